#include <followup/policy/guard.hpp>

#include "time/refusal.hpp"

#include <followup/error.hpp>

#include <boost/test/unit_test.hpp>

#include <type_traits>

using namespace followup;

namespace {

verdict always(const case_view&, const touch_at&) { return verdict::allow(); }

static_assert(!std::is_constructible_v<guard, std::string, int>);
static_assert(!std::is_constructible_v<guard, std::string, bool (*)(const case_view&, const touch_at&)>);

}  // namespace

BOOST_AUTO_TEST_SUITE(guards)

BOOST_AUTO_TEST_CASE(a_window_has_channels_and_hours_and_the_prospects_zones) {
  const calendar office{"office", "2026-1", monday_to_friday("09:00-17:00"), {day("2026-12-25")}};
  const auto house = window({channel::call, channel::email}, office);
  BOOST_TEST((house.channels == channel_set{channel::call, channel::email}));
  BOOST_TEST((house.hours == office));
  BOOST_TEST(!house.zone.has_value());
}

BOOST_AUTO_TEST_CASE(a_window_may_have_a_zone_of_its_own) {
  const auto house = window(channel::call, monday_to_friday("09:00-17:00"));
  const auto sellers = house.in(time_zone::fixed(boost::posix_time::hours(1)));
  BOOST_REQUIRE(sellers.zone.has_value());
  BOOST_TEST(sellers.zone->name() == "UTC+01:00");
  BOOST_TEST(!house.zone.has_value());
}

BOOST_AUTO_TEST_CASE(hours_without_holidays_become_a_calendar_called_hours) {
  const auto house = window(channel::call, monday_to_friday("09:00-12:00 13:30-17:00"));
  BOOST_TEST(house.hours.name() == "hours");
  BOOST_TEST(house.hours.version() == "1");
  BOOST_TEST((house.hours.week() == monday_to_friday("09:00-12:00 13:30-17:00")));
  BOOST_TEST(house.hours.holidays().empty());
  BOOST_TEST(house.hours.overrides().empty());
}

BOOST_AUTO_TEST_CASE(hours_that_never_open_are_no_window) {
  BOOST_CHECK_THROW(window(channel::call, week_hours{}), invalid_calendar);
}

BOOST_AUTO_TEST_CASE(a_cap_counts_over_what_it_is_told_and_excepts_nothing) {
  BOOST_TEST((at_most(1, channel::call, per_local_day) == cap_guard{1, channel::call, per_local_day, false}));
  BOOST_TEST((at_most(5, channel::email, per_lifetime) == cap_guard{5, channel::email, per_lifetime, false}));
  BOOST_TEST((at_most(3, channel::call, rolling{hours{24}}) == cap_guard{3, channel::call, rolling{hours{24}}, false}));
  BOOST_TEST(
      (at_most(4, channel_set::all(), rolling_days{30}) == cap_guard{4, channel_set::all(), rolling_days{30}, false}));
}

BOOST_AUTO_TEST_CASE(a_cap_may_except_retries) {
  const auto daily = at_most(1, channel::call, per_local_day);
  BOOST_TEST(daily.except_retries().excepts_retries);
  BOOST_TEST(!daily.excepts_retries);
}

BOOST_AUTO_TEST_CASE(a_guard_is_a_house_rule_until_it_cites_a_law) {
  const guard house{"legal hours", window(channel::call, every_day("08:00-21:00"))};
  BOOST_TEST(house.id() == "legal hours");
  BOOST_TEST(!house.is_law());
  BOOST_TEST(!house.citation().has_value());
  BOOST_TEST(!house.exempts_agreed_calls());

  const auto law = house.law("47 CFR 64.1200(c)(1)");
  BOOST_TEST(law.is_law());
  BOOST_TEST(*law.citation() == "47 CFR 64.1200(c)(1)");
  BOOST_TEST(!law.exempts_agreed_calls());
  BOOST_TEST(law.exempting_agreed_calls().exempts_agreed_calls());
  BOOST_TEST(!house.is_law());
}

BOOST_AUTO_TEST_CASE(each_kind_of_rule_makes_a_guard) {
  BOOST_TEST(std::holds_alternative<window_guard>(guard("a", window(channel::call, every_day("08:00-21:00"))).what()));
  BOOST_TEST(std::holds_alternative<cap_guard>(guard("a", at_most(1, channel::call, per_local_day)).what()));
  BOOST_TEST(std::holds_alternative<host_guard>(guard("a", &always).what()));
}

BOOST_AUTO_TEST_CASE(a_lambda_is_a_guard_like_any_other) {
  const guard own{"own", [](const case_view&, const touch_at&) { return verdict::forbid(); }};
  BOOST_TEST(own.id() == "own");
  BOOST_TEST(!own.is_law());
  BOOST_TEST(static_cast<bool>(std::get<host_guard>(own.what()).judge));
  BOOST_TEST(!std::get<host_guard>(own.what()).reads_history);
  BOOST_TEST(own.law("a statute").is_law());
}

BOOST_AUTO_TEST_CASE(a_rule_of_the_hosts_own_says_that_it_reads_history) {
  const guard own{"own", always};
  BOOST_TEST(std::get<host_guard>(own.reading_history().what()).reads_history);
  BOOST_TEST(!std::get<host_guard>(own.what()).reads_history);
}

BOOST_AUTO_TEST_CASE(a_built_in_rule_does_not_say_so) {
  const guard daily{"daily", at_most(1, channel::call, per_local_day)};
  BOOST_TEST(refusal<invalid_policy>([&] { return daily.reading_history(); }) ==
             "guard 'daily' | reading_history() | that for a rule of the host's own");
}

BOOST_AUTO_TEST_CASE(a_verdict_allows_or_names_a_later_instant_or_forbids) {
  const auto noon = utc("2026-11-23T12:00:00Z");
  BOOST_TEST((verdict::allow().what() == verdict::kind::allowed));
  BOOST_TEST(!verdict::allow().instant().has_value());
  BOOST_TEST((verdict::allow(noon).instant() == noon));
  BOOST_TEST((verdict::not_before(noon).what() == verdict::kind::not_before));
  BOOST_TEST((verdict::not_before(noon).instant() == noon));
  BOOST_TEST((verdict::forbid().what() == verdict::kind::never));
  BOOST_TEST(!verdict::forbid().instant().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
