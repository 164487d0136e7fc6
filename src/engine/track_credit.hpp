// Which tracks a touch is credited to, and what they remember of it.
#pragma once

#include "engine/case_state.hpp"

namespace followup::detail {

// So many touches of a track are made or have lapsed. What follows them has nothing to follow where one lapsed.
void pass_over(const compiled_policy& p, case_state& s, const compiled_track& t, std::uint16_t made);

// An outbound touch of the pursuit is made by the track whose action it carries out, or else by every track that waits
// for one on its channel.
void credit_tracks(const ground& g, case_state& s, const touchpoint& touch, const calendar_table* hours);

// Whether an unanswered call of the pursuit owes a message, unless one was left with it: as the track says that asked
// for it; of a call that no track asked for, whether any track leaves messages (ruling 60). To be asked before the call
// is credited.
[[nodiscard]] bool owes_message(const ground& g, const case_state& s, const touchpoint& call);

// Whether it is one of the touches that the policy waits for as things stand: by the action that it carries out, else
// by its channel. The message of the last call comes before what is to be done next.
enum class urgency : unsigned char { owed, asked_for, not_asked_for };
[[nodiscard]] urgency how_urgent(const ground& g, case_state& s, const touchpoint& touch);

// An outcome that some track watches: what is done after it, and the step that it branches to.
void note_event(const ground& g, case_state& s, const touchpoint& touch);

}  // namespace followup::detail
