#include "closed_set.hpp"
#include "engine/agreed_hours.hpp"
#include "engine/case_state.hpp"
#include "engine/delays.hpp"
#include "engine/limits.hpp"
#include "engine/objections.hpp"
#include "engine/occasion.hpp"
#include "engine/row_check.hpp"
#include "engine/same_instant.hpp"
#include "engine/track_credit.hpp"
#include "model/facts.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <bit>
#include <string>

namespace followup::detail {
namespace {

void up_to_limit(std::uint8_t& count, int most) { count = static_cast<std::uint8_t>(count + (count < most ? 1 : 0)); }

bool is_one_of(outcome_kind kind, std::initializer_list<outcome_kind> some) {
  return std::find(some.begin(), some.end(), kind) != some.end();
}

template <class... Rows>
bool is_any_of(const behaviour& row) {
  return (std::holds_alternative<Rows>(row) || ...);
}

// Folding one touchpoint: what each kind of touch does to the state.
class folding {
 public:
  folding(const ground& g, case_state& s, const touchpoint& touch, const calendar_table* hours)
      : g_(g), s_(s), touch_(touch), hours_(hours), kind_(kind_of(touch.what)), at_(instant_of(touch)) {}

  // In place of a touchpoint of ours that carries the promise.
  void plan(const planned_call& call) {
    const limits_before before = look_at_limits();
    promise_made({call.when, promised_by::us, call.how, call.endpoint});
    s_.promise.follows = trace_of_plan(call);
    note_limits(before);
  }

  void run() {
    check_row({g_.subject.id, g_.started, g_.zone(), g_.zone_count > 0}, touch_);
    check_place();
    s_.newest_marks = mark_of(touch_.id) | (at_ == s_.newest_at ? s_.newest_marks : 0);
    s_.newest = touch_.id;
    s_.newest_at = at_;

    const limits_before before = s_.ended ? limits_before{} : look_at_limits();
    if (is_outbound_call()) remember_attempt();
    if (touch_.brief) use_brief_named(touch_.brief);
    if (std::holds_alternative<suppress>(rule())) object();
    if (std::holds_alternative<drop_contact_point>(rule())) {
      drop_point();
    } else if (!is_outbound() && !std::holds_alternative<try_again>(rule())) {
      hear_from_point();
    }
    if (s_.ended) return;
    if (touch_.pursuit == g_.subject.id) fold_own();
    note_limits(before);
  }

 private:
  // How things stood with the limits before this touch.
  struct limits_before {
    reached_limit reached;
    bool pending = false;
    bool closes = false;  // this touch closes the one that was reached
    bool owed = false;    // a message
    instant can_close = never;
    int calls = 0;
    early_try tried;  // of a promise that this touch may settle
  };

  [[nodiscard]] bool is_outbound() const { return touch_.way == direction::outbound; }
  [[nodiscard]] bool is_outbound_call() const { return is_outbound() && touch_.via == channel::call; }
  // A busy line, or one that is out of order.
  [[nodiscard]] bool falls_through() const { return is_outbound_call() && !got_through(touch_); }
  [[nodiscard]] const behaviour& rule() const { return g_.policy.behaviour_of(kind_); }

  void check_place() const {
    if (s_.newest_at != no_instant && at_ < s_.newest_at) {
      throw out_of_order(name_of_touch(touch_) + ": at", to_string(touch_.at),
                         "not before the newest one, of " + to_string(to_ptime(s_.newest_at)) + ": fold anew");
    }
  }

  void remember_attempt() {
    std::move_backward(s_.attempts.begin(), s_.attempts.end() - 1, s_.attempts.end());
    s_.attempts.front() = at_;
    // As far as progress can tell them: beyond what any cap looks back to.
    const std::int64_t longest = (std::int64_t{1} << g_.policy.attempt_gap_bits) - 2;
    for (int i = 1; i < g_.policy.attempts_kept; ++i) {
      instant& older = s_.attempts[static_cast<std::size_t>(i)];
      if (older != no_instant) older = std::max(older, s_.attempts[static_cast<std::size_t>(i - 1)] - longest);
    }
  }

  void use_brief_named(brief_id named) {
    const auto& names = g_.policy.brief_names;
    auto one = std::lower_bound(names.begin(), names.end(), std::pair(named.value(), brief_place{0}));
    for (; one != names.end() && one->first == named.value(); ++one) s_.used.insert(one->second);
  }

