#include "engine/promised_time.hpp"

#include "engine/agreed_hours.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

constexpr instant patience = 7 * seconds_per_day;

class promising {
 public:
  promising(const case_facts& facts, const admission& gate, instant now)
      : g_(facts.g),
        promise_(facts.s.promise),
        gate_(gate),
        now_(now),
        as_(promise_.soft ? standing::ordinary : standing::promised),
        agreed_(hours_agreed(facts.g, facts.s.promise, facts.hours.table())) {}

  promised_time run() {
    out_.closed_day = agreed_.closed_day;
    out_.begin = agreed_.parts.front().begin;
    out_.end = agreed_.parts.back().end;
    find_due();
    if (out_.forbidden) return out_;
    find_window();
    return out_;
  }

  promised_way explain(const promised_time& found) {
    out_ = found;
    return {way_to_due(), way_to_window()};
  }

 private:
  // --- The first allowed instant in it, or else after it.

  void find_due() {
    for (const stretch& part : agreed_.parts) {
      const admitted found = gate_.admit(channel::call, part.begin, as_);
      if (found.at < part.end) {
        out_.due = found.at;
        return;
      }
      if (!out_.blocked_by) out_.blocked_by = found.moved_by;
    }
    // A hard one as soon as anything is allowed; a soft one also keeps its hour.
    const instant at =
        promise_.soft ? later(out_.begin).at : gate_.admit(channel::call, out_.begin, outside_its_window()).at;
    out_.blocked = true;
    out_.forbidden = at == never;
    out_.due = at;
    if (!out_.blocked_by) out_.blocked_by = g_.policy.common.calendar;
  }

  void find_window() {
    const instant from = std::max(out_.due, now_);
    for (const stretch& part : agreed_.parts) {
      if (part.end <= from) continue;
      const admitted found = gate_.admit(channel::call, std::max(part.begin, from), as_);
      if (found.at >= part.end) continue;
      out_.window = {found.at, std::min(part.end, found.until)};
      return;
    }
    out_.missed = !out_.blocked;
    if (needs_no_opening()) {
      const admitted found = gate_.admit(channel::call, from, outside_its_window());
      out_.forbidden = found.at == never;
      // Any time will do; the rest of the day is as good a window as any.
      const instant midnight = found.at == never ? never : g_.zone().to_utc(start_of(g_.local_day(found.at) + 1));
      out_.window = {found.at, std::min(found.until, midnight)};
      return;
    }
    const admitted found = later(from);
    out_.window = {found.at, found.until};
    out_.forbidden = found.at == never;
  }

  // The first one allowed after its window will do.
  [[nodiscard]] bool needs_no_opening() const {
    return as_ == standing::promised && (is_made_good_at_once() || out_.blocked);
  }

  [[nodiscard]] bool is_made_good_at_once() const {
    return g_.policy.promises.when_missed == promise_rules::missed::at_once;
  }
  // It outranks the house's rules in its own window alone (ruling 39).
  [[nodiscard]] standing outside_its_window() const {
    return is_made_good_at_once() ? standing::missed : standing::ordinary;
  }

  // The next opening, not before the clock time that was agreed.
  [[nodiscard]] admitted later(instant from, left_out out = {}) const {
    // A week from when anything is allowed at all, so that the answer stays the same until then.
    const admitted first = next_opening(from, 0, gate_.horizon_of(from), out);
    if (first.at == never) return first;
    const int clock = promise_.dates_only ? 0 : promise_.when.from;
    const admitted found = next_opening(from, clock, first.at + patience, out);
    // Not open at that clock time within a week: the next opening will do.
    return found.at == never ? first : found;
  }

