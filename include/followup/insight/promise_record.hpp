// followup/insight/promise_record.hpp - who keeps their word.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/insight/proportion.hpp>
#include <followup/model/ids.hpp>

#include <cstdint>
#include <vector>

namespace followup {

// A call that was agreed and did not come about.
struct missed_promise {
  pursuit_id pursuit;
  touchpoint_id touch;  // in which it was agreed
  time_window agreed;   // dates alone are whole days
  friend bool operator==(const missed_promise&, const missed_promise&) = default;
};

// What became of the calls that were agreed, whoever proposed them, and whose time is over. One that was settled before
// (a conversation, a newer word, the end of the pursuit) is none of them.
struct promise_record {
  std::int64_t kept = 0;                       // the person was spoken to in its window, or up to 15 minutes before
  std::vector<missed_promise> missed_by_us;    // nobody called in that time
  std::vector<missed_promise> missed_by_them;  // somebody did, and did not reach them
  // How often they said that they would call, and how often they did, or wrote, before we called again. Whom neither
  // has called yet is left out.
  proportion called_us = {};
  friend bool operator==(const promise_record&, const promise_record&) = default;
};

}  // namespace followup
