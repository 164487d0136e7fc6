// followup/error.hpp - what a caller's mistake looks like.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace followup {

// Which mistake it was, for a host that keeps one number instead of a type. Each has an exception of its name.
enum class error_kind : unsigned char {
  invalid_time,
  unknown_time_zone,
  invalid_calendar,
  invalid_policy,
  invalid_pursuit,
  invalid_history,
  stale_progress,
  out_of_order,
  history_required,
  invalid_column,
  invalid_document,  // of followup::json
};
// Returns "invalid_time", "unknown_time_zone" …
[[nodiscard]] std::string_view name_of(error_kind kind) noexcept;

// The base of everything the library throws on purpose. It names the field that is wrong, the value found there and
// what would have been allowed, each of them readable by a program; what() is the three in one sentence.
//
// "Wait", "blocked" and "needs data" are answers, never errors.
class error : public std::runtime_error {
 public:
  error(error_kind kind, std::string field, std::string value, std::string allowed);

  [[nodiscard]] error_kind kind() const noexcept { return kind_; }
  // Where the mistake is, in the caller's words: "policy 'gentle': track 'calls'", "touchpoint 42: at".
  [[nodiscard]] const std::string& field() const noexcept { return field_; }
  // What was found there; "(none)" when it is a thing that is missing, "\"\"" when it is an empty text.
  [[nodiscard]] const std::string& value() const noexcept { return value_; }
  // What would have been allowed.
  [[nodiscard]] const std::string& allowed() const noexcept { return allowed_; }

 private:
  error_kind kind_;
  std::string field_;
  std::string value_;
  std::string allowed_;
};

// An error of one kind.
template <error_kind Kind>
class error_of : public error {
 public:
  error_of(std::string field, std::string value, std::string allowed)
      : error(Kind, std::move(field), std::move(value), std::move(allowed)) {}
};

// An instant or date that is special (not-a-date-time, infinities) or outside [1970-01-01, 2200-01-01) UTC.
struct invalid_time : error_of<error_kind::invalid_time> {
  using error_of::error_of;
};
// A zone name that the system's tz database does not have, or offsets no zone can have.
struct unknown_time_zone : error_of<error_kind::unknown_time_zone> {
  using error_of::error_of;
};
// Intervals that overlap or are empty, a calendar that never opens, a date given twice.
struct invalid_calendar : error_of<error_kind::invalid_calendar> {
  using error_of::error_of;
};
// One thing that is wrong with a policy.
struct policy_mistake {
  std::optional<std::size_t> rule;  // its index among the rules as given; none: no rule of its own
  std::string where;                // "track 'sequence', step 'offer'"
  std::string what;                 // "a delay of -1 is negative"
};
// A policy that does not load. value() lists every mistake found, not the first; of more than 999, how many more.
class invalid_policy : public error_of<error_kind::invalid_policy> {
 public:
  using error_of::error_of;
  invalid_policy(std::string field, std::vector<policy_mistake> mistakes, std::string allowed);

  // The same one by one, where a policy was built; else none.
  [[nodiscard]] const std::vector<policy_mistake>& mistakes() const noexcept { return mistakes_; }

 private:
  std::vector<policy_mistake> mistakes_;
};
// A prospect or pursuit that cannot be right.
struct invalid_pursuit : error_of<error_kind::invalid_pursuit> {
  using error_of::error_of;
};
// Touchpoints that cannot have happened: after `now`, contradicting combinations, one id with two contents.
struct invalid_history : error_of<error_kind::invalid_history> {
  using error_of::error_of;
};
// A progress that was folded under another policy, pursuit or zone: fold anew.
struct stale_progress : error_of<error_kind::stale_progress> {
  using error_of::error_of;
};
// A touchpoint older than the newest one already folded: fold anew.
struct out_of_order : error_of<error_kind::out_of_order> {
  using error_of::error_of;
};
// A policy that needs the touchpoints themselves was asked from progress alone.
struct history_required : error_of<error_kind::history_required> {
  using error_of::error_of;
};
// A column without room for every row.
struct invalid_column : error_of<error_kind::invalid_column> {
  using error_of::error_of;
};

}  // namespace followup
