#include <followup/testing/story.hpp>

#include "testing/scanner.hpp"
#include "time/clock_text.hpp"

#include <followup/engine/progress.hpp>
#include <followup/error.hpp>

namespace followup::testing {
namespace {

std::string text_of(time_duration clock) {
  const auto seconds = clock.seconds();
  return followup::detail::clock_text(clock) + (seconds != 0 ? ":" + followup::detail::two_digits(seconds) : "");
}

}  // namespace

time_zone zone_of(const story& what) {
  return what.subject.who.zones.empty() ? time_zone{} : what.subject.who.zones.front();
}

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

std::string local_text(ptime at, const time_zone& zone) {
  if (at < first_instant() || at >= last_instant()) return followup::to_string(at);
  const local_time there = zone.at(at);
  // At the ends of the range the local date may be outside it.
  const bool in_range = there.on >= first_instant().date() && there.on < last_instant().date();
  const bool is_first = in_range && zone.resolve(there.on, there.clock).first == at;
  return is_first ? to_string(there.on) + " " + text_of(there.clock) : followup::to_string(at);
}

}  // namespace followup::testing
