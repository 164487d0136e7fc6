#include "next_opening.hpp"

#include <iostream>

// An error of the library's is caught by its type, wherever the library lies.
bool catches_what_is_thrown() {
  try {
    (void)followup::time_zone::fixed(boost::posix_time::hours(48));
  } catch (const followup::unknown_time_zone&) { return true; }
  return false;
}

int main() {
  std::cout << next_opening({"office", "1", followup::monday_to_friday("09:00-17:00")}) << '\n';
  return catches_what_is_thrown() ? 0 : 1;
}
