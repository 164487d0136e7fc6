// desk/input.hpp - what people type, and how the desk says that it is wrong.
#pragma once

#include <followup/error.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace desk {

// A mistake of whoever types or made the file: the field, the value and what is allowed. The desk ends with status 2.
struct bad_input : followup::error_of<followup::error_kind::invalid_document> {
  using error_of::error_of;
};

// A whole number in [least, most], without blanks or a sign; else `bad_input` on that field.
[[nodiscard]] std::int64_t whole_number(const std::string& field, std::string_view text, std::int64_t least,
                                        std::int64_t most);

// 'text', or (none) when it is empty: how a value is quoted in a message. Long ones are cut.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace desk
