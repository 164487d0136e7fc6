// The prospects that are measured: those of the reference table, many times over, in an order that repeats nothing.
#pragma once

#include <followup/followup.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "bench/naive.hpp"

namespace bench {

// Copies of the table's prospects with identities of their own, shuffled with a fixed seed; everything that belongs to
// one prospect has the same index everywhere. Memory follows the shuffled order, for the library and its peers alike.
class book {
 public:
  // Reads reference_{prospects,touchpoints,expected}.csv in `folder`.
  book(const std::string& folder, std::size_t prospects);

  [[nodiscard]] std::size_t size() const noexcept { return pursuits_.size(); }
  [[nodiscard]] std::size_t touches() const noexcept { return touches_.size(); }
  [[nodiscard]] int number(std::size_t i) const noexcept { return numbers_[i]; }  // in the table

  [[nodiscard]] const std::vector<followup::pursuit>& pursuits() const noexcept { return pursuits_; }
  [[nodiscard]] const followup::pursuit& pursuit(std::size_t i) const noexcept { return pursuits_[i]; }
  [[nodiscard]] std::span<const followup::touchpoint> history(std::size_t i) const noexcept {
    return {touches_.data() + rows_[i].first, rows_[i].count};
  }

  [[nodiscard]] const naive::row& naive_row(std::size_t i) const noexcept { return rows_[i]; }
  [[nodiscard]] std::span<const naive::touch> naive_history(std::size_t i) const noexcept {
    return {naive_touches_.data() + rows_[i].first, rows_[i].count};
  }

  // What the table says.
  [[nodiscard]] const naive::action& expected(std::size_t i) const noexcept { return expected_[i]; }

 private:
  [[nodiscard]] const cctz::time_zone* interned(const std::string& name);

  std::vector<int> numbers_;
  std::vector<followup::pursuit> pursuits_;
  std::vector<followup::touchpoint> touches_;
  std::vector<naive::row> rows_;
  std::vector<naive::touch> naive_touches_;
  std::vector<naive::action> expected_;
  std::map<std::string, const cctz::time_zone*> known_;
  std::deque<cctz::time_zone> zones_;
};

// Seconds since 1970.
[[nodiscard]] naive::instant seconds_of(followup::ptime at);
[[nodiscard]] naive::channel channel_of(followup::channel via);

}  // namespace bench
