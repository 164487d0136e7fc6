#include "assure/timeline_words.hpp"

#include "assure/describe_words.hpp"
#include "engine/text.hpp"
#include "time/clock_text.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

bool begins_character(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

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
    : what_(what), how_(how), language_(words_in(how.in)), words_(language_.timeline), zone_(what.zone()) {}

std::string timeline_reading::title() const {
  if (!how_.title.empty()) return on_one_line(how_.title);
  const std::string name = quoted(what_.rules.name());
  const std::string version = on_one_line(what_.rules.version());
  const outcome_kind of_calls = kind_of(what_.of_calls);
  if (of_calls == outcome_kind::no_answer) return words_.if_nobody_answers(name, version);
  return words_.if_calls_lead_to(name, version, quoted(followup::name_of(of_calls)));
}

std::string timeline_reading::subtitle() const {
  const reading read(what_.rules, zone_, language_);
  return words_.subtitle(read.moment(what_.from), zone_.name(), quoted(what_.hours.name()),
                         on_one_line(what_.hours.version()));
}

std::string timeline_reading::summary() const {
  if (what_.touches.empty()) return words_.nothing();
  std::vector<std::string> counts;
  for (const channel via : channel_set::all()) {
    const int n = what_.count(via);
    if (n != 0) counts.push_back(counted_as(n, language_.touches[via]));
  }
  const auto days = (what_.touches.back().local.on - zone_.at(what_.from).on).days() + 1;
  return words_.summary(listed(counts, language_.describe.values.last.plain()), days);
}

std::string timeline_reading::ending() const {
  switch (what_.why) {
    case timeline::stop::closed: {
      answer end = what_.last;
      end.reasons.clear();
      end.truncated_reasons = 0;
      return explain(end, what_.rules, zone_, how_.in);
    }
    case timeline::stop::longest: return words_.looked_until(dated(zone_.at(what_.until).on));
    case timeline::stop::touches: return words_.stopped_after(what_.touches.size());
  }
  return {};
}

std::string timeline_reading::ending_mark() const {
  if (what_.why != timeline::stop::closed) return {};
  return joined({words_.end.plain(), ", ", short_date(zone_.at(what_.until).on)});
}

std::string timeline_reading::limit_mark() const {
  if (!what_.limit) return {};
  return words_.limit(quoted(what_.rules.name_of(what_.limit->rule)));
}

std::string timeline_reading::short_date(date on) const { return detail::short_date(on, words_); }

std::string timeline_reading::dated(date on) const { return detail::dated(on, words_); }

std::string timeline_reading::hours_of(const foreseen_touch& one) const {
  std::string begin = clock_text(one.local.clock);
  const ptime end = one.what.window.end;
  if (end.is_special() || end >= last_instant()) return begin;
  const local_time until = zone_.at(end - time_duration{0, 0, 1});
  if (until.on != one.local.on) return begin;
  return joined({begin, "-", clock_text(until.clock + time_duration{0, 0, 1})});
}

std::string timeline_reading::name_of(const foreseen_touch& one) const {
  return joined({language_.touches[one.what.via].noun.plain(), " ", std::to_string(one.nth)});
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
