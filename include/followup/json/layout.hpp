// followup/json/layout.hpp - how a document is laid out, and how large one may be.
#pragma once

#include <cstddef>

namespace followup::json {

enum class layout : unsigned char {
  pretty,    // for people: a line for each thing that fits on one of 120 columns
  one_line,  // for logs and pipes: no line ends, no blanks
};

// Bounds of a document that is read; beyond them it is refused, whatever it says.
inline constexpr std::size_t most_bytes = std::size_t{16} << 20;
inline constexpr std::size_t most_values = 500'000;  // members, elements and what they hold
inline constexpr std::size_t most_depth = 32;        // objects and lists within each other

}  // namespace followup::json
