#include <followup/error.hpp>

#include <boost/date_time/posix_time/posix_time_types.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <functional>
#include <limits>
#include <ostream>
#include <string>
#include <vector>

#include "engine/support.hpp"

// A clear error that names what is wrong, or a right answer; never a crash, and never without end.
BOOST_AUTO_TEST_SUITE(bad_input)

namespace {

namespace fu = followup;
using support::refuses;
using support::story;
using support::told;

constexpr auto call = fu::channel::call;
constexpr auto letter = fu::channel::letter;
constexpr auto email = fu::channel::email;
constexpr auto nobody = fu::contact_role::nobody;
constexpr auto machine = fu::contact_role::machine;
constexpr auto gatekeeper = fu::contact_role::gatekeeper;
constexpr auto decision_maker = fu::contact_role::decision_maker;
constexpr auto outbound = fu::direction::outbound;
constexpr auto inbound = fu::direction::inbound;

story pursued() { return {fu::until_no(), "2026-11-02 10:00"}; }

fu::answer asked(const story& s, fu::ptime now) {
  return fu::next_actions(s.rules, s.subject, s.history, s.hours, now);
}

fu::ptime on_day(int year) { return fu::ptime{fu::date{static_cast<unsigned short>(year), 1, 1}}; }

struct bad_time {
  const char* label;
  fu::ptime at;
  friend std::ostream& operator<<(std::ostream& out, const bad_time& row) { return out << row.label; }
};

const std::vector<bad_time> bad_times{
    {"not a date-time", fu::ptime{boost::posix_time::not_a_date_time}},
    {"plus infinity", fu::ptime{boost::posix_time::pos_infin}},
    {"minus infinity", fu::ptime{boost::posix_time::neg_infin}},
    {"before 1970", on_day(1970) - boost::posix_time::seconds(1)},
    {"long before 1970", on_day(1492)},
    {"2200", on_day(2200)},
    {"long after 2200", on_day(9999)},
};

}  // namespace

// --- Time.

BOOST_DATA_TEST_CASE(an_impossible_now_is_refused, boost::unit_test::data::make(bad_times), row) {
  const story s = pursued();
  refuses<fu::invalid_time>([&] { (void)asked(s, row.at); }, {"now"});
  const fu::progress folded = s.folded();
  refuses<fu::invalid_time>([&] { (void)fu::next_actions(s.rules, s.subject, folded, s.hours, row.at); }, {"now"});
}

BOOST_DATA_TEST_CASE(an_impossible_start_is_refused, boost::unit_test::data::make(bad_times), row) {
  story s = pursued();
  s.subject.started = row.at;
  refuses<fu::invalid_time>([&] { (void)asked(s, support::local("2026-11-10 10:00")); }, {"started"});
  refuses<fu::invalid_time>([&] { (void)s.folded(); }, {"started"});
}

BOOST_DATA_TEST_CASE(an_impossible_touchpoint_time_is_refused, boost::unit_test::data::make(bad_times), row) {
  story s = pursued();
  s.call(row.at, fu::no_answer{});
  refuses<fu::invalid_time>([&] { (void)asked(s, s.at("2026-11-10 10:00")); }, {"100", "at"});
  refuses<fu::invalid_time>([&] { (void)s.folded(); }, {"100", "at"});
  const fu::progress nothing = fu::fold(s.rules, s.subject, {});
  refuses<fu::invalid_time>([&] { (void)fu::advance(s.rules, s.subject, nothing, s.history.front()); }, {"100", "at"});
}

BOOST_AUTO_TEST_CASE(a_history_may_be_written_out_and_an_empty_one_is_not_ambiguous) {
  story s = pursued();
  const fu::ptime now = s.at("2026-11-24 10:00");
  BOOST_TEST((fu::next_actions(s.rules, s.subject, {}, s.hours, now) == asked(s, now)));
  s.call("2026-11-23 10:00", fu::no_answer{});
  BOOST_TEST((fu::next_actions(s.rules, s.subject, {s.history.front()}, s.hours, now) == asked(s, now)));
}

