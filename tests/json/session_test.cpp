#include <followup/json/session.hpp>

#include "json/support.hpp"

#include <followup/policy/presets.hpp>

#include <algorithm>
#include <thread>

namespace {

namespace fu = followup;
namespace json = fu::json;

const fu::ptime noon = fu::utc("2026-11-24T12:00:00Z");

std::string call_on(int day, const std::string& more = R"("outcome":"no_answer")") {
  const std::string text = std::to_string(day);
  return R"({"id":"call )" + text + R"(","at":"2026-11-)" + text + R"(T09:00:00Z","via":"call",)" + more + "}";
}

// A question of a pursuit that began on 9 November; `more` are members, each with a comma behind it.
std::string asked(const std::string& history, const std::string& more = {}) {
  return "{" + more + R"("history":[)" + history +
         R"(],"pursuit":{"id":"offer-1","started":"2026-11-09T08:00:00Z","who":{"id":7,"zones":"UTC","reachable_by":)" +
         R"([{"via":"call","endpoint":"desk"},{"via":"call","endpoint":"mobile"},{"via":"letter"}]}}})";
}

const fu::policy& rules() {
  static const fu::policy one = fu::until_no();
  return one;
}
const fu::calendar& office() {
  static const fu::calendar one{"office", "1", fu::monday_to_friday("09:00-17:00")};
  return one;
}
json::setting setting() { return {.rules = &rules(), .hours = &office(), .now = noon}; }

std::string said(const std::string& question, const json::setting& otherwise = setting()) {
  const json::reply one = json::next(question, otherwise);
  BOOST_TEST(one.good(), one.text);
  return one.text;
}

std::string refused(const std::string& question, fu::error_kind kind, const json::setting& otherwise = setting()) {
  const json::reply one = json::next(question, otherwise);
  BOOST_TEST((one.error == kind), one.text);
  return one.text;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// The text of a member that is a text.
std::string text_of(const std::string& object, const std::string& member) {
  const std::string begin = "\"" + member + "\":\"";
  const auto at = object.find(begin);
  if (at == std::string::npos) return {};
  return object.substr(at + begin.size(), object.find('"', at + begin.size()) - at - begin.size());
}

std::string without_progress(std::string object) {
  const std::string all = ",\"progress\":\"" + text_of(object, "progress") + "\"";
  const auto at = object.find(all);
  if (at != std::string::npos) object.erase(at, all.size());
  return object;
}

std::string with_progress(const std::string& text) { return R"("progress":")" + text + "\","; }

}  // namespace

BOOST_AUTO_TEST_SUITE(sessions)

BOOST_AUTO_TEST_CASE(an_answer_carries_the_pursuit_as_the_question_has_it) {
  BOOST_TEST(said(asked("")).starts_with(R"({"pursuit":"offer-1","status":)"));
  BOOST_TEST(!has(said(asked("")), "progress"));
}

BOOST_AUTO_TEST_CASE(from_progress_and_newer_touchpoints_the_answer_is_that_of_the_whole_history) {
  const std::vector<std::string> calls{
      call_on(10), call_on(12, R"("outcome":"busy")"), call_on(16, R"("outcome":"machine","message_left":true)"),
      call_on(20, R"("spoke_to":"gatekeeper","outcome":"just_left","promised":{"when":"2026-11-27"})")};
  json::session asking;
  std::string kept = R"("progress":null,)";
  std::string history;
  for (const std::string& call : calls) {
    (history += history.empty() ? "" : ",") += call;
    const json::reply from_progress = asking.next(asked(call, kept), setting());
    BOOST_TEST(from_progress.good(), from_progress.text);
    BOOST_TEST(without_progress(from_progress.text) == said(asked(history)));
    kept = with_progress(text_of(from_progress.text, "progress"));
  }
  // Nothing newer: the same progress again.
  BOOST_TEST(with_progress(text_of(said(asked("", kept)), "progress")) == kept);
}

