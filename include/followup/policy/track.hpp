// followup/policy/track.hpp - what we want to do next: each track proposes a touch, or nothing.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/model/ids.hpp>
#include <followup/policy/case_view.hpp>
#include <followup/time/delay.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace followup {

// What letters and e-mails are about, in the order in which they are used, each once in a pursuit, and in one track
// only. When they are used up the touch stays due with an empty brief, flagged. Named briefs are hashed with
// id_of<brief_id>.
struct brief_list {
  std::vector<std::string> names;
  bool operator==(const brief_list&) const = default;
};

// Every so often: the N-th touch so long after the one before, counted from when that really happened. The last gap
// repeats for ever.
//
//   every(business_days{2}, channel::call).first_after(business_days{3}).leaving_a_message()
struct rhythm {
  channel via = channel::call;
  std::vector<delay> gaps;          // at least one
  delay first = business_days{0};   // from the pursuit's start to the first touch
  bool messages = false;            // an unanswered call owes a message, due at once
  bool message_holds_back = false;  // ... and nothing else is due before it
  brief_list briefs;

  [[nodiscard]] rhythm first_after(delay wait) const {
    auto copy = *this;
    copy.first = wait;
    return copy;
  }
  [[nodiscard]] rhythm leaving_a_message() const {
    auto copy = *this;
    copy.messages = true;
    return copy;
  }
  // The message as a step of its own: until it is recorded, or the next call is, nothing that comes later is proposed.
  [[nodiscard]] rhythm message_as_step() const {
    auto copy = leaving_a_message();
    copy.message_holds_back = true;
    return copy;
  }
  [[nodiscard]] rhythm with(brief_list list) const {
    auto copy = *this;
    copy.briefs = std::move(list);
    return copy;
  }
  bool operator==(const rhythm&) const = default;
};
[[nodiscard]] rhythm every(delay gap, channel via);
[[nodiscard]] rhythm every(std::vector<delay> gaps, channel via);

// What `after_each` counts.
enum class counted : unsigned char { unanswered_calls, calls };
inline constexpr counted unanswered_calls = counted::unanswered_calls;

// One touch for every N of something that happened: a letter per five unanswered calls.
struct after_each_nth {
  int n = 5;
  counted what = counted::unanswered_calls;
  channel via = channel::letter;
  delay wait = minutes{0};  // from the one that made it due
  brief_list briefs;

  [[nodiscard]] after_each_nth waiting(delay some) const {
    auto copy = *this;
    copy.wait = some;
    return copy;
  }
  [[nodiscard]] after_each_nth with(brief_list list) const {
    auto copy = *this;
    copy.briefs = std::move(list);
    return copy;
  }
  bool operator==(const after_each_nth&) const = default;
};
[[nodiscard]] after_each_nth after_each(int n, counted what, channel via);

// One touch for every touch of another track, counted from when that was sent or from when it landed.
struct after_other {
  std::string track;   // the other's id
  bool landed = true;  // from its landing, else from its sending
  delay wait = business_days{1};
  channel via = channel::email;
  brief_list briefs;

  [[nodiscard]] after_other with(brief_list list) const {
    auto copy = *this;
    copy.briefs = std::move(list);
    return copy;
  }
  bool operator==(const after_other&) const = default;
};
struct landing_of {
  std::string track;
};
struct sending_of {
  std::string track;
};
[[nodiscard]] after_other after(landing_of what, delay wait, channel via);
[[nodiscard]] after_other after(sending_of what, delay wait, channel via);

// A fixed list of steps, each so long after the one before was really made (the first: after the pursuit's start).
// A step is made by the next outbound touch on its channel. When the list has run out it repeats or hands over to a
// rhythm; one that does neither does not load, for a list that ends would give up by accident.
struct step {
  std::string id;  // stable: never a position
  channel via = channel::call;
  delay wait = business_days{0};
  std::string brief = {};
  bool operator==(const step&) const = default;
};
struct step_list {
  std::vector<step> steps;
  std::vector<delay> repeat_after;  // not empty: begin again so long after the last step
  std::vector<rhythm> then;         // not empty: this rhythm takes over, its first gap counted from the last step
  bool messages = false;

  [[nodiscard]] step_list repeating_after(delay pause) const {
    auto copy = *this;
    copy.repeat_after = {pause};
    return copy;
  }
  [[nodiscard]] step_list handing_over_to(rhythm next) const {
    auto copy = *this;
    copy.then = {std::move(next)};
    return copy;
  }
  [[nodiscard]] step_list leaving_a_message() const {
    auto copy = *this;
    copy.messages = true;
    return copy;
  }
  bool operator==(const step_list&) const = default;
};
[[nodiscard]] step_list in_order(std::vector<step> steps);

// A host's own rule.
struct host_track {
  track_function propose;
  bool reads_history = false;
};

// A named track of a policy. Tracks are asked in their declared order; each gives at most one action.
//
//   track{"calls", every(business_days{2}, channel::call).leaving_a_message()}
//   track{"quarterly", [](const case_view& c) -> std::optional<proposal> { ... }}
class track {
 public:
  using rule = std::variant<rhythm, after_each_nth, after_other, step_list, host_track>;

  // `id` is stable and unique in its policy.
  track(std::string id, rule what) : id_(std::move(id)), what_(std::move(what)) {}
  template <class F>
  requires std::is_invocable_r_v < std::optional<proposal>,
  const F&,
      const case_view& > track(std::string id, F propose)
      : id_(std::move(id)),
  what_(host_track{std::move(propose), false}) {}

  // While this track has something to do, tracks declared after it propose nothing.
  [[nodiscard]] track holding_back_later() const {
    auto copy = *this;
    copy.holds_back_later_ = true;
    return copy;
  }
  // For a host's own rule that looks at case_view::history().
  [[nodiscard]] track reading_history() const;

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const rule& what() const noexcept { return what_; }
  [[nodiscard]] bool holds_back_later() const noexcept { return holds_back_later_; }

 private:
  std::string id_;
  rule what_;
  bool holds_back_later_ = false;
};

}  // namespace followup
