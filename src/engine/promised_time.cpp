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
        promise_.soft ? later(out_.begin).begin : gate_.admit(channel::call, out_.begin, outside_its_window()).at;
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
    if (as_ == standing::promised && (is_made_good_at_once() || out_.blocked)) {
      const admitted found = gate_.admit(channel::call, from, outside_its_window());
      out_.forbidden = found.at == never;
      // Any time will do; the rest of the day is as good a window as any.
      const instant midnight = found.at == never ? never : g_.zone().to_utc(start_of(g_.local_day(found.at) + 1));
      out_.window = {found.at, std::min(found.until, midnight)};
      return;
    }
    out_.window = later(from);
    out_.forbidden = out_.window.begin == never;
  }

  [[nodiscard]] bool is_made_good_at_once() const {
    return g_.policy.promises.when_missed == promise_rules::missed::at_once;
  }
  // It outranks the house's rules in its own window alone (ruling 39).
  [[nodiscard]] standing outside_its_window() const {
    return is_made_good_at_once() ? standing::missed : standing::ordinary;
  }

  // The next opening, not before the clock time that was agreed.
  [[nodiscard]] stretch later(instant from) const {
    // A week from when anything is allowed at all, so that the answer stays the same until then.
    const stretch first = next_opening(from, 0, gate_.horizon_of(from));
    if (first.begin == never) return first;
    const int clock = promise_.dates_only ? 0 : g_.local_minute(promise_.begin);
    const stretch found = next_opening(from, clock, first.begin + patience);
    // Not open at that clock time within a week: the next opening will do.
    return found.begin == never ? first : found;
  }

  // The first instant at or after `from` that is open and allowed and not before that minute of its day, in an opening
  // that begins by `last`. The house's rules are kept even by a hard one: this is not the time that was agreed.
  [[nodiscard]] stretch next_opening(instant from, int clock, instant last) const {
    for (;;) {
      const stretch open = gate_.open_stretch(from);
      if (open.begin == never || open.begin > last) break;
      instant at = std::max(from, open.begin);
      if (g_.local_minute(at) < clock) at = std::max(at, g_.zone().to_utc(local_at(g_.local_day(at), clock)));
      if (at >= open.end) {
        from = open.end;  // it closes before that clock time
        continue;
      }
      const admitted found = gate_.admit(channel::call, at, standing::ordinary);
      if (found.at == never) break;
      // The next day begins before that clock time.
      const instant day_end = clock > 0 ? g_.zone().to_utc(start_of(g_.local_day(at) + 1)) : never;
      if (found.at == at) return {at, std::min({open.end, found.until, day_end})};
      from = found.at;
    }
    return {never, never};
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

}  // namespace followup::detail
