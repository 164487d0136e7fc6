#include "insight/picture_words.hpp"

namespace followup::detail {
namespace {

constexpr picture_words in_english{
    .dates = english::dates,
    .decimal_point = '.',
    .touches = english::plural,
    .touch = english::noun,
    .yes_title = "Who says yes to the n-th call",
    .yes_text =
        "Of those still in play {0} % say yes to call 1 and {1} % to call {2}, the last at which 20 were left. Strokes "
        "are "
        "95 % intervals.",
    .yes_axis = "% of those in play who say yes",
    .yes_says = "Call {0}: {1} % ({2}–{3}), {4} of {5}",
    .call = "call",
    .in_play = "in play",
    .yes = "yes",
    .share = "%",
    .from = "from",
    .to = "to",
    .hours_title = "When people are reached",
    .hours_text = "Of calls by weekday and hour, the share that reached the person: best on {0} at {1}:00, {2} %.",
    .hour = "hour",
    .weekday = "weekday",
    .reached_says = "{0}, {1}:00: {2} % ({3}–{4}), {5} of {6} calls",
    .reached = "% reached",
    .calls = "calls",
    .work_title = "The work that is ahead",
    .work_text =
        "Hours of work on each working day from {0} to {1}: {2} to {3} as people answer, and {4} on the first day if "
        "nobody does.",
    .work_axis = "hours of work",
    .work_says = "{0}: {1} hours ({2}–{3}); {4} if nobody answers",
    .date = "date",
    .band = "90 of 100 runs",
    .mean = "as they answer",
    .in_silence = "if nobody answers",
    .capacity = "there is time for",
    .left_title = "Who is still without a yes",
    .left_text = "After {0} weeks {1} % are without a yes under {2}, and {3} % under {4}.",
    .left_axis = "% without a yes",
    .left_says = "Week {0}, {1}: {2} % ({3}–{4})",
    .week = "week",
    .line_title = "{0}: what happened, and what is ahead",
    .line_text = "{0} touches and answers until {1}; {2} more by {3} if nobody answers.",
    .happened = "happened",
    .ahead = "ahead, if nobody answers",
    .now = "now",
    .what = "what",
    .outcome = "what came of it",
};

constexpr picture_words in_dutch{
    .dates = dutch::dates,
    .decimal_point = ',',
    .touches = dutch::plural,
    .touch = dutch::noun,
    .yes_title = "Wie ja zegt bij het n-de telefoontje",
    .yes_text =
        "Van wie nog in beeld is zegt {0} % ja bij telefoontje 1 en {1} % bij telefoontje {2}, het laatste waarbij er "
        "nog "
        "20 waren. De strepen zijn 95%-intervallen.",
    .yes_axis = "% van wie in beeld is dat ja zegt",
    .yes_says = "Telefoontje {0}: {1} % ({2}–{3}), {4} van {5}",
    .call = "telefoontje",
    .in_play = "in beeld",
    .yes = "ja",
    .share = "%",
    .from = "van",
    .to = "tot",
    .hours_title = "Wanneer mensen worden bereikt",
    .hours_text =
        "Van de telefoontjes per weekdag en uur het deel dat iemand bereikte: het meest op {0} om {1}:00, {2} %.",
    .hour = "uur",
    .weekday = "weekdag",
    .reached_says = "{0}, {1}:00: {2} % ({3}–{4}), {5} van {6} telefoontjes",
    .reached = "% bereikt",
    .calls = "telefoontjes",
    .work_title = "Het werk dat komt",
    .work_text =
        "Uren werk op elke werkdag van {0} tot {1}: {2} tot {3} zoals mensen opnemen, en {4} op de eerste dag als "
        "niemand "
        "dat doet.",
    .work_axis = "uren werk",
    .work_says = "{0}: {1} uur ({2}–{3}); {4} als niemand opneemt",
    .date = "datum",
    .band = "90 van 100 keer",
    .mean = "zoals ze opnemen",
    .in_silence = "als niemand opneemt",
    .capacity = "tijd is er voor",
    .left_title = "Wie nog geen ja heeft gezegd",
    .left_text = "Na {0} weken heeft {1} % nog geen ja gezegd onder {2}, en {3} % onder {4}.",
    .left_axis = "% zonder ja",
    .left_says = "Week {0}, {1}: {2} % ({3}–{4})",
    .week = "week",
    .line_title = "{0}: wat er is gebeurd en wat er komt",
    .line_text = "{0} contacten en antwoorden tot {1}; nog {2} tot {3} als niemand opneemt.",
    .happened = "gebeurd",
    .ahead = "te doen, als niemand opneemt",
    .now = "nu",
    .what = "wat",
    .outcome = "wat ervan kwam",
};

}  // namespace

const picture_words& picture_words_of(language in) noexcept {
  switch (in) {
    case language::english: return in_english;
    case language::dutch: return in_dutch;
  }
  return in_english;
}

}  // namespace followup::detail
