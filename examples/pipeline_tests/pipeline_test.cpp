// The tests of a host's own rules (pipeline.cpp): stories, as they are told in the office, and what is next in them.
#define BOOST_TEST_MODULE pipeline
#include <boost/test/unit_test.hpp>

#include "pipeline.hpp"

#include <followup/assure/audit.hpp>
#include <followup/assure/verify.hpp>
#include <followup/testing/boost_test.hpp>
#include <followup/testing/generators.hpp>
#include <followup/testing/scenario.hpp>

#include <string>
#include <variant>
#include <vector>

namespace {

using namespace followup;
using namespace followup::testing;

// Somebody who got an offer on Friday 20 November 2026. No file is read: neither for the zone nor for the holidays.
scenario offered(prospect who = prospect_in(amsterdam())) {
  scenario s = with_checkpoints(scenario{cold_stores::offers(), std::move(who)});
  s.starts("2026-11-20 16:00");
  return s;
}

// Four calls that nobody answered, each with a message left.
scenario tried_four_times(prospect who = prospect_in(amsterdam())) {
  scenario s = offered(std::move(who));
  for (int i = 0; i < 4; ++i) s.skip_to_next(channel::call).does_what_is_due(no_answer{}).message_left();
  return s;
}

// What we promise whoever has an offer of ours.
verification checked(const policy& rules) {
  const given about{prospect_in(amsterdam()), office(), amsterdam()};
  return verify(rules, about, never_ends_before{definite_no{}}, always_has_a_next_step{}, leaves_a_message_every_time{},
                never_before_a_promise{}, never_after_a_suppression{}, ends_within{months{3}});
}

// The offers without our own visits and credit stop.
policy built_in_part() {
  const policy all = cold_stores::offers();
  std::vector<policy_rule> rules;
  for (const policy_rule& one : all.rules()) {
    const auto* some = std::get_if<track>(&one);
    const auto* other = std::get_if<guard>(&one);
    const bool ours = (some != nullptr && std::holds_alternative<host_track>(some->what())) ||
                      (other != nullptr && std::holds_alternative<host_guard>(other->what()));
    if (!ours) rules.push_back(one);
  }
  return {all.name(), all.table(), rules, all.version()};
}

timeline_file recorded(const std::string& name) { return {PIPELINE_TIMELINES "/" + name + ".timeline"}; }

}  // namespace

BOOST_AUTO_TEST_CASE(the_first_call_waits_three_working_days) {
  BOOST_TEST(offered().next() == call_in("2026-11-25 09:00", "2026-11-25 12:00").asked_for_by("calls"));
}

BOOST_AUTO_TEST_CASE(a_call_that_fails_owes_a_message) {
  scenario s = offered();
  s.at("2026-11-25 10:00").call(no_answer{});
  BOOST_TEST(s.next() == (message_due() && call_on("2026-11-27")));
  s.does_what_is_due();
  BOOST_TEST(s.next() == nothing_but(call_on("2026-11-27")));
}

// The whole of this story is kept in a file: whoever changes the rules, or upgrades the library, sees in a diff what
// becomes of it.
BOOST_AUTO_TEST_CASE(the_secretary_says_friday) {
  scenario s = offered();
  s.at("2026-11-25 10:00").call(just_left{}).promised("2026-11-27").message_left();
  BOOST_TEST(s.next() == call_in("2026-11-27 09:00", "2026-11-27 12:30").because(reason_kind::promise_by_them));
  s.skip_to_next().does_what_is_due(day_off{}).message_left();
  BOOST_TEST(s.next() == (call_on("2026-11-30") && letter_due().about("a bakery's store")));
  s.at("16:30").does_what_is_due();
  s.at("2026-11-30 11:00").does_what_is_due(spoke{}).promised("2026-12-04 14:00");
  BOOST_TEST(s.next() == call_in("2026-12-04 14:00", "2026-12-04 14:30"));
  s.at("2026-12-04 14:05").call(meeting_agreed{agreed("2026-12-09 10:00-11:00")});
  BOOST_TEST(s.next() == (has_status(status::dormant) && silent_until("2026-12-10")));
  BOOST_TEST(s.replays_as(recorded("secretary_friday")));
}

BOOST_AUTO_TEST_CASE(no_letter_is_sent_twice) {
  scenario s = tried_four_times();
  BOOST_TEST(s.next() == letter_due().about("a bakery's store"));
  s.does_what_is_due();
  BOOST_TEST(s.next() == letter_due().about("a florist's store"));
  s.does_what_is_due();
  BOOST_TEST(s.next() == !a_letter());
}

