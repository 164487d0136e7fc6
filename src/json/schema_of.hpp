// The schema of a whole document, from its codec.
#pragma once

#include "json/codec.hpp"

#include <string_view>

namespace followup::json::detail {

template <class C>
node document_schema(std::string_view title) {
  schema_book book;
  const node root = C{}.schema(book);
  node schema = node::object();
  schema.add("$schema", "https://json-schema.org/draft/2020-12/schema");
  schema.add("title", title);
  for (std::size_t i = 0; i < root.items.size(); ++i) { schema.add(root.names[i], root.items[i]); }
  if (!book.definitions().empty()) {
    node& definitions = schema.add("$defs", node::object());
    for (const auto& [name, definition] : book.definitions()) definitions.add(name, definition);
  }
  return schema;
}

// A document that a program is to read, by its name.
struct document_kind {
  std::string_view name;
  node (*schema)(std::string_view title);
};

}  // namespace followup::json::detail
