// The order in which things happened.
#pragma once

#include <followup/model/touchpoint.hpp>

#include <tuple>

namespace followup::detail {

// Of touchpoints at the same instant: a call, then its voicemail, then the rest.
[[nodiscard]] constexpr int rank_of(channel via) noexcept {
  if (via == channel::call) return 0;
  return via == channel::voicemail ? 1 : 2;
}

// Orders touchpoints as far as they tell it by themselves, whatever the policy: by instant, the host's own order, what
// came in before what we did, channel and id.
[[nodiscard]] inline bool is_before(const touchpoint& a, const touchpoint& b) noexcept {
  const auto key = [](const touchpoint& touch) {
    return std::tuple(touch.sequence, touch.way == direction::outbound, rank_of(touch.via), touch.id);
  };
  return a.at != b.at ? a.at < b.at : key(a) < key(b);
}

}  // namespace followup::detail
