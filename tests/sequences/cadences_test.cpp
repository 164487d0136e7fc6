// Cadences as people publish them, written with what a policy can say and walked through touch by touch: every touch is
// made as soon as it may be, and nobody answers.
#include <boost/test/unit_test.hpp>

#include <followup/followup.hpp>
#include <followup/testing/boost_test.hpp>
#include <followup/testing/scenario.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace followup;
using namespace followup::testing;

using lines = std::vector<std::string>;

// What is to be done next, at the first time it can be: "2026-11-02 09:00 email the offer".
std::string done_next(scenario& s, const policy& rules, const outcome& of_calls) {
  s.skip_to_next();
  const answer a = s.next().what();
  const auto open =
      std::find_if(a.actions.begin(), a.actions.end(), [&](const action& one) { return one.is_open_at(s.now()); });
  BOOST_TEST_REQUIRE((open != a.actions.end()));
  const action next = *open;
  std::string text = local_text(s.now(), s.zone()) + " " + std::string(name_of(next.via));
  for (const std::string_view more : {rules.name_of(next.label), rules.name_of(next.brief)}) {
    if (!more.empty()) text += " " + std::string(more);
  }
  s.does(next, next.via == channel::call ? of_calls : outcome{sent{}});
  return text;
}

// The first so many touches.
lines walk(scenario& s, const policy& rules, int touches, const outcome& of_calls = no_answer{}) {
  lines all;
  for (int i = 0; i < touches; ++i) all.push_back(done_next(s, rules, of_calls));
  return all;
}

void is_same(const lines& found, const lines& expected) {
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cadences)

// Eight touches in two weeks by three channels, a voicemail with the first and the last call only, then a mail a month.
BOOST_AUTO_TEST_CASE(an_outbound_sequence_of_mails_calls_and_social_touches) {
  const auto list = in_order({
                                 step{"mail 1", channel::email, business_days{0}, "who we are"},
                                 step{"view", channel::task, business_days{1}}.labelled("LinkedIn"),
                                 step{"call 1", channel::call, business_days{1}}.leaving_a_message(),
                                 step{"mail 2", channel::email, minutes{0}, "a customer's story"},
                                 step{"call 2", channel::call, business_days{2}},
                                 step{"text", channel::task, business_days{1}}.labelled("text message"),
                                 step{"call 3", channel::call, business_days{2}}.leaving_a_message(),
                                 step{"mail 3", channel::email, business_days{3}, "shall we close this?"},
                             })
                        .handing_over_to(every(months{1}, channel::email));
  const policy rules{"outbound", doctrine(), {track{"sequence", list}}};
  scenario s{rules};
  s.starts("2026-11-02 08:00");
  is_same(walk(s, rules, 12),
          {"2026-11-02 09:00 email who we are", "2026-11-03 09:00 task LinkedIn", "2026-11-04 09:00 call",
           "2026-11-04 09:00 voicemail", "2026-11-04 09:00 email a customer's story", "2026-11-06 09:00 call",
           "2026-11-09 09:00 task text message", "2026-11-11 09:00 call", "2026-11-11 09:00 voicemail",
           "2026-11-16 09:00 email shall we close this?", "2026-12-16 09:00 email",
           "2027-01-18 09:00 email"});  // 16 January is a Saturday
}

// Whoever follows the link is called within the hour, and the mails go on without that call.
BOOST_AUTO_TEST_CASE(a_sequence_of_mails_that_watches_for_interest) {
  const policy rules{
      "interest",
      doctrine(),
      {track{"hot", after(outcome_kind::clicked, minutes{15}, channel::call)}.lapsing_after(open_minutes{60}),
       track{"mails", every({delay{business_days{2}}, delay{business_days{4}}, delay{months{1}}}, channel::email)
                          .with({{brief{"the offer"}, brief{"a calculation"}, brief{"an article"}}})},
       guard{"one mail a week", at_most(1, channel::email, per_calendar_week)}}};
  scenario s{rules};
  s.starts("2026-11-02 08:00");
  is_same(walk(s, rules, 1), {"2026-11-02 09:00 email the offer"});
  s.at("2026-11-02 11:00").they_write(clicked{});
  BOOST_TEST(s.next() == call_in("2026-11-02 11:15", "2026-11-02 12:15").asked_for_by("hot"));
  s.at("2026-11-02 12:15");
  // Two business days are Wednesday, but there was a mail this week.
  BOOST_TEST(s.next() == nothing_but(an_email().at("2026-11-09 09:00").about("a calculation")));
  is_same(walk(s, rules, 3),
          {"2026-11-09 09:00 email a calculation", "2026-11-16 09:00 email an article", "2026-12-16 09:00 email"});
}

