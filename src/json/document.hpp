// A text as a whole: read with a codec, or written with one.
#pragma once

#include "json/codec.hpp"
#include "json/parse.hpp"

#include <followup/json/result.hpp>

namespace followup::json::detail {

template <class T, class C = codec<T>>
[[nodiscard]] result<T> read_document(std::string_view text, reading all = {}, const C& how = {}) {
  const auto root = parse(text, all.found);
  if (!root) return all.found.take();
  auto value = how.read(place{*root, all});
  if (!all.found.empty()) return all.found.take();
  return std::move(*value);
}

template <class T, class C = codec<T>>
[[nodiscard]] std::string written(const T& value, layout how, const writing& context = {}, const C& by = {}) {
  return print(by.write(value, context), how);
}

}  // namespace followup::json::detail
