#include "time/calendar_table.hpp"

#include "time/clock_text.hpp"
#include "time/fingerprint.hpp"

#include <followup/error.hpp>

#include <tuple>
#include <utility>

namespace followup {
namespace {

constexpr int minutes_per_day = 1440;
constexpr const char* hours_format = "intervals like 09:00-12:00 13:30-17:00, or closed";
// Also of minutes that are none of a day's, for the message that says so.
std::string shown(int minute) { return minute < 0 ? std::to_string(minute) + " min" : detail::clock_text(minute); }

std::string text_of(day_interval interval) { return shown(interval.open) + '-' + shown(interval.close); }

struct objection {
  std::string value;
  const char* allowed;
};

// What is wrong with a day's hours, if anything.
std::optional<objection> objection_to(std::span<const day_interval> hours) {
  for (std::size_t i = 0; i < hours.size(); ++i) {
    const day_interval now = hours[i];
    if (now.open < 0 || now.close > minutes_per_day) return objection{text_of(now), "from 00:00 to 24:00"};
    if (now.open >= now.close) return objection{text_of(now), "open before close"};
    if (i > 0 && now.open < hours[i - 1].close) {
      return objection{text_of(hours[i - 1]) + ' ' + text_of(now), "intervals in order, none overlapping"};
    }
  }
  return std::nullopt;
}

// Intervals that meet are one (ruling 40).
void join(day_hours& hours) {
  std::size_t last = 0;
  for (std::size_t i = 1; i < hours.size(); ++i) {
    hours[i].open == hours[last].close ? void(hours[last].close = hours[i].close) : void(hours[++last] = hours[i]);
  }
  if (!hours.empty()) hours.resize(last + 1);
}

std::optional<day_interval> read_interval(std::string_view text) noexcept {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const auto open = detail::clock_minute(text.substr(0, 5));
  const auto close = detail::clock_minute(text.substr(6));
  return open && close ? std::optional(day_interval{*open, *close}) : std::nullopt;
}

template <class Delay>
int checked_count(Delay length, const char* field) {
  if (length.count < 0) throw invalid_policy(field, std::to_string(length.count), "0 or more");
  return length.count;
}

std::optional<date> maybe_date(detail::day_number on) {
  if (on < 0 || on >= detail::end_of_days) return std::nullopt;
  return detail::to_date(on);
}

std::optional<ptime> maybe_instant(detail::instant at) {
  if (at >= detail::end_of_time) return std::nullopt;
  return detail::to_ptime(at);
}

}  // namespace

day_hours hours_from(std::string_view text) {
  day_hours hours;
  if (text == "closed") return hours;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    if (blank > 0) {
      const auto interval = read_interval(rest.substr(0, blank));
      if (!interval) throw invalid_calendar("hours", std::string(text), hours_format);
      hours.push_back(*interval);
    }
    rest.remove_prefix(std::min(blank + 1, rest.size()));
  }
  if (const auto wrong = objection_to(hours)) throw invalid_calendar("hours", std::string(text), wrong->allowed);
  join(hours);
  return hours;
}

std::string to_string(const day_hours& hours) {
  if (hours.empty()) return "closed";
  std::string text;
  for (const day_interval interval : hours) text += (text.empty() ? "" : " ") + text_of(interval);
  return text;
}

week_hours monday_to_friday(std::string_view hours) {
  week_hours week;
  std::fill(week.begin(), week.begin() + 5, hours_from(hours));
  return week;
}

week_hours every_day(std::string_view hours) {
  week_hours week;
  week.fill(hours_from(hours));
  return week;
}

