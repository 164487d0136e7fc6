#include <followup/policy/rule_packs.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/support.hpp"

BOOST_AUTO_TEST_SUITE(rule_packs)

namespace {

namespace fu = followup;
namespace rules = followup::rules;
using support::actions_of;
using support::calling_every;
using support::clock;
using support::due_via;
using support::first_of;
using support::reason_of;
using support::says;
using support::story;
using support::told;
using support::window_of;

using pack = std::vector<fu::policy_rule>;

constexpr auto call = fu::channel::call;
constexpr auto email = fu::channel::email;
constexpr auto consumer = fu::audience::consumer;
constexpr auto sole_trader = fu::audience::sole_trader;
constexpr auto legal_entity = fu::audience::legal_entity;

pack france() {
  return rules::france_telephone(
      {fu::day("2026-05-01"), fu::day("2026-05-08"), fu::day("2026-05-14"), fu::day("2026-05-25")});
}
pack netherlands_2012() {
  return rules::netherlands_code_2012({fu::day("2026-04-27"), fu::day("2026-12-25"), fu::day("2026-12-26")},
                                      {2025, 2026, 2027});
}
pack every_pack() {
  return rules::combined({rules::united_states_telephone(), rules::florida_telephone(), france(),
                          rules::canada_telephone(), netherlands_2012(), rules::united_states_debt_collection(),
                          rules::france_consent(), rules::netherlands_consent(), rules::germany_consent(),
                          rules::do_not_call_registry()});
}

fu::prospect somebody(fu::audience kind, const char* zone = "Europe/Amsterdam") {
  fu::prospect who = support::somebody({fu::time_zone::named(zone)});
  who.kind = kind;
  return who;
}

// A pursuit that wants to call as soon as it begins and every hour after a call, day and night.
story wanting_to_call(pack law, const char* at, fu::prospect who) {
  return {calling_every(fu::hours{1}, std::move(law)), at, support::always_open(), std::move(who)};
}

// When a call that is wanted then may be made: "2026-11-02 08:00"; "" for never.
std::string allowed(pack law, const char* at, fu::prospect who) {
  const story s = wanting_to_call(std::move(law), at, std::move(who));
  return due_via(s.ask(at), call, s.zone());
}

// The guard that put off what is asked about, or forbids it.
std::string_view bound_by(const story& s, const char* now) {
  const fu::answer a = s.ask(now);
  const fu::reason* why = reason_of(a, fu::reason_kind::guard_forbids);
  for (const fu::reason& one : a.reasons) {
    if (one.kind == fu::reason_kind::guard_moved) why = &one;  // the last one that did
  }
  return why != nullptr ? s.rules.name_of(why->rule) : "nothing";
}

}  // namespace

// --- All of them.

BOOST_AUTO_TEST_CASE(every_rule_is_law_of_one_jurisdiction_and_has_a_name_of_its_own) {
  const pack all = every_pack();
  BOOST_TEST(all.size() == 16U);
  for (const fu::policy_rule& one : all) {
    const auto* rule = std::get_if<fu::guard>(&one);
    BOOST_REQUIRE(rule);
    BOOST_TEST(rule->is_law());
    BOOST_TEST(!rule->citation()->empty());
    BOOST_TEST(!rule->jurisdiction().empty());
    // "FL hours" of "US-FL".
    const std::string& code = rule->jurisdiction();
    BOOST_TEST(rule->id().substr(0, 2) == code.substr(code.size() - 2));
  }
  // Two of one name would not make a policy.
  BOOST_TEST(calling_every(fu::business_days{1}, all).rules().size() == all.size() + 1);
}

