#include "engine/event_index.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

constexpr std::uint8_t channel_bits = 0b111;
static_assert(channel_count <= channel_bits + 1);
enum class_bit : std::uint8_t { outbound = 3, connected, conversation, message, own };

constexpr std::uint8_t flag(bool set, class_bit at) { return static_cast<std::uint8_t>(set ? 1U << at : 0U); }
constexpr bool is_set(std::uint8_t number, class_bit at) { return (number >> at & 1U) != 0; }

}  // namespace

event event_of(const touchpoint& touch, pursuit_id own) noexcept {
  return {.via = touch.via,
          .outbound = touch.way == direction::outbound,
          .connected = touch.spoke_to == contact_role::gatekeeper || touch.spoke_to == contact_role::decision_maker,
          .conversation = is_conversation(touch),
          .message = touch.message_left || touch.via == channel::voicemail,
          .own = touch.pursuit == own};
}

std::uint8_t event_index::class_of(const event& one) noexcept {
  return static_cast<std::uint8_t>(static_cast<unsigned>(one.via) | flag(one.outbound, outbound) |
                                   flag(one.connected, connected) | flag(one.conversation, conversation) |
                                   flag(one.message, message) | flag(one.own, own));
}

event event_index::event_of_class(std::uint8_t number) noexcept {
  return {.via = static_cast<channel>(number & channel_bits),
          .outbound = is_set(number, outbound),
          .connected = is_set(number, connected),
          .conversation = is_set(number, conversation),
          .message = is_set(number, message),
          .own = is_set(number, own)};
}

event_index::event_index(std::span<const touchpoint> history, pursuit_id own) : history_(history), own_(own) {
  if (history.size() <= few) return;
  classes_.reserve(history.size());
  for (const touchpoint& touch : history) {
    classes_.push_back(class_of(event_of(touch, own)));
    ++members_[classes_.back()];
    last_[static_cast<std::size_t>(kind_of(touch.what))] = &touch;
  }
}

const touchpoint* event_index::last_with(std::span<const outcome_kind> some) const noexcept {
  if (!classes_.empty()) {
    const touchpoint* last = nullptr;
    for (const outcome_kind kind : some) {
      const touchpoint* const one = last_[static_cast<std::size_t>(kind)];
      if (last == nullptr || (one != nullptr && one > last)) last = one;
    }
    return last;
  }
  const auto found = std::find_if(history_.rbegin(), history_.rend(), [some](const touchpoint& touch) {
    return std::find(some.begin(), some.end(), kind_of(touch.what)) != some.end();
  });
  return found == history_.rend() ? nullptr : &*found;
}

std::span<const touchpoint> event_index::between(instant begin, instant end) const {
  const auto before = [](instant then) {
    return [then](const touchpoint& touch) { return to_instant(touch.at, "touchpoint: at") < then; };
  };
  const auto first = std::partition_point(history_.begin(), history_.end(), before(begin));
  return {first, std::partition_point(first, history_.end(), before(end))};
}

}  // namespace followup::detail