  // --- Objections and dead numbers: these reach beyond the pursuit.

  void object() {
    if (const auto* what = std::get_if<objection>(&touch_.what)) {
      if (what->only) return object_to(*what->only);
      if (touch_.spoke_to == contact_role::gatekeeper) return object_to_point();
      return object_to_all();
    }
    object_to(touch_.via);
  }

  void object_to(channel via) {
    s_.objected_at[static_cast<std::size_t>(via)] = at_;
    if (via == channel::call) s_.objected_at[static_cast<std::size_t>(channel::voicemail)] = at_;
    // What was objected to before the pursuit began does not close it: a consent may have been given since.
    const bool closed = s_.ended && s_.ended->how == disposition::opted_out;
    if (at_ < g_.started || closed || !objected_to_all(g_, s_, at_)) return;
    end(disposition::opted_out, static_cast<std::uint8_t>(kind_));
  }

  void object_to_all() {
    for (const channel via : {channel::call, channel::letter, channel::email, channel::task}) object_to(via);
  }

  // The contact points of the touch's channel for which something holds, by index.
  template <class Condition>
  [[nodiscard]] std::uint8_t points_where(Condition holds) const {
    const auto& points = g_.subject.who.reachable_by;
    unsigned found = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (points[i].via == carrier_of(touch_.via) && holds(points[i])) found |= 1U << i;
    }
    return static_cast<std::uint8_t>(found);
  }
  [[nodiscard]] bool is_from(const contact_point& point) const { return point.endpoint == touch_.endpoint; }

  // That number; where the host does not tell which, all that it may have been.
  void object_to_point() {
    s_.points_objected |= points_where(
        [this](const contact_point& point) { return !touch_.endpoint || !point.endpoint || is_from(point); });
  }

  // Of a touch that names none: that of the action it carries out, else the one that would have been proposed. Only
  // what other rules ask for does not go to the number that a promise names.
  [[nodiscard]] int point_of_touch() const {
    const rule_id rule = rule_asking_for(g_, touch_.action);
    const bool of_promise = !rule || (rule == g_.policy.common.promise &&
                                      asked_by(g_.subject.id, touch_.action).follows == s_.promise.follows);
    const channel via = carrier_of(touch_.via);
    return of_promise && touch_.pursuit == g_.subject.id ? point_for(g_, s_, via) : usual_point_for(g_, s_, via);
  }

  // The number or address is dead: the one that is told, else the one that the engine would have proposed (ruling 30).
  void drop_point() {
    const auto on_channel = points_where([](const contact_point&) { return true; });
    std::uint8_t out =
        touch_.endpoint ? points_where([this](const contact_point& point) { return is_from(point); }) : std::uint8_t{0};
    const bool may_be_unnamed = points_where([](const contact_point& point) { return !point.endpoint; }) != 0;
    const bool is_told = out != 0 || (touch_.endpoint && !may_be_unnamed);
    if (!is_told) {
      const int proposed = point_of_touch();
      if (proposed < 0) return;
      out = static_cast<std::uint8_t>(1U << proposed);
      if (out != on_channel) s_.points_assumed |= out;
    } else {
      s_.points_assumed &= static_cast<std::uint8_t>(~out);
    }
    s_.points_dead |= out;
  }

  // What comes in from a number or an address shows that it is alive; an objection stays (ruling 30).
  void hear_from_point() {
    if (s_.points_dead == 0) return;
    const auto alive = points_where([this](const contact_point& point) { return is_from(point); });
    s_.points_dead &= static_cast<std::uint8_t>(~alive);
    s_.points_assumed &= static_cast<std::uint8_t>(~alive);
  }

  // --- The pursuit's own.

