#include "rehearsal.hpp"

#include <algorithm>
#include <utility>

namespace desk {

rehearsal::rehearsal(const fu::policy& rules, fu::pursuit subject, const fu::calendar& hours,
                     std::vector<fu::touchpoint> history, fu::ptime now)
    : rules_(rules), subject_(std::move(subject)), hours_(hours), history_(std::move(history)), now_(now) {
  for (const fu::touchpoint& touch : history_) last_id_ = std::max(last_id_, touch.id.value());
}

fu::answer rehearsal::ask() const { return fu::next_actions(rules_, subject_, history_, hours_, now_); }

std::optional<fu::action> rehearsal::next() {
  constexpr int most_steps = 1'000;  // every answer names a later instant, so this is never reached
  for (int step = 0; step < most_steps; ++step) {
    const fu::answer what = ask();
    std::optional<fu::ptime> later = what.wake_at;
    for (const fu::action& one : what.actions) {
      if (one.window.begin <= now_) return one;
      if (!later || one.window.begin < *later) later = one.window.begin;
    }
    if (!later) return std::nullopt;
    now_ = *later;
  }
  return std::nullopt;
}

void rehearsal::record(const fu::action& done, fu::touchpoint touch) {
  touch.id = fu::touchpoint_id{++last_id_};
  touch.pursuit = subject_.id;
  touch.at = now_;
  touch.via = done.via;
  touch.endpoint = done.endpoint;
  touch.brief = done.brief;
  touch.action = done.id;
  touch.label = done.label;
  history_.push_back(touch);
}

fu::touchpoint unanswered(fu::channel via) {
  if (via == fu::channel::call) return {.what = fu::no_answer{}, .message_left = true};
  return {.what = fu::sent{}};
}

}  // namespace desk
