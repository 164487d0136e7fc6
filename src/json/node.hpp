// A value of a JSON document, in memory: what texts are read into and written from.
#pragma once

#include <followup/json/layout.hpp>

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace followup::json::detail {

struct node {
  enum class kind : unsigned char { null, boolean, integer, real, text, list, object };

  kind what = kind::null;
  bool flag = false;               // of a boolean
  std::string text;                // of a text; of a number, how it is written
  std::vector<std::string> names;  // of an object: those of its items
  std::vector<node> items;         // of a list or an object

  [[nodiscard]] static node list() { return of(kind::list); }
  [[nodiscard]] static node object() { return of(kind::object); }

  node() = default;
  node(bool value) : what(kind::boolean), flag(value) {}
  template <std::integral T>
  node(T value) : what(kind::integer), text(std::to_string(value)) {}
  node(std::string value) : what(kind::text), text(std::move(value)) {}
  node(std::string_view value) : node(std::string(value)) {}
  node(const char* value) : node(std::string(value)) {}

  [[nodiscard]] bool is(kind one) const noexcept { return what == one; }
  // The first of that name, in an object.
  [[nodiscard]] const node* find(std::string_view name) const noexcept;

  void push(node item) { items.push_back(std::move(item)); }
  // At the end of an object; gives back what was added.
  node& add(std::string name, node value) {
    names.push_back(std::move(name));
    return items.emplace_back(std::move(value));
  }

 private:
  static node of(kind which) {
    node some;
    some.what = which;
    return some;
  }
};

// The text of a document. Throws `invalid_policy` for a text in it that is not UTF-8.
[[nodiscard]] std::string print(const node& value, layout how);

}  // namespace followup::json::detail
