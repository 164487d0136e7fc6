#include "assure/verify_cases.hpp"

#include "closed_set.hpp"
#include "engine/objections.hpp"
#include "engine/occasion.hpp"
#include "model/facts.hpp"

#include <algorithm>
#include <vector>

namespace followup::detail {
namespace {

constexpr int farthest_count = 30'000;  // counts saturate at 65,535

const behaviour* behaviour_after(const ground& g, std::uint8_t contact) {
  if (contact == abstract_case::no_contact) return nullptr;
  return &g.policy.behaviour_of(static_cast<outcome_kind>(contact));
}

bool sends_letter(const behaviour* what) {
  const auto* rule = what == nullptr ? nullptr : std::get_if<cool_down>(what);
  return rule != nullptr && rule->letter_after.has_value();
}

const retry_soon* counts_retries(const behaviour* what) {
  return what == nullptr ? nullptr : std::get_if<retry_soon>(what);
}

// After which a call is made again until it is no more.
bool gives_up_retries(const behaviour* what) {
  return counts_retries(what) != nullptr || (what != nullptr && std::holds_alternative<try_again>(*what));
}

// An answer goes back the way it came; of what was sent only a letter is different; what is to be sent goes any way.
channel channel_that_matters(request_kind what, channel via) {
  if (what == request_kind::answer) return carrier_of(via);
  return what == request_kind::information_sent && via == channel::letter ? channel::letter : channel::email;
}

// The first outcome of the same behaviour: the touches are the same, only the name of what asked for them is not.
std::uint8_t stand_in_for(const ground& g, std::uint8_t contact) {
  const auto same = [&](const behaviour& one) { return one == g.policy.row[contact]; };
  return static_cast<std::uint8_t>(std::find_if(g.policy.row.begin(), g.policy.row.end(), same) - g.policy.row.begin());
}

// The first step of the same channel and wait. One that a list begins anew with waits otherwise.
std::uint16_t stand_in_for(const step_list& list, std::size_t step) {
  if (step == 0 || step == list.steps.size()) return static_cast<std::uint16_t>(step);
  const auto same = [&](const followup::step& one) {
    return one.via == list.steps[step].via && one.wait == list.steps[step].wait;
  };
  return static_cast<std::uint16_t>(std::find_if(list.steps.begin() + 1, list.steps.end(), same) - list.steps.begin());
}

// The values that the memory of a track can have, as far as its wishes go.
struct positions_of {
  using list = std::vector<std::uint16_t>;

  list operator()(const step_list& what) const {
    list all{0};
    const std::size_t count = what.steps.size() + (what.repeat_after ? 0 : 1);
    for (std::size_t step = 1; step < count; ++step) {
      if (stand_in_for(what, step) == step) all.push_back(static_cast<std::uint16_t>(step));
    }
    return all;
  }
  template <any_of<after_each_nth, after_other, after_event> Owing>
  list operator()(const Owing&) const {
    return {0, 1};
  }
  // A reminder is wanted in every case with an appointment, also where they were reminded: it lapses, so that no proof
  // rests on its being there.
  template <any_of<rhythm, host_track, appointment_reminder> Forgetful>
  list operator()(const Forgetful&) const {
    return {0};
  }
};

std::vector<std::uint16_t> positions(const compiled_track& t) { return std::visit(positions_of{}, t.source->what()); }

int longest_count(const compiled_policy& p) {
  int longest = 1;
  for (const compiled_track& t : p.tracks) {
    if (const auto* each = std::get_if<after_each_nth>(&t.source->what())) longest = std::max(longest, each->n);
  }
  return longest;
}

// Counts that make each track owe what the case says.
void place_tracks(const ground& g, const abstract_case& one, case_state& s, instant before) {
  const auto count = static_cast<std::uint16_t>(2 * std::min(longest_count(g.policy), farthest_count));
  s.unanswered = count;
  s.calls = static_cast<std::uint16_t>(std::min(s.calls + count, 0xFFFF));
  const auto memory = [&s](const compiled_track& t) -> track_memory& {
    return s.memory[static_cast<std::size_t>(t.slot)];
  };
  const auto position = [&one](const compiled_track& t) { return one.tracks[static_cast<std::size_t>(t.slot)]; };
  for (const compiled_track& t : g.policy.tracks) {
    if (t.slot < 0) continue;
    memory(t) = {.follows = 1, .at = before, .made = 2};
    if (const auto* each = std::get_if<after_each_nth>(&t.source->what())) {
      memory(t).made = static_cast<std::uint16_t>(count / each->n - position(t));
    } else if (std::holds_alternative<step_list>(t.source->what())) {
      memory(t).made = memory(t).next = position(t);
    } else if (std::holds_alternative<after_event>(t.source->what()) && position(t) == 0) {
      memory(t).at = no_instant;
    }
  }
  for (const compiled_track& t : g.policy.tracks) {
    if (t.waits_for < 0) continue;
    const track_memory& other = memory(g.policy.tracks[static_cast<std::size_t>(t.waits_for)]);
    memory(t).made = static_cast<std::uint16_t>(other.made - position(t));
  }
}

std::uint8_t telephones_of(const ground& g) {
  const auto& points = g.subject.who.reachable_by;
  unsigned found = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].via == channel::call) found |= 1U << i;
  }
  return static_cast<std::uint8_t>(found);
}