BOOST_AUTO_TEST_CASE(newer_touchpoints_may_come_in_any_order_and_twice) {
  const std::string kept = with_progress(text_of(said(asked(call_on(10), R"("progress":null,)")), "progress"));
  const std::string in_order = said(asked(call_on(12) + "," + call_on(16), kept));
  BOOST_TEST(said(asked(call_on(16) + "," + call_on(12) + "," + call_on(16), kept)) == in_order);
}

BOOST_AUTO_TEST_CASE(a_policy_that_needs_the_history_brings_no_progress) {
  const fu::policy looks_back =
      rules().with(fu::guard{"weekly", fu::at_most(9, fu::channel::call, fu::rolling_days{7})}).named("looks back");
  BOOST_REQUIRE(looks_back.needs_history());
  json::setting here = setting();
  here.rules = &looks_back;
  BOOST_TEST(has(said(asked(call_on(10), R"("progress":null,)"), here), R"("progress":null)"));
  const std::string kept = with_progress(text_of(said(asked("", R"("progress":null,)")), "progress"));
  BOOST_TEST(has(refused(asked("", kept), fu::error_kind::history_required, here), R"("path":"/progress")"));
}

BOOST_AUTO_TEST_CASE(what_wants_the_whole_history_says_so_by_its_kind) {
  const std::string kept = with_progress(text_of(said(asked(call_on(16), R"("progress":null,)")), "progress"));
  const std::string late = refused(asked(call_on(12), kept), fu::error_kind::out_of_order);
  BOOST_TEST(has(late, R"("path":"/history/0/at","found":"2026-11-12T09:00:00Z")"), late);
  BOOST_TEST(has(late, R"("error":"out_of_order")"), late);
  const fu::policy other = rules().named("other");
  json::setting here = setting();
  here.rules = &other;
  BOOST_TEST(has(refused(asked("", kept), fu::error_kind::stale_progress, here), R"("path":"/progress")"));
  BOOST_TEST(
      has(refused(asked("", R"("progress":"abc",)"), fu::error_kind::invalid_document), R"("path":"/progress")"));
}

BOOST_AUTO_TEST_CASE(policies_and_calendars_are_named_or_come_along) {
  const json::shelf names{.policies = {{"ours", fu::gentle()}}, .calendars = {{"office", office()}}};
  const json::setting here{.named = &names, .now = noon};
  const auto under = [](const fu::policy& one) { return R"("policy":")" + std::to_string(one.identity()) + "\""; };
  const std::string at_the_office = R"("calendar":"office",)";
  BOOST_TEST(has(said(asked("", at_the_office + R"("policy":"ours",)"), here), under(fu::gentle())));
  BOOST_TEST(has(said(asked("", at_the_office + R"("policy":"until_no",)"), here), under(fu::until_no())));
  const std::string whole = R"("policy":)" + json::write(fu::three_strikes(), json::layout::one_line) + "," +
                            R"("calendar":)" + json::write(office(), json::layout::one_line) + ",";
  json::session asking;
  for (int time = 0; time < 2; ++time) {
    const json::reply one = asking.next(asked("", whole), here);
    BOOST_TEST(has(one.text, under(fu::three_strikes())), one.text);
  }
  // What a question brings goes before what there is for all.
  BOOST_TEST(has(said(asked("", R"("policy":"gentle",)")), under(fu::gentle())));
}

BOOST_AUTO_TEST_CASE(of_what_came_along_no_answer_is_given_to_what_comes_later) {
  const json::setting here{.hours = &office(), .now = noon};
  json::session asking;
  for (int days = 1; days < 200; ++days) {
    const std::string cadence =
        R"({"policy":"p","outcomes":{"based_on":"doctrine"},"tracks":[{"id":"calls","via":"call",)"
        R"("every":")" +
        std::to_string(days) + R"( calendar days"}]})";
    const std::string text = asking.next(asked("", R"("policy":)" + cadence + ","), here).text;
    BOOST_TEST(has(text, std::to_string(json::read_policy(cadence).value().identity())), text);
  }
  for (int second = 10; second < 60; ++second) {
    std::string question = asked("");
    question.replace(question.find(R"("UTC")"), 5, R"("UTC+00:00:)" + std::to_string(second) + "\"");
    BOOST_TEST(asking.next(question, setting()).good());
  }
}

