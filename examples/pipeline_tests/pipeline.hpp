// A host's own pipeline: how a builder of cold stores follows up the offers that it sent.
#pragma once

#include <followup/policy/policy.hpp>

namespace cold_stores {

// From the day an offer was sent: a call every other working day with a message left each time, a letter about a store
// we built for every two calls that failed, and after four of them a visit to the site, unless we do not deliver to
// them
// ("credit stop" = "yes" among the prospect's facts). Twelve calls or three months, then a last letter.
[[nodiscard]] followup::policy offers();

}  // namespace cold_stores
