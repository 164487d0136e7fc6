// When a pending promise is due: its own window, whatever the house rules say, and what becomes of it when missed.
#pragma once

#include "engine/way.hpp"

namespace followup::detail {

struct promised_time {
  instant begin = never;  // of the promised window, as agreed
  instant end = never;    // of its last stretch
  instant due = never;    // the first instant at which it is allowed
  stretch window{never, never};
  bool closed_day = false;  // the calendar is closed on the day promised
  bool missed = false;      // its window is over, or nothing of it is allowed any more, and nobody tried
  bool blocked = false;     // some guard does not allow the promised time
  bool forbidden = false;   // ... nor any other
  rule_id blocked_by;
};

[[nodiscard]] promised_time time_of_promise(const case_facts& facts, const admission& gate, instant now);

// How that was found: from the begin of the promised window to `due`, and from there or from `now`, the later of the
// two, to where the present window begins.
struct promised_way {
  way to_due;
  way to_window;
};
[[nodiscard]] promised_way way_of_promise(const case_facts& facts, const admission& gate, instant now,
                                          const promised_time& found);

}  // namespace followup::detail
