#include <followup/assure/replay.hpp>

#include "engine/support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using namespace followup;
using support::amsterdam;
using support::calling_every;
using support::local;
using support::made;
using support::story;
namespace data = boost::unit_test::data;

namespace {

replayed replay_of(const story& told, const policy& after, std::string_view now) {
  return replay(told.rules, after)(told.subject, told.history, told.hours, told.at(now));
}

// One unanswered call on Friday 20 November 2026.
story one_call(const policy& rules) {
  story told{rules, "2026-11-18 10:00"};
  told.call("2026-11-20 14:00", no_answer{}).leaving_a_message();
  return told;
}

policy with_letters(const std::string& id, const std::string& subject) {
  return calling_every(
      business_days{2},
      {track{id, every(business_days{5}, channel::letter).first_after(business_days{5}).with({{subject, "another"}})}});
}

policy of_calls(std::vector<policy_rule> more = {}, std::string version = "1") {
  return calling_every(business_days{2}, std::move(more), std::move(version));
}

policy failing() {
  return of_calls({ending{"oops",
                          [](const case_view& c) -> std::optional<disposition> {
                            if (c.calls() > 0) throw std::runtime_error("the list is\nnot there");
                            return std::nullopt;
                          }}},
                  "2");
}

struct edit {
  const char* label;
  policy before;
  policy after;
  const char* english;
  const char* dutch;
  bool next_action;
  friend std::ostream& operator<<(std::ostream& out, const edit& one) { return out << one.label; }
};

std::vector<edit> edits() {
  const policy short_patience = of_calls({limit{"patience", calls{1}}});
  const policy won_at_one = of_calls({ending{"won", [](const case_view& c) -> std::optional<disposition> {
                                               if (c.calls() == 0) return std::nullopt;
                                               return disposition::won;
                                             }}});
  return {
      {"nothing", of_calls(), of_calls(), "Nothing changes.", "Er verandert niets.", false},
      {"another version alone", of_calls(), of_calls({}, "2"), "Nothing changes.", "Er verandert niets.", false},
      {"a slower rhythm", of_calls(), calling_every(business_days{4}), "The call comes at another time.",
       "Het telefoontje komt op een ander moment.", true},
      {"a track more", of_calls(), with_letters("letters", "prices"), "A letter is new.", "Een brief is nieuw.", false},
      {"a track less", with_letters("letters", "prices"), of_calls(), "The letter is gone.", "De brief vervalt.",
       false},
      {"another subject", with_letters("letters", "prices"), with_letters("letters", "storage"),
       "The letter is about something else.", "De brief gaat over iets anders.", false},
      {"another name of a track", with_letters("letters", "prices"), with_letters("post", "prices"),
       "The letter is asked for by another rule.", "De brief wordt door een andere regel gevraagd.", false},
      {"an ending", of_calls(), short_patience, "The call is gone; it ends.", "Het telefoontje vervalt; het eindigt.",
       true},
      {"no ending any more", short_patience, of_calls(), "A call is new; it does not end.",
       "Een telefoontje is nieuw; het eindigt niet.", true},
      {"another ending", short_patience, won_at_one, "It ends in another way.", "Het eindigt op een andere manier.",
       false},
      {"no answer any more", of_calls(), failing(), "There is no answer any more.", "Er is geen antwoord meer.", false},
      {"an answer at last", failing(), of_calls(), "There was no answer, and now there is one.",
       "Er was geen antwoord en nu wel.", false},
      {"no answer at all", failing(), failing(), "There is no answer either way.", "Er is zo of zo geen antwoord.",
       false},
  };
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

BOOST_DATA_TEST_CASE(says_what_a_seller_would_notice, data::make(edits()), row) {
  const replay both{row.before, row.after};
  const replayed seen = replay_of(one_call(row.before), row.after, "2026-11-21 12:00");
  BOOST_TEST(first_line(explain(seen, both, amsterdam())) == row.english);
  BOOST_TEST(first_line(explain(seen, both, amsterdam(), language::dutch)) == row.dutch);
  BOOST_TEST(seen.next_action_changes == row.next_action);
  const bool none = std::string_view(row.english) == "Nothing changes.";
  const bool undecided_alike = !seen.before.given && !seen.after.given;
  BOOST_TEST(seen.changed() == !(none || undecided_alike));
}

BOOST_AUTO_TEST_SUITE(replays)

BOOST_AUTO_TEST_CASE(a_change_carries_both_answers) {
  const story told = one_call(of_calls());
  const policy slower = calling_every(business_days{4});
  const replayed seen = replay_of(told, slower, "2026-11-21 12:00");
  const ptime now = told.at("2026-11-21 12:00");
  BOOST_TEST_REQUIRE((seen.before.given && seen.after.given));
  BOOST_TEST((*seen.before.given == next_actions(told.rules, told.subject, told.history, told.hours, now)));
  BOOST_TEST((*seen.after.given == next_actions(slower, told.subject, told.history, told.hours, now)));
  BOOST_TEST_REQUIRE(seen.actions.size() == 1U);
  BOOST_TEST((seen.actions[0].before->id == seen.actions[0].after->id));
  BOOST_TEST(seen.actions[0].another_window());
  BOOST_TEST(!seen.actions[0].another_rule());
  BOOST_TEST(!seen.actions[0].another_subject());
  BOOST_TEST((seen.pursuit == told.subject.id));
}

BOOST_AUTO_TEST_CASE(backwards_it_is_the_mirror_image) {
  for (const edit& row : edits()) {
    BOOST_TEST_CONTEXT(row.label) {
      const story told = one_call(row.before);
      const replayed there = replay_of(told, row.after, "2026-11-21 12:00");
      story other = told;
      other.rules = row.after;
      const replayed back = replay_of(other, row.before, "2026-11-21 12:00");
      BOOST_TEST((there.before == back.after));
      BOOST_TEST((there.after == back.before));
      BOOST_TEST(there.changed() == back.changed());
      BOOST_TEST(there.next_action_changes == back.next_action_changes);
      BOOST_TEST(there.status_changes == back.status_changes);
      BOOST_TEST(there.ending_changes == back.ending_changes);
      BOOST_TEST(there.actions.size() == back.actions.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_later_letter_is_no_change_of_the_next_action_but_a_change) {
  const replayed seen = replay_of(one_call(of_calls()), with_letters("letters", "prices"), "2026-11-21 12:00");
  BOOST_TEST(seen.changed());
  BOOST_TEST(!seen.next_action_changes);
  BOOST_TEST_REQUIRE(seen.actions.size() == 1U);
  BOOST_TEST(!seen.actions[0].before);
  BOOST_TEST(seen.actions[0].after->via == channel::letter);
}

BOOST_AUTO_TEST_CASE(when_to_ask_again_is_nothing_that_a_seller_notices) {
  // A limit that comes before the end of the window wakes earlier; the call is the same.
  const policy limited = of_calls({limit{"patience", span_limit{calendar_days{6}}}});
  const replayed seen = replay_of(one_call(of_calls()), limited, "2026-11-24 09:00");
  BOOST_TEST(seen.wake_up_changes);
  BOOST_TEST(!seen.changed());
  BOOST_TEST(!seen.status_changes);
}

BOOST_AUTO_TEST_CASE(a_due_date_that_is_past_under_both_is_no_change_and_counted_by_itself) {
  const story told = one_call(of_calls());
  const policy slower = calling_every(business_days{4});
  const replayed seen = replay_of(told, slower, "2026-12-02 12:00");
  BOOST_TEST(seen.past_due_changes);
  BOOST_TEST(!seen.changed());
  BOOST_TEST(seen.actions.empty());
  BOOST_TEST(!replay_of(told, slower, "2026-11-21 12:00").past_due_changes);
  BOOST_TEST(!replay_of(told, of_calls(), "2026-12-02 12:00").past_due_changes);
  replay_totals totals;
  totals.add(seen);
  BOOST_TEST((totals == replay_totals{.cases = 1, .past_due_changed = 1}));
  BOOST_TEST(explain(totals) == "0 of 1 case change. In 1 more only a due date that is past is another.");
  BOOST_TEST(explain(totals, language::dutch) ==
             "0 van 1 geval veranderen. In nog 1 ander geval is alleen een verstreken datum anders.");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_decided_is_reported_with_its_reason) {
  const policy broken = failing();
  const replayed seen = replay_of(one_call(of_calls()), broken, "2026-11-21 12:00");
  BOOST_TEST(seen.undecided());
  BOOST_TEST(seen.changed());
  BOOST_TEST(seen.after.refused == "the list is\nnot there");
  const std::string text = explain(seen, replay(of_calls(), broken), amsterdam());
  BOOST_TEST(text.find("  No answer: the list is not there") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(a_history_that_cannot_be_is_undecided_under_both) {
  story told = one_call(of_calls());
  const replayed seen = replay_of(told, calling_every(business_days{4}), "2026-11-19 12:00");
  BOOST_TEST(seen.undecided());
  BOOST_TEST(!seen.changed());
  BOOST_TEST(seen.before.refused == seen.after.refused);
  BOOST_TEST(seen.before.refused.find("2026-11-20") != std::string::npos, seen.before.refused);
}

BOOST_AUTO_TEST_CASE(both_answers_are_told_under_the_names_of_their_policies) {
  const policy slower = calling_every(business_days{4}, {}, "2");
  const replayed seen = replay_of(one_call(of_calls()), slower, "2026-11-21 12:00");
  BOOST_TEST(explain(seen, replay(of_calls(), slower), amsterdam()) ==
             R"(The call comes at another time.
Under "calling" (version 1):
  Call on Tuesday 24 November 2026, 08:00-18:00.
    "calls" goes on after 1 touch, the last on Friday 20 November 2026, 14:00; due from Tuesday 24 November 2026, 08:00.
Under "calling" (version 2):
  Call on Thursday 26 November 2026, 08:00-18:00.
    "calls" goes on after 1 touch, the last on Friday 20 November 2026, 14:00; due from Thursday 26 November 2026, 08:00.)");
}

BOOST_AUTO_TEST_CASE(policies_that_are_called_the_same_are_before_and_after) {
  const policy slower = calling_every(business_days{4});
  const replayed seen = replay_of(one_call(of_calls()), slower, "2026-11-21 12:00");
  const std::string text = explain(seen, replay(of_calls(), slower), amsterdam(), language::dutch);
  BOOST_TEST(text.find("\nOnder \"calling\" (ervoor):\n") != std::string::npos, text);
  BOOST_TEST(text.find("\nOnder \"calling\" (erna):\n") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(a_book_is_gone_through_whole_and_counted) {
  std::vector<recorded_case> book;
  const auto add = [&](const story& told, std::string_view now) {
    book.push_back({told.subject, told.history, told.hours, told.at(now)});
    book.back().subject.id = told.subject.id;
  };
  add(one_call(of_calls()), "2026-11-21 12:00");
  add(story{of_calls(), "2026-11-18 10:00"}, "2026-11-21 12:00");  // the first call is due either way
  add(one_call(of_calls()), "2026-11-19 12:00");                   // before its own history
  add(one_call(of_calls()), "2026-11-21 12:00");

  int reported = 0;
  const replay_totals totals = replay_book(replay(of_calls(), calling_every(business_days{4})), book,
                                           [&](const recorded_case& one, const replayed& seen) {
                                             ++reported;
                                             BOOST_TEST((one.subject.id == seen.pursuit));
                                           });
  BOOST_TEST(reported == 3);
  BOOST_TEST((totals == replay_totals{.cases = 4, .changed = 2, .next_action_changed = 2, .undecided = 1}));
  BOOST_TEST(explain(totals) == "2 of 4 cases change: the next action of 2. 1 case could not be decided.");
  BOOST_TEST(explain(totals, language::dutch) ==
             "2 van 4 gevallen veranderen: de volgende actie van 2. 1 geval kon niet worden beslist.");
}

BOOST_AUTO_TEST_SUITE_END()
