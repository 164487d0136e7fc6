// When a touch is allowed: the calendar, the prospect's stated preference and the policy's guards, asked in turn until
// none of them moves it any more.
#pragma once

#include "engine/guard_ruling.hpp"

namespace followup::detail {

// How far ahead an allowed instant is looked for: two years.
inline constexpr instant admission_horizon = std::int64_t{2} * 366 * seconds_per_day;

struct admitted {
  instant at = never;     // the first allowed instant; never: forbidden within the horizon
  instant until = never;  // it stays allowed up to here, as long as nothing happens
  rule_id moved_by = {};  // the last guard that moved it; none: only the calendar did, if anything
  int guard = -1;         // its index; preference_guard
  bool rolled = false;    // the calendar moved it
};
inline constexpr int no_guard = -1;
inline constexpr int preference_guard = -2;

class admission {
 public:
  explicit admission(const case_facts& facts) noexcept : facts_(facts), g_(facts.g), hours_(facts.hours.table()) {}

  // The first allowed instant at or after `wanted`; without the guard `left_out`, to learn what it changed.
  [[nodiscard]] admitted admit(channel via, instant wanted, standing as, int left_out = no_guard) const;

  // The stretch in which the calendar is open in all of the prospect's zones: the one that contains `at`, else the
  // next. Where there are several, the next within the horizon of two years.
  [[nodiscard]] stretch open_stretch(instant at) const noexcept;

 private:
  [[nodiscard]] ruling prefers(const day_interval& hours, instant at) const;

  const case_facts& facts_;
  const ground& g_;
  const calendar_table& hours_;
};

}  // namespace followup::detail
