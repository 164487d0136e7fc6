#include <followup/insight/simulate.hpp>

#include "engine/text.hpp"
#include "insight/tables.hpp"

#include <string_view>

namespace followup {
namespace {

struct comparison_words {
  char decimal_point;
  std::string_view of_a_hundred, before, after, change, to;
  std::string_view yeses, objections, complaints;
  std::string_view (*touches)(channel via) noexcept;
  std::string_view answers, late_promises, days, hours;
  std::string_view a_yes;  // {0} hours before, {1} after
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
    .complaints = "of them complaints",
    .touches = detail::english::plural,
    .answers = "answers in writing",
    .late_promises = "promised calls late",
    .days = "days open",
    .hours = "seller's hours",
    .a_yes = "A yes takes {0} hours of a seller before, {1} after.",
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
    .complaints = "waarvan klachten",
    .touches = detail::dutch::plural,
    .answers = "schriftelijke antwoorden",
    .late_promises = "afspraken te laat",
    .days = "dagen open",
    .hours = "uren van verkopers",
    .a_yes = "Een ja kost ervoor {0} uur van een verkoper, erna {1}.",
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

difference in_hours(difference minutes) noexcept {
  for (double* each : {&minutes.before, &minutes.after, &minutes.change, &minutes.low, &minutes.high}) *each /= 60;
  return minutes;
}

}  // namespace

detail::table detail::table_of(const comparison& found, language in) {
  const comparison_words& words = words_of(in);
  const auto number = [&](double value) { return rounded(value * 100, words.decimal_point, true); };
  table lines{{std::string(words.of_a_hundred), std::string(words.before), std::string(words.after),
               std::string(words.change)}};
  const auto add = [&](std::string_view name, const difference& of) {
    lines.push_back({std::string(name), number(of.before), number(of.after),
                     joined({number(of.change), " (", number(of.low), words.to, number(of.high), ")"})});
  };
  const auto add_some = [&](std::string_view name, const difference& of) {
    if (of.before != 0 || of.after != 0) add(name, of);
  };
  add(words.yeses, found.yeses);
  add(words.objections, found.objections);
  add_some(words.complaints, found.complaints);
  for (const channel via : channel_set::all()) {
    add_some(words.touches(via), found.touches[static_cast<std::size_t>(via)]);
  }
  add_some(words.answers, found.answers);
  add_some(words.late_promises, found.late_promises);
  add_some(words.days, found.days);
  add_some(words.hours, in_hours(found.minutes));
  return lines;
}

std::string detail::sentences_of(const comparison& found, language in) {
  const comparison_words& words = words_of(in);
  std::string text;
  if (found.minutes.before > 0 && found.minutes.after > 0 && found.yeses.before > 0 && found.yeses.after > 0) {
    const auto a_yes = [&](double minutes, double yeses) { return rounded(minutes / 60 / yeses, words.decimal_point); };
    text = filled(words.a_yes,
                  {a_yes(found.minutes.before, found.yeses.before), a_yes(found.minutes.after, found.yeses.after)});
    text += "\n";
  }
  return joined({text, words.what_it_holds_for});
}

std::string explain(const comparison& found, language in) {
  return detail::joined({detail::set_out(detail::table_of(found, in), true), detail::sentences_of(found, in)});
}

}  // namespace followup
