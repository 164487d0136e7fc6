// At what hour of a day to call: the score of policy/daypart.hpp with hours, side rules and ties.
#pragma once

#include "engine/admission.hpp"

#include <optional>

namespace followup::detail {

struct daypart_pick {
  int part = 0;        // its index
  int tried = 0;       // calls made in it
  int kept_rules = 0;  // so many of the side rules could be kept, the first listed first
  instant at = never;  // its first allowed instant
  instant until = never;
};

// The best daypart of the day on which `earliest` lies, from `earliest` on. Nothing if none of them is allowed then.
[[nodiscard]] std::optional<daypart_pick> pick_daypart(const case_facts& facts, const admission& gate,
                                                       instant earliest);

}  // namespace followup::detail
