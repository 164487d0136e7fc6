// An assertion that is not left out of optimized builds.
#pragma once

#include <cstdlib>
#include <iostream>
#include <string_view>

namespace fuzz {

inline void demand(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << std::endl;
  std::abort();
}

}  // namespace fuzz