BOOST_AUTO_TEST_CASE(an_impossible_date_inside_an_outcome_is_refused) {
  for (const fu::date on : {fu::date{boost::gregorian::not_a_date_time}, fu::date{boost::gregorian::pos_infin},
                            fu::date{1492, 10, 12}, fu::date{2200, 1, 1}}) {
    for (const fu::outcome& what :
         {fu::outcome{fu::away{on}}, fu::outcome{fu::not_now{on}}, fu::outcome{fu::on_hold{on}}}) {
      story s = pursued();
      s.call("2026-11-05 10:00", what);
      refuses<fu::invalid_time>([&] { (void)asked(s, s.at("2026-11-05 10:00")); }, {"100", "until"});
    }
    refuses<fu::invalid_time>([&] { (void)fu::agreed_time::on(on); });
  }
}

BOOST_AUTO_TEST_CASE(the_first_and_the_last_instants_are_answered) {
  story s{fu::until_no(), "1970-01-01 01:00"};
  BOOST_TEST(s.ask(fu::first_instant()).status == fu::status::waiting);
  s.subject.started = fu::last_instant() - boost::posix_time::hours(24 * 200);
  const fu::answer a = s.ask(fu::last_instant() - boost::posix_time::seconds(1));
  BOOST_TEST(!a.actions.empty() == (a.status == fu::status::closing || a.status == fu::status::due), told(a));
}

BOOST_AUTO_TEST_CASE(a_case_that_runs_past_the_end_of_time_says_so) {
  story s{support::calling_every(fu::business_days{5}), "2199-12-27 10:00", support::office()};
  s.call("2199-12-30 10:00", fu::no_answer{});
  const fu::answer a = s.ask(fu::last_instant() - boost::posix_time::hours(1));
  BOOST_TEST(a.actions.empty(), told(a));
  BOOST_TEST(a.status == fu::status::needs_data, told(a));
}

