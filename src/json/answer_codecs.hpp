// Answers, and progress.
#pragma once

#include "json/fields.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/engine/progress.hpp>

namespace followup::json::detail {

void describe(fields& f, action& one);
void describe(fields& f, answer& what);

template <>
struct codec<progress> {
  [[nodiscard]] std::optional<progress> read(const place& at) const;
  [[nodiscard]] node write(const progress& value, const writing&) const;
  [[nodiscard]] node schema(schema_book&) const;
  [[nodiscard]] std::string expects() const { return "a text of 256 hexadecimal digits"; }
};

}  // namespace followup::json::detail
