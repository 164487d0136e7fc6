#include <followup/policy/daypart.hpp>

#include "policy/daypart_score.hpp"
#include "time/refusal.hpp"

#include <followup/error.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <limits>
#include <ostream>
#include <string>
#include <vector>

using namespace followup;
using detail::compare_scores;

namespace {

const std::vector<std::string> names{"early", "mid-morning", "lunch", "afternoon", "late"};

daypart_choice choice_of(const std::vector<int>& rates, int k) {
  daypart_choice choice;
  choice.k = k;
  for (std::size_t d = 0; d < rates.size(); ++d) {
    const int open = 480 + 120 * static_cast<int>(d);
    choice.parts.push_back({names[d % names.size()], {open, open + 120}, rates[d]});
  }
  return choice;
}

// The dayparts that the score chooses one after the other, when nobody is ever reached.
std::string tried(const daypart_choice& choice, int times) {
  std::vector<int> calls(choice.parts.size());
  const std::vector<int> reached(choice.parts.size());
  std::string sequence;
  for (int i = 0; i < times; ++i) {
    const auto best = static_cast<std::size_t>(ranked(choice, calls, reached).front());
    ++calls[best];
    sequence += (i == 0 ? "" : " ") + choice.parts[best].name;
  }
  return sequence;
}

struct golden {
  std::vector<int> rates;
  int k;
  std::string sequence;
  friend std::ostream& operator<<(std::ostream& out, const golden& row) {
    for (const int rate : row.rates) out << rate << ' ';
    return out << "k " << row.k;
  }
};

const std::string round_robin = "early mid-morning lunch afternoon late early mid-morning lunch";

const std::vector<golden> goldens{
    {{214, 200, 209, 163, 215}, 2, "late early lunch mid-morning afternoon late early lunch"},
    {{214, 200, 209, 163, 215}, 4, "late early lunch mid-morning late early lunch afternoon"},
    {{200, 150, 300, 250, 180}, 2, "lunch afternoon early lunch late afternoon mid-morning lunch"},
    {{100, 100, 100, 100, 100}, 1, round_robin},
    {{100, 100, 100, 100, 100}, 2, round_robin},
    {{100, 100, 100, 100, 100}, 4, round_robin},
    {{100, 100, 100, 100, 100}, 1000, round_robin},
    {{0, 0, 0, 0, 0}, 2, round_robin},
    {{1000, 1000, 1000, 1000, 1000}, 2, round_robin},
};

struct ranking {
  std::string label;
  std::vector<int> rates;
  int k;
  std::vector<int> calls;
  std::vector<int> reached;
  std::vector<int> order;
  friend std::ostream& operator<<(std::ostream& out, const ranking& row) { return out << row.label; }
};

const std::vector<ranking> rankings{
    {"nothing known but the rates", {150, 300, 200}, 2, {0, 0, 0}, {0, 0, 0}, {1, 2, 0}},
    {"who was reached at a time is called then", {200, 200, 200}, 2, {1, 1, 1}, {0, 0, 1}, {2, 0, 1}},
    {"a high rate does not outlast failures", {400, 250}, 2, {2, 0}, {0, 0}, {1, 0}},
    {"a heavy prior outlasts them", {400, 250}, 4, {2, 0}, {0, 0}, {0, 1}},
    // (2 * 200 + 1000) / (2 + 5) = 200 = 2 * 200 / 2
    {"as many calls as can be compared", {200, 200}, 2, {1'000'000, 0}, {0, 0}, {1, 0}},
    {"the same score: fewer calls first", {200, 200}, 2, {5, 0}, {1, 0}, {1, 0}},
    {"the same score and calls: the order given", {200, 200}, 2, {5, 5}, {1, 1}, {0, 1}},
    // 2,000 / 7 = 285.71... is more than 2 * 285 / 2, by less than a whole permille.
    {"parts of a permille count", {500, 285}, 2, {5, 0}, {1, 0}, {0, 1}},
    {"one daypart", {200}, 2, {3}, {0}, {0}},
    {"no daypart", {}, 2, {}, {}, {}},
};

struct bad_counts {
  std::string label;
  std::vector<int> calls;
  std::vector<int> reached;
  std::string said;
  friend std::ostream& operator<<(std::ostream& out, const bad_counts& row) { return out << row.label; }
};

const std::vector<bad_counts> all_bad_counts{
    {"too few calls", {0}, {0, 0}, "calls | 1 counts | 2"},
    {"too many calls", {0, 0, 0}, {0, 0}, "calls | 3 counts | 2"},
    {"too few reached", {0, 0}, {}, "reached | 0 counts | 2"},
    {"negative calls", {0, -1}, {0, 0}, "calls | -1 | 0 to 1000000"},
    {"more calls than can be compared", {1'000'001, 0}, {0, 0}, "calls | 1000001 | 0 to 1000000"},
    {"negative reached", {1, 1}, {0, -1}, "reached | -1 | 0 to 1, the calls"},
    {"reached more often than called", {1, 1}, {2, 0}, "reached | 2 | 0 to 1, the calls"},
};

// Usable where the compiler works it out.
static_assert(compare_scores(2, {215, 0, 0}, {214, 0, 0}) > 0);
static_assert(compare_scores(2, {200, 5, 1}, {200, 0, 0}) == 0);

}  // namespace

