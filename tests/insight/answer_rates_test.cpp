#include <followup/insight/answer_rates.hpp>

#include "engine/support.hpp"

#include <followup/error.hpp>
#include <followup/insight/book_insight.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>

namespace fu = followup;
using support::local;
using support::story;

BOOST_AUTO_TEST_SUITE(answer_rates)

namespace {

// A book of one pursuit, from Monday 23 November 2026 on.
fu::answer_rates answers_of(const story& told) {
  fu::book_insight seen{told.rules, local("2027-06-01 12:00")};
  seen.add(told.subject, told.history);
  return seen.answers();
}

fu::daypart_choice halves() {
  return {.parts = {{"morning", {9 * 60, 12 * 60}, 300}, {"afternoon", {12 * 60, 17 * 60}, 250}},
          .k = 3,
          .side_rules = {fu::other_weekday{}}};
}

fu::answer_rates with_parts(fu::proportion morning, fu::proportion afternoon) {
  fu::answer_rates seen;
  seen.by_part = {morning, afternoon};
  return seen;
}

std::size_t index(fu::weekday day) { return static_cast<std::size_t>(day); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_call_counts_at_the_hour_of_the_prospects_clock) {
  story told{fu::until_no(), "2026-11-23 08:00"};
  told.call("2026-11-23 10:59", fu::no_answer{}).call("2026-11-27 11:00", fu::spoke{});
  const fu::answer_rates seen = answers_of(told);
  BOOST_TEST((seen.all == fu::proportion{1, 2}));
  BOOST_TEST((seen.by_hour[10] == fu::proportion{0, 1}));
  BOOST_TEST((seen.by_hour[11] == fu::proportion{1, 1}));
  BOOST_TEST((seen.by_weekday[index(fu::weekday::monday)] == fu::proportion{0, 1}));
  BOOST_TEST((seen.by_weekday[index(fu::weekday::friday)] == fu::proportion{1, 1}));
  BOOST_TEST((seen.by_part.at(1) == fu::proportion{1, 2}));  // mid-morning, 10:00-12:00
}

BOOST_AUTO_TEST_CASE(what_tells_nothing_of_the_hour_is_left_out) {
  story told{fu::until_no(), "2026-11-23 08:00"};
  told.call("2026-11-23 09:00", fu::busy{});
  told.call("2026-11-23 10:00", fu::attempted{});
  told.letter("2026-11-24 10:00");
  told.inbound("2026-11-25 10:00", fu::channel::call, fu::spoke{});
  BOOST_TEST((answers_of(told).all == fu::proportion{0, 0}));
}

BOOST_AUTO_TEST_CASE(a_call_at_an_agreed_time_tells_nothing_of_the_hour) {
  story told{fu::until_no(), "2026-11-23 08:00"};
  told.call("2026-11-23 09:00", fu::just_left{})
      .promised(fu::agreed_time::at(fu::day("2026-11-24"), support::clock("14:00")));
  told.call("2026-11-24 13:50", fu::spoke{});
  BOOST_TEST((answers_of(told).all == fu::proportion{0, 1}));
  told.call("2026-11-24 16:00", fu::spoke{});
  BOOST_TEST((answers_of(told).all == fu::proportion{1, 2}));
}

BOOST_AUTO_TEST_CASE(a_secretary_is_not_the_person) {
  story told{fu::until_no(), "2026-11-23 08:00"};
  told.call("2026-11-23 09:00", fu::in_meeting{}).call("2026-11-23 11:00", fu::message_taken{});
  BOOST_TEST((answers_of(told).all == fu::proportion{0, 2}));
}

BOOST_AUTO_TEST_CASE(a_policy_without_dayparts_has_none_here) {
  story told{support::calling_every(fu::business_days{1}), "2026-11-23 08:00"};
  told.call("2026-11-23 09:00", fu::no_answer{});
  fu::book_insight seen{told.rules, local("2026-11-30 12:00")};
  seen.add(told.subject, told.history);
  BOOST_TEST(seen.answers().by_part.empty());
  BOOST_TEST(!seen.dayparts());
}

// --- Rates for a policy.

BOOST_AUTO_TEST_CASE(the_rates_of_a_thousand_calls_weigh_more_than_a_guess) {
  const auto few = fu::with_rates_of(with_parts({120, 499}, {100, 500}), halves());
  BOOST_TEST(few.k == 2);
  const auto many = fu::with_rates_of(with_parts({120, 500}, {100, 500}), halves());
  BOOST_TEST(many.k == 4);
  BOOST_TEST(many.parts[0].answer_rate_permille == 240);
  BOOST_TEST(many.parts[1].answer_rate_permille == 200);
}

BOOST_AUTO_TEST_CASE(a_daypart_of_few_calls_keeps_its_rate) {
  const auto found = fu::with_rates_of(with_parts({99, 99}, {1, 100}), halves());
  BOOST_TEST(found.parts[0].answer_rate_permille == 300);
  BOOST_TEST(found.parts[1].answer_rate_permille == 10);
}

BOOST_AUTO_TEST_CASE(rates_are_rounded_to_the_nearest) {
  BOOST_TEST(fu::with_rates_of(with_parts({1, 120}, {2, 120}), halves()).parts[0].answer_rate_permille == 8);
  BOOST_TEST(fu::with_rates_of(with_parts({1, 120}, {2, 120}), halves()).parts[1].answer_rate_permille == 17);
  BOOST_TEST(fu::with_rates_of(with_parts({120, 120}, {}), halves()).parts[0].answer_rate_permille == 1000);
}

BOOST_AUTO_TEST_CASE(all_but_the_rates_and_their_weight_stays_and_makes_a_policy) {
  fu::daypart_choice found = fu::with_rates_of(with_parts({600, 1000}, {}), halves());
  BOOST_CHECK_NO_THROW(support::calling_every(fu::business_days{1}, {found}));
  found.k = 3;
  found.parts[0].answer_rate_permille = 300;
  BOOST_TEST((found == halves()));
}

BOOST_AUTO_TEST_CASE(rates_of_other_dayparts_are_refused) {
  BOOST_CHECK_THROW(fu::with_rates_of({}, halves()), fu::invalid_history);
}

BOOST_AUTO_TEST_SUITE_END()
