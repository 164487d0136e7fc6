// A value written as a run of bits, and read back: each field says once how wide it is, for both ways.
#pragma once

#include <array>
#include <cstdint>

namespace followup::detail {

using word_array = std::array<std::uint64_t, 16>;

class bit_writer {
 public:
  // The lowest `width` bits of the value, 1 to 64; what does not fit any more is dropped.
  void put(std::uint64_t value, int width) noexcept {
    value &= ~std::uint64_t{0} >> (64 - width);
    const std::size_t word = static_cast<std::size_t>(at_) / 64;
    const int shift = at_ % 64;
    at_ += width;
    if (word >= words_.size()) return;
    words_[word] |= value << shift;
    if (shift + width > 64 && word + 1 < words_.size()) words_[word + 1] |= value >> (64 - shift);
  }

  [[nodiscard]] const word_array& words() const noexcept { return words_; }
  [[nodiscard]] int size() const noexcept { return at_; }

 private:
  word_array words_{};
  int at_ = 0;
};

class bit_reader {
 public:
  explicit bit_reader(const word_array& words) noexcept : words_(words) {}

  // The next `width` bits; zeros behind the end.
  [[nodiscard]] std::uint64_t take(int width) noexcept {
    const std::size_t word = static_cast<std::size_t>(at_) / 64;
    const int shift = at_ % 64;
    at_ += width;
    if (word >= words_.size()) return 0;
    std::uint64_t value = words_[word] >> shift;
    if (shift + width > 64 && word + 1 < words_.size()) value |= words_[word + 1] << (64 - shift);
    return value & (~std::uint64_t{0} >> (64 - width));
  }

 private:
  const word_array& words_;
  int at_ = 0;
};

}  // namespace followup::detail
