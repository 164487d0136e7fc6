#include <followup/assure/describe.hpp>

#include "assure/describe_words.hpp"
#include "engine/text.hpp"

#include <algorithm>
#include <functional>

namespace followup {
namespace detail {
namespace {

bool is_host_rule(const article& rule) {
  return std::any_of(rule.says.begin(), rule.says.end(),
                     [](const statement& one) { return one.what == aspect::registered; });
}

std::string hexadecimal(std::uint64_t bits) {
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[bits >> shift & 0xf];
  return digits;
}

// Lays a policy out on a page: the order of things, whatever the language.
class page {
 public:
  page(const policy& what, const catalogue& words)
      : policy_(what), all_(articles_of(what)), words_(words), w_(words.describe) {}

  std::string text() {
    title();
    rules(section::tracks, bullet::number, [](const article& one) { return one.about == policy_part::track; });
    outcomes();
    rules(section::house_rules, bullet::dash,
          [](const article& one) { return one.about == policy_part::guard && !is_law(one); });
    rules(section::law, bullet::dash,
          [](const article& one) { return one.about == policy_part::guard && is_law(one); });
    rules(section::dayparts, bullet::dash, [](const article& one) { return one.about == policy_part::dayparts; });
    promises();
    rules(section::endings, bullet::dash,
          [](const article& one) { return one.about == policy_part::limit || one.about == policy_part::ending; });
    rules(section::re_entry, bullet::dash, [](const article& one) { return one.about == policy_part::re_entry; });
    host();
    text_.pop_back();
    return std::move(text_);
  }

 private:
  enum class bullet { number, dash };

  void line(std::string_view words) { text_ += joined({words, "\n"}); }
  void title() {
    line(w_.title(quoted(policy_.name()), quoted(policy_.version())));
    line({});
    line(w_.opening());
  }
  const section_words& begin(section which) {
    const section_words& words = w_.sections[which];
    line({});
    line(words.heading());
    return words;
  }
  void open(const section_words& words) {
    if (!words.opening.empty()) line(words.opening());
  }

  void item(std::string_view mark, const article& rule) {
    const std::string name = rule.id.empty() ? std::string{} : quoted(rule.id) + ": ";
    line(joined({mark, name, sentences_of(rule, words_)}));
    for (const article& part : rule.parts)
      line(joined({"  - ", name_of_part(part, words_), ": ", sentences_of(part, words_)}));
  }
  template <class Predicate>
  void rules(section which, bullet style, Predicate belongs) {
    const section_words& words = begin(which);
    if (std::none_of(all_.rules.begin(), all_.rules.end(), belongs)) {
      line(words.nothing());
      return;
    }
    open(words);
    int number = 0;
    for (const article& rule : all_.rules) {
      if (belongs(rule)) item(style == bullet::number ? std::to_string(++number) + ". " : std::string("- "), rule);
    }
  }

  // Outcomes with the same consequence, and the same difference from the doctrine, in one line.
  void outcomes() {
    open(begin(section::outcomes));
    const behaviours usual = doctrine();
    std::vector<bool> seen(static_cast<std::size_t>(outcome_count));
    for (int first = 0; first < outcome_count; ++first) {
      const auto kind = static_cast<outcome_kind>(first);
      std::vector<outcome_kind> alike;
      for (int other = first; other < outcome_count; ++other) {
        const auto candidate = static_cast<outcome_kind>(other);
        const bool same =
            !seen[static_cast<std::size_t>(other)] && policy_.table().at(candidate) == policy_.table().at(kind) &&
            (is_usual(candidate, usual) ? is_usual(kind, usual)
                                        : !is_usual(kind, usual) && usual.at(candidate) == usual.at(kind));
        if (same) alike.push_back(candidate);
      }
      for (const outcome_kind one : alike) seen[static_cast<std::size_t>(one)] = true;
      if (!alike.empty()) consequence(alike, usual);
    }
  }
  [[nodiscard]] bool is_usual(outcome_kind kind, const behaviours& usual) const {
    return policy_.table().at(kind) == usual.at(kind);
  }
  void consequence(const std::vector<outcome_kind>& alike, const behaviours& usual) {
    const outcome_kind kind = alike.front();
    std::string text =
        joined({"- ", capitalised(told(alike, words_)), ": ", told(*policy_.table().at(kind), words_), "."});
    if (!is_usual(kind, usual)) text += ' ' + w_.unlike_doctrine(told(*usual.at(kind), words_));
    line(text);
  }

  // What holds of promises also where no rule is stated.
  void promises() {
    open(begin(section::promises));
    const auto stated = std::find_if(all_.rules.begin(), all_.rules.end(),
                                     [](const article& one) { return one.about == policy_part::promises; });
    item("- ", stated != all_.rules.end() ? *stated : article_of(promise_rules{}));
  }

  void host() {
    begin(section::host);
    line(policy_.needs_history() ? w_.history_needed() : w_.history_spared());
    std::vector<std::string> own;
    for (const article& rule : all_.rules) {
      if (is_host_rule(rule)) own.push_back(quoted(rule.id));
    }
    if (!own.empty()) line(w_.host_rules(listed(own, w_.values.last.plain())));
    line(w_.identity(hexadecimal(policy_.identity())));
  }

  const policy& policy_;
  articles all_;
  const catalogue& words_;
  const policy_words& w_;
  std::string text_;
};

}  // namespace
}  // namespace detail

std::string describe(const policy& what, language in) { return detail::page(what, detail::words_in(in)).text(); }

}  // namespace followup
