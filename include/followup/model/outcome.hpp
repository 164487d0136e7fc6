// followup/model/outcome.hpp - what a touchpoint led to: a closed list, each outcome with its own fields only.
//
// What follows from each is for the policy to say (policy/behaviours.hpp); what it *is* stands here.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/model/promise.hpp>

#include <optional>
#include <string_view>
#include <variant>

namespace followup {

// --- A call that did not reach the person.
struct no_answer {
  bool operator==(const no_answer&) const = default;
};
struct busy {
  bool operator==(const busy&) const = default;
};
// An answering machine or voicemail box; the touchpoint says whether a message was left.
struct machine {
  bool operator==(const machine&) const = default;
};
struct just_left {
  bool operator==(const just_left&) const = default;
};
struct in_meeting {
  bool operator==(const in_meeting&) const = default;
};
struct at_lunch {
  bool operator==(const at_lunch&) const = default;
};
struct day_off {
  bool operator==(const day_off&) const = default;
};
// On leave, on a course; or what an automatic reply says. `until`: the first day back, if it was named.
struct away {
  std::optional<date> until;
  bool operator==(const away&) const = default;
};
// A message was left with a person.
struct message_taken {
  bool operator==(const message_taken&) const = default;
};

// --- What they want of us.
// "Call back": the touchpoint carries the promise. (Any other outcome may carry one as well.)
struct call_back {
  bool operator==(const call_back&) const = default;
};
// "They will call you." Nobody waits for it.
struct will_call_back {
  bool operator==(const will_call_back&) const = default;
};
// A no that is not the decision maker's.
struct gatekeeper_no {
  bool operator==(const gatekeeper_no&) const = default;
};
// "Not now"; `until` if a date was named.
struct not_now {
  std::optional<date> until;
  bool operator==(const not_now&) const = default;
};
// The matter is on hold; `until` if a date was named.
struct on_hold {
  std::optional<date> until;
  bool operator==(const on_hold&) const = default;
};
// "Interested, send me something."
struct send_information {
  bool operator==(const send_information&) const = default;
};
// A conversation with the decision maker in which nothing was decided.
struct spoke {
  bool operator==(const spoke&) const = default;
};

// --- Appointments: up to four stand side by side, each known by when it begins. One agreed for the same beginning
// takes its place, a fifth that of the one agreed first.
struct meeting_agreed {
  agreed_time when;
  bool operator==(const meeting_agreed&) const = default;
};
// It will not be. `when` names it by the time it was agreed for, of which its beginning counts; without it, the first
// that is still ahead is meant.
struct meeting_cancelled {
  std::optional<agreed_time> when;
  bool operator==(const meeting_cancelled&) const = default;
};
// Somebody did not come. `when` as above; without it, the first of those that stand is meant.
struct meeting_missed {
  std::optional<agreed_time> when;
  bool operator==(const meeting_missed&) const = default;
};

// --- Answers.
struct yes {
  bool operator==(const yes&) const = default;
};
// The definite no: from the decision maker's own mouth, with the reasons.
struct no_with_reasons {
  bool operator==(const no_with_reasons&) const = default;
};
struct no_without_reasons {
  bool operator==(const no_without_reasons&) const = default;
};
// "Leave me alone", in whatever words. Unscoped words mean every channel; from a gatekeeper, that number.
struct objection {
  std::optional<channel> only;  // what they object to, if they said so
  bool operator==(const objection&) const = default;
};
// A list unsubscribe: that channel.
struct unsubscribed {
  bool operator==(const unsubscribed&) const = default;
};
// The prospect wrote, or called while we were not there: an answer is owed. (An automatic reply is `away`.)
struct replied {
  bool operator==(const replied&) const = default;
};

// --- What happens to letters, e-mails and numbers.
struct sent {
  bool operator==(const sent&) const = default;
};
struct wrong_number {
  bool operator==(const wrong_number&) const = default;
};
struct bounced {
  bool operator==(const bounced&) const = default;
};
struct returned {
  bool operator==(const returned&) const = default;
};
// Signs of interest that are no answer.
struct opened {
  bool operator==(const opened&) const = default;
};
struct clicked {
  bool operator==(const clicked&) const = default;
};

// --- What hosts record beside (rulings 27 to 29).
// A call of which only the attempt is known. It counts for caps, limits and the rhythm, owes no message and says
// nothing.
struct attempted {
  bool operator==(const attempted&) const = default;
};
// The person does not work there any more.
struct left_organisation {
  bool operator==(const left_organisation&) const = default;
};
// The organisation does not exist any more.
struct closed_down {
  bool operator==(const closed_down&) const = default;
};
// The host took the pursuit back, for a reason of its own: a stage that says "lost", a product that is no more.
struct withdrawn {
  bool operator==(const withdrawn&) const = default;
};
// Not delivered for now: a mailbox that is full, a line out of order, a soft bounce. As a busy line it is no call of a
// limit; the touchpoint is the call or e-mail itself, or the notice that came in about an e-mail.
struct delayed {
  bool operator==(const delayed&) const = default;
};

// None of them: what a touchpoint says that was never given an outcome. Refused wherever it turns up.
struct unrecorded {
  bool operator==(const unrecorded&) const = default;
};

using outcome =
    std::variant<no_answer, busy, machine, just_left, in_meeting, at_lunch, day_off, away, message_taken, call_back,
                 will_call_back, gatekeeper_no, not_now, on_hold, send_information, spoke, meeting_agreed,
                 meeting_cancelled, meeting_missed, yes, no_with_reasons, no_without_reasons, objection, unsubscribed,
                 replied, sent, wrong_number, bounced, returned, opened, clicked, attempted, left_organisation,
                 closed_down, withdrawn, delayed, unrecorded>;

// Which of them, in the order of the variant.
enum class outcome_kind : unsigned char {
  no_answer,
  busy,
  machine,
  just_left,
  in_meeting,
  at_lunch,
  day_off,
  away,
  message_taken,
  call_back,
  will_call_back,
  gatekeeper_no,
  not_now,
  on_hold,
  send_information,
  spoke,
  meeting_agreed,
  meeting_cancelled,
  meeting_missed,
  yes,
  no_with_reasons,
  no_without_reasons,
  objection,
  unsubscribed,
  replied,
  sent,
  wrong_number,
  bounced,
  returned,
  opened,
  clicked,
  attempted,
  left_organisation,
  closed_down,
  withdrawn,
  delayed,
  unrecorded,
};
// Those that can be recorded.
inline constexpr int outcome_count = static_cast<int>(std::variant_size_v<outcome>) - 1;

[[nodiscard]] constexpr outcome_kind kind_of(const outcome& what) noexcept {
  return static_cast<outcome_kind>(what.index());
}

// "just_left": the name used in documents; and back, nullopt for a name that is none.
[[nodiscard]] std::string_view name_of(outcome_kind kind) noexcept;
[[nodiscard]] std::optional<outcome_kind> outcome_named(std::string_view name) noexcept;

// An outcome of that kind that says nothing more; nullopt for one that has to name a time (`meeting_agreed`).
[[nodiscard]] std::optional<outcome> outcome_of(outcome_kind kind);

// Whether it settles nothing, so that a call can have it over and over: no answer, busy, at lunch.
[[nodiscard]] bool is_inconclusive(outcome_kind kind) noexcept;

}  // namespace followup
