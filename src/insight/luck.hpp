// What is left to chance, the same on every machine.
#pragma once

#include "time/fingerprint.hpp"

#include <cstdint>

namespace followup::detail {

// Chances that depend on what they are for and on nothing else: that one was drawn changes no other.
class luck {
 public:
  luck(std::uint64_t seed, std::uint64_t whose) noexcept : own_(mixed(mixed(seed, 1), whose)) {}

  // What is drawn for one matter of the n-th thing, an enumerator below 8; in [0, 1).
  template <class Matter>
  [[nodiscard]] double at(std::int64_t n, Matter which) const noexcept {
    const std::uint64_t draw = mixed(own_, static_cast<std::uint64_t>(n) * 8 + static_cast<std::uint64_t>(which));
    return static_cast<double>(mixed(draw, own_) >> 11) * 0x1p-53;
  }
  // Of another kind of thing.
  [[nodiscard]] luck of(std::uint64_t kind) const noexcept { return {own_, kind}; }

 private:
  std::uint64_t own_;
};

}  // namespace followup::detail
