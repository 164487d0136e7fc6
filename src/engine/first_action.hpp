// What of an answer is kept in one row.
#pragma once

#include "time/seconds.hpp"

#include <followup/engine/next_actions.hpp>

#include <algorithm>

namespace followup::detail {

// The action whose window begins first, ties in the answer's order; null: there is none.
inline const action* first_to_open(const answer& given) noexcept {
  const auto earlier = [](const action& a, const action& b) { return a.window.begin < b.window.begin; };
  const auto first = std::min_element(given.actions.begin(), given.actions.end(), earlier);
  return first == given.actions.end() ? nullptr : &*first;
}

// Of a time that an answer has.
inline instant seconds_of(ptime at) noexcept { return (at - to_ptime(0)).total_seconds(); }

}  // namespace followup::detail
