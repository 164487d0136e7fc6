#include "engine/case_state.hpp"
#include "engine/occasion.hpp"
#include "model/facts.hpp"
#include "model/order.hpp"
#include "time/fingerprint.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <limits>
#include <string>

namespace followup::detail {
namespace {

constexpr std::int64_t promise_tolerance = std::int64_t{15} * 60;
constexpr std::int64_t farthest = std::numeric_limits<std::int32_t>::max() - 1;  // seconds from the start: 68 years

std::string name_of_touch(const touchpoint& touch) { return "touchpoint " + std::to_string(touch.id.value()); }

// The touchpoint's name is made up only when there is something to say about it.
instant instant_of(const touchpoint& touch) try { return to_instant(touch.at, "at"); } catch (const invalid_time& e) {
  throw invalid_time(name_of_touch(touch) + ": at", e.value(), e.allowed());
}

void up(std::uint16_t& count) { count = static_cast<std::uint16_t>(count + (count < 0xFFFF ? 1 : 0)); }
void up_to_limit(std::uint8_t& count, int most) { count = static_cast<std::uint8_t>(count + (count < most ? 1 : 0)); }

bool is_one_of(outcome_kind kind, std::initializer_list<outcome_kind> some) {
  return std::find(some.begin(), some.end(), kind) != some.end();
}

std::optional<date> named_date_of(const outcome& what) {
  const std::optional<date>* named = date_in(what);
  return named != nullptr ? *named : std::nullopt;
}

date clipped_month(date from, int count) {
  const int month = from.year() * 12 + from.month() - 1 + count;
  const int year = month / 12;
  if (year > 2199) return date(2199, 12, 31);
  const auto of_year = static_cast<unsigned short>(month % 12 + 1);
  const auto last = boost::gregorian::gregorian_calendar::end_of_month_day(static_cast<unsigned short>(year), of_year);
  return date(static_cast<unsigned short>(year), of_year, std::min<unsigned short>(from.day(), last));
}

// Folding one touchpoint: what each kind of touch does to the state.
class folding {
 public:
  folding(const ground& g, case_state& s, const touchpoint& touch, const calendar_table* hours)
      : g_(g), s_(s), touch_(touch), hours_(hours), kind_(kind_of(touch.what)), at_(instant_of(touch)) {}

  void run() {
    check(touch_);
    if (!is_next()) return;
    s_.newest = touch_.id;
    s_.newest_at = at_;
    s_.newest_rank = static_cast<std::uint8_t>(rank_of(touch_.via));

    const bool own = touch_.pursuit == g_.subject.id;
    if (own && at_ < g_.started) {
      throw invalid_history(name_of_touch(touch_) + ": at", to_string(touch_.at),
                            "not before the start of its pursuit, " + to_string(g_.subject.started));
    }
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
    if (at_ - g_.started > farthest || g_.started - at_ > farthest) {
      throw invalid_history(name_of_touch(touch_) + ": at", to_string(touch_.at),
                            "within 68 years of the start of the pursuit");
    }
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
  }

  void object_to_all() {
    bool all = true;
    for (int i = 0; i < channel_count; ++i) {
      const auto via = static_cast<channel>(i);
      if (via != channel::voicemail && lifted(g_.subject.who, via, at_))
        all = false;
      else if (via != channel::voicemail)
        object_to(via);
    }
    if (all) end(disposition::opted_out, static_cast<std::uint8_t>(kind_));
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
    const bool closes = closes_a_limit();
    const bool asked =
        s_.asking_why && is_outbound() && touch_.via != channel::voicemail && kind_ != outcome_kind::busy;
    credit_tracks();
    if ((g_.policy.watched & only(kind_)) != 0) note_event();
    settle_requests();
    settle_meeting();
    if (is_contact()) fold_contact();
    if (is_outbound() && touch_.via == channel::voicemail && kind_ == outcome_kind::sent) s_.message_owed = false;
    if (is_outbound() && touch_.via == channel::letter && kind_ == outcome_kind::sent) s_.letter_since_contact = true;
    if (touch_.promised) promise_made(*touch_.promised);
    std::visit([this](const auto& what) { follow(what); }, rule());
    if (!s_.ended && asked && !decides_itself()) {
      end(disposition::refused, static_cast<std::uint8_t>(outcome_kind::no_without_reasons));
    }
    if (!s_.ended && closes) end(disposition::exhausted, static_cast<std::uint8_t>(outcome_count + closing_limit_));
  }

