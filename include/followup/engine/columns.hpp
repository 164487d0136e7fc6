// followup/engine/columns.hpp - answers by the million, in memory of the caller's.
#pragma once

#include <cstdint>
#include <span>

namespace followup {

// A column is memory of the caller's in the layout of Apache Arrow's fixed-size columns: the rows' values one after the
// other, and for each row a bit that tells whether it has a value, the first row's being the lowest of the first byte.
// What has no value is written as 0. Each of the two has room for every row, or is empty and then not written.
//
// Instants are whole seconds since 1970-01-01T00:00:00Z (Arrow: timestamp[s, UTC]); enumerations are their values.
template <class Value>
struct column {
  std::span<Value> values = {};
  std::span<std::uint8_t> validity = {};

  // Takes so many rows; as a host asks before it hands a column over.
  [[nodiscard]] constexpr bool has_room_for(std::size_t rows) const noexcept {
    return (values.empty() || values.size() >= rows) && (validity.empty() || validity.size() >= (rows + 7) / 8);
  }
};

}  // namespace followup
