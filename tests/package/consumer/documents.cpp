#include "next_opening.hpp"

#include <followup/json/calendar.hpp>

#include <iostream>

int main() {
  namespace fu = followup;
  const fu::calendar office{"office", "1", fu::monday_to_friday("09:00-17:00")};
  std::cout << next_opening(fu::json::read_calendar(fu::json::write(office)).value()) << '\n';
}