BOOST_AUTO_TEST_CASE(a_name_that_nobody_knows_is_a_mistake_that_lists_those_that_are) {
  const json::shelf names{.policies = {{"ours", fu::gentle()}}, .calendars = {{"office", office()}}};
  const json::setting here{.named = &names, .now = noon};
  const std::string text =
      refused(asked("", R"("policy":"theirs","calendar":"home",)"), fu::error_kind::invalid_document, here);
  BOOST_TEST(has(text, R"({"path":"/policy","found":"\"theirs\"","allowed":"ours; )"), text);
  BOOST_TEST(has(text, R"({"path":"/calendar","found":"\"home\"","allowed":"office; )"), text);
  const std::string none = refused(asked(""), fu::error_kind::invalid_document, {.now = noon});
  BOOST_TEST(has(none, R"~({"path":"/policy","found":"(none)")~"), none);
  BOOST_TEST(has(none, R"~({"path":"/calendar","found":"(none)")~"), none);
  const std::string inside = refused(asked("", R"("policy":{"policy":"p"},)"), fu::error_kind::invalid_document);
  BOOST_TEST(has(inside, R"~({"path":"/policy/tracks","found":"(none)")~"), inside);
}

BOOST_AUTO_TEST_CASE(a_request_comes_back_as_it_is_with_mistakes_too) {
  for (const std::string request : {"42", "\"a \\\"b\\\" \xC3\xAB\"", "null", "{\"a\":[1,{\"b\":2.50}]}"}) {
    const std::string member = "\"request\":" + request + ",";
    BOOST_TEST(has(said(asked("", member)), member), request);
    BOOST_TEST(has(refused(asked("", member + R"("policy":"none",)"), fu::error_kind::invalid_document), member));
    BOOST_TEST(has(refused(asked("", member + R"("owl":1,)"), fu::error_kind::invalid_document), member));
  }
}

