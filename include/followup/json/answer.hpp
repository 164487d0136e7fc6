// followup/json/answer.hpp - answers as documents, and progress to keep.
//
//   {
//     "status": "waiting",
//     "actions": [
//       {"id": "5404239012034561234", "via": "call", "rule": "promise", "due": "2026-11-27T08:00:00Z",
//        "window": {"begin": "2026-11-27T08:00:00Z", "end": "2026-11-27T11:30:00Z"}}
//     ],
//     "wake_at": "2026-11-27T08:00:00Z",
//     "reasons": [
//       {"kind": "promise_by_them", "action": 0, "rule": "promise", "from": ..., "to": ...}
//     ],
//     "policy": "9138102394851723498",
//     "calendar": "1203948571029384756"
//   }
//
// Rules, briefs and policies stand by their names where the policy that answered is given, else by their identities;
// both are read back to the same identity. What a question names by texts of its own stands by them where these are
// given: what came in as a text goes out as that text. A window without an end stays open.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/engine/progress.hpp>
#include <followup/json/identities.hpp>
#include <followup/json/layout.hpp>
#include <followup/json/result.hpp>

#include <string>
#include <string_view>

namespace followup::json {

[[nodiscard]] result<answer> read_answer(std::string_view text);
[[nodiscard]] std::string write(const answer& what, layout how = layout::pretty);
[[nodiscard]] std::string write(const answer& what, const policy& rules, layout how = layout::pretty);
// With the texts that the question has for its endpoints, labels and touchpoints: `question::names`.
[[nodiscard]] std::string write(const answer& what, const policy& rules, const identities& names,
                                layout how = layout::pretty);

// A text of 256 hexadecimal digits, which a host keeps as it is: only the library that wrote it can use it, and says
// `stale_progress` where it cannot.
[[nodiscard]] result<progress> read_progress(std::string_view text);
[[nodiscard]] std::string write(const progress& so_far);

}  // namespace followup::json
