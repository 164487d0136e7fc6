// followup/language.hpp - the languages that the library speaks.
#pragma once

#include <optional>
#include <string_view>

namespace followup {

// Every language by its name, which is its enumerator and the name of its file in src/words. A new one goes last.
#define FOLLOWUP_LANGUAGES(each) each(english) each(dutch) each(german)

#define FOLLOWUP_ENUMERATOR(name) name,
enum class language : unsigned char { FOLLOWUP_LANGUAGES(FOLLOWUP_ENUMERATOR) };
#undef FOLLOWUP_ENUMERATOR

#define FOLLOWUP_ONE_MORE(name) +1  // NOLINT(bugprone-macro-parentheses): a term of a sum
inline constexpr int language_count = FOLLOWUP_LANGUAGES(FOLLOWUP_ONE_MORE);
#undef FOLLOWUP_ONE_MORE

// "nl": the code of ISO 639-1, as documents and the command have it.
[[nodiscard]] std::string_view name_of(language in) noexcept;
// Returns nothing for a code that is of none of them.
[[nodiscard]] std::optional<language> language_named(std::string_view code) noexcept;

}  // namespace followup
