// Values that say everything that a document can say, for the tests of writing and reading.
#pragma once

#include <followup/json/question.hpp>
#include <followup/json/registry.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>

#include <string>
#include <vector>

namespace samples {

namespace fu = followup;

// Rules of a host's own: track "birthday card" (briefs, wait, via), guard "not before" (hour, strictly), ending
// "enough" (calls); the last one looks at the history. And a zone of its own, "Mars/Olympus".
[[nodiscard]] fu::json::registry own_rules();

struct named_policy {
  std::string label;
  fu::policy rules;
};
// The presets, the rule packs, and policies that between them have every kind of rule with every choice.
[[nodiscard]] std::vector<named_policy> policies();

[[nodiscard]] fu::calendar office();
[[nodiscard]] fu::pursuit pursuit_with_everything();
// One of each outcome, and every further thing that a touchpoint can say.
[[nodiscard]] std::vector<fu::touchpoint> history_with_everything();
[[nodiscard]] fu::json::question whole_question();

}  // namespace samples
