#include "assure/verify_timing.hpp"

#include "assure/verify_cases.hpp"
#include "assure/verify_checks.hpp"
#include "closed_set.hpp"
#include "engine/admission.hpp"
#include "engine/delays.hpp"
#include "engine/limits.hpp"
#include "model/touchpoint_text.hpp"

#include <algorithm>
#include <optional>

namespace followup::detail {
namespace {

// Whether a guard says the same of an instant whatever happened before.
struct depends_on_nothing {
  template <any_of<window_guard, consent_guard, registry_guard> Fixed>
  bool operator()(const Fixed&) const {
    return true;
  }
  template <any_of<cap_guard, quiet_guard, gap_guard, landing_day_guard, host_guard> Counting>
  bool operator()(const Counting&) const {
    return false;
  }
};

policy with_fixed_guards_only(const policy& rules) {
  std::vector<policy_rule> kept;
  for (const policy_rule& rule : rules.rules()) {
    const auto* one = std::get_if<guard>(&rule);
    const bool fixed = one != nullptr && std::visit(depends_on_nothing{}, one->what());
    const bool needed = std::holds_alternative<track>(rule) || std::holds_alternative<daypart_choice>(rule);
    if (needed || fixed) kept.push_back(rule);
  }
  return {rules.name(), rules.table(), std::move(kept), rules.version()};
}

bool gives_way(const compiled_guard& one, standing as) {
  return as == standing::promised && (!one.source->is_law() || one.source->exempts_agreed_calls());
}

// Of a delay that is counted from some instant before `end`: the later it starts the later it ends, so the start of the
// next day stands for all of a day. Nothing: it may lead nowhere.
std::optional<instant> longest_of(const delay& wait, const ground& g, const calendar_table& hours, instant end) {
  instant most = 0;
  for (day_number day = g.local_day(g.started); g.zone().to_utc(start_of(day)) < end; ++day) {
    const instant led_to = named_by(wait, g.zone().to_utc(start_of(day + 1)), g, hours).at;
    if (led_to == never) return std::nullopt;
    most = std::max(most, led_to - g.zone().to_utc(start_of(day)));
  }
  return most;
}

// How long after the last thing that happened a guard may still hold a touch back; nothing: for ever, for all we know.
struct holding_back {
  const ground& g;
  const calendar_table& hours;
  rule_id id;
  instant end;  // of the horizon