BOOST_AUTO_TEST_CASE(an_enormous_delay_is_no_overflow) {
  constexpr int most = std::numeric_limits<int>::max();
  const std::vector<fu::delay> delays{fu::minutes{most}, fu::hours{most}, fu::open_minutes{most},
                                      fu::calendar_days{most}, fu::business_days{most}};
  for (const fu::delay& gap : delays) {
    BOOST_TEST_CONTEXT(gap.index()) {
      try {
        story s{support::calling_every(gap), "2026-11-02 10:00"};
        s.call("2026-11-03 10:00", fu::no_answer{});
        const fu::answer a = s.ask("2026-11-03 10:01");
        BOOST_TEST(a.status == fu::status::needs_data, told(a));
      } catch (const fu::invalid_policy& e) { BOOST_TEST(!e.value().empty()); }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_zone_is_named) {
  refuses<fu::unknown_time_zone>([] { (void)fu::time_zone::named("Europe/Atlantis"); }, {"Europe/Atlantis"});
  refuses<fu::unknown_time_zone>([] { (void)fu::time_zone::named("../Europe/Amsterdam"); });
  BOOST_CHECK_THROW((void)fu::time_zone::named(""), fu::unknown_time_zone);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_in_a_prospect_is_refused_at_the_door) {
  const auto refused = [](const char* field, const auto& change) {
    story s{support::calling_every(fu::business_days{1}), "2026-11-02 10:00"};
    change(s.subject);
    refuses<fu::invalid_pursuit>(
        [&] { (void)fu::next_actions(s.rules, s.subject, s.history, s.hours, s.subject.started); }, {field});
    refuses<fu::invalid_pursuit>([&] { (void)fu::fold(s.rules, s.subject, s.history); }, {field});
  };
  refused("kind", [](fu::pursuit& p) { p.who.kind = static_cast<fu::audience>(9); });
  refused("priority", [](fu::pursuit& p) { p.who.priority = static_cast<fu::prospect::priority_class>(9); });
  refused("reachable_by: via", [](fu::pursuit& p) { p.who.reachable_by[0].via = static_cast<fu::channel>(9); });
  refused("consents: via", [](fu::pursuit& p) { p.who.consents = {{static_cast<fu::channel>(9), {}, p.started}}; });
  refused("consents: level", [](fu::pursuit& p) {
    p.who.consents = {{fu::channel::email, static_cast<fu::consent_level>(9), p.started}};
  });
  refused("suppressions: only", [](fu::pursuit& p) {
    p.who.suppressions = {{static_cast<fu::channel>(9), p.started}};
  });
}

BOOST_AUTO_TEST_CASE(instants_of_a_prospect_that_are_none_are_refused_at_the_door) {
  const auto refused = [](const auto& change) {
    story s{support::calling_every(fu::business_days{1}), "2026-11-02 10:00"};
    change(s.subject);
    refuses<fu::invalid_time>(
        [&] { (void)fu::next_actions(s.rules, s.subject, s.history, s.hours, s.subject.started); });
  };
  refused([](fu::pursuit& p) { p.who.consents = {{fu::channel::email}}; });
  refused([](fu::pursuit& p) {
    p.who.consents = {{fu::channel::email, fu::consent_level::express, p.started, fu::ptime{}}};
  });
  refused([](fu::pursuit& p) { p.who.suppressions = {{fu::channel::email, fu::ptime{}}}; });
  refused([](fu::pursuit& p) { p.who.registry_checked = fu::ptime{}; });
  refused([](fu::pursuit& p) { p.outside_counts = {{fu::id_of<fu::rule_id>("daily"), 1, fu::ptime{}}}; });
}

// --- Policies.

BOOST_AUTO_TEST_CASE(a_window_that_never_opens_is_refused) {
  refuses<fu::invalid_calendar>([] { (void)fu::window(call, fu::monday_to_friday("")); });
  refuses<fu::invalid_calendar>([] { (void)fu::window(call, fu::week_hours{}); });
  refuses<fu::invalid_calendar>([] { (void)fu::monday_to_friday("12:00-09:00"); }, {"12:00-09:00"});
}

BOOST_AUTO_TEST_CASE(a_window_that_does_not_open_again_needs_data) {
  const fu::calendar once{"once", "1", fu::week_hours{}, {}, {{fu::day("2020-01-02"), fu::hours_from("09:00-17:00")}}};
  const story s{support::calling_every(fu::business_days{1}, {fu::guard{"once", fu::window(call, once)}}),
                "2026-11-02 10:00"};
  const fu::answer a = s.ask("2026-11-02 10:00");
  BOOST_TEST(a.status == fu::status::needs_data, told(a));
  const fu::reason* why = support::reason_of(a, fu::reason_kind::guard_forbids);
  BOOST_REQUIRE_MESSAGE(why, told(a));
  BOOST_TEST(s.rules.name_of(why->rule) == "once");
}

BOOST_AUTO_TEST_CASE(a_calendar_that_does_not_open_again_needs_data) {
  const fu::calendar once{"once", "1", fu::week_hours{}, {}, {{fu::day("2020-01-02"), fu::hours_from("09:00-17:00")}}};
  const story s{support::calling_every(fu::business_days{1}), "2026-11-02 10:00", once};
  const fu::answer a = s.ask("2026-11-02 10:00");
  BOOST_TEST(a.status == fu::status::needs_data, told(a));
  BOOST_TEST(support::says(a, fu::reason_kind::never_open), told(a));
}

BOOST_AUTO_TEST_CASE(a_policy_without_a_track_does_not_load) {
  refuses<fu::invalid_policy>([] { (void)fu::policy{"empty", fu::doctrine(), {}}; }, {"empty"});
  refuses<fu::invalid_policy>([] {
    (void)fu::policy{"limits only", fu::doctrine(), {fu::limit{"most", fu::calls{5}}}};
  });
}

BOOST_AUTO_TEST_CASE(every_outcome_without_a_behaviour_is_named) {
  const std::vector<fu::policy_rule> calls{fu::track{"calls", fu::every(fu::business_days{1}, call)}};
  fu::behaviours table;
  const fu::behaviours full = fu::doctrine();
  for (int i = 0; i < fu::outcome_count; ++i) {
    const auto kind = static_cast<fu::outcome_kind>(i);
    if (kind == fu::outcome_kind::just_left || kind == fu::outcome_kind::bounced) continue;
    table = table.with(kind, full.at(kind).value());
  }
  refuses<fu::invalid_policy>([&] { (void)fu::policy{"gap", table, calls}; }, {"gap", "just_left", "bounced"});
  refuses<fu::invalid_policy>([&] { (void)fu::policy{"gap", fu::behaviours{}, calls}; }, {"no_answer", "clicked"});
}

namespace {

struct bad_policy {
  const char* label;
  std::function<void()> make;
  friend std::ostream& operator<<(std::ostream& out, const bad_policy& row) { return out << row.label; }
};

void build(std::vector<fu::policy_rule> rules) { (void)fu::policy{"bad", fu::doctrine(), std::move(rules)}; }

fu::track calling(fu::delay gap) { return {"calls", fu::every(gap, call)}; }

const std::vector<bad_policy> bad_policies{
    {"negative gap", [] { build({calling(fu::business_days{-1})}); }},
    {"negative gap in minutes", [] { build({calling(fu::minutes{-20})}); }},
    {"no gap at all",
     [] {
       build({fu::track{"calls", fu::every(std::vector<fu::delay>{}, call)}});
     }},
    {"negative first",
     [] {
       build({fu::track{"calls", fu::every(fu::business_days{1}, call).first_after(fu::business_days{-1})}});
     }},
    {"negative wait",
     [] {
       build({calling(fu::business_days{1}),
              fu::track{"letters", fu::after_each(5, fu::unanswered_calls, letter).waiting(fu::hours{-1})}});
     }},
    {"a letter for every 0 calls",
     [] {
       build({calling(fu::business_days{1}), fu::track{"letters", fu::after_each(0, fu::unanswered_calls, letter)}});
     }},
    {"after a track that is not there",
     [] {
       build({calling(fu::business_days{1}),
              fu::track{"e-mails", fu::after(fu::landing_of{"letters"}, fu::business_days{1}, email)}});
     }},
    {"negative wait after another track",
     [] {
       build({calling(fu::business_days{1}), fu::track{"letters", fu::after_each(5, fu::unanswered_calls, letter)},
              fu::track{"e-mails", fu::after(fu::landing_of{"letters"}, fu::business_days{-1}, email)}});
     }},
    {"two rules of one id",
     [] {
       build({calling(fu::business_days{1}), calling(fu::business_days{2})});
     }},
    {"a track and a guard of one id",
     [] {
       build({calling(fu::business_days{1}), fu::guard{"calls", fu::at_most(1, call, fu::per_local_day)}});
     }},
    {"a step list that runs out",
     [] {
       build({fu::track{"steps", fu::in_order({{"one", call, fu::business_days{1}, ""}})}});
     }},
    {"a step list without steps",
     [] {
       build({fu::track{"steps", fu::in_order({}).repeating_after(fu::business_days{1})}});
     }},
    {"a negative step",
     [] {
       build({fu::track{
           "steps", fu::in_order({{"one", call, fu::business_days{-1}, ""}}).repeating_after(fu::business_days{1})}});
     }},
    {"a negative cap",
     [] {
       build({calling(fu::business_days{1}), fu::guard{"cap", fu::at_most(-1, call, fu::per_local_day)}});
     }},
    {"a cap over nothing",
     [] {
       build({calling(fu::business_days{1}), fu::guard{"cap", fu::at_most(1, call, fu::rolling{fu::hours{0}})}});
     }},
    {"a cap over no days",
     [] {
       build({calling(fu::business_days{1}), fu::guard{"cap", fu::at_most(1, call, fu::rolling_days{0})}});
     }},
    {"a limit of negative calls",
     [] {
       build({calling(fu::business_days{1}), fu::limit{"most", fu::calls{-1}}});
     }},
    {"a limit of negative months",
     [] {
       build({calling(fu::business_days{1}), fu::limit{"longest", fu::span_limit{fu::months{-1}}}});
     }},
    {"dayparts that overlap",
     [] {
       build({calling(fu::business_days{1}),
              fu::daypart_choice{{{"a", {480, 720}, 200}, {"b", {700, 900}, 200}}, 2, {}}});
     }},
    {"an answer rate above certainty",
     [] {
       build({calling(fu::business_days{1}), fu::daypart_choice{{{"a", {480, 720}, 1001}}, 2, {}}});
     }},
    {"nine dayparts",
     [] {
       fu::daypart_choice nine;
       for (int i = 0; i < 9; ++i) nine.parts.push_back({"part", {480 + 10 * i, 490 + 10 * i}, 200});
       build({calling(fu::business_days{1}), nine});
     }},
    {"a negative delay in the table",
     [] {
       (void)fu::doctrine().with(fu::outcome_kind::busy, fu::retry_soon{fu::minutes{-5}, 2});
     }},
    {"silence as a no",
     [] { (void)fu::doctrine().with(fu::outcome_kind::no_answer, fu::close_as{fu::disposition::refused}); }},
    {"a secretary's no as a no",
     [] { (void)fu::doctrine().with(fu::outcome_kind::gatekeeper_no, fu::close_as{fu::disposition::refused}); }},
    {"an objection that is not heeded",
     [] { (void)fu::doctrine().with(fu::outcome_kind::objection, fu::follow_rhythm{}); }},
    {"a promise to keep where there is none",
     [] { (void)fu::doctrine().with(fu::outcome_kind::no_answer, fu::keep_promise{}); }},
    {"a dead number that is called on",
     [] { (void)fu::doctrine().with(fu::outcome_kind::wrong_number, fu::follow_rhythm{}); }},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_bad_policy_does_not_load, boost::unit_test::data::make(bad_policies), row) {
  refuses<fu::invalid_policy>(row.make);
}

BOOST_AUTO_TEST_CASE(every_mistake_of_a_policy_is_told_at_once) {
  refuses<fu::invalid_policy>(
      [] {
        (void)fu::policy{"bad",
                         fu::behaviours{},
                         {calling(fu::business_days{-1}),
                          fu::track{"e-mails", fu::after(fu::landing_of{"letters"}, fu::business_days{1}, email)}}};
      },
      {"no_answer", "calls", "-1", "e-mails", "letters"});
}

// --- Prospects and pursuits.

BOOST_AUTO_TEST_CASE(a_pursuit_that_cannot_be_right_is_refused) {
  const auto refused = [](const std::function<void(fu::pursuit&)>& spoil) {
    story s = pursued();
    spoil(s.subject);
    refuses<fu::invalid_pursuit>([&] { (void)asked(s, support::local("2026-11-10 10:00")); });
    refuses<fu::invalid_pursuit>([&] { (void)s.folded(); });
  };
  refused([](fu::pursuit& p) { p.who.zones.assign(5, support::amsterdam()); });
  refused([](fu::pursuit& p) { p.who.reachable_by.assign(9, {call, {}}); });
  refused([](fu::pursuit& p) { p.earlier_attempts = -1; });
}

// --- Histories.

BOOST_AUTO_TEST_CASE(a_touchpoint_of_the_future_is_refused_and_up_to_leaves_it_out) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{}).call("2026-11-06 10:00", fu::no_answer{});
  const fu::ptime now = s.at("2026-11-05 17:00");
  refuses<fu::invalid_history>([&] { (void)asked(s, now); }, {"101", "2026-11-06T09:00:00Z"});
  BOOST_CHECK_THROW((void)fu::next_actions(s.rules, s.subject, s.folded(), s.hours, now), fu::invalid_history);
  story past = s;
  past.history = fu::up_to(s.history, now);
  BOOST_TEST(past.history.size() == 1U);
  BOOST_TEST(!past.ask(now).actions.empty());
}

BOOST_AUTO_TEST_CASE(a_touchpoint_at_now_is_not_of_the_future) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{});
  BOOST_TEST(s.ask("2026-11-05 16:00").status == fu::status::due);
}