BOOST_AUTO_TEST_CASE(packs_are_combined_in_their_order) {
  const pack ours{fu::guard{"ours", fu::at_most(1, call, fu::per_local_day)}};
  const pack both = rules::combined({ours, rules::florida_telephone()});
  BOOST_REQUIRE(both.size() == 3U);
  BOOST_TEST(std::get<fu::guard>(both[0]).id() == "ours");
  BOOST_TEST(std::get<fu::guard>(both[1]).id() == "FL hours");
  BOOST_TEST(std::get<fu::guard>(both[2]).id() == "FL three in 24 hours");
  BOOST_TEST(rules::combined({}).empty());
}

BOOST_AUTO_TEST_CASE(only_what_looks_further_than_eight_calls_needs_the_history) {
  const auto needed = [](pack law) { return calling_every(fu::business_days{1}, std::move(law)).needs_history(); };
  BOOST_TEST(!needed(rules::united_states_telephone()));
  BOOST_TEST(!needed(rules::florida_telephone()));
  BOOST_TEST(!needed(rules::canada_telephone()));
  BOOST_TEST(!needed(netherlands_2012()));
  BOOST_TEST(!needed(rules::combined({rules::netherlands_consent(), rules::germany_consent()})));
  BOOST_TEST(!needed(rules::do_not_call_registry()));
  BOOST_TEST(needed(france()));
  BOOST_TEST(needed(rules::united_states_debt_collection()));
}

// --- Hours.

