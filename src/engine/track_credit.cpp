#include "engine/track_credit.hpp"

#include "engine/limits.hpp"
#include "engine/objections.hpp"
#include "engine/occasion.hpp"
#include "model/facts.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

constexpr int most_dates_passed = 1'000;

class crediting {
 public:
  crediting(const ground& g, case_state& s, const touchpoint& touch, instant at, const calendar_table* hours)
      : g_(g), s_(s), touch_(touch), hours_(hours), kind_(kind_of(touch.what)), at_(at) {}

  void credit() {
    if (!is_a_touch_of_ours()) return;
    const carried_out what = touch_.action ? carried_out_by_touch() : carried_out{};
    if (what.track == no_track) return;
    if (what.track != any_track) return credit(static_cast<std::size_t>(what.track), true);
    for (std::size_t i = 0; i < g_.policy.tracks.size(); ++i) {
      if (makes_such_a_touch(g_.policy.tracks[i])) credit(i, !what.of_another_rule);
    }
  }

  // The message that the last call owed: told by its action, or left at the instant of the call.
  [[nodiscard]] bool is_message_owed() const {
    if (touch_.via != channel::voicemail || touch_.way != direction::outbound || !s_.message_owed) return false;
    if (!touch_.action) return at_ == s_.contact_at;
    const bool of_message = rule_asking_for(g_, touch_.action) == g_.policy.common.message;
    return of_message && asked_by(g_.subject.id, touch_.action).follows == s_.contact;
  }

  // What they wait for: an answer, or what they asked to be sent.
  [[nodiscard]] bool is_answer_owed() const {
    const rule_id rule = rule_asking_for(g_, touch_.action);
    return is_a_touch_of_ours() && (!rule || rule == rule_of_request()) && is_owed_something() &&
           answers_what_is_owed();
  }

  // What is owed comes before the tracks; a limit that is reached asks for its last touch alone.
  [[nodiscard]] bool is_asked_for() const {
    if (!is_a_touch_of_ours() && !is_busy_line()) return false;
    const rule_id rule = rule_asking_for(g_, touch_.action);
    if (const reached_limit over = first_reached(g_, s_, at_); over.which != nullptr) {
      return over.which->source->closing_touch() == touch_.via && (!rule || rule == over.which->id);
    }
    const trace follows = rule ? asked_by(g_.subject.id, touch_.action).follows : 0;
    const auto asks = [&](const compiled_track& t) {
      return waits_for_touch(t) && (!rule || (t.id == rule && !is_taken(t)));
    };
    const auto& tracks = g_.policy.tracks;
    if (std::any_of(tracks.begin(), tracks.end(), asks)) return true;
    const auto is_how_it_went = [&](const civil_span& one) { return follows == trace_of(one); };
    return follows != 0 && (follows == s_.contact || follows == s_.promise.follows || follows == s_.request.follows ||
                            std::any_of(s_.appointments.begin(), s_.appointments.end(), is_how_it_went));
  }

  void note_event() {
    for (const compiled_track& t : g_.policy.tracks) {
      if ((t.events & only(kind_)) != 0) now_follows(memory(t));
      if (t.jumps && memory(t).made > 0 && memory(t).beats == 0) take_branch(t, memory(t));
    }
  }

 private:
  static constexpr int any_track = -1;
  static constexpr int no_track = -2;

  // By the action that the touch carries out: that track alone; none, if it was another rule's; by channel, if it was
  // none of this policy's.
  struct carried_out {
    int track = any_track;
    bool of_another_rule = false;  // which had nothing to do with the tracks' briefs
  };

  [[nodiscard]] carried_out carried_out_by_touch() const {
    const rule_id rule = rule_asking_for(g_, touch_.action);
    if (!rule) return {};
    for (std::size_t i = 0; i < g_.policy.tracks.size(); ++i) {
      const compiled_track& t = g_.policy.tracks[i];
      if (t.id == rule) return {makes_such_a_touch(t) ? static_cast<int>(i) : no_track};
    }
    // Any call is the call that a step list waits for; a letter of another rule is not a track's.
    return {touch_.via == channel::call ? any_track : no_track, true};
  }

