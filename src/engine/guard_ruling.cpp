#include "engine/guard_ruling.hpp"

#include "engine/delays.hpp"
#include "engine/objections.hpp"
#include "model/facts.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <string>

namespace followup::detail {
namespace {

class judging {
 public:
  judging(const case_facts& facts, guard_memory& known, const compiled_guard& guard, channel via, instant at,
          standing as)
      : facts_(facts), known_(known), g_(facts.g), guard_(guard), via_(via), at_(at), as_(as) {}

  [[nodiscard]] ruling run() const {
    const guard& rule = *guard_.source;
    if (guard_.always) return say();
    const instant from = rule.first_day() ? start(to_day(*rule.first_day(), "guard: valid from")) : no_instant;
    const instant end = rule.end_day() ? start(to_day(*rule.end_day(), "guard: valid to")) : never;
    if (at_ >= end || from >= end) return allowed();
    if (at_ >= from) return in_force(at_, end);
    // What it allows when it comes into force is one stretch with what is allowed before (ruling 40).
    const ruling then = in_force(from, end);
    return {at_, then.not_before == from ? then.until : from};
  }

 private:
  // What it forbids, it forbids no longer than it is in force.
  [[nodiscard]] ruling in_force(instant at, instant end) const {
    const ruling said = judging(facts_, known_, guard_, via_, at, as_).say();
    return {std::min(said.not_before, end), said.until >= end ? end_of_time : said.until};
  }

  [[nodiscard]] ruling say() const {
    return std::visit([this](const auto& what) { return judge(what); }, guard_.source->what());
  }

  [[nodiscard]] ruling allowed() const { return {at_, end_of_time}; }
  [[nodiscard]] ruling not_before(instant then) const { return then > at_ ? ruling{then, end_of_time} : allowed(); }
  [[nodiscard]] static ruling forbidden() { return {never, end_of_time}; }

  [[nodiscard]] instant start(day_number day) const { return g_.zone().to_utc(start_of(day)); }
  [[nodiscard]] static instant at_of(const touchpoint& touch) { return to_instant(touch.at, "touchpoint: at"); }

  // --- Windows.

  [[nodiscard]] ruling judge(const window_guard& window) const {
    const calendar_table& hours = window.hours.table();
    ruling said = allowed();
    const auto meet = [&](const zone_table& zone) {
      const stretch open = hours.open_stretch_from(at_, zone);
      said.not_before = std::max(said.not_before, open.begin);
      said.until = std::min(said.until, open.end);
    };
    if (window.zone) {
      meet(window.zone->table());
    } else {
      for (int i = 0; i < std::max(g_.zone_count, 1); ++i) meet(*g_.zones[static_cast<std::size_t>(i)]);
    }
    return said;
  }

  // --- Caps.

  [[nodiscard]] ruling judge(const cap_guard& cap) const {
    if (cap.excepts_retries && as_ == standing::excepted) return allowed();
    if (std::holds_alternative<per_daypart_t>(cap.over)) return judge_in_daypart(cap);
    return not_before(known_.opening(guard_, via_, [&] { return first_free(cap); }));
  }

  [[nodiscard]] static auto counts(const cap_guard& cap) {
    return [&cap](const event& one) {
      if (!cap.channels.contains(one.via)) return false;
      if (cap.whose == count_scope::pursuit && !one.own) return false;
      switch (cap.what) {
        case counted_event::attempts: return one.outbound;
        case counted_event::connected: return one.outbound && one.connected;
        case counted_event::conversations: return one.conversation;
        case counted_event::messages: return one.outbound && one.message;
      }
      return false;
    };
  }

  [[nodiscard]] static outcome_set outcomes_of(const cap_guard& cap) {
    outcome_set some = 0;
    for (const outcome_kind kind : cap.outcomes) some |= only(kind);
    return cap.outcomes.empty() ? ~outcome_set{0} : some;
  }

  // For a cap per number: whether a touch went to the one that would be used, as far as that is known. For one of some
  // outcomes, whether it led to one of them.
  [[nodiscard]] auto at_the_number(const cap_guard& cap) const {
    const endpoint_id number = cap.whose == count_scope::number ? endpoint_for(facts_, via_) : endpoint_id{};
    return [number, led_to = outcomes_of(cap)](const touchpoint& touch) {
      return (!number || !touch.endpoint || touch.endpoint == number) && (led_to & only(kind_of(touch.what))) != 0;
    };
  }

  // How many are left at an instant of those that may be made, before any in the history.
  [[nodiscard]] int left_at(const cap_guard& cap, instant at) const {
    int left = cap.n;
    for (const outside_count& one : g_.subject.outside_counts) {
      if (one.rule == guard_.id && frees_at(one) > at) left -= std::min(one.used, left);
    }
    return left;
  }
  [[nodiscard]] static instant frees_at(const outside_count& one) {
    return one.frees_at ? to_instant(*one.frees_at, "pursuit: outside_counts, frees at") : never;
  }
  // When the next of the counts from outside is free again.
  [[nodiscard]] instant next_freed(instant at) const {
    instant next = never;
    for (const outside_count& one : g_.subject.outside_counts) {
      if (one.rule == guard_.id && frees_at(one) > at) next = std::min(next, frees_at(one));
    }
    return next;
  }