BOOST_AUTO_TEST_CASE(a_touchpoint_before_the_pursuit_began_is_refused) {
  story s = pursued();
  s.call("2026-11-02 09:59", fu::no_answer{});
  refuses<fu::invalid_history>([&] { (void)s.folded(); }, {"100"});
  // One of another pursuit may well be older.
  s.history.back().pursuit = support::other_pursuit;
  BOOST_TEST(!s.ask("2026-11-02 10:00").actions.empty());
}

BOOST_AUTO_TEST_CASE(one_id_with_two_contents_is_refused_naming_it) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{});
  fu::touchpoint other = s.history.back();
  other.what = fu::busy{};
  s.add(other);
  refuses<fu::invalid_history>([&] { (void)s.folded(); }, {"100"});
  refuses<fu::invalid_history>([&] { (void)asked(s, s.at("2026-11-06 10:00")); }, {"100"});

  // Apart in time, with others between them.
  story apart = pursued();
  apart.call("2026-11-05 16:00", fu::no_answer{}).call("2026-11-06 16:00", fu::no_answer{});
  fu::touchpoint moved = apart.history.front();
  moved.at = apart.at("2026-11-09 16:00");
  apart.add(moved);
  refuses<fu::invalid_history>([&] { (void)apart.folded(); }, {"100"});
}

