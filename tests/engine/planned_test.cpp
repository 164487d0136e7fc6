// Ruling 32: a planned call is a promise by us that comes with the pursuit; no touchpoint is needed to carry it.
#include "engine/support.hpp"

namespace fu = followup;
using support::story;

BOOST_AUTO_TEST_SUITE(planned)

namespace {

using boost::posix_time::hours;
using support::action_via;
using support::first_of;
using support::window_of;

constexpr auto call = fu::channel::call;

const fu::agreed_time friday_at_two = fu::agreed_time::at(fu::day("2026-11-27"), hours(14));

// Calls every business day, started on a Friday; planned on Monday at eleven: the call of Friday at two.
story with_a_plan(fu::policy rules = support::calling_every(fu::business_days{1})) {
  story s{std::move(rules), "2026-11-20 09:00"};
  s.subject.planned = fu::planned_call{.when = friday_at_two, .since = s.at("2026-11-23 11:00")};
  return s;
}

// The same, told by a touchpoint at that instant.
story with_a_touchpoint(fu::policy rules = support::calling_every(fu::business_days{1})) {
  story s{std::move(rules), "2026-11-20 09:00"};
  s.add(support::made(s.at("2026-11-23 11:00"), fu::channel::task, fu::sent{}));
  s.history.back().promised = fu::promise{friday_at_two, fu::promised_by::us};
  return s;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_planned_call_is_made_at_its_time_and_nothing_before_it) {
  story s = with_a_plan();
  s.call("2026-11-23 10:00", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-24 10:00");
  BOOST_TEST(window_of(a) == "2026-11-27 14:00/2026-11-27 14:30");
  BOOST_TEST(a.actions.size() == 1U);
  BOOST_TEST(fu::explain(*support::reason_of(a, fu::reason_kind::promise_by_us), s.rules, s.zone()) ==
             "We promised to call on Friday 27 November 2026, 14:00.");
}

BOOST_AUTO_TEST_CASE(before_it_was_planned_the_rhythm_goes_on_and_the_answer_holds_until_then) {
  story s = with_a_plan();
  s.call("2026-11-23 08:30", fu::no_answer{});
  s.subject.planned->since = s.at("2026-11-24 07:00");
  const fu::answer a = s.ask("2026-11-23 10:00");
  BOOST_TEST(first_of(a) == "call 2026-11-24 08:00");
  BOOST_TEST(support::wake_of(a) == "2026-11-24 07:00");
  BOOST_TEST(first_of(s.ask("2026-11-24 07:00")) == "call 2026-11-27 14:00");
}

BOOST_AUTO_TEST_CASE(without_a_word_on_when_it_was_planned_as_the_pursuit_started) {
  story s = with_a_plan();
  s.subject.planned->since.reset();
  BOOST_TEST(first_of(s.ask("2026-11-20 09:00")) == "call 2026-11-27 14:00");
  s.call("2026-11-24 10:00", fu::no_answer{});
  BOOST_TEST(first_of(s.ask("2026-11-24 10:01")) == "call 2026-11-27 14:00");
  s.call("2026-11-25 10:00", fu::spoke{});
  BOOST_TEST(first_of(s.ask("2026-11-25 10:01")) == "call 2026-11-26 08:00");
}

BOOST_AUTO_TEST_CASE(it_is_kept_replaced_and_cleared_as_any_promise) {
  struct row {
    const char* at;
    fu::outcome what;
    bool stands;
  };
  for (const row& one : std::vector<row>{{"2026-11-23 10:59", fu::spoke{}, true},
                                         {"2026-11-23 11:00", fu::spoke{}, true},  // it was planned in that call
                                         {"2026-11-23 11:01", fu::spoke{}, false},
                                         {"2026-11-25 10:00", fu::no_answer{}, true},
                                         {"2026-11-27 14:10", fu::no_answer{}, false},
                                         {"2026-11-25 10:00", fu::on_hold{fu::day("2027-03-01")}, false},
                                         {"2026-11-25 10:00", fu::just_left{}, true}}) {
    story s = with_a_plan();
    s.call(one.at, one.what);
    BOOST_TEST((first_of(s.ask("2026-11-27 14:20")) == "call 2026-11-27 14:00") == one.stands,
               one.at << ' ' << fu::name_of(fu::kind_of(one.what)));
  }
}

BOOST_AUTO_TEST_CASE(a_newer_call_back_holds_and_an_older_one_gives_way) {
  const fu::agreed_time monday = fu::agreed_time::on(fu::day("2026-11-30"));
  story newer = with_a_plan();
  newer.call("2026-11-24 10:00", fu::call_back{}).promised(monday);
  BOOST_TEST(first_of(newer.ask("2026-11-24 10:01")) == "call 2026-11-30 08:00");
  story older = with_a_plan();
  older.call("2026-11-23 10:00", fu::call_back{}).promised(monday);
  BOOST_TEST(first_of(older.ask("2026-11-24 10:01")) == "call 2026-11-27 14:00");
}

BOOST_AUTO_TEST_CASE(a_soft_one_keeps_to_the_house_rules_and_one_may_name_its_number) {
  constexpr fu::endpoint_id desk{40'001};
  constexpr fu::endpoint_id mobile{40'002};
  story s = with_a_plan(support::calling_every(
      fu::business_days{1}, {fu::guard{"mornings", fu::window(call, fu::monday_to_friday("08:00-12:00"))}}));
  s.subject.who.reachable_by = {{call, desk}, {call, mobile}};
  s.subject.planned->endpoint = mobile;
  BOOST_TEST(first_of(s.ask("2026-11-24 10:00")) == "call 2026-11-27 14:00");
  BOOST_TEST(s.ask("2026-11-24 10:00").actions.front().endpoint == mobile);
  s.subject.planned->how = fu::firmness::soft;
  BOOST_TEST(first_of(s.ask("2026-11-24 10:00")) == "call 2026-11-30 08:00");
}

// Whatever happens, it is as if a touchpoint had carried it.
BOOST_AUTO_TEST_CASE(the_answers_are_those_of_a_promise_in_a_touchpoint) {
  const std::vector<fu::policy> all{fu::until_no(), fu::three_strikes(), support::of_a_careful_house()};
  const std::vector<std::pair<const char*, fu::outcome>> told{
      {"2026-11-23 09:00", fu::no_answer{}},        {"2026-11-23 10:00", fu::gatekeeper_no{}},
      {"2026-11-23 10:30", fu::just_left{}},        {"2026-11-24 10:00", fu::busy{}},
      {"2026-11-26 10:00", fu::send_information{}}, {"2026-11-27 14:05", fu::in_meeting{}},
      {"2026-11-30 10:00", fu::no_answer{}}};
  for (const fu::policy& rules : all) {
    for (unsigned which = 0; which < 1U << told.size(); ++which) {
      story plan = with_a_plan(rules);
      story touch = with_a_touchpoint(rules);
      for (std::size_t i = 0; i < told.size(); ++i) {
        if ((which >> i & 1U) == 0) continue;
        plan.call(told[i].first, told[i].second);
        touch.call(told[i].first, told[i].second);
      }
      for (const char* now : {"2026-12-01 12:00", "2026-12-10 12:00", "2027-06-01 12:00"}) {
        const std::string by_plan = support::told(plan.ask(now));
        const std::string by_touch = support::told(touch.ask(now));
        BOOST_TEST_REQUIRE(by_plan == by_touch, rules.name() << ' ' << which << " at " << now << "\n"
                                                             << by_plan << "\n"
                                                             << by_touch);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_limit_waits_for_it_as_for_what_was_agreed) {
  story s = with_a_plan(fu::three_strikes());
  s.call("2026-11-23 09:00", fu::no_answer{}).call("2026-11-23 12:00", fu::no_answer{});
  s.call("2026-11-24 12:00", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-24 12:01");
  BOOST_TEST(first_of(a) == "call 2026-11-27 14:00");
  BOOST_TEST(support::says(a, fu::reason_kind::limit_waits));
}

BOOST_AUTO_TEST_CASE(what_is_planned_after_the_end_opens_nothing) {
  story s = with_a_plan(fu::three_strikes());
  for (const char* at : {"2026-11-20 10:00", "2026-11-20 12:00", "2026-11-20 14:00"}) s.call(at, fu::no_answer{});
  const fu::answer a = s.ask("2026-11-24 12:01");
  BOOST_TEST((a.status == fu::status::closed));
  BOOST_TEST((a.concluded->at == s.at("2026-11-20 14:00")));
}

BOOST_AUTO_TEST_CASE(another_plan_makes_progress_stale) {
  story s = with_a_plan();
  s.call("2026-11-24 10:00", fu::no_answer{});
  const fu::progress kept = s.folded();
  s.subject.planned->when = fu::agreed_time::at(fu::day("2026-11-27"), hours(15));
  BOOST_CHECK_THROW(fu::next_actions(s.rules, s.subject, kept, s.hours, s.at("2026-11-24 10:01")), fu::stale_progress);
}

BOOST_AUTO_TEST_CASE(advancing_one_by_one_comes_to_the_same) {
  story s = with_a_plan(fu::until_no());
  fu::progress so_far = s.folded();
  for (const char* at : {"2026-11-23 10:00", "2026-11-23 11:00", "2026-11-23 12:00", "2026-11-25 12:00"}) {
    s.call(at, fu::no_answer{});
    so_far = fu::advance(s.rules, s.subject, so_far, s.history.back());
    BOOST_TEST((so_far == s.folded()), at);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_plan_is_refused_by_name) {
  const auto asked = [](fu::planned_call plan) {
    story s = with_a_plan();
    s.subject.planned = plan;
    return [s] { (void)fu::next_actions(s.rules, s.subject, s.history, s.hours, s.at("2026-11-24 10:00")); };
  };
  const auto since = [](const char* at) { return fu::utc(at); };
  support::refuses<fu::invalid_pursuit>(asked({.when = friday_at_two, .since = since("2026-11-20T07:59:59Z")}),
                                        {"planned: since", "2026-11-20T07:59:59Z", "not before the start"});
  support::refuses<fu::invalid_pursuit>(asked({.when = fu::agreed_time::on(fu::day("2126-11-27"))}),
                                        {"planned", "2126-11-27", "68 years"});
  support::refuses<fu::invalid_pursuit>(asked({.when = friday_at_two, .how = static_cast<fu::firmness>(7)}),
                                        {"planned: how", "7"});
}

BOOST_AUTO_TEST_SUITE_END()
