// A touchpoint as one line: in timelines, and in the stories of `verify`, which can therefore be pasted into one.
#pragma once

#include <followup/model/touchpoint.hpp>

#include <cstdint>
#include <string>

namespace followup::detail {

// "#42": something that has no name here.
[[nodiscard]] inline std::string number_text(std::uint64_t number) { return "#" + std::to_string(number); }

// "call: just_left by gatekeeper, message left (#1)". `brief`: the name of its brief, where it has one; `subject`: the
// pursuit that need not be named.
[[nodiscard]] std::string text_of(const touchpoint& touch, const std::string& brief, pursuit_id subject);

}  // namespace followup::detail
