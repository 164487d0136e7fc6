#include <followup/insight/forecast.hpp>

#include "engine/text.hpp"
#include "engine/vocabulary.hpp"
#include "insight/tables.hpp"
#include "insight/text.hpp"

#include <algorithm>
#include <string_view>

namespace followup {
namespace {

using detail::filled;

// What a language says; {0}, {1} … stand for what is filled in.
struct forecast_words {
  const detail::date_words& dates;
  char decimal_point;
  std::string_view (*touches)(channel via) noexcept;
  std::string_view hours;
  std::string_view summary, nothing;
  std::string_view day, in_silence, as_usual, has, over;
  std::string_view seller;     // one without a name
  std::string_view by_seller;  // above the table
  std::string_view by_channel;
  std::string_view first_over, never_over;
  std::string_view today, fits, overflow;
  std::string_view carries;
  std::string_view what_it_holds_for;
};

constexpr forecast_words english{
    .dates = detail::english::dates,
    .decimal_point = '.',
    .touches = detail::english::plural,
    .hours = "{0} hours",
    .summary = "Open pursuits: {0}. What is ahead of them in {1} weeks, in hours:",
    .nothing = "Nothing is ahead: no pursuit is open.",
    .day = "date",
    .in_silence = "if nobody answers",
    .as_usual = "as they answer",
    .has = "there is time for",
    .over = "too much",
    .seller = "seller {0}",
    .by_seller = "In all weeks together, in hours:",
    .by_channel = "In all weeks together, if nobody answers and as they answer: {0}.",
    .first_over = "There is more to do than time for on {1} of {2} working days, the first being {0}.",
    .never_over = "On no day there is more to do than time for.",
    .today = "Today: {0} can be done, {1}.",
    .fits = "all of it within the day",
    .overflow = "{0} of it within the day and {1} left over",
    .carries =
        "A new pursuit takes {0} to its end, so a seller's day carries {1} ({2}–{3}) new ones a working day in the "
        "long "
        "run.",
    .what_it_holds_for =
        "The band is where 90 of 100 runs of chance lie; new pursuits are not in it, and what does not fit on its day "
        "comes on top of the next.",
};

constexpr forecast_words dutch{
    .dates = detail::dutch::dates,
    .decimal_point = ',',
    .touches = detail::dutch::plural,
    .hours = "{0} uur",
    .summary = "Open opvolgingen: {0}. Wat daarvan in {1} weken te doen is, in uren:",
    .nothing = "Er is niets te doen: er staat geen opvolging open.",
    .day = "datum",
    .in_silence = "als niemand opneemt",
    .as_usual = "zoals ze opnemen",
    .has = "tijd is er voor",
    .over = "te veel",
    .seller = "verkoper {0}",
    .by_seller = "In alle weken samen, in uren:",
    .by_channel = "In alle weken samen, als niemand opneemt en zoals ze opnemen: {0}.",
    .first_over = "Er is meer te doen dan tijd voor op {1} van {2} werkdagen, voor het eerst op {0}.",
    .never_over = "Op geen dag is er meer te doen dan tijd voor.",
    .today = "Vandaag: {0} te doen, {1}.",
    .fits = "alles past in de dag",
    .overflow = "waarvan {0} in de dag past en {1} overblijft",
    .carries =
        "Een nieuwe opvolging kost tot het einde {0}, dus de dag van een verkoper draagt op den duur {1} ({2}–{3}) "
        "nieuwe per werkdag.",
    .what_it_holds_for =
        "De band is waar 90 van 100 keer toeval ligt; nieuwe opvolgingen zitten er niet in, en wat niet in zijn dag "
        "past "
        "komt boven op de volgende.",
};

const forecast_words& words_of(language in) noexcept {
  switch (in) {
    case language::english: return english;
    case language::dutch: return dutch;
  }
  return english;
}

class page {
 public:
  page(const forecast& ahead, const std::optional<carrying>& room, std::span<const std::string> sellers, language in)
      : ahead_(ahead), room_(room), sellers_(sellers), words_(words_of(in)) {}

  [[nodiscard]] std::string written() {
    if (ahead_.pursuits == 0) return std::string(words_.nothing);
    line(filled(words_.summary, {std::to_string(ahead_.pursuits), std::to_string(ahead_.plan.weeks)}));
    tell_days();
    tell_sellers();
    tell_weeks();
    tell_today();
    if (room_) {
      line(filled(words_.carries, {hours(room_->minutes_a_pursuit), number(room_->pursuits_a_day), number(room_->low),
                                   number(room_->high)}));
    }
    return text_ + std::string(words_.what_it_holds_for);
  }

