#include <followup/insight/proportion.hpp>

#include "insight/interval.hpp"

#include <algorithm>
#include <cmath>

namespace followup {

estimate wilson(const proportion& seen) noexcept {
  if (seen.of <= 0) return {};
  const auto n = static_cast<double>(seen.of);
  const double share = static_cast<double>(seen.count) / n;
  const double weight = detail::normal_quantile * detail::normal_quantile / n;
  const double middle = share + weight / 2;
  const double half = detail::normal_quantile * std::sqrt((share * (1 - share) + weight / 4) / n);
  return {share, seen.count == 0 ? 0 : std::max(0.0, (middle - half) / (1 + weight)),
          seen.count == seen.of ? 1 : std::min(1.0, (middle + half) / (1 + weight))};
}

// The transformation of Kalbfleisch and Prentice: the ends stay within [0, 1], also where few are left.
estimate detail::log_log_interval(double value, double variance, std::int64_t in_play) noexcept {
  constexpr double as_good_as_one = 1 - 1e-12;
  if (value <= 0) return {0, 0, wilson({0, in_play}).high};
  if (value >= as_good_as_one) return {1, wilson({in_play, in_play}).low, 1};
  const double width = normal_quantile * std::sqrt(std::max(0.0, variance)) / (value * -std::log(value));
  return {value, std::pow(value, std::exp(width)), std::pow(value, std::exp(-width))};
}

}  // namespace followup
