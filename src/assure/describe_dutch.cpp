#include "assure/describe_words.hpp"
#include "closed_set.hpp"

namespace followup::detail {
namespace {

using namespace dutch;

constexpr std::string_view and_last = " en ";

sentence_pair sentence(aspect what) {
  switch (what) {
    case aspect::name: return {"het beleid heet {v}"};
    case aspect::version: return {"de versie is {v}", "er is geen versie"};
    case aspect::needs_history:
      return {"de contactmomenten zelf zijn ervoor nodig", "de bijgehouden voortgang is ervoor genoeg"};
    case aspect::behaviour: return {"{v}"};

    case aspect::via: return {"het is {v}"};
    case aspect::gaps: return {"de {touches} komen {v}"};
    case aspect::first: return {"het eerste contact volgt {v} na de start"};
    case aspect::message:
      return {"na elk onbeantwoord telefoontje volgt direct een bericht", "er wordt geen bericht achtergelaten"};
    case aspect::message_at:
      return {"op een onbeantwoord telefoontje volgt alleen bij {v} direct een bericht",
              "elke poging is gelijk aan de andere"};
    case aspect::chooses_daypart:
      return {
          "ook een telefoontje op een vast moment krijgt het deel van de rest van de dag waarin de kans op antwoord "
          "het grootst is",
          "een telefoontje op een vast moment houdt dat moment"};
    case aspect::otherwise: return {"waar dat niet kan, is het {v}", "er is geen andere weg"};
    case aspect::message_first:
      return {"tot dat bericht of het volgende telefoontje is vastgelegd, wordt niets van later voorgesteld",
              "wat later komt, wacht niet op dat bericht"};
    case aspect::briefs:
      return {"ze gaan hierover, in deze volgorde en voor één prospect nooit tweemaal over hetzelfde: {v}",
              "ze hebben geen vast onderwerp"};
    case aspect::nth: return {"{a} per {v}"};
    case aspect::nth_wait: return {"dat volgt {v} na het telefoontje dat er aanleiding toe geeft"};
    case aspect::follows: return {"{a} na elk contact van {v}"};
    case aspect::follow_wait: return {"dat volgt {v}"};
    case aspect::events: return {"{a} na een van deze gebeurtenissen, geteld vanaf de nieuwste: {v}"};
    case aspect::event_wait: return {"dat volgt {v} daarna"};
    case aspect::takes_telephone:
      return {"zolang dat nog moet gebeuren, bellen de sporen erna niet", "de sporen erna bellen ernaast door"};
    case aspect::reminder:
      return {"{a} {v} vóór elke afspraak, direct als die later is gemaakt; het vervalt als de afspraak begint"};
    case aspect::steps:
      return {
          "deze stappen, de eerste geteld vanaf de start, elke volgende vanaf het moment waarop de vorige "
          "gedaan is of vanaf wat ertoe leidde"};
    case aspect::repeats:
      return {"als de stappen op zijn, beginnen ze opnieuw, {v} na de laatste", "de stappen beginnen niet opnieuw"};
    case aspect::step_wait: return {"{a}, {v}"};
    case aspect::step_brief: return {"over {v}", "zonder vast onderwerp"};
    case aspect::step_message: return {"wordt er niet opgenomen, dan volgt direct een bericht", "zonder eigen bericht"};
    case aspect::label: return {"de taak is {v}", "de taak heeft geen naam"};
    case aspect::branches: return {"{v}", "er zijn geen vertakkingen"};
    case aspect::next: return {"anders volgt {v}", "anders volgt de volgende stap in de lijst"};
    case aspect::last: return {"anders zijn de stappen hier op", "de stappen zijn hier niet op"};
    case aspect::holds_back_later:
      return {"zolang hier iets te doen is, stellen de sporen erna niets voor", "de sporen erna lopen ernaast door"};
    case aspect::lapses:
      return {
          "wat {v} na het gewenste moment niet is gedaan, vervalt; van meerdere telt alleen het nieuwste, en de "
          "andere sporen bellen intussen door",
          "het vervalt niet"};
    case aspect::waits_for_promises:
      return {"is er een telefoontje afgesproken, dan gaat er niets uit voordat die tijd voorbij is",
              "het gaat door terwijl er een telefoontje is afgesproken"};
    case aspect::in_place_of:
      return {"het geldt alleen als {v} niet meer mogelijk zijn", "het hangt niet af van wat er verder mogelijk is"};
    case aspect::counts_from: return {"na een contact dat op tijd was, telt het volgende {v}"};
    case aspect::late: return {"na een contact dat te laat was, {v}"};
    case aspect::resumes: return {"na een wachttijd {v}"};

    case aspect::registered:
      return {"dit is eigen programmatuur van het systeem, geregistreerd als {v}",
              "dit is eigen programmatuur van het systeem, zonder geregistreerde naam"};
    case aspect::parameters: return {"daaraan is meegegeven: {v}", "daaraan is niets meegegeven"};
    case aspect::reads_history:
      return {"die bekijkt de contactmomenten zelf", "die bekijkt de contactmomenten zelf niet"};

    case aspect::channels: return {"dit geldt voor {v}"};
    case aspect::hours: return {"{touches} alleen op deze uren: {v}"};
    case aspect::other_weeks: return {"in de weken daarna {v}, en dan weer de eerste", "elke week hetzelfde"};
    case aspect::first_week: return {"de eerste van die weken is die van {v}", "geen week is de eerste"};
    case aspect::calendar: return {"de uren zijn die van de kalender {v}"};
    case aspect::holidays: return {"niet op {v}", "geen feestdagen"};
    case aspect::overrides: return {"op deze dagen anders: {v}", "geen dagen met andere uren"};
    case aspect::hours_zone:
      return {"de uren worden afgelezen op de klok van {v}", "de uren worden afgelezen op de klok van de prospect"};
    case aspect::cap: return {"hoogstens {v}"};
    case aspect::cap_outcomes:
      return {"alleen wat hierop uitliep telt mee: {v}", "alles telt mee, wat het ook opleverde"};
    case aspect::cap_scope: return {"geteld wordt {v}"};
    case aspect::cap_zone: return {"de dagen zijn die van {v}", "de dagen zijn die van de prospect"};
    case aspect::excepts_retries:
      return {"wat door hun kant komt, mag toch: opnieuw bellen op dezelfde dag, en antwoorden die nog moeten komen",
              "opnieuw bellen op dezelfde dag en antwoorden die nog moeten komen tellen gewoon mee"};
    case aspect::quiet_after:
      return {"dat begint met een van deze: {v}", "dat begint met elk gesprek met de prospect zelf"};
    case aspect::quiet_length: return {"geen {touches} gedurende {v}"};
    case aspect::its_day_counts: return {"de dag zelf is dag 1", "de dag zelf is dag 0"};
    case aspect::distance: return {"minstens {v}"};
    case aspect::landing_day: return {"geen {touches} op de dag waarop een brief wordt bezorgd"};
    case aspect::consumer:
      return {"voor {touches} aan consumenten, en aan wie niet als iets anders bekend is, is {v} nodig"};
    case aspect::sole_trader: return {"bij zelfstandigen is daarvoor {v} nodig"};
    case aspect::legal_entity: return {"bij bedrijven is daarvoor {v} nodig"};
    case aspect::registry:
      return {"{touches} alleen als het bel-me-niet-register hoogstens {v} geleden is geraadpleegd"};
    case aspect::citation:
      return {"wet: {v}; geen belofte gaat hierboven", "een eigen regel: een vaste belofte gaat hierboven"};
    case aspect::exempts_agreed:
      return {"afgesproken telefoontjes zijn uitgezonderd", "afgesproken telefoontjes zijn niet uitgezonderd"};
    case aspect::audiences: return {"dit geldt voor {v}", "dit geldt voor iedereen"};
    case aspect::jurisdiction:
      return {"dit geldt voor prospects in {v}, of van wie het rechtsgebied niet bekend is", "dit geldt overal"};
    case aspect::valid_from: return {"dit geldt vanaf {v}", "dit geldt al altijd"};
    case aspect::valid_to: return {"dit geldt tot {v}, die dag niet meegerekend", "dit blijft gelden"};

    case aspect::weight: return {"wat mensen gewoonlijk doen weegt even zwaar als {v} telefoontjes aan de prospect"};
    case aspect::apart: return {"een telefoontje na een mislukt telefoontje komt minstens {v} later"};
    case aspect::daypart_hours: return {"{v}"};
    case aspect::daypart_days: return {"alleen op {v}", "op elke dag"};
    case aspect::answer_rate: return {"naar verwachting wordt dan {v} van de telefoontjes opgenomen"};
    case aspect::preference: return {"{v}"};

    case aspect::cleared: return {"een belofte blijft staan tot {v}"};
    case aspect::missed: return {"een belofte die wij gemist hebben, halen wij als volgt in: {v}"};

    case aspect::most_calls: return {"de grens is bereikt na {v}", "het aantal telefoontjes doet er niet toe"};
    case aspect::longest: return {"de grens is bereikt {v} na de start", "de duur doet er niet toe"};
    case aspect::closing_touch:
      return {"dan sluit {v} de zaak af",
              "er gaat niets meer uit: de zaak wordt meteen afgesloten als \"grens bereikt\""};
    case aspect::closing_brief:
      return {"dat afsluitende bericht gaat over {v}", "het afsluitende bericht heeft geen vast onderwerp"};
    case aspect::closing_within:
      return {
          "zodra dat afsluitende bericht de deur uit is, en uiterlijk {v} na de grens, wordt de zaak afgesloten als "
          "\"grens bereikt\""};
    case aspect::regardless:
      return {"de grens geldt ongeacht wat er is afgesproken",
              "de grens wacht zolang er nog iets openstaat dat met iemand is afgesproken"};

    case aspect::re_entry_after: return {"na {v} wordt de zaak opnieuw opgenomen"};
    case aspect::re_entry_wait: return {"dat begint {v} na het einde"};
    case aspect::re_entry_policy: return {"dan geldt het beleid {v}", "dan geldt hetzelfde beleid"};
  }
  return {};
}

std::string_view at_once(const delay& none) {
  struct in_words {
    std::string_view operator()(minutes) const { return "direct"; }
    std::string_view operator()(followup::hours) const { return "direct (0 uur)"; }
    std::string_view operator()(open_minutes) const { return "direct (in open tijd)"; }
    std::string_view operator()(calendar_days) const { return "op dezelfde dag"; }
    std::string_view operator()(business_days) const { return "direct (binnen openingstijd)"; }
    std::string_view operator()(months) const { return "op dezelfde dag (0 maanden)"; }
  };
  return std::visit(in_words{}, none);
}

std::string_view counted_of(count_scope whose) {
  switch (whose) {
    case count_scope::prospect: return "over alle zaken van de prospect";
    case count_scope::pursuit: return "over deze zaak alleen";
    case count_scope::number: return "over het nummer of adres dat nu gebruikt zou worden";
    case count_scope::seller: return "over de hele verkoper, zoals het systeem het bijhoudt";
  }
  return {};
}

std::string_view consent_of(consent_level level) {
  switch (level) {
    case consent_level::none: return "geen toestemming";
    case consent_level::presumed: return "minstens vermoedelijke toestemming";
    case consent_level::customer: return "een klantrelatie of uitdrukkelijke toestemming";
    case consent_level::express: return "uitdrukkelijke toestemming";
  }
  return {};
}

std::string_view people(audience kind) {
  switch (kind) {
    case audience::unknown: return "wie van onbekende soort is";
    case audience::consumer: return "consumenten";
    case audience::sole_trader: return "zelfstandigen";
    case audience::legal_entity: return "bedrijven";
  }
  return {};
}

constexpr value_vocabulary vocabulary{
    .dates = dutch::dates,
    .minutes = {"minuut", "minuten"},
    .hours = {"uur", "uur"},
    .open_minutes = {"open minuut", "open minuten"},
    .calendar_days = {"kalenderdag", "kalenderdagen"},
    .business_days = {"werkdag", "werkdagen"},
    .months = {"maand", "maanden"},
    .calls = {"telefoontje", "telefoontjes"},
    .at_once = at_once,
    .people = people,
    .happening = happening,
    .ending = ending,
    .one = one_of,
    .many = plural,
    .and_last = and_last,
    .and_then = ", dan ",
    .or_last = " of ",
    .later = "later",
    .to = "tot en met",
    .closed = "dicht",
    .no_citation = "zonder vindplaats",
    .decimal_point = ',',
};

class value_words : public common_values {
 public:
  using common_values::common_values;
  using common_values::operator();

