#include <followup/engine/usable.hpp>

#include "engine/support.hpp"

#include <boost/test/data/test_case.hpp>

using namespace followup;
using namespace support;

namespace {

const ptime present = local("2026-12-01 12:00");

// A row that cannot be right, and what is said of it.
struct bad_row {
  std::string label;
  touchpoint touch;
  std::string field;
  std::string allowed;
  friend std::ostream& operator<<(std::ostream& out, const bad_row& one) { return out << one.label; }
};

touchpoint row(std::string_view at, outcome what) {
  touchpoint touch = made(local(at), channel::call, std::move(what));
  touch.id = touchpoint_id{40};
  return touch;
}

std::vector<bad_row> bad_rows() {
  touchpoint nobody_says_yes = row("2026-11-23 10:00", yes{});
  nobody_says_yes.spoke_to = contact_role::machine;
  touchpoint never = row("2026-11-23 10:00", no_answer{});
  never.at = ptime{};
  return {
      {"after now", row("2026-12-01 12:01", no_answer{}), "at", "not after now"},
      {"before the start", row("2026-11-18 19:59", no_answer{}), "at", "not before the start of its pursuit"},
      {"no time", never, "at", "1970"},
      {"a yes from a machine", nobody_says_yes, "spoke_to", "decision_maker"},
      {"a hold that is over", row("2026-11-23 10:00", on_hold{day("2026-11-22")}), "until", "2026-11-23"},
      {"back before they were away", row("2026-11-23 10:00", away{day("2025-11-30")}), "until", "2026-11-23"},
      {"not now, but before", row("2026-11-23 10:00", not_now{day("2026-11-20")}), "until", "2026-11-23"},
  };
}

story some_story() {
  story s{until_no(), "2026-11-18 20:00"};
  s.call("2026-11-23 09:00", no_answer{}).call("2026-11-24 09:00", just_left{}).email("2026-11-25 09:00");
  return s;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(usable_histories)

BOOST_DATA_TEST_CASE(a_row_that_cannot_be_right_is_left_out_with_its_reason_and_the_rest_is_used, bad_rows(), bad) {
  story s = some_story();
  const std::vector<touchpoint> good = s.history;
  s.history.insert(s.history.begin() + 1, bad.touch);
  const usable_history parts = usable(s.subject, s.history, present);
  BOOST_TEST((parts.touches == good));
  BOOST_REQUIRE(parts.left_out.size() == 1U);
  BOOST_TEST(parts.left_out[0].index == 1U);
  BOOST_TEST(parts.left_out[0].field == "touchpoint 40: " + bad.field);
  BOOST_TEST(parts.left_out[0].allowed.find(bad.allowed) != std::string::npos, parts.left_out[0].allowed);
}

BOOST_DATA_TEST_CASE(a_question_is_strict_about_the_same_rows, bad_rows(), bad) {
  story s = some_story();
  s.add(bad.touch);
  BOOST_CHECK_THROW((void)next_actions(s.rules, s.subject, s.history, s.hours, present), error);
}

BOOST_AUTO_TEST_CASE(of_one_id_with_two_contents_the_first_is_used_and_a_repeat_is_none) {
  story s = some_story();
  touchpoint repeat = s.history[0];
  touchpoint other = s.history[1];
  other.message_left = true;
  s.add(repeat).add(other);
  const usable_history parts = usable(s.subject, s.history, present);
  BOOST_TEST(parts.touches.size() == 4U);
  BOOST_REQUIRE(parts.left_out.size() == 1U);
  BOOST_TEST(parts.left_out[0].index == 4U);
  BOOST_TEST(parts.left_out[0].field == "touchpoint 101");
  BOOST_TEST((next_actions(s.rules, s.subject, parts.touches, s.hours, present) == some_story().ask(present)));
}

BOOST_AUTO_TEST_CASE(a_date_said_on_its_own_day_can_be_used) {
  story s{until_no(), "2026-11-18 20:00"};
  s.call("2026-11-23 23:30", on_hold{day("2026-11-23")});
  BOOST_TEST(usable(s.subject, s.history, present).left_out.empty());
  s.history.front().what = on_hold{day("2026-11-22")};  // it is still that day in London
  BOOST_TEST(!usable(s.subject, s.history, present).left_out.empty());
}

BOOST_AUTO_TEST_CASE(a_promise_for_a_day_that_is_over_cannot_be_used_and_a_meeting_that_was_can) {
  story s{until_no(), "2026-11-18 20:00"};
  s.call("2026-11-23 10:00", just_left{}).promised(agreed_time::on(day("2026-11-22")));
  s.call("2026-11-24 10:00", meeting_agreed{agreed_time::on(day("2026-11-20"))});
  const usable_history parts = usable(s.subject, s.history, present);
  BOOST_REQUIRE(parts.left_out.size() == 1U);
  BOOST_TEST(parts.left_out[0].index == 0U);
  BOOST_TEST(parts.left_out[0].field == "touchpoint 100: promised");
}

BOOST_AUTO_TEST_CASE(without_a_zone_a_date_may_be_that_of_any) {
  story s{until_no(), "2026-11-18 20:00", office(), somebody({})};
  s.call("2026-11-23 10:00", on_hold{day("2026-11-22")});
  BOOST_TEST(usable(s.subject, s.history, present).left_out.empty());
  s.history.front().what = on_hold{day("2026-11-21")};
  BOOST_TEST(!usable(s.subject, s.history, present).left_out.empty());
}

BOOST_AUTO_TEST_CASE(touches_of_other_pursuits_may_lie_before_this_one) {
  story s = some_story();
  touchpoint earlier = row("2025-01-10 10:00", on_hold{day("2025-01-09")});
  earlier.pursuit = other_pursuit;
  s.add(earlier);
  BOOST_TEST(usable(s.subject, s.history, present).left_out.empty());
}

BOOST_AUTO_TEST_SUITE_END()
