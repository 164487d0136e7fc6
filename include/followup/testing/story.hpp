// followup/testing/story.hpp - everything that the question is asked of, in one value.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/instant.hpp>
#include <followup/time/time_zone.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace followup::testing {

// A pursuit under a policy, what happened in it, and what time it is.
struct story {
  policy rules;
  calendar hours;
  pursuit subject;
  std::vector<touchpoint> history = {};
  // Other times at which somebody looked at it, though nothing had happened.
  std::vector<ptime> looked_at = {};
  ptime now;
};

// The zone in which a story's local times are read: the prospect's first, UTC for one without.
[[nodiscard]] time_zone zone_of(const story& what);

// The answer at `now`. Where the policy can be decided from progress it is asked that way too, and a difference throws
// `invalid_policy`: a host's rule that is no pure function of the case it is given.
[[nodiscard]] answer next_actions(const story& what);

// The instant at which the clock shows "2026-11-23 10:00" there ("2026-11-23 10:00:30", or as UTC:
// "2026-11-23T09:00:00Z"). In an overlap the first, in a gap the first instant after it. Throws `invalid_time`.
[[nodiscard]] ptime local(std::string_view text, const time_zone& zone);

// The same, back; the second of two in UTC.
[[nodiscard]] std::string local_text(ptime at, const time_zone& zone);

}  // namespace followup::testing
