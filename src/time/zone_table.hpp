// The offsets of one zone over the library's range, as a sorted table with an index: a conversion costs a few loads.
#pragma once

#include "time/seconds.hpp"

#include <followup/time/time_zone.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace followup::detail {

// From `begin` (UTC) on, up to the next period's begin, local = UTC + offset.
struct zone_period {
  instant begin;
  std::int32_t offset;
  friend bool operator==(const zone_period&, const zone_period&) = default;
};

struct zone_reading {
  local_kind kind;
  instant first;
  instant second;
};

class zone_table {
 public:
  // `periods` in order, the first beginning at or before 0. No local time may stand for more than two instants.
  zone_table(std::string name, const std::vector<zone_period>& periods);

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  // Equal for tables with equal name and periods.
  [[nodiscard]] std::uint64_t fingerprint() const noexcept { return fingerprint_; }

  // Local seconds at an instant, and back. Any argument but `never` is answered: outside the range the first or last
  // offset holds.
  [[nodiscard]] std::int64_t to_local(instant at) const noexcept { return at + offset_at(at); }
  [[nodiscard]] std::int32_t offset_at(instant at) const noexcept { return row_at(at).offset; }
  [[nodiscard]] zone_reading resolve(std::int64_t local) const noexcept;
  // resolve(local).first: the first instant at which the clock shows `local` or later, so never falling as local grows.
  [[nodiscard]] instant to_utc(std::int64_t local) const noexcept;

  // The latest local second shown up to and including `at`: to_local(at), except in the second pass of an overlap,
  // where it stays at the end of the first. `to_utc(x) > at` and `x > latest_local(at)` say the same.
  [[nodiscard]] std::int64_t latest_local(instant at) const noexcept;
  // How much local time has been shown before `at`: to_local(at), except in the second pass of an overlap, where it
  // stays the end of the first, which is latest_local(at) + 1.
  [[nodiscard]] std::int64_t local_passed(instant at) const noexcept;

  // The clock between two of its changes. It answers as the table does, and sooner for what lies between them.
  class clock;
  [[nodiscard]] clock clock_at(instant at) const noexcept;
  [[nodiscard]] clock clock_reaching(std::int64_t local) const noexcept;

  // Neighbours differ; the first begins long before the range.
  [[nodiscard]] const std::vector<zone_period>& periods() const noexcept { return periods_; }

 private:
  // One period with its edges. `local_end` is the first local second that the clock has not shown by its end; it never
  // falls from one row to the next.
  struct row {
    instant begin;
    instant end;
    std::int64_t local_begin;  // the local_end before it
    std::int64_t local_end;
    std::int32_t offset;
  };

  // Rows reach two days past the range on both sides: local days at its edges.
  static constexpr std::int64_t margin = 2 * seconds_per_day;
  static constexpr std::int64_t width = end_of_time + 2 * margin;
  [[nodiscard]] static constexpr std::int64_t key_of(std::int64_t time) noexcept {
    return std::clamp<std::int64_t>(time, -margin, end_of_time + margin - 1) + margin;
  }

  [[nodiscard]] const row& row_at(instant at) const noexcept;
  [[nodiscard]] const row& row_reaching(std::int64_t local) const noexcept;
  void index_rows();

  std::string name_;
  std::vector<zone_period> periods_;
  std::vector<row> rows_;  // one for each period, and one after the last
  int index_shift_ = 0;
  // By key_of(time) >> index_shift_: the row in force at the start of that stretch, the first row to end after it.
  std::vector<std::uint32_t> utc_index_;
  std::vector<std::uint32_t> local_index_;
  std::uint64_t fingerprint_;

  friend void intrusive_ptr_add_ref(const zone_table* table) noexcept;
  friend void intrusive_ptr_release(const zone_table* table) noexcept;
  mutable std::atomic<std::uint32_t> references_{0};
};

// The shift leaves at most a few rows in a stretch, so the loops below end after a step or two.

inline const zone_table::row& zone_table::row_at(instant at) const noexcept {
  const std::int64_t key = key_of(at);
  const row* found = &rows_[utc_index_[static_cast<std::size_t>(key >> index_shift_)]];
  while (found->end <= key - margin) ++found;
  return *found;
}

inline const zone_table::row& zone_table::row_reaching(std::int64_t local) const noexcept {
  const std::int64_t key = key_of(local);
  const row* found = &rows_[local_index_[static_cast<std::size_t>(key >> index_shift_)]];
  while (found->local_end <= key - margin) ++found;
  return *found;
}

inline instant zone_table::to_utc(std::int64_t local) const noexcept {
  const row& reached = row_reaching(local);
  return std::max(reached.begin, local - reached.offset);
}

inline zone_reading zone_table::resolve(std::int64_t local) const noexcept {
  const row* const reached = &row_reaching(local);
  const instant first = local - reached->offset;
  if (first < reached->begin) return {local_kind::gap, reached->begin, reached->begin};
  const instant second = local - reached[1].offset;
  if (second >= reached[1].begin && second < reached[1].end) return {local_kind::overlap, first, second};
  return {local_kind::unique, first, first};
}

class zone_table::clock {
 public:
  [[nodiscard]] std::int64_t to_local(instant at) const noexcept {
    return at >= now_->begin && at < now_->end ? at + now_->offset : table_->to_local(at);
  }
  [[nodiscard]] std::int64_t latest_local(instant at) const noexcept {
    return at >= now_->begin && at < now_->end ? std::max(at + now_->offset, now_->local_begin - 1)
                                               : table_->latest_local(at);
  }
  [[nodiscard]] instant to_utc(std::int64_t local) const noexcept {
    // What it did not show before, and shows before its next change.
    return local >= now_->local_begin && local < now_->local_end ? std::max(now_->begin, local - now_->offset)
                                                                 : table_->to_utc(local);
  }

 private:
  friend zone_table;
  clock(const zone_table& table, const row& now) noexcept : table_(&table), now_(&now) {}

  const zone_table* table_;
  const row* now_;
};

inline zone_table::clock zone_table::clock_at(instant at) const noexcept { return {*this, row_at(at)}; }
inline zone_table::clock zone_table::clock_reaching(std::int64_t local) const noexcept {
  return {*this, row_reaching(local)};
}

inline std::int64_t zone_table::latest_local(instant at) const noexcept {
  const row& current = row_at(at);
  return std::max(at + current.offset, current.local_begin - 1);
}

inline std::int64_t zone_table::local_passed(instant at) const noexcept {
  const row& current = row_at(at);
  return std::max(at + current.offset, current.local_begin);
}

}  // namespace followup::detail
