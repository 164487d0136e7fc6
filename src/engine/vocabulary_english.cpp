#include "engine/vocabulary.hpp"

namespace followup::detail::english {

namespace {

constexpr touch_words words_of(channel via) noexcept {
  switch (via) {
    case channel::call: return {"call", "calls", "a call", "the call"};
    case channel::voicemail: return {"voicemail", "voicemails", "a voicemail", "the voicemail"};
    case channel::letter: return {"letter", "letters", "a letter", "the letter"};
    case channel::email: return {"e-mail", "e-mails", "an e-mail", "the e-mail"};
    case channel::task: return {"task", "tasks", "a task", "the task"};
  }
  return {"touch", "touches", "a touch", "the touch"};
}

}  // namespace

std::string_view noun(channel via) noexcept { return words_of(via).noun; }
std::string_view plural(channel via) noexcept { return words_of(via).plural; }
std::string_view one_of(channel via) noexcept { return words_of(via).one_of; }
std::string_view with_article(channel via) noexcept { return words_of(via).with_article; }

std::string_view happening(outcome_kind kind) noexcept {
  switch (kind) {
    case outcome_kind::no_answer: return "nobody answered";
    case outcome_kind::busy: return "the line was busy";
    case outcome_kind::machine: return "an answering machine answered";
    case outcome_kind::just_left: return "they had just left";
    case outcome_kind::in_meeting: return "they were in a meeting";
    case outcome_kind::at_lunch: return "they were at lunch";
    case outcome_kind::day_off: return "they had a day off";
    case outcome_kind::away: return "they were away";
    case outcome_kind::message_taken: return "somebody took a message";
    case outcome_kind::call_back: return "they asked to be called back";
    case outcome_kind::will_call_back: return "they said that they would call";
    case outcome_kind::gatekeeper_no: return "somebody said no, but not the one who decides";
    case outcome_kind::not_now: return "they said that this is not the time";
    case outcome_kind::on_hold: return "the matter was put on hold";
    case outcome_kind::send_information: return "they asked for information";
    case outcome_kind::spoke: return "they were spoken to and nothing was decided";
    case outcome_kind::meeting_agreed: return "an appointment was made";
    case outcome_kind::meeting_cancelled: return "the appointment was cancelled";
    case outcome_kind::meeting_missed: return "the appointment was missed";
    case outcome_kind::yes: return "they said yes";
    case outcome_kind::no_with_reasons: return "they said no, and why";
    case outcome_kind::no_without_reasons: return "they said no without a reason";
    case outcome_kind::objection: return "they asked not to be contacted";
    case outcome_kind::unsubscribed: return "they unsubscribed";
    case outcome_kind::replied: return "they got in touch";
    case outcome_kind::sent: return "it was sent";
    case outcome_kind::wrong_number: return "the number was wrong";
    case outcome_kind::bounced: return "the e-mail bounced";
    case outcome_kind::returned: return "the letter came back";
    case outcome_kind::opened: return "they opened it";
    case outcome_kind::clicked: return "they followed a link";
    case outcome_kind::attempted: return "a call was tried";
    case outcome_kind::left_organisation: return "the person works there no more";
    case outcome_kind::closed_down: return "the organisation has closed down";
    case outcome_kind::withdrawn: return "it was withdrawn";
    case outcome_kind::delayed: return "it did not get through for now";
    case outcome_kind::unrecorded: break;
  }
  return "something happened";
}

std::string_view ending(disposition how) noexcept {
  switch (how) {
    case disposition::won: return "won";
    case disposition::meeting: return "an appointment was made";
    case disposition::refused: return "refused";
    case disposition::opted_out: return "they do not want to be contacted";
    case disposition::unreachable: return "unreachable";
    case disposition::exhausted: return "a limit was reached, which is no refusal";
    case disposition::withdrawn: return "withdrawn";
    case disposition::answered: return "answered";
  }
  return "over";
}

}  // namespace followup::detail::english
