// Anybody's text as a timeline: a result, never an exception, and what it tells is a history that can be asked about.
#include "fuzz/demand.hpp"

#include <followup/model/touchpoint.hpp>
#include <followup/testing/fakes.hpp>
#include <followup/testing/timeline.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fu = followup;
namespace ft = followup::testing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fu::time_zone zone = ft::amsterdam();
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const ft::recorded_facts facts = ft::facts_of(text, zone, fu::pursuit_id{1});
  for (const fu::touchpoint& touch : facts.history) fu::check(touch);  // throws if it is none
  for (std::size_t i = 1; i < facts.history.size(); ++i)
    fuzz::demand(facts.history[i - 1].at <= facts.history[i].at, "touchpoints come in order of time");
  for (const ft::timeline_mistake& one : facts.mistakes) fuzz::demand(!one.what.empty(), "a mistake says what it is");
  return 0;
}
