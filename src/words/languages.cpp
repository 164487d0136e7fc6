#include <followup/error.hpp>
#include <followup/language.hpp>

#include "words/catalogue.hpp"

#include <array>
#include <string>

namespace followup {
namespace detail {

#define FOLLOWUP_CATALOGUE(name) extern const catalogue name##_words;
FOLLOWUP_LANGUAGES(FOLLOWUP_CATALOGUE)
#undef FOLLOWUP_CATALOGUE

namespace {

#define FOLLOWUP_CATALOGUE(name) &name##_words,
constexpr std::array<const catalogue*, language_count> catalogues{FOLLOWUP_LANGUAGES(FOLLOWUP_CATALOGUE)};
#undef FOLLOWUP_CATALOGUE

}  // namespace

const catalogue& words_in(language in) {
  const auto place = static_cast<std::size_t>(in);
  if (place >= catalogues.size()) {
    throw error(error_kind::invalid_document, "language", std::to_string(place),
                "one of those of followup/language.hpp");
  }
  return *catalogues[place];
}

}  // namespace detail

std::string_view name_of(language in) noexcept {
  const auto place = static_cast<std::size_t>(in);
  return place < detail::catalogues.size() ? detail::catalogues[place]->code : std::string_view{};
}

std::optional<language> language_named(std::string_view code) noexcept {
  for (int i = 0; i < language_count; ++i) {
    const auto in = static_cast<language>(i);
    if (name_of(in) == code) return in;
  }
  return std::nullopt;
}

}  // namespace followup
