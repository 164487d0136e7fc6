#include <followup/json/result.hpp>

#include "json/document.hpp"
#include "json/reply_codecs.hpp"
#include "json/support.hpp"

#include <followup/policy/presets.hpp>

#include <chrono>

namespace samples {
namespace {

template <class T>
std::vector<fu::json::mistake> mistakes_of(const fu::json::result<T>& read) {
  return read ? std::vector<fu::json::mistake>{} : read.error();
}

}  // namespace

std::vector<fu::json::mistake> mistakes_in(std::string_view kind, std::string_view text) {
  static const fu::json::registry own = own_rules();
  if (kind == "policy") return mistakes_of(fu::json::read_policy(text, own));
  if (kind == "calendar") return mistakes_of(fu::json::read_calendar(text));
  if (kind == "prospect") return mistakes_of(fu::json::read_prospect(text, own));
  if (kind == "pursuit") return mistakes_of(fu::json::read_pursuit(text, own));
  if (kind == "touchpoint") return mistakes_of(fu::json::read_touchpoint(text));
  if (kind == "history") return mistakes_of(fu::json::read_history(text));
  if (kind == "question") return mistakes_of(fu::json::read_question(text, own));
  if (kind == "answer") return mistakes_of(fu::json::read_answer(text));
  if (kind == "reply") return mistakes_of(fu::json::detail::read_document<fu::json::detail::reply_document>(text));
  if (kind == "progress") return mistakes_of(fu::json::read_progress(text));
  BOOST_FAIL("no document of this kind: " << kind);
  return {};
}

}  // namespace samples

