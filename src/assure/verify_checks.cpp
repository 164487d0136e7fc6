#include "assure/verify_checks.hpp"

#include "assure/verify_cases.hpp"
#include "engine/admission.hpp"
#include "engine/delays.hpp"
#include "engine/limits.hpp"
#include "model/facts.hpp"
#include "model/touchpoint_text.hpp"

#include <followup/error.hpp>

#include <algorithm>

namespace followup::detail {
namespace {

using broken = std::optional<std::string>;

std::string quoted(std::string_view name) { return "'" + std::string(name) + "'"; }

class checking {
 public:
  explicit checking(const question& asked)
      : q_(asked), g_(asked.g), said_(asked.said), open_(asked.said.status != status::closed) {}

  broken operator()(const never_ends_before& what) const {
    if (open_ || q_.so_far.yes || q_.so_far.objection || !g_.subject.who.suppressions.empty()) return {};
    const bool taken_over = said_.concluded && said_.concluded->how == disposition::answered && q_.so_far.replied;
    if (q_.so_far.gone || taken_over) return {};
    if (what.no.with_reasons ? q_.so_far.no_with_reasons : q_.so_far.no) return {};
    if (what.appointment && q_.so_far.appointment) return {};
    if (said_.concluded && said_.concluded->how == disposition::exhausted && limit_reached()) return {};
    const std::string rule = said_.concluded ? quoted(q_.rules.name_of(said_.concluded->rule)) : "no rule";
    return "closed by " + rule + (said_.concluded ? " as " + std::string(name_of(said_.concluded->how)) : "") +
           ", though nobody said " + (what.no.with_reasons ? "no with the reasons" : "no");
  }

  broken operator()(const always_has_a_next_step&) const {
    if (!open_) return {};
    if (!said_.wake_at || to_instant(*said_.wake_at, "wake_at") <= q_.now) return "open, and nothing to wake up for";
    for (auto one = said_.actions.begin(); one != said_.actions.end(); ++one) {
      if (std::any_of(std::next(one), said_.actions.end(), [&](const action& other) { return other.id == one->id; })) {
        return "two actions have one identity";
      }
    }
    const bool nothing_lost = q_.s.objected_at == never_objected && q_.s.points_out() == 0;
    if (said_.status == status::needs_data && nothing_lost) return "nothing to do, though every contact point is left";
    return {};
  }

  broken operator()(const leaves_a_message_every_time&) const {
    if (!q_.so_far.message_owed || !open_ || said_.status == status::closing || something_agreed()) return {};
    const auto objected_to = [this](channel via) { return is_objected_to(g_, q_.so_far, via, q_.now); };
    const bool objected = objected_to(channel::call) || objected_to(channel::voicemail) ||
                          !channels_of(g_).contains(channel::call) || !channels_of(g_).contains(channel::voicemail);
    if (objected || !has_point_left(channel::call)) return {};
    const auto is_message = [](const action& one) { return one.via == channel::voicemail; };
    const auto message = std::find_if(said_.actions.begin(), said_.actions.end(), is_message);
    if (message == said_.actions.end()) {
      if (limit_comes_first() || it_lapses_first()) return {};
      return "after a call without a message nothing asks for one";
    }
    for (const action& one : said_.actions) {
      if (one.via == channel::call && one.window.begin < message->window.begin) {
        return "the next call comes before the message of the last one";
      }
    }
    return {};
  }

  broken operator()(const within& what) const {
    for (const action& one : said_.actions) {
      if (what.agreed_times_too && is_at_agreed_time(one)) continue;
      if (!is_inside(what.hours, one.window)) return with_article(one.via) + " is not inside the hours asked for";
    }
    return {};
  }

  broken operator()(const keeps_to& what) const {
    for (const action& one : said_.actions) {
      if (!what.cap.channels.contains(one.via)) continue;
      if ((what.agreed_times_too && is_hard_promise(one)) || (what.cap.excepts_retries && is_excepted(one))) continue;
      const int made = touches_in_window(what.cap, to_instant(one.window.begin, "window"));
      if (made >= what.cap.n) {
        return with_article(one.via) + ", though the same window of time has " + std::to_string(made) + " already";
      }
    }
    return {};
  }

  broken operator()(const keeps_apart& what) const {
    const auto counts = [&](const touchpoint& touch) {
      return touch.way == direction::outbound && what.on.contains(touch.via);
    };
    const auto last = std::find_if(q_.history.rbegin(), q_.history.rend(), counts);
    if (last == q_.history.rend()) return {};
    const instant free = named_by(what.wait, to_instant(last->at, "at"), g_, q_.hours.table()).at;
    for (const action& one : said_.actions) {
      if (!what.on.contains(one.via) || (what.agreed_times_too && is_hard_promise(one))) continue;
      if (to_instant(one.window.begin, "window") < free)
        return with_article(one.via) + " too soon after the touch before";
    }
    return {};
  }

