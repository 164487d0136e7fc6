// followup/testing/rapidcheck.hpp - the generators (testing/generators.hpp) for RapidCheck, with shrinking.
//
//   rc::check("not closed means that there is a time to ask again", [](const story& told) {
//     const answer next = next_actions(told);
//     RC_ASSERT(next.status == status::closed || next.wake_at);
//   });
//   const auto letters_only = *generated([](source& luck) { return some_policy(luck, {.host_rules = false}); });
//
// A story that fails is made plainer as long as it fails: fewer rules, a shorter history, rounder times; it is shown as
// its timeline. This is the only header of the library that includes RapidCheck.
#pragma once

#include <followup/testing/generators.hpp>
#include <followup/testing/printing.hpp>
#include <followup/testing/timeline.hpp>

#include <rapidcheck.h>

#include <cstdint>
#include <ostream>
#include <type_traits>
#include <utility>
#include <vector>

namespace followup::testing {

// What `make` makes of a source; made plainer by smaller numbers.
template <class Make>
[[nodiscard]] auto generated(Make make) -> rc::Gen<std::invoke_result_t<Make, source&>> {
  // As many choices as the largest values take; after them all are plain.
  constexpr std::size_t most_choices = 600;
  auto numbers = rc::gen::container<std::vector<std::uint64_t>>(
      most_choices, rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::uint64_t>(0, 1'000'003)));
  return rc::gen::map(std::move(numbers), [make = std::move(make)](std::vector<std::uint64_t> some) {
    source luck = source::of_numbers(std::move(some));
    return make(luck);
  });
}

inline void showValue(const story& told, std::ostream& out) {
  out << '\n' << record(told);
}  // NOLINT(readability-identifier-naming)

}  // namespace followup::testing

namespace followup {

// Found by argument-dependent lookup.
template <testing::printable T>
void showValue(const T& value, std::ostream& out) {  // NOLINT(readability-identifier-naming)
  out << testing::to_text(value);
}

}  // namespace followup

namespace rc {

template <>
struct Arbitrary<followup::testing::story> {
  static Gen<followup::testing::story> arbitrary() {
    return followup::testing::generated([](auto& luck) { return followup::testing::some_story(luck); });
  }
};

template <>
struct Arbitrary<followup::pursuit> {
  static Gen<followup::pursuit> arbitrary() { return followup::testing::generated(followup::testing::some_pursuit); }
};

template <>
struct Arbitrary<followup::prospect> {
  static Gen<followup::prospect> arbitrary() { return followup::testing::generated(followup::testing::some_prospect); }
};

template <>
struct Arbitrary<followup::calendar> {
  static Gen<followup::calendar> arbitrary() { return followup::testing::generated(followup::testing::some_calendar); }
};

template <>
struct Arbitrary<followup::policy> {
  static Gen<followup::policy> arbitrary() {
    return followup::testing::generated([](auto& luck) { return followup::testing::some_policy(luck); });
  }
};

}  // namespace rc
