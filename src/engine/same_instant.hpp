// Touches of one instant: recorded times are often minutes or dates, and what led to what is then told by other things.
#pragma once

#include "engine/case_state.hpp"

#include <span>

namespace followup::detail {

// Folds touches of one instant, each behind what led to it (ruling 26). In this order it counts what the host says of
// the order itself; what an action follows, which comes before the touch that carries that action out; what came in,
// which comes before what we did, unless only our mailing can have brought it about; what the policy waits for; the
// channel, and the id.
void apply_together(const ground& g, case_state& s, std::span<const touchpoint> touches, const calendar_table* hours);

}  // namespace followup::detail
