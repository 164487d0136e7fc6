// The days of a calendar: weeks that repeat, and the dates that differ from them. What is counted in days is summed up
// for one turn of the weeks and for each date that differs, so that counting over any distance takes the same time and
// the table has the size of what the calendar says, not of the range.
#pragma once

#include "time/seconds.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace followup::detail {

inline constexpr day_number no_day = end_of_days;

// What a kind of day counts for.
struct day_weight {
  std::int32_t open;     // 1: it has hours
  std::int32_t minutes;  // of them
  std::int32_t ends;     // 1: an open stretch cannot run over the whole of it, since its hours are not 00:00-24:00
};

class day_table {
 public:
  // The kind of a day, as the calendar numbers them.
  using kind = std::uint32_t;
  struct exception {
    day_number on;
    kind what;
  };

  // `turn`: the kinds of so many days, again and again, of which day 0 has the one at `first`. `exceptions` in order of
  // day, each day once. `weights` by kind.
  day_table(std::vector<kind> turn, std::size_t first, const std::vector<exception>& exceptions,
            const std::vector<day_weight>& weights);

  // Of a day in [0, end_of_days).
  [[nodiscard]] kind kind_of(day_number on) const noexcept;
  // ... were it no exception.
  [[nodiscard]] kind usual_kind_of(day_number on) const noexcept { return turn_[place_of(on) % turn_.size()]; }

  // Of a day in [0, end_of_days).
  [[nodiscard]] bool is_open(day_number on) const noexcept {
    return (marks_[static_cast<std::size_t>(on) / 64].open >> (static_cast<unsigned>(on) % 64) & 1U) != 0;
  }
  // The n-th open day (n >= 1) of those from a day in [0, end_of_days] on; `no_day`.
  [[nodiscard]] day_number nth_open_day_from(day_number on, int n) const noexcept {
    std::uint64_t open = open_in_64_days_from(on);
    for (int passed = 1; passed < n && open != 0; ++passed) open &= open - 1;
    // Most often it is one of the next, which are seen at a glance; to what lies further on, all are counted.
    return open != 0 ? on + std::countr_zero(open) : counted_open_day_from(on, n);
  }

  // Of the days in [0, on), for a day in [0, end_of_days].
  [[nodiscard]] std::int32_t open_before(day_number on) const noexcept { return before(open_, on); }
  [[nodiscard]] std::int32_t minutes_before(day_number on) const noexcept { return before(minutes_, on); }
  [[nodiscard]] std::int32_t ends_before(day_number on) const noexcept { return before(ends_, on); }

  // The day that has the open day, the open minute, the end of a stretch of that number, counted from 0; `no_day`.
  // `from`: a day in [0, end_of_days] that is not behind it.
  [[nodiscard]] day_number open_day(std::int32_t number, day_number from) const noexcept {
    return day_with(open_, number, from);
  }
  [[nodiscard]] day_number day_of_minute(std::int32_t number, day_number from) const noexcept {
    return day_with(minutes_, number, from);
  }
  [[nodiscard]] day_number day_of_end(std::int32_t number, day_number from) const noexcept {
    return day_with(ends_, number, from);
  }

 private:
  // Sums of one weight.
  struct sums {
    std::vector<std::int32_t> in_turn;   // by day of a turn, and one past its end: of the days before it
    std::vector<std::int32_t> added_by;  // by exception, and one past the last: what those before it add
  };
  struct marks_of_64_days {
    std::uint64_t exceptions = 0;
    std::uint64_t open = 0;
    std::uint32_t exceptions_before = 0;
  };

  void mark_exceptions();
  void mark_open_days(const std::vector<day_weight>& weights);
  [[nodiscard]] std::uint64_t open_in_64_days_from(day_number on) const noexcept;
  [[nodiscard]] day_number counted_open_day_from(day_number on, int n) const noexcept;
  [[nodiscard]] sums summed(const std::vector<day_weight>& weights, std::int32_t day_weight::*part) const;
  [[nodiscard]] std::size_t place_of(day_number on) const noexcept { return static_cast<std::size_t>(on) + first_; }
  // How many days before it are exceptions.
  [[nodiscard]] std::size_t exceptions_before(day_number on) const noexcept;
  // Without the exceptions.
  [[nodiscard]] std::int32_t in_turns_before(const sums& of, day_number on) const noexcept;
  [[nodiscard]] std::int32_t before(const sums& of, day_number on) const noexcept {
    return in_turns_before(of, on) + of.added_by[exceptions_before(on)];
  }
  [[nodiscard]] day_number day_in_turns_with(const sums& of, std::int32_t number) const noexcept;
  [[nodiscard]] day_number day_with(const sums& of, std::int32_t number, day_number from) const noexcept;

  std::vector<kind> turn_;
  std::size_t first_;
  std::vector<exception> exceptions_;
  std::vector<marks_of_64_days> marks_;  // one more than there are days for
  sums open_;
  sums minutes_;
  sums ends_;
};

inline std::size_t day_table::exceptions_before(day_number on) const noexcept {
  const auto& marked = marks_[static_cast<std::size_t>(on) / 64];
  const std::uint64_t earlier = marked.exceptions & ((std::uint64_t{1} << (static_cast<unsigned>(on) % 64)) - 1);
  return marked.exceptions_before + static_cast<std::size_t>(std::popcount(earlier));
}

inline std::uint64_t day_table::open_in_64_days_from(day_number on) const noexcept {
  const auto* const marked = &marks_[static_cast<std::size_t>(on) / 64];
  const unsigned shift = static_cast<unsigned>(on) % 64;
  return marked[0].open >> shift | marked[1].open << 1 << (63 - shift);
}

inline day_table::kind day_table::kind_of(day_number on) const noexcept {
  const auto& marked = marks_[static_cast<std::size_t>(on) / 64];
  if ((marked.exceptions >> (static_cast<unsigned>(on) % 64) & 1U) != 0) return exceptions_[exceptions_before(on)].what;
  return usual_kind_of(on);
}

inline std::int32_t day_table::in_turns_before(const sums& of, day_number on) const noexcept {
  const auto place = static_cast<std::uint32_t>(place_of(on));
  const auto length = static_cast<std::uint32_t>(turn_.size());
  return static_cast<std::int32_t>(place / length) * of.in_turn.back() + of.in_turn[place % length] -
         of.in_turn[first_];
}

}  // namespace followup::detail
