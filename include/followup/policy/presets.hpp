// followup/policy/presets.hpp - ready-made cadences, each a page of readable code in src/policy/presets.cpp.
//
// A preset is called as its function is, and its version changes whenever one of its figures does. None of them needs
// history (`policy::needs_history()`), as they stand. All take outcomes as `doctrine()` does, unless they say
// otherwise.
#pragma once

#include <followup/policy/policy.hpp>

#include <optional>
#include <string>
#include <vector>

namespace followup {

// The figures of `until_no`; the defaults are the doctrine's.
struct until_no_options {
  business_days first_call{3};           // after the start: do not look too eager
  business_days rhythm{1};               // between calls; at least 1
  int unanswered_calls_per_letter = 5;   // at least 1
  business_days email_after_landing{1};  // of each letter
  business_days in_writing{10};          // between letters, or e-mails, where no call can be made; at least 1

  // Whichever comes first; none: no such limit. A `longest` of 180 days or more, or none, makes
  // a policy that needs history, for its dayparts look 180 days back.
  std::optional<calls> most_calls = calls{50};
  std::optional<span_limit> longest = span_limit{months{3}};

  // Briefs, each used once.
  std::vector<brief> letters = {};
  std::vector<brief> emails = {};

  // Other figures are another version: say which.
  std::string version = "1";
};

// Keep going until a definite no: a call every business day in varying dayparts with a message left each time, a
// letter per five unanswered calls and an e-mail behind each letter, until yes, no with reasons, or 50 calls or three
// months, closed with a letter. Where no call can be made (a wrong number, "do not call me") it goes on in writing: a
// letter every ten business days, or an e-mail where no letter can be sent (ruling 59).
//
// Tracks "calls", "letters", "e-mails" and "in writing", guard "one call a day" (retries on the same day go through),
// limit "patience" if there is one. Throws `invalid_policy`, naming every option that cannot be.
[[nodiscard]] policy until_no(until_no_options figures = {});

// Three calls, two business days apart, then exhausted: what most sellers do, stated as a limit. No messages, no
// closing letter.
[[nodiscard]] policy three_strikes();

// A light touch every few weeks, by e-mail and now and then by telephone, for a year: an e-mail every 15 business days,
// a call every 40 with a message left, a closing e-mail. "Not now" rests for three months, a gatekeeper's no for one,
// and nobody is asked for the reasons of a no.
[[nodiscard]] policy gentle();

// An offer was sent (that is the pursuit's start) and must be answered, either way: two business days after it a call,
// then every other day with messages, a reminder by e-mail between two calls after every third unanswered one, for two
// months, closed with a letter.
[[nodiscard]] policy proposal_follow_up();

// A fixed sequence of five calls and four e-mails over fourteen business days that then hands over to a call every two
// weeks, in varying dayparts and with messages, for five months, closed with an e-mail.
[[nodiscard]] policy fourteen_days();

}  // namespace followup
