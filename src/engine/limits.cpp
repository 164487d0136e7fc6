#include "engine/limits.hpp"

#include "engine/delays.hpp"

#include <algorithm>
#include <tuple>

namespace followup::detail {
namespace {

constexpr int most_days_looked_at = 100;  // before a calendar's last one

reached_limit reached(const ground& g, const case_state& s, const compiled_limit& one, instant now) noexcept {
  const bool waits = !one.source->holds_regardless();
  const auto& most = one.source->most_calls();
  instant by_calls = never;
  // Calls known by their number only were made before the start.
  if (most && s.calls >= most->count) by_calls = std::max(waits ? s.limited_at : s.used_up_at, g.started);
  instant by_time = limit_instant(g, *one.source);
  if (by_time > now) by_time = never;
  if (by_time != never && waits) by_time = std::max(s.limited_at, by_time);
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

reached_limit first_reached(const ground& g, const case_state& s, instant now, bool pending) noexcept {
  reached_limit first;
  for (const compiled_limit& one : g.policy.limits) {
    if (pending && !one.source->holds_regardless()) continue;
    const reached_limit found = reached(g, s, one, now);
    if (found.which != nullptr && (first.which == nullptr || order_of(found) < order_of(first))) first = found;
  }
  return first;
}

reached_limit first_reached(const ground& g, const case_state& s, instant now) noexcept {
  return g.policy.limits.empty() ? reached_limit{} : first_reached(g, s, now, is_pending(g, s));
}

reached_limit reached_but_waiting(const ground& g, const case_state& s, instant now) noexcept {
  return first_reached(g, s, now, false);
}

bool owes_message_of(const ground& g, const case_state& s, const reached_limit& reached) noexcept {
  if (!s.message_owed || !g.policy.messages || g.policy.message_holds_back) return false;
  return reached.which != nullptr && reached.at == s.contact_at &&
         reached.at != limit_instant(g, *reached.which->source);
}

namespace {

instant close_of_day(const ground& g, day_number day, const calendar_table& hours) noexcept {
  const auto open = hours.hours_on(day);
  return open.empty() ? never : g.zone().to_utc(local_at(day, open.back().close));
}

// The close of the n-th open day after a day, or of the last one there is; of one that a clock change swallows, of the
// next (ruling 41).
instant close_of_nth_day_after(const ground& g, day_number day, int n, const calendar_table& hours) noexcept {
  for (; n > 0; --n) {
    const day_opening open = hours.opening_from(hours.nth_open_day_after(day, n), g.zone());
    if (open.at != never) return close_of_day(g, open.on, hours);
  }
  return close_of_day(g, day, hours);
}

}  // namespace

instant end_of_closing(const ground& g, const limit& reached, instant at, const calendar_table& hours) noexcept {
  if (!reached.closing_touch()) return at;
  const day_number day = g.local_day(at);
  const int days = reached.closes_within().count;
  const instant end = nth_opening_after(day, days, g, hours).at;
  return end != never ? end : close_of_nth_day_after(g, day, std::min(days, most_days_looked_at), hours);
}

instant end_of_next_business_day(const ground& g, instant at, const calendar_table& hours) noexcept {
  return close_of_nth_day_after(g, g.local_day(at), 1, hours);
}

}  // namespace followup::detail