BOOST_AUTO_TEST_SUITE(dayparts)

BOOST_DATA_TEST_CASE(failing_calls_go_round_the_dayparts_as_the_score_has_it, goldens, row) {
  BOOST_TEST(tried(choice_of(row.rates, row.k), 8) == row.sequence);
}

BOOST_DATA_TEST_CASE(dayparts_are_ranked_by_score_then_calls_then_order, rankings, row) {
  BOOST_TEST(ranked(choice_of(row.rates, row.k), row.calls, row.reached) == row.order,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_daypart_is_tried_in_the_end) {
  const auto choice = choice_of({1000, 1, 500, 900, 2}, 4);
  std::vector<int> calls(5);
  const std::vector<int> reached(5);
  for (int i = 0; i < 20'000; ++i) ++calls[static_cast<std::size_t>(ranked(choice, calls, reached).front())];
  BOOST_TEST(*std::min_element(calls.begin(), calls.end()) > 0);
}

BOOST_AUTO_TEST_CASE(side_rules_do_not_change_the_bare_score) {
  auto choice = choice_of({214, 200, 209, 163, 215}, 2);
  choice.side_rules = {at_most_per_daypart{1}, other_clock_time{}, other_weekday{}};
  BOOST_TEST(tried(choice, 8) == goldens.front().sequence);
}

BOOST_AUTO_TEST_CASE(scores_are_compared_exactly) {
  // 1/3 against 333 permille and against 334.
  BOOST_TEST((compare_scores(1, {0, 2, 1}, {333, 0, 0}) > 0));
  BOOST_TEST((compare_scores(1, {0, 2, 1}, {334, 0, 0}) < 0));
  // The largest figures that are let through: nothing overflows, and one call makes a difference.
  const int k = detail::most_daypart_weight;
  const int n = detail::most_daypart_calls;
  BOOST_TEST((compare_scores(k, {1000, n, n}, {1000, n, n}) == 0));
  BOOST_TEST((compare_scores(k, {1000, n, n}, {1000, n, n - 1}) > 0));
  BOOST_TEST((compare_scores(k, {0, n, 0}, {0, n - 1, 0}) == 0));
  BOOST_TEST((compare_scores(k, {1, n, 0}, {1, n - 1, 0}) < 0));
}

BOOST_AUTO_TEST_CASE(the_comparison_reads_the_same_from_both_sides) {
  const std::vector<detail::daypart_tally> some{{0, 0, 0},    {200, 0, 0}, {200, 5, 1}, {215, 3, 0},
                                                {1000, 9, 9}, {333, 3, 1}, {163, 1, 1}, {500, 63, 15}};
  for (const auto& a : some) {
    for (const auto& b : some) {
      const auto there = compare_scores(2, a, b);
      const auto back = compare_scores(2, b, a);
      BOOST_TEST(((there > 0) == (back < 0)));
      BOOST_TEST(((there == 0) == (back == 0)));
    }
  }
}

BOOST_DATA_TEST_CASE(counts_that_cannot_be_are_refused, all_bad_counts, row) {
  const auto choice = choice_of({200, 200}, 2);
  BOOST_TEST(refusal<invalid_history>([&] { return ranked(choice, row.calls, row.reached); }) == row.said);
}

BOOST_AUTO_TEST_CASE(a_choice_that_no_policy_can_have_is_refused) {
  const auto said = [](const std::vector<int>& rates, int k) {
    const std::vector<int> none(rates.size());
    return refusal<invalid_policy>([&] { return ranked(choice_of(rates, k), none, none); });
  };
  BOOST_TEST(said({200}, 0) == "dayparts | k = 0 | k of 1 to 1000");
  BOOST_TEST(said({200}, -2) == "dayparts | k = -2 | k of 1 to 1000");
  BOOST_TEST(said({200}, 1001) == "dayparts | k = 1001 | k of 1 to 1000");
  BOOST_TEST(said({200, -1}, 2) == "dayparts | answer_rate_permille = -1 | 0 to 1000");
  BOOST_TEST(said({1001, 200}, 2) == "dayparts | answer_rate_permille = 1001 | 0 to 1000");
}

BOOST_AUTO_TEST_SUITE_END()
