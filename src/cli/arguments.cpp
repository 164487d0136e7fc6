#include "arguments.hpp"

#include <algorithm>

namespace cli {
namespace {

std::string listed(std::span<const option> known) {
  std::string text;
  for (const option& one : known) text += (text.empty() ? "" : ", ") + std::string(one.name);
  return text.empty() ? "none" : text;
}

const option& named(std::span<const option> known, std::string_view name) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const option& one) { return one.name == name; });
  if (found != known.end()) return *found;
  throw usage_error("unknown option " + in_quotes(name) + "; there are: " + listed(known));
}

bool is_choice(std::string_view value, std::string_view choices) {
  const std::string all = " " + std::string(choices) + " ";
  return value.find(' ') == std::string_view::npos && all.find(" " + std::string(value) + " ") != std::string::npos;
}

}  // namespace

std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 80;
  std::string shown(text.substr(0, most));
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return "'" + shown + (text.size() > most ? "..." : "") + "'";
}

arguments::arguments(std::span<const char* const> given, std::span<const option> known) {
  take(given, known);
  if (inputs_named() > 1) throw usage_error("- is given twice, and standard input can be read once");
}

std::ptrdiff_t arguments::inputs_named() const {
  const auto is_input = [](const auto& one) { return one.second == "-"; };
  return std::count_if(options_.begin(), options_.end(), is_input) + std::count(words_.begin(), words_.end(), "-");
}

void arguments::take(std::span<const char* const> given, std::span<const option> known) {
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string_view one = given[i];
    if (one == "--") {
      words_.insert(words_.end(), given.begin() + static_cast<std::ptrdiff_t>(i) + 1, given.end());
      return;
    }
    if (!one.starts_with('-') || one == "-") {
      words_.emplace_back(one);
      continue;
    }
    const std::size_t equals = one.find('=');
    const option& which = named(known, one.substr(0, equals));
    std::string value;
    if (which.value.empty()) {
      if (equals != std::string_view::npos) throw usage_error(std::string(which.name) + " takes no value");
    } else if (equals != std::string_view::npos) {
      value = one.substr(equals + 1);
    } else if (i + 1 < given.size()) {
      value = given[++i];
    } else {
      throw usage_error(std::string(which.name) + " needs a value: " + std::string(which.value));
    }
    if (!which.choices.empty() && !is_choice(value, which.choices)) {
      throw usage_error(std::string(which.name) + ": " + in_quotes(value) +
                        " is none of: " + std::string(which.choices));
    }
    if (!options_.emplace(which.name, value).second) throw usage_error(std::string(which.name) + " was given twice");
  }
}

std::optional<std::string> arguments::value(std::string_view name) const {
  const auto found = options_.find(name);
  return found == options_.end() ? std::nullopt : std::optional{found->second};
}

std::string arguments::required(std::string_view name) const {
  if (auto given = value(name)) return *std::move(given);
  throw usage_error(std::string(name) + " is missing");
}

}  // namespace cli