  void fold_own() {
    const bool asked = asks_for_reasons();
    const bool owes = remembers_tracks() && is_unanswered_call(touch_) && owes_message(g_, s_, touch_);
    credit_tracks(g_, s_, touch_, hours_);
    if ((g_.policy.watched & only(kind_)) != 0) note_event(g_, s_, touch_);
    settle_requests();
    settle_appointments();
    if (is_contact() || leads_to_a_call()) fold_contact(owes);
    hear_newer_word();
    if (is_outbound() && touch_.via == channel::voicemail && kind_ == outcome_kind::sent) s_.message_owed = false;
    const bool letter = is_outbound() && touch_.via == channel::letter && kind_ == outcome_kind::sent;
    if (letter && may_carry_out(g_.policy.common.letter)) s_.letter_since_contact = true;
    if (touch_.promised) promise_made(*touch_.promised);
    if (overtakes_a_no()) s_.asking = {};
    std::visit([this](const auto& what) { follow(what); }, rule());
    const bool objected = std::holds_alternative<suppress>(rule()) && is_conversation(touch_);
    if (!s_.ended && asked && s_.asking.active && !objected) ask_once();
  }

  // Which track asked for a call, only its memory tells; progress may have no room for that (without a calendar it is
  // progress that is folded), and then nobody can say what is owed.
  [[nodiscard]] bool remembers_tracks() const { return hours_ != nullptr || g_.policy.memory_fits; }

  // --- The reasons of a no. Asked means that the question reached the person; a busy line is no attempt (ruling 38).

  [[nodiscard]] bool asks_for_reasons() const {
    return s_.asking.active && is_outbound() && touch_.via != channel::voicemail && !falls_through();
  }

  void ask_once() {
    const bool in_writing = kind_ == outcome_kind::sent;
    if (in_writing && !may_carry_out(rule_of(outcome_kind::no_without_reasons))) return;
    const bool reached = is_conversation(touch_) || in_writing;
    if (!reached && ++s_.asking.attempts < most_attempts_to_ask) return;
    const instant said = s_.asking.no_at;
    end(disposition::refused, static_cast<std::uint8_t>(outcome_kind::no_without_reasons));
    s_.ended->cause_at = said;
  }

  // They want something after all, an appointment perhaps.
  [[nodiscard]] bool overtakes_a_no() const {
    if (!s_.asking.active) return false;
    if (std::holds_alternative<wait_for_meeting>(rule())) return true;
    return is_conversation(touch_) && (touch_.promised || std::holds_alternative<hold_until_named_or>(rule()) ||
                                       std::holds_alternative<send_then_call>(rule()));
  }

  // A call of ours, or anything said by a person on their side.
  [[nodiscard]] bool is_contact() const {
    if (is_outbound_call()) return true;
    if (is_outbound()) return touch_.via == channel::task && kind_ != outcome_kind::sent;
    const bool person = touch_.spoke_to == contact_role::gatekeeper || touch_.spoke_to == contact_role::decision_maker;
    return person &&
           !is_one_of(kind_, {outcome_kind::replied, outcome_kind::sent, outcome_kind::opened, outcome_kind::clicked,
                              outcome_kind::bounced, outcome_kind::returned, outcome_kind::unsubscribed});
  }

  // By its row; also where nobody was spoken to, as by an invitation that a calendar declines.
  [[nodiscard]] bool leads_to_a_call() const {
    return is_any_of<retry_soon, call_again, same_day_after, same_day_at, cool_down>(rule());
  }

  // What another rule asked for is not that (ruling 50).
  [[nodiscard]] bool may_carry_out(rule_id wanted) const {
    const rule_id rule = rule_asking_for(g_, touch_.action);
    return !rule || rule == wanted;
  }
  [[nodiscard]] rule_id rule_of(outcome_kind kind) const {
    return g_.policy.common.outcome[static_cast<std::size_t>(kind)];
  }

  // --- Limits.

  [[nodiscard]] limits_before look_at_limits() const {
    if (g_.policy.limits.empty()) return {};
    limits_before before{
        .pending = is_pending(g_, s_), .calls = s_.calls, .tried = {s_.promise.when, s_.promise.tried, at_}};
    before.reached = first_reached(g_, s_, at_, before.pending);
    before.closes = before.reached.which != nullptr && touch_.pursuit == g_.subject.id && closes(before.reached);
    before.owed = is_message_left_to(before.reached);
    before.can_close = closing_left_to(before.reached);
    return before;
  }

