// Rules of a host's own, by their registered names.
#pragma once

#include "json/fields.hpp"

#include <followup/json/registry.hpp>

namespace followup::json::detail {

// What `parameters` reads: the object that the document gives, or none.
class parameter_reading {
 public:
  // `rule` is the object that names the rule; it has a member "parameters" or not.
  explicit parameter_reading(const place& rule);

  // The place of a parameter; nothing where it is left out.
  [[nodiscard]] std::optional<place> take(std::string_view name);
  void refuse(std::string_view name, std::string_view found, std::string_view allowed);
  // Reports the parameters that nothing asked for.
  void finish();

  template <class T, class C = codec<T>>
  [[nodiscard]] T get(std::string_view name, T otherwise, bool needed, const C& how = {}) {
    const auto at = take(name);
    if (at) return how.read(*at).value_or(std::move(otherwise));
    if (needed) refuse(name, "(none)", how.expects());
    return otherwise;
  }

 private:
  const place& rule_;
  std::optional<place> given_;
  std::vector<std::string> asked_;
};

// {"rule": ..., "parameters": {...}}
void describe(fields& f, host_track& what);
void describe(fields& f, host_guard& what);
void describe(fields& f, host_ending& what);

template <>
inline constexpr std::string_view tag<host_track> = "rule";
template <>
inline constexpr std::string_view tag<host_guard> = "rule";

// Throws `invalid_policy` for a rule that is not registered.
void check_registered(const registered_name& name, std::string_view kind, const std::string& id);

}  // namespace followup::json::detail
