#include <followup/engine/explain.hpp>

#include "engine/support.hpp"

#include <followup/policy/presets.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace followup;
using support::amsterdam;
using support::local;
namespace data = boost::unit_test::data;

namespace {

constexpr int kinds = static_cast<int>(reason_kind::ended) + 1;

const policy& proposals() {
  static const policy one{
      "proposal follow-up",
      doctrine(),
      {track{"calls", every(business_days{2}, channel::call).leaving_a_message()},
       track{"letters", after_each(5, unanswered_calls, channel::letter).with({{"expertise", "prices"}})},
       track{"cards", after_each(3, counted::calls, channel::letter)},
       track{"e-mails", after(landing_of{"letters"}, business_days{1}, channel::email)},
       track{"copies", after(sending_of{"letters"}, business_days{1}, channel::email)},
       track{"visits", every(calendar_days{30}, channel::task)},
       guard{"daily", at_most(1, channel::call, per_local_day).except_retries()},
       guard{"legal hours", window(channel::call, every_day("08:00-21:00"))}.law("47 CFR 64.1200(c)(1)"),
       daypart_choice{{{"early", {480, 600}, 214}, {"late", {960, 1080}, 215}},
                      2,
                      {other_weekday{}, at_most_per_daypart{1}, other_clock_time{}}},
       ending{"sold out", [](const case_view&) -> std::optional<disposition> { return std::nullopt; }},
       limit{"patience", calls{50}, months{3}}.closing_with(channel::letter)}};
  return one;
}

rule_id rule(std::string_view name) { return id_of<rule_id>(name); }

const ptime monday = local("2026-11-23 10:00");
const ptime friday = local("2026-11-27 09:00");

std::string english(const reason& why) { return explain(why, proposals(), amsterdam()); }
std::string dutch(const reason& why) { return explain(why, proposals(), amsterdam(), language::dutch); }
std::string german(const reason& why) { return explain(why, proposals(), amsterdam(), language::german); }

// --- Every kind.

// Whole sentences on one line: no gaps where a name or a date was missing.
void check_sentence(const std::string& text) {
  BOOST_TEST(!text.empty());
  if (text.empty()) return;
  BOOST_TEST((text.front() == '"' || (text.front() >= 'A' && text.front() <= 'Z')), text);
  BOOST_TEST(text.back() == '.', text);
  for (const std::string_view flaw :
       {"  ", " .", " ,", " ;", " :", "()", "( ", " )", "..", ",,", "\n", "{", "}", "%", "\"\"", "not-a-date"}) {
    BOOST_TEST(text.find(flaw) == std::string::npos, "\"" << flaw << "\" in: " << text);
  }
}

reason filled(reason_kind kind) {
  return {.kind = kind,
          .via = channel::email,
          .what = outcome_kind::just_left,
          .n = 1,
          .m = 2,
          .rule = rule("calls"),
          .by = rule("patience"),
          .from = monday,
          .to = friday};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(explaining)

BOOST_DATA_TEST_CASE(every_reason_is_a_sentence_in_both_languages_however_much_of_it_is_known, data::xrange(kinds)) {
  const auto kind = static_cast<reason_kind>(sample);
  reason without_times = filled(kind);
  without_times.from.reset();
  without_times.to.reset();
  reason of_another_policy = filled(kind);
  of_another_policy.rule = rule("a rule that this policy does not have");
  of_another_policy.n = 0;
  reason open_ended = filled(kind);
  open_ended.to = last_instant();
  for (const reason& why : {filled(kind), reason{.kind = kind}, without_times, of_another_policy, open_ended}) {
    check_sentence(english(why));
    check_sentence(dutch(why));
    check_sentence(german(why));
    BOOST_TEST(english(why) != dutch(why));
  }
}

BOOST_DATA_TEST_CASE(every_reason_has_a_name_of_its_own, data::xrange(kinds)) {
  const auto kind = static_cast<reason_kind>(sample);
  BOOST_TEST(!name_of(kind).empty());
  for (int other = 0; other < sample; ++other) BOOST_TEST(name_of(kind) != name_of(static_cast<reason_kind>(other)));
}

// What stands in the place of a rule need not be one of the policy's.
const char* const rules_of_every_policy[] = {"promise", "answer",   "message",    "appointment", "hold",
                                             "letter",  "calendar", "preference", "data",        "outcome:busy"};

BOOST_DATA_TEST_CASE(the_rules_of_every_policy_are_named_in_words,
                     data::make(rules_of_every_policy) * data::xrange(kinds), id, kind) {
  for (const bool as_by : {false, true}) {
    reason why = filled(static_cast<reason_kind>(kind));
    (as_by ? why.by : why.rule) = rule(id);
    check_sentence(english(why));
    check_sentence(dutch(why));
    check_sentence(german(why));
    // By its id only what is a word of both languages, and never what reads as an id.
    BOOST_TEST(english(why).find("outcome:") == std::string::npos, english(why));
    BOOST_TEST(dutch(why).find("outcome:") == std::string::npos, dutch(why));
    BOOST_TEST(dutch(why).find("appointment") == std::string::npos, dutch(why));
    BOOST_TEST(dutch(why).find("calendar") == std::string::npos, dutch(why));
  }
}

BOOST_AUTO_TEST_CASE(a_value_that_is_no_enumerator_has_no_name_and_is_still_explained) {
  BOOST_TEST(name_of(static_cast<reason_kind>(kinds)).empty());
  BOOST_TEST(name_of(static_cast<reason_kind>(250)).empty());
  BOOST_TEST(name_of(static_cast<status>(250)).empty());
  check_sentence(english({.kind = static_cast<reason_kind>(250)}));
  check_sentence(dutch({.kind = static_cast<reason_kind>(250)}));
  check_sentence(german({.kind = static_cast<reason_kind>(250)}));
}

BOOST_AUTO_TEST_CASE(documents_name_reasons_and_statuses_as_the_code_does) {
  BOOST_TEST(name_of(reason_kind::first_touch) == "first_touch");
  BOOST_TEST(name_of(reason_kind::guard_moved) == "guard_moved");
  BOOST_TEST(name_of(reason_kind::ended) == "ended");
  BOOST_TEST(name_of(status::due) == "due");
  BOOST_TEST(name_of(status::needs_data) == "needs_data");
  BOOST_TEST(name_of(status::closed) == "closed");
}

BOOST_DATA_TEST_CASE(every_outcome_and_channel_has_words_in_both_languages,
                     data::xrange(outcome_count) * data::xrange(channel_count), kind, via) {
  const reason said{.kind = reason_kind::outcome_says, .what = static_cast<outcome_kind>(kind), .from = monday};
  const reason lost{.kind = reason_kind::held_back,
                    .via = static_cast<channel>(via),
                    .rule = rule("letters"),
                    .by = rule("outcome:" + std::string{name_of(static_cast<outcome_kind>(kind))})};
  for (const reason& why : {said, lost}) {
    check_sentence(english(why));
    check_sentence(dutch(why));
    BOOST_TEST(english(why).find('_') == std::string::npos, english(why));
    BOOST_TEST(dutch(why).find('_') == std::string::npos, dutch(why));
  }
}

// --- The words.

// German puts what is named into the case that its sentence asks for.
BOOST_AUTO_TEST_CASE(names_come_in_the_case_of_their_sentence) {
  const auto told = [](reason_kind kind, channel via, std::string_view by) {
    return german({.kind = kind, .via = via, .rule = rule("letters"), .by = rule(by)});
  };
  BOOST_TEST(told(reason_kind::held_back, channel::letter, "appointment") ==
             "Zurückgestellt: der Brief von \"letters\" tritt hinter den Termin zurück.");
  BOOST_TEST(told(reason_kind::guard_forbids, channel::letter, "hold") ==
             "\"letters\" lässt den Brief nach der Wartezeit zu keinem Zeitpunkt zu.");
  BOOST_TEST(told(reason_kind::channel_suppressed, channel::call, "") ==
             "\"letters\" verlangt einen Anruf, aber Anrufen wurde widersprochen.");
  BOOST_TEST(german({.kind = reason_kind::rhythm, .n = 2, .rule = rule("calls"), .from = monday, .to = friday}) ==
             "\"calls\" geht weiter nach 2 Kontakten, zuletzt am Montag, 23. November 2026, 10:00 Uhr; fällig ab "
             "Freitag, 27. November 2026, 09:00 Uhr.");
}

struct row {
  reason why;
  const char* english;
  const char* dutch;
};
std::ostream& operator<<(std::ostream& out, const row& one) { return out << one.english; }

// clang-format off
const row rows[] = {
    {{.kind = reason_kind::first_touch, .rule = rule("calls"), .from = monday, .to = friday},
     R"("calls" begins; the pursuit started on Monday 23 November 2026, 10:00; due from Friday 27 November 2026, 09:00.)",
     R"("calls" begint; de start was op maandag 23 november 2026, 10:00; te doen vanaf vrijdag 27 november 2026, 09:00.)"},
    {{.kind = reason_kind::rhythm, .n = 1, .rule = rule("calls"), .from = monday, .to = friday},
     R"("calls" goes on after 1 touch, the last on Monday 23 November 2026, 10:00; due from Friday 27 November 2026, 09:00.)",
     R"("calls" gaat verder na 1 keer, het laatst op maandag 23 november 2026, 10:00; te doen vanaf vrijdag 27 november 2026, 09:00.)"},
    {{.kind = reason_kind::rhythm, .n = 12, .rule = rule("calls"), .from = monday},
     R"("calls" goes on after 12 touches, the last on Monday 23 November 2026, 10:00.)",
     R"("calls" gaat verder na 12 keer, het laatst op maandag 23 november 2026, 10:00.)"},
    {{.kind = reason_kind::after_nth, .n = 5, .m = 10, .rule = rule("letters"), .from = monday},
     R"("letters": one for every 5 unanswered calls; there were 10, and the one on Monday 23 November 2026, 10:00 made it due.)",
     R"("letters": telkens na 5 onbeantwoorde telefoontjes; het waren er 10, en sinds dat van maandag 23 november 2026, 10:00 moet dit gebeuren.)"},
    {{.kind = reason_kind::after_nth, .n = 1, .m = 1, .rule = rule("cards")},
     R"("cards": one for every call; there was 1.)",
     R"("cards": na elk telefoontje; het was er 1.)"},
    {{.kind = reason_kind::after_landing, .rule = rule("e-mails"), .from = monday},
     R"("e-mails" follows "letters", landing on Monday 23 November 2026, 10:00.)",
     R"("e-mails" volgt op "letters", bezorgd op maandag 23 november 2026, 10:00.)"},
    {{.kind = reason_kind::after_landing, .rule = rule("copies"), .from = monday},
     R"("copies" follows "letters", which was sent on Monday 23 November 2026, 10:00.)",
     R"("copies" volgt op "letters", verstuurd op maandag 23 november 2026, 10:00.)"},
    {{.kind = reason_kind::next_step, .n = 2, .m = 7, .rule = rule("calls"), .from = monday},
     R"(Step 2 of 7 of "calls", counted from Monday 23 November 2026, 10:00.)",
     R"(Stap 2 van 7 van "calls", geteld vanaf maandag 23 november 2026, 10:00.)"},
    {{.kind = reason_kind::message_owed, .n = 3, .rule = rule("message"), .from = monday},
     "No message was left yet after call 3, on Monday 23 November 2026, 10:00.",
     "Er is nog geen bericht achtergelaten na telefoontje 3, op maandag 23 november 2026, 10:00."},
    {{.kind = reason_kind::outcome_says, .what = outcome_kind::just_left, .from = monday, .to = friday},
     "They had just left (on Monday 23 November 2026, 10:00); due from Friday 27 November 2026, 09:00.",
     "Ze waren net vertrokken (op maandag 23 november 2026, 10:00); te doen vanaf vrijdag 27 november 2026, 09:00."},
    {{.kind = reason_kind::promise_by_them, .n = 540, .m = 570, .rule = rule("promise"), .from = friday},
     "They asked to be called back on Friday 27 November 2026, 09:00.",
     "Er is gevraagd om terug te bellen op vrijdag 27 november 2026, 09:00."},
    {{.kind = reason_kind::promise_by_them, .n = 540, .m = 720, .rule = rule("promise"), .from = friday},
     "They asked to be called back on Friday 27 November 2026, 09:00-12:00.",
     "Er is gevraagd om terug te bellen op vrijdag 27 november 2026, 09:00-12:00."},
    // Before the clock was put forward, as it was said.
    {{.kind = reason_kind::promise_by_them, .n = 150, .m = 180, .from = local("2026-03-29 03:00")},
     "They asked to be called back on Sunday 29 March 2026, 02:30.",
     "Er is gevraagd om terug te bellen op zondag 29 maart 2026, 02:30."},
    {{.kind = reason_kind::promise_by_them, .from = local("2026-11-23 00:00"), .to = local("2026-11-28 00:00")},
     "They asked to be called back between Monday 23 November 2026 and Friday 27 November 2026.",
     "Er is gevraagd om terug te bellen tussen maandag 23 november 2026 en vrijdag 27 november 2026."},
    {{.kind = reason_kind::promise_by_them, .from = local("2026-11-27 00:00"), .to = local("2026-11-28 00:00")},
     "They asked to be called back on Friday 27 November 2026.",
     "Er is gevraagd om terug te bellen op vrijdag 27 november 2026."},
    {{.kind = reason_kind::promise_by_us, .n = 540, .m = 570, .from = friday},
     "We promised to call on Friday 27 November 2026, 09:00.",
     "Wij hebben beloofd te bellen op vrijdag 27 november 2026, 09:00."},
    {{.kind = reason_kind::answer_owed, .from = monday, .to = local("2026-11-23 11:00")},
     "They got in touch (on Monday 23 November 2026, 10:00); answer by Monday 23 November 2026, 11:00 at the latest.",
     "Ze namen contact op (op maandag 23 november 2026, 10:00); antwoord uiterlijk op maandag 23 november 2026, 11:00."},
    {{.kind = reason_kind::how_did_it_go, .from = local("2026-12-05 00:00")},
     "Ask how it went, should nothing be recorded by then of the appointment of Friday 4 December 2026.",
     "Vraag hoe het ging, als er dan nog niets is vastgelegd over de afspraak van vrijdag 4 december 2026."},
    {{.kind = reason_kind::promise_in_gap, .to = local("2026-03-29 03:00")},
     "The agreed time does not exist that day, because the clocks go forward; the first moment after it is Sunday 29 March 2026, 03:00.",
     "De afgesproken tijd bestaat die dag niet, doordat de klok vooruitgaat; het eerste moment erna is zondag 29 maart 2026, 03:00."},
    {{.kind = reason_kind::promise_on_closed_day, .to = local("2026-12-25 09:00")},
     "Friday 25 December 2026 is a closed day, but what was agreed stands.",
     "Op vrijdag 25 december 2026 is het dicht, maar wat is afgesproken blijft staan."},
    {{.kind = reason_kind::promise_missed_by_us, .from = local("2026-11-27 14:00"), .to = local("2026-11-27 14:30")},
     "We missed the agreed time: Friday 27 November 2026, 14:00-14:30.",
     "Wij hebben de afgesproken tijd gemist: vrijdag 27 november 2026, 14:00-14:30."},
    {{.kind = reason_kind::promise_missed_by_us, .from = local("2026-11-27 00:00"), .to = local("2026-11-28 00:00")},
     "We missed the agreed time: Friday 27 November 2026.",
     "Wij hebben de afgesproken tijd gemist: vrijdag 27 november 2026."},
    {{.kind = reason_kind::promise_missed_by_us, .from = local("2026-11-30 00:00"), .to = local("2026-12-05 00:00")},
     "We missed the agreed time: Monday 30 November 2026, from 00:00 (until the end of Friday 4 December 2026).",
     "Wij hebben de afgesproken tijd gemist: maandag 30 november 2026, vanaf 00:00 (tot het einde van vrijdag 4 december 2026)."},
    {{.kind = reason_kind::promise_blocked, .rule = rule("legal hours"), .to = friday},
     R"(The promise stands, but "legal hours" (law: 47 CFR 64.1200(c)(1)) does not allow it before Friday 27 November 2026, 09:00.)",
     R"(De belofte blijft staan, maar "legal hours" (wet: 47 CFR 64.1200(c)(1)) laat het niet toe vóór vrijdag 27 november 2026, 09:00.)"},
    {{.kind = reason_kind::agreed_clock_kept, .from = friday, .to = local("2026-11-30 14:00")},
     "The next opening, not before the agreed time of day: Monday 30 November 2026, 14:00.",
     "De eerstvolgende opening, niet vóór het afgesproken tijdstip van de dag: maandag 30 november 2026, 14:00."},
    {{.kind = reason_kind::daypart_chosen, .n = 1, .m = 0},
     R"("late" (16:00-18:00) is the best time of the day to try: no calls then so far.)",
     R"("late" (16:00-18:00) is het beste moment van de dag om het te proberen: toen is tot nu toe nog niet gebeld.)"},
    {{.kind = reason_kind::daypart_chosen, .n = 0, .m = 1},
     R"("early" (08:00-10:00) is the best time of the day to try: 1 call then so far.)",
     R"("early" (08:00-10:00) is het beste moment van de dag om het te proberen: toen is tot nu toe 1 keer gebeld.)"},
    {{.kind = reason_kind::daypart_chosen, .n = 0, .m = 2},
     R"("early" (08:00-10:00) is the best time of the day to try: 2 calls then so far.)",
     R"("early" (08:00-10:00) is het beste moment van de dag om het te proberen: toen is tot nu toe 2 keer gebeld.)"},
    {{.kind = reason_kind::daypart_reached, .n = 0, .m = 1},
     R"(They were reached once in "early".)",
     R"(In "early" zijn ze 1 keer bereikt.)"},
    {{.kind = reason_kind::daypart_reached, .n = 1, .m = 2},
     R"(They were reached 2 times in "late".)",
     R"(In "late" zijn ze 2 keer bereikt.)"},
    {{.kind = reason_kind::side_rule_dropped, .n = 0},
     "The preference for a weekday not tried yet left no time and was set aside.",
     "De voorkeur voor een nog niet geprobeerde weekdag liet geen moment over en is losgelaten."},
    {{.kind = reason_kind::side_rule_dropped, .n = 1},
     "The preference for at most 1 call in one part of the day left no time and was set aside.",
     "De voorkeur voor hoogstens 1 telefoontje per dagdeel liet geen moment over en is losgelaten."},
    {{.kind = reason_kind::rolled_from_closed_day, .from = local("2026-11-29 09:00"), .to = local("2026-11-30 09:00")},
     "Sunday 29 November 2026 is a closed day; open from Monday 30 November 2026, 09:00.",
     "Op zondag 29 november 2026 is het dicht; weer open vanaf maandag 30 november 2026, 09:00."},
    {{.kind = reason_kind::guard_moved, .rule = rule("daily"), .from = monday, .to = friday},
     R"("daily" moved it from Monday 23 November 2026, 10:00 to Friday 27 November 2026, 09:00.)",
     R"("daily" verschoof het van maandag 23 november 2026, 10:00 naar vrijdag 27 november 2026, 09:00.)"},
    {{.kind = reason_kind::kept_apart, .n = 3, .from = monday, .to = local("2026-11-23 12:30")},
     "No call within 3 hours of one that failed; moved from Monday 23 November 2026, 10:00 to Monday 23 November 2026, 12:30.",
     "Niet binnen 3 uur na een mislukt telefoontje; verschoven van maandag 23 november 2026, 10:00 naar maandag 23 november 2026, 12:30."},
    {{.kind = reason_kind::guard_forbids, .rule = rule("legal hours"), .by = rule("calls")},
     R"("legal hours" (law: 47 CFR 64.1200(c)(1)) does not allow the call of "calls" at any time.)",
     R"("legal hours" (wet: 47 CFR 64.1200(c)(1)) laat het telefoontje van "calls" op geen enkel moment toe.)"},
    {{.kind = reason_kind::briefs_used_up, .n = 2, .rule = rule("letters")},
     R"(All 2 subjects of "letters" have been used: find something new to say.)",
     R"(Alle 2 onderwerpen van "letters" zijn gebruikt: bedenk iets nieuws.)"},
    {{.kind = reason_kind::briefs_used_up, .n = 1, .rule = rule("letters")},
     R"(The only subject of "letters" has been used: find something new to say.)",
     R"(Het enige onderwerp van "letters" is gebruikt: bedenk iets nieuws.)"},
    {{.kind = reason_kind::held_back, .via = channel::email, .rule = rule("e-mails"), .by = rule("promise"), .from = monday},
     R"(Held back: the e-mail of "e-mails" (due on Monday 23 November 2026, 10:00) gives way to the promise.)",
     R"(Uitgesteld: de e-mail van "e-mails" (te doen op maandag 23 november 2026, 10:00) wijkt voor de belofte.)"},
    {{.kind = reason_kind::held_back, .rule = rule("calls"), .by = rule("outcome:just_left")},
     R"(Held back: the call of "calls" gives way to the rule for "they had just left".)",
     R"(Uitgesteld: het telefoontje van "calls" wijkt voor de regel voor "ze waren net vertrokken".)"},
    {{.kind = reason_kind::held_back, .via = channel::voicemail, .rule = rule("message"), .by = rule("answer")},
     "Held back: the message that is owed gives way to the answer that is owed.",
     "Uitgesteld: het bericht dat nog moet komen wijkt voor het antwoord dat nog moet komen."},
    {{.kind = reason_kind::channel_unusable, .via = channel::letter, .rule = rule("letters")},
     R"("letters" wants a letter, but no postal address is usable.)",
     R"("letters" wil een brief, maar er is geen bruikbaar postadres.)"},
    {{.kind = reason_kind::channel_suppressed, .via = channel::email, .rule = rule("e-mails")},
     R"("e-mails" wants an e-mail, but they objected to e-mails.)",
     R"("e-mails" wil een e-mail, maar er is bezwaar gemaakt tegen e-mails.)"},
    {{.kind = reason_kind::beyond_limit, .rule = rule("hold"), .by = rule("patience"), .to = friday},
     R"(The call after the hold would come after the limit "patience" (Friday 27 November 2026, 09:00).)",
     R"(Het telefoontje na de wachttijd zou na de grens "patience" (vrijdag 27 november 2026, 09:00) komen.)"},
    {{.kind = reason_kind::appointment_ahead, .from = local("2026-12-04 00:00"), .to = local("2026-12-05 00:00")},
     "An appointment was agreed: on Friday 4 December 2026.",
     "Er staat een afspraak op vrijdag 4 december 2026."},
    {{.kind = reason_kind::limit_waits, .n = 50, .rule = rule("patience"), .by = rule("hold")},
     R"(The limit "patience" (50 calls) waits for the hold.)",
     R"(De grens "patience" (50 telefoontjes) wacht op de wachttijd.)"},
    {{.kind = reason_kind::limit_waits, .rule = rule("patience"), .by = rule("appointment"), .from = friday},
     R"(The limit "patience" (Friday 27 November 2026, 09:00) waits for the appointment.)",
     R"(De grens "patience" (vrijdag 27 november 2026, 09:00) wacht op de afspraak.)"},
    {{.kind = reason_kind::hold, .from = monday, .to = local("2027-03-01 00:00")},
     "On hold: nothing goes out before Monday 1 March 2027 (agreed on Monday 23 November 2026, 10:00).",
     "In de wacht: er gaat niets uit vóór maandag 1 maart 2027 (afgesproken op maandag 23 november 2026, 10:00)."},
    {{.kind = reason_kind::hold, .n = 1, .to = local("2027-03-01 00:00")},
     "On hold: nothing else goes out before Monday 1 March 2027.",
     "In de wacht: verder gaat er niets uit vóór maandag 1 maart 2027."},
    {{.kind = reason_kind::absence, .to = friday},
     "They are away: no calls before Friday 27 November 2026, 09:00.",
     "Ze zijn er niet: niet bellen vóór vrijdag 27 november 2026, 09:00."},
    {{.kind = reason_kind::absence, .n = 1, .to = friday},
     "They are away: no other calls before Friday 27 November 2026, 09:00.",
     "Ze zijn er niet: verder niet bellen vóór vrijdag 27 november 2026, 09:00."},
    {{.kind = reason_kind::never_open, .by = rule("calls")},
     R"(The calendar does not open again for the call of "calls".)",
     R"(De kalender gaat niet meer open voor het telefoontje van "calls".)"},
    {{.kind = reason_kind::pause, .to = friday},
     "No calls before Friday 27 November 2026, 09:00: somebody said no, but not the one who decides.",
     "Niet bellen vóór vrijdag 27 november 2026, 09:00: iemand zei nee, maar niet degene die beslist."},
    {{.kind = reason_kind::limit_reached, .n = 50, .rule = rule("patience"), .from = monday},
     R"(The limit "patience" was reached on Monday 23 November 2026, 10:00, after 50 calls.)",
     R"(De grens "patience" is bereikt op maandag 23 november 2026, 10:00, na 50 telefoontjes.)"},
    {{.kind = reason_kind::limit_reached, .n = 1, .rule = rule("patience")},
     R"(The limit "patience" was reached, after 1 call.)",
     R"(De grens "patience" is bereikt, na 1 telefoontje.)"},
    {{.kind = reason_kind::suppressed, .from = monday},
     "They objected to any contact (on Monday 23 November 2026, 10:00).",
     "Er is bezwaar gemaakt tegen elk contact (op maandag 23 november 2026, 10:00)."},
    {{.kind = reason_kind::suppressed, .via = channel::letter, .n = 1, .from = monday},
     "They objected to letters (on Monday 23 November 2026, 10:00).",
     "Er is bezwaar gemaakt tegen brieven (op maandag 23 november 2026, 10:00)."},
    {{.kind = reason_kind::ended, .what = outcome_kind::no_with_reasons, .n = static_cast<std::uint16_t>(disposition::refused), .from = monday},
     "It ended here: they said no, and why (on Monday 23 November 2026, 10:00).",
     "Hiermee is het geëindigd: ze zeiden nee, en waarom (op maandag 23 november 2026, 10:00)."},
    {{.kind = reason_kind::ended, .n = static_cast<std::uint16_t>(disposition::withdrawn), .rule = rule("sold out")},
     R"(It ended here: withdrawn ("sold out").)",
     R"(Hiermee is het geëindigd: ingetrokken ("sold out").)"},
};
// clang-format on

BOOST_DATA_TEST_CASE(a_reason_says_exactly_what_it_knows, data::make(rows)) {
  BOOST_TEST(english(sample.why) == sample.english);
  BOOST_TEST(dutch(sample.why) == sample.dutch);
}

BOOST_AUTO_TEST_CASE(times_are_those_of_the_zone_asked_for) {
  const reason why{.kind = reason_kind::waiting, .to = utc("2026-11-27T08:00:00Z")};
  BOOST_TEST(explain(why, proposals(), amsterdam()) == "Nothing to do before Friday 27 November 2026, 09:00.");
  BOOST_TEST(explain(why, proposals(), time_zone::named("America/New_York")) ==
             "Nothing to do before Friday 27 November 2026, 03:00.");
  BOOST_TEST(explain(why, proposals(), time_zone::named("Pacific/Auckland")) ==
             "Nothing to do before Friday 27 November 2026, 21:00.");
}

BOOST_AUTO_TEST_CASE(every_day_of_the_week_and_month_has_its_name) {
  for (const auto in : {language::english, language::dutch}) {
    std::vector<std::string> seen;
    for (int i = 0; i < 7; ++i) {
      const ptime at = local("2026-11-23 12:00") + boost::posix_time::hours(24 * i);
      seen.push_back(explain(reason{.kind = reason_kind::waiting, .to = at}, proposals(), amsterdam(), in));
    }
    std::sort(seen.begin(), seen.end());
    BOOST_TEST((std::adjacent_find(seen.begin(), seen.end()) == seen.end()));
  }
  const auto month = [](std::string_view first, language in) {
    return explain(reason{.kind = reason_kind::waiting, .to = local(first)}, proposals(), amsterdam(), in);
  };
  BOOST_TEST(month("2026-01-05 00:00", language::english) == "Nothing to do before Monday 5 January 2026.");
  BOOST_TEST(month("2026-12-31 00:00", language::english) == "Nothing to do before Thursday 31 December 2026.");
  BOOST_TEST(month("2026-03-01 00:00", language::dutch) == "Niets te doen vóór zondag 1 maart 2026.");
  BOOST_TEST(month("2026-08-05 00:00", language::dutch) == "Niets te doen vóór woensdag 5 augustus 2026.");
}

BOOST_AUTO_TEST_CASE(a_name_stays_on_its_line) {
  const policy odd{"odd", doctrine(), {track{"two\nlines", every(business_days{2}, channel::call)}}};
  BOOST_TEST(explain(reason{.kind = reason_kind::host_rule, .rule = rule("two\nlines")}, odd, amsterdam()) ==
             "\"two lines\" asks for it.");
}

// --- Actions.

action made(channel via, std::string_view begin, std::string_view end, std::string_view by = "calls") {
  return {.id = action_id{1}, .via = via, .due = local(begin), .window = {local(begin), local(end)}, .rule = rule(by)};
}

std::string english(const action& what) { return explain(what, proposals(), amsterdam()); }
std::string dutch(const action& what) { return explain(what, proposals(), amsterdam(), language::dutch); }

BOOST_AUTO_TEST_CASE(an_action_says_what_to_do_and_when) {
  const action call = made(channel::call, "2026-11-27 09:00", "2026-11-27 12:00");
  BOOST_TEST(english(call) == "Call on Friday 27 November 2026, 09:00-12:00");
  BOOST_TEST(dutch(call) == "Bel op vrijdag 27 november 2026, 09:00-12:00");
  const action message = made(channel::voicemail, "2026-11-27 09:00", "2026-11-27 12:00");
  BOOST_TEST(english(message) == "Leave a voicemail on Friday 27 November 2026, 09:00-12:00");
  BOOST_TEST(dutch(message) == "Spreek een voicemail in op vrijdag 27 november 2026, 09:00-12:00");
  const action visit = made(channel::task, "2026-11-27 09:00", "2026-11-27 12:00", "visits");
  BOOST_TEST(english(visit) == "Do the task of \"visits\" on Friday 27 November 2026, 09:00-12:00");
  BOOST_TEST(dutch(visit) == "Doe de taak van \"visits\" op vrijdag 27 november 2026, 09:00-12:00");
}

BOOST_AUTO_TEST_CASE(an_action_names_its_brief) {
  action letter = made(channel::letter, "2026-11-27 09:00", "2026-11-27 17:00", "letters");
  letter.brief = id_of<brief_id>("expertise");
  BOOST_TEST(english(letter) == "Send a letter about \"expertise\" on Friday 27 November 2026, 09:00-17:00");
  BOOST_TEST(dutch(letter) == "Stuur een brief over \"expertise\" op vrijdag 27 november 2026, 09:00-17:00");
  letter.brief = id_of<brief_id>("a brief of the host's own");
  BOOST_TEST(english(letter) == "Send a letter on Friday 27 November 2026, 09:00-17:00");
}

BOOST_AUTO_TEST_CASE(a_window_says_when_it_ends_unless_that_is_far_away) {
  BOOST_TEST(english(made(channel::email, "2026-11-27 09:00", "2026-11-30 12:00")) ==
             "Send an e-mail on Friday 27 November 2026, from 09:00 (until Monday 30 November 2026, 12:00)");
  BOOST_TEST(english(made(channel::email, "2026-11-27 09:00", "2026-11-28 00:00")) ==
             "Send an e-mail on Friday 27 November 2026, 09:00-24:00");
  BOOST_TEST(english(made(channel::email, "2026-11-27 00:00", "2026-11-28 00:00")) ==
             "Send an e-mail on Friday 27 November 2026");
  BOOST_TEST(english(made(channel::email, "2026-11-27 09:00", "2028-11-27 09:00")) ==
             "Send an e-mail on Friday 27 November 2026, from 09:00");
  action open_ended = made(channel::email, "2026-11-27 09:00", "2026-11-27 10:00");
  open_ended.window.end = last_instant();
  BOOST_TEST(dutch(open_ended) == "Stuur een e-mail op vrijdag 27 november 2026, vanaf 09:00");
}

BOOST_AUTO_TEST_CASE(an_action_that_was_due_on_an_earlier_day_says_so) {
  action late = made(channel::call, "2026-11-27 10:30", "2026-11-27 12:00");
  late.due = local("2026-11-27 09:00");
  BOOST_TEST(english(late) == "Call on Friday 27 November 2026, 10:30-12:00");
  late.due = local("2026-11-26 09:00");
  BOOST_TEST(english(late) ==
             "Call on Friday 27 November 2026, 10:30-12:00 (due since Thursday 26 November 2026, 09:00)");
  BOOST_TEST(dutch(late) ==
             "Bel op vrijdag 27 november 2026, 10:30-12:00 (had gemoeten op donderdag 26 november 2026, 09:00)");
}

// --- Whole answers.

std::string english(const answer& what) { return explain(what, proposals(), amsterdam()); }
std::string dutch(const answer& what) { return explain(what, proposals(), amsterdam(), language::dutch); }

BOOST_AUTO_TEST_CASE(reasons_stand_below_their_action_and_those_of_the_whole_answer_last) {
  answer what;
  what.actions.push_back(made(channel::call, "2026-11-27 09:00", "2026-11-27 12:00"));
  what.actions.push_back(made(channel::email, "2026-11-30 09:00", "2026-11-30 17:00", "e-mails"));
  what.reasons.push_back({.kind = reason_kind::limit_ahead, .rule = rule("patience"), .to = local("2027-02-18 20:00")});
  what.reasons.push_back({.kind = reason_kind::after_landing, .action = 1, .rule = rule("e-mails")});
  what.reasons.push_back({.kind = reason_kind::promise_by_them, .action = 0, .n = 540, .m = 570, .from = friday});
  what.reasons.push_back({.kind = reason_kind::promise_on_closed_day, .action = 0, .to = friday});
  BOOST_TEST(english(what) ==
             "Call on Friday 27 November 2026, 09:00-12:00.\n"
             "  They asked to be called back on Friday 27 November 2026, 09:00.\n"
             "  Friday 27 November 2026 is a closed day, but what was agreed stands.\n"
             "Send an e-mail on Monday 30 November 2026, 09:00-17:00.\n"
             "  \"e-mails\" follows \"letters\".\n"
             "The limit \"patience\" is ahead: Thursday 18 February 2027, 20:00.");
}

BOOST_AUTO_TEST_CASE(without_reasons_only_what_and_when_is_explained) {
  answer what;
  what.actions.push_back(made(channel::call, "2026-11-27 09:00", "2026-11-27 12:00"));
  BOOST_TEST(english(what) == "Call on Friday 27 November 2026, 09:00-12:00.");
  BOOST_TEST(dutch(what) == "Bel op vrijdag 27 november 2026, 09:00-12:00.");
}

BOOST_AUTO_TEST_CASE(an_answer_without_actions_says_when_to_look_again) {
  answer what;
  what.status = status::needs_data;
  what.wake_at = local("2026-12-23 10:00");
  what.reasons.push_back({.kind = reason_kind::no_zone});
  BOOST_TEST(english(what) ==
             "Nothing can be done before more is known; look again on Wednesday 23 December 2026, 10:00.\n"
             "  Where is this prospect? Without a time zone there is no telling when to call.");
  BOOST_TEST(dutch(what) ==
             "Er moet eerst meer bekend zijn; kijk opnieuw op woensdag 23 december 2026, 10:00.\n"
             "  Waar is deze prospect? Zonder tijdzone is niet te zeggen wanneer er gebeld kan worden.");
}

struct status_row {
  status what;
  const char* english;
  const char* dutch;
};
std::ostream& operator<<(std::ostream& out, const status_row& one) { return out << name_of(one.what); }

const status_row status_rows[] = {
    {status::due, "Something is to be done", "Er is iets te doen"},
    {status::waiting, "Nothing to do yet", "Nog niets te doen"},
    {status::dormant, "Nothing to do before the appointment is over", "Niets te doen tot de afspraak voorbij is"},
    {status::on_hold, "Nothing to do while it is on hold", "Niets te doen zolang het in de wacht staat"},
    {status::closing, "Nothing to do but to wait for the end", "Niets te doen dan het einde afwachten"},
    {status::needs_data, "Nothing can be done before more is known", "Er moet eerst meer bekend zijn"},
};

BOOST_DATA_TEST_CASE(without_actions_the_status_says_what_is_to_be_done, data::make(status_rows)) {
  answer what;
  what.status = sample.what;
  what.wake_at = friday;
  BOOST_TEST(english(what) == std::string(sample.english) + "; look again on Friday 27 November 2026, 09:00.");
  BOOST_TEST(dutch(what) == std::string(sample.dutch) + "; kijk opnieuw op vrijdag 27 november 2026, 09:00.");
}

BOOST_AUTO_TEST_CASE(actions_and_reasons_that_did_not_fit_are_counted_together) {
  answer what;
  what.status = status::closed;
  what.concluded = conclusion{disposition::won, rule("outcome:yes"), {}, {}};
  what.truncated_actions = 1;
  what.truncated_reasons = 2;
  BOOST_TEST(english(what).ends_with("Left out here: 1 action and 2 reasons."), english(what));
  BOOST_TEST(dutch(what).ends_with("Hier weggelaten: 1 actie en 2 redenen."), dutch(what));
}

struct closed_row {
  const char* label;
  conclusion how;
  const char* english;
  const char* dutch;
};
std::ostream& operator<<(std::ostream& out, const closed_row& one) { return out << one.label; }

const closed_row closed_rows[] = {
    {"no, with the reasons",
     {disposition::refused, rule("outcome:no_with_reasons"), {}, monday},
     "Closed: refused, with reasons, on Monday 23 November 2026, 10:00.",
     "Afgesloten: afgewezen, met redenen, op maandag 23 november 2026, 10:00."},
    {"no, without",
     {disposition::refused, rule("outcome:no_without_reasons"), {}, monday},
     "Closed: refused, without reasons, on Monday 23 November 2026, 10:00.",
     "Afgesloten: afgewezen, zonder redenen, op maandag 23 november 2026, 10:00."},
    {"yes",
     {disposition::won, rule("outcome:yes"), {}, monday},
     "Closed: won, on Monday 23 November 2026, 10:00.",
     "Afgesloten: gewonnen, op maandag 23 november 2026, 10:00."},
    {"an objection",
     {disposition::opted_out, rule("outcome:objection"), {}, {}},
     "Closed: they do not want to be contacted.",
     "Afgesloten: ze willen niet meer benaderd worden."},
    {"a limit",
     {disposition::exhausted, rule("patience"), {}, monday},
     "Closed: the limit \"patience\" was reached, which is no refusal, on Monday 23 November 2026, 10:00.",
     "Afgesloten: de grens \"patience\" is bereikt, en dat is geen afwijzing, op maandag 23 november 2026, 10:00."},
    {"an ending of the host's own",
     {disposition::withdrawn, rule("sold out"), {}, {}},
     "Closed: withdrawn, by \"sold out\".",
     "Afgesloten: ingetrokken, door \"sold out\"."},
};

BOOST_DATA_TEST_CASE(a_closed_answer_says_how_it_ended, data::make(closed_rows)) {
  answer what;
  what.status = status::closed;
  what.concluded = sample.how;
  BOOST_TEST(english(what) == sample.english);
  BOOST_TEST(dutch(what) == sample.dutch);
}

BOOST_AUTO_TEST_CASE(a_closed_answer_says_why) {
  answer what;
  what.status = status::closed;
  what.concluded = conclusion{disposition::refused, rule("outcome:no_with_reasons"), touchpoint_id{17}, monday};
  what.reasons.push_back({.kind = reason_kind::ended, .what = outcome_kind::no_with_reasons, .from = monday});
  BOOST_TEST(english(what) ==
             "Closed: refused, with reasons, on Monday 23 November 2026, 10:00.\n"
             "  It ended here: they said no, and why (on Monday 23 November 2026, 10:00).");
}

BOOST_AUTO_TEST_CASE(what_did_not_fit_is_counted) {
  answer what;
  what.actions.push_back(made(channel::call, "2026-11-27 09:00", "2026-11-27 12:00"));
  what.truncated_actions = 1;
  what.truncated_reasons = 3;
  BOOST_TEST(english(what) == "Call on Friday 27 November 2026, 09:00-12:00.\nLeft out here: 1 action and 3 reasons.");
  what.truncated_actions = 0;
  what.truncated_reasons = 1;
  BOOST_TEST(dutch(what) == "Bel op vrijdag 27 november 2026, 09:00-12:00.\nHier weggelaten: 1 reden.");
}

BOOST_AUTO_TEST_CASE(a_reason_about_an_action_that_is_not_there_is_not_lost) {
  answer what;
  what.actions.push_back(made(channel::call, "2026-11-27 09:00", "2026-11-27 12:00"));
  what.reasons.push_back({.kind = reason_kind::blocked, .action = 7});
  BOOST_TEST(english(what) ==
             "Call on Friday 27 November 2026, 09:00-12:00.\nEverything that was proposed is forbidden.");
}

// --- The engine's own answers.

BOOST_AUTO_TEST_CASE(whatever_the_engine_says_of_a_story_reads_as_sentences) {
  support::story s{until_no(), "2026-11-18 20:00"};
  const auto read = [&s](std::string_view now) {
    const answer what = s.ask(now);
    for (const auto in : {language::english, language::dutch}) {
      for (const reason& why : what.reasons) check_sentence(explain(why, s.rules, s.zone(), in));
      for (const action& next : what.actions) check_sentence(explain(next, s.rules, s.zone(), in) + ".");
      BOOST_TEST(!explain(what, s.rules, s.zone(), in).empty());
    }
  };
  read("2026-11-18 20:01");
  s.call("2026-11-23 16:05", just_left{}).leaving_a_message().promised(agreed_time::on(day("2026-11-27")));
  read("2026-11-23 16:06");
  read("2026-11-30 10:00");
  s.call("2026-11-30 10:05", busy{});
  read("2026-11-30 10:06");
  s.call("2026-11-30 10:45", no_answer{});
  read("2026-11-30 10:46");
  s.call("2026-12-02 09:00", gatekeeper_no{});
  read("2026-12-02 09:01");
  s.inbound("2026-12-02 11:00", channel::email, replied{});
  read("2026-12-02 11:30");
  s.call("2026-12-02 11:40", on_hold{day("2027-01-11")});
  read("2026-12-02 12:00");
  s.call("2027-01-12 11:40", meeting_agreed{agreed_time::within(day("2027-01-18"), day("2027-01-22"))});
  read("2027-01-12 12:00");
  read("2027-01-26 12:00");
  s.call("2027-01-26 12:30", no_without_reasons{});
  read("2027-01-26 12:31");
  s.call("2027-01-27 12:30", no_with_reasons{});
  read("2027-01-27 12:31");
}

BOOST_AUTO_TEST_SUITE_END()