  // What follows from an outcome.
  // As they are: what is none of their alternatives must not become one.
  template <any_of<behaviour, side_rule> Whole>
  std::string operator()(const Whole& what) const {
    return std::visit(*this, what);
  }
  std::string operator()(const follow_rhythm& b) const {
    return joined({"de sporen gaan door, en verder volgt er niets uit", next_number(b.next_number)});
  }
  std::string operator()(const retry_soon& b) const {
    return joined(
        {"bel opnieuw, ", (*this)(later{b.after}), ", hoogstens ", std::to_string(b.at_most_a_day), " keer op één dag",
         b.chooses_daypart ? ", in het deel van de rest van de dag waarin de kans op antwoord het grootst is" : "",
         "; daarna gaan de sporen door", next_number(b.next_number)});
  }
  std::string operator()(const call_again& b) const {
    return joined({"bel opnieuw na ", (*this)(b.after), ", wat het ritme ook is"});
  }
  std::string operator()(const same_day_after& b) const {
    return joined({"bel opnieuw na ", (*this)(b.wait),
                   " als dat nog dezelfde dag is, en anders bij de opening van de volgende werkdag"});
  }
  std::string operator()(const same_day_at& b) const {
    return joined({"bel opnieuw om ", clock(b.minute),
                   " als dat vandaag nog komt en open is, en anders bij de opening van de volgende werkdag"});
  }
  std::string operator()(const stay_away& b) const {
    return joined({"niet bellen vóór de eerste werkdag op of na de genoemde datum, of als die er niet is gedurende ",
                   (*this)(b.otherwise), "; brieven en e-mails gaan door"});
  }
  std::string operator()(const keep_promise&) const {
    return "de gemaakte belofte zegt wanneer, en vóór die tijd wordt er niet gebeld";
  }
  std::string operator()(const cool_down& b) const {
    const std::string letter =
        b.letter_after
            ? joined({"intussen gaat er na ", (*this)(*b.letter_after), " een brief naar degene die beslist"})
            : std::string("er gaat geen brief uit");
    return joined({"niet bellen gedurende ", (*this)(b.wait), "; ", letter});
  }
  std::string operator()(const hold_until_named_or& b) const {
    return joined(
        {"er gaat niets uit vóór de eerste werkdag op of na de genoemde datum, of als die er niet is "
         "gedurende ",
         (*this)(b.otherwise), "; daarna een telefoontje"});
  }
  std::string operator()(const send_then_call& b) const {
    return joined({"stuur het direct, uiterlijk binnen ", (*this)(b.send_within),
                   ", per e-mail als er een adres is en anders per brief; bel ", (*this)(b.call_after),
                   " nadat het is aangekomen"});
  }
  std::string operator()(const wait_for_meeting& b) const {
    return joined({"niets tot de afgesproken tijd voorbij is; is er dan niets vastgelegd, vraag dan na ",
                   (*this)(b.ask_after), " hoe het ging"});
  }
  std::string operator()(const close_as& b) const { return joined({"de zaak is voorbij (", ending(b.how), ")"}); }
  std::string operator()(const ask_why& b) const {
    return joined({"nog één contact om naar de redenen te vragen, na ", (*this)(b.after),
                   "; zodra de vraag hen heeft bereikt, of na drie pogingen, is de zaak voorbij (",
                   ending(disposition::refused), ")"});
  }
  std::string operator()(const suppress&) const {
    return "een bezwaar, absoluut en per direct: langs die weg gaat er niets meer uit";
  }
  std::string operator()(const answer_within& b) const {
    return joined({"antwoord binnen ", (*this)(b.wait), ", vóór alles behalve beloften waarvan het tijd is"});
  }
  std::string operator()(const drop_contact_point&) const { return "dat nummer of adres vervalt, de andere blijven"; }
  std::string operator()(const try_again& b) const {
    return joined({"hetzelfde nog eens, ", (*this)(later{b.after}), ", hoogstens ", std::to_string(b.at_most),
                   " keer achter elkaar; daarna vervalt dat nummer of adres, de andere blijven"});
  }
  std::string operator()(const lands& b) const {
    return joined({"een brief is ", (*this)(b.letter), " na verzending bezorgd, al het andere direct"});
  }
  std::string operator()(const take_note&) const { return "genoteerd, en er verandert niets"; }

