#include "serve/figures.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>

namespace followup::json::detail {

std::optional<double> real::read(const place& at) const {
  double value = 0;
  if (at.is(node::kind::integer) || at.is(node::kind::real)) {
    const std::string& text = at.value().text;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (wrong == std::errc{} && end == text.data() + text.size()) return value;
  }
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

node real::write(double value, const writing&) const {
  constexpr std::int64_t millionths = 1'000'000;
  const auto rounded = static_cast<std::int64_t>(std::llround(std::abs(value) * static_cast<double>(millionths)));
  const std::string decimals = std::to_string(millionths + rounded % millionths);
  node number;
  number.what = node::kind::real;
  number.text =
      (value < 0 && rounded != 0 ? "-" : "") + std::to_string(rounded / millionths) + "." + decimals.substr(1);
  return number;
}

void describe(fields& f, estimate& share) {
  f.required("share", "What was read off the book, 0 to 1.", share.value, real{});
  f.required("low", "Where its 95 % interval begins.", share.low, real{});
  f.required("high", "Where that ends.", share.high, real{});
}

void describe(fields& f, proportion& seen) {
  f.object("proportion", "So many of so many, with Wilson's interval.");
  f.required("count", "So many", seen.count, any_count);
  f.required("of", "of so many.", seen.of, any_count);
  estimate share = wilson(seen);
  describe(f, share);
}

void describe(fields& f, difference& figure) {
  f.object("difference", "A figure under two policies, by the prospect.");
  f.required("before", "Under the first.", figure.before, real{});
  f.required("after", "Under the second.", figure.after, real{});
  f.required("change", "By how much it changes.", figure.change, real{});
  f.required("low", "Where the 95 % interval of the change begins.", figure.low, real{});
  f.required("high", "Where that ends.", figure.high, real{});
}

}  // namespace followup::json::detail
