#include "engine/guard_ruling.hpp"

#include "engine/delays.hpp"
#include "model/facts.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <string>

namespace followup::detail {
namespace {

class judging {
 public:
  judging(const case_facts& facts, const compiled_guard& guard, channel via, instant at, standing as)
      : facts_(facts), g_(facts.g), guard_(guard), via_(via), at_(at), as_(as) {}

  [[nodiscard]] ruling run() const {
    const guard& rule = *guard_.source;
    if (!concerns(rule, g_.subject.who)) return allowed();
    if (rule.end_day() && at_ >= start(to_day(*rule.end_day(), "guard: valid to"))) return allowed();
    if (rule.first_day()) {
      const instant in_force = start(to_day(*rule.first_day(), "guard: valid from"));
      if (at_ < in_force) return {at_, in_force};
    }
    ruling said = std::visit([this](const auto& what) { return judge(what); }, rule.what());
    // What it forbids, it forbids no longer than it is in force.
    if (rule.end_day()) said.not_before = std::min(said.not_before, start(to_day(*rule.end_day(), "guard: valid to")));
    return said;
  }

 private:
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
    int left = cap.n;
    for (const outside_count& one : g_.subject.outside_counts) {
      if (one.rule != guard_.id || (left -= one.used) > 0) continue;
      if (!one.frees_at) return forbidden();
      const instant frees = to_instant(*one.frees_at, "pursuit: outside_counts, frees at");
      if (frees > at_) return not_before(frees);
      left += one.used;  // it is free by then
    }
    if (cap.whose == count_scope::seller) return allowed();
    if (std::holds_alternative<per_daypart_t>(cap.over)) return judge_in_daypart(cap, left);
    const instant nth = nth_last(cap, left);
    if (nth == no_instant) return allowed();
    if (std::holds_alternative<per_lifetime_t>(cap.over)) return forbidden();
    if (const auto* over = std::get_if<rolling>(&cap.over)) {
      return not_before(nth + std::int64_t{over->length.count} * seconds_per_hour);
    }
    const zone_table& zone = zone_of(cap);
    const auto* over = std::get_if<rolling_days>(&cap.over);
    const day_number freed = day_of(zone.to_local(nth)) + (over != nullptr ? std::min(over->days, end_of_days) : 1);
    return not_before(zone.to_utc(start_of(freed)));
  }

  [[nodiscard]] const zone_table& zone_of(const cap_guard& cap) const {
    return cap.zone ? cap.zone->table() : g_.zone();
  }

  // The instant of the n-th last event that the cap counts; no_instant when there are fewer.
  [[nodiscard]] instant nth_last(const cap_guard& cap, int n) const {
    const bool remembered = n <= attempts_remembered && cap.channels == channel_set{channel::call} &&
                            cap.what == counted_event::attempts && cap.whose == count_scope::prospect;
    if (remembered) return facts_.s.attempts[static_cast<std::size_t>(n - 1)];
    for (auto touch = facts_.history.rbegin(); touch != facts_.history.rend(); ++touch) {
      if (counts(cap, *touch) && --n == 0) return at_of(*touch);
    }
    return no_instant;
  }

  [[nodiscard]] bool counts(const cap_guard& cap, const touchpoint& touch) const {
    if (!cap.channels.contains(touch.via)) return false;
    if (cap.whose == count_scope::pursuit && touch.pursuit != g_.subject.id) return false;
    if (cap.whose == count_scope::number) {
      const endpoint_id number = endpoint_for(facts_, via_);
      if (number && touch.endpoint && touch.endpoint != number) return false;
    }
    const bool ours = touch.way == direction::outbound;
    switch (cap.what) {
      case counted_event::attempts: return ours;
      case counted_event::connected:
        return ours && (touch.spoke_to == contact_role::gatekeeper || touch.spoke_to == contact_role::decision_maker);
      case counted_event::conversations: return is_conversation(touch);
      case counted_event::messages: return ours && (touch.message_left || touch.via == channel::voicemail);
    }
    return false;
  }

  // The first instant after the one asked about at which a daypart begins.
  [[nodiscard]] instant next_daypart(const zone_table& zone, day_number today) const {
    instant next = end_of_time;
    for (const day_number day : {today, today + 1}) {
      for (const daypart& part : g_.policy.dayparts->parts) {
        const instant begin = zone.to_utc(local_at(day, part.hours.open));
        if (begin > at_) next = std::min(next, begin);
      }
    }
    return next;
  }

