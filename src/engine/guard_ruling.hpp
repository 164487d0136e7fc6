// What one guard says of a touch at an instant.
#pragma once

#include "engine/case_state.hpp"
#include "time/calendar_table.hpp"

#include <followup/policy/case_view.hpp>

#include <span>

namespace followup::detail {

// All that a rule may look at; what a case_view shows.
struct case_facts {
  const ground& g;
  const case_state& s;
  const calendar& hours;
  std::span<const touchpoint> history;
  bool has_history = false;
};

// Whom a touch answers to.
enum class standing : unsigned char {
  ordinary,
  excepted,  // a retry on the same day, or an answer owed: passes caps that except them
  promised,  // a hard promise: only law
};

struct ruling {
  instant not_before;  // the instant asked about: allowed; never: not at all
  instant until;       // allowed up to here, as far as this guard knows
};

// Whether a guard holds for that prospect, by audience and jurisdiction.
[[nodiscard]] bool concerns(const guard& rule, const prospect& who);

// Throws invalid_policy for a host's guard that answers an instant that is not later.
[[nodiscard]] ruling judged(const case_facts& facts, const compiled_guard& guard, channel via, instant at, standing as);

// The prospect's first contact point for that channel that is not out; null: none is left.
[[nodiscard]] const contact_point* contact_point_for(const case_facts& facts, channel via) noexcept;

// The number or address that a touch would use; none where it is not known.
[[nodiscard]] endpoint_id endpoint_for(const case_facts& facts, channel via) noexcept;

}  // namespace followup::detail
