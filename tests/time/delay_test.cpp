#include <followup/time/delay.hpp>

#include <boost/test/unit_test.hpp>

#include <type_traits>

using namespace followup;

// Nothing converts silently: neither a number into a delay nor one kind into another.
static_assert(!std::is_convertible_v<int, minutes>);
static_assert(!std::is_convertible_v<int, delay>);
static_assert(!std::is_convertible_v<calendar_days, business_days>);
static_assert(!std::is_convertible_v<business_days, calendar_days>);
static_assert(!std::is_convertible_v<minutes, open_minutes>);
static_assert(!std::is_convertible_v<hours, minutes>);
static_assert(!std::is_convertible_v<calendar_days, months>);

BOOST_AUTO_TEST_SUITE(delays)

BOOST_AUTO_TEST_CASE(only_days_leave_the_hour_open) {
  BOOST_TEST(names_a_day(calendar_days{1}));
  BOOST_TEST(names_a_day(business_days{0}));
  BOOST_TEST(names_a_day(months{1}));
  BOOST_TEST(!names_a_day(minutes{1440}));
  BOOST_TEST(!names_a_day(hours{24}));
  BOOST_TEST(!names_a_day(open_minutes{480}));
}

BOOST_AUTO_TEST_CASE(the_count_is_that_of_whichever_kind_it_is) {
  BOOST_TEST(count_of(minutes{20}) == 20);
  BOOST_TEST(count_of(hours{3}) == 3);
  BOOST_TEST(count_of(open_minutes{120}) == 120);
  BOOST_TEST(count_of(calendar_days{30}) == 30);
  BOOST_TEST(count_of(business_days{-1}) == -1);
  BOOST_TEST(count_of(months{6}) == 6);
  BOOST_TEST(count_of(delay{}) == 0);
}

BOOST_AUTO_TEST_CASE(delays_are_equal_when_kind_and_count_are) {
  BOOST_TEST((delay{calendar_days{2}} == delay{calendar_days{2}}));
  BOOST_TEST((delay{calendar_days{2}} != delay{business_days{2}}));
  BOOST_TEST((delay{hours{1}} != delay{minutes{60}}));
  BOOST_TEST((business_days{1} < business_days{2}));
}

BOOST_AUTO_TEST_SUITE_END()
