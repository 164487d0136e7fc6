// What touches are about.
#pragma once

#include "json/codec.hpp"

#include <followup/policy/brief.hpp>

namespace followup::json::detail {

// One of its names.
struct brief_name {
  [[nodiscard]] std::optional<std::string> read(const place& at) const {
    if (at.is(node::kind::text) && !at.value().text.empty()) return at.value().text;
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  [[nodiscard]] node write(const std::string& value, const writing&) const { return {value}; }
  [[nodiscard]] node schema(schema_book&) const {
    node text = schema_of_type("string");
    text.add("minLength", 1);
    return text;
  }
  [[nodiscard]] std::string expects() const { return "the name of a brief"; }
};

// Its name, or those of its variants.
template <>
struct codec<brief> {
  static constexpr one_or_many<std::string, brief_name> names{{}, most_values, 1};

  [[nodiscard]] std::optional<brief> read(const place& at) const {
    auto all = names.read(at);
    if (!all) return std::nullopt;
    if (all->empty()) {
      at.refuse("none", expects());
      return std::nullopt;
    }
    brief some;
    some.variants = std::move(*all);
    return some;
  }
  [[nodiscard]] node write(const brief& value, const writing& how) const { return names.write(value.variants, how); }
  [[nodiscard]] node schema(schema_book& book) const { return names.schema(book); }
  [[nodiscard]] std::string expects() const { return "the name of a brief; or a list of those of its variants"; }
};

}  // namespace followup::json::detail
