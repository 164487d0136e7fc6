#include <followup/insight/book_insight.hpp>

#include "engine/support.hpp"
#include "insight/naive.hpp"

#include <followup/testing/generators.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace fu = followup;
namespace data = boost::unit_test::data;
using support::local;
using support::story;

BOOST_AUTO_TEST_SUITE(book_insight)

namespace {

const char* const english =
    R"(Pursuits: 1. Came to a yes: 1, 100.0 % (20.7–100.0). Ended otherwise: 0. Undecided, open or given up: 0.

  call  in play  yes      of those in play           yes by then      not over by then   of all yeses, later
     1        1    0      0.0 % (0.0–79.3)      0.0 % (0.0–79.3)  100.0 % (20.7–100.0)  100.0 % (20.7–100.0)
     2        1    0      0.0 % (0.0–79.3)      0.0 % (0.0–79.3)  100.0 % (20.7–100.0)  100.0 % (20.7–100.0)
     3        1    1  100.0 % (20.7–100.0)  100.0 % (20.7–100.0)      0.0 % (0.0–79.3)      0.0 % (0.0–79.3)

At the 1st call 0.0 % (0.0–79.3) of those still in play say yes.
At the 3rd call 100.0 % (20.7–100.0) of those still in play say yes: at 6 minutes a call that is 6 minutes a yes.
A yes that is worth 8 hours pays for 80 calls of 6 minutes: no call is sure to pay; where going on no longer does, this book does not show.
That is how it went, and tells no cause: those who were called on are not those who were given up.

Reached, of 3 calls at times that were not agreed: 33.3 % (6.1–79.2).
                      reached  calls
  early, 08:00-10:00        1      3     33.3 % (6.1–79.2)
  Monday                    0      1      0.0 % (0.0–79.3)
  Tuesday                   0      1      0.0 % (0.0–79.3)
  Thursday                  1      1  100.0 % (20.7–100.0)
  09:00-10:00               1      3     33.3 % (6.1–79.2)
Rates for the policy's dayparts, k = 2 (where there were fewer than 100 calls, as they were): early 214, mid-morning 200, lunch 209, afternoon 163, late 215.

Calls that were agreed, their time being over: 1. Kept: 0, 0.0 % (0.0–79.3). Missed by us, nobody called: 1. Missed by them, not reached: 0.
Said that they would call: 1. Did, before we called again: 0, 0.0 % (0.0–79.3).)";
const char* const dutch =
    R"(Opvolgingen: 1. Liepen uit op een ja: 1, 100,0 % (20,7–100,0). Liepen anders af: 0. Onbeslist, open of opgegeven: 0.

  keer  in beeld  ja   van wie in beeld is        ja tot dan toe    nog niet afgelopen      van elk ja, erna
     1         1   0      0,0 % (0,0–79,3)      0,0 % (0,0–79,3)  100,0 % (20,7–100,0)  100,0 % (20,7–100,0)
     2         1   0      0,0 % (0,0–79,3)      0,0 % (0,0–79,3)  100,0 % (20,7–100,0)  100,0 % (20,7–100,0)
     3         1   1  100,0 % (20,7–100,0)  100,0 % (20,7–100,0)      0,0 % (0,0–79,3)      0,0 % (0,0–79,3)

Bij het 1e telefoontje zegt 0,0 % (0,0–79,3) van wie nog in beeld is ja.
Bij het 3e telefoontje zegt 100,0 % (20,7–100,0) van wie nog in beeld is ja: met 6 minuten per telefoontje is dat 6 minuten per ja.
Een ja dat 8 uur waard is, betaalt 80 telefoontjes van 6 minuten: geen telefoontje loont zeker; waar doorgaan niet meer loont, laat dit boek niet zien.
Zo is het gegaan, en dat zegt niets over de oorzaak: wie verder gebeld is, is een ander dan wie is opgegeven.

Bereikt, van 3 telefoontjes op een tijd die niet was afgesproken: 33,3 % (6,1–79,2).
                      bereikt  gebeld
  early, 08:00-10:00        1       3     33,3 % (6,1–79,2)
  maandag                   0       1      0,0 % (0,0–79,3)
  dinsdag                   0       1      0,0 % (0,0–79,3)
  donderdag                 1       1  100,0 % (20,7–100,0)
  09:00-10:00               1       3     33,3 % (6,1–79,2)
