// followup/policy/policy.hpp - a cadence: tracks propose, guards admit, endings end, and a table says what follows from
// each outcome.
#pragma once

#include <followup/policy/behaviours.hpp>
#include <followup/policy/daypart.hpp>
#include <followup/policy/ending.hpp>
#include <followup/policy/guard.hpp>
#include <followup/policy/track.hpp>

#include <boost/smart_ptr/intrusive_ptr.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace followup {

namespace detail {
class compiled_policy;
void intrusive_ptr_add_ref(const compiled_policy* policy) noexcept;
void intrusive_ptr_release(const compiled_policy* policy) noexcept;
}  // namespace detail

// What becomes of a promise. An attempt up to 15 minutes before the window still counts as made in it.
struct promise_rules {
  enum class clearing : unsigned char {
    by_attempt_in_time,  // it stands until an attempt inside or after its window, a conversation, or a newer promise
    by_next_call,        // any later call clears it, also an early one; a hold too
  };
  enum class missed : unsigned char {
    next_opening,  // call at the next opening, on later days not before its clock time
    at_once,       // call at once, open or not
  };
  clearing cleared = clearing::by_attempt_in_time;
  missed when_missed = missed::next_opening;
  bool operator==(const promise_rules&) const = default;
};
// "by_next_call", "at_once": the names used in documents.
[[nodiscard]] std::string_view name_of(promise_rules::clearing cleared) noexcept;
[[nodiscard]] std::string_view name_of(promise_rules::missed when_missed) noexcept;

// One line of a policy.
using policy_rule = std::variant<track, guard, ending, limit, daypart_choice, promise_rules, re_entry>;
// Returns its id; none of a daypart choice and of promise rules, of which a policy has one each.
[[nodiscard]] std::string_view id_of(const policy_rule& rule) noexcept;

// A cadence. An immutable value, shared freely between threads, with a name and a version that answers carry; building
// it checks it as a whole.
//
//   const policy proposals{"proposal follow-up", doctrine(), {
//       track{"calls", every(business_days{2}, channel::call).leaving_a_message()},
//       track{"letters", after_each(5, unanswered_calls, channel::letter)},
//       guard{"daily", at_most(1, channel::call, per_local_day).except_retries()},
//       limit{"patience", calls{50}, months{3}}.closing_with(channel::letter)}};
class policy {
 public:
  // Throws `invalid_policy`, listing everything that is wrong: outcomes without a behaviour, no track that ever starts,
  // a step list that runs out, a step that no way leads to, a negative delay, two rules of one id, a track that waits
  // for one that is not there. At most 32 tracks (16 of which keep a count: all but own ones and rhythms of calls, if
  // these keep to no plan), 16 limits and 8 dayparts.
  policy(std::string name, behaviours table, std::vector<policy_rule> rules, std::string version = "1");

  [[nodiscard]] const std::string& name() const noexcept;
  [[nodiscard]] const std::string& version() const noexcept;
  [[nodiscard]] const behaviours& table() const noexcept;
  // Stands for name, version and content: equal for policies that say the same, and what answers carry. A host's own
  // callables count by their id and by what they are registered as, so one that changes comes with a new version of its
  // policy.
  [[nodiscard]] std::uint64_t identity() const noexcept;
  // The rules as given, in their order; of a temporary policy, copies of them, so that a loop over
  // `until_no().rules()` is safe.
  [[nodiscard]] std::span<const policy_rule> rules() const& noexcept;
  [[nodiscard]] std::vector<policy_rule> rules() &&;

  // A policy like this one, changed in one respect; checked anew as a whole, so each throws `invalid_policy`. Name and
  // version stay: say which one it is with `named`.
  //
  //   const policy ours = until_no().with(rules::united_states_telephone()).named("ours", "2027");
  //
  // A rule takes the place of the one with its id, or of the daypart choice or promise rules that there were; else it
  // comes last. Of several each in turn.
  [[nodiscard]] policy with(policy_rule rule) const;
  [[nodiscard]] policy with(std::vector<policy_rule> several) const;
  // Another table of outcomes.
  [[nodiscard]] policy with(behaviours table) const;
  // Without the track, guard, ending, limit or re-entry of that id, which must be there; without several at once, where
  // one waits for another.
  [[nodiscard]] policy without(std::string_view id) const;
  [[nodiscard]] policy without(std::initializer_list<std::string_view> ids) const;
  [[nodiscard]] policy named(std::string name, std::string version = "1") const;

  // Whether a decision needs the touchpoints themselves: because a rule looks further back than the eight calls that
  // progress remembers, counts something else than calls, or was declared `reading_history()`; or because there is no
  // room for what its tracks remember: more than two that keep a count, more than 30 briefs, a step list with branches
  // or jumps, any pace but the default, reminders of appointments.
  [[nodiscard]] bool needs_history() const noexcept;

  // Same name, version and content: the same identity.
  friend bool operator==(const policy& a, const policy& b) noexcept { return a.identity() == b.identity(); }

  // The name behind an identity that an answer carries: a rule ("calls", "promise", "outcome:just_left"), a brief,
  // the policy that a re-entry names. Empty for one that is not of this policy.
  [[nodiscard]] std::string_view name_of(rule_id rule) const noexcept;
  [[nodiscard]] std::string_view name_of(brief_id brief) const noexcept;
  [[nodiscard]] std::string_view name_of(policy_id other) const noexcept;
  // The label of a task.
  [[nodiscard]] std::string_view name_of(label_id label) const noexcept;

  // Inside the library.
  [[nodiscard]] const detail::compiled_policy& compiled() const noexcept { return *compiled_; }

 private:
  boost::intrusive_ptr<const detail::compiled_policy> compiled_;
};

}  // namespace followup
