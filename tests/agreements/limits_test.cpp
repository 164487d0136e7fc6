// Limits end silence, not a conversation; and a pursuit that one ends is over once.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <followup/followup.hpp>
#include <followup/testing/boost_test.hpp>
#include <followup/testing/scenario.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace followup;
using namespace followup::testing;
namespace data = boost::unit_test::data;

ptime local(std::string_view on, int hour, int minute) {
  return amsterdam().resolve(day(on), time_duration(hour, minute, 0)).first;
}

// Three unanswered calls on working days, each with its message.
scenario three_calls(const policy& rules, outcome last = no_answer{}) {
  scenario s{rules};
  s.starts("2027-01-04 08:00").at("2027-01-05 10:00").call(machine{}).message_left();
  s.at("2027-01-07 10:00").call(machine{}).message_left();
  s.at("2027-01-13 11:00").call(std::move(last));
  return s;
}

policy three_and_a_letter(const limit& patience = limit{"three", calls{3}}.closing_with(channel::letter)) {
  return {"three and a letter",
          doctrine(),
          {track{"calls", every(business_days{1}, channel::call).leaving_a_message()}, patience}};
}

struct pending_row {
  const char* what;
  outcome said;
  const char* promise;
  std::optional<expectation> next;
  rule_id waits_for;
  friend std::ostream& operator<<(std::ostream& out, const pending_row& row) { return out << row.what; }
};

const std::vector<pending_row> pending_rows{
    {"a call-back", call_back{}, "2027-01-15 14:00", call_in("2027-01-15 14:00", "2027-01-15 14:30"),
     id_of<rule_id>("promise")},
    {"a hold until a date", on_hold{day("2027-03-01")}, nullptr, has_status(status::on_hold), id_of<rule_id>("hold")},
    {"an absence until a date", away{day("2027-02-01")}, nullptr, call_on("2027-02-01"),
     id_of<rule_id>("outcome:away")},
    {"an appointment", meeting_agreed{agreed("2027-01-20 10:00")}, nullptr, has_status(status::dormant),
     id_of<rule_id>("appointment")},
    {"information that is owed", send_information{}, nullptr, email_due(), id_of<rule_id>("outcome:send_information")}};

BOOST_AUTO_TEST_SUITE(limits)

BOOST_DATA_TEST_CASE(no_limit_ends_what_was_agreed_with_a_person, data::make(pending_rows), row) {
  scenario s = three_calls(three_and_a_letter(), row.said);
  s.said_by(contact_role::decision_maker);
  if (row.promise != nullptr) s.promised(row.promise);
  s.at("2027-01-13 11:01");
  BOOST_TEST(s.next() == *row.next);
  BOOST_TEST(s.next() == because(reason_kind::limit_waits, "three"));
  const answer a = s.next().what();
  const auto waits = std::find_if(a.reasons.begin(), a.reasons.end(),
                                  [](const reason& why) { return why.kind == reason_kind::limit_waits; });
  BOOST_TEST_REQUIRE((waits != a.reasons.end()));
  BOOST_TEST((waits->by == row.waits_for));
  BOOST_TEST(waits->n == 3U);
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_owed_is_given_before_the_limit_closes) {
  scenario s = three_calls(three_and_a_letter());
  s.message_left().at("2027-01-13 11:30").they_write();
  BOOST_TEST(s.next() == email_due());
  s.at("2027-01-13 11:40").email();
  BOOST_TEST(s.next() == closing());
}

BOOST_AUTO_TEST_CASE(a_limit_that_waited_counts_from_what_settled_it) {
  scenario s = three_calls(three_and_a_letter(), call_back{});
  s.promised("2027-01-15 14:00").at("2027-01-15 14:05").call(no_answer{}).message_left();
  BOOST_TEST(s.next() == closing());
  BOOST_TEST(s.next() == a_letter().due("2027-01-15 14:05"));
}

BOOST_AUTO_TEST_CASE(what_has_no_date_is_no_reason_for_a_limit_to_wait) {
  BOOST_TEST(three_calls(three_and_a_letter(), on_hold{}).next() == closing());
  scenario away_for_a_while = three_calls(three_and_a_letter(), away{});
  BOOST_TEST(away_for_a_while.message_left().next() == closing());
  scenario automatic = three_calls(three_and_a_letter());
  automatic.message_left().at("2027-01-13 11:05").they_write(away{day("2027-02-01")}).said_by(contact_role::machine);
  BOOST_TEST(automatic.next() == closing());
}

BOOST_AUTO_TEST_CASE(a_limit_may_hold_regardless_of_what_was_agreed) {
  const limit strict = limit{"three", calls{3}}.closing_with(channel::letter).regardless();
  scenario s = three_calls(three_and_a_letter(strict), call_back{});
  s.promised("2027-01-15 14:00").at("2027-01-13 11:01");
  BOOST_TEST(s.next() == closing());
  BOOST_TEST(s.next() == a_letter().due("2027-01-13 11:00"));
  const limit in_time = limit{"a week", calendar_days{7}}.regardless();
  BOOST_TEST(three_calls(three_and_a_letter(in_time), on_hold{day("2027-03-01")}).next() ==
             ended(disposition::exhausted, "a week"));
}

