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
// Whoever comes late by more than a whole gap does not catch up one touch after another. Of a rhythm one touch stands
// for all the dates that have passed: the e-mail of Monday the 9th that goes out on Thursday the 26th is followed by
// that of the 30th. Of a step list no step is left out; where the next one's date has passed as well, the rest moves
// along, from when the late one was made. (So it does behind a rhythm that is late by more than 1,000 dates.)
//
// Calls that keep to a plan count from calls alone, not from what else was heard of the prospect. A plan is moved by
// holds as `resumes` says.
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
