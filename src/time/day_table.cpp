#include "time/day_table.hpp"

#include <utility>

namespace followup::detail {

day_table::day_table(std::vector<kind> turn, std::size_t first, const std::vector<exception>& exceptions,
                     const std::vector<day_weight>& weights)
    : turn_(std::move(turn)), first_(first), exceptions_(exceptions), marks_(end_of_days / 64 + 2) {
  mark_exceptions();
  mark_open_days(weights);
  open_ = summed(weights, &day_weight::open);
  minutes_ = summed(weights, &day_weight::minutes);
  ends_ = summed(weights, &day_weight::ends);
}

namespace {

constexpr std::uint64_t mark(day_number on) { return std::uint64_t{1} << (static_cast<unsigned>(on) % 64); }

}  // namespace

void day_table::mark_exceptions() {
  for (const exception& one : exceptions_) marks_[static_cast<std::size_t>(one.on) / 64].exceptions |= mark(one.on);
  std::uint32_t before = 0;
  for (marks_of_64_days& some : marks_) {
    some.exceptions_before = before;
    before += static_cast<std::uint32_t>(std::popcount(some.exceptions));
  }
}

// The weeks repeat, and so do the marks of 64 days that begin on the same day of a turn.
void day_table::mark_open_days(const std::vector<day_weight>& weights) {
  std::vector<std::uint64_t> from_place(turn_.size());
  for (std::size_t place = 0; place < turn_.size(); ++place) {
    for (std::size_t day = 0; day < 64; ++day) {
      const kind what = turn_[(place + day) % turn_.size()];
      from_place[place] |= static_cast<std::uint64_t>(weights[what].open) << day;
    }
  }
  for (std::size_t i = 0; i * 64 < end_of_days; ++i) {
    marks_[i].open = from_place[place_of(static_cast<day_number>(i * 64)) % turn_.size()];
  }
  marks_[end_of_days / 64].open &= mark(end_of_days) - 1;
  for (const exception& one : exceptions_) {
    std::uint64_t& open = marks_[static_cast<std::size_t>(one.on) / 64].open;
    open = weights[one.what].open != 0 ? open | mark(one.on) : open & ~mark(one.on);
  }
}

day_number day_table::counted_open_day_from(day_number on, int n) const noexcept {
  return open_day(open_before(on) + n - 1, on);
}

day_table::sums day_table::summed(const std::vector<day_weight>& weights, std::int32_t day_weight::*part) const {
  sums of;
  of.in_turn.reserve(turn_.size() + 1);
  of.in_turn.push_back(0);
  for (const kind what : turn_) of.in_turn.push_back(of.in_turn.back() + weights[what].*part);
  of.added_by.reserve(exceptions_.size() + 1);
  of.added_by.push_back(0);
  for (const exception& one : exceptions_) {
    const kind usual = usual_kind_of(one.on);
    of.added_by.push_back(of.added_by.back() + weights[one.what].*part - weights[usual].*part);
  }
  return of;
}

day_number day_table::day_in_turns_with(const sums& of, std::int32_t number) const noexcept {
  const std::int32_t a_turn = of.in_turn.back();
  if (a_turn == 0) return no_day;
  const std::int32_t counted = number + of.in_turn[first_];
  const auto behind = std::upper_bound(of.in_turn.begin() + 1, of.in_turn.end(), counted % a_turn);
  const auto turns = static_cast<std::int64_t>(counted / a_turn) * static_cast<std::int64_t>(turn_.size());
  const std::int64_t day = turns + (behind - of.in_turn.begin() - 1) - static_cast<std::int64_t>(first_);
  return static_cast<day_number>(std::min<std::int64_t>(day, no_day));
}

day_number day_table::day_with(const sums& of, std::int32_t number, day_number from) const noexcept {
  const auto counted_by_end_of = [&](std::size_t place) {
    return in_turns_before(of, exceptions_[place].on + 1) + of.added_by[place + 1];
  };
  // The first exception by whose end that number was counted: the day is that one, or a usual one before it. Most often
  // it is the next one, so the steps to it begin small.
  std::size_t low = exceptions_before(from);
  std::size_t high = low;
  for (std::size_t step = 1; high < exceptions_.size() && counted_by_end_of(high) <= number; step *= 2) {
    low = high + 1;
    high = low + step;
  }
  high = std::min(high, exceptions_.size());
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    counted_by_end_of(middle) <= number ? low = middle + 1 : high = middle;
  }
  const day_number usual = day_in_turns_with(of, number - of.added_by[low]);
  return low < exceptions_.size() ? std::min(usual, exceptions_[low].on) : usual;
}

}  // namespace followup::detail
