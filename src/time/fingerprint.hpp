// 64 bits that stand for a value's content: the same on every machine.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace followup::detail {

// FNV-1a of a text.
[[nodiscard]] constexpr std::uint64_t fnv_1a(std::string_view text) noexcept {
  std::uint64_t state = 0xcbf2'9ce4'8422'2325;
  for (const char c : text) state = (state ^ static_cast<unsigned char>(c)) * 0x100'0000'01b3;
  return state;
}

// One more value into a running hash; every bit of both reaches every bit of the result.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) noexcept {
  std::uint64_t bits = (seed ^ value) * 0x9e37'79b9'7f4a'7c15;
  bits = (bits ^ (bits >> 32)) * 0xd6e8'feb8'6659'fd93;
  return bits ^ (bits >> 29);
}

// A running hash with one multiplication for each value, for what is asked for with every decision.
class quick_hash {
 public:
  constexpr explicit quick_hash(std::uint64_t seed) noexcept : state_(seed) {}

  constexpr void add(std::uint64_t value) noexcept { state_ = (std::rotl(state_, 23) ^ value) * 0x9e37'79b9'7f4a'7c15; }
  [[nodiscard]] constexpr std::uint64_t value() const noexcept { return mixed(state_, 0); }

 private:
  std::uint64_t state_;
};

// FNV-1a over whole numbers and texts. A text is fed with its length, so that neighbours do not run together.
class fingerprint {
 public:
  fingerprint& operator<<(std::int64_t number) noexcept {
    for (int shift = 0; shift < 64; shift += 8) feed(static_cast<std::uint64_t>(number) >> shift & 0xff);
    return *this;
  }
  fingerprint& operator<<(std::string_view text) noexcept {
    *this << static_cast<std::int64_t>(text.size());
    for (const char c : text) feed(static_cast<unsigned char>(c));
    return *this;
  }
  [[nodiscard]] std::uint64_t value() const noexcept { return state_; }

 private:
  void feed(std::uint64_t byte) noexcept { state_ = (state_ ^ byte) * 0x100'0000'01b3; }

  std::uint64_t state_ = 0xcbf2'9ce4'8422'2325;
};

}  // namespace followup::detail
