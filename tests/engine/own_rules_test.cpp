#include <followup/policy/case_view.hpp>

#include "engine/support.hpp"

#include <followup/error.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace fu = followup;
using support::story;

namespace {

constexpr auto call = fu::channel::call;
constexpr auto letter = fu::channel::letter;

// A card once a year, until it is found in the history by its brief.
fu::track birthday_card() {
  const auto card = fu::id_of<fu::brief_id>("card 2026");
  return fu::track{"cards",
                   [card](const fu::case_view& c) -> std::optional<fu::proposal> {
                     for (const fu::touchpoint& touch : c.history()) {
                       if (touch.brief == card) return std::nullopt;
                     }
                     return fu::proposal{.via = letter,
                                         .not_before = fu::utc("2026-11-09T00:00:00Z"),
                                         .brief = card,
                                         .follows = fu::id_of<fu::touchpoint_id>("birthday 2026")};
                   }}
      .reading_history();
}

// A call of the host's own, on a fixed day.
fu::track own_call(std::string_view day) {
  return fu::track{"own call", [at = fu::utc(std::string(day) + "T09:00:00Z")](const fu::case_view& c) {
                     return c.calls() < 2 ? std::optional(fu::proposal{.via = call, .not_before = at}) : std::nullopt;
                   }};
}

fu::policy with_rules(std::vector<fu::policy_rule> rules) {
  rules.insert(rules.begin(), {fu::track{"calls", fu::every(fu::business_days{2}, call)},
                               fu::track{"letters", fu::after_each(2, fu::counted::unanswered_calls, letter)}});
  return {"own rules", fu::doctrine(), std::move(rules)};
}

std::vector<std::string> rules_of(const fu::answer& a, const fu::policy& rules) {
  std::vector<std::string> names;
  for (const fu::action& next : a.actions) names.emplace_back(rules.name_of(next.rule));
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(own_rules)

BOOST_AUTO_TEST_CASE(a_letter_of_the_hosts_own_track_is_not_a_letter_of_another) {
  story s{with_rules({birthday_card()}), "2026-11-02 10:00"};
  s.call("2026-11-03 10:00", fu::no_answer{}).leaving_a_message();
  s.call("2026-11-05 10:00", fu::no_answer{}).leaving_a_message();
  const fu::answer before = s.ask("2026-11-09 12:00");
  BOOST_TEST(rules_of(before, s.rules) == (std::vector<std::string>{"letters", "calls", "cards"}),
             boost::test_tools::per_element());
  const auto card = std::find_if(before.actions.begin(), before.actions.end(),
                                 [&](const fu::action& one) { return s.rules.name_of(one.rule) == "cards"; });
  BOOST_REQUIRE(card != before.actions.end());
  s.letter("2026-11-09 12:01").carrying_out(*card);
  BOOST_TEST(rules_of(s.ask("2026-11-09 12:02"), s.rules) == (std::vector<std::string>{"letters", "calls"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_id_of_a_hosts_own_action_stays_when_other_things_happen) {
  story s{with_rules({birthday_card()}), "2026-11-02 10:00"};
  const auto id_of_card = [&](std::string_view now) {
    const fu::answer a = s.ask(now);
    const fu::action* found = support::action_via(a, letter);
    BOOST_REQUIRE(found != nullptr);
    return found->id;
  };
  const fu::action_id id = id_of_card("2026-11-09 12:00");
  s.call("2026-11-09 13:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST((id_of_card("2026-11-09 14:00") == id));
}

BOOST_AUTO_TEST_CASE(a_call_of_the_hosts_own_stands_beside_the_rhythm_and_silences_nothing) {
  for (const char* const day : {"2026-11-03", "2027-09-01"}) {
    story s{with_rules({own_call(day)}), "2026-11-02 10:00"};
    const fu::answer a = s.ask("2026-11-02 10:00");
    BOOST_TEST(rules_of(a, s.rules) == (std::vector<std::string>{"calls", "own call"}),
               boost::test_tools::per_element());
    BOOST_TEST(support::first_of(a) == "call 2026-11-02 10:00");
  }
}

BOOST_AUTO_TEST_CASE(what_an_own_track_made_is_not_guessed_from_calls) {
  int made = -1;
  const fu::track counting{"counting", [&made](const fu::case_view& c) -> std::optional<fu::proposal> {
                             made = c.made_by("counting");
                             return std::nullopt;
                           }};
  story s{with_rules({counting}), "2026-11-02 10:00"};
  s.call("2026-11-03 10:00", fu::no_answer{}).leaving_a_message();
  (void)s.ask("2026-11-03 10:01");
  BOOST_TEST(made == 0);
}

BOOST_AUTO_TEST_CASE(a_letter_without_an_action_counts_for_every_track_of_letters) {
  story s{with_rules({}), "2026-11-02 10:00"};
  s.call("2026-11-03 10:00", fu::no_answer{}).leaving_a_message();
  s.call("2026-11-05 10:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(support::action_via(s.ask("2026-11-05 10:01"), letter) != nullptr);
  s.letter("2026-11-05 10:02");
  BOOST_TEST(support::action_via(s.ask("2026-11-05 10:03"), letter) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_guard_forbids_no_longer_than_it_is_in_force) {
  const auto cap = fu::guard{"cap", fu::at_most(1, call, fu::rolling_days{30})}.law("Art. 1");
  story s{with_rules({cap.valid_to(fu::day("2026-11-11"))}), "2026-11-02 10:00"};
  s.call("2026-11-03 10:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(support::due_via(s.ask("2026-11-03 10:01"), call) == "2026-11-11 08:00");
  const auto never = fu::guard{"consent", fu::consent_guard{.legal_entity = fu::consent_level::express}}.law("Art. 2");
  story t{with_rules({never.valid_to(fu::day("2026-11-11"))}), "2026-11-02 10:00"};
  BOOST_TEST(support::due_via(t.ask("2026-11-02 10:00"), call) == "2026-11-11 08:00");
}

BOOST_AUTO_TEST_CASE(a_country_holds_in_its_parts_but_not_in_its_namesakes) {
  const auto late = fu::guard{"late", fu::window(call, fu::every_day("12:00-20:00"))}.in_jurisdiction("US");
  const auto next_in = [&](std::vector<std::string> places) {
    fu::prospect who = support::somebody();
    who.jurisdictions = std::move(places);
    return support::due_via(
        story{with_rules({late}), "2026-11-02 10:00", support::office(), who}.ask("2026-11-02 10:00"), call);
  };
  BOOST_TEST(next_in({"US-FL"}) == "2026-11-02 12:00");
  BOOST_TEST(next_in({"US"}) == "2026-11-02 12:00");
  BOOST_TEST(next_in({}) == "2026-11-02 12:00");
  BOOST_TEST(next_in({"USX"}) == "2026-11-02 10:00");
  BOOST_TEST(next_in({"FR"}) == "2026-11-02 10:00");
}

BOOST_AUTO_TEST_CASE(an_answer_carries_what_it_was_made_from) {
  const story s{fu::until_no(), "2026-11-02 10:00"};
  const fu::answer a = s.ask("2026-11-02 10:00");
  BOOST_TEST(a.policy_identity == fu::until_no().identity());
  BOOST_TEST(a.calendar_identity == s.hours.identity());
  fu::until_no_options next_year;
  next_year.version = "2";
  BOOST_TEST(a.policy_identity != fu::until_no(next_year).identity());
  BOOST_TEST(support::office().identity() == support::office().identity());
  BOOST_TEST(support::office().identity() != support::always_open().identity());
}

BOOST_AUTO_TEST_CASE(a_touchpoint_without_an_outcome_or_a_pursuit_is_refused) {
  story s{fu::until_no(), "2026-11-02 10:00"};
  fu::touchpoint empty;
  empty.id = fu::touchpoint_id{1};
  empty.pursuit = support::this_pursuit;
  empty.at = s.at("2026-11-03 10:00");
  const auto refused_field = [&](const fu::touchpoint& touch) {
    try {
      (void)fu::next_actions(s.rules, s.subject, std::vector{touch}, s.hours, s.at("2026-11-04 10:00"));
    } catch (const fu::invalid_history& e) { return e.field(); }
    return std::string{};
  };
  BOOST_TEST(refused_field(empty) == "touchpoint 1: what");
  empty.what = fu::no_answer{};
  BOOST_TEST(refused_field(empty) == "");
  empty.pursuit = {};
  BOOST_TEST(refused_field(empty) == "touchpoint 1: pursuit");
}

BOOST_AUTO_TEST_CASE(settings_that_could_do_nothing_do_not_load) {
  const auto says = [](std::vector<fu::policy_rule> rules) {
    try {
      (void)with_rules(std::move(rules));
    } catch (const fu::invalid_policy& e) { return e.value(); }
    return std::string{};
  };
  const fu::guard late{"late", fu::window(call, fu::every_day("12:00-20:00"))};
  BOOST_TEST(says({late}) == "");
  BOOST_TEST(says({late.law("")}) == "guard 'late': law without a citation");
  BOOST_TEST(says({late.exempting_agreed_calls()}).starts_with("guard 'late': a house rule gives way"));
  BOOST_TEST(says({fu::track{"more", fu::after_each(3, fu::counted::calls, letter).with({{"an article"}})},
                   fu::track{"most", fu::after_each(4, fu::counted::calls, letter).with({{"an article"}})}})
                 .starts_with("track 'most': brief 'an article'"));
}

BOOST_AUTO_TEST_SUITE_END()
