// followup/engine/outlook.hpp - what is kept of an answer: 16 bytes beside a pursuit, read at the speed of memory.
//
// An answer holds until its `wake_at` (engine/next_actions.hpp), so a host need not ask about a million pursuits to
// know whom to call. It keeps an outlook of each, and decides anew only those that have woken:
//
//   places.resize(count_woken(outlooks, now));
//   woken(outlooks, now, places);
//   for (const std::size_t i : places) outlooks[i] = outlook{next_actions(rules, pursuits[i], folded[i], hours, now)};
//   due(outlooks, now, places);          // whom to call now, for all of them hold
//   wake_up_at(next_wake(outlooks));     // nothing changes before, unless something is recorded
//
// An outlook belongs to the pursuit, the history, the policy and the calendar it was made from: where one of them
// changes it is to be made anew, which `outlook{}` asks for. None of what follows looks at a policy or a zone.
#pragma once

#include <followup/engine/columns.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/model/channel.hpp>
#include <followup/time/instant.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>

namespace followup {

// An outlook is what an answer says of what is next: through which channel, from when, until when, and when to ask
// again. Plain memory, to be stored and compared as such.
//
// What is next is the action whose window begins first, ties in the answer's order. It says nothing of the time before
// the instant that the answer was given for.
class outlook {
 public:
  // Nothing is known yet: to be asked about at once.
  constexpr outlook() noexcept = default;
  explicit outlook(const answer& given) noexcept;

  [[nodiscard]] followup::status status() const noexcept;  // `waiting` where nothing is known
  // None where nothing is to be done, and the window is [from, until).
  [[nodiscard]] std::optional<channel> via() const noexcept;
  [[nodiscard]] std::optional<ptime> from() const;
  [[nodiscard]] std::optional<ptime> until() const;
  // The answer's `wake_at`; none: it is closed.
  [[nodiscard]] std::optional<ptime> ask_again() const;

  // Whether it still says what a new question would: `now` is before `ask_again`.
  [[nodiscard]] bool holds_at(ptime now) const;
  // Whether it holds, and the action that is next can be done.
  [[nodiscard]] bool is_open_at(ptime now) const;

  [[nodiscard]] const std::array<std::uint64_t, 2>& words() const noexcept { return words_; }
  // Of words() that were stored.
  [[nodiscard]] static outlook from_words(const std::array<std::uint64_t, 2>& words) noexcept {
    outlook stored;
    stored.words_ = words;
    return stored;
  }
  friend bool operator==(const outlook&, const outlook&) = default;

 private:
  std::array<std::uint64_t, 2> words_{};
};
static_assert(sizeof(outlook) == 16 && std::is_trivially_copyable_v<outlook>);

// Columns of outlooks, of any length. Places are indices, in ascending order. What lists them writes as many as
// `places` has room for, and returns how many it wrote. All throw `invalid_time` for a `now` that is none.

// The places of those that do not hold at `now` any more: they are to be decided anew.
std::size_t woken(std::span<const outlook> all, ptime now, std::span<std::size_t> places);
[[nodiscard]] std::size_t count_woken(std::span<const outlook> all, ptime now);
// The first instant at which one of them is to be asked about again; none: all are closed, or there are none.
[[nodiscard]] std::optional<ptime> next_wake(std::span<const outlook> all);

// The places of those that hold at `now` and whose next action can be done then.
std::size_t due(std::span<const outlook> all, ptime now, std::span<std::size_t> places);
[[nodiscard]] std::size_t count_due(std::span<const outlook> all, ptime now);

// What is next of each: its channel, and the instant from which it can be done, `now` at the earliest. A row has no
// value where nothing is to be done, or where the outlook does not hold at `now`. Throws `invalid_column` where a
// column has not room for all.
void next_of_all(std::span<const outlook> all, ptime now, const column<std::uint8_t>& via,
                 const column<std::int64_t>& from);

}  // namespace followup
