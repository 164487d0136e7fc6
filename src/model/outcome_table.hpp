// All there is to say of each outcome, in one table (model/outcome.cpp): where a new one is added.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/model/outcome.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace followup::detail {

class role_set {
 public:
  constexpr role_set(std::initializer_list<contact_role> some) noexcept {
    for (const contact_role one : some) bits_ |= 1U << static_cast<unsigned>(one);
  }
  [[nodiscard]] constexpr bool contains(contact_role one) const noexcept {
    return (bits_ >> static_cast<unsigned>(one) & 1U) != 0;
  }

 private:
  unsigned bits_ = 0;
};

enum trait : unsigned {
  may_leave_message = 1,  // with an outbound call
  unanswered = 2,         // as an outbound call that did not reach the person it owes a message
  spoken = 4,             // said by the person pursued, it is a conversation
  inconclusive = 8,       // it settles nothing: a call can have it over and over
  final_word = 16,        // it ends a pursuit, a channel or a contact point, by the doctrine
  beyond_pursuit = 32,    // it concerns the prospect or a contact point, in whichever pursuit it was said
  nobody_left = 128,      // there is nobody to pursue any more, or no reason to
  fell_through = 256,     // of a call: the line did not let it through, so that it is none of those made
  reaction = 64,          // coming in, it is what a mailing of ours brought about
};

struct outcome_row {
  outcome_kind kind;
  std::string_view name;  // in documents
  channel_set outbound;   // how it can come about
  channel_set inbound;
  role_set who;
  contact_role usual;  // who says so, usually
  unsigned traits = 0;

  [[nodiscard]] constexpr bool has(trait one) const noexcept { return (traits & one) != 0; }
  // Said by somebody, in a call or face to face; else it is what became of something that was sent.
  [[nodiscard]] constexpr bool by_word_of_mouth() const noexcept { return outbound.contains(channel::call); }
};

// In the order of the enumerators.
extern const std::array<outcome_row, outcome_count + 1> outcome_rows;

// Of a value that no enumerator has, that of `unrecorded`.
[[nodiscard]] inline const outcome_row& row_of(outcome_kind kind) noexcept {
  const auto place = static_cast<std::size_t>(kind);
  return place < outcome_rows.size() ? outcome_rows[place] : outcome_rows.back();
}

// An outcome of that kind that says no more than it must; at that time, where it has to name one.
[[nodiscard]] outcome plain_outcome(outcome_kind kind, const agreed_time& when);

}  // namespace followup::detail
