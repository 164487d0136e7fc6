// The way of a touch from the instant that was wanted to the one that it gets, as reasons tell it (rulings 47 and 58).
#pragma once

#include "engine/admission.hpp"

#include <followup/engine/reason.hpp>

#include <boost/container/static_vector.hpp>

#include <algorithm>

namespace followup::detail {

// A part of the way, told by what moved the touch: rolled_to_opening (by the calendar), guard_moved, or what a promise
// has beside these.
struct leg {
  reason_kind kind;
  rule_id rule;
  instant from;
  instant to;
};

// So many guards are told one by one; what others do besides is told with the last of these.
inline constexpr std::size_t most_guards_told = 8;

// Each leg begins where the one before it ended.
using way = boost::container::static_vector<leg, 2 * most_guards_told>;
using guards_left_out = boost::container::static_vector<int, most_guards_told>;

inline void append(way& to, const way& more) {
  const std::size_t room = way::capacity() - to.size();
  to.insert(to.end(), more.begin(), more.begin() + static_cast<std::ptrdiff_t>(std::min(room, more.size())));
}

// From `from` to what was found: first what comes without any guard, then each guard without which it would come sooner
// (of those that hold it as long, one). `admit_without` finds the instant without some guards.
template <class Admit>
[[nodiscard]] way way_of(instant from, admitted found, rule_id calendar, const Admit& admit_without) {
  way told;
  guards_left_out out;
  while (found.at > from && found.guard != no_guard && out.size() < guards_left_out::capacity()) {
    out.push_back(found.guard);
    const admitted without = admit_without(left_out{out.data(), out.size()});
    const instant sooner = std::max(std::min(without.at, found.at), from);
    if (sooner < found.at) told.push_back({reason_kind::guard_moved, found.moved_by, sooner, found.at});
    found.at = sooner;
    found.guard = without.guard;
    found.moved_by = without.moved_by;
  }
  if (found.at > from) {
    const bool by_guard = found.guard != no_guard;
    told.push_back({by_guard ? reason_kind::guard_moved : reason_kind::rolled_to_opening,
                    by_guard ? found.moved_by : calendar, from, found.at});
  }
  std::reverse(told.begin(), told.end());
  return told;
}

}  // namespace followup::detail