namespace detail {

calendar_table::calendar_table(std::string name, std::string version, const week_rotation& weeks,
                               std::vector<date> holidays, std::vector<date_override> overrides)
    : name_(std::move(name)),
      version_(std::move(version)),
      weeks_(weeks.weeks()),
      from_(weeks.from()),
      holidays_(std::move(holidays)),
      overrides_(std::move(overrides)),
      days_(laid_out()) {
  if (days_.open_before(end_of_days) == 0) throw invalid_calendar(field(), "no open day", "at least one");
  fingerprint_ = fingerprint_of_content();
}

std::string calendar_table::field() const { return "calendar '" + name_ + "'"; }

void calendar_table::check_weeks() const {
  if (name_.empty()) throw invalid_calendar("calendar: name", "(none)", "a name");
  const std::size_t count = weeks_.size();
  if (count == 0 || count > most_weeks) {
    throw invalid_calendar(field() + ": weeks", std::to_string(count), "from 1 to " + std::to_string(most_weeks));
  }
  (void)to_day(from_, field() + ": weeks, from");
}

void calendar_table::check_dates() {
  const std::string field = this->field();
  const auto once = [](date on, date next, const std::string& where) {
    if (on == next) throw invalid_calendar(where, to_string(on), "each date once");
  };
  for (const date on : holidays_) (void)to_day(on, field + ": holidays");
  for (const date_override& day : overrides_) (void)to_day(day.on, field + ": overrides");
  std::sort(holidays_.begin(), holidays_.end());
  std::sort(overrides_.begin(), overrides_.end(),
            [](const date_override& a, const date_override& b) { return a.on < b.on; });
  for (std::size_t i = 1; i < holidays_.size(); ++i) once(holidays_[i - 1], holidays_[i], field + ": holidays");
  for (std::size_t i = 1; i < overrides_.size(); ++i) {
    once(overrides_[i - 1].on, overrides_[i].on, field + ": overrides");
  }
}

void calendar_table::check_hours() const {
  const auto check = [this](const day_hours& hours, const std::string& where) {
    const auto wrong = objection_to(hours);
    if (wrong) throw invalid_calendar(field() + ": " + where, wrong->value, wrong->allowed);
  };
  const bool several = weeks_.size() > 1;
  for (std::size_t w = 0; w < weeks_.size(); ++w) {
    const std::string week = several ? "week " + std::to_string(w + 1) + ", " : "";
    for (std::size_t i = 0; i < 7; ++i)
      check(weeks_[w][i], week + std::string(followup::name_of(static_cast<weekday>(i))));
  }
  for (const date_override& day : overrides_) check(day.hours, "override " + to_string(day.on));
}

void calendar_table::join_hours() {
  for (week_hours& week : weeks_) std::for_each(week.begin(), week.end(), join);
  for (date_override& day : overrides_) join(day.hours);
}

std::uint64_t calendar_table::fingerprint_of_content() const {
  detail::fingerprint print;
  const auto feed_hours = [&print](const day_hours& hours) {
    print << static_cast<std::int64_t>(hours.size());
    for (const day_interval interval : hours) print << std::int64_t{interval.open} << std::int64_t{interval.close};
  };
  print << std::string_view(name_) << std::string_view(version_);
  for (const week_hours& week : weeks_) std::for_each(week.begin(), week.end(), feed_hours);
  if (weeks_.size() > 1) print << std::int64_t{from_.day_number()};
  print << static_cast<std::int64_t>(holidays_.size());
  for (const date on : holidays_) print << std::int64_t{on.day_number()};
  for (const date_override& day : overrides_) {
    print << std::int64_t{day.on.day_number()};
    feed_hours(day.hours);
  }
  return print.value();
}

// The same kind again where a day is like the one before it among the exceptions, or like a weekday.
day_table::kind calendar_table::add_pattern(const day_hours& hours) {
  const auto usual = std::min(patterns_.size(), 7 * weeks_.size() + 1);
  for (std::size_t known = 0; known < patterns_.size(); ++known) {
    if (known == usual && usual < patterns_.size()) known = patterns_.size() - 1;
    const auto there = hours_of(static_cast<day_table::kind>(known));
    if (std::equal(there.begin(), there.end(), hours.begin(), hours.end())) return static_cast<day_table::kind>(known);
  }
  patterns_.push_back({static_cast<std::uint32_t>(intervals_.size()), static_cast<std::uint32_t>(hours.size())});
  std::int32_t minutes = 0;
  for (const day_interval interval : hours) {
    intervals_.push_back(interval);
    minutes_before_.push_back(minutes);
    minutes += interval.close - interval.open;
  }
  return static_cast<day_table::kind>(patterns_.size() - 1);
}

std::vector<day_table::exception> calendar_table::add_exceptions() {
  std::vector<day_table::exception> some;
  some.reserve(holidays_.size() + overrides_.size());
  auto holiday = holidays_.begin();
  const auto closed_before = [&](date end) {
    for (; holiday != holidays_.end() && *holiday < end; ++holiday) some.push_back({to_day(*holiday, ""), 0});
  };
  for (const date_override& day : overrides_) {
    closed_before(day.on);
    if (holiday != holidays_.end() && *holiday == day.on) ++holiday;
    some.push_back({to_day(day.on, ""), add_pattern(day.hours)});
  }
  closed_before(date{boost::gregorian::pos_infin});
  return some;
}

std::vector<day_weight> calendar_table::weights() const {
  std::vector<day_weight> by_kind;
  by_kind.reserve(patterns_.size());
  for (std::size_t kind = 0; kind < patterns_.size(); ++kind) {
    const auto hours = hours_of(static_cast<day_table::kind>(kind));
    day_weight weight{hours.empty() ? 0 : 1, 0, 1};
    for (const day_interval interval : hours) weight.minutes += interval.close - interval.open;
    if (weight.minutes == minutes_per_day) weight.ends = 0;
    by_kind.push_back(weight);
  }
  return by_kind;
}

day_table calendar_table::laid_out() {
  check_weeks();
  check_dates();
  check_hours();
  join_hours();
  add_pattern({});
  std::vector<day_table::kind> turn;
  for (const week_hours& week : weeks_) {
    for (const day_hours& hours : week) turn.push_back(add_pattern(hours));
  }
  // Day 0 in the turn in which the week of `from` is the first.
  const day_number from = to_day(from_, "");
  const auto days = static_cast<day_number>(turn.size());
  const day_number first = ((weekday_index(from) - from) % days + days) % days;
  const auto exceptions = add_exceptions();
  return {std::move(turn), static_cast<std::size_t>(first), exceptions, weights()};
}

std::span<const day_interval> calendar_table::usual_hours_on(day_number on) const noexcept {
  return hours_of(days_.usual_kind_of(clamped(on)));
}

day_number calendar_table::open_day_until(day_number on) const noexcept {
  if (is_open(on)) return on;
  const int up_to = days_.open_before(clamped(on));
  return up_to == 0 ? -1 : days_.open_day(up_to - 1, 0);
}

day_number calendar_table::nth_open_day_after(day_number on, int n) const noexcept {
  const day_number from = clamped(on < end_of_days ? on + 1 : on);
  return days_.nth_open_day_from(from, std::min(n, end_of_days));
}

instant calendar_table::opening_of(day_number on, const zone_table& zone) const noexcept {
  const std::int64_t midnight = start_of(on);
  const zone_table::clock clock = zone.clock_reaching(midnight);
  for (const day_interval interval : hours_on(on)) {
    const instant open = clock.to_utc(midnight + seconds_of(interval.open));
    const instant close = clock.to_utc(midnight + seconds_of(interval.close));
    if (std::max<instant>(open, 0) < close) return open < end_of_time ? std::max<instant>(open, 0) : never;
  }
  return never;
}

day_opening calendar_table::opening_from(day_number on, const zone_table& zone) const noexcept {
  for (day_number open = open_day_from(on); open != no_day; open = open_day_from(open + 1)) {
    const instant at = opening_of(open, zone);
    if (at != never) return {open, at};
  }
  return {no_day, never};
}

std::int64_t calendar_table::close_of_stretch(const local_interval& interval) const noexcept {
  const day_number next = interval.on + 1;
  if (interval.close() != start_of(next)) return interval.close();
  const day_number last = days_.day_of_end(days_.ends_before(next), next);
  const auto hours = hours_on(last);
  return start_of(last) + (!hours.empty() && hours.front().open == 0 ? seconds_of(hours.front().close) : 0);
}

stretch calendar_table::open_stretch_from(instant at, const zone_table& zone) const noexcept {
  stretch open{never, never};
  const zone_table::clock clock = zone.clock_at(at);
  while (at < end_of_time) {
    const local_interval found = interval_from(clock.latest_local(at));
    if (found.hours == nullptr) break;
    const instant begin = std::max(clock.to_utc(found.open()), at);
    if (open.end != never && begin > open.end) break;
    const std::int64_t close = close_of_stretch(found);
    const instant end = clock.to_utc(close);
    if (open.end == never && begin < end) open.begin = begin;
    if (open.begin != never) open.end = end;
    // Where the clock has jumped over its close, the next interval may begin at once, also one that a gap left nothing
    // of.
    if (open.begin != never && clock.to_local(end) == close) break;
    at = end;
  }
  return open;
}

calendar_table::local_interval calendar_table::interval_filled_by(std::int64_t count, day_number from) const noexcept {
  // By the minute in which it ends: an exact fill ends in the last minute of an interval, not in the next one's first.
  const auto minute = static_cast<std::int32_t>((count - 1) / 60);
  const day_number on = days_.day_of_minute(minute, from);
  const pattern& hours = patterns_[days_.kind_of(on)];
  const auto first = minutes_before_.begin() + hours.first;
  const auto behind = std::upper_bound(first + 1, first + hours.count, minute - days_.minutes_before(on));
  return {on, &intervals_[static_cast<std::size_t>(behind - 1 - minutes_before_.begin())]};
}

instant calendar_table::after_open_time(instant from, std::int64_t minutes, const zone_table& zone) const noexcept {
  const instant start = next_open(from, zone);
  if (minutes <= 0 || start == never) return start;
  if (seconds_of(minutes) > open_seconds()) return never;
  const std::int64_t count = open_seconds_until(start, zone) + seconds_of(minutes);
  if (count > open_seconds()) return never;
  const local_interval filled = interval_filled_by(count, clamped(day_of(zone.local_passed(start))));
  const std::int64_t local = filled.open() + count - open_seconds_before(filled);
  const instant end = zone.to_utc(local);
  // An interval that fell in a gap was counted, being on the calendar, but nothing can happen in it.
  if (zone.to_local(end) != local && zone.to_utc(filled.open()) == zone.to_utc(filled.close()))
    return next_open(end, zone);
  return end < end_of_time ? end : never;
}

std::int64_t calendar_table::open_seconds_before(const local_interval& interval) const noexcept {
  if (interval.hours == nullptr) return open_seconds();
  return seconds_of(days_.minutes_before(interval.on) +
                    minutes_before_[static_cast<std::size_t>(interval.hours - intervals_.data())]);
}

std::int64_t calendar_table::open_seconds_until(instant at, const zone_table& zone) const noexcept {
  const std::int64_t local = zone.local_passed(at);
  const local_interval found = interval_from(local);
  const std::int64_t before = open_seconds_before(found);
  // At an opening that the clock jumped over, nothing of the interval has passed.
  if (found.hours == nullptr || found.open() >= local || zone.to_utc(found.open()) == at) return before;
  return before + local - found.open();
}

std::int64_t calendar_table::open_seconds_between(instant from, instant to, const zone_table& zone) const noexcept {
  return open_seconds_until(to, zone) - open_seconds_until(from, zone);
}

void intrusive_ptr_add_ref(const calendar_table* table) noexcept {
  table->references_.fetch_add(1, std::memory_order_relaxed);
}

void intrusive_ptr_release(const calendar_table* table) noexcept {
  if (table->references_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete table;
}

}  // namespace detail

calendar::calendar(std::string name, std::string version, week_hours week, std::vector<date> holidays,
                   std::vector<date_override> overrides)
    : calendar(std::move(name), std::move(version), week_rotation{{std::move(week)}, date{2026, 1, 5}},
               std::move(holidays), std::move(overrides)) {}

calendar::calendar(std::string name, std::string version, const week_rotation& weeks, std::vector<date> holidays,
                   std::vector<date_override> overrides)
    : table_(new detail::calendar_table(std::move(name), std::move(version), weeks, std::move(holidays),
                                        std::move(overrides))) {}

const std::string& calendar::name() const noexcept { return table_->name(); }
std::uint64_t calendar::identity() const noexcept { return table_->fingerprint(); }
const std::string& calendar::version() const noexcept { return table_->version(); }
const week_hours& calendar::week() const noexcept { return table_->first_week(); }
week_rotation calendar::weeks() const { return table_->weeks(); }
std::span<const date> calendar::holidays() const noexcept { return table_->holidays(); }
std::span<const date_override> calendar::overrides() const noexcept { return table_->overrides(); }

bool calendar::is_open(date on) const { return table_->is_open(detail::to_day(on, "date")); }

std::span<const day_interval> calendar::hours_on(date on) const { return table_->hours_on(detail::to_day(on, "date")); }

std::optional<date> calendar::after(date from, business_days n) const {
  const detail::day_number day_0 = detail::to_day(from, "date");
  const int count = checked_count(n, "business_days");
  return maybe_date(count == 0 ? table_->open_day_from(day_0) : table_->nth_open_day_after(day_0, count));
}

std::optional<date> calendar::rolled(date on, roll convention) const {
  const detail::day_number asked = detail::to_day(on, "date");
  const detail::day_number following = table_->open_day_from(asked);
  switch (convention) {
    case roll::none: return on;
    case roll::preceding: return maybe_date(table_->open_day_until(asked));
    case roll::modified_following: {
      const auto next = maybe_date(following);
      return next && next->month() == on.month() && next->year() == on.year()
                 ? next
                 : maybe_date(table_->open_day_until(asked));
    }
    case roll::following: break;
  }
  return maybe_date(following);
}

int calendar::open_days_between(date from, date to) const {
  return table_->open_days_before(detail::to_day(to, "to")) - table_->open_days_before(detail::to_day(from, "from"));
}

std::optional<ptime> calendar::opening_of(date on, const time_zone& zone) const {
  return maybe_instant(table_->opening_of(detail::to_day(on, "date"), zone.table()));
}

bool calendar::is_open(ptime at, const time_zone& zone) const {
  const detail::instant asked = detail::to_instant(at, "instant");
  return table_->next_open(asked, zone.table()) == asked;
}

std::optional<ptime> calendar::next_open(ptime at, const time_zone& zone) const {
  return maybe_instant(table_->next_open(detail::to_instant(at, "instant"), zone.table()));
}

std::optional<ptime> calendar::after(ptime from, open_minutes length, const time_zone& zone) const {
  const detail::instant start = detail::to_instant(from, "from");
  return maybe_instant(table_->after_open_time(start, checked_count(length, "open_minutes"), zone.table()));
}

std::int64_t calendar::open_minutes_between(ptime from, ptime to, const time_zone& zone) const {
  const detail::instant begin = detail::to_instant(from, "from");
  return table_->open_seconds_between(begin, detail::to_instant(to, "to"), zone.table()) / 60;
}

bool operator==(const calendar& a, const calendar& b) noexcept {
  const detail::calendar_table& x = *a.table_;
  const detail::calendar_table& y = *b.table_;
  if (&x == &y) return true;
  return x.fingerprint() == y.fingerprint() && x.name() == y.name() && x.version() == y.version() &&
         x.weeks() == y.weeks() && std::ranges::equal(x.holidays(), y.holidays()) &&
         std::ranges::equal(x.overrides(), y.overrides());
}

}  // namespace followup
