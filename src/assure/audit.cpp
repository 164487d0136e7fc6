#include <followup/assure/audit.hpp>

#include "engine/agreed_hours.hpp"
#include "engine/case_state.hpp"
#include "engine/limits.hpp"
#include "policy/compiled_policy.hpp"
#include "time/seconds.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace followup {
namespace {

namespace posix = boost::posix_time;

bool is_call(const touchpoint& touch) { return touch.way == direction::outbound && touch.via == channel::call; }

// [begin, end); dates alone are whole days.
time_window window_of(const agreed_time& when, const time_zone& zone) {
  if (when.dates_only()) {
    return {zone.resolve(when.first_day(), {}).first, zone.resolve(when.last_day(), posix::hours(24)).first};
  }
  const ptime begin = zone.resolve(when.first_day(), posix::minutes(when.from_minute())).first;
  return {begin, begin + posix::minutes(when.to_minute() - when.from_minute())};
}

// The audit of one pursuit, by itself.
class inspection {
 public:
  inspection(const audited& line, std::size_t index, ptime now, std::optional<ptime> since,
             std::vector<audit_finding>& found)
      : line_(line), index_(index), now_(now), since_(since), found_(found) {}

  // The answer, if there is one.
  std::optional<answer> run() {
    try {
      const std::vector<touchpoint> past = up_to(line_.history, now_);
      answer next = next_actions(line_.rules, line_.subject, past, line_.hours, now_);
      look_at_status(next);
      look_at_diary(next, past);
      std::vector<touchpoint> own;
      std::copy_if(past.begin(), past.end(), std::back_inserter(own),
                   [&](const touchpoint& touch) { return touch.pursuit == line_.subject.id; });
      look_at_promises(own, next);
      look_at_messages(own);
      look_at_twins(own);
      return next;
    } catch (const error& e) {
      add(audit_kind::unanswerable).text = e.what();
      return std::nullopt;
    }
  }

 private:
  audit_finding& add(audit_kind kind) {
    audit_finding& one = found_.emplace_back();
    one.kind = kind;
    one.index = index_;
    return one;
  }

  [[nodiscard]] bool is_new(ptime at) const { return !since_ || at >= *since_; }

  void look_at_status(const answer& next) {
    const bool over = next.status == status::closed;
    if (line_.open && next.status == status::needs_data) add(audit_kind::nothing_to_do).why = why_nothing(next);
    if (!line_.open && !over) add(audit_kind::given_up);
    if (line_.open && over) {
      audit_finding& one = add(audit_kind::already_over);
      one.touch = next.concluded->touch;
      one.from = next.concluded->at;
    }
  }

  // The reason for the answer as a whole, and not for one of the touches that were wanted.
  [[nodiscard]] std::optional<reason> why_nothing(const answer& next) const {
    const auto is_it = [](const reason& why) {
      const bool of_all = why.action == reason::whole_answer && !why.by;
      return of_all && (why.kind == reason_kind::no_zone || why.kind == reason_kind::no_channel ||
                        why.kind == reason_kind::nothing_proposed || why.kind == reason_kind::blocked ||
                        why.kind == reason_kind::never_open || why.kind == reason_kind::channel_unusable ||
                        why.kind == reason_kind::channel_suppressed);
    };
    const auto found = std::find_if(next.reasons.begin(), next.reasons.end(), is_it);
    return found == next.reasons.end() ? std::nullopt : std::optional(*found);
  }

