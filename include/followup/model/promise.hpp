// followup/model/promise.hpp - a time agreed with the prospect.
#pragma once

#include <followup/model/ids.hpp>
#include <followup/time/instant.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace followup {

// A time that people agree on: a date or a few, with or without a clock time, in the prospect's first zone.
//
//   using boost::posix_time::hours;
//   agreed_time::on(day("2026-11-27"))                                Friday, that day's usual hours
//   agreed_time::at(day("2026-11-27"), hours(14))                     Friday at two: [14:00, 14:30)
//   agreed_time::between(day("2026-11-27"), hours(14), hours(16))     Friday afternoon: [14:00, 16:00)
//   agreed_time::within(day("2026-11-30"), day("2026-12-04"))         next week, both days included
//
// Clock times are whole minutes in [00:00, 24:00]. It is never moved: a clock time that the change of the clocks skips
// means the first instant after it, one that comes twice the first of the two, and the answer says so.
class agreed_time {
 public:
  // Half an hour is what "at two" leaves room for.
  static constexpr int usual_minutes = 30;

  [[nodiscard]] static agreed_time on(date day);
  [[nodiscard]] static agreed_time at(date day, time_duration clock);
  // [from, to) on one day; throws `invalid_time` unless from < to.
  [[nodiscard]] static agreed_time between(date day, time_duration from, time_duration to);
  // Whole days, `last` included; at most 31 of them, else `invalid_time`.
  [[nodiscard]] static agreed_time within(date first, date last);

  [[nodiscard]] date first_day() const noexcept { return first_; }
  [[nodiscard]] date last_day() const noexcept { return last_; }
  // No clock time: the usual hours of the days.
  [[nodiscard]] bool dates_only() const noexcept { return from_minute_ < 0; }
  // Minutes since local midnight, [from, to); meaningless for dates only.
  [[nodiscard]] int from_minute() const noexcept { return from_minute_; }
  [[nodiscard]] int to_minute() const noexcept { return to_minute_; }

  friend bool operator==(const agreed_time&, const agreed_time&) = default;

 private:
  agreed_time(date first, date last, int from_minute, int to_minute);
  date first_;
  date last_;
  std::int16_t from_minute_;
  std::int16_t to_minute_;
};

// An agreed time from its text, which is the same wherever one is written; and back. Throws `invalid_time` for any
// other text and for what nobody can agree on.
//
//   "2026-11-27"                  that day's usual hours
//   "2026-11-27 14:00"            at two
//   "2026-11-27 14:00-16:00"      between two and four
//   "2026-11-30 to 2026-12-04"    within these days, both included
[[nodiscard]] agreed_time agreed(std::string_view text);
[[nodiscard]] std::string to_string(const agreed_time& when);

enum class promised_by : unsigned char {
  them,  // "call back Friday": said by the prospect or their gatekeeper
  us,    // "I will call you Friday": announced by us, in a letter for instance
};

enum class firmness : unsigned char {
  hard,  // kept whatever the house rules say; only law and an objection stand above it
  soft,  // "some time on Friday": nothing earlier, but the house rules hold
};

// A promise to call. Nothing earlier goes out by telephone; due in the agreed window; it stands until an attempt
// inside or after the window, a conversation, or a newer promise. A call at seven in the morning does not keep "call
// on Friday": what a date's usual hours are, the calendar says.
struct promise {
  agreed_time when;
  promised_by by = promised_by::them;
  firmness how = firmness::hard;
  // The number to call, where they said so: "on my mobile". None, or one that is dead, objected to or none of the
  // prospect's: the one that would be called otherwise, and the answer says so (rulings 30 and 34).
  endpoint_id endpoint = {};

  friend bool operator==(const promise&, const promise&) = default;
};

// "them", "hard": the names used in documents.
[[nodiscard]] std::string_view name_of(promised_by by) noexcept;
[[nodiscard]] std::string_view name_of(firmness how) noexcept;

}  // namespace followup
