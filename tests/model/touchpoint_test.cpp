#include <followup/model/touchpoint.hpp>

#include "time/refusal.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <random>
#include <string>
#include <vector>

using namespace followup;
namespace data = boost::unit_test::data;

namespace {

const agreed_time friday = agreed_time::on(day("2026-11-27"));

outcome of_kind(outcome_kind kind) {
  static const outcome all[] = {no_answer{},
                                busy{},
                                machine{},
                                just_left{},
                                in_meeting{},
                                at_lunch{},
                                day_off{},
                                away{},
                                message_taken{},
                                call_back{},
                                will_call_back{},
                                gatekeeper_no{},
                                not_now{},
                                on_hold{},
                                send_information{},
                                spoke{},
                                meeting_agreed{friday},
                                meeting_cancelled{},
                                meeting_missed{},
                                yes{},
                                no_with_reasons{},
                                no_without_reasons{},
                                objection{},
                                unsubscribed{},
                                replied{},
                                sent{},
                                wrong_number{},
                                bounced{},
                                returned{},
                                opened{},
                                clicked{},
                                attempted{},
                                left_organisation{},
                                closed_down{},
                                withdrawn{},
                                delayed{}};
  return all[static_cast<std::size_t>(kind)];
}

touchpoint made(channel via, direction way, contact_role who, outcome what) {
  touchpoint touch;
  touch.id = touchpoint_id{42};
  touch.pursuit = pursuit_id{7};
  touch.at = utc("2026-11-23T09:00:00Z");
  touch.via = via;
  touch.way = way;
  touch.spoke_to = who;
  touch.what = std::move(what);
  if (kind_of(touch.what) == outcome_kind::call_back) touch.promised = promise{friday};
  return touch;
}

touchpoint called(contact_role who, outcome what) {
  return made(channel::call, direction::outbound, who, std::move(what));
}
touchpoint came_in(channel via, contact_role who, outcome what) {
  return made(via, direction::inbound, who, std::move(what));
}
touchpoint went_out(channel via, contact_role who, outcome what) {
  return made(via, direction::outbound, who, std::move(what));
}

std::string checked(const touchpoint& touch) {
  return refusal<invalid_history>([&] { return check(touch), 0; });
}

// Every combination of channel, direction and role.
std::vector<touchpoint> every_way_of(const outcome& what) {
  std::vector<touchpoint> ways;
  for (int via = 0; via < channel_count; ++via) {
    for (const direction way : {direction::outbound, direction::inbound}) {
      for (int who = 0; who < 4; ++who) {
        ways.push_back(made(static_cast<channel>(via), way, static_cast<contact_role>(who), what));
      }
    }
  }
  return ways;
}

struct row {
  const char* label;
  touchpoint touch;
};
std::ostream& operator<<(std::ostream& out, const row& one) { return out << one.label; }

using enum contact_role;

const row possible[] = {
    {"a call that nobody answers", called(nobody, no_answer{})},
    {"a visit to a closed door", went_out(channel::task, nobody, no_answer{})},
    {"a busy line", called(nobody, busy{})},
    {"an answering machine", called(contact_role::machine, followup::machine{})},
    {"just left, says the secretary", called(gatekeeper, just_left{})},
    {"in a meeting, says the reception during a visit", went_out(channel::task, gatekeeper, in_meeting{})},
    {"the machine says that Friday is a day off", called(contact_role::machine, day_off{})},
    {"away, says the secretary", called(gatekeeper, away{day("2026-12-01")})},
    {"away, says an automatic reply", came_in(channel::email, contact_role::machine, away{})},
    {"call back, writes the prospect", came_in(channel::email, decision_maker, call_back{})},
    {"they will call you, says the secretary", called(gatekeeper, will_call_back{})},
    {"no, says the secretary", called(gatekeeper, gatekeeper_no{})},
    {"on hold, says the secretary", called(gatekeeper, on_hold{})},
    {"on hold until March, writes the prospect", came_in(channel::letter, decision_maker, on_hold{day("2027-03-01")})},
    {"not now, says the prospect", called(decision_maker, not_now{})},
    {"send him something, says the secretary", called(gatekeeper, send_information{})},
    {"a talk during a visit", went_out(channel::task, decision_maker, spoke{})},
    {"the prospect calls", came_in(channel::call, decision_maker, spoke{})},
    {"come by next week, says the secretary", called(gatekeeper, meeting_agreed{friday})},
    {"an appointment by e-mail", came_in(channel::email, decision_maker, meeting_agreed{friday})},
    {"we cancel the appointment by e-mail", went_out(channel::email, nobody, meeting_cancelled{})},
    {"nobody came to the appointment", went_out(channel::task, nobody, meeting_missed{})},
    {"yes on the telephone", called(decision_maker, yes{})},
    {"yes by e-mail", came_in(channel::email, decision_maker, yes{})},
    {"no by letter, with the reasons", came_in(channel::letter, decision_maker, no_with_reasons{})},
    {"stop calling, says the secretary", called(gatekeeper, objection{channel::call})},
    {"stop writing, by letter", came_in(channel::letter, nobody, objection{channel::letter})},
    {"a list unsubscribe", came_in(channel::email, contact_role::machine, unsubscribed{})},
    {"they called while we were not there", came_in(channel::call, nobody, replied{})},
    {"they spoke on our voicemail", came_in(channel::voicemail, decision_maker, replied{})},
    {"a letter was sent", went_out(channel::letter, nobody, sent{})},
    {"a voicemail was left", went_out(channel::voicemail, contact_role::machine, sent{})},
    {"a stranger answers", called(gatekeeper, wrong_number{})},
    {"an e-mail bounces", went_out(channel::email, nobody, bounced{})},
    {"a bounce comes in", came_in(channel::email, contact_role::machine, bounced{})},
    {"a letter comes back", came_in(channel::letter, nobody, returned{})},
    {"an e-mail is opened", came_in(channel::email, nobody, opened{})},
    {"a link is clicked", came_in(channel::email, nobody, clicked{})},
};

touchpoint with_message(touchpoint touch) {
  touch.message_left = true;
  return touch;
}

touchpoint promising(touchpoint touch, promised_by who) {
  touch.promised = promise{friday, who};
  return touch;
}

touchpoint without_promise(touchpoint touch) {
  touch.promised.reset();
  return touch;
}

touchpoint without_id(touchpoint touch) {
  touch.id = {};
  return touch;
}

struct refused_row {
  const char* label;
  touchpoint touch;
  const char* error;
};
std::ostream& operator<<(std::ostream& out, const refused_row& one) { return out << one.label; }

const refused_row refused[] = {
    {"no id", without_id(called(nobody, no_answer{})), "touchpoint: id | 0 | any other number"},
    {"a call bounces", called(nobody, bounced{}), "touchpoint 42: what | bounced on call | email"},
    {"a letter is opened", came_in(channel::letter, nobody, opened{}),
     "touchpoint 42: what | opened on letter | email, task"},
    {"a busy line by e-mail", went_out(channel::email, nobody, busy{}), "touchpoint 42: what | busy on email | call"},
    {"a call is sent", called(nobody, sent{}), "touchpoint 42: what | sent on call | voicemail, letter, email, task"},
    {"a letter of theirs is sent", came_in(channel::letter, nobody, sent{}),
     "touchpoint 42: way | inbound sent on letter | outbound"},
    {"we reply", went_out(channel::email, decision_maker, replied{}),
     "touchpoint 42: way | outbound replied on email | inbound"},
    {"they do not reach us", came_in(channel::call, nobody, no_answer{}),
     "touchpoint 42: way | inbound no_answer on call | outbound"},
    {"yes, says the machine", called(contact_role::machine, yes{}),
     "touchpoint 42: spoke_to | yes from machine | decision_maker"},
    {"no, says the secretary, as if it were theirs to say", called(gatekeeper, no_with_reasons{}),
     "touchpoint 42: spoke_to | no_with_reasons from gatekeeper | decision_maker"},
    {"an automatic reply is no reply", came_in(channel::email, contact_role::machine, replied{}),
     "touchpoint 42: spoke_to | replied from machine | nobody, gatekeeper, decision_maker"},
    {"nobody says: just left", called(nobody, just_left{}),
     "touchpoint 42: spoke_to | just_left from nobody | gatekeeper"},
    {"call back, nobody knows when", without_promise(called(gatekeeper, call_back{})),
     "touchpoint 42: promised | (none) | a promise, with call_back"},
    {"nobody answers and wants to be called on Friday", promising(called(nobody, no_answer{}), promised_by::them),
     "touchpoint 42: promised | their promise in a call with nobody | a promise of ours, or gatekeeper, "
     "decision_maker"},
    {"a message on a busy line", with_message(called(nobody, busy{})),
     "touchpoint 42: message_left | a message with outbound call, busy, nobody | "
     "with an outbound call that did not reach the decision maker"},
    {"a message for the one who was spoken to", with_message(called(decision_maker, call_back{})),
     "touchpoint 42: message_left | a message with outbound call, call_back, decision_maker | "
     "with an outbound call that did not reach the decision maker"},
    {"a message with a letter", with_message(went_out(channel::letter, nobody, sent{})),
     "touchpoint 42: message_left | a message with outbound letter, sent, nobody | "
     "with an outbound call that did not reach the decision maker"},
    {"a channel that is none", went_out(static_cast<channel>(200), nobody, sent{}),
     "touchpoint 42: what | sent on 200 | voicemail, letter, email, task"},
    {"a direction that is none", made(channel::call, static_cast<direction>(7), nobody, no_answer{}),
     "touchpoint 42: way | 7 | outbound, inbound"},
    {"a direction that is none, of what they write",
     made(channel::email, static_cast<direction>(7), decision_maker, replied{}),
     "touchpoint 42: way | 7 | outbound, inbound"},
    {"a role that is none", called(static_cast<contact_role>(99), no_answer{}),
     "touchpoint 42: spoke_to | no_answer from 99 | nobody, machine"},
    {"an objection to a channel that is none", called(decision_maker, objection{static_cast<channel>(9)}),
     "touchpoint 42: what | objection to no channel | call, voicemail, letter, email, task"},
};

touchpoint at(touchpoint touch, ptime when) {
  touch.at = when;
  return touch;
}

// The ids in order, "3 1 2".
std::string ids_of(const std::vector<touchpoint>& some) {
  std::string text;
  for (const touchpoint& touch : some) text += (text.empty() ? "" : " ") + std::to_string(touch.id.value());
  return text;
}

touchpoint numbered(std::uint64_t id, channel via, std::string_view when) {
  touchpoint touch = made(via, direction::outbound, nobody, sent{});
  touch.id = touchpoint_id{id};
  touch.at = utc(when);
  return touch;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(touchpoints)

BOOST_DATA_TEST_CASE(what_happens_in_the_field_is_accepted, data::make(possible)) {
  BOOST_TEST(checked(sample.touch) == "accepted");
}

BOOST_DATA_TEST_CASE(what_cannot_have_happened_is_refused_by_name, data::make(refused)) {
  BOOST_TEST(checked(sample.touch) == sample.error);
}

BOOST_DATA_TEST_CASE(every_outcome_can_happen_in_some_way, data::xrange(outcome_count)) {
  const auto kind = static_cast<outcome_kind>(sample);
  const auto ways = every_way_of(of_kind(kind));
  BOOST_TEST(std::any_of(ways.begin(), ways.end(), [](const auto& way) { return checked(way) == "accepted"; }),
             name_of(kind));
}

BOOST_AUTO_TEST_CASE(only_the_decision_maker_decides) {
  for (const outcome& what : {outcome{yes{}}, outcome{no_with_reasons{}}, outcome{no_without_reasons{}},
                              outcome{not_now{}}, outcome{spoke{}}}) {
    for (const touchpoint& way : every_way_of(what)) {
      BOOST_TEST((way.spoke_to == decision_maker || checked(way) != "accepted"), name_of(kind_of(what)));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_date_in_an_outcome_is_a_date_of_the_library) {
  const date none(boost::date_time::not_a_date_time);
  const date too_late(2200, 1, 1);
  for (const outcome& what : {outcome{away{none}}, outcome{away{too_late}}, outcome{not_now{none}},
                              outcome{not_now{too_late}}, outcome{on_hold{none}}, outcome{on_hold{too_late}}}) {
    const auto error = refusal<invalid_time>([&] { return check(called(decision_maker, what)), 0; });
    BOOST_TEST(error.starts_with("touchpoint 42: until | "), error);
  }
}

BOOST_AUTO_TEST_CASE(an_instant_is_one_of_the_library) {
  for (const ptime when : {ptime(boost::date_time::not_a_date_time), ptime(boost::date_time::pos_infin), last_instant(),
                           ptime(date(1969, 12, 31), time_duration(23, 59, 59))}) {
    const auto error = refusal<invalid_time>([&] { return check(at(called(nobody, no_answer{}), when)), 0; });
    BOOST_TEST(error.starts_with("touchpoint 42: at | "), error);
  }
  BOOST_TEST(checked(at(called(nobody, no_answer{}), first_instant())) == "accepted");
}

BOOST_AUTO_TEST_CASE(any_outcome_may_carry_a_promise) {
  BOOST_TEST(checked(promising(called(gatekeeper, just_left{}), promised_by::them)) == "accepted");
  BOOST_TEST(checked(promising(called(nobody, no_answer{}), promised_by::us)) == "accepted");
  BOOST_TEST(checked(promising(went_out(channel::letter, nobody, sent{}), promised_by::us)) == "accepted");
  BOOST_TEST(checked(promising(came_in(channel::email, nobody, replied{}), promised_by::them)) == "accepted");
}

BOOST_AUTO_TEST_CASE(a_message_can_be_left_wherever_the_person_was_not_reached) {
  BOOST_TEST(checked(with_message(called(nobody, no_answer{}))) == "accepted");
  BOOST_TEST(checked(with_message(called(contact_role::machine, followup::machine{}))) == "accepted");
  BOOST_TEST(checked(with_message(called(gatekeeper, just_left{}))) == "accepted");
  BOOST_TEST(checked(with_message(called(gatekeeper, gatekeeper_no{}))) == "accepted");
}

// --- Order.

BOOST_AUTO_TEST_CASE(a_history_is_in_order_of_time_then_call_voicemail_rest_then_id) {
  const std::vector<touchpoint> history{
      numbered(1, channel::letter, "2026-11-23T09:00:00Z"), numbered(9, channel::voicemail, "2026-11-23T09:00:00Z"),
      numbered(10, channel::call, "2026-11-23T09:00:00Z"),  numbered(3, channel::call, "2026-11-23T09:00:00Z"),
      numbered(2, channel::email, "2026-11-23T09:00:00Z"),  numbered(4, channel::task, "2026-11-23T08:59:59Z"),
  };
  BOOST_TEST(ids_of(up_to(history, utc("2026-12-01T00:00:00Z"))) == "4 3 10 9 1 2");
}

BOOST_AUTO_TEST_CASE(what_was_recorded_ahead_of_the_clock_is_left_out) {
  const std::vector<touchpoint> history{numbered(2, channel::call, "2026-11-23T09:00:01Z"),
                                        numbered(1, channel::call, "2026-11-23T09:00:00Z")};
  BOOST_TEST(ids_of(up_to(history, utc("2026-11-23T09:00:00Z"))) == "1");
  BOOST_TEST(ids_of(up_to(history, utc("2026-11-23T08:59:59Z"))).empty());
}

BOOST_AUTO_TEST_CASE(a_fraction_of_a_second_counts_for_nothing) {
  auto late = numbered(1, channel::call, "2026-11-23T09:00:00Z");
  late.at += boost::posix_time::milliseconds(900);
  BOOST_TEST(up_to(std::vector{late}, utc("2026-11-23T09:00:00Z")).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_order_does_not_depend_on_the_order_given) {
  std::vector<touchpoint> history;
  for (std::uint64_t i = 1; i <= 60; ++i) {
    const std::string minute = (i % 10 < 10 ? "0" : "") + std::to_string(i % 10);
    history.push_back(numbered(i, static_cast<channel>(i % 5), "2026-11-23T09:" + minute + ":00Z"));
  }
  const auto now = utc("2026-11-23T09:07:00Z");
  const auto expected = ids_of(up_to(history, now));
  std::mt19937 chance(20261123);
  for (int i = 0; i < 50; ++i) {
    std::shuffle(history.begin(), history.end(), chance);
    BOOST_TEST(ids_of(up_to(history, now)) == expected);
  }
}

BOOST_AUTO_TEST_CASE(up_to_refuses_instants_that_are_none) {
  const std::vector<touchpoint> history{at(called(nobody, no_answer{}), ptime(boost::date_time::not_a_date_time))};
  BOOST_CHECK_THROW((void)up_to(history, utc("2026-11-23T09:00:00Z")), invalid_time);
  BOOST_CHECK_THROW((void)up_to({}, ptime(boost::date_time::pos_infin)), invalid_time);
}

// --- What kind of touch it is.

BOOST_AUTO_TEST_CASE(a_call_that_does_not_reach_the_person_is_unanswered) {
  BOOST_TEST(is_unanswered_call(called(nobody, no_answer{})));
  BOOST_TEST(is_unanswered_call(called(contact_role::machine, followup::machine{})));
  BOOST_TEST(is_unanswered_call(called(gatekeeper, in_meeting{})));
  BOOST_TEST(is_unanswered_call(called(gatekeeper, call_back{})));
  BOOST_TEST(is_unanswered_call(called(gatekeeper, message_taken{})));
  BOOST_TEST(is_unanswered_call(called(gatekeeper, gatekeeper_no{})));
}

BOOST_AUTO_TEST_CASE(a_busy_line_a_wrong_number_and_a_call_that_settled_something_are_not_unanswered) {
  BOOST_TEST(!is_unanswered_call(called(nobody, busy{})));
  BOOST_TEST(!is_unanswered_call(called(nobody, wrong_number{})));
  BOOST_TEST(!is_unanswered_call(called(gatekeeper, meeting_agreed{friday})));
  BOOST_TEST(!is_unanswered_call(called(gatekeeper, on_hold{})));
  BOOST_TEST(!is_unanswered_call(called(decision_maker, call_back{})));
  BOOST_TEST(!is_unanswered_call(called(decision_maker, spoke{})));
}

BOOST_AUTO_TEST_CASE(only_a_call_of_ours_is_an_unanswered_call) {
  BOOST_TEST(!is_unanswered_call(went_out(channel::task, nobody, no_answer{})));
  BOOST_TEST(!is_unanswered_call(came_in(channel::call, gatekeeper, call_back{})));
  BOOST_TEST(!is_unanswered_call(went_out(channel::voicemail, nobody, sent{})));
}

BOOST_AUTO_TEST_CASE(a_conversation_is_with_the_decision_maker_whoever_began_it) {
  BOOST_TEST(is_conversation(called(decision_maker, spoke{})));
  BOOST_TEST(is_conversation(called(decision_maker, call_back{})));
  BOOST_TEST(is_conversation(came_in(channel::call, decision_maker, not_now{})));
  BOOST_TEST(is_conversation(went_out(channel::task, decision_maker, send_information{})));
  BOOST_TEST(is_conversation(came_in(channel::email, decision_maker, no_with_reasons{})));
}

BOOST_AUTO_TEST_CASE(what_is_still_to_be_answered_and_what_a_gatekeeper_says_is_no_conversation) {
  BOOST_TEST(!is_conversation(came_in(channel::email, decision_maker, replied{})));
  BOOST_TEST(!is_conversation(came_in(channel::email, decision_maker, opened{})));
  BOOST_TEST(!is_conversation(came_in(channel::email, decision_maker, unsubscribed{})));
  BOOST_TEST(!is_conversation(called(gatekeeper, on_hold{})));
  BOOST_TEST(!is_conversation(called(nobody, no_answer{})));
}

BOOST_DATA_TEST_CASE(no_call_is_both_unanswered_and_a_conversation, data::xrange(outcome_count)) {
  for (const touchpoint& way : every_way_of(of_kind(static_cast<outcome_kind>(sample)))) {
    BOOST_TEST(!(is_unanswered_call(way) && is_conversation(way)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
