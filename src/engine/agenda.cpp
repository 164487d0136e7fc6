#include <followup/engine/agenda.hpp>

#include "time/calendar_table.hpp"
#include "time/seconds.hpp"
#include "time/zone_table.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace followup {
namespace {

using detail::instant;
using urgency = agenda_item::urgency;

const reason* find(const answer& what, std::size_t action, reason_kind kind) noexcept {
  const auto found = std::find_if(what.reasons.begin(), what.reasons.end(),
                                  [&](const reason& why) { return why.action == action && why.kind == kind; });
  return found == what.reasons.end() ? nullptr : &*found;
}

std::pair<urgency, ptime> urgency_of(const answer& what, std::size_t index) {
  const action& next = what.actions[index];
  if (const reason* missed = find(what, index, reason_kind::promise_missed_by_us)) {
    return {urgency::missed_promise, missed->to.value_or(next.due)};
  }
  if (find(what, index, reason_kind::promise_by_them) != nullptr ||
      find(what, index, reason_kind::promise_by_us) != nullptr) {
    return {urgency::promise, next.window.end};
  }
  if (const reason* owed = find(what, index, reason_kind::answer_owed)) {
    return {urgency::answer, owed->to.value_or(next.due)};
  }
  return {urgency::other, next.due};
}

constexpr int head_start_of(prospect::priority_class priority) noexcept {
  switch (priority) {
    case prospect::priority_class::low: return 0;
    case prospect::priority_class::normal: return 2;
    case prospect::priority_class::high: return 5;
  }
  return 0;
}

// A time counted in open days, so that days can be taken off it: those before it, and seconds since midnight. Never
// falls as time grows.
using open_time = std::pair<int, instant>;

open_time open_time_of(instant at, const detail::calendar_table& hours, const detail::zone_table& zone) noexcept {
  const detail::day_number on = detail::day_of(zone.latest_local(at));
  const int days = hours.open_days_before(on);
  if (!hours.is_open(on)) return {days, 0};
  return {days, std::max<instant>(0, at - zone.to_utc(detail::start_of(on)))};
}

// Where an item stands, worked out once.
struct place {
  std::tuple<urgency, open_time, instant, int, std::uint64_t, std::uint64_t> key;
  instant closes;
  std::size_t index;  // among the items
  channel via;

  [[nodiscard]] bool is_other() const noexcept { return std::get<0>(key) == urgency::other; }
};

// An open end is the end of the range, which is no instant any more.
instant end_of(ptime at, std::string_view field) {
  return at == last_instant() ? detail::end_of_time : detail::to_instant(at, field);
}

place place_of(const agenda_item& item, std::size_t index, const calendar& hours, const time_zone& zone) {
  const instant due = detail::to_instant(item.what.due, "agenda item: due");
  const instant closes = end_of(item.what.window.end, "agenda item: window");
  open_time counted{0, end_of(item.deadline, "agenda item: deadline")};
  if (item.how == urgency::other) {
    counted = open_time_of(due, hours.table(), zone.table());
    counted.first -= head_start_of(item.priority);
  }
  return {{item.how, counted, due, item.attempts, item.pursuit.value(), item.what.id.value()},
          closes,
          index,
          item.what.via};
}

// One channel's places, in order: as many as there is time for, with a fifth kept for what is not urgent.
void choose(std::vector<place>& places, int most) {
  const auto first_other = std::find_if(places.begin(), places.end(), [](const place& p) { return p.is_other(); });
  const int urgent = static_cast<int>(first_other - places.begin());
  const int others = static_cast<int>(places.end() - first_other);
  const int fifth = most / 5 + (most % 5 != 0 ? 1 : 0);
  const int kept = std::min({fifth, std::max(most - 1, 0), others});
  const int chosen_urgent = std::min(urgent, most - kept);
  const int chosen_others = std::min(others, most - chosen_urgent);
  places.erase(first_other + chosen_others, places.end());
  places.erase(places.begin() + chosen_urgent, places.begin() + urgent);
}

std::vector<place> within_capacity(const std::vector<place>& in_order, const capacity& today) {
  std::vector<place> chosen;
  for (int i = 0; i < channel_count; ++i) {
    std::vector<place> own;
    std::copy_if(in_order.begin(), in_order.end(), std::back_inserter(own),
                 [i](const place& p) { return static_cast<int>(p.via) == i; });
    const auto& most = today.per_channel[static_cast<std::size_t>(i)];
    if (most) choose(own, std::max(*most, 0));
    chosen.insert(chosen.end(), own.begin(), own.end());
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const place& a, const place& b) { return std::tie(a.closes, a.key) < std::tie(b.closes, b.key); });
  return chosen;
}

}  // namespace

std::vector<agenda_item> agenda_items(const pursuit& subject, const answer& what, int attempts, ptime now,
                                      ptime end_of_day) {
  std::vector<agenda_item> items;
  for (std::size_t i = 0; i < what.actions.size(); ++i) {
    const action& next = what.actions[i];
    if (next.window.begin >= end_of_day || next.window.end <= now) continue;
    const auto [how, deadline] = urgency_of(what, i);
    items.push_back({subject.id, next, how, deadline, subject.who.priority, attempts});
  }
  return items;
}

std::vector<agenda_item> agenda(std::vector<agenda_item> items, const calendar& hours, const time_zone& zone,
                                const capacity& today) {
  std::vector<place> places;
  places.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) places.push_back(place_of(items[i], i, hours, zone));
  std::sort(places.begin(), places.end(), [](const place& a, const place& b) { return a.key < b.key; });

  const bool limited = std::any_of(today.per_channel.begin(), today.per_channel.end(),
                                   [](const std::optional<int>& most) { return most.has_value(); });
  if (limited) places = within_capacity(places, today);

  std::vector<agenda_item> ordered;
  ordered.reserve(places.size());
  for (const place& next : places) ordered.push_back(std::move(items[next.index]));
  return ordered;
}

}  // namespace followup
