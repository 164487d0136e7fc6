// The same rules under GoogleTest: nothing but the printing differs.
#include "pipeline.hpp"

#include <followup/testing/gtest.hpp>
#include <followup/testing/scenario.hpp>

namespace {

namespace fu = followup;
namespace ft = followup::testing;

TEST(offers, keep_what_the_secretary_was_promised) {
  ft::scenario s{cold_stores::offers()};
  s.starts("2026-11-20 16:00").at("2026-11-25 10:00").call(fu::just_left{}).promised("2026-11-27").message_left();
  EXPECT_EQ(s.next(), ft::call_in("2026-11-27 09:00", "2026-11-27 12:30"));
  EXPECT_EQ(s.next().what().status, fu::status::waiting);
  EXPECT_TRUE(ft::holds(s.replays_as(s.timeline())));
}

// What a failure shows, which is what a test is for.
TEST(offers, show_the_whole_story_when_they_are_not_as_expected) {
  ft::scenario s{cold_stores::offers()};
  s.starts("2026-11-20 16:00").at("2026-11-25 10:00").call(fu::just_left{}).promised("2026-11-27").message_left();
  const ft::told_answer next = s.next();
  EXPECT_FALSE(next == ft::call_on("2026-11-26"));
  const std::string shown = testing::PrintToString(next);
  EXPECT_NE(shown.find("expected at 2026-11-25 10:00: a call on 2026-11-26"), std::string::npos) << shown;
  EXPECT_NE(shown.find("the promise of touchpoint #1"), std::string::npos) << shown;
  EXPECT_EQ(testing::PrintToString(fu::status::on_hold), "on_hold");
  EXPECT_FALSE(ft::holds(s.replays_as("another text")));
}

}  // namespace
