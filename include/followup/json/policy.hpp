// followup/json/policy.hpp - a policy as a document that a sales team can write and review.
//
//   {
//     "policy": "proposals",
//     "version": "2026-1",
//     "outcomes": {
//       "based_on": "doctrine",
//       "on_hold": {"hold_until_named_or": "2 months"},
//       "meeting_agreed": {"close_as": "meeting"}
//     },
//     "tracks": [
//       {"id": "calls", "every": "2 business days", "via": "call", "first_after": "3 business days", "leaves_message":
//       true},
//       {"id": "letters", "after_each": "5 unanswered calls", "via": "letter", "briefs": ["an article on storage"]},
//       {"id": "e-mails", "after_track": "letters", "wait": "1 business day", "via": "email"},
//       {"id": "hot", "after_outcome": "clicked", "wait": "2 hours", "via": "call"},
//       {"id": "birthdays", "rule": "birthday card", "parameters": {"brief": "a card"}}
//     ],
//     "guards": [
//       {"id": "one a day", "at_most": 1, "channels": "call", "per": "local day", "except_retries": true},
//       {"id": "hours", "window": {"hours": {"monday-thursday": "09:00-12:30 13:30-17:30", "friday": "09:00-12:30"}},
//        "channels": ["call", "voicemail"]},
//       {"id": "FL three", "at_most": 3, "channels": "call", "per": "24 hours", "law": "Fla. Stat. 501.616(6)(b)",
//        "jurisdiction": "US-FL"}
//     ],
//     "limits": [
//       {"id": "patience", "most_calls": 50, "longest": "3 months", "closing_with": "letter"}
//     ],
//     "re_entries": [
//       {"id": "again next year", "after": "refused", "wait": "12 months", "under": "gentle"}
//     ]
//   }
//
// Every member is what C++ calls it, or reads as a sentence would; the schema (json/schema.hpp) has them all, with
// their defaults, which a document leaves out. What kind of track or guard it is, one member of its own tells: "every",
// "after_each", "steps"; "window", "at_most", "quiet_for".
//
//   a delay       "20 minutes", "2 hours", "90 open minutes", "5 calendar days", "3 business days", "1 month"
//   a span        of limits, holds and re-entries: "30 calendar days", "3 months"; of limits "48 hours" too
//   hours         "09:00-12:30 13:30-17:30", "closed"; of a week, by day or by days: "monday-friday", "saturday"; days
//                 that are not named are closed
//   a clock time  "14:00"; a date "2026-11-27"; a zone "Europe/Amsterdam", "UTC", "UTC+05:30"
//   an outcome's  "follow_rhythm", {"call_again": "1 business day"}, {"retry_soon": {"after": "20 minutes"}}: the
//   behaviour     name, and what it takes; the name alone takes the defaults
//   a list        one thing may stand for a list of one: "channels": "call"
//
// The outcomes are "based_on" the doctrine, and then only rows that differ stand there; or on nothing, and then there
// must be all of them. The order of rules counts within "tracks", "guards" and so on, not between them.
#pragma once

#include <followup/json/layout.hpp>
#include <followup/json/registry.hpp>
#include <followup/json/result.hpp>
#include <followup/policy/policy.hpp>

#include <string>
#include <string_view>

namespace followup::json {

// Reports everything that is wrong at once: text that is no JSON, unknown and repeated members, wrong types, missing
// outcomes, hours that cannot be, rules of one id, host rules that are not registered, and what the policy itself
// refuses when it is built.
//
// A document may also name a preset: {"preset": "until_no"}; of until_no with any of its figures,
// {"preset": "until_no", "rhythm": "2 business days", "version": "ours"}.
[[nodiscard]] result<policy> read_policy(std::string_view text, const registry& own = {});

// Which rows of the table of outcomes are written.
enum class rows : unsigned char {
  that_differ,  // from the doctrine of this version of the library, which the document is then based on
  all,          // the document stands for itself
};

// Read again, the text gives an equal policy, provided that the host's own rules and zones are registered the same way.
// Throws `invalid_policy` for what no document can say: a rule of the host's own that is not registered, text that is
// not UTF-8.
[[nodiscard]] std::string write(const policy& rules, layout how = layout::pretty, rows which = rows::that_differ);

}  // namespace followup::json
