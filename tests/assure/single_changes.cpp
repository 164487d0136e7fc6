#include "assure/single_changes.hpp"

#include <followup/error.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

using namespace followup;

namespace {

// --- Rules with their fields open. Those of the library's that are classes have a stand-in here.

struct open_track {
  std::string id;
  track::rule what;
  bool holds_back_later = false;
  pacing pace = {};
  std::optional<delay> lapses_after = {};
  bool waits_for_promises = false;
  std::string label = {};
  channel_set in_place_of = {};
};
struct open_guard {
  std::string id;
  guard::rule what;
  std::optional<std::string> citation = {};
  bool exempts_agreed = false;
  std::vector<audience> audiences = {};
  std::string jurisdiction = {};
  std::optional<date> from = {};
  std::optional<date> to = {};
};
struct open_ending {
  std::string id;
  host_ending what;
};
struct open_limit {
  std::string id;
  std::optional<calls> most;
  std::optional<span_limit> longest;
  std::optional<channel> closing = {};
  std::string brief = {};
  business_days within{10};
};
struct open_re_entry {
  std::string id;
  std::vector<disposition> after;
  review_period wait;
  std::string policy = {};
};
using open_rule =
    std::variant<open_track, open_guard, open_ending, open_limit, daypart_choice, promise_rules, open_re_entry>;

struct open_policy {
  std::string name;
  std::string version;
  std::array<std::optional<behaviour>, outcome_count> table;
  std::vector<open_rule> rules;
};

policy_rule closed(const open_track& open) {
  track rule{open.id, open.what};
  if (open.holds_back_later) rule = rule.holding_back_later();
  if (open.lapses_after) rule = rule.lapsing_after(*open.lapses_after);
  if (open.waits_for_promises) rule = rule.waiting_for_promises();
  return rule.paced(open.pace).labelled(open.label).in_place_of(open.in_place_of);
}
policy_rule closed(const open_guard& open) {
  guard rule{open.id, open.what};
  if (open.citation) rule = rule.law(*open.citation);
  if (open.exempts_agreed) rule = rule.exempting_agreed_calls();
  if (open.from) rule = rule.valid_from(*open.from);
  if (open.to) rule = rule.valid_to(*open.to);
  return rule.for_audiences(open.audiences).in_jurisdiction(open.jurisdiction);
}
policy_rule closed(const open_ending& open) { return ending{open.id, open.what}; }
policy_rule closed(const open_limit& open) {
  if (!open.most && !open.longest) throw invalid_policy("limit", "none of its figures", "one of them");
  limit rule = open.most && open.longest ? limit{open.id, *open.most, *open.longest}
               : open.most               ? limit{open.id, *open.most}
                                         : limit{open.id, *open.longest};
  if (open.closing) rule = rule.closing_with(*open.closing, open.brief);
  return rule.closing_within(open.within);
}
policy_rule closed(const daypart_choice& choice) { return choice; }
policy_rule closed(const promise_rules& rules) { return rules; }
policy_rule closed(const open_re_entry& open) {
  const re_entry rule{open.id, open.after, open.wait};
  return open.policy.empty() ? rule : rule.under(open.policy);
}

policy closed(const open_policy& open) {
  behaviours table;
  for (std::size_t i = 0; i < open.table.size(); ++i) {
    if (open.table[i]) table = table.with(static_cast<outcome_kind>(i), *open.table[i]);
  }
  std::vector<policy_rule> rules;
  for (const open_rule& rule : open.rules) {
    rules.push_back(std::visit([](const auto& one) { return closed(one); }, rule));
  }
  return policy{open.name, table, rules, open.version};
}

open_policy everything() {
  open_policy all{"everything", "7", {}, {}};
  const behaviours usual = doctrine();
  for (int i = 0; i < outcome_count; ++i) {
    all.table[static_cast<std::size_t>(i)] = usual.at(static_cast<outcome_kind>(i));
  }
  rhythm calling = every({delay{business_days{2}}, delay{calendar_days{3}}}, channel::call).first_after(hours{5});
  calling = calling.message_as_step().leaving_a_message_at({1, 3}).choosing_the_daypart();
  calling = calling.with({{brief("storage"), one_of({"tax", "wages"})}});
  const auto letters =
      after_each(5, unanswered_calls, channel::letter).waiting(minutes{30}).with({{brief("an offer")}});
  const auto branching =
      in_order({step{"offer", channel::email, business_days{1}, "the offer"}.when(outcome_kind::clicked, "warm call"),
                step{"reminder", channel::letter, business_days{3}}
                    .when({outcome_kind::opened, outcome_kind::replied}, "offer")
                    .then("warm call"),
                step{"warm call", channel::task, hours{1}}.labelled("text message").ends_list()})
          .leaving_a_message()
          .handing_over_to(every(business_days{10}, channel::task).with({{brief("a visit")}}));
  const auto circle =
      in_order({step{"card", channel::letter, calendar_days{1}}, step{"visit", channel::task, calendar_days{2}},
                step{"late call", channel::call, calendar_days{2}}.leaving_a_message()});

  const host_track own_track{[](const case_view&) -> std::optional<proposal> { return std::nullopt; },
                             true,
                             {"quarterly", R"({"months": 3})"}};
  const host_guard own_guard{
      [](const case_view&, const touch_at&) { return verdict::allow(); }, true, {"storm", R"({"force": 9})"}};
  const host_ending own_ending{[](const case_view&) -> std::optional<disposition> { return std::nullopt; },
                               true,
                               {"sold out", R"({"stock": 0})"}};
  const calendar office{"office",
                        "2026",
                        monday_to_friday("09:00-12:00 13:30-17:00"),
                        {day("2026-12-25")},
                        {{day("2026-12-24"), hours_from("09:00-12:00")}}};
  const channel_set written{channel::letter, channel::email};

  all.rules = {
      open_track{"calls", calling, true, {anchor::planned, late_policy::hold, resume_mode::restart}},
      open_track{"letters", letters, false, {.resumes = resume_mode::remaining}},
      open_track{"e-mails", after(landing_of{"letters"}, business_days{1}, channel::email).with({{brief("a view")}})},
      open_track{"warm", after({outcome_kind::clicked, outcome_kind::opened}, hours{2}, channel::call)
                             .with({{brief("what they saw")}})},
      open_track{.id = "thanks",
                 .what = after(outcome_kind::spoke, minutes{30}, channel::task),
                 .lapses_after = delay{hours{3}},
                 .waits_for_promises = true,
                 .label = "LinkedIn",
                 .in_place_of = channel::call},
      open_track{"reminder", before_appointment(business_days{1}, channel::email).with({{brief("the way to us")}})},
      open_track{"cards", every(months{1}, channel::letter).else_by(channel::task)},
      open_track{"sequence", branching},
      open_track{"circle", circle.repeating_after(calendar_days{20})},
      // It need not go on with anything, and may.
      open_track{"round", in_order({step{"round", channel::task, calendar_days{3}}.then("round")})},
      open_track{"own track", own_track},
      open_guard{"office", window(channel::call, office).in(time_zone::named("Europe/Amsterdam"))},
      open_guard{"legal cap",
                 at_most(3, {channel::call, channel::task}, rolling_days{30})
                     .except_retries()
                     .counting(counted_event::connected)
                     .per(count_scope::pursuit)
                     .in(time_zone::named("Europe/Paris")),
                 "Some Code, art. 1",
                 true,
                 {audience::consumer},
                 "FR",
                 day("2026-01-01"),
                 day("2027-01-01")},
      open_guard{"daily", at_most(2, channel::call, per_local_day)},
      open_guard{"weekly", at_most(9, channel::call, per_calendar_week)},
      open_guard{"monthly", at_most(20, channel::call, per_calendar_month)},
      open_guard{"machines",
                 at_most(7, channel::call, per_lifetime).that_led_to({outcome_kind::machine, outcome_kind::busy})},
      open_guard{"hourly", at_most(2, channel::call, rolling{hours{7}})},
      open_guard{"quiet",
                 quiet_after({outcome_kind::no_with_reasons}, calendar_days{60}, channel::call).counting_its_day()},
      open_guard{"apart", apart(channel::call, written, hours{20})},
      open_guard{"landing", not_on_landing_day(channel::call)},
      open_guard{"consent", consent_guard{.sole_trader = consent_level::presumed}},
      open_guard{"registry", registry_guard{}},
      open_guard{"own guard", own_guard},
      daypart_choice{{{"morning", {8 * 60, 12 * 60}, 214},
                      {"afternoon", {13 * 60, 18 * 60}, 200, {weekday::monday, weekday::friday}}},
                     3,
                     {other_weekday{}, at_most_per_daypart{2}, other_clock_time{hours{2}}},
                     hours{4}},
      promise_rules{promise_rules::clearing::by_next_call, promise_rules::missed::at_once},
      open_limit{"patience", calls{50}, months{3}, channel::letter, "good-bye", business_days{6}},
      open_ending{"own ending", own_ending},
      open_re_entry{"again", {disposition::refused, disposition::unreachable}, months{12}, "gentle"},
  };
  return all;
}

// --- Every change of one value in place, each undone before the next.

template <class E>
constexpr int count_of_enum = 0;
template <>
constexpr int count_of_enum<channel> = channel_count;
template <>
constexpr int count_of_enum<outcome_kind> = outcome_count;
template <>
constexpr int count_of_enum<counted> = 2;
template <>
constexpr int count_of_enum<anchor> = 2;
template <>
constexpr int count_of_enum<late_policy> = 2;
template <>
constexpr int count_of_enum<resume_mode> = 3;
template <>
constexpr int count_of_enum<counted_event> = 4;
template <>
constexpr int count_of_enum<count_scope> = 4;
template <>
constexpr int count_of_enum<consent_level> = 4;
template <>
constexpr int count_of_enum<weekday> = 7;
template <>
constexpr int count_of_enum<audience> = 4;
template <>
constexpr int count_of_enum<disposition> = disposition_count;
template <>
constexpr int count_of_enum<promise_rules::clearing> = 2;
template <>
constexpr int count_of_enum<promise_rules::missed> = 2;

template <class T>
T sample() {
  if constexpr (std::is_same_v<T, date>)
    return day("2026-06-01");
  else if constexpr (std::is_same_v<T, brief>)
    return brief("something new");
  else if constexpr (std::is_same_v<T, std::string>)
    return "something new";
  else if constexpr (std::is_same_v<T, outcome_kind>)
    return outcome_kind::bounced;
  else if constexpr (std::is_same_v<T, audience>)
    return audience::legal_entity;
  else if constexpr (std::is_same_v<T, disposition>)
    return disposition::withdrawn;
  else if constexpr (std::is_same_v<T, date_override>)
    return {day("2026-06-02"), hours_from("10:00-11:00")};
  else if constexpr (std::is_same_v<T, day_interval>)
    return {20 * 60, 21 * 60};
  else if constexpr (std::is_same_v<T, calendar>)
    return {"sample", "1", every_day("10:00-11:00")};
  else if constexpr (std::is_same_v<T, minutes> || std::is_same_v<T, hours> || std::is_same_v<T, open_minutes> ||
                     std::is_same_v<T, calendar_days> || std::is_same_v<T, business_days> || std::is_same_v<T, months>)
    return {9};
  else if constexpr (std::is_same_v<T, rolling>)
    return {hours{9}};
  else if constexpr (std::is_same_v<T, delay>)
    return business_days{9};
  else if constexpr (std::is_same_v<T, review_period>)
    return calendar_days{9};
  else if constexpr (std::is_same_v<T, span_limit>)
    return hours{9};
  else if constexpr (std::is_same_v<T, step>)
    return {"new step", channel::letter, business_days{9}};
  else if constexpr (std::is_same_v<T, rhythm>)
    return every(business_days{9}, channel::email);
  else if constexpr (std::is_same_v<T, branch>)
    return {{outcome_kind::bounced}, "reminder"};
  else if constexpr (std::is_same_v<T, daypart>)
    return {"night", {21 * 60, 23 * 60}, 1};
  else if constexpr (std::is_same_v<T, after_other>)
    return after(sending_of{"letters"}, hours{9}, channel::task);
  else if constexpr (std::is_same_v<T, after_event>)
    return after(outcome_kind::bounced, hours{9}, channel::task);
  else if constexpr (std::is_same_v<T, appointment_reminder>)
    return before_appointment(hours{9}, channel::task);
  else if constexpr (std::is_same_v<T, int>)
    return 9;
  else if constexpr (std::is_same_v<T, weekday>)
    return weekday::sunday;
  else if constexpr (std::is_same_v<T, step_list>)
    return in_order({step{"only", channel::task, hours{9}}}).repeating_after(hours{9});
  else if constexpr (std::is_same_v<T, window_guard>)
    return window(channel::task, every_day("10:00-11:00"));
  else if constexpr (std::is_same_v<T, gap_guard>)
    return apart(channel::task, channel::letter, hours{9});
  else if constexpr (std::is_same_v<T, host_track>)
    return {[](const case_view&) -> std::optional<proposal> { return std::nullopt; }};
  else if constexpr (std::is_same_v<T, host_guard>)
    return {[](const case_view&, const touch_at&) { return verdict::allow(); }};
  else if constexpr (std::is_same_v<T, open_rule>)
    return open_limit{"new limit", calls{9}, {}};
  else
    return {};
}

class walk {
 public:
  walk(open_policy& root, const std::function<void(const std::string&, const policy&)>& look)
      : root_(root), look_(look) {}

