// One calendar's hours, laid out so that every question takes the same time whatever the distance.
#pragma once

#include "time/day_table.hpp"
#include "time/seconds.hpp"
#include "time/zone_table.hpp"

#include <followup/time/calendar.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace followup::detail {

// A half-open stretch of instants. Empty when there is none: {never, never}.
struct stretch {
  instant begin;
  instant end;
};

// A day's first open instant. {no_day, never} when there is none.
struct day_opening {
  day_number on;
  instant at;
};

// How the clock's gaps and overlaps are read: the interval [open, close) of a local day is the instants
// [to_utc(open), to_utc(close)), and does not happen when a gap leaves nothing of it. In an overlap it is decided in
// the first pass: once the clock has shown `close`, the interval stays over although the clock shows it again.
class calendar_table {
 public:
  calendar_table(std::string name, std::string version, const week_rotation& weeks, std::vector<date> holidays,
                 std::vector<date_override> overrides);

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const std::string& version() const noexcept { return version_; }
  [[nodiscard]] week_rotation weeks() const { return {weeks_, from_}; }
  [[nodiscard]] const week_hours& first_week() const noexcept { return weeks_.front(); }
  [[nodiscard]] std::span<const date> holidays() const noexcept { return holidays_; }
  [[nodiscard]] std::span<const date_override> overrides() const noexcept { return overrides_; }
  [[nodiscard]] std::uint64_t fingerprint() const noexcept { return fingerprint_; }

  // Days outside [0, end_of_days) are closed. `no_day` when there is none.
  [[nodiscard]] bool is_open(day_number on) const noexcept;
  [[nodiscard]] std::span<const day_interval> hours_on(day_number on) const noexcept;
  // The hours of its weekday in its week, whatever is said of that date.
  [[nodiscard]] std::span<const day_interval> usual_hours_on(day_number on) const noexcept;
  [[nodiscard]] day_number days_in_turn() const noexcept { return static_cast<day_number>(7 * weeks_.size()); }
  // The first open day on or after, the last on or before (-1: none), the n-th (n >= 1) strictly after.
  [[nodiscard]] day_number open_day_from(day_number on) const noexcept;
  [[nodiscard]] day_number open_day_until(day_number on) const noexcept;
  [[nodiscard]] day_number nth_open_day_after(day_number on, int n) const noexcept;
  // Open days before `on`, since the start of the range.
  [[nodiscard]] int open_days_before(day_number on) const noexcept { return days_.open_before(clamped(on)); }

  // The opening of a day; `never` when it is closed, or when a change of the clock swallows its hours.
  [[nodiscard]] instant opening_of(day_number on, const zone_table& zone) const noexcept;
  // The first day on or after `on` that has an opening.
  [[nodiscard]] day_opening opening_from(day_number on, const zone_table& zone) const noexcept;
  // The rest, from `at` on, of the open stretch that contains `at`, or else the next one. Intervals that meet, at
  // midnight or where the clock jumps over what lies between them, are one stretch (ruling 40).
  [[nodiscard]] stretch open_stretch_from(instant at, const zone_table& zone) const noexcept;
  // The first open instant at or after; `never`.
  [[nodiscard]] instant next_open(instant at, const zone_table& zone) const noexcept;
  // See calendar::after(ptime, open_minutes); `never`. Counting starts at next_open(from); an interval whose opening
  // falls in a gap counts from that opening.
  [[nodiscard]] instant after_open_time(instant from, std::int64_t minutes, const zone_table& zone) const noexcept;
  [[nodiscard]] std::int64_t open_seconds_between(instant from, instant to, const zone_table& zone) const noexcept;

 private:
  // The hours of one kind of day, by their places in intervals_.
  struct pattern {
    std::uint32_t first;
    std::uint32_t count;
  };
  // An interval of a certain day, one of intervals_; null: none is left.
  struct local_interval {
    day_number on;
    const day_interval* hours;

    // In local seconds.
    [[nodiscard]] std::int64_t open() const noexcept { return local_at(on, hours->open); }
    [[nodiscard]] std::int64_t close() const noexcept { return local_at(on, hours->close); }
  };