  // A call is promised, or to be repeated today: the rhythm asks for none.
  [[nodiscard]] bool is_taken(const compiled_track& t) const {
    const behaviour& row = g_.policy.behaviour_of(s_.contact_outcome);
    return std::holds_alternative<rhythm>(t.source->what()) && t.via == channel::call &&
           (s_.promise.active || std::holds_alternative<retry_soon>(row) ||
            std::holds_alternative<same_day_after>(row) || std::holds_alternative<same_day_at>(row));
  }
  [[nodiscard]] bool is_busy_line() const {
    return touch_.way == direction::outbound && touch_.via == channel::call && !got_through(touch_);
  }
  [[nodiscard]] bool is_owed_something() const {
    if (s_.request.kind == request_kind::answer) return true;
    const auto can = [this](channel via) { return is_left(g_, s_, via, at_); };
    return s_.request.kind == request_kind::information && (can(channel::email) || can(channel::letter));
  }
  [[nodiscard]] rule_id rule_of_request() const {
    const common_rules& all = g_.policy.common;
    return s_.request.kind == request_kind::answer ? all.answer
                                                   : all.outcome[static_cast<std::size_t>(s_.request.asked_by)];
  }
  // By what would be proposed: what they wrote is answered in the same way where that can be.
  [[nodiscard]] bool answers_what_is_owed() const {
    const auto can = [this](channel via) { return is_left(g_, s_, via, at_); };
    if (s_.request.kind == request_kind::information) {
      const channel proposed = can(channel::email) ? channel::email : channel::letter;
      return touch_.via == proposed && kind_ == outcome_kind::sent;
    }
    for (const channel via : {carrier_of(s_.request.via), channel::call, channel::email, channel::letter}) {
      if (can(via)) return touch_.via == via;
    }
    return false;
  }

  [[nodiscard]] bool is_a_touch_of_ours() const {
    if (touch_.way != direction::outbound || is_busy_line() || touch_.via == channel::voicemail) return false;
    const bool went_out = kind_ == outcome_kind::sent || kind_ == outcome_kind::delayed;
    return touch_.via == channel::call || touch_.via == channel::task || went_out;
  }

  // As makes_such_a_touch, but for what a rhythm of calls wants, and for what only some calls or letters make due.
  [[nodiscard]] bool waits_for_touch(const compiled_track& t) const {
    if (!is_left(g_, s_, touch_.via, at_)) return false;
    if (t.slot < 0) return std::holds_alternative<rhythm>(t.source->what()) && t.via == touch_.via;
    if (stands_aside(t) || !goes_through(t, touch_.via)) return false;
    const bool by_count = std::holds_alternative<after_each_nth>(t.source->what()) || t.waits_for >= 0;
    return makes_such_a_touch(t) && (!by_count || owes(g_, s_, t));
  }
  // Another channel can still be used, for which it only stands in.
  [[nodiscard]] bool stands_aside(const compiled_track& t) const {
    const channel_set others = t.source->stands_in_for();
    return std::any_of(others.begin(), others.end(), [this](channel via) { return is_left(g_, s_, via, at_); });
  }
  // As things are, of the two that it may go through.
  [[nodiscard]] bool goes_through(const compiled_track& t, channel via) const {
    const std::optional<channel> other = other_channel(s_, t);
    const bool by_other = other && !is_left(g_, s_, next_channel(s_, t), at_) && is_left(g_, s_, *other, at_);
    return via == (by_other ? *other : next_channel(s_, t));
  }
  // A rhythm of calls keeps no count of its own; a call can still be about its next brief. A host's own rule has
  // neither.
  [[nodiscard]] bool makes_such_a_touch(const compiled_track& t) const {
    if (t.slot < 0 && t.briefs.empty()) return false;
    if (t.events != 0 && memory(t).at == no_instant) return false;
    const bool through = next_channel(s_, t) == touch_.via || other_channel(s_, t) == touch_.via;
    if (!through || !is_labelled_so(t)) return false;
    return !t.reminds || appointment_of(t) != nullptr;
  }

  [[nodiscard]] bool is_labelled_so(const compiled_track& t) const {
    const label_id label = touch_.via == channel::task ? next_label(s_, t) : label_id{};
    return !label || !touch_.label || label == touch_.label;
  }

