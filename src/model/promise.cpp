#include <followup/model/promise.hpp>

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
