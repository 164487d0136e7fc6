#include <followup/testing/timeline.hpp>

#include <followup/policy/presets.hpp>
#include <followup/testing/fakes.hpp>
#include <followup/testing/generators.hpp>
#include <followup/testing/scenario.hpp>

#include <algorithm>
#include <boost/date_time/gregorian/gregorian.hpp>
#include <boost/date_time/posix_time/posix_time_io.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include <followup/testing/boost_test.hpp>

BOOST_AUTO_TEST_SUITE(timeline)

namespace {

namespace fu = followup;
namespace ft = followup::testing;

constexpr auto call = fu::channel::call;

fu::policy every(int days, std::string version) {
  return {
      "proposals", fu::doctrine(), {fu::track{"calls", fu::every(fu::business_days{days}, call)}}, std::move(version)};
}

// The secretary says Friday; nobody answers on Friday; on Monday somebody looks.
ft::story secretary_friday(fu::policy rules = every(2, "1")) {
  ft::scenario s{std::move(rules)};
  s.starts("2026-11-20 16:00");
  s.at("2026-11-23 10:00").call(fu::just_left{}).promised("2026-11-27").message_left();
  s.at("2026-11-27 09:30").call(fu::no_answer{});
  s.at("2026-11-30 08:00");
  return s.told();
}

const char* const as_text = R"(followup timeline 1
policy "proposals" version "1"
zone "Testing/Amsterdam"
started 2026-11-20 16:00

2026-11-20 16:00
  -> due, ask again 2026-11-20 17:30
  -> call 2026-11-20 16:00 .. 2026-11-20 17:30, asked for by "calls"
     because first_touch "calls": "calls" begins; the pursuit started on Friday 20 November 2026, 16:00; due from Friday 20 November 2026, 16:00.

2026-11-23 10:00
  call: just_left by gatekeeper, message left, promised 2026-11-27 (#1)
  -> waiting, ask again 2026-11-27 09:00
     because held_back "calls" by "promise": Held back: the call of "calls" gives way to the promise.
  -> call 2026-11-27 09:00 .. 2026-11-27 12:30, asked for by "promise"
     because promise_by_them "promise": They asked to be called back on Friday 27 November 2026.

2026-11-27 09:30
  call: no_answer by nobody (#2)
  -> waiting, ask again 2026-12-01 09:00
  -> call 2026-12-01 09:00 .. 2026-12-01 12:30, asked for by "calls"
     because rhythm "calls": "calls" goes on after 2 touches, the last on Friday 27 November 2026, 09:30; due from Tuesday 1 December 2026, 09:00.

2026-11-30 08:00
  -> waiting, ask again 2026-12-01 09:00
  -> call 2026-12-01 09:00 .. 2026-12-01 12:30, asked for by "calls"
     because rhythm "calls": "calls" goes on after 2 touches, the last on Friday 27 November 2026, 09:30; due from Tuesday 1 December 2026, 09:00.
)";

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const auto at = text.find(what);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, what << " is not in the text");
  return text.replace(at, what.size(), by);
}

bool mentions(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_story_is_recorded_moment_by_moment) { BOOST_TEST(ft::record(secretary_friday()) == as_text); }

BOOST_AUTO_TEST_CASE(its_facts_are_read_back) {
  const ft::story told = secretary_friday();
  const ft::recorded_facts facts = ft::facts_of(as_text, ft::amsterdam(), told.subject.id);
  BOOST_TEST(facts.mistakes.empty());
  BOOST_TEST(facts.started == told.subject.started);
  BOOST_TEST((facts.history == told.history));
  BOOST_TEST(facts.looked_at == std::vector{told.now});
}

BOOST_AUTO_TEST_CASE(it_replays_as_it_was_recorded) {
  ft::story under = secretary_friday();
  under.history.clear();
  under.subject.started = fu::utc("1999-01-01T00:00:00Z");
  BOOST_TEST(ft::replay(as_text, under));
  BOOST_TEST(ft::compare(as_text, secretary_friday()));
  BOOST_TEST(ft::to_text(ft::compare(as_text, secretary_friday())) == "as recorded");
}

