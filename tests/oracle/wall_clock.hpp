// What the clock on the wall shows at one place and when there is work there, in plain loops over days and hours, on
// Howard Hinnant's date library: none of it is the library's own arithmetic.
#pragma once

#include <followup/time/calendar.hpp>

#include <date/tz.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace oracle {

// Seconds since 1970-01-01T00:00:00Z.
using instant = std::int64_t;
inline constexpr instant minute = 60;
inline constexpr instant hour = 3600;
inline constexpr instant for_ever = std::numeric_limits<instant>::max();

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
// Those that meet or overlap made one, of a list in order of begin (ruling 40); empty ones left out.
[[nodiscard]] std::vector<stretch> joined(const std::vector<stretch>& some);

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
  // The hours of a day as instants; those that a change of the clock swallows are none of them.
  [[nodiscard]] std::vector<stretch> open_on(day on) const;
  // The first open instant of that day, or of the next day that has one (ruling 41).
  [[nodiscard]] instant opening(day on) const;
  // When the last hours of that day end, or those of the next day that has any.
  [[nodiscard]] instant closing(day on) const;
  // The first open stretch from there on; it goes on across midnight, and for ever where nothing closes any more.
  [[nodiscard]] stretch open_from(instant from) const;

  // The same date so many months later, clipped to the end of the month.
  [[nodiscard]] static day months_after(day on, int months);

 private:
  const followup::calendar& calendar_;
  const ::date::time_zone* zone_;
  std::shared_ptr<const std::vector<stretch>> open_;  // all there are in the years that stories are told of
};

}  // namespace oracle
