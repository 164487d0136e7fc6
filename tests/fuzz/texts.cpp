// The core's readers of text: what they accept they write again as the same value, and what they refuse they refuse
// with the library's own error.
#include "fuzz/demand.hpp"

#include <followup/error.hpp>
#include <followup/model/outcome.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/instant.hpp>
#include <followup/time/time_zone.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fu = followup;
using fuzz::demand;

namespace {

void instants(std::string_view text) {
  try {
    const fu::ptime read = fu::utc(text);
    demand(read >= fu::first_instant() && read < fu::last_instant(), "an instant of the library's range");
    demand(fu::utc(fu::to_string(read)) == read, "an instant is written and read again");
  } catch (const fu::invalid_time& e) { demand(!e.field().empty(), "a refusal names its field"); }
}

void days(std::string_view text) {
  try {
    const fu::date read = fu::day(text);
    demand(fu::day(fu::to_string(read)) == read, "a date is written and read again");
  } catch (const fu::invalid_time& e) { demand(!e.field().empty(), "a refusal names its field"); }
}

void hours(std::string_view text) {
  try {
    const fu::day_hours read = fu::hours_from(text);
    for (std::size_t i = 0; i < read.size(); ++i) {
      demand(0 <= read[i].open && read[i].open < read[i].close && read[i].close <= 1440, "an interval of one day");
      demand(i == 0 || read[i - 1].close < read[i].open, "in order, none touching another");
    }
    demand(fu::hours_from(fu::to_string(read)) == read, "hours are written and read again");
  } catch (const fu::invalid_calendar& e) { demand(!e.field().empty(), "a refusal names its field"); }
}

void names(std::string_view text) {
  const auto kind = fu::outcome_named(text);
  demand(!kind || fu::name_of(*kind) == text, "an outcome's name is its own");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  instants(text);
  days(text);
  hours(text);
  names(text);
  return 0;
}
