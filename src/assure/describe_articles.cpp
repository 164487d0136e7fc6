#include "assure/describe_articles.hpp"

#include "closed_set.hpp"

#include <algorithm>
#include <type_traits>

namespace followup::detail {
namespace {

template <class T>
std::vector<T> copied(std::span<const T> values) {
  return {values.begin(), values.end()};
}

template <class T>
statement_value value_of(const std::optional<T>& value) {
  return value ? statement_value{*value} : statement_value{};
}

// Collects the statements of one article.
class writer {
 public:
  explicit writer(article& into, channel_set touches = {}) : into_(into), touches_(touches) {}

  writer& say(aspect what, statement_value value) { return add(what, std::move(value), false); }
  // Told by another sentence already.
  writer& imply(aspect what, statement_value value) { return add(what, std::move(value), true); }
  writer& say_unless(bool usual, aspect what, statement_value value) { return add(what, std::move(value), usual); }
  // Not worth a word where there is nothing to say.
  writer& say_if_any(aspect what, statement_value value) {
    const bool usual = !is_said(value);
    return add(what, std::move(value), usual);
  }

 private:
  writer& add(aspect what, statement_value value, bool usual) {
    into_.says.push_back({what, std::move(value), touches_, usual});
    return *this;
  }

  article& into_;
  channel_set touches_;
};

template <class HostRule>
void write_host_rule(const HostRule& what, article& into) {
  writer(into)
      .say(aspect::registered, what.registered.name)
      .say_if_any(aspect::parameters, verbatim{what.registered.parameters})
      .say_if_any(aspect::reads_history, what.reads_history);
}

void write_rhythm(const rhythm& what, bool starts_by_itself, article& into) {
  const bool quiet = what.via != channel::call && !what.messages;
  writer(into, what.via)
      .imply(aspect::via, what.via)
      .say(aspect::gaps, repeating{what.gaps})
      .say_unless(!starts_by_itself, aspect::first, due_after{what.first})
      .say_unless(quiet || !what.messages_at.empty(), aspect::message, what.messages)
      .say_if_any(aspect::message_at, chosen_attempts{what.messages_at})
      .say_if_any(aspect::message_first, what.message_holds_back)
      .say_if_any(aspect::chooses_daypart, what.chooses_daypart)
      .say_if_any(aspect::otherwise, what.otherwise ? statement_value{*what.otherwise} : statement_value{})
      .say_if_any(aspect::briefs, what.briefs);
}

article article_of(const step& one) {
  article about{policy_part::step, one.id};
  writer(about, one.via)
      .imply(aspect::via, one.via)
      .say(aspect::step_wait, later{one.wait})
      .say_if_any(aspect::step_brief, one.brief)
      .say_if_any(aspect::step_message, one.message)
      .say_if_any(aspect::label, one.label)
      .say_if_any(aspect::branches, one.branches)
      .say_if_any(aspect::next, one.next)
      .say_if_any(aspect::last, one.last);
  return about;
}

struct track_writer {
  article& into;
  bool lapses = false;  // which says that the telephone is left to the others

  void operator()(const rhythm& what) const { write_rhythm(what, true, into); }
  void operator()(const after_each_nth& what) const {
    writer(into, what.via)
        .imply(aspect::via, what.via)
        .say(aspect::nth, every_nth{what.n, what.what})
        .say(aspect::nth_wait, due_after{what.wait})
        .say_if_any(aspect::briefs, what.briefs);
  }
  void operator()(const after_other& what) const {
    writer(into, what.via)
        .imply(aspect::via, what.via)
        .say(aspect::follows, what.track)
        .say(aspect::follow_wait, after_arrival{what.wait, what.landed})
        .say_if_any(aspect::briefs, what.briefs);
  }
  void operator()(const after_event& what) const {
    writer(into, what.via)
        .imply(aspect::via, what.via)
        .say(aspect::events, what.events)
        .say(aspect::event_wait, due_after{what.wait})
        .say_unless(lapses || what.via != channel::call, aspect::takes_telephone, what.via == channel::call)
        .say_if_any(aspect::briefs, what.briefs);
  }
  void operator()(const step_list& what) const {
    for (const step& one : what.steps) into.parts.push_back(article_of(one));
    if (what.then) write_rhythm(*what.then, false, into.parts.emplace_back(article{policy_part::hand_over, {}}));
    const bool calls =
        std::any_of(what.steps.begin(), what.steps.end(), [](const step& one) { return one.via == channel::call; });
    writer(into)
        .say(aspect::steps, true)
        .say_if_any(aspect::repeats, what.repeat_after ? statement_value{*what.repeat_after} : statement_value{})
        .say_unless((!calls && !what.messages) || some_leave_messages(what), aspect::message, what.messages);
  }
  void operator()(const appointment_reminder& what) const {
    writer(into, what.via)
        .imply(aspect::via, what.via)
        .say(aspect::reminder, ahead_of{what.wait})
        .say_if_any(aspect::briefs, what.briefs);
  }
  void operator()(const host_track& what) const { write_host_rule(what, into); }

