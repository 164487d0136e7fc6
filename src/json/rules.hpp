// The rules of a policy, each as an object.
#pragma once

#include "json/fields.hpp"
#include "json/host_rules.hpp"
#include "policy/parts.hpp"

#include <followup/policy/policy.hpp>

#include <string>
#include <vector>

namespace followup::json::detail {

struct track_document {
  followup::detail::track_parts parts;

  [[nodiscard]] static track_document of(const track& one);
  [[nodiscard]] std::optional<track> made(const place& at) &&;
};
void describe(fields& f, track_document& one);
template <>
struct codec<track> : codec_by<track, track_document> {};

template <>
struct codec<guard> {
  [[nodiscard]] std::optional<guard> read(const place& at) const;
  [[nodiscard]] node write(const guard& value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "an object"; }
};

struct ending_document {
  std::string id;
  host_ending what;

  [[nodiscard]] static ending_document of(const ending& one);
  [[nodiscard]] std::optional<ending> made(const place& at) &&;
};
void describe(fields& f, ending_document& one);
template <>
struct codec<ending> : codec_by<ending, ending_document> {};

template <>
struct codec<limit> {
  [[nodiscard]] std::optional<limit> read(const place& at) const;
  [[nodiscard]] node write(const limit& value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "an object"; }
};

template <>
struct codec<re_entry> {
  [[nodiscard]] std::optional<re_entry> read(const place& at) const;
  [[nodiscard]] node write(const re_entry& value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "an object"; }
};

template <>
struct codec<daypart_choice> {
  [[nodiscard]] std::optional<daypart_choice> read(const place& at) const;
  [[nodiscard]] node write(const daypart_choice& value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "an object"; }
};

void describe(fields& f, promise_rules& rules);

}  // namespace followup::json::detail
