#include "engine/admission.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

constexpr int most_steps = 10'000;

}  // namespace

stretch admission::open_stretch(instant at) const noexcept {
  stretch first = hours_.open_stretch_from(at, g_.zone());
  const instant last = at + admission_horizon;
  while (first.begin <= last) {
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
      const ruling said = judged(facts_, guard, via, at, as);
      if (said.not_before > at) {
        at = said.not_before;
        result.guard = static_cast<int>(i);
        result.moved_by = guard.id;
        moved = true;
      } else {
        until = std::min(until, said.until);
      }
    }
    if (at == never || at - wanted > admission_horizon) return {.moved_by = result.moved_by, .guard = result.guard};
    if (!moved && at >= asked) {
      result.at = at;
      result.until = until;
      return result;
    }
  }
  return {.moved_by = result.moved_by, .guard = result.guard};
}

ruling admission::prefers(const day_interval& hours, instant at) const {
  const std::int64_t local = g_.zone().to_local(at);
  const day_number today = day_of(local);
  for (day_number day = today; day <= today + 1; ++day) {
    const instant begin = g_.zone().to_utc(local_at(day, hours.open));
    const instant end = g_.zone().to_utc(local_at(day, hours.close));
    if (at < end && begin < end) return {std::max(at, begin), end};
  }
  return {g_.zone().to_utc(local_at(today + 2, hours.open)), end_of_time};
}

}  // namespace followup::detail
