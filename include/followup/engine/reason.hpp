// followup/engine/reason.hpp - why: every decision's reasons, as data.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/model/ids.hpp>
#include <followup/model/outcome.hpp>
#include <followup/model/prospect.hpp>
#include <followup/time/instant.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace followup {

// What a reason says. The comments tell which fields of `reason` it fills beside `rule`; `n` and `m` are counts.
// Those of one action that move it follow each other: each begins (from) where the one before it ended (to), the first
// where the touch comes from. Where the action is late they begin anew with the instant asked about (ruling 47).
enum class reason_kind : unsigned char {
  // --- Where a touch comes from.
  first_touch,         // so long after the start: from = the start, to = the instant or day named
  rhythm,              // so long after the last one: from = that one, to = as above; n = touches so far
  after_nth,           // n = every how many, m = how many happened; from = the one that made it due
  after_landing,       // from = the landing (or sending) counted from
  next_step,           // n = the step's number, m = of how many; from = the step before
  branch_taken,        // the same, but by what = the outcome that led there; from = when that was
  after_event,         // what = the event, from = when it was
  before_appointment,  // ahead of an appointment: from = when that begins, to = the instant or day named
  host_rule,           // to = the instant that the host's own rule named
  message_owed,        // an unanswered call without a message: from = the call; n = messages' place (the n-th call)
  outcome_says,        // what = the outcome, from = when it happened, to = the instant or day that follows
  promise_by_them,     // from, to = its window; n, m = its clock times as agreed, in minutes, equal for days alone
  promise_by_us,       // the same
  answer_owed,         // from = when they wrote, to = the latest
  information_owed,    // "send me something": from = when they asked, to = the latest
  information_landed,  // the call after it: from = its landing
  ask_for_reasons,     // a no without reasons: from; n = attempts so far that did not reach the person
  how_did_it_go,       // after an appointment: from = its end
  closing_touch,       // the closing letter: from = when the limit was reached
  // --- What was noticed about a promise.
  promise_in_gap,         // its clock time does not exist that day: to = the first instant after the gap
  promise_in_overlap,     // its clock time comes twice that day: to = the first
  promise_on_closed_day,  // it is kept, though the calendar is closed: to = when its time begins
  promise_missed_by_us,   // no attempt in its window: from = the window's begin, to = its end
  promise_blocked,        // kept, but `rule` does not allow it before to: from = what would have come without it
  agreed_clock_kept,      // another time for it, from `from` on: to = the next opening, not before its clock time
  // --- How the instant was found.
  daypart_chosen,          // n = the daypart's index, m = calls made in it so far
  daypart_reached,         // the same one: m = how many of these calls reached the person, if any did
  side_rule_dropped,       // n = the index of the preference that left nothing
  rolled_to_opening,       // the calendar was closed: from = the instant wanted, to = the next opening
  rolled_from_closed_day,  // the same, where the whole day is closed: a weekend or a holiday
  guard_moved,             // `rule` did not allow it: from = what would have come without it, to = what comes with it
  kept_apart,     // not sooner than n hours after a call that failed: from = the instant wanted, to = so long after it
  after_promise,  // `rule` waits for a promise: from = the instant wanted, to = when the promise's time is over
  next_number,    // the call goes to the n-th contact point, for the one before went to the m-th
  promised_number,      // the call goes to the n-th contact point, as was agreed
  promised_number_out,  // the one that was agreed, the n-th (0: none of them), cannot be called: it goes to the m-th
  lapses,               // no longer of use after to
  guard_forbids,        // `rule` never allows it within the horizon: the touch (via) of `by`, where that is no action
  briefs_used_up,       // all n briefs of `rule` are used: the touch is due with an empty one
  // --- What lost.
  held_back,           // `rule`'s touch (via) gives way to `by`
  channel_unusable,    // `rule` wants via, which the prospect does not have or which is out
  channel_suppressed,  // `rule` wants via, to which the prospect objected
  endpoint_assumed,    // nobody said which number or address is dead: the n-th contact point was taken to be it (via)
  lapsed,              // `rule`'s touch (via) was not made while it was of use: to = its last moment
  beyond_limit,        // `rule`'s touch would come after the limit `by`: to = the limit
  // --- Why nothing is due, and why it is over.
  waiting,            // the next thing is in the future: to
  appointment_ahead,  // from, to, n, m as for a promise; one for each that stands
  hold,               // nothing goes out before to; from = when it was agreed, if that was the last contact; n = 1:
                      // nothing but what was agreed or is owed, which comes before that
  absence,            // nobody there before to: no calls; n = 1: no others, as for a hold
  pause,              // no calls before to, after a gatekeeper's no; n as for an absence
  limit_reached,      // from = when; n = calls made where it is a limit of calls, else 0
  limit_ahead,        // to = when it will be reached
  limit_waits,  // something agreed is pending, of rule by: from = when it is reached by time; n = calls, if by those
  no_zone,      // needs data: where is the prospect?
  no_channel,   // needs data: no usable channel is left
  nothing_proposed,  // no rule wants anything
  blocked,           // everything proposed is forbidden
  never_open,        // the calendar does not open again; by: not for its touch (via), which is wanted later than others
  suppressed,        // an objection: from; n = 1: to via only, else to every channel
  ended,             // by what = the outcome, from = when; n = the disposition
};

// One reason. Which fields are filled depends on the kind.
struct reason {
  static constexpr std::uint8_t whole_answer = 0xFF;

  reason_kind kind = reason_kind::waiting;
  std::uint8_t action = whole_answer;  // the index in answer::actions it is about, or the answer as a whole
  channel via = channel::call;
  std::optional<outcome_kind> what = {};
  std::uint16_t n = 0;
  std::uint16_t m = 0;
  rule_id rule = {};  // the rule that speaks
  rule_id by = {};    // the rule it gave way to
  std::optional<ptime> from = {};
  std::optional<ptime> to = {};

  friend bool operator==(const reason&, const reason&) = default;
};

// "guard_moved": the name used in documents.
[[nodiscard]] std::string_view name_of(reason_kind kind) noexcept;

}  // namespace followup
