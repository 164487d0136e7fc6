#include <followup/engine/next_actions.hpp>

#include <followup/error.hpp>

#include <string>

namespace followup {

pursuit successor(const pursuit& before, const conclusion& ended, pursuit_id id) {
  const std::string where = "successor of pursuit " + std::to_string(before.id.value());
  if (!ended.next) {
    throw invalid_pursuit(where, "a conclusion without a continuation",
                          "one that a re-entry of the policy goes on from");
  }
  if (!id || id == before.id) { throw invalid_pursuit(where + ": id", std::to_string(id.value()), "one of its own"); }
  return {.id = id, .who = before.who, .started = ended.next->from, .outside_counts = before.outside_counts};
}

}  // namespace followup
