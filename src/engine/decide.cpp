#include <followup/engine/decide.hpp>

#include "engine/admission.hpp"
#include "engine/agreed_hours.hpp"
#include "engine/daypart_pick.hpp"
#include "engine/delays.hpp"
#include "engine/limits.hpp"
#include "engine/objections.hpp"
#include "engine/occasion.hpp"
#include "engine/promised_time.hpp"
#include "engine/way.hpp"
#include "engine/wishes.hpp"
#include "model/facts.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <string>

namespace followup {
namespace detail {
namespace {

// A wish with the time it got.
struct placed {
  const wish* what = nullptr;
  instant from = never;  // what was looked for from: as wished, or apart from the call before
  instant due = never;
  stretch window{never, never};
  admitted first;  // how the first instant was found
  admitted again;  // ... and, for a touch that is late, the present one
  std::optional<daypart_pick> part;
  promised_time promise;  // for a promise
  bool late = false;      // due is past and the window shut: it was looked for again from now on
};

using placed_list = boost::container::static_vector<placed, most_wishes>;

constexpr std::uint8_t whole = reason::whole_answer;

// Only what is in use: the room of an answer is not to be written with every question.
void clear(answer& a) {
  a.status = status::waiting;
  a.actions.clear();
  a.policy_identity = a.calendar_identity = 0;
  a.wake_at.reset();
  a.concluded.reset();
  a.reasons.clear();
  a.truncated_actions = a.truncated_reasons = 0;
}

class decision {
 public:
  decision(const case_facts& facts, instant now, reasons why, answer& into)
      : facts_(facts),
        g_(facts.g),
        s_(facts.s),
        hours_(facts.hours.table()),
        gate_(facts, now),
        now_(now),
        explain_(why == reasons::wanted),
        out_(into) {}

  void run() {
    clear(out_);
    out_.policy_identity = g_.policy.fingerprint;
    out_.calendar_identity = hours_.fingerprint();
    if (s_.newest_at != no_instant && s_.newest_at > now_) {
      throw invalid_history("touchpoint " + std::to_string(s_.newest.value()) + ": at",
                            to_string(to_ptime(s_.newest_at)), "not after now, " + to_string(to_ptime(now_)));
    }
    find();
    const bool can_be_kept = out_.status != status::closed && usable(facts_, suppressed_, channel::call);
    if (can_be_kept && g_.planned_since != never) wake(g_.planned_since);
  }

 private:
  [[nodiscard]] const common_rules& common() const { return g_.policy.common; }

  void find() {
    if (over_by_objection() || over_by_record() || over_by_host_ending() || at_a_limit()) return;
    if (g_.zone_count == 0) return needs_data(reason_kind::no_zone);
    if (!any_channel()) return needs_data(reason_kind::no_channel);
    decide();
  }

  // --- Reasons.

  void say(const reason& why) {
    if (!explain_) return;
    if (out_.reasons.size() < answer::most_reasons) {
      out_.reasons.push_back(why);
    } else {
      ++out_.truncated_reasons;
    }
  }
  void say(reason_kind kind, std::uint8_t about, rule_id rule, instant from, instant to) {
    if (!explain_) return;
    say({.kind = kind, .action = about, .rule = rule, .from = shown(from), .to = shown(to)});
  }
  [[nodiscard]] static std::optional<ptime> shown(instant at) {
    return at == never || at == no_instant ? std::nullopt : std::optional(to_ptime(at));
  }

  // --- Over.

  void close(disposition how, rule_id rule, touchpoint_id touch, instant at) {
    out_.status = status::closed;
    out_.actions.clear();
    out_.wake_at.reset();
    out_.concluded = conclusion{how, rule, touch, shown(at), what_comes_after(how, at == no_instant ? g_.started : at)};
  }

  [[nodiscard]] std::optional<continuation> what_comes_after(disposition how, instant over) const {
    for (const compiled_re_entry& one : g_.policy.re_entries) {
      const auto& after = one.source->after();
      if (std::find(after.begin(), after.end(), how) == after.end()) continue;
      const instant from = time_of_review(one.source->wait(), over, g_, hours_);
      if (from == never) return std::nullopt;
      return continuation{one.id, one.under, to_ptime(from)};
    }
    return std::nullopt;
  }

