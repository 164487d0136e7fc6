// followup/insight/answer_rates.hpp - when people are reached.
#pragma once

#include <followup/insight/proportion.hpp>
#include <followup/policy/daypart.hpp>

#include <array>
#include <vector>

namespace followup {

// How many outbound calls reached the person, on the prospect's clock. Left out are busy lines, calls of which only the
// attempt is known, and those made when it was agreed: they say nothing of the hour.
struct answer_rates {
  proportion all = {};
  std::array<proportion, 7> by_weekday = {};  // Monday first
  std::array<proportion, 24> by_hour = {};    // from 00:00
  std::array<std::array<proportion, 24>, 7> by_hour_of_weekday = {};
  std::vector<proportion> by_part = {};  // of the dayparts, in their order
  friend bool operator==(const answer_rates&, const answer_rates&) = default;
};

// Below so many calls a book says nothing of a daypart that a guess would not; from so many on it is one's own figures
// (`daypart_choice::k`).
inline constexpr int fewest_calls_in_part = 100;
inline constexpr int calls_for_own_rates = 1'000;

// Returns the choice with the rates of the book, to be put into a policy as it is: k is 4 if they are from 1,000 calls
// or more in its dayparts, else 2, and a part of fewer than 100 calls keeps the rate it had. Throws `invalid_history`
// unless `seen` has one proportion for each daypart.
[[nodiscard]] daypart_choice with_rates_of(const answer_rates& seen, daypart_choice choice);

}  // namespace followup
