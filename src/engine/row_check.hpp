// What is wrong with a touchpoint by itself, as one of a pursuit.
#pragma once

#include "time/seconds.hpp"

#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>

#include <cstdint>
#include <limits>

namespace followup::detail {

class zone_table;

// What it is held against.
struct row_frame {
  pursuit_id pursuit;
  instant started;
  const zone_table& zone;  // in which dates are read
  bool zone_known = true;  // else a date may be that of any zone
};

// How far from the start of a pursuit anything of it may lie, in seconds: 68 years.
inline constexpr std::int64_t farthest = std::numeric_limits<std::int32_t>::max() - 1;

// Throws invalid_history or invalid_time, naming it.
void check_row(const row_frame& frame, const touchpoint& touch);
// ... for who knows when it was.
void check_row(const row_frame& frame, const touchpoint& touch, instant at);
// The same for one that lies after the present.
void check_past(const touchpoint& touch, instant now);

}  // namespace followup::detail
