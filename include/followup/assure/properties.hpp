// followup/assure/properties.hpp - what can be asked of a cadence: promises that must hold in every story.
//
// A story is any sequence of valid touchpoints, of whatever channel, direction, outcome and role, at whatever time,
// whether or not the seller did what the policy said; and then a question at some `now`. A property holds if no story
// breaks it. Each says below what would break it, and what does not.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/policy/guard.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/delay.hpp>

#include <functional>
#include <span>
#include <string>
#include <variant>

namespace followup {

// The no that may end a pursuit: the decision maker's own.
struct definite_no {
  bool with_reasons = false;  // only one that came with its reasons
  bool operator==(const definite_no&) const = default;
};

// The pursuit is closed only after a definite no, a yes, an objection, or at a stated limit.
//
// Broken by an answer that is closed in a story in which none of these was heard and no limit of the policy is reached.
// Whatever follows the outcome is not asked: a pursuit that is closed after a yes is well closed. So is one whose
// person has left, or whose reply a policy hands to a person as `answered` (ruling 29).
struct never_ends_before {
  explicit never_ends_before(definite_no what) : no(what) {}
  // An appointment that was agreed may end it as well.
  [[nodiscard]] never_ends_before or_an_appointment() const {
    auto copy = *this;
    copy.appointment = true;
    return copy;
  }
  definite_no no;
  bool appointment = false;
  bool operator==(const never_ends_before&) const = default;
};

// As long as the pursuit is open there is one next step, and it is dated: the first of the actions, or what is waited
// for, with the instant at which it is over.
//
// Broken by an answer that is open and has no `wake_at` later than now; that has two actions of one identity; or that
// needs data while every contact point that the prospect had at the start is left. It is not broken where since then a
// number turned out dead or a channel was objected to and nothing else is to be done: then the next step is the host's,
// and `wake_at` dates it.
struct always_has_a_next_step {
  bool operator==(const always_has_a_next_step&) const = default;
};

// Every call that did not reach the person, and with which no message was left, is followed by one: the message is
// asked for, and may be left no later than the next call is made.
//
// Broken by an answer that does not ask for it, or whose next call's window begins before the message's.
// Not owed where it would be out of place: something was agreed (a promise, a hold, an appointment), an answer is owed,
// the reasons of a no are to be asked for, the number is out or objected to, or the pursuit is closing or closed, or
// will be before a message is allowed again.
struct leaves_a_message_every_time {
  bool operator==(const leaves_a_message_every_time&) const = default;
};

// Touches only inside these hours, read in every zone of the prospect.
//
// Broken by an action whose window is not inside one of the calendar's intervals. What people agree on may lie outside
// the hours of the house, so that a policy without a law of such hours does not keep this unless agreed times are
// excepted.
struct within {
  explicit within(calendar open) : hours(std::move(open)) {}
  // The time that a promise names is allowed; not what becomes of it when it was missed.
  [[nodiscard]] within except_agreed_times() const {
    auto copy = *this;
    copy.agreed_times_too = true;
    return copy;
  }
  calendar hours;
  bool agreed_times_too = false;
  friend bool operator==(const within&, const within&) = default;
};

// At most so many touches in a window of time, whatever brought them about.
//
//   keeps_to(at_most(3, channel::call, rolling{hours{24}}))
//
// Broken by an action whose window begins when the cap is full already. `except_retries()` of the cap leaves out what
// the guard would: retries that the prospect's side brought about, messages, and answers owed. Caps per daypart, per
// number and per seller cannot be asked for here: `invalid_policy`.
struct keeps_to {
  explicit keeps_to(cap_guard most) : cap(std::move(most)) {}
  // A hard promise is kept though the cap is full.
  [[nodiscard]] keeps_to except_agreed_times() const {
    auto copy = *this;
    copy.agreed_times_too = true;
    return copy;
  }
  cap_guard cap;
  bool agreed_times_too = false;
  friend bool operator==(const keeps_to&, const keeps_to&) = default;
};

// No two touches on these channels closer to each other than the gap.
//
// Broken by an action whose window begins sooner after the last touch on any of these channels. Exceptions as above.
struct keeps_apart {
  keeps_apart(channel_set channels, delay gap) : wait(gap), on(channels) {}
  [[nodiscard]] keeps_apart except_agreed_times() const {
    auto copy = *this;
    copy.agreed_times_too = true;
    return copy;
  }
  delay wait;
  channel_set on;
  bool agreed_times_too = false;
  friend bool operator==(const keeps_apart&, const keeps_apart&) = default;
};

// No call before a promise that stands.
//
// A promise stands until an attempt inside its window (or up to 15 minutes before) or after it, a conversation, or a
// newer promise. Broken by a call whose window begins before it; but not by a call that answers them, nor by the
// closing touch of a limit, which outranks a promise.
struct never_before_a_promise {
  bool operator==(const never_before_a_promise&) const = default;
};

// Nothing through a channel that was objected to, unless a consent recorded later lifts it; closed at once where all
// were. A gatekeeper's "leave us alone" stands for the number.
struct never_after_a_suppression {
  bool operator==(const never_after_a_suppression&) const = default;
};

// What was done is not asked for again.
//
// Broken by an action that a touch of the same pursuit and channel has carried out: one that gave back its id, and that
// came about (a busy line, a dead number and what came back did not). A rule of a host's own breaks it that proposes
// the next touch as if nothing had happened since. Looked for a story that breaks it, never proved.
struct never_asks_again {
  bool operator==(const never_asks_again&) const = default;
};

// Every track asks for a touch in some story, each step of a list and the rhythm that takes over from it among them,
// and every outcome that this prospect's channels allow can be recorded while the pursuit is open. A track that none
// asks for is dead weight, or a mistake: letters after five calls under a limit of three.
struct reaches_every_rule {
  bool operator==(const reaches_every_rule&) const = default;
};

// So long after its start at the latest every pursuit is closing or closed, or something agreed with a person is
// pending: a promise, a hold or an absence until a date, an appointment, information or an answer that is owed (see
// policy/ending.hpp). Whatever the seller does; nothing, too.
struct ends_within {
  explicit ends_within(span_limit longest) : span(longest) {}
  span_limit span;
  friend bool operator==(const ends_within&, const ends_within&) = default;
};

// What a host's own property looks at: one answer, and all that led to it.
struct asked_moment {
  const pursuit& subject;
  std::span<const touchpoint> history;  // in order
  const answer& said;                   // with its reasons
  ptime now;
};

// A host's own: true where it holds. Looked for a story that breaks it, never proved.
//
//   own_property{"no letter in the first week", [](const asked_moment& m) { ... }}
struct own_property {
  std::string name;
  std::function<bool(const asked_moment&)> holds;
};

using property = std::variant<never_ends_before, always_has_a_next_step, leaves_a_message_every_time, within, keeps_to,
                              keeps_apart, never_before_a_promise, never_after_a_suppression, never_asks_again,
                              reaches_every_rule, ends_within, own_property>;

// "leaves a message every time": in words, as reports show it.
[[nodiscard]] std::string name_of(const property& what);

}  // namespace followup
