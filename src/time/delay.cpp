#include <followup/time/delay.hpp>

namespace followup {

bool names_a_day(const delay& d) noexcept {
  return std::holds_alternative<calendar_days>(d) || std::holds_alternative<business_days>(d) ||
         std::holds_alternative<months>(d);
}

int count_of(const delay& d) noexcept {
  return std::visit([](const auto& kind) { return kind.count; }, d);
}

}  // namespace followup
