// What every function of the C interface does around its work: nothing is thrown, and the caller learns what was wrong.
#pragma once

#include <followup/followup.h>
#include <followup/error.hpp>
#include <followup/json/result.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace c_interface {

// What a call ends with, other than well.
struct failure {
  fu_status status = FU_INTERNAL;
  std::vector<followup::json::mistake> mistakes = {};
  std::string text = {};  // said as it is, where there are no mistakes
};

[[nodiscard]] fu_status status_of(followup::error_kind kind) noexcept;
[[nodiscard]] const char* name_of(fu_status status) noexcept;

// {"mistakes": [...], "error": "invalid_argument"}
[[nodiscard]] std::string text_of(const failure& what);
[[nodiscard]] failure failure_of(const followup::error& what);
// An argument that is a mistake of the program's.
[[nodiscard]] failure bad_argument(std::string_view name, std::string found, std::string allowed);

// Writes into a text, if there is one. False: there is no memory for it.
bool put(fu_text* into, std::string_view text) noexcept;

// Of whatever is being thrown. Called in a handler.
[[nodiscard]] failure current_failure();
[[nodiscard]] fu_status end_badly(fu_text* error) noexcept;

template <class Work>
fu_status guarded(fu_text* error, Work&& work) noexcept {
  (void)put(error, {});
  try {
    std::forward<Work>(work)();
    return FU_OK;
  } catch (...) { return end_badly(error); }
}

// --- Arguments.

template <class T>
T& needed(T* given, std::string_view name) {
  if (given == nullptr) throw bad_argument(name, "NULL", "a pointer");
  return *given;
}

[[nodiscard]] inline std::string_view needed_text(const char* given, std::size_t size, std::string_view name) {
  return {&needed(given, name), size};
}

// How large the first version of a structure was.
template <class T>
inline constexpr std::size_t first_size = sizeof(T);
template <>
inline constexpr std::size_t first_size<fu_pursuits> = offsetof(fu_pursuits, planned);
template <>
inline constexpr std::size_t first_size<fu_touch> = offsetof(fu_touch, promised_endpoint);

// A structure that begins with its size: what is known of it, zeros for what an earlier version did not have. One that
// is smaller than the first version had it, or says more than this version knows, is refused.
template <class T>
T known_part(const T* given, std::string_view name) {
  (void)needed(given, name);
  T known{};
  std::size_t size = 0;
  std::memcpy(&size, given, sizeof(size));
  const std::string field = std::string(name) + "->size";
  if (size < first_size<T>)
    throw bad_argument(field, std::to_string(size), "at least " + std::to_string(first_size<T>));
  const auto* const bytes = static_cast<const unsigned char*>(static_cast<const void*>(given));
  for (std::size_t i = sizeof(T); i < size; ++i) {
    if (bytes[i] != 0)
      throw bad_argument(field, std::to_string(size), "at most what this version knows: " + std::to_string(sizeof(T)));
  }
  std::memcpy(&known, given, std::min(size, sizeof(T)));
  return known;
}

}  // namespace c_interface