  // The appointment of which this touch reminds them: the one whose action it carries out, else the first of which they
  // are to be reminded by now. Null: none.
  [[nodiscard]] const civil_span* appointment_of(const compiled_track& t) const {
    const bool told = rule_asking_for(g_, touch_.action) == t.id;
    const trace follows = told ? asked_by(g_.subject.id, touch_.action).follows : 0;
    const civil_span* first = nullptr;
    instant begins = never;
    for (const civil_span& one : s_.appointments) {
      const instant begin = in_zone(one, g_.zone()).begin;
      const bool meant = told ? trace_of(one) == follows : begin > memory(t).at && is_wanted(t, begin);
      if (meant && begin < begins) first = &one, begins = begin;
    }
    return first;
  }
  [[nodiscard]] bool is_wanted(const compiled_track& t, instant begin) const {
    const auto& what = std::get<appointment_reminder>(t.source->what());
    return hours_ != nullptr && at_ < begin && named_before(what.wait, begin, g_, *hours_).at <= at_;
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
    if (t.reminds) {
      m.at = std::max(m.at, in_zone(*appointment_of(t), g_.zone()).begin);
      up(m.made);
    } else if (t.events != 0) {
      m.at = no_instant;
      m.follows = 0;
      m.by = outcome_kind::unrecorded;
      up(m.made);
    } else if (std::holds_alternative<after_each_nth>(t.source->what()) || t.waits_for >= 0) {
      up(m.made);
      // The next of several that are owed follows this one; what it counts from stays.
      if (owes(g_, s_, t)) m.follows = trace_of(touch_.id);
    } else {
      m.at = counted_from(t);
      m.follows = trace_of(touch_.id);
      if (t.plans) m.touched = at_;
      if (t.jumps) step_made(t, m);
      up(m.made);
      if (m.at != at_) let_dates_pass(t, m);
    }
    tell_those_waiting(index);
  }