// A long one for a large account: letters with a call after each has landed, at most four touches a month, each
// quarter again; no letter crosses a call that was agreed.
BOOST_AUTO_TEST_CASE(a_sequence_for_large_accounts_by_letter_and_visit) {
  const policy rules{
      "accounts",
      doctrine(),
      {track{"letters", every(months{1}, channel::letter)}.waiting_for_promises(),
       track{"visits", after(landing_of{"letters"}, business_days{3}, channel::task)}.labelled("visit"),
       track{"mails", every(business_days{3}, channel::email)},
       guard{"four a month", at_most(4, {channel::letter, channel::email, channel::task}, per_calendar_month)}}};
  scenario s{rules};
  s.starts("2026-11-02 08:00");
  // A letter lands after two business days, the visit comes three later.
  is_same(walk(s, rules, 5), {"2026-11-02 09:00 letter", "2026-11-02 09:00 email", "2026-11-05 09:00 email",
                              "2026-11-09 09:00 task visit", "2026-12-01 09:00 email"});
  s.at("2026-12-01 10:00").call(call_back{}).promised("2026-12-04 15:00");
  BOOST_TEST(s.next() == a_letter().due("2026-12-04 15:30"));
  s.at("2026-12-04 15:05").call(spoke{});
  BOOST_TEST(s.next() == a_letter().now());
}

// A call centre: what follows is said by outcome, and calls vary over the parts of the day, which differ on Saturday.
policy call_centre() {
  using enum weekday;
  const std::vector<weekday> working_days{monday, tuesday, wednesday, thursday, friday};
  const daypart_choice parts{{{"morning", {9 * 60, 12 * 60}, 200, working_days},
                              {"afternoon", {12 * 60, 17 * 60}, 200, working_days},
                              {"evening", {17 * 60, 20 * 60}, 200, working_days},
                              {"Saturday", {10 * 60, 14 * 60}, 200, {saturday}}},
                             2,
                             {other_clock_time{hours{1}}}};
  return {"call centre",
          doctrine()
              .with(outcome_kind::no_answer, retry_soon{minutes{90}, 2, true, true})
              .with(outcome_kind::busy, retry_soon{minutes{15}, 3})
              .with(outcome_kind::machine, call_again{hours{4}})
              .with(outcome_kind::gatekeeper_no, cool_down{calendar_days{2}, std::nullopt}),
          {track{"calls", every(business_days{1}, channel::call)},
           guard{"three a day", at_most(3, channel::call, per_local_day)},
           guard{"ten a week", at_most(10, channel::call, per_calendar_week)},
           guard{"three machines", at_most(3, channel::call, per_lifetime).that_led_to({outcome_kind::machine})},
           guard{"after a talk", quiet_after_conversation(calendar_days{7}, channel::call)}, parts,
           limit{"patience", calls{12}, calendar_days{30}}}};
}

calendar shop() {
  week_hours week = monday_to_friday("09:00-20:00");
  week[5] = hours_from("10:00-14:00");
  return {"shop", "1", week};
}

scenario at_the_call_centre() {
  prospect who = prospect_in(amsterdam());
  who.reachable_by = {{channel::call, endpoint_id{1}}, {channel::call, endpoint_id{2}}};
  scenario s{call_centre(), who, shop()};
  s.starts("2026-11-02 09:00");
  return s;
}

