// What can be said of times for every story at once: when guards that depend on nothing that happens allow a touch, how
// long the others hold one back, and which of them keep a cap, a gap or a calendar.
#pragma once

#include "engine/admission.hpp"

#include <followup/assure/properties.hpp>
#include <followup/policy/policy.hpp>

#include <map>
#include <optional>
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

  // Before which a touch must be wanted, so that it gets an allowed instant within the engine's own horizon, whatever
  // happened; and what holds it back otherwise. `no_instant` where already some track's wait may lead further.
  struct admitting {
    instant before = no_instant;
    std::string hindrance;
  };
  [[nodiscard]] const admitting& admits(channel via, standing as);
  // Whether whatever is allowed for the later channel is allowed for the earlier one: each guard of `earlier` is one of
  // `later` too.
  [[nodiscard]] bool no_stricter(channel earlier, channel later) const;

  [[nodiscard]] argument keeps(const within& what);
  [[nodiscard]] argument keeps(const keeps_to& what) const;
  [[nodiscard]] argument keeps(const keeps_apart& what) const;
  [[nodiscard]] argument keeps(const ends_within& what) const;

 private:
  // The stretches in which the guards that depend on nothing that happens allow such a touch, in order: from the start
  // to as far past the horizon as the engine looks for an allowed instant.
  struct openings {
    std::vector<stretch> open;
    instant longest_gap = 0;  // between two of them
  };
  [[nodiscard]] admitting found_out(channel via, standing as);
  [[nodiscard]] std::optional<instant> longest_wait_of_a_track() const;
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
  std::map<std::pair<channel, standing>, admitting> admitting_;
};

}  // namespace followup::detail