  bool over_by_objection() {
    suppressed_ = objected_for_good(g_, s_, now_);
    if ((s_.ended && s_.ended->how == disposition::opted_out) || suppressed_ != channel_set::all()) return false;
    instant since = no_instant;
    for (int i = 0; i < channel_count; ++i) since = std::max(since, *objected_at(g_, s_, static_cast<channel>(i)));
    // What ended in another way while a consent still allowed something stays as it ended.
    const bool stands = !s_.ended || objected_for_good(g_, s_, std::max(s_.ended->at, since)) == channel_set::all();
    if (!stands) return false;
    say(reason_kind::suppressed, whole, common().outcome[static_cast<std::size_t>(outcome_kind::objection)], since,
        never);
    close(disposition::opted_out, common().outcome[static_cast<std::size_t>(outcome_kind::objection)], {}, since);
    return true;
  }

  bool over_by_record() {
    if (!s_.ended) return false;
    const ended_by& by = *s_.ended;
    if (by.how != disposition::opted_out && over_before_late_word()) return true;
    const bool by_limit = by.rule >= outcome_count;
    const rule_id rule =
        by_limit ? g_.policy.limits[static_cast<std::size_t>(by.rule - outcome_count)].id : common().outcome[by.rule];
    const instant at = by_limit ? end_by_limit(by) : by.at;
    reason why{.kind = by.how == disposition::opted_out ? reason_kind::suppressed : reason_kind::ended,
               .n = static_cast<std::uint16_t>(by.how),
               .rule = rule,
               .from = shown(by_limit ? at : by.cause_at)};
    if (!by_limit) why.what = static_cast<outcome_kind>(by.rule);
    say(why);
    close(by.how, rule, at < by.at ? touchpoint_id{} : by.touch, at);
    return true;
  }

  // When its closing touch was recorded, but no later than the time for it was over (ruling 36).
  [[nodiscard]] instant end_by_limit(const ended_by& by) const {
    const limit& reached = *g_.policy.limits[static_cast<std::size_t>(by.rule - outcome_count)].source;
    const instant end =
        reached.closing_touch() ? end_of_closing(g_, reached, by.cause_at, hours_) : lapse_of_message(by.cause_at);
    return std::min(by.at, end);
  }
  [[nodiscard]] instant lapse_of_message(instant call) const { return end_of_next_business_day(g_, call, hours_); }

  bool over_by_host_ending() {
    for (const compiled_ending& one : g_.policy.endings) {
      const std::optional<disposition> how = one.source->what().over(case_view(facts_));
      if (!how) continue;
      say({.kind = reason_kind::ended, .n = static_cast<std::uint16_t>(*how), .rule = one.id});
      close(*how, one.id, s_.newest, s_.newest_at);
      return true;
    }
    return false;
  }

  // --- Limits.

  // The first instant at which a stated limit ends the pursuit by its time; never.
  [[nodiscard]] std::pair<instant, rule_id> next_limit() const {
    std::pair<instant, rule_id> next{never, {}};
    for (const compiled_limit& one : g_.policy.limits) {
      if (!one.source->holds_regardless() && is_pending(g_, s_)) continue;
      const instant at = limit_instant(g_, *one.source);
      if (at < next.first) next = {at, one.id};
    }
    return next;
  }

  // Of several that were reached the first one holds, also when another one follows.
  bool at_a_limit() {
    if (over_before_late_word()) return true;
    const reached_limit first = first_reached(g_, s_, now_);
    if (first.which == nullptr) return false;
    say_reached(first);
    close_at(first);
    return true;
  }

  // What is said or agreed after the end changes nothing (ruling 36).
  bool over_before_late_word() {
    return std::any_of(s_.late_words.begin(), s_.late_words.end(),
                       [this](const late_word& one) { return over_before(one); });
  }
  bool over_before(const late_word& word) {
    const compiled_limit& limit = g_.policy.limits[word.limit];
    const bool by_calls = word.limit_at < limit_instant(g_, *limit.source);
    const reached_limit then{&limit, word.limit_at, by_calls};
    const instant end = end_of_closing(g_, *then.which->source, then.at, hours_);
    instant over = word.can_close < end ? end : then.at;
    if (word.message_owed) over = std::max(over, lapse_of_message(then.at));
    if (word.settles) over = std::min(over, word.at);
    if (!word.settles && over >= word.at) return false;
    say_reached(then);
    close(disposition::exhausted, then.which->id, {}, over);
    return true;
  }

