// One prospect who is pursued by chance: what the policy asks for is done, and what comes of it is drawn.
#pragma once

#include "insight/luck.hpp"

#include <followup/engine/decide.hpp>
#include <followup/engine/progress.hpp>
#include <followup/insight/simulate.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

namespace followup::detail {

// Throws `invalid_pursuit` for chances outside [0, 1].
void check(const population& people);

class pursued {
 public:
  // Goes on at `from` with what happened until then. What is referred to must outlive it.
  pursued(const policy& rules, const population& people, const calendar& hours, pursuit subject,
          std::span<const touchpoint> so_far, ptime from, const luck& own);

  // Takes what has come in by `now` and asks what is next. False: it is over.
  [[nodiscard]] bool ask(answer& said, ptime now, reasons why = reasons::none);
  // When to ask again at the latest, nothing being done: something changes, can be done, or comes in.
  [[nodiscard]] ptime next(const answer& said) const;
  // Until when the actions that are open stay what they are, their windows aside.
  [[nodiscard]] ptime next_change(const answer& said) const;
  // Does what was asked for, at an instant at which it is open and by which all that came in was taken.
  void make(const action& what, ptime at);

  [[nodiscard]] int calls() const noexcept { return calls_; }
  [[nodiscard]] const pursuit& subject() const noexcept { return subject_; }
  [[nodiscard]] std::span<const touchpoint> history() const noexcept { return history_; }
  // How it stands, looked at then.
  [[nodiscard]] simulated_pursuit found(ptime at) const;

  // Until it is over, by somebody who makes each touch as soon as it is allowed; a minute each, so that no two are of
  // one instant. `on_touch` is told what is made, and when.
  template <class OnTouch>
  void run(answer& said, ptime until, const OnTouch& on_touch) {
    ptime now = from_;
    while (now < until && ask(said, now)) {
      const auto open = std::find_if(said.actions.begin(), said.actions.end(),
                                     [&](const action& one) { return one.is_open_at(now); });
      if (open == said.actions.end()) {
        now = next(said);
        continue;
      }
      on_touch(*open, now);
      make(*open, now);
      now += boost::posix_time::minutes(1);
    }
  }

 private:
  struct incoming {
    touchpoint said;
    bool complains = false;
  };

  void decide_anew(answer& said, ptime now, reasons why);
  void record(touchpoint touch);
  void call(touchpoint& touch);
  void talk(touchpoint& touch);
  void say_what_a_gatekeeper_does(touchpoint& touch) const;
  void say_what_is_next(touchpoint& touch);
  void let_them_answer(const touchpoint& mail);
  void come_in(ptime now);
  [[nodiscard]] outcome decided(double drawn, const outcome& otherwise) const;
  [[nodiscard]] bool complains(channel via) const;
  void remember_promise(const promise& given);
  void settle_promise(ptime at);
  // So many business days later, drawn between the two, as the prospect's date.
  [[nodiscard]] std::optional<date> later(date from, int fewest, int most, double drawn) const;

  const policy& rules_;
  const population& people_;
  const calendar& hours_;
  ptime from_;
  luck luck_;
  time_zone zone_;
  pursuit subject_;
  progress so_far_{};
  std::vector<touchpoint> history_;
  bool from_history_;
  std::uint64_t made_ = 0;
  int calls_ = 0;
  std::array<int, channel_count> sent_ = {};
  std::vector<incoming> coming_in_;
  std::optional<time_window> agreed_;  // until somebody calls, or it is over
  simulated_pursuit found_;
};

}  // namespace followup::detail
