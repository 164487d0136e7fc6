// The order in which things happened.
#pragma once

#include <followup/model/touchpoint.hpp>

namespace followup::detail {

// Of touchpoints at the same instant: a call, then its voicemail, then the rest.
[[nodiscard]] constexpr int rank_of(channel via) noexcept {
  if (via == channel::call) return 0;
  return via == channel::voicemail ? 1 : 2;
}

}  // namespace followup::detail
