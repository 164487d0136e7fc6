#include "engine/wishes.hpp"

#include "closed_set.hpp"
#include "engine/delays.hpp"
#include "engine/occasion.hpp"
#include "model/facts.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

std::optional<ptime> shown(instant at) {
  if (at == never || at == no_instant) return std::nullopt;
  return to_ptime(at);
}

class wishing {
 public:
  wishing(const case_facts& facts, channel_set suppressed, wish_list& into)
      : out_(into), facts_(facts), g_(facts.g), s_(facts.s), hours_(facts.hours.table()), suppressed_(suppressed) {}

  void run() {
    note_absence();
    if (s_.promise.active) wish_promise();
    if (s_.request.kind == request_kind::answer) wish_answer();
    if (!s_.appointments.empty()) {
      if (s_.hold.active) out_.hold_until = opening_from(s_.hold.until, g_, hours_).at;
      wish_follow_up();
      if (s_.request.kind == request_kind::information) wish_information();
      for (const compiled_track& t : g_.policy.tracks) {
        if (const auto* what = std::get_if<appointment_reminder>(&t.source->what())) remind(t, *what);
      }
      hold_back_all(g_.policy.common.appointment);
      return;
    }
    if (s_.hold.active) wish_resumption();
    if (s_.message_owed) wish_message();
    if (s_.asking.active) {
      wish_reasons();
      hold_back_all(rule_of(outcome_kind::no_without_reasons));
      return;
    }
    wish_information();
    if (s_.request.kind == request_kind::delivery) wish_delivery();
    if (s_.contact_at != no_instant) follow_outcome();
    for (const compiled_track& t : g_.policy.tracks) ask_track(t);
  }