  // Tracks.
  std::string operator()(const repeating& rhythm) const {
    std::string all;
    for (std::size_t i = 0; i + 1 < rhythm.gaps.size(); ++i) {
      all += joined({"na ", (*this)(rhythm.gaps[i]), ", dan "});
    }
    return all + every(rhythm.gaps.back());
  }
  std::string operator()(const every_nth& tally) const {
    const bool all = tally.what == counted::calls;
    const std::string_view one = all ? "telefoontje" : "onbeantwoord telefoontje";
    const std::string_view many = all ? "telefoontjes" : "onbeantwoorde telefoontjes";
    return tally.n == 1 ? std::string(one) : counted_as(tally.n, one, many);
  }
  std::string operator()(const after_arrival& arrival) const {
    return joined({(*this)(due_after{arrival.wait}), " nadat dat is ", arrival.landed ? "aangekomen" : "verstuurd"});
  }
  std::string operator()(const brief& about) const {
    if (about.empty()) return "niets in het bijzonder";
    if (about.variants.size() == 1) return quoted(about.variants.front());
    return joined({"een van ", names(about.variants), " (voor één prospect altijd dezelfde)"});
  }
  std::string operator()(const brief_list& list) const { return each(*this, list.in_order, ", "); }
  std::string operator()(const branch& one) const {
    return joined({"bij \"", each(*this, one.on, "\" of \"", "\" of \""), "\" volgt ", quoted(one.to)});
  }
  std::string operator()(const std::vector<branch>& branches) const { return each(*this, branches, "; ", "; "); }
  std::string operator()(anchor from) const {
    return from == anchor::actual ? "vanaf het moment zelf" : "vanaf de geplande tijd";
  }
  std::string operator()(late_policy late) const {
    return late == late_policy::shift ? "schuift de rest mee" : "houdt de rest zijn data";
  }
  std::string operator()(resume_mode mode) const {
    switch (mode) {
      case resume_mode::original_deadline:
        return "volgt een contact wanneer het anders ook zou volgen, of aan het einde ervan";
      case resume_mode::remaining: return "loopt wat er nog over was verder vanaf het einde ervan";
      case resume_mode::restart: return "begint de hele termijn opnieuw vanaf het einde ervan";
    }
    return {};
  }

