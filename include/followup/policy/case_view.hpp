// followup/policy/case_view.hpp - what a rule may look at, and what it may answer.
//
// A host's own rule is a callable over a `case_view`: as a track it proposes a touch or nothing, as a guard it judges a
// touch at an instant, as an ending it says that the pursuit is over. It must be a pure function of what it is given,
// callable from several threads at once; what it throws leaves `next_actions`.
#pragma once

#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/delay.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <type_traits>

namespace followup {

namespace detail {
struct case_facts;
}

// What is known of one pursuit when a rule is asked: folded facts, and the touchpoints where they were given. Valid
// during the call only. There is no `now` in it: what to do follows from what happened; when it is due is compared with
// the clock afterwards.
class case_view {
 public:
  explicit case_view(const detail::case_facts& facts) noexcept : facts_(facts) {}

  [[nodiscard]] const pursuit& subject() const noexcept;
  [[nodiscard]] const calendar& hours() const noexcept;
  // The zone in which the prospect's dates are read: the first.
  [[nodiscard]] const time_zone& zone() const noexcept;

  // This pursuit's outbound calls, busy lines not counted; earlier attempts known only by number are.
  // Unanswered ones add up: they are never counted anew, and earlier attempts are not among them.
  [[nodiscard]] int calls() const noexcept;
  [[nodiscard]] int unanswered_calls() const noexcept;
  // The last outbound call, busy ones included, or the last thing that the prospect's side told us; and its outcome.
  [[nodiscard]] std::optional<ptime> last_contact() const;
  [[nodiscard]] std::optional<outcome_kind> last_outcome() const noexcept;
  // The newest touchpoint: what an action follows that follows nothing in particular.
  [[nodiscard]] touchpoint_id newest() const noexcept;
  // Touches made so far by a built-in track of this policy; 0 for an unknown id and for a host's own track, which finds
  // what it made in history(), by a brief or label of its own.
  [[nodiscard]] int made_by(std::string_view track_id) const noexcept;

  // The opening of the day, or the instant, that a delay names when counted from `from`; nullopt: never open again.
  [[nodiscard]] std::optional<ptime> after(ptime from, delay wait) const;

  // The touchpoints themselves, in order. Throws `history_required` when the case is decided from progress alone; a
  // rule that calls this is declared with `reading_history()`, and its policy says `needs_history()`.
  [[nodiscard]] std::span<const touchpoint> history() const;

 private:
  const detail::case_facts& facts_;
};

// A touch that a track would like to make. Return nothing until it is near: what a rule proposes is what it waits for.
struct proposal {
  channel via = channel::call;
  ptime not_before;  // UTC; in the past is as good as "now"
  brief_id brief = {};
  // What it follows: part of the action's identity, so that the same occasion gives the same id and the next one
  // another. Any stable value will do, id_of<touchpoint_id>("birthday 2027"). None: the pursuit's start.
  touchpoint_id follows = {};
  label_id label = {};  // of a task
};

// A touch that a guard judges.
struct touch_at {
  channel via = channel::call;
  ptime at;  // UTC
};

// What a guard says of a touch at an instant. A host's guard is asked about every channel, voicemail and letters too.
class verdict {
 public:
  enum class kind : unsigned char { allowed, not_before, never };

  // Allowed at that instant, and up to `until` (exclusive). Without it, an action's window may run on over times that
  // the guard forbids.
  [[nodiscard]] static verdict allow(std::optional<ptime> until = std::nullopt) { return {kind::allowed, until}; }
  // Not yet: the earliest later instant to ask about. One that is not later makes `next_actions` throw
  // `invalid_policy`.
  [[nodiscard]] static verdict not_before(ptime instant) { return {kind::not_before, instant}; }
  [[nodiscard]] static verdict forbid() { return {kind::never, std::nullopt}; }

  [[nodiscard]] kind what() const noexcept { return what_; }
  [[nodiscard]] const std::optional<ptime>& instant() const noexcept { return instant_; }

 private:
  verdict(kind what, std::optional<ptime> instant) : what_(what), instant_(instant) {}
  kind what_;
  std::optional<ptime> instant_;
};

// How a document refers to a host's own rule: by the name under which the host registered it, and what it was given
// there. A rule that is given in code has none, and cannot be written down.
struct registered_name {
  std::string name;
  std::string parameters;  // JSON text of an object, as the document writer puts it; empty: none
  bool operator==(const registered_name&) const = default;
};

using track_function = std::function<std::optional<proposal>(const case_view&)>;
using guard_function = std::function<verdict(const case_view&, const touch_at&)>;
using ending_function = std::function<std::optional<disposition>(const case_view&)>;

// What may stand for a host's own track, guard or ending: anything that is called like it.
template <class F>
concept track_callable = std::is_invocable_r_v < std::optional<proposal>,
const F&, const case_view& > ;
template <class F>
concept guard_callable = std::is_invocable_r_v<verdict, const F&, const case_view&, const touch_at&>;
template <class F>
concept ending_callable = std::is_invocable_r_v < std::optional<disposition>,
const F&, const case_view& > ;

}  // namespace followup
