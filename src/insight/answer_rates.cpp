#include <followup/insight/answer_rates.hpp>

#include <followup/error.hpp>

#include <cstdint>
#include <string>

namespace followup {

daypart_choice with_rates_of(const answer_rates& seen, daypart_choice choice) {
  if (seen.by_part.size() != choice.parts.size()) {
    throw invalid_history("answer_rates: by_part", std::to_string(seen.by_part.size()) + " proportions",
                          std::to_string(choice.parts.size()));
  }
  std::int64_t calls = 0;
  for (std::size_t d = 0; d < choice.parts.size(); ++d) {
    const proportion& part = seen.by_part[d];
    calls += part.of;
    if (part.of < fewest_calls_in_part) continue;
    choice.parts[d].answer_rate_permille = static_cast<int>((2000 * part.count + part.of) / (2 * part.of));
  }
  choice.k = calls < calls_for_own_rates ? 2 : 4;
  return choice;
}

}  // namespace followup