  void say_reached(const reached_limit& limit) {
    say({.kind = reason_kind::limit_reached,
         .n = limit.by_calls ? s_.calls : std::uint16_t{0},
         .rule = limit.which->id,
         .from = shown(limit.at)});
  }

  // A last touch, and the message of the last call, for a while; then over.
  void close_at(const reached_limit& limit) {
    const compiled_limit& one = *limit.which;
    const std::optional<channel>& via = one.source->closing_touch();
    // Follows the start: there is one, whatever is heard meanwhile.
    wish last{.rule = one.id, .via = via.value_or(channel::letter), .from = limit.at};
    use_brief(facts_, one_or_none(one.brief), last);
    last.why = {.kind = reason_kind::closing_touch, .rule = one.id, .from = shown(limit.at)};
    const wish message = message_of_last_call();
    const bool owed = owes_message_of(g_, s_, limit);
    placed_list all;
    const instant message_end = owed ? last_chance(message, lapse_of_message(s_.contact_at), all) : limit.at;
    const instant letter_end =
        via ? last_chance(last, end_of_closing(g_, *one.source, limit.at, hours_), all) : limit.at;
    const instant over = std::max({limit.at, message_end, letter_end});
    if (now_ >= over) return close(disposition::exhausted, one.id, {}, over);
    out_.status = status::closing;
    show(all);
    wake(over);
    for (const placed& some : all) wake(some.window.end);
  }

  [[nodiscard]] wish message_of_last_call() const {
    wish message{.rule = common().message,
                 .via = channel::voicemail,
                 .follows = s_.contact,
                 .from = s_.contact_at,
                 .as = standing::excepted};
    message.why = {.kind = reason_kind::message_owed,
                   .via = channel::voicemail,
                   .n = s_.calls,
                   .rule = common().message,
                   .from = shown(s_.contact_at)};
    return message;
  }

  // The end of the time for it, which does not depend on the present; no_instant where it cannot be done in time.
  instant last_chance(const wish& w, instant end, placed_list& all) {
    if (g_.zone_count == 0 || !is_left(g_, s_, w.via, w.from)) return no_instant;
    if (gate_.admit(w.via, w.from, w.as).at >= end) return no_instant;
    std::optional<placed> found = place(w);
    if (!found || found->window.begin >= end) return end;
    found->window.end = std::min(found->window.end, end);
    if (now_ < found->window.end) all.push_back(*found);
    return end;
  }

  // --- Too little is known.

  [[nodiscard]] bool any_channel() const {
    const auto& points = g_.subject.who.reachable_by;
    return std::any_of(points.begin(), points.end(),
                       [this](const contact_point& point) { return usable(facts_, suppressed_, point.via); });
  }

  void needs_data(reason_kind why) {
    out_.status = status::needs_data;
    say({.kind = why, .rule = common().data});
    wake_at_limit_or_in_a_month();
  }

  void wake_at_limit_or_in_a_month() {
    const instant limit = next_limit().first;
    if (limit > now_) wake(limit);
    const std::int64_t local = g_.zone().to_local(now_);
    const day_number day = day_of(local);
    wake(g_.zone().to_utc(start_of(a_month_after(day)) + (local - start_of(day))));
  }

  void wake(instant at) {
    at = std::min(at, end_of_time - 1);
    if (at <= now_) return;
    if (!out_.wake_at || to_ptime(at) < *out_.wake_at) out_.wake_at = to_ptime(at);
  }

  // --- The decision proper.

  void decide() {
    wish_list wanted;
    collect_wishes(facts_, suppressed_, wanted);
    placed_list all;
    const auto [limit, limit_rule] = next_limit();
    bool beyond = false;
    bool blocked = false;
    for (const wish& one : wanted.wanted) {
      if (one.lapses != never && is_asked_for(one.rule, all)) continue;
      std::optional<placed> found = place(one);
      if (!found) {
        blocked = true;
        wake_when_lost(one);
      } else if (found->window.begin >= one.lapses) {
        say_lapsed(one);
      } else if (found->window.begin > limit) {
        beyond = true;
        say({.kind = reason_kind::beyond_limit,
             .via = one.via,
             .rule = one.rule,
             .by = limit_rule,
             .to = shown(limit)});
      } else {
        found->window.end = std::min(found->window.end, one.lapses);
        all.push_back(*found);
      }
    }
    let_message_lapse(all);
    show(all);
    set_status(wanted, beyond);
    set_wake(wanted, all, limit);
    explain_rest(wanted, all.empty(), blocked);
  }

