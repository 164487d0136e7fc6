#include "engine/reference_policy.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/engine/progress.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "engine/support.hpp"

BOOST_AUTO_TEST_SUITE(reference_cadence)

namespace {

namespace fu = followup;

// "call 2026-04-01T13:30:00Z", as the table has it: the first action and the first instant at which it can be done.
std::string next_of(const fu::answer& a) {
  if (a.actions.empty()) return "nothing";
  return std::string{fu::name_of(a.actions.front().via)} + " " + fu::to_string(a.actions.front().window.begin);
}

std::string next_of(const support::reference_row& row) {
  return row.via ? std::string{fu::name_of(*row.via)} + " " + fu::to_string(*row.next) : "nothing";
}

// One case in the table's words. A touch reads "2026-03-02T10:00 call callback 2026-03-17T13:00".
struct example {
  const char* label;
  const char* created;
  std::vector<std::string> touches;
  const char* now;
  const char* expected;
  friend std::ostream& operator<<(std::ostream& out, const example& row) { return out << row.label; }
};

// Unanswered calls ten minutes apart, each with its voicemail a minute later.
std::vector<std::string> unanswered(int count, const std::string& hour, std::vector<std::string> then = {}) {
  std::vector<std::string> touches;
  for (int i = 0; i < count; ++i) {
    const std::string ten = hour + ":" + std::to_string(i % 6);
    touches.push_back(ten + "0 call no_answer");
    touches.push_back(ten + "1 voicemail");
  }
  touches.insert(touches.end(), then.begin(), then.end());
  return touches;
}

// So many calls a minute apart.
std::vector<std::string> calls(int count, const std::string& what) {
  std::vector<std::string> touches;
  for (int i = 0; i < count; ++i) {
    touches.push_back("2026-03-02T10:" + std::string(i < 10 ? "0" : "") + std::to_string(i) + " call " + what);
  }
  return touches;
}

fu::pursuit subject_of(const example& row) { return support::reference_pursuit(1, support::amsterdam(), row.created); }

std::vector<fu::touchpoint> history_of(const example& row) {
  std::vector<fu::touchpoint> history;
  for (const std::string& line : row.touches) {
    std::istringstream words{line};
    std::string at;
    std::string via;
    std::string what;
    std::string until;
    words >> at >> via >> what >> until;
    const auto sequence = static_cast<int>(history.size());
    history.push_back(support::reference_touchpoint(subject_of(row), sequence, at, via, what, until));
  }
  return history;
}

const std::vector<example> what_the_table_does_not_tell_apart{
    {"the first call is due at creation", "2026-03-02T10:00", {}, "2026-03-02T10:00", "call 2026-03-02T10:00:00Z"},
    {"created on a Saturday: Monday at opening",
     "2026-03-07T10:00",
     {},
     "2026-03-07T10:00",
     "call 2026-03-09T08:00:00Z"},

    // A voicemail.
    {"an unanswered call owes a voicemail, at once",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call no_answer"},
     "2026-03-02T10:01",
     "voicemail 2026-03-02T10:01:00Z"},
    {"an earlier call's voicemail is not the last call's",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call no_answer", "2026-03-02T10:01 voicemail", "2026-03-04T10:00 call no_answer"},
     "2026-03-04T10:01",
     "voicemail 2026-03-04T10:01:00Z"},
    {"an answered call clears the voicemail owed for an earlier one",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call no_answer", "2026-03-02T11:00 call answered"},
     "2026-03-02T11:01",
     "call 2026-03-04T08:00:00Z"},
    {"the next unanswered call takes the debt over",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call no_answer", "2026-03-02T11:00 call no_answer", "2026-03-02T11:02 voicemail"},
     "2026-03-02T11:03",
     "call 2026-03-04T08:00:00Z"},
    {"a letter does not pay for a voicemail",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call no_answer", "2026-03-02T10:30 letter"},
     "2026-03-02T10:31",
     "voicemail 2026-03-02T10:31:00Z"},
    {"on hold clears the voicemail owed",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call no_answer", "2026-03-02T11:00 call on_hold 2026-03-10"},
     "2026-03-02T11:01",
     "call 2026-03-10T08:00:00Z"},
    {"a voicemail waits for working time",
     "2026-03-02T09:00",
     {"2026-03-02T17:30 call no_answer"},
     "2026-03-02T17:31",
     "voicemail 2026-03-03T08:00:00Z"},
    {"a voicemail comes before the letter", "2026-03-02T09:00",
     unanswered(4, "2026-03-02T10", {"2026-03-02T10:50 call no_answer"}), "2026-03-02T10:51",
     "voicemail 2026-03-02T10:51:00Z"},

    // A letter.
    {"the fifth unanswered call makes a letter due at once", "2026-03-02T09:00", unanswered(5, "2026-03-02T10"),
     "2026-03-02T10:42", "letter 2026-03-02T10:42:00Z"},
    {"four do not", "2026-03-02T09:00", unanswered(4, "2026-03-02T10"), "2026-03-02T10:42",
     "call 2026-03-04T08:00:00Z"},
    {"a letter waits for working time", "2026-03-02T09:00", unanswered(5, "2026-03-06T16"), "2026-03-06T16:42",
     "letter 2026-03-09T08:00:00Z"},
    {"a letter is still owed after a call that was answered", "2026-03-02T09:00",
     unanswered(5, "2026-03-02T10", {"2026-03-02T11:00 call answered"}), "2026-03-02T11:01",
     "letter 2026-03-02T11:01:00Z"},
    {"an answered call in between does not start the count anew", "2026-03-02T09:00",
     unanswered(4, "2026-03-02T10",
                {"2026-03-02T11:00 call answered", "2026-03-02T11:10 call no_answer", "2026-03-02T11:11 voicemail"}),
     "2026-03-02T11:12", "letter 2026-03-02T11:12:00Z"},
    {"no letter while it is on hold", "2026-03-02T09:00",
     unanswered(5, "2026-03-02T10", {"2026-03-02T11:00 call on_hold 2026-03-10"}), "2026-03-02T11:01",
     "call 2026-03-10T08:00:00Z"},

    // An e-mail.
    {"an e-mail the day after the letter, before the call", "2026-03-02T09:00",
     unanswered(5, "2026-03-02T10", {"2026-03-02T11:00 letter"}), "2026-03-02T11:01", "email 2026-03-03T08:00:00Z"},
    {"an e-mail due with the call goes first", "2026-03-02T09:00",
     unanswered(5, "2026-03-02T10", {"2026-03-03T10:00 letter"}), "2026-03-03T10:01", "email 2026-03-04T08:00:00Z"},
    {"an e-mail that is later than the call does not", "2026-03-02T09:00",
     unanswered(5, "2026-03-02T10", {"2026-03-04T10:00 letter"}), "2026-03-04T10:01", "call 2026-03-04T10:01:00Z"},
    {"an e-mail of Saturday goes on Monday, with the call and before it", "2026-03-02T09:00",
     unanswered(5, "2026-03-05T10", {"2026-03-06T10:00 letter"}), "2026-03-06T10:01", "email 2026-03-09T08:00:00Z"},
    {"when both are overdue the call that was due before the e-mail stays first", "2026-03-02T09:00",
     unanswered(5, "2026-03-04T10", {"2026-03-06T10:00 letter"}), "2026-03-09T12:00", "call 2026-03-09T12:00:00Z"},
    {"one e-mail a letter", "2026-03-02T09:00",
     unanswered(5, "2026-03-02T10", {"2026-03-02T11:00 letter", "2026-03-03T09:00 email"}), "2026-03-03T09:01",
     "call 2026-03-04T08:00:00Z"},

    // A promise.
    {"an early call clears a promise",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call callback 2026-03-17T13:00", "2026-03-04T10:00 call no_answer",
      "2026-03-04T10:01 voicemail"},
     "2026-03-04T10:02",
     "call 2026-03-06T08:00:00Z"},
    {"and owes its voicemail",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call callback 2026-03-17T13:00", "2026-03-04T10:00 call no_answer"},
     "2026-03-04T10:02",
     "voicemail 2026-03-04T10:02:00Z"},
    {"a promise is kept at night",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call callback 2026-03-03T02:00"},
     "2026-03-02T10:01",
     "call 2026-03-03T02:00:00Z"},
    {"a promise that was missed is called at once, also at night",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call callback 2026-03-03T02:00"},
     "2026-03-03T22:00",
     "call 2026-03-03T22:00:00Z"},

