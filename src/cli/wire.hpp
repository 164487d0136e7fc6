// What the command adds to the library's documents on a line of JSON.
#pragma once

#include <followup/error.hpp>
#include <followup/json/result.hpp>

#include <span>
#include <string>
#include <string_view>

namespace cli {

// The identity of the pursuit in the text of a question, as JSON, exactly as it stands there ("17", 17, "offer-17"),
// so that a host finds its own again; empty where there is none.
[[nodiscard]] std::string identity_in(std::string_view question);

// {"pursuit":"17",...}: an object's text with one member more in front. `value` is JSON.
[[nodiscard]] std::string with_member(std::string_view name, std::string_view value, std::string_view object);

// [{"path":"/now","found":"(none)","allowed":"..."}]
[[nodiscard]] std::string as_list(std::span<const followup::json::mistake> mistakes);

// {"line":3,"mistakes":[{"path":"/now","found":"(none)","allowed":"..."}]}, with the pursuit where it is known.
[[nodiscard]] std::string mistakes_on(std::size_t line, const std::string& pursuit,
                                      std::span<const followup::json::mistake> mistakes);

// A text as JSON; what is no UTF-8 in it is replaced.
[[nodiscard]] std::string json_text(std::string_view text);

}  // namespace cli
