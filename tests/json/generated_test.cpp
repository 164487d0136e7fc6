#include "json/support.hpp"

#include <followup/testing/fakes.hpp>
#include <followup/testing/generators.hpp>

#include <set>

namespace {

namespace fu = followup;
namespace json = fu::json;
using samples::told;

constexpr std::uint64_t stories = 300;

json::registry fake_zones() {
  json::registry own;
  own.zone(fu::testing::amsterdam()).zone(fu::testing::new_york()).zone(fu::testing::lord_howe());
  return own;
}

BOOST_AUTO_TEST_SUITE(generated_values)

BOOST_AUTO_TEST_CASE(whatever_comes_up_is_read_back_to_an_equal_value) {
  const json::registry own = fake_zones();
  std::set<fu::status> reached;
  for (std::uint64_t seed = 0; seed < stories; ++seed) {
    fu::testing::source luck{seed};
    const fu::testing::story one = fu::testing::some_story(luck, {.host_rules = false});
    const auto how = seed % 2 == 0 ? json::layout::pretty : json::layout::one_line;

    const std::string rules = json::write(one.rules, how, seed % 3 == 0 ? json::rows::all : json::rows::that_differ);
    const auto same_rules = json::read_policy(rules, own);
    BOOST_TEST((same_rules && *same_rules == one.rules), "seed " << seed << ": " << told(same_rules) << rules);

    const json::question asked{one.subject, one.history, one.hours, one.now};
    const std::string question = json::write(asked, how);
    const auto same_question = json::read_question(question, own);
    BOOST_TEST((same_question && *same_question == asked), "seed " << seed << ": " << told(same_question) << question);
    if (!same_rules || !same_question) continue;

    // Who asks in JSON gets what C++ gets.
    const auto answer = fu::next_actions(one.rules, one.subject, one.history, one.hours, one.now);
    BOOST_TEST((fu::next_actions(*same_rules, same_question->subject, same_question->history, *same_question->hours,
                                 *same_question->now) == answer),
               "seed " << seed);
    const std::string text = json::write(answer, one.rules, how);
    const auto same_answer = json::read_answer(text);
    BOOST_TEST((same_answer && *same_answer == answer), "seed " << seed << ": " << told(same_answer) << text);
    reached.insert(answer.status);

    const auto so_far = fu::fold(one.rules, one.subject, one.history);
    BOOST_TEST((json::read_progress(json::write(so_far)).value() == so_far), "seed " << seed);
  }
  BOOST_TEST(reached.size() >= 5U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
