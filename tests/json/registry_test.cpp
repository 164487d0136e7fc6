#include <followup/json/registry.hpp>

#include "json/support.hpp"

namespace {

namespace fu = followup;
namespace json = fu::json;
using samples::told;

const std::string around = R"({"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks": [{"id": "t", "rule": )";

// What a factory was given, in words.
struct seen {
  std::string text;
};

json::registry listening(seen& what) {
  json::registry own;
  own.track("rule", [&what](const json::parameters& given) -> fu::track_function {
    what.text = given.text("name") + "/" + given.text("title", "none") + "/" +
                std::to_string(given.number("count", {-5, 5}, 1)) + "/" +
                (given.flag("loud", false) ? "loud" : "soft") + "/" +
                std::to_string(fu::count_of(given.wait("wait", fu::hours{7}))) + "/" +
                std::string(name_of(given.via("via", fu::channel::task)));
    for (const std::string& brief : given.texts("briefs", {})) what.text += "/" + brief;
    if (const auto on = given.day("on")) what.text += "/" + fu::to_string(*on);
    if (const auto at = given.instant("at")) what.text += "/" + fu::to_string(*at);
    return [](const fu::case_view&) { return std::optional<fu::proposal>{}; };
  });
  return own;
}

BOOST_AUTO_TEST_SUITE(rules_by_name)

BOOST_AUTO_TEST_CASE(a_factory_gets_what_the_document_says) {
  seen what;
  const json::registry own = listening(what);
  const auto terse = json::read_policy(around + R"("rule", "parameters": {"name": "x"}}]})", own);
  BOOST_TEST(terse.has_value(), told(terse));
  BOOST_TEST(what.text == "x/none/1/soft/7/task");
  const auto all = json::read_policy(
      around +
          R"("rule", "parameters": {"name": "x", "title": "T", "count": -5, "loud": true, "wait": "2 business days",
                  "via": "email", "briefs": ["a", "b"], "on": "2026-12-01", "at": "2026-12-01T10:00:00Z"}}]})",
      own);
  BOOST_TEST(all.has_value(), told(all));
  BOOST_TEST(what.text == "x/T/-5/loud/2/email/a/b/2026-12-01/2026-12-01T10:00:00Z");
}

BOOST_AUTO_TEST_CASE(one_meaning_has_one_identity) {
  seen what;
  const json::registry own = listening(what);
  const auto one = json::read_policy(around + R"("rule", "parameters": {"name": "x", "count": 2}}]})", own).value();
  const auto same =
      json::read_policy(around + R"("rule", "parameters": {  "count":2,"name":"\u0078"}}]})", own).value();
  const auto other = json::read_policy(around + R"("rule", "parameters": {"name": "x", "count": 3}}]})", own).value();
  BOOST_TEST((one == same));
  BOOST_TEST(!(one == other));
  const fu::policy in_code{
      "p", fu::doctrine(), {fu::track{"t", own.make_track("rule", R"({"name": "x", "count": 2})")}}};
  BOOST_TEST((one == in_code));
}

BOOST_AUTO_TEST_CASE(a_rule_that_looks_at_the_history_says_so) {
  const json::registry own = samples::own_rules();
  const auto read = json::read_policy(
      R"({"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks": [{"id": "c", "every": "1 hour", "via": "call"}],
          "endings": [{"id": "e", "rule": "enough", "parameters": {"calls": 3}}]})",
      own);
  BOOST_TEST_REQUIRE(read.has_value(), told(read));
  BOOST_TEST(read->needs_history());
}

BOOST_AUTO_TEST_CASE(what_a_factory_throws_is_a_mistake_of_the_document) {
  json::registry own;
  own.track("picky", [](const json::parameters& given) -> fu::track_function {
    throw fu::invalid_policy("picky", given.text("name"), "nothing");
  });
  own.track("empty", [](const json::parameters&) { return fu::track_function{}; });
  const auto picky = json::read_policy(around + R"("picky", "parameters": {"name": "x"}}]})", own);
  BOOST_TEST(told(picky) == "/tracks/0/parameters: found x, allowed: nothing\n");
  const auto empty = json::read_policy(around + R"("empty"}]})", own);
  BOOST_TEST(told(empty) == "/tracks/0/rule: found \"empty\", allowed: a rule; its factory made an empty function\n");
}

BOOST_AUTO_TEST_CASE(a_name_is_registered_once) {
  json::registry own = samples::own_rules();
  const auto make = [](const json::parameters&) { return fu::ending_function{}; };
  BOOST_CHECK_THROW(own.ending("enough", make), fu::invalid_policy);
  BOOST_CHECK_THROW(own.ending("", make), fu::invalid_policy);
  BOOST_CHECK_THROW(own.ending("nothing", {}), fu::invalid_policy);
  BOOST_CHECK_THROW(own.zone(own.zones().begin()->second), fu::unknown_time_zone);
}

BOOST_AUTO_TEST_CASE(rules_made_in_code_are_as_strict_as_documents) {
  const json::registry own = samples::own_rules();
  BOOST_CHECK_THROW((void)own.make_track("wedding card"), json::invalid_document);
  BOOST_CHECK_THROW((void)own.make_guard("not before", R"({"hour": 99})"), json::invalid_document);
  BOOST_CHECK_THROW((void)own.make_guard("not before", "{"), json::invalid_document);
  BOOST_TEST(own.make_guard("not before", R"({"hour": 9})").registered.parameters == R"({"hour":9})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