  // Guards.
  std::string operator()(const hours_source& from) const {
    return joined({quoted(from.name), ", versie ", quoted(from.version)});
  }
  std::string operator()(const cap_figures& cap) const {
    return joined({events(cap), " ", std::visit(*this, cap.over), beyond(cap)});
  }
  std::string operator()(per_local_day_t) const { return "op één dag van de prospect"; }
  std::string operator()(per_lifetime_t) const { return "in totaal"; }
  std::string operator()(rolling over) const { return "binnen " + (*this)(over.length); }
  std::string operator()(rolling_days over) const {
    return joined({"binnen ", (*this)(calendar_days{over.days}), ", vandaag meegerekend"});
  }
  std::string operator()(per_calendar_week_t) const { return "in één kalenderweek"; }
  std::string operator()(per_calendar_month_t) const { return "in één kalendermaand"; }
  std::string operator()(const ahead_of& some) const {
    return names_a_day(some.wait) && count_of(some.wait) == 0 ? "op de ochtend" : (*this)(some.wait);
  }
  std::string operator()(const chosen_attempts& some) const {
    return joined({some.numbers.size() == 1 ? "poging " : "de pogingen ", each(*this, some.numbers, w_.and_last)});
  }
  std::string operator()(weekday day) const { return std::string(w_.dates.weekdays[static_cast<std::size_t>(day)]); }
  std::string operator()(const std::vector<weekday>& days) const { return each(*this, days, w_.and_last); }
  std::string operator()(per_daypart_t) const { return "in één dagdeel van één dag"; }
  std::string operator()(count_scope whose) const { return std::string(counted_of(whose)); }
  std::string operator()(consent_level level) const { return std::string(consent_of(level)); }
  std::string operator()(const distance_figures& far) const {
    return joined(
        {(*this)(far.wait), " tussen ", (*this)(far.earlier), " en de ", (*this)(far.later), " die daarop volgen"});
  }

