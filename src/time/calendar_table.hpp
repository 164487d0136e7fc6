// The days of one calendar over the library's range, counted once, so that every question is a lookup.
#pragma once

#include "time/seconds.hpp"
#include "time/zone_table.hpp"

#include <followup/time/calendar.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace followup::detail {

// A half-open stretch of instants. Empty when there is none: {never, never}.
struct stretch {
  instant begin;
  instant end;
};

// How the clock's gaps and overlaps are read: the interval [open, close) of a local day is the instants
// [to_utc(open), to_utc(close)), and does not happen when a gap leaves nothing of it. In an overlap it is decided in
// the first pass: once the clock has shown `close`, the interval stays over although the clock shows it again.
class calendar_table {
 public:
  calendar_table(std::string name, std::string version, week_hours week, std::vector<date> holidays,
                 std::vector<date_override> overrides);

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const std::string& version() const noexcept { return version_; }
  [[nodiscard]] const week_hours& week() const noexcept { return week_; }
  [[nodiscard]] std::span<const date> holidays() const noexcept { return holidays_; }
  [[nodiscard]] std::span<const date_override> overrides() const noexcept { return overrides_; }
  [[nodiscard]] std::uint64_t fingerprint() const noexcept { return fingerprint_; }

  // Days outside [0, end_of_days) are closed. `no_day` when there is none.
  static constexpr day_number no_day = end_of_days;
  [[nodiscard]] bool is_open(day_number on) const noexcept;
  [[nodiscard]] std::span<const day_interval> hours_on(day_number on) const noexcept;
  // The first open day on or after, the last on or before (-1: none), the n-th (n >= 1) strictly after.
  [[nodiscard]] day_number open_day_from(day_number on) const noexcept;
  [[nodiscard]] day_number open_day_until(day_number on) const noexcept;
  [[nodiscard]] day_number nth_open_day_after(day_number on, int n) const noexcept;
  // Open days before `on`, since the start of the range.
  [[nodiscard]] int open_days_before(day_number on) const noexcept;

  // The opening of a day; `never` when it is closed.
  [[nodiscard]] instant opening_of(day_number on, const zone_table& zone) const noexcept;
  // The open stretch that contains `at` or else the next one, whole: it may begin before `at`, and before or after the
  // range. One interval of one day: stretches that touch at midnight are two.
  [[nodiscard]] stretch open_stretch_from(instant at, const zone_table& zone) const noexcept;
  // The first open instant at or after; `never`.
  [[nodiscard]] instant next_open(instant at, const zone_table& zone) const noexcept;
  // See calendar::after(ptime, open_minutes); `never`. Counting starts at next_open(from); an interval whose opening
  // falls in a gap counts from that opening.
  [[nodiscard]] instant after_open_time(instant from, std::int64_t minutes, const zone_table& zone) const noexcept;
  [[nodiscard]] std::int64_t open_seconds_between(instant from, instant to, const zone_table& zone) const noexcept;

 private:
  // The hours of one kind of day: its intervals, and for each the minutes open before it.
  struct pattern {
    std::uint32_t first;
    std::uint32_t count;
    std::int32_t minutes;
  };
  struct day_entry {
    std::int32_t open_days_before;
    std::int32_t open_minutes_before;
    std::uint32_t pattern;
  };
  // An interval of a certain day, in local seconds. `open_seconds_before` counts from the start of the range; `exists`
  // is false when no interval is left.
  struct local_interval {
    std::int64_t open;
    std::int64_t close;
    std::int64_t open_seconds_before;
    bool exists;
  };

  [[nodiscard]] static constexpr std::int64_t seconds_of(std::int64_t minutes) noexcept { return 60 * minutes; }
  [[nodiscard]] static constexpr day_number clamped(day_number on) noexcept {
    return std::clamp(on, day_number{0}, end_of_days);
  }
  void check_dates();  // and puts them in order
  void check_hours() const;
  [[nodiscard]] std::uint64_t fingerprint_of_content() const;
  std::uint32_t add_pattern(const day_hours& hours, std::map<day_hours, std::uint32_t>& known);
  void lay_out_days();
  void index_minutes();
  [[nodiscard]] std::int64_t minutes_before_open_day(std::size_t place) const noexcept {
    return days_[static_cast<std::size_t>(open_days_[place])].open_minutes_before;
  }

  // In the whole range.
  [[nodiscard]] std::int64_t open_seconds() const noexcept { return seconds_of(days_.back().open_minutes_before); }
  // An interval of an open day, by its place in intervals_.
  [[nodiscard]] local_interval interval_at(day_number on, std::size_t place) const noexcept;
  // The first interval that closes after a local time.
  [[nodiscard]] local_interval interval_from(std::int64_t local) const noexcept;
  // The interval in which the open second number `count` ends, from 1 to open_seconds().
  [[nodiscard]] local_interval interval_filled_by(std::int64_t count) const noexcept;
  // Open seconds that have passed by an instant.
  [[nodiscard]] std::int64_t open_seconds_until(instant at, const zone_table& zone) const noexcept;