 private:
  [[nodiscard]] rule_id rule_of(outcome_kind kind) const {
    return g_.policy.common.outcome[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] rule_id outcome_rule() const { return rule_of(s_.contact_outcome); }
  [[nodiscard]] bool can(channel via) const { return usable(facts_, suppressed_, via); }
  [[nodiscard]] named_time named(const delay& wait, instant from) const { return named_by(wait, from, g_, hours_); }

  void lose(reason_kind kind, rule_id rule, channel via, rule_id by = {}) {
    if (out_.lost.size() < most_wishes) out_.lost.push_back({kind, rule, by, via});
  }

  // Adds a wish if its channel can be used; says why not otherwise.
  bool want(const wish& given, named_time when) {
    if (!can(given.via)) {
      lose(suppressed_.contains(given.via) ? reason_kind::channel_suppressed : reason_kind::channel_unusable,
           given.rule, given.via);
      return false;
    }
    if (when.at == never) {
      out_.never_open = true;
      return false;
    }
    if (out_.wanted.size() == most_wishes) return true;
    wish& added = out_.wanted.emplace_back(given);
    added.from = when.at;
    added.names_day = when.names_day;
    added.rolled_from = when.rolled_from;
    added.why.rule = added.rule;
    added.why.via = added.via;
    if (!added.why.to) added.why.to = shown(when.at);
    return true;
  }

  // Somebody speaks for the telephone: no other rule calls.
  void take_calls(rule_id by) {
    if (!calls_taken_by_) calls_taken_by_ = by;
  }

  [[nodiscard]] channel best(std::initializer_list<channel> in_order) const {
    for (const channel via : in_order) {
      if (can(via)) return via;
    }
    return *in_order.begin();
  }

  // --- What was agreed, and what is owed.

  void note_absence() {
    if (s_.absent_until != 0) out_.absent_until = opening_from(s_.absent_until, g_, hours_).at;
  }

  void wish_promise() {
    const rule_id rule = g_.policy.common.promise;
    wish w{.rule = rule, .via = channel::call, .follows = s_.promise.follows, .is_promise = true};
    w.as = s_.promise.soft ? standing::ordinary : standing::promised;
    w.why.kind = s_.promise.by_us ? reason_kind::promise_by_us : reason_kind::promise_by_them;
    take_calls(rule);
    want(w, {s_.promise.begin});
  }

  void wish_answer() {
    const auto* rule = std::get_if<answer_within>(&g_.policy.behaviour_of(outcome_kind::replied));
    if (rule == nullptr) return;
    const channel theirs = carrier_of(s_.request.via);
    wish w{.rule = g_.policy.common.answer,
           .via = can(theirs) ? theirs : best({channel::call, channel::email, channel::letter}),
           .follows = s_.request.follows,
           .as = standing::excepted};
    w.why.kind = reason_kind::answer_owed;
    w.why.from = shown(s_.request.at);
    w.why.to = shown(hours_.after_open_time(s_.request.at, rule->wait.count, g_.zone()));
    take_calls(w.rule);
    want(w, {s_.request.at});
  }

  void wish_follow_up() {
    const auto* rule = std::get_if<wait_for_meeting>(&g_.policy.behaviour_of(outcome_kind::meeting_agreed));
    const civil_span& first = *appointment_ahead(g_, s_, no_instant);
    const instant end = in_zone(first, g_.zone()).end;
    wish w{.rule = g_.policy.common.appointment,
           .via = best({channel::call, channel::email, channel::letter}),
           .follows = trace_of(first)};
    w.why.kind = reason_kind::how_did_it_go;
    w.why.from = shown(end);
    // Counted from the last agreed day, also where it ends at its midnight.
    const instant over = first.dates_only || first.to == 1440 ? end - 1 : end;
    // The call that was agreed asks it too.
    if (s_.promise.active && w.via == channel::call) {
      lose(reason_kind::held_back, w.rule, w.via, g_.policy.common.promise);
      return;
    }
    named_time when = named(rule != nullptr ? rule->ask_after : delay{business_days{1}}, over);
    when.names_day = false;
    want(w, not_on_hold(when));  // said after the appointment: what was put on hold before it, it has replaced
  }

  void wish_resumption() {
    const named_time day = opening_from(s_.hold.until, g_, hours_);
    out_.hold_until = day.at;
    if (s_.promise.active) return;
    wish w{.rule = g_.policy.common.hold, .via = channel::call, .follows = s_.contact};
    w.why.kind = reason_kind::hold;
    if (put_on_hold_by_contact(g_, s_)) {
      w.why.kind = reason_kind::outcome_says;
      w.why.what = s_.contact_outcome;
      w.why.from = shown(s_.contact_at);
    }
    if (want(w, {std::max(day.at, s_.contact_at), day.names_day})) take_calls(w.rule);
  }

  void wish_message() {
    if (s_.promise.active || s_.request.kind == request_kind::answer || s_.hold.active) {
      lose(reason_kind::held_back, g_.policy.common.message, channel::voicemail, calls_taken_by_);
      return;
    }
    wish w{
        .rule = g_.policy.common.message, .via = channel::voicemail, .follows = s_.contact, .as = standing::excepted};
    w.why.kind = reason_kind::message_owed;
    w.why.from = shown(s_.contact_at);
    w.why.n = s_.calls;
    if (want(w, {s_.contact_at}) && g_.policy.message_holds_back) held_by_ = w.rule;
  }

  // After a refusal no hour is better than another. A call that did not reach the person is repeated as any other.
  void wish_reasons() {
    wish w{.rule = rule_of(outcome_kind::no_without_reasons),
           .via = best({channel::call, channel::email, channel::letter}),
           .follows = s_.contact};
    w.why.kind = reason_kind::ask_for_reasons;
    w.why.n = s_.asking.attempts;
    w.why.from = shown(s_.asking.no_at);
    if (calls_taken_by_ && w.via == channel::call) return;
    const auto* rule = std::get_if<ask_why>(&g_.policy.behaviour_of(outcome_kind::no_without_reasons));
    named_time when = named(rule != nullptr ? rule->after : delay{business_days{1}}, s_.contact_at);
    when.names_day = false;
    w.at_any_hour = true;
    if (w.via != channel::call) return void(want(w, when));
    if (const auto again = repetition()) {
      if (again->within_day) w.as = standing::excepted;
      when = {again->at};
    }
    want_when_there(w, when);
  }

  void wish_information() {
    const auto* rule = std::get_if<send_then_call>(&g_.policy.behaviour_of(s_.request.asked_by));
    const rule_id id = g_.policy.common.outcome[static_cast<std::size_t>(s_.request.asked_by)];
    if (rule == nullptr) return;
    if (s_.request.kind == request_kind::information) {
      wish w{.rule = id,
             .via = best({channel::email, channel::letter}),
             .follows = s_.request.follows,
             .as = standing::excepted};
      w.why.kind = reason_kind::information_owed;
      w.why.from = shown(s_.request.at);
      w.why.to = shown(named(rule->send_within, s_.request.at).at);
      const named_time when = unless_held({s_.request.at});
      w.held = when.at > s_.request.at;
      if (want(w, when)) {
        take_calls(id);
        take(w.via, id);
      }
    } else if (s_.request.kind == request_kind::information_sent && !calls_taken_by_ && !is_to_be_retried()) {
      const instant landing = landing_of_touch(s_.request.via, s_.request.at);
      wish w{.rule = id, .via = channel::call, .follows = s_.request.follows};
      w.why.kind = reason_kind::information_landed;
      w.why.from = shown(landing);
      want_call(w, unless_held(landing == never ? named_time{} : named(rule->call_after, landing)));
    }
  }

  // What did not get through goes again, and nothing else by that way before it.
  void wish_delivery() {
    const auto* rule = std::get_if<try_again>(&g_.policy.behaviour_of(outcome_kind::delayed));
    if (rule == nullptr) return;
    wish w{.rule = rule_of(outcome_kind::delayed), .via = s_.request.via, .follows = s_.request.follows};
    w.why.kind = reason_kind::outcome_says;
    w.why.what = outcome_kind::delayed;
    w.why.from = shown(s_.request.at);
    if (s_.request.brief != no_brief) {
      w.brief = g_.policy.briefs[static_cast<std::size_t>(s_.request.brief)].variant_for(g_.subject.who.id);
    }
    if (want(w, not_on_hold(named(rule->after, s_.request.at)))) take(w.via, w.rule);
  }

  // A hold agreed after they asked for something holds that too; what they ask for during a hold is sent (ruling 54).
  [[nodiscard]] named_time unless_held(named_time when) const {
    return s_.hold.keeps_request ? not_on_hold(when) : when;
  }

  [[nodiscard]] instant landing_of_touch(channel via, instant sent_at) const {
    const auto* rule = std::get_if<lands>(&g_.policy.behaviour_of(outcome_kind::sent));
    if (via != channel::letter || rule == nullptr) return sent_at;
    return named(rule->letter, sent_at).at;
  }

  // --- What follows from the last contact.

  // A call that nothing agreed: not while the person is away.
  bool want_call(const wish& w, named_time when) {
    if (!want_when_there(w, when)) return false;
    take_calls(w.rule);
    return true;
  }
  bool want_when_there(const wish& w, named_time when) {
    if (when.at < no_call_before_) when = {no_call_before_, when.names_day};
    if (when.at != never && out_.absent_until != no_instant && when.at < out_.absent_until) {
      const bool another_day = g_.local_day(when.at) < g_.local_day(out_.absent_until);
      when = {out_.absent_until, when.names_day || another_day};
    }
    return want(w, when);
  }

  void follow_outcome() {
    const behaviour& rule = g_.policy.behaviour_of(s_.contact_outcome);
    if (!calls_taken_by_) std::visit([this](const auto& what) { follow(what); }, rule);
    // Whoever speaks for the telephone: letters go on.
    if (const auto* what = std::get_if<cool_down>(&rule)) wish_letter(*what);
  }

  // A busy line comes before the call that found it busy.
  [[nodiscard]] bool is_to_be_retried() const {
    const auto* rule = std::get_if<retry_soon>(&g_.policy.behaviour_of(s_.contact_outcome));
    return rule != nullptr && s_.contact_at > s_.request.at && retries() <= rule->at_most_a_day;
  }
  [[nodiscard]] int retries() const { return s_.retried[static_cast<std::size_t>(s_.contact_outcome)]; }

  // A hold pauses everything that nothing else asks for.
  [[nodiscard]] named_time not_on_hold(named_time when) const {
    if (out_.hold_until == no_instant || when.at == never || when.at >= out_.hold_until) return when;
    return {out_.hold_until, when.names_day};
  }

  [[nodiscard]] wish from_outcome(channel via = channel::call) const {
    wish w{.rule = outcome_rule(), .via = via, .follows = s_.contact};
    w.why.kind = reason_kind::outcome_says;
    w.why.what = s_.contact_outcome;
    w.why.from = shown(s_.contact_at);
    return w;
  }

  [[nodiscard]] bool open_on_that_day(instant at) const {
    return at != never && g_.local_day(at) == g_.local_day(s_.contact_at) && hours_.next_open(at, g_.zone()) == at;
  }

  // The call that the last one's outcome asks for on the same day, or, where that is no longer possible, the next
  // morning.
  struct repeated_call {
    instant at = never;
    bool within_day = true;
    bool chooses_daypart = false;
  };
  [[nodiscard]] std::optional<repeated_call> repetition() const {
    const behaviour& row = g_.policy.behaviour_of(s_.contact_outcome);
    if (const auto* soon = std::get_if<retry_soon>(&row)) {
      if (retries() > soon->at_most_a_day) return std::nullopt;
      return repeated_call{named(soon->after, s_.contact_at).at, true, soon->chooses_daypart};
    }
    if (const auto* after = std::get_if<same_day_after>(&row)) {
      return within_day_or_next_morning(hours_.after_open_time(s_.contact_at, after->wait.count, g_.zone()),
                                        s_.contact_at + std::int64_t{after->wait.count} * 60);
    }
    if (const auto* at = std::get_if<same_day_at>(&row)) {
      const instant then = g_.zone().to_utc(local_at(g_.local_day(s_.contact_at), at->minute));
      return within_day_or_next_morning(then > s_.contact_at ? then : never, then);
    }
    return std::nullopt;
  }
  // Round the clock the next morning begins at midnight: never sooner than what it stands for (ruling 42).
  [[nodiscard]] repeated_call within_day_or_next_morning(instant within_day, instant no_sooner) const {
    if (open_on_that_day(within_day)) return {within_day};
    const instant morning = nth_opening_after(g_.local_day(s_.contact_at), 1, g_, hours_).at;
    return {morning == never ? never : std::max(morning, no_sooner), false};
  }

  void repeat() {
    const std::optional<repeated_call> again = repetition();
    if (!again) return;
    wish w = from_outcome();
    if (again->within_day) w.as = standing::excepted;
    w.at_any_hour = true;
    want_call(w, {again->at, again->chooses_daypart});
  }

  void follow(const retry_soon& what) {
    // After so many the rhythm, then, but not sooner (ruling 42).
    if (retries() > what.at_most_a_day) no_call_before_ = named(what.after, s_.contact_at).at;
    repeat();
  }
  // In days, also on the same one, it leaves the hour to the choice of dayparts.
  void follow(const call_again& what) {
    named_time when = named(what.after, s_.contact_at);
    when.names_day |= names_a_day(what.after);
    want_call(from_outcome(), when);
  }
  void follow(const try_again& what) {
    if (s_.calls_failing.point == 0) return;  // that number is out, and the tracks go on
    named_time when = named(what.after, s_.contact_at);
    when.names_day |= names_a_day(what.after);
    want_call(from_outcome(), when);
  }
  void follow(const same_day_after&) { repeat(); }
  void follow(const same_day_at&) { repeat(); }
  void follow(const stay_away&) { want_call(from_outcome(), {std::max(out_.absent_until, s_.contact_at), true}); }
  void follow(const cool_down&) {
    want_call(from_outcome(), {std::max(out_.absent_until, s_.contact_at), out_.absent_until > s_.contact_at});
  }
  void wish_letter(const cool_down& what) {
    if (!what.letter_after || s_.letter_since_contact) return;
    wish letter = from_outcome(channel::letter);
    letter.rule = g_.policy.common.letter;
    if (const rule_id taken = taken_by_[static_cast<std::size_t>(channel::letter)]) {
      return lose(reason_kind::held_back, letter.rule, channel::letter, taken);
    }
    if (want(letter, not_on_hold(named(*what.letter_after, s_.contact_at)))) take(channel::letter, letter.rule);
  }
  template <any_of<follow_rhythm, keep_promise, hold_until_named_or, send_then_call, wait_for_meeting, close_as,
                   ask_why, suppress, answer_within, drop_contact_point, lands, take_note>
                Settled>
  void follow(const Settled&) {}  // what they lead to was remembered when they were folded

  // --- The tracks, in their order.

  void take(channel via, rule_id by) { taken_by_[static_cast<std::size_t>(via)] = by; }

  // Another channel can still be used, for which it only stands in.
  [[nodiscard]] bool is_replaced(const compiled_track& t) const {
    const channel_set others = t.source->stands_in_for();
    return std::any_of(others.begin(), others.end(), [this](channel via) { return can(via); });
  }

  void ask_track(const compiled_track& t) {
    if (is_replaced(t)) return;
    std::visit([&](const auto& what) { ask(t, what); }, t.source->what());
  }

  // Whether it was added.
  bool offer(const compiled_track& t, wish& w, named_time when) {
    w.rule = t.id;
    const rule_id taken = w.via == channel::call ? calls_taken_by_ : taken_by_[static_cast<std::size_t>(w.via)];
    if (held_by_ || taken) {
      lose(reason_kind::held_back, t.id, w.via, held_by_ ? held_by_ : taken);
      return false;
    }
    if (t.lapses && when.at != never) w.lapses = std::min(w.lapses, named(*t.source->lapses_after(), when.at).at);
    if (w.via == channel::task && !w.label) w.label = next_label(t);
    when = not_on_hold(when);
    if (t.source->waits_for_promises()) when = after_promise(w, when);
    const bool added = w.via == channel::call ? want_when_there(w, when) : want(w, when);
    if (added && t.source->holds_back_later()) held_by_ = t.id;
    return added;
  }

  // Letters that wait for a promise do so until its time is over, whether or not the call was made.
  [[nodiscard]] named_time after_promise(wish& w, named_time when) const {
    if (!s_.promise.active || w.via == channel::call || when.at == never) return when;
    const instant end = s_.promise.dates_only
                            ? g_.zone().to_utc(start_of(g_.local_day(s_.promise.begin) + s_.promise.days()))
                            : s_.promise.end();
    if (when.at >= end) return when;
    w.waited_from = when.at;
    w.why.to = shown(when.at);
    return {end, when.names_day};
  }

  [[nodiscard]] label_id next_label(const compiled_track& t) const {
    return std::holds_alternative<host_track>(t.source->what()) ? label_id{} : detail::next_label(s_, t);
  }

  void use_next_brief(const compiled_track& t, wish& w) const { use_brief(facts_, next_briefs(s_, t), w); }

  [[nodiscard]] const track_memory& memory(const compiled_track& t) const {
    return s_.memory[static_cast<std::size_t>(t.slot)];
  }

  // Where a track's wait leads.
  [[nodiscard]] named_time named_for(const compiled_track& t, const delay& wait, instant since) const {
    return named_after_holds(g_, s_, t, wait, since, since, hours_);
  }
  [[nodiscard]] named_time named_for(const compiled_track& t, const occasion& next) const {
    return named_after_holds(g_, s_, t, next.wait, next.since, next.begun, hours_);
  }

  // Says why where it is not the first one.
  [[nodiscard]] channel channel_of_beat(const compiled_track& t, const rhythm& what) {
    if (!what.otherwise || can(what.via) || !can(*what.otherwise)) return what.via;
    lose(suppressed_.contains(what.via) ? reason_kind::channel_suppressed : reason_kind::channel_unusable, t.id,
         what.via);
    return *what.otherwise;
  }

  void offer_beat(const compiled_track& t, const rhythm& what, const occasion& next) {
    wish w{.via = channel_of_beat(t, what), .follows = next.follows};
    w.why.kind = next.first ? reason_kind::first_touch : reason_kind::rhythm;
    w.why.n = static_cast<std::uint16_t>(next.made);
    w.why.from = shown(next.begun);
    use_next_brief(t, w);
    named_time when = named_for(t, next);
    when.names_day |= what.chooses_daypart;
    offer(t, w, when);
  }

  void ask(const compiled_track& t, const rhythm& what) { offer_beat(t, what, next_occasion(g_, s_, t)); }

  void ask(const compiled_track& t, const after_each_nth& what) {
    if (!owes(g_, s_, t)) return;
    const instant since = memory(t).at == no_instant ? g_.started : memory(t).at;
    wish w{.via = what.via, .follows = memory(t).follows};
    w.why.kind = reason_kind::after_nth;
    w.why.n = static_cast<std::uint16_t>(what.n);
    w.why.m = static_cast<std::uint16_t>(number_of(g_, s_, what.what));
    w.why.from = shown(since);
    use_next_brief(t, w);
    offer(t, w, named_for(t, what.wait, since));
  }

  void ask(const compiled_track& t, const after_other& what) {
    // Bytes that a host hands back may tell of a touch that was made at no time.
    if (!owes(g_, s_, t) || memory(t).at == no_instant) return;
    const channel theirs = g_.policy.tracks[static_cast<std::size_t>(t.waits_for)].via;
    const instant since = what.landed ? landing_of_touch(theirs, memory(t).at) : memory(t).at;
    wish w{.via = what.via, .follows = memory(t).follows};
    w.why.kind = reason_kind::after_landing;
    w.why.from = shown(since);
    use_next_brief(t, w);
    offer(t, w, since == never ? named_time{} : named_for(t, what.wait, since));
  }

  void ask(const compiled_track& t, const after_event& what) {
    const track_memory& m = memory(t);
    if (m.at == no_instant) return;
    wish w{.via = what.via, .follows = m.follows};
    w.why.kind = reason_kind::after_event;
    w.why.what = m.by;
    w.why.from = shown(m.at);
    use_next_brief(t, w);
    if (offer(t, w, named_for(t, what.wait, m.at)) && what.via == channel::call && !t.lapses) take_calls(t.id);
  }

  void ask(const compiled_track& t, const step_list& what) {
    const occasion next = next_occasion(g_, s_, t);
    if (next.step == what.steps.size()) return offer_beat(t, *what.then, next);
    wish w{.via = what.steps[next.step].via, .follows = next.follows};
    const bool branched = t.jumps && memory(t).by != outcome_kind::unrecorded;
    w.why.kind = branched ? reason_kind::branch_taken : reason_kind::next_step;
    if (branched) w.why.what = memory(t).by;
    w.why.n = static_cast<std::uint16_t>(next.step + 1);
    w.why.m = static_cast<std::uint16_t>(what.steps.size());
    w.why.from = shown(next.since);
    use_next_brief(t, w);
    offer(t, w, named_for(t, next));
  }

  // Only while an appointment stands, which is looked at before.
  void ask(const compiled_track&, const appointment_reminder&) {}

  // The earliest first; those that lapse are passed over where the time is known.
  void remind(const compiled_track& t, const appointment_reminder& what) {
    boost::container::static_vector<std::pair<instant, trace>, most_appointments> ahead;
    for (const civil_span& one : s_.appointments) {
      const instant begin = in_zone(one, g_.zone()).begin;
      if (begin > memory(t).at) ahead.emplace_back(begin, trace_of(one));
    }
    std::sort(ahead.begin(), ahead.end());
    for (const auto& [begin, follows] : ahead) {
      wish w{.via = what.via, .follows = follows, .lapses = begin};
      w.why.kind = reason_kind::before_appointment;
      w.why.from = shown(begin);
      use_next_brief(t, w);
      named_time when = named_before(what.wait, begin, g_, hours_);
      if (when.at < memory(t).touched) when = {memory(t).touched};
      offer(t, w, when);
    }
  }

  void ask(const compiled_track& t, const host_track& what) {
    const std::optional<proposal> wanted = what.propose(case_view(facts_));
    if (!wanted) return;
    wish w{.via = wanted->via, .follows = wanted->follows ? trace_of(wanted->follows) : 0};
    w.brief = wanted->brief;
    w.label = wanted->label;
    w.why.kind = reason_kind::host_rule;
    offer(t, w, {to_instant(wanted->not_before, "proposal: not_before")});
  }

  // Nothing else is proposed now; says what that silences.
  void hold_back_all(rule_id by) {
    for (const compiled_track& t : g_.policy.tracks) {
      if (std::holds_alternative<host_track>(t.source->what()) || t.reminds || is_replaced(t)) continue;
      if (t.waits_for >= 0 && !owes(g_, s_, t)) continue;
      if (std::holds_alternative<after_each_nth>(t.source->what()) && !owes(g_, s_, t)) continue;
      if (t.events != 0 && memory(t).at == no_instant) continue;
      lose(reason_kind::held_back, t.id, next_channel(s_, t), by);
    }
  }

  wish_list& out_;
  const case_facts& facts_;
  const ground& g_;
  const case_state& s_;
  const calendar_table& hours_;
  channel_set suppressed_;
  rule_id calls_taken_by_;
  rule_id held_by_;
  instant no_call_before_ = no_instant;
  std::array<rule_id, channel_count> taken_by_{};
};

}  // namespace

bool put_on_hold_by_contact(const ground& g, const case_state& s) noexcept {
  return std::holds_alternative<hold_until_named_or>(g.policy.behaviour_of(s.contact_outcome));
}

bool usable(const case_facts& facts, channel_set suppressed, channel via) noexcept {
  return !suppressed.contains(via) && !suppressed.contains(carrier_of(via)) && contact_point_for(facts, via) != nullptr;
}

void use_brief(const case_facts& facts, std::span<const brief_place> briefs, wish& w) {
  if (briefs.empty()) return;
  const brief_place one = first_unused(facts.s, briefs);
  if (one == no_brief) {
    w.briefs_used_up = static_cast<int>(briefs.size());
  } else {
    w.brief = facts.g.policy.briefs[static_cast<std::size_t>(one)].variant_for(facts.g.subject.who.id);
  }
}

void collect_wishes(const case_facts& facts, channel_set suppressed, wish_list& into) {
  wishing(facts, suppressed, into).run();
}

}  // namespace followup::detail
