// Any policy, pursuit and history that bytes can tell: the answer is complete, the same every time and from progress,
// and its explanation can be written.
#include "fuzz/demand.hpp"
#include "fuzz/story.hpp"

#include <followup/engine/explain.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/engine/progress.hpp>
#include <followup/testing/source.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace fu = followup;
namespace ft = followup::testing;
using fuzz::demand;

namespace {

void answer_is_complete(const fu::answer& a, fu::ptime now) {
  const bool closed = a.status == fu::status::closed;
  demand(closed == !a.wake_at, "not closed means that there is a wake_at");
  demand(closed == a.concluded.has_value(), "closed means that there is a conclusion");
  demand(!closed || a.actions.empty(), "nothing to do once closed");
  demand(!a.wake_at || *a.wake_at > now, "wake_at is ahead");
  for (const fu::action& one : a.actions) {
    demand(one.window.begin >= now, "nothing before now");
    demand(one.window.begin >= one.due, "nothing before it is due");
    demand(one.window.begin < one.window.end, "a window has time in it");
    demand(static_cast<bool>(one.id), "an action has an id");
  }
}

void progress_answers_the_same(const ft::story& told, const fu::answer& a) {
  const fu::progress folded = fu::fold(told.rules, told.subject, told.history);
  // The order of one instant is that of cause, not of recording, and more of an instant that is folded may be refused.
  const auto together = std::adjacent_find(told.history.begin(), told.history.end(),
                                           [](const auto& one, const auto& next) { return one.at == next.at; });
  if (together == told.history.end()) {
    fu::progress advanced = fu::fold(told.rules, told.subject, {});
    for (const fu::touchpoint& touch : told.history) advanced = fu::advance(told.rules, told.subject, advanced, touch);
    demand(folded == advanced, "folding one by one is folding the whole");
  }
  if (told.rules.needs_history()) return;
  demand(fu::next_actions(told.rules, told.subject, folded, told.hours, told.now) == a, "progress answers the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ft::source luck = ft::source::of_bytes(std::span{data, size});
  const ft::story told = fuzz::some_story(luck, {.host_rules = false}, 12);
  const auto ask = [&] { return fu::next_actions(told.rules, told.subject, told.history, told.hours, told.now); };
  const fu::answer a = ask();
  demand(a == ask(), "the same answer every time");
  answer_is_complete(a, told.now);
  progress_answers_the_same(told, a);
  const fu::time_zone zone = ft::zone_of(told);
  demand(!fu::explain(a, told.rules, zone).empty(), "an answer can be explained");
  demand(!fu::explain(a, told.rules, zone, fu::language::dutch).empty(), "in Dutch too");
  if (!a.wake_at) return 0;
  const fu::answer then = fu::next_actions(told.rules, told.subject, told.history, told.hours, *a.wake_at);
  answer_is_complete(then, *a.wake_at);
  return 0;
}