  [[nodiscard]] bool decides_itself() const {
    return std::holds_alternative<wait_for_meeting>(rule()) || std::holds_alternative<suppress>(rule());
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

  [[nodiscard]] bool closes_a_limit() {
    if (!is_outbound()) return false;
    for (std::size_t i = 0; i < g_.policy.limits.size(); ++i) {
      const limit& what = *g_.policy.limits[i].source;
      if (what.closing_touch() != touch_.via) continue;
      if (touch_.via != channel::call && kind_ != outcome_kind::sent) continue;
      if (!limit_reached(g_, s_, g_.policy.limits[i], at_)) continue;
      closing_limit_ = static_cast<int>(i);
      return true;
    }
    return false;
  }

  void fold_contact() {
    const bool failed = is_unanswered_call(touch_);
    const bool spoken = is_conversation(touch_);
    if (is_outbound_call()) {
      count_busy();
      if (kind_ != outcome_kind::busy) count_call(failed, spoken);
      s_.message_owed = failed && !touch_.message_left && kind_ != outcome_kind::message_taken;
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

  void count_busy() {
    if (kind_ != outcome_kind::busy && s_.busy_that_day == 0) return;
    const bool same_day = s_.contact_at != no_instant && g_.local_day(s_.contact_at) == g_.local_day(at_);
    if (!same_day) s_.busy_that_day = 0;
    if (kind_ == outcome_kind::busy) up_to_limit(s_.busy_that_day, 15);
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
      const int count = each->what == counted::calls ? s_.calls : s_.unanswered;
      track_memory& memory = s_.memory[static_cast<std::size_t>(t.slot)];
      if (count % each->n != 0) continue;
      if (count / each->n == memory.made + 1) memory.follows = trace_of(touch_.id), memory.at = at_;
    }
  }

  // What an attempt or a conversation does to what was agreed before.
  void keep_or_clear(bool spoken) {
    const bool call = is_outbound_call();
    const bool any_call_clears = g_.policy.promises.cleared == promise_rules::clearing::by_next_call && call;
    if (s_.promise.active && (spoken || any_call_clears || (call && at_ >= s_.promise.begin - promise_tolerance))) {
      s_.promise.active = false;
    }
    if (s_.waiting == put_off::hold && (spoken || any_call_clears || g_.local_day(at_) >= s_.until_day)) {
      s_.waiting = put_off::no;
      end_hold();
    }
    const bool there = !s_.absence_is_pause &&
                       is_one_of(kind_, {outcome_kind::just_left, outcome_kind::in_meeting, outcome_kind::at_lunch});
    if (spoken || there) s_.absent_until = 0;
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
    } else {
      const day_number day = to_day(made.when.first_day(), "promise");
      const zone_reading begin = g_.zone().resolve(local_at(day, made.when.from_minute()));
      const instant end = g_.zone().to_utc(local_at(day, made.when.to_minute()));
      p.reading = begin.kind;
      p.begin = begin.first;
      p.minutes = end > p.begin ? static_cast<std::int32_t>((end - p.begin) / 60)
                                : made.when.to_minute() - made.when.from_minute();
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
    s_.absent_until = named_or(named_date_of(touch_.what), what.otherwise);
    s_.absence_is_pause = false;
  }
  void follow(const cool_down& what) {
    const day_number until = named_or(std::nullopt, review_period{what.wait});
    s_.absent_until = std::max(s_.absent_until, until);
    s_.absence_is_pause = true;
  }
  void follow(const hold_until_named_or& what) {
    s_.waiting = put_off::hold;
    s_.until_day = named_or(named_date_of(touch_.what), what.otherwise);
    begin_hold();
  }
  void follow(const send_then_call&) { s_.request = {request_kind::information, touch_.via, trace_of(touch_.id), at_}; }
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
  template <class Other>
  void follow(const Other&) {}

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
        if (sent_something) s_.request = {request_kind::information_sent, touch_.via, trace_of(touch_.id), at_};
        break;
      case request_kind::information_sent:
        if (called || talked) s_.request = {};
        break;
      case request_kind::none: break;
    }
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

  // --- Which track made this touch.

  void credit_tracks() {
    if (!is_outbound() || kind_ == outcome_kind::busy || touch_.via == channel::voicemail) return;
    if (touch_.via != channel::call && touch_.via != channel::task && kind_ != outcome_kind::sent) return;
    const carried_out what = touch_.action ? carried_out_by_touch() : carried_out{};
    if (what.track == no_track) return;
    if (what.track != any_track) return credit(static_cast<std::size_t>(what.track), true);
    for (std::size_t i = 0; i < g_.policy.tracks.size(); ++i) {
      if (makes_such_a_touch(g_.policy.tracks[i])) credit(i, !what.of_another_rule);
    }
  }

  static constexpr int any_track = -1;
  static constexpr int no_track = -2;

  // By the action that the touch carries out: that track alone; none, if it was another rule's; by channel, if it was
  // none of this policy's.
  struct carried_out {
    int track = any_track;
    bool of_another_rule = false;  // which had nothing to do with the tracks' briefs
  };

  [[nodiscard]] carried_out carried_out_by_touch() const {
    const auto is = [this](rule_id rule) { return is_of_rule(touch_.action, g_.subject.id, rule); };
    for (std::size_t i = 0; i < g_.policy.tracks.size(); ++i) {
      const compiled_track& t = g_.policy.tracks[i];
      if (is(t.id)) return {makes_such_a_touch(t) ? static_cast<int>(i) : no_track};
    }
    const auto& common = g_.policy.common;
    const auto& outcomes = common.outcome;
    const auto& limits = g_.policy.limits;
    const bool others = is(common.answer) || is(common.letter) || is(common.promise) || is(common.appointment) ||
                        is(common.hold) || std::any_of(outcomes.begin(), outcomes.end(), is) ||
                        std::any_of(limits.begin(), limits.end(), [&](const compiled_limit& l) { return is(l.id); });
    // Any call is the call that a step list waits for; a letter of another rule is not a track's.
    return {others && touch_.via != channel::call ? no_track : any_track, others};
  }

  // A rhythm of calls keeps no count of its own; a call can still be about its next brief. A host's own rule has
  // neither.
  [[nodiscard]] bool makes_such_a_touch(const compiled_track& t) const {
    if (t.slot < 0 && t.briefs.empty()) return false;
    if (t.events != 0 && memory(t).at == no_instant) return false;
    return next_channel(s_, t) == touch_.via;
  }

  [[nodiscard]] track_memory& memory(const compiled_track& t) const {
    return s_.memory[static_cast<std::size_t>(t.slot)];
  }

  void credit(std::size_t index, bool with_brief) {
    const compiled_track& t = g_.policy.tracks[index];
    if (with_brief && !touch_.brief) {
      const brief_place proposed = first_unused(s_, next_briefs(s_, t));
      if (proposed != no_brief) s_.used.insert(proposed);
    }
    if (t.slot < 0) return;
    track_memory& m = memory(t);
    if (t.events != 0) {
      m.at = no_instant;
      m.follows = 0;
      m.by = outcome_kind::unrecorded;
      up(m.made);
    } else if (std::holds_alternative<after_each_nth>(t.source->what()) || t.waits_for >= 0) {
      up(m.made);
      // The next of several that are owed follows this one; what it counts from stays.
      if (owes(g_.policy, s_, t)) m.follows = trace_of(touch_.id);
    } else {
      m.at = counted_from(t);
      m.follows = trace_of(touch_.id);
      if (t.plans) m.touched = at_;
      if (t.jumps) step_made(t, m);
      up(m.made);
    }
    tell_those_waiting(index);
  }

  void tell_those_waiting(std::size_t index) {
    const track_memory& made = memory(g_.policy.tracks[index]);
    for (const compiled_track& waiting : g_.policy.tracks) {
      if (waiting.waits_for != static_cast<int>(index)) continue;
      track_memory& theirs = memory(waiting);
      if (made.made == theirs.made + 1) theirs.follows = trace_of(touch_.id);
      theirs.at = at_;
    }
  }

  // What the next touch of a rhythm or a step list counts from: this one, or what was planned in its place.
  [[nodiscard]] instant counted_from(const compiled_track& t) const {
    if (!t.plans || hours_ == nullptr) return at_;
    const occasion due = next_occasion(g_, s_, t);
    const instant planned = named_after_holds(g_, s_, t, due.wait, due.since, due.begun, *hours_).at;
    if (planned == never) return at_;
    const pacing pace = t.source->pace();
    const bool late = g_.local_day(at_) > g_.local_day(planned);
    return (late ? pace.late == late_policy::hold : pace.from == anchor::planned) ? planned : at_;
  }

  // --- Step lists that jump, and what is done after an event.

  static void step_made(const compiled_track& t, track_memory& m) {
    m.by = outcome_kind::unrecorded;
    if (m.next == t.steps.size()) return up(m.beats);
    m.step = m.next;
    m.next = t.steps[m.step].next;
    m.again = m.next == t.steps.size() && std::get<step_list>(t.source->what()).repeat_after.has_value();
    if (m.again) m.next = 0;
  }

  void note_event() {
    for (const compiled_track& t : g_.policy.tracks) {
      if ((t.events & only(kind_)) != 0) now_follows(memory(t));
      if (t.jumps && memory(t).made > 0 && memory(t).beats == 0) take_branch(t, memory(t));
    }
  }

  void take_branch(const compiled_track& t, track_memory& m) {
    for (const auto& [on, to] : t.steps[m.step].branches) {
      if ((on & only(kind_)) == 0) continue;
      m.next = to;
      m.again = false;
      return now_follows(m);
    }
  }

  void now_follows(track_memory& m) {
    m.at = at_;
    m.follows = trace_of(touch_.id);
    m.by = kind_;
  }

  const ground& g_;
  case_state& s_;
  const touchpoint& touch_;
  const calendar_table* hours_;
  outcome_kind kind_;
  instant at_;
  int closing_limit_ = 0;
};

bool before(const touchpoint& a, const touchpoint& b) {
  if (a.at != b.at) return a.at < b.at;
  if (rank_of(a.via) != rank_of(b.via)) return rank_of(a.via) < rank_of(b.via);
  return a.id < b.id;
}

[[noreturn]] void refuse_twins(const touchpoint& a, const touchpoint& b) {
  throw invalid_history(name_of_touch(a),
                        "recorded twice with different content, at " + to_string(a.at) + " and at " + to_string(b.at),
                        "one content for one id");
}

// Repeats of one id stand next to each other in `touches` if their content is equal; others are found here.
void refuse_any_twins(std::span<const touchpoint> touches) {
  constexpr std::size_t few = 24;
  if (touches.size() <= few) {
    for (std::size_t i = 1; i < touches.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (touches[i].id == touches[j].id) refuse_twins(touches[j], touches[i]);
      }
    }
    return;
  }
  std::vector<std::pair<std::uint64_t, std::size_t>> ids;
  ids.reserve(touches.size());
  for (std::size_t i = 0; i < touches.size(); ++i) ids.emplace_back(touches[i].id.value(), i);
  std::sort(ids.begin(), ids.end());
  const auto twin =
      std::adjacent_find(ids.begin(), ids.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twin != ids.end()) refuse_twins(touches[twin->second], touches[std::next(twin)->second]);
}

}  // namespace

namespace {

void hash_time(std::uint64_t& hash, const agreed_time& when) {
  hash = mixed(hash, when.first_day().day_number());
  hash = mixed(hash, when.last_day().day_number());
  hash = mixed(hash, static_cast<std::uint64_t>(when.from_minute() + 1) * 2000U +
                         static_cast<std::uint64_t>(when.to_minute() + 1));
}

}  // namespace

std::uint16_t content_of(const touchpoint& touch) {
  std::uint64_t hash = mixed(touch.id.value(), touch.pursuit.value());
  hash = mixed(hash, static_cast<std::uint64_t>(instant_of(touch)));
  hash = mixed(hash, (static_cast<std::uint64_t>(touch.via) << 24) | (static_cast<std::uint64_t>(touch.way) << 20) |
                         (static_cast<std::uint64_t>(touch.spoke_to) << 16) |
                         (static_cast<std::uint64_t>(touch.what.index()) << 8) | (touch.message_left ? 1U : 0U));
  hash = mixed(mixed(mixed(mixed(hash, touch.endpoint.value()), touch.brief.value()), touch.action.value()),
               touch.label.value());
  if (touch.promised) {
    hash_time(hash, touch.promised->when);
    hash = mixed(
        hash, (static_cast<std::uint64_t>(touch.promised->by) << 1) | static_cast<std::uint64_t>(touch.promised->how));
  }
  if (const auto* what = std::get_if<meeting_agreed>(&touch.what)) hash_time(hash, what->when);
  if (const auto* what = std::get_if<objection>(&touch.what)) {
    hash = mixed(hash, what->only ? static_cast<std::uint64_t>(*what->only) + 1 : 0);
  }
  if (const std::optional<date> until = named_date_of(touch.what)) hash = mixed(hash, until->day_number());
  return static_cast<std::uint16_t>(hash ^ (hash >> 16) ^ (hash >> 32) ^ (hash >> 48));
}

ordered_history::ordered_history(std::span<const touchpoint> history) : touches_(history) {
  for (const touchpoint& touch : history) {
    if (touch.at.is_special()) (void)instant_of(touch);
  }
  const auto out_of_place = [](const touchpoint& a, const touchpoint& b) { return !before(a, b); };
  if (std::adjacent_find(history.begin(), history.end(), out_of_place) != history.end()) {
    copy_.assign(history.begin(), history.end());
    std::stable_sort(copy_.begin(), copy_.end(), before);
    copy_.erase(std::unique(copy_.begin(), copy_.end()), copy_.end());
    touches_ = copy_;
  }
  refuse_any_twins(touches_);
}

void apply(const ground& g, case_state& s, const touchpoint& touch, const calendar_table* hours) {
  folding(g, s, touch, hours).run();
}

case_state initial_state(const ground& g) {
  case_state s;
  s.memory.resize(static_cast<std::size_t>(g.policy.slots));
  s.used.make_room(g.policy.briefs.size());
  s.calls = static_cast<std::uint16_t>(std::min(g.subject.earlier_attempts, 0xFFFF));
  return s;
}

case_state folded(const ground& g, const ordered_history& history, const calendar_table* hours) {
  case_state s = initial_state(g);
  for (const touchpoint& touch : history.touches()) apply(g, s, touch, hours);
  return s;
}

ground::ground(const compiled_policy& rules, const pursuit& of)
    : policy(rules), subject(of), started(to_instant(of.started, "pursuit: started")) {
  static const time_zone universal;
  const auto refuse = [&](const std::string& field, std::string value, std::string allowed) {
    throw invalid_pursuit("pursuit " + std::to_string(of.id.value()) + ": " + field, std::move(value),
                          std::move(allowed));
  };
  if (!of.id) refuse("id", "0", "any other value");
  if (of.earlier_attempts < 0) refuse("earlier_attempts", std::to_string(of.earlier_attempts), "0 or more");
  if (of.who.zones.size() > zones.size()) refuse("zones", std::to_string(of.who.zones.size()), "at most 4");
  if (of.who.reachable_by.size() > 8) refuse("reachable_by", std::to_string(of.who.reachable_by.size()), "at most 8");
  if (of.who.preferred_hours) {
    const day_interval hours = *of.who.preferred_hours;
    if (hours.open < 0 || hours.close > 1440 || hours.open >= hours.close) {
      refuse("preferred_hours", std::to_string(hours.open) + " to " + std::to_string(hours.close) + " minutes",
             "0 to 1440, open before close");
    }
  }
  for (const time_zone& zone : of.who.zones) zones[static_cast<std::size_t>(zone_count++)] = &zone.table();
  if (zone_count == 0) zones[0] = &universal.table();
}

int ground::local_minute(instant at) const noexcept {
  const std::int64_t local = zone().to_local(at);
  return static_cast<int>((local - start_of(day_of(local))) / 60);
}

bool is_of_rule(action_id action, pursuit_id of, rule_id rule) noexcept {
  return ((action.value() ^ identity_of(of, rule, 0).value()) & ~occasion_bits) == 0;
}

trace trace_of(touchpoint_id id) noexcept {
  const trace t = mixed(0x74'6F'75'63'68ULL, id.value()) >> 24;
  return t == 0 ? 1 : t;
}

action_id identity_of(pursuit_id of, rule_id rule, trace follows) noexcept {
  const std::uint64_t by_rule = mixed(mixed(0x61'63'74ULL, of.value()), rule.value());
  const std::uint64_t hash = (by_rule & ~occasion_bits) | (mixed(by_rule, follows) & occasion_bits);
  return action_id{hash == 0 ? 1 : hash};
}

instant limit_instant(const ground& g, const limit& what) noexcept {
  if (!what.longest()) return never;
  const span_limit& longest = *what.longest();
  if (const auto* span = std::get_if<hours>(&longest)) return g.started + std::int64_t{span->count} * 3'600;
  const std::int64_t local = g.zone().to_local(g.started);
  const day_number from = day_of(local);
  const review_period period = std::holds_alternative<months>(longest)
                                   ? review_period{std::get<months>(longest)}
                                   : review_period{std::get<calendar_days>(longest)};
  return g.zone().to_utc(start_of(day_after(from, period)) + (local - start_of(from)));
}

instant end_of_meeting(const ground& g, const case_state& s) noexcept {
  return g.zone().to_utc(local_at(s.until_day, s.until_minute));
}

day_number day_after(day_number from, const review_period& wait) {
  constexpr int most_months = 12 * 2'200;
  if (const auto* days = std::get_if<calendar_days>(&wait)) return from + std::min(days->count, end_of_days);
  return to_day(clipped_month(to_date(from), std::min(std::get<months>(wait).count, most_months)), "review");
}

day_number a_month_after(day_number from) { return day_after(from, months{1}); }

bool limit_reached(const ground& g, const case_state& s, const compiled_limit& what, instant at) noexcept {
  if (s.waiting == put_off::meeting) return false;
  const auto& most = what.source->most_calls();
  return (most && s.calls >= most->count) || at >= limit_instant(g, *what.source);
}

bool owes(const compiled_policy& p, const case_state& s, const compiled_track& t) noexcept {
  const std::uint16_t made = s.memory[static_cast<std::size_t>(t.slot)].made;
  if (const auto* each = std::get_if<after_each_nth>(&t.source->what())) {
    return (each->what == counted::calls ? s.calls : s.unanswered) / each->n > made;
  }
  const compiled_track& other = p.tracks[static_cast<std::size_t>(t.waits_for)];
  return s.memory[static_cast<std::size_t>(other.slot)].made > made;
}

bool lifted(const prospect& who, channel via, instant at) {
  return std::any_of(who.consents.begin(), who.consents.end(), [&](const consent& one) {
    return one.via == via && one.level == consent_level::express && !one.withdrawn &&
           to_instant(one.since, "prospect: consent, since") > at;
  });
}

int daypart_of(const compiled_policy& p, int minute) noexcept {
  if (p.dayparts == nullptr) return -1;
  for (std::size_t d = 0; d < p.dayparts->parts.size(); ++d) {
    const day_interval& hours = p.dayparts->parts[d].hours;
    if (minute >= hours.open && minute < hours.close) return static_cast<int>(d);
  }
  return -1;
}

}  // namespace followup::detail