 private:
  void line(std::string_view text) { text_.append(text).append("\n"); }
  [[nodiscard]] std::string number(double value) const { return detail::rounded(value, words_.decimal_point, true); }
  [[nodiscard]] std::string in_hours(double minutes) const { return number(minutes / 60); }
  [[nodiscard]] std::string hours(double minutes) const { return filled(words_.hours, {in_hours(minutes)}); }
  [[nodiscard]] std::string hours(const band& minutes) const {
    return detail::joined({in_hours(minutes.mean), " (", in_hours(minutes.low), "–", in_hours(minutes.high), ")"});
  }
  // "Tue 24 Nov 2026", "ma 23 nov 2026".
  [[nodiscard]] std::string shown(date on) const {
    const std::string_view weekday =
        words_.dates.weekdays[static_cast<std::size_t>((on.day_of_week().as_number() + 6) % 7)];
    const std::string_view month = words_.dates.months[static_cast<std::size_t>(on.month().as_number() - 1)];
    const std::size_t letters = words_.decimal_point == '.' ? 3 : 2;
    return detail::joined({weekday.substr(0, letters), " ", std::to_string(on.day().as_number()), " ",
                           month.substr(0, 3), " ", std::to_string(static_cast<int>(on.year()))});
  }
  [[nodiscard]] double capacity() const {
    return ahead_.plan.a_day ? static_cast<double>(ahead_.plan.a_day->count) * ahead_.plan.sellers : 0;
  }
  [[nodiscard]] bool is_over(const workload& each) const {
    return ahead_.plan.a_day && each.all.minutes.mean > capacity();
  }

  void tell_days() {
    detail::table lines{{std::string(words_.day), std::string(words_.in_silence), std::string(words_.as_usual)}};
    if (ahead_.plan.a_day) {
      lines.front().emplace_back(words_.has);
      lines.front().emplace_back("");
    }
    for (const workload& each : ahead_.days) {
      if (!each.open && each.all.minutes_in_silence == 0 && each.all.minutes.high == 0) continue;
      lines.push_back({shown(each.on), in_hours(each.all.minutes_in_silence), hours(each.all.minutes)});
      if (!ahead_.plan.a_day) continue;
      lines.back().push_back(in_hours(each.open ? capacity() : 0));
      lines.back().emplace_back(is_over(each) ? words_.over : "");
    }
    text_ += detail::set_out(lines, true);
  }

  void tell_sellers() {
    if (ahead_.plan.sellers == 1) return;
    line(words_.by_seller);
    text_ += detail::set_out(by_seller(), true);
  }

 public:
  [[nodiscard]] detail::table by_seller() const {
    detail::table lines{{"", std::string(words_.in_silence), std::string(words_.as_usual)}};
    for (std::size_t s = 0; s < static_cast<std::size_t>(ahead_.plan.sellers); ++s) {
      double quiet = 0;
      double usual = 0;
      for (const workload& each : ahead_.days) {
        quiet += each.by_seller[s].minutes_in_silence;
        usual += each.by_seller[s].minutes.mean;
      }
      lines.push_back(
          {s < sellers_.size() ? detail::on_one_line(sellers_[s]) : filled(words_.seller, {std::to_string(s + 1)}),
           in_hours(quiet), in_hours(usual)});
    }
    return lines;
  }

 private:
  void tell_weeks() {
    std::string channels;
    for (const channel via : channel_set::all()) {
      double quiet = 0;
      double usual = 0;
      for (const workload& each : ahead_.days) {
        quiet += each.all.touches_in_silence[static_cast<std::size_t>(via)];
        usual += each.all.touches[static_cast<std::size_t>(via)].mean;
      }
      if (quiet + usual == 0) continue;
      channels += detail::joined({channels.empty() ? "" : ", ", std::to_string(static_cast<int>(quiet)), " / ",
                                  detail::rounded(usual, words_.decimal_point), " ", words_.touches(via)});
    }
    line(filled(words_.by_channel, {channels}));
    if (!ahead_.plan.a_day) return;
    const auto first =
        std::find_if(ahead_.days.begin(), ahead_.days.end(), [&](const auto& day) { return is_over(day); });
    if (first == ahead_.days.end()) return line(words_.never_over);
    const auto days =
        std::count_if(ahead_.days.begin(), ahead_.days.end(), [&](const auto& day) { return is_over(day); });
    const auto open = std::count_if(ahead_.days.begin(), ahead_.days.end(), [](const auto& day) { return day.open; });
    line(filled(words_.first_over, {shown(first->on), std::to_string(days), std::to_string(open)}));
  }

  void tell_today() {
    const auto all = ahead_.today.size();
    const auto within = static_cast<std::size_t>(
        std::count_if(ahead_.today.begin(), ahead_.today.end(), [](const auto& one) { return one.fits; }));
    const std::string rest = within == all
                                 ? std::string(words_.fits)
                                 : filled(words_.overflow, {std::to_string(within), std::to_string(all - within)});
    line(filled(words_.today, {std::to_string(all), rest}));
  }

  const forecast& ahead_;
  const std::optional<carrying>& room_;
  std::span<const std::string> sellers_;
  const forecast_words& words_;
  std::string text_;
};

}  // namespace

detail::table detail::table_of_sellers(const forecast& ahead, std::span<const std::string> sellers, language in) {
  return page(ahead, {}, sellers, in).by_seller();
}

std::string explain(const forecast& ahead, const std::optional<carrying>& room, std::span<const std::string> sellers,
                    language in) {
  return page(ahead, room, sellers, in).written();
}

}  // namespace followup
