// followup/json/schema.hpp - the JSON Schemas of the documents.
//
// They are installed as <prefix>/share/followup/schema/<name>.schema.json; an editor that is given the one of policies
// completes and checks a policy while it is written. What a schema cannot know (that an id is unique, that a window
// closes after it opens) only reading tells.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace followup::json {

// "policy", "calendar", "prospect", "pursuit", "touchpoint", "history", "answer", "reply", "question",
// "progress".
[[nodiscard]] std::span<const std::string_view> schema_names() noexcept;

// The text of one of them (JSON Schema, draft 2020-12), as it is installed. Throws `invalid_document` for another name.
[[nodiscard]] std::string schema(std::string_view name);

}  // namespace followup::json
