#include <followup/policy/presets.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "engine/support.hpp"

BOOST_AUTO_TEST_SUITE(until_no)

namespace {

namespace fu = followup;
using support::actions_of;
using support::clock;
using support::day_via;
using support::due_via;
using support::first_of;
using support::reason_of;
using support::says;
using support::story;
using support::told;

constexpr auto call = fu::channel::call;
constexpr auto letter = fu::channel::letter;
constexpr auto email = fu::channel::email;
constexpr auto gatekeeper = fu::contact_role::gatekeeper;
constexpr auto decision_maker = fu::contact_role::decision_maker;

// Monday 2 November 2026: the first call is due on Thursday the 5th.
story pursued(fu::prospect who = support::somebody()) {
  return {fu::until_no(), "2026-11-02 10:00", support::office(), std::move(who)};
}

// The actions are those listed, each of which may leave its hour (or its day) open: "call 2026-11-06".
void check_actions(const fu::answer& a, const std::vector<std::string>& expected) {
  BOOST_TEST(a.actions.size() == expected.size(), "unexpected number of actions: " << told(a));
  for (std::size_t i = 0; i < expected.size() && i < a.actions.size(); ++i) {
    const std::string got = support::shown(a.actions[i]);
    BOOST_TEST(got.substr(0, expected[i].size()) == expected[i],
               "expected " << expected[i] << ", got " << got << ": " << told(a));
  }
}

// --- What follows from each outcome of a call.

struct row {
  const char* label;
  const char* at;
  fu::outcome what;
  std::optional<fu::contact_role> who;
  bool message_left;
  fu::status status;
  std::vector<std::string> actions;
  friend std::ostream& operator<<(std::ostream& out, const row& r) { return out << r.label; }
};

constexpr bool message = true;
constexpr bool no_message = false;

fu::agreed_time tuesday_at_two() { return fu::agreed_time::at(fu::day("2026-11-10"), clock("14:00")); }
fu::agreed_time next_week() { return fu::agreed_time::within(fu::day("2026-11-09"), fu::day("2026-11-13")); }

// All in the week of the first call; 2026-11-05 is a Thursday, 12-24 one before a holiday.
const std::vector<row> table{
    {"no answer: a message now, and a call on the next working day in another daypart",
     "2026-11-05 16:10",
     fu::no_answer{},
     {},
     no_message,
     fu::status::due,
     {"voicemail 2026-11-05 16:10", "call 2026-11-06 08:00"}},
    {"no answer, on a Friday: Monday",
     "2026-11-06 16:10",
     fu::no_answer{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-09 08:00"}},
    {"no answer, in the morning: late next time",
     "2026-11-05 10:10",
     fu::no_answer{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-06 16:00"}},
    {"busy: again after 20 minutes, and no message",
     "2026-11-05 10:10",
     fu::busy{},
     {},
     no_message,
     fu::status::waiting,
     {"call 2026-11-05 10:30"}},
    {"busy shortly before closing: at the next opening",
     "2026-11-05 17:50",
     fu::busy{},
     {},
     no_message,
     fu::status::waiting,
     {"call 2026-11-06 08:00"}},
    {"machine, message left: as no answer",
     "2026-11-05 16:10",
     fu::machine{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-06 08:00"}},
    {"machine, none left: owes one",
     "2026-11-05 16:10",
     fu::machine{},
     {},
     no_message,
     fu::status::due,
     {"voicemail 2026-11-05 16:10", "call 2026-11-06 08:00"}},
    {"just left: next working day",
     "2026-11-05 10:30",
     fu::just_left{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-06 16:00"}},
    {"just left before Christmas: the Monday after",
     "2026-12-24 10:30",
     fu::just_left{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-12-28 16:00"}},
    {"in a meeting: after two open hours",
     "2026-11-05 10:10",
     fu::in_meeting{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-05 12:10"}},
    {"in a meeting late: next working morning",
     "2026-11-05 16:30",
     fu::in_meeting{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-06 08:00"}},
    {"in a meeting two hours before closing: 18:00 is closed",
     "2026-11-05 16:00",
     fu::in_meeting{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-06 08:00"}},
    {"in a meeting on Friday evening: Monday morning",
     "2026-11-06 17:00",
     fu::in_meeting{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-09 08:00"}},
    {"at lunch: the same day after lunch",
     "2026-11-05 12:30",
     fu::at_lunch{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-05 14:00"}},
    {"at a late lunch: the next working day",
     "2026-11-05 14:30",
     fu::at_lunch{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-06 08:00"}},
    {"day off: next working day",
     "2026-11-05 10:30",
     fu::day_off{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-06 16:00"}},
    {"day off, on a Friday: Monday",
     "2026-11-06 10:30",
     fu::day_off{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-09 16:00"}},
    {"away until a working day",
     "2026-11-05 10:30",
     fu::away{fu::day("2026-11-16")},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-16 16:00"}},
    {"away until a Saturday: the Monday after",
     "2026-11-05 10:30",
     fu::away{fu::day("2026-11-14")},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-16 16:00"}},
    {"away until Christmas: the Monday after",
     "2026-11-05 10:30",
     fu::away{fu::day("2026-12-25")},
     {},
     message,
     fu::status::waiting,
     {"call 2026-12-28 16:00"}},
    {"away, nobody knows until when: a week",
     "2026-11-05 10:30",
     fu::away{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-12 16:00"}},
    {"a message left with a person counts as the message",
     "2026-11-05 10:30",
     fu::message_taken{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-06 16:00"}},
    {"and says so by itself",
     "2026-11-05 10:30",
     fu::message_taken{},
     {},
     no_message,
     fu::status::waiting,
     {"call 2026-11-06 16:00"}},
    {"they will call you: our own call after the rhythm",
     "2026-11-05 10:30",
     fu::will_call_back{},
     {},
     message,
     fu::status::waiting,
     {"call 2026-11-06 16:00"}},
    {"a gatekeeper's no: a letter the next business day, calls after a week",
     "2026-11-05 10:30",
     fu::gatekeeper_no{},
     {},
     message,
     fu::status::waiting,
     {"letter 2026-11-06 08:00", "call 2026-11-12"}},
    {"spoke, nothing decided: the rhythm, at the hour that worked",
     "2026-11-05 10:30",
     fu::spoke{},
     {},
     no_message,
     fu::status::waiting,
     {"call 2026-11-06 10:00"}},
    {"not now, until a date",
     "2026-11-05 10:30",
     fu::not_now{fu::day("2026-11-24")},
     {},
     no_message,
     fu::status::on_hold,
     {"call 2026-11-24"}},
    {"not now: a month, from Saturday to Monday",
     "2026-11-05 10:30",
     fu::not_now{},
     {},
     no_message,
     fu::status::on_hold,
     {"call 2026-12-07"}},
    {"on hold until a date",
     "2026-11-05 10:30",
     fu::on_hold{fu::day("2026-11-24")},
     {},
     no_message,
     fu::status::on_hold,
     {"call 2026-11-24"}},
    {"on hold until a Sunday: the Monday after",
     "2026-11-05 10:30",
     fu::on_hold{fu::day("2026-11-22")},
     {},
     no_message,
     fu::status::on_hold,
     {"call 2026-11-23"}},
    {"on hold, open: reviewed after a month",
     "2026-11-05 10:30",
     fu::on_hold{},
     {},
     no_message,
     fu::status::on_hold,
     {"call 2026-12-07"}},
    {"a gatekeeper may put on hold",
     "2026-11-05 10:30",
     fu::on_hold{fu::day("2026-11-24")},
     gatekeeper,
     message,
     fu::status::on_hold,
     {"call 2026-11-24"}},
    {"a meeting agreed: how did it go, the business day after",
     "2026-11-05 10:30",
     fu::meeting_agreed{tuesday_at_two()},
     {},
     no_message,
     fu::status::dormant,
     {"call 2026-11-11"}},
    {"a meeting on a date: the business day after",
     "2026-11-05 10:30",
     fu::meeting_agreed{fu::agreed_time::on(fu::day("2026-11-13"))},
     {},
     no_message,
     fu::status::dormant,
     {"call 2026-11-16"}},
    {"come by next week: the business day after the week",
     "2026-11-05 10:30",
     fu::meeting_agreed{next_week()},
     gatekeeper,
     message,
     fu::status::dormant,
     {"call 2026-11-16"}},
    {"a no without reasons: asked once",
     "2026-11-05 10:30",
     fu::no_without_reasons{},
     {},
     no_message,
     fu::status::waiting,
     {"call 2026-11-06"}},
    {"yes", "2026-11-05 10:30", fu::yes{}, {}, no_message, fu::status::closed, {}},
    {"no, with reasons", "2026-11-05 10:30", fu::no_with_reasons{}, {}, no_message, fu::status::closed, {}},
    {"an objection", "2026-11-05 10:30", fu::objection{}, {}, no_message, fu::status::closed, {}},
    {"an objection to e-mails",
     "2026-11-05 10:30",
     fu::objection{email},
     {},
     no_message,
     fu::status::waiting,
     {"call 2026-11-06"}},
};

}  // namespace

BOOST_DATA_TEST_CASE(each_outcome_has_its_consequence, boost::unit_test::data::make(table), r) {
  story s = pursued();
  s.call(r.at, r.what);
  if (r.who) s.by(*r.who);
  if (r.message_left) s.leaving_a_message();
  const fu::answer a = s.ask(s.at(r.at) + boost::posix_time::minutes(1));
  BOOST_TEST(a.status == r.status, told(a));
  check_actions(a, r.actions);
}

BOOST_AUTO_TEST_CASE(a_busy_line_is_tried_twice_more_on_a_day_then_the_rhythm_goes_on) {
  story s = pursued();
  s.call("2026-11-05 10:00", fu::busy{}).call("2026-11-05 10:20", fu::busy{});
  BOOST_TEST(actions_of(s.ask("2026-11-05 10:21")) == "call 2026-11-05 10:40");
  s.call("2026-11-05 10:40", fu::busy{});
  BOOST_TEST(actions_of(s.ask("2026-11-05 10:41")) == "call 2026-11-06 16:00");
  s.call("2026-11-06 16:00", fu::busy{});
  BOOST_TEST(actions_of(s.ask("2026-11-06 16:01")) == "call 2026-11-06 16:20");
}

BOOST_AUTO_TEST_CASE(two_open_hours_skip_the_lunch_break) {
  story s{fu::until_no(), "2026-11-02 10:00", support::office("09:00-12:00 13:30-17:00")};
  s.call("2026-11-05 11:00", fu::in_meeting{}).leaving_a_message();
  BOOST_TEST(actions_of(s.ask("2026-11-05 11:01")) == "call 2026-11-05 14:30");
}

BOOST_AUTO_TEST_CASE(a_call_back_at_a_time_is_due_in_that_half_hour_and_nothing_earlier) {
  for (const auto who : {gatekeeper, decision_maker}) {
    story s = pursued();
    s.call("2026-11-05 10:30", fu::call_back{}).by(who).promised(tuesday_at_two());
    if (who == gatekeeper) s.leaving_a_message();
    const fu::answer a = s.ask("2026-11-05 10:31");
    BOOST_TEST(a.status == fu::status::waiting);
    BOOST_TEST(actions_of(a) == "call 2026-11-10 14:00");
    BOOST_TEST(support::window_of(a) == "2026-11-10 14:00/2026-11-10 14:30");
    BOOST_TEST(says(a, fu::reason_kind::promise_by_them));
  }
}

BOOST_AUTO_TEST_CASE(a_call_back_in_a_window_is_due_in_that_window) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::call_back{}).leaving_a_message();
  s.promised(fu::agreed_time::between(fu::day("2026-11-10"), clock("14:00"), clock("16:00")));
  BOOST_TEST(support::window_of(s.ask("2026-11-05 10:31")) == "2026-11-10 14:00/2026-11-10 16:00");
  BOOST_TEST(support::window_of(s.ask("2026-11-10 15:00")) == "2026-11-10 15:00/2026-11-10 16:00");
}

BOOST_AUTO_TEST_CASE(a_call_back_on_a_date_means_that_days_usual_hours) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::call_back{}).leaving_a_message().promised(fu::agreed_time::on(fu::day("2026-11-10")));
  BOOST_TEST(support::window_of(s.ask("2026-11-05 10:31")) == "2026-11-10 08:00/2026-11-10 18:00");
}

BOOST_AUTO_TEST_CASE(any_outcome_may_carry_a_promise_which_stands_above_its_behaviour) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::just_left{}).leaving_a_message().promised(fu::agreed_time::on(fu::day("2026-11-10")));
  BOOST_TEST(actions_of(s.ask("2026-11-05 10:31")) == "call 2026-11-10 08:00");
}

BOOST_AUTO_TEST_CASE(letters_and_emails_go_on_before_a_promise) {
  story s = pursued();
  for (const char* const at : {"2026-11-05 16:00", "2026-11-06 08:00", "2026-11-09 12:00", "2026-11-10 10:00"}) {
    s.call(at, fu::no_answer{}).leaving_a_message();
  }
  s.call("2026-11-11 14:00", fu::just_left{}).leaving_a_message();
  s.promised(fu::agreed_time::on(fu::day("2026-11-20")));
  BOOST_TEST(actions_of(s.ask("2026-11-11 14:01")) == "letter 2026-11-11 14:00, call 2026-11-20 08:00");
  s.letter("2026-11-11 15:00");  // lands on Friday the 13th
  BOOST_TEST(actions_of(s.ask("2026-11-11 15:01")) == "email 2026-11-16 08:00, call 2026-11-20 08:00");
}

BOOST_AUTO_TEST_CASE(a_promise_stands_until_an_attempt_in_time_a_conversation_or_a_newer_one) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::call_back{}).leaving_a_message().promised(fu::agreed_time::on(fu::day("2026-11-20")));

  story early = s;
  early.call("2026-11-10 10:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(actions_of(early.ask("2026-11-10 10:01")) == "call 2026-11-20 08:00");

  story inside = s;
  inside.call("2026-11-20 10:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(day_via(inside.ask("2026-11-20 10:01"), call) == "2026-11-23");

  story after = s;
  after.call("2026-11-23 10:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(day_via(after.ask("2026-11-23 10:01"), call) == "2026-11-24");

  story spoken = s;
  spoken.call("2026-11-10 10:00", fu::spoke{});
  BOOST_TEST(day_via(spoken.ask("2026-11-10 10:01"), call) == "2026-11-11");

  story called = s;
  called.inbound("2026-11-10 10:00", call, fu::spoke{});
  const fu::answer a = called.ask("2026-11-10 10:01");
  BOOST_TEST(!says(a, fu::reason_kind::promise_by_them), told(a));

  story newer = s;
  newer.call("2026-11-10 10:00", fu::call_back{}).leaving_a_message();
  newer.promised(fu::agreed_time::on(fu::day("2026-11-13")));
  BOOST_TEST(actions_of(newer.ask("2026-11-10 10:01")) == "call 2026-11-13 08:00");
}

BOOST_AUTO_TEST_CASE(a_call_shortly_before_a_promised_time_keeps_it) {
  // At two: [14:00, 14:30), with a tolerance of 15 minutes.
  story s = pursued();
  s.call("2026-11-05 10:30", fu::call_back{}).leaving_a_message().promised(tuesday_at_two());
  story tolerated = s;
  tolerated.call("2026-11-10 13:50", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(day_via(tolerated.ask("2026-11-10 13:51"), call) == "2026-11-11");
  story early = s;
  early.call("2026-11-10 13:30", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(due_via(early.ask("2026-11-10 13:31"), call) == "2026-11-10 14:00");
}

namespace {

struct attempt_row {
  const char* label;
  fu::agreed_time agreed;
  const char* attempt;
  const char* next;
  friend std::ostream& operator<<(std::ostream& out, const attempt_row& r) { return out << r.label; }
};

// Tuesday 10 November is open from 08:00; a weekend and Christmas are closed.
const std::vector<attempt_row> attempts_on_a_date{
    {"in the night", fu::agreed_time::on(fu::day("2026-11-10")), "2026-11-10 00:10", "2026-11-10 08:00"},
    {"before its hours", fu::agreed_time::on(fu::day("2026-11-10")), "2026-11-10 07:44", "2026-11-10 08:00"},
    {"a quarter of an hour before", fu::agreed_time::on(fu::day("2026-11-10")), "2026-11-10 07:45", "2026-11-11"},
    {"within its hours", fu::agreed_time::on(fu::day("2026-11-10")), "2026-11-10 12:00", "2026-11-11"},
    {"after its hours", fu::agreed_time::on(fu::day("2026-11-10")), "2026-11-10 20:00", "2026-11-11"},
    {"on the next day, early", fu::agreed_time::on(fu::day("2026-11-10")), "2026-11-11 07:00", "2026-11-12"},
    {"on a closed day that was agreed, before the usual hours", fu::agreed_time::on(fu::day("2026-12-25")),
     "2026-12-25 07:00", "2026-12-25 08:00"},
    {"on a closed day that was agreed", fu::agreed_time::on(fu::day("2026-12-25")), "2026-12-25 09:00", "2026-12-28"},
    {"on a closed day before the open ones", fu::agreed_time::within(fu::day("2026-11-14"), fu::day("2026-11-17")),
     "2026-11-15 12:00", "2026-11-16 08:00"},
    {"on the first open day", fu::agreed_time::within(fu::day("2026-11-14"), fu::day("2026-11-17")), "2026-11-16 08:00",
     "2026-11-17"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_promised_date_is_kept_by_an_attempt_in_or_after_its_usual_hours,
                     boost::unit_test::data::make(attempts_on_a_date), r) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::call_back{}).leaving_a_message().promised(r.agreed);
  s.call(r.attempt, fu::no_answer{}).leaving_a_message();
  const fu::answer a = s.ask(s.history.back().at);
  BOOST_TEST(due_via(a, call).substr(0, std::string_view{r.next}.size()) == r.next, told(a));
  BOOST_TEST(says(a, fu::reason_kind::promise_by_them) == (std::string_view{r.next}.size() > 10), told(a));
}

BOOST_AUTO_TEST_CASE(whose_hours_a_promised_date_has_the_calendar_says_that_is_asked_with) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::call_back{}).leaving_a_message().promised(fu::agreed_time::on(fu::day("2026-11-10")));
  s.call("2026-11-10 08:30", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(day_via(s.ask("2026-11-10 08:31"), call) == "2026-11-11");
  s.hours = support::office("09:00-17:00");
  BOOST_TEST(due_via(s.ask("2026-11-10 08:31"), call) == "2026-11-10 09:00");
  s.call("2026-11-10 11:00", fu::no_answer{}).leaving_a_message();  // of several attempts the last one counts
  BOOST_TEST(day_via(s.ask("2026-11-10 11:01"), call) == "2026-11-11");
}

BOOST_AUTO_TEST_CASE(call_next_week_means_its_days) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::call_back{}).leaving_a_message().promised(next_week());
  BOOST_TEST(support::window_of(s.ask("2026-11-05 10:31")) == "2026-11-09 08:00/2026-11-09 18:00");
  BOOST_TEST(support::window_of(s.ask("2026-11-11 12:00")) == "2026-11-11 12:00/2026-11-11 18:00");
  BOOST_TEST(support::window_of(s.ask("2026-11-11 18:00")) == "2026-11-12 08:00/2026-11-12 18:00");
  BOOST_TEST(!says(s.ask("2026-11-13 17:59"), fu::reason_kind::promise_missed_by_us));
  BOOST_TEST(says(s.ask("2026-11-16 09:00"), fu::reason_kind::promise_missed_by_us));
  story inside = s;
  inside.call("2026-11-11 12:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(day_via(inside.ask("2026-11-11 12:01"), call) == "2026-11-12");
}

BOOST_AUTO_TEST_CASE(a_promise_that_they_wrote_is_a_promise) {
  story s = pursued();
  s.inbound("2026-11-05 10:30", email, fu::call_back{}).by(decision_maker).promised(tuesday_at_two());
  BOOST_TEST(first_of(s.ask("2026-11-05 10:31")) == "call 2026-11-10 14:00");
}

BOOST_AUTO_TEST_CASE(a_promise_stands_above_a_hold_and_below_an_objection) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::on_hold{fu::day("2026-11-24")});
  s.promised(fu::agreed_time::on(fu::day("2026-11-20")));
  BOOST_TEST(first_of(s.ask("2026-11-05 10:31")) == "call 2026-11-20 08:00");
  s.inbound("2026-11-06 10:30", email, fu::objection{call});
  BOOST_TEST(support::action_via(s.ask("2026-11-06 10:31"), call) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_promise_that_we_missed_is_kept_at_the_next_opening_not_before_its_clock_time) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::call_back{}).leaving_a_message().promised(tuesday_at_two());
  // The same afternoon it is still open.
  const fu::answer later = s.ask("2026-11-10 15:00");
  BOOST_TEST(later.status == fu::status::due, told(later));
  BOOST_TEST(says(later, fu::reason_kind::promise_missed_by_us));
  BOOST_TEST(support::window_of(later).substr(0, 16) == "2026-11-10 15:00");
  // In the evening, and on the next morning: at two, not at opening.
  BOOST_TEST(support::window_of(s.ask("2026-11-10 19:00")).substr(0, 16) == "2026-11-11 14:00");
  BOOST_TEST(support::window_of(s.ask("2026-11-11 09:00")).substr(0, 16) == "2026-11-11 14:00");
  BOOST_TEST(s.ask("2026-11-11 14:30").status == fu::status::due);
}

BOOST_AUTO_TEST_CASE(a_missed_promise_outside_hours_is_not_lost) {
  // "At the next opening, not before its clock time" has no answer at eight in the evening, and nothing says which
  // of the two gives way; it is to be called within the week all the same.
  story s = pursued();
  s.call("2026-11-05 10:30", fu::call_back{}).leaving_a_message();
  s.promised(fu::agreed_time::at(fu::day("2026-11-10"), clock("20:00")));
  BOOST_TEST(support::window_of(s.ask("2026-11-05 10:31")) == "2026-11-10 20:00/2026-11-10 20:30");
  for (const char* const now : {"2026-11-10 22:00", "2026-11-11 09:00", "2026-11-11 19:00"}) {
    const fu::answer a = s.ask(now);
    const fu::action* next = support::action_via(a, call);
    BOOST_REQUIRE_MESSAGE(next, told(a));
    BOOST_TEST(next->window.begin < s.at("2026-11-17 00:00"), told(a));
  }
}

BOOST_AUTO_TEST_CASE(asks_again_when_a_promised_time_is_over) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::call_back{}).leaving_a_message().promised(tuesday_at_two());
  BOOST_TEST(support::wake_of(s.ask("2026-11-05 10:31")) == "2026-11-10 14:00");
  BOOST_TEST(support::wake_of(s.ask("2026-11-10 14:00")) == "2026-11-10 14:30");

  // Something else is due, and stays so: the window of the promise is watched all the same.
  for (const char* const at : {"2026-11-05 16:00", "2026-11-06 08:00", "2026-11-06 12:00", "2026-11-09 10:00"}) {
    s.call(at, fu::no_answer{}).leaving_a_message();
  }
  const fu::answer a = s.ask("2026-11-10 13:00");
  BOOST_TEST(a.status == fu::status::due, told(a));
  BOOST_TEST(actions_of(a) == "letter 2026-11-09 10:00, call 2026-11-10 14:00", told(a));
  BOOST_TEST(a.wake_at.value() <= s.at("2026-11-10 14:30"), told(a));
}

BOOST_AUTO_TEST_CASE(an_automatic_reply_resumes_on_its_date_and_is_no_reply) {
  story s = pursued();
  s.call("2026-11-05 16:10", fu::no_answer{}).leaving_a_message();
  s.inbound("2026-11-05 16:30", email, fu::away{fu::day("2026-11-16")}).by(fu::contact_role::machine);
  const fu::answer a = s.ask("2026-11-05 16:31");
  BOOST_TEST(actions_of(a) == "call 2026-11-16 08:00");
  BOOST_TEST(!says(a, fu::reason_kind::answer_owed));
  BOOST_TEST(says(a, fu::reason_kind::absence));
}

BOOST_AUTO_TEST_CASE(an_absence_pauses_calls_only) {
  story s = pursued();
  for (const char* const at : {"2026-11-05 16:00", "2026-11-06 08:00", "2026-11-09 12:00", "2026-11-10 10:00"}) {
    s.call(at, fu::no_answer{}).leaving_a_message();
  }
  s.call("2026-11-11 14:00", fu::away{fu::day("2026-11-30")}).leaving_a_message();
  const fu::answer a = s.ask("2026-11-11 14:01");
  BOOST_TEST(due_via(a, letter) == "2026-11-11 14:00");
  BOOST_TEST(day_via(a, call) == "2026-11-30");
}

BOOST_AUTO_TEST_CASE(a_hold_pauses_everything) {
  story s = pursued();
  for (const char* const at :
       {"2026-11-05 16:00", "2026-11-06 08:00", "2026-11-09 12:00", "2026-11-10 10:00", "2026-11-11 14:00"}) {
    s.call(at, fu::no_answer{}).leaving_a_message();
  }
  s.call("2026-11-12 16:00", fu::on_hold{fu::day("2026-11-30")});
  const fu::answer a = s.ask("2026-11-12 16:01");
  BOOST_TEST(a.status == fu::status::on_hold);
  BOOST_REQUIRE(!a.actions.empty());
  for (const fu::action& next : a.actions) BOOST_TEST(next.due >= s.at("2026-11-30 08:00"));
  BOOST_TEST(s.ask("2026-11-30 17:00").status == fu::status::due);
}

BOOST_AUTO_TEST_CASE(a_reply_is_answered_also_while_it_is_on_hold) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::on_hold{fu::day("2026-11-30")});
  s.inbound("2026-11-06 10:30", email, fu::replied{});
  const fu::answer a = s.ask("2026-11-06 10:31");
  BOOST_TEST(says(a, fu::reason_kind::answer_owed), told(a));
  BOOST_REQUIRE(!a.actions.empty());
  BOOST_TEST(support::shown(a.actions.front().window.begin) == "2026-11-06 10:31", told(a));
}

BOOST_AUTO_TEST_CASE(a_hold_of_a_month_is_clipped_to_its_end) {
  story s{fu::until_no(), "2027-01-18 10:00"};
  s.call("2027-01-29 10:30", fu::not_now{});  // 28 February is a Sunday
  BOOST_TEST(day_via(s.ask("2027-01-29 10:31"), call) == "2027-03-01");
}

BOOST_AUTO_TEST_CASE(information_asked_for_is_sent_at_once_and_the_call_counts_from_its_landing) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::send_information{});
  const fu::answer asked = s.ask("2026-11-05 10:31");
  BOOST_TEST(asked.status == fu::status::due);
  BOOST_TEST(first_of(asked) == "email 2026-11-05 10:30");
  const fu::reason* owed = reason_of(asked, fu::reason_kind::information_owed);
  BOOST_REQUIRE(owed);
  BOOST_TEST(support::shown(owed->to.value()).substr(0, 10) == "2026-11-06");

  BOOST_REQUIRE(!asked.actions.empty());
  s.email("2026-11-05 11:00").carrying_out(asked.actions.front());
  const fu::answer sent = s.ask("2026-11-05 11:01");
  BOOST_TEST(sent.status == fu::status::waiting);
  BOOST_TEST(day_via(sent, call) == "2026-11-10");
}

BOOST_AUTO_TEST_CASE(information_by_letter_lands_two_business_days_later) {
  fu::prospect who = support::somebody();
  who.reachable_by = {{call}, {letter}};
  story s = pursued(who);
  s.call("2026-11-05 10:30", fu::send_information{});
  const fu::answer asked = s.ask("2026-11-05 10:31");
  BOOST_TEST(first_of(asked) == "letter 2026-11-05 10:30");
  BOOST_REQUIRE(!asked.actions.empty());
  s.letter("2026-11-05 11:00").carrying_out(asked.actions.front());  // lands on Monday the 9th
  BOOST_TEST(day_via(s.ask("2026-11-05 11:01"), call) == "2026-11-12");
}

BOOST_AUTO_TEST_CASE(before_a_meeting_nothing_and_after_it_how_did_it_go) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::meeting_agreed{tuesday_at_two()});
  for (const char* const now : {"2026-11-05 10:31", "2026-11-09 12:00", "2026-11-10 13:59"}) {
    const fu::answer a = s.ask(now);
    BOOST_TEST(a.status == fu::status::dormant, now << ": " << told(a));
    BOOST_TEST(says(a, fu::reason_kind::appointment_ahead));
  }
  const fu::answer after = s.ask("2026-11-11 17:00");
  BOOST_TEST(after.status == fu::status::due);
  BOOST_TEST(says(after, fu::reason_kind::how_did_it_go));
}

BOOST_AUTO_TEST_CASE(how_it_went_is_asked_once_by_whatever_channel_there_is) {
  story s = pursued();
  s.subject.who.reachable_by = {{letter}, {email}};
  s.inbound("2026-11-05 10:30", email, fu::meeting_agreed{tuesday_at_two()});
  const fu::answer a = s.ask("2026-11-11 17:00");
  BOOST_TEST(says(a, fu::reason_kind::how_did_it_go), told(a));
  BOOST_REQUIRE(!a.actions.empty());
  const fu::action ask = a.actions.front();
  s.add(support::made(s.at("2026-11-11 17:00"), ask.via, fu::sent{})).carrying_out(ask);
  const fu::answer after = s.ask("2026-11-11 17:01");
  for (const fu::action& next : after.actions) BOOST_TEST(next.id != ask.id, told(after));
}

BOOST_AUTO_TEST_CASE(a_meeting_that_fell_through_goes_on) {
  for (const fu::outcome& what : {fu::outcome{fu::meeting_cancelled{}}, fu::outcome{fu::meeting_missed{}}}) {
    story s = pursued();
    s.call("2026-11-05 10:30", fu::meeting_agreed{tuesday_at_two()});
    s.call("2026-11-09 10:30", what);
    const fu::answer a = s.ask("2026-11-09 10:31");
    BOOST_TEST(a.status != fu::status::dormant, told(a));
    BOOST_TEST(a.status != fu::status::closed);
    BOOST_TEST(support::action_via(a, call) != nullptr);
  }
}

BOOST_AUTO_TEST_CASE(a_reply_is_answered_within_an_open_hour_before_everything_else) {
  story s = pursued();
  s.call("2026-11-05 16:10", fu::no_answer{}).leaving_a_message();
  s.inbound("2026-11-06 10:30", email, fu::replied{});
  const fu::answer a = s.ask("2026-11-06 10:31");
  BOOST_TEST(a.status == fu::status::due);
  BOOST_REQUIRE(!a.actions.empty());
  BOOST_TEST(support::shown(a.actions.front().window.begin) == "2026-11-06 10:31");
  const fu::reason* owed = reason_of(a, fu::reason_kind::answer_owed);
  BOOST_REQUIRE(owed);
  BOOST_TEST(owed->action == 0);
  BOOST_TEST(support::shown(owed->to.value()) == "2026-11-06 11:30");

  s.email("2026-11-06 10:40").carrying_out(a.actions.front());
  BOOST_TEST(!says(s.ask("2026-11-06 10:41"), fu::reason_kind::answer_owed));
}

BOOST_AUTO_TEST_CASE(a_reply_after_hours_is_owed_an_hour_after_opening) {
  story s = pursued();
  s.call("2026-11-05 16:10", fu::no_answer{}).leaving_a_message();
  s.inbound("2026-11-06 19:00", email, fu::replied{});
  const fu::answer a = s.ask("2026-11-06 19:01");
  const fu::reason* owed = reason_of(a, fu::reason_kind::answer_owed);
  BOOST_REQUIRE(owed);
  BOOST_TEST(support::shown(owed->to.value()) == "2026-11-09 09:00");
}

BOOST_AUTO_TEST_CASE(a_conversation_that_they_began_owes_no_answer) {
  story s = pursued();
  s.inbound("2026-11-05 10:30", call, fu::spoke{});
  BOOST_TEST(!says(s.ask("2026-11-05 10:31"), fu::reason_kind::answer_owed));
}

BOOST_AUTO_TEST_CASE(a_wrong_number_leaves_the_other_one) {
  fu::prospect who = support::somebody();
  who.reachable_by = {{call, fu::endpoint_id{1}}, {call, fu::endpoint_id{2}}, {letter}, {email}};
  story s = pursued(who);
  const fu::answer best = s.ask("2026-11-02 10:00");
  BOOST_REQUIRE(!best.actions.empty());
  BOOST_TEST(best.actions.front().endpoint == fu::endpoint_id{1});
  s.call("2026-11-05 10:30", fu::wrong_number{}).on(fu::endpoint_id{1});
  const fu::answer a = s.ask("2026-11-05 10:31");
  const fu::action* next = support::action_via(a, call);
  BOOST_REQUIRE_MESSAGE(next, told(a));
  BOOST_TEST(next->endpoint == fu::endpoint_id{2});
  s.call("2026-11-06 10:30", fu::wrong_number{}).on(fu::endpoint_id{2});
  BOOST_TEST(support::action_via(s.ask("2026-11-06 10:31"), call) == nullptr);
}

BOOST_AUTO_TEST_CASE(channels_that_are_out_leave_the_others_and_none_left_needs_data) {
  story s = pursued();
  s.subject.who.reachable_by = {{call}, {letter}, {email}};
  s.add(support::made(s.at("2026-11-05 09:00"), letter, fu::returned{}));
  s.inbound("2026-11-05 09:30", email, fu::bounced{});
  const fu::answer by_phone = s.ask("2026-11-05 09:31");
  BOOST_TEST(actions_of(by_phone) == "call 2026-11-05 16:00");
  s.call("2026-11-05 16:00", fu::wrong_number{});
  const fu::answer none = s.ask("2026-11-05 16:01");
  BOOST_TEST(none.status == fu::status::needs_data, told(none));
  BOOST_TEST(says(none, fu::reason_kind::no_channel));
}

BOOST_AUTO_TEST_CASE(when_every_track_is_silent_data_are_needed_within_a_month) {
  story s = pursued();
  s.subject.who.reachable_by = {{call}, {fu::channel::task}};
  s.call("2026-11-05 10:30", fu::wrong_number{});  // and there are no tracks of tasks
  const fu::answer a = s.ask("2026-11-05 10:31");
  BOOST_TEST(a.status == fu::status::needs_data, told(a));
  BOOST_TEST(says(a, fu::reason_kind::channel_unusable), told(a));
  BOOST_REQUIRE(a.wake_at);
  BOOST_TEST(*a.wake_at <= s.at("2026-12-05 10:31"));
}

BOOST_AUTO_TEST_CASE(a_message_belongs_to_its_call_and_lapses_at_the_next) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{}).call("2026-11-06 08:00", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-06 08:01");
  BOOST_TEST(actions_of(a) == "voicemail 2026-11-06 08:00, call 2026-11-09 12:00");
  s.voicemail("2026-11-06 08:02");
  BOOST_TEST(actions_of(s.ask("2026-11-06 08:03")) == "call 2026-11-09 12:00");
  s.call("2026-11-09 12:00", fu::no_answer{}).call("2026-11-10 12:00", fu::spoke{});
  BOOST_TEST(support::action_via(s.ask("2026-11-10 12:01"), fu::channel::voicemail) == nullptr);
}

BOOST_AUTO_TEST_CASE(signs_of_interest_change_nothing) {
  story s = pursued();
  s.call("2026-11-05 16:10", fu::no_answer{}).leaving_a_message();
  const fu::answer before = s.ask("2026-11-05 17:00");
  s.inbound("2026-11-05 16:30", email, fu::opened{}).inbound("2026-11-05 16:31", email, fu::clicked{});
  const fu::answer after = s.ask("2026-11-05 17:00");
  BOOST_TEST(actions_of(after) == actions_of(before));
  BOOST_TEST((after.status == before.status && after.wake_at == before.wake_at));
}

// --- The figures.

BOOST_AUTO_TEST_CASE(the_first_call_comes_three_business_days_after_the_start) {
  const story s = pursued();
  const fu::answer a = s.ask("2026-11-02 10:00");
  BOOST_TEST(a.status == fu::status::waiting);
  BOOST_TEST(actions_of(a) == "call 2026-11-05 16:00");
  BOOST_TEST(!a.actions.empty());
  const story weekend{fu::until_no(), "2026-11-07 20:00", support::office()};
  BOOST_TEST(actions_of(weekend.ask("2026-11-07 20:00")) == "call 2026-11-11 16:00");
}

BOOST_AUTO_TEST_CASE(once_due_any_open_time_will_do) {
  const story s = pursued();
  BOOST_TEST(support::window_of(s.ask("2026-11-05 17:00")) == "2026-11-05 17:00/2026-11-05 18:00");
  BOOST_TEST(support::window_of(s.ask("2026-11-05 18:00")) == "2026-11-06 08:00/2026-11-06 18:00");
  BOOST_TEST(actions_of(s.ask("2026-11-06 11:00")) == "call 2026-11-05 16:00");
}

BOOST_AUTO_TEST_CASE(calls_that_fail_go_round_the_dayparts) {
  // The golden sequence of 214 200 209 163 215 with k = 2, a call a business day.
  const std::vector<std::string> golden{"2026-11-05 16:00", "2026-11-06 08:00", "2026-11-09 12:00", "2026-11-10 10:00",
                                        "2026-11-11 14:00", "2026-11-12 16:00", "2026-11-13 08:00", "2026-11-16 12:00"};
  story s = pursued();
  fu::ptime now = s.subject.started;
  for (const std::string& expected : golden) {
    BOOST_TEST(due_via(s.ask(now), call) == expected);
    s.call(expected, fu::no_answer{}).leaving_a_message();
    now = s.at(expected) + boost::posix_time::minutes(5);
  }
}

namespace {

// The golden sequences: dayparts by index, no side rules.
struct golden_row {
  const char* label;
  std::vector<int> rates;
  int k;
  std::vector<int> sequence;
  friend std::ostream& operator<<(std::ostream& out, const golden_row& r) { return out << r.label; }
};

const std::vector<golden_row> golden_rows{
    {"a guess", {214, 200, 209, 163, 215}, 2, {4, 0, 2, 1, 3, 4, 0, 2}},
    {"figures of one's own", {214, 200, 209, 163, 215}, 4, {4, 0, 2, 1, 4, 0, 2, 3}},
    {"lunch is best", {200, 150, 300, 250, 180}, 2, {2, 3, 0, 2, 4, 3, 1, 2}},
    {"nothing known", {100, 100, 100, 100, 100}, 2, {0, 1, 2, 3, 4, 0, 1, 2}},
    {"nothing known, for sure", {100, 100, 100, 100, 100}, 4, {0, 1, 2, 3, 4, 0, 1, 2}},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_golden_sequences_come_out_day_by_day, boost::unit_test::data::make(golden_rows), r) {
  fu::daypart_choice choice;
  choice.k = r.k;
  for (int i = 0; i < 5; ++i) {
    const fu::day_interval hours{(8 + 2 * i) * 60, (10 + 2 * i) * 60};
    choice.parts.push_back({"part " + std::to_string(i), hours, r.rates[static_cast<std::size_t>(i)]});
  }
  story s{support::calling_every(fu::business_days{1}, {choice}), "2026-11-02 10:00"};
  s.call("2026-11-02 07:00", fu::no_answer{});  // before the first daypart: counts for none
  s.subject.started = s.at("2026-11-02 06:00");
  fu::date on = fu::day("2026-11-03");
  for (const int part : r.sequence) {
    const fu::time_duration at = boost::posix_time::hours(8 + 2 * part);
    const fu::ptime expected = s.zone().resolve(on, at).first;
    BOOST_TEST(due_via(s.ask(s.history.back().at), call) == support::shown(expected));
    s.call(expected, fu::no_answer{});
    on = s.hours.after(on, fu::business_days{1}).value();
  }
}

namespace {

fu::daypart_choice five_parts(std::vector<fu::side_rule> side_rules = {}) {
  fu::daypart_choice choice;
  const std::vector<int> rates{214, 200, 209, 163, 215};
  for (int i = 0; i < 5; ++i) {
    choice.parts.push_back(
        {"part " + std::to_string(i), {480 + 120 * i, 600 + 120 * i}, rates[static_cast<std::size_t>(i)]});
  }
  choice.side_rules = std::move(side_rules);
  return choice;
}

}  // namespace

BOOST_AUTO_TEST_CASE(where_guards_shut_the_best_daypart_the_next_best_of_the_day_is_taken) {
  const auto due_with = [](const char* hours) {
    story s{support::calling_every(fu::business_days{1},
                                   {five_parts(), fu::guard{"hours", fu::window(call, fu::every_day(hours))}}),
            "2026-11-02 06:00"};
    s.call("2026-11-02 07:00", fu::no_answer{});
    return actions_of(s.ask("2026-11-02 07:01"));
  };
  BOOST_TEST(due_with("00:00-24:00") == "call 2026-11-03 16:00");
  BOOST_TEST(due_with("08:00-16:00") == "call 2026-11-03 08:00");
  BOOST_TEST(due_with("10:00-16:00") == "call 2026-11-03 12:00");
  BOOST_TEST(due_with("14:00-16:00") == "call 2026-11-03 14:00");
}

BOOST_AUTO_TEST_CASE(dayparts_are_clipped_to_the_calendar) {
  story s{fu::until_no(), "2026-11-02 10:00", support::office("09:00-12:00 13:30-17:00")};
  BOOST_TEST(actions_of(s.ask("2026-11-02 10:00")) == "call 2026-11-05 16:00");
  s.call("2026-11-05 16:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(actions_of(s.ask("2026-11-05 16:01")) == "call 2026-11-06 09:00");
  s.call("2026-11-06 09:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(actions_of(s.ask("2026-11-06 09:01")) == "call 2026-11-09 13:30");
}

BOOST_AUTO_TEST_CASE(a_side_rule_that_leaves_nothing_is_dropped_and_said) {
  story s{support::calling_every(fu::business_days{1},
                                 {five_parts({fu::at_most_per_daypart{1}}),
                                  fu::guard{"hours", fu::window(call, fu::every_day("08:00-12:00"))}}),
          "2026-11-02 06:00"};
  s.call("2026-11-02 08:00", fu::no_answer{});
  const fu::answer other = s.ask("2026-11-02 08:01");
  BOOST_TEST(actions_of(other) == "call 2026-11-03 10:00");
  BOOST_TEST(!says(other, fu::reason_kind::side_rule_dropped));
  s.call("2026-11-03 10:00", fu::no_answer{});
  const fu::answer none_left = s.ask("2026-11-03 10:01");
  BOOST_TEST(actions_of(none_left) == "call 2026-11-04 08:00");
  // Beside the daypart of the last call there was one: nothing to choose from.
  BOOST_TEST(!says(none_left, fu::reason_kind::side_rule_dropped), told(none_left));

  story several{support::calling_every(fu::business_days{1},
                                       {five_parts({fu::at_most_per_daypart{1}}),
                                        fu::guard{"hours", fu::window(call, fu::every_day("08:00-14:00"))}}),
                "2026-11-02 06:00"};
  for (const char* at : {"2026-11-02 08:00", "2026-11-03 10:00", "2026-11-04 12:00"}) several.call(at, fu::no_answer{});
  const fu::answer chosen = several.ask("2026-11-04 12:01");
  BOOST_TEST(says(chosen, fu::reason_kind::side_rule_dropped), told(chosen));
}

BOOST_AUTO_TEST_CASE(another_clock_time_is_an_hour_away_or_the_rule_is_dropped_and_said) {
  story s{support::calling_every(fu::business_days{1}, {five_parts({fu::other_clock_time{}})}), "2026-11-02 06:00"};
  s.call("2026-11-02 07:00", fu::no_answer{});
  std::vector<long> tried;
  for (int i = 0; i < 8; ++i) {
    const fu::answer a = s.ask(s.history.back().at);
    BOOST_REQUIRE(!a.actions.empty());
    const long half_hour = s.zone().at(a.actions.front().due).clock.total_seconds() / 1'800;
    for (const long earlier : tried) {
      const bool apart = half_hour < earlier - 1 || half_hour > earlier + 1;
      BOOST_TEST((apart || says(a, fu::reason_kind::side_rule_dropped)), told(a));
    }
    tried.push_back(half_hour);
    s.call(a.actions.front().due, fu::no_answer{});
  }
}

BOOST_AUTO_TEST_CASE(one_call_a_local_day_except_for_retries) {
  story s = pursued();
  s.call("2026-11-05 10:00", fu::in_meeting{}).leaving_a_message();
  s.call("2026-11-05 12:00", fu::at_lunch{}).leaving_a_message();
  BOOST_TEST(actions_of(s.ask("2026-11-05 12:01")) == "call 2026-11-05 14:00");
  s.call("2026-11-05 14:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(day_via(s.ask("2026-11-05 14:01"), call) == "2026-11-06");
}

BOOST_AUTO_TEST_CASE(a_letter_per_five_unanswered_calls_and_an_email_the_business_day_after_it_lands) {
  story s = pursued();
  const std::vector<std::string> tries{"2026-11-05 16:00", "2026-11-06 08:00", "2026-11-09 12:00", "2026-11-10 10:00"};
  for (const std::string& at : tries) s.call(at, fu::no_answer{}).leaving_a_message();
  BOOST_TEST(due_via(s.ask("2026-11-10 10:01"), letter) == "");
  s.call("2026-11-11 14:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(actions_of(s.ask("2026-11-11 14:01")) == "letter 2026-11-11 14:00, call 2026-11-12 16:00");
  s.letter("2026-11-11 15:00");  // Wednesday; it lands on Friday the 13th
  BOOST_TEST(actions_of(s.ask("2026-11-11 15:01")) == "call 2026-11-12 16:00, email 2026-11-16 08:00");
  s.call("2026-11-12 16:00", fu::no_answer{}).leaving_a_message();
  s.email("2026-11-16 08:00");
  BOOST_TEST(due_via(s.ask("2026-11-16 08:01"), email) == "");
  BOOST_TEST(due_via(s.ask("2026-11-16 08:01"), letter) == "");
}

BOOST_AUTO_TEST_CASE(briefs_are_used_once_each_and_then_the_touch_stays_due_with_none) {
  fu::until_no_options figures;
  figures.unanswered_calls_per_letter = 1;
  figures.letters = {"article", "expertise"};
  story s{fu::until_no(figures), "2026-11-02 10:00"};
  for (const std::string brief : {"article", "expertise", ""}) {
    s.call(s.history.empty() ? s.at("2026-11-05 10:00") : s.history.back().at + boost::posix_time::hours(24),
           fu::no_answer{})
        .leaving_a_message();
    const fu::answer a = s.ask(s.history.back().at);
    const fu::action* next = support::action_via(a, letter);
    BOOST_REQUIRE_MESSAGE(next, told(a));
    BOOST_TEST(s.rules.name_of(next->brief) == brief);
    BOOST_TEST(static_cast<bool>(next->brief) == !brief.empty());
    BOOST_TEST(says(a, fu::reason_kind::briefs_used_up) == brief.empty());
    fu::touchpoint sent = support::made(s.history.back().at, letter, fu::sent{});
    s.add(sent).carrying_out(*next);
  }
}

// --- A no.

BOOST_AUTO_TEST_CASE(a_no_without_reasons_closes_refused_once_the_question_has_reached_the_person) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::no_without_reasons{});
  const fu::answer a = s.ask("2026-11-06 16:30");
  BOOST_TEST(a.status == fu::status::due);
  BOOST_TEST(says(a, fu::reason_kind::ask_for_reasons));
  BOOST_REQUIRE(!a.actions.empty());
  s.call("2026-11-06 16:30", fu::spoke{}).carrying_out(a.actions.front());
  const fu::answer closed = s.ask("2026-11-06 16:31");
  BOOST_TEST(closed.status == fu::status::closed, told(closed));
  BOOST_REQUIRE(closed.concluded);
  BOOST_TEST(closed.concluded->how == fu::disposition::refused);
  const fu::reason* why = reason_of(closed, fu::reason_kind::ended);
  BOOST_REQUIRE(why);
  BOOST_TEST((why->what == fu::outcome_kind::no_without_reasons));
  BOOST_TEST((why->from == s.at("2026-11-05 10:30")));  // the no itself, with its own date
}

BOOST_AUTO_TEST_CASE(three_attempts_to_ask_for_the_reasons_that_reach_nobody_are_enough) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::no_without_reasons{});
  s.call("2026-11-06 10:30", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(actions_of(s.ask("2026-11-06 10:31")) == "call 2026-11-09 08:00");
  s.call("2026-11-09 10:30", fu::just_left{}).leaving_a_message();
  BOOST_TEST(s.ask("2026-11-09 10:31").status == fu::status::waiting);
  s.call("2026-11-10 10:30", fu::machine{}).leaving_a_message();
  const fu::answer closed = s.ask("2026-11-10 10:31");
  BOOST_TEST(closed.status == fu::status::closed, told(closed));
  BOOST_REQUIRE(closed.concluded);
  BOOST_TEST(closed.concluded->how == fu::disposition::refused);
  BOOST_TEST((reason_of(closed, fu::reason_kind::ended)->from == s.at("2026-11-05 10:30")));
}

BOOST_AUTO_TEST_CASE(a_busy_line_neither_asks_for_the_reasons_nor_puts_the_question_off_by_a_day) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::no_without_reasons{});
  for (const char* const at : {"2026-11-06 10:30", "2026-11-06 10:50"}) {
    s.call(at, fu::busy{});
    const fu::answer a = s.ask(at);
    BOOST_TEST(says(a, fu::reason_kind::ask_for_reasons), told(a));
    BOOST_TEST(s.ask(at).actions.front().due == s.history.back().at + boost::posix_time::minutes(20));
  }
  s.call("2026-11-06 11:10", fu::busy{});
  BOOST_TEST(actions_of(s.ask("2026-11-06 11:11")) == "call 2026-11-09 08:00");
}

BOOST_AUTO_TEST_CASE(a_call_back_that_was_said_when_asking_for_the_reasons_is_kept) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::no_without_reasons{});
  s.call("2026-11-06 10:30", fu::just_left{}).leaving_a_message().promised(fu::agreed("2026-11-13"));
  BOOST_TEST(actions_of(s.ask("2026-11-06 10:31")) == "call 2026-11-13 08:00");
  BOOST_TEST(s.ask("2026-11-06 10:31").status == fu::status::waiting);
}

namespace {

struct end_row {
  fu::outcome what;
  fu::disposition how;
  friend std::ostream& operator<<(std::ostream& out, const end_row& r) {
    return out << fu::name_of(fu::kind_of(r.what)) << " ends as " << fu::name_of(r.how);
  }
};

const std::vector<end_row> ends{
    {fu::yes{}, fu::disposition::won},
    {fu::no_with_reasons{}, fu::disposition::refused},
    {fu::objection{}, fu::disposition::opted_out},
};

}  // namespace

BOOST_DATA_TEST_CASE(an_ending_names_its_touchpoint_and_has_no_next_step, boost::unit_test::data::make(ends), r) {
  story s = pursued();
  s.call("2026-11-05 10:30", fu::no_answer{}).call("2026-11-06 10:30", r.what);
  const fu::touchpoint_id last = s.history.back().id;
  s.call("2026-11-09 10:30", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-09 10:31");
  BOOST_TEST(a.status == fu::status::closed);
  BOOST_TEST(a.actions.empty());
  BOOST_TEST(!a.wake_at);
  BOOST_REQUIRE(a.concluded);
  BOOST_TEST(a.concluded->how == r.how);
  BOOST_TEST(a.concluded->touch == last);
  BOOST_TEST(support::shown(a.concluded->at.value()) == "2026-11-06 10:30");
}

// --- The story that must work.

namespace {

// One call after the other: what the library says before it is what is done.
void tell(story& s, const std::string& at, fu::outcome what) {
  const fu::answer a = s.ask(s.at(at));
  const fu::action* next = support::action_via(a, call);
  BOOST_REQUIRE_MESSAGE(next, at << ": " << told(a));
  BOOST_TEST(next->window.begin == s.at(at), at << ": " << told(a));
  BOOST_TEST(!a.reasons.empty());
  s.call(at, std::move(what)).leaving_a_message().carrying_out(*next);
}

// Everything up to the eleventh call, on 11 December.
story met_at_a_networking_event() {
  story s{fu::until_no(), "2026-11-18 20:00"};
  BOOST_TEST(actions_of(s.ask("2026-11-18 20:00")) == "call 2026-11-23 16:00");
  tell(s, "2026-11-23 16:05", fu::just_left{});  // 1: a minute ago, call back Friday
  s.promised(fu::agreed_time::on(fu::day("2026-11-27")));
  BOOST_TEST(actions_of(s.ask("2026-11-23 16:06")) == "call 2026-11-27 08:00");
  tell(s, "2026-11-27 10:00", fu::day_off{});  // 2
  BOOST_TEST(actions_of(s.ask("2026-11-27 10:01")) == "call 2026-11-30 08:00");
  tell(s, "2026-11-30 08:05", fu::away{fu::day("2026-12-07")});  // 3: a course at another site
  BOOST_TEST(actions_of(s.ask("2026-11-30 08:06")) == "call 2026-12-07 12:00");
  tell(s, "2026-12-07 12:05", fu::in_meeting{});  // 4
  BOOST_TEST(actions_of(s.ask("2026-12-07 12:06")) == "call 2026-12-07 14:05");
  tell(s, "2026-12-07 14:05", fu::no_answer{});  // 5: and a letter
  BOOST_TEST(actions_of(s.ask("2026-12-07 14:06")) == "letter 2026-12-07 14:05, call 2026-12-08 16:00");
  s.letter("2026-12-07 15:00");  // lands on Wednesday the 9th
  BOOST_TEST(actions_of(s.ask("2026-12-07 15:01")) == "call 2026-12-08 16:00, email 2026-12-10 08:00");
  tell(s, "2026-12-08 16:05", fu::machine{});  // 6
  BOOST_TEST(actions_of(s.ask("2026-12-08 16:06")) == "call 2026-12-09 08:00, email 2026-12-10 08:00");
  tell(s, "2026-12-09 08:05", fu::day_off{});  // 7
  BOOST_TEST(actions_of(s.ask("2026-12-09 08:06")) == "email 2026-12-10 08:00, call 2026-12-10 12:00");
  s.email("2026-12-10 08:30");
  tell(s, "2026-12-10 12:05", fu::at_lunch{});  // 8
  BOOST_TEST(actions_of(s.ask("2026-12-10 12:06")) == "call 2026-12-10 14:00");
  tell(s, "2026-12-10 14:00", fu::in_meeting{});  // 9
  BOOST_TEST(actions_of(s.ask("2026-12-10 14:01")) == "call 2026-12-10 16:00");
  tell(s, "2026-12-10 16:00", fu::just_left{});  // 10: and the second letter
  BOOST_TEST(actions_of(s.ask("2026-12-10 16:01")) == "letter 2026-12-10 16:00, call 2026-12-11 10:00");
  s.letter("2026-12-11 09:00");                                  // lands on Tuesday the 15th
  tell(s, "2026-12-11 10:05", fu::away{fu::day("2027-01-18")});  // 11
  return s;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_story_still_pursues_after_eleven_calls_and_becomes_an_appointment) {
  story s = met_at_a_networking_event();
  BOOST_TEST(actions_of(s.ask("2026-12-11 10:06")) == "email 2026-12-16 08:00, call 2027-01-18 08:00");
  s.email("2026-12-16 09:00");
  BOOST_TEST(actions_of(s.ask("2026-12-16 09:01")) == "call 2027-01-18 08:00");
  tell(s, "2027-01-18 08:05",
       fu::meeting_agreed{fu::agreed_time::within(fu::day("2027-01-25"), fu::day("2027-01-29"))});  // come by next week
  s.by(gatekeeper);
  const fu::answer a = s.ask("2027-01-18 08:06");
  BOOST_TEST(a.status == fu::status::dormant, told(a));
  BOOST_TEST(s.ask("2027-01-29 12:00").status == fu::status::dormant);
  const fu::answer after = s.ask("2027-02-01 17:00");
  BOOST_TEST(after.status == fu::status::due, told(after));
  BOOST_TEST(says(after, fu::reason_kind::how_did_it_go));
}

BOOST_AUTO_TEST_CASE(the_story_where_he_says_no_and_why) {
  story s = met_at_a_networking_event();
  s.inbound("2026-12-14 10:00", call, fu::no_with_reasons{});
  const fu::answer a = s.ask("2026-12-14 10:01");
  BOOST_TEST(a.status == fu::status::closed);
  BOOST_REQUIRE(a.concluded);
  BOOST_TEST(a.concluded->how == fu::disposition::refused);
}

BOOST_AUTO_TEST_CASE(the_story_where_the_secretary_says_no) {
  story s = met_at_a_networking_event();
  s.call("2026-12-14 10:00", fu::gatekeeper_no{}).leaving_a_message();
  const fu::answer a = s.ask("2026-12-14 10:01");
  BOOST_TEST(a.status == fu::status::waiting, told(a));
  BOOST_TEST(due_via(a, letter) == "2026-12-15 08:00");
  const fu::action* next = support::action_via(a, call);
  BOOST_REQUIRE_MESSAGE(next, told(a));
  BOOST_TEST(next->due >= s.at("2026-12-21 00:00"));
}

BOOST_AUTO_TEST_CASE(the_story_where_he_says_no_without_a_reason) {
  story s = met_at_a_networking_event();
  s.inbound("2026-12-14 10:00", call, fu::no_without_reasons{});
  const fu::answer a = s.ask("2026-12-14 10:01");
  BOOST_TEST(a.status != fu::status::closed);
  BOOST_TEST(says(a, fu::reason_kind::ask_for_reasons), told(a));
}

BOOST_AUTO_TEST_CASE(the_story_that_is_on_hold_until_the_first_of_march) {
  story s{fu::until_no(), "2026-12-14 20:00"};
  s.call("2026-12-17 16:05", fu::on_hold{fu::day("2027-03-01")});
  for (const char* const now : {"2026-12-17 16:06", "2027-01-15 12:00", "2027-02-26 17:59"}) {
    const fu::answer a = s.ask(now);
    BOOST_TEST(a.status == fu::status::on_hold, now << ": " << told(a));
    BOOST_TEST(day_via(a, call) == "2027-03-01");
  }
  const fu::answer resumed = s.ask("2027-03-01 17:00");
  BOOST_TEST(resumed.status == fu::status::due, told(resumed));
}

BOOST_AUTO_TEST_CASE(the_story_where_he_says_stop_calling_me) {
  story s = met_at_a_networking_event();
  s.inbound("2026-12-14 10:00", call, fu::objection{});
  const fu::answer a = s.ask("2026-12-14 10:01");
  BOOST_TEST(a.status == fu::status::closed);
  BOOST_TEST(a.actions.empty());
  BOOST_REQUIRE(a.concluded);
  BOOST_TEST(a.concluded->how == fu::disposition::opted_out);
}

// --- Limits.

namespace {

// Nobody ever answers; everything the library says is done at the first instant at which it can be.
struct silence {
  story told{fu::until_no(), "2026-11-02 10:00"};
  int calls = 0;
  int messages = 0;
  int letters = 0;
  int emails = 0;

  // The state of the pursuit after the call with that number.
  fu::answer until_call(int last) {
    fu::ptime now = told.subject.started;
    for (int step = 0; step < 1'000; ++step) {
      const fu::answer a = told.ask(now);
      if (calls == last || a.actions.empty()) return a;
      const fu::action next = a.actions.front();
      now = next.window.begin;
      take(next, now, last);
      now += boost::posix_time::minutes(1);
    }
    BOOST_FAIL("no end");
    return {};
  }

 private:
  void take(const fu::action& next, fu::ptime now, int last) {
    const bool by_phone = next.via == call;
    fu::outcome what = fu::sent{};
    if (by_phone) what = fu::no_answer{};
    told.add(support::made(now, next.via, what)).carrying_out(next);
    calls += by_phone ? 1 : 0;
    messages += next.via == fu::channel::voicemail ? 1 : 0;
    letters += next.via == letter ? 1 : 0;
    emails += next.via == email ? 1 : 0;
    // The last call closes the pursuit, so its message is left with it.
    if (by_phone && calls == last) ++messages, told.leaving_a_message();
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(fifty_calls_fifty_messages_then_a_closing_letter_then_exhausted) {
  silence s;
  const fu::answer closing = s.until_call(50);
  BOOST_TEST(s.calls == 50);
  BOOST_TEST(s.messages == 50);
  BOOST_TEST(s.letters == 9);
  BOOST_TEST((s.emails == 8 || s.emails == 9));
  BOOST_TEST(closing.status == fu::status::closing, told(closing));
  BOOST_REQUIRE(closing.actions.size() == 1U);
  BOOST_TEST(closing.actions.front().via == letter);
  BOOST_TEST(says(closing, fu::reason_kind::closing_touch));
  BOOST_TEST(says(closing, fu::reason_kind::limit_reached));

  const fu::ptime sent = closing.actions.front().window.begin;
  s.told.add(support::made(sent, letter, fu::sent{})).carrying_out(closing.actions.front());
  const fu::answer closed = s.told.ask(sent);
  BOOST_TEST(closed.status == fu::status::closed, told(closed));
  BOOST_REQUIRE(closed.concluded);
  BOOST_TEST(closed.concluded->how == fu::disposition::exhausted);
  BOOST_TEST(s.told.rules.name_of(closed.concluded->rule) == "patience");
}

BOOST_AUTO_TEST_CASE(forty_nine_calls_are_not_the_limit) {
  silence s;
  const fu::answer a = s.until_call(49);
  BOOST_TEST((a.status == fu::status::waiting || a.status == fu::status::due), told(a));
}

BOOST_AUTO_TEST_CASE(nothing_for_three_months_closes_with_a_letter) {
  story s = pursued();
  s.call("2026-11-05 16:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(s.ask("2027-02-01 17:00").status == fu::status::due);
  const fu::answer closing = s.ask("2027-02-03 08:00");
  BOOST_TEST(closing.status == fu::status::closing, told(closing));
  BOOST_REQUIRE(closing.actions.size() == 1U);
  BOOST_TEST(closing.actions.front().via == letter);
}

BOOST_AUTO_TEST_CASE(months_are_clipped_to_the_end_of_the_month) {
  const story s{fu::until_no(), "2026-11-30 10:00"};  // three months: 28 February, a Sunday
  BOOST_TEST(s.ask("2027-02-27 12:00").status != fu::status::closing);
  BOOST_TEST(s.ask("2027-03-01 08:00").status == fu::status::closing);
}

BOOST_AUTO_TEST_CASE(a_closing_that_nobody_carries_out_ends_after_ten_business_days) {
  story s = pursued();  // the limit is reached on Tuesday 2 February 2027
  BOOST_TEST(s.ask("2027-02-15 17:00").status == fu::status::closing);
  const fu::answer closed = s.ask("2027-02-17 08:00");
  BOOST_TEST(closed.status == fu::status::closed, told(closed));
  BOOST_REQUIRE(closed.concluded);
  BOOST_TEST(closed.concluded->how == fu::disposition::exhausted);
}

BOOST_AUTO_TEST_CASE(a_closing_letter_that_cannot_be_sent_closes_at_once) {
  fu::prospect who = support::somebody();
  who.reachable_by = {{call}, {email}};
  const story s = pursued(who);
  const fu::answer closed = s.ask("2027-02-03 08:00");
  BOOST_TEST(closed.status == fu::status::closed, told(closed));
  BOOST_REQUIRE(closed.concluded);
  BOOST_TEST(closed.concluded->how == fu::disposition::exhausted);
}

BOOST_AUTO_TEST_CASE(busy_lines_count_neither_for_the_limit_nor_for_messages) {
  story s = pursued();
  fu::ptime at = s.at("2026-11-05 10:00");
  for (int i = 0; i < 60; ++i, at += boost::posix_time::minutes(5)) s.call(at, fu::busy{});
  const fu::answer a = s.ask(at);
  BOOST_TEST((a.status == fu::status::waiting || a.status == fu::status::due), told(a));
  BOOST_TEST(support::action_via(a, fu::channel::voicemail) == nullptr);
  BOOST_TEST(support::action_via(a, letter) == nullptr);
}

BOOST_AUTO_TEST_CASE(calls_before_the_history_begins_count_for_the_limit) {
  story s = pursued();
  s.subject.earlier_attempts = 49;
  BOOST_TEST(s.ask("2026-11-05 09:00").status == fu::status::waiting);
  s.call("2026-11-05 16:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(s.ask("2026-11-05 16:01").status == fu::status::closing);
}

BOOST_AUTO_TEST_CASE(the_call_that_reaches_a_limit_owes_its_message_too) {
  story s = pursued();
  s.subject.earlier_attempts = 49;
  s.call("2026-11-05 16:00", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-05 16:01");
  BOOST_TEST(a.status == fu::status::closing);
  BOOST_TEST(actions_of(a) == "voicemail 2026-11-05 16:00, letter 2026-11-05 16:00");
  BOOST_TEST(actions_of(s.ask("2026-11-06 18:01")) == "letter 2026-11-05 16:00");  // it has lapsed
  s.voicemail("2026-11-05 16:02");
  BOOST_TEST(actions_of(s.ask("2026-11-05 16:03")) == "letter 2026-11-05 16:00");
}

BOOST_AUTO_TEST_CASE(what_is_heard_after_the_call_that_reached_a_limit_changes_neither_its_end_nor_its_letter) {
  story s = pursued();
  s.subject.earlier_attempts = 49;
  s.call("2026-11-05 16:00", fu::no_answer{}).leaving_a_message();
  const fu::answer before = s.ask("2026-11-05 16:01");
  s.inbound("2026-11-12 10:00", call, fu::away{}).by(gatekeeper);
  s.call("2026-11-16 10:00", fu::busy{});
  s.call("2026-11-17 10:00", fu::no_answer{}).leaving_a_message();
  const fu::answer after = s.ask("2026-11-18 17:00");  // the tenth business day is the 19th
  BOOST_TEST(after.status == fu::status::closing, told(after));
  BOOST_REQUIRE(before.actions.size() == 1U);
  BOOST_REQUIRE(after.actions.size() == 1U);
  BOOST_TEST(after.actions.front().id == before.actions.front().id);
  BOOST_TEST((reason_of(after, fu::reason_kind::limit_reached)->from == s.at("2026-11-05 16:00")));
  BOOST_TEST(support::wake_of(after) == "2026-11-18 18:00");
  BOOST_TEST(s.ask("2026-11-19 08:00").status == fu::status::closed);
}

BOOST_AUTO_TEST_CASE(an_appointment_that_came_to_nothing_leaves_time_for_the_closing_letter) {
  story s = pursued();  // three months are over on 2 February
  s.call("2027-01-28 10:30", fu::meeting_agreed{fu::agreed_time::at(fu::day("2027-02-22"), clock("14:00"))});
  BOOST_TEST(s.ask("2027-02-22 10:00").status == fu::status::dormant);
  s.inbound("2027-02-23 10:00", call, fu::meeting_missed{});
  const fu::answer closing = s.ask("2027-02-23 10:01");
  BOOST_TEST(closing.status == fu::status::closing, told(closing));
  BOOST_TEST(actions_of(closing) == "letter 2027-02-23 10:00");
  BOOST_TEST(s.ask("2027-03-08 17:00").status == fu::status::closing);
  BOOST_TEST(s.ask("2027-03-09 08:00").status == fu::status::closed);
}

BOOST_AUTO_TEST_CASE(of_two_limits_of_calls_the_smaller_one_holds) {
  story s{support::calling_every(fu::business_days{1}, {fu::limit{"four", fu::calls{4}}.closing_with(email),
                                                        fu::limit{"two", fu::calls{2}}.closing_with(letter)}),
          "2026-11-02 10:00"};
  for (const char* const at : {"2026-11-02 11:00", "2026-11-03 11:00", "2026-11-04 11:00", "2026-11-05 11:00"}) {
    s.call(at, fu::no_answer{});
  }
  BOOST_TEST(actions_of(s.ask("2026-11-05 11:01")) == "letter 2026-11-03 11:00");
  s.email("2026-11-05 12:00");  // not what closes it
  BOOST_TEST(s.ask("2026-11-05 12:01").status == fu::status::closing);
  s.letter("2026-11-05 12:30");
  const fu::answer closed = s.ask("2026-11-05 12:31");
  BOOST_TEST(closed.status == fu::status::closed, told(closed));
  BOOST_REQUIRE(closed.concluded);
  BOOST_TEST(s.rules.name_of(closed.concluded->rule) == "two");
}

BOOST_AUTO_TEST_CASE(an_appointment_suspends_the_limit_until_the_day_after) {
  story s = pursued();
  s.call("2027-01-28 10:30", fu::meeting_agreed{fu::agreed_time::at(fu::day("2027-02-10"), clock("14:00"))});
  BOOST_TEST(s.ask("2027-02-05 10:00").status == fu::status::dormant);
  BOOST_TEST(s.ask("2027-02-10 13:00").status == fu::status::dormant);
}

// On the next day it is not to be made good before its clock time again.
BOOST_AUTO_TEST_CASE(round_the_clock_the_window_of_a_missed_promise_ends_with_its_day) {
  story s{support::calling_every(fu::business_days{1}), "2026-11-20 09:00", support::always_open()};
  s.call("2026-11-23 10:00", fu::call_back{})
      .promised(fu::agreed_time::at(fu::day("2026-11-27"), boost::posix_time::hours(17)));
  BOOST_TEST(support::window_of(s.ask("2026-11-27 18:00")) == "2026-11-27 18:00/2026-11-28 00:00");
  BOOST_TEST(support::window_of(s.ask("2026-11-28 10:00")) == "2026-11-28 17:00/2026-11-29 00:00");
}

// --- With calls out it goes on in writing (ruling 59).

BOOST_AUTO_TEST_CASE(with_calls_out_a_letter_goes_out_every_ten_business_days) {
  story s{fu::until_no(), "2026-11-20 09:00"};
  s.call("2026-11-25 10:00", fu::wrong_number{});
  const fu::answer first = s.ask("2026-11-25 10:01");
  BOOST_TEST(support::actions_of(first) == "letter 2026-12-04 08:00");
  BOOST_TEST((first.status == fu::status::waiting));
  s.letter("2026-12-04 09:00").carrying_out(first.actions.front());
  BOOST_TEST(support::actions_of(s.ask("2026-12-04 09:01")) == "letter 2026-12-18 08:00");
}

BOOST_AUTO_TEST_CASE(with_calls_and_letters_out_it_is_an_e_mail) {
  story s{fu::until_no(), "2026-11-20 09:00"};
  s.inbound("2026-11-25 10:00", fu::channel::call, fu::objection{fu::channel::call});
  s.subject.who.reachable_by = {{fu::channel::call}, {fu::channel::email}};
  BOOST_TEST(support::actions_of(s.ask("2026-11-25 10:01")) == "email 2026-12-04 08:00");
  s.email("2026-12-07 09:00");
  BOOST_TEST(support::actions_of(s.ask("2026-12-07 09:01")) == "email 2026-12-21 08:00");
  s.subject.who.suppressions = {{.only = fu::channel::email}};
  BOOST_TEST((s.ask("2026-12-07 09:01").status == fu::status::needs_data));
}

BOOST_AUTO_TEST_CASE(as_long_as_calls_can_be_made_nothing_goes_out_in_their_place) {
  story s{fu::until_no(), "2026-11-20 09:00"};
  for (int week = 0; week < 2; ++week) {
    const std::string day = week == 0 ? "2026-11-25" : "2026-12-09";
    s.call(day + " 10:00", fu::spoke{});
    BOOST_TEST(support::due_via(s.ask(day + " 10:01"), fu::channel::letter).empty());
  }
  s.call("2026-12-10 10:00", fu::wrong_number{});
  BOOST_TEST(support::actions_of(s.ask("2026-12-10 10:01")) == "letter 2026-12-04 08:00");
  // They call: the number is alive, and the calls go on.
  s.inbound("2026-12-11 10:00", fu::channel::call, fu::spoke{});
  BOOST_TEST(support::due_via(s.ask("2026-12-11 10:01"), fu::channel::letter).empty());
}

BOOST_AUTO_TEST_SUITE_END()
