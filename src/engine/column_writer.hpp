// A row of a column, written.
#pragma once

#include <followup/engine/columns.hpp>
#include <followup/error.hpp>

#include <string>
#include <string_view>

namespace followup::detail {

template <class Value>
void check_room(const column<Value>& to, std::size_t rows, std::string_view name) {
  if (to.has_room_for(rows)) return;
  throw invalid_column("column " + std::string{name},
                       "room for " + std::to_string(to.values.size()) + " values and " +
                           std::to_string(to.validity.size()) + " bytes of validity",
                       "none of one of them, or as much as " + std::to_string(rows) + " rows take");
}

inline void write_bit(std::span<std::uint8_t> bits, std::size_t row, bool value) noexcept {
  const auto bit = static_cast<std::uint8_t>(1U << (row % 8));
  std::uint8_t& byte = bits[row / 8];
  byte = static_cast<std::uint8_t>(value ? byte | bit : byte & ~bit);
}

template <class Value>
void write(const column<Value>& to, std::size_t row, bool known, Value value) noexcept {
  if (!to.values.empty()) to.values[row] = known ? value : Value{};
  if (!to.validity.empty()) write_bit(to.validity, row, known);
}

}  // namespace followup::detail
