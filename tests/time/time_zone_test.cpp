#include <followup/time/time_zone.hpp>

#include "refusal.hpp"

#include "time/zone_table.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <date/tz.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ostream>
#include <random>
#include <vector>

// `date` the class and `date` the namespace of the second opinion: the latter is always spelled ::date here.
namespace followup {
namespace {

namespace data = boost::unit_test::data;
using std::chrono::seconds;

time_duration clock(int hour, int minute, int second = 0) { return {hour, minute, second}; }

// "2026-03-29 03:00:00 +02:00:00"
std::string shown(const local_time& local) {
  const auto text = [](time_duration d) { return to_string(ptime{followup::date{2000, 1, 1}, d}).substr(11, 8); };
  const bool west = local.offset.is_negative();
  return to_string(local.on) + ' ' + text(local.clock) + (west ? " -" : " +") + text(local.offset.abs());
}

std::string shown(const utc_reading& reading) {
  switch (reading.kind) {
    case local_kind::unique: return to_string(reading.first) + (reading.second == reading.first ? "" : " and another");
    case local_kind::gap:
      return "gap to " + to_string(reading.first) + (reading.second == reading.first ? "" : " and another");
    case local_kind::overlap: break;
  }
  return to_string(reading.first) + " or " + to_string(reading.second);
}

// What the `date` library says of one zone, compared with what the table says; the first difference as text.
class comparison {
 public:
  explicit comparison(const std::string& name)
      : zone_(time_zone::named(name)), other_(*::date::locate_zone(name)), name_(name) {}

  std::string run() {
    const instant end = 2'145'916'800;  // 2038-01-01
    for (instant at = 0; at < end;) {
      const auto info = other_.get_info(::date::sys_seconds{seconds{at}});
      const instant change = std::min<instant>(info.end.time_since_epoch().count(), end);
      compare_change(change, info.offset.count());
      for (instant sample = at + 5'000'017; sample < change; sample += 7'999'991) compare(sample);
      at = change;
    }
    for (const instant edge : {instant{0}, instant{1}, end - 1}) compare(edge);
    return first_difference_;
  }

 private:
  using instant = detail::instant;

  void compare_change(instant change, std::int64_t offset_before) {
    for (const instant at : {change - 1, change, change + 1}) compare(at);
    // The local times around both ends of what the clock skips or repeats, and inside.
    const std::int64_t offset_after = zone_.table().offset_at(change);
    const std::int64_t low = change + std::min(offset_before, offset_after);
    const std::int64_t high = change + std::max(offset_before, offset_after);
    for (const std::int64_t local : {low - 1, low, low + 1, (low + high) / 2, high - 1, high, high + 1}) resolve(local);
  }

  void compare(instant at) {
    const auto expected = other_.get_info(::date::sys_seconds{seconds{at}}).offset.count();
    if (zone_.table().offset_at(at) != expected) differs("offset", at);
    if (at >= 0 && at < detail::end_of_time) {
      const local_time local = zone_.at(detail::to_ptime(at));
      if (local.offset.ticks() / time_duration::ticks_per_second() != expected) differs("at", at);
    }
    resolve(at + expected);
  }

  void resolve(std::int64_t local) {
    const auto info = other_.get_info(::date::local_seconds{seconds{local}});
    const detail::zone_reading found = zone_.table().resolve(local);
    detail::zone_reading expected{local_kind::unique, local - info.first.offset.count(), 0};
    expected.second = expected.first;
    if (info.result == ::date::local_info::nonexistent) {
      expected = {local_kind::gap, info.first.end.time_since_epoch().count(), 0};
      expected.second = expected.first;
    } else if (info.result == ::date::local_info::ambiguous) {
      expected.kind = local_kind::overlap;
      expected.second = local - info.second.offset.count();
    }
    if (found.kind != expected.kind) differs("kind", local);
    if (found.first != expected.first) differs("first", local);
    if (found.second != expected.second) differs("second", local);
    if (zone_.table().to_utc(local) != expected.first) differs("to_utc", local);
  }

  void differs(const char* what, std::int64_t when) {
    if (first_difference_.empty()) first_difference_ = name_ + ": " + what + " of " + std::to_string(when);
  }

