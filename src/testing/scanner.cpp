#include "testing/scanner.hpp"

#include "time/clock_text.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace followup::testing::detail {
namespace {

bool is_digit(char c) noexcept { return '0' <= c && c <= '9'; }

// The value of two digits; -1 where they are none.
int two_digits(std::string_view text) noexcept {
  return is_digit(text[0]) && is_digit(text[1]) ? (text[0] - '0') * 10 + (text[1] - '0') : -1;
}

template <class Read>
auto unless_invalid(Read read) -> std::optional<decltype(read())> {
  try {
    return read();
  } catch (const error&) { return std::nullopt; }
}

}  // namespace

bool scanner::take(std::string_view literal) noexcept {
  if (!rest_.starts_with(literal)) return false;
  rest_.remove_prefix(literal.size());
  return true;
}

std::string_view scanner::take_word() noexcept {
  const auto end =
      std::find_if(rest_.begin(), rest_.end(), [](char c) { return !(('a' <= c && c <= 'z') || c == '_'); });
  const auto length = static_cast<std::size_t>(end - rest_.begin());
  const std::string_view word = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return word;
}

std::optional<std::uint64_t> scanner::take_number() {
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
  if (failed != std::errc{}) return std::nullopt;
  rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
  return number;
}

std::optional<std::string> scanner::take_quoted() {
  if (!rest_.starts_with('"')) return std::nullopt;
  std::string text;
  for (std::size_t i = 1; i < rest_.size(); ++i) {
    if (rest_[i] == '"') {
      rest_.remove_prefix(i + 1);
      return text;
    }
    if (rest_[i] == '\\' && i + 1 < rest_.size()) {
      ++i;
      text += rest_[i] == 'n' ? '\n' : rest_[i];
    } else {
      text += rest_[i];
    }
  }
  return std::nullopt;
}

std::optional<date> scanner::take_date() {
  constexpr std::size_t length = 10;  // 2026-11-23
  if (rest_.size() < length) return std::nullopt;
  const auto on = unless_invalid([&] { return day(rest_.substr(0, length)); });
  if (on) rest_.remove_prefix(length);
  return on;
}

std::optional<int> scanner::take_minute() {
  constexpr std::size_t length = 5;  // 14:00
  const auto minute = followup::detail::clock_minute(rest_.substr(0, length));
  if (minute) rest_.remove_prefix(length);
  return minute;
}

std::optional<ptime> scanner::take_time(const time_zone& zone) {
  scanner ahead = *this;
  const auto on = ahead.take_date();
  if (!on) return std::nullopt;
  std::optional<ptime> at;
  if (ahead.rest_.starts_with('T')) {
    const std::size_t end = std::min(ahead.rest_.find('Z'), ahead.rest_.size() - 1) + 1;
    ahead.rest_.remove_prefix(end);
    at = unless_invalid([&] { return utc(rest_.substr(0, 10 + end)); });
  } else if (ahead.take(" ")) {
    const auto minute = ahead.take_minute();
    int second = 0;
    if (minute && ahead.rest_.size() >= 3 && ahead.rest_[0] == ':') {
      second = two_digits(ahead.rest_.substr(1));
      ahead.rest_.remove_prefix(3);
    }
    if (!minute || second < 0 || second > 59) return std::nullopt;
    at = unless_invalid([&] { return zone.resolve(*on, time_duration(0, *minute, second)).first; });
  }
  if (at) *this = ahead;
  return at;
}

std::optional<agreed_time> scanner::take_agreed() {
  constexpr std::array<std::string_view, 4> forms{"2026-11-30 to 2026-12-04", "2026-11-27 14:00-16:00",
                                                  "2026-11-27 14:00", "2026-11-27"};
  for (const std::string_view form : forms) {
    if (rest_.size() < form.size()) continue;
    const auto when = unless_invalid([&] { return agreed(rest_.substr(0, form.size())); });
    if (!when) continue;
    rest_.remove_prefix(form.size());
    return when;
  }
  return std::nullopt;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n') {
      result += "\\n";
    } else {
      result += c;
    }
  }
  return result + '"';
}

}  // namespace followup::testing::detail
