#include <followup/testing/fakes.hpp>

#include <followup/error.hpp>

#include <boost/date_time/gregorian/gregorian.hpp>
#include <boost/date_time/posix_time/posix_time_io.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <vector>

BOOST_AUTO_TEST_SUITE(fakes)

namespace {

namespace fu = followup;
using fu::day;

struct zone_row {
  const char* real;
  fu::time_zone (*fake)();
  const char* since;
  friend std::ostream& operator<<(std::ostream& out, const zone_row& r) { return out << r.real; }
};

const std::vector<zone_row> zones{{"Europe/Amsterdam", fu::testing::amsterdam, "1996-01-01 00:00"},
                                  {"America/New_York", fu::testing::new_york, "2007-01-01 00:00"},
                                  {"Australia/Lord_Howe", fu::testing::lord_howe, "2008-04-01 00:00"}};

}  // namespace

BOOST_DATA_TEST_CASE(a_fake_zone_shows_the_local_times_of_the_real_one, zones, row) {
  const auto real = fu::time_zone::named(row.real);
  const auto fake = row.fake();
  for (fu::ptime at = fu::utc(row.since); at < fu::utc("2037-12-31 00:00"); at += boost::posix_time::minutes(30 * 7)) {
    if (fake.at(at) == real.at(at)) continue;
    BOOST_ERROR(row.real << " at " << fu::to_string(at) << ": " << fake.at(at).offset << ", really "
                         << real.at(at).offset);
    break;
  }
}

BOOST_AUTO_TEST_CASE(a_fake_zone_does_not_pass_for_the_real_one) {
  BOOST_TEST(fu::testing::amsterdam().name() == "Testing/Amsterdam");
  BOOST_TEST((fu::testing::amsterdam() == fu::testing::amsterdam()));
  BOOST_TEST(!(fu::testing::amsterdam() == fu::time_zone::named("Europe/Amsterdam")));
}

// From the tables of the US Naval Observatory; 2038 is the latest that Easter can be, 2008 nearly the earliest.
struct easter_row {
  int year;
  const char* sunday;
  friend std::ostream& operator<<(std::ostream& out, const easter_row& r) { return out << r.year; }
};
BOOST_DATA_TEST_CASE(easter_is_the_sunday_of_the_tables,
                     (std::vector<easter_row>{{1981, "1981-04-19"},
                                              {2000, "2000-04-23"},
                                              {2008, "2008-03-23"},
                                              {2024, "2024-03-31"},
                                              {2026, "2026-04-05"},
                                              {2027, "2027-03-28"},
                                              {2038, "2038-04-25"}}),
                     row) {
  BOOST_TEST(fu::testing::easter_sunday(row.year) == day(row.sunday));
}

BOOST_AUTO_TEST_CASE(holidays_move_with_easter_and_come_in_order) {
  const std::vector<fu::date> of_2026{day("2026-01-01"), day("2026-04-03"), day("2026-04-06"), day("2026-05-14"),
                                      day("2026-05-25"), day("2026-12-25"), day("2026-12-26")};
  BOOST_TEST((fu::testing::holidays(2026, 2026) == of_2026));
  BOOST_TEST(fu::testing::holidays(2026, 2028).size() == 21U);
  BOOST_TEST(fu::testing::holidays(2027, 2026).empty());
  BOOST_CHECK_THROW(fu::testing::holidays(1969, 2026), fu::invalid_time);
  BOOST_CHECK_THROW(fu::testing::easter_sunday(2200), fu::invalid_time);
}

BOOST_AUTO_TEST_CASE(the_office_is_closed_at_weekends_and_on_holidays) {
  const auto office = fu::testing::office();
  BOOST_TEST(*office.after(day("2026-12-24"), fu::business_days{1}) == day("2026-12-28"));
  BOOST_TEST(*office.after(day("2026-04-02"), fu::business_days{1}) == day("2026-04-07"));
  BOOST_TEST(fu::testing::always_open().is_open(fu::utc("2026-12-25T23:59:00Z"), fu::time_zone{}));
}

BOOST_AUTO_TEST_SUITE_END()
