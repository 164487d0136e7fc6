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
constexpr const char* weekday_names[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

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
    if (i > 0 && now.open <= hours[i - 1].close) {
      return objection{text_of(hours[i - 1]) + ' ' + text_of(now), "intervals in order, none touching or overlapping"};
    }
  }
  return std::nullopt;
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

calendar_table::calendar_table(std::string name, std::string version, week_hours week, std::vector<date> holidays,
                               std::vector<date_override> overrides)
    : name_(std::move(name)),
      version_(std::move(version)),
      week_(std::move(week)),
      holidays_(std::move(holidays)),
      overrides_(std::move(overrides)) {
  if (name_.empty()) throw invalid_calendar("calendar: name", "(none)", "a name");
  check_dates();
  check_hours();
  lay_out_days();
  if (open_days_.size() == 1) throw invalid_calendar("calendar '" + name_ + "'", "no open day", "at least one");
  index_minutes();
  fingerprint_ = fingerprint_of_content();
}

void calendar_table::check_dates() {
  const std::string field = "calendar '" + name_ + "'";
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
    if (wrong) throw invalid_calendar("calendar '" + name_ + "': " + where, wrong->value, wrong->allowed);
  };
  for (std::size_t i = 0; i < week_.size(); ++i) check(week_[i], weekday_names[i]);
  for (const date_override& day : overrides_) check(day.hours, "override " + to_string(day.on));
}

std::uint64_t calendar_table::fingerprint_of_content() const {
  detail::fingerprint print;
  const auto feed_hours = [&print](const day_hours& hours) {
    print << static_cast<std::int64_t>(hours.size());
    for (const day_interval interval : hours) print << std::int64_t{interval.open} << std::int64_t{interval.close};
  };
  print << std::string_view(name_) << std::string_view(version_);
  for (const day_hours& hours : week_) feed_hours(hours);
  print << static_cast<std::int64_t>(holidays_.size());
  for (const date on : holidays_) print << std::int64_t{on.day_number()};
  for (const date_override& day : overrides_) {
    print << std::int64_t{day.on.day_number()};
    feed_hours(day.hours);
  }
  return print.value();
}

std::uint32_t calendar_table::add_pattern(const day_hours& hours, std::map<day_hours, std::uint32_t>& known) {
  const auto [place, is_new] = known.try_emplace(hours, static_cast<std::uint32_t>(patterns_.size()));
  if (is_new) {
    pattern day{static_cast<std::uint32_t>(intervals_.size()), static_cast<std::uint32_t>(hours.size()), 0};
    for (const day_interval interval : hours) {
      intervals_.push_back(interval);
      minutes_before_.push_back(day.minutes);
      day.minutes += interval.close - interval.open;
    }
    patterns_.push_back(day);
  }
  return place->second;
}

void calendar_table::lay_out_days() {
  std::map<day_hours, std::uint32_t> known;
  const std::uint32_t closed = add_pattern({}, known);
  std::array<std::uint32_t, 7> of_weekday;
  for (std::size_t i = 0; i < week_.size(); ++i) of_weekday[i] = add_pattern(week_[i], known);

  days_.resize(static_cast<std::size_t>(end_of_days) + 1);
  for (day_number on = 0; on < end_of_days; ++on) {
    days_[static_cast<std::size_t>(on)].pattern = of_weekday[static_cast<std::size_t>(weekday_index(on))];
  }
  for (const date on : holidays_) days_[static_cast<std::size_t>(to_day(on, ""))].pattern = closed;
  for (const date_override& day : overrides_) {
    days_[static_cast<std::size_t>(to_day(day.on, ""))].pattern = add_pattern(day.hours, known);
  }

  day_entry total{0, 0, closed};
  for (day_number on = 0; on <= end_of_days; ++on) {
    day_entry& day = days_[static_cast<std::size_t>(on)];
    day = {total.open_days_before, total.open_minutes_before, day.pattern};
    if (day.pattern == closed) continue;
    open_days_.push_back(on);
    total.open_days_before += 1;
    total.open_minutes_before += patterns_[day.pattern].minutes;
  }
  open_days_.push_back(no_day);
}