  time_zone zone_;
  const ::date::time_zone& other_;
  std::string name_;
  std::string first_difference_;
};

// Without the files beside the zones that stand for this machine's setting or for other kinds of time.
std::vector<std::string> zones_of_the_system() {
  std::vector<std::string> names;
  for (const ::date::time_zone& zone : ::date::get_tzdb().zones) {
    const std::string& name = zone.name();
    const bool beside =
        name == "localtime" || name == "posixrules" || name.rfind("posix/", 0) == 0 || name.rfind("right/", 0) == 0;
    if (!beside) names.push_back(name);
  }
  return names;
}

BOOST_AUTO_TEST_SUITE(time_zones)

// --- Against the tz database, read by another library.

BOOST_AUTO_TEST_CASE(every_zone_of_the_system_agrees_with_another_library_from_1970_to_2037) {
  const auto names = zones_of_the_system();
  BOOST_TEST(names.size() > 300);
  BOOST_TEST(std::count(names.begin(), names.end(), "Africa/Casablanca") == 1);
  for (const std::string& name : names) BOOST_TEST(comparison{name}.run() == "");
}

// What has happened is the same in every version of the database; what a law says of years to come is not.
BOOST_AUTO_TEST_CASE(casablanca_where_ramadan_moved_the_clock_agrees) {
  BOOST_TEST(comparison{"Africa/Casablanca"}.run() == "");
  const auto zone = time_zone::named("Africa/Casablanca");
  BOOST_TEST(shown(zone.at(utc("2024-03-09T12:00:00Z"))) == "2024-03-09 13:00:00 +01:00:00");
  BOOST_TEST(shown(zone.at(utc("2024-03-11T12:00:00Z"))) == "2024-03-11 12:00:00 +00:00:00");
  BOOST_TEST(shown(zone.at(utc("2024-04-15T12:00:00Z"))) == "2024-04-15 13:00:00 +01:00:00");
}

// The end of daylight saving time in a law of 2026, in rules that the test brings with it.
BOOST_AUTO_TEST_CASE(a_place_that_gives_up_its_summer_time_keeps_its_last_offset) {
  const ptime last = utc("2026-03-08T10:00:00Z");
  const auto zone = time_zone::from("a province", [last](ptime at) { return clock(at < last ? -8 : -7, 0); });
  BOOST_TEST(shown(zone.at(last - clock(0, 0, 1))) == "2026-03-08 01:59:59 -08:00:00");
  BOOST_TEST(shown(zone.at(last)) == "2026-03-08 03:00:00 -07:00:00");
  BOOST_TEST(shown(zone.at(utc("2026-12-01T12:00:00Z"))) == "2026-12-01 05:00:00 -07:00:00");
  BOOST_TEST(shown(zone.at(utc("2199-12-01T12:00:00Z"))) == "2199-12-01 05:00:00 -07:00:00");
}

BOOST_AUTO_TEST_CASE(the_rules_of_today_go_on_to_the_end_of_the_range) {
  const auto zone = time_zone::named("Europe/Amsterdam");
  const auto last_sunday = [](int year, int month) {
    const ::date::year_month_weekday_last on{::date::year{year}, ::date::month{static_cast<unsigned>(month)},
                                             ::date::weekday_last{::date::Sunday}};
    return ::date::sys_days{on}.time_since_epoch().count() * detail::seconds_per_day + 3600;
  };
  int wrong = 0;
  for (int year = 1997; year < 2200; ++year) {
    const detail::instant spring = last_sunday(year, 3);
    const detail::instant autumn = last_sunday(year, 10);
    wrong += zone.table().offset_at(spring - 1) != 3600;
    wrong += zone.table().offset_at(spring) != 7200;
    wrong += zone.table().offset_at(autumn - 1) != 7200;
    wrong += zone.table().offset_at(autumn) != 3600;
  }
  BOOST_TEST(wrong == 0);
}

// --- What a clock shows, and what it means.

struct instant_row {
  const char* zone;
  const char* at;
  const char* local;
  friend std::ostream& operator<<(std::ostream& out, const instant_row& row) {
    return out << row.zone << " at " << row.at;
  }
};

const std::vector<instant_row> instant_rows{
    {"Europe/Amsterdam", "2026-11-23T10:00:00Z", "2026-11-23 11:00:00 +01:00:00"},
    {"Europe/Amsterdam", "2026-03-29T00:59:59Z", "2026-03-29 01:59:59 +01:00:00"},
    {"Europe/Amsterdam", "2026-03-29T01:00:00Z", "2026-03-29 03:00:00 +02:00:00"},
    {"Europe/Amsterdam", "2026-10-25T00:59:59Z", "2026-10-25 02:59:59 +02:00:00"},
    {"Europe/Amsterdam", "2026-10-25T01:00:00Z", "2026-10-25 02:00:00 +01:00:00"},
    {"America/New_York", "2026-01-01T03:00:00Z", "2025-12-31 22:00:00 -05:00:00"},
    {"Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-01-01 05:45:00 +05:45:00"},
    {"Australia/Lord_Howe", "2026-07-01T00:00:00Z", "2026-07-01 10:30:00 +10:30:00"},
    {"Africa/Monrovia", "1971-06-01T12:00:00Z", "1971-06-01 11:15:30 -00:44:30"},
    {"Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29 23:59:59 -10:00:00"},
    {"Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31 00:00:00 +14:00:00"},
    {"UTC", "2026-01-01T00:00:00Z", "2026-01-01 00:00:00 +00:00:00"},
    {"America/New_York", "1970-01-01T00:00:00Z", "1969-12-31 19:00:00 -05:00:00"},
    {"Asia/Tokyo", "2199-12-31T23:59:59Z", "2200-01-01 08:59:59 +09:00:00"},
};

BOOST_DATA_TEST_CASE(an_instant_is_what_the_clock_shows, data::make(instant_rows), row) {
  BOOST_TEST(shown(time_zone::named(row.zone).at(utc(row.at))) == row.local);
}

BOOST_DATA_TEST_CASE(what_the_clock_shows_leads_back, data::make(instant_rows), row) {
  const auto zone = time_zone::named(row.zone);
  const local_time local = zone.at(utc(row.at));
  const utc_reading back = zone.resolve(local.on, local.clock);
  BOOST_TEST((back.kind != local_kind::gap));
  BOOST_TEST((back.first == utc(row.at) || back.second == utc(row.at)));
}

struct local_row {
  const char* zone;
  const char* on;
  const char* clock;
  const char* meaning;
  friend std::ostream& operator<<(std::ostream& out, const local_row& row) {
    return out << row.zone << ' ' << row.on << ' ' << row.clock;
  }
};

const std::vector<local_row> local_rows{
    {"Europe/Amsterdam", "2026-11-23", "11:00:00", "2026-11-23T10:00:00Z"},
    {"Europe/Amsterdam", "2026-03-29", "01:59:59", "2026-03-29T00:59:59Z"},
    {"Europe/Amsterdam", "2026-03-29", "02:00:00", "gap to 2026-03-29T01:00:00Z"},
    {"Europe/Amsterdam", "2026-03-29", "02:30:00", "gap to 2026-03-29T01:00:00Z"},
    {"Europe/Amsterdam", "2026-03-29", "02:59:59", "gap to 2026-03-29T01:00:00Z"},
    {"Europe/Amsterdam", "2026-03-29", "03:00:00", "2026-03-29T01:00:00Z"},
    {"Europe/Amsterdam", "2026-10-25", "01:59:59", "2026-10-24T23:59:59Z"},
    {"Europe/Amsterdam", "2026-10-25", "02:00:00", "2026-10-25T00:00:00Z or 2026-10-25T01:00:00Z"},
    {"Europe/Amsterdam", "2026-10-25", "02:59:59", "2026-10-25T00:59:59Z or 2026-10-25T01:59:59Z"},
    {"Europe/Amsterdam", "2026-10-25", "03:00:00", "2026-10-25T02:00:00Z"},
    {"Europe/Amsterdam", "2026-11-23", "24:00:00", "2026-11-23T23:00:00Z"},
    {"Australia/Lord_Howe", "2026-10-04", "02:15:00", "gap to 2026-10-03T15:30:00Z"},
    {"Australia/Lord_Howe", "2026-04-05", "01:45:00", "2026-04-04T14:45:00Z or 2026-04-04T15:15:00Z"},
    {"Pacific/Apia", "2011-12-30", "12:00:00", "gap to 2011-12-30T10:00:00Z"},
    {"Pacific/Apia", "2011-12-29", "24:00:00", "gap to 2011-12-30T10:00:00Z"},
    {"Pacific/Apia", "2011-12-30", "24:00:00", "2011-12-30T10:00:00Z"},
    {"Pacific/Kwajalein", "1993-08-21", "12:00:00", "gap to 1993-08-21T12:00:00Z"},
    {"America/Sao_Paulo", "2018-11-04", "00:00:00", "gap to 2018-11-04T03:00:00Z"},
};

BOOST_DATA_TEST_CASE(a_local_time_means_one_instant_or_none_or_two, data::make(local_rows), row) {
  const time_duration at = clock(std::atoi(row.clock), std::atoi(row.clock + 3), std::atoi(row.clock + 6));
  BOOST_TEST(shown(time_zone::named(row.zone).resolve(day(row.on), at)) == row.meaning);
}

BOOST_AUTO_TEST_CASE(noon_stands_for_a_date_without_a_time) {
  BOOST_TEST(to_string(noon_of(day("2026-11-23"), time_zone::named("Europe/Amsterdam"))) == "2026-11-23T11:00:00Z");
  BOOST_TEST(to_string(noon_of(day("2011-12-30"), time_zone::named("Pacific/Apia"))) == "2011-12-30T10:00:00Z");
  BOOST_TEST(to_string(noon_of(day("2026-11-23"), time_zone{})) == "2026-11-23T12:00:00Z");
}

// --- Zones without the database.

BOOST_AUTO_TEST_CASE(a_default_zone_is_utc) {
  BOOST_TEST(time_zone{}.name() == "UTC");
  BOOST_TEST((time_zone{} == time_zone::named("UTC")));
  BOOST_TEST(shown(time_zone{}.at(utc("2026-11-23T10:00:00Z"))) == "2026-11-23 10:00:00 +00:00:00");
}

struct fixed_row {
  time_duration offset;
  const char* name;
  const char* noon;
  friend std::ostream& operator<<(std::ostream& out, const fixed_row& row) { return out << row.name; }
};

const std::vector<fixed_row> fixed_rows{
    {clock(5, 30), "UTC+05:30", "2026-11-23T06:30:00Z"},
    {clock(0, 0), "UTC+00:00", "2026-11-23T12:00:00Z"},
    {-clock(9, 30), "UTC-09:30", "2026-11-23T21:30:00Z"},
    {-clock(0, 44, 30), "UTC-00:44:30", "2026-11-23T12:44:30Z"},
    {clock(24, 0), "UTC+24:00", "2026-11-22T12:00:00Z"},
    {-clock(24, 0), "UTC-24:00", "2026-11-24T12:00:00Z"},
    {clock(1, 0, 7), "UTC+01:00:07", "2026-11-23T10:59:53Z"},
};

BOOST_DATA_TEST_CASE(a_fixed_zone_has_one_offset_and_is_called_by_it, data::make(fixed_rows), row) {
  const auto zone = time_zone::fixed(row.offset);
  BOOST_TEST(zone.name() == row.name);
  BOOST_TEST(to_string(noon_of(day("2026-11-23"), zone)) == row.noon);
  BOOST_TEST(zone.table().periods().size() == 1);
  for (const char* at : {"1970-01-01T00:00:00Z", "2199-12-31T23:59:59Z"}) {
    BOOST_TEST((zone.at(utc(at)).offset == row.offset));
    BOOST_TEST((zone.resolve(zone.at(utc(at)).on, zone.at(utc(at)).clock).first == utc(at)));
  }
}

BOOST_AUTO_TEST_CASE(offsets_no_zone_can_have_are_refused) {
  const auto fixed = [](time_duration offset) {
    return refusal<unknown_time_zone>([&] { return time_zone::fixed(offset); });
  };
  BOOST_TEST(fixed(clock(24, 0, 1)) == "fixed time zone | 86401 s | an offset within 24 h either way");
  BOOST_TEST(fixed(-clock(24, 0, 1)) == "fixed time zone | -86401 s | an offset within 24 h either way");
  BOOST_TEST(fixed(clock(2'000'000'000, 0)) == "fixed time zone | 7200000000000 s | an offset within 24 h either way");
  for (const auto special :
       {boost::posix_time::not_a_date_time, boost::posix_time::pos_infin, boost::posix_time::neg_infin}) {
    BOOST_TEST(fixed(time_duration{special}) ==
               "fixed time zone | a special offset | an offset within 24 h either way");
  }
}

BOOST_AUTO_TEST_CASE(a_hosts_own_rules_are_found_to_the_second) {
  for (const std::string name : {"Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"}) {
    const auto known = time_zone::named(name);
    const auto made = time_zone::from(name, [&known](ptime at) { return known.at(at).offset; });
    // The rules are asked inside the range only; before it, the first answer holds.
    BOOST_TEST((made == known));
  }
}

BOOST_AUTO_TEST_CASE(a_hosts_rules_are_asked_inside_the_range_only) {
  ptime first = last_instant();
  ptime last = first_instant();
  int asked = 0;
  (void)time_zone::from("host", [&](ptime at) {
    first = std::min(first, at);
    last = std::max(last, at);
    ++asked;
    return clock(0, 0);
  });
  BOOST_TEST((first == first_instant()));
  BOOST_TEST((last == last_instant() - clock(0, 0, 1)));
  BOOST_TEST(asked == 84'006 * 2 + 1);
}

BOOST_AUTO_TEST_CASE(two_changes_within_twelve_hours_are_found_when_the_ends_differ) {
  const ptime one = utc("2026-05-05T03:00:00Z");
  const ptime two = utc("2026-05-05T09:00:01Z");
  const auto zone = time_zone::from("host", [&](ptime at) {
    return at < one ? clock(0, 0) : at < two ? clock(1, 0) : clock(2, 0);
  });
  BOOST_TEST(zone.table().periods().size() == 3);
  BOOST_TEST((zone.at(one - clock(0, 0, 1)).offset == clock(0, 0)));
  BOOST_TEST((zone.at(one).offset == clock(1, 0)));
  BOOST_TEST((zone.at(two - clock(0, 0, 1)).offset == clock(1, 0)));
  BOOST_TEST((zone.at(two).offset == clock(2, 0)));
}

BOOST_AUTO_TEST_CASE(a_change_in_the_last_second_of_the_range_is_found) {
  const ptime last = last_instant() - clock(0, 0, 1);
  const auto zone = time_zone::from("host", [&](ptime at) { return clock(at < last ? 0 : 1, 0); });
  BOOST_TEST((zone.at(last - clock(0, 0, 1)).offset == clock(0, 0)));
  BOOST_TEST((zone.at(last).offset == clock(1, 0)));
}

BOOST_AUTO_TEST_CASE(a_hosts_rules_that_cannot_be_are_refused) {
  const auto made = [](std::string name, const std::function<time_duration(ptime)>& offset_at) {
    return refusal<unknown_time_zone>([&] { return time_zone::from(std::move(name), offset_at); });
  };
  const ptime middle = utc("2026-05-05T06:00:00Z");
  BOOST_TEST(made("", [](ptime) { return clock(0, 0); }) == "time zone: name | (none) | a name");
  BOOST_TEST(made("host", nullptr) == "time zone 'host' | (none) | a function that tells the offset");
  BOOST_TEST(made("host", [](ptime) { return clock(25, 0); }) ==
             "time zone 'host' | 90000 s | an offset within 24 h either way");
  BOOST_TEST(made("host", [](ptime) { return time_duration{boost::posix_time::not_a_date_time}; }) ==
             "time zone 'host' | a special offset | an offset within 24 h either way");
  BOOST_TEST(
      made("host", [&](ptime at) { return at < middle || at >= middle + clock(20, 0) ? clock(0, 0) : clock(12, 0); }) ==
      "time zone 'host' | changes at 2026-05-05T06:00:00Z and 2026-05-06T02:00:00Z | changes further apart than "
      "they are large");
}

// --- Names.

struct refused_name {
  const char* label;
  std::string name;
  friend std::ostream& operator<<(std::ostream& out, const refused_name& row) { return out << row.label; }
};

const std::vector<refused_name> refused_names{
    {"a misspelling", "Europe/Amsterdm"},
    {"the wrong case", "europe/amsterdam"},
    {"a folder", "Europe"},
    {"a folder with a slash", "Europe/"},
    {"a slash too many", "Europe//Amsterdam"},
    {"a slash behind", "Europe/Amsterdam/"},
    {"a blank before", " Europe/Amsterdam"},
    {"a blank behind", "Europe/Amsterdam "},
    {"a line end", "Europe/Amsterdam\n"},
    {"an absolute path", "/usr/share/zoneinfo/Europe/Amsterdam"},
    {"a path upwards", "../zoneinfo/Europe/Amsterdam"},
    {"a path up and down", "Europe/../Europe/Amsterdam"},
    {"a path to itself", "./Europe/Amsterdam"},
    {"whatever this machine is set to", "localtime"},
    {"the rules of POSIX names", "posixrules"},
    {"the database without leap seconds", "posix/Europe/Amsterdam"},
    {"the database with leap seconds", "right/Europe/Amsterdam"},
    {"a POSIX rule", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"a fixed offset as cctz spells it", "Fixed/UTC+01:00:00"},
    {"a fixed offset as it is called here", "UTC+01:00"},
    {"an address", "file:Europe/Amsterdam"},
    {"a table of the database", "zone.tab"},
    {"the source of the database", "tzdata.zi"},
    {"a text of the database", "leapseconds"},
    {"a NUL in the middle", std::string("Europe\0/Amsterdam", 17)},
    {"a NUL behind", std::string("Europe/Amsterdam\0", 17)},
    {"letters of another alphabet", "Europe/\xc3\x85lesund"},
    {"256 characters", std::string(256, 'a')},
    {"a hundred thousand characters", std::string(100'000, 'a')},
};

BOOST_DATA_TEST_CASE(what_the_database_does_not_name_is_refused_by_name, data::make(refused_names), row) {
  BOOST_TEST((refusal<unknown_time_zone>([&] { return time_zone::named(row.name); }) ==
              "time zone | " + row.name + " | a name of the system's IANA tz database, like Europe/Amsterdam"));
}

BOOST_AUTO_TEST_CASE(no_name_is_said_to_be_none) {
  BOOST_TEST(refusal<unknown_time_zone>([] { return time_zone::named(""); }) ==
             "time zone | (none) | a name of the system's IANA tz database, like Europe/Amsterdam");
}

BOOST_AUTO_TEST_CASE(names_with_digits_and_signs_are_names) {
  BOOST_TEST((time_zone::named("Etc/GMT+5").at(utc("2026-01-01T12:00:00Z")).offset == -clock(5, 0)));
  BOOST_TEST(time_zone::named("America/Port-au-Prince").name() == "America/Port-au-Prince");
  BOOST_TEST(time_zone::named("America/Argentina/Buenos_Aires").name() == "America/Argentina/Buenos_Aires");
}

// --- Equality and copies.

BOOST_AUTO_TEST_CASE(zones_are_equal_in_name_and_offsets) {
  const auto amsterdam = time_zone::named("Europe/Amsterdam");
  time_zone copy;
  copy = amsterdam;
  BOOST_TEST((copy == amsterdam));
  BOOST_TEST((&copy.table() == &amsterdam.table()));
  BOOST_TEST((time_zone::named("Europe/Amsterdam") == amsterdam));
  BOOST_TEST((time_zone::named("Europe/Berlin") != amsterdam));
  BOOST_TEST((time_zone::fixed(clock(1, 0)) != time_zone::fixed(clock(2, 0))));
  const auto shifted = time_zone::from("Europe/Amsterdam", [](ptime) { return clock(1, 0); });
  BOOST_TEST((shifted != amsterdam));
  BOOST_TEST(time_zone::named("Europe/Amsterdam").table().fingerprint() == amsterdam.table().fingerprint());
  BOOST_TEST(shifted.table().fingerprint() != amsterdam.table().fingerprint());
}

// --- The edges.

BOOST_AUTO_TEST_CASE(instants_outside_the_range_are_refused) {
  const std::string range = "from 1970-01-01T00:00:00Z to before 2200-01-01T00:00:00Z";
  const auto asked = [](ptime at) { return refusal<invalid_time>([&] { return time_zone{}.at(at); }); };
  BOOST_TEST(asked(ptime{}) == "instant | not-a-date-time | " + range);
  BOOST_TEST(asked(last_instant()) == "instant | 2200-01-01T00:00:00Z | " + range);
  BOOST_TEST(asked(first_instant() - clock(0, 0, 1)) == "instant | 1969-12-31T23:59:59Z | " + range);
}

BOOST_AUTO_TEST_CASE(local_times_are_refused_when_their_instants_are_outside_the_range) {
  const std::string range = "from 1970-01-01T00:00:00Z to before 2200-01-01T00:00:00Z";
  const auto tokyo = time_zone::named("Asia/Tokyo");
  const auto new_york = time_zone::named("America/New_York");
  const auto asked = [](const time_zone& zone, followup::date on, time_duration at) {
    return refusal<invalid_time>([&] { return zone.resolve(on, at); });
  };
  BOOST_TEST(asked(tokyo, day("1970-01-01"), clock(8, 59, 59)) == "date | 1970-01-01 in Asia/Tokyo | " + range);
  BOOST_TEST(asked(tokyo, day("1970-01-01"), clock(9, 0)) == "accepted");
  BOOST_TEST(asked(new_york, day("2199-12-31"), clock(18, 59, 59)) == "accepted");
  BOOST_TEST(asked(new_york, day("2199-12-31"), clock(19, 0)) == "date | 2199-12-31 in America/New_York | " + range);
  BOOST_TEST(asked(time_zone{}, day("2199-12-31"), clock(24, 0)) == "date | 2199-12-31 in UTC | " + range);
  BOOST_TEST(asked(time_zone{}, followup::date{1400, 1, 1}, clock(0, 0)) == "date | 1400-01-01 in UTC | " + range);
  BOOST_TEST(asked(time_zone{}, followup::date{9999, 12, 31}, clock(0, 0)) == "date | 9999-12-31 in UTC | " + range);
  BOOST_TEST(asked(time_zone{}, followup::date{}, clock(0, 0)) ==
             "date | not-a-date-time | from 1970-01-01 to 2199-12-31");
}

BOOST_AUTO_TEST_CASE(a_clock_shows_from_0_to_24_hours) {
  const auto asked = [](time_duration at) {
    return refusal<invalid_time>([&] { return time_zone{}.resolve(day("2026-11-23"), at); });
  };
  BOOST_TEST(asked(clock(24, 0)) == "accepted");
  BOOST_TEST(asked(clock(24, 0, 1)) == "clock | 86401 s | from 00:00 to 24:00");
  BOOST_TEST(asked(-clock(0, 0, 1)) == "clock | -1 s | from 00:00 to 24:00");
  BOOST_TEST(asked(time_duration{boost::posix_time::pos_infin}) == "clock | a special duration | from 00:00 to 24:00");
  BOOST_TEST(asked(time_duration{boost::posix_time::not_a_date_time}) ==
             "clock | a special duration | from 00:00 to 24:00");
}

// --- The table, against a search through its periods one by one.

class slow_table {
 public:
  explicit slow_table(const std::vector<detail::zone_period>& periods) : periods_(periods) {}

  std::int64_t offset_at(detail::instant at) const {
    std::int64_t offset = periods_.front().offset;
    for (const auto& period : periods_) {
      if (period.begin <= at) offset = period.offset;
    }
    return offset;
  }

  std::string meaning_of(std::int64_t local) const {
    std::string text;
    for (std::size_t i = 0; i < periods_.size(); ++i) {
      const detail::instant at = local - periods_[i].offset;
      const bool begun = i == 0 || at >= periods_[i].begin;
      if (begun && (i + 1 == periods_.size() || at < periods_[i + 1].begin)) text += ' ' + std::to_string(at);
    }
    return text;
  }

 private:
  const std::vector<detail::zone_period>& periods_;
};

std::string meaning_of(const detail::zone_reading& reading) {
  if (reading.kind == local_kind::gap) return "";
  const std::string first = ' ' + std::to_string(reading.first);
  return reading.kind == local_kind::unique ? first : first + ' ' + std::to_string(reading.second);
}

BOOST_AUTO_TEST_CASE(tables_with_crowded_changes_answer_as_a_slow_search_does) {
  std::mt19937_64 random{20260323};
  const auto draw = [&random](std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>{low, high}(random);
  };
  for (int round = 0; round < 40; ++round) {
    std::vector<detail::zone_period> periods{{-10 * detail::seconds_per_day, 0}};
    const std::int64_t spacing =
        std::array<std::int64_t, 4>{50'000, 400'000, 4'000'000, 40'000'000}.at(static_cast<std::size_t>(round % 4));
    detail::instant at = draw(-5 * detail::seconds_per_day, 5 * detail::seconds_per_day);
    for (int i = 0; i < 150; ++i) {
      periods.push_back({at, static_cast<std::int32_t>(draw(-12'000, 12'000))});
      at += draw(50'000, 50'000 + spacing);
    }
    const detail::zone_table table{"random", periods};
    const slow_table slow{table.periods()};
    int wrong = 0;
    for (int i = 0; i < 2'000; ++i) {
      const auto& near = periods[static_cast<std::size_t>(draw(0, 150))];
      const detail::instant sample = i % 2 == 0 ? near.begin + draw(-2, 2) : draw(-100'000, at + 100'000);
      wrong += table.offset_at(sample) != slow.offset_at(sample);
      wrong += table.to_local(sample) != sample + slow.offset_at(sample);
      const std::int64_t local = i % 2 == 0 ? near.begin + draw(-12'000, 12'000) : sample;
      const detail::zone_reading reading = table.resolve(local);
      wrong += meaning_of(reading) != slow.meaning_of(local);
      wrong += table.to_utc(local) != reading.first;
      // The definition of to_utc: the first instant at which the clock shows that or later.
      wrong += table.to_local(reading.first) < local || table.latest_local(reading.first - 1) >= local;
      wrong += table.latest_local(sample) < table.to_local(sample);
      wrong += (table.to_utc(local) > sample) != (local > table.latest_local(sample));
      wrong += table.local_passed(sample) < table.to_local(sample) ||
               table.local_passed(sample) - table.latest_local(sample) !=
                   (table.to_local(sample) < table.local_passed(sample) ? 1 : 0);
      // What lies near, and what does not.
      const detail::zone_table::clock clock = i % 3 == 0 ? table.clock_at(near.begin) : table.clock_reaching(local);
      wrong += clock.to_local(sample) != table.to_local(sample);
      wrong += clock.latest_local(sample) != table.latest_local(sample);
      wrong += clock.to_utc(local) != table.to_utc(local);
    }
    BOOST_TEST(wrong == 0, "round " << round << ": " << wrong);
  }
}

BOOST_AUTO_TEST_CASE(a_zone_written_down_as_its_changes_is_the_zone) {
  const time_zone named = time_zone::named("Europe/Amsterdam");
  const auto& periods = named.table().periods();
  std::vector<zone_transition> changes;
  for (std::size_t i = 1; i < periods.size(); ++i) {
    changes.push_back({from_unix_seconds(periods[i].begin), time_duration(0, 0, periods[i].offset)});
  }
  const time_duration before(0, 0, periods.front().offset);
  BOOST_TEST_REQUIRE(!changes.empty());
  BOOST_TEST((time_zone::from("Europe/Amsterdam", before, changes) == named));

  // Those outside the library's range may be among them: only the last one before it counts.
  changes.insert(changes.begin(), {ptime(date(1940, 5, 16)), before});
  changes.push_back({ptime(date(2300, 1, 1)), time_duration(2, 0, 0)});
  BOOST_TEST((time_zone::from("Europe/Amsterdam", time_duration(0, 20, 0), changes) == named));
}

BOOST_AUTO_TEST_CASE(changes_that_no_zone_can_have_are_refused) {
  const ptime noon = utc("2026-03-29T12:00:00Z");
  const time_duration hour(1, 0, 0);
  const auto wrong = [](std::initializer_list<zone_transition> changes) {
    return refusal<unknown_time_zone>([&] { return time_zone::from("Office", time_duration(0, 0, 0), changes); });
  };
  BOOST_TEST(wrong({{noon, hour}, {noon, time_duration(2, 0, 0)}}) ==
             "time zone 'Office': at | 2026-03-29T12:00:00Z | changes in order of time, each at another instant");
  BOOST_TEST(wrong({{noon, time_duration(25, 0, 0)}}) ==
             "time zone 'Office': offset | 90000 s | an offset within 24 h either way");
  BOOST_TEST(wrong({{noon, hour}, {noon + hour, time_duration(9, 0, 0)}}) != "accepted");
  BOOST_TEST(refusal<unknown_time_zone>([] { return time_zone::from("", time_duration(0, 0, 0), {}); }) ==
             "time zone: name | (none) | a name");
  BOOST_CHECK_THROW((void)time_zone::from("Office", hour, {{ptime(), hour}}), invalid_time);
}

BOOST_AUTO_TEST_CASE(outside_the_range_the_first_and_the_last_offset_hold) {
  const auto zone = time_zone::named("Europe/Amsterdam");
  const auto& table = zone.table();
  const detail::instant far = 1'000'000'000'000;
  BOOST_TEST(table.to_local(-far) == -far + 3600);
  BOOST_TEST(table.to_utc(-far) == -far - 3600);
  BOOST_TEST(table.to_local(far) == far + 3600);
  BOOST_TEST(table.to_utc(far) == far - 3600);
}

BOOST_AUTO_TEST_CASE(periods_that_change_nothing_are_merged) {
  const detail::zone_table table{"quiet", {{-100, 3600}, {1000, 3600}, {2000, 0}, {3000, 0}, {4000, 3600}}};
  BOOST_TEST(table.periods().size() == 3);
  BOOST_TEST(table.periods()[1].begin == 2000);
  BOOST_TEST(table.periods()[2].begin == 4000);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace followup
