#include <followup/testing/generators.hpp>

#include "model/outcome_table.hpp"
#include "testing/choices.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace followup::testing {
namespace {

using detail::several;
using detail::some_channels;
namespace posix = boost::posix_time;

delay some_gap(source& luck) { return detail::some_delay(luck, 1); }

review_period some_review_period(source& luck) {
  if (luck.flip()) return months{luck.between(0, 6)};
  return calendar_days{luck.between(0, 60)};
}

// --- What follows from an outcome.

bool is_definite_no(outcome_kind kind) {
  return kind == outcome_kind::no_with_reasons || kind == outcome_kind::no_without_reasons;
}

// A call of ours can have it.
bool is_called(outcome_kind kind) { return followup::detail::row_of(kind).outbound.contains(channel::call); }

disposition some_close(source& luck, outcome_kind kind) {
  if (is_definite_no(kind) && luck.flip()) return disposition::refused;
  return luck.one_of({disposition::withdrawn, disposition::won, disposition::meeting, disposition::unreachable});
}

// A behaviour of each kind, with figures of its own.
struct behaviour_figures {
  source& luck;
  outcome_kind kind;

  template <class T>
  behaviour operator()(std::in_place_type_t<T>) const {
    return figures(T{});
  }

 private:
  behaviour figures(follow_rhythm) const { return follow_rhythm{some_turn()}; }
  behaviour figures(retry_soon) const {
    const delay after = some_delay(luck);
    const int most = luck.between(0, 14);
    const bool chooses = luck.once_in(4);
    return retry_soon{after, most, chooses, some_turn()};
  }
  [[nodiscard]] bool some_turn() const { return is_called(kind) && luck.once_in(6); }
  behaviour figures(call_again) const { return call_again{some_delay(luck)}; }
  behaviour figures(try_again) const { return try_again{some_delay(luck), luck.between(0, 14)}; }
  behaviour figures(same_day_after) const { return same_day_after{open_minutes{luck.between(0, 600)}}; }
  behaviour figures(same_day_at) const { return same_day_at{luck.between(0, 1'439)}; }
  behaviour figures(stay_away) const { return stay_away{some_review_period(luck)}; }
  behaviour figures(cool_down) const {
    return cool_down{calendar_days{luck.between(0, 60)},
                     luck.flip() ? std::optional<delay>{some_delay(luck)} : std::nullopt};
  }
  behaviour figures(hold_until_named_or) const { return hold_until_named_or{some_review_period(luck)}; }
  behaviour figures(send_then_call) const {
    return send_then_call{business_days{luck.between(0, 5)}, business_days{luck.between(0, 10)}};
  }
  behaviour figures(wait_for_meeting) const { return wait_for_meeting{some_delay(luck)}; }
  behaviour figures(close_as) const { return close_as{some_close(luck, kind)}; }
  behaviour figures(ask_why) const { return ask_why{some_delay(luck)}; }
  behaviour figures(answer_within) const { return answer_within{open_minutes{luck.between(0, 600)}}; }
  behaviour figures(lands) const { return lands{business_days{luck.between(0, 10)}}; }
  // Those without figures.
  template <class T>
  behaviour figures(T what) const {
    static_assert(std::is_empty_v<T>);
    return what;
  }
};

behaviour plain_behaviour(std::size_t index, outcome_kind kind) {
  source none = source::of_numbers({});
  return detail::alternative<behaviour>(index, behaviour_figures{none, kind});
}

bool can_stand_at(outcome_kind kind, const behaviour& what) {
  try {
    (void)behaviours{}.with(kind, what);
    return true;
  } catch (const invalid_policy&) { return false; }
}

// The alternatives that each outcome can have, as the table itself has it.
const std::vector<std::size_t>& choices_at(outcome_kind kind) {
  static const auto all = [] {
    std::array<std::vector<std::size_t>, outcome_count> table;
    for (std::size_t at = 0; at < table.size(); ++at) {
      for (std::size_t i = 0; i < std::variant_size_v<behaviour>; ++i) {
        const auto outcome = static_cast<outcome_kind>(at);
        if (can_stand_at(outcome, plain_behaviour(i, outcome))) table[at].push_back(i);
      }
    }
    return table;
  }();
  return all[static_cast<std::size_t>(kind)];
}

// --- A host's own rules. Their ids tell their figures.

using own_guard = guard (*)(const std::string& id, int n);
using own_ending = ending (*)(const std::string& id, int n);

track visits(const std::string& id, int n) {
  return {id + ": a visit after " + std::to_string(n) + " days", [n](const case_view& c) -> std::optional<proposal> {
            const auto at = c.after(c.last_contact().value_or(c.subject().started), business_days{n});
            if (!at) return std::nullopt;
            return proposal{channel::task, *at, {}, c.newest(), id_of<label_id>("visit")};
          }};
}

track letter_after(const std::string& id, int n) {
  const track own{id + ": a letter after touchpoint " + std::to_string(n),
                  [n](const case_view& c) -> std::optional<proposal> {
                    const auto history = c.history();
                    if (history.size() < static_cast<std::size_t>(n)) return std::nullopt;
                    const touchpoint& nth = history[static_cast<std::size_t>(n - 1)];
                    return proposal{channel::letter, nth.at, {}, nth.id, {}};
                  }};
  return own.reading_history();
}

guard not_before(const std::string& id, int n) {
  return {id + ": not before " + std::to_string(n) + " o'clock", [n](const case_view& c, const touch_at& touch) {
            const local_time there = c.zone().at(touch.at);
            if (there.clock < posix::hours(n)) {
              return verdict::not_before(c.zone().resolve(there.on, posix::hours(n)).first);
            }
            if (touch.at > last_instant() - posix::hours(48)) return verdict::allow();
            // A midnight that comes twice may be over already.
            const ptime midnight = c.zone().resolve(there.on, posix::hours(24)).first;
            return midnight > touch.at ? verdict::allow(midnight) : verdict::allow();
          }};
}

guard no_letter_after(const std::string& id, int n) {
  return {id + ": no letter after call " + std::to_string(n), [n](const case_view& c, const touch_at& touch) {
            return touch.via == channel::letter && c.calls() > n ? verdict::forbid() : verdict::allow();
          }};
}

guard no_email_after(const std::string& id, int n) {
  const guard own{id + ": no e-mail after touchpoint " + std::to_string(n),
                  [n](const case_view& c, const touch_at& touch) {
                    const bool late = c.history().size() > static_cast<std::size_t>(n);
                    return touch.via == channel::email && late ? verdict::forbid() : verdict::allow();
                  }};
  return own.reading_history();
}

ending over_after_calls(const std::string& id, int n) {
  return {id + ": after call " + std::to_string(n), [n](const case_view& c) -> std::optional<disposition> {
            if (c.calls() < n) return std::nullopt;
            return disposition::withdrawn;
          }};
}

ending over_after_touchpoints(const std::string& id, int n) {
  const ending own{id + ": after touchpoint " + std::to_string(n),
                   [n](const case_view& c) -> std::optional<disposition> {
                     if (c.history().size() < static_cast<std::size_t>(n)) return std::nullopt;
                     return disposition::unreachable;
                   }};
  return own.reading_history();
}

// --- A policy, line by line. One draw to a statement (or to an element of a list in braces): the order in which a
// function's arguments are evaluated is the compiler's, and a seed stands for the same policy everywhere.

class policy_maker {
 public:
  policy_maker(source& luck, policy_shape shape) : luck_(luck), shape_(shape) {}

  policy make() {
    if (shape_.needs_history && luck_.flip()) {
      rules_.emplace_back(some_dayparts());
      has_dayparts_ = chooses_ = true;
    }
    add_tracks(luck_.between(1, 6));
    for (int left = luck_.between(0, 2), i = 1; left > 0; --left, ++i) add(some_limit("limit " + std::to_string(i)));
    if (!has_dayparts_ && luck_.flip()) has_dayparts_ = add(some_dayparts());
    for (int left = luck_.between(0, 5), i = 1; left > 0; --left, ++i) add(some_guard("guard " + std::to_string(i)));
    if (luck_.once_in(3)) add(some_promise_rules());
    for (int left = luck_.once_in(3) ? luck_.between(1, 2) : 0, i = 1; left > 0; --left, ++i) {
      add(some_re_entry("re-entry " + std::to_string(i)));
    }
    if (shape_.host_rules && luck_.once_in(3)) {
      add(luck_.one_of<own_ending>({over_after_calls, over_after_touchpoints})("ending 1", luck_.between(3, 20)));
    }
    const behaviours table = some_behaviours(luck_);
    const bool turns = shape_.needs_history || !policy{"so far", loadable(table, true), rules_}.needs_history();
    return {"generated", loadable(table, turns), std::move(rules_)};
  }

 private:
  // False for a rule that asks for more than the policy may.
  bool add(policy_rule rule) {
    rules_.push_back(std::move(rule));
    if (shape_.needs_history || !policy{"so far", doctrine(), rules_}.needs_history()) return true;
    rules_.pop_back();
    return false;
  }

  // Without a choice of dayparts where there are none, and without turns of numbers where there is no room for them.
  behaviours loadable(behaviours table, bool turns) const {
    for (int i = 0; i < outcome_count; ++i) {
      const auto kind = static_cast<outcome_kind>(i);
      behaviour row = *table.at(kind);
      if (auto* const goes_on = std::get_if<follow_rhythm>(&row)) goes_on->next_number &= turns;
      if (auto* const retries = std::get_if<retry_soon>(&row)) {
        retries->next_number &= turns;
        retries->chooses_daypart &= has_dayparts_;
      }
      table = table.with(kind, row);
    }
    return table;
  }

  // --- Tracks. The first one starts by itself.

  void add_tracks(int count) {
    for (int i = 1; i <= count; ++i) {
      const std::string id = "track " + std::to_string(i);
      const track some = varied(timed(i == 1 ? some_first_track(id) : some_track(id)));
      const bool holds = !some.lapses_after() && !reminds(some) && luck_.once_in(8);
      if (add(holds ? some.holding_back_later() : some) && can_be_waited_for(some)) {
        followable_.push_back(some.id());
      }
    }
  }

  track some_first_track(const std::string& id) {
    if (shape_.host_rules && luck_.once_in(6)) return some_own_track(id);
    return luck_.flip() ? track{id, some_steps()} : track{id, some_rhythm(true)};
  }

  track some_track(const std::string& id) {
    if (!luck_.flip()) return some_first_track(id);
    if (!followable_.empty() && luck_.flip()) return {id, some_after_other()};
    if (luck_.once_in(5)) return {id, some_reminder()};
    return luck_.flip() ? track{id, some_after_event()} : track{id, some_after_each()};
  }

  static bool reminds(const track& some) { return std::holds_alternative<appointment_reminder>(some.what()); }

  // What lapses, waits for promises or has a label: where it can.
  track varied(track some) {
    const auto& what = some.what();
    if (std::holds_alternative<host_track>(what)) return some;
    const bool starts = std::holds_alternative<rhythm>(what) || std::holds_alternative<step_list>(what);
    if (!starts && luck_.once_in(3)) some = some.lapsing_after(some_gap(luck_));
    const auto through = [&](channel via) { return uses(some, via); };
    const bool writes = through(channel::letter) || through(channel::email) || through(channel::task);
    if (writes && luck_.once_in(4)) some = some.waiting_for_promises();
    const auto* beat = std::get_if<rhythm>(&what);
    if (beat != nullptr && beat->via != channel::call && luck_.once_in(6)) some = some.in_place_of(channel::call);
    if (through(channel::task) && luck_.once_in(3)) some = some.labelled(luck_.one_of({"visit", "LinkedIn"}));
    return some;
  }

  static bool uses(const track& some, channel via) {
    return std::visit(
        [via](const auto& what) {
          using rule = std::decay_t<decltype(what)>;
          if constexpr (std::is_same_v<rule, step_list>) {
            return std::any_of(what.steps.begin(), what.steps.end(), [via](const step& one) { return one.via == via; });
          } else if constexpr (std::is_same_v<rule, host_track>) {
            return false;
          } else {
            return what.via == via;
          }
        },
        some.what());
  }

  appointment_reminder some_reminder() {
    const delay wait = luck_.one_made_by([this]() -> delay { return business_days{luck_.between(0, 3)}; },
                                         [this]() -> delay { return calendar_days{luck_.between(0, 3)}; },
                                         [this]() -> delay { return hours{luck_.between(1, 48)}; },
                                         [this]() -> delay { return minutes{luck_.between(1, 600)}; });
    return before_appointment(wait, some_channel()).with(some_briefs());
  }

  // What keeps time otherwise needs history. A host's own track does not, and only what is planned can hold its plan.
  track timed(const track& some) {
    const bool keeps_time = !std::holds_alternative<host_track>(some.what()) && !reminds(some);
    if (!shape_.needs_history || !keeps_time || !luck_.once_in(4)) return some;
    pacing pace;
    pace.resumes = luck_.one_of({resume_mode::remaining, resume_mode::restart, resume_mode::original_deadline});
    if (is_planned(some)) {
      pace.from = luck_.one_of({anchor::actual, anchor::planned});
      pace.late = luck_.one_of({late_policy::shift, late_policy::hold});
    }
    return some.paced(pace);
  }

  static bool is_planned(const track& some) {
    const auto* list = std::get_if<step_list>(&some.what());
    const auto jumps = [](const step& one) { return one.last || !one.next.empty() || !one.branches.empty(); };
    return std::holds_alternative<rhythm>(some.what()) ||
           (list != nullptr && std::none_of(list->steps.begin(), list->steps.end(), jumps));
  }

  track some_own_track(const std::string& id) {
    const auto own = shape_.needs_history && luck_.flip() ? letter_after : visits;
    return own(id, luck_.between(1, 9));
  }

  static bool can_be_waited_for(const track& some) {
    if (const auto* often = std::get_if<rhythm>(&some.what())) return often->via != channel::call;
    if (const auto* event = std::get_if<after_event>(&some.what())) return event->via != channel::call;
    return std::holds_alternative<after_each_nth>(some.what());
  }

  channel some_written_channel() { return luck_.one_of({channel::letter, channel::email, channel::task}); }
  channel some_channel() { return luck_.flip() ? some_written_channel() : channel::call; }

  // Each brief once in a policy.
  std::string some_brief_name() { return "brief " + std::to_string(++briefs_); }
  brief some_brief() {
    if (!luck_.once_in(4)) return some_brief_name();
    return followup::one_of(several(luck_, 2, 3, [this] { return some_brief_name(); }));
  }
  brief_list some_briefs() {
    if (!luck_.flip()) return {};
    return {several(luck_, 1, 4, [this] { return some_brief(); })};
  }

  rhythm some_rhythm(bool may_wait_first) {
    auto gaps = several(luck_, 1, 4, [this] { return some_gap(luck_); });
    rhythm some = every(std::move(gaps), some_channel());
    if (may_wait_first) some.first = some_delay(luck_);
    if (luck_.flip()) some = some.leaving_a_message();
    if (luck_.once_in(4)) some = some.message_as_step();
    if (some.via == channel::call && luck_.once_in(4)) {
      some = some.leaving_a_message_at(some_of<int>({1, 2, 3, 5, 8}, 3));
    }
    if (some.via == channel::call && chooses_ && luck_.flip()) some = some.choosing_the_daypart();
    if (some.via != channel::call && luck_.once_in(4)) {
      some = some.else_by(some.via == channel::email ? channel::letter : channel::email);
    }
    return some.with(some_briefs());
  }

  after_each_nth some_after_each() {
    const auto what = luck_.one_of({counted::unanswered_calls, counted::calls});
    const int n = luck_.between(1, 6);
    return after_each(n, what, some_written_channel()).waiting(some_delay(luck_)).with(some_briefs());
  }

  after_other some_after_other() {
    const std::string& other = luck_.one_of(followable_);
    const delay wait = some_delay(luck_);
    const channel via = some_written_channel();
    return (luck_.flip() ? after(sending_of{other}, wait, via) : after(landing_of{other}, wait, via))
        .with(some_briefs());
  }

  // Each once, in no order.
  template <class T>
  std::vector<T> some_of(std::vector<T> all, int most) {
    std::vector<T> some;
    for (int left = luck_.between(1, most); left > 0 && !all.empty(); --left) {
      const auto one = all.begin() + static_cast<std::ptrdiff_t>(luck_.below(all.size()));
      some.push_back(*one);
      all.erase(one);
    }
    return some;
  }

  std::vector<outcome_kind> some_outcomes() {
    std::vector<outcome_kind> all;
    all.reserve(outcome_count);
    for (int i = 0; i < outcome_count; ++i) all.push_back(static_cast<outcome_kind>(i));
    return some_of(std::move(all), 3);
  }

  after_event some_after_event() {
    auto outcomes = some_outcomes();
    const delay wait = some_delay(luck_);
    return after(std::move(outcomes), wait, some_channel()).with(some_briefs());
  }

  step_list some_steps() {
    int n = 0;
    std::vector<step> steps = several(luck_, 1, 6, [&] {
      step some{"step " + std::to_string(++n), some_channel(), some_delay(luck_),
                luck_.flip() ? some_brief() : brief{}};
      if (some.via == channel::call && luck_.once_in(4)) some = some.leaving_a_message();
      if (some.via == channel::task && luck_.once_in(4)) some = some.labelled("text message");
      return some;
    });
    if (shape_.needs_history && luck_.flip()) add_jumps(steps);
    step_list list = in_order(std::move(steps));
    if (luck_.flip()) list = list.leaving_a_message();
    if (luck_.flip()) return list.repeating_after(some_gap(luck_));
    return list.handing_over_to(some_rhythm(false));
  }

  // To steps ahead, and back to those that have to be waited for. A step that another one may pass over is one that a
  // branch of the same leads to, so that there is a way to each.
  void add_jumps(std::vector<step>& steps) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      std::vector<std::string> targets;
      for (std::size_t to = 0; to < steps.size(); ++to) {
        if (to > i || count_of(steps[to].wait) > 0) targets.push_back(steps[to].id);
      }
      if (!targets.empty() && luck_.flip()) {
        const std::string& target = luck_.one_of(targets);
        steps[i] = steps[i].when(some_outcomes(), target);
      }
      const bool is_last = i + 1 == steps.size();
      if (luck_.flip()) continue;
      if (!is_last) steps[i] = steps[i].when(some_outcomes(), steps[i + 1].id);
      steps[i] = targets.empty() || luck_.flip() ? steps[i].ends_list() : steps[i].then(luck_.one_of(targets));
    }
  }

  // --- Guards.

  guard some_guard(const std::string& id) {
    if (shape_.host_rules && luck_.once_in(6)) return some_own_guard(id);
    return placed(guard{id, some_guard_rule()});
  }

  guard some_own_guard(const std::string& id) {
    const auto own = luck_.one_of<own_guard>({not_before, no_letter_after, no_email_after});
    return own(id, luck_.between(1, 12));
  }

  guard::rule some_guard_rule() {
    return luck_.one_made_by(
        [this]() -> guard::rule { return some_window(); }, [this]() -> guard::rule { return some_cap(); },
        [this]() -> guard::rule { return some_quiet(); }, [this]() -> guard::rule { return some_gap_guard(); },
        [this]() -> guard::rule { return not_on_landing_day(some_channels(luck_)); },
        [this]() -> guard::rule { return some_consent_guard(); },
        [this]() -> guard::rule {
          return registry_guard{some_channels(luck_), calendar_days{luck_.between(1, 60)}};
        });
  }

  window_guard some_window() {
    const channel_set channels = some_channels(luck_);
    const window_guard some =
        luck_.flip() ? window(channels, some_calendar(luck_)) : window(channels, some_week_hours(luck_));
    return luck_.once_in(3) ? some.in(some_zone(luck_)) : some;
  }

  cap_guard some_cap() {
    cap_guard some;
    some.n = luck_.between(1, 10);
    some.channels = some_channels(luck_);
    some.over = some_span_of_counting();
    some.excepts_retries = luck_.flip();
    some.what = luck_.one_of(
        {counted_event::attempts, counted_event::connected, counted_event::conversations, counted_event::messages});
    some.whose = luck_.one_of({count_scope::prospect, count_scope::pursuit, count_scope::number, count_scope::seller});
    if (luck_.once_in(4)) some = some.that_led_to(some_outcomes());
    return luck_.once_in(3) ? some.in(some_zone(luck_)) : some;
  }

  decltype(cap_guard::over) some_span_of_counting() {
    using span = decltype(cap_guard::over);
    if (has_dayparts_ && luck_.once_in(3)) return per_daypart;
    return luck_.one_made_by([]() -> span { return per_local_day; }, []() -> span { return per_lifetime; },
                             []() -> span { return per_calendar_week; }, []() -> span { return per_calendar_month; },
                             [this]() -> span { return rolling{hours{luck_.between(1, 200)}}; },
                             [this]() -> span { return rolling_days{luck_.between(1, 60)}; });
  }

  quiet_guard some_quiet() {
    std::vector<outcome_kind> events;
    if (luck_.flip()) {
      events = several(luck_, 1, 3, [this] { return static_cast<outcome_kind>(luck_.below(outcome_count)); });
    }
    const calendar_days days{luck_.between(1, 90)};
    const quiet_guard some = quiet_after(std::move(events), days, some_channels(luck_));
    return luck_.flip() ? some.counting_its_day() : some;
  }

  gap_guard some_gap_guard() {
    const channel_set earlier = some_channels(luck_);
    const channel_set later = some_channels(luck_);
    return apart(earlier, later, some_delay(luck_));
  }

  consent_guard some_consent_guard() {
    const auto level = [this] {
      return luck_.one_of(
          {consent_level::none, consent_level::presumed, consent_level::customer, consent_level::express});
    };
    return {some_channels(luck_), level(), level(), level()};
  }

  // For whom, where, since when, and whether it is law.
  guard placed(guard some) {
    if (luck_.once_in(3)) some = some.law("Art. " + std::to_string(luck_.between(1, 99)));
    if (some.is_law() && luck_.flip()) some = some.exempting_agreed_calls();
    if (luck_.once_in(4)) {
      some = some.for_audiences(several(luck_, 1, 3, [this] {
        return luck_.one_of({audience::consumer, audience::legal_entity, audience::sole_trader, audience::unknown});
      }));
    }
    if (luck_.once_in(4)) some = some.in_jurisdiction(luck_.one_of({"NL", "FR", "US", "US-FL"}));
    const date first = some_day(luck_);
    if (luck_.once_in(6)) some = some.valid_from(first);
    if (luck_.once_in(6)) some = some.valid_to(first + boost::gregorian::days(luck_.between(1, 900)));
    return some;
  }

  // --- The rest.

  limit some_limit(const std::string& id) {
    const calls most{luck_.between(1, 60)};
    const span_limit longest = some_longest();
    limit some = luck_.one_made_by(
        [&] {
          return limit{id, most, longest};
        },
        [&] {
          return limit{id, most};
        },
        [&] {
          return limit{id, longest};
        });
    if (luck_.flip()) {
      const channel via = some_channel();
      some = some.closing_with(via, luck_.flip() ? some_brief_name() : "");
    }
    if (luck_.once_in(4)) some = some.regardless();
    return luck_.flip() ? some.closing_within(business_days{luck_.between(1, 20)}) : some;
  }

  span_limit some_longest() {
    return luck_.one_made_by([this]() -> span_limit { return months{luck_.between(1, 12)}; },
                             [this]() -> span_limit { return calendar_days{luck_.between(1, 300)}; },
                             [this]() -> span_limit { return hours{luck_.between(1, 5'000)}; });
  }

  re_entry some_re_entry(const std::string& id) {
    const std::vector<disposition> after =
        some_of<disposition>({disposition::exhausted, disposition::refused, disposition::withdrawn,
                              disposition::unreachable, disposition::meeting, disposition::won},
                             3);
    const re_entry some{id, after, some_review_period(luck_)};
    return luck_.flip() ? some.under("another") : some;
  }

  daypart_choice some_dayparts() {
    daypart_choice choice;
    int from = luck_.between(0, 10 * 60);
    for (int left = luck_.between(1, 8), i = 1; left > 0 && from < 24 * 60; --left, ++i) {
      const int to = std::min(from + luck_.between(1, 4 * 60), 24 * 60);
      choice.parts.push_back({"part " + std::to_string(i), {from, to}, luck_.between(0, 1'000)});
      if (luck_.once_in(4)) {
        choice.parts.back().on =
            some_of<weekday>({weekday::monday, weekday::tuesday, weekday::friday, weekday::saturday}, 3);
      }
      from = to + luck_.between(0, 60);
    }
    choice.k = luck_.one_of({2, 4, 1, 1'000});
    choice.side_rules = several(luck_, 0, 3, [this] { return some_side_rule(); });
    choice.apart = hours{luck_.between(0, 48)};
    return choice;
  }

  side_rule some_side_rule() {
    return luck_.one_made_by([]() -> side_rule { return other_weekday{}; },
                             [this]() -> side_rule { return at_most_per_daypart{luck_.between(1, 5)}; },
                             [this]() -> side_rule { return other_clock_time{hours{luck_.between(0, 5)}}; });
  }

  promise_rules some_promise_rules() {
    return {luck_.one_of({promise_rules::clearing::by_attempt_in_time, promise_rules::clearing::by_next_call}),
            luck_.one_of({promise_rules::missed::next_opening, promise_rules::missed::at_once})};
  }

  source& luck_;
  policy_shape shape_;
  std::vector<policy_rule> rules_;
  std::vector<std::string> followable_;  // ids of tracks that another may wait for
  bool has_dayparts_ = false;
  bool chooses_ = false;  // they were there before the tracks
  int briefs_ = 0;
};

}  // namespace

behaviour some_behaviour(source& luck, outcome_kind kind) {
  return detail::alternative<behaviour>(luck.one_of(choices_at(kind)), behaviour_figures{luck, kind});
}

behaviours some_behaviours(source& luck) {
  behaviours table = doctrine();
  if (!luck.flip()) return table;
  if (!luck.once_in(3)) {
    for (int left = luck.between(1, 6); left > 0; --left) {
      const auto kind = static_cast<outcome_kind>(luck.below(outcome_count));
      table = table.with(kind, some_behaviour(luck, kind));
    }
    return table;
  }
  for (int i = 0; i < outcome_count; ++i) {
    const auto kind = static_cast<outcome_kind>(i);
    table = table.with(kind, some_behaviour(luck, kind));
  }
  return table;
}

policy some_policy(source& luck, policy_shape shape) { return policy_maker{luck, shape}.make(); }

}  // namespace followup::testing
