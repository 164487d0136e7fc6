#include <followup/insight/persistence.hpp>

#include "insight/naive.hpp"

#include <followup/error.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace fu = followup;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(persistence)

namespace {

// Clients of a bank, by how often they were contacted.
fu::persistence of_the_bank() {
  std::ifstream in(FOLLOWUP_TEST_DATA "/yes_by_contact.csv");
  BOOST_REQUIRE(in);
  fu::persistence all;
  for (std::string line; std::getline(in, line);) {
    if (line.front() < '0' || line.front() > '9') continue;
    std::istringstream numbers(line);
    int contacts = 0;
    std::int64_t yes = 0;
    std::int64_t undecided = 0;
    char comma = 0;
    numbers >> contacts >> comma >> yes >> comma >> undecided;
    all.add(contacts, fu::disposition::won, yes);
    all.add(contacts, std::nullopt, undecided);
  }
  return all;
}

double percent(const fu::proportion& of) { return 100 * fu::wilson(of).value; }
bool rounds_to(double value, double shown, double last_digit) { return std::abs(value - shown) <= last_digit / 2; }

bool is_same(const fu::estimate& a, const fu::estimate& b) {
  const auto near = [](double x, double y) { return std::abs(x - y) < 1e-9; };
  return near(a.value, b.value) && near(a.low, b.low) && near(a.high, b.high);
}

std::string shown(const fu::estimate& one) {
  return std::to_string(one.value) + " (" + std::to_string(one.low) + " to " + std::to_string(one.high) + ")";
}

}  // namespace

// --- Published figures.

