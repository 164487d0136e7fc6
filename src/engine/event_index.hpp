// A history as guards look at it. Long ones are looked through once a decision, whatever the number of guards.
#pragma once

#include "time/seconds.hpp"

#include <followup/model/touchpoint.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace followup::detail {

// All that caps and gaps ask of a touchpoint, but for its endpoint.
struct event {
  channel via = channel::call;
  bool outbound = false;
  bool connected = false;     // somebody on their side
  bool conversation = false;  // with the person pursued
  bool message = false;       // left, on a machine or with a person
  bool own = false;           // of the pursuit that is asked about
};
[[nodiscard]] event event_of(const touchpoint& touch, pursuit_id own) noexcept;

class event_index {
 public:
  // `history` in order of time, which outlives this.
  event_index(std::span<const touchpoint> history, pursuit_id own);

  // The n-th last touchpoint (n >= 1) of those whose event `counts` and which are `also` asked for; null.
  template <class Counts, class Also>
  [[nodiscard]] const touchpoint* nth_last(int n, const Counts& counts, const Also& also) const {
    if (classes_.empty()) return nth_last_of_few(n, counts, also);
    const std::array<bool, class_count> wanted = classes_that(counts);
    std::int64_t all = 0;
    for (std::size_t one = 0; one < class_count; ++one) all += wanted[one] ? members_[one] : 0;
    if (all < n) return nullptr;
    for (std::size_t place = classes_.size(); place-- > 0;) {
      if (wanted[classes_[place]] && also(history_[place]) && --n == 0) return &history_[place];
    }
    return nullptr;
  }

  // The last touchpoint with one of these outcomes; null.
  [[nodiscard]] const touchpoint* last_with(std::span<const outcome_kind> some) const noexcept;

  // How many there are from `begin` up to `end` whose event `counts` and which are `also` asked for.
  template <class Counts, class Also>
  [[nodiscard]] int count_between(instant begin, instant end, const Counts& counts, const Also& also) const {
    int found = 0;
    for (const touchpoint& touch : between(begin, end)) found += counts(event_of(touch, own_)) && also(touch) ? 1 : 0;
    return found;
  }
  [[nodiscard]] std::span<const touchpoint> between(instant begin, instant end) const;

 private:
  static constexpr std::size_t few = 256;  // looked through again rather than sorted into classes
  static constexpr std::size_t class_count = 256;

  [[nodiscard]] static std::uint8_t class_of(const event& one) noexcept;
  [[nodiscard]] static event event_of_class(std::uint8_t number) noexcept;

  template <class Counts>
  [[nodiscard]] static std::array<bool, class_count> classes_that(const Counts& counts) {
    std::array<bool, class_count> wanted{};
    for (std::size_t one = 0; one < class_count; ++one) {
      wanted[one] = counts(event_of_class(static_cast<std::uint8_t>(one)));
    }
    return wanted;
  }
  template <class Counts, class Also>
  [[nodiscard]] const touchpoint* nth_last_of_few(int n, const Counts& counts, const Also& also) const {
    for (std::size_t place = history_.size(); place-- > 0;) {
      const touchpoint& touch = history_[place];
      if (counts(event_of(touch, own_)) && also(touch) && --n == 0) return &touch;
    }
    return nullptr;
  }

  std::span<const touchpoint> history_;
  pursuit_id own_;
  std::vector<std::uint8_t> classes_;  // by touchpoint; empty where they are few
  std::array<std::int32_t, class_count> members_{};
  std::array<const touchpoint*, outcome_count> last_{};  // by outcome
};

}  // namespace followup::detail
