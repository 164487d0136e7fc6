#include <followup/insight/simulate.hpp>

#include "engine/text.hpp"
#include "insight/text.hpp"

namespace followup {
std::string explain(const comparison& found, language in) {
  const detail::catalogue& all = detail::words_in(in);
  const detail::insight_words& words = all.insight;
  const auto number = [&](double value) { return detail::rounded(value * 100, all.decimal_point, true); };
  detail::table lines{{words.of_a_hundred(), words.before(), words.after(), words.change()}};
  const auto add = [&](const detail::text<>& name, const difference& of) {
    lines.push_back({name(), number(of.before), number(of.after),
                     words.interval(number(of.change), number(of.low), number(of.high))});
  };
  add(words.yeses, found.yeses);
  add(words.objections, found.objections);
  for (const channel via : channel_set::all()) {
    const difference& of = found.touches[static_cast<std::size_t>(via)];
    if (of.before != 0 || of.after != 0) add(all.touches[via].plural, of);
  }
  return detail::joined({detail::set_out(lines, true), words.holds_for.plain()});
}

}  // namespace followup
