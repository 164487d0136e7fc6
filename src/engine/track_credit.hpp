// Which tracks a touch is credited to, and what they remember of it.
#pragma once

#include "engine/case_state.hpp"

namespace followup::detail {

// An outbound touch of the pursuit is made by the track whose action it carries out, or else by every track that waits
// for one on its channel.
void credit_tracks(const ground& g, case_state& s, const touchpoint& touch, const calendar_table* hours);

// An outcome that some track watches: what is done after it, and the step that it branches to.
void note_event(const ground& g, case_state& s, const touchpoint& touch);

}  // namespace followup::detail