 private:
  // Which is told of each.
  [[nodiscard]] static bool some_leave_messages(const step_list& what) {
    return !what.messages &&
           std::any_of(what.steps.begin(), what.steps.end(), [](const step& one) { return one.message; });
  }
};

std::vector<week_hours> other_weeks(const calendar& hours) {
  const week_rotation turn = hours.weeks();
  return {turn.weeks().begin() + 1, turn.weeks().end()};
}
statement_value first_week(const calendar& hours) {
  const week_rotation turn = hours.weeks();
  return turn.weeks().size() > 1 ? statement_value{turn.from()} : statement_value{};
}

struct guard_writer {
  article& into;

  void operator()(const window_guard& what) const {
    const calendar& from = what.hours;
    const bool nameless = from.name() == "hours" && from.version() == "1";
    writer(into, what.channels)
        .imply(aspect::channels, what.channels)
        .say(aspect::hours, from.week())
        .say_if_any(aspect::other_weeks, other_weeks(from))
        .say_if_any(aspect::first_week, first_week(from))
        .say_if_any(aspect::holidays, copied(from.holidays()))
        .say_if_any(aspect::overrides, copied(from.overrides()))
        .say_unless(nameless, aspect::calendar, hours_source{from.name(), from.version()})
        .say_if_any(aspect::hours_zone, value_of(what.zone));
  }
  void operator()(const cap_guard& what) const {
    writer(into, what.channels)
        .say(aspect::cap, cap_figures{what.n, what.what, what.channels, what.over})
        .say_if_any(aspect::cap_outcomes, what.outcomes)
        .say_if_any(aspect::excepts_retries, what.excepts_retries)
        .say_unless(what.whose == count_scope::prospect, aspect::cap_scope, what.whose)
        .say_if_any(aspect::cap_zone, value_of(what.zone));
  }
  void operator()(const quiet_guard& what) const {
    writer(into, what.channels)
        .imply(aspect::channels, what.channels)
        .say(aspect::quiet_length, what.length)
        .say(aspect::quiet_after, what.after)
        .say(aspect::its_day_counts, what.its_day_counts);
  }
  void operator()(const gap_guard& what) const {
    writer(into).say(aspect::distance, distance_figures{what.wait, what.earlier, what.later});
  }
  void operator()(const landing_day_guard& what) const {
    writer(into, what.channels).say(aspect::landing_day, what.channels);
  }
  void operator()(const consent_guard& what) const {
    writer(into, what.channels)
        .imply(aspect::channels, what.channels)
        .say(aspect::consumer, what.consumer)
        .say(aspect::sole_trader, what.sole_trader)
        .say(aspect::legal_entity, what.legal_entity);
  }
  void operator()(const registry_guard& what) const {
    writer(into, what.channels).imply(aspect::channels, what.channels).say(aspect::registry, what.stale_after);
  }
  void operator()(const host_guard& what) const { write_host_rule(what, into); }
};

article article_of(const guard& one) {
  article about{policy_part::guard, one.id(), one.what().index()};
  std::visit(guard_writer{about}, one.what());
  writer(about)
      .say_if_any(aspect::citation, one.is_law() ? statement_value{law_citation{*one.citation()}} : statement_value{})
      .say_if_any(aspect::exempts_agreed, one.exempts_agreed_calls())
      .say_if_any(aspect::audiences, one.audiences())
      .say_if_any(aspect::jurisdiction, one.jurisdiction())
      .say_if_any(aspect::valid_from, value_of(one.first_day()))
      .say_if_any(aspect::valid_to, value_of(one.end_day()));
  return about;
}

article article_of(const limit& one) {
  article about{policy_part::limit, one.id()};
  const auto touches = one.closing_touch() ? channel_set{*one.closing_touch()} : channel_set{};
  // Where nothing is sent there is nothing to wait for.
  const bool at_once = !one.closing_touch() && one.closes_within() == limit("", calls{}).closes_within();
  writer(about, touches)
      .say_if_any(aspect::most_calls, value_of(one.most_calls()))
      .say_if_any(aspect::longest, value_of(one.longest()))
      .say(aspect::closing_touch, value_of(one.closing_touch()))
      .say_if_any(aspect::closing_brief, one.closing_brief())
      .say_unless(at_once, aspect::closing_within, one.closes_within())
      .say(aspect::regardless, one.holds_regardless());
  return about;
}

article article_of(const ending& one) {
  article about{policy_part::ending, one.id()};
  write_host_rule(one.what(), about);
  return about;
}

// No days: at once, on whatever day that is.
statement_value wait_of(const re_entry& one) {
  if (one.wait() == review_period{calendar_days{0}}) return due_after{minutes{0}};
  return one.wait();
}

article article_of(const re_entry& one) {
  article about{policy_part::re_entry, one.id()};
  writer(about)
      .say(aspect::re_entry_after, one.after())
      .say(aspect::re_entry_wait, wait_of(one))
      .say(aspect::re_entry_policy, one.policy_name());
  return about;
}

std::string_view name_of(const side_rule& rule) {
  struct names {
    std::string_view operator()(const at_most_per_daypart&) const { return "at_most_per_daypart"; }
    std::string_view operator()(const other_clock_time&) const { return "other_clock_time"; }
    std::string_view operator()(const other_weekday&) const { return "other_weekday"; }
  };
  return std::visit(names{}, rule);
}

article article_of(const daypart_choice& choice) {
  article about{policy_part::dayparts, {}};
  writer(about).say(aspect::weight, choice.k).say(aspect::apart, choice.apart);
  for (const daypart& one : choice.parts) {
    writer(about.parts.emplace_back(article{policy_part::daypart, one.name}))
        .say(aspect::daypart_hours, one.hours)
        .say_if_any(aspect::daypart_days, one.on)
        .say(aspect::answer_rate, permille{one.answer_rate_permille});
  }
  for (const side_rule& one : choice.side_rules) {
    writer(about.parts.emplace_back(article{policy_part::preference, std::string(name_of(one)), one.index()}))
        .say(aspect::preference, one);
  }
  return about;
}

article article_of_policy(const policy& what) {
  article about{policy_part::policy, {}};
  writer(about)
      .imply(aspect::name, what.name())
      .imply(aspect::version, what.version())
      .imply(aspect::needs_history, what.needs_history());
  return about;
}

article article_of(const behaviours& table, outcome_kind kind) {
  article about{policy_part::outcome_row, std::string(followup::name_of(kind))};
  writer(about).say(aspect::behaviour, *table.at(kind));
  return about;
}

struct has_content {
  bool operator()(std::monostate) const { return false; }
  bool operator()(bool said) const { return said; }
  bool operator()(const std::string& text) const { return !text.empty(); }
  bool operator()(const verbatim& text) const { return !text.text.empty(); }
  bool operator()(const brief& what) const { return !what.empty(); }
  bool operator()(const brief_list& list) const { return !list.in_order.empty(); }
  bool operator()(const chosen_attempts& some) const { return !some.numbers.empty(); }
  template <class T>
  bool operator()(const std::vector<T>& some) const {
    return !some.empty();
  }
  // These always say something.
  template <any_of<int, delay, ahead_of, due_after, later, repeating, review_period, span_limit, business_days,
                   followup::hours, calls, permille, channel, channel_set, distance_figures, every_nth, after_arrival,
                   anchor, late_policy, resume_mode, behaviour, week_hours, day_interval, hours_source, date, time_zone,
                   cap_figures, count_scope, calendar_days, consent_level, law_citation, side_rule,
                   promise_rules::clearing, promise_rules::missed>
                Saying>
  bool operator()(const Saying&) const {
    return true;
  }
};

}  // namespace

article article_of(const track& one) {
  article about{policy_part::track, one.id(), one.what().index()};
  std::visit(track_writer{about, one.lapses_after().has_value()}, one.what());
  const pacing& pace = one.pace();
  writer(about)
      .say_if_any(aspect::label, one.label())
      .say_if_any(aspect::lapses, value_of(one.lapses_after()))
      .say_if_any(aspect::waits_for_promises, one.waits_for_promises())
      .say_if_any(aspect::in_place_of,
                  one.stands_in_for().empty() ? statement_value{} : statement_value{one.stands_in_for()})
      .say_if_any(aspect::holds_back_later, one.holds_back_later())
      .say_unless(pace.from == pacing{}.from, aspect::counts_from, pace.from)
      .say_unless(pace.late == pacing{}.late, aspect::late, pace.late)
      .say_unless(pace.resumes == pacing{}.resumes, aspect::resumes, pace.resumes);
  return about;
}

article article_of(const promise_rules& rules) {
  article about{policy_part::promises, {}};
  writer(about).say(aspect::cleared, rules.cleared).say(aspect::missed, rules.when_missed);
  return about;
}

articles articles_of(const policy& what) {
  articles all{article_of_policy(what), {}, {}};
  for (int i = 0; i < outcome_count; ++i) {
    all.outcomes.push_back(article_of(what.table(), static_cast<outcome_kind>(i)));
  }
  // By kind: rules keep an order among their own kind only.
  for (std::size_t kind = 0; kind < std::variant_size_v<policy_rule>; ++kind) {
    for (const policy_rule& rule : what.rules()) {
      if (rule.index() == kind) all.rules.push_back(std::visit([](const auto& one) { return article_of(one); }, rule));
    }
  }
  return all;
}

bool is_said(const statement_value& value) noexcept { return std::visit(has_content{}, value); }

bool is_law(const article& guard) noexcept {
  return std::any_of(guard.says.begin(), guard.says.end(),
                     [](const statement& one) { return one.what == aspect::citation && is_said(one.value); });
}

std::string_view name_of(aspect what) noexcept {
  switch (what) {
    case aspect::name: return "name";
    case aspect::version: return "version";
    case aspect::needs_history: return "needs_history";
    case aspect::behaviour: return "behaviour";
    case aspect::via: return "via";
    case aspect::gaps: return "gaps";
    case aspect::first: return "first";
    case aspect::message: return "messages";
    case aspect::message_at: return "messages_at";
    case aspect::message_first: return "message_holds_back";
    case aspect::chooses_daypart: return "chooses_daypart";
    case aspect::otherwise: return "otherwise";
    case aspect::briefs: return "briefs";
    case aspect::nth: return "n";
    case aspect::nth_wait:
    case aspect::follow_wait:
    case aspect::event_wait:
    case aspect::step_wait:
    case aspect::reminder:
    case aspect::re_entry_wait: return "wait";
    case aspect::follows: return "track";
    case aspect::events: return "events";
    case aspect::takes_telephone: return "takes_telephone";
    case aspect::steps: return "steps";
    case aspect::repeats: return "repeat_after";
    case aspect::step_brief: return "brief";
    case aspect::step_message: return "message";
    case aspect::label: return "label";
    case aspect::lapses: return "lapses_after";
    case aspect::waits_for_promises: return "waits_for_promises";
    case aspect::in_place_of: return "in_place_of";
    case aspect::branches: return "branches";
    case aspect::next: return "next";
    case aspect::last: return "last";
    case aspect::holds_back_later: return "holds_back_later";
    case aspect::counts_from: return "from";
    case aspect::late: return "late";
    case aspect::resumes: return "resumes";
    case aspect::registered: return "registered";
    case aspect::parameters: return "parameters";
    case aspect::reads_history: return "reads_history";
    case aspect::channels: return "channels";
    case aspect::hours:
    case aspect::daypart_hours: return "hours";
    case aspect::other_weeks: return "other_weeks";
    case aspect::first_week: return "first_week";
    case aspect::calendar: return "calendar";
    case aspect::holidays: return "holidays";
    case aspect::overrides: return "overrides";
    case aspect::hours_zone:
    case aspect::cap_zone: return "zone";
    case aspect::cap: return "cap";
    case aspect::cap_outcomes: return "outcomes";
    case aspect::daypart_days: return "on";
    case aspect::cap_scope: return "whose";
    case aspect::excepts_retries: return "excepts_retries";
    case aspect::quiet_after:
    case aspect::re_entry_after: return "after";
    case aspect::quiet_length: return "length";
    case aspect::its_day_counts: return "its_day_counts";
    case aspect::landing_day: return "channels";
    case aspect::consumer: return "consumer";
    case aspect::sole_trader: return "sole_trader";
    case aspect::legal_entity: return "legal_entity";
    case aspect::registry: return "stale_after";
    case aspect::citation: return "law";
    case aspect::exempts_agreed: return "exempts_agreed_calls";
    case aspect::audiences: return "audiences";
    case aspect::jurisdiction: return "jurisdiction";
    case aspect::valid_from: return "valid_from";
    case aspect::valid_to: return "valid_to";
    case aspect::distance: return "distance";
    case aspect::weight: return "k";
    case aspect::apart: return "apart";
    case aspect::answer_rate: return "answer_rate_permille";
    case aspect::preference: return "preference";
    case aspect::cleared: return "cleared";
    case aspect::missed: return "when_missed";
    case aspect::most_calls: return "most_calls";
    case aspect::longest: return "longest";
    case aspect::closing_touch: return "closing_touch";
    case aspect::closing_brief: return "closing_brief";
    case aspect::closing_within: return "closing_within";
    case aspect::regardless: return "regardless";
    case aspect::re_entry_policy: return "policy";
  }
  return {};
}

}  // namespace followup::detail
