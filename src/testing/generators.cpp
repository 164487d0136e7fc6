#include <followup/testing/generators.hpp>

#include "model/facts.hpp"
#include "model/outcome_table.hpp"
#include "testing/choices.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/testing/fakes.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace followup::testing {
namespace detail {

delay some_delay(source& luck, int least) {
  if (luck.once_in(12)) return months{luck.between(least, 4)};
  return luck.one_made_by([&]() -> delay { return business_days{luck.between(least, 15)}; },
                          [&]() -> delay { return calendar_days{luck.between(least, 30)}; },
                          [&]() -> delay { return hours{luck.between(least, 100)}; },
                          [&]() -> delay { return minutes{luck.between(least, 3'000)}; },
                          [&]() -> delay { return open_minutes{luck.between(least, 3'000)}; });
}

channel_set some_channels(source& luck) {
  channel_set set = luck.one_of({channel::call, channel::email, channel::letter, channel::task, channel::voicemail});
  if (luck.flip()) set |= channel_set::from_bits(static_cast<std::uint8_t>(luck.below(32)));
  return set;
}

}  // namespace detail

namespace {

namespace gregorian = boost::gregorian;
namespace posix = boost::posix_time;
using detail::several;
using followup::detail::is_possible;

constexpr std::uint64_t day_seconds = 86'400;

ptime later(ptime at, std::uint64_t seconds) { return at + posix::seconds(static_cast<long>(seconds)); }
ptime no_later_than(ptime at, std::uint64_t days, source& luck) { return later(at, luck.below(days * day_seconds)); }
date days_around(date near, int least, int most, source& luck) {
  return near + gregorian::days(luck.between(least, most));
}

}  // namespace

// --- Time.

date some_day(source& luck) {
  // Plainly Monday 23 November 2026, the 1,057th of the 2,192 days.
  return date{2024, 1, 1} + gregorian::days(static_cast<long>((1'057 + luck.below(2'192)) % 2'192));
}

ptime some_instant(source& luck) {
  // Plainly at 10:00.
  return ptime{some_day(luck), posix::seconds(static_cast<long>((36'000 + luck.below(day_seconds)) % day_seconds))};
}

time_zone some_zone(source& luck) {
  return luck.one_made_by([] { return amsterdam(); }, [] { return time_zone{}; }, [] { return new_york(); },
                          [] { return lord_howe(); },
                          [&] { return time_zone::fixed(posix::minutes(15 * luck.between(-44, 55))); });
}

day_hours some_day_hours(source& luck) {
  if (!luck.flip()) {
    return hours_from(luck.one_of({"09:00-17:00", "08:00-12:00 13:00-18:00", "", "00:00-24:00", "10:00-16:30"}));
  }
  day_hours all;
  int from = luck.between(0, 24 * 60 - 1);
  for (int left = luck.between(1, 4); left > 0 && from < 24 * 60; --left) {
    const int to = std::min(from + luck.between(1, 8 * 60), 24 * 60);
    all.push_back({from, to});
    from = to + luck.between(1, 4 * 60);
  }
  return all;
}

week_hours some_week_hours(source& luck) {
  if (!luck.flip()) return monday_to_friday("09:00-12:30 13:30-17:30");
  week_hours week;
  for (day_hours& day : week) day = some_day_hours(luck);
  if (std::all_of(week.begin(), week.end(), [](const day_hours& day) { return day.empty(); })) {
    week[luck.below(week.size())] = hours_from("09:00-17:00");
  }
  return week;
}

calendar some_calendar(source& luck) {
  // Dates are given once only.
  const auto days = [&](int most) {
    const auto all = several(luck, 0, most, [&] { return some_day(luck); });
    return std::set<date>(all.begin(), all.end());
  };
  const auto closed = luck.flip() ? days(20) : std::set<date>{};
  std::vector<date_override> special;
  if (luck.flip()) {
    for (const date on : days(5)) special.push_back({on, some_day_hours(luck)});
  }
  return {"calendar", "1", some_week_hours(luck), {closed.begin(), closed.end()}, std::move(special)};
}

delay some_delay(source& luck) { return detail::some_delay(luck, 0); }

agreed_time some_agreed_time(source& luck, date near) {
  const date on = days_around(near, 0, 28, luck);
  const auto clock = [](int minute) { return posix::minutes(minute); };
  return luck.one_made_by([&] { return agreed_time::on(on); },
                          [&] { return agreed_time::at(on, clock(luck.between(0, 24 * 60 - 1))); },
                          [&] {
                            const int from = luck.between(0, 24 * 60 - 1);
                            return agreed_time::between(on, clock(from), clock(luck.between(from + 1, 24 * 60)));
                          },
                          [&] { return agreed_time::within(on, on + gregorian::days(luck.between(0, 30))); });
}

// --- Who.

namespace {

consent some_consent(source& luck) {
  consent given{.via = luck.one_of({channel::call, channel::email, channel::letter, channel::task, channel::voicemail}),
                .level = luck.one_of(
                    {consent_level::express, consent_level::customer, consent_level::presumed, consent_level::none}),
                .since = some_instant(luck)};
  if (luck.once_in(3)) given.until = no_later_than(given.since, 700, luck);
  if (luck.once_in(3)) given.withdrawn = no_later_than(given.since, 700, luck);
  return given;
}

suppression some_suppression(source& luck) {
  suppression one;
  if (!luck.once_in(4)) one.since = some_instant(luck);
  if (!luck.once_in(4)) {
    one.only = luck.one_of({channel::letter, channel::email, channel::call, channel::task, channel::voicemail});
  }
  if (luck.once_in(4)) one.endpoint = endpoint_id{1 + luck.below(8)};
  return one;
}

std::vector<contact_point> some_contact_points(source& luck) {
  if (luck.once_in(20)) return {};
  const bool identified = luck.flip();
  std::vector<contact_point> all{{channel::call}, {channel::letter}, {channel::email}, {channel::task}};
  if (luck.once_in(3)) {
    all = several(luck, 1, 8, [&] {
      return contact_point{luck.one_of({channel::call, channel::email, channel::letter, channel::task})};
    });
  }
  for (std::size_t i = 0; identified && i < all.size(); ++i) all[i].endpoint = endpoint_id{i + 1};
  return all;
}

std::vector<time_zone> some_zones(source& luck) {
  if (luck.once_in(20)) return {};
  return several(luck, 1, luck.once_in(4) ? 4 : 1, [&] { return some_zone(luck); });
}

}  // namespace

prospect some_prospect(source& luck) {
  prospect who;
  who.id = prospect_id{1 + luck.below(1'000)};
  who.zones = some_zones(luck);
  who.reachable_by = some_contact_points(luck);
  who.kind = luck.one_of({audience::legal_entity, audience::unknown, audience::consumer, audience::sole_trader});
  if (luck.flip()) who.consents = several(luck, 1, 4, [&] { return some_consent(luck); });
  if (luck.once_in(8)) who.suppressions = several(luck, 1, 2, [&] { return some_suppression(luck); });
  if (luck.flip()) {
    who.jurisdictions = several(luck, 1, 2, [&] {
      return std::string{luck.one_of({"NL", "FR", "US-FL", "US", "DE"})};
    });
  }
  if (luck.flip()) who.registry_checked = some_instant(luck);
  who.priority =
      luck.one_of({prospect::priority_class::normal, prospect::priority_class::low, prospect::priority_class::high});
  if (luck.once_in(4)) {
    const int open = luck.between(0, 24 * 60 - 1);
    who.preferred_hours = day_interval{open, luck.between(open + 1, 24 * 60)};
  }
  if (luck.flip()) who.facts["region"] = luck.one_of({"north", "south"});
  return who;
}

namespace {

planned_call some_planned_call(source& luck, const pursuit& one) {
  planned_call call{some_agreed_time(luck, days_around(one.started.date(), 0, 20, luck))};
  if (luck.flip()) call.since = no_later_than(one.started, 20, luck);
  if (luck.once_in(3)) call.how = firmness::soft;
  if (luck.once_in(3)) call.endpoint = endpoint_id{1 + luck.below(4)};
  return call;
}

}  // namespace

pursuit some_pursuit(source& luck) {
  pursuit one;
  one.id = pursuit_id{1 + luck.below(1'000)};
  one.who = some_prospect(luck);
  one.started = some_instant(luck);
  if (luck.once_in(6)) one.earlier_attempts = luck.between(1, 60);
  if (luck.once_in(6)) {
    one.outside_counts = several(luck, 1, 2, [&] {
      outside_count count{.rule = id_of<rule_id>("guard " + std::to_string(luck.between(1, 5))),
                          .used = luck.between(0, 10)};
      if (luck.flip()) count.frees_at = no_later_than(one.started, 200, luck);
      return count;
    });
  }
  if (luck.once_in(8)) one.planned = some_planned_call(luck, one);
  return one;
}

// --- What happened.

namespace {

// One way in which an outcome can come about.
struct manner {
  channel via;
  direction way;
  contact_role who;
  bool may_leave_message;
  bool may_promise;  // them; we may always
};

outcome plain_outcome(outcome_kind kind) {
  return followup::detail::plain_outcome(kind, agreed_time::on(date{2026, 11, 23}));
}

// As `check` has it, asked about everything there is.
std::vector<manner> manners_of(outcome_kind kind) {
  const promise ours{agreed_time::on(date{2026, 11, 23}), promised_by::us};
  std::vector<manner> all;
  for (const direction way : {direction::outbound, direction::inbound}) {
    for (int via = 0; via < channel_count; ++via) {
      for (int who = 0; who <= static_cast<int>(contact_role::decision_maker); ++who) {
        touchpoint touch{.id = touchpoint_id{1}, .pursuit = pursuit_id{1}, .at = first_instant()};
        touch.via = static_cast<channel>(via);
        touch.way = way;
        touch.spoke_to = static_cast<contact_role>(who);
        touch.what = plain_outcome(kind);
        touch.promised = ours;
        if (!is_possible(touch)) continue;
        touchpoint with_message = touch;
        with_message.message_left = true;
        touchpoint with_promise = touch;
        with_promise.promised->by = promised_by::them;
        all.push_back({touch.via, way, touch.spoke_to, is_possible(with_message), is_possible(with_promise)});
      }
    }
  }
  return all;
}

const std::vector<manner>& manners(outcome_kind kind) {
  static const auto all = [] {
    std::array<std::vector<manner>, outcome_count> table;
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = manners_of(static_cast<outcome_kind>(i));
    return table;
  }();
  return all[static_cast<std::size_t>(kind)];
}

// What ends a pursuit, a channel or a contact point.
bool ends_something(outcome_kind kind) { return followup::detail::row_of(kind).has(followup::detail::final_word); }

struct possibility {
  outcome_kind kind;
  manner how;
};

// Failed calls and what is sent most of the time, as in life; what ends something seldom.
outcome_kind some_kind(source& luck, bool may_end) {
  if (!luck.flip()) {
    return luck.one_of({outcome_kind::no_answer, outcome_kind::sent, outcome_kind::machine, outcome_kind::just_left,
                        outcome_kind::in_meeting, outcome_kind::busy, outcome_kind::call_back});
  }
  std::vector<outcome_kind> some;
  const bool ends = may_end && luck.once_in(6);
  for (int i = 0; i < outcome_count; ++i) {
    const auto kind = static_cast<outcome_kind>(i);
    if (ends_something(kind) == ends) some.push_back(kind);
  }
  return luck.one_of(some);
}

possibility some_possibility(source& luck, bool may_end) {
  const outcome_kind kind = some_kind(luck, may_end);
  return {kind, luck.one_of(manners(kind))};
}

// One of those that an outbound touch on that channel can have.
possibility some_result(source& luck, channel via, bool may_end) {
  std::vector<possibility> all;
  for (int i = 0; i < outcome_count; ++i) {
    const auto kind = static_cast<outcome_kind>(i);
    if (!may_end && ends_something(kind)) continue;
    for (const manner& how : manners(kind)) {
      if (how.via == via && how.way == direction::outbound) all.push_back({kind, how});
    }
  }
  return luck.one_of(all);
}

void fill_in(outcome& what, date near, source& luck) {
  const auto some_date = [&]() -> std::optional<date> {
    if (!luck.flip()) return std::nullopt;
    return days_around(near, 0, 60, luck);
  };
  if (auto* const absence = std::get_if<away>(&what)) absence->until = some_date();
  if (auto* const put_off = std::get_if<not_now>(&what)) put_off->until = some_date();
  if (auto* const hold = std::get_if<on_hold>(&what)) hold->until = some_date();
  if (auto* const meeting = std::get_if<meeting_agreed>(&what)) meeting->when = some_agreed_time(luck, near);
  if (auto* const off = std::get_if<meeting_cancelled>(&what); off != nullptr && luck.flip()) {
    off->when = some_agreed_time(luck, near);
  }
  if (auto* const no_more = std::get_if<objection>(&what); no_more != nullptr && !luck.once_in(3)) {
    no_more->only = luck.one_of({channel::email, channel::letter, channel::call, channel::task, channel::voicemail});
  }
}

endpoint_id some_endpoint(source& luck, const pursuit& subject, channel via) {
  std::vector<endpoint_id> known{{}};
  for (const contact_point& point : subject.who.reachable_by) {
    if (point.via == followup::detail::carrier_of(via)) known.push_back(point.endpoint);
  }
  if (luck.once_in(10)) return endpoint_id{1'000};
  return luck.one_of(known);
}

std::optional<promise> some_promise(source& luck, const pursuit& subject, const possibility& it, date near) {
  const bool must = it.kind == outcome_kind::call_back;
  if (!must && !luck.once_in(5)) return std::nullopt;
  promise made{some_agreed_time(luck, near)};
  if (!it.how.may_promise || luck.once_in(4)) made.by = promised_by::us;
  if (luck.once_in(4)) made.how = firmness::soft;
  if (luck.once_in(4)) made.endpoint = some_endpoint(luck, subject, channel::call);
  return made;
}

touchpoint made(source& luck, const pursuit& subject, ptime at, const possibility& it) {
  touchpoint touch{.id = touchpoint_id{1 + luck.below(1'000'000)}, .pursuit = subject.id, .at = at};
  touch.via = it.how.via;
  touch.way = it.how.way;
  touch.spoke_to = it.how.who;
  touch.what = plain_outcome(it.kind);
  const date today = subject.who.zone().at(at).on;  // no date that was said lies before it
  fill_in(touch.what, today, luck);
  touch.message_left = it.how.may_leave_message && luck.flip();
  touch.promised = some_promise(luck, subject, it, today);
  touch.endpoint = some_endpoint(luck, subject, touch.via);
  if (luck.once_in(8)) touch.brief = id_of<brief_id>("brief " + std::to_string(luck.between(1, 9)));
  if (luck.once_in(12)) touch.action = action_id{1 + luck.below(1'000)};
  if (touch.via == channel::task && luck.flip()) touch.label = id_of<label_id>("visit");
  if (luck.once_in(10)) touch.sequence = 1 + luck.below(100);
  return touch;
}

// What somebody does who does what the answer says; none where that is too far ahead.
std::optional<touchpoint> carried_out(source& luck, const answer& asked, const pursuit& subject, ptime at,
                                      bool may_end) {
  if (asked.actions.empty()) return std::nullopt;
  const action& what = asked.actions[luck.below(asked.actions.size())];
  const ptime when = std::max(at, what.window.begin);
  if (when > at + gregorian::days(60)) return std::nullopt;
  touchpoint touch = made(luck, subject, when, some_result(luck, what.via, may_end));
  touch.endpoint = what.endpoint;
  touch.brief = what.brief;
  touch.action = what.id;
  touch.label = what.label;
  return touch;
}

// How long until the next thing happens; now and then at the same instant.
ptime a_while_after(ptime at, source& luck) {
  return luck.one_made_by([&] { return later(at, day_seconds); }, [&] { return no_later_than(at, 5, luck); },
                          [&] { return later(at, luck.below(7'200)); }, [&] { return at; },
                          [&] { return no_later_than(at, 25, luck); });
}

struct asking {
  const policy& rules;
  const calendar& hours;
};

std::vector<touchpoint> told(source& luck, const pursuit& subject, const history_shape& shape,
                             const std::optional<asking>& under) {
  std::vector<touchpoint> history;
  pursuit other;
  other.id = pursuit_id{subject.id.value() + 1};
  other.who = subject.who;
  ptime at = subject.started;
  const auto add = [&](touchpoint touch) {
    touch.id = touchpoint_id{history.size() + 1};
    at = std::max(at, touch.at);
    history.push_back(std::move(touch));
  };

  std::uint64_t left = luck.below(shape.most + 1);
  if (left > 0 && shape.other_pursuits && luck.once_in(6)) {
    const ptime before = at - posix::seconds(static_cast<long>(luck.below(60 * day_seconds)));
    add(made(luck, other, std::max(before, first_instant()), some_possibility(luck, shape.ends)));
    --left;
  }
  for (; left > 0; --left) {
    at = a_while_after(at, luck);
    std::optional<touchpoint> touch;
    if (under && luck.flip()) {
      touch = carried_out(luck, next_actions(under->rules, subject, history, under->hours, at, reasons::none), subject,
                          at, shape.ends);
    }
    const bool elsewhere = !touch && shape.other_pursuits && luck.once_in(10);
    add(touch ? *std::move(touch) : made(luck, elsewhere ? other : subject, at, some_possibility(luck, shape.ends)));
  }
  return up_to(history, at);
}

}  // namespace

touchpoint some_touchpoint(source& luck, const pursuit& subject, ptime at) {
  return made(luck, subject, at, some_possibility(luck, true));
}

std::vector<touchpoint> some_history(source& luck, const pursuit& subject, history_shape shape) {
  return told(luck, subject, shape, std::nullopt);
}

std::vector<touchpoint> some_history(source& luck, const policy& rules, const pursuit& subject, const calendar& hours,
                                     history_shape shape) {
  return told(luck, subject, shape, asking{rules, hours});
}

ptime time_after(source& luck, const pursuit& subject, std::span<const touchpoint> history) {
  ptime newest = subject.started;
  for (const touchpoint& touch : history) newest = std::max(newest, touch.at);
  return luck.flip() ? no_later_than(newest, 60, luck) : a_while_after(newest, luck);
}

story some_story(source& luck, policy_shape rules, history_shape history) {
  policy under = some_policy(luck, rules);
  calendar hours = some_calendar(luck);
  return some_story(luck, std::move(under), std::move(hours), history);
}

story some_story(source& luck, policy rules, calendar hours, history_shape history) {
  story told{std::move(rules), std::move(hours), some_pursuit(luck), {}, {}, {}};
  told.history = some_history(luck, told.rules, told.subject, told.hours, history);
  told.now = time_after(luck, told.subject, told.history);
  return told;
}

}  // namespace followup::testing