BOOST_AUTO_TEST_CASE(the_newest_touchpoint_with_other_content_is_refused_by_advance) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{});
  const fu::progress folded = s.folded();
  fu::touchpoint other = s.history.back();
  BOOST_TEST((fu::advance(s.rules, s.subject, folded, other) == folded));
  other.what = fu::busy{};
  refuses<fu::invalid_history>([&] { (void)fu::advance(s.rules, s.subject, folded, other); }, {"100"});
}

BOOST_AUTO_TEST_CASE(an_older_touchpoint_is_out_of_order) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{}).call("2026-11-06 16:00", fu::no_answer{});
  fu::touchpoint older = support::made(s.at("2026-11-05 17:00"), call, fu::no_answer{});
  older.id = fu::touchpoint_id{7};
  refuses<fu::out_of_order>([&] { (void)fu::advance(s.rules, s.subject, s.folded(), older); }, {"7"});
}

namespace {

struct malformed {
  const char* label;
  fu::channel via;
  fu::direction way;
  fu::contact_role who;
  fu::outcome what;
  bool message_left = false;
  friend std::ostream& operator<<(std::ostream& out, const malformed& row) { return out << row.label; }
};

const std::vector<malformed> nonsense{
    {"a call that bounced", call, outbound, nobody, fu::bounced{}},
    {"a letter that bounced", letter, outbound, nobody, fu::bounced{}},
    {"an e-mail that was returned", email, outbound, nobody, fu::returned{}},
    {"a yes from a machine", call, outbound, machine, fu::yes{}},
    {"a yes from nobody", call, outbound, nobody, fu::yes{}},
    {"a yes from a secretary", call, outbound, gatekeeper, fu::yes{}},
    {"a definite no from a secretary", call, outbound, gatekeeper, fu::no_with_reasons{}},
    {"a gatekeeper's no from the decision maker", call, outbound, decision_maker, fu::gatekeeper_no{}},
    {"no answer by the decision maker", call, outbound, decision_maker, fu::no_answer{}},
    {"busy by a secretary", call, outbound, gatekeeper, fu::busy{}},
    {"no answer to a letter", letter, outbound, nobody, fu::no_answer{}},
    {"a busy line that called us", call, inbound, nobody, fu::busy{}},
    {"a call that was sent", call, outbound, nobody, fu::sent{}},
    {"a letter of theirs that we sent", letter, inbound, nobody, fu::sent{}},
    {"a reply that we made", email, outbound, decision_maker, fu::replied{}},
    {"a wrong number of a letter", letter, outbound, nobody, fu::wrong_number{}},
    {"an unsubscribe of ours", email, outbound, decision_maker, fu::unsubscribed{}},
    {"call back without a promise", call, outbound, gatekeeper, fu::call_back{}},
    {"a message left with the decision maker", call, outbound, decision_maker, fu::spoke{}, true},
    {"a message left with a busy line", call, outbound, nobody, fu::busy{}, true},
    {"a message left with a letter", letter, outbound, nobody, fu::sent{}, true},
    {"a message left in a call of theirs", call, inbound, decision_maker, fu::spoke{}, true},
    {"a channel that there is not", static_cast<fu::channel>(17), outbound, nobody, fu::no_answer{}},
    {"a role that there is not", call, outbound, static_cast<fu::contact_role>(9), fu::no_answer{}},
    {"a direction that there is not", call, static_cast<fu::direction>(5), nobody, fu::no_answer{}},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_malformed_touchpoint_is_refused_by_name, boost::unit_test::data::make(nonsense), row) {
  story s = pursued();
  fu::touchpoint touch = support::made(s.at("2026-11-05 16:00"), row.via, row.what);
  touch.id = fu::touchpoint_id{4711};
  touch.way = row.way;
  touch.spoke_to = row.who;
  touch.message_left = row.message_left;
  s.add(touch);
  const fu::progress nothing = fu::fold(s.rules, s.subject, {});
  refuses<fu::invalid_history>([&] { fu::check(touch); }, {"4711"});
  refuses<fu::invalid_history>([&] { (void)s.folded(); }, {"4711"});
  refuses<fu::invalid_history>([&] { (void)fu::advance(s.rules, s.subject, nothing, touch); }, {"4711"});
  refuses<fu::invalid_history>([&] { (void)asked(s, s.at("2026-11-06 16:00")); }, {"4711"});
  // Another pursuit's nonsense is nonsense.
  s.history.back().pursuit = support::other_pursuit;
  refuses<fu::invalid_history>([&] { (void)s.folded(); }, {"4711"});
}

BOOST_AUTO_TEST_CASE(a_touchpoint_without_an_id_is_refused) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{});
  s.history.back().id = {};
  refuses<fu::invalid_history>([&] { (void)s.folded(); }, {"id"});
}

