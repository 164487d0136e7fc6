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

cap_guard at_most(int n, channel_set channels, per_daypart_t over) { return {n, channels, over}; }
cap_guard at_most(int n, channel_set channels, per_calendar_week_t over) { return {n, channels, over}; }
cap_guard at_most(int n, channel_set channels, per_calendar_month_t over) { return {n, channels, over}; }

quiet_guard quiet_after(std::vector<outcome_kind> events, calendar_days length, channel_set channels) {
  return {.after = std::move(events), .length = length, .channels = channels};
}
quiet_guard quiet_after_conversation(calendar_days length, channel_set channels) {
  return quiet_after({}, length, channels);
}

gap_guard apart(channel_set earlier, channel_set later, delay wait) { return {earlier, later, wait}; }

landing_day_guard not_on_landing_day(channel_set channels) { return {channels}; }

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
