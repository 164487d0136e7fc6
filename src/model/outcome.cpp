#include <followup/model/outcome.hpp>

namespace followup {

std::string_view name_of(outcome_kind kind) noexcept {
  switch (kind) {
    case outcome_kind::no_answer: return "no_answer";
    case outcome_kind::busy: return "busy";
    case outcome_kind::machine: return "machine";
    case outcome_kind::just_left: return "just_left";
    case outcome_kind::in_meeting: return "in_meeting";
    case outcome_kind::at_lunch: return "at_lunch";
    case outcome_kind::day_off: return "day_off";
    case outcome_kind::away: return "away";
    case outcome_kind::message_taken: return "message_taken";
    case outcome_kind::call_back: return "call_back";
    case outcome_kind::will_call_back: return "will_call_back";
    case outcome_kind::gatekeeper_no: return "gatekeeper_no";
    case outcome_kind::not_now: return "not_now";
    case outcome_kind::on_hold: return "on_hold";
    case outcome_kind::send_information: return "send_information";
    case outcome_kind::spoke: return "spoke";
    case outcome_kind::meeting_agreed: return "meeting_agreed";
    case outcome_kind::meeting_cancelled: return "meeting_cancelled";
    case outcome_kind::meeting_missed: return "meeting_missed";
    case outcome_kind::yes: return "yes";
    case outcome_kind::no_with_reasons: return "no_with_reasons";
    case outcome_kind::no_without_reasons: return "no_without_reasons";
    case outcome_kind::objection: return "objection";
    case outcome_kind::unsubscribed: return "unsubscribed";
    case outcome_kind::replied: return "replied";
    case outcome_kind::sent: return "sent";
    case outcome_kind::wrong_number: return "wrong_number";
    case outcome_kind::bounced: return "bounced";
    case outcome_kind::returned: return "returned";
    case outcome_kind::opened: return "opened";
    case outcome_kind::clicked: return "clicked";
    case outcome_kind::unrecorded: break;
  }
  return {};
}

std::optional<outcome_kind> outcome_named(std::string_view name) noexcept {
  for (int i = 0; i < outcome_count; ++i) {
    const auto kind = static_cast<outcome_kind>(i);
    if (name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

}  // namespace followup
