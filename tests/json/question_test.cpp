#include <followup/json/question.hpp>

#include "json/support.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/policy/presets.hpp>

namespace {

namespace fu = followup;
using fu::json::layout;

std::string asked(const std::string& history, const std::string& more = {}) {
  return R"({"pursuit":{"id":"offer","started":"2026-11-02T08:00:00Z","who":{"id":"Ann","zones":"UTC",)"
         R"("reachable_by":[{"via":"call","endpoint":"mobile"},{"via":"email","endpoint":"0012"}]}},)" +
         more + R"("history":[)" + history + "]}";
}

fu::json::question read(const std::string& text) { return fu::json::read_question(text).value(); }

std::string answered(const fu::json::question& one) {
  const fu::policy rules = fu::until_no();
  const fu::calendar office{"office", "1", fu::monday_to_friday("09:00-17:00")};
  const fu::answer said = fu::next_actions(rules, one.subject, one.history, office, fu::utc("2026-11-20T10:00:00Z"));
  return fu::json::write(said, rules, one.names, layout::one_line);
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const std::string a_yes =
    R"({"id":"call no. 5","at":"2026-11-03T09:00:00Z","via":"call","spoke_to":"decision_maker","outcome":"yes"})";
const std::string an_owl = R"({"id":2,"at":"2026-11-04T09:00:00Z","via":"owl","outcome":"no_answer"})";
const std::string too_early = R"({"id":3,"at":"2019-11-04T09:00:00Z","via":"call","outcome":"no_answer"})";
const std::string a_call = R"({"id":4,"at":"2026-11-05T09:00:00Z","via":"call","outcome":"no_answer"})";

}  // namespace

BOOST_AUTO_TEST_SUITE(questions)

BOOST_AUTO_TEST_CASE(what_came_in_as_text_goes_out_as_that_text) {
  BOOST_TEST(has(answered(read(asked(""))), R"("endpoint":"mobile")"));
  BOOST_TEST(has(answered(read(asked(a_yes))), R"("touch":"call no. 5")"));
  const std::string text = fu::json::write(read(asked(a_yes)));
  for (const auto* part :
       {R"("id":"offer")", R"("id":"Ann")", R"("endpoint":"mobile")", R"("endpoint":"0012")", R"("id":"call no. 5")"}) {
    BOOST_TEST(has(text, part), text);
  }
}

BOOST_AUTO_TEST_CASE(identities_stay_the_64_bits_that_they_are_in_cpp) {
  const fu::json::question one = read(asked(a_yes));
  BOOST_TEST((one.subject.id == fu::id_of<fu::pursuit_id>("offer")));
  BOOST_TEST((one.history.front().id == fu::id_of<fu::touchpoint_id>("call no. 5")));
  BOOST_TEST(one.names.text_of(fu::hash_of("mobile")) == "mobile");
  BOOST_TEST(one.names.text_of(17).empty());
}

BOOST_AUTO_TEST_CASE(without_the_texts_the_digits_are_written_as_before) {
  const fu::json::question one = read(asked(""));
  const fu::policy rules = fu::until_no();
  const fu::calendar office{"office", "1", fu::monday_to_friday("09:00-17:00")};
  const auto said = fu::next_actions(rules, one.subject, one.history, office, fu::utc("2026-11-20T10:00:00Z"));
  BOOST_TEST(has(fu::json::write(said, rules, layout::one_line), std::to_string(fu::hash_of("mobile"))));
}

BOOST_AUTO_TEST_CASE(a_row_that_cannot_be_used_is_a_mistake_unless_the_question_says_otherwise) {
  BOOST_TEST(!fu::json::read_question(asked(an_owl)).has_value());
  fu::json::question one = read(asked(a_yes + "," + an_owl + "," + too_early + "," + a_call, R"("usable":true,)"));
  BOOST_TEST(one.history.size() == 3U);
  leave_out_unusable(one, fu::utc("2026-11-20T10:00:00Z"));
  BOOST_TEST(one.history.size() == 2U);
  BOOST_REQUIRE(one.left_out.size() == 2U);
  BOOST_TEST(one.left_out[0].path == "/history/1/via");
  BOOST_TEST(one.left_out[1].path == "/history/2/at");
  BOOST_TEST(one.left_out[1].found == "2019-11-04T09:00:00Z");
}

BOOST_AUTO_TEST_CASE(what_is_refused_when_it_is_asked_stands_at_its_place_in_the_document) {
  const auto where = [](const fu::json::question& one, const std::string& field) {
    return mistake_in(one, fu::invalid_history(field, "x", "y")).path;
  };
  const fu::json::question one = read(asked(a_yes + "," + an_owl + "," + a_call, R"("usable":true,)"));
  BOOST_TEST(where(one, "touchpoint 4: at") == "/history/2/at");
  BOOST_TEST(where(one, "touchpoint 4: what") == "/history/2/outcome");
  BOOST_TEST(where(one, "touchpoint 4") == "/history/2");
  BOOST_TEST(where(read(asked(a_call)), "touchpoint 4: at") == "/history/0/at");
  BOOST_TEST(where(one, "now") == "/now");
  BOOST_TEST(where(one, "prospect: consent, since") == "/pursuit/who");
  BOOST_TEST(where(one, "pursuit 7: zones") == "/pursuit");
}

BOOST_AUTO_TEST_SUITE_END()
