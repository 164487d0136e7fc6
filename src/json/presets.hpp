// Policies that are named in a document: {"preset": "until_no"}.
#pragma once

#include "json/codec.hpp"

#include <followup/policy/policy.hpp>

namespace followup::json::detail {

// Of an object with a member "preset".
[[nodiscard]] std::optional<policy> read_preset(const place& at);
[[nodiscard]] node schema_of_presets(schema_book& book);

}  // namespace followup::json::detail