BOOST_AUTO_TEST_CASE(a_call_centre_tries_other_parts_of_the_day_and_other_numbers) {
  scenario s = at_the_call_centre();
  BOOST_TEST(s.next() == a_call().at("2026-11-02 09:00").to(endpoint_id{1}));
  s.at("2026-11-02 09:10").does_what_is_due(no_answer{});
  // 90 minutes later it is still the morning.
  BOOST_TEST(s.next() == a_call().at("2026-11-02 12:00").to(endpoint_id{2}));
  s.at("2026-11-02 12:05").does_what_is_due(no_answer{});
  BOOST_TEST(s.next() == a_call().at("2026-11-02 17:00").to(endpoint_id{1}));
  // A third on one day is the last, and the third no answer leaves it to the rhythm. All parts are equal by then but
  // the evening, which was the last; by the clock 09:00 and 12:00 are within an hour of a call, so are all that are
  // left: the preference is set aside, and the morning opens first.
  s.at("2026-11-02 17:20").does_what_is_due(no_answer{});
  BOOST_TEST(s.next() == a_call().at("2026-11-03 09:00").to(endpoint_id{2}));
}

BOOST_AUTO_TEST_CASE(a_call_centre_goes_by_what_came_of_the_call) {
  scenario busy_line = at_the_call_centre();
  busy_line.at("2026-11-02 09:10").does_what_is_due(busy{});
  BOOST_TEST(busy_line.next() == a_call().at("2026-11-02 09:25").to(endpoint_id{1}));
  scenario answered = at_the_call_centre();
  answered.at("2026-11-02 09:10").does_what_is_due(machine{});
  BOOST_TEST(answered.next() == a_call().at("2026-11-02 13:10").to(endpoint_id{1}));
  // Not on the two dates after it, then at an opening.
  scenario refused = at_the_call_centre();
  refused.at("2026-11-05 09:10").does_what_is_due(gatekeeper_no{});
  BOOST_TEST(refused.next() == a_call().at("2026-11-07 10:00"));
  // Seven days after its own.
  scenario talked = at_the_call_centre();
  talked.at("2026-11-02 09:10").does_what_is_due(spoke{});
  BOOST_TEST(talked.next() == a_call().on("2026-11-10"));
}

BOOST_AUTO_TEST_CASE(a_call_centre_gives_up_on_machines_and_keeps_to_its_week) {
  scenario machines = at_the_call_centre();
  for (const char* const at : {"2026-11-02 09:10", "2026-11-02 13:10", "2026-11-03 09:10"}) {
    machines.at(at).does_what_is_due(machine{});
  }
  BOOST_TEST(machines.next() == has_status(status::needs_data));
  BOOST_TEST(machines.next() == because(reason_kind::guard_forbids, "three machines"));
  scenario week = at_the_call_centre();
  for (const char* const on : {"02", "03", "04"}) {
    for (const char* const at : {" 09:10", " 12:10", " 17:10"}) {
      week.at("2026-11-" + std::string(on) + at).call(no_answer{});
    }
  }
  week.at("2026-11-05 09:10").call(no_answer{});
  BOOST_TEST(week.next() == a_call().on("2026-11-09").because(reason_kind::guard_moved, "ten a week"));
}

// A lender's dunning: a reminder by mail, letters a month apart, calls under the cap of debt collection, and whoever
// promised to pay is left in peace until then.
policy dunning() {
  return {"dunning",
          doctrine(),
          {track{"letters", every(months{1}, channel::letter).first_after(calendar_days{14})}.waiting_for_promises(),
           track{"mails", every(calendar_days{7}, channel::email)}.waiting_for_promises(),
           track{"calls", every(business_days{2}, channel::call).first_after(calendar_days{7})},
           guard{"seven in seven", at_most(7, channel::call, rolling_days{7})}.law("12 CFR 1006.14(b)(2)(i)(A)"),
           guard{"after a talk", quiet_after_conversation(calendar_days{7}, channel::call).counting_its_day()}.law(
               "12 CFR 1006.14(b)(2)(i)(B)"),
           guard{"one mail a week", at_most(1, channel::email, per_calendar_week)},
           limit{"collection", months{6}}.closing_with(channel::letter)}};
}