BOOST_AUTO_TEST_CASE(sentences_come_in_the_languages_that_are_asked_for) {
  const std::string both = said(asked("", R"("told":["en","nl"],)"));
  BOOST_TEST(has(both, R"("told":{"en":"Call on )"), both);
  BOOST_TEST(has(both, R"("nl":"Bel op )"), both);
  json::setting plain = setting();
  plain.why = fu::reasons::none;
  const std::string dutch = said(asked(call_on(10), R"("told":"nl",)"), plain);
  BOOST_TEST(!has(dutch, R"("en":)"));
  BOOST_TEST(!has(dutch, R"("reasons")"));
  // With the reasons, though these are left out themselves.
  BOOST_TEST(text_of(dutch, "nl") == text_of(said(asked(call_on(10), R"("told":"nl",)")), "nl"));
  BOOST_TEST(has(refused(asked("", R"("told":"eo",)"), fu::error_kind::invalid_document), R"("path":"/told")"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_used_is_left_out_of_what_is_newer_too) {
  const std::string kept = with_progress(text_of(said(asked(call_on(10), R"("progress":null,)")), "progress"));
  const std::string owl = call_on(12, R"("outcome":"hoots")");
  const std::string text = said(asked(owl + "," + call_on(16), R"("usable":true,)" + kept));
  BOOST_TEST(has(text, R"("left_out":[{"path":"/history/0/outcome","found":"\"hoots\"")"), text);
  BOOST_TEST(text_of(text, "progress") == text_of(said(asked(call_on(16), kept)), "progress"));
}

BOOST_AUTO_TEST_CASE(what_was_taken_for_granted_is_told) {
  json::setting by_clock = setting();
  by_clock.by_clock = true;
  const std::string text = said(asked(""), by_clock);
  BOOST_TEST(has(text, R"~("assumed":[{"path":"/now","found":"(none)","allowed":"an instant; )~"), text);
  BOOST_TEST(has(text, "2026-11-24T12:00:00Z"), text);
  BOOST_TEST(!has(said(asked("", R"("now":"2026-11-24T12:00:00Z",)"), by_clock), "assumed"));
  BOOST_TEST(!has(said(asked("")), "assumed"));
  // One of two numbers is dead, and nobody said which.
  const std::string wrong = said(asked(call_on(10, R"("outcome":"wrong_number")")));
  BOOST_TEST(has(wrong, R"("assumed":[{"path":"/pursuit/who/reachable_by/0")"), wrong);
}

BOOST_AUTO_TEST_CASE(the_line_is_told_with_its_mistakes) {
  json::setting third = setting();
  third.line = 3;
  BOOST_TEST(refused("[]", fu::error_kind::invalid_document, third).starts_with(R"({"line":3,"mistakes":[)"));
  BOOST_TEST(refused(R"({"pursuit": {"id": "offer-9")", fu::error_kind::invalid_document, third)
                 .starts_with(R"({"pursuit":"offer-9","line":3,"mistakes":[)"));
  BOOST_TEST(!has(said(asked(""), third), "\"line\""));
}

BOOST_AUTO_TEST_CASE(no_text_makes_a_session_throw_and_the_next_question_is_answered) {
  json::session asking;
  const std::string good = asked(call_on(10), R"("progress":null,"request":[1],"told":"nl",)");
  const std::string expected = asking.next(good, setting()).text;
  for (std::size_t end = 0; end < good.size(); ++end) {
    BOOST_TEST(!asking.next(good.substr(0, end), setting()).good());
    std::string changed = good;
    changed[end] = changed[end] == '"' ? ' ' : '"';
    (void)asking.next(changed, setting());
  }
  BOOST_TEST(!asking.next(std::string(1'000'000, '['), setting()).good());
  BOOST_TEST(!asking.next(std::string("\xFF\0\xFE", 3), setting()).good());
  BOOST_TEST(asking.next(good, setting()).text == expected);
}

BOOST_AUTO_TEST_CASE(a_fold_needs_neither_calendar_nor_time) {
  json::session asking;
  const json::setting here{.rules = &rules(), .now = noon};
  const json::reply first = asking.fold(asked(call_on(10)), here);
  BOOST_TEST(first.good(), first.text);
  BOOST_TEST(first.text.starts_with(R"({"pursuit":"offer-1","progress":")"), first.text);
  const std::string kept = with_progress(text_of(first.text, "progress"));
  const json::reply second = asking.fold(asked(call_on(12), kept), here);
  BOOST_TEST(second.text == asking.fold(asked(call_on(12) + "," + call_on(10)), here).text);
  BOOST_TEST((asking.fold(asked(call_on(10, R"("outcome":"yes","spoke_to":"machine")")), here).error.has_value()));
}

BOOST_AUTO_TEST_CASE(sessions_of_several_threads_share_what_they_are_given) {
  const json::shelf names{.policies = {{"ours", fu::gentle()}}, .calendars = {{"office", office()}}};
  const std::string question = asked(call_on(10), R"("policy":"ours","calendar":"office","progress":null,)");
  const json::setting here{.named = &names, .now = noon};
  const std::string expected = said(question, here);
  std::vector<int> same(4);
  std::vector<std::thread> threads;
  for (int& count : same) {
    threads.emplace_back([&] {
      json::session asking;
      for (int i = 0; i < 50; ++i) count += asking.next(question, here).text == expected ? 1 : 0;
    });
  }
  for (std::thread& one : threads) one.join();
  BOOST_TEST(std::all_of(same.begin(), same.end(), [](int count) { return count == 50; }));
}

BOOST_AUTO_TEST_SUITE_END()
