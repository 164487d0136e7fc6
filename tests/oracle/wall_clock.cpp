#include "oracle/wall_clock.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <stdexcept>

namespace oracle {
namespace {

using std::chrono::seconds;

const boost::gregorian::date first_day{1970, 1, 1};
// Longer than any stretch of closed days that a test makes.
constexpr day far_ahead = 1000;
// Stories are told of the years between.
const day table_begin = day_of(boost::gregorian::date{2011, 1, 1});
const day table_end = day_of(boost::gregorian::date{2034, 1, 1});

// Monday is 0; 1970-01-01 was a Thursday.
std::size_t weekday_of(day on) { return static_cast<std::size_t>((on % 7 + 7 + 3) % 7); }

std::vector<stretch> all_open(const wall_clock& clock) {
  std::vector<stretch> all;
  for (day on = table_begin; on < table_end; ++on)
    for (const stretch& some : clock.open_on(on)) all.push_back(some);
  all = joined(all);
  if (!all.empty() && all.back().end >= clock.at(table_end, 0)) all.back().end = for_ever;
  return all;
}

}  // namespace

instant instant_of(const followup::ptime& at) { return (at - followup::ptime{first_day}).total_seconds(); }

followup::ptime ptime_of(instant at) {
  return followup::ptime{first_day + boost::gregorian::days{static_cast<long>(at / 86400)},
                         boost::posix_time::seconds{static_cast<long>(at % 86400)}};
}

day day_of(const followup::date& on) { return static_cast<day>((on - first_day).days()); }

std::vector<stretch> joined(const std::vector<stretch>& some) {
  std::vector<stretch> result;
  for (const stretch& next : some) {
    if (next.begin >= next.end) continue;
    if (!result.empty() && next.begin <= result.back().end) {
      result.back().end = std::max(result.back().end, next.end);
    } else {
      result.push_back(next);
    }
  }
  return result;
}

wall_clock::wall_clock(const followup::calendar& hours, const std::string& zone)
    : calendar_{hours}, zone_{::date::locate_zone(zone)} {
  static std::map<std::pair<std::uint64_t, std::string>, std::shared_ptr<const std::vector<stretch>>> made;
  auto& known = made[{hours.identity(), zone}];
  if (!known) known = std::make_shared<const std::vector<stretch>>(all_open(*this));
  open_ = known;
}

day wall_clock::day_at(instant at) const {
  const auto local = zone_->to_local(::date::sys_seconds{seconds{at}});
  return static_cast<day>(::date::floor<::date::days>(local).time_since_epoch().count());
}

int wall_clock::second_of_day(instant at) const {
  const auto local = zone_->to_local(::date::sys_seconds{seconds{at}});
  return static_cast<int>((local - ::date::floor<::date::days>(local)).count());
}

instant wall_clock::at(day on, int second) const {
  const ::date::local_seconds local{seconds{instant{on} * 86400 + second}};
  const ::date::local_info info = zone_->get_info(local);
  // In a gap the second offset began at the first instant after it; in an overlap the first offset gives the first.
  if (info.result == ::date::local_info::nonexistent) return info.second.begin.time_since_epoch().count();
  return (local.time_since_epoch() - info.first.offset).count();
}

followup::day_hours wall_clock::usual_hours(day on) const { return calendar_.week()[weekday_of(on)]; }

followup::day_hours wall_clock::hours(day on) const {
  for (const followup::date_override& one : calendar_.overrides())
    if (day_of(one.on) == on) return one.hours;
  for (const followup::date& one : calendar_.holidays())
    if (day_of(one) == on) return {};
  return usual_hours(on);
}

day wall_clock::open_day_from(day on) const {
  for (day candidate = on; candidate < on + far_ahead; ++candidate)
    if (is_open_day(candidate)) return candidate;
  throw std::logic_error{"a calendar that never opens"};
}

day wall_clock::open_days_after(day on, int n) const {
  if (n == 0) return open_day_from(on);
  day reached = on;
  for (int counted = 0; counted < n; ++counted) reached = open_day_from(reached + 1);
  return reached;
}

std::vector<stretch> wall_clock::open_on(day on) const {
  std::vector<stretch> some;
  for (const followup::day_interval& interval : hours(on))
    some.push_back({at(on, interval.open * 60), at(on, interval.close * 60)});
  return joined(some);
}

instant wall_clock::opening(day on) const {
  for (;; ++on)
    if (const auto some = open_on(open_day_from(on)); !some.empty()) return some.front().begin;
}

instant wall_clock::closing(day on) const {
  for (;; ++on)
    if (const auto some = open_on(open_day_from(on)); !some.empty()) return some.back().end;
}

stretch wall_clock::open_from(instant from) const {
  const auto next = std::upper_bound(open_->begin(), open_->end(), from,
                                     [](instant at, const stretch& some) { return at < some.end; });
  if (next == open_->end()) throw std::logic_error{"a story that goes on too long"};
  return {std::max(from, next->begin), next->end};
}

day wall_clock::months_after(day on, int months) {
  const ::date::year_month_day from{::date::sys_days{::date::days{on}}};
  const ::date::year_month month = from.year() / from.month() + ::date::months{months};
  const ::date::year_month_day same{month / from.day()};
  const ::date::year_month_day clipped = same.ok() ? same : ::date::year_month_day{month / ::date::last};
  return static_cast<day>(::date::sys_days{clipped}.time_since_epoch().count());
}

}  // namespace oracle
