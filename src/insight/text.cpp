#include "insight/text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace followup::detail {
namespace {

// As wide as it is read: an en dash is one column.
std::size_t width_of(std::string_view text) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

}  // namespace

std::string rounded(double value, char decimal_point, bool always_decimal) {
  const long long tenths = std::llround(std::abs(value) * 10);
  std::string text = (value < 0 && tenths != 0 ? "-" : "") + std::to_string(tenths / 10);
  if (always_decimal || tenths % 10 != 0) (text += decimal_point) += std::to_string(tenths % 10);
  return text;
}

std::string set_out(const table& lines, bool named) {
  std::vector<std::size_t> widths(lines.front().size());
  for (const auto& line : lines) {
    for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], width_of(line[c]));
  }
  std::string text;
  for (const auto& line : lines) {
    for (std::size_t c = 0; c < line.size(); ++c) {
      const std::string blanks(widths[c] - width_of(line[c]), ' ');
      text += "  ";
      text += named && c == 0 ? line[c] + blanks : blanks + line[c];
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text;
}

}  // namespace followup::detail
