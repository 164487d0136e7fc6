// Whatever words a host hands back as progress: it is refused, or it is decided like any other; never more.
#include "fuzz/demand.hpp"
#include "fuzz/story.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/engine/progress.hpp>
#include <followup/error.hpp>
#include <followup/testing/source.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace fu = followup;
namespace ft = followup::testing;
using fuzz::demand;

// The first bytes change bits of what was folded: (position, mask) each; the others tell the story.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t changes = 16;
  const std::size_t told_from = std::min(size, changes);
  ft::source luck = ft::source::of_bytes(std::span{data + told_from, size - told_from});
  const ft::story told = fuzz::some_story(luck, {.host_rules = false, .needs_history = false}, 8);
  auto words = fu::fold(told.rules, told.subject, told.history).words();
  // The fingerprint stays, or nothing else is looked at.
  for (std::size_t i = 0; i + 1 < told_from; i += 2) {
    const std::size_t bit = 32 + data[i] * 4U;
    if (bit / 64 < words.size()) words[bit / 64] ^= std::uint64_t{data[i + 1]} << (bit % 64);
  }
  const fu::progress damaged = fu::progress::from_words(words);
  const fu::ptime now = fu::last_instant() - boost::posix_time::hours(24 * 366 * 60);
  try {
    const fu::answer a = fu::next_actions(told.rules, told.subject, damaged, told.hours, now);
    demand((a.status == fu::status::closed) == !a.wake_at, "not closed means that there is a wake_at");
  } catch (const fu::error&) {
    return 0;  // stale, or newer than now
  }
  return 0;
}