Kansen voor de dagdelen van het beleid, k = 2 (bij minder dan 100 telefoontjes zoals ze waren): early 214, mid-morning 200, lunch 209, afternoon 163, late 215.

Afgesproken telefoontjes waarvan de tijd voorbij is: 1. Nagekomen: 0, 0,0 % (0,0–79,3). Door ons gemist, niemand belde: 1. Door hen gemist, niet bereikt: 0.
Zouden zelf bellen: 1. Deden dat voordat wij weer belden: 0, 0,0 % (0,0–79,3).)";

const char* const later = "2027-06-01 12:00";

fu::book_insight seen_of(const story& told, const char* now = later) {
  fu::book_insight seen{told.rules, local(now)};
  seen.add(told.subject, told.history);
  return seen;
}

story on_monday(fu::policy rules = fu::until_no()) { return {std::move(rules), "2026-11-23 08:00"}; }

fu::policy closing(fu::outcome_kind with, fu::disposition as) {
  return {"closing",
          fu::doctrine().with(with, fu::close_as{as}),
          {fu::track{"calls", fu::every(fu::business_days{1}, fu::channel::call)}}};
}

// Pursuits by chance, of which the other implementation knows every outcome.
class made_up {
 public:
  explicit made_up(unsigned seed) : luck_(seed) {}

