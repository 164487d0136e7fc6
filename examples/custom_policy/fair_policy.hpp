// A cadence around a trade fair, written twice: in C++, and as a document that a sales team keeps.
#pragma once

#include "fair_rules.hpp"

#include <string>

namespace fair {

// The fair that both are about: Monday 8 to Friday 12 March 2027.
[[nodiscard]] trade_fair hall_seven();

// In C++.
[[nodiscard]] followup::policy before_the_fair();

// As the document says it. Throws `followup::json::invalid_document`, with everything that is wrong.
[[nodiscard]] followup::policy before_the_fair_from(const std::string& file);

}  // namespace fair
