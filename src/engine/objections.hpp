// Which channels were objected to, and when a consent that was given later lifts that (rulings 22, 43 and 53).
#pragma once

#include "engine/case_state.hpp"

#include <algorithm>
#include <optional>

namespace followup::detail {

// The stretch from `at` on, or else the next one, in which consents that count are in force; never: none is. Consents
// that meet are one (ruling 40).
template <class Counts>
[[nodiscard]] stretch consented_from(const prospect& who, instant at, const Counts& counts) {
  stretch found{never, never};
  for (bool longer = true; longer;) {
    longer = false;
    for (const consent& one : who.consents) {
      if (!counts(one)) continue;
      const stretch given = stretch_of(one);
      const instant reached = found.begin == at ? found.end : at;
      if (given.begin <= reached && given.end > reached) {
        found = {at, given.end};
        longer = true;
      } else if (found.begin != at && given.begin > at && given.begin < std::min(given.end, found.begin)) {
        found = given;
      }
    }
  }
  return found;
}

// Whether anything was objected to at all, which is seldom so.
[[nodiscard]] inline bool any_objection(const ground& g, const case_state& s) {
  return s.objected_at != never_objected || !g.subject.who.suppressions.empty();
}

// When a channel was objected to last, by what was recorded or as the host knows: before anything where that has no
// date. Nothing: it never was.
[[nodiscard]] std::optional<instant> objected_at(const ground& g, const case_state& s, channel via);

// When the express consents that were given after an objection made at `objected` lift it, from `at` on.
[[nodiscard]] stretch lifted_from(const prospect& who, channel via, instant objected, instant at);

// When the last of those consents ends; no_instant: none lifts it.
[[nodiscard]] instant end_of_lifting(const prospect& who, channel via, instant objected);

// The channels that no touch may use at `now` or later.
[[nodiscard]] channel_set objected_for_good(const ground& g, const case_state& s, instant now);

// From when on, at or after `at`, no objection stands in the way of a channel for which a number or an address is left;
// never.
[[nodiscard]] instant left_from(const ground& g, const case_state& s, channel via, instant at);
[[nodiscard]] inline bool is_left(const ground& g, const case_state& s, channel via, instant at) {
  return left_from(g, s, via, at) != never;
}

// Whether every channel is objected to, and no consent lifts that at `at`: what that closes stays closed.
[[nodiscard]] bool objected_to_all(const ground& g, const case_state& s, instant at);

}  // namespace followup::detail
