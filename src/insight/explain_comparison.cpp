#include <followup/insight/simulate.hpp>

#include "engine/text.hpp"
#include "insight/tables.hpp"
#include "words/catalogue.hpp"

namespace followup {
namespace {

difference in_hours(difference minutes) noexcept {
  for (double* each : {&minutes.before, &minutes.after, &minutes.change, &minutes.low, &minutes.high}) *each /= 60;
  return minutes;
}

}  // namespace

detail::table detail::table_of(const comparison& found, language in) {
  const catalogue& all = words_in(in);
  const insight_words& words = all.insight;
  const auto number = [&](double value) { return rounded(value * 100, all.decimal_point, true); };
  table lines{{words.of_a_hundred(), words.before(), words.after(), words.change()}};
  const auto add = [&](const text<>& name, const difference& of) {
    lines.push_back({name(), number(of.before), number(of.after),
                     words.interval(number(of.change), number(of.low), number(of.high))});
  };
  const auto add_some = [&](const text<>& name, const difference& of) {
    if (of.before != 0 || of.after != 0) add(name, of);
  };
  add(words.yeses, found.yeses);
  add(words.objections, found.objections);
  add_some(words.complaints, found.complaints);
  for (const channel via : channel_set::all()) {
    add_some(all.touches[via].plural, found.touches[static_cast<std::size_t>(via)]);
  }
  add_some(words.answers_in_writing, found.answers);
  add_some(words.late_promises, found.late_promises);
  add_some(words.days_open, found.days);
  add_some(words.sellers_hours, in_hours(found.minutes));
  return lines;
}

std::string detail::sentences_of(const comparison& found, language in) {
  const catalogue& all = words_in(in);
  std::string text;
  if (found.minutes.before > 0 && found.minutes.after > 0 && found.yeses.before > 0 && found.yeses.after > 0) {
    const auto a_yes = [&](double minutes, double yeses) { return rounded(minutes / 60 / yeses, all.decimal_point); };
    text = all.insight.a_yes(a_yes(found.minutes.before, found.yeses.before),
                             a_yes(found.minutes.after, found.yeses.after));
    text += "\n";
  }
  return joined({text, all.insight.holds_for.plain()});
}

std::string explain(const comparison& found, language in) {
  return detail::joined({detail::set_out(detail::table_of(found, in), true), detail::sentences_of(found, in)});
}

}  // namespace followup
