#include <followup/assure/replay.hpp>

#include <algorithm>
#include <exception>
#include <new>

namespace followup {
namespace {

decision decided(const policy& rules, const pursuit& subject, std::span<const touchpoint> history,
                 const calendar& hours, ptime now) {
  try {
    return {next_actions(rules, subject, history, hours, now)};
  } catch (const std::bad_alloc&) { throw; } catch (const std::exception& why) {
    return {std::nullopt, why.what()};
  }
}

bool noticed(const action_change& one) noexcept {
  return !one.before || !one.after || one.another_window() || one.another_subject() || one.another_rule();
}

// Takes the partners of the actions before out of those after: by identity, then by channel.
class pairing {
 public:
  pairing(const answer& before, const answer& after) : after_(after.actions.begin(), after.actions.end()) {
    for (const action& one : before.actions) {
      pairs_.push_back({one, taken([&](const action& other) { return other.id == one.id; })});
    }
    for (action_change& pair : pairs_) {
      if (!pair.after) pair.after = taken([&](const action& other) { return other.via == pair.before->via; });
    }
  }

  [[nodiscard]] bool another_past_due() const {
    return std::any_of(pairs_.begin(), pairs_.end(), [](const auto& pair) { return pair.another_past_due(); });
  }

  [[nodiscard]] std::vector<action_change> differing() && {
    for (const action& fresh : after_) pairs_.push_back({std::nullopt, fresh});
    pairs_.erase(std::remove_if(pairs_.begin(), pairs_.end(), [](const auto& pair) { return !noticed(pair); }),
                 pairs_.end());
    return std::move(pairs_);
  }

 private:
  template <class Match>
  std::optional<action> taken(Match matches) {
    const auto found = std::find_if(after_.begin(), after_.end(), matches);
    if (found == after_.end()) return std::nullopt;
    const action one = *found;
    after_.erase(found);
    return one;
  }

  std::vector<action> after_;
  std::vector<action_change> pairs_;
};

bool same_first(const answer& before, const answer& after) {
  if (before.actions.empty() || after.actions.empty()) return before.actions.empty() == after.actions.empty();
  const action& a = before.actions.front();
  const action& b = after.actions.front();
  return a.via == b.via && !noticed({a, b});
}

}  // namespace

bool action_change::another_window() const noexcept { return before && after && before->window != after->window; }

// Of what is still ahead the window would begin with it.
bool action_change::another_past_due() const noexcept {
  return before && after && before->window == after->window && before->due != after->due;
}

bool action_change::another_subject() const noexcept {
  return before && after &&
         (before->brief != after->brief || before->label != after->label || before->endpoint != after->endpoint);
}

bool action_change::another_rule() const noexcept { return before && after && before->rule != after->rule; }

bool replayed::changed() const noexcept {
  return !actions.empty() || next_action_changes || status_changes || ending_changes ||
         before.given.has_value() != after.given.has_value();
}

replayed replay::operator()(const pursuit& subject, std::span<const touchpoint> history, const calendar& hours,
                            ptime now) const {
  replayed seen{.pursuit = subject.id,
                .before = decided(before_, subject, history, hours, now),
                .after = decided(after_, subject, history, hours, now)};
  if (seen.undecided()) return seen;
  const answer& before = *seen.before.given;
  const answer& after = *seen.after.given;
  pairing paired(before, after);
  seen.past_due_changes = paired.another_past_due();
  seen.actions = std::move(paired).differing();
  seen.next_action_changes = !same_first(before, after);
  seen.status_changes = before.status != after.status;
  seen.wake_up_changes = before.wake_at != after.wake_at;
  seen.ending_changes = before.concluded != after.concluded;
  return seen;
}

void replay_totals::add(const replayed& one) noexcept {
  ++cases;
  changed += one.changed();
  next_action_changed += one.next_action_changes;
  status_changed += one.status_changes;
  ending_changed += one.ending_changes;
  past_due_changed += one.past_due_changes && !one.changed();
  undecided += one.undecided();
}

}  // namespace followup
