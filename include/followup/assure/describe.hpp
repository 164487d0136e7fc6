// followup/assure/describe.hpp - a policy in words that can be signed, and as a picture.
#pragma once

#include <followup/engine/explain.hpp>
#include <followup/policy/policy.hpp>

#include <string>

namespace followup {

// All that a policy says, in plain words: what is done and when, what follows from each outcome, what holds
// us back (house rules and law apart), at what time of the day, how promises are kept, how it ends and what comes
// after. Two policies that say different things have different texts; only the insides of a host's own rules cannot be
// told, and those are named as such.
//
// Plain text: headings on lines of their own, "1." or "-" before each rule, its parts indented by two. Each of the
// host's texts is in double quotes and on one line. No line end after the last line. A page or two for a preset.
//
//   How it ends
//   It ends with one of the outcomes above that say so, or with what is stated here. ...
//   - "patience": It is reached with 50 calls. It is reached 3 months after the start. Then a letter closes ...
[[nodiscard]] std::string describe(const policy& what, language in = language::english);

// The same as a picture: the text of a Mermaid flowchart (https://mermaid.js.org) with the tracks, their steps and
// branches, what the outcomes do to them, the limits, the endings and what comes after. An overview: hours, caps and
// dayparts are named in it, their figures stand in `describe`. Whatever the host's texts hold, it is valid Mermaid.
[[nodiscard]] std::string diagram(const policy& what, language in = language::english);

}  // namespace followup