  broken operator()(const never_before_a_promise&) const {
    if (q_.so_far.promised == no_instant || said_.status == status::closing) return {};
    for (const action& one : said_.actions) {
      if (one.via != channel::call || one.rule == g_.policy.common.answer) continue;
      if (to_instant(one.window.begin, "window") < q_.so_far.promised) {
        return "a call by " + quoted(q_.rules.name_of(one.rule)) + " before the time that was promised";
      }
    }
    return {};
  }

  broken operator()(const never_after_a_suppression&) const {
    if (q_.so_far.objection_to_all && open_) return "open, though every channel was objected to";
    for (const action& one : said_.actions) {
      const instant begin = to_instant(one.window.begin, "window");
      const instant last =
          one.window.end >= last_instant() ? end_of_time - 1 : to_instant(one.window.end, "window") - 1;
      const bool objected =
          is_objected_to(g_, q_.so_far, one.via, begin) || is_objected_to(g_, q_.so_far, one.via, last);
      if (objected || is_objected_number(one)) { return with_article(one.via) + " after an objection to it"; }
    }
    return {};
  }

  broken operator()(const never_asks_again&) const {
    for (const action& one : said_.actions) {
      const auto did_it = [&](const touchpoint& touch) {
        return touch.action == one.id && touch.via == one.via && touch.pursuit == g_.subject.id && came_about(touch);
      };
      if (std::any_of(q_.history.begin(), q_.history.end(), did_it)) {
        return with_article(one.via) + " by " + quoted(q_.rules.name_of(one.rule)) + " is asked for again";
      }
    }
    return {};
  }

  broken operator()(const reaches_every_rule&) const { return {}; }

  broken operator()(const ends_within& what) const {
    if (q_.now < end_of_span(g_, what.span) || !open_) return {};
    if (said_.status == status::closing || is_pending(g_, q_.s)) return {};
    return "still " + std::string(name_of(said_.status)) + " by then";
  }

  broken operator()(const own_property& what) const {
    if (what.holds({g_.subject, q_.history, said_, to_ptime(q_.now)})) return {};
    return "it says so";
  }

 private:
  [[nodiscard]] bool came_about(const touchpoint& touch) const {
    const outcome_kind kind = kind_of(touch.what);
    if (touch.way != direction::outbound || kind == outcome_kind::busy || kind == outcome_kind::delayed) return false;
    return !std::holds_alternative<drop_contact_point>(g_.policy.behaviour_of(kind_of(touch.what)));
  }

  [[nodiscard]] bool limit_reached() const {
    return std::any_of(g_.policy.limits.begin(), g_.policy.limits.end(), [&](const compiled_limit& one) {
      const auto& most = one.source->most_calls();
      const bool by_calls = most && q_.so_far.calls >= most->count;
      return one.id == said_.concluded->rule && (by_calls || q_.now >= limit_instant(g_, *one.source));
    });
  }

  [[nodiscard]] bool something_agreed() const {
    return q_.so_far.promised != no_instant || q_.s.promise.active || q_.s.hold.active || !q_.s.appointments.empty() ||
           q_.s.asking.active || q_.s.request.kind == request_kind::answer;
  }

  // It could be left only when the next call may be made, or after the business day that follows its own; and what is
  // shut is shut to calls as well, so that no rule is at fault.
  [[nodiscard]] bool it_lapses_first() const {
    const case_facts facts{g_, q_.s, q_.hours, q_.history, true};
    instant lapse = end_of_next_business_day(g_, q_.s.contact_at, q_.hours.table());
    for (const action& one : said_.actions) {
      if (one.via == channel::call) lapse = std::min(lapse, to_instant(one.due, "due"));
    }
    const admission gate(facts, q_.now);
    const instant message = gate.admit(channel::voicemail, q_.now, standing::excepted).at;
    return message >= lapse && message <= gate.admit(channel::call, q_.now, standing::excepted).at;
  }

  // Before the next instant at which a message is allowed.
  [[nodiscard]] bool limit_comes_first() const {
    const case_facts facts{g_, q_.s, q_.hours, q_.history, true};
    const instant next = admission(facts, q_.now).admit(channel::voicemail, q_.now, standing::excepted).at;
    const auto is_before = [&](const compiled_limit& one) { return limit_instant(g_, *one.source) < next; };
    return next != never && std::any_of(g_.policy.limits.begin(), g_.policy.limits.end(), is_before);
  }

