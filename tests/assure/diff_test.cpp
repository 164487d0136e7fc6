#include <followup/assure/diff.hpp>

#include "assure/single_changes.hpp"

#include <followup/policy/presets.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

using namespace followup;

namespace {

change mirrored(change one) {
  if (one.what == change_kind::added) {
    one.what = change_kind::removed;
  } else if (one.what == change_kind::removed) {
    one.what = change_kind::added;
  }
  std::swap(one.from, one.to);
  return one;
}

// As data, whatever their order and words.
std::vector<std::string> rows(const std::vector<change>& changes) {
  std::vector<std::string> all;
  for (const change& one : changes) {
    std::string row(name_of(one.what));
    for (const std::string& cell :
         {std::string(name_of(one.where)), one.rule, one.part, one.figure, one.from, one.to}) {
      row += " | " + cell;
    }
    all.push_back(row);
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<change> mirrored(std::vector<change> changes) {
  for (change& one : changes) one = mirrored(one);
  return changes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(differences)

BOOST_AUTO_TEST_CASE(whatever_is_changed_is_listed_and_the_other_way_round_mirrored) {
  const policy whole = policy_of_everything();
  for_each_single_change([&whole](const std::string& label, const policy& changed) {
    const auto forth = diff(whole, changed);
    BOOST_TEST(!forth.empty(), label);
    BOOST_TEST(rows(mirrored(forth)) == rows(diff(changed, whole)), boost::test_tools::per_element());
    BOOST_TEST(diff(changed, changed).empty(), label);
    for (const change& one : forth) BOOST_TEST(!one.sentence.empty(), label);
  });
}

BOOST_AUTO_TEST_SUITE_END()