  story pursuit() {
    story told = on_monday();
    fu::ptime at = told.at("2026-11-23 08:00");
    for (unsigned touches = below(25); touches > 0; --touches) {
      at += boost::posix_time::minutes(1 + static_cast<long>(below(3'000)));
      add(told, at);
    }
    return told;
  }

 private:
  unsigned below(unsigned n) { return static_cast<unsigned>(luck_() % n); }

  void add(story& told, fu::ptime at) {
    switch (below(18)) {
      case 0: told.call(at, fu::busy{}); return;
      case 1: told.call(at, fu::attempted{}); return;
      case 2: told.call(at, fu::spoke{}); break;
      case 3: told.call(at, fu::in_meeting{}); break;
      case 4:
        told.call(at, fu::on_hold{})
            .by(below(2) == 0 ? fu::contact_role::gatekeeper : fu::contact_role::decision_maker);
        break;
      case 5: told.call(at, fu::away{day_after(told, at, 3)}); break;
      case 6: told.call(at, fu::away{}); break;
      case 7: told.call(at, fu::will_call_back{}); return;
      case 8:
        told.call(at, fu::meeting_agreed{fu::agreed_time::on(day_after(told, at, 2))}).by(fu::contact_role::gatekeeper);
        return;
      case 9: told.add(inbound(at, fu::replied{})); return;
      case 10: told.add(inbound(at, fu::spoke{})); return;
      case 11: ending(told, at); return;
      default: told.call(at, fu::just_left{}); break;
    }
    if (below(2) == 0) promise(told, at);
  }

  void ending(story& told, fu::ptime at) {
    switch (below(8)) {
      case 0: told.call(at, fu::no_with_reasons{}); return;
      case 1: told.add(inbound(at, fu::objection{})); return;
      case 2: told.call(at, fu::left_organisation{}); return;
      case 3:
      case 4: told.call(at, fu::yes{}); return;
      default: told.call(at, fu::no_answer{}); return;
    }
  }

  void promise(story& told, fu::ptime at) {
    const fu::date on = day_after(told, at, static_cast<long>(below(3)) + 1);
    const int from = static_cast<int>(below(20)) * 60;
    told.promised(below(3) == 0 ? fu::agreed_time::on(on)
                                : fu::agreed_time::between(on, boost::posix_time::minutes(from),
                                                           boost::posix_time::minutes(from + 240)));
  }

  static fu::touchpoint inbound(fu::ptime at, fu::outcome what) {
    fu::touchpoint touch = support::made(at, fu::channel::call, std::move(what));
    touch.way = fu::direction::inbound;
    touch.spoke_to = fu::contact_role::decision_maker;
    return touch;
  }
  static fu::date day_after(const story& told, fu::ptime at, long days) {
    return told.zone().at(at).on + boost::gregorian::days(days);
  }

  std::mt19937 luck_;
};

}  // namespace

// --- The second implementation.

BOOST_DATA_TEST_CASE(every_number_of_a_book_is_what_counting_anew_gives, data::xrange(40), seed) {
  made_up chance{static_cast<unsigned>(seed)};
  const fu::ptime now = local("2026-12-20 12:00");
  const story first = on_monday();
  fu::book_insight seen{first.rules, now};
  std::vector<naive::course> courses;
  naive::tallies answers;
  std::map<std::string, int> promises;
  for (int i = 0; i < 60; ++i) {
    const story told = chance.pursuit();
    seen.add(told.subject, told.history);
    const auto past = fu::up_to(told.history, now);
    courses.push_back(naive::course_of(past));
    naive::count_answers(told.subject, past, seen.dayparts()->parts, answers);
    naive::count_promises(told.subject, past, now, promises);
  }
  for (const fu::persistence_row& row : seen.going_on().rows()) {
    BOOST_TEST((row.yes == naive::yes(courses, row.call)));
    BOOST_TEST((row.no == naive::no(courses, row.call)));
    BOOST_TEST((row.later == naive::later(courses, row.call)));
    BOOST_TEST((row.onward == naive::onward(courses, row.call)));
  }
  const fu::answer_rates& found = seen.answers();
  BOOST_TEST((found.all == answers["all"]));
  for (std::size_t hour = 0; hour < 24; ++hour) BOOST_TEST((found.by_hour[hour] == answers[std::to_string(hour)]));
  for (std::size_t day = 0; day < 7; ++day) {
    BOOST_TEST((found.by_weekday[day] == answers[std::string(fu::name_of(static_cast<fu::weekday>(day)))]));
  }
  for (std::size_t d = 0; d < found.by_part.size(); ++d) {
    BOOST_TEST((found.by_part[d] == answers[seen.dayparts()->parts[d].name]));
  }
  BOOST_TEST(seen.promises().kept == promises["kept"]);
  BOOST_TEST(static_cast<int>(seen.promises().missed_by_us.size()) == promises["missed by us"]);
  BOOST_TEST(static_cast<int>(seen.promises().missed_by_them.size()) == promises["missed by them"]);
  BOOST_TEST((promises["kept"] > 0 && promises["missed by us"] > 0 && promises["missed by them"] > 0));
}

// --- What always holds.

BOOST_AUTO_TEST_CASE(whatever_happened_the_parts_are_those_of_the_whole) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    fu::testing::source luck{seed};
    const fu::testing::story told = fu::testing::some_story(luck);
    fu::book_insight seen{told.rules, told.now};
    seen.add(told.subject, told.history);
    const fu::persistence& all = seen.going_on();
    BOOST_TEST(all.pursuits() == 1);
    BOOST_TEST(all.yeses() + all.noes() + all.undecided() == 1);
    const auto sum = [](const auto& parts) {
      fu::proportion whole;
      for (const fu::proportion& one : parts) whole = {whole.count + one.count, whole.of + one.of};
      return whole;
    };
    const fu::answer_rates& answers = seen.answers();
    BOOST_TEST((sum(answers.by_weekday) == answers.all));
    BOOST_TEST((sum(answers.by_hour) == answers.all));
    for (std::size_t day = 0; day < 7; ++day) {
      BOOST_TEST((sum(answers.by_hour_of_weekday[day]) == answers.by_weekday[day]));
    }
    BOOST_TEST(sum(answers.by_part).of <= answers.all.of);
    for (const fu::persistence_row& row : all.rows()) {
      for (const fu::estimate& one : {fu::wilson(row.yes), row.in_play, row.yes_by}) {
        BOOST_TEST((0 <= one.low && one.low <= one.value && one.value <= one.high && one.high <= 1));
      }
    }
    BOOST_TEST(!fu::explain(seen, fu::call_worth{fu::minutes{6}, fu::hours{8}}).empty());
  }
}

