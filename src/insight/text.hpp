// Figures and tables as texts.
#pragma once

#include <string>
#include <vector>

namespace followup::detail {

// With one decimal at most, and none where it says nothing more.
[[nodiscard]] std::string rounded(double value, char decimal_point, bool always_decimal = false);

using table = std::vector<std::vector<std::string>>;

// A line for each, all with as many columns as the first, set to the right; but for the first, which has the names of
// the lines, where that is wanted.
[[nodiscard]] std::string set_out(const table& lines, bool named);

}  // namespace followup::detail
