#include <followup/json/answer.hpp>

#include "json/support.hpp"

#include <followup/policy/presets.hpp>

namespace {

namespace fu = followup;
namespace json = fu::json;
using samples::told;

fu::pursuit offer() {
  fu::pursuit some;
  some.id = fu::pursuit_id{1};
  some.who.id = fu::prospect_id{7};
  some.who.zones = {fu::time_zone::named("Europe/Amsterdam")};
  some.who.reachable_by = {{fu::channel::call, fu::endpoint_id{3}}, {fu::channel::letter}, {fu::channel::email}};
  some.started = fu::utc("2026-11-16T09:00:00Z");
  return some;
}

std::vector<fu::touchpoint> calls(int count, const fu::outcome& last) {
  std::vector<fu::touchpoint> all;
  for (int i = 0; i < count; ++i) {
    fu::touchpoint touch;
    touch.id = fu::touchpoint_id{static_cast<std::uint64_t>(100 + i)};
    touch.pursuit = fu::pursuit_id{1};
    touch.at = fu::utc("2026-11-19T10:00:00Z") + fu::time_duration{24 * i, 0, 0};
    touch.what = i + 1 < count ? fu::outcome{fu::no_answer{}} : last;
    const bool person = !std::holds_alternative<fu::no_answer>(touch.what);
    touch.spoke_to = person ? fu::contact_role::decision_maker : fu::contact_role::nobody;
    all.push_back(touch);
  }
  return all;
}

// Answers of every status that a history brings about.
std::vector<fu::answer> answers(const fu::policy& rules) {
  const fu::pursuit subject = offer();
  const std::vector<fu::touchpoint> nothing;
  std::vector<fu::answer> all{fu::next_actions(rules, subject, nothing, samples::office(), subject.started)};
  for (const fu::outcome& last :
       {fu::outcome{fu::no_answer{}}, fu::outcome{fu::on_hold{fu::day("2027-03-01")}}, fu::outcome{fu::yes{}},
        fu::outcome{fu::meeting_agreed{fu::agreed_time::on(fu::day("2026-12-15"))}}, fu::outcome{fu::objection{}},
        fu::outcome{fu::no_with_reasons{}}}) {
    const auto history = calls(6, last);
    all.push_back(fu::next_actions(rules, subject, history, samples::office(), fu::utc("2026-11-25T08:00:00Z")));
  }
  fu::pursuit nowhere = subject;
  nowhere.who.zones.clear();
  all.push_back(fu::next_actions(rules, nowhere, nothing, samples::office(), subject.started));
  return all;
}

fu::policy with_briefs() {
  fu::until_no_options figures;
  figures.letters = {"an article", "17"};
  return fu::until_no(figures);
}

BOOST_AUTO_TEST_SUITE(answer_documents)

BOOST_AUTO_TEST_CASE(reading_back_gives_an_equal_answer) {
  const fu::policy again{"again",
                         fu::doctrine(),
                         {fu::track{"calls", fu::every(fu::business_days{1}, fu::channel::call)},
                          fu::re_entry{"next year", {fu::disposition::refused}, fu::months{12}}.under("gentle")}};
  for (const fu::policy& rules : {fu::until_no(), with_briefs(), again}) {
    for (const fu::answer& one : answers(rules)) {
      samples::comes_back(one, [](auto text) { return json::read_answer(text); });
      const std::string named = json::write(one, rules);
      const auto back = json::read_answer(named);
      BOOST_TEST_REQUIRE(back.has_value(), told(back) << named);
      BOOST_TEST((*back == one), named);
    }
  }
}

BOOST_AUTO_TEST_CASE(rules_and_briefs_stand_by_their_names) {
  const fu::policy rules = with_briefs();
  const std::string text = json::write(answers(rules)[1], rules, json::layout::one_line);
  BOOST_TEST(text.find(R"("rule":"letters","brief":"an article")") != std::string::npos, text);
  const std::string bare = json::write(answers(rules)[1]);
  BOOST_TEST(bare.find("\"letters\"") == std::string::npos, bare);
}

BOOST_AUTO_TEST_CASE(labels_of_tasks_stand_by_their_names) {
  const fu::policy rules{
      "tasks", fu::doctrine(), {fu::track{"visits", fu::every(fu::months{1}, fu::channel::task)}.labelled("visit")}};
  fu::pursuit subject = offer();
  subject.who.reachable_by.push_back({fu::channel::task});
  const fu::answer a = fu::next_actions(rules, subject, {}, samples::office(), subject.started);
  const std::string text = json::write(a, rules, json::layout::one_line);
  BOOST_TEST(text.find(R"("label":"visit")") != std::string::npos, text);
  BOOST_TEST((json::read_answer(text).value() == a));
}

BOOST_AUTO_TEST_CASE(a_window_without_an_end_stays_open) {
  fu::answer open;
  fu::action call;
  call.id = fu::action_id{5};
  call.due = fu::utc("2026-11-23T09:00:00Z");
  call.window = {call.due, fu::last_instant()};
  open.actions.push_back(call);
  samples::comes_back(open, [](auto text) { return json::read_answer(text); });
  BOOST_TEST(json::write(open).find("\"end\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(more_than_an_answer_has_room_for_is_refused) {
  std::string reasons;
  for (std::size_t i = 0; i <= fu::answer::most_reasons; ++i) {
    reasons += std::string(i > 0 ? "," : "") + R"({"kind": "waiting"})";
  }
  const auto read = json::read_answer(
      R"({"status": "due", "actions": [], "policy": "1", "calendar": "1", "reasons": [)" + reasons + "]}");
  BOOST_TEST(told(read) == "/reasons: found 33 of them, allowed: at most 32\n");
}

BOOST_AUTO_TEST_CASE(progress_is_kept_as_it_is) {
  const fu::policy rules = fu::until_no();
  const fu::progress so_far = fu::fold(rules, offer(), calls(4, fu::no_answer{}));
  const std::string text = json::write(so_far);
  BOOST_TEST(text.size() == 258U);
  const auto back = json::read_progress(text);
  BOOST_TEST_REQUIRE(back.has_value(), told(back));
  BOOST_TEST((*back == so_far));
  BOOST_TEST(!json::read_progress("\"" + std::string(255, '0') + "g\"").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
