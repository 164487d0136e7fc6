#include "assure/timeline_words.hpp"

#include "assure/describe_words.hpp"
#include "engine/text.hpp"
#include "time/clock_text.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

constexpr timeline_words english_timeline{
    .one = english::noun,
    .many = english::plural,
    .weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
    .months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
    .code = "en",
    .if_nobody_answers = "what happens if nobody answers",
    .if_calls_lead_to = "what happens if every call leads to ",
    .since = "From ",
    .on_the_clock_of = ", on the clock of ",
    .calendar = "; calendar ",
    .version = "version",
    .day = "day",
    .date = "date",
    .time = "time",
    .touch = "touch",
    .rule = "asked for by",
    .about = "about",
    .why = "why",
    .nothing = "Nothing is done",
    .and_word = " and ",
    .one_day = "day",
    .many_days = "days",
    .in_days = " in ",
    .looked_until = "Not closed; looked ahead until ",
    .stopped_after = "Not closed; looked ahead for so many touches only: ",
    .start = "start",
    .limit = "limit ",
    .end = "end",
    .week = "week",
    .closed_day = "closed",
};

constexpr timeline_words dutch_timeline{
    .one = dutch::noun,
    .many = dutch::plural,
    .weekdays = {"ma", "di", "wo", "do", "vr", "za", "zo"},
    .months = {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
    .code = "nl",
    .if_nobody_answers = "wat er gebeurt als niemand reageert",
    .if_calls_lead_to = "wat er gebeurt als elk telefoontje uitloopt op ",
    .since = "Vanaf ",
    .on_the_clock_of = ", op de klok van ",
    .calendar = "; kalender ",
    .version = "versie",
    .day = "dag",
    .date = "datum",
    .time = "tijd",
    .touch = "contact",
    .rule = "gevraagd door",
    .about = "over",
    .why = "waarom",
    .nothing = "Er gebeurt niets",
    .and_word = " en ",
    .one_day = "dag",
    .many_days = "dagen",
    .in_days = " in ",
    .looked_until = "Niet afgesloten; vooruitgekeken tot ",
    .stopped_after = "Niet afgesloten; niet verder vooruitgekeken dan dit aantal contacten: ",
    .start = "start",
    .limit = "grens ",
    .end = "einde",
    .week = "week",
    .closed_day = "dicht",
};

bool begins_character(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

const timeline_words& timeline_words_of(language in) noexcept {
  return in == language::dutch ? dutch_timeline : english_timeline;
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : on_one_line(text)) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default: safe += c;
    }
  }
  return safe;
}

std::size_t characters_in(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::string clipped(std::string_view text, std::size_t most) {
  if (characters_in(text) <= most) return std::string(text);
  std::size_t characters = 0;
  const auto cut =
      std::find_if(text.begin(), text.end(), [&](char c) { return begins_character(c) && ++characters == most; });
  return std::string(text.begin(), cut) + "…";
}

timeline_reading::timeline_reading(const timeline& what, const timeline_style& how)
    : what_(what), how_(how), words_(timeline_words_of(how.in)), zone_(what.zone()) {}

std::string timeline_reading::title() const {
  if (!how_.title.empty()) return on_one_line(how_.title);
  const policy& rules = what_.rules;
  const std::string which =
      joined({quoted(rules.name()), " (", words_.version, " ", on_one_line(rules.version()), "): "});
  if (kind_of(what_.of_calls) == outcome_kind::no_answer) return which + std::string(words_.if_nobody_answers);
  return joined({which, words_.if_calls_lead_to, quoted(followup::name_of(kind_of(what_.of_calls)))});
}

std::string timeline_reading::subtitle() const {
  const std::string office = joined({quoted(what_.hours.name()), " (", on_one_line(what_.hours.version()), ")"});
  const reading read(what_.rules, zone_, words_in(how_.in));
  return joined(
      {words_.since, read.moment(what_.from), words_.on_the_clock_of, zone_.name(), words_.calendar, office, "."});
}

std::string timeline_reading::summary() const {
  if (what_.touches.empty()) return joined({words_.nothing, "."});
  std::vector<std::string> counts;
  for (int i = 0; i < channel_count; ++i) {
    const auto via = static_cast<channel>(i);
    const int n = what_.count(via);
    if (n != 0) counts.push_back(counted_as(n, words_.one(via), words_.many(via)));
  }
  const int days = static_cast<int>((what_.touches.back().local.on - zone_.at(what_.from).on).days()) + 1;
  return joined(
      {listed(counts, words_.and_word), words_.in_days, counted_as(days, words_.one_day, words_.many_days), "."});
}

std::string timeline_reading::ending() const {
  switch (what_.why) {
    case timeline::stop::closed: {
      answer end = what_.last;
      end.reasons.clear();
      end.truncated_reasons = 0;
      return explain(end, what_.rules, zone_, how_.in);
    }
    case timeline::stop::longest: return joined({words_.looked_until, dated(zone_.at(what_.until).on), "."});
    case timeline::stop::touches: return joined({words_.stopped_after, std::to_string(what_.touches.size()), "."});
  }
  return {};
}

std::string timeline_reading::ending_mark() const {
  if (what_.why != timeline::stop::closed) return {};
  return joined({words_.end, ", ", short_date(zone_.at(what_.until).on)});
}

std::string timeline_reading::limit_mark() const {
  if (!what_.limit) return {};
  return joined({words_.limit, quoted(what_.rules.name_of(what_.limit->rule))});
}

std::string timeline_reading::short_date(date on) const {
  return joined({std::to_string(on.day().as_number()), " ", words_.months[on.month().as_number() - 1U]});
}

std::string timeline_reading::dated(date on) const {
  return joined({words_.weekdays[static_cast<std::size_t>(weekday_of(on))], " ", short_date(on), " ",
                 std::to_string(int{on.year()})});
}

std::string timeline_reading::hours_of(const foreseen_touch& one) const {
  std::string begin = clock_text(one.local.clock);
  const ptime end = one.what.window.end;
  if (end.is_special() || end >= last_instant()) return begin;
  const local_time until = zone_.at(end - time_duration{0, 0, 1});
  if (until.on != one.local.on) return begin;
  return joined({begin, "-", clock_text(until.clock + time_duration{0, 0, 1})});
}

std::string timeline_reading::name_of(const foreseen_touch& one) const {
  return joined({words_.one(one.what.via), " ", std::to_string(one.nth)});
}

std::string timeline_reading::rule_of(const foreseen_touch& one) const {
  return on_one_line(what_.rules.name_of(one.what.rule));
}

std::string timeline_reading::about(const foreseen_touch& one) const {
  return on_one_line(what_.rules.name_of(one.what.brief));
}

bool timeline_reading::has_subjects() const {
  const auto subject = [&](const foreseen_touch& one) { return !about(one).empty(); };
  return std::any_of(what_.touches.begin(), what_.touches.end(), subject);
}

std::vector<std::string> timeline_reading::reasons_of(const foreseen_touch& one) const {
  std::vector<std::string> sentences;
  if (how_.why == reasons::none) return sentences;
  for (const reason& why : one.reasons) sentences.push_back(explain(why, what_.rules, zone_, how_.in));
  return sentences;
}

date timeline_reading::first_day() const { return zone_.at(what_.from).on; }

date timeline_reading::last_day() const {
  date last = zone_.at(what_.until).on;
  if (!what_.touches.empty()) last = std::max(last, what_.touches.back().local.on);
  return last;
}

}  // namespace followup::detail