namespace {

struct hours_row {
  pack (*law)();
  const char* name;
  const char* zone;
  fu::audience kind;
  const char* wanted;
  const char* allowed;
  friend std::ostream& operator<<(std::ostream& out, const hours_row& r) {
    return out << r.name << ", " << fu::name_of(r.kind) << ": " << r.wanted;
  }
};

std::vector<hours_row> of(pack (*law)(), const char* name, const char* zone, fu::audience kind,
                          const std::vector<std::pair<const char*, const char*>>& times) {
  std::vector<hours_row> rows;
  for (const auto& [wanted, allowed] : times) rows.push_back({law, name, zone, kind, wanted, allowed});
  return rows;
}

// 2 November 2026 is a Monday.
const auto united_states = of(rules::united_states_telephone, "US", "America/Chicago", consumer,
                              {{"2026-11-02 07:59:59", "2026-11-02 08:00"},
                               {"2026-11-02 08:00", "2026-11-02 08:00"},
                               {"2026-11-02 20:59:59", "2026-11-02 20:59:59"},
                               {"2026-11-02 21:00", "2026-11-03 08:00"},
                               {"2026-12-25 10:00", "2026-12-25 10:00"},    // holidays are as other days
                               {"2026-11-07 21:00", "2026-11-08 08:00"}});  // and so are Sundays
const auto sole_traders = of(rules::united_states_telephone, "US", "America/Chicago", sole_trader,
                             {{"2026-11-02 21:00", "2026-11-03 08:00"}});
const auto companies = of(rules::united_states_telephone, "US", "America/Chicago", legal_entity,
                          {{"2026-11-02 21:00", "2026-11-02 21:00"}});

const auto florida = of(rules::florida_telephone, "Florida", "America/New_York", legal_entity,
                        {{"2026-11-02 07:59:59", "2026-11-02 08:00"},
                         {"2026-11-02 19:59:59", "2026-11-02 19:59:59"},
                         {"2026-11-02 20:00", "2026-11-03 08:00"}});

// 4 May 2026 is a Monday.
const auto french = of(france, "France", "Europe/Paris", consumer,
                       {{"2026-05-04 09:59:59", "2026-05-04 10:00"},
                        {"2026-05-04 12:59:59", "2026-05-04 12:59:59"},
                        {"2026-05-04 13:00", "2026-05-04 14:00"},
                        {"2026-05-04 13:59:59", "2026-05-04 14:00"},
                        {"2026-05-04 19:59:59", "2026-05-04 19:59:59"},
                        {"2026-05-04 20:00", "2026-05-05 10:00"},
                        {"2026-05-15 20:00", "2026-05-18 10:00"},  // Friday: a weekend follows
                        {"2026-04-30 20:00", "2026-05-04 10:00"},  // 1 May is a Friday
                        {"2026-05-24 11:00", "2026-05-26 10:00"},  // Whit Monday
                        {"2023-02-28 23:59:59", "2023-02-28 23:59:59"},
                        {"2023-03-01 00:00", "2023-03-01 10:00"},  // in force
                        {"2026-08-10 19:59:59", "2026-08-10 19:59:59"},
                        {"2026-08-09 23:00", "2026-08-10 10:00"},
                        {"2026-08-11 00:00", "2026-08-11 00:00"}});  // no longer in force
const auto french_companies =
    of(france, "France", "Europe/Paris", legal_entity, {{"2026-05-03 23:00", "2026-05-03 23:00"}});

const auto canada = of(rules::canada_telephone, "Canada", "America/Toronto", legal_entity,
                       {{"2026-11-02 08:59:59", "2026-11-02 09:00"},
                        {"2026-11-02 21:29:59", "2026-11-02 21:29:59"},
                        {"2026-11-02 21:30", "2026-11-03 09:00"},
                        {"2026-11-06 21:30", "2026-11-07 10:00"},
                        {"2026-11-07 09:59:59", "2026-11-07 10:00"},
                        {"2026-11-07 17:59:59", "2026-11-07 17:59:59"},
                        {"2026-11-07 18:00", "2026-11-08 10:00"},
                        {"2026-11-08 18:00", "2026-11-09 09:00"}});

const auto dutch = of(netherlands_2012, "Netherlands", "Europe/Amsterdam", consumer,
                      {{"2026-11-02 08:59:59", "2026-11-02 09:00"},
                       {"2026-11-02 21:59:59", "2026-11-02 21:59:59"},
                       {"2026-11-02 22:00", "2026-11-03 09:00"},
                       {"2026-11-06 22:00", "2026-11-07 10:00"},
                       {"2026-11-07 15:59:59", "2026-11-07 15:59:59"},
                       {"2026-11-07 16:00", "2026-11-09 09:00"},  // never on Sunday
                       {"2026-04-26 12:00", "2026-04-28 09:00"},  // the King's day is a Monday
                       {"2026-05-04 18:29:59", "2026-05-04 18:29:59"},
                       {"2026-05-04 18:30", "2026-05-05 09:00"},
                       {"2026-05-05 18:30", "2026-05-05 18:30"},
                       {"2026-12-24 18:29:59", "2026-12-24 18:29:59"},
                       {"2026-12-24 18:30", "2026-12-28 09:00"},     // two holidays and a Sunday follow
                       {"2026-12-05 09:59:59", "2026-12-05 10:00"},  // a Saturday: as ever
                       {"2026-12-05 15:59:59", "2026-12-05 15:59:59"},
                       {"2026-12-05 16:00", "2026-12-07 09:00"},
                       {"2025-05-04 10:00", "2025-05-05 09:00"},  // Sundays stay closed
                       {"2027-12-05 10:00", "2027-12-06 09:00"},
                       {"2025-12-05 18:30", "2025-12-06 10:00"},    // a Friday
                       {"2028-05-04 21:00", "2028-05-04 21:00"}});  // a year that was not given

}  // namespace

BOOST_DATA_TEST_CASE(hours_are_half_open,
                     boost::unit_test::data::make(united_states) + boost::unit_test::data::make(sole_traders) +
                         boost::unit_test::data::make(companies) + boost::unit_test::data::make(florida) +
                         boost::unit_test::data::make(french) + boost::unit_test::data::make(french_companies) +
                         boost::unit_test::data::make(canada) + boost::unit_test::data::make(dutch),
                     r) {
  BOOST_TEST(allowed(r.law(), r.wanted, somebody(r.kind, r.zone)) == r.allowed);
}

BOOST_AUTO_TEST_CASE(a_remembrance_day_that_is_a_holiday_is_closed) {
  const auto closed = [] { return rules::netherlands_code_2012({fu::day("2026-05-04")}, {2026}); };
  BOOST_TEST(allowed(closed(), "2026-05-04 10:00", somebody(consumer)) == "2026-05-05 09:00");
}