namespace {

namespace fu = followup;
namespace json = fu::json;

std::string lines(const std::vector<json::mistake>& all) {
  std::string text;
  for (const json::mistake& one : all) text += to_string(one) + "\n";
  return text;
}

std::string policy_text(const std::string& member) {
  return R"({"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks": [{"id": "c", "every": "1 hour", "via": "call"}], )" +
         member + "}";
}

BOOST_AUTO_TEST_SUITE(documents_with_mistakes)

BOOST_DATA_TEST_CASE(each_mistake_has_its_path, boost::unit_test::data::make(samples::mistaken_documents()), row) {
  const auto found = samples::mistakes_in(row.kind, row.text);
  BOOST_TEST(found.size() == row.mistakes.size(), lines(found));
  for (std::size_t i = 0; i < std::min(found.size(), row.mistakes.size()); ++i) {
    BOOST_TEST(found[i].path == row.mistakes[i].path);
    BOOST_TEST(found[i].found == row.mistakes[i].found);
    BOOST_TEST(found[i].allowed.find(row.mistakes[i].allowed) != std::string::npos,
               found[i].allowed << " does not say " << row.mistakes[i].allowed);
  }
}

BOOST_AUTO_TEST_CASE(the_throwing_form_says_them_all) {
  const auto read = json::read_calendar(R"({"hours": {"monday": "9"}})");
  BOOST_CHECK_EXCEPTION((void)read.value(), json::invalid_document, [](const json::invalid_document& wrong) {
    const std::string_view text = wrong.what();
    return wrong.mistakes().size() == 2 && wrong.field() == "/calendar" &&
           text.find("/hours/monday: found 9") != std::string_view::npos;
  });
}

BOOST_AUTO_TEST_CASE(a_mistake_reads_as_a_sentence) {
  BOOST_TEST(to_string(json::mistake{"/tracks/2/every", "\"2 weeks\"", "a delay"}) ==
             "/tracks/2/every: found \"2 weeks\", allowed: a delay");
  BOOST_TEST(to_string(json::mistake{"", "a list", "an object"}) == "the document: found a list, allowed: an object");
}

struct hostile {
  std::string label;
  std::string text;
  std::string found;  // a part of it
};
std::ostream& operator<<(std::ostream& out, const hostile& row) { return out << row.label; }

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::vector<hostile> hostile_documents() {
  return {{"nothing", "", "unexpected end of input"},
          {"blanks", " \n\t", "unexpected end of input"},
          {"half an object", R"({"policy": "p")", "unexpected end of input"},
          {"two documents", "{} {}", "line 1, column 4"},
          {"a comment", "{ /* no */ }", "column 3"},
          {"a comma too many", R"({"policy": "p",})", "column 16"},
          {"on the third line", "{\n\"policy\":\n nope}", "line 3, column"},
          {"not a number", R"({"version": NaN})", "column 13"},
          {"infinity", R"({"version": -Infinity})", "column 14"},
          {"a number beyond all bounds", R"({"version": 1e999})", "number overflow"},
          {"bytes that are not UTF-8", "{\"policy\": \"caf\xE9\"}", "UTF-8"},
          {"half a surrogate pair", R"({"policy": "\ud800"})", "surrogate"},
          {"a control character", "{\"policy\": \"a\x01\"}", "control character"},
          {"a byte of zero", std::string("{\"policy\"\0:1}", 13), "column 10"},
          {"nested lists", repeated("[", 100'000), "more than 32 objects and lists"},
          {"nested objects", repeated(R"({"a":)", 100'000), "more than 32 objects and lists"},
          {"more tracks than a policy can have",
           R"({"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks": [)" +
               repeated(R"({"id": "a", "after_track": "b", "wait": "1 hour", "via": "email"},)", 90'000) + "0]}",
           "90001 of them"},
          {"too many values", "[" + repeated("0,", 600'000) + "0]", "more than 500,000 values"},
          {"too many bytes", std::string(std::size_t{17} << 20, ' '), "17,825,792 bytes"}};
}

BOOST_DATA_TEST_CASE(text_that_is_no_document_is_refused, boost::unit_test::data::make(hostile_documents()), row) {
  // The large ones, which are read alike whatever they are, once.
  const auto kinds = row.text.size() < 10'000 ? json::schema_names() : json::schema_names().first(1);
  for (const std::string_view kind : kinds) {
    const auto found = samples::mistakes_in(kind, row.text);
    BOOST_TEST_REQUIRE(found.size() == 1U, lines(found));
    BOOST_TEST(found[0].found.find(row.found) != std::string::npos, found[0].found);
  }
}

BOOST_AUTO_TEST_CASE(a_hundred_mistakes_are_enough) {
  const auto found = samples::mistakes_in("history", "[" + repeated("1,", 400'000) + "1]");
  BOOST_TEST_REQUIRE(found.size() == 100U);
  BOOST_TEST(found[98].path == "/98");
  BOOST_TEST(found[99].found == "399902 more mistakes");
}

BOOST_AUTO_TEST_CASE(what_is_found_is_told_in_short) {
  const std::string much(1'000'000, 'x');
  const auto found = samples::mistakes_in("policy", policy_text("\"" + much + "\": 1, \"dayparts\": \"" + much + "\""));
  BOOST_TEST(found.size() == 2U);
  for (const json::mistake& one : found) BOOST_TEST(to_string(one).size() < 400U);
}

// A name is told with each mistake of its rule, of which there can be a thousand: however long it is, only in short.
BOOST_AUTO_TEST_CASE(a_long_name_is_not_told_again_and_again) {
  const std::string much(1'000'000, 'x');
  std::string steps;
  for (int i = 0; i < 1'000; ++i) steps += R"({"id": ")" + std::to_string(i) + R"(", "via": "voicemail"},)";
  steps.pop_back();
  const auto found =
      samples::mistakes_in("policy", R"({"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks": [{"id": ")" +
                                         much + R"(", "repeats_after": "1 hour", "steps": [)" + steps + "]}]}");
  BOOST_TEST_REQUIRE(found.size() == 100U);
  BOOST_TEST(found[17].path == "/tracks/0/steps/17");
  for (const json::mistake& one : found) BOOST_TEST(to_string(one).size() < 400U);
}

BOOST_AUTO_TEST_CASE(a_mistake_stays_on_its_line_whatever_names_are_in_it) {
  const auto found = samples::mistakes_in("policy", R"({"policy": "p", "outcomes": {"based_on": "doctrine"}, "tracks": [
                    {"id": "a", "after_track": "b; allowed: \n\u0001", "wait": "1 hour", "via": "email"}]})");
  BOOST_TEST(!found.empty());
  for (const json::mistake& one : found) BOOST_TEST(to_string(one).find_first_of("\n\x01") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_path_is_a_json_pointer) {
  const auto found = samples::mistakes_in("policy", policy_text(R"("a/b~c": 1)"));
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].path == "/a~1b~0c");
}

BOOST_AUTO_TEST_CASE(a_result_without_a_value_is_never_looked_into) {
  const auto read = json::read_policy("{}");
  BOOST_TEST_REQUIRE(!read.has_value());
  BOOST_CHECK_THROW((void)*read, json::invalid_document);
  BOOST_CHECK_THROW((void)read->name(), json::invalid_document);
  BOOST_CHECK_THROW((void)*json::read_policy("{}"), json::invalid_document);
}

BOOST_AUTO_TEST_CASE(what_is_taken_from_a_temporary_result_stays) {
  const fu::policy& kept = *json::read_policy(json::write(fu::until_no()));
  BOOST_TEST((kept == fu::until_no()));
  std::size_t wrong = 0;
  for (const json::mistake& one : json::read_policy("[]").error()) wrong += one.allowed.empty() ? 0U : 1U;
  BOOST_TEST(wrong > 0U);
}

BOOST_AUTO_TEST_CASE(a_result_with_a_value_has_no_mistakes) {
  const auto read = json::read_policy(json::write(fu::until_no()));
  BOOST_TEST(read.has_value());
  BOOST_TEST(read.error().empty());
}

// Whatever is cut off or changed in a document, reading gives a value or mistakes.
BOOST_AUTO_TEST_CASE(no_change_of_a_byte_does_harm) {
  const json::registry own = samples::own_rules();
  for (const samples::named_policy& one : samples::policies()) {
    const std::string text = json::write(one.rules, json::layout::one_line);
    for (std::size_t at = 0; at < text.size(); at += 41) {
      std::string changed = text;
      changed[at] = "\"{}[],:019-\\x"[at % 13];
      const auto read = json::read_policy(changed, own);
      BOOST_TEST((read.has_value() || !read.error().empty()));
      const auto cut = json::read_policy(std::string_view(text).substr(0, at), own);
      BOOST_TEST(!cut.has_value());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
