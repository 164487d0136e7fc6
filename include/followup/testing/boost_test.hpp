// followup/testing/boost_test.hpp - Boost.Test and the kit: how it shows the library's values, and checkpoints.
//
// What is next, expectations and replays print themselves. This header adds the library's own enumerations, ids and
// touchpoints, and a scenario whose last told event is the checkpoint that Boost.Test reports with an exception:
//
//   BOOST_AUTO_TEST_CASE(a_promise_is_kept) {
//     scenario s = with_checkpoints(scenario{proposals});
//     s.at("2026-11-23 10:00").call(just_left{}).promised("2026-11-27");
//     BOOST_TEST(s.next() == call_on("2026-11-27"));
//   }
//
// Include it after a header of Boost.Test of your choice, the compiled or the header-only one.
#pragma once

#include <followup/testing/printing.hpp>
#include <followup/testing/scenario.hpp>

#include <boost/test/unit_test_log.hpp>

#include <ostream>
#include <string>
#include <utility>

namespace followup {

// Found by argument-dependent lookup.
template <testing::printable T>
std::ostream& boost_test_print_type(std::ostream& out, const T& value) {
  return out << testing::to_text(value);
}

namespace testing {

[[nodiscard]] inline scenario with_checkpoints(scenario told) {
  told.observed_by(
      [](const std::string& event) { boost::unit_test::unit_test_log.set_checkpoint("scenario", 0, event); });
  return told;
}

}  // namespace testing
}  // namespace followup
