// followup/assure/audit.hpp - what has fallen between two stools: run it every night over the whole book.
//
// The library always has a next step for a pursuit that is not over. What gets lost gets lost around it: a pursuit that
// the host closed on its own, a prospect about whom too little is known to do anything, two sellers who call the same
// person on the same day, a step that is still in somebody's diary though it is no longer wanted, a promise for which
// nobody called.
//
//   std::vector<audited> book;
//   for (const row& one : open_pursuits()) book.push_back({one.policy, office, one.pursuit, one.touchpoints});
//   for (const audit_finding& each : audit(book, now, now - boost::gregorian::days(1))) {
//     mail_to_the_manager(explain(each, book));
//   }
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/language.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace followup {

// A step that stands in the host's own diary for a pursuit.
struct scheduled_step {
  action_id action;  // of the action that it was scheduled for
  channel via = channel::call;
  ptime at;  // UTC
  friend bool operator==(const scheduled_step&, const scheduled_step&) = default;
};

// One line of the host's book: a pursuit, and what the host believes of it.
struct audited {
  policy rules;
  calendar hours;
  pursuit subject;
  // All touchpoints of the prospect, in any order; those after the time of the audit are left out. It must outlive the
  // call.
  std::span<const touchpoint> history;
  // Whether the host goes on with it.
  bool open = true;
  // What is in the host's diary for it. None: the host keeps no diary and asks anew each day.
  std::optional<std::vector<scheduled_step>> diary = {};
};

enum class audit_kind : unsigned char {
  // --- No next step. The comments tell which fields of `audit_finding` are filled beside `index`.
  unanswerable,   // its history or data is refused: text
  nothing_to_do,  // it is open, but nothing can be done before more is known (status::needs_data): why
  not_in_diary,   // action (of which via, from .. to is the window) is asked for, and not in the diary, or not so
  given_up,       // the host closed it, and the policy did not
  // --- Contradicting next steps.
  already_over,     // the host goes on with what is over: touch and from, where a touchpoint ended it
  no_longer_asked,  // the diary has action (via, from), which is not what is asked for, or not so
  twice_in_diary,   // the diary has action (via, from) more than once
  disturbs,         // its action (via, from) is wanted while `other`, of the same prospect, is left alone until `to`
  same_day,         // its action (via, from) and one of `other` are for the same day, through the same channel
  // --- Promises and messages.
  promise_not_kept,   // touch (none: the plan) promised a call in from .. to, and nobody has called since
  promise_kept_late,  // the same; the call came at `made_up`
  message_lapsed,     // touch was a call that owed a message; none was left until it lapsed, at `to`
  // --- Records.
  probably_one,  // touch and twin (via, from) were recorded at one instant, the same way round and with one outcome
};

struct audit_finding {
  audit_kind kind = audit_kind::nothing_to_do;
  std::size_t index = 0;                  // in the book
  std::optional<std::size_t> other = {};  // the pursuit it contradicts, in the book
  touchpoint_id touch = {};
  touchpoint_id twin = {};
  action_id action = {};
  channel via = channel::call;
  std::optional<ptime> from = {};
  std::optional<ptime> to = {};
  std::optional<ptime> made_up = {};
  std::string text = {};
  std::optional<reason> why = {};  // none: no reason says it

  friend bool operator==(const audit_finding&, const audit_finding&) = default;
};

// What is wrong with the book at `now`, in its order, by kind within a pursuit.
//
// What stands is named as long as it stands. What is past (`promise_kept_late`, `message_lapsed`) is named if it came
// about in [since, now], that is once, if `since` is the time of the audit before; none: whenever it came about. Of two
// pursuits that get in each other's way each is named. Host rules are asked as by `next_actions`, and what they throw
// leaves this function; what the library refuses is a finding. Throws `invalid_time` for a special `now` or `since`.
//
// Two touchpoints of the pursuit are probably one if instant, channel, direction, endpoint and the kind of the outcome
// are the same: one that was recorded twice counts twice. Of several each is named with the first.
//
// A step is in the diary as it is asked for if it has the action's id and channel, and stands for a time that is past,
// or at which the policy would have the action done if nothing happened until then; a promised call no later than was
// agreed, as long as that can be.
//
// A promise is kept by a call in its window, or up to 15 minutes before it. It is settled by a conversation, by a newer
// promise and by the end of its pursuit; under `promise_rules::by_next_call` by any call. A message is owed where the
// policy leaves messages, after an outbound call that did not reach the person, unless one was left with that call;
// what is left until the next call, and until the end of the business day after its own, counts, and a conversation
// settles it.
[[nodiscard]] std::vector<audit_finding> audit(std::span<const audited> book, ptime now,
                                               std::optional<ptime> since = std::nullopt);

// In one sentence, in the prospect's local time: "Pursuit 7: the call promised for Friday 27 November 2026,
// 14:00-14:30 was not made." `book` is the one that was audited.
[[nodiscard]] std::string explain(const audit_finding& what, std::span<const audited> book,
                                  language in = language::english);

// "promise_not_kept".
[[nodiscard]] std::string_view name_of(audit_kind kind) noexcept;

}  // namespace followup