// --- Progress.

BOOST_AUTO_TEST_CASE(progress_of_something_else_is_stale) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{});
  const fu::progress folded = s.folded();
  const fu::ptime now = s.at("2026-11-06 10:00");
  const auto stale = [&](const story& other) {
    refuses<fu::stale_progress>([&] { (void)fu::next_actions(other.rules, other.subject, folded, other.hours, now); });
    fu::touchpoint next = support::made(now, call, fu::no_answer{});
    next.id = fu::touchpoint_id{999};
    next.pursuit = other.subject.id;
    refuses<fu::stale_progress>([&] { (void)fu::advance(other.rules, other.subject, folded, next); });
  };

  story policy = s;
  policy.rules = fu::gentle();
  stale(policy);
  story figures = s;
  figures.rules = fu::until_no({.rhythm = fu::business_days{2}});
  stale(figures);
  story zone = s;
  zone.subject.who.zones = {fu::time_zone::named("Asia/Tokyo")};
  stale(zone);
  story zones = s;
  zones.subject.who.zones.push_back(fu::time_zone::named("Asia/Tokyo"));
  stale(zones);
  story started = s;
  started.subject.started -= boost::posix_time::hours(1);
  stale(started);
  story reached = s;
  reached.subject.who.reachable_by.pop_back();
  stale(reached);
  story consented = s;
  consented.subject.who.consents = {{call, fu::consent_level::express, s.at("2026-11-01 10:00"), {}, {}}};
  stale(consented);
  story other = s;
  other.subject.id = fu::pursuit_id{99};
  stale(other);
}

