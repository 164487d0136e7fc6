// followup/policy/ending.hpp - how a pursuit ends: by an ending, or by a limit that somebody stated.
#pragma once

#include <followup/model/prospect.hpp>
#include <followup/policy/case_view.hpp>
#include <followup/time/delay.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace followup {

struct host_ending {
  ending_function over;
  bool reads_history = false;
};

// A named ending of the host's own. (What outcomes end, the table of behaviours says: `close_as`.)
//
//   ending{"sold out", [](const case_view& c) -> std::optional<disposition> { ... }}
class ending {
 public:
  template <class F>
  requires std::is_invocable_r_v < std::optional<disposition>,
  const F&, const case_view& > ending(std::string id, F over) : id_(std::move(id)), what_{std::move(over), false} {}

  [[nodiscard]] ending reading_history() const {
    auto copy = *this;
    copy.what_.reads_history = true;
    return copy;
  }

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const host_ending& what() const noexcept { return what_; }

 private:
  std::string id_;
  host_ending what_;
};

// So many calls, busy lines not counted.
struct calls {
  int count = 50;
  bool operator==(const calls&) const = default;
};

// A stated limit: so many calls or so long after the start, whichever comes first. When it is reached the pursuit is
// "closing": one closing letter, if the limit has one. It closes as exhausted when that is recorded, when it cannot be
// sent (or there is none), and in any case `closing_within` business days after the limit was reached. An appointment
// that was agreed suspends it until what came of it is recorded; nothing else does: a limit
// outranks a promise and a hold, so one that should wait for them is stated that much longer.
//
//   limit{"patience", calls{50}, months{3}}.closing_with(channel::letter)
class limit {
 public:
  limit(std::string id, calls most) : id_(std::move(id)), most_calls_(most) {}
  limit(std::string id, span_limit longest) : id_(std::move(id)), longest_(longest) {}
  limit(std::string id, calls most, span_limit longest) : id_(std::move(id)), most_calls_(most), longest_(longest) {}

  [[nodiscard]] limit closing_with(channel via, std::string brief = {}) const;
  [[nodiscard]] limit closing_within(business_days most) const {
    auto copy = *this;
    copy.closing_within_ = most;
    return copy;
  }

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const std::optional<calls>& most_calls() const noexcept { return most_calls_; }
  [[nodiscard]] const std::optional<span_limit>& longest() const noexcept { return longest_; }
  [[nodiscard]] const std::optional<channel>& closing_touch() const noexcept { return closing_; }
  [[nodiscard]] const std::string& closing_brief() const noexcept { return brief_; }
  [[nodiscard]] business_days closes_within() const noexcept { return closing_within_; }

  friend bool operator==(const limit&, const limit&) = default;

 private:
  std::string id_;
  std::optional<calls> most_calls_;
  std::optional<span_limit> longest_;
  std::optional<channel> closing_;
  std::string brief_;
  business_days closing_within_{10};
};

}  // namespace followup
