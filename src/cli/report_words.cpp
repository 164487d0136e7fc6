#include "report_words.hpp"

namespace cli {
namespace {

constexpr report_words english{
    .code = "en",
    .title = "What this book says, and what is ahead",
    .as_of = "As of {0}, on the clock of {1}",
    .open = "open pursuits",
    .open_of = "of {0} in the book",
    .yeses = "came to a yes",
    .yeses_of = "{0} % of all",
    .today = "things to do today",
    .today_of = "{0} of them fit into the day",
    .missed = "promises missed by us",
    .missed_of = "of {0} whose time is over",
    .today_head = "Today",
    .today_none = "Nothing can be done today.",
    .today_more = "And {0} more.",
    .urgencies = {"", "Missed by us.", "An answer is owed.", ""},
    .pursuit = "pursuit",
    .seller = "seller",
    .what = "what",
    .when = "when",
    .why = "because",
    .left_over = "Does not fit into the day.",
    .hours = "hours, all weeks together",
    .ahead = "The weeks ahead",
    .going_on = "Does going on pay?",
    .reached = "When people are reached, and who keeps their word",
    .stories = "Pursuits of today",
    .wrong = "What has fallen between two stools",
    .wrong_none = "Nothing: every pursuit has its next step.",
    .wrong_more = "And {0} more.",
    .other = "What another policy would come to",
    .other_about =
        "{0} people who behave as those of this book, pursued for {1} days under “{2}” (before) and under “{3}” "
        "(after).",
    .numbers = "All numbers",
    .made_by = "Shares with 95 % intervals. Made by followup report; nothing of it leaves this page.",
};

constexpr report_words dutch{
    .code = "nl",
    .title = "Wat dit boek zegt, en wat er komt",
    .as_of = "Per {0}, op de klok van {1}",
    .open = "open opvolgingen",
    .open_of = "van {0} in het boek",
    .yeses = "liepen uit op een ja",
    .yeses_of = "{0} % van alle",
    .today = "dingen te doen vandaag",
    .today_of = "waarvan {0} in de dag passen",
    .missed = "afspraken door ons gemist",
    .missed_of = "van {0} waarvan de tijd voorbij is",
    .today_head = "Vandaag",
    .today_none = "Vandaag is er niets te doen.",
    .today_more = "En nog {0}.",
    .urgencies = {"", "Door ons gemist.", "Er is een antwoord verschuldigd.", ""},
    .pursuit = "opvolging",
    .seller = "verkoper",
    .what = "wat",
    .when = "wanneer",
    .why = "omdat",
    .left_over = "Past niet in de dag.",
    .hours = "uren, alle weken samen",
    .ahead = "De weken die komen",
    .going_on = "Loont het om door te gaan?",
    .reached = "Wanneer mensen worden bereikt, en wie woord houdt",
    .stories = "Opvolgingen van vandaag",
    .wrong = "Wat tussen wal en schip is gevallen",
    .wrong_none = "Niets: elke opvolging heeft een volgende stap.",
    .wrong_more = "En nog {0}.",
    .other = "Waar een ander beleid op uit zou lopen",
    .other_about =
        "{0} mensen die zich gedragen als die van dit boek, {1} dagen opgevolgd onder “{2}” (ervoor) en onder “{3}” "
        "(erna).",
    .numbers = "Alle getallen",
    .made_by = "Aandelen met 95%-intervallen. Gemaakt door followup report; niets ervan verlaat deze pagina.",
};

}  // namespace

const report_words& report_words_of(followup::language in) noexcept {
  switch (in) {
    case followup::language::english: return english;
    case followup::language::dutch: return dutch;
  }
  return english;
}

}  // namespace cli
