// followup/engine/progress.hpp - what happened, folded: a small value to keep beside a prospect.
#pragma once

#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <type_traits>

namespace followup {

// One pursuit's history under one policy, to keep beside the pursuit, folded into 128 bytes: plain memory, to be stored
// and compared as such. It carries a fingerprint of the policy, the pursuit (its start, contact points, zones,
// consents) and its own layout; used with others it is `stale_progress`, and the host folds anew.
//
// It remembers what was agreed and is owed, and as many of the last eight call attempts, of what tracks keep count of,
// of dayparts and of used briefs as the policy looks at. From progress and from history the answers are equal; a policy
// that must look at more says `policy::needs_history()`, and deciding it from progress throws `history_required`. So
// does a pursuit in which more stands at once than there is room for: four appointments, a call-back and something to
// send, under a policy that remembers much.
class progress {
 public:
  // Nothing happened yet; belongs to no policy: only to be assigned to.
  constexpr explicit progress() noexcept = default;

  // Outbound calls so far, busy lines not counted, earlier attempts known by their number included.
  [[nodiscard]] int calls() const noexcept;

  [[nodiscard]] const std::array<std::uint64_t, 16>& words() const noexcept { return words_; }
  [[nodiscard]] static progress from_words(const std::array<std::uint64_t, 16>& words) noexcept {
    progress p;
    p.words_ = words;
    return p;
  }
  friend bool operator==(const progress&, const progress&) = default;

 private:
  std::array<std::uint64_t, 16> words_{};
};
static_assert(sizeof(progress) <= 128 && std::is_trivially_copyable_v<progress>);

// Folds a history, in whatever order it comes. Throws `invalid_history` (see model/touchpoint.hpp), `invalid_pursuit`
// and `invalid_time`. Fold of what happened up to an instant and then `advance` by the rest, in order, is the fold
// of the whole.
[[nodiscard]] progress fold(const policy& rules, const pursuit& subject, std::span<const touchpoint> history);

// The same of touchpoints written out.
[[nodiscard]] inline progress fold(const policy& rules, const pursuit& subject,
                                   std::initializer_list<touchpoint> history) {
  return fold(rules, subject, std::span<const touchpoint>(history.begin(), history.size()));
}

// One more touchpoint, of this pursuit or of another one of the same prospect: an objection, a dead number and a call
// that a cap counts concern all of them, so each pursuit's progress takes each touchpoint of its prospect. One of the
// newest instant comes behind those of that instant that were taken before. A repeat of the newest one changes nothing;
// the newest one with other content is `invalid_history`. One that is older is `out_of_order`, and so is one that may
// have been taken at the newest instant already: then fold anew.
[[nodiscard]] progress advance(const policy& rules, const pursuit& subject, const progress& so_far,
                               const touchpoint& next);

}  // namespace followup