BOOST_AUTO_TEST_CASE(of_a_banks_clients_who_said_yes_half_did_so_at_the_first_contact) {
  const fu::persistence all = of_the_bank();
  BOOST_TEST(all.pursuits() == 45'211);
  BOOST_TEST(all.yeses() == 5'289);
  BOOST_TEST(all.noes() == 0);
  const auto rows = all.rows();
  const auto by = [&](std::size_t n) { return 100 - percent(rows.at(n - 1).later); };
  BOOST_TEST(rounds_to(by(1), 48.4, 0.1));
  BOOST_TEST(rounds_to(by(2), 74.9, 0.1));
  BOOST_TEST(rounds_to(by(3), 86.6, 0.1));
  BOOST_TEST(rounds_to(by(4), 92.6, 0.1));
  BOOST_TEST(rounds_to(by(10), 99.1, 0.1));
  BOOST_TEST(rounds_to(percent(rows.at(2).later), 13.4, 0.1));
  BOOST_TEST(rows.at(31).yes.count == 1);
  BOOST_TEST(rows.at(31).later.count == 0);
  BOOST_TEST(rows.back().call == 63);
}

BOOST_AUTO_TEST_CASE(the_share_that_says_yes_falls_from_contact_to_contact) {
  const auto rows = of_the_bank().rows();
  constexpr std::array published{5.7, 5.1, 4.1, 3.3, 2.3, 2.1, 1.5, 1.4, 1.2, 1.0};
  for (std::size_t i = 0; i < published.size(); ++i) {
    BOOST_TEST(rounds_to(percent(rows.at(i).yes), published.at(i), 0.1), i + 1 << ": " << percent(rows.at(i).yes));
  }
}

// Remission of leukaemia under 6-mercaptopurine (E. J. Freireich and others, Blood 21, 1963), weeks for calls.
// Estimates and standard errors are in every textbook; the intervals are what Stata's `sts list` prints of them.
BOOST_AUTO_TEST_CASE(survival_is_the_textbooks) {
  fu::persistence all;
  for (const int weeks : {6, 6, 6, 7, 10, 13, 16, 22, 23}) all.add(weeks, fu::disposition::won);
  for (const int weeks : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) all.add(weeks, std::nullopt);
  const auto rows = all.rows();
  struct line {
    std::size_t week;
    fu::estimate survival;
  };
  for (const line& one :
       {line{6, {0.8571, 0.6197, 0.9516}}, line{7, {0.8067, 0.5631, 0.9228}}, line{10, {0.7529, 0.5032, 0.8894}},
        line{13, {0.6902, 0.4316, 0.8491}}, line{16, {0.6275, 0.3675, 0.8049}}, line{22, {0.5378, 0.2678, 0.7468}},
        line{23, {0.4482, 0.1881, 0.6801}}, line{35, {0.4482, 0.1881, 0.6801}}}) {
    const fu::estimate found = rows.at(one.week - 1).in_play;
    BOOST_TEST(rounds_to(found.value, one.survival.value, 0.0001), one.week << ": " << found.value);
    BOOST_TEST(rounds_to(found.low, one.survival.low, 0.0001), one.week << ": " << found.low);
    BOOST_TEST(rounds_to(found.high, one.survival.high, 0.0001), one.week << ": " << found.high);
  }
}

// --- The second implementation.

BOOST_DATA_TEST_CASE(every_number_is_what_counting_anew_gives, data::xrange(40), seed) {
  std::mt19937 luck(static_cast<unsigned>(seed));
  const auto below = [&](unsigned n) { return static_cast<unsigned>(luck() % n); };
  fu::persistence all;
  std::vector<naive::course> others;
  const auto longest = 1 + below(20);
  const auto pursuits = 1 + below(seed % 3 == 0 ? 8 : 120);
  for (unsigned i = 0; i < pursuits; ++i) {
    const auto calls = static_cast<int>(below(longest + 1));
    const auto what = below(seed % 4 == 0 ? 2 : 3);
    all.add(calls, what == 0   ? std::nullopt
                   : what == 1 ? std::optional{below(2) == 0 ? fu::disposition::won : fu::disposition::meeting}
                               : std::optional{fu::disposition::refused});
    others.push_back({calls, what == 0 ? '?' : what == 1 ? 'y' : 'n'});
  }
  int n = 0;
  for (const fu::persistence_row& row : all.rows()) {
    BOOST_TEST_CONTEXT("call " << ++n << " of " << pursuits) {
      BOOST_TEST(row.call == n);
      BOOST_TEST((row.yes == naive::yes(others, n)));
      BOOST_TEST((row.no == naive::no(others, n)));
      BOOST_TEST((row.later == naive::later(others, n)));
      BOOST_TEST((row.onward == naive::onward(others, n)));
      BOOST_TEST(is_same(row.in_play, naive::in_play(others, n)), shown(row.in_play)
                                                                      << ", " << shown(naive::in_play(others, n)));
      BOOST_TEST(is_same(row.yes_by, naive::yes_by(others, n)), shown(row.yes_by)
                                                                    << ", " << shown(naive::yes_by(others, n)));
    }
  }
  BOOST_TEST(naive::yes(others, n + 1).of == 0);
}

// --- What the numbers mean.

BOOST_AUTO_TEST_CASE(where_nothing_but_a_yes_ends_a_pursuit_the_two_curves_are_one) {
  for (const fu::persistence_row& row : of_the_bank().rows()) {
    BOOST_TEST(std::abs(row.in_play.value + row.yes_by.value - 1) < 1e-12);
  }
}

BOOST_AUTO_TEST_CASE(open_pursuits_do_not_lower_what_is_said_of_later_calls) {
  fu::persistence settled;
  for (int i = 0; i < 10; ++i) settled.add(2, i < 5 ? std::optional{fu::disposition::won} : std::nullopt);
  fu::persistence with_new_ones = settled;
  with_new_ones.add(1, std::nullopt, 90);  // called once, yesterday
  BOOST_TEST(fu::wilson(with_new_ones.rows().at(1).yes).value == 0.5);
  BOOST_TEST(with_new_ones.rows().at(1).yes_by.value == 0.5);
}

BOOST_AUTO_TEST_CASE(who_has_refused_does_not_say_yes_any_more) {
  fu::persistence all;
  all.add(1, fu::disposition::refused, 50);
  all.add(2, fu::disposition::won, 25);
  all.add(2, std::nullopt, 25);
  BOOST_TEST(all.rows().at(1).yes_by.value == 0.25);
  BOOST_TEST(all.rows().at(1).in_play.value == 0.25);
}

BOOST_AUTO_TEST_CASE(a_pursuit_that_a_limit_or_the_host_ended_was_not_decided) {
  for (const auto how : {fu::disposition::exhausted, fu::disposition::withdrawn, fu::disposition::answered}) {
    fu::persistence all;
    all.add(3, how);
    BOOST_TEST(all.undecided() == 1);
  }
}

BOOST_AUTO_TEST_CASE(who_was_never_called_is_counted_and_has_no_row) {
  fu::persistence all;
  all.add(0, fu::disposition::won);
  BOOST_TEST(all.yeses() == 1);
  BOOST_TEST(all.rows().empty());
  all.add(1, std::nullopt);
  BOOST_TEST(all.rows().size() == 1U);
  BOOST_TEST((all.rows().front().later == fu::proportion{0, 1}));
  BOOST_TEST((all.rows().front().onward == fu::proportion{0, 1}));
}

BOOST_AUTO_TEST_CASE(calls_that_nobody_can_have_made_are_refused) {
  fu::persistence all;
  BOOST_CHECK_THROW(all.add(-1, std::nullopt), fu::invalid_history);
  BOOST_CHECK_THROW(all.add(fu::persistence::most_calls + 1, std::nullopt), fu::invalid_history);
  BOOST_CHECK_THROW(all.add(1, std::nullopt, -1), fu::invalid_history);
  BOOST_TEST(all.pursuits() == 0);
}

// --- What a yes costs.

BOOST_AUTO_TEST_CASE(a_yes_costs_the_calls_it_takes) {
  fu::persistence all;
  all.add(1, fu::disposition::won, 14);
  all.add(1, std::nullopt, 986);
  const auto cost = fu::minutes_a_yes(all.rows().front(), {fu::minutes{6}});
  BOOST_REQUIRE(cost);
  BOOST_TEST(*cost == 6'000.0 / 14, boost::test_tools::tolerance(1e-12));
  fu::persistence none;
  none.add(1, std::nullopt);
  BOOST_TEST(!fu::minutes_a_yes(none.rows().front(), {fu::minutes{6}}));
}

BOOST_AUTO_TEST_CASE(calls_pay_as_far_as_the_book_is_sure_of_it) {
  const auto rows = of_the_bank().rows();
  const auto found = fu::payoff_of(rows, {fu::minutes{6}, fu::hours{8}});
  BOOST_REQUIRE(found);
  BOOST_TEST(found->calls_a_yes == 80);
  // 1 of 80 is 1.25 %: the low end of the interval is above that up to here, and the high end of what going on brought
  // is below it from there on.
  BOOST_REQUIRE(found->no_longer_from);
  const auto pays = [&](int n) { return fu::wilson(rows.at(static_cast<std::size_t>(n) - 1).yes).low >= 1.0 / 80; };
  const auto idle = [&](int n) { return fu::wilson(rows.at(static_cast<std::size_t>(n) - 1).onward).high < 1.0 / 80; };
  BOOST_TEST((pays(found->pays_to) && !pays(found->pays_to + 1)));
  BOOST_TEST((idle(*found->no_longer_from) && found->pays_to < *found->no_longer_from));
  BOOST_TEST(!fu::payoff_of(rows, {fu::minutes{6}}));
}

BOOST_AUTO_TEST_CASE(what_a_few_calls_say_is_not_taken_for_certain) {
  fu::persistence few;
  few.add(1, std::nullopt, 3);
  const auto found = fu::payoff_of(few.rows(), {fu::minutes{6}, fu::hours{1}});
  BOOST_REQUIRE(found);
  BOOST_TEST(found->pays_to == 0);
  BOOST_TEST(!found->no_longer_from);
}

BOOST_AUTO_TEST_CASE(a_call_takes_time_and_a_yes_is_worth_some) {
  const auto rows = of_the_bank().rows();
  BOOST_CHECK_THROW(fu::payoff_of(rows, {fu::minutes{0}, fu::hours{8}}), fu::invalid_policy);
  BOOST_CHECK_THROW(fu::payoff_of(rows, {fu::minutes{6}, fu::hours{0}}), fu::invalid_policy);
  BOOST_CHECK_THROW(fu::minutes_a_yes(rows.front(), {fu::minutes{-1}}), fu::invalid_policy);
}

BOOST_AUTO_TEST_SUITE_END()