BOOST_AUTO_TEST_CASE(comments_blank_lines_and_the_words_of_reasons_are_left_out_of_account) {
  std::string text = replaced(as_text, "They asked to be called back on Friday 27 November 2026.", "In other words.");
  text = replaced(text, "2026-11-23 10:00\n", "# The secretary, the first time.\n\n2026-11-23 10:00\r\n   \n");
  BOOST_TEST(ft::replay(text, secretary_friday()));
}

// --- Drift.

BOOST_AUTO_TEST_CASE(a_changed_policy_drifts_with_what_changed_and_why) {
  const ft::replay_result result = ft::replay(as_text, secretary_friday(every(3, "2")));
  BOOST_TEST(!result);
  BOOST_REQUIRE(result.changes.size() == 4U);
  const ft::timeline_change& change = result.changes[1];
  BOOST_TEST(change.line == 21);
  BOOST_TEST(change.when == "2026-11-27 09:30");
  BOOST_TEST(change.was == "-> call 2026-12-01 09:00 .. 2026-12-01 12:30, asked for by \"calls\"");
  BOOST_TEST(change.now == "-> call 2026-12-02 09:00 .. 2026-12-02 12:30, asked for by \"calls\"");
  BOOST_REQUIRE((change.was_because.size() == 1U && change.now_because.size() == 1U));
  BOOST_TEST(mentions(change.was_because[0], "due from Tuesday 1 December 2026"));
  BOOST_TEST(mentions(change.now_because[0], "due from Wednesday 2 December 2026"));
  const std::string text = ft::to_text(result);
  BOOST_TEST(mentions(text, "recorded under policy \"proposals\" version \"1\""));
  BOOST_TEST(mentions(text, "replayed under policy \"proposals\" version \"2\""));
  BOOST_TEST(mentions(text, "line 21, at 2026-11-27 09:30\n  was  -> call 2026-12-01 09:00"));
}

BOOST_AUTO_TEST_CASE(another_reason_for_the_same_answer_is_a_change) {
  const std::string text = replaced(as_text, "because promise_by_them", "because promise_by_us");
  const ft::replay_result result = ft::replay(text, secretary_friday());
  BOOST_REQUIRE(result.changes.size() == 1U);
  BOOST_TEST(result.changes[0].was == result.changes[0].now);
  BOOST_TEST(mentions(result.changes[0].now_because[0], "promise_by_them"));
}

BOOST_AUTO_TEST_CASE(actions_that_come_and_go_are_changes_on_one_side) {
  const std::string line = "  -> letter 2026-11-27 09:30 .. open, asked for by \"letters\"\n";
  const std::string more = replaced(as_text, "(#2)\n", "(#2)\n  -> waiting, ask again 2026-12-01 09:00\n" + line);
  const std::string text = replaced(more, line + "  -> waiting, ask again 2026-12-01 09:00\n", line);
  const ft::replay_result gone = ft::replay(text, secretary_friday());
  BOOST_REQUIRE(gone.changes.size() == 1U);
  BOOST_TEST(gone.changes[0].was == line.substr(2, line.size() - 3));
  BOOST_TEST(gone.changes[0].now.empty());
  BOOST_TEST(mentions(ft::to_text(gone), "now  (no such line)"));
}

BOOST_AUTO_TEST_CASE(a_story_that_is_told_otherwise_is_compared_line_by_line) {
  ft::story other = secretary_friday();
  other.history[1].what = fu::busy{};
  const ft::replay_result result = ft::compare(as_text, other);
  BOOST_REQUIRE(result.changes.size() > 2U);
  const auto before = [](const ft::timeline_change& a, const ft::timeline_change& b) { return a.line < b.line; };
  BOOST_TEST(std::is_sorted(result.changes.begin(), result.changes.end(), before));
  BOOST_TEST(result.changes[0].was == "call: no_answer by nobody (#2)");
  BOOST_TEST(result.changes[0].now == "call: busy by nobody (#2)");
  BOOST_TEST(result.changes[0].line == 19);
}

