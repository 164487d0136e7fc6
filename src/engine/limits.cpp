#include "engine/limits.hpp"

#include <algorithm>
#include <tuple>

namespace followup::detail {
namespace {

reached_limit reached(const ground& g, const case_state& s, const compiled_limit& one, instant now) noexcept {
  const auto& most = one.source->most_calls();
  instant by_calls = never;
  // Calls known by their number only were made before the start.
  if (most && s.calls >= most->count) by_calls = std::max(s.limited_at, g.started);
  instant by_time = limit_instant(g, *one.source);
  by_time = by_time <= now ? std::max(s.limited_at, by_time) : never;
  if (by_calls == never && by_time == never) return {};
  return {&one, std::min(by_calls, by_time), by_calls <= by_time};
}

// Of two that the same call reached, or that waited for the same appointment, the one that is sooner used up.
auto order_of(const reached_limit& one) noexcept {
  return std::tuple(one.at, one.by_calls ? one.which->source->most_calls()->count : 0);
}

}  // namespace

instant limit_instant(const ground& g, const limit& what) noexcept {
  if (!what.longest()) return never;
  const span_limit& longest = *what.longest();
  if (const auto* span = std::get_if<hours>(&longest)) return g.started + std::int64_t{span->count} * seconds_per_hour;
  const std::int64_t local = g.zone().to_local(g.started);
  const day_number from = day_of(local);
  const review_period period = std::holds_alternative<months>(longest)
                                   ? review_period{std::get<months>(longest)}
                                   : review_period{std::get<calendar_days>(longest)};
  return g.zone().to_utc(start_of(day_after(from, period)) + (local - start_of(from)));
}

reached_limit first_reached(const ground& g, const case_state& s, instant now) noexcept {
  reached_limit first;
  if (s.waiting == put_off::meeting) return first;
  for (const compiled_limit& one : g.policy.limits) {
    const reached_limit found = reached(g, s, one, now);
    if (found.which != nullptr && (first.which == nullptr || order_of(found) < order_of(first))) first = found;
  }
  return first;
}

}  // namespace followup::detail