bool has_box_of_its_own(const ground& g) {
  const auto& points = g.subject.who.reachable_by;
  return std::any_of(points.begin(), points.end(),
                     [](const contact_point& point) { return point.via == channel::voicemail; });
}

bool looked_at(request_kind what, put_off waiting) {
  return what == request_kind::answer || (what == request_kind::information && waiting == put_off::meeting);
}

// With an appointment ahead, or the reasons of a no to be asked for, little else is looked at: of requests the answer
// that is owed, and with an appointment what is to be sent before it. Somebody said that no: there was a contact.
void leave_out_what_nobody_asks(abstract_case& one) {
  const bool meeting = one.waiting == put_off::meeting;
  if (!meeting && !one.asking_why) return;
  abstract_case rest;
  rest.waiting = one.waiting;
  rest.promise = one.promise;
  rest.usable = one.usable;
  if (looked_at(one.request, one.waiting)) rest.request = one.request, rest.request_via = one.request_via;
  if (!meeting) {
    rest.asking_why = true;
    rest.message_owed = one.message_owed;
    rest.contact = 0;
  }
  one = rest;
}

}  // namespace

instant some_time_after_start(const ground& g) noexcept { return g.started + 20 * seconds_per_day; }

channel_set channels_of(const ground& g) {
  const auto is_objected_to = [&](channel via) {
    const auto& all = g.subject.who.suppressions;
    return std::any_of(all.begin(), all.end(), [&](const suppression& one) {
      if (one.endpoint || !stops(one, via)) return false;
      const stretch lifted = lifted_from(g.subject.who, via, made_at(one), g.started);
      return lifted.begin != g.started || lifted.end != end_of_time;
    });
  };
  channel_set all;
  for (const contact_point& point : g.subject.who.reachable_by) {
    if (is_objected_to(point.via)) continue;
    all |= point.via;
    if (point.via == channel::call && !is_objected_to(channel::voicemail)) all |= channel::voicemail;
  }
  return all;
}

abstract_case abstracted(const ground& g, const case_state& s) {
  // Every part of the state stands here: a new one does not compile before it has its place below, or a reason for
  // having none.
  [[maybe_unused]] const auto& [newest, newest_at, newest_content, newest_marks, attempts, contact_at, contact,
                                contact_outcome, contact_unanswered, message_owed, letter_since_contact, calls,
                                unanswered, retried, weekdays_tried, asking, promise, plan_known, request, hold,
                                appointments, absent_until, absence_is_pause, absence_is_agreed, objected_at,
                                points_dead, points_assumed, points_objected, calls_failing, mails_failing, called,
                                at_next_number, tried, reached, memory, used, holds, limited_at, late_words,
                                tried_early, used_up_at, ended] = s;
  // Left out: the newest touchpoint (for order and repeats only), attempts, tallies, weekdays, holds that are over and
  // whether the contact was unanswered and the person is absent (when, not whether), days and minutes, when a limit was
  // reached and whether an attempt was too early (times), who agreed what (what replaces it), how often the reasons
  // were asked for (when that ends), briefs (what a touch is about), how often it was made again (when a number is
  // out), the firmness of a promise (what it overrides), and the end (a case that is over wants nothing), and which
  // number is called next (any of them is as good).
  abstract_case one;
  if (contact_at != no_instant) one.contact = stand_in_for(g, static_cast<std::uint8_t>(contact_outcome));
  const behaviour* after = behaviour_after(g, one.contact);
  one.message_owed = message_owed;
  one.letter_sent = letter_since_contact && sends_letter(after);
  if (gives_up_retries(after)) one.retries_used_up = calls_failing.point == 0;
  if (const auto* rule = counts_retries(after)) {
    one.retries_used_up = retried[static_cast<std::size_t>(contact_outcome)] > rule->at_most_a_day;
  }
  one.asking_why = asking.active;
  one.promise = promise.active;
  one.request = request.kind;
  if (request.kind != request_kind::none) one.request_via = channel_that_matters(request.kind, request.via);
  if (hold.active) one.waiting = put_off::hold;
  if (!appointments.empty()) one.waiting = put_off::meeting;
  const auto& points = g.subject.who.reachable_by;
  const channel_set at_first = channels_of(g);
  const channel_set suppressed = objected_for_good(g, s, newest_at);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!at_first.contains(points[i].via)) continue;
    if ((s.points_out() & (1U << i)) != 0 || suppressed.contains(points[i].via)) continue;
    one.usable |= points[i].via;
    const bool takes_messages = at_first.contains(channel::voicemail) && !suppressed.contains(channel::voicemail);
    if (points[i].via == channel::call && takes_messages) one.usable |= channel::voicemail;
  }
  for (const compiled_track& t : g.policy.tracks) {
    if (t.slot < 0) continue;
    std::uint16_t& position = one.tracks[static_cast<std::size_t>(t.slot)];
    const track_memory& m = memory[static_cast<std::size_t>(t.slot)];
    if (const auto* list = std::get_if<step_list>(&t.source->what())) {
      position = stand_in_for(*list, next_step(*list, t, m));
    } else if (std::holds_alternative<after_event>(t.source->what())) {
      position = m.at != no_instant ? 1 : 0;
    } else if (std::holds_alternative<after_each_nth>(t.source->what()) || t.waits_for >= 0) {
      position = owes(g, s, t) ? 1 : 0;
    }
  }
  leave_out_what_nobody_asks(one);
  return one;
}

