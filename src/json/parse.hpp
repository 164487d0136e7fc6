// Text to nodes.
#pragma once

#include "json/findings.hpp"
#include "json/node.hpp"

#include <optional>
#include <string_view>

namespace followup::json::detail {

// Reports text that is no JSON, with its line and column, what is beyond the bounds of a document, and members that are
// given twice; of these the first counts. Nothing: there is no document to go on with.
[[nodiscard]] std::optional<node> parse(std::string_view text, findings& found);

}  // namespace followup::json::detail
