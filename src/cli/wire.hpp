// What the command adds to the library's documents on a line of JSON.
#pragma once

#include <followup/error.hpp>
#include <followup/json/result.hpp>

#include <span>
#include <string>
#include <string_view>

namespace cli {

// {"pursuit":"17",...}: an object's text with one member more in front. `value` is JSON.
[[nodiscard]] std::string with_member(std::string_view name, std::string_view value, std::string_view object);

// {"line":3,"mistakes":[{"path":"/now","found":"(none)","allowed":"..."}]}, with the pursuit where it is known.
[[nodiscard]] std::string mistakes_on(std::size_t line, const std::string& pursuit,
                                      std::span<const followup::json::mistake> mistakes);

// A text as JSON; what is no UTF-8 in it is replaced.
[[nodiscard]] std::string json_text(std::string_view text);

}  // namespace cli