case_state representative(const ground& g, const abstract_case& one, instant now, bool absent) {
  case_state s = initial_state(g);
  const day_number today = g.local_day(now);
  s.newest = touchpoint_id{1};
  s.newest_at = now - seconds_per_hour;
  place_tracks(g, one, s, now - 3 * seconds_per_day);
  if (one.contact != abstract_case::no_contact) {
    s.contact_at = now - seconds_per_hour;
    s.contact = 1;
    s.contact_outcome = static_cast<outcome_kind>(one.contact);
  }
  s.message_owed = one.message_owed;
  s.letter_since_contact = one.letter_sent;
  if (const auto* rule = counts_retries(behaviour_after(g, one.contact))) {
    s.retried[one.contact] = static_cast<std::uint8_t>(one.retries_used_up ? rule->at_most_a_day + 1 : 0);
  }
  if (!one.retries_used_up) s.calls_failing.point = 1;
  if (one.asking_why) s.asking = {.active = true, .no_at = now - seconds_per_hour};
  if (one.promise) s.promise = {.active = true, .follows = 1, .begin = now + 2 * seconds_per_day, .minutes = 30};
  if (one.request != request_kind::none) {
    s.request = {one.request, one.request_via, 1, now - 2 * seconds_per_hour};
    // By which row decides when, not whether.
    if (g.policy.sends != 0) s.request.asked_by = first_of(g.policy.sends);
  }
  if (one.waiting == put_off::hold) s.hold = {.active = true, .named = true, .until = today + 3};
  if (one.waiting == put_off::meeting) s.appointments.push_back({today + 3, false, 570, 600});
  if (absent) s.absent_until = today + 3;
  for (int i = 0; i < channel_count; ++i) {
    const auto via = static_cast<channel>(i);
    if (one.usable.contains(via)) continue;
    if (via == channel::call && one.usable.contains(channel::voicemail)) {
      s.points_dead |= telephones_of(g);  // a box of its own is left, which an objection to calls would take away
    } else {
      s.objected_at[static_cast<std::size_t>(via)] = end_of_time - 1;  // after every consent
    }
  }
  return s;
}

namespace {

// The last contact, and what only some of its behaviours look at.
struct contact_case {
  std::uint8_t contact = abstract_case::no_contact;
  bool letter_sent = false;
  bool retries_used_up = false;
};
struct request_case {
  request_kind kind = request_kind::none;
  channel via = channel::call;
};

class enumeration {
 public:
  enumeration(const ground& g, const case_range& range, const std::function<bool(const abstract_case&)>& visit)
      : g_(g), range_(range), visit_(visit) {
    list_usable();
    list_contacts();
    list_requests();
    for (const compiled_track& t : g.policy.tracks) {
      if (t.slot >= 0) tracks_.emplace_back(static_cast<std::size_t>(t.slot), positions(t));
    }
  }

  // More than `most` count as `most` + 1.
  [[nodiscard]] std::int64_t size(std::int64_t most) const {
    if (longest_count(g_.policy) > farthest_count) return most + 1;
    std::int64_t n = static_cast<std::int64_t>(usable_.size() * contacts_.size() * requests_.size()) * 2 * 2 * 2;
    for (const auto& [slot, places] : tracks_) {
      n *= static_cast<std::int64_t>(places.size());
      if (n > most) return most + 1;
    }
    return n;
  }

  std::int64_t run() {
    for (const channel_set usable : usable_) {
      one_ = {};
      one_.usable = usable;
      if (!with_an_appointment() || !asking_for_reasons() || !at_large()) break;
    }
    return seen_;
  }