BOOST_AUTO_TEST_CASE(dates_that_cannot_be_are_refused) {
  support::refuses<fu::invalid_calendar>([] { (void)rules::netherlands_code_2012({}, {2026, 2026}); }, {"2026-05-04"});
  support::refuses<fu::invalid_calendar>(
      [] {
        (void)rules::france_telephone({fu::day("2026-05-01"), fu::day("2026-05-01")});
      },
      {"2026-05-01"});
  for (const int year : {-1, 26, 1300, 1969, 2200, 20'260}) {
    support::refuses<fu::invalid_time>([year] { (void)rules::netherlands_code_2012({}, {year}); });
  }
}

BOOST_AUTO_TEST_CASE(hours_hold_in_each_zone_where_the_prospect_may_be) {
  // West of the Apalachicola Florida has Central time: 08:00-20:00 there is 09:00-21:00 in Miami.
  const auto miami = fu::time_zone::named("America/New_York");
  fu::prospect who = support::somebody({miami, fu::time_zone::named("America/Chicago")});
  const story s = wanting_to_call(rules::florida_telephone(), "2026-11-02 06:00", who);
  BOOST_TEST(window_of(s.ask("2026-11-02 06:00"), miami) == "2026-11-02 09:00/2026-11-02 20:00");
}

// --- Counts.

BOOST_AUTO_TEST_CASE(florida_allows_three_calls_in_24_hours) {
  story s = wanting_to_call(rules::florida_telephone(), "2026-11-02 10:00", somebody(consumer, "America/New_York"));
  s.call("2026-11-02 10:00", fu::no_answer{}).call("2026-11-02 11:00", fu::no_answer{});
  BOOST_TEST(first_of(s.ask("2026-11-02 11:01"), s.zone()) == "call 2026-11-02 12:00");
  s.call("2026-11-02 12:00", fu::no_answer{});
  BOOST_TEST(first_of(s.ask("2026-11-02 12:01"), s.zone()) == "call 2026-11-03 10:00");
  BOOST_TEST(bound_by(s, "2026-11-02 12:01") == "FL three in 24 hours");
  BOOST_TEST((s.ask("2026-11-03 09:59:59").status == fu::status::waiting));
  BOOST_TEST((s.ask("2026-11-03 10:00").status == fu::status::due));
}

BOOST_AUTO_TEST_CASE(france_allows_four_calls_in_30_calendar_days) {
  story s = wanting_to_call(france(), "2026-05-04 15:00", somebody(consumer, "Europe/Paris"));
  s.call("2026-05-04 15:00", fu::no_answer{}).call("2026-05-05 15:00", fu::no_answer{});
  s.call("2026-05-06 15:00", fu::no_answer{});
  BOOST_TEST(first_of(s.ask("2026-05-06 15:01"), s.zone()) == "call 2026-05-06 16:00");
  s.call("2026-05-07 15:00", fu::no_answer{});
  // 4 May is day 1, 2 June day 30; the hours put midnight off to ten o'clock.
  BOOST_TEST(first_of(s.ask("2026-05-07 15:01"), s.zone()) == "call 2026-06-03 10:00");
}

namespace {

// They refused in another pursuit, on Thursday 7 May 2026.
story refused_before(fu::outcome no, const char* wanted) {
  story s = wanting_to_call(france(), wanted, somebody(consumer, "Europe/Paris"));
  fu::touchpoint refusal = support::made(s.at("2026-05-07 15:00"), call, std::move(no));
  refusal.pursuit = support::other_pursuit;
  s.add(refusal);
  return s;
}

}  // namespace

BOOST_AUTO_TEST_CASE(france_has_60_days_of_quiet_after_a_refusal) {
  for (const fu::outcome& no : {fu::outcome{fu::no_with_reasons{}}, fu::outcome{fu::no_without_reasons{}}}) {
    for (const char* const wanted : {"2026-05-07 16:00", "2026-07-06 19:00"}) {  // days 0 and 60
      const story s = refused_before(no, wanted);
      BOOST_TEST(first_of(s.ask(wanted), s.zone()) == "call 2026-07-07 10:00");
    }
    const story s = refused_before(no, "2026-07-07 10:00");
    BOOST_TEST((s.ask("2026-07-07 10:00").status == fu::status::due));
  }
  const story put_off = refused_before(fu::not_now{}, "2026-05-07 16:00");
  BOOST_TEST(first_of(put_off.ask("2026-05-07 16:00"), put_off.zone()) == "call 2026-05-07 16:00");
}

BOOST_AUTO_TEST_CASE(france_makes_asking_for_the_reasons_of_a_no_wait_too) {
  story s = wanting_to_call(france(), "2026-05-07 15:00", somebody(consumer, "Europe/Paris"));
  s.call("2026-05-07 15:00", fu::no_without_reasons{});
  BOOST_TEST(first_of(s.ask("2026-05-07 15:01"), s.zone()) == "call 2026-07-07 10:00");
}

namespace {

// A debt of which somebody in Chicago is called seven times at most in seven days.
story collecting(const char* from) {
  return wanting_to_call(rules::united_states_debt_collection(), from, somebody(consumer, "America/Chicago"));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_debt_allows_seven_calls_in_seven_days) {
  story s = collecting("2026-11-02 10:00");
  for (int i = 0; i < 6; ++i) s.call(s.at("2026-11-02 10:00") + boost::posix_time::hours(i), fu::no_answer{});
  BOOST_TEST(first_of(s.ask("2026-11-02 15:01"), s.zone()) == "call 2026-11-02 16:00");
  s.call("2026-11-03 10:00", fu::no_answer{});
  BOOST_TEST(first_of(s.ask("2026-11-03 10:01"), s.zone()) == "call 2026-11-09 00:00");
  BOOST_TEST(bound_by(s, "2026-11-03 10:01") == "US debt, seven in 7 days");
}

BOOST_AUTO_TEST_CASE(calls_about_another_debt_do_not_count) {
  story s = collecting("2026-11-02 10:00");
  for (int i = 0; i < 7; ++i) {
    s.add(support::made(s.at("2026-11-02 10:00") + boost::posix_time::hours(i), call, fu::no_answer{}));
    s.history.back().pursuit = support::other_pursuit;
  }
  BOOST_TEST(first_of(s.ask("2026-11-02 17:00"), s.zone()) == "call 2026-11-02 10:00");
}

BOOST_AUTO_TEST_CASE(the_day_of_a_conversation_about_a_debt_is_day_one_of_seven) {
  story ours = collecting("2026-11-02 10:00");
  ours.call("2026-11-02 10:00", fu::spoke{});
  BOOST_TEST(first_of(ours.ask("2026-11-02 10:01"), ours.zone()) == "call 2026-11-09 00:00");
  BOOST_TEST(bound_by(ours, "2026-11-02 10:01") == "US debt, 7 days after a conversation");
  BOOST_TEST((ours.ask("2026-11-08 23:59:59").status == fu::status::waiting));

  story theirs = collecting("2026-11-02 10:00");
  theirs.inbound("2026-11-03 23:59", call, fu::spoke{});
  BOOST_TEST(first_of(theirs.ask("2026-11-04 00:01"), theirs.zone()) == "call 2026-11-10 00:00");
}

BOOST_AUTO_TEST_CASE(a_debt_of_a_company_is_no_consumers) {
  story s = wanting_to_call(rules::united_states_debt_collection(), "2026-11-02 10:00",
                            somebody(legal_entity, "America/Chicago"));
  s.call("2026-11-02 10:00", fu::spoke{});
  BOOST_TEST(first_of(s.ask("2026-11-02 10:01"), s.zone()) == "call 2026-11-02 11:00");
}

// --- Consent.

namespace {

using fu::consent_level;

// What is given holds from 2020 on.
struct consent_row {
  const char* label;
  pack (*law)();
  fu::channel via;
  fu::audience kind;
  consent_level given;
  const char* wanted;
  bool allowed;
  friend std::ostream& operator<<(std::ostream& out, const consent_row& r) { return out << r.label; }
};

constexpr auto nothing = consent_level::none;
constexpr auto presumed = consent_level::presumed;
constexpr auto customer = consent_level::customer;
constexpr auto express = consent_level::express;
constexpr auto now = "2026-11-02 10:00";

const std::vector<consent_row> consents{
    {"NL: a consumer", rules::netherlands_consent, call, consumer, nothing, now, false},
    {"NL: who is not known is a consumer", rules::netherlands_consent, call, fu::audience::unknown, nothing, now,
     false},
    {"NL: a consumer who asked for it", rules::netherlands_consent, call, consumer, express, now, true},
    {"NL: a customer", rules::netherlands_consent, call, consumer, customer, now, false},
    {"NL: a customer on the last day", rules::netherlands_consent, call, consumer, customer, "2026-06-30 23:59:59",
     true},
    {"NL: a customer on the first day", rules::netherlands_consent, call, consumer, customer, "2026-07-01 00:00",
     false},
    {"NL: no customer before that", rules::netherlands_consent, call, consumer, nothing, "2026-06-30 10:00", false},
    {"NL: presumed before that", rules::netherlands_consent, call, consumer, presumed, "2026-06-30 10:00", false},
    {"NL: anybody before the opt-in", rules::netherlands_consent, call, consumer, nothing, "2021-06-30 23:59:59", true},
    {"NL: a sole trader is a person", rules::netherlands_consent, call, sole_trader, nothing, now, false},
    {"NL: a sole trader who asked for it", rules::netherlands_consent, call, sole_trader, express, now, true},
    {"NL: a company", rules::netherlands_consent, call, legal_entity, nothing, now, true},
    {"NL: e-mails are not its matter", rules::netherlands_consent, email, consumer, nothing, now, true},
    {"DE: a consumer, presumed", rules::germany_consent, call, consumer, presumed, now, false},
    {"DE: a consumer, customer", rules::germany_consent, call, consumer, customer, now, false},
    {"DE: a consumer, express", rules::germany_consent, call, consumer, express, now, true},
    {"DE: a company, nothing", rules::germany_consent, call, legal_entity, nothing, now, false},
    {"DE: a company, presumed", rules::germany_consent, call, legal_entity, presumed, now, true},
    {"DE: a sole trader, nothing", rules::germany_consent, call, sole_trader, nothing, now, false},
    {"DE: a sole trader, presumed", rules::germany_consent, call, sole_trader, presumed, now, true},
    {"DE: e-mail to a company, presumed", rules::germany_consent, email, legal_entity, presumed, now, false},
    {"DE: e-mail to a company, express", rules::germany_consent, email, legal_entity, express, now, true},
    {"DE: e-mail to a sole trader, customer", rules::germany_consent, email, sole_trader, customer, now, false},
    {"DE: e-mail to a consumer, express", rules::germany_consent, email, consumer, express, now, true},
    {"FR: a consumer before the opt-in", rules::france_consent, call, consumer, nothing, "2026-08-10 23:59:59", true},
    {"FR: a consumer from the opt-in on", rules::france_consent, call, consumer, nothing, "2026-08-11 00:00", false},
    {"FR: a consumer who asked for it", rules::france_consent, call, consumer, express, "2026-08-11 00:00", true},
    {"FR: a sole trader", rules::france_consent, call, sole_trader, nothing, now, true},
};

}  // namespace

BOOST_DATA_TEST_CASE(consent_is_asked_for_by_country_audience_and_channel, boost::unit_test::data::make(consents), r) {
  fu::prospect who = somebody(r.kind);
  if (r.given != nothing) who.consents = {{r.via, r.given, support::local("2020-01-01 00:00"), {}, {}}};
  const story s{
      {"one touch", fu::doctrine(), rules::combined({{fu::track{"touch", fu::every(fu::hours{1}, r.via)}}, r.law()})},
      r.wanted,
      support::always_open(),
      who};
  const fu::answer a = s.ask(r.wanted);
  BOOST_TEST((a.status == fu::status::due) == r.allowed, told(a));
  if (!r.allowed) BOOST_TEST(says(a, fu::reason_kind::guard_forbids), told(a));
}

BOOST_AUTO_TEST_CASE(a_copy_of_the_registry_lasts_31_days) {
  fu::prospect who = somebody(consumer);
  const auto may_call = [&who](const char* at) { return allowed(rules::do_not_call_registry(), at, who) == at; };
  BOOST_TEST(!may_call("2026-11-02 10:00"));
  who.registry_checked = support::local("2026-10-02 10:00");
  BOOST_TEST(may_call("2026-11-02 10:00"));
  BOOST_TEST(may_call("2026-11-02 23:59:59"));
  BOOST_TEST(!may_call("2026-11-03 00:00"));
  who.kind = sole_trader;
  BOOST_TEST(!may_call("2026-11-03 00:00"));
  who.kind = legal_entity;
  BOOST_TEST(may_call("2026-11-03 00:00"));
}

// --- Together.

namespace {

// Both packs, for somebody in those jurisdictions.
story in_places(std::vector<std::string> places, const char* wanted, bool florida_first = false) {
  fu::prospect who = somebody(consumer, "America/New_York");
  who.jurisdictions = std::move(places);
  const pack both = florida_first ? rules::combined({rules::florida_telephone(), rules::united_states_telephone()})
                                  : rules::combined({rules::united_states_telephone(), rules::florida_telephone()});
  return wanting_to_call(both, wanted, who);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_stricter_pack_binds_and_is_named) {
  const char* const evening = "2026-11-02 20:30";
  for (const bool florida_first : {false, true}) {
    const story miami = in_places({"US", "US-FL"}, evening, florida_first);
    BOOST_TEST(first_of(miami.ask(evening), miami.zone()) == "call 2026-11-03 08:00");
    BOOST_TEST(bound_by(miami, evening) == "FL hours");
    BOOST_TEST(window_of(miami.ask(evening), miami.zone()) == "2026-11-03 08:00/2026-11-03 20:00");
  }
  const story boston = in_places({"US"}, evening);
  BOOST_TEST(first_of(boston.ask(evening), boston.zone()) == "call 2026-11-02 20:30");
  BOOST_TEST(bound_by(boston, evening) == "nothing");
  const story unknown = in_places({}, evening);
  BOOST_TEST(bound_by(unknown, evening) == "FL hours");
  const story toronto = in_places({"CA"}, "2026-11-02 23:00");
  BOOST_TEST(bound_by(toronto, "2026-11-02 23:00") == "nothing");
}

BOOST_AUTO_TEST_CASE(a_cap_that_frees_at_night_is_put_off_by_the_hours) {
  const pack law = rules::combined({rules::united_states_debt_collection(), rules::united_states_telephone()});
  story s = wanting_to_call(law, "2026-11-02 10:00", somebody(consumer, "America/Chicago"));
  s.call("2026-11-02 10:00", fu::spoke{});
  BOOST_TEST(first_of(s.ask("2026-11-02 10:01"), s.zone()) == "call 2026-11-09 08:00");
  BOOST_TEST(bound_by(s, "2026-11-02 10:01") == "US hours");
}

BOOST_AUTO_TEST_CASE(opt_in_follows_the_hours_in_france) {
  const auto both = [] { return rules::combined({france(), rules::france_consent()}); };
  fu::prospect who = somebody(consumer, "Europe/Paris");
  BOOST_TEST(allowed(both(), "2026-08-10 09:00", who) == "2026-08-10 10:00");
  BOOST_TEST(allowed(both(), "2026-08-11 09:00", who).empty());
  BOOST_TEST(bound_by(wanting_to_call(both(), "2026-08-11 09:00", who), "2026-08-11 09:00") == "FR consent");
  who.consents = {{call, express, support::local("2026-01-01 00:00"), {}, {}}};
  BOOST_TEST(allowed(both(), "2026-08-11 09:00", who) == "2026-08-11 09:00");
}

BOOST_AUTO_TEST_CASE(a_prospect_under_all_packs_gets_an_answer) {
  fu::prospect who = somebody(consumer);
  who.consents = {{call, express, support::local("2020-01-01 00:00"), {}, {}}};
  who.registry_checked = support::local("2026-11-01 10:00");
  // Canada's weekend begins at ten, and the Dutch code knows no Sunday.
  BOOST_TEST(allowed(every_pack(), "2026-11-06 20:00", who) == "2026-11-07 10:00");
  BOOST_TEST(allowed(every_pack(), "2026-11-07 16:00", who) == "2026-11-09 09:00");
}

// --- Law and promises.

namespace {

// They asked, on the given day, for a call then and then.
story promised(pack law, const char* zone, const char* asked, const char* on, const char* from, const char* to) {
  story s = wanting_to_call(std::move(law), asked, somebody(consumer, zone));
  s.call(asked, fu::call_back{}).by(fu::contact_role::gatekeeper).leaving_a_message();
  s.promised(fu::agreed_time::between(fu::day(on), clock(from), clock(to)));
  return s;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_promise_does_not_override_legal_hours) {
  const story s =
      promised(rules::florida_telephone(), "America/New_York", "2026-11-02 10:00", "2026-11-03", "20:30", "21:00");
  const fu::answer a = s.ask("2026-11-02 10:01");
  BOOST_TEST(actions_of(a, s.zone()) == "call 2026-11-04 08:00", told(a));
  const fu::reason* why = reason_of(a, fu::reason_kind::promise_blocked);
  BOOST_REQUIRE_MESSAGE(why, told(a));
  BOOST_TEST(s.rules.name_of(why->rule) == "FL hours");
}

BOOST_AUTO_TEST_CASE(a_promise_overrides_a_house_rule_and_not_the_law_beside_it) {
  const pack house{fu::guard{"office", fu::window(call, fu::monday_to_friday("09:00-17:00"))}};
  const story s = promised(rules::combined({house, rules::florida_telephone()}), "America/New_York", "2026-11-02 10:00",
                           "2026-11-03", "19:30", "20:30");
  BOOST_TEST(window_of(s.ask("2026-11-02 10:01"), s.zone()) == "2026-11-03 19:30/2026-11-03 20:00");
}

BOOST_AUTO_TEST_CASE(french_hours_exempt_agreed_calls_and_the_count_does_not) {
  // Saturday 9 May 2026.
  story s = promised(france(), "Europe/Paris", "2026-05-04 10:00", "2026-05-09", "11:00", "12:00");
  BOOST_TEST(window_of(s.ask("2026-05-04 10:01"), s.zone()) == "2026-05-09 11:00/2026-05-09 12:00");
  for (const char* const early : {"2026-05-05 10:00", "2026-05-06 10:00", "2026-05-07 10:00"}) {
    s.call(early, fu::no_answer{});  // too early: the promise stands
  }
  const fu::answer a = s.ask("2026-05-07 10:01");
  BOOST_TEST(support::day_via(a, call) == "2026-06-03", told(a));
  const fu::reason* why = reason_of(a, fu::reason_kind::promise_blocked);
  BOOST_REQUIRE_MESSAGE(why, told(a));
  BOOST_TEST(s.rules.name_of(why->rule) == "FR four in 30 days");
}

BOOST_AUTO_TEST_SUITE_END()
