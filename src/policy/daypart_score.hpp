// The score by which dayparts are preferred, shared by `ranked` and the engine.
#pragma once

#include <compare>
#include <cstdint>

namespace followup::detail {

// Up to here the products below fit into 64 bits with room to spare.
inline constexpr int most_daypart_weight = 1'000;     // k
inline constexpr int most_daypart_calls = 1'000'000;  // n_d

struct daypart_tally {
  int rate_permille = 0;  // P_d, 0 ... 1000
  int calls = 0;          // n_d
  int reached = 0;        // s_d, at most n_d
};

// How the score of `a`, (k * P + 1000 * s) / (k + n), compares with that of `b`: greater is better. Exact. `equal` says
// nothing about ties: those are the caller's.
[[nodiscard]] constexpr std::strong_ordering compare_scores(int k, const daypart_tally& a,
                                                            const daypart_tally& b) noexcept {
  const auto weight = std::int64_t{k};
  const auto above = [weight](const daypart_tally& d) {
    return weight * d.rate_permille + std::int64_t{1000} * d.reached;
  };
  const auto below = [weight](const daypart_tally& d) { return weight + d.calls; };
  return above(a) * below(b) <=> above(b) * below(a);
}

}  // namespace followup::detail