  // Up to when a consent lets a channel be used that was objected to; never: it was not objected to.
  [[nodiscard]] instant allowed_up_to(channel via) const {
    const auto objected = objected_at(g_, s_, via);
    return objected ? end_of_lifting(g_.subject.who, via, *objected) : never;
  }
  // Something else may be wanted then in place of it.
  void wake_when_lost(const wish& one) {
    const instant end = allowed_up_to(one.via);
    if (end != never && has_a_substitute(one)) wake(end);
  }
  // What a track alone wants, and by one way alone, leaves no room for anything else when it is lost.
  [[nodiscard]] bool has_a_substitute(const wish& one) const {
    const auto& tracks = g_.policy.tracks;
    const auto its = std::find_if(tracks.begin(), tracks.end(), [&](const auto& t) { return t.id == one.rule; });
    if (its == tracks.end() || its->source->holds_back_later() || one.via == channel::call) return true;
    const std::optional<channel> other = other_channel(s_, *its);
    if (!other) return false;
    return usable(facts_, suppressed_, *other == one.via ? next_channel(s_, *its) : *other);
  }
  void wake_when_all_is_lost() {
    if (!any_objection(g_, s_)) return;
    instant last = no_instant;
    for (const contact_point& point : g_.subject.who.reachable_by) {
      if (usable(facts_, suppressed_, point.via)) last = std::max(last, allowed_up_to(point.via));
    }
    if (last == never) return;
    // Where nothing is wanted any more, only the end makes a difference.
    const bool closes = objected_for_good(g_, s_, last) == channel_set::all();
    if (closes || out_.status != status::needs_data) wake(last);
  }

  // A reminder of an earlier appointment: of a track that reminds there is one at a time.
  [[nodiscard]] static bool is_asked_for(rule_id rule, const placed_list& all) {
    return std::any_of(all.begin(), all.end(), [rule](const placed& one) { return one.what->rule == rule; });
  }

  // Until something else is recorded.
  void say_lapsed(const wish& one) {
    if (s_.newest_at >= one.lapses) return;
    say({.kind = reason_kind::lapsed, .via = one.via, .rule = one.rule, .to = shown(one.lapses)});
  }

  // When the next call may be made, or at the end of the business day after its own (ruling 37); one that holds the
  // calls back is a step like any other.
  void let_message_lapse(placed_list& all) {
    if (!s_.message_owed || g_.policy.message_holds_back) return;
    const auto is_message = [&](const placed& one) { return one.what->rule == common().message; };
    const auto message = std::find_if(all.begin(), all.end(), is_message);
    if (message == all.end()) return;
    instant lapse = lapse_of_message(s_.contact_at);
    for (const placed& one : all) {
      if (one.what->via == channel::call) lapse = std::min(lapse, one.due);
    }
    message->window.end = std::min(message->window.end, lapse);
    if (message->window.begin >= message->window.end) all.erase(message);
  }

  // By insertion: they are few, and a stable sort of the standard library's takes memory.
  template <class Before>
  static void sort(placed_list& all, Before before) {
    for (auto one = all.begin(); one != all.end(); ++one) {
      std::rotate(std::upper_bound(all.begin(), one, *one, before), one, std::next(one));
    }
  }

  // In order of due time; where there are more than an answer holds, those that can be done now are kept first (ruling
  // 55).
  void show(placed_list& all) {
    const auto by_due = [](const placed& a, const placed& b) { return a.due < b.due; };
    sort(all, by_due);
    if (all.size() > answer::most_actions) {
      sort(all, [this](const placed& a, const placed& b) { return can_be_done(a) && !can_be_done(b); });
      out_.truncated_actions = static_cast<std::uint16_t>(out_.truncated_actions + all.size() - answer::most_actions);
      all.resize(answer::most_actions);
      sort(all, by_due);
    }
    for (const placed& one : all) add(one);
    for (std::size_t i = 0; i < all.size(); ++i) explain_one(all[i], static_cast<std::uint8_t>(i));
  }
  [[nodiscard]] bool can_be_done(const placed& one) const { return one.window.begin <= now_; }