  // Dayparts and promises.
  std::string operator()(const at_most_per_daypart& most) const {
    return joined({"hoogstens ", (*this)(calls{most.calls}), " per dagdeel"});
  }
  std::string operator()(const other_clock_time& rule) const {
    if (rule.around.count > 0) {
      return joined({"op de klok minstens ", (*this)(rule.around), " van een eerder mislukt telefoontje"});
    }
    return "niet op het tijdstip van een eerder mislukt telefoontje, en ook niet in het half uur ernaast";
  }
  std::string operator()(const other_weekday&) const { return "een nog niet geprobeerde weekdag"; }
  std::string operator()(promise_rules::clearing how) const {
    return how == promise_rules::clearing::by_attempt_in_time
               ? "wij het op die tijd of later proberen, er een gesprek is, of er een nieuwere belofte komt"
               : "het volgende telefoontje, ook als dat te vroeg komt";
  }
  std::string operator()(promise_rules::missed when) const {
    return when == promise_rules::missed::next_opening
               ? "bij de volgende opening, op latere dagen niet vóór de beloofde kloktijd"
               : "direct, open of niet";
  }

 private:
  [[nodiscard]] static std::string_view next_number(bool is_next) {
    return is_next ? "; het volgende telefoontje gaat naar het volgende nummer" : "";
  }
  [[nodiscard]] std::string every(const delay& gap) const {
    const std::string text = (*this)(gap);
    if (count_of(gap) != 1) return joined({"elke ", text});
    const std::string unit = text.substr(2);
    return joined({unit == "uur" ? "elk " : "elke ", unit});
  }
  [[nodiscard]] std::string events(const cap_figures& cap) const {
    switch (cap.what) {
      case counted_event::attempts:
        for (int i = 0; i < channel_count; ++i) {
          const auto via = static_cast<channel>(i);
          if (cap.channels == channel_set{via}) { return counted_as(cap.n, noun(via), plural(via)); }
        }
        return joined({counted_as(cap.n, "contact", "contacten"), " (", (*this)(cap.channels), " samen)"});
      case counted_event::connected: return counted_as(cap.n, "opgenomen telefoontje", "opgenomen telefoontjes");
      case counted_event::conversations:
        return counted_as(cap.n, "gesprek met de prospect zelf", "gesprekken met de prospect zelf");
      case counted_event::messages: return counted_as(cap.n, "achtergelaten bericht", "achtergelaten berichten");
    }
    return {};
  }
  // What a cap on something else than the touches themselves holds back.
  [[nodiscard]] std::string beyond(const cap_figures& cap) const {
    if (cap.what == counted_event::attempts) return {};
    return joined({"; dan geen ", touches(cap.channels, w_.or_last), " meer"});
  }
};

std::string value(const statement_value& what) { return std::visit(value_words{vocabulary}, what); }

std::string_view part(policy_part what) {
  switch (what) {
    case policy_part::policy: return "het beleid";
    case policy_part::outcome_row: return "de uitkomst";
    case policy_part::track: return "het spoor";
    case policy_part::step: return "de stap";
    case policy_part::hand_over: return "het ritme aan het einde van de stappen";
    case policy_part::guard: return "de regel";
    case policy_part::dayparts: return "de keuze van het moment van de dag";
    case policy_part::daypart: return "het dagdeel";
    case policy_part::preference: return "de voorkeur";
    case policy_part::promises: return "de regel voor beloften";
    case policy_part::limit: return "de grens";
    case policy_part::ending: return "het einde";
    case policy_part::re_entry: return "het vervolg";
  }
  return {};
}

section_words section_of(section which) {
  switch (which) {
    case section::tracks:
      return {"Wat wij doen",
              "De sporen hieronder worden in deze volgorde geraadpleegd, en elk levert hoogstens één ding "
              "tegelijk op. Tenzij er iets anders staat, telt elk contact vanaf het moment waarop het vorige "
              "werkelijk plaatsvond: wie te laat is, schuift de rest op. Na een wachttijd volgt een contact "
              "wanneer het anders ook zou volgen, of aan het einde van de wachttijd als dat moment voorbij is.",
              {}};
    case section::outcomes: return {"Wat er volgt op wat er gebeurt", "Elke uitkomst heeft precies één gevolg.", {}};
    case section::house_rules:
      return {"Wat ons tegenhoudt: eigen regels",
              "Deze gelden voor iedere prospect tenzij er iets anders staat, en tellen wat er in alle zaken van de "
              "prospect gedaan is. Een vaste belofte gaat erboven.",
              "Er zijn geen eigen regels."};
    case section::law:
      return {"Wat ons tegenhoudt: de wet",
              "Geen belofte gaat hierboven, tenzij een regel zelf afgesproken telefoontjes uitzondert. Wie van "
              "onbekende soort is, geldt als consument.",
              "Er is geen wettelijke regel vermeld. Een bezwaar is hoe dan ook absoluut."};
    case section::dayparts:
      return {"Op welk moment van de dag",
              "Een telefoontje dat voor een dag staat, komt in het dagdeel waarin de kans het grootst is "
              "dat er wordt opgenomen, naar wat mensen gewoonlijk doen en naar wat eerdere telefoontjes aan deze "
              "prospect opleverden, en nooit tweemaal achtereen in hetzelfde zolang er een ander open is.",
              "Daarover is niets bepaald: een telefoontje dat voor een dag staat, kan vanaf de opening."};
    case section::promises: return {"Beloften", "Vóór de afgesproken tijd wordt er niet gebeld.", {}};
    case section::endings:
      return {"Hoe het eindigt",
              "Het eindigt met een van de uitkomsten hierboven waarbij dat staat, of met wat hier staat. Stilte is "
              "nooit een nee: een bereikte grens sluit een zaak af als \"grens bereikt\", nooit als \"afgewezen\". "
              "Telt een grens zowel telefoontjes als tijd, dan geldt wat het eerst bereikt is; een bezette lijn "
              "telt niet als telefoontje. Wat met iemand is afgesproken is een belofte, een wachttijd of afwezigheid "
              "tot een datum, een afspraak, of informatie of een antwoord dat nog moet komen.",
              "Er is geen grens: het gaat door tot een van de uitkomsten hierboven het beëindigt."};
    case section::re_entry:
      return {"Wat er daarna komt",
              "Een afgesloten zaak blijft afgesloten; wat opnieuw wordt opgenomen is een nieuwe zaak. Van meer "
              "regels voor hetzelfde einde geldt de eerste.",
              "Niets: wat voorbij is, wordt niet vanzelf opnieuw opgenomen."};
    case section::host: return {"Wat het van het systeem vraagt", {}, {}};
  }
  return {};
}

}  // namespace

constinit const policy_words dutch_policy_words{
    sentence,
    value,
    happening,
    ending,
    one_of,
    plural,
    part,
    section_of,
    {.title = "Hoe wij opvolgen: {v}, versie {w}",
     .opening = "Dit is alles wat er gedaan wordt om een prospect op te volgen, van het begin tot het einde.",
     .unlike_doctrine = "(De standaardaanpak is anders: {v}.)",
     .identity = "De inhoud van deze tekst staat onder het kenmerk {v}: gelijk voor beleid dat hetzelfde zegt.",
     .history_needed = "Om te bepalen wat er volgt, zijn alle contactmomenten van de prospect nodig.",
     .history_spared = "Om te bepalen wat er volgt, is de voortgang die bij de prospect bewaard wordt genoeg.",
     .host_rules = "Eigen programmatuur van het systeem beslist bij {v}; wat die doet, kan hier niet staan.",
     .hand_over = "Als de stappen op zijn",
     .two = and_last,
     .instead_of = " in plaats van ",
     .before = "eerder: ",
     .now = "is nu van een andere soort",
     .namesake = "iets anders met dezelfde naam",
     .added = "Nieuw: {v}.",
     .removed = "Vervallen: {v}.",
     .moved_behind = "{v} komt nu na {w}.",
     .moved_first = "{v} komt nu als eerste.",
     .nothing_changed = "Er is niets veranderd."},
    {.start = "Start",
     .effects = {"De sporen gaan door", "Opnieuw bellen", "Er moet nog iets komen", "Wachten", "Voorbij"}}};

}  // namespace followup::detail
