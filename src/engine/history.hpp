// What happened, in order and each thing once.
#pragma once

#include "time/seconds.hpp"

#include <followup/model/touchpoint.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace followup::detail {

// "touchpoint 42": how errors name it.
[[nodiscard]] std::string name_of_touch(const touchpoint& touch);
// When it was. Throws invalid_time, naming the touchpoint.
[[noreturn]] void refuse_instant_of(const touchpoint& touch);
[[nodiscard]] inline instant instant_of(const touchpoint& touch) {
  const instant valid = instant_or_negative(touch.at);
  if (valid < 0) refuse_instant_of(touch);
  return valid;
}

// Sixteen bits of what a touchpoint says, to tell a repeat from a contradiction.
[[nodiscard]] std::uint16_t content_of(const touchpoint& touch);

// A history in order, without repeats. Throws invalid_history, naming both, for one id with two contents.
class ordered_history {
 public:
  explicit ordered_history(std::span<const touchpoint> history);
  [[nodiscard]] std::span<const touchpoint> touches() const noexcept { return touches_; }

 private:
  std::span<const touchpoint> touches_;
  std::vector<touchpoint> copy_;
};

}  // namespace followup::detail
