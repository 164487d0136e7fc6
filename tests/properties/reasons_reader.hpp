// A reader of reasons that knows nothing else: it recomputes when a touch is due as a person would who has the
// sentences of an answer, the calendar on the wall and the table of dayparts before them, and sees where two sentences
// exclude each other (rulings 46 and 47).
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/policy/policy.hpp>
#include <followup/testing/story.hpp>

#include <optional>
#include <string>
#include <vector>

namespace reader {

// When an action is due, and from when on it can be done, by its reasons alone, followed in their order from where the
// touch comes from; nullopt where they do not say.
struct times {
  std::optional<followup::ptime> due;
  std::optional<followup::ptime> begin;
};
[[nodiscard]] times times_by_reasons(const followup::answer& a, std::size_t action,
                                     const followup::testing::story& told);

// Each pair of reasons that cannot both be, in words.
[[nodiscard]] std::vector<std::string> contradictions(const followup::answer& a, followup::ptime now);

}  // namespace reader