  [[nodiscard]] bool has_point_left(channel via) const {
    const auto& points = g_.subject.who.reachable_by;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (points[i].via == via && (q_.s.points_out() & (1U << i)) == 0) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_hard_promise(const action& one) const {
    return one.rule == g_.policy.common.promise && !q_.s.promise.soft;
  }

  [[nodiscard]] bool is_at_agreed_time(const action& one) const {
    const pending_promise& agreed = q_.s.promise;
    instant end = agreed.end();
    if (agreed.dates_only) end = g_.zone().to_utc(start_of(g_.local_day(agreed.begin) + agreed.minutes / 1440));
    return one.rule == g_.policy.common.promise && one.window.begin >= to_ptime(agreed.begin) &&
           one.window.end <= to_ptime(end);
  }

  // What `except_retries()` lets through.
  [[nodiscard]] bool is_excepted(const action& one) const {
    const auto& common = g_.policy.common;
    if (one.rule == common.answer || one.rule == common.message) return true;
    if (one.rule == common.outcome[static_cast<std::size_t>(outcome_kind::send_information)]) return true;
    if (one.rule != common.outcome[static_cast<std::size_t>(q_.s.contact_outcome)]) return false;
    const behaviour& what = g_.policy.behaviour_of(q_.s.contact_outcome);
    return std::holds_alternative<retry_soon>(what) || std::holds_alternative<same_day_after>(what) ||
           std::holds_alternative<same_day_at>(what);
  }

  [[nodiscard]] bool is_objected_number(const action& one) const {
    const auto& points = g_.subject.who.reachable_by;
    const channel via = carrier_of(one.via);
    bool any_left = false;
    bool any_objected = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (points[i].via != via) continue;
      const bool objected = (q_.so_far.numbers_objected & (1U << i)) != 0;
      if (objected && one.endpoint && points[i].endpoint == one.endpoint) return true;
      (objected ? any_objected : any_left) = true;
    }
    return any_objected && !any_left;
  }

  [[nodiscard]] bool is_inside(const calendar& hours, const time_window& window) const {
    const instant begin = to_instant(window.begin, "window");
    const instant end = window.end >= last_instant() ? end_of_time : to_instant(window.end, "window");
    for (int i = 0; i < std::max(g_.zone_count, 1); ++i) {
      const stretch open = hours.table().open_stretch_from(begin, *g_.zones[static_cast<std::size_t>(i)]);
      if (open.begin > begin || open.end < end) return false;
    }
    return true;
  }

  // A reading of caps of its own: what the guards say is what is checked.
  [[nodiscard]] bool counts(const cap_guard& cap, const touchpoint& touch) const {
    if (!cap.channels.contains(touch.via)) return false;
    const auto& some = cap.outcomes;
    if (!some.empty() && std::find(some.begin(), some.end(), kind_of(touch.what)) == some.end()) return false;
    if (cap.whose == count_scope::pursuit && touch.pursuit != g_.subject.id) return false;
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

  [[nodiscard]] int touches_in_window(const cap_guard& cap, instant until) const {
    const zone_table& zone = cap.zone ? cap.zone->table() : g_.zone();
    const auto day = [&zone](instant at) { return day_of(zone.to_local(at)); };
    const auto in_window = [&](instant at) {
      if (const auto* over = std::get_if<rolling>(&cap.over)) {
        return at + std::int64_t{over->length.count} * seconds_per_hour > until;
      }
      if (const auto* over = std::get_if<rolling_days>(&cap.over)) return day(at) + over->days > day(until);
      if (std::holds_alternative<per_calendar_week_t>(cap.over)) {
        return day(at) - weekday_index(day(at)) == day(until) - weekday_index(day(until));
      }
      if (std::holds_alternative<per_calendar_month_t>(cap.over)) {
        const date then = to_date(day(at));
        const date now = to_date(day(until));
        return then.year() == now.year() && then.month() == now.month();
      }
      return std::holds_alternative<per_lifetime_t>(cap.over) || day(at) == day(until);
    };
    return static_cast<int>(std::count_if(q_.history.begin(), q_.history.end(), [&](const touchpoint& touch) {
      return counts(cap, touch) && in_window(to_instant(touch.at, "at"));
    }));
  }

  const question& q_;
  const ground& g_;
  const answer& said_;
  bool open_;
};

}  // namespace

broken breach_of(const property& what, const question& asked) { return std::visit(checking(asked), what); }

instant end_of_span(const ground& g, const span_limit& span) noexcept { return limit_instant(g, limit("", span)); }

void refuse_if_impossible(const property& what) {
  const auto refuse = [&](std::string found, std::string allowed) {
    throw invalid_policy("property '" + name_of(what) + "'", std::move(found), std::move(allowed));
  };
  if (const auto* cap = std::get_if<keeps_to>(&what)) {
    if (cap->cap.n < 1) refuse("at most " + std::to_string(cap->cap.n), "1 or more");
    if (cap->cap.channels.empty()) refuse("no channel", "one or more");
    if (std::holds_alternative<per_daypart_t>(cap->cap.over)) refuse("per daypart", "any other window of time");
    if (cap->cap.whose == count_scope::seller || cap->cap.whose == count_scope::number) {
      refuse("counts that touchpoints do not show", "those of the prospect or of the pursuit");
    }
  }
  if (const auto* gap = std::get_if<keeps_apart>(&what)) {
    if (gap->on.empty()) refuse("no channel", "one or more");
    if (count_of(gap->wait) < 0) refuse("a gap of " + std::to_string(count_of(gap->wait)), "0 or more");
  }
  if (const auto* end = std::get_if<ends_within>(&what)) {
    const int count = std::visit([](const auto& some) { return some.count; }, end->span);
    if (count < 1) refuse("a span of " + std::to_string(count), "1 or more");
  }
  if (const auto* own = std::get_if<own_property>(&what)) {
    if (own->name.empty()) refuse("no name", "any name");
    if (!own->holds) refuse("an empty function", "a function");
  }
}

}  // namespace followup::detail