BOOST_AUTO_TEST_CASE(the_call_that_reaches_a_limit_owes_its_message_too) {
  scenario s = three_calls(three_and_a_letter(limit{"three", calls{3}}));
  s.at("2027-01-13 11:01");
  BOOST_TEST(s.next() == nothing_but(message_due()));
  BOOST_TEST(s.next() == closing());
  scenario left = s;
  left.at("2027-01-13 11:02").voicemail().at("2027-01-13 12:00");
  BOOST_TEST(left.next() == ended(disposition::exhausted, "three"));
  BOOST_TEST((*left.next().what().concluded->at == local("2027-01-13", 11, 2)));
}

BOOST_AUTO_TEST_CASE(a_pursuit_that_a_limit_ends_is_over_at_one_instant_whenever_one_asks) {
  // The tenth business day after Wednesday the 13th opens on Wednesday the 27th.
  scenario s = three_calls(three_and_a_letter());
  s.message_left().at("2027-01-26 18:00");
  BOOST_TEST(s.next() == closing());
  std::vector<ptime> ends;
  for (const char* const asked : {"2027-01-27 09:00", "2027-01-29 10:00", "2027-12-01 10:00"}) {
    s.at(asked);
    BOOST_TEST(s.next() == ended(disposition::exhausted, "three"));
    ends.push_back(*s.next().what().concluded->at);
  }
  BOOST_TEST((ends == std::vector<ptime>(3, ends.front())));
}

BOOST_AUTO_TEST_CASE(what_is_heard_after_the_end_opens_nothing_and_no_letter_moves_it) {
  scenario s = three_calls(three_and_a_letter());
  s.message_left().at("2027-01-28 10:00");
  const ptime end = *s.next().what().concluded->at;
  scenario word = s;
  word.they_call(call_back{}).promised("2027-02-01");
  BOOST_TEST(word.next() == ended(disposition::exhausted, "three"));
  BOOST_TEST((*word.next().what().concluded->at == end));
  s.letter().at("2027-02-01 10:00");
  BOOST_TEST(s.next() == ended(disposition::exhausted, "three"));
  BOOST_TEST((*s.next().what().concluded->at == end));
}

BOOST_AUTO_TEST_CASE(a_yes_after_the_end_is_another_pursuits) {
  scenario s = three_calls(three_and_a_letter());
  s.message_left().at("2027-01-28 10:00");
  const ptime end = *s.next().what().concluded->at;
  scenario late = s;
  late.they_call(yes{}).at("2027-02-20 10:00");
  BOOST_TEST(late.next() == ended(disposition::exhausted, "three"));
  BOOST_TEST((*late.next().what().concluded->at == end));
  // Nor does what was agreed and settled since then.
  s.they_call(call_back{}).promised("2027-02-01").at("2027-02-01 10:00").call(spoke{}).at("2027-02-20 10:00");
  BOOST_TEST((*s.next().what().concluded->at == end));
}

BOOST_AUTO_TEST_CASE(a_limit_does_not_wait_for_what_cannot_be_done) {
  prospect by_telephone = prospect_in(amsterdam());
  by_telephone.reachable_by = {{channel::call}};
  scenario s{three_and_a_letter(limit{"three", calls{3}}), by_telephone};
  s.starts("2027-01-04 08:00").at("2027-01-05 10:00").call(spoke{}).at("2027-01-07 10:00").call(spoke{});
  s.at("2027-01-13 11:00").call(send_information{}).at("2027-01-13 11:01");
  BOOST_TEST(s.next() == ended(disposition::exhausted, "three"));
}

BOOST_AUTO_TEST_CASE(what_is_agreed_while_it_closes_is_kept) {
  scenario s = three_calls(three_and_a_letter());
  s.message_left().at("2027-01-18 10:00").they_call(call_back{}).promised("2027-01-20");
  BOOST_TEST(s.next() == call_on("2027-01-20"));
  s.at("2027-01-20 10:00").call(no_answer{}).message_left();
  BOOST_TEST(s.next() == closing());
  BOOST_TEST(s.next() == a_letter().due("2027-01-20 10:00"));
}

// --- A message that is owed lapses.

BOOST_AUTO_TEST_CASE(a_message_lapses_when_the_next_call_may_be_made) {
  scenario s{policy{"daily", doctrine(), {track{"calls", every(business_days{1}, channel::call).leaving_a_message()}}}};
  s.starts("2027-01-04 08:00").at("2027-01-05 10:00").call(no_answer{}).at("2027-01-05 10:01");
  BOOST_TEST(s.next() == message_due());
  s.at("2027-01-06 12:00");
  BOOST_TEST(!(s.next() == a_voicemail()));
  BOOST_TEST(s.next() == a_call().now());
}

BOOST_AUTO_TEST_CASE(a_message_lapses_at_the_end_of_the_business_day_after_its_call) {
  scenario s{
      policy{"weekly", doctrine(), {track{"calls", every(business_days{5}, channel::call).leaving_a_message()}}}};
  s.starts("2027-01-04 08:00").at("2027-01-05 10:00").call(no_answer{}).at("2027-01-06 12:00");
  BOOST_TEST(s.next() == message_due());
  s.at("2027-01-07 09:00");
  BOOST_TEST(!(s.next() == a_voicemail()));
}

BOOST_AUTO_TEST_CASE(no_limit_counts_further_than_it_can) {
  BOOST_CHECK_THROW(three_and_a_letter(limit{"many", calls{65'536}}), invalid_policy);
  BOOST_CHECK_NO_THROW(three_and_a_letter(limit{"many", calls{65'535}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
