#include <followup/testing/expectation.hpp>

#include <followup/error.hpp>
#include <followup/testing/scenario.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <followup/testing/boost_test.hpp>

BOOST_AUTO_TEST_SUITE(expectation)

namespace {

namespace fu = followup;
namespace ft = followup::testing;

constexpr auto call = fu::channel::call;
constexpr auto letter = fu::channel::letter;

fu::policy rules() {
  return {"rules",
          fu::doctrine(),
          {fu::track{"calls", fu::every(fu::business_days{2}, call).leaving_a_message()},
           fu::track{"letters", fu::after_each(1, fu::unanswered_calls, letter).with({{"a case", "another"}})},
           fu::guard{"mornings", fu::window(call, fu::monday_to_friday("09:00-12:00"))},
           fu::limit{"patience", fu::calls{20}}.closing_with(letter),
           fu::re_entry{"next year", {fu::disposition::refused}, fu::months{12}}.under("gentle")}};
}

// A call failed on Monday 23 November 2026 at 10:00: now a voicemail and a letter, on Wednesday a call.
ft::told_answer after_a_failed_call() {
  ft::scenario s{rules()};
  s.at("2026-11-23 10:00").call(fu::just_left{});
  return s.next();
}

ft::told_answer after_a_promise() {
  ft::scenario s{rules()};
  s.at("2026-11-23 10:00").call(fu::just_left{}).promised("2026-11-27").message_left();
  return s.next();
}

ft::told_answer on_hold() {
  ft::scenario s{rules()};
  s.at("2026-11-23 10:00").call(fu::on_hold{fu::day("2027-03-01")});
  return s.next();
}

ft::told_answer after_a_no() {
  ft::scenario s{rules()};
  s.at("2026-11-23 10:00").call(fu::no_with_reasons{});
  return s.next();
}

struct row {
  ft::told_answer (*next)();
  ft::expectation what;
  bool holds;
  friend std::ostream& operator<<(std::ostream& out, const row& r) { return out << r.what; }
};

std::vector<row> table() {
  return {
      {after_a_failed_call, ft::call_on("2026-11-24"), true},
      {after_a_failed_call, ft::call_on("2026-11-25"), false},
      {after_a_failed_call, ft::call_in("2026-11-24 09:00", "2026-11-24 12:00"), true},
      {after_a_failed_call, ft::call_in("2026-11-24 09:00", "2026-11-24 12:01"), false},
      {after_a_failed_call, ft::call_in("2026-11-24 09:01", "2026-11-24 12:00"), false},
      {after_a_failed_call, ft::a_call().at("2026-11-24 09:00"), true},
      {after_a_failed_call, ft::a_call().at("2026-11-24T08:00:00Z"), true},
      {after_a_failed_call, ft::a_call().at("2026-11-24 09:30"), false},
      {after_a_failed_call, ft::a_call().due("2026-11-24 09:00"), true},
      {after_a_failed_call, ft::a_call().due("2026-11-24 10:00"), false},
      {after_a_failed_call, ft::a_call().now(), false},
      {after_a_failed_call, ft::message_due(), true},
      {after_a_failed_call, ft::letter_due(), true},
      {after_a_failed_call, ft::letter_on("2026-11-23"), true},
      {after_a_failed_call, ft::email_due(), false},
      {after_a_failed_call, ft::email_on("2026-11-23"), false},
      {after_a_failed_call, ft::a_task(), false},
      {after_a_failed_call, ft::a_letter().about("a case"), true},
      {after_a_failed_call, ft::a_letter().about("another"), false},
      {after_a_failed_call, ft::a_letter().without_brief(), false},
      {after_a_failed_call, ft::a_call().without_brief(), true},
      {after_a_failed_call, ft::a_call().asked_for_by("outcome:just_left"), true},
      {after_a_failed_call, ft::a_call().asked_for_by("calls"), false},
      {after_a_failed_call, ft::a_call().because(fu::reason_kind::outcome_says), true},
      {after_a_failed_call, ft::a_call().because(fu::reason_kind::outcome_says, "outcome:just_left"), true},
      {after_a_failed_call, ft::a_call().because(fu::reason_kind::outcome_says, "outcome:day_off"), false},
      {after_a_failed_call, ft::a_letter().because(fu::reason_kind::outcome_says), false},
      {after_a_failed_call, ft::because(fu::reason_kind::outcome_says), true},
      {after_a_failed_call, ft::because(fu::reason_kind::promise_by_them), false},
      {after_a_failed_call, ft::held_back("calls", "outcome:just_left"), true},
      {after_a_failed_call, ft::held_back("letters", "outcome:just_left"), false},
      {after_a_failed_call, ft::a_call().to(fu::endpoint_id{}), true},
      {after_a_failed_call, ft::a_call().to(fu::endpoint_id{7}), false},
      {after_a_failed_call, ft::a_call().labelled("visit"), false},
      {after_a_failed_call, ft::a_call().that("has an id", [](const auto& one) { return bool{one.id}; }), true},
      {after_a_failed_call, ft::has_status(fu::status::due), true},
      {after_a_failed_call, ft::has_status(fu::status::waiting), false},
      {after_a_failed_call, ft::nothing_but(ft::message_due()), false},
      {after_a_failed_call, ft::silent_until("2026-11-23"), false},
      {after_a_failed_call, ft::silent_until("2026-11-24"), false},
      {after_a_failed_call, ft::message_due() && ft::letter_due(), true},
      {after_a_failed_call, ft::message_due() && ft::email_due(), false},
      {after_a_failed_call, ft::message_due() || ft::email_due(), true},
      {after_a_failed_call, ft::a_task() || ft::email_due(), false},
      {after_a_failed_call, !ft::email_due(), true},
      {after_a_failed_call, !ft::letter_due(), false},
      {after_a_failed_call, ft::explained("They had just left"), true},
      {after_a_failed_call, ft::explained("They asked to be called back"), false},
      {on_hold, ft::silent_until("2027-03-01"), true},
      {on_hold, ft::silent_until("2027-03-01 09:00"), true},
      {on_hold, ft::silent_until("2027-03-01 09:01"), false},
      {on_hold, ft::silent_until("2027-02-26"), false},
      {on_hold, ft::silent_until("2027-03-02"), false},
      {on_hold, ft::asks_again_at("2027-03-01 09:00"), true},
      {on_hold, ft::asks_again_at("2027-03-01 09:01"), false},
      {on_hold, ft::has_status(fu::status::on_hold), true},
      {on_hold, ft::closing(), false},
      {on_hold, ft::ended(fu::disposition::refused), false},
      {after_a_no, ft::ended(fu::disposition::refused), true},
      {after_a_no, ft::ended(fu::disposition::refused, "outcome:no_with_reasons"), true},
      {after_a_no, ft::ended(fu::disposition::refused, "patience"), false},
      {after_a_no, ft::ended(fu::disposition::won), false},
      {after_a_no, ft::again_from("2027-11-23"), true},
      {after_a_no, ft::again_from("2027-11-23 09:00", "next year"), true},
      {after_a_no, ft::again_from("2027-11-24"), false},
      {after_a_no, ft::again_from("2027-11-23", "patience"), false},
      {on_hold, ft::again_from("2027-11-23"), false},
      {after_a_no, ft::silent_until("2026-11-24"), false},
      {after_a_no, ft::asks_again_at("2026-11-24 09:00"), false},
  };
}

std::string words(const ft::told_answer& next) {
  std::ostringstream out;
  out << next;
  return out.str();
}

void check_says(const std::string& text, const std::vector<std::string>& parts) {
  for (const std::string& part : parts)
    BOOST_TEST(text.find(part) != std::string::npos, part << " is not in\n" << text);
}

}  // namespace

