#include "today.hpp"

#include "words.hpp"

#include <algorithm>

namespace desk {

day_list list_of_today(book& from, const house& rules, const fu::time_zone& zone, fu::ptime now) {
  const fu::date tomorrow = zone.at(now).on + boost::gregorian::days{1};
  const fu::ptime midnight = zone.resolve(tomorrow, {0, 0, 0}).first;
  day_list today;
  from.look(now, midnight, [&](const book::candidate& one) {
    const auto items = fu::agenda_items(one.subject, one.what, one.attempts, now, midnight);
    today.in_order.insert(today.in_order.end(), items.begin(), items.end());
    if (!items.empty()) ++today.prospects;
  });
  today.in_order = fu::agenda(std::move(today.in_order), rules.hours(), zone);
  return today;
}

namespace {

// "Fri 20 Nov": the year only where it is another one.
std::string shown_near(fu::date on, fu::date today) {
  const std::string all = shown(on);
  return on.year() == today.year() ? all.substr(0, all.rfind(' ')) : all;
}

constexpr std::size_t beside = 45;  // what stands before a reason

// What it is for, in a few words: "they asked for 14:00", "missed: they asked for Fri 20 Nov", "due since Fri 20 Nov:
// the rhythm".
std::string purpose_of(const fu::agenda_item& item, const fu::answer& what, const fu::time_zone& zone,
                       const fu::policy& rules, fu::date today) {
  const auto same = std::find_if(what.actions.begin(), what.actions.end(),
                                 [&item](const fu::action& one) { return one.id == item.what.id; });
  const auto action = static_cast<std::size_t>(same - what.actions.begin());
  const auto theirs = std::find_if(what.reasons.begin(), what.reasons.end(), [&](const fu::reason& why) {
    return why.action == action && why.kind == fu::reason_kind::promise_by_them;
  });
  const fu::date due = zone.at(item.what.due).on;
  if (theirs != what.reasons.end() && theirs->from) {
    const fu::date asked_for = zone.at(*theirs->from).on;
    const std::string when = asked_for == today ? shown_clock(*theirs->from, zone) : shown_near(asked_for, today);
    return (item.how == fu::agenda_item::urgency::missed_promise ? "missed: they asked for " : "they asked for ") +
           when;
  }
  return (due < today ? "since " + shown_near(due, today) + ": " : "") + in_short(what, action, rules, zone, 1);
}

// "since Fri 20 Nov: the rhythm, after 3 calls; last: in meeting".
std::string reason_for(const fu::agenda_item& item, const fu::answer& what, const std::vector<fu::touchpoint>& history,
                       const fu::policy& rules, const fu::time_zone& zone, fu::ptime now) {
  std::string text = purpose_of(item, what, zone, rules, zone.at(now).on);
  if (item.attempts > 0) text += ", after " + std::to_string(item.attempts) + (item.attempts == 1 ? " call" : " calls");
  const auto said = std::find_if(history.rbegin(), history.rend(), [](const fu::touchpoint& touch) {
    return fu::kind_of(touch.what) != fu::outcome_kind::sent;
  });
  if (said == history.rend()) return text;
  const std::string word = spaced(fu::name_of(fu::kind_of(said->what)));
  const std::string last = "; last: " + word;
  if (text.find(word) != std::string::npos || beside + text.size() + last.size() > terminal::width) return text;
  return text + last;
}

struct left_alone {
  std::string name;
  fu::ptime until;
  std::string why;
};

void show(terminal& out, std::string_view what, std::vector<left_alone> those, std::size_t most) {
  std::sort(those.begin(), those.end(), [](const left_alone& a, const left_alone& b) { return a.until < b.until; });
  out.line(std::string(what) + ": " + std::to_string(those.size()), ink::bold);
  for (std::size_t i = 0; i < std::min(most, those.size()); ++i)
    out.line("        " + left(those[i].name, 18) + those[i].why);
}

}  // namespace

void show_first(terminal& out, book& from, house& rules, const day_list& today, const fu::time_zone& zone,
                fu::ptime now, std::size_t most) {
  for (std::size_t i = 0; i < std::min(most, today.in_order.size()); ++i) {
    const fu::agenda_item& item = today.in_order[i];
    const card who = from.find(item.pursuit);
    const std::string clock = shown_clock(item.what.window.begin, zone) + '-' + shown_clock(item.what.window.end, zone);
    const std::vector<fu::touchpoint> history = fu::up_to(from.history_of(who), now);
    out.line(right(std::to_string(who.number), 4) + "  " + left(who.name, 17) + ' ' +
             left(fu::name_of(item.what.via), 9) + left(clock, 12) +
             reason_for(item, from.decide(who, now), history, rules.policy_named("policy", who.policy), zone, now));
  }
}

void show_left_alone(terminal& out, book& from, house& rules, const fu::time_zone& zone, fu::ptime now,
                     std::size_t most) {
  std::vector<left_alone> held;
  std::vector<left_alone> seen_soon;
  from.look(now, now + boost::gregorian::days(366), [&](const book::candidate& one) {
    if (one.what.actions.empty()) return;
    const fu::ptime next = one.what.actions.front().window.begin;
    const std::string then =
        ", then a " + told(one.what.actions.front(), rules.policy_named("policy", one.who.policy), zone);
    const auto why = std::find_if(one.what.reasons.begin(), one.what.reasons.end(), [](const fu::reason& each) {
      return each.kind == fu::reason_kind::hold || each.kind == fu::reason_kind::appointment_ahead;
    });
    if (one.what.status == fu::status::on_hold && why != one.what.reasons.end()) {
      held.push_back({one.who.name, next, "asked to be left alone before " + shown(zone.at(next).on)});
    } else if (one.what.status == fu::status::dormant && why != one.what.reasons.end() && why->from) {
      seen_soon.push_back({one.who.name, *why->from, "meeting on " + shown(*why->from, zone) + then});
    }
  });
  show(out, "Appointments ahead, and nothing before", std::move(seen_soon), most);
  show(out, "On hold, as they wished", std::move(held), most);
}

}  // namespace desk
