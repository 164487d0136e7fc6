// What tracks propose: after events, along branches, paced, about briefs; and how a matter is taken up again.
#include <followup/policy/track.hpp>

#include "engine/support.hpp"

#include <followup/engine/explain.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <limits>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using support::action_via;
using support::actions_of;
using support::day_via;
using support::due_via;
using support::first_of;
using support::reason_of;
using support::says;
using support::story;
namespace fu = followup;
namespace data = boost::unit_test::data;

namespace {

constexpr auto call = fu::channel::call;
constexpr auto letter = fu::channel::letter;
constexpr auto email = fu::channel::email;

fu::policy of(std::vector<fu::policy_rule> rules, std::string name = "p") {
  return {std::move(name), fu::doctrine(), std::move(rules)};
}

// Asks, and carries out the first action at that time, as a host does that gives the action back.
void carry_out(story& s, std::string_view when) {
  const fu::answer a = s.ask(when);
  BOOST_TEST_REQUIRE(!a.actions.empty());
  const fu::action next = a.actions.front();
  s.add(support::made(s.at(when), next.via, next.via == call ? fu::outcome{fu::no_answer{}} : fu::outcome{fu::sent{}}));
  s.carrying_out(next);
}

std::string brief_of(const fu::answer& a, fu::channel via, const fu::policy& rules) {
  const fu::action* next = action_via(a, via);
  return next == nullptr ? "" : std::string(rules.name_of(next->brief));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tracks_that_follow)

// --- After an event.

BOOST_AUTO_TEST_CASE(a_link_followed_is_followed_by_a_call_that_has_the_telephone) {
  story s{of({fu::track{"hot", fu::after(fu::outcome_kind::clicked, fu::hours{2}, call)},
              fu::track{"calls", fu::every(fu::business_days{1}, call)}}),
          "2026-11-02 09:00"};
  BOOST_TEST(actions_of(s.ask("2026-11-02 09:00")) == "call 2026-11-02 09:00");
  s.inbound("2026-11-03 10:00", email, fu::clicked{});
  const fu::answer a = s.ask("2026-11-03 10:01");
  BOOST_TEST(actions_of(a) == "call 2026-11-03 12:00");
  BOOST_TEST(s.rules.name_of(a.actions.front().rule) == "hot");
  const fu::reason* why = reason_of(a, fu::reason_kind::after_event);
  BOOST_TEST_REQUIRE((why != nullptr));
  BOOST_TEST((why->what == fu::outcome_kind::clicked));
  BOOST_TEST((why->from == s.at("2026-11-03 10:00")));
  BOOST_TEST(
      fu::explain(*why, s.rules, s.zone()) ==
      "\"hot\" follows up: they followed a link (on Tuesday 3 November 2026, 10:00); due from Tuesday 3 November "
      "2026, 12:00.");
  BOOST_TEST(fu::explain(*why, s.rules, s.zone(), fu::language::dutch) ==
             "\"hot\" volgt hierop: ze hebben doorgeklikt (op dinsdag 3 november 2026, 10:00); te doen vanaf "
             "dinsdag 3 november 2026, 12:00.");
  const fu::reason* held = reason_of(a, fu::reason_kind::held_back);
  BOOST_TEST_REQUIRE((held != nullptr));
  BOOST_TEST(s.rules.name_of(held->rule) == "calls");
  BOOST_TEST(s.rules.name_of(held->by) == "hot");

  s.call("2026-11-03 12:00", fu::spoke{});
  BOOST_TEST(actions_of(s.ask("2026-11-03 12:01")) == "call 2026-11-04 08:00");
  BOOST_TEST(!says(s.ask("2026-11-03 12:01"), fu::reason_kind::after_event));
}

BOOST_AUTO_TEST_CASE(the_newest_event_is_followed_and_is_an_occasion_of_its_own) {
  story s{of({fu::track{"hot", fu::after({fu::outcome_kind::clicked, fu::outcome_kind::opened}, fu::hours{2}, call)},
              fu::track{"calls", fu::every(fu::business_days{5}, call).first_after(fu::business_days{5})}}),
          "2026-11-02 09:00"};
  s.inbound("2026-11-03 10:00", email, fu::clicked{});
  const fu::action first = s.ask("2026-11-03 10:01").actions.front();
  s.inbound("2026-11-03 11:30", email, fu::opened{});
  const fu::answer a = s.ask("2026-11-03 11:31");
  BOOST_TEST(first_of(a) == "call 2026-11-03 13:30");
  BOOST_TEST(a.actions.front().id != first.id);
  BOOST_TEST((reason_of(a, fu::reason_kind::after_event)->what == fu::outcome_kind::opened));
}

BOOST_AUTO_TEST_CASE(what_is_sent_after_an_event_can_be_waited_for) {
  story s{of({fu::track{"calls", fu::every(fu::business_days{20}, call)},
              fu::track{"sorry", fu::after({fu::outcome_kind::meeting_missed, fu::outcome_kind::meeting_cancelled},
                                           fu::business_days{1}, letter)},
              fu::track{"copy", fu::after(fu::landing_of{"sorry"}, fu::business_days{1}, email)}}),
          "2026-11-02 09:00"};
  s.call("2026-11-02 09:00", fu::meeting_missed{});
  BOOST_TEST(due_via(s.ask("2026-11-02 09:01"), letter) == "2026-11-03 08:00");
  s.letter("2026-11-03 09:00");
  BOOST_TEST(due_via(s.ask("2026-11-03 09:01"), letter).empty());
  BOOST_TEST(due_via(s.ask("2026-11-03 09:01"), email) == "2026-11-06 08:00");  // landed on the 5th
  s.letter("2026-11-04 09:00");                                                 // nothing to follow: another letter
  BOOST_TEST(due_via(s.ask("2026-11-04 09:01"), email) == "2026-11-06 08:00");
}

BOOST_AUTO_TEST_CASE(of_two_letters_that_are_followed_late_the_second_still_counts_from_its_own_landing) {
  story s{of({fu::track{"letters", fu::every(fu::business_days{5}, letter)},
              fu::track{"e-mails", fu::after(fu::landing_of{"letters"}, fu::business_days{1}, email)}}),
          "2026-11-02 09:00"};
  s.letter("2026-11-02 09:00").letter("2026-11-09 09:00");
  BOOST_TEST(due_via(s.ask("2026-11-09 09:01"), email) == "2026-11-12 08:00");  // landed on the 11th
  s.email("2026-11-10 09:00");
  BOOST_TEST(due_via(s.ask("2026-11-10 09:01"), email) == "2026-11-12 08:00");
}

BOOST_AUTO_TEST_CASE(a_call_of_another_track_leaves_the_event_to_be_followed) {
  story s{of({fu::track{"calls", fu::every(fu::business_days{2}, call)},
              fu::track{"hot", fu::after(fu::outcome_kind::clicked, fu::business_days{1}, call)}}),
          "2026-11-02 09:00"};
  s.inbound("2026-11-02 09:00", email, fu::clicked{});
  carry_out(s, "2026-11-02 09:30");
  BOOST_TEST((s.rules.name_of(s.ask("2026-11-02 09:31").actions.front().rule) == "hot"));
  BOOST_TEST(first_of(s.ask("2026-11-02 09:31")) == "call 2026-11-03 08:00");
  s.call("2026-11-03 08:00", fu::no_answer{});  // nothing says what for
  BOOST_TEST(actions_of(s.ask("2026-11-03 08:01")) == "call 2026-11-05 08:00");
}

BOOST_AUTO_TEST_CASE(an_event_of_another_pursuit_is_not_followed) {
  story s{of({fu::track{"hot", fu::after(fu::outcome_kind::clicked, fu::hours{2}, call)},
              fu::track{"calls", fu::every(fu::business_days{5}, call).first_after(fu::business_days{5})}}),
          "2026-11-02 09:00"};
  s.inbound("2026-11-03 10:00", email, fu::clicked{});
  s.history.back().pursuit = support::other_pursuit;
  BOOST_TEST(actions_of(s.ask("2026-11-03 10:01")) == "call 2026-11-09 08:00");
}

BOOST_AUTO_TEST_CASE(what_is_done_after_an_event_waits_for_the_end_of_a_hold) {
  story s{of({fu::track{"hot", fu::after(fu::outcome_kind::clicked, fu::hours{2}, email)},
              fu::track{"calls", fu::every(fu::business_days{5}, call)}}),
          "2026-11-02 09:00"};
  s.call("2026-11-02 09:00", fu::on_hold{fu::day("2026-11-12")});
  s.inbound("2026-11-03 10:00", email, fu::clicked{});
  BOOST_TEST(due_via(s.ask("2026-11-03 10:01"), email) == "2026-11-12 08:00");
}

// --- Branches.

namespace {

fu::step_list offer_and_reminder() {
  return fu::in_order(
             {fu::step{"offer", email, fu::business_days{0}, "the offer"}.when(fu::outcome_kind::clicked, "hot call"),
              fu::step{"reminder", email, fu::business_days{3}, "a reminder"}.ends_list(),
              fu::step{"hot call", call, fu::hours{1}}.ends_list()})
      .handing_over_to(fu::every(fu::business_days{10}, call));
}

}  // namespace

BOOST_AUTO_TEST_CASE(where_no_branch_is_taken_the_list_goes_its_own_way) {
  story s{of({fu::track{"offer", offer_and_reminder()}}), "2026-11-02 09:00"};
  carry_out(s, "2026-11-02 09:00");
  BOOST_TEST(actions_of(s.ask("2026-11-02 09:01")) == "email 2026-11-05 08:00");
  carry_out(s, "2026-11-05 09:00");
  BOOST_TEST(actions_of(s.ask("2026-11-05 09:01")) == "call 2026-11-19 08:00");  // not the hot call
  s.inbound("2026-11-06 10:00", email, fu::clicked{});                           // the reminder has no branch
  BOOST_TEST(actions_of(s.ask("2026-11-06 10:01")) == "call 2026-11-19 08:00");
}

BOOST_AUTO_TEST_CASE(a_branch_is_taken_by_what_the_prospect_does_before_the_next_step) {
  story s{of({fu::track{"offer", offer_and_reminder()}}), "2026-11-02 09:00"};
  carry_out(s, "2026-11-02 09:00");
  s.inbound("2026-11-03 10:00", email, fu::opened{});
  BOOST_TEST(actions_of(s.ask("2026-11-03 10:01")) == "email 2026-11-05 08:00");
  s.inbound("2026-11-03 14:00", email, fu::clicked{});
  const fu::answer a = s.ask("2026-11-03 14:01");
  BOOST_TEST(actions_of(a) == "call 2026-11-03 15:00");
  const fu::reason* why = reason_of(a, fu::reason_kind::branch_taken);
  BOOST_TEST_REQUIRE((why != nullptr));
  BOOST_TEST(why->n == 3);
  BOOST_TEST(why->m == 3);
  BOOST_TEST((why->what == fu::outcome_kind::clicked));
  BOOST_TEST((why->from == s.at("2026-11-03 14:00")));
  BOOST_TEST(fu::explain(*why, s.rules, s.zone()) ==
             "Step 3 of 3 of \"offer\", because they followed a link (on Tuesday 3 November 2026, 14:00).");
  BOOST_TEST(fu::explain(*why, s.rules, s.zone(), fu::language::dutch) ==
             "Stap 3 van 3 van \"offer\", om wat er gebeurde: ze hebben doorgeklikt (op dinsdag 3 november 2026, "
             "14:00).");

  s.inbound("2026-11-03 14:30", email, fu::clicked{});  // the newest counts
  BOOST_TEST(actions_of(s.ask("2026-11-03 14:31")) == "call 2026-11-03 15:30");
  s.email("2026-11-03 14:40");  // on another channel than the step's
  BOOST_TEST(actions_of(s.ask("2026-11-03 14:41")) == "call 2026-11-03 15:30");
  carry_out(s, "2026-11-03 15:30");
  BOOST_TEST(actions_of(s.ask("2026-11-03 15:31")) == "call 2026-11-17 08:00");
}

BOOST_AUTO_TEST_CASE(a_step_branches_by_its_own_outcome_first_and_the_first_branch_that_names_it) {
  const auto list = fu::in_order({fu::step{"try", call, fu::business_days{1}}
                                      .when(fu::outcome_kind::spoke, "thanks")
                                      .when({fu::outcome_kind::no_answer, fu::outcome_kind::spoke}, "try"),
                                  fu::step{"write", letter, fu::business_days{2}}.then("try"),
                                  fu::step{"thanks", email, fu::hours{1}}.then("try")});
  story s{of({fu::track{"sequence", list}}), "2026-11-02 09:00"};
  s.call("2026-11-03 09:00", fu::no_answer{});  // again, for ever: nothing runs out
  BOOST_TEST(due_via(s.ask("2026-11-03 09:01"), call) == "2026-11-04 08:00");
  BOOST_TEST(
      (reason_of(s.ask("2026-11-03 09:01"), fu::reason_kind::branch_taken)->what == fu::outcome_kind::no_answer));
  s.call("2026-11-04 09:00", fu::spoke{});
  BOOST_TEST(actions_of(s.ask("2026-11-04 09:01")) == "email 2026-11-04 10:00");
  s.email("2026-11-04 10:00");
  BOOST_TEST(actions_of(s.ask("2026-11-04 10:01")) == "call 2026-11-05 08:00");
  s.call("2026-11-05 09:00", fu::machine{});  // no branch names it
  BOOST_TEST(due_via(s.ask("2026-11-05 09:01"), letter) == "2026-11-09 08:00");
}

BOOST_AUTO_TEST_CASE(a_list_that_ended_early_begins_again_and_can_still_be_branched_from) {
  const auto list =
      fu::in_order({fu::step{"mail", email, fu::business_days{1}}.when(fu::outcome_kind::opened, "call").ends_list(),
                    fu::step{"call", call, fu::hours{2}}})
          .repeating_after(fu::business_days{5});
  story s{of({fu::track{"sequence", list}}), "2026-11-02 09:00"};
  s.email("2026-11-03 09:00");
  BOOST_TEST(actions_of(s.ask("2026-11-03 09:01")) == "email 2026-11-10 08:00");
  s.inbound("2026-11-05 09:00", email, fu::opened{});
  BOOST_TEST(actions_of(s.ask("2026-11-05 09:01")) == "call 2026-11-05 11:00");
  s.call("2026-11-05 11:00", fu::no_answer{});
  BOOST_TEST(actions_of(s.ask("2026-11-05 11:01")) == "email 2026-11-12 08:00");
}

BOOST_AUTO_TEST_CASE(once_the_rhythm_that_takes_over_has_begun_no_branch_leads_back) {
  const auto list = fu::in_order({fu::step{"mail", email}.when(fu::outcome_kind::clicked, "mail again").ends_list(),
                                  fu::step{"mail again", email, fu::hours{1}}.ends_list()})
                        .handing_over_to(fu::every({fu::business_days{2}, fu::business_days{4}}, call));
  story s{of({fu::track{"sequence", list}}), "2026-11-02 09:00"};
  s.email("2026-11-02 09:00");
  BOOST_TEST(actions_of(s.ask("2026-11-02 09:01")) == "call 2026-11-04 08:00");
  s.call("2026-11-04 09:00", fu::no_answer{});
  s.inbound("2026-11-04 10:00", email, fu::clicked{});
  BOOST_TEST(actions_of(s.ask("2026-11-04 10:01")) == "call 2026-11-10 08:00");
}

// --- Pacing.

namespace {

struct paced_row {
  std::string_view label;
  fu::pacing pace;
  std::string_view sent;      // the second one, planned for Monday 9 November
  std::string_view expected;  // the third one
};
std::ostream& operator<<(std::ostream& out, const paced_row& row) { return out << row.label; }

constexpr fu::pacing paced(fu::anchor from, fu::late_policy late) { return {.from = from, .late = late}; }

const std::vector<paced_row> paced_rows{
    {"actual, shift: early", paced(fu::anchor::actual, fu::late_policy::shift), "2026-11-06 10:00", "2026-11-13"},
    {"actual, shift: late", paced(fu::anchor::actual, fu::late_policy::shift), "2026-11-11 10:00", "2026-11-18"},
    {"actual, hold: early", paced(fu::anchor::actual, fu::late_policy::hold), "2026-11-06 10:00", "2026-11-13"},
    {"actual, hold: late", paced(fu::anchor::actual, fu::late_policy::hold), "2026-11-11 10:00", "2026-11-16"},
    {"planned, shift: early", paced(fu::anchor::planned, fu::late_policy::shift), "2026-11-06 10:00", "2026-11-16"},
    {"planned, shift: on the day", paced(fu::anchor::planned, fu::late_policy::shift), "2026-11-09 17:00",
     "2026-11-16"},
    {"planned, shift: late", paced(fu::anchor::planned, fu::late_policy::shift), "2026-11-11 10:00", "2026-11-18"},
    {"planned, hold: early", paced(fu::anchor::planned, fu::late_policy::hold), "2026-11-06 10:00", "2026-11-16"},
    {"planned, hold: late", paced(fu::anchor::planned, fu::late_policy::hold), "2026-11-11 10:00", "2026-11-16"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_rhythm_counts_from_the_touch_or_from_the_plan, data::make(paced_rows), row) {
  story s{of({fu::track{"e-mails", fu::every(fu::business_days{5}, email)}.paced(row.pace)}), "2026-11-02 09:00"};
  s.email("2026-11-02 09:00").email(row.sent);
  BOOST_TEST(day_via(s.ask("2026-11-11 12:00"), email) == row.expected);
}

BOOST_DATA_TEST_CASE(so_do_calls_and_the_steps_of_a_list, data::make(paced_rows), row) {
  story calls{of({fu::track{"calls", fu::every(fu::business_days{5}, call)}.paced(row.pace)}), "2026-11-02 09:00"};
  calls.call("2026-11-02 09:00", fu::no_answer{}).call(row.sent, fu::no_answer{});
  BOOST_TEST(day_via(calls.ask("2026-11-11 12:00"), call) == row.expected);

  const auto list = fu::in_order({fu::step{"one", email}, fu::step{"two", email, fu::business_days{5}},
                                  fu::step{"three", email, fu::business_days{5}}})
                        .repeating_after(fu::business_days{1});
  story steps{of({fu::track{"steps", list}.paced(row.pace)}), "2026-11-02 09:00"};
  steps.email("2026-11-02 09:00").email(row.sent);
  BOOST_TEST(day_via(steps.ask("2026-11-11 12:00"), email) == row.expected);
}

BOOST_AUTO_TEST_CASE(mondays_stay_mondays_whenever_each_was_sent) {
  story s{of({fu::track{"e-mails", fu::every(fu::business_days{5}, email)}.paced(
              paced(fu::anchor::planned, fu::late_policy::hold))}),
          "2026-11-02 09:00"};
  for (const char* const sent : {"2026-11-04 10:00", "2026-11-09 17:00", "2026-11-20 11:00", "2026-11-23 08:00"}) {
    s.email(sent);
  }
  BOOST_TEST(day_via(s.ask("2026-11-23 09:00"), email) == "2026-11-30");
}

// --- Late by more than a gap: one touch, then on.

namespace {

struct late_row {
  std::string_view label;
  fu::track what;
  std::string_view sent;      // the second one, planned for Monday 9 November
  std::string_view expected;  // the third one
};
std::ostream& operator<<(std::ostream& out, const late_row& row) { return out << row.label; }

fu::track by_plan(fu::track::rule what) {
  return fu::track{"e-mails", std::move(what)}.paced(paced(fu::anchor::planned, fu::late_policy::hold));
}

const fu::step first_step{"one", email};
const fu::step second_step{"two", email, fu::business_days{5}};
const fu::step third_step{"three", email, fu::business_days{5}};

const std::vector<late_row> late_rows{
    {"on a date of its plan", by_plan(fu::every(fu::business_days{5}, email)), "2026-11-23 10:00", "2026-11-30 08:00"},
    {"between two dates", by_plan(fu::every(fu::business_days{5}, email)), "2026-11-26 10:00", "2026-11-30 08:00"},
    {"the day before one", by_plan(fu::every(fu::business_days{5}, email)), "2026-11-22 10:00", "2026-11-23 08:00"},
    {"gaps that differ keep their dates",
     by_plan(fu::every({fu::business_days{5}, fu::business_days{10}, fu::business_days{15}}, email)),
     "2026-11-26 10:00", "2026-12-14 08:00"},  // 9 and 23 November, 14 December
    {"steps move along, for none is left out",
     by_plan(fu::in_order({first_step, second_step, third_step}).repeating_after(fu::business_days{1})),
     "2026-11-26 10:00", "2026-12-03 08:00"},
    {"a rhythm that took over has dates again",
     by_plan(fu::in_order({first_step}).handing_over_to(fu::every(fu::business_days{5}, email))), "2026-11-26 10:00",
     "2026-11-30 08:00"},
    {"late for longer than plans are kept", by_plan(fu::every(fu::minutes{1}, email)), "2026-11-26 10:00",
     "2026-11-26 10:01"},
};

}  // namespace

BOOST_DATA_TEST_CASE(one_touch_stands_for_all_the_dates_that_have_passed, data::make(late_rows), row) {
  story s{of({row.what}), "2026-11-02 09:00"};
  s.email("2026-11-02 09:00").email(row.sent);
  BOOST_TEST(due_via(s.ask(s.history.back().at), email) == row.expected);
}

BOOST_AUTO_TEST_CASE(dates_within_a_day_pass_too) {
  story s{of({by_plan(fu::every(fu::hours{2}, email))}), "2026-11-02 09:00"};
  s.email("2026-11-02 09:00").email("2026-11-02 13:30");
  BOOST_TEST(due_via(s.ask("2026-11-02 13:31"), email) == "2026-11-02 15:00");
}

BOOST_AUTO_TEST_CASE(calls_that_keep_to_a_plan_count_from_calls_alone) {
  const fu::track calls{"calls", fu::every(fu::business_days{5}, call)};
  story usual{of({calls}), "2026-11-02 09:00"};
  usual.call("2026-11-02 09:00", fu::no_answer{}).inbound("2026-11-04 10:00", call, fu::spoke{});
  BOOST_TEST(day_via(usual.ask("2026-11-04 12:00"), call) == "2026-11-11");
  story planned{of({calls.paced({.from = fu::anchor::planned})}), "2026-11-02 09:00"};
  planned.history = usual.history;
  BOOST_TEST(day_via(planned.ask("2026-11-04 12:00"), call) == "2026-11-09");
}

namespace {

struct hold_row {
  std::string_view label;
  fu::resume_mode mode;
  fu::delay gap;           // from Monday 2 November 09:00
  std::string_view kept;   // the hold from Wednesday 4 November 10:00 to Wednesday 18 November was kept
  std::string_view ended;  // a conversation ended it on Tuesday 10 November 14:00
};
std::ostream& operator<<(std::ostream& out, const hold_row& row) { return out << row.label; }

using fu::resume_mode;
const std::vector<hold_row> hold_rows{
    {"business days, deadline", resume_mode::original_deadline, fu::business_days{5}, "2026-11-18 08:00",
     "2026-11-09 08:00"},
    {"business days, remaining", resume_mode::remaining, fu::business_days{5}, "2026-11-23 08:00", "2026-11-13 08:00"},
    {"business days, restart", resume_mode::restart, fu::business_days{5}, "2026-11-25 08:00", "2026-11-17 08:00"},
    {"calendar days, deadline", resume_mode::original_deadline, fu::calendar_days{21}, "2026-11-23 08:00",
     "2026-11-23 08:00"},
    {"calendar days, remaining", resume_mode::remaining, fu::calendar_days{7}, "2026-11-23 08:00", "2026-11-16 08:00"},
    {"calendar days, restart", resume_mode::restart, fu::calendar_days{7}, "2026-11-25 08:00", "2026-11-17 08:00"},
    {"hours, remaining", resume_mode::remaining, fu::hours{52}, "2026-11-18 11:00", "2026-11-10 17:00"},
    {"hours, restart", resume_mode::restart, fu::hours{50}, "2026-11-20 10:00", "2026-11-12 16:00"},
    {"open minutes, remaining", resume_mode::remaining, fu::open_minutes{1'300}, "2026-11-18 08:40",
     "2026-11-10 14:40"},
    {"open minutes, restart", resume_mode::restart, fu::open_minutes{1'300}, "2026-11-20 09:40", "2026-11-12 15:40"},
    {"due before the hold, restart", resume_mode::restart, fu::hours{3}, "2026-11-18 08:00", "2026-11-02 12:00"},
};

}  // namespace

BOOST_DATA_TEST_CASE(what_a_hold_kept_back_is_taken_up_again_as_the_track_says, data::make(hold_rows), row) {
  story s{of({fu::track{"e-mails", fu::every(row.gap, email)}.paced({.resumes = row.mode})}), "2026-11-02 09:00"};
  s.email("2026-11-02 09:00").call("2026-11-04 10:00", fu::on_hold{fu::day("2026-11-18")});
  BOOST_TEST(due_via(s.ask("2026-11-04 10:01"), email) == row.kept);
  s.call("2026-11-10 14:00", fu::spoke{});
  BOOST_TEST(due_via(s.ask("2026-11-10 14:01"), email) == row.ended);
}

BOOST_AUTO_TEST_CASE(holds_are_taken_up_in_order_and_only_by_what_began_before_them) {
  const auto paced =
      fu::track{"e-mails", fu::every(fu::business_days{5}, email)}.paced({.resumes = resume_mode::remaining});
  story s{of({paced}), "2026-11-02 09:00"};
  s.email("2026-11-02 09:00").call("2026-11-03 10:00", fu::on_hold{fu::day("2026-11-09")});  // 4 days are left
  s.call("2026-11-09 09:00", fu::spoke{});                                                   // to Friday the 13th
  BOOST_TEST(day_via(s.ask("2026-11-09 09:01"), email) == "2026-11-13");
  s.call("2026-11-11 09:00", fu::on_hold{fu::day("2026-11-23")});  // 2 days are left
  BOOST_TEST(day_via(s.ask("2026-11-11 09:01"), email) == "2026-11-25");
  s.call("2026-11-23 09:00", fu::spoke{}).email("2026-11-24 09:00");
  BOOST_TEST(day_via(s.ask("2026-11-24 09:01"), email) == "2026-12-01");
}

BOOST_AUTO_TEST_CASE(what_follows_an_event_or_another_track_is_taken_up_again_too) {
  const fu::pacing restart{.resumes = resume_mode::restart};
  const auto hot = fu::after(fu::outcome_kind::clicked, fu::business_days{3}, email);
  const auto letters = fu::after_each(1, fu::counted::calls, letter).waiting(fu::business_days{3});
  story s{of({fu::track{"calls", fu::every(fu::business_days{30}, call)}, fu::track{"hot", hot}.paced(restart),
              fu::track{"letters", letters}.paced(restart)}),
          "2026-11-02 09:00"};
  s.call("2026-11-02 09:00", fu::spoke{}).inbound("2026-11-02 10:00", email, fu::clicked{});
  s.call("2026-11-03 10:00", fu::on_hold{fu::day("2026-11-18")});
  const fu::answer a = s.ask("2026-11-03 10:01");
  BOOST_TEST(day_via(a, email) == "2026-11-23");
  BOOST_TEST(day_via(a, letter) == "2026-11-23");
}

// --- Briefs.

BOOST_AUTO_TEST_CASE(the_next_brief_is_the_first_that_no_touchpoint_of_the_prospect_carries) {
  const auto list = fu::brief_list{{"a view", "a case", "a price"}};
  story s{of({fu::track{"calls", fu::every(fu::business_days{30}, call)},
              fu::track{"e-mails", fu::every(fu::business_days{1}, email).with(list)}}),
          "2026-11-02 09:00"};
  const auto next = [&](std::string_view now) { return brief_of(s.ask(now), email, s.rules); };
  BOOST_TEST(next("2026-11-02 09:00") == "a view");
  s.email("2026-11-02 09:00");  // says no brief: the one that was proposed
  BOOST_TEST(next("2026-11-02 09:01") == "a case");
  s.email("2026-11-03 09:00").history.back().brief = fu::id_of<fu::brief_id>("a price");  // another one than proposed
  BOOST_TEST(next("2026-11-03 09:01") == "a case");
  s.letter("2026-11-03 10:00").history.back().brief = fu::id_of<fu::brief_id>("a case");
  s.history.back().pursuit = support::other_pursuit;
  const fu::answer a = s.ask("2026-11-03 10:01");
  BOOST_TEST(brief_of(a, email, s.rules).empty());
  BOOST_TEST(day_via(a, email) == "2026-11-04");
  BOOST_TEST_REQUIRE(says(a, fu::reason_kind::briefs_used_up));
  BOOST_TEST(reason_of(a, fu::reason_kind::briefs_used_up)->n == 3);
}

BOOST_AUTO_TEST_CASE(a_brief_of_two_tracks_is_used_by_whichever_comes_first) {
  const auto list = fu::in_order({fu::step{"one", email, fu::business_days{1}, "a view"},
                                  fu::step{"two", letter, fu::business_days{1}, "a view"}})
                        .repeating_after(fu::business_days{1});
  story s{of({fu::track{"steps", list}, fu::limit{"patience", fu::calls{1}}.closing_with(email, "a view")}),
          "2026-11-02 09:00"};
  BOOST_TEST(brief_of(s.ask("2026-11-03 09:00"), email, s.rules) == "a view");
  s.email("2026-11-03 09:00");
  const fu::answer second = s.ask("2026-11-03 09:01");
  BOOST_TEST(brief_of(second, letter, s.rules).empty());
  BOOST_TEST(reason_of(second, fu::reason_kind::briefs_used_up)->n == 1);
  s.call("2026-11-03 10:00", fu::no_answer{});
  const fu::answer closing = s.ask("2026-11-03 10:01");
  BOOST_TEST(closing.status == fu::status::closing);
  BOOST_TEST(brief_of(closing, email, s.rules).empty());
  BOOST_TEST(says(closing, fu::reason_kind::briefs_used_up));
}

BOOST_AUTO_TEST_CASE(calls_have_briefs_too_and_a_promised_call_uses_none_of_them) {
  story s{of({fu::track{"calls", fu::every(fu::business_days{1}, call).with({{"a view", "a case", "a price"}})}}),
          "2026-11-02 09:00"};
  BOOST_TEST(!s.rules.needs_history());
  BOOST_TEST(brief_of(s.ask("2026-11-02 09:00"), call, s.rules) == "a view");
  s.call("2026-11-02 09:00", fu::call_back{}).promised(fu::agreed_time::on(fu::day("2026-11-03")));
  carry_out(s, "2026-11-03 09:00");  // the promise
  BOOST_TEST(brief_of(s.ask("2026-11-03 09:01"), call, s.rules) == "a case");
  s.call("2026-11-04 09:00", fu::busy{}).call("2026-11-04 10:00", fu::no_answer{});
  BOOST_TEST(brief_of(s.ask("2026-11-04 10:01"), call, s.rules) == "a price");
}

BOOST_AUTO_TEST_CASE(of_several_variants_a_prospect_gets_one_and_the_brief_is_used_with_any_of_them) {
  const auto list = fu::brief_list{{fu::one_of({"long", "short"}), "a case"}};
  const auto rules = of({fu::track{"e-mails", fu::every(fu::business_days{1}, email).with(list)}});
  int longs = 0;
  for (std::uint64_t id = 1; id <= 200; ++id) {
    story s{rules, "2026-11-02 09:00"};
    s.subject.who.id = fu::prospect_id{id};
    const std::string got = brief_of(s.ask("2026-11-02 09:00"), email, rules);
    BOOST_TEST((got == "long" || got == "short"));
    s.subject.id = fu::pursuit_id{1'000 + id};
    BOOST_TEST(brief_of(s.ask("2026-11-05 09:00"), email, rules) == got);
    longs += got == "long" ? 1 : 0;
  }
  BOOST_TEST(longs > 70);
  BOOST_TEST(longs < 130);
  for (const char* const used : {"long", "short"}) {
    story s{rules, "2026-11-02 09:00"};
    s.email("2026-11-02 09:00").history.back().brief = fu::id_of<fu::brief_id>(used);
    BOOST_TEST(brief_of(s.ask("2026-11-02 09:01"), email, rules) == "a case");
  }
}

BOOST_AUTO_TEST_CASE(progress_has_room_for_sixty_four_briefs) {
  for (const int n : {64, 65, 300}) {
    fu::brief_list many;
    for (int i = 0; i < n; ++i) many.in_order.emplace_back("brief " + std::to_string(i));
    story s{of({fu::track{"e-mails", fu::every(fu::business_days{1}, email).with(many)}}), "2026-11-02 09:00"};
    BOOST_TEST(s.rules.needs_history() == (n > 64));
    for (int i = 0; i < n - 1; ++i) s.email("2026-11-02 09:00");
    BOOST_TEST(brief_of(s.ask("2026-11-02 09:01"), email, s.rules) == "brief " + std::to_string(n - 1));
  }
}

// --- What comes after the end.

namespace {

std::vector<fu::policy_rule> with_re_entries(std::vector<fu::policy_rule> more = {}) {
  more.insert(more.end(),
              {fu::track{"calls", fu::every(fu::business_days{1}, call)},
               fu::re_entry{"again next year", {fu::disposition::refused}, fu::months{12}},
               fu::hand_over("nurture", {fu::disposition::exhausted, fu::disposition::unreachable}, "gentle"),
               fu::re_entry{"later", {fu::disposition::exhausted, fu::disposition::withdrawn}, fu::calendar_days{30}}});
  return more;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_refusal_is_taken_up_again_on_the_first_open_day_of_the_wait) {
  story s{of(with_re_entries(), "offers"), "2026-11-02 09:00"};
  s.call("2026-11-21 10:00", fu::no_with_reasons{});
  const fu::answer a = s.ask("2026-11-21 10:01");
  BOOST_TEST_REQUIRE(a.concluded.has_value());
  BOOST_TEST_REQUIRE(a.concluded->next.has_value());
  const fu::continuation next = *a.concluded->next;
  BOOST_TEST(support::shown(next.from) == "2027-11-22 08:00");  // the 21st is a Sunday
  BOOST_TEST(s.rules.name_of(next.rule) == "again next year");
  BOOST_TEST((next.under == fu::id_of<fu::policy_id>("offers")));
  BOOST_TEST(s.rules.name_of(next.under) == "offers");
  const std::string text = fu::explain(a, s.rules, s.zone());
  BOOST_TEST(text.find("\nTo be taken up again from Monday 22 November 2027, 08:00 under \"offers\".") !=
             std::string::npos);
  const std::string dutch = fu::explain(a, s.rules, s.zone(), fu::language::dutch);
  BOOST_TEST(dutch.find("\nWeer op te pakken vanaf maandag 22 november 2027, 08:00 onder \"offers\".") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_limit_hands_over_at_once_by_the_first_rule_that_names_it) {
  const fu::limit patience{"patience", fu::calls{2}};
  story s{of(with_re_entries({patience}), "offers"), "2026-11-02 09:00"};
  s.call("2026-11-02 10:00", fu::no_answer{}).call("2026-11-03 17:30", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-10 10:00");
  BOOST_TEST_REQUIRE(a.concluded.has_value());
  BOOST_TEST_REQUIRE(a.concluded->next.has_value());
  BOOST_TEST(s.rules.name_of(a.concluded->next->rule) == "nurture");
  BOOST_TEST(s.rules.name_of(a.concluded->next->under) == "gentle");
  BOOST_TEST(support::shown(a.concluded->next->from) == "2026-11-03 17:30");

  // A closing letter that was recorded, and one that never was.
  story closed{of(with_re_entries({patience.closing_with(letter)}), "offers"), "2026-11-02 09:00"};
  closed.history = s.history;
  BOOST_TEST(closed.ask("2026-11-04 10:00").status == fu::status::closing);
  BOOST_TEST(support::shown(closed.ask("2026-11-20 10:00").concluded->next->from) == "2026-11-17 08:00");
  closed.letter("2026-11-05 10:00");
  BOOST_TEST(support::shown(closed.ask("2026-11-20 10:00").concluded->next->from) == "2026-11-05 10:00");
}

namespace {

// A re-entry asked about on the last day on which its calendar opens.
struct last_day_row {
  std::string_view label;
  fu::re_entry again;
  bool at_once;
};
std::ostream& operator<<(std::ostream& out, const last_day_row& row) { return out << row.label; }

constexpr int endless = std::numeric_limits<int>::max();
const std::vector<last_day_row> last_day_rows{
    {"after a day", fu::re_entry{"again", {fu::disposition::refused}, fu::calendar_days{1}}, false},
    {"after a year", fu::re_entry{"again", {fu::disposition::refused}, fu::months{12}}, false},
    {"after more days than there are", fu::re_entry{"again", {fu::disposition::refused}, fu::calendar_days{endless}},
     false},
    {"after more months than there are", fu::re_entry{"again", {fu::disposition::refused}, fu::months{endless}}, false},
    {"at once", fu::hand_over("again", {fu::disposition::refused}, "gentle"), true},
};

}  // namespace

BOOST_DATA_TEST_CASE(nothing_is_taken_up_again_where_the_calendar_does_not_open_again, data::make(last_day_rows), row) {
  const fu::calendar last_day{"last day", "1", {}, {}, {{fu::day("2026-11-05"), fu::hours_from("08:00-18:00")}}};
  story s{of({fu::track{"calls", fu::every(fu::business_days{1}, call)}, row.again}), "2026-11-02 09:00", last_day};
  s.call("2026-11-05 10:00", fu::no_with_reasons{});
  const fu::answer a = s.ask("2026-11-05 10:01");
  BOOST_TEST(a.status == fu::status::closed);
  BOOST_TEST_REQUIRE(a.concluded.has_value());
  BOOST_TEST(a.concluded->next.has_value() == row.at_once);
  if (row.at_once) BOOST_TEST((a.concluded->next->from == s.at("2026-11-05 10:00")));

  // The same of a limit that is reached when there is no tenth business day after it.
  const fu::limit patience = fu::limit{"patience", fu::calls{1}}.closing_with(letter);
  story tried{of({fu::track{"calls", fu::every(fu::business_days{1}, call)}, patience}), "2026-11-02 09:00", last_day};
  tried.call("2026-11-05 10:00", fu::no_answer{});
  BOOST_TEST(tried.ask("2026-11-05 17:59").status == fu::status::closing);
  BOOST_TEST(tried.ask("2026-11-05 18:00").status == fu::status::closed);
}

BOOST_AUTO_TEST_CASE(an_ending_of_the_hosts_own_is_followed_and_an_objection_never) {
  const fu::ending sold{"sold out", [](const fu::case_view&) { return std::optional{fu::disposition::withdrawn}; }};
  story s{of(with_re_entries({sold})), "2026-11-02 09:00"};
  BOOST_TEST(support::shown(s.ask("2026-11-02 10:00").concluded->next->from) == "2026-12-02 08:00");  // of the start
  s.call("2026-11-04 10:00", fu::no_answer{});
  BOOST_TEST(support::shown(s.ask("2026-11-04 10:01").concluded->next->from) == "2026-12-04 08:00");

  story objected{of(with_re_entries()), "2026-11-02 09:00"};
  objected.call("2026-11-04 10:00", fu::objection{});
  BOOST_TEST(!objected.ask("2026-11-04 10:01").concluded->next.has_value());
  story won{of(with_re_entries()), "2026-11-02 09:00"};
  won.call("2026-11-04 10:00", fu::yes{});
  BOOST_TEST(!won.ask("2026-11-04 10:01").concluded->next.has_value());
}

BOOST_AUTO_TEST_CASE(a_successor_starts_when_the_continuation_says_with_what_was_objected_to) {
  story s{of(with_re_entries(), "offers"), "2026-11-02 09:00"};
  s.subject.earlier_attempts = 3;
  s.subject.outside_counts = {{fu::id_of<fu::rule_id>("daily"), 1, std::nullopt}};
  s.inbound("2026-11-20 09:00", email, fu::unsubscribed{}).call("2026-11-20 10:00", fu::no_with_reasons{});
  const fu::conclusion ended = *s.ask("2026-11-20 10:01").concluded;

  const fu::pursuit next = fu::successor(s.subject, ended, fu::pursuit_id{70});
  BOOST_TEST(next.id == fu::pursuit_id{70});
  BOOST_TEST(next.who.id == s.subject.who.id);
  BOOST_TEST((next.started == ended.next->from));
  BOOST_TEST(next.earlier_attempts == 0);
  BOOST_TEST((next.outside_counts == s.subject.outside_counts));
  const auto mails = of({fu::track{"e-mails", fu::every(fu::business_days{1}, email)},
                         fu::track{"calls", fu::every(fu::business_days{1}, call)}});
  const fu::answer a = fu::next_actions(mails, next, s.history, s.hours, next.started);
  BOOST_TEST(actions_of(a) == "call 2027-11-22 08:00");

  support::refuses<fu::invalid_pursuit>([&] { (void)fu::successor(s.subject, ended, s.subject.id); }, {"7"});
  support::refuses<fu::invalid_pursuit>([&] { (void)fu::successor(s.subject, ended, {}); });
  support::refuses<fu::invalid_pursuit>([&] { (void)fu::successor(s.subject, fu::conclusion{}, fu::pursuit_id{9}); },
                                        {"continuation"});
}

// --- Whatever tracks remember: a fold of a part, advanced by the rest, is the fold of the whole.

BOOST_AUTO_TEST_CASE(progress_advances_as_it_folds_also_where_it_cannot_be_decided_from) {
  const std::vector<fu::policy> all{
      of({fu::track{"offer", offer_and_reminder()}}),
      of({fu::track{"e-mails", fu::every(fu::business_days{5}, email)}.paced({fu::anchor::planned})}),
      of({fu::track{"calls", fu::every(fu::business_days{1}, call).with({{"a view", "a case", "a price"}})},
          fu::track{"hot", fu::after({fu::outcome_kind::clicked, fu::outcome_kind::opened}, fu::hours{2}, call)},
          fu::track{"e-mails", fu::every(fu::business_days{2}, email).with({{"a price list"}})}}),
      of({fu::track{"1", fu::every(fu::hours{1}, email)}, fu::track{"2", fu::every(fu::hours{2}, letter)},
          fu::track{"3", fu::every(fu::hours{3}, fu::channel::task)},
          fu::track{"4", fu::after(fu::sending_of{"3"}, fu::hours{1}, email)}})};
  for (const fu::policy& rules : all) {
    story s{rules, "2026-11-02 09:00"};
    s.email("2026-11-02 09:00").inbound("2026-11-02 10:00", email, fu::opened{}).call("2026-11-02 11:00", fu::spoke{});
    s.letter("2026-11-02 12:00").inbound("2026-11-02 13:00", email, fu::clicked{}).email("2026-11-03 09:00");
    s.call("2026-11-04 09:00", fu::no_with_reasons{}).email("2026-11-04 10:00");
    fu::progress so_far = fu::fold(rules, s.subject, {});
    for (std::size_t n = 0; n < s.history.size(); ++n) {
      so_far = fu::advance(rules, s.subject, so_far, s.history[n]);
      BOOST_TEST((so_far == fu::fold(rules, s.subject, std::span(s.history).first(n + 1))), "after " << n + 1);
    }
  }
}

// --- In place of a channel that is out (ruling 59).

BOOST_AUTO_TEST_CASE(a_track_stands_in_for_a_channel_that_is_out) {
  const fu::policy rules{
      "calls, else e-mails",
      fu::doctrine(),
      {fu::track{"calls", fu::every(fu::business_days{1}, fu::channel::call)},
       fu::track{"in writing", fu::every(fu::business_days{10}, fu::channel::email)}.in_place_of(fu::channel::call)}};
  support::story s{rules, "2026-11-20 09:00"};
  s.call("2026-11-23 10:00", fu::no_answer{});
  BOOST_TEST(support::actions_of(s.ask("2026-11-23 10:01")) == "call 2026-11-24 08:00");
  s.call("2026-11-24 10:00", fu::wrong_number{});
  BOOST_TEST(support::actions_of(s.ask("2026-11-24 10:01")) == "email 2026-11-20 09:00");
  s.email("2026-11-24 10:05");
  BOOST_TEST(support::actions_of(s.ask("2026-11-24 10:06")) == "email 2026-12-08 08:00");
  BOOST_CHECK_THROW(
      (fu::policy{"p",
                  fu::doctrine(),
                  {fu::track{"t", fu::every(fu::hours{1}, fu::channel::call)}.in_place_of(fu::channel::call)}}),
      fu::invalid_policy);
}

BOOST_AUTO_TEST_CASE(what_follows_a_touch_that_lapsed_has_nothing_to_follow) {
  const auto letters = fu::after_each(1, fu::unanswered_calls, fu::channel::letter);
  const fu::policy rules{
      "lapsing letters",
      fu::doctrine(),
      {fu::track{"calls", fu::every(fu::business_days{1}, fu::channel::call)},
       fu::track{"letters", letters}.lapsing_after(fu::hours{2}),
       fu::track{"e-mails", fu::after(fu::sending_of{"letters"}, fu::months{1}, fu::channel::email)}}};
  support::story s{rules, "2026-11-20 09:00"};
  s.call("2026-11-23 10:00", fu::no_answer{}).call("2026-11-24 10:00", fu::no_answer{});
  BOOST_TEST(support::actions_of(s.ask("2026-11-24 10:01")) == "letter 2026-11-24 10:00, call 2026-11-25 08:00");
  s.letter("2026-11-24 11:00");
  BOOST_TEST(support::due_via(s.ask("2026-11-24 11:01"), fu::channel::email) == "2026-12-24 08:00");
}

BOOST_AUTO_TEST_CASE(a_rhythm_goes_by_its_other_channel_where_the_first_cannot_be_used) {
  const auto letters = fu::every(fu::business_days{10}, fu::channel::letter).else_by(fu::channel::email);
  support::story s{fu::policy{"writing", fu::doctrine(), {fu::track{"in writing", letters}}}, "2026-11-20 09:00"};
  BOOST_TEST(support::actions_of(s.ask("2026-11-20 09:00")) == "letter 2026-11-20 09:00");
  BOOST_TEST(!support::says(s.ask("2026-11-20 09:00"), fu::reason_kind::channel_unusable));
  s.letter("2026-11-20 10:00").add(support::made(s.at("2026-11-24 10:00"), fu::channel::letter, fu::returned{}));
  const fu::answer a = s.ask("2026-11-24 10:01");
  BOOST_TEST(support::actions_of(a) == "email 2026-12-04 08:00");
  BOOST_TEST(fu::explain(*support::reason_of(a, fu::reason_kind::channel_unusable), s.rules, s.zone()) ==
             "\"in writing\" wants a letter, but no postal address is usable.");
  // One count for both.
  s.email("2026-12-04 09:00");
  BOOST_TEST(support::actions_of(s.ask("2026-12-04 09:01")) == "email 2026-12-18 08:00");
  s.subject.who.suppressions = {{.only = fu::channel::email}};
  BOOST_TEST((s.ask("2026-12-04 09:01").status == fu::status::needs_data));
}

BOOST_AUTO_TEST_CASE(another_channel_is_for_what_is_written_and_for_tasks) {
  using enum fu::channel;
  for (const auto& [via, other, loads] :
       std::vector<std::tuple<fu::channel, fu::channel, bool>>{{letter, email, true},
                                                               {email, letter, true},
                                                               {task, email, true},
                                                               {letter, letter, false},
                                                               {call, email, false},
                                                               {letter, call, false},
                                                               {letter, voicemail, false}}) {
    const auto beat = fu::every(fu::business_days{1}, via).else_by(other);
    const auto made = [&beat = beat] { return fu::policy{"p", fu::doctrine(), {fu::track{"t", beat}}}; };
    if (loads) {
      BOOST_CHECK_NO_THROW(made());
    } else {
      support::refuses<fu::invalid_policy>(made, {"else_by", "two of letter, email, task"});
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
