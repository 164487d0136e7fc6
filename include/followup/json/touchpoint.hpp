// followup/json/touchpoint.hpp - touchpoints as documents, one or a history of them.
//
//   {"id": "100", "pursuit": "1", "at": "2026-11-23T09:00:00Z", "via": "call", "spoke_to": "gatekeeper",
//    "outcome": "just_left", "message_left": true, "promised": {"when": "2026-11-27 14:00"}}
//
// An outcome that says more is an object of its name: {"away": {"until": "2026-12-07"}}, {"on_hold": {"until": ...}},
// {"not_now": {"until": ...}}, {"objection": {"only": "email"}}, {"meeting_agreed": {"when": "2026-11-27 14:00"}}.
//
// A promise may name the number to call: {"when": "2026-11-27 14:00", "endpoint": "+31 6 5550 0100"}.
//
// Times that people agree on, "2026-11-27 14:00-16:00" and the like (model/promise.hpp), are local to the prospect.
#pragma once

#include <followup/json/layout.hpp>
#include <followup/json/result.hpp>
#include <followup/model/touchpoint.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace followup::json {

// `of` is the pursuit of the touchpoints that name none; without it, each must. What makes no sense (a "yes" from an
// answering machine) is a mistake of the document too, at the member that is wrong.
[[nodiscard]] result<touchpoint> read_touchpoint(std::string_view text, pursuit_id of = {});
// A list. One identity with two contents is a mistake; a repeat is kept.
[[nodiscard]] result<std::vector<touchpoint>> read_history(std::string_view text, pursuit_id of = {});

[[nodiscard]] std::string write(const touchpoint& touch, layout how = layout::pretty);
[[nodiscard]] std::string write(std::span<const touchpoint> history, layout how = layout::pretty);

}  // namespace followup::json
