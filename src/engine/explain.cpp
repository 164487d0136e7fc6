#include <followup/engine/explain.hpp>

#include "engine/text.hpp"

namespace followup {
namespace {

const detail::language_words& words_of(language in) noexcept {
  switch (in) {
    case language::english: return detail::english_words;
    case language::dutch: return detail::dutch_words;
  }
  return detail::english_words;
}

// Puts an answer together, a line at a time.
class page {
 public:
  page(const answer& what, const policy& rules, const time_zone& zone, language in) noexcept
      : what_(what), words_(words_of(in)), read_(rules, zone, words_.dates) {}

  [[nodiscard]] std::string written() && {
    if (what_.actions.empty()) add(words_.of_status(what_, read_));
    if (what_.concluded && what_.concluded->next) add(words_.of_next(*what_.concluded->next, read_));
    for (std::size_t i = 0; i < what_.actions.size(); ++i) {
      add(words_.of_action(what_.actions[i], read_) + ".");
      for (const reason& why : what_.reasons) {
        if (why.action == i) add("  " + words_.of_reason(why, read_));
      }
    }
    const std::string_view indent = what_.actions.empty() ? "  " : "";
    for (const reason& why : what_.reasons) {
      if (why.action >= what_.actions.size()) add(detail::joined({indent, words_.of_reason(why, read_)}));
    }
    if (what_.truncated()) add(words_.of_rest(what_.truncated_actions, what_.truncated_reasons));
    return std::move(text_);
  }

 private:
  void add(const std::string& line) {
    if (!text_.empty()) text_ += '\n';
    text_ += line;
  }

  const answer& what_;
  const detail::language_words& words_;
  detail::reading read_;
  std::string text_;
};

}  // namespace

std::string explain(const answer& what, const policy& rules, const time_zone& zone, language in) {
  return page(what, rules, zone, in).written();
}

std::string explain(const reason& why, const policy& rules, const time_zone& zone, language in) {
  const detail::language_words& words = words_of(in);
  return words.of_reason(why, detail::reading(rules, zone, words.dates));
}

std::string explain(const action& what, const policy& rules, const time_zone& zone, language in) {
  const detail::language_words& words = words_of(in);
  return words.of_action(what, detail::reading(rules, zone, words.dates));
}

}  // namespace followup
