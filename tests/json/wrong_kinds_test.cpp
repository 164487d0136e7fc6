#include "json/support.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/policy/presets.hpp>

#include <array>
#include <cctype>
#include <string_view>

namespace {

namespace fu = followup;
namespace json = fu::json;
using samples::mistakes_in;

// Where the values of a document on one line stand that are no objects and no lists; the names of members are none.
struct stretch {
  std::size_t begin;
  std::size_t end;
};
std::vector<stretch> scalars_of(const std::string& text) {
  std::vector<stretch> all;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '"') {
      while (text[end] != '"') end += text[end] == '\\' ? 2U : 1U;
      ++end;
      if (text[end] != ':') all.push_back({at, end});
    } else if (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '-') {
      while (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '.') ++end;
      all.push_back({at, end});
    }
    at = end;
  }
  return all;
}

struct document {
  std::string_view kind;
  std::string text;
};

std::vector<document> documents() {
  constexpr auto one_line = json::layout::one_line;
  json::question asked = samples::whole_question();
  asked.request.clear();  // anything may stand there
  const fu::policy rules = fu::until_no();
  const std::vector<fu::touchpoint> nothing_yet;
  const fu::answer first = fu::next_actions(rules, asked.subject, nothing_yet, *asked.hours, asked.subject.started);
  std::vector<document> all{{"question", json::write(asked)},
                            {"pursuit", json::write(samples::pursuit_with_everything(), one_line)},
                            {"calendar", json::write(samples::office(), one_line)},
                            {"answer", json::write(first, rules, one_line)}};
  for (const samples::named_policy& one : samples::policies()) {
    all.push_back({"policy", json::write(one.rules, one_line, json::rows::all)});
  }
  return all;
}

BOOST_AUTO_TEST_SUITE(wrong_kinds)

BOOST_AUTO_TEST_CASE(a_value_of_the_wrong_kind_is_refused_and_shown) {
  constexpr std::array<std::string_view, 4> others{"7", "true", "[]", "{}"};
  std::size_t tried = 0;
  std::size_t refused = 0;
  for (const document& one : documents()) {
    BOOST_TEST_REQUIRE(mistakes_in(one.kind, one.text).empty(), one.text);
    for (const auto& [begin, end] : scalars_of(one.text)) {
      const std::string_view other = others[tried++ % others.size()];
      if (other == "7" && one.text[begin] != '"') continue;
      const std::string changed = one.text.substr(0, begin) + std::string(other) + one.text.substr(end);
      const auto mistakes = mistakes_in(one.kind, changed);
      if (mistakes.empty()) continue;  // several kinds may stand there
      ++refused;
      for (const json::mistake& what : mistakes) BOOST_TEST((!what.found.empty() && !what.allowed.empty()), changed);
    }
  }
  BOOST_TEST(refused > tried * 8 / 10, refused << " of " << tried);
}

BOOST_AUTO_TEST_CASE(a_text_that_says_nothing_is_refused_where_a_text_has_a_form) {
  std::size_t tried = 0;
  std::size_t refused = 0;
  for (const document& one : documents()) {
    for (const auto& [begin, end] : scalars_of(one.text)) {
      const std::string changed = one.text.substr(0, begin) + R"("9?z")" + one.text.substr(end);
      const auto mistakes = mistakes_in(one.kind, changed);
      ++tried;
      refused += mistakes.empty() ? 0U : 1U;
      if (one.text[begin] != '"') BOOST_TEST(!mistakes.empty(), "a number or a truth is none of a text: " << changed);
    }
  }
  BOOST_TEST(refused > tried / 2, refused << " of " << tried);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
