// followup/policy/track.hpp - what we want to do next: each track proposes a touch, or nothing.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/model/ids.hpp>
#include <followup/model/outcome.hpp>
#include <followup/policy/brief.hpp>
#include <followup/policy/case_view.hpp>
#include <followup/policy/pacing.hpp>
#include <followup/time/delay.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace followup {

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
  std::vector<int> messages_at = {};      // only these attempts owe one, the first being 1; empty: all of them
  bool chooses_daypart = false;           // of calls: also a gap that names an instant leaves the hour to the dayparts
  std::optional<channel> otherwise = {};  // where `via` cannot be used: no address is left, or they objected

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
  // A message at chosen attempts only. Counted as the rhythm counts its touches: for calls that keep to no plan, the
  // calls of the pursuit, busy lines aside; for a rhythm that took over from steps, its own.
  //
  //   every(business_days{2}, channel::call).leaving_a_message_at({1, 3, 6})
  [[nodiscard]] rhythm leaving_a_message_at(std::vector<int> attempts) const {
    auto copy = leaving_a_message();
    copy.messages_at = std::move(attempts);
    return copy;
  }
  // Calls so many minutes or hours apart that still try the least tried part of what is left of the day.
  [[nodiscard]] rhythm choosing_the_daypart() const {
    auto copy = *this;
    copy.chooses_daypart = true;
    return copy;
  }
  // Of letters, e-mails and tasks: through that channel where the first cannot be used.
  //
  //   every(business_days{10}, channel::letter).else_by(channel::email)
  [[nodiscard]] rhythm else_by(channel other) const {
    auto copy = *this;
    copy.otherwise = other;
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

// What `after_each` counts; earlier attempts, known by their number only, are not among them.
enum class counted : unsigned char { unanswered_calls, calls };
inline constexpr counted unanswered_calls = counted::unanswered_calls;
[[nodiscard]] std::string_view name_of(counted what) noexcept;

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

// One touch after something was recorded in this pursuit: a call two hours after they followed a link. It counts from
// the newest such event, and is made by the next touch on its channel; an event that another one overtook before that
// is not followed any more. A call takes the telephone from the tracks declared after this one while it is pending.
//
//   after(outcome_kind::clicked, hours{2}, channel::call)
//   after({outcome_kind::meeting_missed, outcome_kind::meeting_cancelled}, business_days{1}, channel::email)
struct after_event {
  std::vector<outcome_kind> events;  // any of them
  delay wait = minutes{0};
  channel via = channel::call;
  brief_list briefs;

  [[nodiscard]] after_event with(brief_list list) const {
    auto copy = *this;
    copy.briefs = std::move(list);
    return copy;
  }
  bool operator==(const after_event&) const = default;
};
[[nodiscard]] after_event after(outcome_kind event, delay wait, channel via);
[[nodiscard]] after_event after(std::vector<outcome_kind> events, delay wait, channel via);

// A fixed list of steps, each so long after the one before was really made (the first: after the pursuit's start).
// A step is made by the next outbound touch on its channel. When the list has run out it repeats or hands over to a
// rhythm; one that does neither does not load, for a list that ends would give up by accident, unless no way through it
// runs out. A jump back leads to a step that waits.
//
// Which step follows may depend on what came of the last one, and on what the prospect did since:
//
//   in_order({step{"offer", channel::email, business_days{0}, "the offer"}.when(outcome_kind::clicked, "hot call"),
//             step{"reminder", channel::email, business_days{3}, "a reminder"}.ends_list(),
//             step{"hot call", channel::call, hours{1}}.ends_list()})
//       .handing_over_to(every(business_days{10}, channel::call))
//
// sends a reminder after three business days, unless they follow the link first: then they are called, an hour after
// that.
struct branch {
  std::vector<outcome_kind> on;  // any of these outcomes
  std::string to;                // the id of a step of the same list
  bool operator==(const branch&) const = default;
};
struct step {
  std::string id;  // stable: never a position
  channel via = channel::call;
  delay wait = business_days{0};  // since the step before it was made, or since what it was branched to by
  followup::brief brief = {};
  // Looked at when this step has been made, until the next one is: the newest touchpoint of the pursuit with such an
  // outcome decides, this step's own touch being the first. Of several branches that name it the first holds.
  std::vector<branch> branches = {};
  std::string next = {};   // the id of the step that follows where no branch is taken; empty: the next one in the list
  bool last = false;       // nothing follows where no branch is taken: here the list has run out
  bool message = false;    // an unanswered call of this step owes a message, whatever those of the list do
  std::string label = {};  // of a task: "LinkedIn"; empty: the track's

  [[nodiscard]] step leaving_a_message() const {
    auto copy = *this;
    copy.message = true;
    return copy;
  }
  [[nodiscard]] step labelled(std::string text) const {
    auto copy = *this;
    copy.label = std::move(text);
    return copy;
  }
  [[nodiscard]] step when(outcome_kind what, std::string to) const { return when(std::vector{what}, std::move(to)); }
  [[nodiscard]] step when(std::vector<outcome_kind> any_of, std::string to) const {
    auto copy = *this;
    copy.branches.push_back({std::move(any_of), std::move(to)});
    return copy;
  }
  [[nodiscard]] step then(std::string id_of_next) const {
    auto copy = *this;
    copy.next = std::move(id_of_next);
    return copy;
  }
  [[nodiscard]] step ends_list() const {
    auto copy = *this;
    copy.last = true;
    return copy;
  }
  bool operator==(const step&) const = default;
};
struct step_list {
  std::vector<step> steps;
  // When the list has run out, one of these: begin again so long after the last step, or a rhythm takes over, its first
  // gap counted from the last step.
  std::optional<delay> repeat_after = {};
  std::optional<rhythm> then = {};
  bool messages = false;  // every unanswered call of a step owes a message

  [[nodiscard]] step_list repeating_after(delay pause) const {
    auto copy = *this;
    copy.repeat_after = pause;
    return copy;
  }
  [[nodiscard]] step_list handing_over_to(rhythm next) const {
    auto copy = *this;
    copy.then = std::move(next);
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

// One touch ahead of each appointment that stands: a reminder on the business day before. Days count back from the
// appointment's local date, which is day 0: business days to the N-th open day before it, calendar days and months to
// that date or, where it is closed, to the last open day before; minutes and hours to that instant. It goes out also
// while everything else rests, at once where the appointment was agreed later than that, and lapses when the
// appointment begins. It is made by the next touch on its channel from then on; an appointment that is moved nearer
// than one of which they were reminded needs none.
//
//   before_appointment(business_days{1}, channel::email)
struct appointment_reminder {
  delay wait = business_days{1};  // not open_minutes
  channel via = channel::email;
  brief_list briefs;

  [[nodiscard]] appointment_reminder with(brief_list list) const {
    auto copy = *this;
    copy.briefs = std::move(list);
    return copy;
  }
  bool operator==(const appointment_reminder&) const = default;
};
[[nodiscard]] appointment_reminder before_appointment(delay wait, channel via);

// A host's own rule.
struct host_track {
  track_function propose;
  bool reads_history = false;
  registered_name registered = {};
};

// A named track of a policy. Tracks are asked in their declared order; each gives at most one action.
//
//   track{"calls", every(business_days{2}, channel::call).leaving_a_message()}
//   track{"quarterly", [](const case_view& c) -> std::optional<proposal> { ... }}
class track {
 public:
  using rule =
      std::variant<rhythm, after_each_nth, after_other, after_event, step_list, host_track, appointment_reminder>;

  // `id` is stable and unique in its policy.
  track(std::string id, rule what) : id_(std::move(id)), what_(std::move(what)) {}
  template <track_callable F>
  track(std::string id, F propose) : id_(std::move(id)), what_(host_track{std::move(propose), false}) {}

  // While this track has something to do, tracks declared after it propose nothing.
  [[nodiscard]] track holding_back_later() const {
    auto copy = *this;
    copy.holds_back_later_ = true;
    return copy;
  }
  // How it keeps time (policy/pacing.hpp). Of rhythms and step lists without branches all of it can be chosen, of the
  // other built-in tracks what a hold does. Any choice but the default needs history.
  //
  //   track{"e-mails", every(business_days{5}, channel::email)}.paced({.resumes = resume_mode::restart})
  [[nodiscard]] track paced(pacing some) const {
    auto copy = *this;
    copy.pace_ = some;
    return copy;
  }
  // A last useful moment: a touch that was not made so long after the instant it was wanted from lapses, and the rest
  // goes on without it. Of several that came due the newest alone is wanted. Of what follows something else
  // (after_each, after another track, after an outcome, ahead of an appointment), and then holds nothing back: a rhythm
  // or a step list that lapsed would give up by accident. A call that lapses takes the telephone from no other track.
  //
  //   track{"hot", after(outcome_kind::clicked, open_minutes{5}, channel::call)}.lapsing_after(hours{2})
  [[nodiscard]] track lapsing_after(delay useful) const {
    auto copy = *this;
    copy.lapses_after_ = useful;
    return copy;
  }
  // Letters, e-mails and tasks that wait for a promise: while a call was agreed, nothing before its time is over. By
  // default they go on (ruling 13).
  [[nodiscard]] track waiting_for_promises() const {
    auto copy = *this;
    copy.waits_for_promises_ = true;
    return copy;
  }
  // Asked for only while no touch can go through any of these channels: no number or address is left, or they objected
  // to it. So a cadence of calls goes on in writing when the number is dead (ruling 59).
  //
  //   track{"in writing", every(business_days{10}, channel::email)}.in_place_of(channel::call)
  [[nodiscard]] track in_place_of(channel_set others) const {
    auto copy = *this;
    copy.in_place_of_ = others;
    return copy;
  }
  // What its tasks are: "visit", "text message", "LinkedIn". Answers carry it, and a recorded task that carries another
  // label is none of this track's.
  [[nodiscard]] track labelled(std::string text) const {
    auto copy = *this;
    copy.label_ = std::move(text);
    return copy;
  }
  // For a host's own rule that looks at case_view::history().
  [[nodiscard]] track reading_history() const;

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const rule& what() const noexcept { return what_; }
  [[nodiscard]] bool holds_back_later() const noexcept { return holds_back_later_; }
  [[nodiscard]] const pacing& pace() const noexcept { return pace_; }
  [[nodiscard]] const std::optional<delay>& lapses_after() const noexcept { return lapses_after_; }
  [[nodiscard]] bool waits_for_promises() const noexcept { return waits_for_promises_; }
  [[nodiscard]] const std::string& label() const noexcept { return label_; }
  [[nodiscard]] channel_set stands_in_for() const noexcept { return in_place_of_; }

 private:
  std::string id_;
  rule what_;
  bool holds_back_later_ = false;
  pacing pace_;
  std::optional<delay> lapses_after_ = {};
  bool waits_for_promises_ = false;
  std::string label_ = {};
  channel_set in_place_of_ = {};
};

}  // namespace followup
