#include <followup/insight/promise_record.hpp>

#include "engine/support.hpp"

#include <followup/insight/book_insight.hpp>

#include <boost/test/unit_test.hpp>

namespace fu = followup;
using fu::agreed_time;
using fu::day;
using support::clock;
using support::local;
using support::story;

BOOST_AUTO_TEST_SUITE(promise_record)

namespace {

fu::promise_record promises_of(const story& told, const char* now = "2026-12-10 12:00") {
  fu::book_insight seen{told.rules, local(now)};
  seen.add(told.subject, told.history);
  return seen.promises();
}

// "kept", "us", "them" or "", of one promise.
std::string fate(const story& told, const char* now = "2026-12-10 12:00") {
  const fu::promise_record seen = promises_of(told, now);
  std::string text;
  for (auto i = seen.kept; i > 0; --i) text += "kept";
  for (auto i = seen.missed_by_us.size(); i > 0; --i) text += "us";
  for (auto i = seen.missed_by_them.size(); i > 0; --i) text += "them";
  return text;
}

// Called on Monday 23 November 2026, when the secretary said "call back on Friday at two".
story friday_at_two() {
  story told{fu::until_no(), "2026-11-20 10:00"};
  told.call("2026-11-23 10:00", fu::just_left{}).leaving_a_message();
  told.promised(agreed_time::at(day("2026-11-27"), clock("14:00")));
  return told;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_promise_is_kept_by_a_conversation_in_its_time) {
  BOOST_TEST(fate(friday_at_two().call("2026-11-27 13:45", fu::spoke{})) == "kept");
  BOOST_TEST(fate(friday_at_two().call("2026-11-27 14:29", fu::yes{})) == "kept");
  BOOST_TEST(fate(friday_at_two().inbound("2026-11-27 14:05", fu::channel::call, fu::spoke{})) == "kept");
}

BOOST_AUTO_TEST_CASE(we_missed_it_if_nobody_called_in_its_time) {
  BOOST_TEST(fate(friday_at_two()) == "us");
  BOOST_TEST(fate(friday_at_two().call("2026-11-27 13:44", fu::no_answer{})) == "us");
  BOOST_TEST(fate(friday_at_two().call("2026-11-27 14:30", fu::spoke{})) == "us");
  BOOST_TEST(fate(friday_at_two().letter("2026-11-27 14:10")) == "us");
}

BOOST_AUTO_TEST_CASE(they_missed_it_if_they_were_called_and_not_reached) {
  BOOST_TEST(fate(friday_at_two().call("2026-11-27 14:00", fu::in_meeting{})) == "them");
  BOOST_TEST(fate(friday_at_two().call("2026-11-27 14:00", fu::busy{})) == "them");
  story again = friday_at_two();
  again.call("2026-11-27 14:00", fu::in_meeting{}).promised(agreed_time::on(day("2026-12-07")));
  BOOST_TEST(fate(again, "2026-12-04 12:00") == "them");
}

BOOST_AUTO_TEST_CASE(one_attempt_that_fails_and_another_that_reaches_them_in_time_keep_it) {
  story told = friday_at_two();
  told.call("2026-11-27 14:00", fu::busy{}).call("2026-11-27 14:20", fu::spoke{});
  BOOST_TEST(fate(told) == "kept");
}

BOOST_AUTO_TEST_CASE(what_was_settled_before_its_time_was_not_missed) {
  BOOST_TEST(fate(friday_at_two().call("2026-11-25 10:00", fu::spoke{})) == "");
  BOOST_TEST(
      fate(friday_at_two().call("2026-11-25 10:00", fu::on_hold{day("2027-03-01")}).by(fu::contact_role::gatekeeper)) ==
      "");
  BOOST_TEST(fate(friday_at_two().inbound("2026-11-25 10:00", fu::channel::email, fu::objection{})) == "");
  story newer = friday_at_two();
  newer.call("2026-11-25 10:00", fu::just_left{}).promised(agreed_time::on(day("2026-12-14")));
  BOOST_TEST(fate(newer) == "");
}

BOOST_AUTO_TEST_CASE(a_secretarys_hold_does_not_settle_what_the_person_agreed) {
  story told{fu::until_no(), "2026-11-20 10:00"};
  told.call("2026-11-23 10:00", fu::spoke{}).promised(agreed_time::on(day("2026-11-27")));
  told.call("2026-11-25 10:00", fu::on_hold{day("2027-03-01")}).by(fu::contact_role::gatekeeper);
  BOOST_TEST(fate(told) == "us");
}

BOOST_AUTO_TEST_CASE(a_promise_whose_time_is_not_over_is_none_of_it) {
  BOOST_TEST(fate(friday_at_two(), "2026-11-27 14:29") == "");
  BOOST_TEST(fate(friday_at_two(), "2026-11-27 14:30") == "us");
  BOOST_TEST(fate(friday_at_two().call("2026-11-27 14:00", fu::busy{}), "2026-11-27 14:10") == "");
}

BOOST_AUTO_TEST_CASE(dates_alone_are_whole_days) {
  story told{fu::until_no(), "2026-11-20 10:00"};
  told.call("2026-11-23 10:00", fu::just_left{}).promised(agreed_time::within(day("2026-11-26"), day("2026-11-27")));
  BOOST_TEST(fate(story(told).call("2026-11-27 20:00", fu::spoke{})) == "kept");
  BOOST_TEST(fate(story(told).call("2026-11-28 09:00", fu::spoke{})) == "us");
}

BOOST_AUTO_TEST_CASE(what_was_missed_is_named) {
  const fu::promise_record seen = promises_of(friday_at_two());
  BOOST_REQUIRE(seen.missed_by_us.size() == 1U);
  BOOST_TEST((seen.missed_by_us.front() == fu::missed_promise{support::this_pursuit,
                                                              fu::touchpoint_id{100},
                                                              {local("2026-11-27 14:00"), local("2026-11-27 14:30")}}));
}

BOOST_AUTO_TEST_CASE(what_the_host_did_to_other_pursuits_keeps_no_promise_of_this_one) {
  story told = friday_at_two();
  told.call("2026-11-27 14:00", fu::spoke{});
  told.history.back().pursuit = support::other_pursuit;
  BOOST_TEST(fate(told) == "us");
}

BOOST_AUTO_TEST_CASE(who_said_that_they_would_call_did_so_before_we_called_again_or_not) {
  story told{fu::until_no(), "2026-11-20 10:00"};
  told.call("2026-11-23 10:00", fu::will_call_back{});
  BOOST_TEST((promises_of(told).called_us == fu::proportion{0, 0}));
  BOOST_TEST((promises_of(story(told).call("2026-11-25 10:00", fu::no_answer{})).called_us == fu::proportion{0, 1}));
  BOOST_TEST((promises_of(story(told).inbound("2026-11-24 10:00", fu::channel::email, fu::replied{})).called_us ==
              fu::proportion{1, 1}));
  told.inbound("2026-11-24 09:00", fu::channel::email, fu::opened{}).by(fu::contact_role::nobody);
  told.call("2026-11-24 10:00", fu::will_call_back{});
  told.inbound("2026-11-24 12:00", fu::channel::call, fu::spoke{});
  BOOST_TEST((promises_of(told).called_us == fu::proportion{1, 2}));
}

BOOST_AUTO_TEST_SUITE_END()
