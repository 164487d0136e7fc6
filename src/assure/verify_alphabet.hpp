// Every kind of touchpoint that can be recorded.
#pragma once

#include "engine/case_state.hpp"

#include <vector>

namespace followup::detail {

// A touchpoint without its id and instant; its dates count from the local day on which it is recorded.
struct kind_of_touch {
  touchpoint touch;  // `what` and `promised` as of day 0
  enum class promise_kind : unsigned char {
    none,
    clock,
    dates,  // softly
    days,   // several of them
    ours,
    ours_softly,
    outside_hours,
    past,
  } promised{};
  bool names_date = false;  // of an outcome that may name one

  [[nodiscard]] touchpoint at(const ground& g, instant when, touchpoint_id id) const;
};

// How many kinds of promise there are.
inline constexpr std::uint64_t promise_kinds = static_cast<std::uint64_t>(kind_of_touch::promise_kind::past) + 1;

// All that `check` lets pass, on channels that the prospect has or could be written to or called from: each outcome, by
// each channel, direction and role, with and without a message, with and without each kind of promise, with and without
// a date, of this pursuit, and, where it reaches beyond its own, of another one, through each number on file and
// through one that is not. The usual ones first.
[[nodiscard]] std::vector<kind_of_touch> all_kinds_of_touch(const ground& g);

}  // namespace followup::detail
