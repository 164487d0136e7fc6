// Text to nodes.
#pragma once

#include "json/findings.hpp"
#include "json/node.hpp"

#include <optional>
#include <string_view>

namespace followup::json::detail {

// Reports text that is no JSON, with its line and column, what is beyond the bounds of a document, and members that are
// given twice; of these the first counts. Nothing: there is no document to go on with, but for what was read until
// then, in which the last name of an object may be without its item.
[[nodiscard]] std::optional<node> parse(std::string_view text, findings& found, node* until_then = nullptr);

}  // namespace followup::json::detail
