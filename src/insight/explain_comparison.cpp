#include <followup/insight/simulate.hpp>

#include "engine/text.hpp"
#include "insight/text.hpp"

#include <string_view>

namespace followup {
namespace {

struct comparison_words {
  char decimal_point;
  std::string_view of_a_hundred, before, after, change, to;
  std::string_view yeses, objections;
  std::string_view (*touches)(channel via) noexcept;
  std::string_view what_it_holds_for;
};

constexpr comparison_words english{
    .decimal_point = '.',
    .of_a_hundred = "of 100 prospects",
    .before = "before",
    .after = "after",
    .change = "change",
    .to = " to ",
    .yeses = "yeses",
    .objections = "objections",
    .touches = detail::english::plural,
    .what_it_holds_for =
        "The same people with the same luck under both. It holds for people who behave at these rates.",
};

constexpr comparison_words dutch{
    .decimal_point = ',',
    .of_a_hundred = "op 100 prospects",
    .before = "ervoor",
    .after = "erna",
    .change = "verschil",
    .to = " tot ",
    .yeses = "ja",
    .objections = "bezwaren",
    .touches = detail::dutch::plural,
    .what_it_holds_for =
        "Dezelfde mensen met hetzelfde geluk onder beide. Het geldt voor mensen die zich naar deze kansen gedragen.",
};

const comparison_words& words_of(language in) noexcept {
  switch (in) {
    case language::english: return english;
    case language::dutch: return dutch;
  }
  return english;
}

}  // namespace

std::string explain(const comparison& found, language in) {
  const comparison_words& words = words_of(in);
  const auto number = [&](double value) { return detail::rounded(value * 100, words.decimal_point, true); };
  detail::table lines{{std::string(words.of_a_hundred), std::string(words.before), std::string(words.after),
                       std::string(words.change)}};
  const auto add = [&](std::string_view name, const difference& of) {
    lines.push_back({std::string(name), number(of.before), number(of.after),
                     detail::joined({number(of.change), " (", number(of.low), words.to, number(of.high), ")"})});
  };
  add(words.yeses, found.yeses);
  add(words.objections, found.objections);
  for (const channel via : channel_set::all()) {
    const difference& of = found.touches[static_cast<std::size_t>(via)];
    if (of.before != 0 || of.after != 0) add(words.touches(via), of);
  }
  return detail::joined({detail::set_out(lines, true), words.what_it_holds_for});
}

}  // namespace followup