  std::string name_;
  std::string version_;
  week_hours week_;
  std::vector<date> holidays_;
  std::vector<date_override> overrides_;
  std::uint64_t fingerprint_ = 0;

  std::vector<pattern> patterns_;             // distinct days; 0 is the closed one
  std::vector<day_interval> intervals_;       // of the patterns, one after the other
  std::vector<std::int32_t> minutes_before_;  // by interval: open minutes of the day before it
  std::vector<day_entry> days_;               // by day, and one past the end
  std::vector<day_number> open_days_;         // the open days, in order, and `no_day`
  std::int64_t minutes_per_stretch_ = 1;
  std::vector<std::uint32_t> by_minutes_;  // by open minutes / minutes_per_stretch_: which open day has that minute

  friend void intrusive_ptr_add_ref(const calendar_table* table) noexcept;
  friend void intrusive_ptr_release(const calendar_table* table) noexcept;
  mutable std::atomic<std::uint32_t> references_{0};
};

inline std::span<const day_interval> calendar_table::hours_on(day_number on) const noexcept {
  if (on < 0 || on >= end_of_days) return {};
  const pattern& hours = patterns_[days_[static_cast<std::size_t>(on)].pattern];
  return {intervals_.data() + hours.first, hours.count};
}

inline bool calendar_table::is_open(day_number on) const noexcept {
  return on >= 0 && on < end_of_days && days_[static_cast<std::size_t>(on)].pattern != 0;
}

inline int calendar_table::open_days_before(day_number on) const noexcept {
  return days_[static_cast<std::size_t>(clamped(on))].open_days_before;
}

inline day_number calendar_table::open_day_from(day_number on) const noexcept {
  return open_days_[static_cast<std::size_t>(open_days_before(on))];
}

inline day_number calendar_table::open_day_until(day_number on) const noexcept {
  const int up_to = on < end_of_days ? open_days_before(on + 1) : open_days_before(end_of_days);
  return up_to == 0 ? -1 : open_days_[static_cast<std::size_t>(up_to - 1)];
}

inline day_number calendar_table::nth_open_day_after(day_number on, int n) const noexcept {
  const int up_to = on < end_of_days ? open_days_before(on + 1) : open_days_before(end_of_days);
  const auto wanted = static_cast<std::size_t>(up_to) + static_cast<std::size_t>(n) - 1;
  return open_days_[std::min(wanted, open_days_.size() - 1)];
}

inline calendar_table::local_interval calendar_table::interval_at(day_number on, std::size_t place) const noexcept {
  const std::int64_t midnight = start_of(on);
  const day_interval interval = intervals_[place];
  const std::int64_t minutes = days_[static_cast<std::size_t>(on)].open_minutes_before + minutes_before_[place];
  return {midnight + seconds_of(interval.open), midnight + seconds_of(interval.close), seconds_of(minutes), true};
}

inline calendar_table::local_interval calendar_table::interval_from(std::int64_t local) const noexcept {
  const day_number today = day_of(local);
  const auto minute = static_cast<int>((local - start_of(today)) / 60);
  const auto hours = hours_on(today);
  const auto found =
      std::partition_point(hours.begin(), hours.end(), [minute](day_interval i) { return i.close <= minute; });
  if (found != hours.end()) return interval_at(today, static_cast<std::size_t>(&*found - intervals_.data()));
  const day_number next = open_day_from(today + 1);
  if (next == no_day) return {never, never, open_seconds(), false};
  return interval_at(next, patterns_[days_[static_cast<std::size_t>(next)].pattern].first);
}

inline stretch calendar_table::open_stretch_from(instant at, const zone_table& zone) const noexcept {
  while (at < end_of_time) {
    const local_interval found = interval_from(zone.latest_local(at));
    if (!found.exists) break;
    const stretch open{zone.to_utc(found.open), zone.to_utc(found.close)};
    if (open.begin < open.end) return open;
    at = open.end;  // it fell in a gap: look again behind that
  }
  return {never, never};
}

inline instant calendar_table::next_open(instant at, const zone_table& zone) const noexcept {
  while (at < end_of_time) {
    const std::int64_t local = zone.latest_local(at);
    const local_interval found = interval_from(local);
    if (found.open <= local) return at;
    if (!found.exists) break;
    const instant open = zone.to_utc(found.open);
    const instant close = zone.to_utc(found.close);
    if (open < close) return open < end_of_time ? open : never;
    at = close;
  }
  return never;
}

}  // namespace followup::detail
