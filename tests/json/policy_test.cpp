#include <followup/json/policy.hpp>

#include "json/support.hpp"

#include <followup/policy/presets.hpp>

#include <fstream>

namespace {

namespace fu = followup;
namespace json = fu::json;
using samples::told;

// The first example in a header: what stands in its comment from a brace to the brace that ends it.
std::string example_in(const std::string& header) {
  std::ifstream file(FOLLOWUP_JSON_HEADERS + ("/" + header));
  std::string text;
  for (std::string line; std::getline(file, line);) {
    if (text.empty() && line != "//   {") continue;
    text += line.substr(2) + "\n";
    if (line == "//   }") break;
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(policy_documents)

BOOST_AUTO_TEST_CASE(the_documented_example_is_read) {
  json::registry own;
  own.track("birthday card", [](const json::parameters& given) -> fu::track_function {
    (void)given.text("brief", "a birthday card");
    return [](const fu::case_view&) { return std::optional<fu::proposal>{}; };
  });
  const auto read = json::read_policy(example_in("policy.hpp"), own);
  BOOST_TEST_REQUIRE(read.has_value(), told(read));
  BOOST_TEST(read->name() == "proposals");
  BOOST_TEST(read->rules().size() == 10U);
  BOOST_TEST((json::read_policy(json::write(*read), own).value() == *read));
}

BOOST_DATA_TEST_CASE(reading_back_gives_an_equal_policy, boost::unit_test::data::make(samples::policies()), one) {
  const json::registry own = samples::own_rules();
  for (const auto which : {json::rows::that_differ, json::rows::all}) {
    for (const auto how : {json::layout::pretty, json::layout::one_line}) {
      const std::string text = json::write(one.rules, how, which);
      const auto back = json::read_policy(text, own);
      BOOST_TEST(back.has_value(), told(back) << text);
      if (!back) continue;
      BOOST_TEST((*back == one.rules), text);
      BOOST_TEST(json::write(*back, how, which) == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_document_says_only_what_differs) {
  const fu::policy rules{"proposals",
                         fu::doctrine().with(fu::outcome_kind::on_hold, fu::hold_until_named_or{fu::months{2}}),
                         {fu::track{"calls", fu::every(fu::business_days{2}, fu::channel::call).leaving_a_message()},
                          fu::guard{"daily", fu::at_most(1, fu::channel::call, fu::per_local_day).except_retries()}}};
  BOOST_TEST(json::write(rules) == R"({
  "policy": "proposals",
  "version": "1",
  "outcomes": {"based_on": "doctrine", "on_hold": {"hold_until_named_or": "2 months"}},
  "tracks": [{"id": "calls", "every": "2 business days", "via": "call", "leaves_message": true}],
  "guards": [{"id": "daily", "at_most": 1, "channels": "call", "per": "local day", "except_retries": true}]
}
)");
}

BOOST_AUTO_TEST_CASE(a_table_that_is_written_out_needs_no_doctrine) {
  const std::string text = json::write(fu::until_no(), json::layout::one_line, json::rows::all);
  BOOST_TEST(text.find("based_on") == std::string::npos);
  BOOST_TEST(
      text.find(R"("no_answer":"follow_rhythm","busy":{"retry_soon":{"after":"20 minutes","at_most_a_day":2}})") !=
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_left_out_has_its_default) {
  const auto terse = json::read_policy(R"({"policy": "p", "outcomes": {"based_on": "doctrine", "busy": "retry_soon"},
      "tracks": [{"id": "l", "after_each": "5 unanswered calls", "via": "letter"}, {"id": "c", "every": ["1 hours"], "via": "call"}],
      "guards": [{"id": "w", "channels": "call", "window": {"hours": {"monday-sunday": "09:00-17:00"}}}]})");
  BOOST_TEST_REQUIRE(terse.has_value(), told(terse));
  const fu::policy meant{"p",
                         fu::doctrine(),
                         {fu::guard{"w", fu::window(fu::channel::call, fu::every_day("09:00-17:00"))},
                          fu::track{"l", fu::after_each(5, fu::unanswered_calls, fu::channel::letter)},
                          fu::track{"c", fu::every(fu::hours{1}, fu::channel::call)}}};
  BOOST_TEST((*terse == meant));
}

BOOST_AUTO_TEST_CASE(what_rules_can_be_told_is_said_as_a_sales_team_says_it) {
  const auto read = json::read_policy(R"({"policy": "p",
      "outcomes": {"based_on": "doctrine", "no_answer": {"follow_rhythm": {"next_number": true}},
                   "busy": {"retry_soon": {"after": "15 minutes", "at_most_a_day": 3, "chooses_daypart": true}}},
      "tracks": [
        {"id": "calls", "every": "2 hours", "via": "call", "leaves_message": true, "message_at": [1, 3],
         "chooses_daypart": true},
        {"id": "news", "every": "1 month", "via": "letter", "waits_for_promises": true},
        {"id": "hot", "after_outcome": "clicked", "wait": "5 open minutes", "via": "call", "lapses_after": "2 hours"},
        {"id": "reminder", "before_appointment": "1 business day", "via": "email"},
        {"id": "social", "via": "task", "every": "1 month", "label": "visit"},
        {"id": "steps", "repeats_after": "1 month", "steps": [
           {"id": "call", "via": "call", "leaves_message": true}, {"id": "look", "via": "task", "label": "LinkedIn"}]}],
      "guards": [
        {"id": "week", "at_most": 5, "channels": "call", "per": "calendar week"},
        {"id": "month", "at_most": 9, "channels": "call", "per": "calendar month"},
        {"id": "machines", "at_most": 3, "channels": "call", "per": "lifetime", "that_led_to": "machine"}],
      "dayparts": {"parts": [{"name": "morning", "hours": "09:00-12:00"},
                             {"name": "Friday", "hours": "12:00-13:00", "on": "friday"}],
                   "side_rules": [{"other_clock_time": "2 hours"}, "other_weekday"]}})");
  BOOST_TEST_REQUIRE(read.has_value(), told(read));
  using fu::channel;
  const auto steps = fu::in_order(
      {fu::step{"call", channel::call}.leaving_a_message(), fu::step{"look", channel::task}.labelled("LinkedIn")});
  const fu::policy meant{
      "p",
      fu::doctrine()
          .with(fu::outcome_kind::no_answer, fu::follow_rhythm{.next_number = true})
          .with(fu::outcome_kind::busy, fu::retry_soon{fu::minutes{15}, 3, true}),
      {fu::track{"calls", fu::every(fu::hours{2}, channel::call).leaving_a_message_at({1, 3}).choosing_the_daypart()},
       fu::track{"news", fu::every(fu::months{1}, channel::letter)}.waiting_for_promises(),
       fu::track{"hot", fu::after(fu::outcome_kind::clicked, fu::open_minutes{5}, channel::call)}.lapsing_after(
           fu::hours{2}),
       fu::track{"reminder", fu::before_appointment(fu::business_days{1}, channel::email)},
       fu::track{"social", fu::every(fu::months{1}, channel::task)}.labelled("visit"),
       fu::track{"steps", steps.repeating_after(fu::months{1})},
       fu::guard{"week", fu::at_most(5, channel::call, fu::per_calendar_week)},
       fu::guard{"month", fu::at_most(9, channel::call, fu::per_calendar_month)},
       fu::guard{"machines", fu::at_most(3, channel::call, fu::per_lifetime).that_led_to({fu::outcome_kind::machine})},
       fu::daypart_choice{{{"morning", {540, 720}}, {"Friday", {720, 780}, 200, {fu::weekday::friday}}},
                          2,
                          {fu::other_clock_time{fu::hours{2}}, fu::other_weekday{}}}}};
  BOOST_TEST((*read == meant), json::write(*read));
  BOOST_TEST((json::read_policy(json::write(meant)).value() == meant), json::write(meant));
}

BOOST_AUTO_TEST_CASE(a_preset_is_named) {
  BOOST_TEST((json::read_policy(R"({"preset": "gentle"})").value() == fu::gentle()));
  BOOST_TEST((json::read_policy(R"({"preset": "until_no"})").value() == fu::until_no()));
  fu::until_no_options figures;
  figures.rhythm = fu::business_days{2};
  figures.longest = std::nullopt;
  figures.letters = {"an article"};
  figures.version = "ours";
  const auto ours = json::read_policy(
      R"({"preset": "until_no", "rhythm": "2 business days", "longest": null, "letters": ["an article"], "version": "ours"})");
  BOOST_TEST_REQUIRE(ours.has_value(), told(ours));
  BOOST_TEST((*ours == fu::until_no(figures)));
}

BOOST_AUTO_TEST_CASE(the_order_of_rules_counts_among_their_own_kind_only) {
  const auto rule = [](const char* id) { return fu::guard{id, fu::not_on_landing_day(fu::channel::call)}; };
  const fu::track calls{"calls", fu::every(fu::business_days{1}, fu::channel::call)};
  const fu::policy one{"p", fu::doctrine(), {calls, rule("a"), rule("b")}};
  const fu::policy mixed{"p", fu::doctrine(), {rule("a"), calls, rule("b")}};
  const fu::policy swapped{"p", fu::doctrine(), {calls, rule("b"), rule("a")}};
  BOOST_TEST((one == mixed));
  BOOST_TEST(!(one == swapped));
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_not_registered_cannot_be_written) {
  const fu::policy rules{
      "p", fu::doctrine(), {fu::track{"own", [](const fu::case_view&) { return std::optional<fu::proposal>{}; }}}};
  BOOST_CHECK_EXCEPTION(json::write(rules), fu::invalid_policy, [](const fu::invalid_policy& wrong) {
    return wrong.field() == "track 'own'" && wrong.allowed().find("registry::make_track") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_cannot_be_written) {
  const fu::policy rules{"caf\xE9", fu::doctrine(), {fu::track{"c", fu::every(fu::hours{1}, fu::channel::call)}}};
  BOOST_CHECK_THROW(json::write(rules), fu::invalid_policy);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
