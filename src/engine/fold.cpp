#include "closed_set.hpp"
#include "engine/agreed_hours.hpp"
#include "engine/case_state.hpp"
#include "engine/delays.hpp"
#include "engine/limits.hpp"
#include "engine/occasion.hpp"
#include "engine/row_check.hpp"
#include "engine/track_credit.hpp"
#include "model/facts.hpp"
#include "model/order.hpp"

#include <followup/error.hpp>

#include <algorithm>
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

  void run() {
    check_row({g_.subject.id, g_.started, g_.zone(), g_.zone_count > 0}, touch_);
    if (!is_next()) return;
    s_.newest = touch_.id;
    s_.newest_at = at_;
    s_.newest_rank = static_cast<std::uint8_t>(rank_of(touch_.via));

    const bool own = touch_.pursuit == g_.subject.id;
    if (is_outbound_call()) remember_attempt();
    if (touch_.brief) use_brief_named(touch_.brief);
    if (std::holds_alternative<suppress>(rule())) object();
    if (std::holds_alternative<drop_contact_point>(rule())) drop_point();
    if (own && !s_.ended) fold_own();
  }

 private:
  [[nodiscard]] bool is_outbound() const { return touch_.way == direction::outbound; }
  [[nodiscard]] bool is_outbound_call() const { return is_outbound() && touch_.via == channel::call; }
  [[nodiscard]] const behaviour& rule() const { return g_.policy.behaviour_of(kind_); }

  // False for a repeat of the newest.
  [[nodiscard]] bool is_next() const {
    if (s_.newest_at == no_instant) return true;
    if (touch_.id == s_.newest) {
      if (at_ == s_.newest_at && rank_of(touch_.via) == s_.newest_rank) return false;
      throw invalid_history(name_of_touch(touch_), "recorded twice with different content", "one content for one id");
    }
    const auto key = std::tuple(at_, rank_of(touch_.via), touch_.id);
    if (key < std::tuple(s_.newest_at, int{s_.newest_rank}, s_.newest)) {
      throw out_of_order(name_of_touch(touch_) + ": at", to_string(touch_.at),
                         "after the newest one, of " + to_string(to_ptime(s_.newest_at)) + ": fold anew");
    }
    return true;
  }

  void remember_attempt() {
    std::move_backward(s_.attempts.begin(), s_.attempts.end() - 1, s_.attempts.end());
    s_.attempts.front() = at_;
  }

  void use_brief_named(brief_id named) {
    const auto& names = g_.policy.brief_names;
    auto one = std::lower_bound(names.begin(), names.end(), std::pair(named.value(), brief_place{0}));
    for (; one != names.end() && one->first == named.value(); ++one) s_.used.insert(one->second);
  }

  // --- Objections and dead numbers: these reach beyond the pursuit.

  void object() {
    if (const auto* what = std::get_if<objection>(&touch_.what)) {
      if (what->only) return object_to(carrier_of(*what->only));
      if (touch_.spoke_to == contact_role::gatekeeper) return drop_point();
      return object_to_all();
    }
    object_to(touch_.via);
  }

  void object_to(channel via) {
    if (lifted(g_.subject.who, via, at_)) return;
    s_.suppressed |= via;
    if (via == channel::call) s_.suppressed |= channel::voicemail;
    if (s_.suppressed == channel_set::all()) end(disposition::opted_out, static_cast<std::uint8_t>(kind_));
  }

  void object_to_all() {
    for (const channel via : {channel::call, channel::letter, channel::email, channel::task}) object_to(via);
  }

  // That number or address; where the host does not tell which, all that it may have been.
  void drop_point() {
    const auto& points = g_.subject.who.reachable_by;
    const channel via = carrier_of(touch_.via);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const bool told = touch_.endpoint && points[i].endpoint;
      if (points[i].via == via && (!told || points[i].endpoint == touch_.endpoint)) {
        s_.points_out = static_cast<std::uint8_t>(s_.points_out | (1U << i));
      }
    }
  }

  // --- The pursuit's own.

  void fold_own() {
    const std::optional<std::uint8_t> closes = limit_closed();
    const bool was_suspended = s_.waiting == put_off::meeting;
    const int calls_before = s_.calls;
    const bool asked =
        s_.asking_why && is_outbound() && touch_.via != channel::voicemail && kind_ != outcome_kind::busy;
    const bool owes = is_unanswered_call(touch_) && owes_message(g_, s_, touch_);
    credit_tracks(g_, s_, touch_, hours_);
    if ((g_.policy.watched & only(kind_)) != 0) note_event(g_, s_, touch_);
    settle_requests();
    settle_meeting();
    if (is_contact() || leads_to_a_call()) fold_contact(owes);
    if (is_outbound() && touch_.via == channel::voicemail && kind_ == outcome_kind::sent) s_.message_owed = false;
    if (is_outbound() && touch_.via == channel::letter && kind_ == outcome_kind::sent) s_.letter_since_contact = true;
    if (touch_.promised) promise_made(*touch_.promised);
    if (overtakes_a_no()) s_.asking_why = false;
    std::visit([this](const auto& what) { follow(what); }, rule());
    if (!s_.ended && asked && s_.asking_why && !std::holds_alternative<suppress>(rule())) {
      end(disposition::refused, static_cast<std::uint8_t>(outcome_kind::no_without_reasons));
    }
    if (!s_.ended && closes) end(disposition::exhausted, *closes);
    note_limits(was_suspended, calls_before);
  }

  // They want something after all, an appointment perhaps.
  [[nodiscard]] bool overtakes_a_no() const {
    if (!s_.asking_why) return false;
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

  // --- Limits.

  // The limit that this touch closes, as what ended the pursuit.
  [[nodiscard]] std::optional<std::uint8_t> limit_closed() const {
    if (!is_outbound() || (touch_.via != channel::call && kind_ != outcome_kind::sent)) return std::nullopt;
    const auto& limits = g_.policy.limits;
    const auto closes_so = [this](const compiled_limit& one) { return one.source->closing_touch() == touch_.via; };
    if (std::none_of(limits.begin(), limits.end(), closes_so)) return std::nullopt;
    const compiled_limit* first = first_reached(g_, s_, at_).which;
    if (first == nullptr || !closes_so(*first)) return std::nullopt;
    return static_cast<std::uint8_t>(outcome_count + (first - limits.data()));
  }

  void note_limits(bool was_suspended, int calls_before) {
    if (s_.waiting == put_off::meeting) return;
    const bool used_up_now = is_used_up(s_.calls) && !is_used_up(calls_before);
    const bool reached = was_suspended ? first_reached(g_, s_, at_).which != nullptr : used_up_now && !is_over();
    if (reached) s_.limited_at = at_;
  }
  // By so many calls.
  [[nodiscard]] bool is_used_up(int calls) const {
    const auto& limits = g_.policy.limits;
    return std::any_of(limits.begin(), limits.end(), [calls](const compiled_limit& one) {
      return one.source->most_calls() && calls >= one.source->most_calls()->count;
    });
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
      if (kind_ != outcome_kind::busy) count_call(failed, spoken);
      s_.message_owed = owes;
    } else {
      s_.message_owed = false;
    }
    keep_or_clear(spoken);
    s_.contact_at = at_;
    s_.contact = trace_of(touch_.id);
    s_.contact_outcome = kind_;
    s_.contact_unanswered = failed;
    s_.letter_since_contact = false;
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
    const int part = g_.policy.dayparts == nullptr ? -1 : daypart_of(g_.policy, g_.local_minute(at_));
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
    if (s_.waiting == put_off::hold && (spoken || any_call_clears || g_.local_day(at_) >= s_.until_day)) {
      s_.waiting = put_off::no;
      end_hold();
    }
    const bool there = !s_.absence_is_pause &&
                       is_one_of(kind_, {outcome_kind::just_left, outcome_kind::in_meeting, outcome_kind::at_lunch});
    if (spoken || there) s_.absent_until = 0;
  }

  void try_promise() {
    pending_promise& promised = s_.promise;
    if (at_ < promised.begin - promise_tolerance) return;
    if (!promised.dates_only || g_.local_day(at_) >= g_.local_day(promised.begin) + promised.days()) {
      promised = {};
    } else {
      promised.tried = at_;
      if (hours_ != nullptr) settle_attempt(g_, promised, *hours_);
    }
  }

  void promise_made(const promise& made) {
    const instant day_start = g_.zone().to_utc(start_of(to_day(made.when.first_day(), "promise")));
    pending_promise p{.active = true,
                      .by_us = made.by == promised_by::us,
                      .soft = made.how == firmness::soft,
                      .dates_only = made.when.dates_only(),
                      .follows = trace_of(touch_.id)};
    if (p.dates_only) {
      const auto days = (made.when.last_day() - made.when.first_day()).days() + 1;
      p.begin = day_start;
      p.minutes = static_cast<std::int32_t>(days * 1440);
      // A day that never was is flagged, not moved (ruling 41).
      const instant days_end = g_.zone().to_utc(start_of(to_day(made.when.last_day(), "promise") + 1));
      if (days_end == day_start) p.reading = local_kind::gap;
    } else {
      const day_number day = to_day(made.when.first_day(), "promise");
      const std::int64_t from = local_at(day, made.when.from_minute());
      const std::int64_t to = local_at(day, made.when.to_minute());
      const zone_reading begin = g_.zone().resolve(from);
      p.reading = begin.kind;
      p.begin = begin.first;
      // Where the clock has got there before it is put back, that is the end.
      const bool straight = g_.zone().to_local(p.begin + (to - from) - 1) == to - 1;
      const instant end = straight ? p.begin + (to - from) : g_.zone().to_utc(to);
      p.minutes = static_cast<std::int32_t>((end > p.begin ? end - p.begin : to - from) / 60);
    }
    if (p.begin - g_.started > farthest) refuse_date(made.when.first_day());
    s_.promise = p;
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
    s_.absent_until = named_or(named_date_in(touch_.what), what.otherwise);
    s_.absence_is_pause = false;
  }
  void follow(const cool_down& what) {
    const day_number until = named_or(std::nullopt, review_period{what.wait});
    s_.absent_until = std::max(s_.absent_until, until);
    s_.absence_is_pause = true;
  }
  void follow(const hold_until_named_or& what) {
    s_.waiting = put_off::hold;
    s_.until_day = named_or(named_date_in(touch_.what), what.otherwise);
    begin_hold();
  }
  void follow(const send_then_call&) {
    s_.request = {request_kind::information, touch_.via, trace_of(touch_.id), at_, kind_};
  }
  void follow(const wait_for_meeting&) {
    const agreed_time& when = std::get<meeting_agreed>(touch_.what).when;
    s_.waiting = put_off::meeting;
    end_hold();
    s_.until_day = named_or(when.last_day(), calendar_days{0});
    s_.until_minute = static_cast<std::int16_t>(when.dates_only() ? 1440 : when.to_minute());
  }
  // --- Holds, for tracks that do not simply go on where they were.

  void begin_hold() {
    end_hold();
    if (hours_ == nullptr || !g_.policy.keeps_holds) return;
    if (s_.holds.size() == holds_remembered) s_.holds.erase(s_.holds.begin());
    s_.holds.push_back({at_, std::max(at_, opening_from(s_.until_day, g_, *hours_).at)});
  }
  void end_hold() {
    if (!s_.holds.empty()) s_.holds.back().end = std::min(s_.holds.back().end, at_);
  }

  void follow(const close_as& what) { end(what.how, static_cast<std::uint8_t>(kind_)); }
  void follow(const ask_why&) { s_.asking_why = true; }
  void follow(const answer_within&) {
    if (s_.request.kind == request_kind::information) return;  // what is to be sent answers this too
    s_.request = {request_kind::answer, touch_.via, trace_of(touch_.id), at_};
  }
  template <any_of<follow_rhythm, retry_soon, call_again, same_day_after, same_day_at, keep_promise, suppress,
                   drop_contact_point, lands, take_note>
                Told>
  void follow(const Told&) {}  // their own part is settled before, or is for the decision to look up

  void end(disposition how, std::uint8_t rule) { s_.ended = ended_by{how, rule, touch_.id, at_}; }

  // --- What was asked of us.

  void settle_requests() {
    if (s_.request.kind == request_kind::none) return;
    const bool sent_something =
        is_outbound() && (touch_.via == channel::email || touch_.via == channel::letter) && kind_ == outcome_kind::sent;
    const bool called = is_outbound_call() && kind_ != outcome_kind::busy;
    const bool talked = is_conversation(touch_) && kind_ != outcome_kind::replied;
    switch (s_.request.kind) {
      case request_kind::answer:
        if (sent_something || called || talked || (is_outbound() && touch_.via == channel::task)) s_.request = {};
        break;
      case request_kind::information:
        if (sent_something) note_sent();
        break;
      case request_kind::information_sent:
        if (called || talked) s_.request = {};
        break;
      case request_kind::none: break;
    }
  }

  void note_sent() {
    s_.request = {request_kind::information_sent, touch_.via, trace_of(touch_.id), at_, s_.request.asked_by};
  }

  // An appointment is settled by anything that we do after it, and by word that it will not be.
  void settle_meeting() {
    if (s_.waiting != put_off::meeting) return;
    const bool over = at_ >= end_of_meeting(g_, s_);
    const bool ours = is_outbound() && touch_.via != channel::voicemail;
    if ((over && (ours || is_contact())) ||
        is_one_of(kind_, {outcome_kind::meeting_cancelled, outcome_kind::meeting_missed})) {
      s_.waiting = put_off::no;
    }
  }

  const ground& g_;
  case_state& s_;
  const touchpoint& touch_;
  const calendar_table* hours_;
  outcome_kind kind_;
  instant at_;
};

}  // namespace

void apply(const ground& g, case_state& s, const touchpoint& touch, const calendar_table* hours) {
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
  for (const touchpoint& touch : history.touches()) apply(g, s, touch, hours);
  return s;
}

}  // namespace followup::detail
