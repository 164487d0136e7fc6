#include "engine/action_identity.hpp"

#include "time/fingerprint.hpp"

namespace followup::detail {
namespace {

constexpr int rounds = 4;

// A Feistel network: whatever a round mixes into one half depends on the other half alone, which stays as it is. So
// each round can be undone, and the whole is a permutation of all 64-bit values, another one for each pursuit.
class permutation {
 public:
  explicit permutation(pursuit_id of) noexcept : key_(mixed(0x61'63'74ULL, of.value())) {}

  [[nodiscard]] std::uint64_t forth(std::uint64_t value) const noexcept {
    auto upper = static_cast<std::uint32_t>(value >> 32);
    auto lower = static_cast<std::uint32_t>(value);
    for (std::uint32_t i = 0; i < rounds; ++i) {
      const std::uint32_t next = upper ^ round(i, lower);
      upper = lower;
      lower = next;
    }
    return std::uint64_t{upper} << 32 | lower;
  }
  [[nodiscard]] std::uint64_t back(std::uint64_t value) const noexcept {
    auto upper = static_cast<std::uint32_t>(value >> 32);
    auto lower = static_cast<std::uint32_t>(value);
    for (std::uint32_t i = rounds; i-- > 0;) {
      const std::uint32_t before = lower ^ round(i, upper);
      lower = upper;
      upper = before;
    }
    return std::uint64_t{upper} << 32 | lower;
  }

 private:
  [[nodiscard]] std::uint32_t round(std::uint32_t number, std::uint32_t half) const noexcept {
    return static_cast<std::uint32_t>(mixed(key_, std::uint64_t{number} << 32 | half));
  }
  std::uint64_t key_;
};

}  // namespace

trace trace_of(touchpoint_id id) noexcept {
  const trace t = mixed(0x74'6F'75'63'68ULL, id.value()) >> (64 - trace_bits);
  return t == 0 ? 1 : t;
}

// Zero is no id. Nothing asked for is zero either, so what would become zero can take what zero becomes.
action_id identity_of(pursuit_id of, asked_for what) noexcept {
  const permutation order(of);
  const std::uint64_t id = order.forth(std::uint64_t{what.by} << trace_bits | what.follows);
  return action_id{id == 0 ? order.forth(0) : id};
}

asked_for asked_by(pursuit_id of, action_id id) noexcept {
  const permutation order(of);
  std::uint64_t what = order.back(id.value());
  if (what == 0) what = order.back(0);
  return {static_cast<rule_tag>(what >> trace_bits), what & ((trace{1} << trace_bits) - 1)};
}

}  // namespace followup::detail
