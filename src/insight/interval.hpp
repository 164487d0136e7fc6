// How wide intervals are: 95 %, whatever they are of.
#pragma once

#include <followup/insight/proportion.hpp>

#include <cstdint>

namespace followup::detail {

// That of the standard normal distribution at 0.975.
inline constexpr double normal_quantile = 1.9599639845400545;

// An estimate of survival or incidence from its value and variance, on the log(-log) scale. Where nobody has come to it
// or everybody has, there is no variance: then the interval is Wilson's of those in play.
[[nodiscard]] estimate log_log_interval(double value, double variance, std::int64_t in_play) noexcept;

}  // namespace followup::detail
