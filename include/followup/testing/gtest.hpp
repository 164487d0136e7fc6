// followup/testing/gtest.hpp - GoogleTest and the kit: how it shows the library's values, and a check that shows its
// text.
//
//   EXPECT_EQ(s.next(), call_on("2026-11-27"));
//   EXPECT_TRUE(holds(s.replays_as(timeline_file{"secretary_friday.timeline"})));
//
// What is next, expectations and replays print themselves in either framework; this header adds the library's own
// enumerations, ids and touchpoints.
#pragma once

#include <followup/testing/printing.hpp>
#include <followup/testing/scenario.hpp>

#include <gtest/gtest.h>

#include <ostream>

namespace followup {

// Found by argument-dependent lookup.
template <testing::printable T>
void PrintTo(const T& value, std::ostream* out) {  // NOLINT(readability-identifier-naming)
  *out << testing::to_text(value);
}

namespace testing {

// What is true or false and prints itself, as an assertion that says why it failed.
template <class Result>
[[nodiscard]] ::testing::AssertionResult holds(const Result& result) {
  return (result ? ::testing::AssertionSuccess() : ::testing::AssertionFailure()) << result;
}

}  // namespace testing
}  // namespace followup
