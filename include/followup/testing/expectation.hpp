// followup/testing/expectation.hpp - what is next in a story, compared with what should be.
//
//   BOOST_TEST(s.next() == call_in("2026-11-27 09:00", "2026-11-27 12:00"));
//   EXPECT_EQ(s.next(), (a_letter().on("2026-12-07").about("our view on your logistics") && !an_email().now()));
//
// Both sides are plain values with `==` and `<<`, which is all that a test framework needs. What is next prints itself
// as the whole story, with the reasons of each answer; after a comparison that failed, also with what was expected, and
// what would have made it come true: which touchpoint, or which rule of the policy, if it were not there.
//
// Times are local to the prospect's first zone, written as in testing/story.hpp; "2026-11-27" is a date. What is no
// time throws `invalid_time` where it is written.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/engine/reason.hpp>
#include <followup/model/prospect.hpp>
#include <followup/testing/story.hpp>

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace followup::testing {

class told_answer;

// The names that an expectation has: of rules, and of briefs.
struct names_in_it {
  std::vector<std::string> rules = {};
  std::vector<std::string> briefs = {};
};

// Something that an answer is or is not, with the words for it. A host's own is on equal footing:
//
//   const expectation by_ann{"something for Ann", [](const told_answer& o) { return is_anns(o.what().actions); }};
class expectation {
 public:
  expectation(std::string says, std::function<bool(const told_answer&)> holds, names_in_it names = {})
      : says_(std::move(says)), holds_(std::move(holds)), names_(std::move(names)) {}

  [[nodiscard]] const std::string& says() const noexcept { return says_; }
  [[nodiscard]] bool holds_for(const told_answer& next) const { return holds_(next); }
  [[nodiscard]] const names_in_it& names() const noexcept { return names_; }

 private:
  std::string says_;
  std::function<bool(const told_answer&)> holds_;
  names_in_it names_;
};

[[nodiscard]] expectation operator&&(const expectation& a, const expectation& b);
[[nodiscard]] expectation operator||(const expectation& a, const expectation& b);
[[nodiscard]] expectation operator!(const expectation& a);
std::ostream& operator<<(std::ostream& out, const expectation& what);

// A told answer is what the library answers in a story, at its `now`, with that story.
class told_answer {
 public:
  // Asks (testing/story.hpp, next_actions).
  explicit told_answer(story told);

  [[nodiscard]] const story& told() const noexcept { return told_; }
  // Of a temporary they are copies, so that what is looked into lives on.
  [[nodiscard]] const answer& what() const& noexcept { return what_; }
  [[nodiscard]] answer what() && { return what_; }
  // The first action of that channel; throws `invalid_history` where the answer has none.
  [[nodiscard]] const action& first(channel via) const&;
  [[nodiscard]] action first(channel via) && { return std::as_const(*this).first(via); }

  // A failed comparison is remembered for printing. Throws `invalid_policy` for the name of a rule that the policy does
  // not have, or of a brief that none of its rules can name: `!a_call().asked_for_by("cals")` could never fail.
  friend bool operator==(const told_answer& next, const expectation& expected);

 private:
  friend std::string to_text(const told_answer& next);
  story told_;
  answer what_;
  mutable std::optional<expectation> missed_;
};

// What is printed: the answer, the whole timeline (testing/timeline.hpp), and after a failed comparison why it failed.
[[nodiscard]] std::string to_text(const told_answer& next);
std::ostream& operator<<(std::ostream& out, const told_answer& next);

// What is printed after that comparison.
[[nodiscard]] std::string why_not(const told_answer& next, const expectation& expected);

// What would have to be otherwise for it to hold: each rule of the policy (tracks, guards, endings, limits, dayparts,
// promise rules), each touchpoint and each promise without which, alone, it does: "guard \"office\"", "touchpoint #3
// (...)", "the promise of touchpoint #3 (...)".
[[nodiscard]] std::vector<std::string> what_is_in_the_way(const told_answer& next, const expectation& expected);

// --- Of one of the actions. It holds if there is an action for which all of it does.

class touch_expectation {
 public:
  explicit touch_expectation(channel via);

  // Its window, [begin, end), is exactly that.
  [[nodiscard]] touch_expectation in(std::string_view begin, std::string_view end) const;
  // Its window begins on that day.
  [[nodiscard]] touch_expectation on(std::string_view day) const;
  // Its window begins at that time.
  [[nodiscard]] touch_expectation at(std::string_view time) const;
  // It was or will be due then, whatever the time is now (action::due).
  [[nodiscard]] touch_expectation due(std::string_view time) const;
  // It can be done now.
  [[nodiscard]] touch_expectation now() const;
  [[nodiscard]] touch_expectation about(std::string_view brief) const;
  [[nodiscard]] touch_expectation without_brief() const;
  [[nodiscard]] touch_expectation labelled(std::string_view label) const;
  [[nodiscard]] touch_expectation to(endpoint_id endpoint) const;
  // The rule that asked for it: "calls", or one that every policy has: "promise", "outcome:just_left".
  [[nodiscard]] touch_expectation asked_for_by(std::string_view rule) const;
  // One of its reasons, of that rule where one is named.
  [[nodiscard]] touch_expectation because(reason_kind kind, std::string_view rule = {}) const;
  // Anything else.
  [[nodiscard]] touch_expectation that(const std::string& says, std::function<bool(const action&)> holds) const;

  [[nodiscard]] bool holds_for(const told_answer& next) const;
  [[nodiscard]] const std::string& says() const noexcept { return says_; }
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator expectation() const;

 private:
  using condition = std::function<bool(const told_answer& next, std::size_t index)>;
  [[nodiscard]] touch_expectation with(const std::string& says, condition more) const;

  std::string says_;
  std::vector<condition> all_;
  names_in_it names_;
};

[[nodiscard]] touch_expectation a_call();
[[nodiscard]] touch_expectation a_voicemail();
[[nodiscard]] touch_expectation a_letter();
[[nodiscard]] touch_expectation an_email();
[[nodiscard]] touch_expectation a_task(std::string_view label = {});

[[nodiscard]] touch_expectation call_in(std::string_view begin, std::string_view end);  // a_call().in(begin, end)
[[nodiscard]] touch_expectation call_on(std::string_view day);
[[nodiscard]] touch_expectation letter_on(std::string_view day);
[[nodiscard]] touch_expectation email_on(std::string_view day);
[[nodiscard]] touch_expectation message_due();  // a_voicemail().now()
[[nodiscard]] touch_expectation letter_due();
[[nodiscard]] touch_expectation email_due();

// The one action there is.
[[nodiscard]] expectation nothing_but(const touch_expectation& what);

// --- Of the answer as a whole.

[[nodiscard]] expectation has_status(status what);
// Nothing may go out before that day or time, and then something may (with no action at all: it is asked again then).
[[nodiscard]] expectation silent_until(std::string_view day_or_time);
[[nodiscard]] expectation asks_again_at(std::string_view time);
[[nodiscard]] expectation closing();
// Over, like that; by that rule where one is named: "patience", "outcome:no_with_reasons".
[[nodiscard]] expectation ended(disposition how, std::string_view rule = {});
// Over, and to be taken up again from that day or time, by that re-entry where one is named.
[[nodiscard]] expectation again_from(std::string_view day_or_time, std::string_view rule = {});
// One of its reasons, whatever it is about.
[[nodiscard]] expectation because(reason_kind kind, std::string_view rule = {});
// `rule` wanted something that gave way to `by`.
[[nodiscard]] expectation held_back(std::string_view rule, std::string_view by);
// The English explanation has these words.
[[nodiscard]] expectation explained(std::string words);

}  // namespace followup::testing
