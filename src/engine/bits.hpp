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
    const unsigned word = at_ / 64;
    const unsigned shift = at_ % 64;
    at_ += static_cast<unsigned>(width);
    if (word >= words_.size()) return;
    words_[word] |= value << shift;
    if (at_ > (word + 1) * 64 && word + 1 < words_.size()) words_[word + 1] |= value >> (64 - shift);
  }

  [[nodiscard]] const word_array& words() const noexcept { return words_; }
  [[nodiscard]] int size() const noexcept { return static_cast<int>(at_); }

 private:
  word_array words_{};
  unsigned at_ = 0;
};

class bit_reader {
 public:
  // Of words that outlive this.
  explicit bit_reader(const word_array& words) noexcept : words_(&words) {}

  // The next `width` bits; what reaches beyond the end means nothing.
  [[nodiscard]] std::uint64_t take(int width) noexcept {
    const unsigned word = at_ / 64;
    const unsigned shift = at_ % 64;
    at_ += static_cast<unsigned>(width);
    if (word >= words_->size()) return 0;
    std::uint64_t bits = (*words_)[word] >> shift;
    if (shift + static_cast<unsigned>(width) > 64) bits |= (*words_)[(word + 1) % words_->size()] << (64 - shift);
    return bits & (~std::uint64_t{0} >> (64 - width));
  }

 private:
  const word_array* words_;
  unsigned at_ = 0;
};

}  // namespace followup::detail
