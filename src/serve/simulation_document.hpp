// What two policies would come to, as a document.
#pragma once

#include "serve/figures.hpp"

#include <cstdint>
#include <string>

namespace followup::json::detail {

struct simulation_document {
  std::string before;  // the policies' names
  std::string after;
  int prospects = 0;
  int days = 0;
  std::uint64_t seed = 0;
  comparison found = {};
};
void describe(fields& f, simulation_document& all);

}  // namespace followup::json::detail
