// followup/engine/usable.hpp - a history of which some rows cannot be right: what can be used of it, and what not.
//
// Questions are strict: one touchpoint that cannot have happened refuses them. Where records are old, or were merged,
// or came in by hand, a host would rather go on without it and have it mended:
//
//   const usable_history parts = usable(offer, touchpoints, now);
//   const answer a = next_actions(proposals, offer, parts.touches, office, now);
//   for (const unusable_touch& one : parts.left_out) show(touchpoints[one.index], one.field, one.value, one.allowed);
#pragma once

#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/time/instant.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace followup {

// A touchpoint that is left out, and why, in the words of the error that it would have been.
struct unusable_touch {
  std::size_t index = 0;  // in the history that was given
  std::string field;      // "touchpoint 42: at"
  std::string value;
  std::string allowed;
  friend bool operator==(const unusable_touch&, const unusable_touch&) = default;
};

// Both in the order in which they were given.
struct usable_history {
  std::vector<touchpoint> touches;
  std::vector<unusable_touch> left_out;
};

// Parts a history. Left out is what `next_actions` refuses with `invalid_history` or `invalid_time`: what cannot have
// happened, or not within the pursuit, what lies after `now`, a hold, an absence or a promise until a date before the
// day on which it was told, and of several touchpoints with one id and different contents all but the first. Throws
// `invalid_time` for the pursuit's start and for `now`.
[[nodiscard]] usable_history usable(const pursuit& subject, std::span<const touchpoint> history, ptime now);

}  // namespace followup
