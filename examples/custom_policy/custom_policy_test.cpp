// What the fair policy promises, told as stories; and that its document keeps up with its code.
#define BOOST_TEST_MODULE custom_policy
#include "fair_policy.hpp"

#include <followup/json/json.hpp>
#include <followup/testing/boost_test.hpp>
#include <followup/testing/scenario.hpp>

#include <boost/test/unit_test.hpp>

namespace fu = followup;

using namespace followup::testing;

namespace {

scenario a_pursuit() {
  return scenario{fair::before_the_fair(), prospect_in(amsterdam()), office("09:00-17:00")}.starts("2027-02-09 10:00");
}

expectation invited_on(std::string_view day) {
  return an_email().on(day).asked_for_by("invitation").because(fu::reason_kind::host_rule);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_document_says_what_the_code_says) {
  BOOST_TEST((fair::before_the_fair_from(CUSTOM_POLICY_DOCUMENT) == fair::before_the_fair()));
}

BOOST_AUTO_TEST_CASE(the_invitation_goes_out_three_weeks_before_the_fair_and_once) {
  auto s = a_pursuit();
  BOOST_TEST(s.next() == invited_on("2027-02-15"));
  const told_answer due = s.at("2027-02-15 09:30").next();
  for (const fu::action& one : due.what().actions) {
    if (one.brief == fair::brief_of(fair::hall_seven())) s.does(one);
  }
  BOOST_TEST(s.history().size() == 1U);
  BOOST_TEST(s.next() == !an_email().asked_for_by("invitation"));
}

BOOST_AUTO_TEST_CASE(whoever_comes_late_is_invited_at_once_and_not_after_the_fair_has_opened) {
  const auto starting = [](std::string_view when) {
    return scenario{fair::before_the_fair(), prospect_in(amsterdam()), office("09:00-17:00")}.starts(when);
  };
  BOOST_TEST(starting("2027-03-01 10:00").next() == an_email().now().asked_for_by("invitation"));
  BOOST_TEST(starting("2027-03-08 10:00").next() == !an_email().asked_for_by("invitation"));
}

BOOST_AUTO_TEST_CASE(nobody_is_called_from_the_fair) {
  auto s = a_pursuit();
  s.at("2027-03-05 15:00").call(fu::day_off{}).message_left();
  BOOST_TEST(s.next() == call_on("2027-03-15"));
  BOOST_TEST(s.next() == a_call().because(fu::reason_kind::guard_moved, "at the fair"));
}

BOOST_AUTO_TEST_CASE(a_hard_promise_is_kept_even_from_the_fair) {
  auto s = a_pursuit();
  s.at("2027-03-05 15:00").call(fu::call_back{}).promised("2027-03-09 10:00").message_left();
  BOOST_TEST(s.next() == call_in("2027-03-09 10:00", "2027-03-09 10:30"));
}

BOOST_AUTO_TEST_CASE(who_looks_at_the_offer_is_seen_to_within_two_hours_and_the_others_get_a_letter) {
  auto s = a_pursuit();
  s.at("2027-02-10 09:00").email().about("the offer");
  BOOST_TEST(s.next() == letter_on("2027-02-17"));
  s.at("2027-02-10 10:15").they_write(fu::clicked{});
  BOOST_TEST(s.next() == a_task().due("2027-02-10 12:15"));
  BOOST_TEST(s.next() == !letter_on("2027-02-17"));
}

BOOST_AUTO_TEST_CASE(a_parameter_that_cannot_be_is_named_with_its_place) {
  const auto read = fu::json::read_policy(R"({
    "policy": "p", "outcomes": {"based_on": "doctrine"},
    "tracks": [{"id": "i", "rule": "fair invitation",
                "parameters": {"first_day": "2027-03-12", "last_day": "2027-03-08", "days_ahead": 0}}]})",
                                          fair::own_rules());
  BOOST_REQUIRE(!read.has_value());
  std::string all;
  for (const fu::json::mistake& one : read.error()) all += to_string(one) + '\n';
  BOOST_TEST(all.find("/tracks/0/parameters/last_day") != std::string::npos, all);
  BOOST_TEST(all.find("/tracks/0/parameters/days_ahead") != std::string::npos, all);
}
