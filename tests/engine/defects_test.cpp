#include <followup/engine/next_actions.hpp>

#include <algorithm>
#include <array>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "engine/reference_policy.hpp"
#include "engine/support.hpp"

// What follow-up systems get wrong, one test each.
BOOST_AUTO_TEST_SUITE(defects)

namespace {

namespace fu = followup;
using support::actions_of;
using support::day_via;
using support::due_via;
using support::reason_of;
using support::says;
using support::story;
using support::told;

constexpr auto call = fu::channel::call;
constexpr auto email = fu::channel::email;
constexpr auto machine = fu::contact_role::machine;

story pursued() { return {fu::until_no(), "2026-11-02 10:00"}; }

// A pursuit in which something of everything has happened, and not in the order in which it is told.
story eventful() {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{}).voicemail("2026-11-05 16:02");
  s.call("2026-11-06 08:00", fu::just_left{}).leaving_a_message();
  s.call("2026-11-09 12:00", fu::in_meeting{}).leaving_a_message();
  s.call("2026-11-09 14:00", fu::busy{}).call("2026-11-09 14:20", fu::no_answer{}).leaving_a_message();
  s.call("2026-11-10 10:00", fu::day_off{}).leaving_a_message();
  s.letter("2026-11-10 11:00");
  s.call("2026-11-11 16:00", fu::call_back{}).leaving_a_message();
  s.promised(fu::agreed_time::on(fu::day("2026-11-20")));
  s.email("2026-11-13 09:00");
  s.inbound("2026-11-13 09:05", email, fu::away{fu::day("2026-11-18")}).by(machine);
  s.inbound("2026-11-17 11:00", email, fu::replied{});
  return s;
}

