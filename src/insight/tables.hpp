// What sentences tell in tables, as tables; the first line are the names of the columns.
#pragma once

#include "insight/text.hpp"

#include <followup/insight/forecast.hpp>
#include <followup/insight/simulate.hpp>

#include <span>
#include <string>

namespace followup::detail {

// By the hundred prospects.
[[nodiscard]] table table_of(const comparison& found, language in);
// What there is to say of it beside: what a yes takes, and what it holds for.
[[nodiscard]] std::string sentences_of(const comparison& found, language in);

// In hours, all weeks together.
[[nodiscard]] table table_of_sellers(const forecast& ahead, std::span<const std::string> sellers, language in);

}  // namespace followup::detail
