#include "testing/scanner.hpp"

#include <followup/error.hpp>

#include <algorithm>
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
  if (rest_.size() < 5 || rest_[2] != ':') return std::nullopt;
  const int hour = two_digits(rest_);
  const int minute = two_digits(rest_.substr(3));
  const int of_day = hour * 60 + minute;
  if (hour < 0 || minute < 0 || minute > 59 || of_day > 24 * 60) return std::nullopt;
  rest_.remove_prefix(5);
  return of_day;
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
  scanner ahead = *this;
  const auto first = ahead.take_date();
  if (!first) return std::nullopt;
  auto when = ahead.take_last_day(*first);
  if (!when) when = ahead.take_clock(*first);
  if (!when) when = agreed_time::on(*first);
  *this = ahead;
  return when;
}

// "..2026-12-04"
std::optional<agreed_time> scanner::take_last_day(date first) {
  scanner ahead = *this;
  const auto last = ahead.take("..") ? ahead.take_date() : std::nullopt;
  const auto when = last ? unless_invalid([&] { return agreed_time::within(first, *last); }) : std::nullopt;
  if (when) *this = ahead;
  return when;
}

// " 14:00" and " 14:00-16:00"
std::optional<agreed_time> scanner::take_clock(date on) {
  scanner ahead = *this;
  const auto from = ahead.take(" ") ? ahead.take_minute() : std::nullopt;
  if (!from) return std::nullopt;
  const auto clock = [](int minute) { return time_duration(0, minute, 0); };
  const auto to = ahead.take("-") ? ahead.take_minute() : std::nullopt;
  const auto when = to ? unless_invalid([&] { return agreed_time::between(on, clock(*from), clock(*to)); })
                       : unless_invalid([&] { return agreed_time::at(on, clock(*from)); });
  if (when) *this = ahead;
  return when;
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
