// When the limits of a policy are reached.
#pragma once

#include "engine/case_state.hpp"

namespace followup::detail {

// The instant at which the limit's span is over; `never` where it has none.
[[nodiscard]] instant limit_instant(const ground& g, const limit& what) noexcept;

struct reached_limit {
  const compiled_limit* which = nullptr;  // null: none
  instant at = never;                     // when
  bool by_calls = false;
};

// The limit that was reached first, of those that were by what happened up to `now`: none but those that hold
// regardless while something agreed is pending.
[[nodiscard]] reached_limit first_reached(const ground& g, const case_state& s, instant now) noexcept;
// ... for who knows whether something is.
[[nodiscard]] reached_limit first_reached(const ground& g, const case_state& s, instant now, bool pending) noexcept;

// The limit that would have been reached up to `now`, if it waited for nothing.
[[nodiscard]] reached_limit reached_but_waiting(const ground& g, const case_state& s, instant now) noexcept;

// The message of the call that reached it is owed as any other (ruling 37); none, where its time reached it, also at
// the very instant of a call. A message that holds the calls back is a step, and ends with them.
[[nodiscard]] bool owes_message_of(const ground& g, const case_state& s, const reached_limit& reached) noexcept;

// Where a reached limit has no closing touch, or none that can be made, its time ends at once; else so many business
// days later.
[[nodiscard]] instant end_of_closing(const ground& g, const limit& reached, instant at,
                                     const calendar_table& hours) noexcept;

// The end of the business day after an instant's day, which is when a message that is owed lapses (ruling 37).
[[nodiscard]] instant end_of_next_business_day(const ground& g, instant at, const calendar_table& hours) noexcept;

}  // namespace followup::detail
