// followup/error.hpp - what a caller's mistake looks like.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace followup {

// The base of everything the library throws on purpose. It names the field that is wrong, the value found there and
// what would have been allowed, each of them readable by a program; what() is the three in one sentence.
//
// "Wait", "blocked" and "needs data" are answers, never errors.
class error : public std::runtime_error {
 public:
  error(std::string field, std::string value, std::string allowed);

  // Where the mistake is, in the caller's words: "policy 'gentle': track 'calls'", "touchpoint 42: at".
  [[nodiscard]] const std::string& field() const noexcept { return field_; }
  // What was found there; "(none)" when it is a thing that is missing.
  [[nodiscard]] const std::string& value() const noexcept { return value_; }
  // What would have been allowed.
  [[nodiscard]] const std::string& allowed() const noexcept { return allowed_; }

 private:
  std::string field_;
  std::string value_;
  std::string allowed_;
};

// An instant or date that is special (not-a-date-time, infinities) or outside [1970-01-01, 2200-01-01) UTC.
struct invalid_time : error {
  using error::error;
};
// A zone name that the system's tz database does not have, or offsets no zone can have.
struct unknown_time_zone : error {
  using error::error;
};
// Intervals that overlap or are empty, a calendar that never opens, a date given twice.
struct invalid_calendar : error {
  using error::error;
};
// One thing that is wrong with a policy.
struct policy_mistake {
  std::optional<std::size_t> rule;  // its index among the rules as given; none: no rule of its own
  std::string where;                // "track 'sequence', step 'offer'"
  std::string what;                 // "a delay of -1 is negative"
};
// A policy that does not load. value() lists every mistake found, not the first; of more than 999, how many more.
class invalid_policy : public error {
 public:
  using error::error;
  invalid_policy(std::string field, std::vector<policy_mistake> mistakes, std::string allowed);

  // The same one by one, where a policy was built; else none.
  [[nodiscard]] const std::vector<policy_mistake>& mistakes() const noexcept { return mistakes_; }

 private:
  std::vector<policy_mistake> mistakes_;
};
// A prospect or pursuit that cannot be right.
struct invalid_pursuit : error {
  using error::error;
};
// Touchpoints that cannot have happened: after `now`, contradicting combinations, one id with two contents.
struct invalid_history : error {
  using error::error;
};
// A progress that was folded under another policy, pursuit or zone: fold anew.
struct stale_progress : error {
  using error::error;
};
// A touchpoint older than the newest one already folded: fold anew.
struct out_of_order : error {
  using error::error;
};
// A policy that needs the touchpoints themselves was asked from progress alone.
struct history_required : error {
  using error::error;
};

}  // namespace followup
