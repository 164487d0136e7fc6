// followup/time/delay.hpp - how long to wait: kinds of delay that never convert into each other.
//
// "Two days" means four different things to a seller: 48 hours, sixteen office hours, the day after tomorrow, or the
// second working day from now. Each is a type of its own; a rule says which it means.
#pragma once

#include <followup/time/instant.hpp>

#include <compare>
#include <variant>

namespace followup {

// Time on the clock on the wall, day and night: `hours{24}` is 24 h also across a clock change.
// The only delays that keep the clock time of what they count from.
struct minutes {
  int count = 0;
  auto operator<=>(const minutes&) const = default;
};
struct hours {
  int count = 0;
  auto operator<=>(const hours&) const = default;
};

// Minutes in which the calendar is open: two hours of open time from Friday 16:00 (closing at 17:00) end on Monday an
// hour after opening.
struct open_minutes {
  int count = 0;
  auto operator<=>(const open_minutes&) const = default;
};

// Dates on the wall calendar. The day it counts from is day 0, open or not; the touch lands at the opening of the
// N-th day after it, rolled forward to an open day (Tuesday + 5 is Sunday, so Monday at opening).
struct calendar_days {
  int count = 0;
  auto operator<=>(const calendar_days&) const = default;
};

// Open days of the calendar. The day it counts from is day 0, open or not (Saturday + 1 = Monday); the touch lands at
// the opening of the N-th open day after it. 0: now if open, else the next opening.
struct business_days {
  int count = 0;
  auto operator<=>(const business_days&) const = default;
};

// Calendar months, clipped to the end of the month (31 January + 1 = 28 or 29 February), counted from the anchor each
// time. As a delay the touch lands at the opening of that day, rolled forward to an open day; a rhythm counts each from
// when the touch before was really made, so one of the 31st goes on from the 28th.
struct months {
  int count = 0;
  auto operator<=>(const months&) const = default;
};

// What a rule can wait for. A negative count is refused by whatever takes the delay (`invalid_policy`).
using delay = std::variant<minutes, hours, open_minutes, calendar_days, business_days, months>;

// How long a thing that names no date is left alone.
using review_period = std::variant<calendar_days, months>;

// How far a limit reaches.
using span_limit = std::variant<hours, calendar_days, months>;

// True for the delays that name a day and leave its hour open (calendar and business days, months).
[[nodiscard]] bool names_a_day(const delay& d) noexcept;

[[nodiscard]] int count_of(const delay& d) noexcept;

}  // namespace followup
