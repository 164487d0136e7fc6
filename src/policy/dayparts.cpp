#include <followup/policy/daypart.hpp>

#include <followup/error.hpp>

#include "policy/checks.hpp"
#include "policy/daypart_score.hpp"

#include <algorithm>
#include <compare>
#include <numeric>
#include <string>

namespace followup {
namespace {

using detail::daypart_tally;
using detail::most_daypart_calls;

void check_size(const char* field, std::size_t found, std::size_t wanted) {
  if (found != wanted) throw invalid_history(field, std::to_string(found) + " counts", std::to_string(wanted));
}

std::vector<daypart_tally> tallies(const daypart_choice& choice, std::span<const int> calls,
                                   std::span<const int> reached) {
  check_size("calls", calls.size(), choice.parts.size());
  check_size("reached", reached.size(), choice.parts.size());
  std::vector<daypart_tally> all;
  for (std::size_t d = 0; d < choice.parts.size(); ++d) {
    if (calls[d] < 0 || calls[d] > most_daypart_calls) {
      throw invalid_history("calls", std::to_string(calls[d]), "0 to " + std::to_string(most_daypart_calls));
    }
    if (reached[d] < 0 || reached[d] > calls[d]) {
      throw invalid_history("reached", std::to_string(reached[d]), "0 to " + std::to_string(calls[d]) + ", the calls");
    }
    all.push_back({choice.parts[d].answer_rate_permille, calls[d], reached[d]});
  }
  return all;
}

}  // namespace

std::vector<int> ranked(const daypart_choice& choice, std::span<const int> calls, std::span<const int> reached) {
  detail::mistakes wrong;
  detail::check_score(choice, wrong);
  wrong.refuse("dayparts");
  const auto all = tallies(choice, calls, reached);
  std::vector<int> order(all.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int left, int right) {
    const daypart_tally& a = all[static_cast<std::size_t>(left)];
    const daypart_tally& b = all[static_cast<std::size_t>(right)];
    const auto by_score = compare_scores(choice.k, a, b);
    return std::is_eq(by_score) ? a.calls < b.calls : std::is_gt(by_score);
  });
  return order;
}

}  // namespace followup
