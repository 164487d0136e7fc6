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

void show_first(terminal& out, book& from, house& rules, const day_list& today, const fu::time_zone& zone,
                fu::ptime now, std::size_t most) {
  for (std::size_t i = 0; i < std::min(most, today.in_order.size()); ++i) {
    const fu::agenda_item& item = today.in_order[i];
    const card who = from.find(item.pursuit);
    const fu::answer what = from.decide(who, now);
    const auto same = std::find_if(what.actions.begin(), what.actions.end(),
                                   [&item](const fu::action& one) { return one.id == item.what.id; });
    const auto place = static_cast<std::size_t>(same - what.actions.begin());
    const std::string clock = shown_clock(item.what.window.begin, zone) + '-' + shown_clock(item.what.window.end, zone);
    out.line(right(std::to_string(i + 1), 3) + "  " + left(who.name, 14) + left(fu::name_of(item.what.via), 7) +
             left(clock, 13) + reasons_told(what, place, 1, rules.policy_named("policy", who.policy), zone));
  }
}

}  // namespace desk
