// What calendars, preferences and guards together allow: held against a search from minute to minute, and case by case.
#include "engine/admission.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "engine/support.hpp"
#include "samples.hpp"

BOOST_AUTO_TEST_SUITE(allowed_times)

namespace {

namespace fu = followup;
using support::actions_of;
using support::calling_every;
using support::reason_of;
using support::shown;
using support::story;
using support::told;
using support::wake_of;
using support::window_of;

constexpr auto call = fu::channel::call;
constexpr auto letter = fu::channel::letter;
constexpr auto email = fu::channel::email;

fu::calendar open_every_day(std::string_view hours) { return {"hours", "1", fu::every_day(hours)}; }

// What it says moved it: "no Fridays from 2026-11-06 10:00 to 2026-11-09 08:00".
std::string moved_in(const story& s, const fu::answer& a) {
  const fu::reason* why = reason_of(a, fu::reason_kind::guard_moved);
  if (why == nullptr) return "";
  return std::string{s.rules.name_of(why->rule)} + " from " + shown(*why->from) + " to " + shown(*why->to);
}

fu::prospect with_consents(std::vector<fu::consent> some) {
  fu::prospect who = support::somebody();
  who.kind = fu::audience::consumer;
  who.consents = std::move(some);
  return who;
}

fu::consent express(const char* since, const char* until = nullptr) {
  fu::consent given;
  given.via = email;
  given.level = fu::consent_level::express;
  given.since = support::local(since);
  if (until != nullptr) given.until = support::local(until);
  return given;
}

fu::guard opt_in() { return fu::guard{"opt-in", fu::consent_guard{.channels = email}}.law("UWG 7"); }

story mailing(std::vector<fu::policy_rule> guards, const char* started, fu::prospect who,
              fu::calendar hours = support::office()) {
  guards.insert(guards.begin(), fu::track{"mails", fu::every(fu::business_days{20}, email)});
  return {{"mails", fu::doctrine(), std::move(guards)}, started, std::move(hours), std::move(who)};
}

}  // namespace

// --- One stretch.

BOOST_AUTO_TEST_CASE(a_night_window_of_a_guard_does_not_end_at_midnight) {
  const story s{calling_every(fu::business_days{1},
                              {fu::guard{"night", fu::window(call, fu::every_day("00:00-06:00 22:00-24:00"))}}),
                "2026-11-20 20:00", support::always_open()};
  const fu::answer a = s.ask("2026-11-23 22:30");
  BOOST_TEST(window_of(a) == "2026-11-23 22:30/2026-11-24 06:00", told(a));
  BOOST_TEST(wake_of(a) == "2026-11-24 06:00");
}

BOOST_AUTO_TEST_CASE(round_the_clock_nothing_wakes_at_midnight) {
  const story s{calling_every(fu::business_days{1}), "2026-11-20 20:00", support::always_open()};
  const fu::answer a = s.ask("2026-11-23 22:30");
  BOOST_TEST(a.status == fu::status::due);
  BOOST_TEST((a.actions.front().window.end >= fu::utc("2199-12-31 00:00")), told(a));
  BOOST_TEST((*a.wake_at >= fu::utc("2199-12-31 00:00")), told(a));
}

BOOST_AUTO_TEST_CASE(a_guard_that_comes_into_force_ends_a_window_only_where_it_forbids) {
  const auto asked = [](const char* hours) {
    const fu::guard law =
        fu::guard{"from Tuesday", fu::window(call, fu::every_day(hours))}.valid_from(fu::day("2026-11-24"));
    const story s{calling_every(fu::business_days{1}, {law}), "2026-11-20 20:00", support::always_open()};
    return window_of(s.ask("2026-11-23 22:30"));
  };
  BOOST_TEST(asked("08:00-20:00") == "2026-11-23 22:30/2026-11-24 00:00");
  BOOST_TEST(asked("00:00-20:00") == "2026-11-23 22:30/2026-11-24 20:00");
}

