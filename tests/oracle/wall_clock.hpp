// What the clock on the wall shows at one place and when there is work there, in plain loops over days and hours, on
// Howard Hinnant's date library: none of it is the library's own arithmetic.
#pragma once

#include <followup/time/calendar.hpp>

#include <date/tz.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace oracle {

// Seconds since 1970-01-01T00:00:00Z.
using instant = std::int64_t;
inline constexpr instant minute = 60;
inline constexpr instant hour = 3600;

[[nodiscard]] instant instant_of(const followup::ptime& at);
[[nodiscard]] followup::ptime ptime_of(instant at);

// Days since 1970-01-01, of the civil calendar.
using day = int;
[[nodiscard]] day day_of(const followup::date& on);

// [begin, end)
struct stretch {
  instant begin = 0;
  instant end = 0;
  friend bool operator==(const stretch&, const stretch&) = default;
};

class wall_clock {
 public:
  wall_clock(const followup::calendar& hours, const std::string& zone);

  [[nodiscard]] day day_at(instant at) const;
  [[nodiscard]] int second_of_day(instant at) const;
  // The first instant after a gap, the first of the two in an overlap.
  [[nodiscard]] instant at(day on, int second) const;

  [[nodiscard]] followup::day_hours usual_hours(day on) const;  // of its weekday
  [[nodiscard]] followup::day_hours hours(day on) const;
  [[nodiscard]] bool is_open_day(day on) const { return !hours(on).empty(); }
  [[nodiscard]] day open_day_from(day on) const;           // the first on or after it
  [[nodiscard]] day open_days_after(day on, int n) const;  // the n-th after it, which is day 0
  [[nodiscard]] instant opening(day on) const;             // of an open day

  // The same date so many months later, clipped to the end of the month.
  [[nodiscard]] static day months_after(day on, int months);

 private:
  const followup::calendar& calendar_;
  const ::date::time_zone* zone_;
};

}  // namespace oracle
