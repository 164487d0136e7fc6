// Policies in words: statements, values and articles as sentences of a catalogue.
#pragma once

#include "assure/describe_articles.hpp"
#include "words/catalogue.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace followup::detail {

// "a, b and c", with the language's word before the last.
[[nodiscard]] std::string listed(const std::vector<std::string>& items, std::string_view last,
                                 std::string_view between = ", ");

[[nodiscard]] phrase value_in_words(const statement_value& value, const catalogue& words);
[[nodiscard]] inline std::string told(const statement_value& value, const catalogue& words) {
  return value_in_words(value, words).in(grammatical_case::nominative);
}

// What a statement says, with `value` for {v}; no capital, no full stop. Empty: nothing to say.
[[nodiscard]] std::string clause_of(const statement& one, const catalogue& words);
[[nodiscard]] std::string clause_with(const phrase& value, const statement& one, const catalogue& words);

// "The calls come every business day. The first is due 3 business days after the start."
[[nodiscard]] std::string sentences_of(const article& about, const catalogue& words);

// "\"call 1\"", or what it is where it has no name.
[[nodiscard]] std::string name_of_part(const article& part, const catalogue& words);

}  // namespace followup::detail
