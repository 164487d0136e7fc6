#include <followup/insight/book_insight.hpp>

#include "engine/text.hpp"
#include "insight/text.hpp"
#include "time/clock_text.hpp"

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace followup {
namespace {

using detail::filled;
using detail::joined;
using detail::set_out;
using detail::table;

// What a language says; {0}, {1} … stand for what is filled in.
struct insight_words {
  const detail::date_words& dates;
  std::string (*ordinal)(int n);
  char decimal_point;
  std::array<std::string_view, 7> columns;  // of the table of calls
  std::string_view minutes, hours;
  std::string_view row, row_cost;
  std::string_view summary;
  std::string_view nobody_called;
  std::string_view lost;
  std::string_view worth, pays_to, pays_not, no_longer, cannot_tell;
  std::string_view no_cause;
  std::string_view answers;
  std::string_view reached, calls;
  std::string_view rates;
  std::string_view promises, called_us;
};

std::string english_ordinal(int n) {
  constexpr std::array<std::string_view, 4> endings{"th", "st", "nd", "rd"};
  const bool regular = n % 10 > 3 || (n % 100 > 10 && n % 100 < 14);
  return joined({std::to_string(n), endings[regular ? 0 : static_cast<std::size_t>(n % 10)]});
}
std::string dutch_ordinal(int n) { return joined({std::to_string(n), "e"}); }

constexpr insight_words english{
    .dates = detail::english::dates,
    .ordinal = english_ordinal,
    .decimal_point = '.',
    .columns = {"call", "in play", "yes", "of those in play", "yes by then", "not over by then", "of all yeses, later"},
    .minutes = "{0} minutes",
    .hours = "{0} hours",
    .row = "At the {0} call {1} of those still in play say yes",
    .row_cost = ": at {0} a call that is {1} a yes",
    .summary = "Pursuits: {0}. Came to a yes: {1}, {2}. Ended otherwise: {3}. Undecided, open or given up: {4}.",
    .nobody_called = "Nobody was called.",
    .lost = "Who stops after the {0} call loses {1} of the yeses that this book has.",
    .worth = "A yes that is worth {0} pays for {1} calls of {2}: ",
    .pays_to = "up to the {0} each pays",
    .pays_not = "no call is sure to pay",
    .no_longer = "; from the {0} on going on no longer does.",
    .cannot_tell = "; where going on no longer does, this book does not show.",
    .no_cause = "That is how it went, and tells no cause: those who were called on are not those who were given up.",
    .answers = "Reached, of {0} calls at times that were not agreed: {1}.",
    .reached = "reached",
    .calls = "calls",
    .rates = "Rates for the policy's dayparts, k = {0} (where there were fewer than {2} calls, as they were): {1}.",
    .promises =
        "Calls that were agreed, their time being over: {0}. Kept: {1}, {2}. Missed by us, nobody called: {3}. "
        "Missed by them, not reached: {4}.",
    .called_us = "Said that they would call: {0}. Did, before we called again: {1}, {2}.",
};

constexpr insight_words dutch{
    .dates = detail::dutch::dates,
    .ordinal = dutch_ordinal,
    .decimal_point = ',',
    .columns = {"keer", "in beeld", "ja", "van wie in beeld is", "ja tot dan toe", "nog niet afgelopen",
                "van elk ja, erna"},
    .minutes = "{0} minuten",
    .hours = "{0} uur",
    .row = "Bij het {0} telefoontje zegt {1} van wie nog in beeld is ja",
    .row_cost = ": met {0} per telefoontje is dat {1} per ja",
    .summary =
        "Opvolgingen: {0}. Liepen uit op een ja: {1}, {2}. Liepen anders af: {3}. Onbeslist, open of opgegeven: "
        "{4}.",
    .nobody_called = "Er is niemand gebeld.",
    .lost = "Wie na het {0} telefoontje ophoudt, verliest {1} van elk ja in dit boek.",
    .worth = "Een ja dat {0} waard is, betaalt {1} telefoontjes van {2}: ",
    .pays_to = "tot en met het {0} loont elk telefoontje",
    .pays_not = "geen telefoontje loont zeker",
    .no_longer = "; vanaf het {0} loont doorgaan niet meer.",
    .cannot_tell = "; waar doorgaan niet meer loont, laat dit boek niet zien.",
    .no_cause =
        "Zo is het gegaan, en dat zegt niets over de oorzaak: wie verder gebeld is, is een ander dan wie is "
        "opgegeven.",
    .answers = "Bereikt, van {0} telefoontjes op een tijd die niet was afgesproken: {1}.",
    .reached = "bereikt",
    .calls = "gebeld",
    .rates = "Kansen voor de dagdelen van het beleid, k = {0} (bij minder dan {2} telefoontjes zoals ze waren): {1}.",
    .promises =
        "Afgesproken telefoontjes waarvan de tijd voorbij is: {0}. Nagekomen: {1}, {2}. Door ons gemist, niemand "
        "belde: {3}. Door hen gemist, niet bereikt: {4}.",
    .called_us = "Zouden zelf bellen: {0}. Deden dat voordat wij weer belden: {1}, {2}.",
};

const insight_words& words_of(language in) noexcept {
  switch (in) {
    case language::english: return english;
    case language::dutch: return dutch;
  }
  return english;
}

// Puts what a book says together.
class page {
 public:
  page(const insight_words& words, const std::optional<call_worth>& price) : words_(words), price_(price) {}

  [[nodiscard]] std::string row(const persistence_row& what) const {
    std::string text = filled(words_.row, {words_.ordinal(what.call), share(what.yes)});
    const auto cost = price_ ? minutes_a_yes(what, *price_) : std::nullopt;
    if (cost) text += filled(words_.row_cost, {time(price_->a_call.count), time(*cost)});
    return text + ".";
  }

  [[nodiscard]] std::string written(const book_insight& seen) {
    tell_persistence(seen.going_on());
    tell_answers(seen.answers(), seen.dayparts());
    tell_promises(seen.promises());
    return finished();
  }

  [[nodiscard]] std::string written(const persistence& seen) {
    tell_persistence(seen);
    return finished();
  }

 private:
  [[nodiscard]] std::string finished() {
    text_.pop_back();  // the last line end
    return std::move(text_);
  }

  void line(std::string_view text) { text_.append(text).append("\n"); }

  [[nodiscard]] std::string number(double value, bool always_decimal = false) const {
    return detail::rounded(value, words_.decimal_point, always_decimal);
  }
  [[nodiscard]] std::string share(const estimate& of) const {
    return joined(
        {number(of.value * 100, true), " % (", number(of.low * 100, true), "–", number(of.high * 100, true), ")"});
  }
  [[nodiscard]] std::string share(const proportion& of) const { return share(wilson(of)); }
  [[nodiscard]] std::string time(double minutes) const {
    if (minutes < 120) return filled(words_.minutes, {number(std::round(minutes))});
    const double hours = minutes / 60;
    return filled(words_.hours, {number(hours < 5 ? hours : std::round(hours))});
  }

  void tell_persistence(const persistence& all) {
    const auto count = [](std::int64_t n) { return std::to_string(n); };
    line(filled(words_.summary,
                {count(all.pursuits()), count(all.yeses()), share(proportion{all.yeses(), all.pursuits()}),
                 count(all.noes()), count(all.undecided())}));
    const std::vector<persistence_row> rows = all.rows();
    if (rows.empty()) return line(words_.nobody_called);
    table lines{{words_.columns.begin(), words_.columns.end()}};
    for (const persistence_row& one : rows) {
      if (!is_told(one.call, rows.back().call)) continue;
      lines.push_back({count(one.call), count(one.yes.of), count(one.yes.count), share(one.yes), share(one.yes_by),
                       share(one.in_play), share(one.later)});
    }
    text_ += "\n" + set_out(lines, false) + "\n";
    for (const int call : {1, 3, 6, 9}) {
      if (const auto place = static_cast<std::size_t>(call); place <= rows.size()) line(row(rows[place - 1]));
    }
    tell_where_to_stop(rows);
    line(words_.no_cause);
  }

  // Of many calls those at which one looks first.
  [[nodiscard]] static bool is_told(int call, int last) noexcept {
    int step = 1;
    for (int most = 10; call > most; most *= 5) step = most / 2;
    return call == last || call % step == 0;
  }

  void tell_where_to_stop(const std::vector<persistence_row>& rows) {
    constexpr std::size_t as_many_stop = 3;  // "they call three times, hear nothing, and stop"
    if (rows.size() > as_many_stop && rows.front().later.of > 0) {
      const persistence_row& there = rows[as_many_stop - 1];
      line(filled(words_.lost, {words_.ordinal(there.call), share(there.later)}));
    }
    const auto found = price_ ? payoff_of(rows, *price_) : std::nullopt;
    if (!found) return;
    std::string text = filled(
        words_.worth, {time(60.0 * price_->a_yes->count), number(found->calls_a_yes), time(price_->a_call.count)});
    text +=
        found->pays_to > 0 ? filled(words_.pays_to, {words_.ordinal(found->pays_to)}) : std::string(words_.pays_not);
    text += found->no_longer_from ? filled(words_.no_longer, {words_.ordinal(*found->no_longer_from)})
                                  : std::string(words_.cannot_tell);
    line(text);
  }

  void tell_answers(const answer_rates& seen, const std::optional<daypart_choice>& parts) {
    if (seen.all.of == 0) return;
    line("");
    line(filled(words_.answers, {std::to_string(seen.all.of), share(seen.all)}));
    table lines{{"", std::string(words_.reached), std::string(words_.calls), ""}};
    const auto add = [&](std::string name, const proportion& of) {
      if (of.of > 0) lines.push_back({std::move(name), std::to_string(of.count), std::to_string(of.of), share(of)});
    };
    for (std::size_t d = 0; parts && d < parts->parts.size(); ++d) {
      const daypart& part = parts->parts[d];
      add(joined({detail::on_one_line(part.name), ", ", detail::shown_hours(part.hours)}), seen.by_part[d]);
    }
    for (std::size_t day = 0; day < seen.by_weekday.size(); ++day) {
      add(std::string(words_.dates.weekdays[day]), seen.by_weekday[day]);
    }
    for (int hour = 0; hour < 24; ++hour) {
      add(detail::shown_hours({hour * 60, hour * 60 + 60}), seen.by_hour[static_cast<std::size_t>(hour)]);
    }
    text_ += set_out(lines, true);
    if (parts) tell_rates(*parts);
  }

  void tell_rates(const daypart_choice& parts) {
    std::string all;
    for (const daypart& one : parts.parts) {
      all += joined(
          {all.empty() ? "" : ", ", detail::on_one_line(one.name), " ", std::to_string(one.answer_rate_permille)});
    }
    line(filled(words_.rates, {std::to_string(parts.k), all, std::to_string(fewest_calls_in_part)}));
  }

  void tell_promises(const promise_record& seen) {
    const auto by_us = static_cast<std::int64_t>(seen.missed_by_us.size());
    const auto by_them = static_cast<std::int64_t>(seen.missed_by_them.size());
    const std::int64_t all = seen.kept + by_us + by_them;
    if (all + seen.called_us.of > 0) line("");
    if (all > 0) {
      line(filled(words_.promises, {std::to_string(all), std::to_string(seen.kept), share(proportion{seen.kept, all}),
                                    std::to_string(by_us), std::to_string(by_them)}));
    }
    if (seen.called_us.of > 0) {
      line(filled(words_.called_us,
                  {std::to_string(seen.called_us.of), std::to_string(seen.called_us.count), share(seen.called_us)}));
    }
  }

  const insight_words& words_;
  const std::optional<call_worth>& price_;
  std::string text_;
};

}  // namespace

std::string explain(const book_insight& seen, const std::optional<call_worth>& price, language in) {
  return page(words_of(in), price).written(seen);
}

std::string explain(const persistence& seen, const std::optional<call_worth>& price, language in) {
  return page(words_of(in), price).written(seen);
}

std::string explain(const persistence_row& row, const std::optional<call_worth>& price, language in) {
  return page(words_of(in), price).row(row);
}

}  // namespace followup
