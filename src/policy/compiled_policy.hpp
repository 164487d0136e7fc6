// A policy as the engine reads it: identities hashed once, memory slots handed out, names kept for the explanations.
#pragma once

#include "policy/rule_tags.hpp"
#include "time/calendar_table.hpp"
#include "time/zone_table.hpp"

#include <followup/policy/policy.hpp>

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace followup::detail {

// How many tracks of one policy may keep a count of their own.
inline constexpr int most_slots = 16;
// How many bits progress has for what tracks, briefs, dayparts and caps remember.
inline constexpr int memory_bits_in_progress = 420;
inline constexpr int briefs_in_progress = 64;
inline constexpr int most_dayparts = 8;
inline constexpr int attempts_remembered = 8;
inline constexpr std::size_t most_side_rules = 32;
inline constexpr std::size_t most_chosen_attempts = 100;
inline constexpr int most_hours_around = 11;  // 12 on either side would leave nothing of the clock
// Guards are asked one by one: with these, and 100,000 touchpoints, an answer is there within a second (ruling 57).
inline constexpr std::size_t most_guards = 1'000;

inline constexpr std::size_t most_limits = 16;
inline constexpr int more_calls_than_any = std::numeric_limits<int>::max();

// A set of outcomes.
using outcome_set = std::uint64_t;
static_assert(outcome_count < 64);
[[nodiscard]] constexpr outcome_set only(outcome_kind kind) noexcept {
  return outcome_set{1} << static_cast<unsigned>(kind);
}
// Of a set with one at least.
[[nodiscard]] constexpr outcome_kind first_of(outcome_set some) noexcept {
  return static_cast<outcome_kind>(std::countr_zero(some));
}

// A brief of the policy, by its place in compiled_policy::briefs.
using brief_place = std::int32_t;
inline constexpr brief_place no_brief = -1;
[[nodiscard]] inline std::span<const brief_place> one_or_none(const brief_place& one) noexcept {
  return {&one, one == no_brief ? std::size_t{0} : std::size_t{1}};
}

struct compiled_brief {
  std::vector<brief_id> variants;
  std::uint64_t hash = 0;  // of the variants

  [[nodiscard]] brief_id variant_for(prospect_id who) const noexcept;
};

struct compiled_step {
  brief_place brief = no_brief;
  label_id label = {};     // of a task
  std::uint16_t next = 0;  // where no branch is taken; the number of steps: the list has run out
  std::vector<std::pair<outcome_set, std::uint16_t>> branches;
};

struct compiled_track {
  rule_id id;
  const track* source = nullptr;  // into the policy's rules
  channel via = channel::call;    // meaningless for host tracks and step lists
  channel_set channels;           // through which its touches may go; of a host track: none
  int slot = -1;                  // none for call rhythms and host tracks
  int waits_for = -1;             // after_other: the index of the other track
  outcome_set events = 0;         // after_event: what it waits for
  bool jumps = false;             // a step list whose order is not that of its steps
  bool plans = false;             // what it counts from depends on what was planned
  bool reminds = false;           // of appointments
  bool lapses = false;            // of what came due only the newest is wanted, and that not for long
  label_id label = {};            // of its tasks
  std::vector<compiled_step> steps;
  std::vector<brief_place> briefs;  // in the order of their use; of a step list: those of the rhythm that takes over
};

struct compiled_guard {
  rule_id id;
  const guard* source = nullptr;
  channel_set channels = channel_set::all();
  bool for_everybody = true;  // whatever the audience and the place
  bool always = true;         // from no day on, and up to none
};

// Whether the last calls tell all that a cap counts.
[[nodiscard]] inline bool counts_last_calls(const cap_guard& cap) noexcept {
  return cap.n <= attempts_remembered && cap.channels == channel_set{channel::call} &&
         cap.what == counted_event::attempts && cap.whose == count_scope::prospect && cap.outcomes.empty() &&
         !std::holds_alternative<per_lifetime_t>(cap.over);
}

struct compiled_ending {
  rule_id id;
  const ending* source = nullptr;
};

struct compiled_limit {
  rule_id id;
  const limit* source = nullptr;
  brief_place brief = no_brief;
};

struct compiled_re_entry {
  rule_id id;
  const re_entry* source = nullptr;
  policy_id under;
};

// The rules that every policy has.
struct common_rules {
  rule_id promise, answer, message, appointment, hold, letter, calendar, preference, data;
  std::array<rule_id, outcome_count> outcome;
};

class compiled_policy {
 public:
  compiled_policy(std::string name, behaviours table, std::vector<policy_rule> rules, std::string version);

  std::string name;
  std::string version;
  behaviours table;
  std::vector<policy_rule> rules;

  std::array<behaviour, outcome_count> row;  // the table without its optionals
  std::vector<compiled_track> tracks;
  std::vector<compiled_guard> guards;
  std::vector<compiled_ending> endings;
  std::vector<compiled_limit> limits;
  std::vector<compiled_re_entry> re_entries;
  const daypart_choice* dayparts = nullptr;
  promise_rules promises;
  common_rules common;
  rule_tags tags;                                                  // of the rules that ask for actions
  std::vector<compiled_brief> briefs;                              // each once
  std::vector<std::pair<std::uint64_t, brief_place>> brief_names;  // where an identity is a variant, sorted

  int slots = 0;
  channel_set credited;     // whose touches some track keeps count of, or uses a brief for
  outcome_set watched = 0;  // outcomes that a track reacts to
  outcome_set retries = 0;  // outcomes whose row is retry_soon
  outcome_set sends = 0;    // outcomes whose row is send_then_call
  outcome_set turns = 0;    // outcomes whose row says that the next number is called
  bool reminds = false;     // some track reminds of appointments
  bool keeps_holds = false;
  bool memory_fits = true;      // what tracks, briefs, dayparts and caps remember fits into progress
  int attempts_kept = 0;        // so many of the last calls some cap looks at
  int attempt_gap_bits = 0;     // what tells how long before another one a call was, as far as a cap looks back
  bool used_up_counts = false;  // a limit of calls waits for nothing
  // The fewest calls of any limit, and of those that wait for nothing.
  int calls_of_a_limit = more_calls_than_any;
  int calls_of_one_that_waits_for_nothing = more_calls_than_any;
  bool messages = false;                   // an unanswered call of some track owes a message
  bool every_call_owes_a_message = false;  // ... and so of every call that a track can ask for
  bool message_holds_back = false;
  bool needs_history = false;
  bool tallies_from_history = false;  // the 180 days of the daypart score can run out within a pursuit
  std::uint64_t fingerprint = 0;      // of all that folding depends on
  std::vector<std::pair<std::uint64_t, std::string>> names;  // of rules and briefs, sorted by identity

  [[nodiscard]] const behaviour& behaviour_of(outcome_kind kind) const noexcept {
    return row[static_cast<std::size_t>(kind)];
  }

 private:
  friend void intrusive_ptr_add_ref(const compiled_policy* policy) noexcept;
  friend void intrusive_ptr_release(const compiled_policy* policy) noexcept;
  mutable std::atomic<std::uint32_t> references_{0};
};

}  // namespace followup::detail
