#include <followup/testing/story.hpp>

#include "model/touchpoint_text.hpp"
#include "testing/scanner.hpp"

#include <followup/engine/progress.hpp>
#include <followup/error.hpp>

namespace followup::testing {
time_zone zone_of(const story& what) { return what.subject.who.zone(); }

answer next_actions(const story& what) {
  answer next = next_actions(what.rules, what.subject, what.history, what.hours, what.now);
  if (what.rules.needs_history()) return next;
  const progress folded = fold(what.rules, what.subject, what.history);
  if (next_actions(what.rules, what.subject, folded, what.hours, what.now) == next) return next;
  throw invalid_policy("policy '" + what.rules.name() + "'", "another answer from progress than from the history",
                       "rules that are pure functions of the case they are given");
}

ptime local(std::string_view text, const time_zone& zone) {
  detail::scanner line{text};
  const auto at = line.take_time(zone);
  if (at && line.done()) return *at;
  throw invalid_time("local time", std::string{text}, "a time like 2026-11-23 10:00, or 2026-11-23T09:00:00Z in UTC");
}

std::string local_text(ptime at, const time_zone& zone) { return followup::detail::local_text(at, zone); }

}  // namespace followup::testing