BOOST_AUTO_TEST_CASE(progress_that_was_never_folded_is_stale) {
  const story s = pursued();
  refuses<fu::stale_progress>(
      [&] { (void)fu::next_actions(s.rules, s.subject, fu::progress{}, s.hours, s.at("2026-11-06 10:00")); });
}

BOOST_AUTO_TEST_CASE(progress_that_was_damaged_neither_crashes_nor_hangs) {
  for (const fu::policy& rules : {fu::until_no(), support::of_an_attentive_house()}) {
    story s{rules, "2026-11-02 10:00"};
    s.call("2026-11-05 16:00", fu::no_answer{}).inbound("2026-11-06 10:00", fu::channel::email, fu::clicked{});
    s.email("2026-11-06 11:00").call("2026-11-06 16:00", fu::just_left{});
    s.promised(fu::agreed_time::on(fu::day("2026-11-13")));
    const auto words = s.folded().words();
    support::dice luck{4711};
    for (int i = 0; i < 2'000; ++i) {
      auto damaged = words;
      for (std::size_t hits = 1 + luck.below(3); hits > 0; --hits) {
        damaged[luck.below(damaged.size())] ^= std::uint64_t{1} << luck.below(64);
      }
      const fu::progress kept = fu::progress::from_words(damaged);
      fu::touchpoint next = support::made(s.at("2026-11-09 16:00"), call, fu::no_answer{});
      next.id = fu::touchpoint_id{999};
      try {
        (void)fu::next_actions(s.rules, s.subject, kept, s.hours, s.at("2026-11-09 10:00"));
        (void)fu::advance(s.rules, s.subject, kept, next);
      } catch (const fu::error& e) { BOOST_REQUIRE(!e.field().empty()); }
    }
  }
}

