// Reads a line of text from its front.
#pragma once

#include <followup/model/promise.hpp>
#include <followup/time/instant.hpp>
#include <followup/time/time_zone.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace followup::testing::detail {

class scanner {
 public:
  explicit scanner(std::string_view text) noexcept : rest_(text) {}

  [[nodiscard]] bool done() const noexcept { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

  // Each takes what it reads, or nothing at all.
  [[nodiscard]] bool take(std::string_view literal) noexcept;
  [[nodiscard]] std::string_view take_word() noexcept;  // letters and underscores; may be empty
  [[nodiscard]] std::optional<std::uint64_t> take_number();
  [[nodiscard]] std::optional<std::string> take_quoted();
  [[nodiscard]] std::optional<date> take_date();
  [[nodiscard]] std::optional<int> take_minute();  // "14:00": of the day, to 24:00
  [[nodiscard]] std::optional<ptime> take_time(const time_zone& zone);
  [[nodiscard]] std::optional<agreed_time> take_agreed();

 private:
  std::string_view rest_;
};

// With quotation marks, and a backslash before such a mark or a backslash; "\n" for the end of a line.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace followup::testing::detail