  // From when on it is not used up. Nothing fills it again: what was done grows older, what others did is freed.
  [[nodiscard]] instant first_free(const cap_guard& cap) const {
    for (instant at = no_instant;;) {
      const int left = left_at(cap, at);
      const instant freed = left == 0 ? never : freed_with(cap, left);
      if (freed <= at) return at;
      const instant next = next_freed(at);
      if (freed <= next) return freed;
      at = next;
    }
  }

  // When the n-th last event is out of what the cap looks at.
  [[nodiscard]] instant freed_with(const cap_guard& cap, int n) const {
    if (cap.whose == count_scope::seller) return no_instant;
    const instant nth = nth_last(cap, n);
    if (nth == no_instant) return no_instant;
    if (std::holds_alternative<per_lifetime_t>(cap.over)) return never;
    if (const auto* over = std::get_if<rolling>(&cap.over)) {
      return nth + std::int64_t{over->length.count} * seconds_per_hour;
    }
    const zone_table& zone = zone_of(cap);
    return zone.to_utc(start_of(day_freed(cap, day_of(zone.to_local(nth)))));
  }

  // The first day on which what was done on that day does not count any more.
  [[nodiscard]] static day_number day_freed(const cap_guard& cap, day_number day) {
    if (const auto* over = std::get_if<rolling_days>(&cap.over)) return day + std::min(over->days, end_of_days);
    if (std::holds_alternative<per_calendar_week_t>(cap.over)) return day + 7 - weekday_index(day);
    if (std::holds_alternative<per_calendar_month_t>(cap.over)) return first_day_of_next_month(day);
    return day + 1;
  }

  [[nodiscard]] const zone_table& zone_of(const cap_guard& cap) const {
    return cap.zone ? cap.zone->table() : g_.zone();
  }

  // The instant of the n-th last event that the cap counts; no_instant when there are fewer.
  [[nodiscard]] instant nth_last(const cap_guard& cap, int n) const {
    if (counts_last_calls(cap)) return facts_.s.attempts[static_cast<std::size_t>(n - 1)];
    const touchpoint* const nth = known_.events().nth_last(n, counts(cap), at_the_number(cap));
    return nth != nullptr ? at_of(*nth) : no_instant;
  }

  // The first instant after the one asked about at which a daypart begins.
  [[nodiscard]] instant next_daypart(const zone_table& zone, day_number today) const {
    instant next = end_of_time;
    for (day_number day = today; day <= today + 7; ++day) {
      for (const daypart& part : g_.policy.dayparts->parts) {
        if (!is_on(part, day)) continue;
        const instant begin = zone.to_utc(local_at(day, part.hours.open));
        if (begin > at_) next = std::min(next, begin);
      }
    }
    return next;
  }

  // Nothing that has happened lies in a daypart that begins later: what is allowed then is one stretch with now.
  [[nodiscard]] instant until_one_that_counts(instant end) const {
    return facts_.s.newest_at < end ? end_of_time : end;
  }

  // In the daypart and on the local date of the instant asked about; else at the end of that daypart.
  [[nodiscard]] ruling judge_in_daypart(const cap_guard& cap) const {
    const int left = left_at(cap, at_);
    if (left == 0) return not_before(next_freed(at_));
    if (cap.whose == count_scope::seller) return allowed();
    // As calendars read a repeated hour: what was over in its first pass stays over.
    const std::int64_t local = zone_of(cap).latest_local(at_);
    const day_number day = day_of(local);
    const int part = daypart_of(g_.policy, day, static_cast<int>((local - start_of(day)) / 60));
    if (part < 0) return {at_, until_one_that_counts(next_daypart(zone_of(cap), day))};
    const day_interval hours = g_.policy.dayparts->parts[static_cast<std::size_t>(part)].hours;
    const instant begin = zone_of(cap).to_utc(local_at(day, hours.open));
    const instant end = zone_of(cap).to_utc(local_at(day, hours.close));
    const auto in_it = [&](instant then) { return then >= begin && then < end; };
    const auto made = facts_.has_history ? known_.events().count_between(begin, end, counts(cap), at_the_number(cap))
                                         : std::count_if(facts_.s.attempts.begin(), facts_.s.attempts.end(), in_it);
    return made >= left ? not_before(end) : ruling{at_, until_one_that_counts(end)};
  }

  // --- After something happened.

  [[nodiscard]] ruling judge(const quiet_guard& quiet) const {
    return not_before(known_.opening(guard_, via_, [&] { return end_of(quiet); }));
  }
  [[nodiscard]] instant end_of(const quiet_guard& quiet) const {
    const auto conversations = [](const event& one) { return one.conversation; };
    const touchpoint* const last = quiet.after.empty() ? known_.events().nth_last(1, conversations, any_touch)
                                                       : known_.events().last_with(quiet.after);
    if (last == nullptr) return no_instant;
    const int days = std::min(quiet.length.count, end_of_days) + (quiet.its_day_counts ? 0 : 1);
    return start(g_.local_day(at_of(*last)) + days);
  }

