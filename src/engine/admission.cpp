#include "engine/admission.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <string>

namespace followup::detail {
namespace {

constexpr instant horizon = 2 * 366 * seconds_per_day;
constexpr int most_steps = 10'000;

}  // namespace

stretch admission::open_stretch(instant at) const noexcept {
  stretch first = hours_.open_stretch_from(at, g_.zone());
  for (int step = 0; step < most_steps && first.begin != never; ++step) {
    stretch common = first;
    for (int i = 1; i < g_.zone_count; ++i) {
      const instant from = std::max(at, common.begin);
      const stretch here = hours_.open_stretch_from(from, *g_.zones[static_cast<std::size_t>(i)]);
      common = {std::max(common.begin, here.begin), std::min(common.end, here.end)};
      if (common.begin >= common.end) break;
    }
    if (common.begin < common.end) return common;
    // Nothing in common with this one: go on from where the later of the two begins.
    at = common.begin;
    if (at == never) break;
    first = hours_.open_stretch_from(at, g_.zone());
  }
  return g_.zone_count > 1 ? stretch{never, never} : first;
}

admitted admission::admit(channel via, instant wanted, standing as, int left_out) const {
  admitted result;
  instant at = wanted;
  const auto& guards = g_.policy.guards;
  const auto& preference = g_.subject.who.preferred_hours;
  for (int step = 0; step < most_steps; ++step) {
    const instant asked = at;
    instant until = end_of_time;
    if (as != standing::promised) {
      const stretch open = open_stretch(at);
      if (open.begin > at) {
        at = open.begin;
        result.rolled = true;
        if (at == never) return {};
      }
      until = std::min(until, open.end);
      if (preference && via == channel::call && left_out != preference_guard) {
        const ruling said = prefers(*preference, at);
        if (said.not_before > at) {
          at = said.not_before;
          result.guard = preference_guard;
          result.moved_by = g_.policy.common.preference;
          continue;
        }
        until = std::min(until, said.until);
      }
    }
    bool moved = false;
    for (std::size_t i = 0; i < guards.size() && !moved; ++i) {
      const compiled_guard& guard = guards[i];
      if (!guard.channels.contains(via) || static_cast<int>(i) == left_out) continue;
      if (as == standing::promised && (!guard.source->is_law() || guard.source->exempts_agreed_calls())) continue;
      const ruling said = ask(guard, via, at, as);
      if (said.not_before > at) {
        at = said.not_before;
        result.guard = static_cast<int>(i);
        result.moved_by = guard.id;
        moved = true;
      } else {
        until = std::min(until, said.until);
      }
    }
    if (at == never || at - wanted > horizon) return {.moved_by = result.moved_by, .guard = result.guard};
    if (!moved && at >= asked) {
      result.at = at;
      result.until = until;
      return result;
    }
  }
  return {.moved_by = result.moved_by, .guard = result.guard};
}

admission::ruling admission::ask(const compiled_guard& guard, channel via, instant at, standing as) const {
  if (const auto* window = std::get_if<window_guard>(&guard.source->what())) return ask(*window, at);
  if (const auto* cap = std::get_if<cap_guard>(&guard.source->what())) {
    if (cap->excepts_retries && as == standing::excepted) return {at, end_of_time};
    return ask(*cap, at);
  }
  const ruling said = ask(std::get<host_guard>(guard.source->what()), via, at);
  if (said.not_before < at || (said.until <= at && said.not_before == at)) {
    throw invalid_policy("policy '" + g_.policy.name + "': guard '" + guard.source->id() + "'",
                         "at " + to_string(to_ptime(at)) + " it answers an instant that is not later",
                         "an instant later than the one asked about");
  }
  return said;
}

admission::ruling admission::ask(const window_guard& window, instant at) const {
  const calendar_table& hours = window.hours.table();
  ruling said{at, end_of_time};
  const auto meet = [&](const zone_table& zone) {
    const stretch open = hours.open_stretch_from(at, zone);
    said.not_before = std::max(said.not_before, open.begin);
    said.until = std::min(said.until, open.end);
  };
  if (window.zone) {
    meet(window.zone->table());
  } else {
    for (int i = 0; i < std::max(g_.zone_count, 1); ++i) meet(*g_.zones[static_cast<std::size_t>(i)]);
  }
  return said;
}

instant admission::nth_last(const cap_guard& cap) const {
  if (!facts_.has_history || (cap.channels == channel_set{channel::call} && cap.n <= attempts_remembered)) {
    return facts_.s.attempts[static_cast<std::size_t>(cap.n - 1)];
  }
  int left = cap.n;
  for (auto touch = facts_.history.rbegin(); touch != facts_.history.rend(); ++touch) {
    if (touch->way != direction::outbound || !cap.channels.contains(touch->via)) continue;
    if (--left == 0) return to_instant(touch->at, "touchpoint: at");
  }
  return no_instant;
}

admission::ruling admission::ask(const cap_guard& cap, instant at) const {
  const ruling allowed{at, end_of_time};
  const instant nth = nth_last(cap);
  if (nth == no_instant) return allowed;
  if (std::holds_alternative<per_lifetime_t>(cap.over)) return {never, end_of_time};
  instant free_at = 0;
  if (const auto* over = std::get_if<rolling>(&cap.over)) {
    free_at = nth + std::int64_t{over->length.count} * 3'600;
  } else {
    const auto* days = std::get_if<rolling_days>(&cap.over);
    free_at = g_.zone().to_utc(start_of(g_.local_day(nth) + (days != nullptr ? days->days : 1)));
  }
  return free_at > at ? ruling{free_at, end_of_time} : allowed;
}

admission::ruling admission::ask(const host_guard& host, channel via, instant at) const {
  const verdict said = host.judge(case_view(facts_), touch_at{via, to_ptime(at)});
  switch (said.what()) {
    case verdict::kind::never: return {never, end_of_time};
    case verdict::kind::not_before: {
      const instant later = to_instant(*said.instant(), "verdict: not before");
      return {later > at ? later : at - 1, end_of_time};
    }
    case verdict::kind::allowed: break;
  }
  return {at, said.instant() ? to_instant(*said.instant(), "verdict: allowed until") : end_of_time};
}

admission::ruling admission::prefers(const day_interval& hours, instant at) const {
  const std::int64_t local = g_.zone().to_local(at);
  const day_number today = day_of(local);
  for (day_number day = today; day <= today + 1; ++day) {
    const instant begin = g_.zone().to_utc(start_of(day) + hours.open * 60);
    const instant end = g_.zone().to_utc(start_of(day) + hours.close * 60);
    if (at < end && begin < end) return {std::max(at, begin), end};
  }
  return {g_.zone().to_utc(start_of(today + 2) + hours.open * 60), end_of_time};
}

}  // namespace followup::detail
