// followup/json/question.hpp - a whole question on one line: what a host in another language sends to be answered.
//
//   {"pursuit": {"id": "1", "started": "2026-11-20T15:00:00Z", "who": {...}},
//    "history": [{"id": "100", "at": "2026-11-23T09:00:00Z", "via": "call", "outcome": "no_answer"}],
//    "calendar": {"calendar": "office", "version": "1", "hours": {"monday-friday": "09:00-17:00"}},
//    "now": "2026-11-24T08:00:00Z"}
//
// The touchpoints are this pursuit's unless they name another one. One that cannot be used makes the question a
// mistake, unless "usable" is true: then it is left out, and told.
#pragma once

#include <followup/error.hpp>
#include <followup/json/identities.hpp>
#include <followup/json/layout.hpp>
#include <followup/json/registry.hpp>
#include <followup/json/result.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/time/calendar.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace followup::json {

// Everything that `next_actions` takes but the policy. What is the same for many questions may be left out of each, and
// is then for whoever asks to fill in.
struct question {
  pursuit subject;
  std::vector<touchpoint> history = {};
  std::optional<calendar> hours = {};
  std::optional<ptime> now = {};
  bool usable_only = false;  // "usable"

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
