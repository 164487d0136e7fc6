// Whether one answer breaks a property: by what was heard, not by what the engine remembers.
#pragma once

#include "assure/verify_listener.hpp"

#include <followup/assure/properties.hpp>

#include <optional>
#include <span>
#include <string>

namespace followup::detail {

// One question and its answer.
struct question {
  const policy& rules;
  const ground& g;
  const calendar& hours;
  std::span<const touchpoint> history;  // in order
  const case_state& s;
  const heard& so_far;
  const answer& said;
  instant now;
};

// How the answer breaks it; nothing if it does not. `reaches_every_rule` is broken by no single answer.
[[nodiscard]] std::optional<std::string> breach_of(const property& what, const question& asked);

// The end of a span that is counted from the start.
[[nodiscard]] instant end_of_span(const ground& g, const span_limit& span) noexcept;

// Throws invalid_policy for a property that cannot be asked for.
void refuse_if_impossible(const property& what);

}  // namespace followup::detail