// Nothing beyond the last of a policy's briefs is looked up.
BOOST_AUTO_TEST_CASE(progress_in_which_briefs_are_used_that_there_are_not_is_damaged) {
  const story one{fu::until_no({.letters = {"a view"}}), "2026-11-02 10:00"};
  story s = one;
  s.letter("2026-11-05 16:00");
  const auto unused = one.folded().words();
  const auto used = s.folded().words();
  int refused = 0;
  for (std::size_t word = 0; word < used.size(); ++word) {
    for (int bit = 0; bit < 64; ++bit) {
      auto damaged = unused;
      damaged[word] |= std::uint64_t{1} << bit;
      if (damaged == unused) continue;
      try {
        (void)fu::next_actions(s.rules, s.subject, fu::progress::from_words(damaged), s.hours, s.subject.started);
      } catch (const fu::stale_progress& e) { refused += e.value() == "damaged" ? 1 : 0; } catch (const fu::error&) {
      }
    }
  }
  BOOST_TEST(refused >= 29);
}

// --- Size.

namespace {

constexpr int many = 100'000;

// The slowest machine that builds this, with sanitizers.
constexpr auto patience = std::chrono::seconds{20};

template <class F>
void in_bounded_time(F&& f) {
  const auto begin = std::chrono::steady_clock::now();
  f();
  const auto spent = std::chrono::steady_clock::now() - begin;
  BOOST_TEST((spent < patience), std::chrono::duration_cast<std::chrono::milliseconds>(spent).count() << " ms");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_hundred_thousand_touches_are_answered_in_bounded_time) {
  for (const fu::policy& rules : support::policies()) {
    BOOST_TEST_CONTEXT(rules.name()) {
      story s{rules, "2000-01-03 10:00"};
      for (int i = 0; i < many; ++i) {
        s.call(s.subject.started + boost::posix_time::minutes(120 * i), fu::no_answer{});
      }
      support::dice luck{7};
      for (std::size_t left = s.history.size(); left > 1; --left) {
        std::swap(s.history[left - 1], s.history[luck.below(left)]);
      }
      in_bounded_time([&] { (void)s.ask("2026-11-02 10:00"); });
    }
  }
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_repeats_are_answered_in_bounded_time) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{}).leaving_a_message();
  const fu::answer once = s.ask("2026-11-05 16:01");
  s.history.assign(many, s.history.front());
  in_bounded_time([&] { BOOST_TEST((s.ask("2026-11-05 16:01") == once)); });
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_touches_at_one_instant_are_answered_in_bounded_time) {
  story s{support::calling_every(fu::business_days{1}), "2026-11-02 10:00"};
  for (int i = 0; i < many; ++i) s.call("2026-11-05 16:00", fu::no_answer{});
  in_bounded_time([&] { BOOST_TEST(support::actions_of(s.ask("2026-11-05 16:01")) == "call 2026-11-06 08:00"); });
}

struct hours_row {
  fu::day_interval hours;
  friend std::ostream& operator<<(std::ostream& out, const hours_row& row) {
    return out << row.hours.open << " to " << row.hours.close;
  }
};
const std::vector<hours_row> refused_hours{{{-1, 600}}, {{600, 600}}, {{600, 540}}, {{600, 1'441}}};

BOOST_DATA_TEST_CASE(preferred_hours_that_are_no_part_of_a_day_are_refused, boost::unit_test::data::make(refused_hours),
                     row) {
  story s = pursued();
  s.subject.who.preferred_hours = row.hours;
  refuses<fu::invalid_pursuit>([&] { (void)s.ask("2026-11-03 10:00"); },
                               {"preferred_hours", std::to_string(row.hours.close)});
}

BOOST_AUTO_TEST_SUITE_END()
