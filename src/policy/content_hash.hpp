// A fingerprint of what a policy says. Two policies that differ in anything folding depends on differ here; host
// callables count by their rule's id, so a host that changes one gives its policy a new version.
#pragma once

#include <cstdint>

namespace followup::detail {

class compiled_policy;

[[nodiscard]] std::uint64_t content_hash(const compiled_policy& policy);

// One more value into a running hash.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) noexcept {
  std::uint64_t x = (seed ^ value) * 0x9E3779B97F4A7C15ULL;
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93ULL;
  return x ^ (x >> 29);
}

}  // namespace followup::detail
