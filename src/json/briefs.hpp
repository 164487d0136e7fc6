// What touches are about.
#pragma once

#include "json/codec.hpp"

#include <followup/policy/brief.hpp>

namespace followup::json::detail {

// Its name, or those of its variants.
template <>
struct codec<brief> {
  [[nodiscard]] std::optional<brief> read(const place& at) const {
    auto names = one_or_many<std::string>{}.read(at);
    if (!names) return std::nullopt;
    brief some;
    some.variants = std::move(*names);
    return some;
  }
  [[nodiscard]] node write(const brief& value, const writing& how) const {
    return one_or_many<std::string>{}.write(value.variants, how);
  }
  [[nodiscard]] node schema(schema_book& book) const { return one_or_many<std::string>{}.schema(book); }
  [[nodiscard]] std::string expects() const { return "the name of a brief; or a list of those of its variants"; }
};

}  // namespace followup::json::detail