BOOST_AUTO_TEST_CASE(a_guard_that_goes_out_of_force_does_not_end_a_window) {
  const fu::guard law =
      fu::guard{"to Tuesday", fu::window(call, fu::every_day("08:00-24:00"))}.valid_to(fu::day("2026-11-24"));
  const story s{calling_every(fu::business_days{1}, {law}), "2026-11-20 20:00",
                open_every_day("00:00-04:00 08:00-24:00")};
  BOOST_TEST(window_of(s.ask("2026-11-23 22:30")) == "2026-11-23 22:30/2026-11-24 04:00");
}

BOOST_AUTO_TEST_CASE(a_cap_per_daypart_that_is_not_filled_ends_no_window) {
  const fu::daypart_choice halves{{{"morning", {540, 720}, 300}, {"afternoon", {720, 1080}, 250}}};
  const story s{calling_every(fu::business_days{1}, {halves, fu::guard{"once", fu::at_most(1, call, fu::per_daypart)}}),
                "2026-11-20 20:00"};
  BOOST_TEST(window_of(s.ask("2026-11-24 10:30")) == "2026-11-24 10:30/2026-11-24 18:00");
}

BOOST_AUTO_TEST_CASE(a_window_ends_where_the_day_of_a_landing_begins) {
  story s{calling_every(fu::business_days{1}, {fu::guard{"not on the day", fu::not_on_landing_day(call)}}),
          "2026-11-20 08:00", support::always_open()};
  s.letter("2026-11-23 09:00");  // lands on the 25th
  const fu::answer a = s.ask("2026-11-24 10:00");
  BOOST_TEST(window_of(a) == "2026-11-24 10:00/2026-11-25 00:00", told(a));
  BOOST_TEST(window_of(s.ask("2026-11-25 10:00")).substr(0, 16) == "2026-11-26 00:00");
}

BOOST_AUTO_TEST_CASE(consents_that_meet_are_one_and_the_window_ends_with_the_last) {
  const story s = mailing({opt_in()}, "2026-03-02 09:00",
                          with_consents({express("2026-05-06 10:00", "2026-05-06 12:00"),
                                         express("2026-05-01 00:00", "2026-05-06 10:00")}));
  BOOST_TEST(window_of(s.ask("2026-05-06 09:00")) == "2026-05-06 09:00/2026-05-06 12:00");
  BOOST_TEST(window_of(s.ask("2026-04-20 09:00")) == "2026-05-01 08:00/2026-05-01 18:00");
  BOOST_TEST(s.ask("2026-05-06 12:00").actions.empty());
}

// --- Years ahead.

BOOST_AUTO_TEST_CASE(a_consent_given_26_months_after_the_start_is_seen) {
  const story s = mailing({opt_in()}, "2026-01-05 09:00", with_consents({express("2028-03-06 00:00")}));
  BOOST_TEST(s.ask("2026-02-02 09:00").status == fu::status::needs_data);
  const fu::answer ahead = s.ask("2027-06-01 09:00");
  BOOST_TEST(actions_of(ahead) == "email 2028-03-06 08:00", told(ahead));
  const fu::answer a = s.ask("2028-03-07 09:00");
  BOOST_TEST(a.status == fu::status::due, told(a));
  BOOST_TEST(actions_of(a) == "email 2028-03-06 08:00");
  BOOST_TEST(window_of(a) == "2028-03-07 09:00/2028-03-07 18:00");
}

BOOST_AUTO_TEST_CASE(after_five_quiet_years_a_call_is_due) {
  const fu::guard quiet{"quiet", fu::quiet_after({fu::outcome_kind::day_off}, fu::calendar_days{5 * 365}, call)};
  story s{calling_every(fu::business_days{1}, {quiet}), "2026-11-02 10:00"};
  s.call("2026-11-02 10:05", fu::day_off{});
  BOOST_TEST(s.ask("2026-11-02 10:06").status == fu::status::needs_data);
  const fu::answer a = s.ask("2031-11-05 10:00");
  BOOST_TEST(a.status == fu::status::due, told(a));
  BOOST_TEST(window_of(a) == "2031-11-05 10:00/2031-11-05 18:00");
}

