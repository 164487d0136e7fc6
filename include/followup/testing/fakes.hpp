// followup/testing/fakes.hpp - zones, holidays and calendars that need no file: neither the system's tz database nor a
// list of dates. Tests that use them come out the same on every machine and in every year.
#pragma once

#include <followup/time/calendar.hpp>
#include <followup/time/instant.hpp>
#include <followup/time/time_zone.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace followup::testing {

// The last (or the n-th) Sunday of a month, and the local standard time at which the clocks change there.
struct clock_change {
  int month = 3;
  int sunday = 0;  // 1 ... 4 from the month's start; 0: the last one
  time_duration standard_clock = {};
};

// A zone with summer time, the clocks put forward by `saving` from `spring` to `autumn` of each year; where spring
// comes later in the year than autumn, the summer is that of the south. The rule holds for all years, which no real one
// does.
[[nodiscard]] time_zone summer_time_zone(std::string name, time_duration standard, time_duration saving,
                                         clock_change spring, clock_change autumn);

// Today's rules, for all years: local times there are those of Europe/Amsterdam from 1996 on, of America/New_York from
// 2007 on, of Australia/Lord_Howe (whose summer time is half an hour) from 2008 on. Their names are
// "Testing/Amsterdam", "Testing/New_York" and "Testing/Lord_Howe", for they are not the real ones.
[[nodiscard]] time_zone amsterdam();
[[nodiscard]] time_zone new_york();
[[nodiscard]] time_zone lord_howe();

// Easter Sunday of a year, Gregorian, from 1970 to 2199.
[[nodiscard]] date easter_sunday(int year);

// Holidays of a country like many: New Year's Day, Good Friday, Easter Monday, Ascension Day, Whit Monday, Christmas
// Day and the day after it, of the years [first, last], in order. Throws `invalid_time` for years outside 1970 ...
// 2199.
[[nodiscard]] std::vector<date> holidays(int first, int last);

// Monday to Friday, closed on holidays(2020, 2039). Throws as `hours_from` does.
//
//   office().after(day("2026-12-24"), business_days{1});    // 2026-12-28: the 25th is a holiday, then comes a weekend
[[nodiscard]] calendar office(std::string_view hours = "09:00-12:30 13:30-17:30");

// Day and night.
[[nodiscard]] calendar always_open();

}  // namespace followup::testing
