#include <followup/json/calendar.hpp>
#include <followup/time/calendar.hpp>

#include <iostream>

int main() {
  namespace fu = followup;
  const fu::calendar office{"office", "1", fu::monday_to_friday("09:00-17:00")};
  const auto read = fu::json::read_calendar(fu::json::write(office)).value();
  const auto next = read.after(fu::day("2026-12-24"), fu::business_days{2});
  std::cout << fu::to_string(next.value()) << '\n';
}
