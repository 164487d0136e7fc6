// followup/engine/next_actions.hpp - the question: what is the next thing to do for this prospect, when, through which
// channel, and why?
#pragma once

#include <followup/engine/progress.hpp>
#include <followup/engine/reason.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>

#include <boost/container/static_vector.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>

namespace followup {

// A half-open stretch of time, [begin, end), UTC.
struct time_window {
  ptime begin;
  ptime end;
  friend bool operator==(const time_window&, const time_window&) = default;
};

// One thing to do.
struct action {
  // The same however often, whenever and under whichever version of the policy it is asked for: made from the pursuit,
  // the rule and the touchpoint it follows. Schedule by it, and give it back in touchpoint::action.
  action_id id;
  channel via = channel::call;
  // The first instant at which it is allowed, whatever the time is now.
  ptime due;
  // The first stretch in which it is allowed from now on (from `due` on, as long as that is ahead).
  time_window window;
  brief_id brief = {};        // what it is about; none where the rule names none, or all are used
  endpoint_id endpoint = {};  // which number or address, where the prospect's contact points say
  label_id label = {};        // of a task
  rule_id rule = {};          // what asked for it

  // Whether it can be done now; the actions of an answer may also lie ahead.
  [[nodiscard]] bool is_open_at(ptime now) const { return window.begin <= now && now < window.end; }

  friend bool operator==(const action&, const action&) = default;
};

enum class status : unsigned char {
  due,         // something can be done now: at least one action is open; others may lie ahead
  waiting,     // the next thing is in the future
  dormant,     // an appointment is ahead
  on_hold,     // put on hold
  closing,     // a limit was reached; a last letter, perhaps
  needs_data,  // nothing can be done before the host knows more; the reasons say what
  closed,      // over
};

// That the matter is to be taken up again, by a re-entry of the policy.
struct continuation {
  rule_id rule = {};     // the re_entry
  policy_id under = {};  // id_of<policy_id>(the policy's name)
  ptime from;            // when the new pursuit starts

  friend bool operator==(const continuation&, const continuation&) = default;
};

// How and by what a pursuit ended.
struct conclusion {
  disposition how = disposition::withdrawn;
  rule_id rule = {};         // which rule ended it
  touchpoint_id touch = {};  // which touchpoint, where it was one
  std::optional<ptime> at = {};
  std::optional<continuation> next = {};  // none: it is over for good

  friend bool operator==(const conclusion&, const conclusion&) = default;
};

// The answer, always complete. Not closed means that there is a `wake_at`.
//
// An answer can be kept: while nothing is recorded it holds as it is from the instant it was given for up to its
// `wake_at`, and a closed one for good. Asked again in between, the same comes back, but for what is of the time of
// asking: a window that is open begins `now`, what needs data is asked about again in a month, and the reasons no
// longer name what is over meanwhile. Where a guard is a callable of the host's own this is so as far as it says how
// long it allows. (engine/outlook.hpp keeps 16 bytes of an answer.)
struct answer {
  static constexpr std::size_t most_actions = 8;
  static constexpr std::size_t most_reasons = 32;

  followup::status status = followup::status::waiting;
  // In order of due time; ties in order of precedence.
  boost::container::static_vector<action, most_actions> actions;
  // What these were: policy::identity() and calendar::identity(), which stand for name, version and content.
  std::uint64_t policy_identity = 0;
  std::uint64_t calendar_identity = 0;
  // When to ask again: the first instant after `now` at which status, action ids or the end of a window changes while
  // nothing is recorded. None once closed.
  std::optional<ptime> wake_at;
  std::optional<conclusion> concluded;  // once closed
  boost::container::static_vector<reason, most_reasons> reasons;
  // What did not fit.
  std::uint16_t truncated_actions = 0;
  std::uint16_t truncated_reasons = 0;

  [[nodiscard]] bool truncated() const noexcept { return truncated_actions != 0 || truncated_reasons != 0; }
  friend bool operator==(const answer&, const answer&) = default;
};

// Whether reasons are wanted. Leaving them out is a little faster and changes nothing else.
enum class reasons : unsigned char { wanted, none };

// The question, of a history in whatever order it comes. Pure: the same arguments give the same answer, on any thread.
//
// Touchpoints of the prospect's other pursuits may be among them; they count for guards and objections only. Throws
// `invalid_history` for what cannot have happened (a touchpoint after `now` too: see `up_to`), `invalid_pursuit`, and
// `invalid_time`; never for anything that is an answer.
[[nodiscard]] answer next_actions(const policy& rules, const pursuit& subject, std::span<const touchpoint> history,
                                  const calendar& hours, ptime now, reasons why = reasons::wanted);

// The same of touchpoints written out: next_actions(policy, pursuit, {}, calendar, now).
[[nodiscard]] inline answer next_actions(const policy& rules, const pursuit& subject,
                                         std::initializer_list<touchpoint> history, const calendar& hours, ptime now,
                                         reasons why = reasons::wanted) {
  return next_actions(rules, subject, std::span<const touchpoint>(history.begin(), history.size()), hours, now, why);
}

// The same from what was folded before. Throws `stale_progress`, and `history_required` if policy::needs_history().
[[nodiscard]] answer next_actions(const policy& rules, const pursuit& subject, const progress& so_far,
                                  const calendar& hours, ptime now, reasons why = reasons::wanted);

// The pursuit that takes the matter up again: the same prospect and counts from outside, started when the conclusion's
// continuation says, under an id of its own; asked about with the policy that the continuation names. What was objected
// to, and what guards count, carries over with the prospect's touchpoints. Throws `invalid_pursuit` where the
// conclusion has no continuation, and for the id of the pursuit before.
[[nodiscard]] pursuit successor(const pursuit& before, const conclusion& ended, pursuit_id id);

[[nodiscard]] std::string_view name_of(status what) noexcept;

}  // namespace followup