  // In the daypart and on the local date of the instant asked about; else at the end of that daypart.
  [[nodiscard]] ruling judge_in_daypart(const cap_guard& cap, int n) const {
    const std::int64_t local = zone_of(cap).to_local(at_);
    const day_number day = day_of(local);
    const int part = daypart_of(g_.policy, static_cast<int>((local - start_of(day)) / 60));
    if (part < 0) return {at_, next_daypart(zone_of(cap), day)};
    const day_interval hours = g_.policy.dayparts->parts[static_cast<std::size_t>(part)].hours;
    const instant begin = zone_of(cap).to_utc(local_at(day, hours.open));
    const instant end = zone_of(cap).to_utc(local_at(day, hours.close));
    const auto in_it = [&](instant then) { return then >= begin && then < end; };
    const auto made = facts_.has_history
                          ? std::count_if(facts_.history.begin(), facts_.history.end(),
                                          [&](const touchpoint& t) { return counts(cap, t) && in_it(at_of(t)); })
                          : std::count_if(facts_.s.attempts.begin(), facts_.s.attempts.end(), in_it);
    return made >= n ? not_before(end) : ruling{at_, end};
  }

  // --- After something happened.

  [[nodiscard]] ruling judge(const quiet_guard& quiet) const {
    const auto is_it = [&](const touchpoint& touch) {
      if (quiet.after.empty()) return is_conversation(touch);
      return std::find(quiet.after.begin(), quiet.after.end(), kind_of(touch.what)) != quiet.after.end();
    };
    const auto last = std::find_if(facts_.history.rbegin(), facts_.history.rend(), is_it);
    if (last == facts_.history.rend()) return allowed();
    const int days = std::min(quiet.length.count, end_of_days) + (quiet.its_day_counts ? 0 : 1);
    return not_before(start(g_.local_day(at_of(*last)) + days));
  }

  [[nodiscard]] ruling judge(const gap_guard& gap) const {
    const auto is_it = [&](const touchpoint& touch) {
      return touch.way == direction::outbound && gap.earlier.contains(touch.via);
    };
    const auto last = std::find_if(facts_.history.rbegin(), facts_.history.rend(), is_it);
    if (last == facts_.history.rend()) return allowed();
    return not_before(named_by(gap.wait, at_of(*last), g_, facts_.hours.table()).at);
  }

  [[nodiscard]] ruling judge(const landing_day_guard&) const {
    const auto* rule = std::get_if<lands>(&g_.policy.behaviour_of(outcome_kind::sent));
    const day_number asked = g_.local_day(at_);
    for (const touchpoint& touch : facts_.history) {
      if (touch.via != channel::letter || kind_of(touch.what) != outcome_kind::sent) continue;
      const int days = rule != nullptr ? rule->letter.count : 0;
      const instant landing = named_by(business_days{days}, at_of(touch), g_, facts_.hours.table()).at;
      if (landing != never && g_.local_day(landing) == asked) return not_before(start(asked + 1));
    }
    return allowed();
  }

  // --- What the prospect is.

  [[nodiscard]] ruling judge(const consent_guard& rule) const {
    const consent_level needed = level_for(rule);
    if (needed == consent_level::none) return allowed();
    const channel through = carrier_of(via_);
    ruling said = forbidden();
    for (const consent& one : g_.subject.who.consents) {
      if (one.via != through || one.level < needed) continue;
      const instant since = to_instant(one.since, "prospect: consent, since");
      instant until = end_of_time;
      if (one.until) until = std::min(until, to_instant(*one.until, "prospect: consent, until"));
      if (one.withdrawn) until = std::min(until, to_instant(*one.withdrawn, "prospect: consent, withdrawn"));
      if (until <= at_ || until <= since) continue;
      if (since <= at_) return {at_, until};
      said.not_before = std::min(said.not_before, since);
    }
    return said;
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

ruling judged(const case_facts& facts, const compiled_guard& guard, channel via, instant at, standing as) {
  return judging(facts, guard, via, at, as).run();
}

const contact_point* contact_point_for(const case_facts& facts, channel via) noexcept {
  const channel through = carrier_of(via);
  const auto& points = facts.g.subject.who.reachable_by;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].via == through && (facts.s.points_out & (1U << i)) == 0) return &points[i];
  }
  return nullptr;
}

endpoint_id endpoint_for(const case_facts& facts, channel via) noexcept {
  const contact_point* point = contact_point_for(facts, via);
  return point != nullptr ? point->endpoint : endpoint_id{};
}

}  // namespace followup::detail
