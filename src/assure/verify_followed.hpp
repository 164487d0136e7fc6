// How what a property needs of the past goes on from touchpoint to touchpoint, whatever happens.
#pragma once

#include "assure/verify_alphabet.hpp"
#include "assure/verify_cases.hpp"
#include "assure/verify_listener.hpp"

#include <followup/assure/verify.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace followup::detail {

// A state and what was heard of it.
struct led {
  case_state s;
  heard h;
};

// What is kept of both from one touchpoint to the next; a small tuple of numbers.
using key = std::array<std::uint32_t, 8>;

// What a property must know of the past: how it is read, how it is put into a state with everything else at rest (on
// each side of the times that it is compared with), and when it is wrong.
struct followed_part {
  std::function<key(const led&)> read;
  std::vector<std::function<void(const key&, led&, instant now)>> put;
  std::function<bool(const led&)> is_wrong;
  bool promises = false;  // each kind of promise makes a difference
  bool limits = false;    // so does whether a limit in time was reached, which decides on the end alone
};

// --- The parts that properties follow.

// Nothing of it is wrong before the end, and at the end something was heard that justifies it.
[[nodiscard]] followed_part how_it_ends(const never_ends_before& what);
[[nodiscard]] followed_part message_owed();
// A promise that is over is none: no call can be before it any more.
[[nodiscard]] followed_part promise_that_stands();
// An objection to a channel is lifted by a consent that comes later: until then there is none.
[[nodiscard]] followed_part channels_objected_to();
[[nodiscard]] followed_part number_objected_to(std::size_t index);

// Leads the engine and the listener through every touchpoint, from the start, until nothing new comes up. Says what
// goes wrong, in words; nothing if the part is right in all that can happen.
[[nodiscard]] std::optional<std::string> goes_wrong(const ground& g, const calendar& hours,
                                                    const std::vector<kind_of_touch>& alphabet,
                                                    const followed_part& part, proof_effort& effort);

}  // namespace followup::detail
