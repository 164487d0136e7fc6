#include <followup/testing/scenario.hpp>

#include <followup/error.hpp>
#include <followup/policy/presets.hpp>
#include <followup/testing/generators.hpp>

#include <unistd.h>
#include <boost/date_time/gregorian/gregorian.hpp>
#include <boost/date_time/posix_time/posix_time_io.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <followup/testing/boost_test.hpp>

BOOST_AUTO_TEST_SUITE(scenario)

namespace {

namespace fu = followup;
namespace ft = followup::testing;
using ft::call_on;

constexpr auto call = fu::channel::call;
constexpr auto letter = fu::channel::letter;

// A call every other working day, a letter for each two that failed.
fu::policy proposals() {
  return {"proposals",
          fu::doctrine(),
          {fu::track{"calls", fu::every(fu::business_days{2}, call).leaving_a_message()},
           fu::track{"letters", fu::after_each(2, fu::unanswered_calls, letter).with({{"your logistics", "a case"}})}}};
}

// Monday 23 November 2026, and the office opens at 09:00.
ft::scenario told_on_monday() {
  ft::scenario s = ft::with_checkpoints(ft::scenario{proposals()});
  s.at("2026-11-23 10:00");
  return s;
}

bool says(const std::exception& e, const std::string& words) {
  return std::string{e.what()}.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(who_usually_says_such_a_thing_can_have_said_it) {
  for (int i = 0; i < fu::outcome_count; ++i) {
    const auto kind = static_cast<fu::outcome_kind>(i);
    ft::source luck{1};
    // Of all the ways in which it can come about there is one by that role.
    bool can_be = false;
    for (int tries = 0; tries < 20'000 && !can_be; ++tries) {
      const fu::touchpoint touch =
          ft::some_touchpoint(luck, {.id = fu::pursuit_id{1}}, fu::utc("2026-11-23T10:00:00Z"));
      can_be = fu::kind_of(touch.what) == kind && touch.spoke_to == ft::usual_role(kind);
    }
    BOOST_TEST(can_be, fu::name_of(kind));
  }
}

BOOST_AUTO_TEST_CASE(a_story_is_told_in_the_prospects_local_time) {
  ft::scenario s{proposals(), ft::prospect_in(ft::new_york())};
  s.at("2026-11-23 10:00").call(fu::just_left{}).promised("2026-11-27").message_left();
  BOOST_TEST(s.now() == fu::utc("2026-11-23T15:00:00Z"));
  BOOST_TEST(s.next() == ft::call_in("2026-11-27 09:00", "2026-11-27 12:30"));
  s.skip_to_next().does_what_is_due(fu::day_off{}).message_left();
  BOOST_TEST(s.next() == call_on("2026-11-30"));
  s.at("2026-11-30 16:40").call(fu::no_with_reasons{});
  BOOST_TEST(s.next() == ft::ended(fu::disposition::refused));
}

BOOST_AUTO_TEST_CASE(a_named_zone_comes_from_the_system) {
  BOOST_TEST(ft::prospect_in("Europe/Amsterdam").zones.front().name() == "Europe/Amsterdam");
  BOOST_CHECK_THROW(ft::prospect_in("Nowhere/At_All"), fu::unknown_time_zone);
}

BOOST_AUTO_TEST_CASE(whoever_usually_says_something_can_say_it) {
  ft::scenario s = told_on_monday();
  for (const fu::outcome& what :
       std::vector<fu::outcome>{fu::no_answer{},       fu::busy{},
                                fu::machine{},         fu::just_left{},
                                fu::in_meeting{},      fu::at_lunch{},
                                fu::day_off{},         fu::away{},
                                fu::message_taken{},   fu::will_call_back{},
                                fu::gatekeeper_no{},   fu::not_now{},
                                fu::on_hold{},         fu::send_information{},
                                fu::spoke{},           fu::meeting_agreed{fu::agreed("2026-12-01 10:00")},
                                fu::meeting_missed{},  fu::yes{},
                                fu::no_with_reasons{}, fu::no_without_reasons{},
                                fu::objection{},       fu::wrong_number{}}) {
    s.call(what);
    BOOST_CHECK_NO_THROW(fu::check(s.history().back()));
  }
}

// --- The clock.

BOOST_AUTO_TEST_CASE(the_pursuit_starts_at_the_first_time_that_is_named) {
  BOOST_TEST(told_on_monday().told().subject.started == fu::utc("2026-11-23T09:00:00Z"));
  ft::scenario s{proposals()};
  s.starts("2026-11-20 16:00").at("2026-11-23 10:00");
  BOOST_TEST(s.told().subject.started == fu::utc("2026-11-20T15:00:00Z"));
  BOOST_CHECK_THROW(s.starts("2026-11-24 10:00"), fu::invalid_time);
}

BOOST_AUTO_TEST_CASE(a_scenario_without_a_time_has_no_answer) {
  BOOST_CHECK_THROW((void)ft::scenario{proposals()}.next(), fu::invalid_time);
  BOOST_CHECK_THROW(ft::scenario{proposals()}.at("14:30"), fu::invalid_time);
}

BOOST_AUTO_TEST_CASE(a_clock_time_alone_is_on_the_day_it_is) {
  BOOST_TEST(told_on_monday().at("14:30").now() == fu::utc("2026-11-23T13:30:00Z"));
}

BOOST_AUTO_TEST_CASE(the_clock_does_not_go_back) {
  ft::scenario s = told_on_monday();
  s.at("2026-11-23 10:00");
  BOOST_CHECK_EXCEPTION(s.at("2026-11-23 09:59"), fu::invalid_time,
                        [](const auto& e) { return says(e, "no earlier than 2026-11-23 10:00"); });
  BOOST_CHECK_THROW(s.at("tomorrow"), fu::invalid_time);
}

BOOST_AUTO_TEST_CASE(the_clock_moves_by_a_delay_as_rules_count_it) {
  const auto local_after = [](fu::delay wait) {
    ft::scenario s = told_on_monday();
    s.after(wait);
    return ft::local_text(s.now(), s.zone());
  };
  BOOST_TEST(local_after(fu::minutes{5}) == "2026-11-23 10:05");
  BOOST_TEST(local_after(fu::hours{24}) == "2026-11-24 10:00");
  BOOST_TEST(local_after(fu::open_minutes{180}) == "2026-11-23 14:00");
  BOOST_TEST(local_after(fu::business_days{0}) == "2026-11-23 10:00");
  BOOST_TEST(local_after(fu::business_days{5}) == "2026-11-30 09:00");
  BOOST_TEST(local_after(fu::calendar_days{5}) == "2026-11-30 09:00");
}

BOOST_AUTO_TEST_CASE(it_can_be_skipped_to_what_is_next_and_to_when_to_ask_again) {
  ft::scenario s = told_on_monday();
  s.call(fu::no_answer{}).message_left().skip_to_next();
  BOOST_TEST(s.now() == s.at("2026-11-25 09:00").now());
  BOOST_TEST(s.next() == ft::a_call().now());
  s.skip_to_wake();
  BOOST_TEST(ft::local_text(s.now(), s.zone()) == "2026-11-25 12:30");
}

BOOST_AUTO_TEST_CASE(it_can_be_skipped_to_what_is_next_through_one_channel) {
  ft::scenario s = told_on_monday();
  s.call(fu::no_answer{});
  BOOST_TEST(s.next() == ft::message_due());
  BOOST_TEST(s.skip_to_next(call).now() == s.at("2026-11-25 09:00").now());
  BOOST_CHECK_THROW(s.skip_to_next(fu::channel::email), fu::invalid_history);
}

BOOST_AUTO_TEST_CASE(nothing_is_skipped_to_once_it_is_over) {
  ft::scenario s = told_on_monday();
  s.call(fu::yes{});
  const auto tells_all = [](const auto& e) { return says(e, "call: yes by decision_maker (#1)"); };
  BOOST_CHECK_EXCEPTION(s.skip_to_next(), fu::invalid_history, tells_all);
  BOOST_CHECK_EXCEPTION(s.skip_to_wake(), fu::invalid_history, tells_all);
}

// --- What happened.

BOOST_AUTO_TEST_CASE(what_is_due_is_done_as_it_was_asked_for) {
  ft::scenario s = told_on_monday();
  s.does_what_is_due(fu::no_answer{}).message_left();
  s.skip_to_next().does_what_is_due(fu::in_meeting{}).message_left();
  BOOST_TEST(s.next() == ft::letter_due().about("your logistics").asked_for_by("letters"));
  const fu::action asked = s.next().first(letter);
  s.does_what_is_due();
  const fu::touchpoint& done = s.history().back();
  BOOST_TEST(done.via == letter);
  BOOST_TEST(done.action == asked.id);
  BOOST_TEST(done.brief == asked.brief);
  BOOST_TEST(!(s.next() == ft::a_letter()));
}

BOOST_AUTO_TEST_CASE(of_several_that_are_due_one_can_be_named_by_its_channel) {
  ft::scenario s = told_on_monday();
  s.does_what_is_due(fu::no_answer{}).message_left();
  s.skip_to_next().does_what_is_due(fu::in_meeting{});
  BOOST_TEST(s.next() == (ft::message_due() && ft::letter_due()));
  s.does_what_is_due(letter);
  BOOST_TEST(s.history().back().via == letter);
  s.does_what_is_due(fu::channel::voicemail);
  BOOST_TEST(s.history().back().via == fu::channel::voicemail);
  const auto names_it = [](const auto& e) { return says(e, "a letter that can be done now and lead to sent"); };
  BOOST_CHECK_EXCEPTION(s.does_what_is_due(letter), fu::invalid_history, names_it);
}

BOOST_AUTO_TEST_CASE(what_is_not_due_is_not_done) {
  ft::scenario s = told_on_monday();
  const auto tells_all = [](const auto& e) { return says(e, "followup timeline 1"); };
  BOOST_CHECK_EXCEPTION(s.does_what_is_due(), fu::invalid_history, tells_all);  // a call is, but it cannot be "sent"
  s.call(fu::spoke{});
  BOOST_CHECK_EXCEPTION(s.does_what_is_due(fu::no_answer{}), fu::invalid_history, tells_all);
}

BOOST_AUTO_TEST_CASE(a_call_that_is_due_can_lead_to_a_promise) {
  ft::scenario s = told_on_monday();
  s.does_what_is_due(fu::call_back{}).promised("2026-12-01 14:00");
  BOOST_TEST(s.next() == ft::call_in("2026-12-01 14:00", "2026-12-01 14:30"));
}

BOOST_AUTO_TEST_CASE(each_verb_tells_one_thing) {
  ft::scenario s = told_on_monday();
  s.voicemail();
  s.letter().about("a case");
  s.email().on(fu::endpoint_id{3});
  s.task("visit", fu::day_off{}).said_by(fu::contact_role::gatekeeper);
  s.they_call(fu::spoke{});
  s.they_write().we_promised("2026-11-30 to 2026-12-04", fu::firmness::soft).to_be_called_on(fu::endpoint_id{12});
  s.they_write(fu::away{fu::day("2026-12-01")});
  s.they_write(fu::meeting_agreed{fu::agreed("2026-12-02 10:00-11:00")}, letter);
  s.happens({.via = fu::channel::email, .way = fu::direction::inbound, .what = fu::opened{}});
  const std::string timeline = s.timeline();
  for (const char* line :
       {"  voicemail: sent by nobody (#1)\n", "  letter: sent by nobody, about \"a case\" (#2)\n",
        "  email: sent by nobody, at endpoint #3 (#3)\n", "  task: day_off by gatekeeper, labelled #",
        "  inbound call: spoke by decision_maker (#5)\n",
        "  inbound email: replied by decision_maker, promised 2026-11-30 to 2026-12-04 by us softly on endpoint #12 "
        "(#6)\n",
        "  inbound email: away until 2026-12-01 by machine (#7)\n",
        "  inbound letter: meeting_agreed for 2026-12-02 10:00-11:00 by decision_maker (#8)\n"}) {
    BOOST_TEST(timeline.find(line) != std::string::npos, line << " is not in\n" << timeline);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_have_happened_is_refused_when_it_is_asked_about) {
  ft::scenario s = told_on_monday();
  s.call(fu::yes{}).said_by(fu::contact_role::machine);
  BOOST_CHECK_THROW((void)s.next(), fu::invalid_history);
  BOOST_CHECK_THROW(told_on_monday().message_left(), fu::invalid_history);
}

BOOST_AUTO_TEST_CASE(each_thing_is_told_to_an_observer_as_it_happens) {
  std::vector<std::string> heard;
  ft::scenario s{proposals()};
  s.observed_by([&](const std::string& event) { heard.push_back(event); });
  s.at("2026-11-23 10:00").call(fu::busy{}).at("10:20").call(fu::spoke{});
  BOOST_TEST(heard == (std::vector<std::string>{"2026-11-23 10:00 call: busy by nobody (#1)",
                                                "2026-11-23 10:20 call: spoke by decision_maker (#2)"}));
}

BOOST_AUTO_TEST_CASE(a_pursuit_of_the_hosts_own_begins_at_its_start) {
  fu::pursuit own{.id = fu::pursuit_id{9},
                  .who = ft::prospect_in(ft::amsterdam()),
                  .started = fu::utc("2026-11-23T09:00:00Z"),
                  .earlier_attempts = 1};
  ft::scenario s{proposals(), own, ft::always_open()};
  BOOST_TEST(s.now() == own.started);
  s.call(fu::machine{}).message_left();
  BOOST_TEST(s.history().back().pursuit == own.id);
}

// --- The questions.

BOOST_AUTO_TEST_CASE(a_rule_that_is_no_pure_function_of_the_case_is_found_out) {
  int asked = 0;
  const fu::policy fickle{"fickle",
                          fu::doctrine(),
                          {fu::track{"calls", fu::every(fu::business_days{2}, call)},
                           fu::ending{"now and then", [&asked](const fu::case_view&) -> std::optional<fu::disposition> {
                                        if (++asked % 2 == 0) return std::nullopt;
                                        return fu::disposition::withdrawn;
                                      }}}};
  ft::scenario s{fickle};
  s.at("2026-11-23 10:00");
  BOOST_CHECK_THROW((void)s.next(), fu::invalid_policy);
}

namespace {

// FOLLOWUP_RECORD during one scope.
class recording {
 public:
  recording() { setenv("FOLLOWUP_RECORD", "1", 1); }
  ~recording() { unsetenv("FOLLOWUP_RECORD"); }
  recording(const recording&) = delete;
  recording& operator=(const recording&) = delete;
};

// A file that is gone afterwards.
class some_file {
 public:
  some_file() : path_(std::filesystem::temp_directory_path() / ("followup_scenario_" + std::to_string(getpid()))) {}
  ~some_file() { std::filesystem::remove(path_); }
  some_file(const some_file&) = delete;
  some_file& operator=(const some_file&) = delete;
  [[nodiscard]] ft::timeline_file timeline() const { return {path_.string()}; }

 private:
  std::filesystem::path path_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_timeline_is_recorded_in_a_file_and_replays_from_it) {
  const some_file file;
  ft::scenario s = told_on_monday();
  s.call(fu::just_left{}).promised("2026-11-27").message_left();
  const ft::replay_result nothing_there = s.replays_as(file.timeline());
  BOOST_TEST(!nothing_there);
  BOOST_TEST(ft::to_text(nothing_there).find("FOLLOWUP_RECORD=1") != std::string::npos);
  {
    const recording on;
    BOOST_TEST(s.replays_as(file.timeline()));
  }
  BOOST_TEST(s.replays_as(file.timeline()));
  BOOST_TEST(ft::replay(file.timeline(), s.told()));
  s.at("2026-11-24 10:00");
  BOOST_TEST(!s.replays_as(file.timeline()));
  BOOST_TEST(!ft::replay(ft::timeline_file{"no such file"}, s.told()));
}

BOOST_AUTO_TEST_CASE(a_file_of_the_hosts_is_recorded_anew_under_other_rules) {
  const some_file file;
  ft::scenario s = told_on_monday();
  s.call(fu::no_answer{}).message_left();
  ft::story under = s.told();
  under.history.clear();
  under.rules = fu::gentle();
  {
    const recording on;
    BOOST_TEST(s.replays_as(file.timeline()));
  }
  BOOST_TEST(!ft::replay(file.timeline(), under));
  {
    const recording on;
    BOOST_TEST(ft::replay(file.timeline(), under));
  }
  BOOST_TEST(ft::replay(file.timeline(), under));
}

BOOST_AUTO_TEST_SUITE_END()
