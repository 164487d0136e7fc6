// Of what was agreed the newer word holds; appointments stand side by side.
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

using enum contact_role;

policy daily() { return {"daily", doctrine(), {track{"calls", every(business_days{1}, channel::call)}}}; }

struct word_row {
  const char* told;
  contact_role first;  // says "call back on Friday"
  outcome newer;
  contact_role second;
  expectation next;
  friend std::ostream& operator<<(std::ostream& out, const word_row& row) { return out << row.told; }
};

const std::vector<word_row> word_rows{
    {"a gatekeeper's hold replaces what a gatekeeper agreed", gatekeeper, on_hold{day("2027-03-01")}, gatekeeper,
     nothing_but(call_on("2027-03-01"))},
    {"a gatekeeper's hold replaces nothing that the person agreed", decision_maker, on_hold{day("2027-03-01")},
     gatekeeper, call_on("2026-11-27")},
    {"the person's hold replaces what they agreed", decision_maker, on_hold{day("2027-03-01")}, decision_maker,
     call_on("2027-03-01")},
    {"that somebody is away is a fact, whoever says it", decision_maker, away{day("2026-12-07")}, gatekeeper,
     nothing_but(call_on("2026-12-07"))},
    {"an automatic reply replaces nothing", gatekeeper, away{day("2026-12-07")}, machine, call_on("2026-11-27")},
    {"an absence without a date replaces nothing", gatekeeper, away{}, gatekeeper, call_on("2026-11-27")},
    {"an appointment replaces a call-back", decision_maker, meeting_agreed{agreed("2026-12-02 10:00")}, gatekeeper,
     nothing_but(call_on("2026-12-03"))}};

BOOST_AUTO_TEST_SUITE(newer_word)

BOOST_DATA_TEST_CASE(of_a_call_back_and_what_is_said_later_the_later_word_holds, data::make(word_rows), row) {
  scenario s{daily()};
  s.starts("2026-11-02 09:00").at("2026-11-23 10:00").they_call(call_back{}).said_by(row.first).promised("2026-11-27");
  s.at("2026-11-24 11:00").they_write(row.newer).said_by(row.second);
  BOOST_TEST(s.next() == row.next);
}

BOOST_AUTO_TEST_CASE(a_call_back_replaces_a_hold) {
  scenario s{daily()};
  s.starts("2026-11-02 09:00").at("2026-11-23 10:00").call(on_hold{day("2027-03-01")});
  s.at("2026-11-24 11:00").they_call(call_back{}).said_by(gatekeeper).promised("2026-11-27");
  BOOST_TEST(s.next() == call_on("2026-11-27"));
  s.at("2026-11-27 11:00").call(no_answer{});
  BOOST_TEST(s.next() == call_on("2026-11-30"));
}

BOOST_AUTO_TEST_CASE(a_gatekeepers_hold_does_not_shorten_the_persons) {
  scenario s{daily()};
  s.starts("2026-11-02 09:00").at("2026-11-23 10:00").call(on_hold{day("2027-03-01")});
  s.at("2026-11-24 11:00").they_call(on_hold{day("2026-12-01")}).said_by(gatekeeper);
  BOOST_TEST(s.next() == call_on("2027-03-01"));
}

// --- Appointments.

scenario with_appointments(std::initializer_list<const char*> when) {
  scenario s{daily()};
  s.starts("2026-11-02 09:00").at("2026-11-23 10:00");
  for (const char* const one : when) s.call(meeting_agreed{agreed(one)}).after(minutes{1});
  return s;
}

std::vector<std::string> ahead(const scenario& s) {
  std::vector<std::string> all;
  const answer a = s.next().what();
  for (const reason& why : a.reasons) {
    if (why.kind == reason_kind::appointment_ahead) all.push_back(to_string(s.zone().at(*why.from).on));
  }
  return all;
}

