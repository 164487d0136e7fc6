// desk/rehearsal.hpp - a pursuit played ahead of time: the library says what is next, and somebody says what comes of
// it.
#pragma once

#include <followup/followup.hpp>

#include <optional>
#include <vector>

namespace desk {

namespace fu = followup;

// A clock of its own stands still until there is something to do.
class rehearsal {
 public:
  // Goes on from what has happened until `now`; the ids it gives are higher than any there. The policy and the hours
  // must outlive it.
  rehearsal(const fu::policy& rules, fu::pursuit subject, const fu::calendar& hours,
            std::vector<fu::touchpoint> history, fu::ptime now);

  // Lets the time pass until something can be done, and says what; nullopt: it is closed, or nothing ever comes.
  [[nodiscard]] std::optional<fu::action> next();

  // That happened now, as what `next` said to do: channel, endpoint, brief and action are filled in from it.
  void record(const fu::action& done, fu::touchpoint touch);

  [[nodiscard]] fu::ptime now() const noexcept { return now_; }
  // The library's answer now.
  [[nodiscard]] fu::answer ask() const;
  [[nodiscard]] const std::vector<fu::touchpoint>& history() const noexcept { return history_; }

 private:
  const fu::policy& rules_;
  fu::pursuit subject_;
  const fu::calendar& hours_;
  std::vector<fu::touchpoint> history_;
  fu::ptime now_;
  std::uint64_t last_id_ = 0;
};

// What becomes of a touch when nobody ever answers: a message is left after a call, the rest is sent.
[[nodiscard]] fu::touchpoint unanswered(fu::channel via);

}  // namespace desk
