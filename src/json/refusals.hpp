// What the core refuses of a touchpoint, as a member of its document.
#pragma once

#include <string>
#include <string_view>

namespace followup::json::detail {

// "outcome" for "touchpoint 17: what"; empty for "touchpoint 17", which is all of it.
[[nodiscard]] std::string member_of_touchpoint(std::string_view field);

}  // namespace followup::json::detail
