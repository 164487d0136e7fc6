#include "time/zone_table.hpp"

#include "time/fingerprint.hpp"

#include <followup/error.hpp>

#include <cctz/time_zone.h>

#include <chrono>
#include <cstdlib>
#include <limits>
#include <utility>

namespace followup {
namespace detail {
namespace {

constexpr instant long_ago = std::numeric_limits<instant>::min() / 2;

std::vector<zone_period> merged(const std::vector<zone_period>& periods) {
  std::vector<zone_period> result;
  for (const zone_period& period : periods) {
    // What came before the local days of the range would only make equal zones look different.
    if (period.begin <= -2 * seconds_per_day) result.clear();
    if (result.empty() || result.back().offset != period.offset) result.push_back(period);
  }
  result.front().begin = long_ago;
  return result;
}

std::uint64_t fingerprint_of(const std::string& name, const std::vector<zone_period>& periods) {
  detail::fingerprint print;
  print << std::string_view(name);
  for (const zone_period& period : periods) print << period.begin << std::int64_t{period.offset};
  return print.value();
}

}  // namespace

zone_table::zone_table(std::string name, const std::vector<zone_period>& periods)
    : name_(std::move(name)), periods_(merged(periods)), fingerprint_(fingerprint_of(name_, periods_)) {
  rows_.reserve(periods_.size() + 1);
  std::int64_t shown = long_ago - seconds_per_day;
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    const zone_period& period = periods_[i];
    const bool last = i + 1 == periods_.size();
    const instant end = last ? never : periods_[i + 1].begin;
    const std::int64_t reached = last ? never : std::max(shown, end + period.offset);
    rows_.push_back({period.begin, end, shown, reached, period.offset});
    shown = reached;
  }
  rows_.push_back({never, never, never, never, 0});  // so that the row after a row can be looked at
  index_rows();
}

void zone_table::index_rows() {
  // Stretches that hold no more than two changes, most of them none; a zone without changes has one stretch. The least
  // width bounds the index of a host's zone that changes every day.
  constexpr int widest = 33;
  constexpr int usual = 22;  // 48 days
  constexpr int narrowest = 16;
  static_assert(width >> widest == 0);
  const auto crowded = [this](int shift) {
    for (std::size_t i = 1; i + 3 < rows_.size(); ++i) {
      if (key_of(rows_[i].begin) >> shift == key_of(rows_[i + 2].begin) >> shift) return true;
      if (key_of(rows_[i].local_begin) >> shift == key_of(rows_[i + 2].local_begin) >> shift) return true;
    }
    return false;
  };
  index_shift_ = rows_.size() > 2 ? usual : widest;
  while (index_shift_ > narrowest && crowded(index_shift_)) --index_shift_;

  std::uint32_t in_force = 0;
  std::uint32_t reaching = 0;
  for (std::int64_t key = 0; key < width; key += std::int64_t{1} << index_shift_) {
    while (rows_[in_force].end <= key - margin) ++in_force;
    while (rows_[reaching].local_end <= key - margin) ++reaching;
    utc_index_.push_back(in_force);
    local_index_.push_back(reaching);
  }
}

void intrusive_ptr_add_ref(const zone_table* table) noexcept {
  table->references_.fetch_add(1, std::memory_order_relaxed);
}

void intrusive_ptr_release(const zone_table* table) noexcept {
  if (table->references_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete table;
}

}  // namespace detail

namespace {

using detail::end_of_time;
using detail::instant;
using detail::seconds_per_day;
using detail::zone_period;

// One that every tz database has tells whether there is one.
const char* names_allowed() {
  cctz::time_zone any;
  return cctz::load_time_zone("Europe/London", &any)
             ? "a name of the system's IANA tz database, like Europe/Amsterdam"
             : "a zone of the IANA tz database, which this system lacks (Debian: tzdata)";
}

constexpr const char* offsets_allowed = "an offset within 24 h either way";

std::int64_t seconds_in(time_duration length) { return length.ticks() / time_duration::ticks_per_second(); }

// Of any date: the first and the last instants of the range fall on local days just outside it.
std::int64_t local_midnight(date on) {
  if (on.is_special()) return detail::start_of(detail::to_day(on, "date"));
  return (on - detail::to_date(0)).days() * seconds_per_day;
}

// Names as the tz database writes them. cctz would also read files by path, "localtime" (whatever this machine is set
// to) and its own spelling of fixed offsets; the right/ zones count leap seconds.
bool is_iana_name(std::string_view name) {
  if (name.empty() || name.size() > 255) return false;
  const auto allowed = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '+' || c == '/';
  };
  if (!std::all_of(name.begin(), name.end(), allowed)) return false;
  if (name.front() == '/' || name.back() == '/' || name.find("//") != std::string_view::npos) return false;
  return name != "localtime" && name != "posixrules" && !name.starts_with("posix/") && !name.starts_with("right/");
}

std::int32_t offset_from(const cctz::time_zone& zone, const cctz::time_point<cctz::seconds>& at) {
  return static_cast<std::int32_t>(zone.lookup(at).offset);
}

std::vector<zone_period> periods_of(const cctz::time_zone& zone) {
  using cctz::seconds;
  // A week on both sides covers the local days at the edges of the range.
  cctz::time_point<seconds> at{seconds{-7 * seconds_per_day}};
  const cctz::time_point<seconds> end{seconds{end_of_time + 7 * seconds_per_day}};
  std::vector<zone_period> periods{{at.time_since_epoch().count(), offset_from(zone, at)}};
  cctz::time_zone::civil_transition change;
  while (zone.next_transition(at, &change)) {
    const auto next = zone.lookup(change.to).trans;
    if (next <= at || next >= end) break;
    at = next;
    periods.push_back({at.time_since_epoch().count(), offset_from(zone, at)});
  }
  return periods;
}

std::int32_t checked_offset(time_duration offset, const std::string& field) {
  if (offset.is_special()) throw unknown_time_zone(field, "a special offset", offsets_allowed);
  const std::int64_t seconds = seconds_in(offset);
  if (seconds < -seconds_per_day || seconds > seconds_per_day) {
    throw unknown_time_zone(field, std::to_string(seconds) + " s", offsets_allowed);
  }
  return static_cast<std::int32_t>(seconds);
}

std::string offset_name(std::int32_t offset) {
  const int size = std::abs(offset);
  const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  std::string name = offset < 0 ? "UTC-" : "UTC+";
  name += two(size / 3600) + ':' + two(size / 60 % 60);
  return size % 60 == 0 ? name : name + ':' + two(size % 60);
}

// Steps over the range and halves the steps at whose ends the offsets differ.
class offset_scan {
 public:
  offset_scan(const std::function<time_duration(ptime)>& offset_at, const std::string& field)
      : offset_at_(offset_at), field_(field) {}

