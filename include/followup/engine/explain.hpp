// followup/engine/explain.hpp - an answer in words.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/language.hpp>
#include <followup/policy/policy.hpp>

#include <string>

namespace followup {

// What to do, when and why, as a few plain sentences in the local time of `zone`, one to a line, without a line end
// after the last. Each action comes with its own reasons below it, indented by two; the reasons of the answer as a
// whole follow. An answer without actions begins with how it ended and when it is to be taken up again, or with when to
// look again. Rendered from the reasons alone: an answer that was asked without them explains only what to do and when.
// A time of 00:00 shows its date only.
//
//   Call on Friday 27 November 2026, 09:00-12:30.
//     They asked to be called back on Friday 27 November 2026.
//   Held back: the call of "calls" gives way to the promise.
//
// Rules and briefs are shown in quotes by their ids, rules of law with their citation, the rules that every policy has
// in words. `rules` is the policy that answered; ids that are not of it are "another rule".
[[nodiscard]] std::string explain(const answer& what, const policy& rules, const time_zone& zone,
                                  language in = language::english);

// One reason, as one sentence without a line end.
[[nodiscard]] std::string explain(const reason& why, const policy& rules, const time_zone& zone,
                                  language in = language::english);

// What to do and when, without a full stop: "Call on Friday 27 November 2026, 09:00-12:00". For the list of the day. A
// window that ends on another day reads "..., from 09:00 (until Monday 30 November 2026, 12:00)", or has no end where
// that is more than 31 days away. An action that was due on an earlier day says so: "(due since ...)".
[[nodiscard]] std::string explain(const action& what, const policy& rules, const time_zone& zone,
                                  language in = language::english);

}  // namespace followup