  void add(const placed& one) {
    const wish& w = *one.what;
    out_.actions.push_back({.id = identity_of(g_.subject.id, {g_.policy.tags.tag_of(w.rule), w.follows}),
                            .via = w.via,
                            .due = to_ptime(one.due),
                            .window = {to_ptime(one.window.begin), to_ptime(one.window.end)},
                            .brief = w.brief,
                            .endpoint = endpoint_for(facts_, w.via),
                            .label = w.label,
                            .rule = w.rule});
  }

  void set_status(const wish_list& wanted, bool beyond) {
    const bool any_due = std::any_of(out_.actions.begin(), out_.actions.end(),
                                     [this](const action& a) { return a.window.begin <= to_ptime(now_); });
    if (any_due) {
      out_.status = status::due;
    } else if (appointment_ahead(g_, s_, now_) != nullptr) {
      out_.status = status::dormant;
    } else if (wanted.hold_until != no_instant && now_ < wanted.hold_until) {
      out_.status = status::on_hold;
    } else if (out_.actions.empty() && !beyond) {
      out_.status = status::needs_data;
    } else {
      out_.status = status::waiting;
    }
  }

  void set_wake(const wish_list& wanted, const placed_list& all, instant limit) {
    for (const placed& one : all) {
      wake(one.window.end);
      if (out_.status != status::due) wake(one.window.begin);
    }
    if (limit != never) wake(limit);
    wake_when_all_is_lost();
    if (gate_.looks_further_at() != never) wake(gate_.looks_further_at());
    if (out_.status == status::dormant) wake(end_of_last_appointment(g_, s_));
    if (out_.status == status::on_hold) wake(wanted.hold_until);
    if (out_.status == status::needs_data || !out_.wake_at) wake_at_limit_or_in_a_month();
  }

  // --- When.

  // Nothing if every instant within the horizon is forbidden.
  std::optional<placed> place(const wish& w) {
    placed p{.what = &w};
    if (w.is_promise) {
      p.promise = time_of_promise(facts_, gate_, now_);
      if (p.promise.forbidden) {
        say(promised(w.why));  // it is kept, and shown, all the same
        say({.kind = reason_kind::guard_forbids, .via = w.via, .rule = p.promise.blocked_by, .by = w.rule});
        return std::nullopt;
      }
      p.due = p.promise.due;
      p.window = p.promise.window;
      return p;
    }
    instant from = w.from;
    if (w.via == channel::call && s_.contact_unanswered && w.as == standing::ordinary && !w.at_any_hour &&
        g_.policy.dayparts != nullptr) {
      from = std::max(from, s_.contact_at + std::int64_t{g_.policy.dayparts->apart.count} * seconds_per_hour);
    }
    p.from = from;
    p.first = gate_.admit(w.via, from, w.as);
    if (p.first.at == never) {
      forbid(p.first, w);
      return std::nullopt;
    }
    instant until = p.first.until;
    p.due = p.first.at;
    if (w.names_day && w.via == channel::call && g_.policy.dayparts != nullptr) {
      p.part = pick_daypart(facts_, gate_, p.first.at, w.as);
      if (p.part) p.due = p.part->at, until = p.part->until;
    }
    if (now_ <= p.due) {
      p.window = {p.due, until};
      return p;
    }
    p.again = gate_.admit(w.via, now_, w.as);
    if (p.again.at == never) {
      forbid(p.again, w);
      return std::nullopt;
    }
    p.window = {p.again.at, p.again.until};
    p.late = p.again.at > now_;
    return p;
  }

  void forbid(const admitted& found, const wish& w) {
    const bool calendar_alone = found.guard == no_guard;
    say({.kind = calendar_alone ? reason_kind::never_open : reason_kind::guard_forbids,
         .via = w.via,
         .rule = calendar_alone ? common().calendar : found.moved_by,
         .by = w.rule});
  }

  // --- Why.

