// followup/policy/policy_part.hpp - what a policy consists of.
#pragma once

namespace followup {

// A part of a policy.
enum class policy_part : unsigned char {
  policy,       // its name, its version, whether it needs history
  outcome_row,  // a row of the table of behaviours
  track,        //
  step,         // of a step list
  hand_over,    // the rhythm that takes over when a step list has run out
  guard,        //
  dayparts,     // the choice of a time of the day
  daypart,      // one of them
  preference,   // a preference on top of their score
  promises,     // what becomes of promises
  limit,        //
  ending,       // of the host's own
  re_entry,     //
};
inline constexpr int policy_part_count = static_cast<int>(policy_part::re_entry) + 1;

}  // namespace followup