BOOST_AUTO_TEST_CASE(what_comes_within_two_years_later_on_is_woken_for_at_that_instant) {
  const story s = mailing({opt_in()}, "2026-01-05 09:00", with_consents({express("2028-03-06 00:00")}));
  const fu::answer before = s.ask("2026-02-25 09:00");
  BOOST_TEST(before.status == fu::status::needs_data, told(before));
  const fu::answer then = s.ask(*before.wake_at);
  BOOST_TEST(actions_of(then) == "email 2028-03-06 08:00", told(then));
}

BOOST_AUTO_TEST_CASE(a_hosts_guard_may_move_a_touch_by_hours_for_two_years) {
  const auto an_hour_later = [](const fu::case_view&, const fu::touch_at& touch) {
    return fu::verdict::not_before(touch.at + boost::posix_time::hours(1));
  };
  const story s{calling_every(fu::business_days{1}, {fu::guard{"later", an_hour_later}}), "2026-11-02 10:00",
                support::always_open()};
  BOOST_TEST(s.ask("2026-11-02 10:00").status == fu::status::needs_data);
}

// --- Several zones.

BOOST_AUTO_TEST_CASE(preferred_hours_hold_in_every_candidate_zone) {
  fu::prospect who = support::somebody({support::amsterdam(), fu::time_zone::named("America/New_York")});
  who.preferred_hours = fu::day_interval{9 * 60, 17 * 60};
  const story s{calling_every(fu::business_days{1}), "2026-11-02 10:00", support::always_open(), who};
  BOOST_TEST(window_of(s.ask("2026-11-03 10:00")) == "2026-11-03 15:00/2026-11-03 17:00");
}

BOOST_AUTO_TEST_CASE(a_preference_for_the_whole_day_ends_no_window_at_midnight) {
  fu::prospect who = support::somebody();
  who.preferred_hours = fu::day_interval{0, 1440};
  const story s{calling_every(fu::business_days{1}), "2026-11-02 10:00", open_every_day("00:00-06:00 22:00-24:00"),
                who};
  BOOST_TEST(window_of(s.ask("2026-11-04 23:00")) == "2026-11-04 23:00/2026-11-05 06:00");
}

// --- What moved it is named.

BOOST_AUTO_TEST_CASE(a_late_touch_that_a_guard_holds_names_the_guard) {
  fu::week_hours week = fu::monday_to_friday("08:00-20:00");
  week[4] = fu::hours_from("08:00-12:00");
  const story s{calling_every(fu::business_days{2}, {fu::guard{"no Friday afternoons", fu::window(call, week)}}),
                "2026-11-02 10:00"};
  const fu::answer a = s.ask("2026-11-06 14:00");  // a Friday; due since Wednesday
  BOOST_TEST(window_of(a) == "2026-11-09 08:00/2026-11-09 18:00", told(a));
  BOOST_TEST(moved_in(s, a) == "no Friday afternoons from 2026-11-06 14:00 to 2026-11-09 08:00");
  BOOST_TEST(!support::says(a, fu::reason_kind::rolled_to_opening), told(a));
}

BOOST_AUTO_TEST_CASE(a_late_touch_that_the_calendar_holds_names_the_calendar) {
  const story s{
      calling_every(fu::business_days{2}, {fu::guard{"wide", fu::window(call, fu::every_day("07:00-21:00"))}}),
      "2026-11-02 10:00"};
  const fu::answer a = s.ask("2026-11-06 22:00");
  BOOST_TEST(window_of(a) == "2026-11-09 08:00/2026-11-09 18:00", told(a));
  BOOST_TEST(moved_in(s, a) == "");
  BOOST_TEST(support::says(a, fu::reason_kind::rolled_to_opening), told(a));
}

BOOST_AUTO_TEST_CASE(of_two_guards_that_hold_it_as_long_one_is_named_and_not_the_open_office) {
  const fu::guard one{"one", fu::window(call, fu::every_day("10:00-18:00"))};
  const fu::guard two{"two", fu::window(call, fu::every_day("10:00-17:00"))};
  const story s{calling_every(fu::business_days{2}, {one, two}), "2026-11-02 10:00"};
  const fu::answer a = s.ask("2026-11-05 09:00");
  BOOST_TEST(!moved_in(s, a).empty(), told(a));
  BOOST_TEST(!support::says(a, fu::reason_kind::rolled_to_opening), told(a));
}

