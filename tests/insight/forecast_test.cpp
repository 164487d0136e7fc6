#include <followup/insight/forecast.hpp>

#include "engine/support.hpp"

#include <followup/assure/timeline.hpp>
#include <followup/error.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace fu = followup;
using support::local;
using support::office;
using support::somebody;

BOOST_AUTO_TEST_SUITE(forecast)

namespace {

constexpr auto call = static_cast<std::size_t>(fu::channel::call);

fu::population people(double reached, std::vector<double> yes) {
  fu::population all{.who = somebody(), .yes = std::move(yes)};
  all.reached.fill(reached);
  return all;
}

fu::policy calls_without_end() { return support::calling_every(fu::business_days{1}); }

std::vector<fu::open_pursuit> open(const fu::policy& rules, int count, const char* started = "2026-11-20 09:00") {
  std::vector<fu::open_pursuit> all;
  for (int i = 1; i <= count; ++i) {
    const auto number = static_cast<std::uint64_t>(i);
    fu::pursuit one{.id = fu::pursuit_id{number}, .who = somebody(), .started = local(started)};
    one.who.id = fu::prospect_id{number};
    all.push_back({rules, office(), std::move(one), {}});
  }
  return all;
}

fu::forecast_plan plan(int weeks = 4) {
  return {.now = local("2026-11-23 09:00"), .weeks = weeks, .zone = somebody().zone()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(if_nobody_answers_it_is_what_the_timeline_foresees) {
  for (const fu::policy& rules : {fu::until_no(), fu::three_strikes(), fu::gentle()}) {
    const auto one = open(rules, 1);
    const auto found = fu::forecast_of(one, people(0.5, {1}), plan());
    const auto foreseen =
        fu::if_nobody_answers(rules, one[0].subject, {}, office(), plan().now, {.of_calls = fu::machine{}});
    for (const fu::workload& day : found.days) {
      for (const fu::channel via : fu::channel_set::all()) {
        const auto expected = std::count_if(foreseen.touches.begin(), foreseen.touches.end(), [&](const auto& touch) {
          return touch.what.via == via && touch.local.on == day.on;
        });
        BOOST_TEST(day.all.touches_in_silence[static_cast<std::size_t>(via)] == static_cast<double>(expected),
                   rules.name() << ", " << day.on << ", " << fu::name_of(via));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(where_nothing_is_left_to_chance_the_band_is_a_line) {
  const auto found = fu::forecast_of(open(fu::until_no(), 3), people(0, {}), plan());
  for (const fu::workload& day : found.days) {
    BOOST_TEST((day.all.minutes ==
                fu::band{day.all.minutes_in_silence, day.all.minutes_in_silence, day.all.minutes_in_silence}));
  }
}

// Each of a hundred is still called on the n-th day by a chance of 0.7 to the n.
BOOST_AUTO_TEST_CASE(as_they_answer_it_is_what_chance_brings) {
  fu::forecast_plan how = plan(1);
  how.runs = 400;
  const auto found = fu::forecast_of(open(calls_without_end(), 100), people(0.3, {1}), how);
  double left = 100;
  for (const fu::workload& day : found.days) {
    if (!day.open) continue;
    const fu::band& calls = day.all.touches[call];
    const double deviation = std::sqrt(left * (1 - left / 100));
    BOOST_TEST(std::abs(calls.mean - left) <= 4.9 * deviation / 20 + 1e-9, day.on << ": " << calls.mean);
    BOOST_TEST(std::abs(calls.low - (left - 1.645 * deviation)) <= 0.5 * deviation + 1, day.on << ": " << calls.low);
    BOOST_TEST(std::abs(calls.high - (left + 1.645 * deviation)) <= 0.5 * deviation + 1, day.on << ": " << calls.high);
    left *= 0.7;
  }
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_and_the_order_of_the_book_does_not_matter) {
  auto some = open(fu::until_no(), 10);
  const auto once = fu::forecast_of(some, people(0.3, {0.5}), plan());
  std::reverse(some.begin(), some.end());
  const auto turned = fu::forecast_of(some, people(0.3, {0.5}), plan());
  BOOST_TEST((once.days == turned.days));
  fu::forecast_plan other = plan();
  other.seed = 1;
  BOOST_TEST(!(fu::forecast_of(some, people(0.3, {0.5}), other).days == once.days));
}

BOOST_AUTO_TEST_CASE(it_goes_on_from_what_has_happened) {
  auto some = open(fu::until_no(), 2);
  const std::vector<fu::touchpoint> won{{.id = fu::touchpoint_id{1},
                                         .pursuit = some[0].subject.id,
                                         .at = local("2026-11-20 10:00"),
                                         .spoke_to = fu::contact_role::decision_maker,
                                         .what = fu::yes{}}};
  const std::vector<fu::touchpoint> later{{.id = fu::touchpoint_id{1},
                                           .pursuit = some[1].subject.id,
                                           .at = local("2026-11-20 10:00"),
                                           .spoke_to = fu::contact_role::decision_maker,
                                           .what = fu::call_back{},
                                           .promised = fu::promise{fu::agreed("2026-12-01 14:00")}}};
  some[0].history = won;
  some[1].history = later;
  fu::population all = people(1, {0, 1});
  all.keeps_promise = 0;
  const auto found = fu::forecast_of(some, all, plan());
  BOOST_TEST(found.pursuits == 1U);
  for (const fu::workload& day : found.days) {
    const bool promised = day.on == fu::day("2026-12-01");
    BOOST_TEST((day.all.touches[call].low > 0) == (promised || day.on == fu::day("2026-12-02")), day.on);
  }
}

BOOST_AUTO_TEST_CASE(sellers_have_their_own) {
  auto some = open(fu::until_no(), 9);
  for (std::size_t i = 0; i < some.size(); ++i) some[i].seller = i < 3 ? 0 : 1;
  fu::forecast_plan how = plan();
  how.sellers = 2;
  const auto found = fu::forecast_of(some, people(0.2, {0.5}), how);
  for (const fu::workload& day : found.days) {
    BOOST_TEST(day.by_seller[0].minutes_in_silence * 2 == day.by_seller[1].minutes_in_silence);
    BOOST_TEST(std::abs(day.by_seller[0].minutes.mean + day.by_seller[1].minutes.mean - day.all.minutes.mean) < 1e-9);
  }
}

BOOST_AUTO_TEST_CASE(today_has_what_fits_into_it_promises_first) {
  auto some = open(calls_without_end(), 10);
  const std::vector<fu::touchpoint> agreed{{.id = fu::touchpoint_id{1},
                                            .pursuit = some[9].subject.id,
                                            .at = local("2026-11-20 10:00"),
                                            .spoke_to = fu::contact_role::decision_maker,
                                            .what = fu::call_back{},
                                            .promised = fu::promise{fu::agreed("2026-11-23 14:00")}}};
  some[9].history = agreed;
  fu::forecast_plan how = plan();
  how.a_day = fu::minutes{30};
  const auto found = fu::forecast_of(some, people(0.2, {0.5}), how);
  BOOST_REQUIRE(found.today.size() == 10U);
  BOOST_TEST((found.today.front().what.pursuit == some[9].subject.id));
  for (std::size_t i = 0; i < 10; ++i) BOOST_TEST(found.today[i].fits == (i < 5));
}

BOOST_AUTO_TEST_CASE(new_pursuits_are_carried_by_the_time_that_each_takes) {
  fu::trial how{.from = local("2026-01-05 09:00"), .prospects = 10, .length = {400}};
  const auto found = fu::carried(fu::three_strikes(), people(0, {}), office(), how, fu::minutes{360});
  const auto once = fu::simulate(fu::three_strikes(), people(0, {}), office(), how).pursuits.front();
  double minutes = 0;
  for (const fu::channel via : fu::channel_set::all()) {
    minutes += once.touches[static_cast<std::size_t>(via)] * fu::effort{}.of(via);
  }
  BOOST_TEST(found.minutes_a_pursuit == minutes);
  BOOST_TEST((found.pursuits_a_day == 360 / minutes && found.low == found.high));
  how.prospects = 200;
  const auto chance = fu::carried(fu::three_strikes(), people(0.3, {0.5}), office(), how, fu::minutes{360});
  BOOST_TEST((chance.low < chance.pursuits_a_day && chance.pursuits_a_day < chance.high));
  BOOST_TEST(chance.pursuits_a_day > found.pursuits_a_day);
}

BOOST_AUTO_TEST_CASE(it_is_told_in_two_languages) {
  fu::forecast_plan how = plan(1);
  how.a_day = fu::minutes{30};
  how.sellers = 2;
  auto some = open(calls_without_end(), 12);
  for (std::size_t i = 0; i < 4; ++i) some[i].seller = 1;
  const auto found = fu::forecast_of(some, people(0, {}), how);
  const std::vector<std::string> names{"North", "South"};
  BOOST_TEST(fu::explain(found, fu::carrying{90, 4, 3.5, 4.5}, names) ==
             R"(Open pursuits: 12. What is ahead of them in 1 weeks, in hours:
  date             if nobody answers  as they answer  there is time for
  Mon 23 Nov 2026                1.2   1.2 (1.2–1.2)                1.0  too much
  Tue 24 Nov 2026                1.2   1.2 (1.2–1.2)                1.0  too much
  Wed 25 Nov 2026                1.2   1.2 (1.2–1.2)                1.0  too much
  Thu 26 Nov 2026                1.2   1.2 (1.2–1.2)                1.0  too much
  Fri 27 Nov 2026                1.2   1.2 (1.2–1.2)                1.0  too much
In all weeks together, in hours:
         if nobody answers  as they answer
  North                4.0             4.0
  South                2.0             2.0
In all weeks together, if nobody answers and as they answer: 60 / 60 calls.
There is more to do than time for on 5 of 5 working days, the first being Mon 23 Nov 2026.
Today: 12 can be done, 9 of it within the day and 3 left over.
A new pursuit takes 1.5 hours to its end, so a seller's day carries 4.0 (3.5–4.5) new ones a working day in the long run.
The band is where 90 of 100 runs of chance lie; new pursuits are not in it, and what does not fit on its day comes on top of the next.)");
  const std::string dutch = fu::explain(found, {}, {}, fu::language::dutch);
  BOOST_TEST(dutch.find("ma 23 nov 2026") != std::string::npos);
  BOOST_TEST(dutch.find("verkoper 2") != std::string::npos);
  const std::string german = fu::explain(found, {}, {}, fu::language::german);
  BOOST_TEST(german.find("Mo 23. Nov 2026") != std::string::npos, german);
  BOOST_TEST(german.find("Verkäufer 2") != std::string::npos, german);
  BOOST_TEST(german.find("so wie sie abnehmen: 60 / 60 Anrufe.") != std::string::npos, german);
  BOOST_TEST(german.find("Heute: 12 zu erledigen, davon passen 9 in den Tag und 3 bleiben übrig.") != std::string::npos,
             german);
  BOOST_TEST(fu::explain(fu::forecast_of({}, people(0, {}), plan())) == "Nothing is ahead: no pursuit is open.");
}

BOOST_AUTO_TEST_CASE(what_is_no_plan_is_refused) {
  const auto run = [](const fu::forecast_plan& how) {
    return fu::forecast_of(open(fu::until_no(), 1), people(0.1, {}), how);
  };
  fu::forecast_plan how = plan();
  how.weeks = 53;
  BOOST_CHECK_THROW(run(how), fu::invalid_pursuit);
  how = plan();
  how.runs = 1;
  BOOST_CHECK_THROW(run(how), fu::invalid_pursuit);
  how = plan();
  how.a_day = fu::minutes{0};
  BOOST_CHECK_THROW(run(how), fu::invalid_pursuit);
  how = plan();
  how.now = {};
  BOOST_CHECK_THROW(run(how), fu::invalid_time);
  auto some = open(fu::until_no(), 1);
  some[0].seller = 1;
  BOOST_CHECK_THROW(fu::forecast_of(some, people(0.1, {}), plan()), fu::invalid_pursuit);
  BOOST_CHECK_THROW(fu::forecast_of(some, people(1.1, {}), plan()), fu::invalid_pursuit);
}

BOOST_AUTO_TEST_SUITE_END()
