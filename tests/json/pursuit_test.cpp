#include <followup/json/pursuit.hpp>

#include "json/support.hpp"

namespace {

namespace fu = followup;
namespace json = fu::json;
using samples::told;

fu::pursuit_id identity_of(const std::string& text) {
  const auto read = json::read_pursuit(R"({"who": {"id": 1}, "started": "2026-11-20T15:00:00Z", "id": )" + text + "}");
  BOOST_TEST(read.has_value(), told(read));
  return read ? read->id : fu::pursuit_id{};
}

BOOST_AUTO_TEST_SUITE(pursuit_and_calendar_documents)

BOOST_AUTO_TEST_CASE(reading_back_gives_an_equal_value) {
  samples::comes_back(samples::pursuit_with_everything(), [](auto text) { return json::read_pursuit(text); });
  samples::comes_back(samples::pursuit_with_everything().who, [](auto text) { return json::read_prospect(text); });
  samples::comes_back(samples::office(), [](auto text) { return json::read_calendar(text); });
  fu::prospect nobody;
  nobody.id = fu::prospect_id{1};
  samples::comes_back(nobody, [](auto text) { return json::read_prospect(text); });
}

BOOST_AUTO_TEST_CASE(a_calendar_groups_the_days_of_a_week) {
  BOOST_TEST(json::write(samples::office()) == R"({
  "calendar": "office",
  "version": "2026-1",
  "hours": {"monday-thursday": "09:00-12:30 13:30-17:30", "friday": "09:00-12:30"},
  "holidays": ["2026-12-25", "2026-12-26"],
  "other_hours": {"2026-12-24": "09:00-16:00", "2027-01-01": "closed"}
}
)");
}

BOOST_AUTO_TEST_CASE(weeks_take_turns_in_a_calendar_document) {
  const fu::calendar shifts{
      "shifts", "1",
      fu::week_rotation{{fu::monday_to_friday("07:00-15:00"), fu::monday_to_friday("10:00-18:00"), fu::week_hours{}},
                        fu::day("2026-11-25")}};
  BOOST_TEST(json::write(shifts) == R"({
  "calendar": "shifts",
  "version": "1",
  "hours": {"monday-friday": "07:00-15:00"},
  "other_weeks": [{"monday-friday": "10:00-18:00"}, {}],
  "first_week": "2026-11-25"
}
)");
  samples::comes_back(shifts, [](auto text) { return json::read_calendar(text); });
  const auto found = samples::mistakes_in("calendar", R"({"calendar": "shifts", "hours": {"monday": "09:00-17:00"},
                                                          "other_weeks": [{"tuesday": "09:00-17:00"}]})");
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].path == "/first_week");
}

BOOST_AUTO_TEST_CASE(a_week_may_be_written_from_sunday) {
  const auto read = json::read_calendar(
      R"({"calendar": "office", "hours": {"sunday-thursday": "08:30-17:00", "friday": "08:30-12:30"}})");
  BOOST_TEST_REQUIRE(read.has_value(), told(read));
  BOOST_TEST(fu::to_string(read->week()[6]) == "08:30-17:00");
  BOOST_TEST(fu::to_string(read->week()[3]) == "08:30-17:00");
  BOOST_TEST(fu::to_string(read->week()[4]) == "08:30-12:30");
  BOOST_TEST(read->week()[5].empty());
  const auto found = samples::mistakes_in(
      "calendar", R"({"calendar": "office", "hours": {"saturday-monday": "08:30-17:00", "sunday": "09:00-10:00"}})");
  BOOST_TEST(found.size() == 1U);
}

// A number that JavaScript would round never gets through as another one.
BOOST_AUTO_TEST_CASE(identities_are_exact) {
  BOOST_TEST((identity_of("17") == fu::pursuit_id{17}));
  BOOST_TEST((identity_of("\"17\"") == fu::pursuit_id{17}));
  BOOST_TEST((identity_of("9007199254740991") == fu::pursuit_id{9'007'199'254'740'991U}));
  BOOST_TEST((identity_of("\"9007199254740993\"") == fu::pursuit_id{9'007'199'254'740'993U}));
  BOOST_TEST((identity_of("\"18446744073709551615\"") == fu::pursuit_id{18'446'744'073'709'551'615U}));
  BOOST_TEST((identity_of("\"offer-17\"") == fu::id_of<fu::pursuit_id>("offer-17")));
  BOOST_TEST((identity_of("\"017\"") == fu::id_of<fu::pursuit_id>("017")));
  BOOST_TEST((identity_of("\"18446744073709551616\"") == fu::id_of<fu::pursuit_id>("18446744073709551616")));
  for (const char* const text : {"9007199254740992", "18446744073709551616", "1.0", "-1", "\"\"", "true"}) {
    const auto found = samples::mistakes_in(
        "pursuit", R"({"who": {"id": 1}, "started": "2026-11-20T15:00:00Z", "id": )" + std::string(text) + "}");
    BOOST_TEST_REQUIRE(found.size() == 1U, text);
    BOOST_TEST(found[0].path == "/id");
  }
}

BOOST_AUTO_TEST_CASE(an_identity_is_written_as_a_text) {
  const std::string text = json::write(samples::pursuit_with_everything(), json::layout::one_line);
  BOOST_TEST(text.starts_with(R"({"id":"18446744073709551615","who":{"id":"7",)"));
}

BOOST_AUTO_TEST_CASE(zones_are_named) {
  const auto read =
      json::read_prospect(R"({"id": 1, "zones": ["UTC", "Europe/Amsterdam", "UTC-03:30", "UTC+00:19:32"]})");
  BOOST_TEST_REQUIRE(read.has_value(), told(read));
  BOOST_TEST((read->zones == samples::pursuit_with_everything().who.zones));
  const json::registry own = samples::own_rules();
  BOOST_TEST(json::read_prospect(R"({"id": 1, "zones": "Mars/Olympus"})", own).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
