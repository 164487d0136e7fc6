// followup/policy/ending.hpp - how a pursuit ends: by an ending, or by a limit that somebody stated; and what may come
// after it.
#pragma once

#include <followup/model/prospect.hpp>
#include <followup/policy/case_view.hpp>
#include <followup/time/delay.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace followup {

struct host_ending {
  ending_function over;
  bool reads_history = false;
  registered_name registered = {};
};

// A named ending of the host's own. (What outcomes end, the table of behaviours says: `close_as`.)
//
//   ending{"sold out", [](const case_view& c) -> std::optional<disposition> { ... }}
class ending {
 public:
  template <ending_callable F>
  ending(std::string id, F over) : id_(std::move(id)), what_{std::move(over), false} {}
  ending(std::string id, host_ending what) : id_(std::move(id)), what_(std::move(what)) {}

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

// So many calls, busy lines not counted: 1 to 65,535.
struct calls {
  int count = 50;
  bool operator==(const calls&) const = default;
};

// A stated limit: so many calls or so long after the start, whichever comes first. When it is reached the pursuit is
// "closing": one closing letter, if the limit has one, and nothing else. It closes as exhausted when that is recorded,
// when it cannot be sent (or there is none), and in any case `closing_within` business days after the limit was
// reached: after the call that used up the number, or the span, whatever is heard meanwhile. Of several limits the one
// that was reached first holds.
//
// A limit ends silence, not a conversation: while something agreed with a person is pending (a promise, a hold or an
// absence until a date that was named, an appointment, information or an answer that is owed) it neither closes nor
// asks for its closing touch, and where it has been reached by the time that is settled it counts from there. One that
// holds `regardless()` waits for nothing. The message that the last call owes is still asked for, beside the closing
// touch.
//
// A pursuit that a limit ends is over at one instant, whenever one asks: when its closing touch was recorded, else at
// the end of the time for it; what is heard later opens it no more.
//
//   limit{"patience", calls{50}, months{3}}.closing_with(channel::letter)
//   limit{"the law", months{12}}.regardless()
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

  // Also while something agreed is pending. By default it waits.
  [[nodiscard]] limit regardless() const {
    auto copy = *this;
    copy.regardless_ = true;
    return copy;
  }

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const std::optional<calls>& most_calls() const noexcept { return most_calls_; }
  [[nodiscard]] const std::optional<span_limit>& longest() const noexcept { return longest_; }
  [[nodiscard]] const std::optional<channel>& closing_touch() const noexcept { return closing_; }
  [[nodiscard]] const std::string& closing_brief() const noexcept { return brief_; }
  [[nodiscard]] business_days closes_within() const noexcept { return closing_within_; }
  [[nodiscard]] bool holds_regardless() const noexcept { return regardless_; }

  friend bool operator==(const limit&, const limit&) = default;

 private:
  std::string id_;
  std::optional<calls> most_calls_;
  std::optional<span_limit> longest_;
  std::optional<channel> closing_;
  std::string brief_;
  business_days closing_within_{10};
  bool regardless_ = false;
};

// What comes after an ending: the matter is taken up again so long after it, under the same policy or another one. A
// closed pursuit stays closed; its conclusion names the rule, the policy and the instant, and the host begins a new
// pursuit from it (`successor` in engine/next_actions.hpp). Of several rules for one disposition the first holds.
//
//   re_entry{"again next year", {disposition::refused}, months{12}}
//   re_entry{"stay in touch", {disposition::exhausted}, calendar_days{30}}.under("gentle")
//   hand_over("nurture", {disposition::exhausted}, "gentle")                          at once
//
// The instant is the opening of the first open day on or after the day named; with a wait of no days, that of the
// ending itself; nothing follows where the calendar does not open again. Never after `opted_out`: an objection is
// absolute (`invalid_policy`).
class re_entry {
 public:
  re_entry(std::string id, std::vector<disposition> after, review_period wait)
      : id_(std::move(id)), after_(std::move(after)), wait_(wait) {}

  [[nodiscard]] re_entry under(std::string policy_name) const {
    auto copy = *this;
    copy.policy_ = std::move(policy_name);
    return copy;
  }

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const std::vector<disposition>& after() const noexcept { return after_; }
  [[nodiscard]] const review_period& wait() const noexcept { return wait_; }
  // The name of the policy that takes over; empty: the same one again.
  [[nodiscard]] const std::string& policy_name() const noexcept { return policy_; }

  friend bool operator==(const re_entry&, const re_entry&) = default;

 private:
  std::string id_;
  std::vector<disposition> after_;
  review_period wait_;
  std::string policy_;
};
[[nodiscard]] re_entry hand_over(std::string id, std::vector<disposition> after, std::string policy_name);

}  // namespace followup
