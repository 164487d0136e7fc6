#include <followup/insight/simulate.hpp>

#include "engine/support.hpp"

#include <followup/assure/timeline.hpp>
#include <followup/error.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace fu = followup;
using support::local;
using support::office;
using support::story;

BOOST_AUTO_TEST_SUITE(simulate)

namespace {

fu::population people(double reached, std::vector<double> yes, std::vector<double> no = {}) {
  fu::population all{.who = support::somebody(), .yes = std::move(yes), .no = std::move(no)};
  all.reached.fill(reached);
  return all;
}

fu::trial of(int prospects, std::uint64_t seed = 1) {
  return {.from = local("2026-01-05 09:00"), .prospects = prospects, .seed = seed};
}

fu::policy calls_without_end() { return support::calling_every(fu::business_days{1}); }

int count(const fu::simulated_pursuit& one, fu::channel via) { return one.touches[static_cast<std::size_t>(via)]; }

// Whether two shares of so many are as far apart as chance may bring them, one time in a million.
bool is_near(double found, double expected, double of) {
  return std::abs(found - expected) <= 4.9 * std::sqrt(expected * (1 - expected) / of) + 1e-9;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_and_another_one_does_not) {
  const fu::population all = people(0.3, {0.2}, {0.1});
  const auto once = fu::simulate(fu::until_no(), all, office(), of(200));
  BOOST_TEST((once == fu::simulate(fu::until_no(), all, office(), of(200))));
  BOOST_TEST(!(once == fu::simulate(fu::until_no(), all, office(), of(200, 2))));
}

BOOST_AUTO_TEST_CASE(parts_of_a_trial_are_those_of_the_whole) {
  const fu::population all = people(0.3, {0.2}, {0.1});
  const auto whole = fu::simulate(fu::until_no(), all, office(), of(100));
  fu::trial rest = of(60);
  rest.first = 40;
  auto parts = fu::simulate(fu::until_no(), all, office(), of(40));
  const auto others = fu::simulate(fu::until_no(), all, office(), rest);
  parts.pursuits.insert(parts.pursuits.end(), others.pursuits.begin(), others.pursuits.end());
  BOOST_TEST((parts == whole));
}

// Every touch is one that the policy asks for: what another part of the library foresees where nobody answers.
BOOST_AUTO_TEST_CASE(where_nobody_is_reached_what_is_done_is_what_the_timeline_foresees) {
  for (const fu::policy& rules : {fu::until_no(), fu::three_strikes(), fu::gentle(), fu::proposal_follow_up()}) {
    fu::trial one = of(1);
    one.length = {400};
    const auto found = fu::simulate(rules, people(0, {1}), office(), one).pursuits.front();
    const fu::pursuit subject{.id = fu::pursuit_id{1}, .who = support::somebody(), .started = one.from};
    const auto plan = fu::if_nobody_answers(rules, subject, {}, office(), one.from, {.of_calls = fu::machine{}});
    BOOST_TEST_CONTEXT(rules.name()) {
      for (const fu::channel via : fu::channel_set::all()) BOOST_TEST(count(found, via) == plan.count(via));
      BOOST_TEST((found.ended == fu::disposition::exhausted));
      // But for the minutes that touches take.
      BOOST_TEST((*found.ended_at - *plan.last.concluded->at < boost::posix_time::minutes(10)));
      BOOST_TEST((*found.ended_at >= *plan.last.concluded->at));
    }
  }
}

// Of a bank's clients (tests/data/yes_by_contact.csv): what it was given comes out again.
BOOST_AUTO_TEST_CASE(the_rates_that_were_given_come_out) {
  const std::vector<double> rates{0.0566, 0.0506, 0.0408, 0.0329, 0.0227, 0.0211, 0.0153, 0.0137, 0.0117, 0.0096};
  fu::trial how = of(20'000);
  how.length = {25};
  const auto rows = fu::simulate(calls_without_end(), people(1, rates), office(), how).going_on().rows();
  double left = 1;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const fu::persistence_row& row = rows.at(i);
    left *= 1 - rates[i];
    const double rate = fu::wilson(row.yes).value;
    BOOST_TEST(is_near(rate, rates[i], static_cast<double>(row.yes.of)), i + 1 << ": " << rate);
    BOOST_TEST(is_near(row.yes_by.value, 1 - left, 20'000), i + 1 << ": " << row.yes_by.value);
  }
}

BOOST_AUTO_TEST_CASE(a_conversation_takes_a_call_that_reaches_them) {
  fu::trial how = of(20'000);
  how.length = {2};
  fu::population all = people(0, {0.5, 0}, {0.25, 0});
  all.reached[9] = 0.4;  // the first call is made at nine, the second one at eight
  const auto row = fu::simulate(calls_without_end(), all, office(), how).going_on().rows().at(0);
  BOOST_TEST(is_near(fu::wilson(row.yes).value, 0.2, 20'000), fu::wilson(row.yes).value);
  BOOST_TEST(is_near(fu::wilson(row.no).value, 0.1, 20'000), fu::wilson(row.no).value);
}

BOOST_AUTO_TEST_CASE(who_asks_to_be_called_back_is_called_then) {
  fu::population all = people(1, {0, 1});
  all.call_back = 1;
  all.reached.fill(1);
  fu::trial how = of(50);
  const auto kept = fu::simulate(fu::until_no(), all, office(), how);
  for (const auto& one : kept.pursuits) {
    BOOST_TEST(count(one, fu::channel::call) == 2);
    BOOST_TEST((one.ended == fu::disposition::won));
  }
  all.keeps_promise = 0;
  const auto broken = fu::simulate(fu::until_no(), all, office(), how);
  BOOST_TEST(count(broken.pursuits.front(), fu::channel::call) > 2);
}

BOOST_AUTO_TEST_CASE(an_objection_ends_it_at_once) {
  fu::population all = people(1, {});
  all.objection = 1;
  const auto found = fu::simulate(fu::until_no(), all, office(), of(20));
  for (const auto& one : found.pursuits) {
    BOOST_TEST((one.ended == fu::disposition::opted_out));
    BOOST_TEST(std::accumulate(one.touches.begin(), one.touches.end(), 0) == 1);
  }
}

BOOST_AUTO_TEST_CASE(who_cannot_be_reached_in_any_way_is_left_alone) {
  fu::population all = people(1, {1});
  all.who.reachable_by.clear();
  const auto found = fu::simulate(fu::until_no(), all, office(), of(1)).pursuits.front();
  BOOST_TEST((found.touches == std::array<int, fu::channel_count>{}));
}

BOOST_AUTO_TEST_CASE(a_policy_that_needs_the_history_is_simulated_too) {
  fu::until_no_options figures;
  figures.longest = std::nullopt;
  const fu::policy rules = fu::until_no(figures);
  BOOST_REQUIRE(rules.needs_history());
  const auto found = fu::simulate(rules, people(0.1, {1}), office(), of(20));
  BOOST_TEST(found.going_on().yeses() > 10);
}

// --- Two policies.

BOOST_AUTO_TEST_CASE(two_policies_meet_the_same_luck) {
  const fu::population all = people(0.3, {0.3}, {0.1});
  const auto strikes = fu::simulate(fu::three_strikes(), all, office(), of(500));
  const auto until = fu::simulate(fu::until_no(), all, office(), of(500));
  for (std::size_t i = 0; i < strikes.pursuits.size(); ++i) {
    const bool won = strikes.pursuits[i].ended == fu::disposition::won;
    BOOST_TEST((!won || strikes.pursuits[i].touches[0] == until.pursuits[i].touches[0]));
    BOOST_TEST((!won || until.pursuits[i].ended == fu::disposition::won));
  }
  const fu::comparison found = fu::compared(strikes, until);
  BOOST_TEST((found.yeses.low > 0 && found.yeses.low < found.yeses.change && found.yeses.change < found.yeses.high));
  BOOST_TEST(found.touches[static_cast<std::size_t>(fu::channel::letter)].before == 0);
}

BOOST_AUTO_TEST_CASE(a_policy_does_not_differ_from_itself) {
  const auto once = fu::simulate(fu::until_no(), people(0.2, {0.3}), office(), of(100));
  const fu::comparison found = fu::compared(once, once);
  BOOST_TEST((found.yeses.change == 0 && found.yeses.low == 0 && found.yeses.high == 0));
  BOOST_TEST(found.yeses.before == static_cast<double>(once.going_on().yeses()) / 100);
}

BOOST_AUTO_TEST_CASE(a_comparison_is_told_by_the_hundred) {
  fu::comparison found;
  found.yeses = {0.0284, 0.1999, 0.1715, 0.1641, 0.1789};
  found.objections = {0.02, 0.01, -0.01, -0.015, -0.0004};
  found.touches[0] = {3.01, 39.3, 36.29, 36, 36.6};
  BOOST_TEST(fu::explain(found) == R"(  of 100 prospects  before   after                     change
  yeses                2.8    20.0        17.2 (16.4 to 17.9)
  objections           2.0     1.0         -1.0 (-1.5 to 0.0)
  calls              301.0  3930.0  3629.0 (3600.0 to 3660.0)
The same people with the same luck under both. It holds for people who behave at these rates.)");
  BOOST_TEST(fu::explain(found, fu::language::dutch).find("17,2 (16,4 tot 17,9)") != std::string::npos);
}

// The mean of 1, 1, 0, 2 and its standard error, by hand: 1 and sqrt((0 + 0 + 1 + 1) / 3 / 4).
BOOST_AUTO_TEST_CASE(a_change_has_the_interval_of_its_mean) {
  const auto with = [](std::initializer_list<int> calls) {
    fu::simulation all;
    for (const int n : calls) {
      fu::simulated_pursuit one;
      one.touches[0] = n;
      all.pursuits.push_back(one);
    }
    return all;
  };
  const fu::difference found = fu::compared(with({3, 4, 5, 6}), with({4, 5, 5, 8})).touches[0];
  BOOST_TEST((found.before == 4.5 && found.after == 5.5 && found.change == 1));
  BOOST_TEST(std::abs(found.high - (1 + 1.959964 * std::sqrt(2.0 / 3 / 4))) < 1e-6);
  BOOST_TEST(std::abs(found.low - (1 - 1.959964 * std::sqrt(2.0 / 3 / 4))) < 1e-6);
}

// --- What is written, and what comes of it.

BOOST_AUTO_TEST_CASE(letters_and_emails_are_answered_as_often_as_was_given) {
  fu::population all = people(0, {0, 0, 0, 0, 1});
  all.answers_letter = 0.4;
  fu::trial how = of(2'000);
  how.length = {300};
  const auto found = fu::simulate(fu::until_no(), all, office(), how);
  const auto [letters, answers] = std::accumulate(
      found.pursuits.begin(), found.pursuits.end(), std::pair{0, 0}, [](std::pair<int, int> sum, const auto& one) {
        return std::pair{sum.first + count(one, fu::channel::letter), sum.second + one.answers};
      });
  // The first letter goes after the fifth call, at which an answer is a yes.
  BOOST_TEST(is_near(static_cast<double>(answers) / letters, 0.4, letters), answers << " of " << letters);
  BOOST_TEST(found.going_on().yeses() == answers);
}

BOOST_AUTO_TEST_CASE(an_answer_that_decides_nothing_is_answered_by_us) {
  fu::population all = people(0, {});
  all.answers_email = 1;
  const auto silent = fu::simulate(fu::fourteen_days(), people(0, {}), office(), of(1)).pursuits.front();
  const auto found = fu::simulate(fu::fourteen_days(), all, office(), of(1)).pursuits.front();
  BOOST_TEST(found.answers > 0);
  BOOST_TEST((found.touches != silent.touches));
}

BOOST_AUTO_TEST_CASE(who_complains_is_left_alone_and_counted) {
  fu::population all = people(0.5, {});
  all.complaint = 1;
  const auto found = fu::simulate(fu::until_no(), all, office(), of(50));
  for (const auto& one : found.pursuits) {
    BOOST_TEST(one.complaints == 1);
    BOOST_TEST((one.ended == fu::disposition::opted_out));
  }
}

BOOST_AUTO_TEST_CASE(a_book_can_be_kept_of_it) {
  fu::population all = people(0.3, {0.1}, {0.1});
  all.call_back = all.on_hold = all.appointment = all.information = 0.25;
  all.gatekeeper = 0.5;
  all.answers_letter = all.answers_email = 0.2;
  std::vector<fu::simulated_pursuit> kept;
  const auto found = fu::simulate(
      fu::until_no(), all, office(), of(60), [&](const fu::pursuit& subject, std::span<const fu::touchpoint> history) {
        fu::simulated_pursuit one;
        for (const fu::touchpoint& touch : history) {
          fu::check(touch);
          BOOST_TEST((touch.pursuit == subject.id));
          if (touch.way == fu::direction::inbound) continue;
          ++one.touches[static_cast<std::size_t>(touch.via)];
        }
        const auto said = fu::next_actions(fu::until_no(), subject, history, office(), local("2026-07-04 09:00"));
        if (said.concluded) one.ended = said.concluded->how;
        kept.push_back(one);
      });
  BOOST_REQUIRE(kept.size() == found.pursuits.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    BOOST_TEST((kept[i].touches == found.pursuits[i].touches));
    BOOST_TEST((kept[i].ended == found.pursuits[i].ended));
  }
}

BOOST_AUTO_TEST_CASE(prospects_start_one_after_the_other) {
  fu::trial how = of(100);
  how.arriving = {100};
  std::vector<fu::ptime> started;
  (void)fu::simulate(fu::until_no(), people(1, {1}), office(), how,
                     [&](const fu::pursuit& one, std::span<const fu::touchpoint>) { started.push_back(one.started); });
  std::sort(started.begin(), started.end());
  BOOST_TEST((started.front() >= how.from && started.back() < how.from + boost::gregorian::days(100)));
  const auto first_half = std::count_if(started.begin(), started.end(),
                                        [&](fu::ptime at) { return at < how.from + boost::gregorian::days(50); });
  BOOST_TEST(is_near(static_cast<double>(first_half) / 100, 0.5, 100));
}

// --- A seller.

namespace {

fu::trial with_seller(fu::seller who, int prospects = 100) {
  fu::trial how = of(prospects);
  how.by = who;
  return how;
}

// What was done on each date, in minutes.
std::map<fu::date, int> minutes_by_date(const fu::policy& rules, const fu::population& all, const fu::trial& how) {
  std::map<fu::date, int> found;
  (void)fu::simulate(rules, all, office(), how, [&](const fu::pursuit& one, std::span<const fu::touchpoint> history) {
    for (const fu::touchpoint& touch : history) {
      if (touch.way == fu::direction::outbound) found[one.who.zone().at(touch.at).on] += how.by->takes.of(touch.via);
    }
  });
  return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_seller_with_time_enough_does_what_one_who_is_never_late_does) {
  fu::population all = people(0.2, {0.1}, {0.1});
  const fu::seller alone{.prospects = 1, .a_day = {1'000}, .takes = {{1, 1, 1, 1, 1}}};
  const auto never_late = fu::simulate(fu::until_no(), all, office(), of(100));
  const auto found = fu::simulate(fu::until_no(), all, office(), with_seller(alone));
  BOOST_TEST((found.pursuits == never_late.pursuits));
}

BOOST_AUTO_TEST_CASE(a_seller_does_no_more_than_a_day_has_room_for) {
  const fu::seller busy{.prospects = 100, .a_day = {60}};
  const auto found = minutes_by_date(fu::until_no(), people(0.1, {0.1}), with_seller(busy));
  int full = 0;
  for (const auto& [on, minutes] : found) {
    BOOST_TEST(minutes < 60 + 10, on << ": " << minutes);
    if (minutes >= 60) ++full;
  }
  BOOST_TEST(full > 60);
}

BOOST_AUTO_TEST_CASE(a_seller_makes_one_touch_after_the_other) {
  std::vector<std::pair<fu::ptime, fu::ptime>> made;
  const fu::trial how = with_seller({.prospects = 40});
  (void)fu::simulate(fu::until_no(), people(0.1, {0.1}), office(), how,
                     [&](const fu::pursuit&, std::span<const fu::touchpoint> history) {
                       for (const fu::touchpoint& touch : history) {
                         if (touch.pursuit.value() > 40) continue;
                         made.emplace_back(touch.at,
                                           touch.at + boost::posix_time::minutes(how.by->takes.of(touch.via)));
                       }
                     });
  std::sort(made.begin(), made.end());
  BOOST_REQUIRE(made.size() > 500U);
  for (std::size_t i = 1; i < made.size(); ++i) BOOST_TEST(made[i].first >= made[i - 1].second);
}

BOOST_AUTO_TEST_CASE(nobody_is_called_while_the_seller_is_ill_and_promises_are_late) {
  fu::population all = people(0.5, {0.02});
  all.call_back = 0.5;
  fu::trial how = with_seller({.prospects = 50, .falls_ill = 0.04, .ill = {7}}, 500);
  const auto ill = fu::simulate(fu::until_no(), all, office(), how);
  how.by->falls_ill = 0;
  const auto well = fu::simulate(fu::until_no(), all, office(), how);
  const fu::comparison found = fu::compared(well, ill);
  BOOST_TEST(found.late_promises.low > 0);
  BOOST_TEST(found.touches[0].high < 0);
  how.by = fu::seller{.prospects = 500, .falls_ill = 1};
  for (const auto& one : fu::simulate(fu::until_no(), all, office(), how).pursuits) {
    BOOST_TEST(std::accumulate(one.touches.begin(), one.touches.end(), 0) == 0);
  }
}

BOOST_AUTO_TEST_CASE(what_was_promised_comes_first) {
  fu::population all = people(0.9, {});
  all.call_back = 0.2;
  fu::trial how = with_seller({.prospects = 200, .a_day = {60}, .takes = {{1, 1, 1, 1, 1}}}, 200);
  std::int64_t calls = 0;
  std::int64_t late = 0;
  for (const auto& one : fu::simulate(fu::until_no(), all, office(), how).pursuits) {
    late += one.late_promises;
    calls += count(one, fu::channel::call) - 1;
  }
  BOOST_TEST(late * 50 < calls, late << " late of " << calls);
}

BOOST_AUTO_TEST_CASE(parts_with_whole_sellers_are_those_of_the_whole) {
  fu::population all = people(0.3, {0.1}, {0.1});
  const fu::seller who{.prospects = 20, .a_day = {30}, .falls_ill = 0.05};
  const auto whole = fu::simulate(fu::until_no(), all, office(), with_seller(who, 50));
  auto parts = fu::simulate(fu::until_no(), all, office(), with_seller(who, 20));
  fu::trial rest = with_seller(who, 30);
  rest.first = 20;
  const auto others = fu::simulate(fu::until_no(), all, office(), rest);
  parts.pursuits.insert(parts.pursuits.end(), others.pursuits.begin(), others.pursuits.end());
  BOOST_TEST((parts == whole));
  rest.first = 10;
  BOOST_CHECK_THROW(fu::simulate(fu::until_no(), all, office(), rest), fu::invalid_pursuit);
}

// Sellers' sums of 1 and 3 over two prospects each: a mean of 1, and an interval of sqrt((1 + 1) * 2) / 4.
BOOST_AUTO_TEST_CASE(those_of_one_seller_vary_together) {
  const auto with = [](std::initializer_list<int> calls) {
    fu::simulation all{.together = 2};
    for (const int n : calls) {
      fu::simulated_pursuit one;
      one.touches[0] = n;
      all.pursuits.push_back(one);
    }
    return all;
  };
  const fu::comparison found = fu::compared(with({3, 4, 5, 6}), with({4, 4, 7, 7}));
  BOOST_TEST((found.touches[0].change == 1 && found.minutes.change == 6));
  BOOST_TEST(std::abs(found.touches[0].high - (1 + 1.959964 * 0.5)) < 1e-6);
  BOOST_CHECK_THROW(fu::compared(with({3, 4}), with({3, 4})), fu::invalid_pursuit);
}

BOOST_AUTO_TEST_CASE(what_a_yes_takes_is_told) {
  fu::comparison found;
  found.yeses = {0.1, 0.2, 0.1, 0.1, 0.1};
  found.minutes = {30, 120, 90, 60, 120};
  found.complaints = {0, 0.01, 0.01, 0, 0.02};
  BOOST_TEST(fu::explain(found) == R"(  of 100 prospects    before  after                  change
  yeses                 10.0   20.0     10.0 (10.0 to 10.0)
  objections             0.0    0.0        0.0 (0.0 to 0.0)
  of them complaints     0.0    1.0        1.0 (0.0 to 2.0)
  seller's hours        50.0  200.0  150.0 (100.0 to 200.0)
A yes takes 5 hours of a seller before, 10 after.
The same people with the same luck under both. It holds for people who behave at these rates.)");
  BOOST_TEST(fu::explain(found, fu::language::dutch).find("kost ervoor 5 uur van een verkoper, erna 10.") !=
             std::string::npos);
  BOOST_TEST(fu::explain(found, fu::language::german).find("kostet vorher 5 Stunden eines Verkäufers, nachher 10.") !=
             std::string::npos);
}

// --- From a book.

BOOST_AUTO_TEST_CASE(a_population_behaves_as_a_book_did) {
  fu::book_insight seen{fu::until_no(), local("2026-12-31 12:00")};
  for (int i = 0; i < 200; ++i) {
    story told{fu::until_no(), "2026-11-23 08:00"};
    told.call(i % 2 == 0 ? "2026-11-23 09:00" : "2026-11-23 11:00", fu::no_answer{});
    if (i < 50) told.call("2026-11-24 09:30", fu::yes{});
    if (i >= 50 && i < 150) told.call("2026-11-24 15:00", fu::no_with_reasons{});
    seen.add(told.subject, told.history);
  }
  const fu::population found = fu::population_of(seen, support::somebody());
  const double reached = 150.0 / 350;
  BOOST_TEST(found.reached[9] == 50.0 / 150);
  BOOST_TEST(found.reached[11] == 0);
  BOOST_TEST(found.reached[15] == 1);
  BOOST_TEST(found.reached[3] == reached);
  BOOST_TEST((found.yes.at(0) == 0 && found.no.at(0) == 0));
  BOOST_TEST(found.yes.at(1) == 50.0 / 150 / reached, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(found.no.at(1) == 1);
}

BOOST_AUTO_TEST_CASE(from_where_few_were_called_all_later_calls_are_one) {
  fu::book_insight seen{fu::until_no(), local("2026-12-31 12:00")};
  for (int i = 0; i < 120; ++i) {
    story told{fu::until_no(), "2026-11-23 08:00"};
    told.call("2026-11-23 09:00", fu::spoke{});
    if (i < 50) told.call("2026-11-24 09:30", fu::spoke{});
    if (i < 10) told.call("2026-11-25 09:30", fu::yes{});
    seen.add(told.subject, told.history);
  }
  const fu::population found = fu::population_of(seen, support::somebody());
  BOOST_REQUIRE(found.yes.size() == 2U);
  BOOST_TEST(found.yes[1] == 10.0 / 60, boost::test_tools::tolerance(1e-12));
}

// --- What is refused.

BOOST_AUTO_TEST_CASE(what_is_no_chance_is_refused) {
  const auto run = [](const fu::population& all, const fu::trial& how) {
    return fu::simulate(fu::until_no(), all, office(), how);
  };
  BOOST_CHECK_THROW(run(people(1.1, {}), of(1)), fu::invalid_pursuit);
  BOOST_CHECK_THROW(run(people(0.1, {-0.1}), of(1)), fu::invalid_pursuit);
  BOOST_CHECK_THROW(run(people(0.1, {std::numeric_limits<double>::quiet_NaN()}), of(1)), fu::invalid_pursuit);
  BOOST_CHECK_THROW(run(people(0.1, {}), of(-1)), fu::invalid_pursuit);
  fu::population more_than_all = people(0.1, {});
  more_than_all.call_back = more_than_all.on_hold = 0.6;
  BOOST_CHECK_THROW(run(more_than_all, of(1)), fu::invalid_pursuit);
  BOOST_CHECK_THROW(run(people(0.1, {}), with_seller({.prospects = 0})), fu::invalid_pursuit);
  BOOST_CHECK_THROW(run(people(0.1, {}), with_seller({.a_day = {0}})), fu::invalid_pursuit);
  BOOST_CHECK_THROW(run(people(0.1, {}), with_seller({.falls_ill = 1.5})), fu::invalid_pursuit);
  BOOST_CHECK_THROW(run(people(0.1, {}), with_seller({.takes = {{-1, 1, 1, 1, 1}}})), fu::invalid_pursuit);
  fu::trial never = of(1);
  never.from = {};
  BOOST_CHECK_THROW(run(people(0.1, {}), never), fu::invalid_time);
  const auto one = run(people(0.1, {}), of(1));
  BOOST_CHECK_THROW(fu::compared(one, one), fu::invalid_pursuit);
}

BOOST_AUTO_TEST_SUITE_END()