// --- A repeated hour.

BOOST_AUTO_TEST_CASE(a_daypart_inside_the_repeated_hour_is_over_when_its_first_pass_is) {
  const fu::daypart_choice parts{.parts = {{"before", {60, 120}, 300}, {"inside", {135, 165}, 250}}};
  story s{calling_every(fu::minutes{10}, {parts, fu::guard{"once", fu::at_most(1, call, fu::per_daypart)}}),
          "2026-10-25 01:00", support::always_open()};
  s.call(fu::utc("2026-10-25 00:20"), fu::no_answer{});  // 02:20, the first time
  s.call(fu::utc("2026-10-25 00:50"), fu::no_answer{});
  for (const char* now : {"2026-10-25 01:00", "2026-10-25 01:20", "2026-10-25 01:50"}) {
    const fu::answer a = s.ask(fu::utc(now));
    for (const fu::action& next : a.actions) BOOST_TEST((next.window.begin < next.window.end), told(a));
  }
}

// --- Retries.

BOOST_AUTO_TEST_CASE(in_a_meeting_before_midnight_the_next_morning_is_not_minutes_later) {
  story s{calling_every(fu::business_days{1}), "2026-11-20 20:00", support::always_open()};
  s.call("2026-11-23 23:00", fu::in_meeting{});
  BOOST_TEST(actions_of(s.ask("2026-11-23 23:05")) == "call 2026-11-24 01:00");
}

BOOST_AUTO_TEST_CASE(a_busy_line_too_many_before_midnight_is_not_tried_again_minutes_later) {
  story s{calling_every(fu::business_days{1}), "2026-11-20 20:00", support::always_open()};
  for (const char* at : {"2026-11-23 23:15", "2026-11-23 23:35", "2026-11-23 23:55"}) s.call(at, fu::busy{});
  BOOST_TEST(actions_of(s.ask("2026-11-23 23:56")) == "call 2026-11-24 00:15");
}

// --- Counts from outside.

BOOST_AUTO_TEST_CASE(a_count_from_outside_weighs_until_it_is_freed) {
  story s{
      calling_every(fu::business_days{1}, {fu::guard{"two", fu::at_most(2, call, fu::rolling{fu::hours{24 * 30}})}}),
      "2026-11-02 10:00"};
  s.call("2026-11-03 10:05", fu::no_answer{});
  s.subject.outside_counts = {{fu::id_of<fu::rule_id>("two"), 1, s.at("2026-11-10 12:00")}};
  BOOST_TEST(actions_of(s.ask("2026-11-03 10:06")) == "call 2026-11-10 12:00");
}

// --- Bounded.

