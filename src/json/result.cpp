#include <followup/json/result.hpp>

#include "json/findings.hpp"

namespace followup::json {
namespace {

std::string where(const mistake& one) { return one.path.empty() ? "the document" : one.path; }

std::string all_but_first(const std::vector<mistake>& all) {
  std::string text = all.front().allowed;
  for (std::size_t i = 1; i < all.size(); ++i) text += "; " + to_string(all[i]);
  return text;
}

}  // namespace

std::string to_string(const mistake& one) { return where(one) + ": found " + one.found + ", allowed: " + one.allowed; }

invalid_document::invalid_document(std::vector<mistake> all)
    : error(where(all.front()), all.front().found, all_but_first(all)), all_(std::move(all)) {}

namespace detail {
namespace {

std::string shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;  // not within a character
  return std::string(text.substr(0, most)) + "...";
}

}  // namespace

void append_to_path(std::string& path, std::string_view name) {
  constexpr std::size_t most = 100;
  const std::string shown = shortened(name, most);
  path += '/';
  for (const char c : shown) {
    if (c == '~') {
      path += "~0";
    } else if (c == '/') {
      path += "~1";
    } else {
      path += c;
    }
  }
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 60;
  return '"' + shortened(text, most) + '"';
}

}  // namespace detail
}  // namespace followup::json
