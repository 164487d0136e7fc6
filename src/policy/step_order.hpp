// Which step of a list follows which.
#pragma once

#include <followup/policy/track.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace followup::detail {

// The place of the step called `id`; steps.size(): there is none.
[[nodiscard]] inline std::size_t place_of(const step_list& list, std::string_view id) {
  const auto found = std::find_if(list.steps.begin(), list.steps.end(), [id](const step& one) { return one.id == id; });
  return static_cast<std::size_t>(found - list.steps.begin());
}

// The place of the step that follows the one at `place` where no branch is taken; steps.size(): the list runs out.
[[nodiscard]] inline std::size_t following(const step_list& list, std::size_t place) {
  const step& one = list.steps[place];
  if (one.last) return list.steps.size();
  return one.next.empty() ? place + 1 : place_of(list, one.next);
}

// Whether its order is anything else than that of the list.
[[nodiscard]] inline bool has_jumps(const step_list& list) {
  return std::any_of(list.steps.begin(), list.steps.end(),
                     [](const step& one) { return one.last || !one.next.empty() || !one.branches.empty(); });
}

}  // namespace followup::detail