  void explain_one(const placed& one, std::uint8_t index) {
    if (!explain_) return;
    const wish& w = *one.what;
    reason why = w.is_promise ? promised(w.why) : w.why;
    why.action = index;
    if (why.kind == reason_kind::hold) why.n = comes_before(w.from, channel_set::all());
    say(why);
    if (w.is_promise) explain_promise(one.promise, index);
    if (w.waited_from != no_instant) say(reason_kind::after_promise, index, w.rule, w.waited_from, w.from);
    if (w.held) say_hold(index, no_instant, w.from);
    if (w.via == channel::call) explain_number(index);
    if (w.lapses != never) say(reason_kind::lapses, index, w.rule, no_instant, w.lapses);
    if (!w.is_promise) explain_admission(one, index);
    if (w.briefs_used_up > 0) {
      say({.kind = reason_kind::briefs_used_up,
           .action = index,
           .n = static_cast<std::uint16_t>(w.briefs_used_up),
           .rule = w.rule});
    }
  }

  // Where numbers take turns, and it is the turn of another one.
  void explain_number(std::uint8_t index) {
    if (g_.policy.turns == 0 || !s_.at_next_number) return;
    const int point = point_for(g_, s_, channel::call);
    if (point < 0 || point == s_.called || point == promised_point(g_, s_)) return;
    say({.kind = reason_kind::next_number,
         .action = index,
         .n = static_cast<std::uint16_t>(point + 1),
         .m = static_cast<std::uint16_t>(s_.called + 1)});
  }

  // In the order in which it was found.
  void explain_admission(const placed& one, std::uint8_t index) {
    const wish& w = *one.what;
    if (w.rolled_from != no_instant) explain_roll(w.rolled_from, w.from, index);
    if (one.from > w.from) explain_spacing(w, one.from, index);
    explain_way(way_of_touch(w, one.from, one.first), index);
    if (one.part) explain_daypart(w, *one.part, index);
    if (one.late) explain_way(way_of_touch(w, now_, one.again), index);
  }

  // What moved it is named (ruling 58): the guards without which it would come sooner, and the calendar.
  [[nodiscard]] way way_of_touch(const wish& w, instant from, const admitted& found) const {
    const auto admit_without = [&](left_out out) { return gate_.admit(w.via, from, w.as, out); };
    return way_of(from, found, common().calendar, admit_without);
  }

  void explain_way(const way& told, std::uint8_t index) {
    for (const leg& one : told) {
      if (one.kind == reason_kind::rolled_to_opening) {
        explain_roll(one.from, one.to, index);
      } else {
        say(one.kind, index, one.rule, one.from, one.to);
      }
    }
  }

  void explain_spacing(const wish& w, instant to, std::uint8_t index) {
    say({.kind = reason_kind::kept_apart,
         .action = index,
         .n = static_cast<std::uint16_t>(g_.policy.dayparts->apart.count),
         .rule = w.rule,
         .from = shown(w.from),
         .to = shown(to)});
  }

  // That its hours are cut to the calendar goes without saying; what else moved it within them does not.
  void explain_daypart(const wish& w, const daypart_pick& part, std::uint8_t index) {
    say({.kind = reason_kind::daypart_chosen,
         .action = index,
         .n = static_cast<std::uint16_t>(part.part),
         .m = static_cast<std::uint16_t>(part.tried),
         .rule = w.rule});
    if (part.reached > 0) {
      say({.kind = reason_kind::daypart_reached,
           .action = index,
           .n = static_cast<std::uint16_t>(part.part),
           .m = static_cast<std::uint16_t>(part.reached),
           .rule = w.rule});
    }
    for (std::size_t i = 0; i < g_.policy.dayparts->side_rules.size(); ++i) {
      if ((part.set_aside >> i & 1U) == 0) continue;
      say({.kind = reason_kind::side_rule_dropped,
           .action = index,
           .n = static_cast<std::uint16_t>(i),
           .rule = w.rule});
    }
    if (part.at == part.from) return;
    way within = way_of_touch(w, part.from, gate_.admit(w.via, part.from, w.as));
    if (!within.empty() && within.front().kind == reason_kind::rolled_to_opening) within.erase(within.begin());
    explain_way(within, index);
  }

  void explain_roll(instant from, instant to, std::uint8_t index) {
    const bool open_day = hours_.is_open(g_.local_day(from));
    say(open_day ? reason_kind::rolled_to_opening : reason_kind::rolled_from_closed_day, index, common().calendar, from,
        to);
  }

