#include <followup/policy/guard.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "engine/support.hpp"

BOOST_AUTO_TEST_SUITE(guards)

namespace {

namespace fu = followup;
using support::actions_of;
using support::calling_every;
using support::clock;
using support::day_via;
using support::due_via;
using support::first_of;
using support::reason_of;
using support::says;
using support::story;
using support::told;
using support::window_of;

constexpr auto call = fu::channel::call;
constexpr auto letter = fu::channel::letter;
constexpr auto email = fu::channel::email;

fu::guard office_hours() { return {"office hours", fu::window(call, fu::monday_to_friday("09:00-12:00 13:30-17:00"))}; }

// Called on Monday 2 November 2026 at 10:05, so the next call is due on Tuesday.
story called_on_monday(std::vector<fu::policy_rule> guards, fu::calendar hours = support::office(),
                       fu::prospect who = support::somebody()) {
  story s{calling_every(fu::business_days{1}, std::move(guards)), "2026-11-02 10:00", std::move(hours), std::move(who)};
  s.call("2026-11-02 10:05", fu::no_answer{});
  return s;
}

// They asked for Tuesday at that time.
story promised_on_tuesday(std::vector<fu::policy_rule> guards, const char* from, const char* to,
                          fu::firmness how = fu::firmness::hard) {
  story s{calling_every(fu::business_days{1}, std::move(guards)), "2026-11-02 10:00"};
  s.call("2026-11-02 10:05", fu::call_back{}).leaving_a_message();
  s.promised(fu::agreed_time::between(fu::day("2026-11-03"), clock(from), clock(to)), how);
  return s;
}

}  // namespace

// --- Windows.

