// followup/time/instant.hpp - the library's vocabulary of time, taken from Boost.Date_Time.
//
// Every `ptime` that crosses the library's boundary is UTC, every `date` is a civil (local) date. Instants are whole
// seconds: a fraction is cut off. What is accepted is [1970-01-01, 2200-01-01); special values (not_a_date_time, the
// infinities) and anything outside throw `invalid_time`. Absence is spelled `std::optional`, never not_a_date_time.
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <boost/date_time/posix_time/posix_time_types.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace followup {

using boost::gregorian::date;
using boost::posix_time::ptime;
using boost::posix_time::time_duration;

// Days of the week count from Monday, as ISO 8601 does.
enum class weekday : unsigned char { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

[[nodiscard]] weekday weekday_of(date on);

// "monday": the name used in documents. Empty for a value that no enumerator has.
[[nodiscard]] std::string_view name_of(weekday day) noexcept;

// The first and the first-no-more instant that the library accepts: 1970-01-01 and 2200-01-01, both at midnight UTC.
[[nodiscard]] ptime first_instant();
[[nodiscard]] ptime last_instant();

// An instant from ISO 8601 text in UTC, "2026-11-23T10:00:00Z" (also with a blank for the T, without seconds, and
// without the Z, which changes nothing; a fraction of a second is cut off). Throws `invalid_time`, naming the text.
[[nodiscard]] ptime utc(std::string_view text);

// Returns the instant so many seconds after 1970-01-01T00:00:00Z, as databases and other languages keep it, and back
// (rounded down to a second). Throws `invalid_time` outside the range.
//
//   from_unix_seconds(1'795'514'400)    // 2026-11-24T10:00:00Z
[[nodiscard]] ptime from_unix_seconds(std::int64_t seconds);
[[nodiscard]] std::int64_t unix_seconds(ptime at);

// A civil date from "2026-11-23". Throws `invalid_time`.
[[nodiscard]] date day(std::string_view text);

// The same, back: "2026-11-23T10:00:00Z" and "2026-11-23". Also of times outside the range, whose text would not be
// read again; special values throw `invalid_time`.
[[nodiscard]] std::string to_string(ptime at);
[[nodiscard]] std::string to_string(date on);

}  // namespace followup
