#include "properties/shifted.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace properties {
namespace {

namespace fu = followup;
using fu::testing::story;

// Whether it is left alone for months for want of a date.
bool waits_months(const fu::behaviours& table, const fu::touchpoint& touch) {
  const auto in_months = [](const fu::review_period& wait) { return std::holds_alternative<fu::months>(wait); };
  const bool dated = std::holds_alternative<fu::away>(touch.what) || std::holds_alternative<fu::on_hold>(touch.what) ||
                     std::holds_alternative<fu::not_now>(touch.what);
  const auto& row = table.at(fu::kind_of(touch.what));
  if (dated || !row) return false;
  const auto* away = std::get_if<fu::stay_away>(&*row);
  const auto* hold = std::get_if<fu::hold_until_named_or>(&*row);
  return (away != nullptr && in_months(away->otherwise)) || (hold != nullptr && in_months(hold->otherwise));
}

bool in_months(const fu::delay& wait) { return std::holds_alternative<fu::months>(wait); }

struct track_of_months {
  bool operator()(const fu::rhythm& what) const {
    return in_months(what.first) || std::any_of(what.gaps.begin(), what.gaps.end(), in_months);
  }
  bool operator()(const fu::step_list& what) const {
    const auto waits = [](const fu::step& one) { return in_months(one.wait); };
    return std::any_of(what.steps.begin(), what.steps.end(), waits) ||
           (what.repeat_after && in_months(*what.repeat_after)) || (what.then && (*this)(*what.then));
  }
  bool operator()(const fu::host_track&) const { return true; }
  template <class Waiting>
  bool operator()(const Waiting& what) const {
    return in_months(what.wait);
  }
};

struct row_of_months {
  bool operator()(const fu::retry_soon& what) const { return in_months(what.after); }
  bool operator()(const fu::call_again& what) const { return in_months(what.after); }
  bool operator()(const fu::try_again& what) const { return in_months(what.after); }
  bool operator()(const fu::cool_down& what) const { return what.letter_after && in_months(*what.letter_after); }
  bool operator()(const fu::wait_for_meeting& what) const { return in_months(what.ask_after); }
  bool operator()(const fu::ask_why& what) const { return in_months(what.after); }
  template <class Row>
  bool operator()(const Row&) const {
    return false;
  }
};

// Some row waits for months, whatever was said.
bool speaks_of_months(const fu::behaviours& table) {
  for (int i = 0; i < fu::outcome_count; ++i) {
    const auto& row = table.at(static_cast<fu::outcome_kind>(i));
    if (row && std::visit(row_of_months{}, *row)) return true;
  }
  return false;
}

// Dates in a rule's own calendar or time of force, and months in what it waits for or counts over.
struct speaks_of_dates {
  bool operator()(const fu::guard& rule) const {
    if (rule.first_day() || rule.end_day()) return true;
    const auto* cap = std::get_if<fu::cap_guard>(&rule.what());
    if (cap != nullptr && std::holds_alternative<fu::per_calendar_month_t>(cap->over)) return true;
    const auto* gap = std::get_if<fu::gap_guard>(&rule.what());
    if (gap != nullptr && in_months(gap->wait)) return true;
    const auto* window = std::get_if<fu::window_guard>(&rule.what());
    if (window == nullptr) return false;
    return window->zone || !window->hours.holidays().empty() || !window->hours.overrides().empty();
  }
  bool operator()(const fu::limit& rule) const {
    return rule.longest() && std::holds_alternative<fu::months>(*rule.longest());
  }
  bool operator()(const fu::re_entry& rule) const { return std::holds_alternative<fu::months>(rule.wait()); }
  bool operator()(const fu::ending&) const { return true; }
  bool operator()(const fu::track& rule) const {
    return (rule.lapses_after() && in_months(*rule.lapses_after())) || std::visit(track_of_months{}, rule.what());
  }
  template <class Rule>
  bool operator()(const Rule&) const {
    return false;
  }
};

bool zone_of_its_own(const fu::policy_rule& rule) {
  const auto* one = std::get_if<fu::guard>(&rule);
  if (one == nullptr) return false;
  if (std::holds_alternative<fu::host_guard>(one->what())) return true;
  const auto* cap = std::get_if<fu::cap_guard>(&one->what());
  return cap != nullptr && cap->zone;
}

fu::ptime later(fu::ptime at, int weeks) {
  const fu::ptime there = at + boost::posix_time::hours(24 * 7 * weeks);
  return std::clamp(there, fu::first_instant(), fu::last_instant() - boost::posix_time::seconds(1));
}
fu::date later(fu::date on, int weeks) { return on + boost::gregorian::days(7 * weeks); }

template <class Time>
void move(std::optional<Time>& when, int weeks) {
  if (when) when = later(*when, weeks);
}

fu::agreed_time later(const fu::agreed_time& when, int weeks) {
  using boost::posix_time::minutes;
  const fu::date first = later(when.first_day(), weeks);
  if (when.dates_only()) return fu::agreed_time::within(first, later(when.last_day(), weeks));
  if (when.to_minute() - when.from_minute() == fu::agreed_time::usual_minutes)
    return fu::agreed_time::at(first, minutes(when.from_minute()));
  return fu::agreed_time::between(first, minutes(when.from_minute()), minutes(when.to_minute()));
}

void move(fu::touchpoint& touch, int weeks) {
  touch.at = later(touch.at, weeks);
  if (touch.promised) touch.promised->when = later(touch.promised->when, weeks);
  if (auto* away = std::get_if<fu::away>(&touch.what)) move(away->until, weeks);
  if (auto* hold = std::get_if<fu::on_hold>(&touch.what)) move(hold->until, weeks);
  if (auto* no = std::get_if<fu::not_now>(&touch.what)) move(no->until, weeks);
  if (auto* meeting = std::get_if<fu::meeting_agreed>(&touch.what)) meeting->when = later(meeting->when, weeks);
}

}  // namespace

