// What happened and with whom: prospects, pursuits, touchpoints.
#pragma once

#include "json/fields.hpp"

#include <followup/json/question.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>

#include <optional>
#include <string>
#include <vector>

namespace followup::json::detail {

void describe(fields& f, prospect& who);
void describe(fields& f, pursuit& subject);

template <>
struct codec<touchpoint> {
  [[nodiscard]] std::optional<touchpoint> read(const place& at) const;
  [[nodiscard]] node write(const touchpoint& value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "an object"; }
};

// Touchpoints, of which no two have one identity and different contents.
struct history_list {
  [[nodiscard]] std::optional<std::vector<touchpoint>> read(const place& at) const;
  [[nodiscard]] node write(const std::vector<touchpoint>& value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "a list of touchpoints"; }
};

// "en", "nl".
template <>
struct codec<language> {
  [[nodiscard]] std::optional<language> read(const place& at) const;
  [[nodiscard]] node write(language value, const writing&) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const;
};
inline constexpr one_or_many<language> any_languages{{}, language_count};

// Whatever the host wants, as it is.
struct any_json {
  [[nodiscard]] std::optional<node> read(const place& at) const { return at.value(); }
  [[nodiscard]] node write(const node& value, const writing&) const { return value; }
  [[nodiscard]] node schema(schema_book&) const { return node::object(); }
  [[nodiscard]] std::string expects() const { return "anything"; }
};

void describe(fields& f, question& asked);

}  // namespace followup::json::detail