  void run() {
    at("name", root_.name), at("version", root_.version);
    for (std::size_t i = 0; i < root_.table.size(); ++i) { at(name_of(static_cast<outcome_kind>(i)), *root_.table[i]); }
    list(root_.rules);
  }
  [[nodiscard]] const std::map<std::string, bool>& accepted() const { return accepted_; }

 private:
  void emit(const std::string& how) {
    bool& accepted = accepted_[field_];
    try {
      const policy changed = closed(root_);
      accepted = true;
      look_(path_ + " (" + how + ")", changed);
    } catch (const invalid_policy&) {
      // A policy cannot say that.
    }
  }
  template <class T>
  void set(T& value, T other, const std::string& how) {
    std::swap(value, other);
    emit(how);
    std::swap(value, other);
  }
  template <class T>
  void at(std::string_view name, T& value) {
    const std::string outer = path_;
    path_ += (path_.empty() ? "" : "/") + std::string(name);
    change(value);
    path_ = outer;
  }
  template <class... Values>
  void fields(const std::string& type, std::string_view names, Values&... values) {
    const std::string outer = field_;
    const auto next = [&] {
      const auto end = std::min(names.find(','), names.size());
      const std::string_view name = names.substr(0, end);
      names.remove_prefix(std::min(end + 2, names.size()));
      field_ = type + "::" + std::string(name);
      return name;
    };
    (at(next(), values), ...);
    field_ = outer;
  }

