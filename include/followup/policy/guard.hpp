// followup/policy/guard.hpp - what holds us back: each guard allows a touch, names the earliest later instant, or forbids.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/policy/case_view.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/time_zone.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace followup {

// Touches only inside these hours, read in every candidate zone of the prospect, or in a zone of its own (a seller's
// own hours). Half-open: a window that closes at 12:00 does not allow 12:00.
struct window_guard {
  channel_set channels = channel::call;
  calendar hours;
  std::optional<time_zone> zone = {};

  [[nodiscard]] window_guard in(time_zone own) const { auto copy = *this; copy.zone = std::move(own); return copy; }
  bool operator==(const window_guard&) const = default;
};
[[nodiscard]] window_guard window(channel_set channels, calendar hours);
// Without holidays: window(channel::call, monday_to_friday("09:00-12:00 13:30-17:00")).
[[nodiscard]] window_guard window(channel_set channels, week_hours hours);

// Over what a cap counts.
struct per_local_day_t { bool operator==(const per_local_day_t&) const = default; };  // the prospect's local date
inline constexpr per_local_day_t per_local_day{};
struct per_lifetime_t { bool operator==(const per_lifetime_t&) const = default; };    // the whole history
inline constexpr per_lifetime_t per_lifetime{};
struct rolling { hours length; bool operator==(const rolling&) const = default; };          // (at - length, at]
struct rolling_days { int days = 1; bool operator==(const rolling_days&) const = default; };  // local dates, today included

// At most so many outbound touches of these channels to the prospect, whatever the pursuit.
struct cap_guard {
  int n = 1;
  channel_set channels = channel::call;
  std::variant<per_local_day_t, per_lifetime_t, rolling, rolling_days> over;
  // What the prospect's side brought about is not counted against them: retries on the same day (busy, in a meeting,
  // at lunch) and answers owed go through.
  bool excepts_retries = false;

  [[nodiscard]] cap_guard except_retries() const { auto copy = *this; copy.excepts_retries = true; return copy; }
  bool operator==(const cap_guard&) const = default;
};
[[nodiscard]] cap_guard at_most(int n, channel_set channels, per_local_day_t over);
[[nodiscard]] cap_guard at_most(int n, channel_set channels, per_lifetime_t over);
[[nodiscard]] cap_guard at_most(int n, channel_set channels, rolling over);
[[nodiscard]] cap_guard at_most(int n, channel_set channels, rolling_days over);

struct host_guard {
  guard_function judge;
  bool reads_history = false;
};

// A named guard of a policy. House rules give way to a hard promise; law does not.
//
//   guard{"office", window(channel::call, monday_to_friday("09:00-17:00"))}
//   guard{"legal hours", window(channel::call, every_day("08:00-21:00"))}.law("47 CFR 64.1200(c)(1)")
class guard {
 public:
  using rule = std::variant<window_guard, cap_guard, host_guard>;

  guard(std::string id, rule what) : id_(std::move(id)), what_(std::move(what)) {}
  template <class F>
    requires std::is_invocable_r_v<verdict, const F&, const case_view&, const touch_at&>
  guard(std::string id, F judge) : id_(std::move(id)), what_(host_guard{std::move(judge), false}) {}

  // A rule of law, with its citation: no promise overrides it.
  [[nodiscard]] guard law(std::string citation) const { auto copy = *this; copy.citation_ = std::move(citation); return copy; }
  // ... unless the law itself exempts calls that were agreed.
  [[nodiscard]] guard exempting_agreed_calls() const { auto copy = *this; copy.exempts_agreed_ = true; return copy; }
  [[nodiscard]] guard reading_history() const;

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const rule& what() const noexcept { return what_; }
  [[nodiscard]] bool is_law() const noexcept { return citation_.has_value(); }
  [[nodiscard]] const std::optional<std::string>& citation() const noexcept { return citation_; }
  [[nodiscard]] bool exempts_agreed_calls() const noexcept { return exempts_agreed_; }

 private:
  std::string id_;
  rule what_;
  std::optional<std::string> citation_;
  bool exempts_agreed_ = false;
};

}  // namespace followup
