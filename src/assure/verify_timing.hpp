// What can be said of times for every story at once: when guards that depend on nothing that happens allow a touch, how
// long the others hold one back, and which of them keep a cap, a gap or a calendar.
#pragma once

#include "engine/admission.hpp"

#include <followup/assure/properties.hpp>
#include <followup/policy/policy.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace followup::detail {

// Whether an argument holds, and which.
struct argument {
  bool holds = false;
  std::string why;
};

class timing {
 public:
  timing(const policy& rules, const ground& g, const calendar& hours, int horizon_days);

  // Whether a touch wanted in the horizon gets an allowed instant within the engine's own horizon, whatever happened.
  [[nodiscard]] argument always_admits(channel via, standing as);
  // Whether whatever is allowed for the later channel is allowed for the earlier one: each guard of `earlier` is one of
  // `later` too.
  [[nodiscard]] bool no_stricter(channel earlier, channel later) const;

  [[nodiscard]] argument keeps(const within& what);
  [[nodiscard]] argument keeps(const keeps_to& what) const;
  [[nodiscard]] argument keeps(const keeps_apart& what) const;
  [[nodiscard]] argument keeps(const ends_within& what) const;

 private:
  // The stretches in which the guards that depend on nothing that happens allow such a touch, from the start to a while
  // past the horizon, in order; `complete` where they do not end before.
  struct openings {
    std::vector<stretch> open;
    bool complete = false;
    instant longest_gap = 0;
  };
  [[nodiscard]] const openings& openings_of(channel via, standing as);
  [[nodiscard]] std::vector<stretch> calendar_alone() const;
  [[nodiscard]] argument stays_inside(const calendar& hours, const std::vector<stretch>& open) const;
  [[nodiscard]] bool is_always_in_force(const compiled_guard& one) const;

  const ground& g_;
  const calendar& hours_;
  instant end_;
  instant past_end_;
  policy fixed_;  // the policy with those guards alone
  ground fixed_ground_;
  case_state nothing_yet_;
  std::map<std::pair<channel, standing>, openings> openings_;
};

}  // namespace followup::detail
