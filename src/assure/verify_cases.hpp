// All cases that a policy can be in, times and counts left out: what decides which touches its rules want, and not
// when. What cannot make a difference is the same in all of them: nobody asks the tracks while an appointment is ahead,
// and outcomes of one behaviour are one.
#pragma once

#include "engine/case_state.hpp"
#include "engine/wishes.hpp"

#include <array>
#include <cstdint>
#include <functional>

namespace followup::detail {

// What decides over nearly everything else: an appointment over a hold.
enum class put_off : unsigned char { no, hold, meeting };

struct abstract_case {
  static constexpr std::uint8_t no_contact = 0xFF;

  std::uint8_t contact = no_contact;  // the last one's outcome, or the first of the same behaviour
  bool message_owed = false;          // where a policy leaves messages
  bool letter_sent = false;           // since the last contact; where its behaviour sends one
  bool retries_used_up = false;       // where its behaviour counts them
  bool asking_why = false;
  bool promise = false;
  request_kind request = request_kind::none;
  channel request_via = channel::call;  // where a request is
  put_off waiting = put_off::no;
  channel_set usable;                              // neither objected to nor without a contact point
  std::array<std::uint16_t, most_slots> tracks{};  // by slot: whether it owes a touch; of a list: its next step

  friend bool operator==(const abstract_case&, const abstract_case&) noexcept = default;
};

[[nodiscard]] abstract_case abstracted(const ground& g, const case_state& s);

// A state of that case, some time after the start, with `now` as the present. An absence puts calls off and does
// nothing else: the later, the less is wanted before the calendar ends.
[[nodiscard]] case_state representative(const ground& g, const abstract_case& one, instant now, bool absent);

// A present for them: any will do.
[[nodiscard]] instant some_time_after_start(const ground& g) noexcept;

// The channels through which the prospect can be reached at the start, voicemail with the telephone.
[[nodiscard]] channel_set channels_of(const ground& g);

// Which part of them is asked for.
struct case_range {
  bool nothing_lost = false;       // every channel of the start is usable
  bool with_promise_only = false;  // a promise stands
  bool message_owed_only = false;  // a message is owed
};

// How much was looked at.
struct proof_effort {
  std::int64_t cases = 0;
  std::int64_t transitions = 0;  // touchpoints led through them
};

// Calls `visit` with every case, each once, until it returns false. -1: there are more than `most`; else how many.
std::int64_t for_each_case(const ground& g, const case_range& range, std::int64_t most,
                           const std::function<bool(const abstract_case&)>& visit);

}  // namespace followup::detail
