#include <followup/testing/fakes.hpp>

#include <followup/error.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace followup::testing {
namespace {

namespace gregorian = boost::gregorian;
namespace posix = boost::posix_time;

// A little more than the library's range, so that a zone knows what held when it begins.
constexpr int first_year = 1969;
constexpr int last_year = 2200;

date sunday_of(const clock_change& change, int year) {
  const auto y = static_cast<unsigned short>(year);
  const auto m = static_cast<unsigned short>(change.month);
  if (change.sunday == 0) {
    const date last = date{y, m, 1}.end_of_month();
    return last - gregorian::days(last.day_of_week().as_number());
  }
  const date first{y, m, 1};
  return first + gregorian::days((7 - first.day_of_week().as_number()) % 7 + 7 * (change.sunday - 1));
}

struct changeover {
  ptime at;
  time_duration offset;  // from then on
};

std::vector<changeover> changeovers(time_duration standard, time_duration saving, const clock_change& spring,
                                    const clock_change& autumn) {
  std::vector<changeover> all;
  for (int year = first_year; year <= last_year; ++year) {
    all.push_back({ptime{sunday_of(spring, year), spring.standard_clock - standard}, standard + saving});
    all.push_back({ptime{sunday_of(autumn, year), autumn.standard_clock - standard}, standard});
  }
  std::sort(all.begin(), all.end(), [](const changeover& a, const changeover& b) { return a.at < b.at; });
  return all;
}

void check_year(int year) {
  if (year >= 1970 && year <= 2199) return;
  throw invalid_time("year", std::to_string(year), "1970 to 2199");
}

}  // namespace

time_zone summer_time_zone(std::string name, time_duration standard, time_duration saving, clock_change spring,
                           clock_change autumn) {
  const auto all = changeovers(standard, saving, spring, autumn);
  return time_zone::from(std::move(name), [&all](ptime at) {
    const auto next = std::upper_bound(all.begin(), all.end(), at,
                                       [](ptime instant, const changeover& one) { return instant < one.at; });
    return std::prev(next)->offset;
  });
}

time_zone amsterdam() {
  static const auto zone = summer_time_zone("Testing/Amsterdam", posix::hours(1), posix::hours(1),
                                            {3, 0, posix::hours(2)}, {10, 0, posix::hours(2)});
  return zone;
}

time_zone new_york() {
  static const auto zone = summer_time_zone("Testing/New_York", posix::hours(-5), posix::hours(1),
                                            {3, 2, posix::hours(2)}, {11, 1, posix::hours(1)});
  return zone;
}

time_zone lord_howe() {
  static const auto zone =
      summer_time_zone("Testing/Lord_Howe", posix::hours(10) + posix::minutes(30), posix::minutes(30),
                       {10, 1, posix::hours(2)}, {4, 1, posix::hours(1) + posix::minutes(30)});
  return zone;
}

// The anonymous Gregorian algorithm, as Meeus gives it in "Astronomical Algorithms", chapter 8.
date easter_sunday(int year) {
  check_year(year);
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int g = (8 * b + 13) / 25;
  const int h = (19 * a + b - b / 4 - g + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 19 * l) / 433;
  const int n = h + l - 7 * m;
  const int month = (n + 90) / 25;
  const int day = (n + 33 * month + 19) % 32;
  return {static_cast<unsigned short>(year), static_cast<unsigned short>(month), static_cast<unsigned short>(day)};
}

std::vector<date> holidays(int first, int last) {
  check_year(first);
  check_year(last);
  std::vector<date> all;
  for (int year = first; year <= last; ++year) {
    const auto y = static_cast<unsigned short>(year);
    const date easter = easter_sunday(year);
    all.emplace_back(y, 1, 1);
    for (const int later : {-2, 1, 39, 50}) all.push_back(easter + gregorian::days(later));
    all.emplace_back(y, 12, 25);
    all.emplace_back(y, 12, 26);
  }
  return all;
}

calendar office(std::string_view hours) { return {"office", "testing", monday_to_friday(hours), holidays(2020, 2039)}; }

calendar always_open() { return {"always", "testing", every_day("00:00-24:00")}; }

}  // namespace followup::testing
