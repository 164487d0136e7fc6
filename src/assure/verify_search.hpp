// Stories: looks for the shortest that breaks a property, by asking the engine itself. A longer one that comes up
// first, in a long run, stands only until a shorter one is found.
#pragma once

#include "assure/verify_alphabet.hpp"
#include "assure/verify_checks.hpp"

#include <followup/assure/verify.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace followup::detail {

// Who answers: `next_actions`, or, to see whether a fault of the engine would be noticed, somebody else.
using answering =
    std::function<answer(const pursuit& subject, std::span<const touchpoint> history, ptime now, reasons why)>;
[[nodiscard]] answering answers_of(const policy& rules, const calendar& hours);

struct search_result {
  std::vector<std::optional<breaking_story>> stories;  // by property
  std::set<rule_id> asked_for;                         // rules that some answer asked a touch by
  std::set<std::pair<rule_id, std::size_t>> steps;     // of lists; past their last one: the rhythm that takes over
  std::set<outcome_kind> recorded;                     // outcomes that were recorded while the pursuit was open
  std::int64_t answers = 0;
  int depth = 0;  // stories of up to so many touches were all tried
};

// Looks until each of the properties is broken or `most_answers` were asked.
[[nodiscard]] search_result searched(const policy& rules, const ground& g, const calendar& hours,
                                     const std::vector<kind_of_touch>& alphabet, std::vector<const property*> what,
                                     const search_bounds& bounds, std::int64_t most_answers, const answering& ask);

}  // namespace followup::detail
