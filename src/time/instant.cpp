#include "time/seconds.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <optional>

namespace followup {
namespace {

using boost::gregorian::greg_day;
using boost::gregorian::greg_month;
using boost::gregorian::greg_year;

constexpr std::uint32_t epoch = 2'440'588;  // the day number that Boost gives 1970-01-01
constexpr const char* date_format = "a date like 2026-11-23";
constexpr const char* instant_format = "ISO 8601 in UTC, like 2026-11-23T10:00:00Z";
constexpr const char* date_range = "from 1970-01-01 to 2199-12-31";
constexpr const char* instant_range = "from 1970-01-01T00:00:00Z to before 2200-01-01T00:00:00Z";

// By hand, because streams and their facets would bring the locale in.
void append(std::string& text, int number, int width) {
  const std::string digits = std::to_string(number);
  const auto wanted = static_cast<std::size_t>(width);
  text.append(digits.size() < wanted ? wanted - digits.size() : 0, '0').append(digits);
}

template <class Time>
std::string special_name(const Time& time) {
  if (time.is_pos_infinity()) return "+infinity";
  return time.is_neg_infinity() ? "-infinity" : "not-a-date-time";
}

std::string shown(date on) {
  if (on.is_special()) return special_name(on);
  const auto ymd = on.year_month_day();
  std::string text;
  append(text, ymd.year, 4);
  append(text += '-', ymd.month.as_number(), 2);
  append(text += '-', ymd.day, 2);
  return text;
}

std::string shown(ptime at) {
  if (at.is_special()) return special_name(at);
  const time_duration clock = at.time_of_day();
  std::string text = shown(at.date());
  append(text += 'T', static_cast<int>(clock.hours()), 2);
  append(text += ':', static_cast<int>(clock.minutes()), 2);
  append(text += ':', static_cast<int>(clock.seconds()), 2);
  return text += 'Z';
}

// Reads a text from its front.
class reader {
 public:
  explicit reader(std::string_view text) noexcept : rest_(text) {}

  [[nodiscard]] bool done() const noexcept { return rest_.empty(); }

  [[nodiscard]] bool skip(char wanted) noexcept {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // All the digits there are; false for none.
  [[nodiscard]] bool skip_digits() noexcept {
    const std::size_t digits = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    rest_.remove_prefix(digits);
    return digits > 0;
  }

  // Exactly so many digits; -1 when they are not there.
  [[nodiscard]] int number(std::size_t digits) noexcept {
    if (rest_.size() < digits) return -1;
    int value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }

 private:
  std::string_view rest_;
};

std::optional<date> read_date(reader& text) {
  const int year = text.number(4);
  if (year < 0 || !text.skip('-')) return std::nullopt;
  const int month = text.number(2);
  if (month < 1 || month > 12 || !text.skip('-')) return std::nullopt;
  const int day = text.number(2);
  if (year < 1400 || day < 1) return std::nullopt;  // Boost's calendar begins in 1400
  const auto y = static_cast<unsigned short>(year);
  const auto m = static_cast<unsigned short>(month);
  if (day > boost::gregorian::gregorian_calendar::end_of_month_day(y, m)) return std::nullopt;
  return date{greg_year{y}, greg_month{m}, greg_day{static_cast<unsigned short>(day)}};
}

std::optional<time_duration> read_clock(reader& text) {
  const int hour = text.number(2);
  if (hour < 0 || hour > 23 || !text.skip(':')) return std::nullopt;
  const int minute = text.number(2);
  if (minute < 0 || minute > 59) return std::nullopt;
  if (!text.skip(':')) return time_duration{hour, minute, 0};
  const int second = text.number(2);
  if (second < 0 || second > 59) return std::nullopt;
  if (text.skip('.') && !text.skip_digits()) return std::nullopt;  // a fraction counts for nothing
  return time_duration{hour, minute, second};
}

std::optional<ptime> read_instant(std::string_view text) {
  reader rest{text};
  const auto on = read_date(rest);
  if (!on || !(rest.skip('T') || rest.skip(' '))) return std::nullopt;
  const auto clock = read_clock(rest);
  if (!clock) return std::nullopt;
  (void)rest.skip('Z');
  if (!rest.done()) return std::nullopt;
  return ptime{*on, *clock};
}

bool in_range(date on) {
  return on.day_number() >= epoch && on.day_number() < epoch + static_cast<std::uint32_t>(detail::end_of_days);
}

}  // namespace

std::string_view name_of(weekday day) noexcept {
  switch (day) {
    case weekday::monday: return "monday";
    case weekday::tuesday: return "tuesday";
    case weekday::wednesday: return "wednesday";
    case weekday::thursday: return "thursday";
    case weekday::friday: return "friday";
    case weekday::saturday: return "saturday";
    case weekday::sunday: return "sunday";
  }
  return {};
}

weekday weekday_of(date on) {
  if (on.is_special()) throw invalid_time("date", shown(on), "a date");
  return static_cast<weekday>(on.day_number() % 7);  // day 0 was a Monday
}

ptime first_instant() { return detail::to_ptime(0); }
ptime last_instant() { return detail::to_ptime(detail::end_of_time); }

ptime utc(std::string_view text) {
  const auto at = read_instant(text);
  if (!at) throw invalid_time("instant", std::string(text), instant_format);
  if (!in_range(at->date())) throw invalid_time("instant", std::string(text), instant_range);
  return *at;
}

date day(std::string_view text) {
  reader rest{text};
  const auto on = read_date(rest);
  if (!on || !rest.done()) throw invalid_time("date", std::string(text), date_format);
  if (!in_range(*on)) throw invalid_time("date", std::string(text), date_range);
  return *on;
}

ptime from_unix_seconds(std::int64_t seconds) {
  if (seconds < 0 || seconds >= detail::end_of_time) {
    throw invalid_time("seconds", std::to_string(seconds),
                       "from 0 to before " + std::to_string(detail::end_of_time) + ", which is 2200-01-01");
  }
  return detail::to_ptime(seconds);
}

std::int64_t unix_seconds(ptime at) { return detail::to_instant(at, "instant"); }

std::string to_string(ptime at) {
  if (at.is_special()) throw invalid_time("instant", shown(at), instant_range);
  return shown(at);
}

std::string to_string(date on) {
  if (on.is_special()) throw invalid_time("date", shown(on), date_range);
  return shown(on);
}

namespace detail {

void refuse_instant(ptime at, std::string_view field) {
  throw invalid_time(std::string(field), shown(at), instant_range);
}

day_number to_day(date on, std::string_view field) {
  if (on.is_special() || !in_range(on)) throw invalid_time(std::string(field), shown(on), date_range);
  return static_cast<day_number>(on.day_number() - epoch);
}

date to_date(day_number on) { return date{static_cast<date::date_int_type>(static_cast<std::int64_t>(epoch) + on)}; }

}  // namespace detail
}  // namespace followup
