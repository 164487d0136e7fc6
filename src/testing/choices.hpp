// What several generators ask and choose.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/testing/source.hpp>
#include <followup/time/delay.hpp>

#include <array>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

namespace followup::testing::detail {

[[nodiscard]] delay some_delay(source& luck, int least);
[[nodiscard]] channel_set some_channels(source& luck);  // at least one

// As many as `made` makes, `most` at most.
template <class Make>
[[nodiscard]] auto several(source& luck, int least, int most, Make made) {
  std::vector<decltype(made())> all;
  for (int left = luck.between(least, most); left > 0; --left) all.push_back(made());
  return all;
}

// made(std::in_place_type<T>) of the alternative of a variant that has that index.
template <class Variant, class Make, std::size_t... I>
[[nodiscard]] Variant alternative(std::size_t index, Make made, std::index_sequence<I...>) {
  using maker = Variant (*)(Make&);
  static constexpr std::array<maker, sizeof...(I)> all{
      [](Make& make) -> Variant { return make(std::in_place_type<std::variant_alternative_t<I, Variant>>); }...};
  return all[index](made);
}
template <class Variant, class Make>
[[nodiscard]] Variant alternative(std::size_t index, Make made) {
  return alternative<Variant>(index, std::move(made), std::make_index_sequence<std::variant_size_v<Variant>>{});
}

}  // namespace followup::testing::detail
