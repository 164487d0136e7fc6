// What languages share: patterns with named parameters, and catalogues of them.
#include "engine/support.hpp"

#include <followup/engine/explain.hpp>

#include "words/catalogue.hpp"

#include <set>
#include <string>

namespace fu = followup;
using fu::detail::phrase;
using fu::detail::text;

BOOST_AUTO_TEST_SUITE(words)

namespace {

std::vector<fu::language> languages() {
  std::vector<fu::language> all;
  for (int i = 0; i < fu::language_count; ++i) all.push_back(static_cast<fu::language>(i));
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_pattern_takes_its_parameters_by_their_names) {
  constexpr text<"who", "day"> sentence = "on {day} {who} calls";
  BOOST_TEST(sentence("Ann", "Monday") == "on Monday Ann calls");
  // What is filled in is not looked at again.
  BOOST_TEST(sentence("{day} [|]", "Monday") == "on Monday {day} [|] calls");
}

BOOST_AUTO_TEST_CASE(a_number_chooses_its_form) {
  constexpr text<"n"> calls = "{n} {n:call|calls}";
  BOOST_TEST(calls(1) == "1 call");
  BOOST_TEST(calls(2) == "2 calls");
  BOOST_TEST(calls(0) == "0 calls");
  constexpr text<"n"> after = "goes on{n?| after {n} {n:call|calls}}";
  BOOST_TEST(after(0) == "goes on");
  BOOST_TEST(after(1) == "goes on after 1 call");
  BOOST_TEST(after(11) == "goes on after 11 calls");
  constexpr text<"so"> flag = "[{so?}yes|no]";
  BOOST_TEST(flag(true) == "yes");
  BOOST_TEST(flag(false) == "no");
}

BOOST_AUTO_TEST_CASE(a_clause_without_its_value_is_left_out) {
  constexpr text<"to", "rule"> sentence = "[{rule}|nobody] waits[ until {to}].";
  BOOST_TEST(sentence("Monday", "it") == "it waits until Monday.");
  BOOST_TEST(sentence("", "") == "nobody waits.");
}

BOOST_AUTO_TEST_CASE(a_phrase_comes_in_the_case_that_its_sentence_asks_for) {
  constexpr text<> call = "der Anruf|den Anruf|dem Anruf";
  constexpr text<"touch"> sentence = "{touch}, {touch,acc}, {touch,dat}";
  BOOST_TEST(sentence(call.inflected()) == "der Anruf, den Anruf, dem Anruf");
  BOOST_TEST(sentence("it") == "it, it, it");
  BOOST_TEST(call.plain() == "der Anruf");
  // A part of a phrase comes in the case of the whole.
  constexpr text<"touch"> of_mine = "{touch} von mir";
  BOOST_TEST(sentence(of_mine.inflected(call.inflected())) ==
             "der Anruf von mir, den Anruf von mir, dem Anruf von mir");
}

BOOST_AUTO_TEST_CASE(a_language_has_a_code_of_its_own) {
  std::set<std::string_view> codes;
  for (const fu::language in : languages()) {
    BOOST_TEST(fu::name_of(in).size() == 2U);
    BOOST_TEST(codes.insert(fu::name_of(in)).second);
    BOOST_TEST((fu::language_named(fu::name_of(in)) == in));
  }
  BOOST_TEST(codes.contains("en"));
  BOOST_TEST(!fu::language_named("xx"));
  BOOST_TEST(!fu::language_named(""));
}

BOOST_AUTO_TEST_CASE(a_language_that_nobody_speaks_is_an_error) {
  const auto none = static_cast<fu::language>(fu::language_count);
  BOOST_TEST(fu::name_of(none).empty());
  BOOST_CHECK_THROW((void)fu::detail::words_in(none), fu::error);
  BOOST_CHECK_THROW((void)fu::explain(fu::reason{}, fu::until_no(), fu::time_zone{}, none), fu::error);
}

// The values that a sentence of a policy tells are the same in all languages, and so are those that it leaves out.
BOOST_AUTO_TEST_CASE(every_language_tells_the_same_of_a_policy) {
  const auto& english = fu::detail::words_in(fu::language::english).describe.statements;
  for (const fu::language in : languages()) {
    const auto& statements = fu::detail::words_in(in).describe.statements;
    int values = 0;
    for (int i = 0; i < fu::detail::aspect_count; ++i) {
      const auto what = static_cast<fu::detail::aspect>(i);
      BOOST_TEST_CONTEXT(fu::name_of(in) << ", aspect " << i) {
        BOOST_TEST(!statements[what].said.empty());
        BOOST_TEST(statements[what].said.uses("v") == english[what].said.uses("v"));
        BOOST_TEST(statements[what].unsaid.empty() == english[what].unsaid.empty());
        BOOST_TEST(!statements[what].unsaid.uses("v"));
      }
      values += statements[what].said.uses("v");
    }
    BOOST_TEST(values > 50);
  }
}

// Nothing of a pattern is left in a sentence, and no two languages say the same.
BOOST_AUTO_TEST_CASE(every_reason_is_a_sentence_of_each_language) {
  const fu::policy rules = fu::until_no();
  std::set<std::string> sentences;
  int told = 0;
  for (const fu::language in : languages()) {
    for (int kind = 0; kind <= static_cast<int>(fu::reason_kind::ended); ++kind) {
      const fu::reason why{.kind = static_cast<fu::reason_kind>(kind), .n = 1, .m = 2};
      const std::string text = fu::explain(why, rules, fu::time_zone{}, in);
      BOOST_TEST(text.ends_with('.'), text);
      BOOST_TEST(text.find_first_of("{}[]|") == std::string::npos, text);
      BOOST_TEST(text.find("  ") == std::string::npos, text);
      BOOST_TEST(sentences.insert(text).second, text);
      ++told;
    }
  }
  BOOST_TEST(told > 100);
}

BOOST_AUTO_TEST_SUITE_END()
