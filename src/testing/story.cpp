#include <followup/testing/story.hpp>

#include "testing/scanner.hpp"

#include <followup/engine/progress.hpp>
#include <followup/error.hpp>

namespace followup::testing {
namespace {

std::string two_digits(long number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string clock_text(time_duration clock) {
  std::string text = two_digits(clock.hours()) + ":" + two_digits(clock.minutes());
  if (clock.seconds() != 0) text += ":" + two_digits(clock.seconds());
  return text;
}

std::string minute_text(int minute) { return clock_text(time_duration(0, minute, 0)); }

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
  return is_first ? to_string(there.on) + " " + clock_text(there.clock) : followup::to_string(at);
}

agreed_time agreed(std::string_view text) {
  detail::scanner line{text};
  const auto when = line.take_agreed();
  if (when && line.done()) return *when;
  throw invalid_time("agreed time", std::string{text},
                     "2026-11-27, 2026-11-27 14:00, 2026-11-27 14:00-16:00 or 2026-11-30..2026-12-04");
}

std::string to_text(const agreed_time& when) {
  const std::string day = to_string(when.first_day());
  if (when.dates_only()) { return when.first_day() == when.last_day() ? day : day + ".." + to_string(when.last_day()); }
  const std::string from = day + " " + minute_text(when.from_minute());
  const bool usual = when.to_minute() - when.from_minute() == agreed_time::usual_minutes;
  return usual ? from : from + "-" + minute_text(when.to_minute());
}

}  // namespace followup::testing
