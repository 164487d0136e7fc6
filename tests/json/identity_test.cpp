#include <followup/json/policy.hpp>

#include "json/support.hpp"

#include <fstream>
#include <iomanip>
#include <sstream>

namespace {

namespace fu = followup;
using samples::told;

// A policy and the identity that it has had since identities are kept: presets, rule packs, generated ones.
struct kept_identity {
  std::string identity;  // sixteen hexadecimal digits
  std::string document;
  friend std::ostream& operator<<(std::ostream& out, const kept_identity& row) { return out << row.document; }
};

std::vector<kept_identity> kept_identities() {
  std::ifstream file(FOLLOWUP_TEST_DATA "/policy_identities.txt");
  std::vector<kept_identity> rows;
  for (kept_identity row; file >> row.identity && std::getline(file >> std::ws, row.document);) rows.push_back(row);
  return rows;
}

std::string hexadecimal(std::uint64_t bits) {
  std::ostringstream text;
  text << std::hex << std::setw(16) << std::setfill('0') << bits;
  return text.str();
}

BOOST_AUTO_TEST_SUITE(policy_identities)

BOOST_DATA_TEST_CASE(a_policy_keeps_the_identity_it_had, kept_identities(), row) {
  const auto read = fu::json::read_policy(row.document);
  BOOST_TEST_REQUIRE(read.has_value(), told(read));
  BOOST_TEST(hexadecimal(read->identity()) == row.identity);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