std::vector<fu::policy> all_policies() {
  std::vector<fu::policy> all = support::policies();
  all.push_back(support::reference_cadence());
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(asking_a_thousand_times_gives_one_answer) {
  const story s = eventful();
  const fu::ptime now = s.at("2026-11-17 11:05");
  const fu::answer first = s.ask(now);
  const fu::progress folded = s.folded();
  int different = 0;
  for (int i = 0; i < 1'000; ++i) {
    different += fu::next_actions(s.rules, s.subject, s.history, s.hours, now) == first ? 0 : 1;
    different += fu::next_actions(s.rules, s.subject, folded, s.hours, now) == first ? 0 : 1;
  }
  BOOST_TEST(different == 0);
}

BOOST_AUTO_TEST_CASE(leaving_the_reasons_out_changes_nothing_else) {
  const story s = eventful();
  const fu::ptime now = s.at("2026-11-17 11:05");
  fu::answer full = s.ask(now);
  const fu::answer bare = fu::next_actions(s.rules, s.subject, s.history, s.hours, now, fu::reasons::none);
  BOOST_TEST(bare.reasons.empty());
  full.reasons.clear();
  full.truncated_reasons = 0;
  BOOST_TEST((bare == full));
}

BOOST_AUTO_TEST_CASE(a_touch_due_on_saturday_goes_to_monday_at_opening) {
  story days{support::calling_every(fu::calendar_days{4}), "2026-11-02 10:00"};
  days.call("2026-11-03 10:37", fu::no_answer{});  // Tuesday + 4 is Saturday
  const fu::answer a = days.ask("2026-11-03 10:38");
  BOOST_TEST(actions_of(a) == "call 2026-11-09 08:00");
  BOOST_TEST(says(a, fu::reason_kind::rolled_from_closed_day), told(a));

  story elapsed{support::calling_every(fu::hours{24}), "2026-11-02 10:00"};
  elapsed.call("2026-11-06 15:00", fu::no_answer{});  // Friday + 24 h is Saturday at three
  BOOST_TEST(actions_of(elapsed.ask("2026-11-06 15:01")) == "call 2026-11-09 08:00");
}

BOOST_AUTO_TEST_CASE(worked_tables_of_day_counting) {
  const auto next = [](fu::delay gap, const char* called) {
    story s{support::calling_every(gap), "2026-11-02 06:00", support::office("08:00-17:00")};
    s.call(called, fu::no_answer{});
    return actions_of(s.ask(called));
  };
  BOOST_TEST(next(fu::business_days{3}, "2026-11-09 07:00") == "call 2026-11-12 08:00");   // Monday: Thursday
  BOOST_TEST(next(fu::business_days{3}, "2026-11-13 10:00") == "call 2026-11-18 08:00");   // Friday: Wednesday
  BOOST_TEST(next(fu::business_days{5}, "2026-11-10 10:00") == "call 2026-11-17 08:00");   // Tuesday: Tuesday
  BOOST_TEST(next(fu::calendar_days{5}, "2026-11-10 10:00") == "call 2026-11-16 08:00");   // Sunday: Monday
  BOOST_TEST(next(fu::business_days{1}, "2026-11-14 12:00") == "call 2026-11-16 08:00");   // Saturday: Monday
  BOOST_TEST(next(fu::open_minutes{120}, "2026-11-13 16:00") == "call 2026-11-16 09:00");  // Friday at four
}

BOOST_AUTO_TEST_CASE(overdue_while_the_window_is_shut_is_the_next_opening_not_now) {
  const story s = pursued();
  const fu::answer evening = s.ask("2026-11-05 20:00");
  BOOST_TEST(evening.status == fu::status::waiting);
  BOOST_TEST(support::window_of(evening) == "2026-11-06 08:00/2026-11-06 18:00");
  BOOST_TEST(support::wake_of(evening) == "2026-11-06 08:00");
  const fu::answer weekend = s.ask("2026-11-07 12:00");
  BOOST_TEST(weekend.status == fu::status::waiting);
  BOOST_TEST(support::wake_of(weekend) == "2026-11-09 08:00");
}

BOOST_AUTO_TEST_CASE(a_host_that_is_down_for_five_days_loses_nothing_and_doubles_nothing) {
  story s = pursued();
  for (const char* const at :
       {"2026-11-05 16:00", "2026-11-06 08:00", "2026-11-09 12:00", "2026-11-10 10:00", "2026-11-11 14:00"}) {
    s.call(at, fu::no_answer{}).leaving_a_message();
  }
  const fu::answer before = s.ask("2026-11-11 14:01");
  const fu::answer after = s.ask("2026-11-16 14:01");
  BOOST_TEST(actions_of(before) == "letter 2026-11-11 14:00, call 2026-11-12 16:00");
  BOOST_TEST(actions_of(after) == actions_of(before));
  BOOST_TEST(after.status == fu::status::due);
  for (std::size_t i = 0; i < before.actions.size() && i < after.actions.size(); ++i) {
    BOOST_TEST(after.actions[i].id == before.actions[i].id);
    BOOST_TEST((after.actions[i].window.begin == s.at("2026-11-16 14:01")));
  }
}

BOOST_AUTO_TEST_CASE(a_late_call_shifts_the_rest_and_never_compresses_it) {
  story s{support::calling_every(fu::business_days{2}), "2026-11-02 10:00"};
  s.call("2026-11-02 11:00", fu::no_answer{});  // the next was due on Wednesday
  s.call("2026-11-09 11:00", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-09 11:01")) == "call 2026-11-11 08:00");
}

BOOST_AUTO_TEST_CASE(computed_times_take_the_first_instant_after_a_gap_and_the_first_of_an_overlap) {
  const auto next = [](const char* started, const char* called) {
    const fu::calendar nights{"nights", "1", fu::every_day("02:30-05:00")};
    story s{support::calling_every(fu::business_days{1}), started, nights};
    s.call(called, fu::no_answer{});
    return fu::to_string(s.ask(called).actions.at(0).due);
  };
  BOOST_TEST(next("2026-03-02 10:00", "2026-03-28 03:00") == "2026-03-29T01:00:00Z");
  BOOST_TEST(next("2026-10-02 10:00", "2026-10-24 03:00") == "2026-10-25T00:30:00Z");
}

BOOST_AUTO_TEST_CASE(elapsed_hours_are_hours_also_when_the_clocks_change) {
  story s{support::calling_every(fu::hours{24}), "2026-03-02 10:00", support::always_open()};
  s.call("2026-03-28 12:00", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-03-28 12:01")) == "call 2026-03-29 13:00");
}

BOOST_AUTO_TEST_CASE(a_list_of_steps_never_gives_up_when_it_has_run_out) {
  const std::vector<fu::step> steps{{"hello", call, fu::business_days{0}, ""},
                                    {"written", email, fu::business_days{1}, ""}};
  const auto then = fu::every(fu::business_days{2}, call);
  for (const fu::step_list& list :
       {fu::in_order(steps).repeating_after(fu::business_days{2}), fu::in_order(steps).handing_over_to(then)}) {
    story s{{"steps", fu::doctrine(), {fu::track{"steps", list}}}, "2026-11-02 10:00"};
    BOOST_TEST(actions_of(s.ask("2026-11-02 10:00")) == "call 2026-11-02 10:00");
    s.call("2026-11-02 10:05", fu::no_answer{});
    BOOST_TEST(actions_of(s.ask("2026-11-02 10:06")) == "email 2026-11-03 08:00");
    s.email("2026-11-03 09:00");
    BOOST_TEST(day_via(s.ask("2026-11-03 09:01"), call) == "2026-11-05");
    s.call("2026-11-05 10:00", fu::no_answer{});
    BOOST_TEST(!s.ask("2026-11-05 10:01").actions.empty());
  }
}

BOOST_AUTO_TEST_CASE(an_answer_that_has_no_room_says_how_much_it_leaves_out) {
  std::vector<fu::policy_rule> ten;
  for (int i = 0; i < 8; ++i) {
    ten.push_back(fu::track{"letters " + std::to_string(i), fu::every(fu::business_days{1}, fu::channel::letter)});
  }
  for (const char* const id : {"one visit", "another"}) {
    ten.push_back(fu::track{id, [](const fu::case_view& c) -> std::optional<fu::proposal> {
                              return fu::proposal{fu::channel::task, c.subject().started, {}, {}, {}};
                            }});
  }
  const story s{{"ten tracks", fu::doctrine(), ten}, "2026-11-02 10:00"};
  const fu::answer a = s.ask("2026-11-02 10:00");
  BOOST_TEST(a.actions.size() == 8U);
  BOOST_TEST(a.truncated());
  BOOST_TEST(a.truncated_actions == 2);
  const story eight{{"eight tracks", fu::doctrine(), {ten.begin(), ten.begin() + 8}}, "2026-11-02 10:00"};
  BOOST_TEST(eight.ask("2026-11-02 10:00").actions.size() == 8U);
  BOOST_TEST(eight.ask("2026-11-02 10:00").truncated_actions == 0);
}

BOOST_AUTO_TEST_CASE(three_strikes_are_a_stated_limit_and_end_as_exhausted) {
  story s{fu::three_strikes(), "2026-11-02 10:00"};
  for (const char* const at : {"2026-11-02 10:05", "2026-11-04 08:05"}) s.call(at, fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-04 08:06")) == "call 2026-11-06 08:00");
  s.call("2026-11-06 08:05", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-06 08:06");
  BOOST_TEST(a.status == fu::status::closed, told(a));
  BOOST_REQUIRE(a.concluded);
  BOOST_TEST(a.concluded->how == fu::disposition::exhausted);
}

// --- Promises.

BOOST_AUTO_TEST_CASE(a_promise_in_the_gap_of_the_clock_is_said_not_moved_silently) {
  story s{fu::until_no(), "2026-03-16 10:00"};
  s.call("2026-03-19 16:00", fu::call_back{}).leaving_a_message();
  s.promised(fu::agreed_time::at(fu::day("2026-03-29"), support::clock("02:30")));
  const fu::answer a = s.ask("2026-03-19 16:01");
  BOOST_REQUIRE(!a.actions.empty());
  BOOST_TEST(fu::to_string(a.actions.front().due) == "2026-03-29T01:00:00Z");
  BOOST_TEST(fu::to_string(a.actions.front().window.begin) == "2026-03-29T01:00:00Z");
  BOOST_TEST(fu::to_string(a.actions.front().window.end) == "2026-03-29T01:30:00Z");  // as long as it would have been
  const fu::reason* noticed = support::reason_of(a, fu::reason_kind::promise_in_gap);
  BOOST_REQUIRE_MESSAGE(noticed, told(a));
  BOOST_TEST((noticed->to == a.actions.front().due));
}

BOOST_AUTO_TEST_CASE(a_promise_in_the_overlap_of_the_clock_takes_the_first_and_says_so) {
  story s{fu::until_no(), "2026-10-12 10:00"};
  s.call("2026-10-15 16:00", fu::call_back{}).leaving_a_message();
  s.promised(fu::agreed_time::at(fu::day("2026-10-25"), support::clock("02:30")));
  const fu::answer a = s.ask("2026-10-15 16:01");
  BOOST_REQUIRE(!a.actions.empty());
  BOOST_TEST(fu::to_string(a.actions.front().due) == "2026-10-25T00:30:00Z");
  BOOST_TEST(fu::to_string(a.actions.front().window.end) ==
             "2026-10-25T01:00:00Z");  // half an hour, not the hour again
  BOOST_TEST(says(a, fu::reason_kind::promise_in_overlap), told(a));

  // Until a time that comes after the change: the hour that comes twice lies between.
  s.history.back().promised->when =
      fu::agreed_time::between(fu::day("2026-10-25"), support::clock("02:30"), support::clock("04:00"));
  BOOST_TEST(fu::to_string(s.ask("2026-10-15 16:01").actions.front().window.end) == "2026-10-25T03:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_promise_on_a_holiday_is_reported_and_kept) {
  story s{fu::until_no(), "2026-12-14 10:00"};
  s.call("2026-12-17 16:00", fu::call_back{}).leaving_a_message();
  story timed = s;
  timed.promised(fu::agreed_time::at(fu::day("2026-12-25"), support::clock("14:00")));
  const fu::answer at_two = timed.ask("2026-12-17 16:01");
  BOOST_TEST(support::window_of(at_two) == "2026-12-25 14:00/2026-12-25 14:30");
  BOOST_TEST(says(at_two, fu::reason_kind::promise_on_closed_day), told(at_two));

  s.promised(fu::agreed_time::on(fu::day("2026-12-25")));  // a Friday: its usual hours
  const fu::answer some_time = s.ask("2026-12-17 16:01");
  BOOST_TEST(support::window_of(some_time) == "2026-12-25 08:00/2026-12-25 18:00");
  BOOST_TEST(says(some_time, fu::reason_kind::promise_on_closed_day), told(some_time));
}

BOOST_AUTO_TEST_CASE(call_on_friday_means_friday) {
  story s = pursued();
  s.call("2026-11-09 10:00", fu::just_left{}).leaving_a_message();
  s.promised(fu::agreed_time::on(fu::day("2026-11-13")));
  for (const char* const now : {"2026-11-09 10:01", "2026-11-11 12:00", "2026-11-12 17:59"}) {
    const fu::answer a = s.ask(now);
    BOOST_TEST(a.status == fu::status::waiting);
    BOOST_TEST(actions_of(a) == "call 2026-11-13 08:00");
  }
}

// --- What is recorded late, twice, or by mistake for something else.

BOOST_AUTO_TEST_CASE(the_same_touchpoint_delivered_three_times_counts_once) {
  const story once = eventful();
  story thrice = once;
  thrice.history.insert(thrice.history.end(), once.history.begin(), once.history.end());
  thrice.history.insert(thrice.history.end(), once.history.rbegin(), once.history.rend());
  BOOST_TEST((thrice.ask("2026-11-17 11:05") == once.ask("2026-11-17 11:05")));
  BOOST_TEST((thrice.folded() == once.folded()));

  // Four calls, the last of them three times, are not five: no letter.
  story four = pursued();
  for (const char* const at : {"2026-11-05 16:00", "2026-11-06 08:00", "2026-11-09 12:00", "2026-11-10 10:00"}) {
    four.call(at, fu::no_answer{}).leaving_a_message();
  }
  const fu::touchpoint last = four.history.back();
  four.add(last).add(last);
  BOOST_TEST(due_via(four.ask("2026-11-10 10:01"), fu::channel::letter) == "");
}

BOOST_AUTO_TEST_CASE(the_order_of_delivery_makes_no_difference) {
  const story in_order = eventful();
  const fu::answer expected = in_order.ask("2026-11-17 11:05");
  support::dice luck{2026};
  for (int i = 0; i < 50; ++i) {
    story shuffled = in_order;
    for (std::size_t left = shuffled.history.size(); left > 1; --left) {
      std::swap(shuffled.history[left - 1], shuffled.history[luck.below(left)]);
    }
    BOOST_TEST((shuffled.ask("2026-11-17 11:05") == expected));
  }
}

BOOST_AUTO_TEST_CASE(a_reply_that_arrives_late_leads_to_the_answer_that_it_would_have_in_order) {
  story in_order = pursued();
  in_order.call("2026-11-05 16:00", fu::no_answer{}).leaving_a_message();
  in_order.inbound("2026-11-06 07:30", email, fu::away{fu::day("2026-11-30")}).by(machine);
  in_order.call("2026-11-06 08:00", fu::no_answer{}).leaving_a_message();
  story late = in_order;
  std::swap(late.history[1], late.history[2]);
  BOOST_TEST((late.ask("2026-11-06 08:01") == in_order.ask("2026-11-06 08:01")));

  // A host that keeps progress is told to fold anew.
  const auto two = std::vector{in_order.history[0], in_order.history[2]};
  const fu::progress kept = fu::fold(late.rules, late.subject, two);
  BOOST_CHECK_THROW((void)fu::advance(late.rules, late.subject, kept, in_order.history[1]), fu::out_of_order);
}

BOOST_AUTO_TEST_CASE(our_own_email_is_never_an_answer_of_theirs) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{}).leaving_a_message();
  const fu::answer before = s.ask("2026-11-06 07:30");
  s.email("2026-11-06 07:00").inbound("2026-11-06 07:10", email, fu::opened{});
  const fu::answer after = s.ask("2026-11-06 07:30");
  BOOST_TEST(!says(after, fu::reason_kind::answer_owed));
  BOOST_TEST(actions_of(after) == actions_of(before));
}

BOOST_AUTO_TEST_CASE(an_automatic_reply_is_never_an_answer_and_never_a_no) {
  for (const fu::policy& rules : all_policies()) {
    BOOST_TEST_CONTEXT(rules.name()) {
      story s{rules, "2026-11-02 10:00"};
      s.email("2026-11-05 16:00");
      s.inbound("2026-11-05 16:01", email, fu::away{fu::day("2026-11-18")}).by(machine);
      const fu::answer a = s.ask("2026-11-05 16:02");
      BOOST_TEST(!says(a, fu::reason_kind::answer_owed));
      BOOST_TEST(a.status != fu::status::closed);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_machine_cannot_reply) {
  story s = pursued();
  s.inbound("2026-11-05 16:01", email, fu::replied{}).by(machine);
  support::refuses<fu::invalid_history>([&] { (void)s.folded(); }, {"100", "machine"});
}

namespace {

struct return_row {
  const char* until;
  const char* call;
  friend std::ostream& operator<<(std::ostream& out, const return_row& r) { return out << "away until " << r.until; }
};

const std::vector<return_row> returns{
    {"2026-11-13", "2026-11-13"},  // a Friday
    {"2026-11-14", "2026-11-16"},  // a Saturday
    {"2026-11-15", "2026-11-16"},  // a Sunday
    {"2026-11-16", "2026-11-16"},  // a Monday
    {"2026-12-25", "2026-12-28"},  // Christmas, and a weekend behind it
    {"2027-01-01", "2027-01-04"},  // New Year, and another
};

}  // namespace

BOOST_DATA_TEST_CASE(away_until_a_date_resumes_on_the_first_working_day_on_or_after_it,
                     boost::unit_test::data::make(returns), r) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::away{fu::day(r.until)}).leaving_a_message();
  BOOST_TEST(day_via(s.ask("2026-11-05 16:01"), call) == r.call);
}

// --- Two at a time.

BOOST_AUTO_TEST_CASE(two_prospects_with_two_clocks_do_not_meet) {
  const story one = eventful();
  story two{fu::until_no(), "2027-03-01 09:00", support::office(),
            support::somebody({fu::time_zone::named("Asia/Tokyo")})};
  two.call("2027-03-04 16:00", fu::in_meeting{}).leaving_a_message();
  const fu::ptime first = one.at("2026-11-17 11:05");
  const fu::ptime second = two.at("2027-03-04 16:01");
  const fu::answer expected_one = one.ask(first);
  const fu::answer expected_two = two.ask(second);

  // Boost.Test is for one thread, so each counts for itself.
  std::array<int, 2> different{};
  const auto run = [](const story& s, fu::ptime now, const fu::answer& expected, int& wrong) {
    for (int i = 0; i < 500; ++i) {
      const fu::answer a = i % 2 == 0 ? fu::next_actions(s.rules, s.subject, s.history, s.hours, now)
                                      : fu::next_actions(s.rules, s.subject, s.folded(), s.hours, now);
      wrong += a == expected ? 0 : 1;
    }
  };
  std::thread left{run, std::cref(one), first, std::cref(expected_one), std::ref(different[0])};
  std::thread right{run, std::cref(two), second, std::cref(expected_two), std::ref(different[1])};
  left.join();
  right.join();
  BOOST_TEST(different[0] == 0);
  BOOST_TEST(different[1] == 0);
}

// --- Giving up.

BOOST_AUTO_TEST_CASE(fifty_calls_fifty_messages) {
  fu::until_no_options no_limit;
  no_limit.most_calls.reset();
  no_limit.longest.reset();
  story s{fu::until_no(no_limit), "2026-11-02 10:00"};
  fu::ptime now = s.subject.started;
  int calls = 0;
  int messages = 0;
  std::set<std::uint64_t> ids;
  for (int step = 0; step < 1'000 && messages < 50; ++step) {
    const fu::answer a = s.ask(now);
    BOOST_REQUIRE_MESSAGE(!a.actions.empty(), told(a));
    const fu::action next = a.actions.front();
    BOOST_TEST(ids.insert(next.id.value()).second, "an action that was done comes again: " << told(a));
    now = next.window.begin;
    fu::outcome what = fu::sent{};
    if (next.via == call) what = fu::no_answer{};
    s.add(support::made(now, next.via, what)).carrying_out(next);
    calls += next.via == call ? 1 : 0;
    messages += next.via == fu::channel::voicemail ? 1 : 0;
    BOOST_TEST((calls == messages || calls == messages + 1));
    now += boost::posix_time::minutes(1);
  }
  BOOST_TEST(calls == 50);
  BOOST_TEST(messages == 50);
}

BOOST_AUTO_TEST_CASE(silence_is_never_a_no) {
  fu::until_no_options no_limit;
  no_limit.most_calls.reset();
  no_limit.longest.reset();
  story s{fu::until_no(no_limit), "2026-11-02 10:00"};
  BOOST_TEST(s.ask("2126-11-04 10:00").status == fu::status::due);
}

BOOST_AUTO_TEST_CASE(a_secretarys_no_does_not_close) {
  for (const fu::policy& rules : all_policies()) {
    BOOST_TEST_CONTEXT(rules.name()) {
      story s{rules, "2026-11-02 10:00"};
      s.call("2026-11-05 16:00", fu::gatekeeper_no{}).leaving_a_message();
      s.call("2026-11-16 16:00", fu::gatekeeper_no{}).leaving_a_message();
      const fu::answer a = s.ask("2026-11-16 16:01");
      BOOST_TEST(a.status != fu::status::closed, told(a));
      BOOST_TEST(!a.actions.empty(), told(a));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_objection_closes_everything_at_once_whatever_the_policy) {
  const auto tomorrow = fu::agreed_time::on(fu::day("2026-11-06"));
  const std::vector<fu::outcome> before{
      fu::no_answer{},         fu::busy{},    fu::call_back{},        fu::spoke{},
      fu::on_hold{},           fu::not_now{}, fu::send_information{}, fu::meeting_agreed{tomorrow},
      fu::no_without_reasons{}};
  for (const fu::policy& rules : all_policies()) {
    for (const fu::outcome& state : before) {
      for (const auto via : {call, email}) {
        BOOST_TEST_CONTEXT(rules.name() << ", after " << fu::name_of(fu::kind_of(state))) {
          story s{rules, "2026-11-02 10:00"};
          s.call("2026-11-05 10:00", state);
          if (fu::kind_of(state) == fu::outcome_kind::call_back) s.promised(tomorrow);
          s.inbound("2026-11-05 10:30", via, fu::objection{});
          s.call("2026-11-05 11:00", fu::no_answer{});  // somebody did not know yet
          for (const char* const now : {"2026-11-05 11:00", "2026-11-06 09:00", "2027-11-05 10:30"}) {
            const fu::answer a = s.ask(now);
            BOOST_TEST(a.status == fu::status::closed, told(a));
            BOOST_TEST(a.actions.empty());
            BOOST_REQUIRE(a.concluded);
            BOOST_TEST(a.concluded->how == fu::disposition::opted_out);
          }
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_objection_in_another_pursuit_of_the_prospect_counts) {
  story s = pursued();
  fu::touchpoint elsewhere = support::made(s.at("2026-11-05 10:30"), call, fu::objection{});
  elsewhere.pursuit = support::other_pursuit;
  s.add(elsewhere);
  const fu::answer a = s.ask("2026-11-05 10:31");
  BOOST_TEST(a.actions.empty(), told(a));
}

BOOST_AUTO_TEST_CASE(a_suppression_known_from_elsewhere_counts) {
  story s = pursued();
  s.subject.who.suppressions = {{std::nullopt, s.at("2026-11-01 10:00")}};
  BOOST_TEST(s.ask("2026-11-02 10:00").actions.empty());
  s.subject.who.suppressions = {{call, s.at("2026-11-01 10:00")}};
  BOOST_TEST(support::action_via(s.ask("2026-11-02 10:00"), call) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_list_unsubscribe_is_of_that_channel_only) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::send_information{});
  s.inbound("2026-11-05 10:31", email, fu::unsubscribed{});
  const fu::answer a = s.ask("2026-11-05 10:32");
  BOOST_TEST(a.status != fu::status::closed, told(a));
  BOOST_TEST(support::action_via(a, email) == nullptr, told(a));
  BOOST_TEST(support::first_of(a).substr(0, 6) == "letter", told(a));
}

BOOST_AUTO_TEST_CASE(a_gatekeepers_objection_is_about_that_number) {
  story s = pursued();
  s.subject.who.reachable_by = {{call, fu::endpoint_id{1}}, {call, fu::endpoint_id{2}}, {fu::channel::letter}};
  s.call("2026-11-05 10:30", fu::objection{}).by(fu::contact_role::gatekeeper).on(fu::endpoint_id{1});
  const fu::answer a = s.ask("2026-11-05 10:31");
  BOOST_TEST(a.status != fu::status::closed, told(a));
  const fu::action* next = support::action_via(a, call);
  BOOST_REQUIRE_MESSAGE(next, told(a));
  BOOST_TEST(next->endpoint == fu::endpoint_id{2});
}

BOOST_AUTO_TEST_CASE(only_a_later_recorded_consent_lifts_an_objection) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::objection{call});
  fu::consent again{call, fu::consent_level::express, s.at("2026-11-04 10:00"), {}, {}};
  s.subject.who.consents = {again};
  BOOST_TEST(support::action_via(s.ask("2026-11-10 10:00"), call) == nullptr);
  again.since = s.at("2026-11-09 10:00");
  s.subject.who.consents = {again};
  BOOST_TEST(support::action_via(s.ask("2026-11-10 10:00"), call) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_prospect_without_a_usable_channel_needs_data_and_is_never_silent) {
  for (const fu::policy& rules : all_policies()) {
    BOOST_TEST_CONTEXT(rules.name()) {
      story nowhere{rules, "2026-11-02 10:00"};
      nowhere.subject.who.reachable_by.clear();
      const fu::answer a = nowhere.ask("2026-11-05 10:00");
      BOOST_TEST(a.status == fu::status::needs_data, told(a));
      BOOST_TEST(says(a, fu::reason_kind::no_channel), told(a));
      BOOST_TEST(a.actions.empty());
      BOOST_REQUIRE(a.wake_at);
      BOOST_TEST(*a.wake_at > nowhere.at("2026-11-05 10:00"));
      BOOST_TEST(*a.wake_at <= nowhere.at("2026-12-05 10:00"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_prospect_without_a_zone_needs_data) {
  for (const fu::policy& rules : all_policies()) {
    BOOST_TEST_CONTEXT(rules.name()) {
      story nowhere{rules, "2026-11-02 10:00"};
      nowhere.subject.who.zones.clear();
      const fu::answer a = nowhere.ask("2026-11-05 10:00");
      BOOST_TEST(a.status == fu::status::needs_data, told(a));
      BOOST_TEST(says(a, fu::reason_kind::no_zone), told(a));
      BOOST_TEST(a.wake_at.has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(two_things_to_do_have_two_ids) {
  for (const fu::policy& rules : all_policies()) {
    BOOST_TEST_CONTEXT(rules.name()) {
      story s{rules, "2026-11-02 10:00"};
      s.call("2026-11-05 10:00", fu::gatekeeper_no{}).leaving_a_message();
      const fu::answer a = s.ask("2026-11-05 10:01");
      std::set<std::uint64_t> ids;
      for (const fu::action& next : a.actions) ids.insert(next.id.value());
      BOOST_TEST(ids.size() == a.actions.size(), told(a));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_action_is_the_same_however_often_and_whenever_it_is_asked_for) {
  for (const fu::policy& rules : all_policies()) {
    BOOST_TEST_CONTEXT(rules.name()) {
      story s{rules, "2026-11-02 10:00"};
      s.call("2026-11-05 10:00", fu::spoke{});
      const fu::answer early = s.ask("2026-11-05 10:01");
      const fu::answer later = s.ask("2026-11-06 10:01");
      BOOST_REQUIRE(!early.actions.empty());
      BOOST_REQUIRE(!later.actions.empty());
      BOOST_TEST(early.actions.front().id == later.actions.front().id);
      BOOST_TEST(static_cast<bool>(early.actions.front().id));
      BOOST_TEST((early.actions.front().due == later.actions.front().due));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_gatekeepers_no_has_its_letter_whoever_speaks_for_the_telephone) {
  story promised = pursued();
  promised.call("2026-11-05 16:00", fu::gatekeeper_no{}).leaving_a_message();
  promised.promised(fu::agreed_time::on(fu::day("2026-11-13")));
  BOOST_TEST(actions_of(promised.ask("2026-11-05 16:01")) == "letter 2026-11-06 08:00, call 2026-11-13 08:00");

  story owing = pursued();
  owing.call("2026-11-05 16:00", fu::gatekeeper_no{}).leaving_a_message();
  owing.inbound("2026-11-05 17:00", email, fu::replied{});
  BOOST_TEST(actions_of(owing.ask("2026-11-05 17:00")) == "email 2026-11-05 17:00, letter 2026-11-06 08:00");

  story held = pursued();  // a hold pauses all
  held.call("2026-11-05 16:00", fu::on_hold{fu::day("2026-12-01")});
  held.call("2026-11-06 16:00", fu::gatekeeper_no{}).leaving_a_message();
  BOOST_TEST(due_via(held.ask("2026-11-06 16:00"), fu::channel::letter) == "2026-12-01 08:00");
}

BOOST_AUTO_TEST_CASE(one_letter_is_enough_for_what_they_asked_for_and_for_a_gatekeepers_no) {
  story s = pursued();
  s.subject.who.reachable_by = {{call}, {fu::channel::letter}};
  s.call("2026-11-05 16:00", fu::send_information{}).call("2026-11-05 17:00", fu::gatekeeper_no{}).leaving_a_message();
  BOOST_TEST(actions_of(s.ask("2026-11-05 17:00")) == "letter 2026-11-05 16:00");
}

BOOST_AUTO_TEST_CASE(a_busy_line_is_tried_again_also_when_it_is_the_call_about_what_was_sent) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::send_information{}).email("2026-11-05 16:30");
  s.call("2026-11-10 16:00", fu::busy{});
  BOOST_TEST(actions_of(s.ask("2026-11-10 16:00")) == "call 2026-11-10 16:20");
  s.call("2026-11-10 16:20", fu::busy{}).call("2026-11-10 16:40", fu::busy{});
  BOOST_TEST(day_via(s.ask("2026-11-10 16:40"), call) == "2026-11-11");
}

BOOST_AUTO_TEST_CASE(the_daypart_also_picks_the_hour_after_an_absence_that_ends_today) {
  story s = pursued();
  s.call("2026-11-05 09:00", fu::away{fu::day("2026-11-05")}).leaving_a_message();
  BOOST_TEST(actions_of(s.ask("2026-11-05 09:00")) == "call 2026-11-06 16:00");  // one call a day
}

BOOST_AUTO_TEST_CASE(a_soft_promise_in_closed_hours_is_due_when_its_window_opens) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::call_back{}).leaving_a_message();
  s.promised(fu::agreed_time::between(fu::day("2026-11-08"), support::clock("10:00"), support::clock("12:00")),
             fu::firmness::soft);
  const fu::answer a = s.ask("2026-11-05 16:00");  // the 8th is a Sunday
  BOOST_TEST(actions_of(a) == "call 2026-11-09 10:00");
  BOOST_TEST(support::window_of(a) == "2026-11-09 10:00/2026-11-09 18:00");
}

BOOST_AUTO_TEST_CASE(a_firm_promise_outranks_the_house_in_its_own_window_alone) {
  story s = pursued();
  s.subject.who.preferred_hours = fu::day_interval{5 * 60, 6 * 60};  // never open then
  s.call("2026-11-05 16:00", fu::call_back{}).leaving_a_message();
  s.promised(fu::agreed_time::at(fu::day("2026-11-11"), support::clock("10:00")));
  BOOST_TEST(actions_of(s.ask("2026-11-05 16:00")) == "call 2026-11-11 10:00");
  const fu::answer a = s.ask("2026-11-12 08:30");  // missed: their preference holds again
  BOOST_TEST(actions_of(a) == "");
  BOOST_TEST(says(a, fu::reason_kind::promise_by_them), told(a));
  BOOST_TEST(says(a, fu::reason_kind::guard_forbids), told(a));
}

BOOST_AUTO_TEST_CASE(a_wrong_number_that_is_none_of_theirs_puts_no_other_out) {
  story s = pursued();
  s.subject.who.reachable_by = {{call, fu::endpoint_id{1}}};
  s.call("2026-11-05 16:00", fu::wrong_number{}).on(fu::endpoint_id{9});
  BOOST_TEST(day_via(s.ask("2026-11-05 16:00"), call) == "2026-11-06");
  s.call("2026-11-06 08:00", fu::wrong_number{}).on(fu::endpoint_id{1});
  BOOST_TEST(s.ask("2026-11-06 08:00").status == fu::status::needs_data);
}

BOOST_AUTO_TEST_CASE(nobody_is_asked_how_it_went_before_the_time_at_which_they_asked_to_be_called) {
  for (const fu::policy& rules : {fu::until_no(), fu::three_strikes(), fu::fourteen_days()}) {
    BOOST_TEST_CONTEXT(rules.name()) {
      story s{rules, "2026-11-02 10:00"};
      s.call("2026-11-05 10:00",
             fu::meeting_agreed{fu::agreed_time::at(fu::day("2026-11-09"), support::clock("10:00"))})
          .promised(fu::agreed_time::at(fu::day("2026-11-18"), support::clock("14:00")));
      for (const char* now : {"2026-11-05 10:01", "2026-11-10 10:00", "2026-11-18 13:00"}) {
        const fu::answer a = s.ask(now);
        BOOST_TEST(due_via(a, fu::channel::call) == "2026-11-18 14:00", told(a));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_was_folded_is_taken_back_also_after_a_late_meeting_and_an_automatic_hold) {
  story late = pursued();
  late.call("2026-11-05 16:00",
            fu::meeting_agreed{fu::agreed_time::at(fu::day("2026-11-06"), support::clock("23:45"))});
  BOOST_TEST(late.ask("2026-11-05 16:00").status == fu::status::dormant);

  const fu::policy leaves_alone{"leaves alone",
                                fu::doctrine().with(fu::outcome_kind::away, fu::hold_until_named_or{}),
                                {fu::track{"calls", fu::every(fu::business_days{1}, call)}}};
  story automatic{leaves_alone, "2026-11-02 10:00"};
  automatic.inbound("2026-11-02 11:00", email, fu::away{fu::day("2026-11-20")}).by(machine);
  BOOST_TEST(actions_of(automatic.ask("2026-11-02 11:00")) == "call 2026-11-20 08:00");
}

BOOST_AUTO_TEST_CASE(a_limit_that_ended_it_is_not_undone_by_a_later_one_with_a_closing_letter) {
  story s{support::calling_every(fu::business_days{1},
                                 {fu::limit{"long", fu::calendar_days{30}}.closing_with(fu::channel::letter),
                                  fu::limit{"short", fu::calendar_days{20}}}),
          "2026-11-02 10:00"};
  BOOST_TEST(s.ask("2026-11-22 10:00").status == fu::status::closed);
  BOOST_TEST(s.ask("2026-12-02 10:00").status == fu::status::closed);
}

BOOST_AUTO_TEST_CASE(busy_lines_are_counted_by_the_day_whatever_else_is_heard_on_it) {
  story s = pursued();
  s.call("2026-11-05 10:00", fu::busy{}).call("2026-11-05 10:20", fu::busy{});
  s.inbound("2026-11-06 09:00", call, fu::away{fu::day("2026-11-06")}).by(fu::contact_role::gatekeeper);
  s.call("2026-11-06 10:00", fu::busy{});
  BOOST_TEST(actions_of(s.ask("2026-11-06 10:01")) == "call 2026-11-06 10:20");
}

BOOST_AUTO_TEST_CASE(calls_before_the_history_begins_owe_no_letters) {
  story s{support::calling_every(fu::business_days{1},
                                 {fu::track{"letters", fu::after_each(2, fu::counted::calls, fu::channel::letter)}}),
          "2026-11-02 10:00"};
  s.subject.earlier_attempts = 49;
  BOOST_TEST(actions_of(s.ask("2026-11-02 10:01")) == "call 2026-11-02 10:00");
  s.call("2026-11-02 11:00", fu::no_answer{});
  BOOST_TEST(due_via(s.ask("2026-11-02 11:01"), fu::channel::letter) == "");
  s.call("2026-11-03 11:00", fu::no_answer{});
  BOOST_TEST(due_via(s.ask("2026-11-03 11:01"), fu::channel::letter) == "2026-11-03 11:00");
}

namespace {

struct after_a_no {
  const char* label;
  fu::outcome what;
  const char* next;  // the first action
};
std::ostream& operator<<(std::ostream& out, const after_a_no& row) { return out << row.label; }

const std::vector<after_a_no> second_thoughts{
    {"they ask for something", fu::send_information{}, "email 2026-11-06 10:00"},
    {"they put it on hold", fu::on_hold{fu::day("2026-11-20")}, "call 2026-11-20"},
    {"they agree to meet", fu::meeting_agreed{fu::agreed_time::on(fu::day("2026-11-12"))}, "call 2026-11-13"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_bare_no_is_overtaken_by_what_they_want_after_all, boost::unit_test::data::make(second_thoughts),
                     row) {
  // When they are asked, and when they come back to it before that.
  for (const bool asked : {true, false}) {
    story s = pursued();
    s.call("2026-11-05 10:00", fu::no_without_reasons{});
    asked ? s.call("2026-11-06 10:00", row.what) : s.inbound("2026-11-06 10:00", call, row.what);
    const fu::answer a = s.ask("2026-11-06 10:01");
    BOOST_TEST(support::first_of(a).substr(0, std::string_view{row.next}.size()) == row.next, told(a));
    s.call("2026-11-25 10:00", fu::no_answer{}).leaving_a_message();
    BOOST_TEST(s.ask("2026-11-25 10:01").status != fu::status::closed);
  }
}

BOOST_AUTO_TEST_CASE(what_they_ask_for_before_an_appointment_is_sent_before_it) {
  story s = pursued();
  s.call("2026-11-05 10:00", fu::meeting_agreed{fu::agreed_time::on(fu::day("2026-11-12"))});
  s.inbound("2026-11-09 11:00", email, fu::send_information{});
  BOOST_TEST(actions_of(s.ask("2026-11-09 11:01")) == "email 2026-11-09 11:00, call 2026-11-13 08:00");
  s.email("2026-11-09 12:00");
  BOOST_TEST(actions_of(s.ask("2026-11-09 12:01")) == "call 2026-11-13 08:00");
  BOOST_TEST(s.ask("2026-11-09 12:01").status == fu::status::dormant);
}

BOOST_AUTO_TEST_CASE(a_limit_ends_a_pursuit_whose_zone_nobody_found_out) {
  story s = pursued();
  s.subject.who.zones.clear();
  const fu::answer before = s.ask("2027-01-20 10:00");
  BOOST_TEST(before.status == fu::status::needs_data, told(before));
  const fu::answer after = s.ask(before.wake_at.value());
  BOOST_TEST(after.status == fu::status::closed, told(after));
  BOOST_REQUIRE(after.concluded);
  BOOST_TEST(after.concluded->how == fu::disposition::exhausted);
}

BOOST_AUTO_TEST_CASE(objections_to_one_channel_after_the_other_end_it_with_the_last) {
  story s = pursued();
  s.call("2026-11-05 10:00", fu::objection{call});
  s.inbound("2026-11-05 11:00", email, fu::unsubscribed{});
  s.call("2026-11-05 12:00", fu::objection{fu::channel::letter});
  BOOST_TEST(s.ask("2026-11-05 12:01").status == fu::status::needs_data);  // a task is left, but nothing asks for one
  story told_us = s;
  told_us.call("2026-11-05 13:00", fu::objection{fu::channel::task});
  story known = s;
  known.subject.who.suppressions = {{fu::channel::task, s.at("2026-11-01 10:00")}};
  for (const story& objected : {told_us, known}) {
    const fu::answer a = objected.ask("2026-11-05 13:01");
    BOOST_TEST(a.status == fu::status::closed, told(a));
    BOOST_REQUIRE(a.concluded);
    BOOST_TEST(a.concluded->how == fu::disposition::opted_out);
  }
}

BOOST_AUTO_TEST_CASE(a_hold_says_when_it_was_agreed_only_where_nothing_was_heard_since) {
  story s = pursued();
  s.call("2026-11-05 10:00", fu::on_hold{fu::day("2026-12-01")});
  const fu::answer agreed = s.ask("2026-11-05 10:01");
  BOOST_TEST((reason_of(agreed, fu::reason_kind::hold)->from == s.at("2026-11-05 10:00")));
  BOOST_TEST((reason_of(agreed, fu::reason_kind::outcome_says)->what == fu::outcome_kind::on_hold));
  s.call("2026-11-10 10:00", fu::busy{});
  const fu::answer later = s.ask("2026-11-10 10:01");
  BOOST_TEST(!reason_of(later, fu::reason_kind::hold)->from.has_value());
  BOOST_TEST(!says(later, fu::reason_kind::outcome_says), told(later));
}

BOOST_AUTO_TEST_CASE(a_count_from_outside_below_none_is_refused) {
  story s = pursued();
  s.subject.outside_counts = {{fu::id_of<fu::rule_id>("one call a day"), -1, {}}};
  BOOST_CHECK_THROW((void)fu::next_actions(s.rules, s.subject, s.history, s.hours, s.subject.started),
                    fu::invalid_pursuit);
}

BOOST_AUTO_TEST_SUITE_END()
