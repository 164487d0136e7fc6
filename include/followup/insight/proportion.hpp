// followup/insight/proportion.hpp - so many of so many, and how far that can be trusted.
#pragma once

#include <cstdint>

namespace followup {

// An estimate is a share that was read off a book, with its 95 % interval: of a hundred books of this size, about 95
// have the true share between `low` and `high`, both included. All three are in [0, 1].
struct estimate {
  double value = 0;
  double low = 0;
  double high = 1;
  friend bool operator==(const estimate&, const estimate&) = default;
};

// A proportion is so many of so many.
struct proportion {
  std::int64_t count = 0;
  std::int64_t of = 0;  // at least `count`; 0: nothing is known

  void add(bool counts) noexcept {
    ++of;
    if (counts) ++count;
  }
  friend bool operator==(const proportion&, const proportion&) = default;
};

// Returns the share with Wilson's score interval (E. B. Wilson, JASA 22, 1927), which also holds for few and for none:
// 0 of 20 is 0 to 16 %. Of nothing it is 0, between 0 and 1.
[[nodiscard]] estimate wilson(const proportion& seen) noexcept;

}  // namespace followup