  // Figures, texts and choices.
  void change(bool& value) { set(value, !value, "the other"); }
  void change(int& value) { set(value, value + 1, "one more"), set(value, value + 60, "60 more"); }
  void change(std::string& value) {
    // Some texts refer to another rule or step.
    for (const char* other : {"other", "offer", "reminder", "warm call", "own track", "letters", "cards", ""}) {
      if (value != other) set(value, std::string(other), other);
    }
  }
  template <class E>
  requires std::is_enum_v<E>
  void change(E& value) {
    static_assert(count_of_enum<E> > 0);
    for (int i = 0; i < count_of_enum<E>; ++i) {
      if (static_cast<E>(i) != value) set(value, static_cast<E>(i), std::to_string(i));
    }
  }
  void change(channel_set& value) {
    for (unsigned bit = 1; bit < 1U << channel_count; bit <<= 1) {
      set(value, channel_set::from_bits(static_cast<std::uint8_t>(value.bits() ^ bit)), std::to_string(bit));
    }
  }
  void change(date& value) { set(value, value + boost::gregorian::days(1), "a day later"); }
  void change(time_zone& value) { set(value, time_zone::named("America/New_York"), "New York"); }
  void change(calendar& value) {
    const std::vector<date> holidays(value.holidays().begin(), value.holidays().end());
    const std::vector<date_override> overrides(value.overrides().begin(), value.overrides().end());
    set(value, {"other", value.version(), value.week(), holidays, overrides}, "name");
    set(value, {value.name(), "other", value.week(), holidays, overrides}, "version");
    set(value, {value.name(), value.version(), value.week(), {}, overrides}, "no holidays");
    set(value, {value.name(), value.version(), value.week(), {day("2026-12-28")}, overrides}, "another holiday");
    set(value, {value.name(), value.version(), value.week(), holidays, {}}, "no overrides");
    set(value, {value.name(), value.version(), value.week(), holidays, {{day("2026-12-24"), {}}}}, "another override");
    const week_rotation two_weeks{{value.week(), every_day("10:00-11:00")}, day("2026-11-23")};
    set(value, {value.name(), value.version(), two_weeks, holidays, overrides}, "another week in turn");
    for (std::size_t i = 0; i < 7; ++i) {
      week_hours week = value.week();
      week[i] = hours_from("10:00-11:00");
      set(value, {value.name(), value.version(), week, holidays, overrides}, "weekday " + std::to_string(i));
    }
  }
  template <class Result, class... Arguments>
  void change(std::function<Result(Arguments...)>&) {}  // what it does inside cannot be seen

