// followup/testing/printing.hpp - the library's values as texts, for the messages of any test framework.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/model/ids.hpp>
#include <followup/model/name.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/testing/story.hpp>

#include <concepts>
#include <string>
#include <string_view>

namespace followup::testing {

// The names that documents use.
template <named Enum>
[[nodiscard]] std::string to_text(Enum value) {
  return std::string{name_of(value)};
}

template <class Kind>
[[nodiscard]] std::string to_text(id<Kind> value) {
  return "#" + std::to_string(value.value());
}

[[nodiscard]] inline std::string to_text(const agreed_time& when) { return followup::to_string(when); }

// As a timeline has them (testing/timeline.hpp), times in UTC, all ids as numbers.
[[nodiscard]] std::string to_text(const touchpoint& touch);
[[nodiscard]] std::string to_text(const action& what);

template <class T>
concept printable = requires(const T& value) {
  { to_text(value) } -> std::same_as<std::string>;
};

}  // namespace followup::testing
