#include <followup/model/promise.hpp>

#include "time/clock_text.hpp"
#include "time/seconds.hpp"

#include <followup/error.hpp>

#include <string>

namespace followup {
namespace {

constexpr int most_days = 31;

std::string shown(time_duration clock) {
  if (clock.is_special()) return "a special duration";
  return std::to_string(clock.ticks() / time_duration::ticks_per_second()) + " s";
}

int minute_of(time_duration clock) {
  const bool in_range = !clock.is_special() && !clock.is_negative() && clock <= time_duration{24, 0, 0};
  const auto ticks_per_minute = 60 * time_duration::ticks_per_second();
  if (!in_range || clock.ticks() % ticks_per_minute != 0) {
    throw invalid_time("agreed time: clock", shown(clock), "whole minutes from 00:00 to 24:00");
  }
  return static_cast<int>(clock.ticks() / ticks_per_minute);
}

time_duration clock_of(int minute) { return {0, minute, 0}; }

constexpr std::string_view before_last_day = " to ";

// " 14:00" and " 14:00-16:00", behind the day.
std::optional<agreed_time> read_clock(date on, std::string_view text) {
  constexpr std::size_t length = 6;
  if (!text.starts_with(' ')) return std::nullopt;
  const auto from = detail::clock_minute(text.substr(1, length - 1));
  if (!from) return std::nullopt;
  if (text.size() == length) return agreed_time::at(on, clock_of(*from));
  const auto end = text[length] == '-' ? detail::clock_minute(text.substr(length + 1)) : std::nullopt;
  return end ? std::optional(agreed_time::between(on, clock_of(*from), clock_of(*end))) : std::nullopt;
}

std::optional<agreed_time> read_agreed(std::string_view text) {
  constexpr std::size_t length = 10;  // 2026-11-27
  if (text.size() < length || text[4] != '-' || text[7] != '-') return std::nullopt;
  const date first = day(text.substr(0, length));
  const std::string_view rest = text.substr(length);
  if (rest.empty()) return agreed_time::on(first);
  if (rest.starts_with(before_last_day)) return agreed_time::within(first, day(rest.substr(before_last_day.size())));
  return read_clock(first, rest);
}

}  // namespace

agreed_time::agreed_time(date first, date last, int from_minute, int to_minute)
    : first_(first),
      last_(last),
      from_minute_(static_cast<std::int16_t>(from_minute)),
      to_minute_(static_cast<std::int16_t>(to_minute)) {
  const auto days = detail::to_day(last, "agreed time: last day") - detail::to_day(first, "agreed time: first day") + 1;
  if (days < 1 || days > most_days) {
    throw invalid_time("agreed time: days", to_string(first) + " to " + to_string(last),
                       "1 to " + std::to_string(most_days) + " days, the last not before the first");
  }
}

agreed_time agreed_time::on(date day) { return within(day, day); }

agreed_time agreed_time::at(date day, time_duration clock) {
  const int from = minute_of(clock);
  return {day, day, from, from + usual_minutes};
}

agreed_time agreed_time::between(date day, time_duration from, time_duration to) {
  if (minute_of(from) >= minute_of(to)) {
    throw invalid_time("agreed time: clock", shown(from) + " to " + shown(to), "a beginning before the end");
  }
  return {day, day, minute_of(from), minute_of(to)};
}

agreed_time agreed_time::within(date first, date last) { return {first, last, -1, -1}; }

agreed_time agreed(std::string_view text) {
  if (const auto when = read_agreed(text)) return *when;
  throw invalid_time("agreed time", std::string(text),
                     "a time like 2026-11-27, 2026-11-27 14:00, 2026-11-27 14:00-16:00 or 2026-11-30 to 2026-12-04");
}

std::string to_string(const agreed_time& when) {
  const std::string first = to_string(when.first_day());
  if (when.dates_only()) {
    return when.first_day() == when.last_day() ? first
                                               : first + std::string(before_last_day) + to_string(when.last_day());
  }
  const std::string from = first + ' ' + detail::clock_text(when.from_minute());
  const bool usual = when.to_minute() - when.from_minute() == agreed_time::usual_minutes;
  return usual ? from : from + '-' + detail::clock_text(when.to_minute());
}

std::string_view name_of(promised_by by) noexcept {
  switch (by) {
    case promised_by::them: return "them";
    case promised_by::us: return "us";
  }
  return {};
}

std::string_view name_of(firmness how) noexcept {
  switch (how) {
    case firmness::hard: return "hard";
    case firmness::soft: return "soft";
  }
  return {};
}

}  // namespace followup
