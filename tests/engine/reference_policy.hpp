// The reference cadence as an ordinary policy of the public API, and its 10,000 prospects: for the tests and for
// whoever measures.
#pragma once

#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>

#include <optional>
#include <string>
#include <vector>

namespace support {

// A call every second working day with a message each time, a letter per five unanswered calls, an e-mail the day
// after each letter, for 50 calls or 91 days. It keeps two habits that the presets do not have: any call clears a
// promise, and a promise that was missed is called at once, open or not.
[[nodiscard]] followup::policy reference_cadence();

// Monday to Friday 09:00-17:00, less thirteen holidays.
[[nodiscard]] followup::calendar reference_hours();

// 2026-04-01T13:30:00Z: the instant that the table is about.
[[nodiscard]] followup::ptime reference_now();

// One prospect of the table.
struct reference_row {
  int number = 0;
  followup::pursuit subject;
  std::vector<followup::touchpoint> history;
  std::optional<followup::channel> via;  // what is expected; none: nothing to do
  std::optional<followup::ptime> next;
};

// One touchpoint in the table's words: `what` is an outcome of calls ("callback") and empty for other channels,
// `until` an instant or a date.
[[nodiscard]] followup::touchpoint reference_touchpoint(const followup::pursuit& subject, int sequence,
                                                        const std::string& at, const std::string& via,
                                                        const std::string& what, const std::string& until);

// A prospect that can be called and written to.
[[nodiscard]] followup::pursuit reference_pursuit(int number, const followup::time_zone& zone,
                                                  const std::string& created);

// The table in a folder of reference_{prospects,touchpoints,expected}.csv, in order of number.
[[nodiscard]] std::vector<reference_row> reference_table(const std::string& folder);

}  // namespace support
