// What a policy can say, one option at a time: when exactly each touch is due.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <followup/followup.hpp>
#include <followup/testing/boost_test.hpp>
#include <followup/testing/scenario.hpp>

#include <ostream>
#include <string>
#include <vector>

namespace {

using namespace followup;
using namespace followup::testing;
namespace data = boost::unit_test::data;

// Open Monday to Friday, 09:00-12:30 and 13:30-17:30; 2 November 2026 is a Monday.
policy with_calls(const rhythm& calls, std::vector<policy_rule> more, const behaviours& table = doctrine()) {
  more.insert(more.begin(), track{"calls", calls});
  return {"calls and more", table, std::move(more)};
}
policy daily(std::vector<policy_rule> more, const behaviours& table = doctrine()) {
  return with_calls(every(business_days{1}, channel::call), std::move(more), table);
}

daypart_choice parts_of_the_day(std::vector<side_rule> preferences = {}) {
  return {{{"early", {9 * 60, 10 * 60}},
           {"morning", {10 * 60, 12 * 60}},
           {"noon", {12 * 60, 13 * 60 + 30}},
           {"afternoon", {13 * 60 + 30, 15 * 60 + 30}},
           {"late", {15 * 60 + 30, 17 * 60 + 30}}},
          2,
          std::move(preferences)};
}

prospect with_two_numbers() {
  prospect who = prospect_in(amsterdam());
  who.reachable_by = {{channel::call, endpoint_id{1}}, {channel::call, endpoint_id{2}}, {channel::letter}};
  return who;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(options)

// --- Caps.

BOOST_AUTO_TEST_CASE(a_calendar_week_begins_on_monday) {
  scenario s{daily({guard{"two a week", at_most(2, channel::call, per_calendar_week)}})};
  s.starts("2026-11-04 09:00").at("2026-11-04 10:00").call(no_answer{});
  BOOST_TEST(s.next() == nothing_but(a_call().due("2026-11-05 09:00")));
  s.at("2026-11-05 10:00").call(no_answer{});
  BOOST_TEST(s.next() == nothing_but(a_call().due("2026-11-09 09:00").because(reason_kind::guard_moved, "two a week")));
  s.at("2026-11-09 10:00").call(no_answer{});
  BOOST_TEST(s.next() == nothing_but(a_call().due("2026-11-10 09:00")));
}

BOOST_AUTO_TEST_CASE(a_calendar_month_ends_with_its_last_day) {
  scenario s{daily({guard{"three a month", at_most(3, channel::call, per_calendar_month)}})};
  s.starts("2026-11-26 09:00");
  for (const char* const at : {"2026-11-26 10:00", "2026-11-27 10:00", "2026-11-30 10:00"}) s.at(at).call(no_answer{});
  BOOST_TEST(s.next() == nothing_but(a_call().due("2026-12-01 09:00")));
  for (const char* const at : {"2026-12-01 10:00", "2026-12-02 10:00", "2026-12-03 10:00"}) s.at(at).call(no_answer{});
  // New Year's Day is a holiday and a Friday.
  BOOST_TEST(s.next() == nothing_but(a_call().due("2027-01-04 09:00")));
}

BOOST_AUTO_TEST_CASE(a_cap_per_outcome_counts_only_what_led_to_it) {
  const auto machines = at_most(2, channel::call, per_lifetime).that_led_to({outcome_kind::machine});
  scenario s{daily({guard{"two machines", machines}})};
  s.starts("2026-11-02 09:00").at("2026-11-02 10:00").call(machine{});
  s.at("2026-11-03 10:00").call(no_answer{}).at("2026-11-04 10:00").call(no_answer{});
  BOOST_TEST(s.next() == nothing_but(a_call().due("2026-11-05 09:00")));
  s.at("2026-11-05 10:00").call(machine{});
  BOOST_TEST(s.next() == has_status(status::needs_data));
  BOOST_TEST(s.next() == because(reason_kind::guard_forbids, "two machines"));
}

BOOST_AUTO_TEST_CASE(a_cap_per_outcome_may_be_rolling) {
  const auto cap = at_most(1, channel::call, rolling_days{5}).that_led_to({outcome_kind::no_answer});
  scenario s{daily({guard{"rest", cap}})};
  s.starts("2026-11-02 09:00").at("2026-11-02 10:00").call(machine{});
  BOOST_TEST(s.next() == a_call().due("2026-11-03 09:00"));
  s.at("2026-11-03 10:00").call(no_answer{});
  // 3 to 7 November are five days, a weekend follows.
  BOOST_TEST(s.next() == a_call().due("2026-11-09 09:00"));
}

// --- Months.

BOOST_AUTO_TEST_CASE(months_in_a_rhythm_are_clipped_and_rolled) {
  scenario s{{"monthly", doctrine(), {track{"news", every(months{1}, channel::email)}}}};
  s.starts("2027-01-29 09:00").at("2027-01-29 10:00").email();
  // 28 February is a Sunday.
  BOOST_TEST(s.next() == nothing_but(an_email().due("2027-03-01 09:00")));
  s.at("2027-03-01 10:00").email();
  BOOST_TEST(s.next() == nothing_but(an_email().due("2027-04-01 09:00")));
  s.at("2027-05-31 10:00").email();
  BOOST_TEST(s.next() == nothing_but(an_email().due("2027-06-30 09:00")));
}

BOOST_AUTO_TEST_CASE(a_step_may_wait_for_months) {
  const auto list = in_order({step{"now", channel::email, minutes{0}}, step{"later", channel::letter, months{2}}});
  scenario s{{"steps", doctrine(), {track{"steps", list.repeating_after(months{6})}}}};
  s.starts("2026-11-02 09:00").at("2026-11-02 10:00").email();
  // 2 January is a Saturday.
  BOOST_TEST(s.next() == nothing_but(a_letter().due("2027-01-04 09:00")));
  s.at("2027-01-04 10:00").letter();
  // 4 July is a Sunday.
  BOOST_TEST(s.next() == nothing_but(an_email().due("2027-07-05 09:00")));
}

// --- A last useful moment.

policy hot_lead(const delay& wait, const delay& useful) {
  return with_calls(every(business_days{5}, channel::call).first_after(business_days{5}),
                    {track{"hot", after(outcome_kind::clicked, wait, channel::call)}.lapsing_after(useful)});
}

BOOST_AUTO_TEST_CASE(what_is_not_made_in_time_lapses) {
  scenario s{hot_lead(open_minutes{5}, hours{2})};
  s.starts("2026-11-02 09:00").at("2026-11-02 10:00").they_write(clicked{});
  BOOST_TEST(s.next() == call_in("2026-11-02 10:05", "2026-11-02 12:05").asked_for_by("hot"));
  BOOST_TEST(s.next() == a_call().due("2026-11-09 09:00").asked_for_by("calls"));
  BOOST_TEST(s.next() == because(reason_kind::lapses, "hot"));
  s.at("2026-11-02 12:04");
  BOOST_TEST(s.next() == a_call().now().asked_for_by("hot"));
  s.at("2026-11-02 12:05");
  BOOST_TEST(s.next() == nothing_but(a_call().due("2026-11-09 09:00").asked_for_by("calls")));
  BOOST_TEST(s.next() == because(reason_kind::lapsed, "hot"));
}

BOOST_AUTO_TEST_CASE(what_nothing_allows_in_time_is_not_asked_for_later) {
  scenario in_open_time{hot_lead(open_minutes{5}, hours{2})};
  in_open_time.starts("2026-11-02 09:00").at("2026-11-06 17:29").they_write(clicked{});
  BOOST_TEST(in_open_time.next() == call_in("2026-11-09 09:04", "2026-11-09 11:04"));
  scenario by_the_clock{hot_lead(minutes{5}, hours{2})};
  by_the_clock.starts("2026-11-02 09:00").at("2026-11-06 17:29").they_write(clicked{});
  BOOST_TEST(by_the_clock.next() == nothing_but(a_call().due("2026-11-09 09:00").asked_for_by("calls")));
}

BOOST_AUTO_TEST_CASE(of_several_that_came_due_the_newest_alone_is_wanted) {
  const auto letters = track{"letters", after_each(2, unanswered_calls, channel::letter)};
  scenario s{daily({letters.lapsing_after(business_days{2})})};
  s.starts("2026-11-02 09:00");
  for (const char* const at : {"2026-11-02 10:00", "2026-11-03 10:00"}) s.at(at).call(no_answer{});
  BOOST_TEST(s.next() == a_letter().due("2026-11-03 10:00"));
  s.at("2026-11-05 09:00");
  BOOST_TEST(s.next() == !a_letter());
  for (const char* const at : {"2026-11-09 10:00", "2026-11-10 10:00"}) s.at(at).call(no_answer{});
  BOOST_TEST(s.next() == a_letter().due("2026-11-10 10:00"));
  s.at("2026-11-10 11:00").does_what_is_due(channel::letter);
  BOOST_TEST(s.next() == !a_letter());
}

BOOST_AUTO_TEST_CASE(nothing_follows_a_touch_that_lapsed) {
  const auto letters = track{"letters", after_each(1, unanswered_calls, channel::letter)};
  const track mails{"mails", after(sending_of{"letters"}, open_minutes{30}, channel::email)};
  scenario s{daily({letters.lapsing_after(business_days{1}), mails})};
  s.starts("2026-11-02 09:00");
  for (const char* const at : {"2026-11-03 10:00", "2026-11-05 10:00", "2026-11-09 10:00"}) s.at(at).call(no_answer{});
  BOOST_TEST(s.next() == !an_email());
  s.at("2026-11-09 11:00").does_what_is_due(channel::letter);
  BOOST_TEST(s.next() == an_email().due("2026-11-09 11:30"));
  s.at("2026-11-09 12:00").does_what_is_due(channel::email);
  BOOST_TEST(s.next() == !an_email());
}

BOOST_AUTO_TEST_CASE(what_would_give_up_by_accident_does_not_load) {
  const auto loads = [](const track& one) {
    try {
      (void)daily({one});
      return true;
    } catch (const invalid_policy&) { return false; }
  };
  const auto hot = track{"hot", after(outcome_kind::clicked, hours{1}, channel::call)};
  BOOST_TEST(loads(hot.lapsing_after(hours{2})));
  BOOST_TEST(!loads(hot.lapsing_after(hours{0})));
  BOOST_TEST(!loads(hot.lapsing_after(hours{2}).holding_back_later()));
  BOOST_TEST(!loads(track{"mails", every(business_days{3}, channel::email)}.lapsing_after(hours{2})));
  BOOST_TEST(
      !loads(track{"steps", in_order({step{"a", channel::email, hours{1}}}).repeating_after(hours{1})}.lapsing_after(
          hours{2})));
}

// --- Ahead of an appointment.

policy reminding(const delay& wait, channel via = channel::email) {
  return daily({track{"reminder", before_appointment(wait, via)}});
}
scenario agreed_for(const policy& rules, const char* at, const char* appointment) {
  scenario s{rules};
  s.starts("2026-11-02 09:00").at(at).call(meeting_agreed{agreed(appointment)});
  return s;
}

struct reminder_row {
  const char* what;
  delay wait;
  const char* appointment;
  const char* due;
  friend std::ostream& operator<<(std::ostream& out, const reminder_row& row) { return out << row.what; }
};
const std::vector<reminder_row> reminders{
    {"the business day before", business_days{1}, "2026-11-26 10:00", "2026-11-25 09:00"},
    {"over a weekend", business_days{1}, "2026-11-23 10:00", "2026-11-20 09:00"},
    {"over holidays", business_days{1}, "2026-12-28 10:00", "2026-12-24 09:00"},
    {"three business days before", business_days{3}, "2026-11-25 10:00", "2026-11-20 09:00"},
    {"of an appointment on a closed day", business_days{1}, "2026-11-22 10:00", "2026-11-20 09:00"},
    {"its own morning", business_days{0}, "2026-11-26 10:00", "2026-11-26 09:00"},
    {"the date before, which is open", calendar_days{1}, "2026-11-26 10:00", "2026-11-25 09:00"},
    {"the date before, which is a Sunday", calendar_days{1}, "2026-11-23 10:00", "2026-11-20 09:00"},
    {"two hours before", hours{2}, "2026-11-26 12:00", "2026-11-26 10:00"},
    {"before opening, so at opening", hours{2}, "2026-11-26 10:00", "2026-11-26 09:00"},
    {"of a whole day", business_days{1}, "2026-11-26", "2026-11-25 09:00"}};

BOOST_DATA_TEST_CASE(a_reminder_counts_back_from_the_appointment, data::make(reminders), row) {
  scenario s = agreed_for(reminding(row.wait), "2026-11-16 10:00", row.appointment);
  BOOST_TEST(s.next() == has_status(status::dormant));
  BOOST_TEST(s.next() == an_email().due(row.due).asked_for_by("reminder"));
}

BOOST_AUTO_TEST_CASE(a_reminder_is_made_once_and_for_each_appointment) {
  scenario s = agreed_for(reminding(business_days{1}), "2026-11-16 10:00", "2026-11-23 10:00");
  s.at("2026-11-16 10:05").they_call(meeting_agreed{agreed("2026-11-25 10:00")});
  BOOST_TEST(s.next() == an_email().due("2026-11-20 09:00"));
  s.at("2026-11-20 09:30").does_what_is_due(channel::email);
  BOOST_TEST(s.next() == an_email().due("2026-11-24 09:00"));
  s.at("2026-11-24 09:30").does_what_is_due(channel::email);
  BOOST_TEST(s.next() == !an_email());
}

BOOST_AUTO_TEST_CASE(an_email_that_names_no_action_is_the_reminder_from_when_that_is_wanted) {
  scenario s = agreed_for(reminding(business_days{1}), "2026-11-16 10:00", "2026-11-23 10:00");
  s.at("2026-11-17 10:00").email();
  BOOST_TEST(s.next() == an_email().due("2026-11-20 09:00"));
  s.at("2026-11-20 10:00").email();
  BOOST_TEST(s.next() == !an_email());
}

BOOST_AUTO_TEST_CASE(an_appointment_agreed_late_is_confirmed_at_once) {
  scenario s = agreed_for(reminding(business_days{1}), "2026-11-16 10:00", "2026-11-17 09:30");
  BOOST_TEST(s.next() == has_status(status::due));
  BOOST_TEST(s.next() == an_email().in("2026-11-16 10:00", "2026-11-16 12:30").due("2026-11-16 10:00"));
}

BOOST_AUTO_TEST_CASE(a_reminder_lapses_when_the_appointment_begins) {
  scenario s = agreed_for(reminding(business_days{1}), "2026-11-16 10:00", "2026-11-23 10:00");
  s.at("2026-11-23 09:10");
  BOOST_TEST(s.next() == an_email().in("2026-11-23 09:10", "2026-11-23 10:00"));
  s.at("2026-11-23 10:00");
  BOOST_TEST(s.next() == !an_email());
}

BOOST_AUTO_TEST_CASE(an_appointment_that_is_off_needs_no_reminder) {
  scenario s = agreed_for(reminding(business_days{1}), "2026-11-16 10:00", "2026-11-23 10:00");
  s.at("2026-11-18 10:00").they_call(meeting_cancelled{});
  BOOST_TEST(s.next() == !an_email());
  s.at("2026-11-18 11:00").call(meeting_agreed{agreed("2026-12-01 15:00")});
  BOOST_TEST(s.next() == an_email().due("2026-11-30 09:00"));
}

// --- Messages at chosen attempts.

BOOST_AUTO_TEST_CASE(a_message_at_chosen_attempts_only) {
  scenario s{with_calls(every(business_days{1}, channel::call).leaving_a_message_at({1, 3}), {})};
  s.starts("2026-11-02 09:00").at("2026-11-02 10:00").call(no_answer{});
  BOOST_TEST(s.next() == message_due());
  s.at("2026-11-02 10:01").voicemail().at("2026-11-03 10:00").call(no_answer{});
  BOOST_TEST(s.next() == nothing_but(a_call().due("2026-11-04 09:00")));
  // A busy line is no attempt.
  s.at("2026-11-04 10:00").call(busy{}).at("2026-11-04 10:20").call(no_answer{});
  BOOST_TEST(s.next() == message_due());
  s.at("2026-11-05 10:00").call(no_answer{});
  BOOST_TEST(s.next() == !message_due());
}

BOOST_AUTO_TEST_CASE(a_message_after_chosen_steps_only) {
  const auto list = in_order(
      {step{"call 1", channel::call, minutes{0}}, step{"call 2", channel::call, business_days{1}}.leaving_a_message()});
  scenario s{{"steps", doctrine(), {track{"steps", list.repeating_after(business_days{10})}}}};
  s.starts("2026-11-02 09:00").at("2026-11-02 10:00").call(no_answer{});
  BOOST_TEST(s.next() == nothing_but(a_call().due("2026-11-03 09:00")));
  s.at("2026-11-03 10:00").call(no_answer{});
  BOOST_TEST(s.next() == message_due());
}

// --- Hours of the day.

BOOST_AUTO_TEST_CASE(so_many_hours_around_an_earlier_call_that_failed) {
  const auto tried = [](const side_rule& preference) {
    scenario s{daily({parts_of_the_day({preference})})};
    s.starts("2026-11-02 09:00").at("2026-11-02 10:15").call(no_answer{});
    return s;
  };
  // 09:00 is in none of the neighbouring half-hours; 09:00 and 12:00 are less than two hours away.
  BOOST_TEST(tried(other_clock_time{}).next() == a_call().due("2026-11-03 09:00"));
  BOOST_TEST(tried(other_clock_time{hours{1}}).next() == a_call().due("2026-11-03 09:00"));
  BOOST_TEST(tried(other_clock_time{hours{2}}).next() == a_call().due("2026-11-03 13:30"));
  BOOST_TEST(tried(other_clock_time{hours{4}}).next() == a_call().due("2026-11-03 15:30"));
}

BOOST_AUTO_TEST_CASE(dayparts_may_differ_by_weekday) {
  using enum weekday;
  const daypart_choice parts{{{"morning", {9 * 60, 12 * 60}, 200},
                              {"late", {15 * 60, 17 * 60 + 30}, 300, {monday, tuesday, wednesday, thursday}},
                              {"Friday noon", {12 * 60, 12 * 60 + 30}, 400, {friday}}},
                             2,
                             {}};
  scenario s{daily({parts})};
  s.starts("2026-11-03 09:00").at("2026-11-04 10:00").call(no_answer{});
  BOOST_TEST(s.next() == a_call().due("2026-11-05 15:00"));
  s.at("2026-11-05 15:10").call(no_answer{});
  BOOST_TEST(s.next() == a_call().due("2026-11-06 12:00"));
  s.at("2026-11-06 12:10").call(no_answer{});
  // On Monday both have one call: 300 * 2 / 3 against 200 * 2 / 3.
  BOOST_TEST(s.next() == a_call().due("2026-11-09 15:00"));
}

BOOST_AUTO_TEST_CASE(parts_of_different_days_may_have_the_same_hours) {
  using enum weekday;
  const day_interval morning{9 * 60, 12 * 60};
  const auto choice = [&](std::vector<weekday> a, std::vector<weekday> b) {
    return daypart_choice{{{"a", morning, 200, std::move(a)}, {"b", morning, 200, std::move(b)}}, 2, {}};
  };
  BOOST_CHECK_NO_THROW(daily({choice({monday}, {tuesday, friday})}));
  BOOST_CHECK_THROW(daily({choice({monday, friday}, {tuesday, friday})}), invalid_policy);
  BOOST_CHECK_THROW(daily({choice({monday}, {})}), invalid_policy);
  BOOST_CHECK_THROW(daily({choice({monday, monday}, {tuesday})}), invalid_policy);
}

BOOST_AUTO_TEST_CASE(a_retry_of_so_many_minutes_may_choose_the_least_tried_part) {
  for (const bool chooses : {false, true}) {
    const auto table = doctrine().with(outcome_kind::no_answer, retry_soon{minutes{90}, 3, chooses});
    scenario s{daily({parts_of_the_day()}, table)};
    s.starts("2026-11-02 09:00").at("2026-11-02 10:00").call(no_answer{});
    // 11:30 is in the part that was just tried; noon is the next one.
    BOOST_TEST(s.next() == a_call().due(chooses ? "2026-11-02 12:00" : "2026-11-02 11:30"));
    s.at("2026-11-02 12:20").call(no_answer{});
    // 13:50, in another part than the last one already.
    BOOST_TEST(s.next() == a_call().due("2026-11-02 13:50"));
    s.at("2026-11-02 13:55").call(no_answer{});
    BOOST_TEST(s.next() == a_call().due(chooses ? "2026-11-02 15:30" : "2026-11-02 15:25"));
  }
}

BOOST_AUTO_TEST_CASE(a_rhythm_of_hours_may_choose_the_least_tried_part) {
  auto parts = parts_of_the_day();
  parts.apart = hours{1};
  scenario s{with_calls(every(hours{1}, channel::call).choosing_the_daypart(), {parts})};
  s.starts("2026-11-02 10:00").at("2026-11-02 10:10").call(no_answer{});
  // From 11:10 on the morning is the part that was just tried.
  BOOST_TEST(s.next() == a_call().due("2026-11-02 12:00"));
  BOOST_CHECK_THROW(with_calls(every(hours{1}, channel::call).choosing_the_daypart(), {}), invalid_policy);
}

// --- Letters that wait for a promise.

BOOST_AUTO_TEST_CASE(letters_may_wait_for_a_promise) {
  for (const bool waits : {false, true}) {
    track letters{"letters", every(business_days{1}, channel::letter)};
    if (waits) letters = letters.waiting_for_promises();
    scenario s{daily({letters})};
    s.starts("2026-11-02 09:00").at("2026-11-02 10:00").call(call_back{}).promised("2026-11-04 14:00");
    BOOST_TEST(s.next() == a_letter().due(waits ? "2026-11-04 14:30" : "2026-11-02 09:00"));
    if (waits) BOOST_TEST(s.next() == a_letter().because(reason_kind::after_promise, "letters"));
    // Once it was kept they go on as they would have.
    s.at("2026-11-04 14:05").call(spoke{});
    BOOST_TEST(s.next() == a_letter().now());
  }
}

BOOST_AUTO_TEST_CASE(a_promise_of_days_is_waited_for_until_they_are_over) {
  const track letters = track{"letters", every(business_days{1}, channel::letter)}.waiting_for_promises();
  scenario s{daily({letters})};
  s.starts("2026-11-02 09:00").at("2026-11-02 10:00").call(call_back{}).promised("2026-11-06");
  BOOST_TEST(s.next() == a_letter().due("2026-11-09 09:00"));
}

// --- The next number.

BOOST_AUTO_TEST_CASE(after_no_answer_the_next_number_is_called) {
  const auto table = doctrine().with(outcome_kind::no_answer, follow_rhythm{.next_number = true});
  scenario s{daily({}, table), with_two_numbers()};
  s.starts("2026-11-02 09:00");
  BOOST_TEST(s.next() == a_call().to(endpoint_id{1}));
  s.at("2026-11-02 10:00").does_what_is_due(no_answer{});
  BOOST_TEST(s.next() == a_call().to(endpoint_id{2}));
  BOOST_TEST(s.next() == a_call().because(reason_kind::next_number));
  s.at("2026-11-03 10:00").does_what_is_due(no_answer{});
  BOOST_TEST(s.next() == a_call().to(endpoint_id{1}));
  s.at("2026-11-04 10:00").does_what_is_due(no_answer{});
  // A machine answered: the same number again. So it is with a busy line.
  s.at("2026-11-05 10:00").does_what_is_due(machine{});
  BOOST_TEST(s.next() == a_call().to(endpoint_id{2}));
  BOOST_TEST(s.next() == !a_call().because(reason_kind::next_number));
  s.at("2026-11-06 10:00").does_what_is_due(busy{});
  BOOST_TEST(s.next() == a_call().to(endpoint_id{2}));
}

BOOST_AUTO_TEST_CASE(the_number_that_was_called_is_the_one_that_was_told) {
  const auto table = doctrine().with(outcome_kind::no_answer, follow_rhythm{.next_number = true});
  scenario s{daily({}, table), with_two_numbers()};
  s.starts("2026-11-02 09:00").at("2026-11-02 10:00").call(no_answer{}).on(endpoint_id{2});
  BOOST_TEST(s.next() == a_call().to(endpoint_id{1}));
  // A dead number takes no turn.
  s.at("2026-11-03 10:00").call(wrong_number{}).on(endpoint_id{1});
  BOOST_TEST(s.next() == a_call().to(endpoint_id{2}));
}

BOOST_AUTO_TEST_CASE(the_message_goes_to_the_number_that_was_called) {
  const auto table = doctrine().with(outcome_kind::no_answer, follow_rhythm{.next_number = true});
  scenario s{with_calls(every(business_days{1}, channel::call).leaving_a_message(), {}, table), with_two_numbers()};
  s.starts("2026-11-02 09:00").at("2026-11-02 10:00").does_what_is_due(no_answer{});
  BOOST_TEST(s.next() == message_due().to(endpoint_id{1}));
  BOOST_TEST(s.next() == a_call().to(endpoint_id{2}));
}

// --- Labels of tasks.

BOOST_AUTO_TEST_CASE(a_task_says_what_it_is) {
  const auto list = in_order(
      {step{"look", channel::task, minutes{0}}.labelled("LinkedIn"), step{"text", channel::task, business_days{1}}});
  const policy rules{"tasks",
                     doctrine(),
                     {track{"social", list.repeating_after(business_days{5})}.labelled("text message"),
                      track{"visits", every(months{1}, channel::task)}.labelled("visit")}};
  scenario s{rules};
  s.starts("2026-11-02 09:00");
  BOOST_TEST(s.next() == a_task("LinkedIn").asked_for_by("social"));
  BOOST_TEST(s.next() == a_task("visit").asked_for_by("visits"));
  BOOST_TEST(s.next() == explained("Do the task \"LinkedIn\""));
  // One that was made credits those alone that ask for such a one.
  s.at("2026-11-02 10:00").task("LinkedIn");
  BOOST_TEST(s.next() == a_task("text message").due("2026-11-03 09:00"));
  BOOST_TEST(s.next() == a_task("visit").due("2026-11-02 09:00"));
  s.at("2026-11-02 11:00").task("visit");
  BOOST_TEST(s.next() == a_task("visit").due("2026-12-02 09:00"));
  BOOST_TEST(s.next() == a_task("text message").due("2026-11-03 09:00"));
}

BOOST_AUTO_TEST_CASE(an_option_that_could_do_nothing_does_not_load) {
  const auto table = doctrine();
  BOOST_CHECK_THROW(daily({track{"a", every(hours{1}, channel::email)}.labelled("visit")}), invalid_policy);
  BOOST_CHECK_THROW(daily({track{"a", every(hours{1}, channel::call)}.waiting_for_promises()}), invalid_policy);
  BOOST_CHECK_THROW(with_calls(every(hours{1}, channel::call).leaving_a_message_at({0}), {}), invalid_policy);
  BOOST_CHECK_THROW(with_calls(every(hours{1}, channel::email).leaving_a_message_at({1}), {}), invalid_policy);
  BOOST_CHECK_THROW(daily({track{"a", before_appointment(open_minutes{5}, channel::email)}}), invalid_policy);
  BOOST_CHECK_THROW(daily({track{"a", before_appointment(hours{0}, channel::email)}}), invalid_policy);
  BOOST_CHECK_THROW(daily({parts_of_the_day({other_clock_time{hours{12}}})}), invalid_policy);
  BOOST_CHECK_THROW(table.with(outcome_kind::sent, follow_rhythm{.next_number = true}), invalid_policy);
  BOOST_CHECK_THROW(daily({}, table.with(outcome_kind::busy, retry_soon{minutes{5}, 2, true})), invalid_policy);
}

BOOST_AUTO_TEST_SUITE_END()
