#include <followup/assure/describe.hpp>

#include "assure/single_changes.hpp"

#include <followup/policy/presets.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

using namespace followup;

namespace {

// Without the line that stands for the content as a whole.
std::string told(const policy& what, language in) {
  const std::string text = describe(what, in);
  return text.substr(0, text.rfind('\n'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(describing)

BOOST_AUTO_TEST_CASE(whatever_is_changed_changes_the_text) {
  const policy whole = policy_of_everything();
  const std::string english = told(whole, language::english);
  const std::string dutch = told(whole, language::dutch);
  int changes = 0;
  for_each_single_change([&](const std::string& label, const policy& changed) {
    if (label.find(order_without_meaning) != std::string::npos) return;
    BOOST_TEST(told(changed, language::english) != english, label);
    BOOST_TEST(told(changed, language::dutch) != dutch, label);
    ++changes;
  });
  BOOST_TEST_MESSAGE(changes << " changes");
  BOOST_TEST(changes > 500);
}

BOOST_AUTO_TEST_SUITE_END()
