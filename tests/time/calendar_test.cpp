#include <followup/time/calendar.hpp>

#include "refusal.hpp"
#include "samples.hpp"

#include "time/calendar_table.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
#include <limits>
#include <ostream>
#include <random>
#include <vector>

using namespace followup;
namespace data = boost::unit_test::data;

namespace {

using days = boost::gregorian::days;

time_duration clock_of(int hour, int minute = 0, int second = 0) { return {hour, minute, second}; }

std::string shown(const std::optional<ptime>& at) { return at ? to_string(*at) : "never"; }
std::string shown(const std::optional<date>& on) { return on ? to_string(*on) : "never"; }

const calendar& office() {
  static const calendar mondays_to_fridays{"office", "1", monday_to_friday("08:00-17:00")};
  return mondays_to_fridays;
}

week_hours sundays(std::string_view hours) {
  week_hours week;
  week[6] = hours_from(hours);
  return week;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(calendars)

// --- The worked examples: 2026-11-23 is a Monday.

struct counted {
  const char* label;
  const char* from;
  int days;
  const char* opening;
  friend std::ostream& operator<<(std::ostream& out, const counted& row) { return out << row.label; }
};

const std::vector<counted> counted_in_business_days{
    {"Monday 07:00 + 3 is Thursday 08:00", "2026-11-23 07:00", 3, "2026-11-26T08:00:00Z"},
    {"Friday 10:00 + 3 is Wednesday 08:00", "2026-11-27 10:00", 3, "2026-12-02T08:00:00Z"},
    {"Tuesday + 5 is the next Tuesday", "2026-11-24 10:00", 5, "2026-12-01T08:00:00Z"},
    {"Saturday + 1 is Monday", "2026-11-28 10:00", 1, "2026-11-30T08:00:00Z"},
    {"Sunday + 1 is Monday", "2026-11-29 10:00", 1, "2026-11-30T08:00:00Z"},
    {"Friday + 1 is Monday", "2026-11-27 23:59", 1, "2026-11-30T08:00:00Z"},
    {"Monday + 1 is Tuesday", "2026-11-23 00:00", 1, "2026-11-24T08:00:00Z"},
    {"Saturday + 0 is the next opening", "2026-11-28 10:00", 0, "2026-11-30T08:00:00Z"},
};

BOOST_DATA_TEST_CASE(business_days_land_on_an_opening, data::make(counted_in_business_days), row) {
  const auto on = office().after(utc(row.from).date(), business_days{row.days});
  BOOST_REQUIRE(on);
  BOOST_TEST(shown(office().opening_of(*on, time_zone{})) == row.opening);
}

BOOST_AUTO_TEST_CASE(tuesday_and_five_calendar_days_is_sunday_rolled_to_monday_at_opening) {
  const date sunday = day("2026-11-24") + days(5);
  BOOST_TEST((weekday_of(sunday) == weekday::sunday));
  const auto monday = office().rolled(sunday, roll::following);
  BOOST_TEST(shown(monday) == "2026-11-30");
  BOOST_TEST(shown(office().opening_of(*monday, time_zone{})) == "2026-11-30T08:00:00Z");
}

BOOST_AUTO_TEST_CASE(holidays_are_not_counted) {
  const date christmas = day("2026-12-25");
  const calendar closed_at_christmas{"office", "2026-1", monday_to_friday("09:00-12:00 13:30-17:00"), {christmas}};
  BOOST_TEST(shown(closed_at_christmas.after(day("2026-12-24"), business_days{1})) == "2026-12-28");
  BOOST_TEST(!closed_at_christmas.is_open(christmas));
  BOOST_TEST(closed_at_christmas.hours_on(christmas).empty());
}

BOOST_AUTO_TEST_CASE(two_open_hours_from_friday_at_four_end_on_monday_an_hour_after_opening) {
  const auto amsterdam = time_zone::named("Europe/Amsterdam");
  BOOST_TEST(shown(office().after(utc("2026-11-27 15:00"), open_minutes{120}, amsterdam)) == "2026-11-30T08:00:00Z");
}

struct filled {
  const char* from;
  int length;
  const char* end;
  friend std::ostream& operator<<(std::ostream& out, const filled& row) {
    return out << row.from << " + " << row.length;
  }
};

// Of a calendar with a break, 09:00-12:00 and 13:00-17:00, in UTC.
const std::vector<filled> filled_hours{
    {"2026-11-23 09:00", 0, "2026-11-23T09:00:00Z"},      {"2026-11-23 09:00", 1, "2026-11-23T09:01:00Z"},
    {"2026-11-23 09:00", 180, "2026-11-23T12:00:00Z"},    {"2026-11-23 09:00", 181, "2026-11-23T13:01:00Z"},
    {"2026-11-23 09:00", 420, "2026-11-23T17:00:00Z"},    {"2026-11-23 09:00", 421, "2026-11-24T09:01:00Z"},
    {"2026-11-23 09:00:30", 180, "2026-11-23T13:00:30Z"}, {"2026-11-23 08:00", 60, "2026-11-23T10:00:00Z"},
    {"2026-11-23 12:00", 0, "2026-11-23T13:00:00Z"},      {"2026-11-23 12:30", 60, "2026-11-23T14:00:00Z"},
    {"2026-11-23 16:59:59", 0, "2026-11-23T16:59:59Z"},   {"2026-11-27 17:00", 0, "2026-11-30T09:00:00Z"},
    {"2026-11-27 16:00", 60, "2026-11-27T17:00:00Z"},     {"2026-11-27 16:00", 61, "2026-11-30T09:01:00Z"},
    {"2026-11-27 16:00", 2160, "2026-12-04T17:00:00Z"},
};

BOOST_DATA_TEST_CASE(open_time_ends_at_a_close_that_it_exactly_fills, data::make(filled_hours), row) {
  const calendar with_break{"break", "1", monday_to_friday("09:00-12:00 13:00-17:00")};
  BOOST_TEST(shown(with_break.after(utc(row.from), open_minutes{row.length}, time_zone{})) == row.end);
}

// --- Rolling.

struct rolled {
  const char* label;
  const char* on;
  roll convention;
  const char* to;
  friend std::ostream& operator<<(std::ostream& out, const rolled& row) { return out << row.label; }
};

// 2026-05-31, 2026-01-31 and 2027-02-28 end their month at a weekend, 2026-08-01 and 2026-08-02 begin theirs at one.
const std::vector<rolled> rolled_dates{
    {"following leaves an open day", "2026-11-23", roll::following, "2026-11-23"},
    {"following takes a Saturday to Monday", "2026-11-28", roll::following, "2026-11-30"},
    {"following takes a Sunday to Monday", "2026-11-29", roll::following, "2026-11-30"},
    {"following may leave the month", "2026-05-31", roll::following, "2026-06-01"},
    {"following may leave the year", "2027-01-01", roll::following, "2027-01-04"},
    {"modified following leaves an open day", "2026-11-23", roll::modified_following, "2026-11-23"},
    {"modified following takes a Saturday to Monday", "2026-11-28", roll::modified_following, "2026-11-30"},
    {"modified following goes back at a month's end", "2026-05-31", roll::modified_following, "2026-05-29"},
    {"modified following goes back from a Saturday", "2026-01-31", roll::modified_following, "2026-01-30"},
    {"modified following goes back in February", "2027-02-28", roll::modified_following, "2027-02-26"},
    {"modified following goes back at a year's end", "2028-12-31", roll::modified_following, "2028-12-29"},
    {"modified following goes on at a month's start", "2026-08-01", roll::modified_following, "2026-08-03"},
    {"preceding leaves an open day", "2026-11-23", roll::preceding, "2026-11-23"},
    {"preceding takes a Saturday to Friday", "2026-11-28", roll::preceding, "2026-11-27"},
    {"preceding takes a Sunday to Friday", "2026-11-29", roll::preceding, "2026-11-27"},
    {"preceding may leave the month", "2026-08-02", roll::preceding, "2026-07-31"},
    {"none leaves an open day", "2026-11-23", roll::none, "2026-11-23"},
    {"none leaves a closed day", "2026-11-28", roll::none, "2026-11-28"},
};

BOOST_DATA_TEST_CASE(a_date_rolls_as_its_convention_says, data::make(rolled_dates), row) {
  const calendar closed_at_new_year{"office", "1", monday_to_friday("08:00-17:00"), {day("2027-01-01")}};
  BOOST_TEST(shown(closed_at_new_year.rolled(day(row.on), row.convention)) == row.to);
}

BOOST_AUTO_TEST_CASE(modified_following_goes_back_also_from_a_closed_month) {
  const day_hours morning = hours_from("09:00-10:00");
  const calendar two_days{"two days", "1", {}, {}, {{day("2026-01-15"), morning}, {day("2026-03-15"), morning}}};
  BOOST_TEST(shown(two_days.rolled(day("2026-02-10"), roll::modified_following)) == "2026-01-15");
  BOOST_TEST(shown(two_days.rolled(day("2025-02-10"), roll::modified_following)) == "never");
  BOOST_TEST(shown(two_days.rolled(day("2027-02-10"), roll::modified_following)) == "2026-03-15");
  // The same month of another year is another month.
  BOOST_TEST(shown(two_days.rolled(day("2025-01-20"), roll::modified_following)) == "never");
  BOOST_TEST(shown(two_days.rolled(day("2027-02-10"), roll::following)) == "never");
  BOOST_TEST(shown(two_days.rolled(day("2025-02-10"), roll::preceding)) == "never");
  BOOST_TEST(shown(two_days.rolled(day("2027-02-10"), roll::none)) == "2027-02-10");
}

// --- Clock changes, in Amsterdam: 2026-03-29 has no 02:00-03:00, 2026-10-25 has it twice; both are Sundays.

struct change_of_clock {
  const char* label;
  const char* hours;
  const char* from;
  const char* next_open;
  friend std::ostream& operator<<(std::ostream& out, const change_of_clock& row) { return out << row.label; }
};

const std::vector<change_of_clock> changes_of_clock{
    {"an opening in the gap is the first instant after it", "02:30-05:00", "2026-03-28 23:00", "2026-03-29T01:00:00Z"},
    {"an interval into the gap ends with it", "01:30-02:30", "2026-03-29 01:00", "2026-04-04T23:30:00Z"},
    {"an interval into the gap is open until it", "01:30-02:30", "2026-03-29 00:59:59", "2026-03-29T00:59:59Z"},
    {"an interval in the gap does not happen", "02:10-02:50", "2026-03-28 23:00", "2026-04-05T00:10:00Z"},
    {"an interval that is the gap does not happen", "02:00-03:00", "2026-03-28 23:00", "2026-04-05T00:00:00Z"},
    {"the one after it does", "02:10-02:50 03:00-04:00", "2026-03-28 23:00", "2026-03-29T01:00:00Z"},
    {"the one after that too", "02:10-02:50 03:30-04:00", "2026-03-29 01:00", "2026-03-29T01:30:00Z"},
    {"an opening in the overlap is the first of two", "02:30-05:00", "2026-10-24 23:00", "2026-10-25T00:30:00Z"},
    {"it stays open while the clock goes back", "02:30-05:00", "2026-10-25 01:10", "2026-10-25T01:10:00Z"},
    {"an interval in the overlap is open", "02:00-02:30", "2026-10-24 23:00", "2026-10-25T00:00:00Z"},
    {"but only once", "02:00-02:30", "2026-10-25 01:10", "2026-11-01T01:00:00Z"},
    {"a close at the overlap's end is after both", "01:00-03:00", "2026-10-25 01:59:59", "2026-10-25T01:59:59Z"},
    {"a close at the overlap's start is before both", "01:00-02:00", "2026-10-25 00:00", "2026-11-01T00:00:00Z"},
};

BOOST_DATA_TEST_CASE(the_clocks_gaps_and_overlaps_are_read_one_way, data::make(changes_of_clock), row) {
  const calendar on_sundays{"sundays", "1", sundays(row.hours)};
  const auto amsterdam = time_zone::named("Europe/Amsterdam");
  BOOST_TEST(shown(on_sundays.next_open(utc(row.from), amsterdam)) == row.next_open);
  BOOST_TEST(on_sundays.is_open(utc(row.next_open), amsterdam));
  BOOST_TEST(on_sundays.is_open(utc(row.from), amsterdam) == (utc(row.from) == utc(row.next_open)));
}

BOOST_AUTO_TEST_CASE(a_days_hours_count_the_same_when_the_clocks_change) {
  const auto amsterdam = time_zone::named("Europe/Amsterdam");
  const calendar whole_day{"sundays", "1", sundays("00:00-24:00")};
  for (const char* sunday : {"2026-03-29", "2026-10-25", "2026-11-01"}) {
    const date next = day(sunday) + days(1);
    const ptime begin = amsterdam.resolve(day(sunday), clock_of(0)).first;
    const ptime end = amsterdam.resolve(next, clock_of(0)).first;
    BOOST_TEST(whole_day.open_minutes_between(begin, end, amsterdam) == 1440);
    BOOST_TEST(whole_day.open_minutes_between(end, begin, amsterdam) == -1440);
    BOOST_TEST(shown(whole_day.after(begin, open_minutes{1440}, amsterdam)) == to_string(end));
    BOOST_TEST(shown(whole_day.after(begin - clock_of(5), open_minutes{1440}, amsterdam)) == to_string(end));
    BOOST_TEST(shown(whole_day.after(begin, open_minutes{720}, amsterdam)) ==
               to_string(amsterdam.resolve(day(sunday), clock_of(12)).first));
  }
}

BOOST_AUTO_TEST_CASE(an_opening_that_the_clock_jumped_over_counts_in_full) {
  const auto amsterdam = time_zone::named("Europe/Amsterdam");
  const calendar early{"sundays", "1", sundays("02:30-05:00")};
  const ptime opening = utc("2026-03-29 01:00");
  BOOST_TEST(shown(early.opening_of(day("2026-03-29"), amsterdam)) == to_string(opening));
  BOOST_TEST(shown(early.after(opening, open_minutes{150}, amsterdam)) == "2026-03-29T03:00:00Z");
  BOOST_TEST(shown(early.after(opening - clock_of(9), open_minutes{150}, amsterdam)) == "2026-03-29T03:00:00Z");
  BOOST_TEST(early.open_minutes_between(opening, utc("2026-03-29 03:00"), amsterdam) == 150);
  BOOST_TEST(early.open_minutes_between(opening - clock_of(9), opening, amsterdam) == 0);
}

BOOST_AUTO_TEST_CASE(a_day_that_its_zone_skipped_has_no_opening) {
  const calendar daily{"daily", "1", every_day("09:00-17:00")};
  const auto apia = time_zone::named("Pacific/Apia");
  BOOST_TEST(daily.is_open(day("2011-12-30")));
  BOOST_TEST(shown(daily.opening_of(day("2011-12-30"), apia)) == "never");
  BOOST_TEST(shown(daily.next_open(utc("2011-12-30 04:00"), apia)) == "2011-12-30T19:00:00Z");
  BOOST_TEST(shown(daily.opening_of(day("2011-12-31"), apia)) == "2011-12-30T19:00:00Z");
}

struct stretch_row {
  const char* label;
  const char* hours;  // every day
  const char* zone;
  const char* at;
  const char* begin;
  const char* end;
  friend std::ostream& operator<<(std::ostream& out, const stretch_row& row) { return out << row.label; }
};

const std::vector<stretch_row> stretches{
    {"one interval", "09:00-12:00", "UTC", "2026-11-23 03:00", "2026-11-23T09:00:00Z", "2026-11-23T12:00:00Z"},
    {"the rest of it", "09:00-12:00", "UTC", "2026-11-23 11:00", "2026-11-23T11:00:00Z", "2026-11-23T12:00:00Z"},
    {"the next one", "09:00-12:00", "UTC", "2026-11-23 12:00", "2026-11-24T09:00:00Z", "2026-11-24T12:00:00Z"},
    {"a night", "00:00-06:00 22:00-24:00", "UTC", "2026-11-23 12:00", "2026-11-23T22:00:00Z", "2026-11-24T06:00:00Z"},
    {"the rest of a night", "00:00-06:00 22:00-24:00", "UTC", "2026-11-23 23:30", "2026-11-23T23:30:00Z",
     "2026-11-24T06:00:00Z"},
    {"intervals that meet", "09:00-12:00 12:00-17:00", "UTC", "2026-11-23 10:00", "2026-11-23T10:00:00Z",
     "2026-11-23T17:00:00Z"},
    {"round the clock", "00:00-24:00", "UTC", "2026-11-23 10:00", "2026-11-23T10:00:00Z", "2200-01-01T00:00:00Z"},
    {"round the clock, east of it", "00:00-24:00", "Asia/Tokyo", "2026-11-23 10:00", "2026-11-23T10:00:00Z",
     "2199-12-31T15:00:00Z"},
    {"intervals that meet where the clock jumps", "01:00-02:00 03:00-04:00", "Europe/Amsterdam", "2026-03-29 00:30",
     "2026-03-29T00:30:00Z", "2026-03-29T02:00:00Z"},
    {"... and on any other day do not", "01:00-02:00 03:00-04:00", "Europe/Amsterdam", "2026-03-28 00:30",
     "2026-03-28T00:30:00Z", "2026-03-28T01:00:00Z"},
    {"with one between them that the clock skips", "01:00-02:00 02:10-02:20 03:00-04:00", "Europe/Amsterdam",
     "2026-03-29 00:30", "2026-03-29T00:30:00Z", "2026-03-29T02:00:00Z"},
    {"none of what the clock skips", "02:10-02:20 02:30-02:40", "Europe/Amsterdam", "2026-03-28 12:00",
     "2026-03-30T00:10:00Z", "2026-03-30T00:20:00Z"},
    {"an evening before a day that never was, and the morning after it", "00:00-06:00 22:00-24:00", "Pacific/Apia",
     "2011-12-30 08:00", "2011-12-30T08:00:00Z", "2011-12-30T16:00:00Z"},
};

BOOST_DATA_TEST_CASE(hours_that_meet_are_one_stretch, data::make(stretches), row) {
  const calendar hours{"hours", "1", every_day(row.hours)};
  const auto zone = time_zone::named(row.zone);
  const detail::stretch open = hours.table().open_stretch_from(detail::to_instant(utc(row.at), "at"), zone.table());
  BOOST_TEST(to_string(detail::to_ptime(open.begin)) == row.begin);
  BOOST_TEST(to_string(detail::to_ptime(open.end)) == row.end);
}

BOOST_AUTO_TEST_CASE(a_stretch_round_the_clock_ends_at_the_first_day_that_differs) {
  const calendar hours{
      "always",
      "1",
      every_day("00:00-24:00"),
      {day("2031-12-25")},
      {{day("2026-12-24"), hours_from("00:00-24:00")}, {day("2031-12-24"), hours_from("00:00-18:00")}}};
  const time_zone zone;
  const auto at = detail::to_instant(utc("2026-11-23 10:00"), "at");
  const detail::stretch open = hours.table().open_stretch_from(at, zone.table());
  BOOST_TEST(to_string(detail::to_ptime(open.end)) == "2031-12-24T18:00:00Z");
  const detail::stretch next = hours.table().open_stretch_from(open.end, zone.table());
  BOOST_TEST(to_string(detail::to_ptime(next.begin)) == "2031-12-26T00:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_day_whose_hours_the_clock_swallows_hands_over_to_the_next_that_has_an_opening) {
  const auto from = [](const char* hours, const char* zone, const char* on) {
    const calendar daily{"daily", "1", every_day(hours)};
    const detail::day_opening found =
        daily.table().opening_from(detail::to_day(day(on), "on"), time_zone::named(zone).table());
    return to_string(detail::to_date(found.on)) + ' ' + to_string(detail::to_ptime(found.at));
  };
  BOOST_TEST(from("09:00-17:00", "Pacific/Apia", "2011-12-30") == "2011-12-31 2011-12-30T19:00:00Z");
  BOOST_TEST(from("02:00-03:00", "Europe/Berlin", "2026-03-29") == "2026-03-30 2026-03-30T00:00:00Z");
  BOOST_TEST(from("02:00-03:30", "Europe/Berlin", "2026-03-29") == "2026-03-29 2026-03-29T01:00:00Z");
  BOOST_TEST(from("00:00-01:00", "America/Sao_Paulo", "2018-11-04") == "2018-11-05 2018-11-05T02:00:00Z");
}

// --- Against a model that walks through every minute.

// Everything about one calendar in one zone, minute by minute over some days: what the header says, done slowly.
class slow_calendar {
 public:
  slow_calendar(const calendar& hours, const time_zone& zone, date first, int count)
      : base_(ptime{first, clock_of(0)}), size_((count + 4) * 1440) {
    read_clock(zone);
    for (int i = -2; i < count + 4; ++i) add_day(hours, first + days(i), i);
    next_.assign(open_.size(), none);
    int next = none;
    for (int at = size_ - 1; at >= 0; --at) next_[index(at)] = next = is_open(at) ? at : next;
  }

  static constexpr int none = std::numeric_limits<int>::max();

  // Minutes are counted from two days before the first date, UTC.
  [[nodiscard]] ptime instant(int minute) const { return base_ + boost::posix_time::minutes(minute - 2880); }
  [[nodiscard]] int size() const { return size_; }
  [[nodiscard]] bool is_open(int at) const { return open_[index(at)] >= 0; }
  // The end of the open stretch that contains a minute at which it is open.
  [[nodiscard]] int end_of_stretch_at(int at) const {
    while (at < size_ && is_open(at)) ++at;
    return at;
  }
  [[nodiscard]] int next_open(int at) const { return at < size_ ? next_[index(at)] : none; }
  [[nodiscard]] int opening_of(int day_index) const { return openings_[index(day_index + 2)]; }

  [[nodiscard]] int after(int from, int length) const {
    const int start = next_open(from);
    if (length == 0 || start == none) return start;
    for (int local = position(start); local < static_cast<int>(interval_at_.size()); ++local) {
      const int place = interval_at_[index(local)];
      if (place < 0 || --length > 0) continue;
      const int end = first_shown(local + 1);
      if (end == none) return none;
      const interval& last = intervals_[index(place)];
      return last.begin < last.end ? end : next_open(end);
    }
    return none;
  }

  [[nodiscard]] int open_minutes_between(int from, int to) const {
    int count = 0;
    for (int local = position(from); local < position(to); ++local) count += interval_at_[index(local)] >= 0;
    return count;
  }

 private:
  struct interval {
    int open;   // local
    int begin;  // the minutes of which it consists: none when the clock jumps over it
    int end;
  };

  static std::size_t index(int i) { return static_cast<std::size_t>(i); }

  // Local minutes count from four days before the first date.
  void read_clock(const time_zone& zone) {
    const date origin = base_.date() - days(4);
    first_shown_.assign(index(size_ + 4 * 1440), none);
    interval_at_.assign(first_shown_.size(), -1);
    int shown = 0;  // no local minute before this one is still to come
    for (int at = 0; at < size_; ++at) {
      const local_time local = zone.at(instant(at));
      const auto minute = static_cast<int>((local.on - origin).days()) * 1440 +
                          static_cast<int>(local.clock.hours() * 60 + local.clock.minutes());
      passed_.push_back(at == 0 ? minute : std::max(shown, minute));
      for (; shown <= minute; ++shown) first_shown_[index(shown)] = at;
    }
    open_.assign(index(size_), -1);
  }

  [[nodiscard]] int first_shown(int local) const {
    return local < static_cast<int>(first_shown_.size()) ? first_shown_[index(local)] : none;
  }

  // An override wins over a holiday, a holiday over the weekday.
  static day_hours hours_of(const calendar& hours, date on) {
    for (const date_override& day : hours.overrides()) {
      if (day.on == on) return day.hours;
    }
    for (const date holiday : hours.holidays()) {
      if (holiday == on) return {};
    }
    return hours.week().at((static_cast<std::size_t>(on.day_of_week().as_number()) + 6) % 7);
  }

  void add_day(const calendar& hours, date on, int day_index) {
    const int midnight = (day_index + 4) * 1440;
    int opening = none;
    for (const day_interval times : hours_of(hours, on)) {
      const int begin = first_shown(midnight + times.open);
      const int end = std::min(first_shown(midnight + times.close), size_);
      for (int local = midnight + times.open; local < midnight + times.close; ++local) {
        interval_at_[index(local)] = static_cast<int>(intervals_.size());
      }
      if (begin < end) opening = std::min(opening, begin);
      for (int at = begin; at < end; ++at) open_[index(at)] = static_cast<int>(intervals_.size());
      intervals_.push_back({midnight + times.open, begin, end});
    }
    openings_.push_back(opening);
  }

  // The local minutes before this one have passed by `at`; at an opening, none of its interval.
  [[nodiscard]] int position(int at) const {
    const int passed = passed_[index(at)];
    const int place = interval_at_[index(passed)];
    return place >= 0 && intervals_[index(place)].begin == at ? intervals_[index(place)].open : passed;
  }

  ptime base_;
  int size_;
  std::vector<int> passed_;       // by minute: local minutes shown before it
  std::vector<int> first_shown_;  // by local minute: the first minute at which the clock shows it or later
  std::vector<int> interval_at_;  // by local minute: its interval, -1 outside
  std::vector<interval> intervals_;
  std::vector<int> open_;      // by minute: the interval it belongs to, -1 when closed
  std::vector<int> next_;      // by minute
  std::vector<int> openings_;  // by day, from two days before the first
};

class dice {
 public:
  explicit dice(std::uint64_t seed) : random_(seed) {}

  int draw(int low, int high) { return std::uniform_int_distribution<int>{low, high}(random_); }

  // Closed, all day, or up to four intervals, many of them in the small hours, where clocks are changed.
  day_hours hours() {
    const int kind = draw(0, 9);
    if (kind < 2) return {};
    if (kind == 2) return hours_from("00:00-24:00");
    std::vector<int> edges;
    edges.reserve(8);
    for (int i = 0; i < 8; ++i) edges.push_back(draw(0, 1) == 0 ? draw(0, 30) * 10 : draw(0, 288) * 5);
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    day_hours result;
    for (std::size_t i = 0; i + 1 < edges.size(); i += 2) result.push_back({edges[i], edges[i + 1]});
    return result;
  }

  calendar made(date first, int count) {
    week_hours week;
    for (day_hours& day : week) day = hours();
    std::vector<date> holidays;
    std::vector<date_override> overrides;
    for (int i = 0; i < count; ++i) {
      if (draw(0, 7) == 0) holidays.push_back(first + days(i));
      if (draw(0, 7) == 0) overrides.push_back({first + days(i), hours()});
    }
    week[index(draw(0, 6))] = hours_from("01:30-02:30 03:00-04:00 22:00-24:00");
    return calendar{"random", "1", week, holidays, overrides};
  }

 private:
  static std::size_t index(int i) { return static_cast<std::size_t>(i); }
  std::mt19937_64 random_;
};

struct changing_place {
  const char* label;
  const char* zone;  // "-": a zone of the test's own
  const char* first;
  friend std::ostream& operator<<(std::ostream& out, const changing_place& row) { return out << row.label; }
};

// Sixteen days from the first date hold a change of the clock.
const std::vector<changing_place> changing_places{
    {"Amsterdam in spring", "Europe/Amsterdam", "2026-03-22"},
    {"Amsterdam in autumn", "Europe/Amsterdam", "2026-10-18"},
    {"New York in spring", "America/New_York", "2026-03-01"},
    {"New York in autumn", "America/New_York", "2026-10-25"},
    {"Lord Howe, half an hour forward", "Australia/Lord_Howe", "2026-09-27"},
    {"Lord Howe, half an hour back", "Australia/Lord_Howe", "2026-03-29"},
    {"Sao Paulo, where midnight was skipped", "America/Sao_Paulo", "2018-10-28"},
    {"Sao Paulo, where 23:00 was repeated", "America/Sao_Paulo", "2018-02-10"},
    {"Casablanca around Ramadan", "Africa/Casablanca", "2026-02-08"},
    {"Apia, where a day was skipped", "Pacific/Apia", "2011-12-22"},
    {"Kwajalein, where a day was skipped", "Pacific/Kwajalein", "1993-08-13"},
    {"a clock that jumps five hours every two days", "-", "2026-05-01"},
    {"UTC, where nothing happens", "UTC", "2026-05-01"},
};

time_zone zone_of(const changing_place& place) {
  if (std::string(place.zone) != "-") return time_zone::named(place.zone);
  return time_zone::from("jumping", [](ptime at) {
    const auto hour = (at - utc("2026-05-01 00:00")).hours();
    return clock_of(hour < 0 || hour > 480 || hour / 50 % 2 == 0 ? 0 : 5);
  });
}

constexpr int window_days = 16;

BOOST_DATA_TEST_CASE(openings_are_those_of_the_slow_model, data::make(changing_places), place) {
  const time_zone zone = zone_of(place);
  dice random{20261123};
  for (int round = 0; round < support::samples(5); ++round) {
    const calendar hours = random.made(day(place.first), window_days);
    const slow_calendar slow{hours, zone, day(place.first), window_days};
    int wrong = 0;
    for (int at = 1440; at < slow.size() - 1440; ++at) {
      const ptime now = slow.instant(at);
      wrong += hours.is_open(now, zone) != slow.is_open(at);
      const int expected = slow.next_open(at);
      if (expected == slow_calendar::none) continue;
      wrong += hours.next_open(now, zone) != slow.instant(expected);
      const int end = slow.end_of_stretch_at(expected);
      const auto stretch = hours.table().open_stretch_from(detail::to_instant(now, "now"), zone.table());
      wrong += detail::to_ptime(stretch.begin) != slow.instant(expected);
      wrong += end < slow.size() && detail::to_ptime(stretch.end) != slow.instant(end);
      // Between two minutes it is as open as at the first of them.
      const ptime within = now + clock_of(0, 0, 37);
      wrong += hours.next_open(within, zone) != (slow.is_open(at) ? within : slow.instant(slow.next_open(at + 1)));
    }
    for (int i = 0; i < window_days; ++i) {
      const int expected = slow.opening_of(i);
      const auto found = hours.opening_of(day(place.first) + days(i), zone);
      wrong += found != (expected == slow_calendar::none ? std::nullopt : std::optional(slow.instant(expected)));
    }
    BOOST_TEST(wrong == 0, "round " << round << ": " << wrong);
  }
}

BOOST_DATA_TEST_CASE(open_time_is_that_of_the_slow_model, data::make(changing_places), place) {
  const time_zone zone = zone_of(place);
  dice random{20261124};
  int compared = 0;
  for (int round = 0; round < support::samples(15); ++round) {
    const calendar hours = random.made(day(place.first), window_days);
    const slow_calendar slow{hours, zone, day(place.first), window_days};
    int wrong = 0;
    for (int i = 0; i < 60; ++i) {
      const int from = random.draw(1440, slow.size() - 2880);
      const int length = random.draw(0, 3) == 0 ? random.draw(0, 5000) : random.draw(0, 400);
      const int end = slow.after(from, length);
      if (end != slow_calendar::none) {
        ++compared;
        wrong += hours.after(slow.instant(from), open_minutes{length}, zone) != slow.instant(end);
      }
      const int to = random.draw(1440, slow.size() - 2880);
      const int expected = from <= to ? slow.open_minutes_between(from, to) : -slow.open_minutes_between(to, from);
      wrong += hours.open_minutes_between(slow.instant(from), slow.instant(to), zone) != expected;
    }
    BOOST_TEST(wrong == 0, "round " << round << ": " << wrong);
  }
  BOOST_TEST(compared > support::samples(300));
}

BOOST_DATA_TEST_CASE(later_questions_have_later_answers, data::make(changing_places), place) {
  const time_zone zone = zone_of(place);
  dice random{20261125};
  for (int round = 0; round < support::samples(20); ++round) {
    const calendar hours = random.made(day(place.first), window_days);
    const ptime first{day(place.first), clock_of(0)};
    int wrong = 0;
    for (int i = 0; i < 500; ++i) {
      const ptime from = first + clock_of(0, 0, random.draw(0, window_days * 86'400));
      const ptime later = from + clock_of(0, 0, random.draw(0, 7'200));
      const open_minutes length{random.draw(0, 300)};
      const open_minutes longer{length.count + random.draw(0, 60)};
      const auto next = hours.next_open(from, zone);
      const auto end = hours.after(from, length, zone);
      wrong += *next < from || *end < *next;
      wrong += *hours.next_open(later, zone) < *next;
      wrong += *hours.after(later, length, zone) < *end;
      wrong += *hours.after(from, longer, zone) < *end;
      wrong += hours.after(from, open_minutes{0}, zone) != next;
      wrong += hours.after(*next, length, zone) != end;
      // Less only where the clock jumps over the rest.
      const bool jumped = zone.at(*end).offset > zone.at(*end - clock_of(0, 0, 1)).offset;
      wrong += !jumped && hours.open_minutes_between(from, *end, zone) < length.count;
      wrong += hours.open_minutes_between(from, later, zone) != -hours.open_minutes_between(later, from, zone);
    }
    BOOST_TEST(wrong == 0, "round " << round << ": " << wrong);
  }
}

BOOST_AUTO_TEST_CASE(days_are_those_of_a_walk_from_day_to_day) {
  dice random{20261126};
  for (int round = 0; round < 40; ++round) {
    const date first = day("2026-01-01") + days(random.draw(0, 1000));
    const calendar hours = random.made(first, 200);
    const auto open = [&hours](date on) { return hours.is_open(on); };
    int wrong = 0;
    for (int i = 0; i < 50; ++i) {
      const date from = first + days(random.draw(-20, 200));
      const int n = random.draw(1, 150);
      date on = from;
      for (int left = n; left > 0; left -= open(on)) on += days(1);
      wrong += hours.after(from, business_days{n}) != on;
      wrong += hours.open_days_between(from + days(1), on + days(1)) != n;
      wrong += hours.open_days_between(on + days(1), from + days(1)) != -n;

      date following = from;
      while (!open(following)) following += days(1);
      date preceding = from;
      while (!open(preceding)) preceding -= days(1);
      wrong += hours.after(from, business_days{0}) != following;
      wrong += hours.rolled(from, roll::following) != following;
      wrong += hours.rolled(from, roll::preceding) != preceding;
      wrong +=
          hours.rolled(from, roll::modified_following) != (following.month() == from.month() ? following : preceding);
      wrong += hours.rolled(from, roll::none) != from;
      wrong += open(from) != !hours.hours_on(from).empty();
    }
    BOOST_TEST(wrong == 0, "round " << round << ": " << wrong);
  }
}

// --- Far away.

BOOST_AUTO_TEST_CASE(fifty_thousand_business_days_are_ten_thousand_weeks) {
  const date thursday = day("1970-01-01");
  BOOST_TEST((office().after(thursday, business_days{50'000}) == thursday + days(70'000)));
  BOOST_TEST(office().open_days_between(thursday, thursday + days(70'000)) == 50'000);
  BOOST_TEST(shown(office().after(thursday, business_days{60'003})) == "2199-12-31");
  BOOST_TEST(shown(office().after(thursday, business_days{60'004})) == "never");
  BOOST_TEST(shown(office().after(day("2199-12-31"), business_days{1})) == "never");
  BOOST_TEST(shown(office().after(day("2199-12-31"), business_days{0})) == "2199-12-31");
  BOOST_TEST(shown(office().after(thursday, business_days{std::numeric_limits<int>::max()})) == "never");
}

BOOST_AUTO_TEST_CASE(fifty_thousand_days_of_open_minutes_are_ten_thousand_weeks) {
  const auto amsterdam = time_zone::named("Europe/Amsterdam");
  const ptime opening = utc("1970-01-01 07:00");
  const int length = 50'000 * 540;
  const auto end = office().after(opening, open_minutes{length}, amsterdam);
  BOOST_REQUIRE(end);
  // It fills the 50,000th day exactly: the day before a Thursday, 17:00.
  BOOST_TEST(to_string(amsterdam.at(*end).on) == to_string(day("1970-01-01") + days(69'999)));
  BOOST_TEST((amsterdam.at(*end).clock == clock_of(17)));
  BOOST_TEST(office().open_minutes_between(opening, *end, amsterdam) == length);
  BOOST_TEST(shown(office().after(opening, open_minutes{std::numeric_limits<int>::max()}, amsterdam)) == "never");
}

// Open minutes of days that differ a lot, found again by adding day after day.
BOOST_AUTO_TEST_CASE(uneven_days_are_added_up) {
  dice random{20261127};
  std::vector<date_override> overrides;
  date on = day("2020-01-01");
  for (int i = 0; i < 3'000; ++i, on += days(3)) {
    const int open = random.draw(0, 1380);
    overrides.push_back({on, {{open, random.draw(open + 1, 1440)}}});
  }
  const calendar hours{"uneven", "1", monday_to_friday("12:00-12:01"), {}, overrides};
  std::vector<std::int64_t> minutes_before{0};
  for (detail::day_number n = 0; n < detail::end_of_days; ++n) {
    std::int64_t total = minutes_before.back();
    for (const day_interval interval : hours.hours_on(detail::to_date(n))) total += interval.close - interval.open;
    minutes_before.push_back(total);
  }
  int wrong = 0;
  const auto total = static_cast<int>(minutes_before.back());
  for (int i = 0; i < 20'000; ++i) {
    const int length = i == 0 ? total : i % 2 == 0 ? random.draw(1, total) : random.draw(1, 20'000);
    const auto behind = std::lower_bound(minutes_before.begin(), minutes_before.end(), std::int64_t{length});
    const auto last = static_cast<detail::day_number>(behind - minutes_before.begin() - 1);
    const int left = length - static_cast<int>(*(behind - 1));
    const int end = hours.hours_on(detail::to_date(last)).front().open + left;
    wrong += hours.after(first_instant(), open_minutes{length}, time_zone{}) !=
             detail::to_ptime(detail::start_of(last) + std::int64_t{60} * end);
  }
  BOOST_TEST(wrong == 0);
  BOOST_TEST(shown(hours.after(first_instant(), open_minutes{total + 1}, time_zone{})) == "never");
}

BOOST_AUTO_TEST_CASE(a_day_may_have_720_intervals) {
  day_hours every_other;
  for (int minute = 0; minute < 1440; minute += 2) every_other.push_back({minute, minute + 1});
  week_hours week;
  week.fill(every_other);
  const calendar blinking{"blinking", "1", week};
  const ptime midnight = utc("2026-11-23 00:00");
  for (int minute = 0; minute < 1440; ++minute) {
    const ptime at = midnight + clock_of(0, minute);
    BOOST_TEST(blinking.is_open(at, time_zone{}) == (minute % 2 == 0));
    BOOST_TEST((blinking.next_open(at, time_zone{}) == midnight + clock_of(0, minute + minute % 2)));
    const auto end = blinking.after(midnight, open_minutes{minute + 1}, time_zone{});
    BOOST_TEST((end == midnight + clock_of(0, 2 * minute + 1)));
  }
}

// --- The ends of the range.

BOOST_AUTO_TEST_CASE(behind_the_last_opening_there_is_none) {
  const calendar once{"once", "1", {}, {}, {{day("2026-05-05"), hours_from("09:00-10:00")}}};
  const time_zone zone;
  BOOST_TEST(shown(once.next_open(first_instant(), zone)) == "2026-05-05T09:00:00Z");
  BOOST_TEST(shown(once.next_open(utc("2026-05-05 09:59:59"), zone)) == "2026-05-05T09:59:59Z");
  BOOST_TEST(shown(once.next_open(utc("2026-05-05 10:00"), zone)) == "never");
  BOOST_TEST(shown(once.after(first_instant(), open_minutes{60}, zone)) == "2026-05-05T10:00:00Z");
  BOOST_TEST(shown(once.after(first_instant(), open_minutes{61}, zone)) == "never");
  BOOST_TEST(shown(once.after(utc("2026-05-05 09:30"), open_minutes{30}, zone)) == "2026-05-05T10:00:00Z");
  BOOST_TEST(shown(once.after(utc("2026-05-05 09:30"), open_minutes{31}, zone)) == "never");
  BOOST_TEST(shown(once.after(utc("2026-05-05 10:00"), open_minutes{0}, zone)) == "never");
  BOOST_TEST(shown(once.opening_of(day("2026-05-06"), zone)) == "never");
  BOOST_TEST(once.open_minutes_between(first_instant(), last_instant() - clock_of(0, 0, 1), zone) == 60);
  BOOST_TEST(once.open_minutes_between(utc("2026-05-05 09:00:30"), utc("2026-05-05 09:02:29"), zone) == 1);
  BOOST_TEST(once.open_minutes_between(utc("2026-05-05 09:02:29"), utc("2026-05-05 09:00:30"), zone) == -1);
  BOOST_TEST(shown(once.after(day("2026-05-05"), business_days{1})) == "never");
  BOOST_TEST(shown(once.after(day("2026-05-04"), business_days{1})) == "2026-05-05");
}

BOOST_AUTO_TEST_CASE(the_first_and_the_last_day_are_cut_at_the_range) {
  const calendar always{"always", "1", every_day("00:00-24:00")};
  const auto tokyo = time_zone::named("Asia/Tokyo");
  const auto new_york = time_zone::named("America/New_York");
  const ptime last = last_instant() - clock_of(0, 0, 1);
  // It is 09:00 in Tokyo when the range begins: the day is open already.
  BOOST_TEST(shown(always.opening_of(day("1970-01-01"), tokyo)) == "1970-01-01T00:00:00Z");
  BOOST_TEST(shown(always.next_open(first_instant(), tokyo)) == "1970-01-01T00:00:00Z");
  // In New York it is still the day before, which no calendar has.
  BOOST_TEST(shown(always.next_open(first_instant(), new_york)) == "1970-01-01T05:00:00Z");
  BOOST_TEST(always.is_open(last, new_york));
  BOOST_TEST(!always.is_open(last, tokyo));
  BOOST_TEST(shown(always.next_open(last, tokyo)) == "never");
  BOOST_TEST(shown(always.after(last, open_minutes{1}, new_york)) == "never");
  const calendar evenings{"evenings", "1", every_day("20:00-21:00")};
  BOOST_TEST(shown(evenings.opening_of(day("2199-12-31"), new_york)) == "never");
  BOOST_TEST(shown(evenings.next_open(last, new_york)) == "never");
  BOOST_TEST(evenings.table().next_open(detail::end_of_time - 1, new_york.table()) == detail::never);
  BOOST_TEST(evenings.table().opening_of(detail::end_of_days - 1, new_york.table()) == detail::never);
  const calendar mornings{"mornings", "1", every_day("07:00-08:00")};
  BOOST_TEST(shown(mornings.opening_of(day("1970-01-01"), tokyo)) == "never");
}

// --- What a calendar is made of.

BOOST_AUTO_TEST_CASE(a_calendar_tells_what_it_was_made_of) {
  const calendar hours{"office",
                       "2026-1",
                       monday_to_friday("09:00-12:00"),
                       {day("2026-12-25"), day("2026-01-01")},
                       {{day("2026-12-31"), {}}, {day("2026-12-24"), hours_from("09:00-11:00")}}};
  BOOST_TEST(hours.name() == "office");
  BOOST_TEST(hours.version() == "2026-1");
  BOOST_TEST((hours.week() == monday_to_friday("09:00-12:00")));
  BOOST_TEST(hours.holidays().size() == 2);
  BOOST_TEST(to_string(hours.holidays()[0]) == "2026-01-01");
  BOOST_TEST(to_string(hours.overrides()[0].on) == "2026-12-24");
  BOOST_TEST(hours.hours_on(day("2026-12-24")).front().close == 660);
  BOOST_TEST(!hours.is_open(day("2026-12-31")));
}

BOOST_AUTO_TEST_CASE(hours_that_meet_are_joined_wherever_they_are_given) {
  const day_hours meeting{{540, 720}, {720, 1020}};
  const date eve = day("2026-12-24");
  const calendar hours{"office", "1", week_hours{meeting}, {}, {{eve, meeting}}};
  BOOST_TEST(hours.hours_on(eve).size() == 1);
  BOOST_TEST(to_string(hours.week()[0]) == "09:00-17:00");
  BOOST_TEST((hours == calendar{"office", "1", week_hours{hours_from("09:00-17:00")}, {}, {{eve, {{540, 1020}}}}}));
}

// --- Weeks that take turns.

week_rotation early_and_late() {
  return {{monday_to_friday("07:00-15:00"), monday_to_friday("10:00-18:00")}, day("2026-11-25")};
}

struct rotated {
  const char* on;
  const char* hours;
  friend std::ostream& operator<<(std::ostream& out, const rotated& row) { return out << row.on; }
};

const std::vector<rotated> rotated_days{
    {"2026-11-23", "07:00-15:00"}, {"2026-11-29", "closed"},      {"2026-11-30", "10:00-18:00"},
    {"2026-12-07", "07:00-15:00"}, {"2026-11-20", "10:00-18:00"}, {"2026-12-25", "closed"},
    {"2026-12-28", "11:00-12:00"}, {"1970-01-01", "10:00-18:00"}, {"2199-12-31", "07:00-15:00"},
};

BOOST_DATA_TEST_CASE(weeks_take_turns_from_the_one_named, data::make(rotated_days), row) {
  const calendar shifts{
      "shifts", "1", early_and_late(), {day("2026-12-25")}, {{day("2026-12-28"), hours_from("11:00-12:00")}}};
  const auto hours = shifts.hours_on(day(row.on));
  BOOST_TEST(to_string(day_hours(hours.begin(), hours.end())) == row.hours);
}

BOOST_AUTO_TEST_CASE(weeks_that_take_turns_are_those_of_a_calendar_with_an_exception_for_every_other_day) {
  const calendar turning{"shifts", "1", early_and_late()};
  std::vector<date_override> every_other;
  for (date on = day("2026-01-01"); on < day("2030-01-01"); on += days(1)) {
    const auto hours = turning.hours_on(on);
    every_other.push_back({on, {hours.begin(), hours.end()}});
  }
  const calendar listed{"shifts", "1", monday_to_friday("07:00-15:00"), {}, every_other};
  const auto amsterdam = time_zone::named("Europe/Amsterdam");
  dice random{20261128};
  int wrong = 0;
  for (int i = 0; i < 2'000; ++i) {
    const ptime at = utc("2026-03-01 00:00") + clock_of(0, random.draw(0, 1'400'000));
    wrong += turning.next_open(at, amsterdam) != listed.next_open(at, amsterdam);
    const open_minutes length{random.draw(0, 50'000)};
    wrong += turning.after(at, length, amsterdam) != listed.after(at, length, amsterdam);
    const business_days count{random.draw(0, 200)};
    wrong += turning.after(at.date(), count) != listed.after(at.date(), count);
    wrong += turning.rolled(at.date(), roll::preceding) != listed.rolled(at.date(), roll::preceding);
  }
  BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(a_rotation_is_part_of_what_a_calendar_is) {
  const calendar shifts{"shifts", "1", early_and_late()};
  BOOST_TEST((shifts.weeks() == early_and_late()));
  BOOST_TEST((shifts == calendar{"shifts", "1", early_and_late()}));
  const week_rotation week_later{early_and_late().weeks(), day("2026-12-02")};
  BOOST_TEST((shifts != calendar{"shifts", "1", week_later}));
  BOOST_TEST(shifts.identity() != (calendar{"shifts", "1", week_later}.identity()));
  BOOST_TEST(shifts.identity() != (calendar{"shifts", "1", monday_to_friday("07:00-15:00")}.identity()));
  BOOST_TEST(refusal<invalid_calendar>([] {
               return calendar{"shifts", "1", week_rotation{{}, day("2026-11-25")}};
             }) == "calendar 'shifts': weeks | 0 | from 1 to 53");
  BOOST_TEST(refusal<invalid_calendar>([] {
               const std::vector<week_hours> many(54, monday_to_friday("09:00-17:00"));
               return calendar{"shifts", "1", week_rotation{many, day("2026-11-25")}};
             }) == "calendar 'shifts': weeks | 54 | from 1 to 53");
  BOOST_TEST(refusal<invalid_calendar>([] {
               return calendar{"shifts", "1", week_rotation{{{}, week_hours{{{{780, 720}}}}}, day("2026-11-25")}};
             }) == "calendar 'shifts': week 2, monday | 13:00-12:00 | open before close");
  BOOST_TEST(refusal<invalid_time>([] {
               return calendar{"shifts", "1", week_rotation{{monday_to_friday("09:00-17:00")}, date{1969, 12, 31}}};
             }) == "calendar 'shifts': weeks, from | 1969-12-31 | from 1970-01-01 to 2199-12-31");
}

BOOST_AUTO_TEST_CASE(an_override_wins_over_a_holiday_and_the_weekday) {
  const date sunday = day("2026-11-29");
  const calendar hours{"shop", "1", monday_to_friday("09:00-18:00"), {sunday}, {{sunday, hours_from("12:00-17:00")}}};
  BOOST_TEST(hours.is_open(sunday));
  BOOST_TEST(shown(hours.opening_of(sunday, time_zone{})) == "2026-11-29T12:00:00Z");
}

BOOST_AUTO_TEST_CASE(calendars_are_equal_in_name_version_and_content) {
  const auto made = [](const char* name, const char* version, const char* hours, std::vector<date> holidays) {
    return calendar{name, version, monday_to_friday(hours), std::move(holidays)};
  };
  const date christmas = day("2026-12-25");
  const date boxing_day = day("2026-12-26");
  const calendar one = made("office", "1", "09:00-17:00", {christmas, boxing_day});
  calendar copy = office();
  copy = one;
  BOOST_TEST((copy == one));
  BOOST_TEST((&copy.table() == &one.table()));
  BOOST_TEST((made("office", "1", "09:00-17:00", {boxing_day, christmas}) == one));
  BOOST_TEST(
      (made("office", "1", "09:00-17:00", {boxing_day, christmas}).table().fingerprint() == one.table().fingerprint()));
  BOOST_TEST((made("shop", "1", "09:00-17:00", {christmas, boxing_day}) != one));
  BOOST_TEST((made("office", "2", "09:00-17:00", {christmas, boxing_day}) != one));
  BOOST_TEST((made("office", "1", "09:00-17:01", {christmas, boxing_day}) != one));
  BOOST_TEST((made("office", "1", "09:00-17:00", {christmas}) != one));
  // A holiday and an override without hours do the same, but say it differently.
  BOOST_TEST((calendar{"office", "1", monday_to_friday("09:00-17:00"), {christmas}, {{boxing_day, {}}}} != one));
}

struct hours_row {
  const char* text;
  const char* shown;
  friend std::ostream& operator<<(std::ostream& out, const hours_row& row) { return out << '\'' << row.text << '\''; }
};

const std::vector<hours_row> hours_rows{
    {"09:00-12:00 13:30-17:00", "09:00-12:00 13:30-17:00"},
    {"00:00-24:00", "00:00-24:00"},
    {"23:59-24:00", "23:59-24:00"},
    {"09:00-12:00 12:00-17:00", "09:00-17:00"},
    {"09:00-10:00 10:00-11:00 11:30-12:00 12:00-13:00", "09:00-11:00 11:30-13:00"},
    {"  09:00-12:00   13:00-14:00 ", "09:00-12:00 13:00-14:00"},
    {"", "closed"},
    {"closed", "closed"},
};

BOOST_DATA_TEST_CASE(hours_are_read_and_printed, data::make(hours_rows), row) {
  BOOST_TEST(to_string(hours_from(row.text)) == row.shown);
}

struct refused_hours {
  const char* text;
  const char* allowed;
  friend std::ostream& operator<<(std::ostream& out, const refused_hours& row) {
    return out << '\'' << row.text << '\'';
  }
};

constexpr const char* like_hours = "intervals like 09:00-12:00 13:30-17:00, or closed";
constexpr const char* in_order = "intervals in order, none overlapping";

const std::vector<refused_hours> refused_texts{
    {"nine to five", like_hours},
    {"Closed", like_hours},
    {"closed 09:00-17:00", like_hours},
    {"9:00-17:00", like_hours},
    {"09:00", like_hours},
    {"09:00-", like_hours},
    {"09:00-17", like_hours},
    {"09:00 - 17:00", like_hours},
    {"09:00-17:00,", like_hours},
    {"09.00-17.00", like_hours},
    {"09:0a-17:00", like_hours},
    {"09:00-17:60", like_hours},
    {"09:00-24:01", like_hours},
    {"09:00-25:00", like_hours},
    {"-9:00-17:00", like_hours},
    {"17:00-09:00", "open before close"},
    {"09:00-09:00", "open before close"},
    {"24:00-24:00", "open before close"},
    {"09:00-12:00 11:59-17:00", in_order},
    {"13:00-17:00 09:00-12:00", in_order},
};

BOOST_DATA_TEST_CASE(hours_that_cannot_be_are_refused_by_their_text, data::make(refused_texts), row) {
  const std::string expected = std::string("hours | ") + row.text + " | " + row.allowed;
  BOOST_TEST(refusal<invalid_calendar>([&] { return hours_from(row.text); }) == expected);
  BOOST_TEST(refusal<invalid_calendar>([&] { return monday_to_friday(row.text); }) == expected);
  BOOST_TEST(refusal<invalid_calendar>([&] { return every_day(row.text); }) == expected);
}

struct refused_calendar {
  const char* label;
  std::function<calendar()> made;
  const char* refusal;
  friend std::ostream& operator<<(std::ostream& out, const refused_calendar& row) { return out << row.label; }
};

calendar with_hours(std::size_t weekday, day_hours hours) {
  week_hours week = monday_to_friday("09:00-17:00");
  week.at(weekday) = std::move(hours);
  return {"office", "1", week};
}

calendar with_dates(std::vector<date> holidays, std::vector<date_override> overrides) {
  return {"office", "1", monday_to_friday("09:00-17:00"), std::move(holidays), std::move(overrides)};
}

const std::vector<refused_calendar> refused_calendars{
    {"without a name",
     [] {
       return calendar{"", "1", every_day("09:00-17:00")};
     },
     "calendar: name | (none) | a name"},
    {"that never opens",
     [] {
       return calendar{"office", "1", week_hours{}};
     },
     "calendar 'office' | no open day | at least one"},
    {"whose one opening is overridden",
     [] {
       return calendar{"office", "1", {}, {}, {{day("2026-05-05"), {}}}};
     },
     "calendar 'office' | no open day | at least one"},
    {"with reversed hours",
     [] {
       return with_hours(0, {{780, 720}});
     },
     "calendar 'office': monday | 13:00-12:00 | open before close"},
    {"with empty hours",
     [] {
       return with_hours(1, {{780, 780}});
     },
     "calendar 'office': tuesday | 13:00-13:00 | open before close"},
    {"with hours before midnight",
     [] {
       return with_hours(2, {{-1, 780}});
     },
     "calendar 'office': wednesday | -1 min-13:00 | from 00:00 to 24:00"},
    {"with hours after midnight",
     [] {
       return with_hours(3, {{780, 1441}});
     },
     "calendar 'office': thursday | 13:00-24:01 | from 00:00 to 24:00"},
    {"with the largest numbers",
     [] {
       return with_hours(3, {{std::numeric_limits<int>::min(), std::numeric_limits<int>::max()}});
     },
     "calendar 'office': thursday | -2147483648 min-35791394:07 | from 00:00 to 24:00"},
    {"with overlapping hours",
     [] {
       return with_hours(4, {{540, 720}, {719, 780}});
     },
     "calendar 'office': friday | 09:00-12:00 11:59-13:00 | intervals in order, none overlapping"},
    {"with hours out of order",
     [] {
       return with_hours(6, {{780, 900}, {540, 720}});
     },
     "calendar 'office': sunday | 13:00-15:00 09:00-12:00 | intervals in order, none overlapping"},
    {"with reversed hours on a date",
     [] {
       return with_dates({}, {{day("2026-12-24"), {{780, 720}}}});
     },
     "calendar 'office': override 2026-12-24 | 13:00-12:00 | open before close"},
    {"with a holiday twice",
     [] {
       return with_dates({day("2026-12-25"), day("2026-05-05"), day("2026-12-25")}, {});
     },
     "calendar 'office': holidays | 2026-12-25 | each date once"},
    {"with an override twice",
     [] {
       return with_dates({}, {{day("2026-12-24"), {}}, {day("2026-12-24"), {{540, 720}}}});
     },
     "calendar 'office': overrides | 2026-12-24 | each date once"},
};

BOOST_DATA_TEST_CASE(a_calendar_that_cannot_be_is_refused_where_it_is_wrong, data::make(refused_calendars), row) {
  BOOST_TEST(refusal<invalid_calendar>(row.made) == row.refusal);
}

struct refused_date {
  const char* label;
  date on;
  const char* shown;
  friend std::ostream& operator<<(std::ostream& out, const refused_date& row) { return out << row.label; }
};

const std::vector<refused_date> refused_dates{
    {"no date", date{}, "not-a-date-time"},
    {"the end of days", date{boost::gregorian::pos_infin}, "+infinity"},
    {"the beginning", date{boost::gregorian::neg_infin}, "-infinity"},
    {"before 1970", date{1969, 12, 31}, "1969-12-31"},
    {"after 2199", date{2200, 1, 1}, "2200-01-01"},
};

BOOST_DATA_TEST_CASE(dates_outside_the_range_are_refused, data::make(refused_dates), row) {
  const date good = day("2026-11-23");
  const auto refused = [&row](const std::string& field) {
    return field + " | " + row.shown + " | from 1970-01-01 to 2199-12-31";
  };
  const auto asked = [](const auto& question) { return refusal<invalid_time>(question); };
  BOOST_TEST(asked([&] { return with_dates({good, row.on}, {}); }) == refused("calendar 'office': holidays"));
  BOOST_TEST(asked([&] { return with_dates({}, {{row.on, {}}}); }) == refused("calendar 'office': overrides"));
  BOOST_TEST(asked([&] { return office().is_open(row.on); }) == refused("date"));
  BOOST_TEST(asked([&] { return office().hours_on(row.on); }) == refused("date"));
  BOOST_TEST(asked([&] { return office().after(row.on, business_days{1}); }) == refused("date"));
  BOOST_TEST(asked([&] { return office().rolled(row.on, roll::none); }) == refused("date"));
  BOOST_TEST(asked([&] { return office().opening_of(row.on, time_zone{}); }) == refused("date"));
  BOOST_TEST(asked([&] { return office().open_days_between(row.on, good); }) == refused("from"));
  BOOST_TEST(asked([&] { return office().open_days_between(good, row.on); }) == refused("to"));
}

BOOST_DATA_TEST_CASE(instants_outside_the_range_are_refused, data::make(refused_dates), row) {
  const ptime good = utc("2026-11-23 10:00");
  const ptime bad = row.on.is_special() ? ptime{row.on, clock_of(0)} : ptime{row.on, clock_of(10)};
  const auto refused = [&](const std::string& field) {
    return field + " | " + row.shown + (row.on.is_special() ? "" : "T10:00:00Z") +
           " | from 1970-01-01T00:00:00Z to before 2200-01-01T00:00:00Z";
  };
  const auto asked = [](const auto& question) { return refusal<invalid_time>(question); };
  const time_zone zone;
  BOOST_TEST(asked([&] { return office().is_open(bad, zone); }) == refused("instant"));
  BOOST_TEST(asked([&] { return office().next_open(bad, zone); }) == refused("instant"));
  BOOST_TEST(asked([&] { return office().after(bad, open_minutes{1}, zone); }) == refused("from"));
  BOOST_TEST(asked([&] { return office().open_minutes_between(bad, good, zone); }) == refused("from"));
  BOOST_TEST(asked([&] { return office().open_minutes_between(good, bad, zone); }) == refused("to"));
}

BOOST_AUTO_TEST_CASE(negative_counts_are_refused) {
  BOOST_TEST(refusal<invalid_policy>([] { return office().after(day("2026-11-23"), business_days{-1}); }) ==
             "business_days | -1 | 0 or more");
  BOOST_TEST(refusal<invalid_policy>([] {
               return office().after(utc("2026-11-23 10:00"), open_minutes{-1}, time_zone{});
             }) == "open_minutes | -1 | 0 or more");
}

BOOST_AUTO_TEST_SUITE_END()
