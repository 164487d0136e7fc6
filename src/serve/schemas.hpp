// The schemas of what is said of whole books, beside those of json/schema.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace serve {

// "insight", "simulation", "forecast".
[[nodiscard]] std::vector<std::string_view> schema_names();
// The text of one of them; none: there is no such schema.
[[nodiscard]] std::optional<std::string> schema(std::string_view name);

}  // namespace serve
