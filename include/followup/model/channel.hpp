// followup/model/channel.hpp - how a prospect is touched, which way, and who was there.
#pragma once

#include <followup/model/name.hpp>

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <string_view>

namespace followup {

enum class channel : unsigned char {
  call,
  voicemail,  // the message after an unanswered call; goes to the number that was called
  letter,
  email,
  task,  // anything else a seller does, with a label of the host's: a visit, a text message
};
inline constexpr int channel_count = 5;

// A set of channels; iterates over those in it, in the order of the enumeration.
//
//   for (const channel via : channel_set::all()) ...
class channel_set {
 public:
  class iterator {
   public:
    using value_type = channel;
    using difference_type = std::ptrdiff_t;
    using reference = channel;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;

    constexpr iterator() noexcept = default;
    [[nodiscard]] constexpr channel operator*() const noexcept { return static_cast<channel>(std::countr_zero(left_)); }
    constexpr iterator& operator++() noexcept {
      left_ = static_cast<std::uint8_t>(left_ & (left_ - 1));
      return *this;
    }
    constexpr iterator operator++(int) noexcept {
      const iterator before = *this;
      ++*this;
      return before;
    }
    friend constexpr bool operator==(iterator, iterator) noexcept = default;

   private:
    friend channel_set;
    constexpr explicit iterator(std::uint8_t left) noexcept : left_(left) {}
    std::uint8_t left_ = 0;  // the channels still to come
  };
  constexpr channel_set() noexcept = default;
  constexpr channel_set(channel one) noexcept : bits_(bit(one)) {}
  constexpr channel_set(std::initializer_list<channel> some) noexcept {
    for (const channel one : some) bits_ |= bit(one);
  }
  [[nodiscard]] static constexpr channel_set all() noexcept { return from_bits(0x1F); }
  [[nodiscard]] static constexpr channel_set from_bits(std::uint8_t bits) noexcept {
    channel_set set;
    set.bits_ = bits & 0x1F;
    return set;
  }
  [[nodiscard]] constexpr bool contains(channel one) const noexcept { return (bits_ & bit(one)) != 0; }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr std::uint8_t bits() const noexcept { return bits_; }
  [[nodiscard]] constexpr iterator begin() const noexcept { return iterator{bits_}; }
  [[nodiscard]] constexpr iterator end() const noexcept { return iterator{}; }
  constexpr channel_set& operator|=(channel_set other) noexcept {
    bits_ |= other.bits_;
    return *this;
  }
  friend constexpr channel_set operator|(channel_set a, channel_set b) noexcept { return a |= b; }
  friend constexpr bool operator==(channel_set, channel_set) noexcept = default;

 private:
  static constexpr std::uint8_t bit(channel one) noexcept {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(one));
  }
  std::uint8_t bits_ = 0;
};

enum class direction : unsigned char {
  outbound,  // we did it
  inbound,   // the prospect, or something on their side, did
};

// Who was spoken to.
enum class contact_role : unsigned char {
  nobody,
  machine,         // an answering machine, a voicemail box, an automatic reply
  gatekeeper,      // a secretary, a colleague: anyone who answers and does not decide
  decision_maker,  // the person pursued
};

// "call", "decision_maker", "inbound": the names used in documents.
[[nodiscard]] std::string_view name_of(channel via) noexcept;
[[nodiscard]] std::string_view name_of(direction way) noexcept;
[[nodiscard]] std::string_view name_of(contact_role role) noexcept;

// Writes "{call, email}".
std::ostream& operator<<(std::ostream& out, channel_set some);

}  // namespace followup
