// followup/model/name.hpp - values that have a name print as that name.
#pragma once

#include <concepts>
#include <iosfwd>
#include <string_view>
#include <type_traits>

namespace followup {

// An enumeration whose enumerators have the names that documents use: channel, outcome_kind, status, disposition …
template <class Enum>
concept named = std::is_enum_v<Enum> && requires(Enum value) {
  { name_of(value) } -> std::same_as<std::string_view>;
};

// Writes "call", "just_left", "on_hold"; a value that is no enumerator as "?".
template <named Enum>
std::ostream& operator<<(std::ostream& out, Enum value) {
  const std::string_view name = name_of(value);
  return out << (name.empty() ? std::string_view("?") : name);
}

}  // namespace followup
