#include "json/node.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace followup::json::detail {
namespace {

constexpr std::size_t columns = 120;
constexpr std::size_t step = 2;

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

std::string quoted(const std::string& text) {
  if (is_plain(text)) return '"' + text + '"';
  try {
    return nlohmann::json(text).dump();
  } catch (const nlohmann::json::type_error&) {
    throw invalid_policy("text", "bytes that are not UTF-8", "UTF-8, in what is written as JSON");
  }
}

std::string scalar(const node& value) {
  switch (value.what) {
    case node::kind::null: return "null";
    case node::kind::boolean: return value.flag ? "true" : "false";
    case node::kind::text: return quoted(value.text);
    default: return value.text;
  }
}

bool holds_items(const node& value) { return value.is(node::kind::list) || value.is(node::kind::object); }

// On one line, with a blank after commas and colons or without.
void print_flat(const node& value, std::string_view blank, std::string& out) {
  if (!holds_items(value)) {
    out += scalar(value);
    return;
  }
  const bool named = value.is(node::kind::object);
  out += named ? '{' : '[';
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (i > 0) (out += ',') += blank;
    if (named) ((out += quoted(value.names[i])) += ':') += blank;
    print_flat(value.items[i], blank, out);
  }
  out += named ? '}' : ']';
}

void print_broken(const node& value, std::size_t indent, std::string& out);

// At a column, on one line where it fits.
void print_item(const node& value, std::size_t indent, std::size_t column, std::string& out) {
  std::string flat;
  print_flat(value, " ", flat);
  const bool fits = column + flat.size() < columns;  // a comma may follow
  if (fits || !holds_items(value) || value.items.empty()) {
    out += flat;
  } else {
    print_broken(value, indent, out);
  }
}

void print_broken(const node& value, std::size_t indent, std::string& out) {
  const bool named = value.is(node::kind::object);
  const std::size_t inner = indent + step;
  out += named ? '{' : '[';
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    out += i > 0 ? ",\n" : "\n";
    out.append(inner, ' ');
    const std::string name = named ? quoted(value.names[i]) + ": " : "";
    out += name;
    print_item(value.items[i], inner, inner + name.size(), out);
  }
  ((out += '\n').append(indent, ' ')) += named ? '}' : ']';
}

}  // namespace

const node* node::find(std::string_view name) const noexcept {
  const auto index = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  return index < items.size() ? &items[index] : nullptr;
}

std::string print(const node& value, layout how) {
  std::string out;
  if (how == layout::one_line) {
    print_flat(value, "", out);
  } else if (holds_items(value) && !value.items.empty()) {
    print_broken(value, 0, out);
    out += '\n';
  } else {
    print_flat(value, " ", out);
    out += '\n';
  }
  return out;
}

}  // namespace followup::json::detail