  // What can still be done about a limit that was reached: the message of its call, and its closing touch.
  [[nodiscard]] bool is_message_left_to(const reached_limit& reached) const {
    return owes_message_of(g_, s_, reached) && is_left(g_, s_, channel::voicemail, at_);
  }
  [[nodiscard]] instant closing_left_to(const reached_limit& reached) const {
    if (reached.which == nullptr || !reached.which->source->closing_touch()) return never;
    const instant from = left_from(g_, s_, *reached.which->source->closing_touch(), reached.at);
    return from == never ? never : std::min(from, g_.started + farthest);
  }

  // By its closing touch; where it has none, by the message that its last call owed.
  [[nodiscard]] bool closes(const reached_limit& reached) const {
    if (!is_outbound() || (touch_.via != channel::call && kind_ != outcome_kind::sent)) return false;
    if (const auto& via = reached.which->source->closing_touch()) {
      return *via == touch_.via && may_carry_out(reached.which->id);
    }
    return touch_.via == channel::voicemail && owes_message_of(g_, s_, reached);
  }

  void end_by(const reached_limit& reached) {
    const auto place = static_cast<std::uint8_t>(reached.which - g_.policy.limits.data());
    end(disposition::exhausted, static_cast<std::uint8_t>(outcome_count + place));
    s_.ended->cause_at = reached.at;
  }

  void note_limits(const limits_before& before) {
    if (g_.policy.limits.empty()) return;
    const bool pending = !s_.ended && is_pending(g_, s_);
    const bool by_limit = s_.ended && s_.ended->rule >= outcome_count;
    const bool settles = !s_.ended && (before.closes || leaves_nothing_to_do(before, pending));
    const bool may_be_too_soon = s_.promise.active && s_.promise.tried != no_instant;
    const bool is_late = before.reached.which != nullptr && !before.pending && !by_limit && (s_.ended || pending);
    if (is_late || settles) {
      if (s_.late_words.size() == most_late_words) s_.late_words.pop_back();
      s_.late_words.push_back({at_, static_cast<std::uint8_t>(before.reached.which - g_.policy.limits.data()),
                               before.reached.at, before.owed, before.can_close, settles && may_be_too_soon});
    }
    if (settles && !may_be_too_soon) end_by(before.reached);
    const bool was_tried = before.tried.at != no_instant && before.tried.at != s_.promise.tried;
    if (was_tried && before.reached.which != nullptr) s_.tried_early = before.tried;
    if (s_.ended) return;
    const bool counted = g_.policy.used_up_counts && before.calls != s_.calls;
    if (counted && s_.used_up_at == no_instant && uses_up(before.calls, true)) s_.used_up_at = at_;
    if (pending) return;
    const bool reached = before.pending ? first_reached(g_, s_, at_, false).which != nullptr
                                        : uses_up(before.calls, false) && !is_over();
    if (reached) s_.limited_at = at_;
  }
  // Nothing is left to wait for once a limit was reached: the pursuit is over with this touch, unless it was before
  // (ruling 36).
  [[nodiscard]] bool leaves_nothing_to_do(const limits_before& before, bool pending) const {
    if (!before.owed && before.can_close == never) return false;
    if (pending && !before.reached.which->source->holds_regardless()) return false;
    return !is_message_left_to(before.reached) && closing_left_to(before.reached) == never;
  }
  // The number of some limit's calls, by this one.
  [[nodiscard]] bool uses_up(int calls_before, bool of_one_that_waits_for_nothing) const {
    if (s_.calls == calls_before) return false;
    const auto& limits = g_.policy.limits;
    const auto used_up = [&](int calls) {
      return std::any_of(limits.begin(), limits.end(), [&](const compiled_limit& one) {
        if (of_one_that_waits_for_nothing && !one.source->holds_regardless()) return false;
        return one.source->most_calls() && calls >= one.source->most_calls()->count;
      });
    };
    return used_up(s_.calls) && !used_up(calls_before);
  }
  // By time.
  [[nodiscard]] bool is_over() const {
    const auto& limits = g_.policy.limits;
    return std::any_of(limits.begin(), limits.end(),
                       [this](const compiled_limit& one) { return at_ >= limit_instant(g_, *one.source); });
  }

  // --- Contacts.

