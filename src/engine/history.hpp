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
// Throws invalid_time, naming the touchpoint.
[[nodiscard]] instant instant_of(const touchpoint& touch);

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
