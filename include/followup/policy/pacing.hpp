// followup/policy/pacing.hpp - what a delay counts from when people are early, late, or put things on hold.
#pragma once

#include <string_view>

namespace followup {

// What the next touch of a track counts from, where the last one was made in time (on the day it was planned, or
// before).
enum class anchor : unsigned char {
  actual,   // from when it was really made
  planned,  // from when it was planned: the instant that the delays alone named for it, before guards and dayparts
};

// What becomes of the rest when a touch was made after the day it was planned for.
enum class late_policy : unsigned char {
  shift,  // the rest moves along: the next one counts from when it was really made
  hold,   // the rest holds its dates: the next one counts from when this one was planned
};

// When a touch is due again that a hold has kept back. What was still to come when the hold began is measured in the
// delay's own kind: in business days for business days, in open minutes for open minutes.
enum class resume_mode : unsigned char {
  original_deadline,  // when it would have been without the hold, or at its end if that is past
  remaining,          // what was still left of the delay when the hold began runs from its end
  restart,            // the whole delay runs anew from its end
};

// How a track keeps time. The defaults let later touches count from what really happened: whoever is late shifts the
// rest and never compresses it.
//
//   the touch was made      anchor::actual             anchor::planned
//   in time                 from the touch             from the plan
//   late, shift             from the touch             from the touch
//   late, hold              from the plan              from the plan
//
//   every(business_days{5}, channel::email), planned and hold: Mondays stay Mondays, whenever each was really sent
//
// Calls that keep to a plan count from calls alone, not from what else was heard of the prospect. A plan is moved by
// holds as `resumes` says. Whoever holds the dates and is late by more than a whole gap is due again at once, until the
// plan is caught up with; a guard spreads that.
struct pacing {
  anchor from = anchor::actual;
  late_policy late = late_policy::shift;
  resume_mode resumes = resume_mode::original_deadline;
  bool operator==(const pacing&) const = default;
};

// "planned", "hold", "restart": the names used in documents.
[[nodiscard]] std::string_view name_of(anchor from) noexcept;
[[nodiscard]] std::string_view name_of(late_policy late) noexcept;
[[nodiscard]] std::string_view name_of(resume_mode resumes) noexcept;

}  // namespace followup
