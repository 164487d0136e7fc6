#include <followup/json/result.hpp>

#include "json/findings.hpp"

#include <algorithm>

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
    : error_of(where(all.front()), all.front().found, all_but_first(all)), all_(std::move(all)) {}

namespace detail {
std::string in_short(std::string_view text, std::size_t most) {
  std::string shown(text.substr(0, most));
  if (text.size() > most) {
    // Not within a character.
    while (!shown.empty() && (static_cast<unsigned char>(text[shown.size()]) & 0xC0U) == 0x80U) shown.pop_back();
    shown += "...";
  }
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, '?');
  return shown;
}

void append_to_path(std::string& path, std::string_view name) {
  constexpr std::size_t most = 100;
  const std::string shown = in_short(name, most);
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
  return '"' + in_short(text, most) + '"';
}

}  // namespace detail
}  // namespace followup::json
