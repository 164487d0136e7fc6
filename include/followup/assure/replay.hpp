// followup/assure/replay.hpp - recorded cases decided again under another policy: whose next action changes, and why.
//
// What a change to a policy does to the pursuits that are under way is seen before it goes live:
//
//   const replay edit{proposals, proposals_edited};
//   for (const auto& one : book) {
//     const replayed seen = edit(one.subject, one.history, one.hours, now);
//     if (seen.changed()) std::cout << explain(seen, edit, one.zone) << "\n";
//   }
#pragma once

#include <followup/engine/explain.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/policy/policy.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace followup {

// What came of the question under one of the two policies.
struct decision {
  std::optional<answer> given;
  std::string refused = {};  // why there is no answer: what the error said

  friend bool operator==(const decision&, const decision&) = default;
};

// One thing to do that the two policies see differently. At least one side is there. The sides are the same thing to
// do if they have one id, or else if they are the next ones on the same channel.
struct action_change {
  std::optional<action> before;  // none: it is new
  std::optional<action> after;   // none: it is gone

  // What a seller would notice, where both sides are there.
  [[nodiscard]] bool another_window() const noexcept;   // in which it is to be done from now on
  [[nodiscard]] bool another_subject() const noexcept;  // brief, label, or which number or address
  [[nodiscard]] bool another_rule() const noexcept;     // what asks for it; its id too, then
  // What a seller would not: it became due at another time, which is past under both policies.
  [[nodiscard]] bool another_past_due() const noexcept;

  friend bool operator==(const action_change&, const action_change&) = default;
};

// One case under both policies.
struct replayed {
  pursuit_id pursuit;
  decision before;
  decision after;
  std::vector<action_change> actions;  // those that differ, in the order of the answers, what is new last

  bool next_action_changes = false;  // the first action of the answers: the one to be done next
  bool status_changes = false;
  bool ending_changes = false;  // whether, when and how it is over, and what comes after

  // What a seller would not notice by itself:
  bool wake_up_changes = false;
  bool past_due_changes = false;  // some action became due at another time, which is past

  // Whether a seller would notice something from now on: actions, their windows, the status or the ending, or that
  // there is an answer under one of the policies only. When a thing became due, when to ask again and the reasons are
  // none of it.
  [[nodiscard]] bool changed() const noexcept;
  // There is no answer under at least one of the policies.
  [[nodiscard]] bool undecided() const noexcept { return !before.given || !after.given; }
};

// Two policies to be compared case by case. Remembers nothing: one case at a time, of a book of any size.
class replay {
 public:
  replay(policy before, policy after) : before_(std::move(before)), after_(std::move(after)) {}

  [[nodiscard]] const policy& before() const noexcept { return before_; }
  [[nodiscard]] const policy& after() const noexcept { return after_; }

  // The question of `next_actions`, put twice. What it throws, or a host's own rule, becomes `decision::refused`;
  // only lack of memory leaves.
  [[nodiscard]] replayed operator()(const pursuit& subject, std::span<const touchpoint> history, const calendar& hours,
                                    ptime now) const;

 private:
  policy before_;
  policy after_;
};

// One case of a book: what the question is put of.
struct recorded_case {
  pursuit subject;
  std::vector<touchpoint> history;
  calendar hours;
  ptime now;
};

// How many cases of a book came out how.
struct replay_totals {
  std::size_t cases = 0;
  std::size_t changed = 0;
  std::size_t next_action_changed = 0;
  std::size_t status_changed = 0;
  std::size_t ending_changed = 0;
  std::size_t past_due_changed = 0;  // of those that did not change
  std::size_t undecided = 0;         // under one of the policies, or both

  void add(const replayed& one) noexcept;
  friend bool operator==(const replay_totals&, const replay_totals&) = default;
};

// Each case of a range of `recorded_case` in turn. `on_change` is called with the case and what became of it, for those
// that changed or were left undecided.
template <class Book, class OnChange>
replay_totals replay_book(const replay& edit, const Book& book, OnChange&& on_change) {
  replay_totals totals;
  for (const recorded_case& one : book) {
    const replayed seen = edit(one.subject, one.history, one.hours, one.now);
    totals.add(seen);
    if (seen.changed() || seen.undecided()) on_change(one, seen);
  }
  return totals;
}

// What changes, as one sentence, and then both answers in full under the names of their policies, in the local time of
// `zone`; without a line end after the last line. Policies of one name are told apart by version, or as the earlier and
// the later one.
//
//   The next call comes at another time.
//   Under "proposals" (version 1):
//     Call on Monday 30 November 2026, 14:00-16:00.
//       "calls" goes on after 1 touch, the last on Friday 27 November 2026, 14:05.
//   Under "proposals" (version 2):
//     ...
[[nodiscard]] std::string explain(const replayed& what, const replay& edit, const time_zone& zone,
                                  language in = language::english);

// "3 of 120 cases change: the next action of 3, the status of 1. In 2 more only a due date that is past is another. 1
// case could not be decided."
[[nodiscard]] std::string explain(const replay_totals& what, language in = language::english);

}  // namespace followup
