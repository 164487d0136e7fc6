// When a touch is allowed: the calendar, the prospect's preference and objections and the policy's guards, asked in
// turn until none of them moves it any more. Each is asked again only for an instant of which it has not spoken yet,
// also where several instants of one touch are asked about one after the other.
#pragma once

#include "engine/guard_ruling.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <optional>
#include <span>

namespace followup::detail {

// How far ahead an allowed instant is looked for: two years.
inline constexpr instant admission_horizon = std::int64_t{2} * 366 * seconds_per_day;

struct admitted {
  instant at = never;     // the first allowed instant; never: forbidden within the horizon
  instant until = never;  // it stays allowed up to here, as long as nothing happens
  rule_id moved_by = {};  // the last guard that moved it; none: only the calendar did, if anything
  int guard = -1;         // its index; preference_guard, objection_guard
  bool rolled = false;    // the calendar moved it
};
inline constexpr int no_guard = -1;
inline constexpr int preference_guard = -2;
inline constexpr int objection_guard = -3;  // what was objected to, and a consent lifts in its time (ruling 43)

// Guards that are not asked, to learn what they change.
using left_out = std::span<const int>;

class admission {
 public:
  admission(const case_facts& facts, instant now)
      : facts_(facts), g_(facts.g), hours_(facts.hours.table()), now_(now), known_(facts) {}

  // The first allowed instant at or after `wanted`, looked for up to two years after the later of that and `now`
  // (ruling 51); without the guards in `out`.
  [[nodiscard]] admitted admit(channel via, instant wanted, standing as, left_out out = {}) const;

  // The rest, from `at` on, of the stretch in which the calendar is open in all of the prospect's zones, else the next
  // one; where there are several zones, the next within those two years.
  [[nodiscard]] stretch open_stretch(instant at) const noexcept;

  // Where looking ahead from an instant ends, and when looking again will reach further than what ended a search so
  // far; never.
  [[nodiscard]] instant horizon_of(instant wanted) const noexcept;
  [[nodiscard]] instant looks_further_at() const noexcept { return looks_further_at_; }

 private:
  class search;

  // One who may have something to say of a touch: by its number as a guard; the calendars, by zone, have those from
  // `first_calendar` down.
  struct voice {
    int who = no_guard;
    bool by_host = false;
    // It is known to allow the touch in [from, until).
    instant from = never;
    instant until = never;
  };
  using voices = boost::container::small_vector<voice, 8>;
  static constexpr int first_calendar = objection_guard - 1;
  [[nodiscard]] static bool is_calendar(int who) noexcept { return who <= first_calendar; }

  // Those who speak of such a touch, in the order in which they are asked. What they said before, they say again: but
  // for a host's own guards, of which nobody knows.
  [[nodiscard]] voices& those_who_speak_of(channel via, standing as) const;
  void gather(channel via, standing as) const;
  [[nodiscard]] admitted searched(channel via, instant wanted, standing as, left_out out) const;
  // Up to when all of them are known to allow the touch at that instant; no_instant: one has to be asked.
  [[nodiscard]] instant known_until(channel via, instant at, standing as) const noexcept;

  [[nodiscard]] int zone_count() const noexcept { return std::max(g_.zone_count, 1); }
  [[nodiscard]] const zone_table& zone(int i) const noexcept { return *g_.zones[static_cast<std::size_t>(i)]; }
  void note_beyond(instant reached) const noexcept;
  [[nodiscard]] ruling prefers(const day_interval& hours, instant at) const noexcept;

  const case_facts& facts_;
  const ground& g_;
  const calendar_table& hours_;
  instant now_;
  mutable guard_memory known_;
  mutable voices voices_;  // of the touch that was asked about last
  mutable std::optional<channel> voices_of_;
  mutable standing voices_as_ = standing::ordinary;
  mutable bool host_speaks_ = false;  // one of them is a host's own guard
  mutable instant looks_further_at_ = never;
};

inline instant admission::known_until(channel via, instant at, standing as) const noexcept {
  if (voices_of_ != via || voices_as_ != as || host_speaks_) return no_instant;
  instant until = end_of_time;
  for (const voice& one : voices_) {
    if (at < one.from || at >= one.until) return no_instant;
    until = std::min(until, one.until);
  }
  return until;
}

inline admitted admission::admit(channel via, instant wanted, standing as, left_out out) const {
  // As for most of what is asked again: without a search.
  const instant until = out.empty() ? known_until(via, wanted, as) : no_instant;
  return until != no_instant ? admitted{.at = wanted, .until = until} : searched(via, wanted, as, out);
}

}  // namespace followup::detail