namespace {

struct window_row {
  const char* now;
  fu::status status;
  const char* window;
  const char* wake;
  friend std::ostream& operator<<(std::ostream& out, const window_row& r) { return out << "asked at " << r.now; }
};

constexpr auto due = fu::status::due;
constexpr auto waiting = fu::status::waiting;

const std::vector<window_row> two_intervals{
    {"2026-11-02 11:00", waiting, "2026-11-03 09:00/2026-11-03 12:00", "2026-11-03 09:00"},
    {"2026-11-03 08:59:59", waiting, "2026-11-03 09:00/2026-11-03 12:00", "2026-11-03 09:00"},
    {"2026-11-03 09:00", due, "2026-11-03 09:00/2026-11-03 12:00", "2026-11-03 12:00"},
    {"2026-11-03 11:59:59", due, "2026-11-03 11:59:59/2026-11-03 12:00", "2026-11-03 12:00"},
    {"2026-11-03 12:00", waiting, "2026-11-03 13:30/2026-11-03 17:00", "2026-11-03 13:30"},
    {"2026-11-03 13:30", due, "2026-11-03 13:30/2026-11-03 17:00", "2026-11-03 17:00"},
    {"2026-11-03 17:00", waiting, "2026-11-04 09:00/2026-11-04 12:00", "2026-11-04 09:00"},
    {"2026-11-06 17:00", waiting, "2026-11-09 09:00/2026-11-09 12:00", "2026-11-09 09:00"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_window_has_several_half_open_intervals, boost::unit_test::data::make(two_intervals), r) {
  const story s = called_on_monday({office_hours()});
  const fu::answer a = s.ask(r.now);
  BOOST_TEST(a.status == r.status, told(a));
  BOOST_TEST(actions_of(a) == "call 2026-11-03 09:00");
  BOOST_TEST(window_of(a) == r.window);
  BOOST_TEST(support::wake_of(a) == r.wake);
}

BOOST_AUTO_TEST_CASE(what_the_binding_guard_moved_is_told_with_what_would_have_come_without_it) {
  const story s = called_on_monday({office_hours()});
  const fu::answer a = s.ask("2026-11-02 11:00");
  const fu::reason* moved = reason_of(a, fu::reason_kind::guard_moved);
  BOOST_REQUIRE_MESSAGE(moved, told(a));
  BOOST_TEST(s.rules.name_of(moved->rule) == "office hours");
  BOOST_TEST(support::shown(moved->from.value()) == "2026-11-03 08:00");
  BOOST_TEST(support::shown(moved->to.value()) == "2026-11-03 09:00");
}

BOOST_AUTO_TEST_CASE(a_guard_that_allows_is_not_mentioned) {
  const story s = called_on_monday({fu::guard{"wide", fu::window(call, fu::every_day("00:00-24:00"))}});
  const fu::answer a = s.ask("2026-11-02 11:00");
  BOOST_TEST(!says(a, fu::reason_kind::guard_moved), told(a));
  BOOST_TEST(window_of(a) == "2026-11-03 08:00/2026-11-03 18:00");
}

BOOST_AUTO_TEST_CASE(a_window_is_cut_to_the_calendar) {
  const story s = called_on_monday({fu::guard{"late", fu::window(call, fu::every_day("16:00-22:00"))}});
  BOOST_TEST(window_of(s.ask("2026-11-02 11:00")) == "2026-11-03 16:00/2026-11-03 18:00");
}

BOOST_AUTO_TEST_CASE(windows_intersect) {
  const story s = called_on_monday({office_hours(), fu::guard{"late", fu::window(call, fu::every_day("11:00-14:00"))}});
  BOOST_TEST(window_of(s.ask("2026-11-02 11:00")) == "2026-11-03 11:00/2026-11-03 12:00");
  BOOST_TEST(window_of(s.ask("2026-11-03 12:00")) == "2026-11-03 13:30/2026-11-03 14:00");
}

BOOST_AUTO_TEST_CASE(a_window_has_holidays_and_dates_of_its_own) {
  // The Dutch code of 2012: Monday to Friday 9-22, Saturday 10-16, never on Sundays and holidays, 24 December until
  // 18:30.
  fu::week_hours week = fu::monday_to_friday("09:00-22:00");
  week[5] = fu::hours_from("10:00-16:00");
  const fu::calendar code{"code",
                          "2012",
                          week,
                          {fu::day("2026-12-25"), fu::day("2026-12-26")},
                          {{fu::day("2026-12-24"), fu::hours_from("09:00-18:30")}}};
  story s{calling_every(fu::hours{1}, {fu::guard{"code", fu::window(call, code)}.law("code of 2012")}),
          "2026-12-01 10:00", support::always_open()};
  s.call("2026-12-24 17:15", fu::no_answer{});
  BOOST_TEST(window_of(s.ask("2026-12-24 17:16")) == "2026-12-24 18:15/2026-12-24 18:30");
  s.call("2026-12-24 17:30", fu::no_answer{});  // 18:30 is closed, two holidays and a Sunday follow
  BOOST_TEST(window_of(s.ask("2026-12-24 17:31")) == "2026-12-28 09:00/2026-12-28 22:00");
  s.call("2027-01-09 14:59", fu::no_answer{});
  BOOST_TEST(window_of(s.ask("2027-01-09 15:00")) == "2027-01-09 15:59/2027-01-09 16:00");
}

BOOST_AUTO_TEST_CASE(a_window_is_for_its_channels_only) {
  const story s{{"two tracks",
                 fu::doctrine(),
                 {fu::track{"calls", fu::every(fu::business_days{1}, call)},
                  fu::track{"letters", fu::every(fu::business_days{1}, letter)}, office_hours()}},
                "2026-11-02 08:10"};
  BOOST_TEST(actions_of(s.ask("2026-11-02 08:10")) == "letter 2026-11-02 08:10, call 2026-11-02 09:00");
}

BOOST_AUTO_TEST_CASE(a_window_may_be_read_in_a_zone_of_its_own) {
  const auto seller = fu::time_zone::named("America/New_York");
  const story s =
      called_on_monday({fu::guard{"seller", fu::window(call, fu::monday_to_friday("09:00-17:00")).in(seller)}});
  BOOST_TEST(window_of(s.ask("2026-11-02 11:00")) == "2026-11-03 15:00/2026-11-03 18:00");
}

// --- Several candidate zones.

namespace {

fu::guard nine_to_five() { return {"nine to five", fu::window(call, fu::monday_to_friday("09:00-17:00"))}; }

story called_in(std::vector<fu::time_zone> zones) {
  return called_on_monday({nine_to_five()}, support::always_open(), support::somebody(std::move(zones)));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_touch_is_allowed_only_where_it_is_allowed_in_all_zones) {
  // Nine to five is 08:00-16:00Z in Amsterdam and 14:00-22:00Z in New York.
  const story s = called_in({support::amsterdam(), fu::time_zone::named("America/New_York")});
  BOOST_TEST(window_of(s.ask("2026-11-02 11:00")) == "2026-11-03 15:00/2026-11-03 17:00");
  BOOST_TEST(s.ask("2026-11-03 14:59:59").status == fu::status::waiting);
  BOOST_TEST(s.ask("2026-11-03 15:00").status == fu::status::due);
  BOOST_TEST(s.ask("2026-11-03 17:00").status == fu::status::waiting);
}

BOOST_AUTO_TEST_CASE(the_order_of_zones_names_the_clock_not_the_hours) {
  const auto new_york = fu::time_zone::named("America/New_York");
  story s{calling_every(fu::business_days{1}, {nine_to_five()}), "2026-11-02 04:00", support::always_open(),
          support::somebody({new_york, support::amsterdam()})};
  s.call("2026-11-02 09:05", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-02 09:06");
  BOOST_TEST(window_of(a, new_york) == "2026-11-03 09:00/2026-11-03 11:00");
}

BOOST_AUTO_TEST_CASE(zones_that_meet_only_in_summer_wait_for_it) {
  // In winter 08:00-16:00Z and 00:00-08:00Z, which do not meet; in summer 07:00-15:00Z and 00:00-08:00Z.
  const story s = called_in({support::amsterdam(), fu::time_zone::named("Asia/Tokyo")});
  BOOST_TEST(window_of(s.ask("2026-11-02 11:00")) == "2027-03-29 09:00/2027-03-29 10:00");
}

BOOST_AUTO_TEST_CASE(zones_that_never_meet_need_data) {
  const story s = called_in({fu::time_zone::fixed(clock("00:00")), fu::time_zone::fixed(clock("08:00"))});
  const fu::answer a = s.ask("2026-11-02 11:00");
  BOOST_TEST(a.status == fu::status::needs_data, told(a));
  const fu::reason* why = reason_of(a, fu::reason_kind::guard_forbids);
  BOOST_REQUIRE_MESSAGE(why, told(a));
  BOOST_TEST(s.rules.name_of(why->rule) == "nine to five");
}

BOOST_AUTO_TEST_CASE(four_zones_meet_in_all) {
  const auto at = [](const char* offset) { return fu::time_zone::fixed(clock(offset)); };
  const story s = called_in({at("00:00"), at("02:00"), at("05:00"), at("07:00")});
  const auto utc = at("00:00");
  BOOST_TEST(window_of(s.ask("2026-11-02 11:00"), utc) == "2026-11-03 09:00/2026-11-03 10:00");
}

// --- Caps.

BOOST_AUTO_TEST_CASE(at_most_so_many_a_local_day) {
  // In Los Angeles it is still Monday when UTC has Tuesday.
  const auto there = fu::time_zone::named("America/Los_Angeles");
  story s{calling_every(fu::minutes{10}, {fu::guard{"daily", fu::at_most(2, call, fu::per_local_day)}}),
          "2026-11-02 08:00", support::always_open(), support::somebody({there})};
  s.call("2026-11-02 09:00", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-02 09:01"), there) == "call 2026-11-02 09:10");
  s.call("2026-11-02 23:30", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-02 23:31");
  BOOST_TEST(actions_of(a, there) == "call 2026-11-03 00:00");
  const fu::reason* moved = reason_of(a, fu::reason_kind::guard_moved);
  BOOST_REQUIRE_MESSAGE(moved, told(a));
  BOOST_TEST(s.rules.name_of(moved->rule) == "daily");
  BOOST_TEST(support::shown(moved->from.value(), there) == "2026-11-02 23:40");
}

BOOST_AUTO_TEST_CASE(a_daily_cap_may_except_retries) {
  for (const bool excepted : {true, false}) {
    fu::cap_guard cap = fu::at_most(1, call, fu::per_local_day);
    if (excepted) cap = cap.except_retries();
    story s{calling_every(fu::business_days{2}, {fu::guard{"daily", cap}}), "2026-11-02 10:00"};
    s.call("2026-11-02 10:05", fu::busy{});
    BOOST_TEST(due_via(s.ask("2026-11-02 10:06"), call) == (excepted ? "2026-11-02 10:25" : "2026-11-03 08:00"));
  }
}

BOOST_AUTO_TEST_CASE(at_most_so_many_in_rolling_hours) {
  // (at - 24 h, at]: the first of three is out of it 24 hours later, to the second.
  story s{
      calling_every(fu::minutes{30}, {fu::guard{"three in 24 h", fu::at_most(3, call, fu::rolling{fu::hours{24}})}}),
      "2026-11-02 10:00", support::always_open()};
  s.call("2026-11-03 10:00:30", fu::no_answer{}).call("2026-11-03 11:00", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-03 11:01")) == "call 2026-11-03 11:30");
  s.call("2026-11-03 12:00", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-03 12:01")) == "call 2026-11-04 10:00:30");
  BOOST_TEST(s.ask("2026-11-04 10:00:29").status == fu::status::waiting);
  BOOST_TEST(s.ask("2026-11-04 10:00:30").status == fu::status::due);
}

BOOST_AUTO_TEST_CASE(a_rolling_cap_that_ends_on_a_closed_day_waits_for_opening) {
  story s{calling_every(fu::hours{1}, {fu::guard{"one in 24 h", fu::at_most(1, call, fu::rolling{fu::hours{24}})}}),
          "2026-11-02 10:00"};
  s.call("2026-11-06 15:00", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-06 15:01")) == "call 2026-11-09 08:00");
}

BOOST_AUTO_TEST_CASE(at_most_so_many_in_rolling_days) {
  // Four in 30 days, today included: the call of 2 November is out on 2 December.
  story s{
      calling_every(fu::business_days{1}, {fu::guard{"four in 30 days", fu::at_most(4, call, fu::rolling_days{30})}}),
      "2026-11-02 08:00"};
  for (const char* const at : {"2026-11-02 17:00", "2026-11-03 08:00", "2026-11-04 08:00"}) s.call(at, fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-04 08:01")) == "call 2026-11-05 08:00");
  s.call("2026-11-05 08:00", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-05 08:01")) == "call 2026-12-02 08:00");
}

BOOST_AUTO_TEST_CASE(a_rolling_week_includes_today) {
  story s{calling_every(fu::minutes{5}, {fu::guard{"seven in 7 days", fu::at_most(7, call, fu::rolling_days{7})}}),
          "2026-11-02 08:00"};
  for (int i = 0; i < 7; ++i) s.call(s.at("2026-11-02 09:00") + boost::posix_time::minutes(5 * i), fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-02 09:31")) == "call 2026-11-09 08:00");
}

BOOST_AUTO_TEST_CASE(a_lifetime_cap_forbids_for_ever_and_needs_data) {
  story s{calling_every(fu::business_days{1}, {fu::guard{"twice", fu::at_most(2, call, fu::per_lifetime)}}),
          "2026-11-02 10:00"};
  s.call("2026-11-02 10:05", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-02 10:06")) == "call 2026-11-03 08:00");
  s.call("2026-11-03 10:05", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-03 10:06");
  BOOST_TEST(a.status == fu::status::needs_data, told(a));
  BOOST_TEST(a.actions.empty());
  const fu::reason* why = reason_of(a, fu::reason_kind::guard_forbids);
  BOOST_REQUIRE_MESSAGE(why, told(a));
  BOOST_TEST(s.rules.name_of(why->rule) == "twice");
  BOOST_REQUIRE(a.wake_at);
  BOOST_TEST(*a.wake_at <= s.at("2026-12-03 10:06"));
}

BOOST_AUTO_TEST_CASE(a_cap_counts_the_prospects_other_pursuits) {
  story s = called_on_monday({fu::guard{"daily", fu::at_most(1, call, fu::per_local_day)}});
  fu::touchpoint elsewhere = support::made(s.at("2026-11-03 08:30"), call, fu::no_answer{});
  elsewhere.pursuit = support::other_pursuit;
  s.add(elsewhere);
  BOOST_TEST(day_via(s.ask("2026-11-03 09:00"), call) == "2026-11-04");
  BOOST_TEST(s.ask("2026-11-03 09:00").status == fu::status::waiting);
}

BOOST_AUTO_TEST_CASE(another_pursuits_calls_move_no_track) {
  story s = called_on_monday({});
  fu::touchpoint elsewhere = support::made(s.at("2026-11-03 08:30"), call, fu::just_left{});
  elsewhere.pursuit = support::other_pursuit;
  elsewhere.spoke_to = fu::contact_role::gatekeeper;
  s.add(elsewhere);
  BOOST_TEST(actions_of(s.ask("2026-11-03 09:00")) == "call 2026-11-03 08:00");
}

BOOST_AUTO_TEST_CASE(a_cap_counts_outbound_touches_of_its_channels) {
  story s = called_on_monday({fu::guard{"daily", fu::at_most(1, call, fu::per_local_day)}});
  s.inbound("2026-11-03 07:30", call, fu::spoke{});
  s.history.back().pursuit = support::other_pursuit;
  s.letter("2026-11-03 07:40");
  BOOST_TEST(day_via(s.ask("2026-11-03 09:00"), call) == "2026-11-03");
}

BOOST_AUTO_TEST_CASE(a_cap_on_several_channels_counts_them_together) {
  story s{{"two tracks",
           fu::doctrine(),
           {fu::track{"calls", fu::every(fu::business_days{1}, call)},
            fu::track{"letters", fu::every(fu::business_days{3}, letter)},
            fu::guard{"one touch a day", fu::at_most(1, {call, letter}, fu::per_local_day)}}},
          "2026-11-02 10:00"};
  s.letter("2026-11-02 10:05");
  BOOST_TEST(s.rules.needs_history());
  BOOST_TEST(day_via(s.ask("2026-11-02 10:06"), call) == "2026-11-03");
}

BOOST_AUTO_TEST_CASE(what_a_cap_must_remember_decides_whether_history_is_needed) {
  const auto needed = [](fu::cap_guard cap) {
    return calling_every(fu::business_days{1}, {fu::guard{"cap", cap}}).needs_history();
  };
  BOOST_TEST(!needed(fu::at_most(1, call, fu::per_local_day)));
  BOOST_TEST(!needed(fu::at_most(3, call, fu::rolling{fu::hours{24}})));
  BOOST_TEST(!needed(fu::at_most(8, call, fu::rolling_days{30})));
  BOOST_TEST(needed(fu::at_most(9, call, fu::rolling_days{30})));
  BOOST_TEST(needed(fu::at_most(2, email, fu::per_local_day)));
}

BOOST_AUTO_TEST_CASE(a_cap_may_count_conversations_only) {
  const auto cap = fu::at_most(1, call, fu::rolling_days{7}).counting(fu::counted_event::conversations);
  story s{calling_every(fu::business_days{1}, {fu::guard{"talks", cap}}), "2026-11-02 08:00"};
  s.call("2026-11-02 10:00", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-02 10:01")) == "call 2026-11-03 08:00");
  s.call("2026-11-03 10:00", fu::spoke{});
  BOOST_TEST(actions_of(s.ask("2026-11-03 10:01")) == "call 2026-11-10 08:00");
}

BOOST_AUTO_TEST_CASE(a_cap_may_count_calls_that_anybody_answered) {
  const auto cap = fu::at_most(1, call, fu::rolling_days{7}).counting(fu::counted_event::connected);
  story s{calling_every(fu::business_days{1}, {fu::guard{"connected", cap}}), "2026-11-02 08:00"};
  s.call("2026-11-02 10:00", fu::no_answer{});
  s.inbound("2026-11-02 10:30", call, fu::will_call_back{}).by(fu::contact_role::gatekeeper);
  BOOST_TEST(day_via(s.ask("2026-11-02 10:31"), call) == "2026-11-03");
  s.call("2026-11-03 10:00", fu::in_meeting{});  // says the gatekeeper
  BOOST_TEST(day_via(s.ask("2026-11-03 10:01"), call) == "2026-11-10");
}

namespace {

struct daypart_row {
  const char* called;
  const char* next;
  friend std::ostream& operator<<(std::ostream& out, const daypart_row& r) { return out << "called at " << r.called; }
};

// The morning is [09:00, 12:00), the afternoon [13:00, 18:00); the next call would come an hour later.
const std::vector<daypart_row> once_a_daypart{
    {"2026-11-02 08:59:59", "2026-11-02 09:59:59"}, {"2026-11-02 09:00", "2026-11-02 12:00"},
    {"2026-11-02 10:59:59", "2026-11-02 12:00"},    {"2026-11-02 11:00", "2026-11-02 12:00"},
    {"2026-11-02 12:00", "2026-11-02 13:00"},       {"2026-11-02 13:00", "2026-11-03 08:00"},
};

}  // namespace

BOOST_DATA_TEST_CASE(at_most_so_many_a_daypart, boost::unit_test::data::make(once_a_daypart), r) {
  const fu::daypart_choice parts{{{"morning", {540, 720}, 300}, {"afternoon", {780, 1080}, 250}}, 2, {}, fu::hours{1}};
  story s{calling_every(fu::hours{1}, {parts, fu::guard{"once", fu::at_most(1, call, fu::per_daypart)}}),
          "2026-11-02 08:00"};
  s.call(r.called, fu::no_answer{});
  BOOST_TEST(actions_of(s.ask(r.called)) == std::string("call ") + r.next);
}

BOOST_AUTO_TEST_CASE(a_cap_takes_what_the_host_counted_elsewhere) {
  story s =
      called_on_monday({fu::guard{"in all", fu::at_most(2, call, fu::per_local_day).per(fu::count_scope::seller)}});
  BOOST_TEST(actions_of(s.ask("2026-11-02 11:00")) == "call 2026-11-03 08:00");
  s.subject.outside_counts = {{fu::id_of<fu::rule_id>("in all"), 2, s.at("2026-11-04 12:00")}};
  BOOST_TEST(actions_of(s.ask("2026-11-02 11:00")) == "call 2026-11-04 12:00");
  s.subject.outside_counts[0].used = 1;
  BOOST_TEST(actions_of(s.ask("2026-11-02 11:00")) == "call 2026-11-03 08:00");
}

// --- What else holds back.

BOOST_AUTO_TEST_CASE(quiet_after_a_conversation_counts_its_day_or_not) {
  const auto quiet = fu::quiet_after_conversation(fu::calendar_days{7}, call);
  const auto next = [](const fu::quiet_guard& rule) {
    story s{calling_every(fu::business_days{1}, {fu::guard{"quiet", rule}}), "2026-11-02 08:00"};
    s.call("2026-11-03 10:00", fu::spoke{});
    return actions_of(s.ask("2026-11-03 10:01"));
  };
  BOOST_TEST(next(quiet.counting_its_day()) == "call 2026-11-10 08:00");  // days 1 to 7: the 3rd to the 9th
  BOOST_TEST(next(quiet) == "call 2026-11-11 08:00");                     // the 4th to the 10th
}

BOOST_AUTO_TEST_CASE(quiet_after_an_outcome_is_not_after_another) {
  const auto rule = fu::quiet_after({fu::outcome_kind::not_now}, fu::calendar_days{60}, call);
  story s{calling_every(fu::business_days{1}, {fu::guard{"quiet", rule}}), "2026-11-02 08:00"};
  s.call("2026-11-03 10:00", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-03 10:01")) == "call 2026-11-04 08:00");
  s.call("2026-11-04 10:00", fu::not_now{fu::day("2026-11-10")});
  BOOST_TEST(actions_of(s.ask("2026-11-04 10:01")) == "call 2027-01-04 08:00");
}

BOOST_AUTO_TEST_CASE(touches_may_have_to_stay_apart) {
  story s{{"two tracks",
           fu::doctrine(),
           {fu::track{"calls", fu::every(fu::business_days{3}, call)},
            fu::track{"e-mails", fu::every(fu::business_days{1}, email)},
            fu::guard{"apart", fu::apart(call, email, fu::calendar_days{1})}}},
          "2026-11-02 09:00"};
  s.call("2026-11-02 10:05", fu::no_answer{});
  BOOST_TEST(due_via(s.ask("2026-11-02 10:06"), email) == "2026-11-03 08:00");
  BOOST_TEST(due_via(s.ask("2026-11-02 10:06"), call) == "2026-11-05 08:00");
}

BOOST_AUTO_TEST_CASE(no_call_on_the_day_on_which_a_letter_lands) {
  story s = called_on_monday({fu::guard{"landing", fu::not_on_landing_day(call)}});
  s.letter("2026-11-02 11:00");  // lands on Wednesday
  BOOST_TEST(actions_of(s.ask("2026-11-02 11:01")) == "call 2026-11-03 08:00");
  s.call("2026-11-03 10:05", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-03 10:06")) == "call 2026-11-05 08:00");
}

namespace {

struct consent_row {
  const char* label;
  fu::audience kind;
  std::optional<fu::consent_level> given;
  const char* since;
  const char* withdrawn;
  const char* expected;  // of a call that is due on Tuesday; empty: never
  friend std::ostream& operator<<(std::ostream& out, const consent_row& r) { return out << r.label; }
};

using fu::audience;
using fu::consent_level;

const std::vector<consent_row> consents{
    {"a company needs none", audience::legal_entity, {}, "", "", "call 2026-11-03 08:00"},
    {"a consumer does", audience::consumer, {}, "", "", ""},
    {"who is not known is a consumer", audience::unknown, {}, "", "", ""},
    {"a sole trader is a person", audience::sole_trader, {}, "", "", ""},
    {"a consumer who gave it", audience::consumer, consent_level::express, "2026-10-01 10:00", "",
     "call 2026-11-03 08:00"},
    {"a customer's is not express", audience::consumer, consent_level::customer, "2026-10-01 10:00", "", ""},
    {"given from Thursday on", audience::consumer, consent_level::express, "2026-11-05 10:00", "",
     "call 2026-11-05 10:00"},
    {"withdrawn since", audience::consumer, consent_level::express, "2026-10-01 10:00", "2026-11-01 10:00", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(consent_is_asked_for_by_audience, boost::unit_test::data::make(consents), r) {
  fu::prospect who = support::somebody();
  who.kind = r.kind;
  if (r.given) {
    fu::consent given{call, *r.given, support::local(r.since), {}, {}};
    if (*r.withdrawn != '\0') given.withdrawn = support::local(r.withdrawn);
    who.consents = {given};
  }
  const story s = called_on_monday({fu::guard{"consent", fu::consent_guard{}}.law("Art. 4")}, support::office(), who);
  const fu::answer a = s.ask("2026-11-02 11:00");
  BOOST_TEST(actions_of(a) == r.expected, told(a));
  BOOST_TEST((a.status == fu::status::needs_data) == a.actions.empty());
}

BOOST_AUTO_TEST_CASE(a_do_not_call_list_goes_stale) {
  const auto asked = [](std::optional<fu::ptime> checked) {
    fu::prospect who = support::somebody();
    who.registry_checked = checked;
    return called_on_monday({fu::guard{"registry", fu::registry_guard{}}.law("Art. 5")}, support::office(), who)
        .ask("2026-11-02 11:00");
  };
  BOOST_TEST(asked(std::nullopt).status == fu::status::needs_data);
  BOOST_TEST(asked(support::local("2026-09-30 10:00")).status == fu::status::needs_data);
  BOOST_TEST(actions_of(asked(support::local("2026-10-20 10:00"))) == "call 2026-11-03 08:00");
}

BOOST_AUTO_TEST_CASE(a_rule_may_be_of_one_audience_one_country_and_its_time) {
  const fu::guard late{"late", fu::window(call, fu::every_day("15:00-18:00"))};
  const auto next = [](const fu::guard& rule, const std::function<void(fu::prospect&)>& is) {
    fu::prospect who = support::somebody();
    is(who);
    return actions_of(called_on_monday({rule}, support::office(), who).ask("2026-11-02 11:00"));
  };
  const std::string free = "call 2026-11-03 08:00";
  const std::string bound = "call 2026-11-03 15:00";
  const auto consumers = late.for_audiences({fu::audience::consumer});
  BOOST_TEST(next(consumers, [](fu::prospect& who) { who.kind = fu::audience::legal_entity; }) == free);
  BOOST_TEST(next(consumers, [](fu::prospect& who) { who.kind = fu::audience::consumer; }) == bound);
  BOOST_TEST(next(consumers, [](fu::prospect& who) { who.kind = fu::audience::unknown; }) == bound);
  const auto french = late.in_jurisdiction("FR");
  BOOST_TEST(next(french, [](fu::prospect& who) { who.jurisdictions = {"NL"}; }) == free);
  BOOST_TEST(next(french, [](fu::prospect& who) { who.jurisdictions = {"NL", "FR"}; }) == bound);
  BOOST_TEST(next(french, [](fu::prospect&) {}) == bound);
  const auto anybody = [](fu::prospect&) {};
  BOOST_TEST(next(late.valid_to(fu::day("2026-11-03")), anybody) == free);
  BOOST_TEST(next(late.valid_to(fu::day("2026-11-04")), anybody) == bound);
  BOOST_TEST(next(late.valid_from(fu::day("2026-11-03")), anybody) == bound);
  BOOST_TEST(next(late.valid_from(fu::day("2026-11-04")), anybody) == free);
}

// --- Law and promises.

BOOST_AUTO_TEST_CASE(a_promise_overrides_house_guards) {
  const story s =
      promised_on_tuesday({fu::guard{"mornings", fu::window(call, fu::every_day("09:00-12:00"))}}, "14:00", "14:30");
  const fu::answer a = s.ask("2026-11-02 10:06");
  BOOST_TEST(window_of(a) == "2026-11-03 14:00/2026-11-03 14:30");
  BOOST_TEST(!says(a, fu::reason_kind::promise_blocked));
}

BOOST_AUTO_TEST_CASE(a_promise_overrides_house_caps) {
  story s = promised_on_tuesday({fu::guard{"daily", fu::at_most(1, call, fu::per_local_day)}}, "14:00", "14:30");
  s.call("2026-11-03 09:00", fu::no_answer{});  // too early: the promise stands
  BOOST_TEST(window_of(s.ask("2026-11-03 09:01")) == "2026-11-03 14:00/2026-11-03 14:30");
}

BOOST_AUTO_TEST_CASE(a_soft_promise_does_not) {
  const story s = promised_on_tuesday({fu::guard{"mornings", fu::window(call, fu::every_day("09:00-12:00"))}}, "14:00",
                                      "14:30", fu::firmness::soft);
  const fu::answer a = s.ask("2026-11-02 10:06");
  BOOST_TEST(actions_of(a) == "call 2026-11-04 09:00", told(a));
}

BOOST_AUTO_TEST_CASE(law_blocks_a_promise_which_is_kept_and_shown) {
  const story s = promised_on_tuesday(
      {fu::guard{"legal hours", fu::window(call, fu::every_day("09:00-12:00"))}.law("Art. 1")}, "14:00", "14:30");
  for (const char* const now : {"2026-11-02 10:06", "2026-11-03 14:10"}) {
    const fu::answer a = s.ask(now);
    BOOST_TEST(a.status == fu::status::waiting);
    BOOST_TEST(actions_of(a) == "call 2026-11-04 09:00", told(a));
    const fu::reason* why = reason_of(a, fu::reason_kind::promise_blocked);
    BOOST_REQUIRE_MESSAGE(why, told(a));
    BOOST_TEST(s.rules.name_of(why->rule) == "legal hours");
    BOOST_TEST(support::shown(why->to.value()) == "2026-11-04 09:00");
    BOOST_TEST(says(a, fu::reason_kind::promise_by_them));
  }
}

BOOST_AUTO_TEST_CASE(a_law_may_exempt_agreed_calls) {
  const story s = promised_on_tuesday(
      {fu::guard{"legal hours", fu::window(call, fu::every_day("09:00-12:00"))}.law("Art. 1").exempting_agreed_calls()},
      "14:00", "14:30");
  BOOST_TEST(window_of(s.ask("2026-11-02 10:06")) == "2026-11-03 14:00/2026-11-03 14:30");
}

BOOST_AUTO_TEST_CASE(a_promise_is_due_where_it_meets_the_law) {
  const story s = promised_on_tuesday(
      {fu::guard{"legal hours", fu::window(call, fu::every_day("09:00-12:00"))}.law("Art. 1")}, "11:30", "14:00");
  BOOST_TEST(window_of(s.ask("2026-11-02 10:06")) == "2026-11-03 11:30/2026-11-03 12:00");
}

// What moved the call that was promised: "promise_blocked by legal hours to 2026-11-04 09:00; ".
std::string moves_of(const story& s, const fu::answer& a) {
  std::string moves;
  for (const fu::reason& why : a.reasons) {
    const bool is_notice = why.kind == fu::reason_kind::promise_by_them || why.kind == fu::reason_kind::held_back;
    if (is_notice || why.action != 0 || !why.to) continue;
    moves += std::string{fu::name_of(why.kind)} + " by " + std::string{s.rules.name_of(why.rule)} + " to " +
             support::shown(*why.to) + "; ";
  }
  return moves;
}

BOOST_AUTO_TEST_CASE(the_rest_of_a_promised_time_that_law_does_not_allow_is_blocked_before_it_is_missed) {
  const story s = promised_on_tuesday(
      {fu::guard{"legal hours", fu::window(call, fu::every_day("09:00-12:00"))}.law("Art. 1")}, "09:30", "14:00");
  BOOST_TEST(moves_of(s, s.ask("2026-11-03 11:59")) == "");
  const fu::answer blocked = s.ask("2026-11-03 12:30");
  BOOST_TEST(window_of(blocked) == "2026-11-04 09:30/2026-11-04 12:00");
  BOOST_TEST(moves_of(s, blocked) ==
             "promise_blocked by legal hours to 2026-11-04 09:00; agreed_clock_kept by promise to 2026-11-04 09:30; ");
  const fu::answer missed = s.ask("2026-11-03 14:00");
  BOOST_TEST(window_of(missed) == "2026-11-04 09:30/2026-11-04 12:00");
  BOOST_TEST(moves_of(s, missed) ==
             "promise_missed_by_us by promise to 2026-11-03 14:00; guard_moved by legal hours to 2026-11-04 09:30; ");
}

BOOST_AUTO_TEST_CASE(a_legal_cap_blocks_a_promise) {
  story s = promised_on_tuesday({fu::guard{"legal cap", fu::at_most(1, call, fu::per_local_day)}.law("Art. 2")},
                                "14:00", "14:30");
  s.call("2026-11-03 09:00", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-03 09:01");
  BOOST_TEST(day_via(a, call) == "2026-11-04", told(a));
  BOOST_TEST(says(a, fu::reason_kind::promise_blocked), told(a));
}

BOOST_AUTO_TEST_CASE(a_promise_that_law_never_allows_is_not_lost) {
  const auto never = [](const fu::case_view&, const fu::touch_at& touch) {
    return touch.via == call ? fu::verdict::forbid() : fu::verdict::allow();
  };
  const story s = promised_on_tuesday({fu::guard{"no calls", never}.law("Art. 3")}, "14:00", "14:30");
  const fu::answer a = s.ask("2026-11-02 10:06");
  BOOST_TEST(a.status == fu::status::needs_data, told(a));
  BOOST_TEST(a.actions.empty());
  BOOST_TEST(says(a, fu::reason_kind::promise_by_them), told(a));
  BOOST_TEST(says(a, fu::reason_kind::guard_forbids), told(a));
}

BOOST_AUTO_TEST_CASE(law_holds_for_ordinary_calls_as_the_house_does) {
  const story s =
      called_on_monday({fu::guard{"legal hours", fu::window(call, fu::every_day("10:00-12:00"))}.law("Art. 1")});
  BOOST_TEST(window_of(s.ask("2026-11-02 11:00")) == "2026-11-03 10:00/2026-11-03 12:00");
}

BOOST_AUTO_TEST_CASE(hours_that_the_prospect_asked_for_are_a_hard_filter) {
  fu::prospect who = support::somebody();
  who.preferred_hours = fu::day_interval{14 * 60, 16 * 60};
  const story s = called_on_monday({}, support::office(), who);
  BOOST_TEST(window_of(s.ask("2026-11-02 11:00")) == "2026-11-03 14:00/2026-11-03 16:00");
  BOOST_TEST(window_of(s.ask("2026-11-03 16:00")) == "2026-11-04 14:00/2026-11-04 16:00");
}

// --- A host's own.

namespace {

fu::guard not_before(const char* id, const char* local) {
  const fu::ptime instant = support::local(local);
  return {id, [instant](const fu::case_view&, const fu::touch_at& touch) {
            return touch.at < instant ? fu::verdict::not_before(instant) : fu::verdict::allow();
          }};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_host_guard_moves_a_touch_and_is_explained_like_any_other) {
  const story s = called_on_monday({not_before("ours", "2026-11-04 11:11")});
  const fu::answer a = s.ask("2026-11-02 11:00");
  BOOST_TEST(window_of(a) == "2026-11-04 11:11/2026-11-04 18:00");
  const fu::reason* moved = reason_of(a, fu::reason_kind::guard_moved);
  BOOST_REQUIRE_MESSAGE(moved, told(a));
  BOOST_TEST(s.rules.name_of(moved->rule) == "ours");
  BOOST_TEST(support::shown(moved->from.value()) == "2026-11-03 08:00");
}

BOOST_AUTO_TEST_CASE(each_guard_that_moved_it_is_told_and_the_binding_one_last) {
  for (const bool swapped : {false, true}) {
    std::vector<fu::policy_rule> both{not_before("morning", "2026-11-04 10:00"),
                                      not_before("afternoon", "2026-11-04 15:00")};
    if (swapped) std::swap(both[0], both[1]);
    const story s = called_on_monday(both);
    const fu::answer a = s.ask("2026-11-02 11:00");
    BOOST_TEST(actions_of(a) == "call 2026-11-04 15:00");
    std::string moves;
    for (const fu::reason& why : a.reasons) {
      if (why.kind != fu::reason_kind::guard_moved) continue;
      moves += std::string{s.rules.name_of(why.rule)} + " from " + support::shown(why.from.value()) + " to " +
               support::shown(why.to.value()) + "; ";
    }
    BOOST_TEST(moves ==
               "morning from 2026-11-03 08:00 to 2026-11-04 10:00; "
               "afternoon from 2026-11-04 10:00 to 2026-11-04 15:00; ");
  }
}

BOOST_AUTO_TEST_CASE(a_host_guard_may_say_until_when) {
  const auto until_noon = [](const fu::case_view& c, const fu::touch_at& touch) {
    const fu::local_time there = c.zone().at(touch.at);
    const fu::ptime noon = c.zone().resolve(there.on, boost::posix_time::hours(12)).first;
    if (touch.at < noon) return fu::verdict::allow(noon);
    return fu::verdict::not_before(c.zone().resolve(there.on, boost::posix_time::hours(24)).first);
  };
  const story s = called_on_monday({fu::guard{"mornings", until_noon}});
  BOOST_TEST(window_of(s.ask("2026-11-02 11:00")) == "2026-11-03 08:00/2026-11-03 12:00");
  BOOST_TEST(window_of(s.ask("2026-11-03 12:00")) == "2026-11-04 08:00/2026-11-04 12:00");
}

BOOST_AUTO_TEST_CASE(a_host_guard_that_forbids_leaves_the_other_channels) {
  const auto no_calls = [](const fu::case_view&, const fu::touch_at& touch) {
    return touch.via == call ? fu::verdict::forbid() : fu::verdict::allow();
  };
  const story s{{"two tracks",
                 fu::doctrine(),
                 {fu::track{"calls", fu::every(fu::business_days{1}, call)},
                  fu::track{"letters", fu::every(fu::business_days{1}, letter)}, fu::guard{"no calls", no_calls}}},
                "2026-11-02 10:00"};
  const fu::answer a = s.ask("2026-11-02 10:00");
  BOOST_TEST(a.status == fu::status::due);
  BOOST_TEST(actions_of(a) == "letter 2026-11-02 10:00");
  const fu::reason* why = reason_of(a, fu::reason_kind::guard_forbids);
  BOOST_REQUIRE_MESSAGE(why, told(a));
  BOOST_TEST(why->via == call);
  BOOST_TEST(s.rules.name_of(why->rule) == "no calls");
}

BOOST_AUTO_TEST_CASE(a_guard_that_forbids_everything_for_ever_needs_data) {
  const story s = called_on_monday(
      {fu::guard{"never", [](const fu::case_view&, const fu::touch_at&) { return fu::verdict::forbid(); }}});
  const fu::answer a = s.ask("2026-11-02 11:00");
  BOOST_TEST(a.status == fu::status::needs_data, told(a));
  BOOST_TEST(a.actions.empty());
  BOOST_TEST(a.wake_at.has_value());
  BOOST_TEST((says(a, fu::reason_kind::guard_forbids) || says(a, fu::reason_kind::blocked)), told(a));
}

BOOST_AUTO_TEST_CASE(a_guard_that_answers_an_instant_not_later_is_a_mistake_of_the_policy) {
  for (const int later : {0, -1, -3'600}) {
    const auto stuck = [later](const fu::case_view&, const fu::touch_at& touch) {
      return fu::verdict::not_before(touch.at + boost::posix_time::seconds(later));
    };
    const story s = called_on_monday({fu::guard{"stuck", stuck}});
    support::refuses<fu::invalid_policy>(
        [&] { (void)fu::next_actions(s.rules, s.subject, s.history, s.hours, s.at("2026-11-02 11:00")); }, {"stuck"});
  }
}

BOOST_AUTO_TEST_CASE(a_guard_that_puts_off_for_ever_is_an_answer_not_a_loop) {
  for (const int seconds : {1, 60, 86'400, 400 * 86'400}) {
    const auto later = [seconds](const fu::case_view&, const fu::touch_at& touch) {
      return fu::verdict::not_before(touch.at + boost::posix_time::seconds(seconds));
    };
    const story s = called_on_monday({fu::guard{"later", later}});
    const fu::answer a = s.ask("2026-11-02 11:00");
    BOOST_TEST(a.status == fu::status::needs_data, told(a));
    const fu::reason* why = reason_of(a, fu::reason_kind::guard_forbids);
    BOOST_REQUIRE_MESSAGE(why, told(a));
    BOOST_TEST(s.rules.name_of(why->rule) == "later");
  }
}

BOOST_AUTO_TEST_CASE(two_guards_that_shut_each_other_out_need_data) {
  const story s = called_on_monday({fu::guard{"mornings", fu::window(call, fu::every_day("08:00-12:00"))},
                                    fu::guard{"afternoons", fu::window(call, fu::every_day("12:00-18:00"))}});
  const fu::answer a = s.ask("2026-11-02 11:00");
  BOOST_TEST(a.status == fu::status::needs_data, told(a));
  BOOST_TEST((says(a, fu::reason_kind::guard_forbids) || says(a, fu::reason_kind::blocked)), told(a));
}

BOOST_AUTO_TEST_CASE(the_horizon_is_two_years_from_the_instant_proposed) {
  // The call is proposed for 3 November 2026.
  const story near = called_on_monday({not_before("ours", "2028-10-30 11:00")});
  BOOST_TEST(actions_of(near.ask("2026-11-02 11:00")) == "call 2028-10-30 11:00");
  const story far = called_on_monday({not_before("ours", "2028-11-06 11:00")});
  BOOST_TEST(far.ask("2026-11-02 11:00").status == fu::status::needs_data);
}

BOOST_AUTO_TEST_CASE(a_host_track_proposes_on_equal_footing) {
  const auto visits = [](const fu::case_view& c) -> std::optional<fu::proposal> {
    if (c.calls() < 1) return std::nullopt;
    return fu::proposal{
        fu::channel::task, support::local("2026-11-07 12:00"), {}, c.newest(), fu::id_of<fu::label_id>("visit")};
  };
  story s{calling_every(fu::business_days{5}, {fu::track{"visits", visits}}), "2026-11-02 10:00"};
  BOOST_TEST(actions_of(s.ask("2026-11-02 10:00")) == "call 2026-11-02 10:00");
  s.call("2026-11-02 10:05", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-02 10:06");
  // Saturday is closed for a host's rule too; at the same opening the track declared first comes first.
  BOOST_TEST(actions_of(a) == "call 2026-11-09 08:00, task 2026-11-09 08:00", told(a));
  const fu::action* visit = support::action_via(a, fu::channel::task);
  BOOST_REQUIRE(visit);
  BOOST_TEST(s.rules.name_of(visit->rule) == "visits");
  BOOST_TEST(visit->label == fu::id_of<fu::label_id>("visit"));
  BOOST_TEST(says(a, fu::reason_kind::host_rule));
  const fu::answer later = s.ask("2026-11-05 10:06");
  BOOST_REQUIRE(support::action_via(later, fu::channel::task));
  BOOST_TEST(support::action_via(later, fu::channel::task)->id == visit->id);
}

BOOST_AUTO_TEST_CASE(a_host_ending_ends) {
  const auto sold_out = [](const fu::case_view& c) -> std::optional<fu::disposition> {
    if (c.calls() < 2) return std::nullopt;
    return fu::disposition::withdrawn;
  };
  story s{calling_every(fu::business_days{1}, {fu::ending{"sold out", sold_out}}), "2026-11-02 10:00"};
  s.call("2026-11-02 10:05", fu::no_answer{});
  BOOST_TEST(s.ask("2026-11-02 10:06").status == fu::status::waiting);
  s.call("2026-11-03 10:05", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-03 10:06");
  BOOST_TEST(a.status == fu::status::closed, told(a));
  BOOST_TEST(a.actions.empty());
  BOOST_REQUIRE(a.concluded);
  BOOST_TEST(a.concluded->how == fu::disposition::withdrawn);
  BOOST_TEST(s.rules.name_of(a.concluded->rule) == "sold out");
}

BOOST_AUTO_TEST_CASE(a_host_rule_sees_the_case) {
  int asked = 0;
  const auto look = [&asked](const fu::case_view& c) -> std::optional<fu::proposal> {
    ++asked;
    BOOST_TEST(c.subject().id == support::this_pursuit);
    BOOST_TEST(c.hours().name() == "office");
    BOOST_TEST(c.zone().name() == "Europe/Amsterdam");
    BOOST_TEST(c.calls() == 2);
    BOOST_TEST(c.unanswered_calls() == 1);
    BOOST_TEST(c.made_by("calls") >= 2);
    BOOST_TEST(c.made_by("nothing") == 0);
    BOOST_TEST(support::shown(c.last_contact().value()) == "2026-11-04 10:05");
    BOOST_TEST((c.last_outcome() == fu::outcome_kind::spoke));
    BOOST_TEST(c.newest().value() == 103U);
    BOOST_TEST(support::shown(c.after(c.last_contact().value(), fu::business_days{2}).value()) == "2026-11-06 08:00");
    return std::nullopt;
  };
  story s{calling_every(fu::business_days{1}, {fu::track{"look", look}}), "2026-11-02 10:00"};
  s.call("2026-11-02 10:05", fu::no_answer{})
      .call("2026-11-03 10:05", fu::busy{})
      .call("2026-11-04 10:05", fu::spoke{});
  s.letter("2026-11-04 11:00");
  (void)s.ask("2026-11-04 11:01");
  BOOST_TEST(asked > 0);
}

BOOST_AUTO_TEST_CASE(a_host_rule_that_reads_the_history_says_so_or_is_told) {
  const auto look = [](const fu::case_view& c) -> std::optional<fu::proposal> {
    if (c.history().empty()) return std::nullopt;
    return fu::proposal{letter, c.history().front().at, {}, c.history().front().id, {}};
  };
  story declared{calling_every(fu::business_days{1}, {fu::track{"look", look}.reading_history()}), "2026-11-02 10:00"};
  BOOST_TEST(declared.rules.needs_history());
  declared.call("2026-11-02 10:05", fu::no_answer{});
  BOOST_TEST(first_of(declared.ask("2026-11-02 10:06")) == "letter 2026-11-02 10:05");

  story silent = declared;
  silent.rules = calling_every(fu::business_days{1}, {fu::track{"look", look}});
  BOOST_TEST(!silent.rules.needs_history());
  const fu::progress folded = silent.folded();
  BOOST_CHECK_THROW(
      (void)fu::next_actions(silent.rules, silent.subject, folded, silent.hours, silent.at("2026-11-02 10:06")),
      fu::history_required);
}

BOOST_AUTO_TEST_CASE(what_a_host_rule_throws_leaves_next_actions) {
  struct mine {};
  const auto broken = [](const fu::case_view&) -> std::optional<fu::proposal> { throw mine{}; };
  const story s{calling_every(fu::business_days{1}, {fu::track{"broken", broken}}), "2026-11-02 10:00"};
  BOOST_CHECK_THROW((void)fu::next_actions(s.rules, s.subject, s.history, s.hours, s.subject.started), mine);
}

// --- What lost.

BOOST_AUTO_TEST_CASE(a_track_that_holds_back_later_ones_is_named_with_what_it_held) {
  story s{{"letters first",
           fu::doctrine(),
           {fu::track{"letters", fu::after_each(1, fu::unanswered_calls, letter)}.holding_back_later(),
            fu::track{"calls", fu::every(fu::business_days{2}, call)}}},
          "2026-11-02 10:00"};
  s.call("2026-11-02 10:05", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-02 10:06");
  BOOST_TEST(actions_of(a) == "letter 2026-11-02 10:05");
  const fu::reason* held = reason_of(a, fu::reason_kind::held_back);
  BOOST_REQUIRE_MESSAGE(held, told(a));
  BOOST_TEST(s.rules.name_of(held->rule) == "calls");
  BOOST_TEST(s.rules.name_of(held->by) == "letters");
  BOOST_TEST(held->via == call);
  s.letter("2026-11-02 11:00");
  BOOST_TEST(actions_of(s.ask("2026-11-02 11:01")) == "call 2026-11-04 08:00");
}

BOOST_AUTO_TEST_CASE(a_channel_that_the_prospect_lacks_is_named) {
  fu::prospect who = support::somebody();
  who.reachable_by = {{call}};
  const story s{{"two tracks",
                 fu::doctrine(),
                 {fu::track{"calls", fu::every(fu::business_days{1}, call)},
                  fu::track{"letters", fu::every(fu::business_days{1}, letter)}}},
                "2026-11-02 10:00",
                support::office(),
                who};
  const fu::answer a = s.ask("2026-11-02 10:00");
  BOOST_TEST(actions_of(a) == "call 2026-11-02 10:00");
  const fu::reason* why = reason_of(a, fu::reason_kind::channel_unusable);
  BOOST_REQUIRE_MESSAGE(why, told(a));
  BOOST_TEST(why->via == letter);
  BOOST_TEST(s.rules.name_of(why->rule) == "letters");
}

BOOST_AUTO_TEST_CASE(a_touch_beyond_the_limit_is_named) {
  story s{calling_every(fu::business_days{5}, {fu::limit{"short", fu::span_limit{fu::calendar_days{5}}}}),
          "2026-11-02 10:00"};
  s.call("2026-11-02 10:05", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-02 10:06");
  BOOST_TEST(a.actions.empty(), told(a));
  BOOST_TEST(a.status == fu::status::waiting);
  const fu::reason* why = reason_of(a, fu::reason_kind::beyond_limit);
  BOOST_REQUIRE_MESSAGE(why, told(a));
  BOOST_TEST(s.rules.name_of(why->rule) == "calls");
  BOOST_TEST(s.rules.name_of(why->by) == "short");
}

BOOST_AUTO_TEST_SUITE_END()