BOOST_AUTO_TEST_CASE(the_order_of_telling_makes_no_difference) {
  const auto told_in = [](const std::vector<story>& book) {
    fu::book_insight seen{fu::until_no(), local(later)};
    for (const story& one : book) seen.add(one.subject, one.history);
    return fu::explain(seen);
  };
  made_up chance{7};
  std::vector<story> book;
  for (int i = 0; i < 50; ++i) book.push_back(chance.pursuit());
  const std::string text = told_in(book);
  std::reverse(book.begin(), book.end());
  for (story& one : book) std::reverse(one.history.begin(), one.history.end());
  BOOST_TEST(told_in(book) == text);
}

// --- How a pursuit is read.

BOOST_AUTO_TEST_CASE(a_pursuit_counts_for_the_calls_it_had) {
  story told = on_monday();
  told.call("2026-11-23 09:00", fu::no_answer{}).call("2026-11-23 09:30", fu::busy{});
  told.call("2026-11-24 09:00", fu::yes{});
  const auto rows = seen_of(told).going_on().rows();
  BOOST_REQUIRE(rows.size() == 2U);
  BOOST_TEST((rows[0].yes == fu::proportion{0, 1}));
  BOOST_TEST((rows[1].yes == fu::proportion{1, 1}));
}

BOOST_AUTO_TEST_CASE(a_yes_that_comes_by_itself_counts_for_the_call_before_it) {
  story told = on_monday();
  told.call("2026-11-23 09:00", fu::no_answer{}).inbound("2026-11-24 09:00", fu::channel::email, fu::yes{});
  BOOST_TEST((seen_of(told).going_on().rows().front().yes == fu::proportion{1, 1}));
}

BOOST_AUTO_TEST_CASE(an_objection_takes_no_yes_back) {
  story told = on_monday();
  told.call("2026-11-23 09:00", fu::yes{}).inbound("2026-11-24 09:00", fu::channel::email, fu::objection{});
  BOOST_TEST(seen_of(told).going_on().yeses() == 1);
}

BOOST_AUTO_TEST_CASE(calls_known_by_their_number_are_calls_to_which_nobody_said_yes) {
  story told = on_monday();
  told.subject.earlier_attempts = 8;
  told.call("2026-11-23 09:00", fu::yes{});
  const auto rows = seen_of(told).going_on().rows();
  BOOST_REQUIRE(rows.size() == 9U);
  BOOST_TEST((rows[7].yes == fu::proportion{0, 1}));
  BOOST_TEST((rows[8].yes == fu::proportion{1, 1}));
}

BOOST_AUTO_TEST_CASE(what_ends_a_pursuit_the_policys_table_says) {
  story told = on_monday();
  told.call("2026-11-23 09:00", fu::no_without_reasons{});
  BOOST_TEST(seen_of(told).going_on().undecided() == 1);  // they are asked for the reasons
  told.rules = closing(fu::outcome_kind::no_without_reasons, fu::disposition::refused);
  BOOST_TEST(seen_of(told).going_on().noes() == 1);
  story met = on_monday();
  met.call("2026-11-23 09:00", fu::meeting_agreed{fu::agreed_time::on(fu::day("2026-11-30"))});
  BOOST_TEST(seen_of(met).going_on().undecided() == 1);
  met.rules = closing(fu::outcome_kind::meeting_agreed, fu::disposition::meeting);
  BOOST_TEST(seen_of(met).going_on().yeses() == 1);
}

BOOST_AUTO_TEST_CASE(a_limit_decides_nothing) {
  story told = on_monday(fu::three_strikes());
  for (const char* day : {"23", "24", "25", "26"}) {
    told.call("2026-11-" + std::string(day) + " 09:00", fu::no_answer{});
  }
  told.call("2026-11-27 09:00", fu::yes{});
  const auto rows = seen_of(told).going_on().rows();
  BOOST_REQUIRE(rows.size() == 5U);
  BOOST_TEST((rows[4].yes == fu::proportion{1, 1}));
}

