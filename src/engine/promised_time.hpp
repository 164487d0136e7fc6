// When a pending promise is due: its own window, whatever the house rules say, and what becomes of it when missed.
#pragma once

#include "engine/admission.hpp"

namespace followup::detail {

struct promised_time {
  instant begin = never;  // of the promised window, as agreed
  instant end = never;    // of its last stretch
  instant due = never;    // the first instant at which it is allowed
  stretch window{never, never};
  bool closed_day = false;  // the calendar is closed on the day promised
  bool missed = false;      // its window is over, and nobody tried
  bool blocked = false;     // some guard does not allow the promised time
  bool forbidden = false;   // ... nor any other
  rule_id blocked_by;
};

[[nodiscard]] promised_time time_of_promise(const case_facts& facts, const admission& gate, instant now);

}  // namespace followup::detail
