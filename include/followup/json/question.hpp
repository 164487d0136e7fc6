// followup/json/question.hpp - a whole question on one line: what a host in another language sends to be answered.
//
//   {"pursuit": {"id": "1", "started": "2026-11-20T15:00:00Z", "who": {...}},
//    "history": [{"id": "100", "at": "2026-11-23T09:00:00Z", "via": "call", "outcome": "no_answer"}],
//    "calendar": {"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:00"}},
//    "now": "2026-11-24T08:00:00Z"}
//
// The touchpoints are this pursuit's unless they name another one. One that cannot be used makes the question a
// mistake, unless "usable" is true: then it is left out, and told.
//
// Policy and calendar come along, or are named: "policy": "proposals". With "progress" the history is only what is
// newer than that; "progress": null folds the history that is there, and the answer brings the progress to keep.
// "told": "en" asks for sentences, and whatever is the "request" comes back with the answer (json/session.hpp answers
// all of it).
#pragma once

#include <followup/engine/explain.hpp>
#include <followup/engine/progress.hpp>
#include <followup/error.hpp>
#include <followup/json/identities.hpp>
#include <followup/json/layout.hpp>
#include <followup/json/registry.hpp>
#include <followup/json/result.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace followup::json {

// A question is everything that `next_actions` takes. What is the same for many may be left out of each, and is then
// for whoever asks to fill in.
struct question {
  pursuit subject;
  std::vector<touchpoint> history = {};  // with `so_far`: what is newer than that, in any order
  std::optional<calendar> hours = {};
  std::optional<ptime> now = {};
  bool usable_only = false;                            // "usable"
  std::string calendar_name = {};                      // where it is named; empty: it is not
  std::optional<policy> rules = {};                    // where it comes along
  std::string policy_name = {};                        // where it is named; empty: it is not
  std::optional<std::optional<progress>> so_far = {};  // "progress"; none: not asked for; null: nothing folded yet
  std::vector<language> told = {};                     // the languages of the sentences that are asked for
  std::string request = {};                            // the host's own, as JSON text; empty: none

  // What reading fills:
  identities names = {};                 // the texts of the document's identities
  std::vector<mistake> left_out = {};    // the touchpoints that were left out, by `usable_only`
  std::vector<std::size_t> places = {};  // where the others stand in the document's history; empty: all of them do
  friend bool operator==(const question&, const question&) = default;
};

[[nodiscard]] result<question> read_question(std::string_view text, const registry& own = {});
// Parts the history of a question with `usable_only` by followup::usable at that time, and moves what cannot be used to
// `left_out`. Of other questions it changes nothing.
void leave_out_unusable(question& asked, ptime now);

// What was refused when the question was asked, as a mistake of its document: "touchpoint 17: at" at "/history/3/at".
[[nodiscard]] mistake mistake_in(const question& asked, const error& refused);

[[nodiscard]] std::string write(const question& asked, layout how = layout::one_line);

}  // namespace followup::json
