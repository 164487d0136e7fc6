// At what hour of a day to call: the score of policy/daypart.hpp with hours, side rules and ties.
#pragma once

#include "engine/admission.hpp"

#include <cstdint>
#include <optional>

namespace followup::detail {

struct daypart_pick {
  int part = 0;                 // its index
  int tried = 0;                // calls made in it
  int reached = 0;              // ... that reached the person
  std::uint32_t set_aside = 0;  // side rules that would have left nothing to choose from, as bits by their place
  instant from = never;         // where it begins, as far as it is looked at
  instant at = never;           // its first allowed instant
  instant until = never;
};

// The best daypart of the day on which `earliest` lies, from `earliest` on. Nothing if none of them is allowed then.
[[nodiscard]] std::optional<daypart_pick> pick_daypart(const case_facts& facts, const admission& gate, instant earliest,
                                                       standing as);

}  // namespace followup::detail
