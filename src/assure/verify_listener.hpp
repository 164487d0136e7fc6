// What somebody would have noted who heard every touchpoint and knows nothing of the engine: what properties are held
// against.
#pragma once

#include "engine/case_state.hpp"

namespace followup::detail {

struct heard {
  bool no = false;
  bool no_with_reasons = false;
  bool yes = false;
  bool gone = false;     // nobody is left to pursue, or no reason to
  bool replied = false;  // they wrote: a person may take over
  bool appointment = false;
  bool objection = false;
  bool objection_to_all = false;
  std::array<instant, channel_count> objected_at = never_objected;  // by channel, the last time
  std::uint8_t numbers_objected = 0;                                // contact points, by index
  bool message_owed = false;                                        // the last call reached nobody and left nothing
  instant promised = no_instant;                                    // when the promise that stands begins
  contact_role promised_to = contact_role::nobody;                  // who agreed it
  int calls = 0;                                                    // of this pursuit, busy lines not counted

  friend bool operator==(const heard&, const heard&) = default;
};

// Whether that channel was objected to and no later consent allows it at `at`.
[[nodiscard]] bool is_objected_to(const ground& g, const heard& so_far, channel via, instant at);

[[nodiscard]] heard nothing_heard(const ground& g);

// One more touchpoint, of this pursuit or of another one of the prospect.
void hear(const ground& g, heard& so_far, const touchpoint& touch);

}  // namespace followup::detail
