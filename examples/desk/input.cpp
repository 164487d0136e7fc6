#include "input.hpp"

#include <charconv>

namespace desk {

std::int64_t whole_number(const std::string& field, std::string_view text, std::int64_t least, std::int64_t most) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, trouble] = std::from_chars(text.data(), end, number);
  if (text.empty() || trouble != std::errc{} || stop != end || number < least || number > most) {
    throw bad_input(field, in_quotes(text),
                    "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return number;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.empty()) return "(none)";
  std::string shown = "'";
  for (const char c : text.substr(0, longest)) shown += static_cast<unsigned char>(c) < ' ' ? '?' : c;
  return shown += text.size() > longest ? "...'" : "'";
}

}  // namespace desk
