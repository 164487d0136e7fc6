// followup/time/calendar.hpp - when there is work: opening hours, holidays, and counting in open days.
#pragma once

#include <followup/time/delay.hpp>
#include <followup/time/instant.hpp>
#include <followup/time/time_zone.hpp>

#include <boost/smart_ptr/intrusive_ptr.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace followup {

namespace detail {
class calendar_table;
void intrusive_ptr_add_ref(const calendar_table* table) noexcept;
void intrusive_ptr_release(const calendar_table* table) noexcept;
}  // namespace detail

// A stretch of one civil day, [open, close) on the local clock, in minutes since midnight; 24:00 (1440) may close.
struct day_interval {
  int open = 0;
  int close = 0;
  auto operator<=>(const day_interval&) const = default;
};

// The intervals of one day, in order, none overlapping; intervals that meet are one. Empty: closed.
using day_hours = std::vector<day_interval>;

// "09:00-12:00 13:30-17:00"; "" and "closed" for a closed day. Hours that run over midnight are told by both days:
// "00:00-06:00 22:00-24:00" every day is one stretch from 22:00 to 06:00. Throws `invalid_calendar`, naming the text.
[[nodiscard]] day_hours hours_from(std::string_view text);
[[nodiscard]] std::string to_string(const day_hours& hours);

// The opening hours of a week, Monday first.
using week_hours = std::array<day_hours, 7>;

// Weeks of different hours that take turns: early and late shift, say.
//
//   week_rotation{{monday_to_friday("07:00-15:00"), monday_to_friday("10:00-18:00")}, day("2026-11-23")}
class week_rotation {
 public:
  // The week in which `from` lies has the first of these hours, the next one the second, and after the last the first
  // again; backwards too. A calendar refuses none, more than `most_weeks`, and a `from` outside the library's range.
  week_rotation(std::vector<week_hours> weeks, date from) : weeks_(std::move(weeks)), from_(from) {}

  [[nodiscard]] const std::vector<week_hours>& weeks() const noexcept { return weeks_; }
  [[nodiscard]] const date& from() const noexcept { return from_; }

  // A single week is the same whatever it counts from.
  friend bool operator==(const week_rotation& a, const week_rotation& b) {
    return a.weeks_ == b.weeks_ && (a.weeks_.size() < 2 || a.from_ == b.from_);
  }

 private:
  std::vector<week_hours> weeks_;
  date from_;
};
inline constexpr std::size_t most_weeks = 53;

// The same hours on the named weekdays, closed on the others.
[[nodiscard]] week_hours monday_to_friday(std::string_view hours);
[[nodiscard]] week_hours every_day(std::string_view hours);

// One date with hours of its own, whatever its weekday; 24 December until 18:30, say. Empty hours: closed.
struct date_override {
  date on;
  day_hours hours;
  friend bool operator==(const date_override&, const date_override&) = default;
};

// Where a computed date goes when it is closed (the names are the money markets'). The engine rolls `following`; the
// others are for a host's own dates.
enum class roll : unsigned char {
  following,           // the first open date on or after it
  modified_following,  // following, unless that is in the next month: then preceding
  preceding,           // the last open date on or before it
  none,                // it stays where it is, closed or not
};

// Opening hours in civil (local) time: a week of hours, or several that take turns, closed dates, and dates with hours
// of their own, which win over both. An immutable value with a name and a version, which every decision carries; copies
// share one table, of some 22 KB and little more a date, so each question below takes the same time whatever the
// distance.
//
//   const calendar office{"office", "2026-1", monday_to_friday("09:00-12:00 13:30-17:00"), {day("2026-12-25")}};
//   office.after(day("2026-12-24"), business_days{1});     // 2026-12-28: the 25th is a holiday, a weekend follows
//
// A calendar says nothing of zones; whoever asks about instants says whose local time is meant. An opening that falls
// in a gap of the clock is the first instant after it, one in an overlap is the first of the two.
class calendar {
 public:
  // `holidays` are closed; a date that is also among `overrides` has the hours given there. Throws `invalid_calendar`
  // for overlapping or reversed intervals, a date given twice in one list, an empty name, no week or more than
  // `most_weeks`, and a calendar that never opens; `invalid_time` for dates outside the library's range.
  calendar(std::string name, std::string version, week_hours week, std::vector<date> holidays = {},
           std::vector<date_override> overrides = {});
  calendar(std::string name, std::string version, const week_rotation& weeks, std::vector<date> holidays = {},
           std::vector<date_override> overrides = {});

  [[nodiscard]] const std::string& name() const noexcept;
  [[nodiscard]] const std::string& version() const noexcept;
  // Stands for name, version and content; what answers carry.
  [[nodiscard]] std::uint64_t identity() const noexcept;
  [[nodiscard]] const week_hours& week() const noexcept;  // of several, the first
  [[nodiscard]] week_rotation weeks() const;
  [[nodiscard]] std::span<const date> holidays() const noexcept;            // in order of date
  [[nodiscard]] std::span<const date_override> overrides() const noexcept;  // in order of date

  // --- Days. Dates outside the library's range throw `invalid_time`; nullopt: no such open day before its end.

  // A day is open if it has an interval.
  [[nodiscard]] bool is_open(date on) const;
  // The day's intervals, in order; empty when it is closed.
  [[nodiscard]] std::span<const day_interval> hours_on(date on) const;
  // The n-th open day after `from`, which is day 0, open or not. n = 0: the first open day on or after it; below 0
  // throws `invalid_policy`.
  [[nodiscard]] std::optional<date> after(date from, business_days n) const;
  // `on`, or where the convention puts it when it is closed.
  [[nodiscard]] std::optional<date> rolled(date on, roll convention) const;
  // How many open days there are in [from, to); negative when `to` is before `from`.
  [[nodiscard]] int open_days_between(date from, date to) const;

  // --- Instants, in a zone's local time. nullopt: it does not open again before the end of the library's range.

  // The first open instant of a day; nullopt also when the day is closed, and when a change of the clock swallows its
  // hours.
  [[nodiscard]] std::optional<ptime> opening_of(date on, const time_zone& zone) const;
  [[nodiscard]] bool is_open(ptime at, const time_zone& zone) const;
  // The first open instant at or after `at`.
  [[nodiscard]] std::optional<ptime> next_open(ptime at, const time_zone& zone) const;
  // The instant by which that much open time has passed since `from`; an open instant, or the end of an interval that
  // it exactly fills. 0: the next open instant. From a closed instant it counts from the next opening. Counted on the
  // local clock: a day's hours count the same on the day the clocks change. A negative length throws `invalid_policy`.
  [[nodiscard]] std::optional<ptime> after(ptime from, open_minutes length, const time_zone& zone) const;
  // Open minutes in [from, to), whole ones, counted the same way; negative when `to` is before `from`.
  [[nodiscard]] std::int64_t open_minutes_between(ptime from, ptime to, const time_zone& zone) const;

  // Same name, version and content.
  friend bool operator==(const calendar& a, const calendar& b) noexcept;

  // Inside the library.
  [[nodiscard]] const detail::calendar_table& table() const noexcept { return *table_; }

 private:
  boost::intrusive_ptr<const detail::calendar_table> table_;
};

}  // namespace followup