    {"an instant asked for that is over is called at once",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call callback 2026-03-02T09:30"},
     "2026-03-02T22:00",
     "call 2026-03-02T22:00:00Z"},

    // Endings, wherever they stand.
    {"a definite no ends it whatever follows",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call definite_no", "2026-03-04T10:00 call no_answer"},
     "2026-03-04T10:01",
     "nothing"},
    {"a meeting ends it whatever follows",
     "2026-03-02T09:00",
     {"2026-03-02T10:00 call meeting", "2026-03-04T10:00 call callback 2026-03-06T10:00"},
     "2026-03-04T10:01",
     "nothing"},

    // Limits.
    {"forty-nine calls are not fifty", "2026-03-02T09:00", calls(49, "answered"), "2026-03-02T12:00",
     "call 2026-03-04T08:00:00Z"},
    {"fifty calls end it", "2026-03-02T09:00", calls(50, "answered"), "2026-03-02T12:00", "nothing"},
    {"fifty unanswered calls end it", "2026-03-02T09:00", calls(50, "no_answer"), "2026-03-02T12:00", "nothing"},
    {"a minute before the limit",
     "2026-01-06T10:00",
     {"2026-03-02T10:00 call answered"},
     "2026-04-07T09:59",
     "call 2026-04-07T09:59:00Z"},
    {"at the limit", "2026-01-06T10:00", {"2026-03-02T10:00 call answered"}, "2026-04-07T10:00", "nothing"},
    {"past the limit", "2026-01-06T10:00", {"2026-03-02T10:00 call answered"}, "2026-04-20T10:00", "nothing"},
    {"an instant that is the limit is not after it",
     "2026-01-06T07:00",
     {"2026-03-02T10:00 call on_hold 2026-04-07"},
     "2026-04-01T13:30",
     "call 2026-04-07T07:00:00Z"},
    {"an instant a minute after the limit",
     "2026-01-06T06:59",
     {"2026-03-02T10:00 call on_hold 2026-04-07"},
     "2026-04-01T13:30",
     "nothing"},
    {"a promise that is the limit",
     "2026-01-06T07:00",
     {"2026-03-02T10:00 call callback 2026-04-07T07:00"},
     "2026-04-01T13:30",
     "call 2026-04-07T07:00:00Z"},
    {"a promise after the limit",
     "2026-01-06T07:00",
     {"2026-03-02T10:00 call callback 2026-04-07T07:01"},
     "2026-04-01T13:30",
     "nothing"},
    {"closed from now until the limit",
     "2026-01-02T20:00",
     {"2026-03-02T10:00 call answered"},
     "2026-04-02T16:00",
     "nothing"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(is_decided_from_progress_alone) { BOOST_TEST(!support::reference_cadence().needs_history()); }

BOOST_AUTO_TEST_CASE(all_ten_thousand_rows_come_out_right) {
  const fu::policy cadence = support::reference_cadence();
  const fu::calendar hours = support::reference_hours();
  const fu::ptime now = support::reference_now();
  const std::vector<support::reference_row> table = support::reference_table(FOLLOWUP_TEST_DATA);
  BOOST_REQUIRE_EQUAL(table.size(), 10'000U);

  int nothing = 0;
  int due = 0;
  int wrong = 0;
  for (const support::reference_row& row : table) {
    const fu::answer a = fu::next_actions(cadence, row.subject, row.history, hours, now);
    const fu::answer b =
        fu::next_actions(cadence, row.subject, fu::fold(cadence, row.subject, row.history), hours, now);
    nothing += a.actions.empty() ? 1 : 0;
    due += !a.actions.empty() && a.actions.front().window.begin == now ? 1 : 0;
    const bool right = next_of(a) == next_of(row) && a == b && (a.status == fu::status::closed) == !a.wake_at;
    if (right || ++wrong > 20) continue;
    BOOST_ERROR("prospect " << row.number << ": expected " << next_of(row)
                            << "\n  from history: " << support::told(a, row.subject.who.zones.front())
                            << "\n  from progress: " << support::told(b, row.subject.who.zones.front()));
  }
  BOOST_TEST(wrong == 0);
  BOOST_TEST(nothing == 1'111);
  BOOST_TEST(due == 3'151);
}

BOOST_DATA_TEST_CASE(the_rules_hold_where_the_table_is_silent,
                     boost::unit_test::data::make(what_the_table_does_not_tell_apart), row) {
  const fu::policy cadence = support::reference_cadence();
  const fu::calendar hours = support::reference_hours();
  const fu::pursuit subject = subject_of(row);
  const std::vector<fu::touchpoint> history = history_of(row);
  const fu::ptime now = fu::utc(row.now);

  const fu::answer a = fu::next_actions(cadence, subject, history, hours, now);
  BOOST_TEST(next_of(a) == row.expected, next_of(a) << ", not " << row.expected << ": " << support::told(a));
  const fu::answer b = fu::next_actions(cadence, subject, fu::fold(cadence, subject, history), hours, now);
  BOOST_TEST((a == b), support::told(a) << "\nfrom progress: " << support::told(b));

  // Nothing to do: it is over, or it waits for nothing but the limit.
  if (!a.actions.empty() || a.status == fu::status::closed) return;
  BOOST_TEST((a.status == fu::status::waiting || a.status == fu::status::on_hold), fu::name_of(a.status));
  BOOST_REQUIRE(a.wake_at);
  BOOST_TEST(*a.wake_at <= subject.started + boost::posix_time::hours(91 * 24));
}

BOOST_AUTO_TEST_CASE(how_it_ended_is_told_apart_from_what_ended_it) {
  const auto ended = [](std::vector<std::string> touches) {
    const example row{"", "2026-03-02T09:00", std::move(touches), "", ""};
    const std::vector<fu::touchpoint> history = history_of(row);
    return fu::next_actions(support::reference_cadence(), subject_of(row), history, support::reference_hours(),
                            fu::utc("2026-03-10T12:00"))
        .concluded;
  };
  const auto refused = ended({"2026-03-02T10:00 call definite_no", "2026-03-04T10:00 call no_answer"});
  BOOST_REQUIRE(refused);
  BOOST_TEST(refused->how == fu::disposition::refused);
  BOOST_TEST(refused->touch.value() == 2001U);
  const auto met = ended({"2026-03-02T10:00 call no_answer", "2026-03-04T10:00 call meeting"});
  BOOST_REQUIRE(met);
  BOOST_TEST(met->how == fu::disposition::meeting);
  BOOST_TEST(met->touch.value() == 2002U);
  const auto exhausted = ended(calls(50, "no_answer"));
  BOOST_REQUIRE(exhausted);
  BOOST_TEST(exhausted->how == fu::disposition::exhausted);
  BOOST_TEST(support::reference_cadence().name_of(exhausted->rule) == "patience");
}

BOOST_AUTO_TEST_SUITE_END()