  void fold_contact(bool owes) {
    const bool failed = is_unanswered_call(touch_);
    const bool spoken = is_conversation(touch_);
    count_retry();
    if (is_outbound_call()) {
      call_again_or_anew();
      if (g_.policy.turns != 0) take_turn();
      if (!falls_through()) count_call(failed, spoken);
      s_.message_owed = owes;
    } else if (is_contact()) {  // what nobody told settles no message
      s_.message_owed = false;
    }
    keep_or_clear(spoken);
    s_.contact_at = at_;
    s_.contact = trace_of(touch_.id);
    s_.contact_outcome = kind_;
    s_.contact_unanswered = failed;
    s_.letter_since_contact = false;
  }

  // The number that was called, as told or else the one in turn; a dead one leaves the turn where it is.
  void take_turn() {
    if (std::holds_alternative<drop_contact_point>(rule())) return;
    const std::uint8_t told =
        touch_.endpoint ? points_where([this](const contact_point& point) { return is_from(point); }) : std::uint8_t{0};
    const int called = told != 0 ? std::countr_zero(told) : point_of_touch();
    if (called < 0) return;
    s_.called = static_cast<std::int8_t>(called);
    s_.at_next_number = (g_.policy.turns & only(kind_)) != 0;
  }

  // One that does not get through after one that did not; any other begins anew.
  void call_again_or_anew() {
    const bool failed = s_.contact_at != no_instant && s_.calls_failing.point != 0 &&
                        std::holds_alternative<try_again>(g_.policy.behaviour_of(s_.contact_outcome));
    if (failed && std::holds_alternative<try_again>(rule())) {
      up_to_limit(s_.calls_failing.again, most_made_again);
    } else {
      s_.calls_failing = {};
    }
  }

  void count_retry() {
    const bool is_one = std::holds_alternative<retry_soon>(rule());
    if (!is_one && s_.retried == decltype(s_.retried){}) return;
    const bool same_day = s_.contact_at != no_instant && g_.local_day(s_.contact_at) == g_.local_day(at_);
    if (!same_day) s_.retried = {};
    if (is_one) up_to_limit(s_.retried[static_cast<std::size_t>(kind_)], 15);
  }

  void count_call(bool failed, bool spoken) {
    up(s_.calls);
    if (failed) {
      up(s_.unanswered);
      const int weekday = weekday_index(g_.local_day(at_));
      s_.weekdays_tried = static_cast<std::uint8_t>(s_.weekdays_tried | (1U << weekday));
    }
    const int part =
        g_.policy.dayparts == nullptr ? -1 : daypart_of(g_.policy, g_.local_day(at_), g_.local_minute(at_));
    if (part >= 0) {
      up_to_limit(s_.tried[static_cast<std::size_t>(part)], 63);
      if (spoken) up_to_limit(s_.reached[static_cast<std::size_t>(part)], 15);
    }
    for (const compiled_track& t : g_.policy.tracks) {
      const auto* each = std::get_if<after_each_nth>(&t.source->what());
      if (each == nullptr || (each->what == counted::unanswered_calls && !failed)) continue;
      const int count = number_of(g_, s_, each->what);
      track_memory& memory = s_.memory[static_cast<std::size_t>(t.slot)];
      if (count % each->n != 0) continue;
      if (t.lapses) pass_over(g_.policy, s_, t, static_cast<std::uint16_t>(count / each->n - 1));
      if (count / each->n == memory.made + 1) memory.follows = trace_of(touch_.id), memory.at = at_;
    }
  }

  // What an attempt or a conversation does to what was agreed before.
  void keep_or_clear(bool spoken) {
    const bool any_call_clears =
        g_.policy.promises.cleared == promise_rules::clearing::by_next_call && is_outbound_call();
    if (spoken || any_call_clears) {
      s_.promise = {};
    } else if (s_.promise.active && is_outbound_call()) {
      try_promise();
    }
    if (s_.hold.active && (spoken || any_call_clears || g_.local_day(at_) >= s_.hold.until)) lift_hold();
    const bool there = !s_.absence_is_pause &&
                       is_one_of(kind_, {outcome_kind::just_left, outcome_kind::in_meeting, outcome_kind::at_lunch});
    if (spoken || there) end_absence();
    if (g_.local_day(at_) >= s_.absent_until) s_.absence_is_agreed = false;  // taken up again
  }

  void end_absence() {
    s_.absent_until = 0;
    s_.absence_is_agreed = false;
  }

  // --- The newer word (ruling 33).

