#include "json/place.hpp"

#include <algorithm>

namespace followup::json::detail {

std::optional<place> place::member(std::string_view name) const {
  const auto at = std::find(value_.names.begin(), value_.names.end(), name);
  if (at == value_.names.end()) return std::nullopt;
  return item(static_cast<std::size_t>(at - value_.names.begin()));
}

std::string place::path() const {
  if (in_ == nullptr) return {};
  std::string text = in_->path();
  append_to_path(text, in_->is(node::kind::object) ? in_->value_.names[index_] : std::to_string(index_));
  return text;
}

std::string place::shown() const {
  switch (value_.what) {
    case node::kind::null: return "null";
    case node::kind::boolean: return value_.flag ? "true" : "false";
    case node::kind::text: return in_quotes(value_.text);
    case node::kind::list: return "a list";
    case node::kind::object: return "an object";
    default: return value_.text.substr(0, 60);
  }
}

void place::refuse(std::string_view member, std::string_view found, std::string_view allowed) const {
  std::string where = path();
  append_to_path(where, member);
  all_.found.add(std::move(where), found, allowed);
}

}  // namespace followup::json::detail
