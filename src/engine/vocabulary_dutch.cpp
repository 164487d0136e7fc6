#include "engine/vocabulary.hpp"

namespace followup::detail::dutch {

namespace {

constexpr touch_words words_of(channel via) noexcept {
  switch (via) {
    case channel::call: return {"telefoontje", "telefoontjes", "een telefoontje", "het telefoontje"};
    case channel::voicemail: return {"voicemail", "voicemails", "een voicemail", "de voicemail"};
    case channel::letter: return {"brief", "brieven", "een brief", "de brief"};
    case channel::email: return {"e-mail", "e-mails", "een e-mail", "de e-mail"};
    case channel::task: return {"taak", "taken", "een taak", "de taak"};
  }
  return {"contact", "contacten", "een contact", "het contact"};
}

}  // namespace

std::string_view noun(channel via) noexcept { return words_of(via).noun; }
std::string_view plural(channel via) noexcept { return words_of(via).plural; }
std::string_view one_of(channel via) noexcept { return words_of(via).one_of; }
std::string_view with_article(channel via) noexcept { return words_of(via).with_article; }

std::string_view happening(outcome_kind kind) noexcept {
  switch (kind) {
    case outcome_kind::no_answer: return "er werd niet opgenomen";
    case outcome_kind::busy: return "de lijn was bezet";
    case outcome_kind::machine: return "het antwoordapparaat nam op";
    case outcome_kind::just_left: return "ze waren net vertrokken";
    case outcome_kind::in_meeting: return "ze zaten in een vergadering";
    case outcome_kind::at_lunch: return "ze waren aan het lunchen";
    case outcome_kind::day_off: return "ze hadden een vrije dag";
    case outcome_kind::away: return "ze waren afwezig";
    case outcome_kind::message_taken: return "iemand nam een boodschap aan";
    case outcome_kind::call_back: return "er is gevraagd om terug te bellen";
    case outcome_kind::will_call_back: return "ze zouden zelf bellen";
    case outcome_kind::gatekeeper_no: return "iemand zei nee, maar niet degene die beslist";
    case outcome_kind::not_now: return "ze zeiden dat het nu niet uitkomt";
    case outcome_kind::on_hold: return "de zaak is in de wacht gezet";
    case outcome_kind::send_information: return "er is om informatie gevraagd";
    case outcome_kind::spoke: return "er is gesproken en niets besloten";
    case outcome_kind::meeting_agreed: return "er is een afspraak gemaakt";
    case outcome_kind::meeting_cancelled: return "de afspraak is afgezegd";
    case outcome_kind::meeting_missed: return "de afspraak is niet doorgegaan";
    case outcome_kind::yes: return "ze zeiden ja";
    case outcome_kind::no_with_reasons: return "ze zeiden nee, en waarom";
    case outcome_kind::no_without_reasons: return "ze zeiden nee zonder reden";
    case outcome_kind::objection: return "ze willen niet meer benaderd worden";
    case outcome_kind::unsubscribed: return "ze hebben zich afgemeld";
    case outcome_kind::replied: return "ze namen contact op";
    case outcome_kind::sent: return "het is verstuurd";
    case outcome_kind::wrong_number: return "het nummer klopte niet";
    case outcome_kind::bounced: return "de e-mail kwam niet aan";
    case outcome_kind::returned: return "de brief kwam terug";
    case outcome_kind::opened: return "ze hebben het geopend";
    case outcome_kind::clicked: return "ze hebben doorgeklikt";
    case outcome_kind::attempted: return "er is een belpoging gedaan";
    case outcome_kind::left_organisation: return "de persoon werkt er niet meer";
    case outcome_kind::closed_down: return "de organisatie is opgeheven";
    case outcome_kind::withdrawn: return "het is ingetrokken";
    case outcome_kind::delayed: return "het kwam er voorlopig niet door";
    case outcome_kind::unrecorded: break;
  }
  return "er gebeurde iets";
}

std::string_view ending(disposition how) noexcept {
  switch (how) {
    case disposition::won: return "gewonnen";
    case disposition::meeting: return "er is een afspraak gemaakt";
    case disposition::refused: return "afgewezen";
    case disposition::opted_out: return "ze willen niet meer benaderd worden";
    case disposition::unreachable: return "onbereikbaar";
    case disposition::exhausted: return "een grens is bereikt, en dat is geen afwijzing";
    case disposition::withdrawn: return "ingetrokken";
    case disposition::answered: return "beantwoord";
  }
  return "voorbij";
}

}  // namespace followup::detail::dutch