  // Neighbours of different kinds stand apart for whoever reads a policy.
  template <class T>
  [[nodiscard]] static bool in_one_list(const T&, const T&) {
    return true;
  }
  [[nodiscard]] static bool in_one_list(const open_rule& a, const open_rule& b) {
    const auto is_law = [](const open_rule& rule) {
      const auto* const one = std::get_if<open_guard>(&rule);
      return one != nullptr && one->citation.has_value();
    };
    return a.index() == b.index() && is_law(a) == is_law(b);
  }

  // What consists of others.
  template <class T>
  void change(std::optional<T>& value) {
    if (value) change(*value);
    set(value, value ? std::optional<T>{} : std::optional<T>{sample<T>()}, "there or not");
  }
  template <class... Alternatives>
  void change(std::variant<Alternatives...>& value) {
    std::visit([this](auto& one) { this->change(one); }, value);
    (other_alternative<Alternatives>(value), ...);
  }
  template <class T, class Variant>
  void other_alternative(Variant& value) {
    if (!std::holds_alternative<T>(value)) set(value, Variant{sample<T>()}, "of another kind");
  }
  void change(open_rule& value) {
    std::visit([this](auto& one) { this->change(one); }, value);
  }
  template <class T>
  void change(std::vector<T>& value) {
    list(value);
  }
  template <class T>
  void list(std::vector<T>& value) {
    for (std::size_t i = 0; i < value.size(); ++i) at(std::to_string(i), value[i]);
    auto more = value;
    more.push_back(sample<T>());
    set(value, more, "one more");
    for (std::size_t i = 0; i < value.size(); ++i) {
      auto fewer = value;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      set(value, fewer, "without " + std::to_string(i));
    }
    for (std::size_t i = 1; i < value.size(); ++i) {
      auto order = value;
      std::swap(order[i - 1], order[i]);
      set(value, order,
          (in_one_list(value[i - 1], value[i]) ? "another order at " : order_without_meaning) + std::to_string(i));
    }
  }

// A structured binding with a field too few or too many does not compile.
#define FIELDS(type, ...)                     \
  void change(type& value) {                  \
    auto& [__VA_ARGS__] = value;              \
    fields(#type, #__VA_ARGS__, __VA_ARGS__); \
  }
  FIELDS(minutes, count)
  FIELDS(hours, count)
  FIELDS(open_minutes, count)
  FIELDS(calendar_days, count)
  FIELDS(business_days, count)
  FIELDS(months, count)
  FIELDS(calls, count)
  FIELDS(follow_rhythm, next_number)
  FIELDS(retry_soon, after, at_most_a_day, chooses_daypart, next_number)
  FIELDS(call_again, after)
  FIELDS(try_again, after, at_most)
  FIELDS(same_day_after, wait)
  FIELDS(same_day_at, minute)
  FIELDS(stay_away, otherwise)
  FIELDS(cool_down, wait, letter_after)
  FIELDS(hold_until_named_or, otherwise)
  FIELDS(send_then_call, send_within, call_after)
  FIELDS(wait_for_meeting, ask_after)
  FIELDS(close_as, how)
  FIELDS(ask_why, after)
  FIELDS(answer_within, wait)
  FIELDS(lands, letter)
  FIELDS(brief, variants)
  FIELDS(brief_list, in_order)
  FIELDS(rhythm, via, gaps, first, messages, message_holds_back, briefs, messages_at, chooses_daypart, otherwise)
  FIELDS(appointment_reminder, wait, via, briefs)
  FIELDS(after_each_nth, n, what, via, wait, briefs)
  FIELDS(after_other, track, landed, wait, via, briefs)
  FIELDS(after_event, events, wait, via, briefs)
  FIELDS(branch, on, to)
  FIELDS(step, id, via, wait, about, branches, next, last, message, label)
  FIELDS(step_list, steps, repeat_after, then, messages)
  FIELDS(registered_name, name, parameters)
  FIELDS(host_track, propose, reads_history, registered)
  FIELDS(pacing, from, late, resumes)
  FIELDS(open_track, id, what, holds_back_later, pace, lapses_after, waits_for_promises, label, in_place_of)
  FIELDS(window_guard, channels, hours_of, zone)
  FIELDS(rolling, length)
  FIELDS(rolling_days, days)
  FIELDS(cap_guard, n, channels, over, excepts_retries, what, whose, zone, outcomes)
  FIELDS(quiet_guard, after, length, channels, its_day_counts)
  FIELDS(gap_guard, earlier, later, wait)
  FIELDS(landing_day_guard, channels)
  FIELDS(consent_guard, channels, consumer, sole_trader, legal_entity)
  FIELDS(registry_guard, channels, stale_after)
  FIELDS(host_guard, judge, reads_history, registered)
  FIELDS(open_guard, id, what, citation, exempts_agreed, audiences, jurisdiction, from, to)
  FIELDS(host_ending, over, reads_history, registered)
  FIELDS(open_ending, id, what)
  FIELDS(open_limit, id, most, longest, closing, about, within)
  FIELDS(day_interval, open, close)
  FIELDS(daypart, name, hours_of, answer_rate_permille, on)
  FIELDS(other_clock_time, around)
  FIELDS(at_most_per_daypart, most)
  FIELDS(daypart_choice, parts, k, side_rules, least_apart)
  FIELDS(promise_rules, cleared, when_missed)
  FIELDS(open_re_entry, id, after, wait, under)
#undef FIELDS
  template <class T>
  requires std::is_empty_v<T>
  void change(T&) {}

  open_policy& root_;
  const std::function<void(const std::string&, const policy&)>& look_;
  std::string path_;
  std::string field_ = "open_policy";
  std::map<std::string, bool> accepted_;  // of each field: whether one of its changes gave a policy
};

}  // namespace

policy policy_of_everything() { return closed(everything()); }

void for_each_single_change(const std::function<void(const std::string& label, const policy& changed)>& look) {
  open_policy root = everything();
  walk all(root, look);
  all.run();
  for (const auto& [field, accepted] : all.accepted()) { BOOST_TEST(accepted, field + " was never changed"); }
}