  [[nodiscard]] ruling judge(const gap_guard& gap) const {
    return not_before(known_.opening(guard_, via_, [&] { return end_of(gap); }));
  }
  [[nodiscard]] instant end_of(const gap_guard& gap) const {
    const auto earlier = [&gap](const event& one) { return one.outbound && gap.earlier.contains(one.via); };
    const touchpoint* const last = known_.events().nth_last(1, earlier, any_touch);
    return last == nullptr ? no_instant : named_by(gap.wait, at_of(*last), g_, facts_.hours.table()).at;
  }

  static constexpr auto any_touch = [](const touchpoint&) { return true; };

  [[nodiscard]] ruling judge(const landing_day_guard&) const {
    const day_number asked = g_.local_day(at_);
    const auto& days = known_.landing_days();
    const auto next = std::lower_bound(days.begin(), days.end(), asked);
    if (next == days.end()) return allowed();
    return *next == asked ? not_before(start(asked + 1)) : ruling{at_, start(*next)};
  }

  // --- What the prospect is.

  [[nodiscard]] ruling judge(const consent_guard& rule) const {
    const consent_level needed = level_for(rule);
    if (needed == consent_level::none) return allowed();
    const stretch given = consented_from(g_.subject.who, at_, [&](const consent& one) {
      return (one.via == carrier_of(via_) || one.via == via_) && one.level >= needed;
    });
    return {given.begin, given.end};
  }

  [[nodiscard]] consent_level level_for(const consent_guard& rule) const {
    switch (g_.subject.who.kind) {
      case audience::sole_trader: return rule.sole_trader;
      case audience::legal_entity: return rule.legal_entity;
      case audience::unknown:
      case audience::consumer: break;
    }
    return rule.consumer;
  }

  [[nodiscard]] ruling judge(const registry_guard& rule) const {
    if (!g_.subject.who.registry_checked) return forbidden();
    const instant looked = to_instant(*g_.subject.who.registry_checked, "prospect: registry checked");
    const instant stale = start(g_.local_day(looked) + std::min(rule.stale_after.count, end_of_days) + 1);
    return at_ < stale ? ruling{at_, stale} : forbidden();
  }

  // --- The host's own.

  [[nodiscard]] ruling judge(const host_guard& host) const {
    const verdict said = host.judge(case_view(facts_), touch_at{via_, to_ptime(at_)});
    switch (said.what()) {
      case verdict::kind::never: return forbidden();
      case verdict::kind::not_before: {
        const instant later = to_instant(*said.instant(), "verdict: not before");
        if (later <= at_) refuse();
        return {later, end_of_time};
      }
      case verdict::kind::allowed: break;
    }
    if (!said.instant()) return allowed();
    const instant until = to_instant(*said.instant(), "verdict: allowed until");
    if (until <= at_) refuse();
    return {at_, until};
  }

  [[noreturn]] void refuse() const {
    throw invalid_policy("policy '" + g_.policy.name + "': guard '" + guard_.source->id() + "'",
                         "at " + to_string(to_ptime(at_)) + " it answers an instant that is not later",
                         "an instant later than the one asked about");
  }

  const case_facts& facts_;
  guard_memory& known_;
  const ground& g_;
  const compiled_guard& guard_;
  channel via_;
  instant at_;
  standing as_;
};

}  // namespace

bool concerns(const guard& rule, const prospect& who) {
  const auto& whose = rule.audiences();
  const audience kind = who.kind == audience::unknown ? audience::consumer : who.kind;
  if (!whose.empty() && std::find(whose.begin(), whose.end(), kind) == whose.end()) return false;
  const auto& places = who.jurisdictions;
  return rule.jurisdiction().empty() || places.empty() ||
         std::any_of(places.begin(), places.end(), [&](const std::string& place) {
           // "US" holds in "US-FL" too.
           return place == rule.jurisdiction() || place.starts_with(rule.jurisdiction() + "-");
         });
}

const std::vector<day_number>& guard_memory::landing_days() {
  if (landing_days_) return *landing_days_;
  std::vector<day_number>& days = landing_days_.emplace();
  const auto* rule = std::get_if<lands>(&facts_.g.policy.behaviour_of(outcome_kind::sent));
  const business_days wait{rule != nullptr ? rule->letter.count : 0};
  for (const touchpoint& touch : facts_.history) {
    if (touch.via != channel::letter || kind_of(touch.what) != outcome_kind::sent) continue;
    const instant sent = to_instant(touch.at, "touchpoint: at");
    const instant landing = named_by(wait, sent, facts_.g, facts_.hours.table()).at;
    if (landing == never) continue;
    const day_number day = facts_.g.local_day(landing);
    if (days.empty() || days.back() < day) days.push_back(day);
  }
  return days;
}

ruling judged(const case_facts& facts, guard_memory& known, const compiled_guard& guard, channel via, instant at,
              standing as) {
  return judging(facts, known, guard, via, at, as).run();
}

}  // namespace followup::detail