BOOST_DATA_TEST_CASE(it_holds_or_it_does_not, table(), row) {
  const ft::told_answer next = row.next();
  BOOST_TEST(row.what.holds_for(next) == row.holds, next);
  BOOST_TEST((next == row.what) == row.holds);
}

BOOST_AUTO_TEST_CASE(a_limit_that_is_reached_is_closing) {
  ft::scenario s{fu::policy{"short",
                            fu::doctrine(),
                            {fu::track{"calls", fu::every(fu::business_days{1}, call)},
                             fu::limit{"patience", fu::calls{1}}.closing_with(letter)}}};
  s.at("2026-11-23 10:00").call(fu::no_answer{});
  BOOST_TEST(s.next() == (ft::closing() && ft::nothing_but(ft::letter_due().asked_for_by("patience"))));
  s.does_what_is_due();
  BOOST_TEST(s.next() == ft::ended(fu::disposition::exhausted, "patience"));
}

BOOST_AUTO_TEST_CASE(what_is_no_time_is_refused_where_it_is_written) {
  BOOST_CHECK_THROW((void)ft::call_on("Friday"), fu::invalid_time);
  BOOST_CHECK_THROW((void)ft::call_on("2026-11-27 09:00"), fu::invalid_time);
  BOOST_CHECK_THROW((void)ft::call_in("2026-11-27", "2026-11-28"), fu::invalid_time);
  BOOST_CHECK_THROW((void)ft::silent_until("2026-02-30"), fu::invalid_time);
  BOOST_CHECK_THROW((void)ft::asks_again_at("soon"), fu::invalid_time);
}

struct misspelt_row {
  ft::expectation what;
  const char* name;
  friend std::ostream& operator<<(std::ostream& out, const misspelt_row& r) { return out << r.what; }
};

std::vector<misspelt_row> misspelt() {
  return {{!ft::a_call().asked_for_by("cals"), "rule | cals"},
          {!ft::a_letter().about("a cse"), "brief | a cse"},
          {ft::nothing_but(ft::a_call().asked_for_by("cals")), "rule | cals"},
          {ft::a_call() && !ft::ended(fu::disposition::exhausted, "patiense"), "rule | patiense"},
          {!ft::because(fu::reason_kind::rhythm, "cals") || ft::a_call(), "rule | cals"},
          {!ft::a_call().because(fu::reason_kind::rhythm, "cals"), "rule | cals"},
          {!ft::held_back("calls", "promises"), "rule | promises"},
          {!ft::again_from("2027-11-23", "next yaer"), "rule | next yaer"}};
}

