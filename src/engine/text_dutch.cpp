#include "engine/text.hpp"

namespace followup::detail {
namespace {

using namespace dutch;

std::string_view what_is_missing(channel via) {
  switch (via) {
    case channel::call:
    case channel::voicemail: return "er is geen bruikbaar telefoonnummer";
    case channel::letter: return "er is geen bruikbaar postadres";
    case channel::email: return "er is geen bruikbaar e-mailadres";
    case channel::task: return "een taak is hier niet mogelijk";
  }
  return "dat kan hier niet";
}

std::string_view common_rule(std::string_view name) {
  if (name == "promise") return "de belofte";
  if (name == "answer") return "het antwoord dat nog moet komen";
  if (name == "message") return "het bericht dat nog moet komen";
  if (name == "appointment") return "de afspraak";
  if (name == "hold") return "de wachttijd";
  if (name == "calendar") return "de kalender";
  if (name == "preference") return "hun voorkeur voor bepaalde uren";
  if (name == "data") return "het gebrek aan gegevens";
  return {};
}

std::string named(rule_id id, const reading& read) {
  const std::string_view name = read.name(id);
  if (name.empty()) return "een andere regel";
  if (const auto what = read.outcome_of(id)) return joined({"de regel voor \"", happening(*what), "\""});
  if (const std::string_view common = common_rule(name); !common.empty()) return std::string(common);
  const std::string* const law = read.citation(id);
  if (law == nullptr) return quoted(name);
  return law->empty() ? quoted(name) + " (wet)" : joined({quoted(name), " (wet: ", on_one_line(*law), ")"});
}

// A touch that is no action, by the rule that wants it.
std::string touch_of(rule_id rule, channel via, const reading& read) {
  const std::string_view name = read.name(rule);
  if (name == "promise") return "het beloofde telefoontje";
  if (name == "answer" || name == "message") return std::string(common_rule(name));
  const std::string_view touch = with_article(via);
  if (name == "hold" || name == "appointment") return joined({touch, " na ", common_rule(name)});
  if (const auto what = read.outcome_of(rule)) return joined({touch, " na ", quoted(happening(*what))});
  return joined({touch, " van ", named(rule, read)});
}

std::string on(const std::optional<ptime>& at, const reading& read) { return clause(" (op ", read.moment(at), ")"); }

std::string after_nth(const reason& why, const reading& read) {
  const auto* const rule = read.track_as<after_each_nth>(why.rule);
  const bool all = rule != nullptr && rule->what == counted::calls;
  const std::string_view one = all ? "telefoontje" : "onbeantwoord telefoontje";
  const std::string_view many = all ? "telefoontjes" : "onbeantwoorde telefoontjes";
  const std::string every =
      why.n == 1 ? joined({"na elk ", one}) : joined({"telkens na ", counted_as(why.n, one, many)});
  const std::string so_far = joined({why.m == 1 ? "; het was er " : "; het waren er ", std::to_string(why.m)});
  return joined({named(why.rule, read), ": ", every, so_far,
                 clause(", en sinds dat van ", read.moment(why.from), " moet dit gebeuren"), "."});
}

std::string after_landing(const reason& why, const reading& read) {
  const auto* const rule = read.track_as<after_other>(why.rule);
  const std::string other = rule != nullptr ? quoted(rule->track) : "een eerder contact";
  const std::string_view how = rule == nullptr || rule->landed ? ", bezorgd op " : ", verstuurd op ";
  return joined({named(why.rule, read), " volgt op ", other, clause(how, read.moment(why.from)), "."});
}

std::string reached_in(const reason& why, const reading& read) {
  const daypart* const part = read.daypart_at(why.n);
  return joined({"in ", part == nullptr ? "dit dagdeel" : quoted(part->name), " zijn ze ", std::to_string(why.m),
                 " keer bereikt."});
}

std::string chosen_daypart(const reason& why, const reading& read) {
  const daypart* const part = read.daypart_at(why.n);
  const std::string which = part == nullptr ? "dit" : joined({quoted(part->name), " (", shown_hours(part->hours), ")"});
  const std::string calls = why.m == 0 ? "nog niet" : std::to_string(why.m) + " keer";
  return joined({which, " is het beste moment van de dag om het te proberen: toen is tot nu toe ", calls, " gebeld."});
}

std::string preference(const side_rule* rule) {
  struct in_words {
    std::string operator()(const at_most_per_daypart& most) const {
      return joined({"hoogstens ", counted_as(most.calls, "telefoontje", "telefoontjes"), " per dagdeel"});
    }
    std::string operator()(const other_clock_time&) const { return "een ander tijdstip"; }
    std::string operator()(const other_weekday&) const { return "een nog niet geprobeerde weekdag"; }
  };
  return rule == nullptr ? "een ander moment" : std::visit(in_words{}, *rule);
}

std::string used_up(const reason& why, const reading& read) {
  const std::string all = why.n == 1 ? "het enige onderwerp" : joined({"alle ", std::to_string(why.n), " onderwerpen"});
  return joined({all, " van ", named(why.rule, read), why.n == 1 ? " is" : " zijn", " gebruikt: bedenk iets nieuws."});
}

std::string asked_before(const reason& why) {
  if (why.n == 0) return ", eenmaal";
  return joined({" nog een keer; tot nu toe is ", std::to_string(why.n), " keer tevergeefs geprobeerd"});
}

std::string suppressed_by(const reason& why, const reading& read) {
  const std::string_view what = why.n == 1 ? plural(why.via) : "elk contact";
  return joined({"er is bezwaar gemaakt tegen ", what, on(why.from, read), "."});
}

std::string ended_by(const reason& why, const reading& read) {
  if (why.what) return joined({"hiermee is het geëindigd: ", happening(*why.what), on(why.from, read), "."});
  return joined({"hiermee is het geëindigd: ", ending(static_cast<disposition>(why.n)), " (", named(why.rule, read),
                 clause(", op ", read.moment(why.from)), ")."});
}

std::string sentence(const reason& why, const reading& read) {
  const std::string rule = named(why.rule, read);
  const std::string from = read.moment(why.from);
  const std::string to = read.moment(why.to);
  const std::string when = on(why.from, read);
  const std::string due = clause("; te doen vanaf ", to);
  switch (why.kind) {
    case reason_kind::first_touch: return joined({rule, " begint", clause("; de start was op ", from), due, "."});
    case reason_kind::rhythm: {
      const std::string so_far = why.n == 0 ? "" : " na " + std::to_string(why.n) + " keer";
      return joined({rule, " gaat verder", so_far, clause(", het laatst op ", from), due, "."});
    }
    case reason_kind::after_nth: return after_nth(why, read);
    case reason_kind::after_landing: return after_landing(why, read);
    case reason_kind::next_step:
      return joined({"stap ", std::to_string(why.n), " van ", std::to_string(why.m), " van ", rule,
                     clause(", geteld vanaf ", from), "."});
    case reason_kind::branch_taken:
      return joined({"stap ", std::to_string(why.n), " van ", std::to_string(why.m), " van ", rule,
                     ", om wat er gebeurde: ", why.what ? happening(*why.what) : "iets anders", when, "."});
    case reason_kind::after_event:
      return joined({rule, " volgt hierop: ", why.what ? happening(*why.what) : "er gebeurde iets", when, due, "."});
    case reason_kind::before_appointment:
      return joined({rule, " gaat vooraf aan de afspraak", clause(" van ", from), due, "."});
    case reason_kind::host_rule: return joined({rule, " vraagt erom", clause(" vanaf ", to), "."});
    case reason_kind::message_owed: {
      const std::string call = why.n == 0 ? "het telefoontje" : "telefoontje " + std::to_string(why.n);
      return joined({"er is nog geen bericht achtergelaten na ", call, clause(", op ", from), "."});
    }
    case reason_kind::outcome_says:
      return joined({why.what ? happening(*why.what) : "er gebeurde iets", when, due, "."});
    case reason_kind::promise_by_them:
      return joined({"er is gevraagd om terug te bellen", clause(" ", read.agreed(why)), "."});
    case reason_kind::promise_by_us:
      return joined({"wij hebben beloofd te bellen", clause(" ", read.agreed(why)), "."});
    case reason_kind::answer_owed:
      return joined({"ze namen contact op", when, clause("; antwoord uiterlijk op ", to), "."});
    case reason_kind::information_owed:
      return joined({"er is om informatie gevraagd", when, clause("; stuur die uiterlijk op ", to), "."});
    case reason_kind::information_landed:
      return joined({"de gevraagde informatie is aangekomen", when, ": vraag wat ze ervan vinden."});
    case reason_kind::ask_for_reasons:
      return joined({"ze zeiden nee zonder reden", when, ": vraag naar de redenen", asked_before(why), "."});
    case reason_kind::how_did_it_go:
      return joined({"vraag hoe het ging, als er dan nog niets is vastgelegd over de afspraak",
                     clause(" van ", read.last_day_of(why.from)), "."});
    case reason_kind::closing_touch:
      return joined({"de grens ", rule, " is bereikt", clause(" op ", from), ": sluit af met een laatste bericht."});

    case reason_kind::promise_in_gap:
      return joined({"de afgesproken tijd bestaat die dag niet, doordat de klok vooruitgaat",
                     clause("; het eerste moment erna is ", to), "."});
    case reason_kind::promise_in_overlap:
      return joined({"de afgesproken tijd komt die dag twee keer voor, doordat de klok teruggaat",
                     clause("; de eerste van de twee geldt: ", to), "."});
    case reason_kind::promise_on_closed_day:
      return joined({to.empty() ? "die dag" : "op " + read.day_of(why.to),
                     " is het dicht, maar wat is afgesproken blijft staan."});
    case reason_kind::promise_missed_by_us:
      return joined({"wij hebben de afgesproken tijd gemist", clause(": ", read.stretch(why.from, why.to)), "."});
    case reason_kind::promise_blocked:
      return joined({"de belofte blijft staan, maar ", rule, " laat het niet toe", clause(" vóór ", to), "."});
    case reason_kind::agreed_clock_kept:
      return joined({"de eerstvolgende opening, niet vóór het afgesproken tijdstip van de dag", clause(": ", to), "."});

    case reason_kind::daypart_chosen: return chosen_daypart(why, read);
    case reason_kind::daypart_reached: return reached_in(why, read);
    case reason_kind::side_rule_dropped:
      return joined(
          {"de voorkeur voor ", preference(read.side_rule_at(why.n)), " liet geen moment over en is losgelaten."});
    case reason_kind::rolled_to_opening:
      return joined({"buiten de openingstijden", clause(" op ", from), clause("; weer open vanaf ", to), "."});
    case reason_kind::rolled_from_closed_day:
      return joined({from.empty() ? "die dag" : "op " + read.day_of(why.from), " is het dicht",
                     clause("; weer open vanaf ", to), "."});
    case reason_kind::guard_moved:
      return joined({rule, " verschoof het", clause(" van ", from), clause(" naar ", to), "."});
    case reason_kind::kept_apart:
      return joined({"niet binnen ", counted_as(why.n, "uur", "uur"), " na een mislukt telefoontje",
                     clause("; verschoven van ", from), clause(" naar ", to), "."});
    case reason_kind::after_promise:
      return joined({rule, " wacht op het afgesproken telefoontje", clause(", van ", from), clause(" tot ", to), "."});
    case reason_kind::next_number:
      return joined({"het laatste telefoontje ging naar contactpunt ", std::to_string(why.m),
                     ", dit gaat naar contactpunt ", std::to_string(why.n), "."});
    case reason_kind::promised_number:
      return joined({"afgesproken is te bellen naar contactpunt ", std::to_string(why.n), "."});
    case reason_kind::promised_number_out: {
      const std::string agreed = why.n == 0 ? "het afgesproken nummer is geen van de contactpunten"
                                            : "afgesproken is te bellen naar contactpunt " + std::to_string(why.n) +
                                                  ", maar dat kan niet meer";
      return joined({agreed, ": dit telefoontje gaat naar contactpunt ", std::to_string(why.m), "."});
    }
    case reason_kind::lapses: return joined({"het heeft geen zin meer", clause(" vanaf ", to), "."});
    case reason_kind::guard_forbids: {
      const std::string touch = why.by ? touch_of(why.by, why.via, read) : "het";
      return joined({rule, " laat ", touch, " op geen enkel moment toe."});
    }
    case reason_kind::briefs_used_up: return used_up(why, read);

    case reason_kind::held_back:
      return joined({"uitgesteld: ", touch_of(why.rule, why.via, read), clause(" (te doen op ", from, ")"),
                     " wijkt voor ", named(why.by, read), "."});
    case reason_kind::channel_unusable:
      return joined({rule, " wil ", one_of(why.via), ", maar ", what_is_missing(why.via), "."});
    case reason_kind::channel_suppressed:
      return joined({rule, " wil ", one_of(why.via), ", maar er is bezwaar gemaakt tegen ", plural(why.via), "."});
    case reason_kind::endpoint_assumed:
      return joined({"er is niet gezegd welk nummer of adres niet klopt: aangenomen is dat het contactpunt ",
                     std::to_string(why.n), " is (", plural(why.via), ")."});
    case reason_kind::lapsed:
      return joined(
          {touch_of(why.rule, why.via, read), " is niet op tijd gedaan", clause(": het had zin tot ", to), "."});
    case reason_kind::beyond_limit:
      return joined({touch_of(why.rule, why.via, read), " zou na de grens ", named(why.by, read), clause(" (", to, ")"),
                     " komen."});

    case reason_kind::waiting: return joined({"niets te doen", to.empty() ? " voorlopig" : clause(" vóór ", to), "."});
    case reason_kind::appointment_ahead: return joined({"er staat een afspraak", clause(" ", read.agreed(why)), "."});
    case reason_kind::hold:
      return joined({"in de wacht",
                     clause(why.n == 0 ? ": er gaat niets uit vóór " : ": verder gaat er niets uit vóór ", to),
                     clause(" (afgesproken op ", from, ")"), "."});
    case reason_kind::absence:
      return joined(
          {"ze zijn er niet", clause(why.n == 0 ? ": niet bellen vóór " : ": verder niet bellen vóór ", to), "."});
    case reason_kind::pause:
      return joined({why.n == 0 ? "niet bellen" : "verder niet bellen",
                     to.empty() ? " voorlopig" : clause(" vóór ", to),
                     ": iemand zei nee, maar niet degene die beslist."});
    case reason_kind::limit_reached:
      return joined({"de grens ", rule, " is bereikt", clause(" op ", from),
                     why.n == 0 ? "" : ", na " + counted_as(why.n, "telefoontje", "telefoontjes"), "."});
    case reason_kind::limit_ahead: return joined({"de grens ", rule, " komt in zicht", clause(": ", to), "."});
    case reason_kind::limit_waits: {
      const std::string reach = why.n == 0 ? from : counted_as(why.n, "telefoontje", "telefoontjes");
      return joined({"de grens ", rule, clause(" (", reach, ")"), " wacht op ", named(why.by, read), "."});
    }
    case reason_kind::no_zone:
      return "waar is deze prospect? Zonder tijdzone is niet te zeggen wanneer er gebeld kan worden.";
    case reason_kind::no_channel: return "geen telefoonnummer of adres is bruikbaar: zoek een ander.";
    case reason_kind::nothing_proposed: return "van wat de regels willen kan niets worden gedaan.";
    case reason_kind::blocked: return "niets van wat is voorgesteld mag.";
    case reason_kind::never_open:
      return joined({"de kalender gaat niet meer open", why.by ? " voor " + touch_of(why.by, why.via, read) : "", "."});
    case reason_kind::suppressed: return suppressed_by(why, read);
    case reason_kind::ended: return ended_by(why, read);
  }
  return "om een andere reden.";
}

std::string reason_sentence(const reason& why, const reading& read) { return capitalised(sentence(why, read)); }

std::string deed(const action& what, const reading& read) {
  switch (what.via) {
    case channel::call: return "Bel";
    case channel::voicemail: return "Spreek een voicemail in";
    case channel::letter: return "Stuur een brief";
    case channel::email: return "Stuur een e-mail";
    case channel::task: {
      const std::string_view label = read.name(what.label);
      return joined({"Doe de taak ", label.empty() ? "van " + named(what.rule, read) : quoted(label)});
    }
  }
  return "Neem contact op";
}

std::string action_sentence(const action& what, const reading& read) {
  const std::string_view brief = read.name(what.brief);
  const bool overdue = read.on_an_earlier_day(what.due, what.window.begin);
  return joined({deed(what, read), brief.empty() ? "" : " over " + quoted(brief),
                 clause(" op ", read.stretch(what.window.begin, what.window.end)),
                 overdue ? clause(" (had gemoeten op ", read.moment(what.due), ")") : ""});
}

std::string closed(const conclusion& end, const reading& read) {
  const auto what = read.outcome_of(end.rule);
  std::string how(ending(end.how));
  if (end.how == disposition::exhausted) {
    how = joined({"de grens ", named(end.rule, read), " is bereikt, en dat is geen afwijzing"});
  } else if (what == outcome_kind::no_with_reasons) {
    how += ", met redenen";
  } else if (what == outcome_kind::no_without_reasons) {
    how += ", zonder redenen";
  } else if (!what && !read.name(end.rule).empty()) {
    how += ", door " + named(end.rule, read);
  }
  return joined({"Afgesloten: ", how, clause(", op ", read.moment(end.at)), "."});
}

std::string_view standstill(status what) {
  switch (what) {
    case status::due: return "Er is iets te doen";
    case status::waiting: return "Nog niets te doen";
    case status::dormant: return "Niets te doen tot de afspraak voorbij is";
    case status::on_hold: return "Niets te doen zolang het in de wacht staat";
    case status::closing: return "Niets te doen dan het einde afwachten";
    case status::needs_data: return "Er moet eerst meer bekend zijn";
    case status::closed: return "Afgesloten";
  }
  return "Niets te doen";
}

std::string status_sentence(const answer& what, const reading& read) {
  if (what.concluded) return closed(*what.concluded, read);
  return joined({standstill(what.status), clause("; kijk opnieuw op ", read.moment(what.wake_at)), "."});
}

std::string next_sentence(const continuation& next, const reading& read) {
  const std::string_view policy = read.name(next.under);
  return joined({"Weer op te pakken", clause(" vanaf ", read.moment(next.from)), " onder ",
                 policy.empty() ? "een ander beleid" : quoted(policy), "."});
}

std::string rest_sentence(int actions, int reasons) {
  const std::string both = actions != 0 && reasons != 0 ? " en " : "";
  return joined({"Hier weggelaten: ", actions == 0 ? "" : counted_as(actions, "actie", "acties"), both,
                 reasons == 0 ? "" : counted_as(reasons, "reden", "redenen"), "."});
}

}  // namespace

constinit const language_words dutch_words{dutch::dates,    reason_sentence, action_sentence,
                                           status_sentence, next_sentence,   rest_sentence};

}  // namespace followup::detail