// Stretches of the open minutes, each about an average open day long, so that few days begin in one.
void calendar_table::index_minutes() {
  const std::int64_t total = days_.back().open_minutes_before;
  minutes_per_stretch_ = std::max<std::int64_t>(1, total / days_.back().open_days_before);
  std::uint32_t reaching = 0;
  for (std::int64_t minute = 0; minute <= total; minute += minutes_per_stretch_) {
    while (minutes_before_open_day(reaching + 1) <= minute && reaching + 2 < open_days_.size()) ++reaching;
    by_minutes_.push_back(reaching);
  }
}

instant calendar_table::opening_of(day_number on, const zone_table& zone) const noexcept {
  const std::int64_t midnight = start_of(on);
  for (const day_interval interval : hours_on(on)) {
    const instant open = zone.to_utc(midnight + seconds_of(interval.open));
    const instant close = zone.to_utc(midnight + seconds_of(interval.close));
    if (std::max<instant>(open, 0) < close) return open < end_of_time ? std::max<instant>(open, 0) : never;
  }
  return never;
}

calendar_table::local_interval calendar_table::interval_filled_by(std::int64_t count) const noexcept {
  // By the minute in which it ends: an exact fill ends in the last minute of an interval, not in the next one's first.
  const std::int64_t minute = (count - 1) / 60;
  const auto stretch_of_minute = static_cast<std::size_t>(minute / minutes_per_stretch_);
  const auto last = stretch_of_minute + 1 < by_minutes_.size() ? by_minutes_[stretch_of_minute + 1]
                                                               : static_cast<std::uint32_t>(open_days_.size() - 2);
  const auto first_day = open_days_.begin() + by_minutes_[stretch_of_minute];
  const auto day_behind = std::partition_point(first_day + 1, open_days_.begin() + last + 1, [&](day_number on) {
    return days_[static_cast<std::size_t>(on)].open_minutes_before <= minute;
  });
  const day_number on = *(day_behind - 1);

  const day_entry& day = days_[static_cast<std::size_t>(on)];
  const pattern& hours = patterns_[day.pattern];
  const auto first = minutes_before_.begin() + hours.first;
  const auto behind = std::upper_bound(first + 1, first + hours.count, minute - day.open_minutes_before);
  return interval_at(on, static_cast<std::size_t>(behind - 1 - minutes_before_.begin()));
}

instant calendar_table::after_open_time(instant from, std::int64_t minutes, const zone_table& zone) const noexcept {
  const instant start = next_open(from, zone);
  if (minutes <= 0 || start == never) return start;
  if (minutes > days_.back().open_minutes_before) return never;
  const std::int64_t count = open_seconds_until(start, zone) + seconds_of(minutes);
  if (count > open_seconds()) return never;
  const local_interval filled = interval_filled_by(count);
  const std::int64_t local = filled.open + count - filled.open_seconds_before;
  const instant end = zone.to_utc(local);
  // An interval that fell in a gap was counted, being on the calendar, but nothing can happen in it.
  if (zone.to_local(end) != local && zone.to_utc(filled.open) == zone.to_utc(filled.close)) return next_open(end, zone);
  return end < end_of_time ? end : never;
}

std::int64_t calendar_table::open_seconds_until(instant at, const zone_table& zone) const noexcept {
  const std::int64_t local = zone.local_passed(at);
  const local_interval found = interval_from(local);
  // At an opening that the clock jumped over, nothing of the interval has passed.
  if (found.open >= local || zone.to_utc(found.open) == at) return found.open_seconds_before;
  return found.open_seconds_before + local - found.open;
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
    : table_(new detail::calendar_table(std::move(name), std::move(version), std::move(week), std::move(holidays),
                                        std::move(overrides))) {}

const std::string& calendar::name() const noexcept { return table_->name(); }
std::uint64_t calendar::identity() const noexcept { return table_->fingerprint(); }
const std::string& calendar::version() const noexcept { return table_->version(); }
const week_hours& calendar::week() const noexcept { return table_->week(); }
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
         x.week() == y.week() && std::ranges::equal(x.holidays(), y.holidays()) &&
         std::ranges::equal(x.overrides(), y.overrides());
}

}  // namespace followup