BOOST_AUTO_TEST_CASE(moments_that_come_and_go_are_changes) {
  ft::story other = secretary_friday();
  other.looked_at.back() = fu::utc("2026-11-30T10:00:00Z");
  const ft::replay_result result = ft::compare(as_text, other);
  BOOST_REQUIRE(result.changes.size() == 4U);
  BOOST_TEST(result.changes[0].when == "2026-11-30 08:00");
  BOOST_TEST(result.changes[0].now.empty());
  BOOST_TEST(result.changes[2].when == "2026-11-30 11:00");
  BOOST_TEST(result.changes[2].was.empty());
}

BOOST_AUTO_TEST_CASE(another_start_is_a_change) {
  ft::story other = secretary_friday();
  other.subject.started = fu::utc("2026-11-20T14:00:00Z");
  BOOST_TEST(ft::compare(as_text, other).changes.at(0).line == 4);
}

// --- Text that cannot be read.

struct unreadable_row {
  const char* label;
  const char* instead_of;
  const char* text;
  int line;
  const char* says;
  friend std::ostream& operator<<(std::ostream& out, const unreadable_row& r) { return out << r.label; }
};

const std::vector<unreadable_row> unreadable{
    {"another kind of file", "followup timeline 1", "followup timeline 2", 1, "expected \"followup timeline 1\""},
    {"a policy without quotes", "policy \"proposals\"", "policy proposals", 2, "expected policy"},
    {"another zone", "Testing/Amsterdam", "Testing/New_York", 3, "expected zone \"Testing/Amsterdam\""},
    {"no start", "started 2026-11-20 16:00", "started on Friday", 4, "expected started"},
    {"a moment that is none", "2026-11-23 10:00\n", "2026-11-31 10:00\n", 11, "expected a moment"},
    {"moments out of order", "2026-11-27 09:30\n", "2026-11-23 09:30\n", 18, "expected a later moment"},
    {"a channel that is none", "call: just_left", "fax: just_left", 12,
     "expected a channel, or \"->\", found \"fax: just"},
    {"an outcome that is none", "just_left by", "just_gone by", 12, "expected an outcome, found \"just_gone by"},
    {"no outcome at all", "just_left by", "unrecorded by", 12, "expected an outcome"},
    {"a role that is none", "by gatekeeper", "by porter", 12, "expected nobody, machine, gatekeeper or decision_maker"},
    {"a promise without a date", "promised 2026-11-27", "promised Friday", 12, "expected an agreed time"},
    {"a window without an end", "promised 2026-11-27", "promised 2026-11-27 14:00-", 12, "expected \" (#\""},
    {"a clause that is none", "message left", "message right", 12, "expected message left, promised"},
    {"a touchpoint without an id", " (#1)", "", 12,
     "expected \" (#\" and the touchpoint's id, found the end of the line"},
    {"a number that is none", "(#1)", "(#one)", 12, "expected a number like #7, found \"#one)\""},
    {"a number that is too large", "(#1)", "(#99999999999999999999)", 12, "expected a number"},
    {"more than a touchpoint", "(#2)", "(#2) and more", 19, "expected \")\" and the end of the line"},
    {"what cannot have happened", "no_answer by nobody", "yes by machine", 19, "yes from machine"},
    {"a reason of nothing",
     "  -> due, ask again 2026-11-20 17:30\n  -> call 2026-11-20 16:00 .. 2026-11-20 17:30, asked for "
     "by \"calls\"\n",
     "", 7, "expected a line of the answer"},
};

BOOST_DATA_TEST_CASE(what_cannot_be_read_is_named_with_its_line, unreadable, row) {
  const std::string text = replaced(as_text, row.instead_of, row.text);
  const auto facts = ft::facts_of(text, ft::amsterdam(), fu::pursuit_id{1});
  BOOST_REQUIRE(facts.mistakes.size() == 1U);
  BOOST_TEST(facts.mistakes[0].line == row.line);
  BOOST_TEST(mentions(facts.mistakes[0].what, row.says), facts.mistakes[0].what);
  const ft::replay_result result = ft::replay(text, secretary_friday());
  BOOST_TEST(!result);
  BOOST_TEST((result.mistakes == facts.mistakes));
  BOOST_TEST(mentions(ft::to_text(result), "line " + std::to_string(row.line) + ": "));
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_named_at_once) {
  std::string text = as_text;
  for (const unreadable_row& row : {unreadable[1], unreadable[6], unreadable[16]}) {
    text = replaced(text, row.instead_of, row.text);
  }
  BOOST_TEST(ft::facts_of(text, ft::amsterdam(), fu::pursuit_id{1}).mistakes.size() == 3U);
  BOOST_TEST(ft::facts_of("", ft::amsterdam(), fu::pursuit_id{1}).mistakes.size() == 4U);
  BOOST_TEST(ft::facts_of("  call: busy by nobody (#1)", ft::amsterdam(), fu::pursuit_id{1}).mistakes.size() == 5U);
}