  void look_at_diary(const answer& next, std::span<const touchpoint> past) {
    if (!line_.diary) return;
    const std::vector<scheduled_step>& diary = *line_.diary;
    const auto same_as = [](action_id id) { return [id](const scheduled_step& step) { return step.action == id; }; };
    std::vector<scheduled_step> right;
    std::copy_if(diary.begin(), diary.end(), std::back_inserter(right),
                 [&](const scheduled_step& step) { return is_asked_for(step, next, past); });
    for (const action& wanted : next.actions) {
      if (line_.open && std::none_of(right.begin(), right.end(), same_as(wanted.id))) {
        audit_finding& one = add(audit_kind::not_in_diary);
        one.action = wanted.id;
        one.via = wanted.via;
        one.from = wanted.window.begin;
        one.to = wanted.window.end;
      }
    }
    for (auto step = diary.begin(); step != diary.end(); ++step) {
      const bool asked = std::find(right.begin(), right.end(), *step) != right.end();
      // What did not fit into the answer may be in the diary all the same.
      if (!asked && next.truncated_actions == 0) add(audit_kind::no_longer_asked, *step);
      if (std::any_of(diary.begin(), step, same_as(step->action))) add(audit_kind::twice_in_diary, *step);
    }
  }

  // Through that channel, and then: at a time that is past, or at which it can be done if nothing happens until then.
  [[nodiscard]] bool is_asked_for(const scheduled_step& step, const answer& next,
                                  std::span<const touchpoint> past) const {
    const auto is_it = [&](const action& wanted) { return wanted.id == step.action && wanted.via == step.via; };
    const auto now = std::find_if(next.actions.begin(), next.actions.end(), is_it);
    if (now == next.actions.end() || step.at.is_special()) return false;
    if (step.at <= now_ || now->is_open_at(step.at)) return true;
    if (step.at < now->window.end || step.at >= last_instant()) return false;
    if (now->rule == line_.rules.compiled().common.promise) {
      const std::optional<time_window> agreed = promised_time(past);
      if (agreed && now_ < agreed->end && step.at >= agreed->end) return false;
    }
    const answer then = next_actions(line_.rules, line_.subject, past, line_.hours, step.at, reasons::none);
    return std::any_of(then.actions.begin(), then.actions.end(),
                       [&](const action& wanted) { return is_it(wanted) && wanted.is_open_at(step.at); });
  }

  // Of the promise that was made last.
  [[nodiscard]] std::optional<time_window> promised_time(std::span<const touchpoint> past) const {
    const auto last = std::find_if(past.rbegin(), past.rend(), [this](const touchpoint& touch) {
      return touch.pursuit == line_.subject.id && touch.promised;
    });
    const auto& planned = line_.subject.planned;
    const bool by_plan = planned && planned_since() <= now_ && (last == past.rend() || last->at <= planned_since());
    if (!by_plan && last == past.rend()) return std::nullopt;
    return window_of(by_plan ? planned->when : last->promised->when, line_.subject.who.zone());
  }

  void add(audit_kind kind, const scheduled_step& step) {
    audit_finding& one = add(kind);
    one.action = step.action;
    one.via = step.via;
    one.from = step.at;
  }

  [[nodiscard]] ptime planned_since() const { return line_.subject.planned->since.value_or(line_.subject.started); }

  void look_at_promises(const std::vector<touchpoint>& own, const answer& next) {
    for (auto touch = own.begin(); touch != own.end(); ++touch) {
      if (touch->promised) look_at_promise(*touch, touch->promised->when, std::next(touch), own.end(), next);
    }
    if (const auto& planned = line_.subject.planned) {
      const auto after =
          std::find_if(own.begin(), own.end(), [&](const auto& one) { return one.at > planned_since(); });
      look_at_promise({}, planned->when, after, own.end(), next);
    }
  }

  // By that touch, or by none.
  using place = std::vector<touchpoint>::const_iterator;
  void look_at_promise(const touchpoint& by, const agreed_time& when, place after, place end, const answer& next) {
    const time_window window = window_of(when, line_.subject.who.zone());
    if (window.end > now_ || ended_before(next, window.end)) return;
    const bool may_be_replaced = by.id && line_.subject.planned && planned_since() <= now_;
    if (may_be_replaced && planned_since() >= by.at && planned_since() < window.end) return;
    const auto later = first_after(after, end, window, by.spoke_to);
    if (later != end && later->at < window.end) return;
    note_missed(by.id, window, later == end ? std::nullopt : std::optional{later->at}, next);
  }

