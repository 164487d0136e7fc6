// Clock times as texts: "09:05".
#pragma once

#include <followup/time/instant.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace followup::detail {

[[nodiscard]] inline std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// Of minutes since midnight; and of a duration since then, whose seconds are left out.
[[nodiscard]] inline std::string clock_text(std::int64_t minute) {
  return two_digits(minute / 60) + ':' + two_digits(minute % 60);
}
[[nodiscard]] inline std::string clock_text(time_duration clock) { return clock_text(clock.total_seconds() / 60); }

// Back: minutes since midnight, to 24:00; nothing for any other text.
[[nodiscard]] inline std::optional<int> clock_minute(std::string_view text) noexcept {
  const auto digit = [text](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const auto number = [text](std::size_t i) { return (text[i] - '0') * 10 + (text[i + 1] - '0'); };
  const int minute = number(0) * 60 + number(3);
  return number(3) < 60 && minute <= 24 * 60 ? std::optional(minute) : std::nullopt;
}

}  // namespace followup::detail
