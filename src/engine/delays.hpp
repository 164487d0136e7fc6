// Where a delay leads when it is counted from an instant.
#pragma once

#include "engine/case_state.hpp"
#include "time/calendar_table.hpp"

#include <followup/time/delay.hpp>

#include <algorithm>

namespace followup::detail {

// The instant a delay names: exactly, or as the opening of a day whose hour is still to be chosen.
struct named_time {
  instant at = never;  // never: the calendar does not open again
  bool names_day = false;
  instant rolled_from = no_instant;  // the start of the closed day that it would have been
};

// Of the first day on or after it that has an opening (ruling 41).
[[nodiscard]] inline named_time opening_from(day_number day, const ground& g, const calendar_table& hours) noexcept {
  const day_opening open = hours.opening_from(day, g.zone());
  named_time named{open.at, true};
  if (open.on != day) named.rolled_from = g.zone().to_utc(start_of(day));
  return named;
}

[[nodiscard]] inline named_time nth_opening_after(day_number day, int n, const ground& g,
                                                  const calendar_table& hours) noexcept {
  return {hours.opening_from(hours.nth_open_day_after(day, n), g.zone()).at, true};
}

[[nodiscard]] inline named_time named_by(const delay& wait, instant from, const ground& g,
                                         const calendar_table& hours) noexcept {
  const auto later = [from](std::int64_t seconds) {
    return named_time{from + seconds < end_of_time ? from + seconds : never};
  };
  if (const auto* some = std::get_if<minutes>(&wait)) return later(std::int64_t{some->count} * 60);
  if (const auto* some = std::get_if<followup::hours>(&wait))
    return later(std::int64_t{some->count} * seconds_per_hour);
  if (const auto* some = std::get_if<open_minutes>(&wait)) {
    return {hours.after_open_time(from, some->count, g.zone())};
  }
  const int count = std::min(count_of(wait), end_of_days);  // beyond the end of the range is never
  if (count == 0) return {from};
  if (std::holds_alternative<calendar_days>(wait)) return opening_from(g.local_day(from) + count, g, hours);
  if (const auto* some = std::get_if<months>(&wait)) {
    return opening_from(day_after(g.local_day(from), review_period{*some}), g, hours);
  }
  return nth_opening_after(g.local_day(from), count, g, hours);
}

// Where a delay leads when it is counted back from an instant: days to the opening of an open day (never months or open
// time). What would lie before the calendar's first day is wanted from the start.
[[nodiscard]] inline named_time named_before(const delay& wait, instant begin, const ground& g,
                                             const calendar_table& hours) noexcept {
  if (const auto* some = std::get_if<minutes>(&wait)) return {begin - std::int64_t{some->count} * 60};
  if (const auto* some = std::get_if<followup::hours>(&wait)) {
    return {begin - std::int64_t{some->count} * seconds_per_hour};
  }
  const int count = std::min(count_of(wait), end_of_days);
  const day_number date = g.local_day(begin);
  day_number day = hours.open_day_until(date - (std::holds_alternative<calendar_days>(wait) ? count : 0));
  if (std::holds_alternative<business_days>(wait) && count > 0) {
    const int nth = hours.open_days_before(date) - count + 1;  // of all open days
    day = nth < 1 ? -1 : hours.nth_open_day_after(-1, nth);
  }
  if (day < 0) return {g.started};
  return {hours.opening_from(day, g.zone()).at, true};
}

// When something that is over is taken up again: the opening of the first open day on or after the one named; for no
// wait, at once.
[[nodiscard]] inline instant time_of_review(const review_period& wait, instant over, const ground& g,
                                            const calendar_table& hours) {
  if (std::visit([](const auto& period) { return period.count; }, wait) == 0) return over;
  return opening_from(day_after(g.local_day(over), wait), g, hours).at;
}

}  // namespace followup::detail