  [[nodiscard]] static bool ended_before(const answer& next, ptime end) {
    return next.concluded && next.concluded->at && *next.concluded->at < end;
  }

  // The first touchpoint that keeps or settles a promise, in its time or later.
  [[nodiscard]] place first_after(place from, place end, const time_window& window, contact_role promised_to) const {
    const bool by_any = line_.rules.compiled().promises.cleared == promise_rules::clearing::by_next_call;
    const ptime earliest = window.begin - posix::seconds(detail::promise_tolerance);
    return std::find_if(from, end, [&](const touchpoint& touch) {
      const bool newer = (touch.promised || replaces_call_back(touch, promised_to)) && touch.at < window.end;
      return newer || is_conversation(touch) || (is_call(touch) && (by_any || touch.at >= earliest));
    });
  }

  [[nodiscard]] bool replaces_call_back(const touchpoint& touch, contact_role agreed_by) const {
    const detail::newer_word said = detail::word_in(line_.rules.compiled(), touch);
    return said == detail::newer_word::holds_for_all ||
           (said == detail::newer_word::holds_for_gatekeepers && agreed_by == contact_role::gatekeeper);
  }

  void note_missed(touchpoint_id promised, const time_window& window, std::optional<ptime> made_up,
                   const answer& next) {
    if (made_up ? !is_new(*made_up) : next.status == status::closed) return;
    audit_finding& one = add(made_up ? audit_kind::promise_kept_late : audit_kind::promise_not_kept);
    one.touch = promised;
    one.from = window.begin;
    one.to = window.end;
    one.made_up = made_up;
  }

  // One that is owed lapses with the next call, and at the end of the business day after its own at the latest.
  void look_at_messages(const std::vector<touchpoint>& own) {
    if (!line_.rules.compiled().messages) return;
    const detail::ground g(line_.rules.compiled(), line_.subject);
    detail::case_state s = initial_state(g);
    const touchpoint* owing = nullptr;
    for (const touchpoint& touch : own) {
      if (owing != nullptr && lapse_of(*owing) <= touch.at) note_lapsed(*std::exchange(owing, nullptr), {});
      apply(g, s, touch, &line_.hours.table());
      if (is_call(touch)) {
        if (owing != nullptr) note_lapsed(*owing, touch.at);
        owing = s.message_owed && !s.ended ? &touch : nullptr;
      } else if (is_conversation(touch) || (touch.via == channel::voicemail && touch.way == direction::outbound)) {
        owing = nullptr;
      }
    }
    if (owing != nullptr && lapse_of(*owing) <= now_) note_lapsed(*owing, {});
  }

  void look_at_twins(const std::vector<touchpoint>& own) {
    const auto facts = [](const touchpoint& touch) {
      return std::tuple(touch.at, touch.via, touch.way, touch.endpoint, kind_of(touch.what));
    };
    std::map<decltype(facts(own.front())), touchpoint_id> first;
    for (const touchpoint& touch : own) {
      const auto [known, is_new] = first.try_emplace(facts(touch), touch.id);
      if (is_new || known->second == touch.id) continue;
      audit_finding& one = add(audit_kind::probably_one);
      one.touch = known->second;
      one.twin = touch.id;
      one.via = touch.via;
      one.from = touch.at;
    }
  }

  // Where it holds the calls back it is a step, and waits.
  [[nodiscard]] ptime lapse_of(const touchpoint& call) const {
    const detail::compiled_policy& rules = line_.rules.compiled();
    if (rules.message_holds_back) return last_instant();
    const detail::ground g(rules, line_.subject);
    const detail::instant at = detail::to_instant(call.at, "at");
    return detail::to_ptime(
        std::min(detail::end_of_next_business_day(g, at, line_.hours.table()), detail::end_of_time));
  }