std::optional<story> dateless(const story& told) {
  for (const fu::policy_rule& rule : told.rules.rules()) {
    if (std::visit(speaks_of_dates{}, rule) || zone_of_its_own(rule)) return std::nullopt;
  }
  if (speaks_of_months(told.rules.table())) return std::nullopt;
  if (std::any_of(told.history.begin(), told.history.end(),
                  [&](const fu::touchpoint& touch) { return waits_months(told.rules.table(), touch); })) {
    return std::nullopt;
  }
  story plain = told;
  // A thing without a date may be left alone for months.
  for (fu::touchpoint& touch : plain.history) {
    const fu::date soon = touch.at.date() + boost::gregorian::days(20);
    if (auto* away = std::get_if<fu::away>(&touch.what)) away->until = away->until.value_or(soon);
    if (auto* hold = std::get_if<fu::on_hold>(&touch.what)) hold->until = hold->until.value_or(soon);
    if (auto* no = std::get_if<fu::not_now>(&touch.what)) no->until = no->until.value_or(soon);
  }
  plain.hours = fu::calendar{told.hours.name(), told.hours.version(), told.hours.week()};
  for (fu::time_zone& zone : plain.subject.who.zones) zone = fu::time_zone::fixed(zone.at(told.subject.started).offset);
  return plain;
}

story shifted(const story& told, int weeks) {
  story moved = told;
  moved.now = later(told.now, weeks);
  moved.subject.started = later(told.subject.started, weeks);
  for (fu::consent& one : moved.subject.who.consents) {
    one.since = later(one.since, weeks);
    move(one.until, weeks);
    move(one.withdrawn, weeks);
  }
  for (fu::suppression& one : moved.subject.who.suppressions) move(one.since, weeks);
  move(moved.subject.who.registry_checked, weeks);
  for (fu::outside_count& one : moved.subject.outside_counts) move(one.frees_at, weeks);
  if (auto& planned = moved.subject.planned) {
    planned->when = later(planned->when, weeks);
    move(planned->since, weeks);
  }
  for (fu::touchpoint& touch : moved.history) move(touch, weeks);
  return moved;
}

fu::answer shifted(const fu::answer& a, int weeks) {
  fu::answer moved = a;
  for (fu::action& one : moved.actions) {
    one.due = later(one.due, weeks);
    one.window = {later(one.window.begin, weeks), later(one.window.end, weeks)};
  }
  move(moved.wake_at, weeks);
  if (moved.concluded) {
    move(moved.concluded->at, weeks);
    if (moved.concluded->next) moved.concluded->next->from = later(moved.concluded->next->from, weeks);
  }
  for (fu::reason& why : moved.reasons) {
    move(why.from, weeks);
    move(why.to, weeks);
  }
  return moved;
}

}  // namespace properties
