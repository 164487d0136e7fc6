#include <followup/model/prospect.hpp>

#include <boost/test/unit_test.hpp>

using namespace followup;

BOOST_AUTO_TEST_SUITE(prospects)

BOOST_AUTO_TEST_CASE(documents_name_audiences_consents_and_dispositions_as_the_code_does) {
  BOOST_TEST(name_of(audience::unknown) == "unknown");
  BOOST_TEST(name_of(audience::consumer) == "consumer");
  BOOST_TEST(name_of(audience::sole_trader) == "sole_trader");
  BOOST_TEST(name_of(audience::legal_entity) == "legal_entity");
  BOOST_TEST(name_of(consent_level::none) == "none");
  BOOST_TEST(name_of(consent_level::presumed) == "presumed");
  BOOST_TEST(name_of(consent_level::customer) == "customer");
  BOOST_TEST(name_of(consent_level::express) == "express");
  BOOST_TEST(name_of(disposition::won) == "won");
  BOOST_TEST(name_of(disposition::meeting) == "meeting");
  BOOST_TEST(name_of(disposition::refused) == "refused");
  BOOST_TEST(name_of(disposition::opted_out) == "opted_out");
  BOOST_TEST(name_of(disposition::unreachable) == "unreachable");
  BOOST_TEST(name_of(disposition::exhausted) == "exhausted");
  BOOST_TEST(name_of(disposition::withdrawn) == "withdrawn");
}

BOOST_AUTO_TEST_CASE(a_value_that_is_no_enumerator_has_no_name) {
  BOOST_TEST(name_of(static_cast<audience>(200)).empty());
  BOOST_TEST(name_of(static_cast<consent_level>(200)).empty());
  BOOST_TEST(name_of(static_cast<disposition>(200)).empty());
}

BOOST_AUTO_TEST_CASE(a_prospect_of_whom_nothing_is_known_is_no_business_and_agreed_to_nothing) {
  const prospect nobody_known;
  BOOST_TEST((nobody_known.kind == audience::unknown));
  BOOST_TEST((nobody_known.priority == prospect::priority_class::normal));
  BOOST_TEST(nobody_known.zones.empty());
  BOOST_TEST(nobody_known.reachable_by.empty());
  BOOST_TEST(nobody_known.consents.empty());
  BOOST_TEST(!nobody_known.preferred_hours);
}

BOOST_AUTO_TEST_SUITE_END()