  void tell_those_waiting(std::size_t index) {
    const track_memory& made = memory(g_.policy.tracks[index]);
    for (const compiled_track& waiting : g_.policy.tracks) {
      if (waiting.waits_for != static_cast<int>(index)) continue;
      track_memory& theirs = memory(waiting);
      if (waiting.lapses) theirs.made = static_cast<std::uint16_t>(made.made - 1);
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

  // One touch stands for all the dates of a rhythm that have passed, and counts from the last of them. A step is never
  // left out: where the next one's date has passed as well, the rest moves along.
  void let_dates_pass(const compiled_track& t, track_memory& m) const {
    for (int i = 0; i < most_dates_passed; ++i) {
      const occasion next = next_occasion(g_, s_, t);
      const named_time date = named_after_holds(g_, s_, t, next.wait, next.since, next.begun, *hours_);
      if (!has_passed(date)) return;
      if (next.step != t.steps.size()) break;
      m.at = date.at;
      up(m.passed);
    }
    m.at = at_;
  }

  [[nodiscard]] bool has_passed(const named_time& date) const {
    if (date.at == never) return false;
    return date.names_day ? g_.local_day(date.at) <= g_.local_day(at_) : date.at <= at_;
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
};

bool owes_whenever_it_calls(const compiled_policy&, const rhythm& what) {
  return (what.messages && what.messages_at.empty()) || what.via != channel::call;
}
bool owes_whenever_it_calls(const compiled_policy& p, const step_list& what) {
  const auto calls_in_silence = [](const step& one) { return one.via == channel::call && !one.message; };
  const bool steps = what.messages || std::none_of(what.steps.begin(), what.steps.end(), calls_in_silence);
  return steps && (!what.then || owes_whenever_it_calls(p, *what.then));
}
bool owes_whenever_it_calls(const compiled_policy& p, const host_track&) { return p.messages; }
bool owes_whenever_it_calls(const compiled_policy&, const after_each_nth& what) { return what.via != channel::call; }
bool owes_whenever_it_calls(const compiled_policy&, const after_other& what) { return what.via != channel::call; }
bool owes_whenever_it_calls(const compiled_policy&, const after_event& what) { return what.via != channel::call; }
bool owes_whenever_it_calls(const compiled_policy&, const appointment_reminder& what) {
  return what.via != channel::call;
}

// Whether a call owes a message.
class messages {
 public:
  messages(const ground& g, const case_state& s, const touchpoint& call) : g_(g), s_(s), call_(call) {}

  [[nodiscard]] bool owed() const {
    if (!g_.policy.messages || call_.message_left || kind_of(call_.what) == outcome_kind::message_taken) return false;
    const auto& tracks = g_.policy.tracks;
    if (const rule_id rule = rule_asking_for(g_, call_.action)) {
      const auto is_its = [rule](const compiled_track& t) { return t.id == rule; };
      const auto asked = std::find_if(tracks.begin(), tracks.end(), is_its);
      return asked == tracks.end() || leaves_one(*asked);
    }
    const auto asks = [this](const compiled_track& t) { return asks_for_a_call(t); };
    return std::none_of(tracks.begin(), tracks.end(), asks) ||
           std::any_of(tracks.begin(), tracks.end(), [&](const auto& t) { return asks(t) && leaves_one(t); });
  }

 private:
  [[nodiscard]] const track_memory& memory(const compiled_track& t) const {
    return s_.memory[static_cast<std::size_t>(t.slot)];
  }

  // As far as it says so without being asked.
  [[nodiscard]] bool asks_for_a_call(const compiled_track& t) const {
    const auto& what = t.source->what();
    if (std::holds_alternative<host_track>(what) || next_channel(s_, t) != channel::call) return false;
    if (t.events != 0) return memory(t).at != no_instant;
    if (t.reminds) return false;
    return std::holds_alternative<rhythm>(what) || std::holds_alternative<step_list>(what) || owes(g_, s_, t);
  }

  [[nodiscard]] bool leaves_one(const compiled_track& t) const {
    return std::visit([&](const auto& what) { return leaves_one(t, what); }, t.source->what());
  }
  [[nodiscard]] bool leaves_one(const compiled_track& t, const rhythm& what) const {
    if (!what.messages || what.messages_at.empty()) return what.messages;
    const int attempt = next_occasion(g_, s_, t).made + 1;
    return std::find(what.messages_at.begin(), what.messages_at.end(), attempt) != what.messages_at.end();
  }
  [[nodiscard]] bool leaves_one(const compiled_track& t, const step_list& what) const {
    const std::size_t step = next_step(what, t, memory(t));
    return step == what.steps.size() ? leaves_one(t, *what.then) : what.messages || what.steps[step].message;
  }
  [[nodiscard]] static bool leaves_one(const compiled_track&, const after_each_nth&) { return false; }
  [[nodiscard]] static bool leaves_one(const compiled_track&, const after_other&) { return false; }
  [[nodiscard]] static bool leaves_one(const compiled_track&, const after_event&) { return false; }
  [[nodiscard]] static bool leaves_one(const compiled_track&, const appointment_reminder&) { return false; }
  // It cannot say.
  [[nodiscard]] static bool leaves_one(const compiled_track&, const host_track&) { return true; }

  const ground& g_;
  const case_state& s_;
  const touchpoint& call_;
};

}  // namespace

void pass_over(const compiled_policy& p, case_state& s, const compiled_track& t, std::uint16_t made) {
  std::uint16_t& before = s.memory[static_cast<std::size_t>(t.slot)].made;
  const int lapsed = made - before;
  before = made;
  if (lapsed <= 0) return;
  const auto place = static_cast<int>(&t - p.tracks.data());
  for (const compiled_track& other : p.tracks) {
    if (other.waits_for != place) continue;
    std::uint16_t& theirs = s.memory[static_cast<std::size_t>(other.slot)].made;
    theirs = static_cast<std::uint16_t>(std::min(theirs + lapsed, 0xFFFF));
  }
}

void credit_tracks(const ground& g, case_state& s, const touchpoint& touch, const calendar_table* hours) {
  crediting(g, s, touch, s.newest_at, hours).credit();  // it is the newest by now
}

bool owes_message(const ground& g, const case_state& s, const touchpoint& call) { return messages(g, s, call).owed(); }

bool every_call_owes_a_message(const compiled_policy& p) noexcept {
  return std::all_of(p.tracks.begin(), p.tracks.end(), [&p](const compiled_track& t) {
    return std::visit([&](const auto& what) { return owes_whenever_it_calls(p, what); }, t.source->what());
  });
}

urgency how_urgent(const ground& g, case_state& s, const touchpoint& touch) {
  const crediting one(g, s, touch, instant_of(touch), nullptr);
  if (one.is_message_owed() || one.is_answer_owed()) return urgency::owed;
  return one.is_asked_for() ? urgency::asked_for : urgency::not_asked_for;
}

void note_event(const ground& g, case_state& s, const touchpoint& touch) {
  crediting(g, s, touch, s.newest_at, nullptr).note_event();
}

}  // namespace followup::detail
