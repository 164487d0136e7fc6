#include <followup/json/question.hpp>
#include <followup/json/touchpoint.hpp>

#include "json/support.hpp"

namespace {

namespace fu = followup;
namespace json = fu::json;
using samples::told;

BOOST_AUTO_TEST_SUITE(touchpoint_documents)

BOOST_AUTO_TEST_CASE(reading_back_gives_an_equal_value) {
  const auto all = samples::history_with_everything();
  std::vector<bool> reached(fu::outcome_count, false);
  for (const fu::touchpoint& touch : all) {
    reached[static_cast<std::size_t>(kind_of(touch.what))] = true;
    samples::comes_back(touch, [](auto text) { return json::read_touchpoint(text); });
  }
  BOOST_TEST((std::find(reached.begin(), reached.end(), false) == reached.end()), "an outcome is missing");
  samples::comes_back(all, [](auto text) { return json::read_history(text); });
  samples::comes_back(samples::whole_question(), [](auto text) { return json::read_question(text); });
  samples::comes_back(json::question{samples::pursuit_with_everything()},
                      [](auto text) { return json::read_question(text); });
}

struct row {
  const char* text;
  fu::agreed_time meant;
};
std::ostream& operator<<(std::ostream& out, const row& one) { return out << one.text; }

fu::time_duration at(int hour, int minute = 0) { return {hour, minute, 0}; }

const std::vector<row> agreed{
    {"2026-11-27", fu::agreed_time::on(fu::day("2026-11-27"))},
    {"2026-11-27 14:00", fu::agreed_time::at(fu::day("2026-11-27"), at(14))},
    {"2026-11-27 14:00-16:00", fu::agreed_time::between(fu::day("2026-11-27"), at(14), at(16))},
    {"2026-11-30 to 2026-12-04", fu::agreed_time::within(fu::day("2026-11-30"), fu::day("2026-12-04"))},
};

BOOST_DATA_TEST_CASE(agreed_times_are_texts, boost::unit_test::data::make(agreed), one) {
  const auto read = json::read_touchpoint(
      R"({"id": 1, "pursuit": 2, "at": "2026-11-23T09:00:00Z", "via": "call", "spoke_to": "gatekeeper",
          "outcome": "call_back", "promised": {"when": ")" +
      std::string(one.text) + "\"}}");
  BOOST_TEST_REQUIRE(read.has_value(), told(read));
  BOOST_TEST((read->promised->when == one.meant));
  BOOST_TEST(json::write(*read).find('"' + std::string(one.text) + '"') != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_touchpoint_reads_as_it_happened) {
  fu::touchpoint touch;
  touch.id = fu::touchpoint_id{100};
  touch.pursuit = fu::pursuit_id{1};
  touch.at = fu::utc("2026-11-23T09:00:00Z");
  touch.spoke_to = fu::contact_role::gatekeeper;
  touch.what = fu::away{fu::day("2026-12-07")};
  touch.message_left = true;
  BOOST_TEST(json::write(touch, json::layout::one_line) ==
             R"({"id":"100","pursuit":"1","at":"2026-11-23T09:00:00Z","via":"call","spoke_to":"gatekeeper",)"
             R"("outcome":{"away":{"until":"2026-12-07"}},"message_left":true})");
}

BOOST_AUTO_TEST_CASE(touchpoints_of_a_question_are_its_pursuit_s_unless_they_say_otherwise) {
  const std::string text = json::write(samples::whole_question());
  const auto first = text.find("\"history\"");
  BOOST_TEST(text.find("18446744073709551615", first) == std::string::npos);
  BOOST_TEST(text.find(R"("pursuit":"2")", first) != std::string::npos);
  const auto history = json::read_history(
      R"([{"id": 1, "at": "2026-11-23T09:00:00Z", "via": "call", "outcome": "busy"}])", fu::pursuit_id{9});
  BOOST_TEST_REQUIRE(history.has_value(), told(history));
  BOOST_TEST((history->front().pursuit == fu::pursuit_id{9}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