  [[nodiscard]] bool said_by_person() const {
    return touch_.spoke_to == contact_role::gatekeeper || touch_.spoke_to == contact_role::decision_maker;
  }

  void hear_newer_word() {
    const newer_word said = word_in(g_.policy, touch_);
    if (said == newer_word::none) return;
    const bool for_all = said == newer_word::holds_for_all;
    if (for_all || s_.promise.said_by == contact_role::gatekeeper) s_.promise = {};
    if (for_all || s_.hold.said_by != contact_role::decision_maker) lift_hold();
  }

  void lift_hold() {
    if (!s_.hold.active) return;
    s_.hold = {};
    end_hold();
  }

  void try_promise() {
    pending_promise& promised = s_.promise;
    const instant first = promised.begin - promise_tolerance;
    if (at_ < first) return;
    if (!promised.dates_only || g_.local_day(at_) >= g_.local_day(promised.begin) + promised.days()) {
      promised = {};
    } else {
      promised.tried = first + (at_ - first) / 60 * 60;  // by the minute, as progress keeps it
    }
  }

  void promise_made(const promise& made) {
    pending_promise p{.active = true,
                      .by_us = made.by == promised_by::us,
                      .soft = made.how == firmness::soft,
                      .said_by = touch_.spoke_to,
                      .number = place_of_number(made.endpoint),
                      .follows = trace_of(touch_.id)};
    agree_on(p, span_of(made.when), g_.zone());
    if (p.begin - g_.started > farthest) refuse_date(made.when.first_day());
    s_.promise = p;
  }

  [[nodiscard]] std::uint8_t place_of_number(endpoint_id promised) const {
    if (!promised) return pending_promise::no_number;
    const auto& points = g_.subject.who.reachable_by;
    const auto is_it = [promised](const contact_point& one) {
      return one.via == channel::call && one.endpoint == promised;
    };
    const auto found = std::find_if(points.begin(), points.end(), is_it);
    if (found == points.end()) return pending_promise::number_not_on_file;
    return static_cast<std::uint8_t>(found - points.begin() + 1);
  }

  [[noreturn]] void refuse_date(date day) const {
    throw invalid_history(name_of_touch(touch_) + ": date", to_string(day), "within 68 years of the pursuit's start");
  }

  [[nodiscard]] day_number named_or(const std::optional<date>& named, const review_period& otherwise) const {
    const day_number day = named ? to_day(*named, "touchpoint: until") : day_after(g_.local_day(at_), otherwise);
    if (std::int64_t{day} * seconds_per_day - g_.started > farthest) refuse_date(to_date(day));
    // No earlier than the pursuit, which changes nothing; and zero says "none".
    return std::max({day, g_.local_day(g_.started), 1});
  }

  // --- What follows from the outcome, where that must be remembered. The rest is decided from the last contact.

  void follow(const stay_away& what) {
    const bool agreed = said_by_person() && named_date_in(touch_.what);
    // An automatic reply replaces nothing that a person agreed.
    if (!said_by_person() && s_.absence_is_agreed && g_.local_day(at_) < s_.absent_until) return;
    s_.absent_until = named_or(named_date_in(touch_.what), what.otherwise);
    s_.absence_is_pause = false;
    s_.absence_is_agreed = agreed;
  }
  void follow(const cool_down& what) {
    const day_number until = named_or(std::nullopt, review_period{what.wait});
    s_.absent_until = std::max(s_.absent_until, until);
    s_.absence_is_pause = true;
  }
  void follow(const hold_until_named_or& what) {
    const contact_role said_by = std::max(touch_.spoke_to, contact_role::machine);
    if (s_.hold.active && said_by < s_.hold.said_by) return;
    s_.hold = {.active = true,
               .named = named_date_in(touch_.what).has_value(),
               .said_by = said_by,
               .keeps_request = s_.request.kind != request_kind::none,
               .until = named_or(named_date_in(touch_.what), what.otherwise)};
    begin_hold();
  }
  void follow(const send_then_call&) {
    s_.request = {request_kind::information, touch_.via, trace_of(touch_.id), at_, kind_};
    s_.hold.keeps_request = false;
  }
  void follow(const wait_for_meeting&) { agree_on_appointment(std::get<meeting_agreed>(touch_.what).when); }