BOOST_DATA_TEST_CASE(a_name_that_the_policy_does_not_have_is_refused, misspelt(), row) {
  const ft::told_answer next = after_a_failed_call();
  const auto names_it = [&](const fu::invalid_policy& e) {
    const auto kind = e.field().substr(e.field().rfind(' ') + 1);
    return kind + " | " + e.value() == row.name && e.allowed() == "a " + kind + " of policy 'rules'";
  };
  BOOST_CHECK_EXCEPTION((void)(next == row.what), fu::invalid_policy, names_it);
}

BOOST_AUTO_TEST_CASE(a_track_of_a_hosts_own_may_name_any_brief) {
  const auto own = [](const fu::case_view& c) -> std::optional<fu::proposal> {
    return fu::proposal{letter, c.subject().started, fu::id_of<fu::brief_id>("a brochure")};
  };
  ft::scenario s{fu::policy{"own", fu::doctrine(), {fu::track{"brochures", own}}}};
  s.at("2026-11-23 10:00");
  BOOST_TEST(s.next() == ft::letter_due().about("a brochure"));
  BOOST_TEST(s.next() == !ft::letter_due().about("a price list"));
}

BOOST_AUTO_TEST_CASE(the_first_action_of_a_channel_is_at_hand) {
  BOOST_TEST(after_a_failed_call().first(letter).brief == fu::id_of<fu::brief_id>("a case"));
  BOOST_CHECK_THROW((void)after_a_failed_call().first(fu::channel::email), fu::invalid_history);
}

// --- What a failure prints.

BOOST_AUTO_TEST_CASE(an_ending_is_told_with_what_comes_after_it) {
  check_says(words(after_a_no()), {"-> closed: refused by \"outcome:no_with_reasons\", touchpoint #1, again from "
                                   "2027-11-23 09:00 under \"gentle\"\n"});
}

BOOST_AUTO_TEST_CASE(what_is_next_prints_the_answer_and_the_whole_story) {
  const std::string text = words(after_a_promise());
  check_says(text,
             {"at 2026-11-23 10:00\n", "followup timeline 1", "call: just_left by gatekeeper, message left, promised",
              "-> call 2026-11-27 09:00 .. 2026-11-27 12:30, asked for by \"promise\"",
              "because promise_by_them \"promise\": They asked to be called back on Friday 27 November 2026."});
  BOOST_TEST(text.find("expected") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_comparison_that_failed_is_printed_with_what_is_in_the_way) {
  const ft::told_answer next = after_a_promise();
  BOOST_TEST(!(next == ft::call_on("2026-11-24")));
  check_says(words(next), {"expected at 2026-11-23 10:00: a call on 2026-11-24\n", "it would be as expected without\n",
                           "  the promise of touchpoint #1 (2026-11-23 10:00 call: just_left",
                           "without the last thing that happened", "followup timeline 1"});
  BOOST_TEST(words(next) == ft::why_not(next, ft::call_on("2026-11-24")));
}

BOOST_AUTO_TEST_CASE(each_rule_and_each_touchpoint_is_tried_alone) {
  const ft::told_answer next = after_a_failed_call();
  using list = std::vector<std::string>;
  BOOST_TEST(ft::what_is_in_the_way(next, ft::call_in("2026-11-24 09:00", "2026-11-24 12:30")) ==
             (list{"guard \"mornings\""}));
  BOOST_TEST(ft::what_is_in_the_way(next, !ft::letter_due()) ==
             (list{"track \"letters\"", "touchpoint #1 (2026-11-23 10:00 call: just_left by gatekeeper (#1))"}));
  BOOST_TEST(ft::what_is_in_the_way(next, ft::email_due()).empty());
  BOOST_TEST(ft::why_not(next, ft::email_due()).find("no rule and no touchpoint alone") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_librarys_values_are_shown_by_name) {
  const auto shown = [](const auto& value) {
    std::ostringstream out;
    out << boost::test_tools::tt_detail::print_helper(value);
    return out.str();
  };
  BOOST_TEST(shown(fu::status::on_hold) == "on_hold");
  BOOST_TEST(shown(fu::outcome_kind::just_left) == "just_left");
  BOOST_TEST(shown(fu::touchpoint_id{7}) == "#7");
  BOOST_TEST(shown(fu::agreed("2026-11-27 14:00")) == "2026-11-27 14:00");
  BOOST_TEST(
      shown(after_a_promise().told().history.front()) ==
      "2026-11-23T09:00:00Z call: just_left by gatekeeper, message left, promised 2026-11-27, in pursuit #1 (#1)");
}

BOOST_AUTO_TEST_SUITE_END()