 private:
  void list_usable() {
    const channel_set all = channels_of(g_);
    if (range_.nothing_lost) {
      usable_ = {all};
      return;
    }
    for (std::uint8_t bits = 0; bits <= channel_set::all().bits(); ++bits) {
      const auto some = channel_set::from_bits(bits);
      const bool part_of_it = (some | all) == all;
      const bool nowhere_to_leave_one =
          some.contains(channel::voicemail) && !some.contains(channel::call) && !has_box_of_its_own(g_);
      if (part_of_it && !nowhere_to_leave_one) usable_.push_back(some);
    }
  }

  void list_contacts() {
    contacts_.push_back({});
    for (std::uint8_t kind = 0; kind < outcome_count; ++kind) {
      if (stand_in_for(g_, kind) != kind) continue;
      contacts_.push_back({kind});
      const behaviour* after = behaviour_after(g_, kind);
      if (sends_letter(after)) contacts_.push_back({kind, true});
      if (gives_up_retries(after)) contacts_.push_back({kind, false, true});
    }
  }

  void list_requests() {
    requests_.push_back({});
    for (const request_kind kind :
         {request_kind::answer, request_kind::information, request_kind::information_sent, request_kind::delivery}) {
      for (int i = 0; i < channel_count; ++i) {
        const auto via = static_cast<channel>(i);
        if (channel_that_matters(kind, via) == via) requests_.push_back({kind, via});
      }
    }
  }

  // Each as `leave_out_what_nobody_asks` leaves it.
  bool with_an_appointment() {
    if (range_.message_owed_only) return true;  // nobody asks for it meanwhile
    one_.waiting = put_off::meeting;
    const bool go_on = promises([this] { return requests(true, [this] { return visit(); }); });
    one_.waiting = put_off::no;
    return go_on;
  }

  bool asking_for_reasons() {
    one_.asking_why = true;
    one_.contact = 0;  // who said no
    const bool go_on = holds([this] { return said_and_owed(true, [this] { return visit(); }); });
    one_.asking_why = false;
    one_.contact = abstract_case::no_contact;
    return go_on;
  }

  bool at_large() {
    return holds([this] {
      for (const contact_case& contact : contacts_) {
        one_.contact = contact.contact;
        one_.letter_sent = contact.letter_sent;
        one_.retries_used_up = contact.retries_used_up;
        if (!said_and_owed(false, [this] { return positions_from(0); })) return false;
      }
      return true;
    });
  }

  template <class Next>
  bool holds(Next next) {
    for (const put_off waiting : {put_off::no, put_off::hold}) {
      one_.waiting = waiting;
      if (!next()) return false;
    }
    one_.waiting = put_off::no;
    return true;
  }

  template <class Next>
  bool said_and_owed(bool few_requests, Next next) {
    for (const bool owed : {false, true}) {
      if (owed ? !g_.policy.messages : range_.message_owed_only) continue;
      one_.message_owed = owed;
      if (!promises([&] { return requests(few_requests, next); })) return false;
    }
    one_.message_owed = false;
    return true;
  }

  template <class Next>
  bool promises(Next next) {
    const auto with = [&](bool promise) {
      one_.promise = promise;
      return next();
    };
    return (range_.with_promise_only || with(false)) && with(true);
  }

  template <class Next>
  bool requests(bool few, Next next) {
    return std::all_of(requests_.begin(), requests_.end(), [&](const request_case& request) {
      if (few && request.kind != request_kind::none && !looked_at(request.kind, one_.waiting)) return true;
      one_.request = request.kind;
      one_.request_via = request.via;
      return next();
    });
  }

  bool positions_from(std::size_t track) {
    if (track == tracks_.size()) return visit();
    const auto& [slot, places] = tracks_[track];
    for (const std::uint16_t place : places) {
      one_.tracks[slot] = place;
      if (!positions_from(track + 1)) return false;
    }
    one_.tracks[slot] = 0;
    return true;
  }

  bool visit() {
    ++seen_;
    return visit_(one_);
  }

  const ground& g_;
  case_range range_;
  const std::function<bool(const abstract_case&)>& visit_;
  std::vector<channel_set> usable_;
  std::vector<contact_case> contacts_;
  std::vector<request_case> requests_;
  std::vector<std::pair<std::size_t, std::vector<std::uint16_t>>> tracks_;  // by slot
  abstract_case one_;
  std::int64_t seen_ = 0;
};

}  // namespace

std::int64_t for_each_case(const ground& g, const case_range& range, std::int64_t most,
                           const std::function<bool(const abstract_case&)>& visit) {
  enumeration all(g, range, visit);
  return all.size(most) > most ? -1 : all.run();
}

}  // namespace followup::detail