  // --- Holds, for tracks that do not simply go on where they were.

  void begin_hold() {
    end_hold();
    if (hours_ == nullptr || !g_.policy.keeps_holds) return;
    s_.holds.push_back({at_, std::max(at_, opening_from(s_.hold.until, g_, *hours_).at)});
  }
  void end_hold() {
    if (!s_.holds.empty()) s_.holds.back().end = std::min(s_.holds.back().end, at_);
  }

  void follow(const close_as& what) { end(what.how, static_cast<std::uint8_t>(kind_)); }
  void follow(const ask_why&) {
    if (!s_.asking.active) s_.asking = {.active = true, .no_at = at_};
  }
  void follow(const answer_within&) {
    if (s_.request.kind == request_kind::information) return;  // what is to be sent answers this too
    s_.request = {request_kind::answer, touch_.via, trace_of(touch_.id), at_};
  }
  template <any_of<follow_rhythm, retry_soon, call_again, same_day_after, same_day_at, keep_promise, suppress,
                   drop_contact_point, lands, take_note>
                Told>
  void follow(const Told&) {}  // their own part is settled before, or is for the decision to look up

  void end(disposition how, std::uint8_t rule) { s_.ended = ended_by{how, rule, touch_.id, at_, at_}; }

  // --- What did not get through (ruling 28).

  // Once more, as often as its row says; then as bounced.
  void follow(const try_again& what) {
    failing& so_far = touch_.via == channel::call ? s_.calls_failing : s_.mails_failing;
    const int point = point_told_or_meant();
    if (so_far.point != point + 1) so_far = {0, static_cast<std::uint8_t>(point + 1)};
    if (so_far.again >= what.at_most) {
      so_far = {};
      if (s_.request.kind == request_kind::delivery && touch_.via == channel::email) s_.request = {};
      return drop_point();
    }
    if (touch_.via == channel::email) owe_delivery();
  }

  // Where an e-mail is owed anyway, that is the one.
  void owe_delivery() {
    pending_request& owed = s_.request;
    if (owed.kind == request_kind::answer || owed.kind == request_kind::information) return;
    const bool of_information = owed.kind == request_kind::information_sent ||
                                (owed.kind == request_kind::delivery && owed.asked_by != outcome_kind::delayed);
    const outcome_kind asked_by = of_information ? owed.asked_by : outcome_kind::delayed;
    owed = {request_kind::delivery, touch_.via, trace_of(touch_.id), at_, asked_by, place_of_brief(touch_.brief)};
  }

  [[nodiscard]] int point_told_or_meant() const {
    const std::uint8_t told =
        touch_.endpoint ? points_where([this](const contact_point& one) { return is_from(one); }) : std::uint8_t{0};
    return told != 0 ? std::countr_zero(told) : point_of_touch();
  }

  [[nodiscard]] brief_place place_of_brief(brief_id named) const {
    const auto& names = g_.policy.brief_names;
    const auto one = std::lower_bound(names.begin(), names.end(), std::pair(named.value(), brief_place{0}));
    return named && one != names.end() && one->first == named.value() ? one->second : no_brief;
  }

  // --- What was asked of us.

  void settle_requests() {
    const bool mailed = is_outbound() && touch_.via == channel::email &&
                        (kind_ == outcome_kind::sent || kind_ == outcome_kind::delayed);
    const bool again =
        mailed && s_.request.kind == request_kind::delivery && may_carry_out(rule_of(outcome_kind::delayed));
    if (again) {
      up_to_limit(s_.mails_failing.again, most_made_again);
    } else if (mailed) {
      s_.mails_failing = {};
    }
    if (s_.request.kind == request_kind::none) return;
    const bool in_writing = mailed || (is_outbound() && touch_.via == channel::letter && kind_ == outcome_kind::sent);
    const bool called = is_outbound_call() && !falls_through();
    const bool talked = is_conversation(touch_) && kind_ != outcome_kind::replied;
    switch (s_.request.kind) {
      case request_kind::answer:
        if (in_writing || called || talked || (is_outbound() && touch_.via == channel::task)) s_.request = {};
        break;
      case request_kind::information:
        if (in_writing && may_carry_out(rule_of(s_.request.asked_by))) note_sent();
        break;
      case request_kind::information_sent:
        if (called || talked) s_.request = {};
        break;
      case request_kind::delivery:
        if (talked) s_.request = {};
        if (again) s_.request.asked_by == outcome_kind::delayed ? void(s_.request = {}) : note_sent();
        break;
      case request_kind::none: break;
    }
  }

