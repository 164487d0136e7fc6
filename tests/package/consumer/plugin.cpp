#include "next_opening.hpp"

extern "C" const char* answer() {
  static const std::string text = next_opening({"office", "1", followup::monday_to_friday("09:00-17:00")});
  return text.c_str();
}