BOOST_AUTO_TEST_CASE(four_appointments_stand_side_by_side_and_a_fifth_takes_the_place_of_the_first_agreed) {
  BOOST_TEST(
      ahead(with_appointments({"2026-12-01 10:00", "2026-12-04 10:00", "2026-12-02", "2026-12-03 09:00"})).size() ==
      4U);
  const std::vector<std::string> five = ahead(
      with_appointments({"2026-12-01 10:00", "2026-12-04 10:00", "2026-12-02", "2026-12-03 09:00", "2026-12-07"}));
  BOOST_TEST(five == (std::vector<std::string>{"2026-12-04", "2026-12-02", "2026-12-03", "2026-12-07"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_agreed_for_the_same_beginning_is_the_same_appointment) {
  BOOST_TEST(ahead(with_appointments({"2026-12-01 10:00", "2026-12-01 10:00-12:00"})).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_cancellation_names_its_appointment_or_means_the_first_that_is_still_ahead) {
  scenario s = with_appointments({"2026-12-04 10:00", "2026-12-01 10:00"});
  scenario unnamed = s;
  unnamed.they_write(meeting_cancelled{});
  BOOST_TEST(ahead(unnamed) == std::vector<std::string>{"2026-12-04"}, boost::test_tools::per_element());
  BOOST_TEST(unnamed.next() == nothing_but(call_on("2026-12-07")));
  scenario named = s;
  named.they_write(meeting_cancelled{agreed("2026-12-04 10:00")});
  BOOST_TEST(ahead(named) == std::vector<std::string>{"2026-12-01"}, boost::test_tools::per_element());
  scenario none_of_them = s;
  none_of_them.they_write(meeting_cancelled{agreed("2026-12-09 10:00")});
  BOOST_TEST(ahead(none_of_them).size() == 2U);
}

BOOST_AUTO_TEST_CASE(how_it_went_is_asked_of_each_in_its_turn) {
  scenario s = with_appointments({"2026-12-01 10:00", "2026-12-04 10:00"});
  BOOST_TEST(s.next() == nothing_but(call_on("2026-12-02")));
  s.at("2026-12-02 11:00").call(no_answer{});
  BOOST_TEST(s.next() == nothing_but(call_on("2026-12-07")));
  BOOST_TEST(s.next() == has_status(status::dormant));
}

BOOST_AUTO_TEST_CASE(an_appointment_and_a_hold_agreed_after_it_both_stand) {
  scenario s = with_appointments({"2026-12-01 10:00"});
  s.they_write(on_hold{day("2027-03-01")});
  BOOST_TEST(s.next() == has_status(status::dormant));
  s.at("2026-12-02 11:00").they_write(meeting_cancelled{}).said_by(nobody);
  BOOST_TEST(s.next() == call_on("2027-03-01"));
}

BOOST_AUTO_TEST_CASE(an_appointment_that_begins_in_the_gap_of_the_clock_is_no_shorter_for_that_and_says_so) {
  scenario s{daily(), prospect_in("Europe/Amsterdam")};
  s.starts("2026-03-02 09:00").at("2026-03-27 10:00").call(meeting_agreed{agreed("2026-03-29 02:30")});
  BOOST_TEST(s.next() == because(reason_kind::promise_in_gap));
  BOOST_TEST(s.next() == explained("Sunday 29 March 2026, 02:30"));
  s.at("2026-03-29 03:29");
  BOOST_TEST(s.next() == has_status(status::dormant));
  s.at("2026-03-29 03:30");
  BOOST_TEST(!(s.next() == has_status(status::dormant)));
}

// --- A hold and what they asked for.

BOOST_AUTO_TEST_CASE(a_hold_agreed_after_send_me_something_holds_that_too) {
  scenario s{daily()};
  s.starts("2026-11-02 09:00").at("2026-11-23 10:00").they_write(send_information{});
  BOOST_TEST(s.next() == email_due());
  s.at("2026-11-23 11:00").they_call(on_hold{day("2027-03-01")});
  BOOST_TEST(!(s.next() == email_due()));
  BOOST_TEST(s.next() == email_on("2027-03-01"));
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_during_a_hold_is_sent) {
  scenario s{daily()};
  s.starts("2026-11-02 09:00").at("2026-11-23 10:00").call(on_hold{day("2027-03-01")});
  s.at("2026-12-01 11:00").they_call(send_information{}).said_by(gatekeeper);
  BOOST_TEST(s.next() == email_due());
}

BOOST_AUTO_TEST_SUITE_END()

// --- More than an answer has room for.

BOOST_AUTO_TEST_CASE(where_more_than_eight_actions_stand_those_that_can_be_done_now_are_kept_first) {
  std::vector<policy_rule> tracks;
  for (int i = 0; i < 9; ++i) {
    tracks.push_back(track{"later " + std::to_string(i), [i](const case_view& c) -> std::optional<proposal> {
                             return proposal{.via = channel::task,
                                             .not_before = c.subject().started + boost::posix_time::minutes(i),
                                             .label = label_id{static_cast<std::uint64_t>(i) + 1}};
                           }});
  }
  tracks.push_back(guard{"not before ten", [](const case_view&, const touch_at& touch) {
                           const bool letter = touch.via == channel::letter;
                           const ptime ten = local("2026-11-03", 10, 0);
                           return letter || touch.at >= ten ? verdict::allow() : verdict::not_before(ten);
                         }});
  tracks.push_back(track{"letters", every(business_days{1}, channel::letter).first_after(hours{1})});
  scenario s{policy{"many", doctrine(), tracks}};
  s.starts("2026-11-02 09:00").at("2026-11-02 11:00");
  BOOST_TEST(s.next() == letter_due());
  BOOST_TEST(s.next().what().truncated_actions == 2);
}

}  // namespace