BOOST_AUTO_TEST_CASE(a_lender_reminds_by_mail_letter_and_call) {
  const policy rules = dunning();
  scenario s{rules};
  s.starts("2026-11-02 08:00");
  is_same(walk(s, rules, 8),
          {"2026-11-02 09:00 email", "2026-11-09 09:00 email", "2026-11-09 09:00 call", "2026-11-11 09:00 call",
           "2026-11-13 09:00 call", "2026-11-16 09:00 letter", "2026-11-16 09:00 email", "2026-11-17 09:00 call"});
}

BOOST_AUTO_TEST_CASE(a_promise_to_pay_stops_the_letters_until_it_is_due) {
  scenario s{dunning()};
  s.starts("2026-11-02 08:00").at("2026-11-02 09:00").email().at("2026-11-09 09:05").email();
  s.at("2026-11-10 09:00").call(call_back{}).promised("2026-11-20");
  // The letter of the 16th and the mail of the 16th wait until that Friday is over.
  BOOST_TEST(s.next() == a_letter().due("2026-11-23 09:00").because(reason_kind::after_promise, "letters"));
  BOOST_TEST(s.next() == an_email().due("2026-11-23 09:00").because(reason_kind::after_promise, "mails"));
  BOOST_TEST(s.next() == call_on("2026-11-20"));
}

// An appointment: a mail on the business day before, a text message two hours ahead.
BOOST_AUTO_TEST_CASE(an_appointment_is_confirmed_the_business_day_before) {
  const policy rules{"appointments",
                     doctrine(),
                     {track{"calls", every(business_days{2}, channel::call)},
                      track{"the day before", before_appointment(business_days{1}, channel::email)
                                                  .with({{brief{"see you then"}, brief{"see you again"}}})},
                      track{"the hour", before_appointment(hours{2}, channel::task)}.labelled("text message")}};
  scenario s{rules};
  s.starts("2026-12-14 08:00").at("2026-12-14 10:00").call(meeting_agreed{agreed("2026-12-28 14:00")});
  // The 25th is a holiday.
  is_same(walk(s, rules, 2), {"2026-12-24 09:00 email see you then", "2026-12-28 12:00 task text message"});
  BOOST_TEST(s.next() == has_status(status::dormant));
  // They put it off.
  s.at("2026-12-28 12:30").they_call(meeting_cancelled{});
  s.at("2026-12-28 12:31").they_call(meeting_agreed{agreed("2027-01-05 10:00")});
  is_same(walk(s, rules, 2), {"2027-01-04 09:00 email see you again", "2027-01-05 09:00 task text message"});
}

// Same-day speed to lead: a call within five open minutes, then three a day at different hours for two days.
policy speed_to_lead() {
  const auto first = in_order({step{"at once", channel::call, open_minutes{5}}.leaving_a_message()});
  return {"speed to lead",
          doctrine(),
          {track{"calls", first.handing_over_to(every(hours{2}, channel::call))},
           guard{"three a day", at_most(3, channel::call, per_local_day)}, limit{"two days", calls{6}}}};
}

BOOST_AUTO_TEST_CASE(a_lead_is_called_within_five_open_minutes_and_three_times_a_day) {
  const policy rules = speed_to_lead();
  scenario s{rules};
  s.starts("2026-11-02 10:02");
  is_same(walk(s, rules, 7),
          {"2026-11-02 10:07 call", "2026-11-02 10:07 voicemail", "2026-11-02 12:07 call", "2026-11-02 14:07 call",
           "2026-11-03 09:00 call", "2026-11-03 11:00 call", "2026-11-03 13:30 call"});
  s.at("2026-11-03 13:31");
  BOOST_TEST(s.next() == ended(disposition::exhausted, "two days"));
}

BOOST_AUTO_TEST_CASE(a_lead_of_the_evening_is_called_after_five_minutes_of_the_next_morning) {
  const policy rules = speed_to_lead();
  scenario s{rules};
  s.starts("2026-11-06 17:28");
  // Two of the five minutes were open on Friday.
  is_same(walk(s, rules, 1), {"2026-11-09 09:03 call"});
}

BOOST_AUTO_TEST_SUITE_END()
