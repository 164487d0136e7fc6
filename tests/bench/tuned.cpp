#include "bench/tuned.hpp"

#include <cctz/civil_time.h>

#include <algorithm>
#include <chrono>

namespace tuned {
namespace {

constexpr std::int64_t first_day = 20'089;  // 2025-01-01
constexpr std::int64_t day_count = 3 * 365;
constexpr instant seconds_per_day = 86'400;
constexpr instant first = first_day * seconds_per_day;
constexpr instant longest = 91 * seconds_per_day;
constexpr int most_calls = 50;

instant local_at(std::int64_t day, int hour, const cctz::time_zone& zone) {
  const cctz::civil_day on = cctz::civil_day() + day;
  return cctz::convert(cctz::civil_second(on.year(), on.month(), on.day(), hour), zone).time_since_epoch().count();
}

}  // namespace

zone_days::zone_days(const cctz::time_zone& zone, instant now) : now_(now) {
  lay_out(zone);
  rolled_now_ = rolled_forward(now);
}

void zone_days::lay_out(const cctz::time_zone& zone) {
  days_.resize(day_count);
  for (std::int64_t i = day_count - 1; i >= 0; --i) {
    day& on = days_[static_cast<std::size_t>(i)];
    on.opens = local_at(first_day + i, naive::opens, zone);
    on.closes = local_at(first_day + i, naive::closes, zone);
    on.is_open = naive::is_open(cctz::civil_day() + (first_day + i));
    if (i + 1 == day_count) continue;
    const day& next = days_[static_cast<std::size_t>(i + 1)];
    on.next_open = next.is_open ? static_cast<std::int32_t>(i + 1) : next.next_open;
    on.second_open = days_[static_cast<std::size_t>(on.next_open)].next_open;
  }
  for (std::int64_t hour = 0; hour < day_count * 24; ++hour) {
    const cctz::time_point<cctz::seconds> at{cctz::seconds(first + hour * 3'600)};
    offsets_.push_back(zone.lookup(at).offset);
  }
}

const zone_days::day& zone_days::day_number(std::int64_t since_1970) const noexcept {
  return days_[static_cast<std::size_t>(since_1970 - first_day)];
}

instant zone_days::second_opening(std::int64_t since_1970) const noexcept {
  return days_[static_cast<std::size_t>(day_number(since_1970).second_open)].opens;
}

// Not the first day, whose opening may be the day before in UTC, nor the last month, where the open days to come are
// not known.
zone_days::span_of_days zone_days::days() const noexcept { return {first_day + 1, first_day + day_count - 31}; }

std::int64_t zone_days::day_of(instant at) const noexcept {
  return (at + offsets_[static_cast<std::size_t>(at - first) / 3'600]) / seconds_per_day;
}

instant zone_days::rolled_forward(instant at) const noexcept {
  const day& on = day_number(day_of(at));
  if (on.is_open && at < on.closes) return std::max(at, on.opens);
  return days_[static_cast<std::size_t>(on.next_open)].opens;
}

action zone_days::call_or_email(const naive::state& s) const noexcept {
  const instant call =
      s.calls == 0 ? s.created : days_[static_cast<std::size_t>(day_number(day_of(s.last_call)).second_open)].opens;
  if (s.emails < s.letters) {
    const instant email = day_number(day_of(s.last_letter) + 1).opens;
    if (email <= call) return {naive::channel::email, email};
  }
  return {naive::channel::call, call};
}

action zone_days::before_rolling(const naive::state& s) const noexcept {
  if (s.last_outcome == naive::outcome::on_hold) return {naive::channel::call, day_number(s.until).opens};
  if (s.owes_voicemail) return {naive::channel::voicemail, s.last_call};
  if (s.letters < s.unanswered / 5) return {naive::channel::letter, s.last_call};
  return call_or_email(s);
}

// Rolling never goes back as time grows, so that the part of `now` is rolled once for all.
action zone_days::decide(const naive::state& s) const noexcept {
  const instant limit = s.created + longest;
  if (s.ended || s.calls >= most_calls || now_ >= limit) return {};
  action next;
  if (s.last_outcome == naive::outcome::callback) {
    next = {naive::channel::call, std::max(s.until, now_)};
  } else {
    next = before_rolling(s);
    next.at = std::max(rolled_forward(next.at), rolled_now_);
  }
  return next.at > limit ? action{} : next;
}

}  // namespace tuned
