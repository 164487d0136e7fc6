#include <followup/model/promise.hpp>

#include "time/refusal.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <type_traits>

using namespace followup;
namespace data = boost::unit_test::data;

static_assert(!std::is_default_constructible_v<agreed_time>);  // a constructed one is valid
static_assert(sizeof(agreed_time) <= 16);

namespace {

const date friday = day("2026-11-27");

time_duration clock_at(int hour, int minute = 0, int second = 0) { return {hour, minute, second}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(promises)

BOOST_AUTO_TEST_CASE(a_date_alone_is_that_day_at_its_usual_hours) {
  const auto when = agreed_time::on(friday);
  BOOST_TEST((when.first_day() == friday && when.last_day() == friday));
  BOOST_TEST(when.dates_only());
}

BOOST_AUTO_TEST_CASE(a_clock_time_leaves_room_for_half_an_hour) {
  const auto when = agreed_time::at(friday, clock_at(14));
  BOOST_TEST(!when.dates_only());
  BOOST_TEST(when.from_minute() == 14 * 60);
  BOOST_TEST(when.to_minute() == 14 * 60 + agreed_time::usual_minutes);
}

BOOST_AUTO_TEST_CASE(the_half_hour_of_a_late_time_runs_past_midnight) {
  const auto when = agreed_time::at(friday, clock_at(23, 45));
  BOOST_TEST((when.last_day() == friday));
  BOOST_TEST(when.to_minute() == 24 * 60 + 15);
}

BOOST_AUTO_TEST_CASE(a_window_is_half_open_and_within_one_day) {
  const auto afternoon = agreed_time::between(friday, clock_at(14), clock_at(16));
  BOOST_TEST(afternoon.from_minute() == 14 * 60);
  BOOST_TEST(afternoon.to_minute() == 16 * 60);
  BOOST_TEST(agreed_time::between(friday, clock_at(0), clock_at(24)).to_minute() == 24 * 60);
}

BOOST_AUTO_TEST_CASE(several_days_include_the_last) {
  const auto next_week = agreed_time::within(day("2026-11-30"), day("2026-12-04"));
  BOOST_TEST((next_week.first_day() == day("2026-11-30")));
  BOOST_TEST((next_week.last_day() == day("2026-12-04")));
  BOOST_TEST(next_week.dates_only());
}

BOOST_AUTO_TEST_CASE(agreed_times_are_equal_when_they_say_the_same) {
  BOOST_TEST((agreed_time::on(friday) == agreed_time::within(friday, friday)));
  BOOST_TEST((agreed_time::at(friday, clock_at(14)) == agreed_time::between(friday, clock_at(14), clock_at(14, 30))));
  BOOST_TEST((agreed_time::on(friday) != agreed_time::at(friday, clock_at(0))));
  BOOST_TEST((promise{agreed_time::on(friday)} != promise{agreed_time::on(friday), promised_by::us}));
}

struct text_row {
  const char* text;
  agreed_time meant;
};
std::ostream& operator<<(std::ostream& out, const text_row& row) { return out << row.text; }

const text_row texts[] = {
    {"2026-11-27", agreed_time::on(friday)},
    {"2026-11-27 14:00", agreed_time::at(friday, clock_at(14))},
    {"2026-11-27 23:45", agreed_time::at(friday, clock_at(23, 45))},
    {"2026-11-27 24:00", agreed_time::at(friday, clock_at(24))},
    {"2026-11-27 14:00-16:00", agreed_time::between(friday, clock_at(14), clock_at(16))},
    {"2026-11-27 00:00-24:00", agreed_time::between(friday, clock_at(0), clock_at(24))},
    {"2026-11-30 to 2026-12-04", agreed_time::within(day("2026-11-30"), day("2026-12-04"))},
};

BOOST_DATA_TEST_CASE(an_agreed_time_is_a_text_and_back, data::make(texts)) {
  BOOST_TEST((agreed(sample.text) == sample.meant));
  BOOST_TEST(to_string(sample.meant) == sample.text);
}

BOOST_DATA_TEST_CASE(another_text_is_refused,
                     data::make({"", "Friday", "2026-11-27 ", "2026-11-27T14:00", "2026-11-27 14", "2026-11-27 14:00-",
                                 "2026-11-27 14:00-16", "2026-11-27 25:00", "2026-11-27 14:00 ",
                                 "2026-11-30..2026-12-04", "2026-11-30 to ", "2026-02-30",
                                 "2026-12-04 to 2026-11-30"})) {
  BOOST_CHECK_THROW((void)agreed(sample), invalid_time);
}

BOOST_DATA_TEST_CASE(a_text_of_another_form_is_told_the_forms,
                     data::make({"", "Friday", "next Friday at two", "27-11-2026 14:00", "2026/11-27 14:00",
                                 "2026-11/27 14:00", "2026-11-27 at two"})) {
  const auto names_both = [&](const invalid_time& e) {
    return e.value() == (std::string_view(sample).empty() ? "\"\"" : sample) &&
           e.allowed().starts_with("a time like 2026-11-27, 2026-11-27 14:00");
  };
  BOOST_CHECK_EXCEPTION((void)agreed(sample), invalid_time, names_both);
}

struct refused_row {
  const char* label;
  agreed_time (*make)();
  const char* error;
};
std::ostream& operator<<(std::ostream& out, const refused_row& row) { return out << row.label; }

const refused_row refused[] = {
    {"seconds", [] { return agreed_time::at(friday, clock_at(14, 0, 30)); },
     "agreed time: clock | 50430 s | whole minutes from 00:00 to 24:00"},
    {"before midnight", [] { return agreed_time::at(friday, clock_at(-1)); },
     "agreed time: clock | -3600 s | whole minutes from 00:00 to 24:00"},
    {"after midnight", [] { return agreed_time::at(friday, clock_at(24, 1)); },
     "agreed time: clock | 86460 s | whole minutes from 00:00 to 24:00"},
    {"no clock time at all", [] { return agreed_time::at(friday, time_duration(boost::date_time::not_a_date_time)); },
     "agreed time: clock | a special duration | whole minutes from 00:00 to 24:00"},
    {"an empty window", [] { return agreed_time::between(friday, clock_at(14), clock_at(14)); },
     "agreed time: clock | 50400 s to 50400 s | a beginning before the end"},
    {"a window that ends before it begins", [] { return agreed_time::between(friday, clock_at(16), clock_at(14)); },
     "agreed time: clock | 57600 s to 50400 s | a beginning before the end"},
    {"days backwards", [] { return agreed_time::within(friday, day("2026-11-26")); },
     "agreed time: days | 2026-11-27 to 2026-11-26 | 1 to 31 days, the last not before the first"},
    {"more than a month", [] { return agreed_time::within(day("2026-11-01"), day("2026-12-02")); },
     "agreed time: days | 2026-11-01 to 2026-12-02 | 1 to 31 days, the last not before the first"},
    {"no date", [] { return agreed_time::on(date(boost::date_time::not_a_date_time)); },
     "agreed time: last day | not-a-date-time | from 1970-01-01 to 2199-12-31"},
    {"a date out of range", [] { return agreed_time::on(date(2200, 1, 1)); },
     "agreed time: last day | 2200-01-01 | from 1970-01-01 to 2199-12-31"},
};

BOOST_DATA_TEST_CASE(what_nobody_can_agree_on_is_refused_by_name, data::make(refused)) {
  BOOST_TEST(refusal<invalid_time>(sample.make) == sample.error);
}

BOOST_AUTO_TEST_CASE(thirty_one_days_are_a_time_that_people_agree_on) {
  BOOST_CHECK_NO_THROW((void)agreed_time::within(day("2026-11-01"), day("2026-12-01")));
}

BOOST_AUTO_TEST_SUITE_END()