BOOST_AUTO_TEST_CASE(after_four_failed_calls_somebody_goes_there) {
  scenario s = tried_four_times();
  BOOST_TEST(s.next() == a_task("site visit").on("2026-12-08").because(reason_kind::host_rule, "visit"));
  s.at("2026-12-08 10:00").task("site visit", no_answer{});
  BOOST_TEST(s.next() == !a_task());
}

BOOST_AUTO_TEST_CASE(nobody_goes_where_we_do_not_deliver) {
  prospect stopped = prospect_in(amsterdam());
  stopped.facts["credit stop"] = "yes";
  BOOST_TEST(tried_four_times(stopped).next() == (!a_task() && because(reason_kind::guard_forbids, "credit stop")));
}

BOOST_AUTO_TEST_CASE(a_promise_is_kept_outside_our_hours) {
  scenario s = offered();
  s.at("2026-11-25 10:00").call(in_meeting{}).promised("2026-11-25 19:00").message_left();
  BOOST_TEST(s.next() == call_in("2026-11-25 19:00", "2026-11-25 19:30"));
}

BOOST_AUTO_TEST_CASE(a_no_ends_it_and_a_secretarys_no_does_not) {
  scenario s = offered();
  s.at("2026-11-25 10:00").call(gatekeeper_no{}).message_left();
  BOOST_TEST(s.next() == (!ended(disposition::refused) && letter_on("2026-11-26")));
  s.at("2026-12-03 10:00").call(no_with_reasons{});
  BOOST_TEST(s.next() == ended(disposition::refused, "outcome:no_with_reasons"));
}

BOOST_AUTO_TEST_CASE(after_twelve_calls_comes_a_last_letter) {
  scenario s = offered();
  while (s.next() == !closing()) {
    const bool calls = s.skip_to_next().next() == a_call().now();
    if (calls) {
      s.does_what_is_due(no_answer{}).message_left();
    } else {
      s.does_what_is_due();
    }
  }
  BOOST_TEST(s.next() == nothing_but(a_letter().about("our last letter").asked_for_by("patience")));
  s.skip_to_next().does_what_is_due();
  BOOST_TEST(s.next() == ended(disposition::exhausted, "patience"));
}

// Whatever happens: 200 histories by chance, the same ones each time.
BOOST_AUTO_TEST_CASE(we_call_outside_our_hours_only_when_we_were_asked_to) {
  const policy rules = cold_stores::offers();
  const calendar ours{"ours", "1", monday_to_friday("08:30-12:00 13:00-17:00")};
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    source luck{seed};
    const pursuit subject = some_pursuit(luck);
    story told{rules, office(), subject, some_history(luck, rules, subject, office()), {}, {}};
    told.now = time_after(luck, subject, told.history);
    for (const action& one : next_actions(told).actions) {
      if (one.via != channel::call || rules.name_of(one.rule) == "promise") continue;
      for (const time_zone& there : subject.who.zones) {
        BOOST_TEST(ours.is_open(one.window.begin, there), to_text(one) << " in\n" << record(told));
      }
    }
  }
}

// Not of two hundred: of every story. What is our own is searched for one that breaks a promise, and never proved.
BOOST_AUTO_TEST_CASE(our_promises_hold_whatever_happens) {
  const verification proved = checked(built_in_part());
  BOOST_TEST(proved.all_proved(), to_string(proved));
  const verification searched = checked(cold_stores::offers());
  for (const finding& one : searched.findings) BOOST_TEST((one.what == proof::unknown), to_string(searched));
}

BOOST_AUTO_TEST_CASE(who_gives_up_too_early_is_told_by_which_story) {
  const policy sound = built_in_part();
  const policy hasty{"hasty", doctrine().with(outcome_kind::not_now, close_as{disposition::withdrawn}),
                     std::vector(sound.rules().begin(), sound.rules().end())};
  const verification report = checked(hasty);
  BOOST_REQUIRE(report.findings[0].story);
  BOOST_TEST(report.findings[0].story->touches.size() == 1U);
  BOOST_TEST((kind_of(report.findings[0].story->touches[0].what) == outcome_kind::not_now), to_string(report));
}

// What the night's audit says of a call that nobody made.
BOOST_AUTO_TEST_CASE(a_promise_that_nobody_kept_is_found_the_night_after) {
  scenario s = offered();
  s.at("2026-11-25 10:00").call(in_meeting{}).promised("2026-11-26 14:00").message_left();
  const story told = s.at("2026-11-26 22:00").next().told();
  const std::vector<audited> book{{told.rules, told.hours, told.subject, told.history}};
  const auto found = audit(book, told.now);
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(explain(found[0], book) ==
             "Pursuit 1: the call promised for Thursday 26 November 2026, 14:00-14:30 was not made.");
}