  std::vector<zone_period> periods() {
    constexpr instant step = seconds_per_day / 2;
    found_.push_back({-2 * seconds_per_day, ask(0)});
    for (instant at = 0; at < end_of_time - 1; at += step) search(at, std::min(at + step, end_of_time - 1));
    return std::move(found_);
  }

 private:
  std::int32_t ask(instant at) const { return checked_offset(offset_at_(detail::to_ptime(at)), field_); }

  void search(instant from, instant to) {
    const std::int32_t offset_at_end = ask(to);
    while (found_.back().offset != offset_at_end) {
      std::int32_t next_offset = offset_at_end;
      instant next = to;
      while (next - from > 1) {
        const instant middle = from + (next - from) / 2;
        const std::int32_t offset = ask(middle);
        if (offset == found_.back().offset) {
          from = middle;
        } else {
          next = middle;
          next_offset = offset;
        }
      }
      found_.push_back({next, next_offset});
      from = next;
    }
  }

  const std::function<time_duration(ptime)>& offset_at_;
  const std::string& field_;
  std::vector<zone_period> found_;
};

std::string field_of(const std::string& name) {
  if (name.empty()) throw unknown_time_zone("time zone: name", "(none)", "a name");
  return "time zone '" + name + "'";
}

// Clocks that jump further than they ran since the last jump would show one local time three times.
void refuse_crowded(const std::vector<zone_period>& periods, const std::string& field) {
  for (std::size_t i = 1; i + 1 < periods.size(); ++i) {
    const std::int64_t jumps = std::abs(std::int64_t{periods[i].offset} - periods[i - 1].offset) +
                               std::abs(std::int64_t{periods[i + 1].offset} - periods[i].offset);
    if (periods[i + 1].begin - periods[i].begin >= jumps) continue;
    throw unknown_time_zone(field,
                            "changes at " + to_string(detail::to_ptime(periods[i].begin)) + " and " +
                                to_string(detail::to_ptime(periods[i + 1].begin)),
                            "changes further apart than they are large");
  }
}

}  // namespace

