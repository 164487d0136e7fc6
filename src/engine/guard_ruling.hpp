// What one guard says of a touch at an instant.
#pragma once

#include "engine/case_state.hpp"
#include "engine/event_index.hpp"
#include "time/calendar_table.hpp"

#include <followup/policy/case_view.hpp>

#include <boost/container/small_vector.hpp>

#include <optional>
#include <span>
#include <vector>

namespace followup::detail {

// All that a rule may look at; what a case_view shows.
struct case_facts {
  const ground& g;
  const case_state& s;
  const calendar& hours;
  std::span<const touchpoint> history;
  bool has_history = false;
};

// Whom a touch answers to.
enum class standing : unsigned char {
  ordinary,
  excepted,  // a retry on the same day, or an answer owed: passes caps that except them
  promised,  // a hard promise in its own window: only law
  missed,    // one that we missed, where the policy says at once: whatever the calendar, but every guard
};

struct ruling {
  instant not_before;  // the instant asked about: allowed; never: not at all
  instant until;       // allowed up to here, as far as this guard knows
};

// Whether a guard holds for that prospect, by audience and jurisdiction.
[[nodiscard]] bool concerns(const guard& rule, const prospect& who);

// What guards have found in the history: each once a decision, and only those that were asked.
class guard_memory {
 public:
  explicit guard_memory(const case_facts& facts) : facts_(facts), found_(facts.g.policy.guards.size()) {}

  // From when on the history lets a guard's touches through that channel pass.
  template <class Find>
  [[nodiscard]] instant opening(const compiled_guard& guard, channel via, const Find& find) {
    std::optional<instant>& known =
        found_[static_cast<std::size_t>(&guard - facts_.g.policy.guards.data())].opens[static_cast<std::size_t>(via)];
    if (!known) known = find();
    return *known;
  }

  [[nodiscard]] const event_index& events() {
    if (!events_) events_.emplace(facts_.history, facts_.g.subject.id);
    return *events_;
  }

  // The days on which letters land that were sent, in order.
  [[nodiscard]] const std::vector<day_number>& landing_days();

 private:
  struct found_by_guard {
    std::array<std::optional<instant>, channel_count> opens;
  };

  const case_facts& facts_;
  boost::container::small_vector<found_by_guard, 4> found_;  // by guard
  std::optional<event_index> events_;
  std::optional<std::vector<day_number>> landing_days_;
};

// What a guard that concerns the prospect says. Throws invalid_policy for a host's guard that answers an instant that
// is not later.
[[nodiscard]] ruling judged(const case_facts& facts, guard_memory& known, const compiled_guard& guard, channel via,
                            instant at, standing as);

// The number or address that a touch would use; none where it is not known.
[[nodiscard]] inline endpoint_id endpoint_for(const case_facts& facts, channel via) noexcept {
  const int point = point_for(facts.g, facts.s, via);
  return point < 0 ? endpoint_id{} : facts.g.subject.who.reachable_by[static_cast<std::size_t>(point)].endpoint;
}

}  // namespace followup::detail
