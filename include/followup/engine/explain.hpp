// followup/engine/explain.hpp - an answer in words.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/policy/policy.hpp>

#include <string>

namespace followup {

enum class language : unsigned char { english, dutch };

// What to do, when and why, as a few plain sentences, one to a line, in the local time of `zone`. Rendered from the
// reasons alone: an answer that was asked without reasons explains only what to do and when.
//
//   Call on Friday 27 November 2026, from 09:00 (until 12:00).
//     They asked to be called back then (said on Monday 23 November 2026, 10:00).
//     Held back: the e-mail of "e-mails", until ...
[[nodiscard]] std::string explain(const answer& what, const policy& rules, const time_zone& zone,
                                  language in = language::english);

// One reason, as one sentence without a line end.
[[nodiscard]] std::string explain(const reason& why, const policy& rules, const time_zone& zone,
                                  language in = language::english);

// What to do and when, as one sentence: "Call on Friday 27 November 2026, 09:00-12:00". For the list of the day.
[[nodiscard]] std::string explain(const action& what, const policy& rules, const time_zone& zone,
                                  language in = language::english);

}  // namespace followup
