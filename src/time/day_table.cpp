#include "time/day_table.hpp"

#include <utility>

namespace followup::detail {

day_table::day_table(std::vector<kind> turn, std::size_t first, const std::vector<exception>& exceptions,
                     const std::vector<day_weight>& weights)
    : turn_(std::move(turn)), first_(first), exceptions_(exceptions), marks_(end_of_days / 64 + 1) {
  for (const exception& one : exceptions_) {
    marks_[static_cast<std::size_t>(one.on) / 64].days |= std::uint64_t{1} << (static_cast<unsigned>(one.on) % 64);
  }
  std::uint32_t before = 0;
  for (exceptions_of_64_days& some : marks_) {
    some.before = before;
    before += static_cast<std::uint32_t>(std::popcount(some.days));
  }
  open_ = summed(weights, &day_weight::open);
  minutes_ = summed(weights, &day_weight::minutes);
  ends_ = summed(weights, &day_weight::ends);
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
