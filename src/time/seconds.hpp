// Time inside the library: an instant is a count of seconds since 1970-01-01T00:00:00Z, a civil day a count of days
// since 1970-01-01, a local time a count of local seconds since that day's local midnight 1970-01-01.
#pragma once

#include <followup/time/instant.hpp>

#include <cstdint>
#include <limits>
#include <string_view>

namespace followup::detail {

using instant = std::int64_t;
using day_number = std::int32_t;

inline constexpr std::int64_t seconds_per_hour = 3'600;
inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr day_number end_of_days = 84'006;                      // 2200-01-01
inline constexpr instant end_of_time = end_of_days * seconds_per_day;  // every valid instant is in [0, end_of_time)
inline constexpr instant never = std::numeric_limits<instant>::max();

// Any instant; what Boost counts in begins long before.
[[nodiscard]] inline ptime to_ptime(instant at) {
  constexpr std::int64_t julian_1970 = 2'440'588;
  using count = ptime::time_rep_type;
  return ptime(count(count::int_type((julian_1970 * seconds_per_day + at) * time_duration::ticks_per_second())));
}
[[nodiscard]] date to_date(day_number on);

// Its instant, or a negative number for special values (which lie at the ends of what Boost counts in) and for what is
// out of range. Asked of every time that comes in.
[[nodiscard]] inline instant instant_or_negative(ptime at) noexcept {
  constexpr std::int64_t a_second = time_duration::ticks_per_second();
  const std::int64_t ticks = (at - to_ptime(0)).ticks();
  return static_cast<std::uint64_t>(ticks) < static_cast<std::uint64_t>(end_of_time * a_second) ? ticks / a_second : -1;
}

// From the public types, refusing special values and what is out of range; `field` names it in the error.
[[noreturn]] void refuse_instant(ptime at, std::string_view field);
[[nodiscard]] inline instant to_instant(ptime at, std::string_view field) {
  const instant valid = instant_or_negative(at);
  if (valid < 0) refuse_instant(at, field);
  return valid;
}
[[nodiscard]] day_number to_day(date on, std::string_view field);

[[nodiscard]] constexpr day_number day_of(std::int64_t local_seconds) noexcept {
  // Local times just before 1970 (west of Greenwich) round down too.
  return static_cast<day_number>((local_seconds + 10 * seconds_per_day) / seconds_per_day - 10);
}
[[nodiscard]] constexpr std::int64_t start_of(day_number on) noexcept { return on * seconds_per_day; }

// The local time of that minute of a day.
[[nodiscard]] constexpr std::int64_t local_at(day_number on, int minute) noexcept {
  return start_of(on) + std::int64_t{minute} * 60;
}

// Monday is 0; 1970-01-01 was a Thursday.
[[nodiscard]] constexpr int weekday_index(day_number on) noexcept { return (on + 3 + 7) % 7; }

}  // namespace followup::detail
