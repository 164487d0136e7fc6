// The table of what follows from each outcome.
#pragma once

#include "json/codec.hpp"

#include <followup/policy/behaviours.hpp>

namespace followup::json::detail {

template <>
struct codec<behaviour> {
  [[nodiscard]] std::optional<behaviour> read(const place& at) const;
  [[nodiscard]] node write(const behaviour& value, const writing& how) const;
  [[nodiscard]] std::string expects() const;
};

// Complete, or based on the doctrine.
template <>
struct codec<behaviours> {
  [[nodiscard]] std::optional<behaviours> read(const place& at) const;
  [[nodiscard]] node write(const behaviours& value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "an object of behaviours by outcome"; }
};

}  // namespace followup::json::detail