time_zone::time_zone(boost::intrusive_ptr<const detail::zone_table> table) noexcept : table_(std::move(table)) {}

time_zone::time_zone() : table_(new detail::zone_table("UTC", {{0, 0}})) {}

time_zone time_zone::named(std::string_view iana_name) {
  std::string name{iana_name};
  cctz::time_zone zone;
  if (!is_iana_name(name) || !cctz::load_time_zone(name, &zone)) {
    throw unknown_time_zone("time zone", name.empty() ? "(none)" : std::move(name), names_allowed());
  }
  return time_zone{new detail::zone_table(std::move(name), periods_of(zone))};
}

time_zone time_zone::fixed(time_duration offset) {
  const std::int32_t seconds = checked_offset(offset, "fixed time zone");
  return time_zone{new detail::zone_table(offset_name(seconds), {{0, seconds}})};
}

time_zone time_zone::from(std::string name, const std::function<time_duration(ptime)>& offset_at) {
  const std::string field = field_of(name);
  if (!offset_at) throw unknown_time_zone(field, "(none)", "a function that tells the offset");
  const std::vector<zone_period> periods = offset_scan{offset_at, field}.periods();
  refuse_crowded(periods, field);
  return time_zone{new detail::zone_table(std::move(name), periods)};
}

time_zone time_zone::from(std::string name, time_duration before, std::span<const zone_transition> changes) {
  const std::string field = field_of(name);
  std::vector<zone_period> periods{{-2 * seconds_per_day, checked_offset(before, field)}};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto& [at, offset] = changes[i];
    if (at.is_special()) throw invalid_time(field + ": at", "a special instant", "instants");
    if (i > 0 && at <= changes[i - 1].at) {
      throw unknown_time_zone(field + ": at", to_string(at), "changes in order of time, each at another instant");
    }
    const std::int32_t from_then_on = checked_offset(offset, field + ": offset");
    if (at <= first_instant()) {
      periods.front().offset = from_then_on;
    } else if (at < last_instant()) {
      periods.push_back({detail::to_instant(at, field), from_then_on});
    }
  }
  refuse_crowded(periods, field);
  return time_zone{new detail::zone_table(std::move(name), periods)};
}

const std::string& time_zone::name() const noexcept { return table_->name(); }

local_time time_zone::at(ptime utc) const {
  const instant asked = detail::to_instant(utc, "instant");
  const std::int32_t offset = table_->offset_at(asked);
  const detail::day_number on = detail::day_of(asked + offset);
  return {detail::to_date(on), time_duration{0, 0, asked + offset - detail::start_of(on)}, time_duration{0, 0, offset}};
}

utc_reading time_zone::resolve(date on, time_duration clock) const {
  constexpr const char* clocks_allowed = "from 00:00 to 24:00";
  if (clock.is_special()) throw invalid_time("clock", "a special duration", clocks_allowed);
  if (clock.is_negative() || clock > time_duration{24, 0, 0}) {
    throw invalid_time("clock", std::to_string(clock.total_seconds()) + " s", clocks_allowed);
  }
  const detail::zone_reading reading = table_->resolve(local_midnight(on) + seconds_in(clock));
  if (reading.first < 0 || reading.second >= end_of_time) {
    throw invalid_time("date", to_string(on) + " in " + name(),
                       "from " + to_string(first_instant()) + " to before " + to_string(last_instant()));
  }
  return {reading.kind, detail::to_ptime(reading.first), detail::to_ptime(reading.second)};
}

bool operator==(const time_zone& a, const time_zone& b) noexcept {
  if (a.table_ == b.table_) return true;
  return a.table_->fingerprint() == b.table_->fingerprint() && a.name() == b.name() &&
         a.table_->periods() == b.table_->periods();
}

ptime noon_of(date on, const time_zone& zone) { return zone.resolve(on, time_duration{12, 0, 0}).first; }

}  // namespace followup
