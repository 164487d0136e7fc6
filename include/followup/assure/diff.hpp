// followup/assure/diff.hpp - what is different between two policies, as data and in words.
#pragma once

#include <followup/engine/explain.hpp>
#include <followup/policy/policy.hpp>
#include <followup/policy/policy_part.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace followup {

enum class change_kind : unsigned char {
  added,
  removed,
  changed,  // one figure of it
  moved,    // among its neighbours, whose order counts
};

// One difference. `sentence` says it whole, with a capital and a full stop; the rest is for a program.
//
//   {changed, track, "calls", "", "gaps", "every business day", "every 2 business days",
//    "\"calls\": The calls come every 2 business days instead of every business day."}
struct change {
  change_kind what = change_kind::changed;
  policy_part where = policy_part::policy;
  std::string rule;    // the id of the rule, or the name of the outcome; empty: a part that has none
  std::string part;    // of what the rule consists of: the id of a step, the name of a daypart; empty: the rule itself
  std::string figure;  // of `changed`: "gaps", "first", the same in every language
  std::string from;    // of `changed`, in words: what it was; of `moved`: the neighbour that it came after
  std::string to;      // ... and what it is; both empty where there was, or is, nothing
  std::string sentence;
  friend bool operator==(const change&, const change&) = default;
};

// What makes `after` another policy than `before`, the policy's own name first, then outcomes, then the rules in their
// order, and last what was removed. Rules are matched by their ids, outcomes by themselves, steps by their ids,
// dayparts by their names; what is there in only one of the two was added or removed, with all its parts. A rule that
// is now of another kind (steps instead of a rhythm) is one change. A move is reported for as few of the neighbours as
// explain the new order.
//
// Policies that are not equal (`policy::identity`) differ in something that is listed; equal ones give an empty list.
// The other way round it lists the same changes, with `from` and `to` exchanged and `added` for `removed`. What a
// host's own rules do inside cannot be seen.
//
//   for (const change& one : diff(last_year, this_year)) std::cout << one.sentence << '\n';
[[nodiscard]] std::vector<change> diff(const policy& before, const policy& after, language in = language::english);

// The sentences, one to a line, without a line end after the last; "Nothing has changed." for none.
[[nodiscard]] std::string in_words(std::span<const change> changes, language in = language::english);

// "hand_over", "moved": the names used in documents.
[[nodiscard]] std::string_view name_of(policy_part part) noexcept;
[[nodiscard]] std::string_view name_of(change_kind what) noexcept;

}  // namespace followup