BOOST_AUTO_TEST_CASE(a_history_that_cannot_be_is_a_mistake_of_the_text) {
  const std::string text = replaced(as_text, "(#2)", "(#1)");
  const ft::replay_result result = ft::replay(text, secretary_friday());
  BOOST_REQUIRE(result.mistakes.size() == 1U);
  BOOST_TEST(result.mistakes[0].line == 0);
  BOOST_TEST(mentions(result.mistakes[0].what, "touchpoint 1"));
}

BOOST_AUTO_TEST_CASE(text_by_chance_is_read_or_refused_but_never_thrown_at) {
  ft::source luck{20'261'123};
  for (int i = 0; i < 500; ++i) {
    std::string text = as_text;
    for (int changes = luck.between(1, 4); changes > 0; --changes) {
      const std::size_t at = luck.below(text.size());
      if (luck.flip())
        text.erase(at, luck.below(40));
      else
        text.insert(at, text.substr(luck.below(text.size()), luck.below(40)));
      text.push_back(static_cast<char>(luck.below(256)));
    }
    BOOST_CHECK_NO_THROW((void)ft::replay(text, secretary_friday()));
  }
}

// --- Whatever the story.

BOOST_AUTO_TEST_CASE(every_story_is_read_back_as_it_was_recorded_and_replays) {
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    ft::source luck{seed};
    const ft::story told = ft::some_story(luck);
    const std::string text = ft::record(told);
    const ft::recorded_facts facts = ft::facts_of(text, ft::zone_of(told), told.subject.id);
    BOOST_TEST(facts.mistakes.empty(), (facts.mistakes.empty() ? "" : facts.mistakes[0].what) << '\n' << text);
    BOOST_TEST((facts.history == told.history), text);
    BOOST_TEST(ft::replay(text, told));
  }
}

BOOST_AUTO_TEST_CASE(whatever_a_host_calls_things_is_read_back) {
  for (const std::string name : {"the \"usual\" one", "a\\b", "two\nlines", "\\\"\n", "\"", "\\", "trailing \\n"}) {
    const fu::track calls{name, fu::every(fu::business_days{2}, call).with({{name + " brief"}})};
    ft::story told = secretary_friday({name, fu::doctrine(), {calls}, name});
    told.history[0].brief = fu::id_of<fu::brief_id>(name + " brief");
    const std::string text = ft::record(told);
    const ft::recorded_facts facts = ft::facts_of(text, ft::zone_of(told), told.subject.id);
    BOOST_TEST(facts.mistakes.empty(), (facts.mistakes.empty() ? "" : facts.mistakes[0].what) << '\n' << text);
    BOOST_TEST((facts.history == told.history), text);
    BOOST_TEST(ft::replay(text, told));
  }
}

BOOST_AUTO_TEST_CASE(the_second_of_two_local_times_is_told_apart_from_the_first) {
  ft::story told = secretary_friday();
  told.subject.started = fu::utc("2026-10-24T08:00:00Z");
  told.history.resize(1);
  told.looked_at.clear();
  for (const char* at : {"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"}) {
    told.history[0].at = fu::utc(at);
    const std::string text = ft::record(told);
    BOOST_TEST(mentions(text, "\n2026-10-25 02:30\n") == (told.history[0].at == fu::utc("2026-10-25T00:30:00Z")));
    BOOST_TEST((ft::facts_of(text, ft::amsterdam(), told.subject.id).history == told.history));
  }
}

BOOST_AUTO_TEST_SUITE_END()