  std::optional<instant> operator()(const cap_guard& cap) const {
    for (const outside_count& one : g.subject.outside_counts) {
      if (one.rule == id) return std::nullopt;
    }
    if (cap.whose == count_scope::seller) return 0;
    if (std::holds_alternative<per_lifetime_t>(cap.over)) return std::nullopt;
    if (const auto* over = std::get_if<rolling>(&cap.over)) return std::int64_t{over->length.count} * seconds_per_hour;
    if (const auto* over = std::get_if<rolling_days>(&cap.over)) {
      return (over->days + std::int64_t{1}) * seconds_per_day;
    }
    if (std::holds_alternative<per_calendar_week_t>(cap.over)) return 8 * seconds_per_day;
    if (std::holds_alternative<per_calendar_month_t>(cap.over)) return 32 * seconds_per_day;
    return 2 * seconds_per_day;
  }
  std::optional<instant> operator()(const quiet_guard& quiet) const {
    return (quiet.length.count + std::int64_t{2}) * seconds_per_day;
  }
  std::optional<instant> operator()(const gap_guard& gap) const { return longest_of(gap.wait, g, hours, end); }
  std::optional<instant> operator()(const landing_day_guard&) const {
    const auto* rule = std::get_if<lands>(&g.policy.behaviour_of(outcome_kind::sent));
    const auto landing = longest_of(business_days{rule != nullptr ? rule->letter.count : 0}, g, hours, end);
    if (!landing) return std::nullopt;
    return *landing + 2 * seconds_per_day;
  }
  std::optional<instant> operator()(const host_guard&) const { return std::nullopt; }
  template <any_of<window_guard, consent_guard, registry_guard> Fixed>
  std::optional<instant> operator()(const Fixed&) const {
    return 0;
  }
};

std::vector<delay> waits_of(const track& some) {
  struct listing {
    std::vector<delay> operator()(const rhythm& what) const {
      std::vector<delay> all = what.gaps;
      all.push_back(what.first);
      return all;
    }
    std::vector<delay> operator()(const step_list& what) const {
      std::vector<delay> all;
      for (const step& one : what.steps) all.push_back(one.wait);
      if (what.repeat_after) all.push_back(*what.repeat_after);
      if (what.then) all.insert(all.end(), what.then->gaps.begin(), what.then->gaps.end());
      return all;
    }
    std::vector<delay> operator()(const after_each_nth& what) const { return {what.wait}; }
    std::vector<delay> operator()(const after_other& what) const { return {what.wait}; }
    std::vector<delay> operator()(const after_event& what) const { return {what.wait}; }
    std::vector<delay> operator()(const host_track&) const { return {}; }
    std::vector<delay> operator()(const appointment_reminder&) const { return {}; }  // it leads nowhere later
  };
  return std::visit(listing{}, some.what());
}

std::string named(const compiled_guard& one) { return "'" + one.source->id() + "'"; }

}  // namespace

timing::timing(const policy& rules, const ground& g, const calendar& hours, int horizon_days)
    : g_(g),
      hours_(hours),
      end_(g.started + horizon_days * seconds_per_day),
      past_end_(std::min(end_ + admission_horizon, end_of_time)),
      fixed_(with_fixed_guards_only(rules)),
      fixed_ground_(fixed_.compiled(), g.subject),
      nothing_yet_(initial_state(fixed_ground_)) {}

const timing::openings& timing::openings_of(channel via, standing as) {
  const auto [found, added] = openings_.try_emplace({via, as});
  if (!added) return found->second;
  openings& all = found->second;
  const case_facts facts{fixed_ground_, nothing_yet_, hours_, {}, false};
  const admission gate(facts, g_.started);
  instant at = g_.started;
  instant last_end = at;
  while (at < past_end_) {
    const admitted next = gate.admit(via, at, as);
    if (next.at == never || next.at >= past_end_) break;
    all.longest_gap = std::max(all.longest_gap, next.at - last_end);
    last_end = std::min(next.until, past_end_);
    if (!all.open.empty() && all.open.back().end == next.at) {
      all.open.back().end = last_end;
    } else {
      all.open.push_back({next.at, last_end});
    }
    at = std::max(last_end, next.at + 1);
  }
  return all;
}

std::optional<instant> timing::longest_wait_of_a_track() const {
  instant most = 0;
  for (const compiled_track& t : g_.policy.tracks) {
    for (const delay& wait : waits_of(*t.source)) {
      const auto longest = longest_of(wait, g_, hours_.table(), end_);
      if (!longest) return std::nullopt;
      most = std::max(most, *longest);
    }
  }
  return most;
}

const timing::admitting& timing::admits(channel via, standing as) {
  const auto [found, added] = admitting_.try_emplace({via, as});
  if (added) found->second = found_out(via, as);
  return found->second;
}

timing::admitting timing::found_out(channel via, standing as) {
  const openings& all = openings_of(via, as);
  const std::string what = with_article(via);
  instant held = 0;
  for (const compiled_guard& one : g_.policy.guards) {
    if (!one.channels.contains(via) || gives_way(one, as) || !concerns(*one.source, g_.subject.who)) continue;
    const auto longest = std::visit(holding_back{g_, hours_.table(), one.id, end_}, one.source->what());
    if (!longest) return {no_instant, "guard " + named(one) + " may hold " + what + " back for ever"};
    held += *longest;
  }
  if (end_ - g_.started + held + 2 * all.longest_gap >= admission_horizon) {
    return {no_instant, "the guards may hold " + what + " back beyond the engine's horizon"};
  }
  const instant before = all.open.empty() ? no_instant : all.open.back().end - held;
  std::string shut = "the hours and guards may leave " + what + " no time at all";
  if (before <= end_) return {no_instant, std::move(shut)};
  const auto wait = longest_wait_of_a_track();
  if (!wait || end_ + *wait >= before) return {no_instant, "a wait of some track may lead beyond the horizon"};
  return {before, std::move(shut)};
}

bool timing::no_stricter(channel earlier, channel later) const {
  return std::all_of(g_.policy.guards.begin(), g_.policy.guards.end(), [&](const compiled_guard& one) {
    return !one.channels.contains(earlier) || one.channels.contains(later);
  });
}

bool timing::is_always_in_force(const compiled_guard& one) const {
  return !one.source->first_day() && !one.source->end_day() && concerns(*one.source, g_.subject.who);
}

argument timing::stays_inside(const calendar& hours, const std::vector<stretch>& open) const {
  for (const stretch& one : open) {
    for (int i = 0; i < std::max(g_.zone_count, 1); ++i) {
      const stretch asked = hours.table().open_stretch_from(one.begin, *g_.zones[static_cast<std::size_t>(i)]);
      if (asked.begin > one.begin || asked.end < one.end) {
        return {false, "from " + to_string(to_ptime(one.begin)) + " to " + to_string(to_ptime(one.end)) +
                           " a touch is allowed that '" + hours.name() + "' does not allow"};
      }
    }
  }
  return {true, ""};
}

std::vector<stretch> timing::calendar_alone() const {
  const case_facts facts{fixed_ground_, nothing_yet_, hours_, {}, false};
  const admission gate(facts, g_.started);
  std::vector<stretch> all;
  for (instant at = g_.started; at < past_end_;) {
    const stretch open = gate.open_stretch(at);
    if (open.begin >= past_end_) break;
    all.push_back({std::max(open.begin, at), std::min(open.end, past_end_)});
    at = open.end;
  }
  return all;
}

argument timing::keeps(const within& what) {
  const channel_set usable = channels_of(g_);
  for (int i = 0; i < channel_count; ++i) {
    const auto via = static_cast<channel>(i);
    if (!usable.contains(via)) continue;
    const argument one = stays_inside(what.hours, openings_of(via, standing::ordinary).open);
    if (!one.holds) return {false, std::string(name_of(via)) + ": " + one.why};
  }
  if (!usable.contains(channel::call))
    return {true, "every stretch in which calendar and windows allow a touch lies inside it"};
  const auto law = [&] { return stays_inside(what.hours, openings_of(channel::call, standing::promised).open); };
  if (!what.agreed_times_too) {
    const argument agreed = law();
    if (!agreed.holds) return {false, "for a promise, " + agreed.why};
    return {true,
            "every stretch in which calendar and windows allow a touch lies inside it, and so does every one that the "
            "law leaves to a promise"};
  }
  // A promise that was missed is made up for in the calendar's hours, or, where the law blocks it or the policy says
  // so, as soon as the law allows.
  const auto& guards = g_.policy.guards;
  const bool at_once = g_.policy.promises.when_missed == promise_rules::missed::at_once ||
                       std::any_of(guards.begin(), guards.end(), [](const compiled_guard& one) {
                         return one.channels.contains(channel::call) && !gives_way(one, standing::promised);
                       });
  const argument missed = at_once ? law() : stays_inside(what.hours, calendar_alone());
  if (!missed.holds) return {false, "for a promise that was missed, " + missed.why};
  return {true,
          "every stretch in which calendar and windows allow a touch lies inside it, and so does every one in which a "
          "promise that was missed is made up for"};
}

namespace {

// What a cap counts, the other counts too.
bool counts_all_of(const std::vector<outcome_kind>& ours, const std::vector<outcome_kind>& asked) {
  const auto is_counted = [&](outcome_kind kind) { return std::find(ours.begin(), ours.end(), kind) != ours.end(); };
  return ours.empty() || (!asked.empty() && std::all_of(asked.begin(), asked.end(), is_counted));
}

// Whether all that a cap looks at on some day, the other looks at too: what lies in one calendar month need not lie in
// one of its weeks.
bool looks_as_far_back(const cap_guard& ours, const cap_guard& asked) {
  const auto days = [](const cap_guard& cap) -> std::optional<int> {
    if (std::holds_alternative<per_local_day_t>(cap.over)) return 1;
    if (std::holds_alternative<per_calendar_week_t>(cap.over)) return 7;
    if (std::holds_alternative<per_calendar_month_t>(cap.over)) return 31;  // the longest
    const auto* some = std::get_if<rolling_days>(&cap.over);
    return some != nullptr ? std::optional(some->days) : std::nullopt;
  };
  if (!days(ours) || !days(asked)) return false;
  if (ours.over == asked.over || *days(asked) == 1) return true;
  return std::holds_alternative<rolling_days>(ours.over) && *days(ours) >= *days(asked);
}

// Whether a cap of a policy is at least as strict as the one asked for, wherever it is in force.
bool covers(const cap_guard& ours, const cap_guard& asked) {
  if ((ours.channels | asked.channels) != ours.channels || ours.n > asked.n) return false;
  if (ours.excepts_retries && !asked.excepts_retries) return false;
  if (!counts_all_of(ours.outcomes, asked.outcomes)) return false;
  if (ours.what != asked.what && !(ours.what == counted_event::attempts && asked.what == counted_event::connected)) {
    return false;
  }
  if (ours.whose != count_scope::prospect && ours.whose != asked.whose) return false;
  if (std::holds_alternative<per_lifetime_t>(ours.over)) return true;
  const auto* rolled = std::get_if<rolling>(&ours.over);
  const auto* rolled_asked = std::get_if<rolling>(&asked.over);
  if (rolled != nullptr && rolled_asked != nullptr) return rolled->length >= rolled_asked->length;
  return ours.zone == asked.zone && looks_as_far_back(ours, asked);
}

bool at_least_as_long(const delay& ours, const delay& asked) {
  if (ours.index() == asked.index()) return count_of(ours) >= count_of(asked);
  const auto seconds = [](const delay& some) -> std::optional<instant> {
    if (std::holds_alternative<minutes>(some)) return std::int64_t{count_of(some)} * 60;
    if (std::holds_alternative<hours>(some)) return std::int64_t{count_of(some)} * seconds_per_hour;
    return std::nullopt;
  };
  return seconds(ours) && seconds(asked) && *seconds(ours) >= *seconds(asked);
}

// Whether a promise that is kept all the same gets past it; where that is allowed, it does not count.
template <class Property>
bool is_overridden(const compiled_guard& one, channel_set on, const Property& asked) {
  return on.contains(channel::call) && gives_way(one, standing::promised) && !asked.agreed_times_too;
}

std::string but_overridden(const compiled_guard& by_a_promise) {
  return "but a hard promise overrides guard " + named(by_a_promise) + " (see except_agreed_times)";
}

}  // namespace

argument timing::keeps(const keeps_to& what) const {
  std::string overridden;
  for (const compiled_guard& one : g_.policy.guards) {
    const auto* cap = std::get_if<cap_guard>(&one.source->what());
    if (cap == nullptr || !covers(*cap, what.cap) || !is_always_in_force(one)) continue;
    if (is_overridden(one, what.cap.channels, what)) {
      overridden = but_overridden(one);
      continue;
    }
    return {true, "guard " + named(one) + " is as strict, always in force, and nothing overrides it"};
  }
  return {false, overridden.empty() ? "no guard of the policy is as strict" : "as strict, " + overridden};
}

argument timing::keeps(const keeps_apart& what) const {
  std::string overridden;
  for (const compiled_guard& one : g_.policy.guards) {
    if (!is_always_in_force(one)) continue;
    const auto* gap = std::get_if<gap_guard>(&one.source->what());
    const auto* cap = std::get_if<cap_guard>(&one.source->what());
    const bool as_a_gap = gap != nullptr && (gap->earlier | what.on) == gap->earlier &&
                          (gap->later | what.on) == gap->later && at_least_as_long(gap->wait, what.wait);
    const bool as_a_cap = cap != nullptr && cap->n == 1 && std::holds_alternative<rolling>(cap->over) &&
                          (cap->channels | what.on) == cap->channels && !cap->excepts_retries &&
                          cap->what == counted_event::attempts && cap->outcomes.empty() &&
                          cap->whose == count_scope::prospect &&
                          at_least_as_long(std::get<rolling>(cap->over).length, what.wait);
    if (!as_a_gap && !as_a_cap) continue;
    if (is_overridden(one, what.on, what)) {
      overridden = but_overridden(one);
      continue;
    }
    return {true, "guard " + named(one) + " holds each of them back as long, always, and nothing overrides it"};
  }
  return {false, overridden.empty() ? "no guard of the policy keeps them as far apart"
                                    : "they are kept as far apart, " + overridden};
}

argument timing::keeps(const ends_within& what) const {
  const instant end = end_of_span(g_, what.span);
  for (const compiled_limit& one : g_.policy.limits) {
    if (limit_instant(g_, *one.source) > end) continue;
    return {true, "limit '" + one.source->id() + "' is reached by then, whatever happens" +
                      (one.source->holds_regardless() ? "" : "; only something agreed with a person makes it wait")};
  }
  return {false, "no limit of the policy is reached by then whatever happens"};
}

}  // namespace followup::detail
