#include <followup/policy/guard.hpp>

#include <followup/error.hpp>

namespace followup {

window_guard window(channel_set channels, calendar hours) { return {.channels = channels, .hours = std::move(hours)}; }

window_guard window(channel_set channels, week_hours hours) {
  return window(channels, calendar{"hours", "1", std::move(hours)});
}

cap_guard at_most(int n, channel_set channels, per_local_day_t over) { return {n, channels, over}; }
cap_guard at_most(int n, channel_set channels, per_lifetime_t over) { return {n, channels, over}; }
cap_guard at_most(int n, channel_set channels, rolling over) { return {n, channels, over}; }
cap_guard at_most(int n, channel_set channels, rolling_days over) { return {n, channels, over}; }

guard guard::reading_history() const {
  auto copy = *this;
  auto* const own = std::get_if<host_guard>(&copy.what_);
  if (own == nullptr) {
    throw invalid_policy("guard '" + id_ + "'", "reading_history()", "that for a rule of the host's own");
  }
  own->reads_history = true;
  return copy;
}

}  // namespace followup