  void note_lapsed(const touchpoint& owing, std::optional<ptime> next_call) {
    const ptime lapsed = next_call.value_or(lapse_of(owing));
    if (!is_new(lapsed)) return;
    audit_finding& one = add(audit_kind::message_lapsed);
    one.touch = owing.id;
    one.from = owing.at;
    one.to = lapsed;
  }

  const audited& line_;
  std::size_t index_;
  ptime now_;
  std::optional<ptime> since_;
  std::vector<audit_finding>& found_;
};

// What pursuits of one prospect do to one another.
class comparison {
 public:
  comparison(std::span<const audited> book, const std::vector<std::optional<answer>>& answers,
             std::vector<audit_finding>& found)
      : book_(book), answers_(answers), found_(found) {}

  void run() {
    std::map<prospect_id, std::vector<std::size_t>> by_prospect;
    for (std::size_t i = 0; i < book_.size(); ++i) {
      const bool goes_on = book_[i].open && answers_[i] && answers_[i]->status != status::closed;
      if (goes_on && book_[i].subject.who.id) by_prospect[book_[i].subject.who.id].push_back(i);
    }
    for (const auto& [who, all] : by_prospect) {
      for (const std::size_t one : all) {
        for (const std::size_t other : all) {
          if (one != other) compare(one, other);
        }
      }
    }
  }

 private:
  void compare(std::size_t one, std::size_t other) {
    const std::optional<ptime> until = left_alone_until(*answers_[other]);
    for (const action& wanted : answers_[one]->actions) {
      if (until && wanted.window.begin < *until) add(audit_kind::disturbs, one, other, wanted).to = until;
      if (!until && meets(wanted, one, other)) add(audit_kind::same_day, one, other, wanted);
    }
  }

  [[nodiscard]] static std::optional<ptime> left_alone_until(const answer& what) {
    if (what.status != status::on_hold && what.status != status::dormant) return std::nullopt;
    for (const reason& why : what.reasons) {
      if (why.kind == reason_kind::hold || why.kind == reason_kind::appointment_ahead) return why.to;
    }
    return std::nullopt;
  }

  // Nobody minds a visit and a text message, or two messages for two calls.
  [[nodiscard]] bool meets(const action& wanted, std::size_t one, std::size_t other) const {
    if (wanted.via == channel::task || wanted.via == channel::voicemail) return false;
    const time_zone zone = book_[one].subject.who.zone();
    const auto day_of = [&](const action& what) { return zone.at(what.window.begin).on; };
    const auto& theirs = answers_[other]->actions;
    return std::any_of(theirs.begin(), theirs.end(),
                       [&](const action& their) { return their.via == wanted.via && day_of(their) == day_of(wanted); });
  }

  audit_finding& add(audit_kind kind, std::size_t one, std::size_t other, const action& wanted) {
    audit_finding& finding = found_.emplace_back();
    finding.kind = kind;
    finding.index = one;
    finding.other = other;
    finding.action = wanted.id;
    finding.via = wanted.via;
    finding.from = wanted.window.begin;
    return finding;
  }

  std::span<const audited> book_;
  const std::vector<std::optional<answer>>& answers_;
  std::vector<audit_finding>& found_;
};

}  // namespace

std::vector<audit_finding> audit(std::span<const audited> book, ptime now, std::optional<ptime> since) {
  (void)detail::to_instant(now, "now");
  if (since) (void)detail::to_instant(*since, "since");
  std::vector<audit_finding> found;
  std::vector<std::optional<answer>> answers;
  answers.reserve(book.size());
  for (std::size_t i = 0; i < book.size(); ++i) answers.push_back(inspection(book[i], i, now, since, found).run());
  comparison(book, answers, found).run();
  std::stable_sort(found.begin(), found.end(), [](const audit_finding& a, const audit_finding& b) {
    return std::pair(a.index, a.kind) < std::pair(b.index, b.kind);
  });
  return found;
}

}  // namespace followup