  [[nodiscard]] static constexpr std::int64_t seconds_of(std::int64_t minutes) noexcept { return 60 * minutes; }
  [[nodiscard]] static constexpr day_number clamped(day_number on) noexcept {
    return std::clamp(on, day_number{0}, end_of_days);
  }
  [[nodiscard]] std::string field() const;  // of an error
  void check_weeks() const;
  void check_dates();  // and puts them in order
  void check_hours() const;
  void join_hours();
  [[nodiscard]] std::uint64_t fingerprint_of_content() const;
  day_table::kind add_pattern(const day_hours& hours);
  [[nodiscard]] std::vector<day_table::exception> add_exceptions();
  [[nodiscard]] day_table laid_out();
  [[nodiscard]] std::vector<day_weight> weights() const;
  [[nodiscard]] std::span<const day_interval> hours_of(day_table::kind what) const noexcept {
    return {intervals_.data() + patterns_[what].first, patterns_[what].count};
  }

  // In the whole range.
  [[nodiscard]] std::int64_t open_seconds() const noexcept { return seconds_of(days_.minutes_before(end_of_days)); }
  // The first interval that closes after a local time.
  [[nodiscard]] local_interval interval_from(std::int64_t local) const noexcept;
  // The interval in which the open second number `count` ends, from 1 to open_seconds(), not before the day `from`.
  [[nodiscard]] local_interval interval_filled_by(std::int64_t count, day_number from) const noexcept;
  // Where the stretch that an interval belongs to closes, on the local clock: behind a midnight, if it goes on there.
  [[nodiscard]] std::int64_t close_of_stretch(const local_interval& interval) const noexcept;
  // Open seconds before an interval, and those that have passed by an instant, since the start of the range.
  [[nodiscard]] std::int64_t open_seconds_before(const local_interval& interval) const noexcept;
  [[nodiscard]] std::int64_t open_seconds_until(instant at, const zone_table& zone) const noexcept;

  std::string name_;
  std::string version_;
  std::vector<week_hours> weeks_;
  date from_;
  std::vector<date> holidays_;
  std::vector<date_override> overrides_;
  std::uint64_t fingerprint_ = 0;

  std::vector<pattern> patterns_;             // kinds of days; 0 is the closed one
  std::vector<day_interval> intervals_;       // of the patterns, one after the other
  std::vector<std::int32_t> minutes_before_;  // by interval: open minutes of the day before it
  day_table days_;

  friend void intrusive_ptr_add_ref(const calendar_table* table) noexcept;
  friend void intrusive_ptr_release(const calendar_table* table) noexcept;
  mutable std::atomic<std::uint32_t> references_{0};
};

inline std::span<const day_interval> calendar_table::hours_on(day_number on) const noexcept {
  if (on < 0 || on >= end_of_days) return {};
  return hours_of(days_.kind_of(on));
}

inline bool calendar_table::is_open(day_number on) const noexcept {
  return on >= 0 && on < end_of_days && days_.is_open(on);
}

inline day_number calendar_table::open_day_from(day_number on) const noexcept {
  return days_.nth_open_day_from(clamped(on), 1);
}

inline calendar_table::local_interval calendar_table::interval_from(std::int64_t local) const noexcept {
  const day_number today = day_of(local);
  const auto hours = hours_on(today);
  const auto seconds = static_cast<std::int32_t>(local - start_of(today));
  const auto found =
      std::partition_point(hours.begin(), hours.end(), [seconds](day_interval i) { return i.close * 60 <= seconds; });
  if (found != hours.end()) return {today, &*found};
  const day_number next = open_day_from(today + 1);
  return {next, next == no_day ? nullptr : hours_on(next).data()};
}

inline instant calendar_table::next_open(instant at, const zone_table& zone) const noexcept {
  while (at < end_of_time) {
    const std::int64_t local = zone.latest_local(at);
    const local_interval found = interval_from(local);
    if (found.hours == nullptr) break;
    if (found.open() <= local) return at;
    const instant open = zone.to_utc(found.open());
    const instant close = zone.to_utc(found.close());
    if (open < close) return open < end_of_time ? open : never;
    at = close;
  }
  return never;
}

}  // namespace followup::detail
