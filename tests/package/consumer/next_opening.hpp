// What each of these programs prints: two business days after Christmas Eve.
#pragma once

#include <followup/followup.hpp>

#include <string>

inline std::string next_opening(const followup::calendar& office) {
  const auto next = office.after(followup::day("2026-12-24"), followup::business_days{2});
  return followup::to_string(next.value());
}
