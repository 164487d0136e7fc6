#include <followup/insight/pictures.hpp>

#include "engine/support.hpp"
#include "insight/chart.hpp"

#include <followup/insight/book_insight.hpp>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace fu = followup;
using support::local;
using support::office;
using support::somebody;

BOOST_AUTO_TEST_SUITE(pictures)

namespace {

// The picture as a reader of XML has it, which throws for what is none.
boost::property_tree::ptree parsed(const std::string& svg) {
  std::istringstream text(svg);
  boost::property_tree::ptree all;
  boost::property_tree::read_xml(text, all);
  return all.get_child("svg");
}

int count(const std::string& svg, const std::string& what) {
  int found = 0;
  for (auto at = svg.find(what); at != std::string::npos; at = svg.find(what, at + 1)) ++found;
  return found;
}

void check_is_told(const fu::picture& what) {
  const auto svg = parsed(what.svg);
  BOOST_TEST(svg.get<std::string>("title") == what.title);
  BOOST_TEST(!svg.get<std::string>("desc").empty(), what.title);
  BOOST_TEST(svg.get<std::string>("<xmlattr>.role") == "img");
  BOOST_TEST(svg.get<std::string>("style").find("prefers-color-scheme:dark") != std::string::npos);
  for (const auto& row : what.table) BOOST_TEST(row.size() == what.table.front().size(), what.title);
}

fu::persistence bank() {
  fu::persistence seen;
  for (int call = 1; call <= 5; ++call) {
    seen.add(call, fu::disposition::won, 10);
    seen.add(call, std::nullopt, 90);
  }
  seen.add(6, std::nullopt, 19);
  return seen;
}

fu::population people() {
  fu::population all{.who = somebody(), .yes = {0.2}};
  all.reached.fill(0.2);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(yes_by_call_is_shown_as_long_as_enough_are_left) {
  const fu::picture found = fu::picture_of(bank());
  check_is_told(found);
  BOOST_REQUIRE(found.table.size() == 6U);
  BOOST_TEST((found.table[1] == std::vector<std::string>{"1", "519", "10", "1.9", "1.0", "3.5"}));
  BOOST_TEST(count(found.svg, "<circle") == 5);
  BOOST_TEST(count(found.svg, "Call 5: 8.4 % (4.6–14.8), 10 of 119") == 1);
  check_is_told(fu::picture_of(bank(), fu::language::dutch));
  check_is_told(fu::picture_of(bank(), fu::language::german));
  BOOST_TEST(fu::picture_of(bank(), fu::language::german).title == "Wer beim n-ten Anruf ja sagt");
  BOOST_TEST(fu::picture_of(bank(), fu::language::dutch).table[1][3] == "1,9");
}

BOOST_AUTO_TEST_CASE(when_people_are_reached_is_a_map_with_its_numbers) {
  fu::answer_rates seen;
  seen.by_hour_of_weekday[0][9] = {3, 10};
  seen.by_hour_of_weekday[4][16] = {1, 10};
  seen.by_weekday[0] = {3, 10};
  seen.by_weekday[4] = {1, 10};
  const fu::picture found = fu::picture_of(seen);
  check_is_told(found);
  BOOST_TEST(found.table.size() == 3U);
  BOOST_TEST((found.table[1] == std::vector<std::string>{"Monday", "9:00", "10", "30.0", "10.8", "60.3"}));
  BOOST_TEST(count(found.svg, "<rect") == 2);
  BOOST_TEST(found.svg.find("best on Monday at 9:00, 30.0 %") != std::string::npos);
  const fu::picture german = fu::picture_of(seen, fu::language::german);
  check_is_told(german);
  BOOST_TEST((german.table[1] == std::vector<std::string>{"Montag", "9:00", "10", "30,0", "10,8", "60,3"}));
  BOOST_TEST(german.svg.find("am besten am Montag um 9:00 Uhr, 30,0 %") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_work_ahead_has_its_band_and_what_there_is_time_for) {
  fu::pursuit one{.id = fu::pursuit_id{1}, .who = somebody(), .started = local("2026-11-20 09:00")};
  const std::vector<fu::open_pursuit> open{{fu::until_no(), office(), one, {}}};
  fu::forecast_plan plan{.now = local("2026-11-23 09:00"), .weeks = 2, .zone = somebody().zone()};
  const std::string without = fu::picture_of(fu::forecast_of(open, people(), plan)).svg;
  plan.a_day = fu::minutes{60};
  const fu::picture found = fu::picture_of(fu::forecast_of(open, people(), plan));
  check_is_told(found);
  BOOST_TEST(found.table.size() == 11U);  // working days only
  BOOST_TEST(found.table[1][0] == "Mon 23 Nov 2026");
  const fu::picture german = fu::picture_of(fu::forecast_of(open, people(), plan), fu::language::german);
  check_is_told(german);
  BOOST_TEST(german.table[1][0] == "Mo 23. Nov 2026");
  BOOST_TEST(without.find("there is time for") == std::string::npos);
  BOOST_TEST(found.svg.find("there is time for") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(two_policies_are_told_apart_by_more_than_colour) {
  const fu::trial how{.from = local("2026-01-05 09:00"), .prospects = 50, .length = {60}};
  const auto strikes = fu::simulate(fu::three_strikes(), people(), office(), how);
  const auto until = fu::simulate(fu::until_no(), people(), office(), how);
  const fu::picture found = fu::picture_of(strikes, until, {"three & no more", "until no"});
  check_is_told(found);
  BOOST_TEST(found.svg.find("three &amp; no more") != std::string::npos);
  BOOST_TEST(count(found.svg, "stroke-dasharray:7 5") == 2);  // one of the two, and in the legend
  BOOST_TEST(found.table[1][1] == "100.0");
  check_is_told(fu::picture_of(strikes, until, {"three & no more", "until no"}, fu::language::german));
}

BOOST_AUTO_TEST_CASE(a_pursuit_shows_what_happened_and_what_is_ahead) {
  fu::open_pursuit one{fu::three_strikes(),
                       office(),
                       {.id = fu::pursuit_id{1}, .who = somebody(), .started = local("2026-11-20 09:00")},
                       {}};
  const std::vector<fu::touchpoint> history{{.id = fu::touchpoint_id{1},
                                             .pursuit = one.subject.id,
                                             .at = local("2026-11-20 10:00"),
                                             .spoke_to = fu::contact_role::gatekeeper,
                                             .what = fu::just_left{}}};
  one.history = history;
  const fu::picture found = fu::picture_of(one, "<Offer 17>", local("2026-11-23 09:00"));
  check_is_told(found);
  BOOST_TEST(found.title == "<Offer 17>: what happened, and what is ahead");
  BOOST_TEST((found.table[1] == std::vector<std::string>{"Fri 20 Nov 2026, 10:00", "call", "just left"}));
  BOOST_TEST(found.table.size() > 2U);
  BOOST_TEST(found.table.back()[2] == "ahead, if nobody answers");
  const fu::picture german = fu::picture_of(one, "Angebot 17", local("2026-11-23 09:00"), 4, fu::language::german);
  check_is_told(german);
  BOOST_TEST(german.title == "Angebot 17: was geschehen ist und was kommt");
  BOOST_TEST(german.table.back()[2] == "zu tun, wenn niemand abnimmt");
}

BOOST_AUTO_TEST_CASE(the_same_figures_give_the_same_bytes) {
  BOOST_TEST((fu::picture_of(bank()) == fu::picture_of(bank())));
}

BOOST_AUTO_TEST_CASE(what_is_empty_can_be_shown_too) {
  BOOST_TEST(parsed(fu::picture_of(fu::persistence{}).svg).get<std::string>("title") ==
             "Who says yes to the n-th call");
  BOOST_TEST(fu::picture_of(fu::answer_rates{}).table.size() == 1U);
  parsed(
      fu::picture_of(fu::forecast_of({}, people(), {.now = local("2026-11-23 09:00"), .zone = somebody().zone()})).svg);
}

BOOST_AUTO_TEST_CASE(ticks_are_round_and_cover_what_is_shown) {
  using ticks = std::vector<double>;
  BOOST_TEST((fu::detail::round_ticks(10) == ticks{0, 2, 4, 6, 8, 10}));
  BOOST_TEST((fu::detail::round_ticks(10.1) == ticks{0, 5, 10, 15}));
  BOOST_TEST((fu::detail::round_ticks(0) == ticks{0, 1}));
  for (const double most : {0.03, 0.7, 1.0, 3.0, 99.0, 12'345.0}) {
    BOOST_TEST(fu::detail::round_ticks(most).back() >= most - 1e-9);
    BOOST_TEST(fu::detail::round_ticks(most).size() <= 7U);
  }
}

BOOST_AUTO_TEST_SUITE_END()
