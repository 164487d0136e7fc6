// Documents with mistakes, and what reading says of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace samples {

struct expected_mistake {
  std::string path;
  std::string found;    // exactly
  std::string allowed;  // somewhere in it
};

struct mistaken {
  std::string label;
  std::string_view kind;  // of document, as schemas are named
  std::string text;
  std::vector<expected_mistake> mistakes;  // all of them, in their order
  bool schema_knows = true;                // else only reading tells
};

[[nodiscard]] std::vector<mistaken> mistaken_documents();

}  // namespace samples
