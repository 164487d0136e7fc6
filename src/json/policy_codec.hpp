// A policy as an object.
#pragma once

#include "json/codec.hpp"

#include <followup/policy/policy.hpp>

namespace followup::json::detail {

template <>
struct codec<policy> {
  [[nodiscard]] std::optional<policy> read(const place& at) const;
  [[nodiscard]] node write(const policy& value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "an object"; }
};

}  // namespace followup::json::detail
