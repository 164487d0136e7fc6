// When the limits of a policy are reached.
#pragma once

#include "engine/case_state.hpp"

namespace followup::detail {

// The instant at which the limit's span is over; `never` where it has none.
[[nodiscard]] instant limit_instant(const ground& g, const limit& what) noexcept;

struct reached_limit {
  const compiled_limit* which = nullptr;  // null: none
  instant at = never;                     // when
  bool by_calls = false;
};

// The limit that was reached first, of those that were by what happened up to `now`; none while an appointment suspends
// them.
[[nodiscard]] reached_limit first_reached(const ground& g, const case_state& s, instant now) noexcept;

}  // namespace followup::detail
