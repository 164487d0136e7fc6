// Figures of a book as documents: shares with their intervals, and numbers that are not whole.
#pragma once

#include "json/fields.hpp"

#include <followup/insight/proportion.hpp>
#include <followup/insight/simulate.hpp>

#include <optional>
#include <string>

namespace followup::json::detail {

// A number that need not be whole, with six decimals, written the same everywhere.
struct real {
  [[nodiscard]] std::optional<double> read(const place& at) const;
  [[nodiscard]] node write(double value, const writing&) const;
  [[nodiscard]] node schema(schema_book&) const { return schema_of_type("number"); }
  [[nodiscard]] std::string expects() const { return "a number"; }
};

// A count of any size.
inline constexpr whole<std::int64_t> any_count{};

void describe(fields& f, estimate& share);
void describe(fields& f, proportion& seen);
void describe(fields& f, difference& figure);

}  // namespace followup::json::detail
