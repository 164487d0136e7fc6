// What a touchpoint is to the doctrine, read off the touchpoint alone.
#pragma once

#include <followup/model/touchpoint.hpp>

#include <optional>
#include <variant>

namespace oracle {

template <class Outcome>
inline bool is(const followup::touchpoint& touch) {
  return std::holds_alternative<Outcome>(touch.what);
}

inline bool is_outbound(const followup::touchpoint& touch) { return touch.way == followup::direction::outbound; }
inline bool is_attempt(const followup::touchpoint& touch) {
  return is_outbound(touch) && touch.via == followup::channel::call;
}
inline bool is_letter(const followup::touchpoint& touch) {
  return is_outbound(touch) && touch.via == followup::channel::letter && is<followup::sent>(touch);
}
inline bool is_email(const followup::touchpoint& touch) {
  return is_outbound(touch) && touch.via == followup::channel::email && is<followup::sent>(touch);
}
inline bool is_writing(const followup::touchpoint& touch) { return is_letter(touch) || is_email(touch); }

inline bool said_by_decision_maker(const followup::touchpoint& touch) {
  return touch.spoke_to == followup::contact_role::decision_maker && !is<followup::replied>(touch);
}
inline bool said_by_gatekeeper(const followup::touchpoint& touch) {
  return touch.spoke_to == followup::contact_role::gatekeeper;
}
inline bool said_by_a_person(const followup::touchpoint& touch) {
  return touch.spoke_to == followup::contact_role::decision_maker || said_by_gatekeeper(touch);
}

// He is there, only not at this moment.
inline bool tells_of_presence(const followup::touchpoint& touch) {
  return is<followup::just_left>(touch) || is<followup::in_meeting>(touch) || is<followup::at_lunch>(touch);
}

// "Every unanswered call leaves a message"; letters are counted by the same calls. Where somebody else settled
// something, a hold or an appointment, the call was of use; a busy line and a wrong number are no tries at all.
inline bool is_unanswered(const followup::touchpoint& touch) {
  if (!is_attempt(touch) || said_by_decision_maker(touch)) return false;
  return is<followup::no_answer>(touch) || is<followup::machine>(touch) || is<followup::just_left>(touch) ||
         is<followup::in_meeting>(touch) || is<followup::at_lunch>(touch) || is<followup::day_off>(touch) ||
         is<followup::away>(touch) || is<followup::message_taken>(touch) || is<followup::call_back>(touch) ||
         is<followup::will_call_back>(touch) || is<followup::gatekeeper_no>(touch);
}

inline bool is_hold(const followup::touchpoint& touch) {
  return is<followup::not_now>(touch) || is<followup::on_hold>(touch);
}

inline std::optional<followup::date> named_date(const followup::touchpoint& touch) {
  if (const auto* later = std::get_if<followup::not_now>(&touch.what)) return later->until;
  if (const auto* hold = std::get_if<followup::on_hold>(&touch.what)) return hold->until;
  if (const auto* absence = std::get_if<followup::away>(&touch.what)) return absence->until;
  return std::nullopt;
}

// Ours by telephone, or said by a person on their side.
inline bool is_contact(const followup::touchpoint& touch) {
  if (is_outbound(touch)) return is_attempt(touch);
  if (is<followup::meeting_cancelled>(touch) || is<followup::meeting_missed>(touch)) return true;
  return said_by_a_person(touch) && !is<followup::replied>(touch) && !is<followup::opened>(touch) &&
         !is<followup::clicked>(touch) && !is<followup::bounced>(touch) && !is<followup::returned>(touch) &&
         !is<followup::unsubscribed>(touch);
}

// What a letter or an e-mail brings about without anybody's word.
inline bool may_echo_writing(const followup::touchpoint& touch) {
  return !is_outbound(touch) &&
         (is<followup::bounced>(touch) || is<followup::returned>(touch) || is<followup::opened>(touch) ||
          is<followup::clicked>(touch) || is<followup::unsubscribed>(touch) ||
          (is<followup::away>(touch) && touch.spoke_to == followup::contact_role::machine));
}

// A number or an address that turned out not to be theirs.
inline bool tells_of_a_dead_end(const followup::touchpoint& touch) {
  return is<followup::wrong_number>(touch) || is<followup::bounced>(touch) || is<followup::returned>(touch);
}

// After a bare no they want something after all.
inline bool overtakes_a_no(const followup::touchpoint& touch) {
  return is<followup::meeting_agreed>(touch) ||
         (said_by_decision_maker(touch) && (touch.promised || is_hold(touch) || is<followup::send_information>(touch)));
}

inline followup::channel carrier_of(followup::channel via) {
  return via == followup::channel::voicemail ? followup::channel::call : via;
}

inline int rank_of(followup::channel via) {
  return via == followup::channel::call ? 0 : via == followup::channel::voicemail ? 1 : 2;
}

}  // namespace oracle
