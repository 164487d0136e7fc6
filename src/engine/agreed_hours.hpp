// A promised time as it was agreed, and when an attempt keeps it.
#pragma once

#include "engine/case_state.hpp"
#include "time/calendar_table.hpp"

#include <boost/container/static_vector.hpp>

namespace followup::detail {

inline constexpr std::size_t most_agreed_hours = 256;

// One stretch, or the usual hours of some days.
struct agreed_hours {
  boost::container::static_vector<stretch, most_agreed_hours> parts;  // in order; at least one
  bool closed_day = false;                                            // the calendar is closed on a day that was agreed
};
[[nodiscard]] agreed_hours hours_agreed(const ground& g, const pending_promise& promise, const calendar_table& hours);

// An attempt keeps a promise from this long before its window on.
inline constexpr std::int64_t promise_tolerance = std::int64_t{15} * 60;

// Whether an attempt was made in time on a day that was agreed without a clock time: only the calendar tells. The
// promise is over then; one that was made before the hours of its day is none.
void settle_attempt(const ground& g, case_state& s, const calendar_table& hours);

}  // namespace followup::detail
