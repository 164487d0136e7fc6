// What an error says of itself, as one text to compare.
#pragma once

#include <followup/error.hpp>

#include <string>
#include <utility>

namespace followup {

// "field | value | allowed", or "accepted". An exception of another type passes through and fails the test.
template <class Error, class Call>
std::string refusal(Call&& call) {
  try {
    (void)std::forward<Call>(call)();
  } catch (const Error& e) { return e.field() + " | " + e.value() + " | " + e.allowed(); }
  return "accepted";
}

}  // namespace followup