  void explain_promise(const promised_time& p, std::uint8_t index) {
    const rule_id rule = common().promise;
    explain_promised_number(index);
    explain_reading(s_.promise.reading, index, rule, s_.promise.begin);
    if (p.closed_day) say(reason_kind::promise_on_closed_day, index, rule, no_instant, p.begin);
    const promised_way found = way_of_promise(facts_, gate_, now_, p);
    explain_way(found.to_due, index);
    if (p.missed && p.end <= now_) say(reason_kind::promise_missed_by_us, index, rule, p.begin, p.end);
    explain_way(found.to_window, index);
  }

  void explain_promised_number(std::uint8_t index) {
    if (s_.promise.number == pending_promise::no_number) return;
    const int point = point_for(g_, s_, channel::call);
    const bool kept = point >= 0 && point == promised_point(g_, s_);
    const bool on_file = s_.promise.number != pending_promise::number_not_on_file;
    say({.kind = kept ? reason_kind::promised_number : reason_kind::promised_number_out,
         .action = index,
         .n = static_cast<std::uint16_t>(on_file ? s_.promise.number : 0),
         .m = static_cast<std::uint16_t>(kept ? 0 : point + 1),
         .rule = common().promise});
  }

  // All that stand, as long as one is ahead: what is told holds until something is to be done.
  void explain_appointments() {
    if (appointment_ahead(g_, s_, now_) == nullptr) return;
    for (const civil_span& one : s_.appointments) {
      const zoned_span there = in_zone(one, g_.zone());
      const std::pair clock = clock_of(one);
      say({.kind = reason_kind::appointment_ahead,
           .n = clock.first,
           .m = clock.second,
           .rule = common().appointment,
           .from = shown(there.begin),
           .to = shown(there.end)});
      explain_reading(there.reading, whole, common().appointment, there.begin);
    }
  }

  // A limit that has to wait, and for what (ruling 35): one that is reached before this answer ends.
  void explain_waiting_limit() {
    if (!is_pending(g_, s_)) return;
    const instant last = out_.wake_at ? to_instant(*out_.wake_at, "wake_at") - 1 : now_;
    const reached_limit waits = reached_but_waiting(g_, s_, last);
    if (waits.which == nullptr) return;
    say({.kind = reason_kind::limit_waits,
         .n = waits.by_calls ? s_.calls : std::uint16_t{0},
         .rule = waits.which->id,
         .by = pending_rule(),
         .from = waits.by_calls ? std::nullopt : shown(limit_instant(g_, *waits.which->source))});
  }

  [[nodiscard]] rule_id pending_rule() const {
    const auto of = [this](outcome_kind kind) { return common().outcome[static_cast<std::size_t>(kind)]; };
    if (s_.promise.active) return common().promise;
    if (!s_.appointments.empty()) return common().appointment;
    if (s_.request.kind == request_kind::answer) return common().answer;
    if (s_.request.kind == request_kind::information) return of(s_.request.asked_by);
    return s_.hold.active && s_.hold.named ? common().hold : of(outcome_kind::away);
  }

  // The clock times that were agreed, as minutes; equal where only days were.
  [[nodiscard]] static std::pair<std::uint16_t, std::uint16_t> clock_of(const civil_span& when) {
    if (when.dates_only) return {};
    return {static_cast<std::uint16_t>(when.from), static_cast<std::uint16_t>(when.to)};
  }

  void explain_reading(local_kind reading, std::uint8_t about, rule_id rule, instant begin) {
    if (reading == local_kind::gap) say(reason_kind::promise_in_gap, about, rule, no_instant, begin);
    if (reading == local_kind::overlap) say(reason_kind::promise_in_overlap, about, rule, no_instant, begin);
  }

  // As it was agreed (ruling 46).
  [[nodiscard]] reason promised(reason why) const {
    const std::pair clock = clock_of(s_.promise.when);
    const zoned_span there = in_zone(s_.promise.when, g_.zone());
    why.n = clock.first;
    why.m = clock.second;
    why.from = shown(there.begin);
    why.to = shown(there.end);
    return why;
  }

  void say_hold(std::uint8_t about, instant agreed_at, instant until) {
    say({.kind = reason_kind::hold,
         .action = about,
         .n = comes_before(until, channel_set::all()),
         .rule = common().hold,
         .from = shown(agreed_at),
         .to = shown(until)});
  }

