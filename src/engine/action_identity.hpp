// The identity of an action: which rule asks for it, and what it follows; independent of when one asks.
#pragma once

#include "policy/rule_tags.hpp"

#include <followup/model/ids.hpp>

#include <cstdint>

namespace followup::detail {

// The identity of a touchpoint as far as an action's identity needs it: 40 well-mixed bits, which is what progress has
// room for. Zero: the start of the pursuit.
using trace = std::uint64_t;
inline constexpr int trace_bits = 40;
static_assert(trace_bits + rule_tag_bits == 64);

[[nodiscard]] trace trace_of(touchpoint_id id) noexcept;

// What a rule asks for, on one occasion.
struct asked_for {
  rule_tag by = 0;  // not zero
  trace follows = 0;
  friend bool operator==(const asked_for&, const asked_for&) = default;
};

// Ruling 50: a pursuit's action ids are its asked_for values in another order, none of them twice. So the rule can be
// read from the id, and no two rules share one.
[[nodiscard]] action_id identity_of(pursuit_id of, asked_for what) noexcept;
[[nodiscard]] asked_for asked_by(pursuit_id of, action_id id) noexcept;

}  // namespace followup::detail
