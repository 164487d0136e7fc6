#include <followup/time/instant.hpp>

#include "refusal.hpp"

#include "time/seconds.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>
#include <ostream>
#include <vector>

using namespace followup;
namespace data = boost::unit_test::data;

namespace {

const std::string instants_like = "ISO 8601 in UTC, like 2026-11-23T10:00:00Z";
const std::string instants_from = "from 1970-01-01T00:00:00Z to before 2200-01-01T00:00:00Z";
const std::string dates_like = "a date like 2026-11-23";
const std::string dates_from = "from 1970-01-01 to 2199-12-31";

ptime clock_of(date on, int hour, int minute, int second) { return ptime{on, time_duration{hour, minute, second}}; }

struct reading {
  const char* text;
  std::int64_t seconds;
  friend std::ostream& operator<<(std::ostream& out, const reading& row) { return out << row.text; }
};

const std::vector<reading> readings{
    {"1970-01-01T00:00:00Z", 0},
    {"1970-01-01T00:00:01Z", 1},
    {"2026-11-23T10:00:00Z", 1'795'428'000},
    {"2026-11-23 10:00:00Z", 1'795'428'000},
    {"2026-11-23T10:00:00", 1'795'428'000},
    {"2026-11-23 10:00:00", 1'795'428'000},
    {"2026-11-23T10:00Z", 1'795'428'000},
    {"2026-11-23 10:00", 1'795'428'000},
    {"2000-02-29T23:59:59Z", 951'868'799},
    {"2038-01-19T03:14:08Z", 2'147'483'648},
    {"2199-12-31T23:59:59Z", 7'258'118'399},
};

// Neither instants nor dates.
const std::vector<std::string> nonsense{
    "",
    "now",
    "not-a-date-time",
    "2026",
    "2026-11",
    "2026-1-23",
    "26-11-23",
    "20261123",
    "2026/11/23",
    "2026-00-23",
    "2026-13-23",
    "2026-11-00",
    "2026-11-31",
    "2026-02-29",
    "2100-02-29",
    "1399-12-31",
    "0000-01-01",
    "-2026-11-23",
    "+2026-11-23",
    "12026-11-23",
    " 2026-11-23",
    "2026-11-23 ",
    "2026-11-2x",
    "2026-11-23T",
    "2026-11-23T10",
    "2026-11-23T10:",
    "2026-11-23T10:0",
    "2026-11-23T1:00",
    "2026-11-23T24:00:00Z",
    "2026-11-23T10:60:00Z",
    "2026-11-23T10:00:60Z",
    "2026-11-23T10:00:Z",
    "2026-11-23T10:00:00.Z",
    "2026-11-23T10:00:00.5.5Z",
    "2026-11-23T10:00:00+01:00",
    "2026-11-23T10:00:00ZZ",
    "2026-11-23T10:00:00Z ",
    "2026-11-23t10:00:00z",
    "2026-11-23  10:00:00",
    "2026-11-23T-1:00:00",
    std::string("2026-11-23T10:00:00\0Z", 21),
};

struct outside {
  const char* label;
  ptime at;
  const char* shown;
  friend std::ostream& operator<<(std::ostream& out, const outside& row) { return out << row.label; }
};

const std::vector<outside> outsides{
    {"nothing", ptime{}, "not-a-date-time"},
    {"not a date", ptime{boost::posix_time::not_a_date_time}, "not-a-date-time"},
    {"the end of days", ptime{boost::posix_time::pos_infin}, "+infinity"},
    {"the beginning", ptime{boost::posix_time::neg_infin}, "-infinity"},
    {"a second before", clock_of(date{1969, 12, 31}, 23, 59, 59), "1969-12-31T23:59:59Z"},
    {"a part of a second before", ptime{date{1970, 1, 1}, time_duration{0, 0, 0, -1}}, "1969-12-31T23:59:59Z"},
    {"the end itself", clock_of(date{2200, 1, 1}, 0, 0, 0), "2200-01-01T00:00:00Z"},
    {"the first that Boost has", clock_of(date{1400, 1, 1}, 0, 0, 0), "1400-01-01T00:00:00Z"},
    {"the last that Boost has", clock_of(date{9999, 12, 31}, 23, 59, 59), "9999-12-31T23:59:59Z"},
};

// An empty text would not be seen in a sentence.
std::string seen(const std::string& text) { return text.empty() ? "\"\"" : text; }

}  // namespace

BOOST_AUTO_TEST_SUITE(instants)

BOOST_DATA_TEST_CASE(a_text_is_read_as_utc, data::make(readings), row) {
  BOOST_TEST(detail::to_instant(utc(row.text), "at") == row.seconds);
}

BOOST_DATA_TEST_CASE(a_text_that_is_no_instant_is_refused, data::make(nonsense), text) {
  BOOST_TEST(refusal<invalid_time>([&] { return utc(text); }) == "instant | " + seen(text) + " | " + instants_like);
}

BOOST_DATA_TEST_CASE(a_text_that_is_no_date_is_refused, data::make(nonsense), text) {
  BOOST_TEST(refusal<invalid_time>([&] { return day(text); }) == "date | " + seen(text) + " | " + dates_like);
}

BOOST_AUTO_TEST_CASE(a_date_is_not_an_instant_nor_the_other_way_round) {
  BOOST_TEST(refusal<invalid_time>([] { return utc("2026-11-23"); }) == "instant | 2026-11-23 | " + instants_like);
  BOOST_TEST(refusal<invalid_time>([] { return day("2026-11-23T10:00:00Z"); }) ==
             "date | 2026-11-23T10:00:00Z | " + dates_like);
}

BOOST_AUTO_TEST_CASE(a_text_outside_the_range_is_refused_with_the_range) {
  const auto read_date = [](const char* text) { return refusal<invalid_time>([&] { return day(text); }); };
  const auto read_instant = [](const char* text) { return refusal<invalid_time>([&] { return utc(text); }); };
  BOOST_TEST(read_date("1969-12-31") == "date | 1969-12-31 | " + dates_from);
  BOOST_TEST(read_date("2200-01-01") == "date | 2200-01-01 | " + dates_from);
  BOOST_TEST(read_date("1400-01-01") == "date | 1400-01-01 | " + dates_from);
  BOOST_TEST(read_date("9999-12-31") == "date | 9999-12-31 | " + dates_from);
  BOOST_TEST(read_instant("1969-12-31T23:59:59Z") == "instant | 1969-12-31T23:59:59Z | " + instants_from);
  BOOST_TEST(read_instant("2200-01-01T00:00:00Z") == "instant | 2200-01-01T00:00:00Z | " + instants_from);
}

BOOST_AUTO_TEST_CASE(the_range_is_from_1970_to_before_2200) {
  BOOST_TEST(to_string(first_instant()) == "1970-01-01T00:00:00Z");
  BOOST_TEST(to_string(last_instant()) == "2200-01-01T00:00:00Z");
  BOOST_TEST(detail::to_instant(first_instant(), "at") == 0);
  BOOST_TEST(detail::to_instant(last_instant() - time_duration{0, 0, 1}, "at") == detail::end_of_time - 1);
}

BOOST_DATA_TEST_CASE(special_and_distant_instants_are_refused_by_the_name_of_their_field, data::make(outsides), row) {
  BOOST_TEST(refusal<invalid_time>([&] { return detail::to_instant(row.at, "touchpoint 42: at"); }) ==
             std::string("touchpoint 42: at | ") + row.shown + " | " + instants_from);
}

BOOST_DATA_TEST_CASE(special_and_distant_dates_are_refused_by_the_name_of_their_field, data::make(outsides), row) {
  const std::string shown = row.at.is_special() ? row.shown : std::string(row.shown).substr(0, 10);
  BOOST_TEST(refusal<invalid_time>([&] { return detail::to_day(row.at.date(), "hold: until"); }) ==
             "hold: until | " + shown + " | " + dates_from);
}

BOOST_AUTO_TEST_CASE(what_is_printed_reads_back) {
  BOOST_TEST(to_string(utc("2026-01-02 03:04:05")) == "2026-01-02T03:04:05Z");
  BOOST_TEST(to_string(day("2026-01-02")) == "2026-01-02");
  for (const reading& row : readings) BOOST_TEST((utc(to_string(utc(row.text))) == utc(row.text)));
}

BOOST_AUTO_TEST_CASE(special_values_have_no_text) {
  BOOST_TEST(refusal<invalid_time>([] { return to_string(ptime{}); }) ==
             "instant | not-a-date-time | " + instants_from);
  BOOST_TEST(refusal<invalid_time>([] { return to_string(date{}); }) == "date | not-a-date-time | " + dates_from);
}

BOOST_AUTO_TEST_CASE(a_fraction_of_a_second_is_cut_off) {
  const ptime almost = utc("2026-11-23T10:00:01Z") - boost::posix_time::microseconds(1);
  BOOST_TEST(detail::to_instant(almost, "at") == 1'795'428'000);
  BOOST_TEST(to_string(almost) == "2026-11-23T10:00:00Z");
  BOOST_TEST((utc("2026-11-23T10:00:00.999Z") == utc("2026-11-23T10:00:00Z")));
  const ptime last = last_instant() - boost::posix_time::microseconds(1);
  BOOST_TEST(detail::to_instant(last, "at") == detail::end_of_time - 1);
}

BOOST_AUTO_TEST_CASE(every_day_of_the_range_goes_there_and_back) {
  int wrong = 0;
  date on{1970, 1, 1};
  for (detail::day_number n = 0; n < detail::end_of_days; ++n, on += boost::gregorian::days(1)) {
    wrong += detail::to_date(n) != on;
    wrong += detail::to_day(on, "on") != n;
    wrong += day(to_string(on)) != on;
    wrong += detail::to_instant(detail::to_ptime(detail::start_of(n) + n % 86'400), "at") !=
             detail::start_of(n) + n % 86'400;
    wrong += (static_cast<int>(weekday_of(on)) + 1) % 7 != on.day_of_week().as_number();
    wrong += detail::weekday_index(n) != static_cast<int>(weekday_of(on));
    wrong += detail::day_of(detail::start_of(n)) != n;
    wrong += detail::day_of(detail::start_of(n) - 1) != n - 1;
  }
  BOOST_TEST(wrong == 0);
  BOOST_TEST((on == date{2200, 1, 1}));
}

BOOST_AUTO_TEST_CASE(weekdays_count_from_monday) {
  BOOST_TEST((weekday_of(day("2026-11-23")) == weekday::monday));
  BOOST_TEST((weekday_of(day("2026-11-29")) == weekday::sunday));
  BOOST_TEST((weekday_of(day("1970-01-01")) == weekday::thursday));
  BOOST_TEST(refusal<invalid_time>([] { return weekday_of(date{}); }) == "date | not-a-date-time | a date");
}

BOOST_AUTO_TEST_CASE(seconds_since_1970_are_read_and_written) {
  BOOST_TEST((from_unix_seconds(0) == first_instant()));
  const ptime at = utc("2026-11-24T10:00:00Z");
  BOOST_TEST((from_unix_seconds(unix_seconds(at)) == at));
  BOOST_TEST(unix_seconds(at) == (at - first_instant()).total_seconds());
  BOOST_TEST(refusal<invalid_time>([] { return from_unix_seconds(-1); }) ==
             "seconds | -1 | from 0 to before 7258118400, which is 2200-01-01");
  BOOST_CHECK_THROW((void)from_unix_seconds(unix_seconds(last_instant() - time_duration(0, 0, 1)) + 1), invalid_time);
  BOOST_CHECK_THROW((void)unix_seconds(ptime()), invalid_time);
}

BOOST_AUTO_TEST_CASE(an_error_tells_its_kind_as_a_number_too) {
  try {
    (void)day("tomorrow");
    BOOST_TEST(false, "accepted");
  } catch (const error& e) { BOOST_TEST((e.kind() == error_kind::invalid_time)); }
  BOOST_TEST(name_of(error_kind::history_required) == "history_required");
}

BOOST_AUTO_TEST_CASE(an_error_says_field_value_and_bound_in_one_sentence) {
  try {
    (void)day("tomorrow");
    BOOST_TEST(false, "accepted");
  } catch (const error& e) {
    BOOST_TEST(std::string(e.what()) == "date: found tomorrow, allowed: a date like 2026-11-23");
  }
}

BOOST_AUTO_TEST_SUITE_END()
