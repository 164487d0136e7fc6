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

// "due since Tue 6 May 2008: the rhythm, after 1 call".
std::string reason_for(const fu::agenda_item& item, const fu::answer& what, const fu::policy& rules,
                       const fu::time_zone& zone, fu::ptime now) {
  const auto same = std::find_if(what.actions.begin(), what.actions.end(),
                                 [&item](const fu::action& one) { return one.id == item.what.id; });
  const fu::date due = zone.at(item.what.due).on;
  std::string text = due < zone.at(now).on ? "due since " + shown(due) + ": " : "";
  text += in_short(what, static_cast<std::size_t>(same - what.actions.begin()), rules, zone, 1);
  if (item.attempts == 0) return text;
  return text + ", after " + std::to_string(item.attempts) + (item.attempts == 1 ? " call" : " calls");
}

}  // namespace

void show_first(terminal& out, book& from, house& rules, const day_list& today, const fu::time_zone& zone,
                fu::ptime now, std::size_t most) {
  for (std::size_t i = 0; i < std::min(most, today.in_order.size()); ++i) {
    const fu::agenda_item& item = today.in_order[i];
    const card who = from.find(item.pursuit);
    const std::string clock = shown_clock(item.what.window.begin, zone) + '-' + shown_clock(item.what.window.end, zone);
    out.line(right(std::to_string(who.number), 6) + "  " + left(who.name, 15) + ' ' +
             left(fu::name_of(item.what.via), 10) + left(clock, 13) +
             reason_for(item, from.decide(who, now), rules.policy_named("policy", who.policy), zone, now));
  }
}

}  // namespace desk
