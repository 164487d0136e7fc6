#include "engine/text.hpp"

#include "time/clock_text.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

constexpr time_duration one_second{0, 0, 1};
constexpr time_duration whole_day{24, 0, 0};
constexpr int distant_days = 31;

}  // namespace

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return line;
}

std::string quoted(std::string_view name) { return joined({"\"", on_one_line(name), "\""}); }

std::string capitalised(std::string sentence) {
  if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z') {
    sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  }
  return sentence;
}

std::string counted_as(int n, const channel_words& touches) {
  return joined({std::to_string(n), " ", (n == 1 ? touches.noun : touches.plural)()});
}

std::string shown_hours(day_interval hours) { return clock_text(hours.open) + '-' + clock_text(hours.close); }

std::string short_date(date on, const timeline_words& words) {
  return words.short_date(on.day().as_number(), words.months[on.month().as_number() - 1U].plain());
}

std::string dated(date on, const timeline_words& words) {
  return words.dated(words.weekdays[static_cast<std::size_t>(weekday_of(on))].plain(), short_date(on, words),
                     int{on.year()});
}

std::optional<local_time> reading::local(const std::optional<ptime>& at) const {
  if (!at || at->is_special() || *at < first_instant() || *at >= last_instant()) return std::nullopt;
  return zone_.at(*at);
}

std::string reading::shown(date on) const {
  const auto ymd = on.year_month_day();
  const time_words& in = words_.times;
  return in.date(in.weekdays[static_cast<std::size_t>(weekday_of(on))].plain(), ymd.day.as_number(),
                 in.months[ymd.month.as_number() - 1U].plain(), int{ymd.year});
}

std::string reading::moment(const std::optional<ptime>& at) const {
  const auto there = local(at);
  if (!there) return {};
  const std::string day = shown(there->on);
  return there->clock == time_duration{} ? day : words_.times.moment(day, clock_text(there->clock));
}

std::string reading::day_of(const std::optional<ptime>& at) const {
  const auto there = local(at);
  return there ? shown(there->on) : std::string{};
}

std::string reading::finish(const std::optional<ptime>& at) const {
  const auto there = local(at);
  if (!there || there->clock != time_duration{}) return moment(at);
  return words_.times.end_of_day(last_day_of(at));
}

std::string reading::last_day_of(const std::optional<ptime>& at) const {
  return at ? day_of(*at - one_second) : std::string{};
}

std::string reading::stretch(const std::optional<ptime>& begin, const std::optional<ptime>& end) const {
  const auto from = local(begin);
  if (!from) return words_.times.until(finish(end));
  const auto to = local(end);
  std::string day = shown(from->on);
  const std::string opening = clock_text(from->clock);
  if (!to || to->on - from->on > boost::gregorian::date_duration(distant_days)) return words_.times.from(day, opening);
  const bool to_midnight = to->clock == time_duration{} && to->on - from->on == boost::gregorian::date_duration(1);
  if (to_midnight && from->clock == time_duration{}) return day;
  if (to->on == from->on || to_midnight) {
    return words_.times.hours(day, opening, clock_text(to_midnight ? whole_day : to->clock));
  }
  return words_.times.from_until(day, opening, finish(end));
}

std::string reading::agreed(const reason& why) const {
  const auto from = local(why.from);
  if (!from) return {};
  const std::string first = shown(from->on);
  if (why.n != why.m) {
    const bool usual = why.m - why.n == agreed_time::usual_minutes;
    return words_.times.at(first, usual ? clock_text(why.n) : shown_hours({why.n, why.m}));
  }
  const std::string last = last_day_of(why.to);
  return last == first || last.empty() ? words_.times.on(first) : words_.times.between(first, last);
}

bool reading::on_an_earlier_day(ptime a, ptime b) const {
  const auto first = local(a);
  const auto second = local(b);
  return first && second && first->on < second->on;
}

std::optional<outcome_kind> reading::outcome_of(rule_id rule) const noexcept {
  constexpr std::string_view prefix = "outcome:";
  const std::string_view whole = name(rule);
  return whole.starts_with(prefix) ? outcome_named(whole.substr(prefix.size())) : std::nullopt;
}

const std::string* reading::citation(rule_id rule) const noexcept {
  const guard* const found = find<guard>(rule);
  return found != nullptr && found->is_law() ? &*found->citation() : nullptr;
}

const daypart_choice* reading::dayparts() const noexcept {
  for (const policy_rule& one : rules_.rules()) {
    if (const auto* found = std::get_if<daypart_choice>(&one)) return found;
  }
  return nullptr;
}

const daypart* reading::daypart_at(int index) const noexcept {
  const daypart_choice* const choice = dayparts();
  const auto at = static_cast<std::size_t>(index);
  return choice != nullptr && at < choice->parts.size() ? &choice->parts[at] : nullptr;
}

const side_rule* reading::side_rule_at(int index) const noexcept {
  const daypart_choice* const choice = dayparts();
  const auto at = static_cast<std::size_t>(index);
  return choice != nullptr && at < choice->side_rules.size() ? &choice->side_rules[at] : nullptr;
}

}  // namespace followup::detail