BOOST_AUTO_TEST_CASE(two_hundred_lifetime_caps_look_through_a_long_history_together) {
  std::vector<fu::policy_rule> caps;
  for (int i = 0; i < 200; ++i) {
    caps.emplace_back(fu::guard{"cap " + std::to_string(i), fu::at_most(90'000, {call, email}, fu::per_lifetime)});
  }
  story s{calling_every(fu::hours{1}, std::move(caps)), "2026-01-01 00:00", support::always_open()};
  const fu::ptime first = s.at("2026-01-01 00:01");
  for (int i = 0; i < 50'000; ++i) {
    s.add(support::made(first + boost::posix_time::minutes(i), i % 2 == 0 ? call : email,
                        i % 2 == 0 ? fu::outcome{fu::no_answer{}} : fu::outcome{fu::sent{}}));
  }
  const fu::answer a = fu::next_actions(s.rules, s.subject, s.history, s.hours, s.history.back().at);
  BOOST_TEST(!a.actions.empty());
}

BOOST_AUTO_TEST_CASE(windows_that_shut_each_other_out_are_asked_in_proportion_to_their_number) {
  // Each day one of the windows is shut, so that they agree only after as many days as there are windows.
  const auto asked = [](int windows) {
    const auto times = std::make_shared<int>(0);
    std::vector<fu::policy_rule> guards;
    for (int i = 0; i < windows; ++i) {
      const fu::date shut = fu::day("2026-11-03") + boost::gregorian::days(i);
      guards.emplace_back(
          fu::guard{"window " + std::to_string(i),
                    fu::window(call, fu::calendar{"all but one", "1", fu::every_day("09:00-17:00"), {shut}})});
    }
    guards.emplace_back(fu::guard{"count", [times](const fu::case_view&, const fu::touch_at& touch) {
                                    ++*times;
                                    return fu::verdict::allow(touch.at + boost::posix_time::seconds(1));
                                  }});
    const story s{calling_every(fu::business_days{1}, std::move(guards)), "2026-11-02 10:00", support::always_open()};
    const fu::answer a = fu::next_actions(s.rules, s.subject, s.history, s.hours, s.subject.started, fu::reasons::none);
    BOOST_TEST(a.actions.size() == 1);
    return *times;
  };
  const int few = asked(50);
  BOOST_TEST(asked(200) <= 5 * few);
}

BOOST_AUTO_TEST_CASE(a_policy_with_more_guards_than_can_be_asked_in_time_is_refused) {
  const auto made = [](int guards) {
    std::vector<fu::policy_rule> some;
    for (int i = 0; i < guards; ++i) {
      some.emplace_back(fu::guard{"cap " + std::to_string(i), fu::at_most(1, call, fu::per_local_day)});
    }
    return calling_every(fu::business_days{1}, std::move(some));
  };
  BOOST_TEST(made(1'000).name() == "calling");
  support::refuses<fu::invalid_policy>([&] { (void)made(1'001); }, {"guards", "1001", "at most 1000"});
}

// --- A long history, looked through once.

BOOST_AUTO_TEST_CASE(events_of_a_long_history_are_those_of_a_search_from_the_end) {
  using namespace fu::detail;
  support::dice chance{20261130};
  const std::vector<fu::outcome> outcomes{fu::no_answer{}, fu::machine{}, fu::spoke{}, fu::just_left{}};
  std::vector<fu::touchpoint> history;
  for (int i = 0; i < 3'000; ++i) {
    fu::touchpoint touch =
        support::made(fu::utc("2026-01-01 00:00") + boost::posix_time::minutes(i / 2), call, chance.one_of(outcomes));
    touch.message_left = chance.once_in(3);
    if (chance.once_in(3)) touch.pursuit = support::other_pursuit;
    if (chance.once_in(9)) touch = support::made(touch.at, letter, fu::sent{});
    touch.endpoint = fu::endpoint_id{1 + chance.below(3)};
    history.push_back(touch);
  }
  const event_index all(history, support::this_pursuit);
  for (int i = 0; i < 300; ++i) {
    const std::size_t bits = chance.below(64);
    const auto counts = [bits](const event& one) {
      return one.via == ((bits & 1) != 0 ? letter : call) && (one.message || (bits & 2) != 0) &&
             (one.own || (bits & 4) != 0) && (one.connected || (bits & 8) != 0) &&
             (one.conversation || (bits & 16) != 0) && (one.outbound || (bits & 32) != 0);
    };
    const fu::endpoint_id where{1 + chance.below(3)};
    const auto there = [where](const fu::touchpoint& touch) { return touch.endpoint == where; };
    const int n = static_cast<int>(1 + chance.below(chance.once_in(2) ? 3 : 2'000));
    const fu::touchpoint* expected = nullptr;
    int left = n;
    for (auto touch = history.rbegin(); touch != history.rend() && expected == nullptr; ++touch) {
      if (counts(event_of(*touch, support::this_pursuit)) && there(*touch) && --left == 0) expected = &*touch;
    }
    BOOST_TEST(all.nth_last(n, counts, there) == expected);
  }
  const std::vector<fu::outcome_kind> spoken{fu::outcome_kind::spoke, fu::outcome_kind::just_left};
  const auto last = std::find_if(history.rbegin(), history.rend(), [&](const fu::touchpoint& touch) {
    return std::find(spoken.begin(), spoken.end(), fu::kind_of(touch.what)) != spoken.end();
  });
  BOOST_TEST(all.last_with(spoken) == &*last);
  const std::vector<fu::outcome_kind> never{fu::outcome_kind::yes};
  BOOST_TEST(all.last_with(never) == nullptr);
}

// --- Whatever is allowed now and wanted is due now.

namespace {

fu::week_hours some_week(support::dice& chance) {
  static const std::vector<std::string> days{
      "", "00:00-24:00", "09:00-12:00 13:00-17:00", "00:00-06:00 22:00-24:00", "12:00-24:00", "00:00-12:00"};
  fu::week_hours week;
  for (fu::day_hours& hours : week) hours = fu::hours_from(chance.one_of(days));
  week[chance.below(7)] = fu::hours_from("00:00-24:00");
  return week;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_action_may_be_made_exactly_when_a_search_from_minute_to_minute_says_so) {
  support::dice chance{20261129};
  const std::vector<std::string> zones{"Europe/Amsterdam", "America/New_York", "Pacific/Auckland", "Africa/Cairo"};
  const std::vector<std::string> starts{"2026-03-26 08:00", "2026-10-22 08:00", "2026-11-05 08:00"};
  int compared = 0;
  for (int round = 0; round < support::samples(150); ++round) {
    std::vector<fu::time_zone> where;
    for (std::size_t i = 0; i <= chance.below(2); ++i) where.push_back(fu::time_zone::named(chance.one_of(zones)));
    const fu::calendar hours{"hours", "1", some_week(chance)};
    const fu::calendar one{"one", "1", some_week(chance)};
    const fu::calendar two{"two", "1", some_week(chance)};
    fu::prospect who = support::somebody(where);
    if (chance.once_in(3)) who.preferred_hours = fu::day_interval{600, 1440};
    const fu::guard cap{"cap", fu::at_most(1, call, fu::rolling{fu::hours{30}})};
    story s{calling_every(fu::minutes{30}, {fu::guard{"one", fu::window(call, one)},
                                            fu::guard{"two", fu::window(call, two).in(where.front())}, cap}),
            chance.one_of(starts), hours, who};
    const fu::ptime begun = s.subject.started;
    s.call(begun + boost::posix_time::minutes(7), fu::no_answer{});
    const auto in_every_zone = [&](const fu::calendar& which, fu::ptime at) {
      return std::all_of(where.begin(), where.end(), [&](const auto& zone) { return which.is_open(at, zone); });
    };
    const auto preferred = [&](fu::ptime at) {
      return !who.preferred_hours || std::all_of(where.begin(), where.end(), [&](const auto& zone) {
        return zone.at(at).clock >= support::clock("10:00");
      });
    };
    const auto allowed = [&](fu::ptime at) {
      return in_every_zone(hours, at) && in_every_zone(one, at) && two.is_open(at, where.front()) && preferred(at) &&
             at >= s.history.back().at + boost::posix_time::hours(30);
    };
    fu::ptime now = begun + boost::posix_time::minutes(static_cast<long>(8 + chance.below(5'000)));
    const fu::answer a = fu::next_actions(s.rules, s.subject, s.history, s.hours, now);
    if (a.actions.empty()) continue;
    fu::ptime begin = std::max(now, a.actions.front().due);
    while (!allowed(begin) && begin < now + boost::gregorian::days(40)) begin += boost::posix_time::minutes(1);
    fu::ptime end = begin;
    while (allowed(end) && end < begin + boost::gregorian::days(20)) end += boost::posix_time::minutes(1);
    const fu::time_window& window = a.actions.front().window;
    // An overlap of the clock is read in its first pass, which a preference read from minute to minute does not know.
    if (who.preferred_hours && where.size() > 1) continue;
    BOOST_TEST(fu::to_string(window.begin) == fu::to_string(begin), told(a, where.front()));
    if (end < begin + boost::gregorian::days(20)) BOOST_TEST(fu::to_string(window.end) == fu::to_string(end));
    BOOST_TEST((a.status == fu::status::due) == allowed(now), told(a, where.front()));
    ++compared;
  }
  BOOST_TEST(compared > support::samples(80));
}

BOOST_AUTO_TEST_SUITE_END()