  // 1: what was agreed or is owed comes through one of these before that instant all the same.
  [[nodiscard]] std::uint16_t comes_before(instant end, channel_set some) const {
    const bool any = std::any_of(out_.actions.begin(), out_.actions.end(),
                                 [&](const action& one) { return some.contains(one.via) && one.due < to_ptime(end); });
    return any ? 1 : 0;
  }

  // Which number or address was taken to be the dead one, where nobody said.
  void explain_assumed() {
    const auto& points = g_.subject.who.reachable_by;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if ((s_.points_assumed >> i & 1U) == 0) continue;
      say({.kind = reason_kind::endpoint_assumed,
           .via = points[i].via,
           .n = static_cast<std::uint16_t>(i + 1),
           .rule = common().data});
    }
  }

  void explain_rest(const wish_list& wanted, bool nothing, bool blocked) {
    if (!explain_) return;
    explain_assumed();
    explain_appointments();
    explain_waiting_limit();
    if (wanted.hold_until != no_instant && now_ < wanted.hold_until) {
      say_hold(whole, put_on_hold_by_contact(g_, s_) ? s_.contact_at : no_instant, wanted.hold_until);
    }
    if (wanted.absent_until != no_instant && now_ < wanted.absent_until) {
      const outcome_kind said = s_.absence_is_pause ? outcome_kind::gatekeeper_no : outcome_kind::away;
      say({.kind = s_.absence_is_pause ? reason_kind::pause : reason_kind::absence,
           .n = comes_before(wanted.absent_until, {channel::call}),
           .rule = common().outcome[static_cast<std::size_t>(said)],
           .to = shown(wanted.absent_until)});
    }
    // Where something was wanted, what it was lost to says what would help.
    const bool told_by_losses = !wanted.lost.empty() && !wanted.never_open && !blocked;
    if (nothing && out_.status == status::needs_data && !told_by_losses) {
      say({.kind = wanted.never_open ? reason_kind::never_open
                   : blocked         ? reason_kind::blocked
                                     : reason_kind::nothing_proposed,
           .rule = wanted.never_open ? common().calendar : common().data});
    }
    if (nothing && out_.status == status::waiting) {
      const auto [at, rule] = next_limit();
      say(reason_kind::limit_ahead, whole, rule, no_instant, at);
    }
    for (const loss& one : wanted.lost) say({.kind = one.kind, .via = one.via, .rule = one.rule, .by = one.by});
  }

  const case_facts& facts_;
  const ground& g_;
  const case_state& s_;
  const calendar_table& hours_;
  admission gate_;
  instant now_;
  bool explain_;
  channel_set suppressed_;
  answer& out_;
};

void decide_into(answer& out, const ground& g, case_state& s, std::span<const touchpoint> history, bool has_history,
                 const calendar& hours, ptime now, reasons why) {
  note_plan_before(g, s, to_instant(now, "now") + 1);
  settle_attempt(g, s, hours.table());
  const case_facts facts{g, s, hours, history, has_history};
  decision(facts, to_instant(now, "now"), why, out).run();
}

}  // namespace
}  // namespace detail

void decide(answer& out, const policy& rules, const pursuit& subject, std::span<const touchpoint> history,
            const calendar& hours, ptime now, reasons why) {
  const detail::ground g(rules.compiled(), subject);
  const detail::ordered_history ordered(history);
  detail::case_state s = folded(g, ordered, &hours.table());
  detail::decide_into(out, g, s, ordered.touches(), true, hours, now, why);
}

void decide(answer& out, const policy& rules, const pursuit& subject, const progress& so_far, const calendar& hours,
            ptime now, reasons why) {
  const detail::ground g(rules.compiled(), subject);
  if (rules.needs_history()) {
    throw history_required("policy '" + rules.name() + "'", "a decision from progress alone",
                           "a decision from the touchpoints: its rules look at more than progress remembers");
  }
  detail::case_state s = unpacked(g, so_far);
  detail::decide_into(out, g, s, {}, false, hours, now, why);
}

answer next_actions(const policy& rules, const pursuit& subject, std::span<const touchpoint> history,
                    const calendar& hours, ptime now, reasons why) {
  answer out;
  decide(out, rules, subject, history, hours, now, why);
  return out;
}

answer next_actions(const policy& rules, const pursuit& subject, const progress& so_far, const calendar& hours,
                    ptime now, reasons why) {
  answer out;
  decide(out, rules, subject, so_far, hours, now, why);
  return out;
}

}  // namespace followup
