#include <followup/assure/verify.hpp>

#include "engine/support.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

namespace {

namespace fu = followup;
namespace data = boost::unit_test::data;
using support::amsterdam;
using support::clock;
using support::office;
using support::refuses;

fu::prospect reached_by(std::vector<fu::contact_point> points) {
  fu::prospect who;
  who.id = fu::prospect_id{3};
  who.reachable_by = std::move(points);
  who.kind = fu::audience::legal_entity;
  return who;
}

fu::given usual() {
  return {reached_by({{fu::channel::call}, {fu::channel::letter}, {fu::channel::email}}), office(), amsterdam()};
}

fu::given by_telephone_only() { return {reached_by({{fu::channel::call}}), office(), amsterdam()}; }

fu::cap_guard one_a_day() { return fu::at_most(1, fu::channel::call, fu::per_local_day); }

// --- The presets.

struct preset {
  const char* label;
  fu::policy rules;
  // What they differ in: messages, one call a day, and how long they go on.
  fu::proof messages, one_call_a_day, quarter, year;
  friend std::ostream& operator<<(std::ostream& out, const preset& row) { return out << row.label; }
};

std::vector<preset> presets() {
  using enum fu::proof;
  return {{"until_no", fu::until_no(), proved, proved, proved, proved},
          {"three_strikes", fu::three_strikes(), refuted, refuted, refuted, refuted},
          {"gentle", fu::gentle(), proved, proved, refuted, proved},
          {"proposal_follow_up", fu::proposal_follow_up(), proved, proved, proved, proved},
          {"fourteen_days", fu::fourteen_days(), proved, proved, refuted, proved}};
}

// --- Planted faults.

struct fault {
  const char* label;
  fu::policy rules;
  fu::property broken;
  std::size_t touches;  // of the shortest story
  fu::given about = usual();
  friend std::ostream& operator<<(std::ostream& out, const fault& row) {
    return out << row.label << ": " << fu::name_of(row.broken);
  }
};

fu::policy of(std::vector<fu::policy_rule> rules, fu::behaviours table = fu::doctrine()) {
  return {"faulty", std::move(table), std::move(rules)};
}

fu::track calls_every(fu::delay gap) { return fu::track{"calls", fu::every(gap, fu::channel::call)}; }
fu::track calls_with_messages() {
  return fu::track{"calls", fu::every(fu::business_days{1}, fu::channel::call).leaving_a_message()};
}
fu::track emails() { return fu::track{"e-mails", fu::every(fu::business_days{5}, fu::channel::email)}; }

fu::track in_writing() {
  return fu::track{"in writing", fu::every(fu::business_days{10}, fu::channel::letter).else_by(fu::channel::email)}
      .in_place_of(fu::channel::call);
}

fu::daypart_choice parts_of_the_day() {
  return {.parts = {{"morning", {9 * 60, 12 * 60}}, {"noon", {12 * 60, 14 * 60}}, {"afternoon", {14 * 60, 18 * 60}}}};
}

fu::promise_rules cleared_by_any_call() {
  return {fu::promise_rules::clearing::by_next_call, fu::promise_rules::missed::next_opening};
}

std::vector<fault> faults_of_endings() {
  const fu::property asked = fu::never_ends_before(fu::definite_no{});
  const auto ending_at = [](fu::outcome_kind kind, fu::disposition how) {
    return of({calls_every(fu::business_days{1})}, fu::doctrine().with(kind, fu::close_as{how}));
  };
  const auto tired = [](const fu::case_view& c) -> std::optional<fu::disposition> {
    if (c.calls() < 4) return std::nullopt;
    return fu::disposition::withdrawn;
  };
  return {
      {"takes 'not now' for a no", ending_at(fu::outcome_kind::not_now, fu::disposition::withdrawn), asked, 1},
      {"content with an appointment", ending_at(fu::outcome_kind::meeting_agreed, fu::disposition::meeting), asked, 1},
      {"gives up on a cancelled one", ending_at(fu::outcome_kind::meeting_cancelled, fu::disposition::unreachable),
       asked, 1},
      {"a host's rule that tires", of({calls_every(fu::business_days{1}), fu::ending{"tired", tired}}), asked, 4},
      {"closes on an unexplained no", fu::until_no(), fu::never_ends_before(fu::definite_no{.with_reasons = true}), 2},
  };
}

std::vector<fault> faults_of_next_steps() {
  const fu::property asked = fu::always_has_a_next_step{};
  const auto held_by = [](fu::guard::rule what) {
    return of({calls_every(fu::business_days{1}), fu::guard{"guard", std::move(what)}});
  };
  const auto silent = [](const fu::case_view& c) -> std::optional<fu::proposal> {
    if (c.calls() > 0) return std::nullopt;
    return fu::proposal{fu::channel::call, c.subject().started};
  };
  return {
      {"two calls in a lifetime", held_by(fu::at_most(2, fu::channel::call, fu::per_lifetime)), asked, 2},
      {"an appointment when a lifetime's calls are made",
       of({emails(), calls_every(fu::business_days{2}),
           fu::guard{"life", fu::at_most(5, fu::channel::call, fu::per_lifetime)}}),
       asked, 5},
      {"e-mails to one without an address", of({emails()}), asked, 0, by_telephone_only()},
      {"a machine in a lifetime",
       held_by(fu::at_most(1, fu::channel::call, fu::per_lifetime).that_led_to({fu::outcome_kind::machine})), asked, 1},
      {"a call that lapses beside e-mails to one without an address",
       of({emails(), fu::track{"hot", fu::after(fu::outcome_kind::just_left, fu::hours{1}, fu::channel::call)}
                         .lapsing_after(fu::hours{2})}),
       asked, 0, by_telephone_only()},
      {"what stands in for calls that can be made", of({in_writing()}), asked, 0},
      {"a branch to a step that is too far",
       of({fu::track{"list", fu::in_order({fu::step{"one", fu::channel::call}.when(fu::outcome_kind::machine, "last"),
                                           fu::step{"two", fu::channel::call, fu::business_days{1}},
                                           fu::step{"last", fu::channel::call, fu::calendar_days{100'000}}})
                                 .repeating_after(fu::business_days{1})}}),
       asked, 1},
      {"consent that nobody gave", held_by(fu::consent_guard{.legal_entity = fu::consent_level::express}), asked, 0},
      {"a window at night only", held_by(fu::window(fu::channel::call, fu::every_day("02:00-04:00"))), asked, 0},
      {"a registry that nobody looked at", held_by(fu::registry_guard{}), asked, 0},
      {"a gap that leads nowhere",
       of({fu::track{"calls", fu::every({fu::business_days{1}, fu::calendar_days{100'000}}, fu::channel::call)}}),
       asked, 2},
      {"a host's rule that falls silent", of({fu::track{"once", silent}}), asked, 1},
  };
}

std::vector<fault> faults_of_messages() {
  const fu::property asked = fu::leaves_a_message_every_time{};
  const auto held_by = [](fu::guard::rule what) {
    return of({calls_with_messages(), fu::guard{"guard", std::move(what)}});
  };
  const fu::channel voicemail = fu::channel::voicemail;
  return {
      {"no messages at all", of({calls_every(fu::business_days{1})}), asked, 1},
      {"messages at the first and the third attempt",
       of({fu::track{"calls", fu::every(fu::business_days{1}, fu::channel::call).leaving_a_message_at({1, 3})}}), asked,
       2},
      {"a message of one step",
       of({fu::track{"steps", fu::in_order({fu::step{"one", fu::channel::call}.leaving_a_message(),
                                            fu::step{"two", fu::channel::call, fu::business_days{1}}})
                                  .repeating_after(fu::business_days{2})}}),
       asked, 2},
      {"messages by e-mail only", of({calls_every(fu::business_days{1}), emails()}), asked, 1},
      {"one message in a lifetime", held_by(fu::at_most(1, voicemail, fu::per_lifetime)), asked, 2},
      {"messages after the next call", held_by(fu::window(voicemail, fu::monday_to_friday("17:00-18:00"))), asked, 1},
      {"no message for a week after a machine",
       held_by(fu::quiet_after({fu::outcome_kind::machine}, fu::calendar_days{7}, voicemail)), asked, 1},
      {"messages with consent only",
       held_by(fu::consent_guard{.channels = voicemail, .legal_entity = fu::consent_level::express}), asked, 1},
  };
}

std::vector<fault> faults_of_hours() {
  const auto at_any_hour = fu::given{usual().who, support::always_open(), amsterdam()};
  const fu::guard by_day{"by day", fu::window(fu::channel::call, office().week())};
  const fu::property asked = fu::within(office("08:00-18:00"));
  return {
      {"hours wider than asked for", of({calls_every(fu::business_days{1})}), asked, 0, at_any_hour},
      {"e-mails that no window holds", of({calls_every(fu::business_days{1}), emails(), by_day}), asked, 0,
       at_any_hour},
      {"a promise on a Sunday", of({calls_every(fu::business_days{1})}), asked, 1},
      {"a missed promise at once",
       of({calls_every(fu::business_days{1}),
           fu::promise_rules{fu::promise_rules::clearing::by_attempt_in_time, fu::promise_rules::missed::at_once}}),
       fu::within(office()).except_agreed_times(), 1},
  };
}

std::vector<fault> faults_of_counts() {
  const auto capped = [](fu::cap_guard cap) {
    return of({calls_every(fu::hours{1}), fu::guard{"cap", std::move(cap)}});
  };
  const fu::property asked = fu::keeps_to(one_a_day());
  return {
      {"no cap", of({calls_every(fu::hours{1})}), asked, 1},
      {"a cap of two", capped(fu::at_most(2, fu::channel::call, fu::per_local_day)), asked, 1},
      {"a cap of two a calendar week", capped(fu::at_most(2, fu::channel::call, fu::per_calendar_week)), asked, 1},
      {"a cap of what led to a machine",
       capped(fu::at_most(1, fu::channel::call, fu::per_local_day).that_led_to({fu::outcome_kind::machine})), asked, 1},
      {"a cap of a part of the day",
       of({calls_every(fu::hours{1}), parts_of_the_day(),
           fu::guard{"cap", fu::at_most(1, fu::channel::call, fu::per_daypart)}}),
       asked, 1},
      {"a cap of a calendar month, for one of a week",
       capped(fu::at_most(2, fu::channel::call, fu::per_calendar_month)),
       fu::keeps_to(fu::at_most(1, fu::channel::call, fu::per_calendar_week)).except_agreed_times(), 1},
      {"a cap that retries pass", capped(one_a_day().except_retries()), asked, 1},
      {"a cap that promises pass", capped(one_a_day()), asked, 2},
      {"a cap of one pursuit", capped(one_a_day().per(fu::count_scope::pursuit)),
       fu::keeps_to(one_a_day()).except_agreed_times(), 1},
      {"a cap of shorter length", capped(fu::at_most(1, fu::channel::call, fu::rolling{fu::hours{5}})),
       fu::keeps_to(fu::at_most(1, fu::channel::call, fu::rolling{fu::hours{24}})).except_agreed_times(), 1},
  };
}

std::vector<fault> faults_of_gaps() {
  const fu::property asked = fu::keeps_apart(fu::channel::call, fu::hours{4}).except_agreed_times();
  const fu::guard apart{"apart", fu::apart(fu::channel::call, fu::channel::call, fu::hours{4})};
  return {
      {"a rhythm that is too fast", of({calls_every(fu::minutes{30})}), asked, 1},
      {"a busy line tried again", of({calls_every(fu::business_days{2})}), asked, 1},
      {"a retry in another part of the day",
       of({calls_every(fu::business_days{2}), parts_of_the_day()},
          fu::doctrine().with(fu::outcome_kind::busy, fu::retry_soon{.after = fu::hours{1}, .chooses_daypart = true})),
       asked, 1},
      {"a line out of order that is tried again too soon",
       of({calls_every(fu::business_days{2})}, fu::doctrine()
                                                   .with(fu::outcome_kind::busy, fu::follow_rhythm{})
                                                   .with(fu::outcome_kind::delayed, fu::try_again{fu::minutes{5}, 3})),
       fu::keeps_apart(fu::channel::call, fu::hours{1}).except_agreed_times(), 1},
      {"a gap that is too short",
       of({calls_every(fu::minutes{30}),
           fu::guard{"apart", fu::apart(fu::channel::call, fu::channel::call, fu::hours{3})}}),
       asked, 1},
      {"a gap that promises pass", of({calls_every(fu::business_days{2}), apart}),
       fu::keeps_apart(fu::channel::call, fu::hours{4}), 2},
  };
}

std::vector<fault> faults_of_promises() {
  const fu::property asked = fu::never_before_a_promise{};
  const auto steps =
      fu::in_order({{"one", fu::channel::call}, {"two", fu::channel::email}, {"three", fu::channel::call}})
          .repeating_after(fu::business_days{1});
  return {
      {"forgotten at any call, under a rhythm", of({calls_every(fu::business_days{1}), cleared_by_any_call()}), asked,
       2},
      {"forgotten at any call, at a busy line", of({calls_every(fu::calendar_days{30}), cleared_by_any_call()}), asked,
       2},
      {"forgotten at any call, by a list", of({fu::track{"list", steps}, cleared_by_any_call()}), asked, 2},
  };
}

std::vector<fault> faults_of_ends() {
  const fu::property asked = fu::ends_within(fu::months{3});
  return {
      {"no limit", of({calls_every(fu::business_days{1})}), asked, 0},
      {"a limit that is too far", of({calls_every(fu::business_days{1}), fu::limit{"patience", fu::months{6}}}), asked,
       0},
      {"a limit in calls that nobody makes",
       of({calls_every(fu::business_days{1}), fu::limit{"patience", fu::calls{5}}}), asked, 0},
  };
}

std::vector<fault> planted_faults() {
  std::vector<fault> all;
  for (const auto& some : {faults_of_endings(), faults_of_next_steps(), faults_of_messages(), faults_of_hours(),
                           faults_of_counts(), faults_of_gaps(), faults_of_promises(), faults_of_ends()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

// --- Objections that were there before, consents that come later, and more numbers than one.

std::vector<fu::given> profiles() {
  auto objected = usual();
  objected.who.suppressions.push_back({.only = fu::channel::call, .since = fu::utc("2025-06-01T00:00:00Z")});
  auto consents_later = usual();
  consents_later.who.consents.push_back(
      {fu::channel::letter, fu::consent_level::express, fu::utc("2026-03-01T00:00:00Z")});
  consents_later.who.consents.push_back(
      {fu::channel::call, fu::consent_level::express, fu::utc("2026-05-01T00:00:00Z")});
  const fu::given two_numbers{
      reached_by({{fu::channel::call, fu::endpoint_id{1}}, {fu::channel::call, fu::endpoint_id{2}}}), office(),
      amsterdam()};
  return {objected, consents_later, two_numbers};
}

// --- Rules that nothing reaches.

struct dead_rule {
  const char* label;
  fu::policy rules;
  const char* track;
  fu::given about = usual();
  friend std::ostream& operator<<(std::ostream& out, const dead_rule& row) { return out << row.label; }
};

std::vector<dead_rule> dead_rules() {
  const fu::track letters{"letters", fu::after_each(5, fu::unanswered_calls, fu::channel::letter)};
  const fu::track behind{"behind letters",
                         fu::after(fu::landing_of{"letters"}, fu::business_days{1}, fu::channel::email)};
  // One that waits for what was agreed would let the letters come.
  const auto at_most = [](int calls) { return fu::limit{"patience", fu::calls{calls}}.regardless(); };
  auto called_before = usual();
  called_before.earlier_attempts = 2;
  return {
      {"letters after five calls, of three", of({calls_every(fu::business_days{1}), letters, at_most(3)}), "letters"},
      {"letters after the last call", of({calls_every(fu::business_days{1}), letters, at_most(5)}), "letters"},
      {"letters after five, with two called before", of({calls_every(fu::business_days{1}), letters, at_most(7)}),
       "letters", called_before},
      {"letters behind calls and before e-mails", of({calls_every(fu::business_days{1}), letters, behind, at_most(3)}),
       "letters"},
      {"e-mails to one without an address", of({calls_every(fu::business_days{1}), emails()}), "e-mails",
       by_telephone_only()},
      {"letters, or e-mails, to one without an address", of({calls_every(fu::business_days{1}), in_writing()}),
       "in writing", by_telephone_only()},
      {"a step by letter to one without an address",
       of({fu::track{"list", fu::in_order({{"call"}, {"brochure", fu::channel::letter, fu::business_days{1}}})
                                 .repeating_after(fu::business_days{1})}}),
       "brochure", by_telephone_only()},
      {"held back by what always has something to do",
       of({emails().holding_back_later(), fu::track{"others", fu::every(fu::business_days{2}, fu::channel::email)}}),
       "others"},
  };
}

fu::finding only(const fu::verification& report) {
  BOOST_REQUIRE(report.findings.size() == 1U);
  return report.findings.front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(verify_tests)

BOOST_DATA_TEST_CASE(a_preset_keeps_what_it_promises, data::make(presets()), row) {
  using enum fu::proof;
  const std::vector<std::pair<fu::property, fu::proof>> asked{
      {fu::never_ends_before(fu::definite_no{}), proved},
      {fu::always_has_a_next_step{}, proved},
      {fu::leaves_a_message_every_time{}, row.messages},
      {fu::within(office()).except_agreed_times(), proved},
      {fu::within(office()), refuted},  // no law keeps a promise inside it
      {fu::keeps_to(one_a_day().except_retries()).except_agreed_times(), row.one_call_a_day},
      {fu::keeps_to(one_a_day()), refuted},  // a busy line is tried again
      {fu::never_before_a_promise{}, proved},
      {fu::never_after_a_suppression{}, proved},
      {fu::reaches_every_rule{}, proved},
      {fu::ends_within(fu::months{3}), row.quarter},
      {fu::ends_within(fu::months{12}), row.year}};
  std::vector<fu::property> promises;
  for (const auto& [what, expected] : asked) promises.push_back(what);
  const fu::verification report = fu::verify(row.rules, usual(), promises);
  BOOST_REQUIRE(report.findings.size() == asked.size());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const fu::finding& found = report.findings[i];
    BOOST_TEST((found.what == asked[i].second), found.property << " is " << fu::name_of(found.what) << "\n"
                                                               << to_string(report));
    BOOST_TEST(found.story.has_value() == (found.what == refuted));
    if (found.story) BOOST_TEST((found.story->replayed(row.rules, office()) == found.story->said));
  }
}

BOOST_DATA_TEST_CASE(a_fault_is_refuted_by_its_shortest_story, data::make(planted_faults()), row) {
  const fu::verification report = fu::verify(row.rules, row.about, row.broken);
  const fu::finding found = only(report);
  BOOST_REQUIRE_MESSAGE((found.what == fu::proof::refuted), to_string(report));
  BOOST_REQUIRE(found.story);
  BOOST_TEST(found.story->touches.size() == row.touches, to_string(report));
  BOOST_TEST((found.story->replayed(row.rules, row.about.hours) == found.story->said), to_string(report));
  BOOST_TEST(!found.story->how.empty());
}

BOOST_DATA_TEST_CASE(a_rule_that_nothing_reaches_is_named, data::make(dead_rules()), row) {
  const fu::verification report = fu::verify(row.rules, row.about, fu::reaches_every_rule{});
  BOOST_TEST((only(report).what == fu::proof::refuted), to_string(report));
  BOOST_TEST(only(report).why.find("'" + std::string(row.track) + "'") != std::string::npos, to_string(report));
  BOOST_TEST(!only(report).story.has_value());
}

BOOST_AUTO_TEST_CASE(a_track_for_a_channel_that_the_prospect_lacks_says_so) {
  const auto report =
      fu::verify(of({calls_every(fu::business_days{1}), emails()}), by_telephone_only(), fu::reaches_every_rule{});
  BOOST_TEST(only(report).why == "nothing reaches track 'e-mails': the prospect cannot be reached by email");
}

BOOST_AUTO_TEST_CASE(a_rule_that_forgets_what_was_done_asks_again_for_it) {
  const auto always = [](const fu::case_view& c) -> std::optional<fu::proposal> {
    return fu::proposal{fu::channel::email, c.subject().started};
  };
  const auto after_the_newest = [](const fu::case_view& c) -> std::optional<fu::proposal> {
    return fu::proposal{fu::channel::email, c.subject().started, {}, c.newest()};
  };
  const auto asked_of = [](fu::track mails) {
    return only(fu::verify(of({calls_every(fu::business_days{1}), std::move(mails)}), usual(), {fu::never_asks_again{}},
                           {.answers = 20'000}));
  };
  const fu::finding forgetful = asked_of({"mails", always});
  BOOST_REQUIRE(forgetful.story);
  BOOST_TEST(forgetful.story->touches.size() == 1U);
  BOOST_TEST(!asked_of({"mails", after_the_newest}).story);
}

BOOST_AUTO_TEST_CASE(the_presets_do_not_ask_again_for_what_was_done) {
  for (const fu::policy& rules : {fu::until_no(), fu::three_strikes(), fu::proposal_follow_up()}) {
    const fu::verification report = fu::verify(rules, usual(), {fu::never_asks_again{}}, {.answers = 20'000});
    BOOST_TEST((only(report).what == fu::proof::unknown), to_string(report));
  }
}

BOOST_AUTO_TEST_CASE(anything_may_happen_where_a_limit_is_one_call_away) {
  const fu::own_property no_late_meeting{"no late meeting", [](const fu::asked_moment& m) {
                                           const auto agreed = [](const fu::touchpoint& t) {
                                             return fu::kind_of(t.what) == fu::outcome_kind::meeting_agreed;
                                           };
                                           return m.history.size() < 6 ||
                                                  std::none_of(m.history.begin(), m.history.end(), agreed);
                                         }};
  const auto asked_with = [&](int calls) {
    return only(fu::verify(of({calls_every(fu::business_days{1}), fu::limit{"patience", fu::calls{calls}}}),
                           by_telephone_only(), no_late_meeting));
  };
  const fu::finding found = asked_with(6);
  BOOST_REQUIRE(found.story);
  BOOST_TEST(found.story->touches.size() == 6U);
  BOOST_TEST((asked_with(9).what == fu::proof::refuted));
}

// What goes on from a run does not stand for the stories of few touches.
BOOST_AUTO_TEST_CASE(three_touches_are_all_tried_though_a_cap_is_full_after_one) {
  const fu::own_property never{
      "never", [](const fu::asked_moment& m) {
        const auto is = [&](std::size_t i, fu::outcome_kind kind) { return fu::kind_of(m.history[i].what) == kind; };
        return m.history.size() != 3 || !is(0, fu::outcome_kind::no_answer) || !is(1, fu::outcome_kind::on_hold);
      }};
  const auto rules =
      of({calls_every(fu::business_days{1}), fu::guard{"once", fu::at_most(1, fu::channel::call, fu::per_lifetime)}});
  const fu::verification report = fu::verify(rules, by_telephone_only(), {never}, {.answers = 2'000'000});
  BOOST_TEST((only(report).what == fu::proof::refuted), to_string(report));
}

BOOST_AUTO_TEST_CASE(a_step_that_no_story_reaches_is_named) {
  const auto five_calls = fu::in_order({{"one"}, {"two"}, {"three"}, {"four"}, {"letter", fu::channel::letter}})
                              .repeating_after(fu::business_days{1});
  const fu::verification report = fu::verify(of({fu::track{"list", five_calls}, fu::limit{"patience", fu::calls{3}}}),
                                             by_telephone_only(), fu::reaches_every_rule{});
  BOOST_TEST((only(report).what == fu::proof::refuted), to_string(report));
  BOOST_TEST(only(report).why.find("step 'letter' of track 'list'") != std::string::npos, to_string(report));

  const auto hot = fu::in_order({fu::step{"offer", fu::channel::email}.when(fu::outcome_kind::clicked, "hot call"),
                                 fu::step{"reminder", fu::channel::email, fu::business_days{3}}.ends_list(),
                                 fu::step{"hot call", fu::channel::call, fu::hours{1}}
                                     .when(fu::outcome_kind::machine, "second call")
                                     .ends_list(),
                                 fu::step{"second call", fu::channel::call, fu::hours{1}}})
                       .handing_over_to(fu::every(fu::business_days{10}, fu::channel::call));
  const fu::verification branches = fu::verify(of({fu::track{"offer", hot}}), usual(), fu::reaches_every_rule{});
  BOOST_TEST(branches.all_proved(), to_string(branches));
}

BOOST_DATA_TEST_CASE(objections_are_kept_whatever_the_profile, data::xrange(profiles().size()), row) {
  const fu::verification report = fu::verify(of({calls_with_messages(), emails()}), profiles()[row],
                                             fu::never_after_a_suppression{}, fu::leaves_a_message_every_time{});
  BOOST_TEST(report.all_proved(), to_string(report));
}

BOOST_AUTO_TEST_CASE(a_shorter_story_is_preferred_to_one_that_is_easier_to_find) {
  const auto count = [](const fu::asked_moment& m, fu::outcome_kind kind) {
    return std::count_if(m.history.begin(), m.history.end(),
                         [&](const fu::touchpoint& touch) { return fu::kind_of(touch.what) == kind; });
  };
  // The same call again and again breaks them after six and five touches; two different ones do so as well.
  const fu::own_property six{"six calls, or a busy line and a machine", [=](const fu::asked_moment& m) {
                               using enum fu::outcome_kind;
                               return count(m, no_answer) < 6 && (count(m, busy) == 0 || count(m, machine) == 0);
                             }};
  const fu::own_property five{"five calls",
                              [=](const fu::asked_moment& m) { return count(m, fu::outcome_kind::no_answer) < 5; }};
  const fu::verification report = fu::verify(of({calls_every(fu::business_days{1})}), by_telephone_only(), six, five);
  BOOST_REQUIRE(report.findings.size() == 2U);
  BOOST_REQUIRE(report.findings[0].story);
  BOOST_TEST(report.findings[0].story->touches.size() == 2U, to_string(report));
  BOOST_TEST(report.findings[0].depth >= 1);
  BOOST_REQUIRE(report.findings[1].story);
  BOOST_TEST(report.findings[1].story->touches.size() == 5U, to_string(report));
}

BOOST_AUTO_TEST_CASE(the_law_of_a_policy_keeps_even_promises_inside_its_hours) {
  const fu::guard legal =
      fu::guard{"legal hours", fu::window(fu::channel::call, fu::monday_to_friday("09:00-17:00"))}.law("Art. 1");
  const fu::guard strict =
      fu::guard{"cap", fu::at_most(2, fu::channel::call, fu::rolling{fu::hours{24}})}.law("Art. 2");
  const fu::guard apart =
      fu::guard{"apart", fu::apart(fu::channel::call, fu::channel::call, fu::hours{4})}.law("Art. 3");
  const fu::verification report =
      fu::verify(of({calls_every(fu::business_days{1}), legal, strict, apart}), by_telephone_only(),
                 fu::within(fu::calendar{"week", "1", office().week()}),
                 fu::keeps_to(fu::at_most(3, fu::channel::call, fu::rolling{fu::hours{12}})),
                 fu::keeps_apart(fu::channel::call, fu::minutes{240}), fu::always_has_a_next_step{});
  BOOST_TEST(report.all_proved(), to_string(report));
}

struct kept_row {
  const char* label;
  fu::guard held_by;
  fu::property asked;
  bool proved;
  friend std::ostream& operator<<(std::ostream& out, const kept_row& row) { return out << row.label; }
};

std::vector<kept_row> kept_rows() {
  using fu::at_most;
  using fu::channel;
  using fu::count_scope;
  using fu::counted_event;
  using fu::per_lifetime;
  using fu::per_local_day;
  using fu::rolling_days;
  const auto law = [](fu::guard::rule what) { return fu::guard{"law", std::move(what)}.law("Art. 1"); };
  const auto hours = [](int n) { return fu::rolling{fu::hours{n}}; };
  const auto four_hours = fu::keeps_apart(channel::call, fu::hours{4});
  const auto counting = [](counted_event what) {
    auto cap = one_a_day();
    cap.what = what;
    return cap;
  };
  return {
      {"as many in as many days", law(at_most(5, channel::call, rolling_days{7})),
       fu::keeps_to(at_most(5, channel::call, rolling_days{7})), true},
      {"as many in more days", law(at_most(5, channel::call, rolling_days{7})),
       fu::keeps_to(at_most(5, channel::call, rolling_days{5})), true},
      {"as many in fewer days", law(at_most(1, channel::call, rolling_days{2})),
       fu::keeps_to(at_most(1, channel::call, rolling_days{9})), false},
      {"a calendar week as asked", law(at_most(5, channel::call, fu::per_calendar_week)),
       fu::keeps_to(at_most(5, channel::call, fu::per_calendar_week)), true},
      {"a calendar week's in a day", law(at_most(1, channel::call, fu::per_calendar_week)), fu::keeps_to(one_a_day()),
       true},
      {"a calendar week and seven days", law(at_most(5, channel::call, fu::per_calendar_week)),
       fu::keeps_to(at_most(5, channel::call, rolling_days{7})), false},
      {"seven days and a calendar week", law(at_most(5, channel::call, rolling_days{7})),
       fu::keeps_to(at_most(5, channel::call, fu::per_calendar_week)), true},
      {"six days and a calendar week", law(at_most(5, channel::call, rolling_days{6})),
       fu::keeps_to(at_most(5, channel::call, fu::per_calendar_week)), false},
      {"a calendar month and its weeks", law(at_most(5, channel::call, fu::per_calendar_month)),
       fu::keeps_to(at_most(5, channel::call, fu::per_calendar_week)), false},
      {"31 days and a calendar month", law(at_most(5, channel::call, rolling_days{31})),
       fu::keeps_to(at_most(5, channel::call, fu::per_calendar_month)), true},
      {"30 days and a calendar month", law(at_most(5, channel::call, rolling_days{30})),
       fu::keeps_to(at_most(5, channel::call, fu::per_calendar_month)), false},
      {"all of them, where some outcomes are asked about", law(one_a_day()),
       fu::keeps_to(one_a_day().that_led_to({fu::outcome_kind::machine})), true},
      {"some outcomes, where all are asked about", law(one_a_day().that_led_to({fu::outcome_kind::machine})),
       fu::keeps_to(one_a_day()), false},
      {"more outcomes", law(one_a_day().that_led_to({fu::outcome_kind::machine, fu::outcome_kind::busy})),
       fu::keeps_to(one_a_day().that_led_to({fu::outcome_kind::machine})), true},
      {"more in as many days", law(at_most(2, channel::call, per_local_day)), fu::keeps_to(one_a_day()), false},
      {"a local day as one rolling", law(one_a_day()), fu::keeps_to(at_most(1, channel::call, rolling_days{1})), true},
      {"a local day and two", law(one_a_day()), fu::keeps_to(at_most(1, channel::call, rolling_days{2})), false},
      {"a life of them", law(at_most(3, channel::call, per_lifetime)),
       fu::keeps_to(at_most(3, channel::call, hours(24))), true},
      {"more hours", law(at_most(2, channel::call, hours(24))), fu::keeps_to(at_most(2, channel::call, hours(5))),
       true},
      {"fewer hours", law(at_most(1, channel::call, hours(5))), fu::keeps_to(at_most(1, channel::call, hours(24))),
       false},
      {"hours instead of a day", law(at_most(1, channel::call, hours(20))), fu::keeps_to(one_a_day()), false},
      {"attempts hold back those that connect too", law(one_a_day()), fu::keeps_to(counting(counted_event::connected)),
       true},
      {"conversations are not all attempts", law(counting(counted_event::conversations)), fu::keeps_to(one_a_day()),
       false},
      {"as many messages", law(counting(counted_event::messages)), fu::keeps_to(counting(counted_event::messages)),
       true},
      {"of one pursuit as asked", law(one_a_day().per(count_scope::pursuit)),
       fu::keeps_to(one_a_day().per(count_scope::pursuit)), true},
      {"in another zone", law(one_a_day().in(fu::time_zone::named("America/New_York"))), fu::keeps_to(one_a_day()),
       false},
      {"not yet in force", law(one_a_day()).valid_from(fu::day("2026-03-01")), fu::keeps_to(one_a_day()), false},
      {"no longer in force", law(one_a_day()).valid_to(fu::day("2026-03-01")), fu::keeps_to(one_a_day()), false},
      {"for others", law(one_a_day()).for_audiences({fu::audience::consumer}), fu::keeps_to(one_a_day()), false},
      {"a gap as asked", law(fu::apart(channel::call, channel::call, fu::hours{4})), four_hours, true},
      {"a gap in minutes", law(fu::apart(channel::call, channel::call, fu::minutes{240})), four_hours, true},
      {"a gap after letters only", law(fu::apart(channel::letter, channel::call, fu::hours{4})), four_hours, false},
      {"a gap before letters only", law(fu::apart(channel::call, channel::letter, fu::hours{4})), four_hours, false},
      {"one in so many hours", law(at_most(1, channel::call, hours(4))), four_hours, true},
      {"one in so many hours of some outcomes",
       law(at_most(1, channel::call, hours(4)).that_led_to({fu::outcome_kind::machine})), four_hours, false},
      {"one in fewer hours", law(at_most(1, channel::call, hours(3))), four_hours, false},
      {"two in so many hours", law(at_most(2, channel::call, hours(4))), four_hours, false},
      {"one a day is no gap", law(one_a_day()), four_hours, false},
      {"one in so many hours, retries apart", law(at_most(1, channel::call, hours(4)).except_retries()), four_hours,
       false},
      {"one in so many hours of one pursuit", law(at_most(1, channel::call, hours(4)).per(count_scope::pursuit)),
       four_hours, false},
      {"one e-mail in so many hours", law(at_most(1, channel::email, hours(4))), four_hours, false},
      {"a gap that is not law, promises apart", fu::guard{"own", fu::apart(channel::call, channel::call, fu::hours{4})},
       fu::keeps_apart(channel::call, fu::hours{4}).except_agreed_times(), true},
  };
}

BOOST_DATA_TEST_CASE(a_count_or_gap_is_proved_where_a_rule_holds_back_as_much, data::make(kept_rows()), row) {
  const fu::verification report = fu::verify(of({calls_every(fu::business_days{1}), row.held_by}), by_telephone_only(),
                                             {row.asked}, {.answers = 3'000});
  BOOST_TEST((report.findings.front().what == fu::proof::proved) == row.proved, to_string(report));
}

BOOST_AUTO_TEST_CASE(guards_that_hold_back_for_a_while_leave_a_next_step) {
  const fu::policy rules =
      of({calls_with_messages(), fu::guard{"a day", one_a_day()},
          fu::guard{"a month", fu::at_most(4, fu::channel::call, fu::rolling_days{30})},
          fu::guard{"apart", fu::apart(fu::channel::letter, fu::channel::call, fu::business_days{3})},
          fu::guard{"landing", fu::not_on_landing_day(fu::channel::call)},
          fu::guard{"quiet", fu::quiet_after_conversation(fu::calendar_days{7}, fu::channel::call)}});
  const fu::verification report =
      fu::verify(rules, by_telephone_only(), fu::always_has_a_next_step{}, fu::leaves_a_message_every_time{});
  BOOST_TEST(report.all_proved(), to_string(report));
}

BOOST_AUTO_TEST_CASE(a_message_is_not_owed_where_a_limit_comes_before_it_is_allowed) {
  // The limit is reached on Saturday; the call on Friday is made in the last minute of the day.
  const fu::policy rules = of({calls_with_messages(), fu::limit{"patience", fu::calendar_days{5}}});
  fu::given about = usual().starting(support::local("2026-01-05 10:00"));
  const fu::verification report = fu::verify(rules, about, fu::leaves_a_message_every_time{});
  BOOST_TEST(report.all_proved(), to_string(report));

  support::story late{rules, "2026-01-05 10:00"};
  late.call("2026-01-09 17:59:59", fu::no_answer{});
  const fu::answer a = late.ask("2026-01-09 18:00");
  BOOST_TEST(a.actions.empty(), support::told(a));
}

BOOST_AUTO_TEST_CASE(events_branches_and_plans_are_proved_as_well) {
  const auto list = fu::in_order({fu::step{"offer", fu::channel::email}.when(fu::outcome_kind::clicked, "call"),
                                  {"reminder", fu::channel::email, fu::business_days{3}},
                                  {"call", fu::channel::call, fu::business_days{1}}});
  const fu::policy rules =
      of({fu::track{"offer", list.leaving_a_message().repeating_after(fu::business_days{5})}, calls_with_messages(),
          fu::track{"thanks", fu::after(fu::outcome_kind::spoke, fu::hours{1}, fu::channel::email)}.paced(
              {.resumes = fu::resume_mode::restart}),
          fu::limit{"patience", fu::months{3}}, fu::hand_over("later", {fu::disposition::exhausted}, "gentle")});
  const fu::verification report =
      fu::verify(rules, usual(), fu::never_ends_before(fu::definite_no{}), fu::always_has_a_next_step{},
                 fu::leaves_a_message_every_time{}, fu::never_before_a_promise{}, fu::never_after_a_suppression{},
                 fu::reaches_every_rule{}, fu::ends_within(fu::months{3}));
  BOOST_TEST(report.all_proved(), to_string(report));
}

BOOST_AUTO_TEST_CASE(reminders_lapses_and_turns_are_proved_as_well) {
  const auto table = fu::doctrine().with(fu::outcome_kind::no_answer, fu::follow_rhythm{.next_number = true});
  const fu::policy rules = of(
      {calls_with_messages(), fu::track{"reminder", fu::before_appointment(fu::business_days{1}, fu::channel::email)},
       fu::track{"letters", fu::every(fu::months{1}, fu::channel::letter)}.waiting_for_promises(),
       fu::track{"hot", fu::after(fu::outcome_kind::clicked, fu::minutes{5}, fu::channel::call)}.lapsing_after(
           fu::hours{4}),
       fu::guard{"a week", fu::at_most(5, fu::channel::call, fu::per_calendar_week)}},
      table);
  const fu::verification report =
      fu::verify(rules, usual(), fu::never_ends_before(fu::definite_no{}), fu::always_has_a_next_step{},
                 fu::never_before_a_promise{}, fu::never_after_a_suppression{}, fu::reaches_every_rule{});
  BOOST_TEST(report.all_proved(), to_string(report));
}

BOOST_AUTO_TEST_CASE(what_stands_in_for_calls_is_reached_by_its_other_channel_too) {
  const fu::given without_letters{reached_by({{fu::channel::call}, {fu::channel::email}}), office(), amsterdam()};
  for (const fu::given& about : {usual(), without_letters}) {
    const fu::verification report = fu::verify(of({calls_every(fu::business_days{1}), in_writing()}), about,
                                               fu::reaches_every_rule{}, fu::always_has_a_next_step{});
    BOOST_TEST(report.all_proved(), to_string(report));
  }
}

BOOST_AUTO_TEST_CASE(an_appointment_may_be_an_end_where_that_is_asked) {
  const auto rules = of({calls_every(fu::business_days{1})},
                        fu::doctrine().with(fu::outcome_kind::meeting_agreed, fu::close_as{fu::disposition::meeting}));
  const auto asked = fu::never_ends_before(fu::definite_no{});
  BOOST_TEST((only(fu::verify(rules, usual(), asked)).what == fu::proof::refuted));
  BOOST_TEST((only(fu::verify(rules, usual(), asked.or_an_appointment())).what == fu::proof::proved));
}

BOOST_AUTO_TEST_CASE(rules_of_a_host_are_never_proved) {
  const fu::verification report =
      fu::verify(support::of_a_host(), usual(), fu::always_has_a_next_step{}, fu::never_before_a_promise{});
  for (const fu::finding& one : report.findings) {
    BOOST_TEST((one.what == fu::proof::unknown), to_string(report));
    BOOST_TEST(one.answers > 0);
    BOOST_TEST(one.why.find("touch") != std::string::npos, to_string(report));
  }
  BOOST_TEST(!report.all_proved());
}

BOOST_AUTO_TEST_CASE(a_property_of_a_host_is_looked_for_and_shown) {
  const fu::own_property two_at_most{"at most two things to do",
                                     [](const fu::asked_moment& m) { return m.said.actions.size() <= 2; }};
  const fu::own_property at_most_eight{
      "at most eight", [](const fu::asked_moment& m) { return m.said.actions.size() <= fu::answer::most_actions; }};
  const fu::own_property reasons_given{"says why", [](const fu::asked_moment& m) { return !m.said.reasons.empty(); }};
  const fu::verification report = fu::verify(fu::until_no(), usual(), two_at_most, at_most_eight, reasons_given);
  BOOST_REQUIRE(report.findings.size() == 3U);
  BOOST_TEST((report.findings[0].what == fu::proof::refuted), to_string(report));
  BOOST_TEST(report.findings[0].property == "at most two things to do");
  BOOST_REQUIRE(report.findings[0].story);
  BOOST_TEST(report.findings[0].story->said.actions.size() > 2U);
  BOOST_TEST((report.findings[1].what == fu::proof::unknown), to_string(report));
  BOOST_TEST((report.findings[2].what == fu::proof::unknown), to_string(report));
}

struct told_touch {
  const char* told;  // in the report
  bool (*is_it)(const fu::touchpoint&);
  friend std::ostream& operator<<(std::ostream& out, const told_touch& row) { return out << row.told; }
};

template <class Outcome>
bool names_a_day(const fu::touchpoint& touch) {
  const auto* what = std::get_if<Outcome>(&touch.what);
  return what != nullptr && what->until;
}

const std::vector<told_touch> told_touches{
    {"call: on_hold until 2026-01-15 by gatekeeper, ", names_a_day<fu::on_hold>},
    {"call: away until 2026-01-15 by ", names_a_day<fu::away>},
    {"call: not_now until 2026-01-15 by decision_maker, ", names_a_day<fu::not_now>},
    {"by gatekeeper, promised 2026-01-09 to 2026-01-11, ",
     [](const fu::touchpoint& t) { return t.promised && t.promised->when.first_day() != t.promised->when.last_day(); }},
    {"promised 2026-01-09 14:00 by us softly, ",
     [](const fu::touchpoint& t) {
       return t.promised && t.promised->how == fu::firmness::soft && t.promised->by == fu::promised_by::us;
     }},
    {"meeting_agreed for 2026-01-09 10:00 by gatekeeper",
     [](const fu::touchpoint& t) { return fu::kind_of(t.what) == fu::outcome_kind::meeting_agreed; }},
    {"call: objection to letter by ",
     [](const fu::touchpoint& t) {
       const auto* what = std::get_if<fu::objection>(&t.what);
       return what != nullptr && what->only == fu::channel::letter;
     }},
    {"call: no_answer by nobody, at endpoint #1, carrying out #",
     [](const fu::touchpoint& t) { return t.via == fu::channel::call && t.endpoint; }},
    {"call: no_answer by nobody, in pursuit #2 (#1)",
     [](const fu::touchpoint& t) { return t.pursuit != fu::pursuit_id{1}; }},
};

BOOST_DATA_TEST_CASE(every_kind_of_first_touch_is_tried_and_told_whole, data::make(told_touches), row) {
  const fu::own_property never{
      "never", [&](const fu::asked_moment& m) { return std::none_of(m.history.begin(), m.history.end(), row.is_it); }};
  const fu::verification report = fu::verify(of({calls_every(fu::business_days{1})}), usual(), never);
  BOOST_REQUIRE(only(report).story);
  BOOST_TEST(only(report).story->touches.size() == 1U);
  BOOST_TEST(to_string(report).find(row.told) != std::string::npos, to_string(report));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_shown_names_what_is_in_the_way) {
  const fu::policy rules = of({calls_every(fu::business_days{1}), emails(),
                               fu::guard{"life", fu::at_most(5, fu::channel::call, fu::per_lifetime)}});
  const auto why = [&](const fu::property& asked) {
    return only(fu::verify(rules, usual(), {asked}, {.answers = 100})).why;
  };
  BOOST_TEST(
      why(fu::always_has_a_next_step{})
          .starts_with("with an appointment, nothing may be left to do: guard 'life' may hold a call back for ever"));
  BOOST_TEST(why(fu::keeps_to(fu::at_most(5, fu::channel::call, fu::per_lifetime)))
                 .starts_with("as strict, but a hard promise overrides guard 'life' (see except_agreed_times)"));
  BOOST_TEST(why(fu::keeps_to(fu::at_most(4, fu::channel::call, fu::per_lifetime)))
                 .starts_with("no guard of the policy is as strict"));
}

BOOST_AUTO_TEST_CASE(a_report_reads_as_text) {
  const fu::verification report = fu::verify(fu::three_strikes(), usual(), fu::leaves_a_message_every_time{});
  const std::string text = to_string(report);
  BOOST_TEST(text.find("policy 'three_strikes'\nrefuted: leaves a message every time\n") == 0U, text);
  BOOST_TEST(text.find("2026-01-05 10:01 call: no_answer by nobody") != std::string::npos, text);
  BOOST_TEST(text.find("asked at 2026-01-05 10:01: waiting, call from 2026-01-07 08:00") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(the_same_question_gets_the_same_report) {
  const auto ask = [] {
    return to_string(fu::verify(fu::gentle(), usual(), fu::within(office()), fu::never_before_a_promise{}));
  };
  BOOST_TEST(ask() == ask());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_asked_is_refused) {
  const auto asking = [](const fu::property& what) { return [=] { (void)fu::verify(fu::gentle(), usual(), what); }; };
  refuses<fu::invalid_policy>(asking(fu::keeps_to(fu::at_most(0, fu::channel::call, fu::per_local_day))),
                              {"at most 0"});
  refuses<fu::invalid_policy>(asking(fu::keeps_to(fu::at_most(1, fu::channel::call, fu::per_daypart))), {"daypart"});
  refuses<fu::invalid_policy>(asking(fu::keeps_to(one_a_day().per(fu::count_scope::seller))), {"touchpoints"});
  refuses<fu::invalid_policy>(asking(fu::keeps_apart(fu::channel::call, fu::hours{-1})), {"-1"});
  refuses<fu::invalid_policy>(asking(fu::keeps_apart(fu::channel_set{}, fu::hours{1})), {"no channel"});
  refuses<fu::invalid_policy>(asking(fu::ends_within(fu::months{0})), {"span of 0"});
  refuses<fu::invalid_policy>(asking(fu::own_property{"empty", {}}), {"empty"});
  refuses<fu::invalid_policy>(asking(fu::own_property{"", [](const fu::asked_moment&) { return true; }}), {"name"});
  refuses<fu::invalid_policy>(asking(fu::keeps_to(fu::at_most(1, fu::channel_set{}, fu::per_local_day))),
                              {"no channel"});
}

struct bounds_row {
  const char* name;
  const char* found;
  fu::search_bounds bounds;
  friend std::ostream& operator<<(std::ostream& out, const bounds_row& row) { return out << row.name << row.found; }
};
const std::vector<bounds_row> refused_bounds{
    {"horizon", "800", {.horizon = fu::calendar_days{800}}},
    {"horizon", "0", {.horizon = fu::calendar_days{0}}},
    {"depth", "-1", {.depth = -1}},
    {"depth", "101", {.depth = 101}},
    {"run", "-2", {.run = -2}},
    {"run", "10001", {.run = 10'001}},
    {"answers", "-3", {.answers = -3}},
    {"cases", "-4", {.cases = -4}},
};

BOOST_DATA_TEST_CASE(bounds_that_cannot_be_are_refused, data::make(refused_bounds), row) {
  refuses<fu::invalid_policy>([&] { (void)fu::verify(fu::gentle(), usual(), {fu::reaches_every_rule{}}, row.bounds); },
                              {row.name, row.found});
}

BOOST_AUTO_TEST_CASE(too_many_cases_are_unknown) {
  const fu::search_bounds few{.answers = 100, .cases = 1'000};
  const fu::verification report = fu::verify(fu::until_no(), usual(), {fu::always_has_a_next_step{}}, few);
  BOOST_TEST((only(report).what == fu::proof::unknown), to_string(report));
  BOOST_TEST(only(report).why.find("more cases") != std::string::npos, to_string(report));
}

BOOST_AUTO_TEST_SUITE_END()
