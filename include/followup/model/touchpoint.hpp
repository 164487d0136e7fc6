// followup/model/touchpoint.hpp - one thing that happened.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/model/ids.hpp>
#include <followup/model/outcome.hpp>
#include <followup/model/promise.hpp>
#include <followup/time/instant.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace followup {

// One thing that happened between the seller and the prospect, as the host recorded it. One call can be several things
// at once: "just left", "call back Friday" and a message left are one touchpoint.
//
//   touchpoint{.id = touchpoint_id{17}, .pursuit = offer.id, .at = utc("2026-11-23T09:00:00Z"), .via = channel::call,
//              .spoke_to = contact_role::gatekeeper, .what = just_left{}, .message_left = true,
//              .promised = promise{agreed_time::on(day("2026-11-27"))}}
//
// A history is any number of them in any order; the library puts them in order of time. Those of one instant (a host
// may know no more than the minute, or the date) it orders by what led to what: by `sequence`, where both have one;
// what an action follows before the touch that carries it out; what came in before what we did, unless our letter or
// e-mail brought it about; then what the policy waits for, a call before its voicemail before the rest, and the id
// (ruling 26). The same id with the same content counts once; with other content it is `invalid_history`.
struct touchpoint {
  touchpoint_id id;    // the host's; not zero
  pursuit_id pursuit;  // touchpoints of the prospect's other pursuits count for guards only
  ptime at;            // UTC, whole seconds
  channel via = channel::call;
  direction way = direction::outbound;
  contact_role spoke_to = contact_role::nobody;
  outcome what = unrecorded{};
  bool message_left = false;  // with this call, on a machine or with a person
  std::optional<promise> promised = {};
  endpoint_id endpoint = {};  // which number or address, where that is known
  brief_id brief = {};        // what it was about, where it was one of the policy's briefs
  // The action it carries out, where it was one: credits the track that asked for it and no other. None, or one that is
  // not of this policy: credits every track of this channel.
  action_id action = {};
  label_id label = {};  // of a task
  // The host's own order of touchpoints of one instant, where it keeps one: a counter, of which only the order counts.
  // 0: none. At most 2^53 - 1.
  std::uint64_t sequence = 0;
  static constexpr std::uint64_t most_sequence = (std::uint64_t{1} << 53) - 1;

  friend bool operator==(const touchpoint&, const touchpoint&) = default;
};

// The touchpoints at or before `now`, in their order: what a host passes that has recorded things ahead of its clock.
[[nodiscard]] std::vector<touchpoint> up_to(std::span<const touchpoint> history, ptime now);

// Throws `invalid_history` naming the touchpoint and field, for a combination that makes no sense: a bounced call, a
// "yes" from an answering machine, "call back" without a promise.
void check(const touchpoint& touch);

// An outbound call that did not reach the person, busy lines aside: what letters are counted by, and what owes a
// message. A wrong number is none, nor is a call in which somebody else settled something: a hold, an appointment.
[[nodiscard]] bool is_unanswered_call(const touchpoint& touch) noexcept;

// The person pursued was spoken to, whoever called, or wrote what they would have said. What is still to be answered
// (`replied`) is none.
[[nodiscard]] bool is_conversation(const touchpoint& touch) noexcept;

}  // namespace followup