BOOST_AUTO_TEST_CASE(what_is_ahead_of_now_has_not_happened) {
  story told = on_monday();
  told.call("2026-11-23 09:00", fu::no_answer{}).call("2026-11-24 09:00", fu::yes{});
  BOOST_TEST(seen_of(told, "2026-11-23 12:00").going_on().undecided() == 1);
}

BOOST_AUTO_TEST_CASE(what_is_refused_leaves_the_book_as_it_was) {
  story good = on_monday();
  good.call("2026-11-23 09:00", fu::no_answer{});
  fu::book_insight seen = seen_of(good);
  const std::string before = fu::explain(seen);
  story bad = on_monday();
  bad.call("2026-11-20 09:00", fu::no_answer{});
  BOOST_CHECK_THROW(seen.add(bad.subject, bad.history), fu::invalid_history);
  BOOST_TEST(fu::explain(seen) == before);
  BOOST_CHECK_THROW((fu::book_insight{fu::until_no(), fu::ptime{}}), fu::invalid_time);
}

// --- What is told.

BOOST_AUTO_TEST_CASE(a_row_is_a_sentence) {
  fu::persistence all;
  all.add(9, fu::disposition::won, 14);
  all.add(9, std::nullopt, 986);
  const fu::persistence_row ninth = all.rows().at(8);
  BOOST_TEST(fu::explain(ninth) == "At the 9th call 1.4 % (0.8–2.3) of those still in play say yes.");
  BOOST_TEST(fu::explain(ninth, fu::call_worth{fu::minutes{6}}) ==
             "At the 9th call 1.4 % (0.8–2.3) of those still in play say yes: at 6 minutes a call that is 7 hours a "
             "yes.");
  BOOST_TEST(fu::explain(ninth, fu::call_worth{fu::minutes{6}}, fu::language::dutch) ==
             "Bij het 9e telefoontje zegt 1,4 % (0,8–2,3) van wie nog in beeld is ja: met 6 minuten per telefoontje is "
             "dat 7 uur per ja.");
}

BOOST_AUTO_TEST_CASE(ordinals_are_english) {
  fu::persistence all;
  all.add(113, std::nullopt);
  const auto rows = all.rows();
  const auto begins = [&](int n, const char* text) {
    return fu::explain(rows.at(static_cast<std::size_t>(n) - 1)).starts_with("At the " + std::string(text) + " call");
  };
  BOOST_TEST((begins(1, "1st") && begins(2, "2nd") && begins(3, "3rd") && begins(4, "4th") && begins(11, "11th")));
  BOOST_TEST((begins(21, "21st") && begins(22, "22nd") && begins(112, "112th") && begins(113, "113th")));
}

BOOST_AUTO_TEST_CASE(it_never_claims_a_cause) {
  const fu::book_insight seen = seen_of(on_monday().call("2026-11-23 09:00", fu::no_answer{}));
  BOOST_TEST(fu::explain(seen).find("those who were called on are not those who were given up.") != std::string::npos);
  BOOST_TEST(
      fu::explain(seen, {}, fu::language::dutch).find("wie verder gebeld is, is een ander dan wie is opgegeven") !=
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_empty_book_says_so) {
  const fu::book_insight nothing{fu::until_no(), local(later)};
  BOOST_TEST(fu::explain(nothing) ==
             "Pursuits: 0. Came to a yes: 0, 0.0 % (0.0–100.0). Ended otherwise: 0. Undecided, open or given up: 0.\n"
             "Nobody was called.");
}

BOOST_AUTO_TEST_CASE(a_book_is_told_in_english_and_dutch) {
  story told = on_monday();
  told.call("2026-11-23 09:00", fu::just_left{}).promised(fu::agreed_time::on(fu::day("2026-11-25")));
  told.call("2026-11-24 09:00", fu::will_call_back{}).call("2026-11-26 09:00", fu::yes{});
  const fu::book_insight seen = seen_of(told);
  const fu::call_worth price{fu::minutes{6}, fu::hours{8}};
  BOOST_TEST(fu::explain(seen, price) == english);
  BOOST_TEST(fu::explain(seen, price, fu::language::dutch) == dutch);
}

BOOST_AUTO_TEST_SUITE_END()