  // The first instant at or after `from` that is open and allowed and not before that minute of its day, in an opening
  // that begins by `last`. The house's rules are kept even by a hard one: this is not the time that was agreed.
  [[nodiscard]] admitted next_opening(instant from, int clock, instant last, left_out out) const {
    for (admitted moved;;) {
      const stretch open = gate_.open_stretch(from);
      if (open.begin == never || open.begin > last) break;
      instant at = std::max(from, open.begin);
      if (g_.local_minute(at) < clock) at = std::max(at, g_.zone().to_utc(local_at(g_.local_day(at), clock)));
      if (at >= open.end) {
        from = open.end;  // it closes before that clock time
        continue;
      }
      const admitted found = gate_.admit(channel::call, at, standing::ordinary, out);
      if (found.at == never) break;
      // The next day begins before that clock time.
      const instant day_end = clock > 0 ? g_.zone().to_utc(start_of(g_.local_day(at) + 1)) : never;
      if (found.at == at) {
        return {.at = at,
                .until = std::min({open.end, found.until, day_end}),
                .moved_by = moved.moved_by,
                .guard = moved.guard};
      }
      from = found.at;
      if (found.guard != no_guard) moved = found;
    }
    return {};
  }

  // --- How that was found.

  [[nodiscard]] way way_of_call(instant from, standing as) const {
    const auto admit = [&](left_out out) { return gate_.admit(channel::call, from, as, out); };
    return way_of(from, admit({}), g_.policy.common.calendar, admit);
  }

  [[nodiscard]] way way_to_due() const {
    if (!out_.blocked) return way_within(out_.begin);
    way told = way_past_what_blocks(out_.begin);
    const instant from = told.empty() ? out_.begin : told.back().to;
    append(told, promise_.soft ? way_later(from) : way_of_call(from, outside_its_window()));
    return told;
  }

  // What does not allow the agreed time, before what holds outside of it besides.
  [[nodiscard]] way way_past_what_blocks(instant from) const {
    way told = way_of_call(from, as_);
    if (!told.empty()) told.back().kind = reason_kind::promise_blocked;
    return told;
  }

  [[nodiscard]] way way_to_window() const {
    instant from = std::max(out_.due, now_);
    if (out_.window.begin == from) return {};
    if (!out_.missed && !out_.blocked) return way_within(from);
    way told;
    if (out_.missed && from < out_.end) told = way_past_what_blocks(from);
    if (!told.empty()) from = told.back().to;
    append(told, needs_no_opening() ? way_of_call(from, outside_its_window()) : way_later(from));
    return told;
  }

  // Into the first stretch that was agreed in which it is allowed at or after that instant.
  [[nodiscard]] way way_within(instant from) const {
    way told;
    rule_id passed_by = g_.policy.common.calendar;
    for (const stretch& part : agreed_.parts) {
      if (part.end <= from) continue;
      const instant begin = std::max(part.begin, from);
      const admitted found = gate_.admit(channel::call, begin, as_);
      if (found.at < part.end) {
        const bool by_guard = passed_by != g_.policy.common.calendar;
        if (begin > from) {
          told.push_back(
              {by_guard ? reason_kind::guard_moved : reason_kind::rolled_to_opening, passed_by, from, begin});
        }
        append(told, way_of_call(begin, as_));
        return told;
      }
      if (found.guard != no_guard) passed_by = found.moved_by;
    }
    return told;
  }

  // To another opening, after what the calendar and the agreed time of day make of it.
  [[nodiscard]] way way_later(instant from) const {
    const auto admit = [&](left_out out) { return later(from, out); };
    way told = way_of(from, admit({}), g_.policy.common.calendar, admit);
    if (!told.empty() && told.front().kind == reason_kind::rolled_to_opening &&
        told.front().to != gate_.open_stretch(from).begin) {
      told.front().kind = reason_kind::agreed_clock_kept;
      told.front().rule = g_.policy.common.promise;
    }
    return told;
  }

  const ground& g_;
  const pending_promise& promise_;
  const admission& gate_;
  instant now_;
  standing as_;
  promised_time out_;
  agreed_hours agreed_;
};

}  // namespace

promised_time time_of_promise(const case_facts& facts, const admission& gate, instant now) {
  return promising(facts, gate, now).run();
}

promised_way way_of_promise(const case_facts& facts, const admission& gate, instant now, const promised_time& found) {
  return promising(facts, gate, now).explain(found);
}

}  // namespace followup::detail