  void note_sent() {
    s_.request = {request_kind::information_sent, touch_.via, trace_of(touch_.id), at_, s_.request.asked_by};
  }

  // --- Appointments: each is known by when it begins (ruling 34).

  void agree_on_appointment(const agreed_time& agreed) {
    civil_span when = span_of(agreed);
    if (std::int64_t{when.first} * seconds_per_day - g_.started > farthest) refuse_date(agreed.first_day());
    when.first = std::max(when.first, g_.local_day(g_.started));  // no earlier than the pursuit, which changes nothing
    forget_appointment_at(when);
    if (s_.appointments.size() == most_appointments) s_.appointments.erase(s_.appointments.begin());
    s_.appointments.push_back(when);
    if (!g_.policy.reminds) return;
    for (const compiled_track& t : g_.policy.tracks) {
      if (t.reminds) s_.memory[static_cast<std::size_t>(t.slot)].touched = at_;
    }
  }

  void forget_appointment_at(const civil_span& when) {
    const auto begins_so = [&](const civil_span& one) {
      return one.first == when.first && one.dates_only == when.dates_only && one.from == when.from;
    };
    auto& all = s_.appointments;
    all.erase(std::remove_if(all.begin(), all.end(), begins_so), all.end());
  }

  // Settled by anything that we do after it, and by word that it will not be.
  void settle_appointments() {
    auto& all = s_.appointments;
    if (all.empty()) return;
    if (const auto* off = std::get_if<meeting_cancelled>(&touch_.what)) {
      call_off(off->when, appointment_ahead(g_, s_, at_));
    } else if (const auto* missed = std::get_if<meeting_missed>(&touch_.what)) {
      call_off(missed->when, nullptr);
    }
    if (!is_contact() && (!is_outbound() || touch_.via == channel::voicemail)) return;
    const auto is_over = [&](const civil_span& one) { return in_zone(one, g_.zone()).end <= at_; };
    all.erase(std::remove_if(all.begin(), all.end(), is_over), all.end());
  }

  // The one that is named, else that one, else the first of all.
  void call_off(const std::optional<agreed_time>& named, const civil_span* otherwise) {
    if (named) return forget_appointment_at(span_of(*named));
    const civil_span* one = otherwise != nullptr ? otherwise : appointment_ahead(g_, s_, no_instant);
    forget_appointment_at(civil_span(*one));
  }

  const ground& g_;
  case_state& s_;
  const touchpoint& touch_;
  const calendar_table* hours_;
  outcome_kind kind_;
  instant at_;
};

}  // namespace

void note_plan_before(const ground& g, case_state& s, instant at) {
  if (s.plan_known || g.planned_since >= at) return;
  s.plan_known = true;
  if (s.ended) return;
  touchpoint none;
  none.pursuit = g.subject.id;
  none.at = to_ptime(g.planned_since);
  none.via = channel::task;
  folding(g, s, none, nullptr).plan(*g.subject.planned);
}

void apply(const ground& g, case_state& s, const touchpoint& touch, const calendar_table* hours) {
  note_plan_before(g, s, instant_of(touch));
  folding(g, s, touch, hours).run();
}

case_state initial_state(const ground& g) {
  case_state s;
  s.memory.resize(static_cast<std::size_t>(g.policy.slots));
  s.used.make_room(g.policy.briefs.size());
  s.calls = initial_calls(g.subject);
  return s;
}

case_state folded(const ground& g, const ordered_history& history, const calendar_table* hours) {
  case_state s = initial_state(g);
  const auto touches = history.touches();
  for (auto first = touches.begin(); first != touches.end();) {
    const auto last =
        std::find_if(first, touches.end(), [&](const touchpoint& other) { return other.at != first->at; });
    note_plan_before(g, s, instant_of(*first));
    if (last - first == 1) {
      apply(g, s, *first, hours);
    } else {
      apply_together(g, s, {first, last}, hours);
    }
    first = last;
  }
  return s;
}

}  // namespace followup::detail
