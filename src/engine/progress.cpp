#include <followup/engine/progress.hpp>

#include "engine/agreed_hours.hpp"
#include "engine/bits.hpp"
#include "engine/case_state.hpp"
#include "time/fingerprint.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <bit>
#include <limits>
#include <string>

namespace followup {
namespace detail {
namespace {

// The 128 bytes, as a run of bits. What every pursuit has comes first, always at the same place and never over the end
// of a word, so that it is read and written by shifts that the compiler knows; then what is there at all, which the
// bits of `parts` tell. Instants are seconds from the pursuit's start, which reaches 68 years either way; days count
// from the day before it. What ended a pursuit takes the place of all that is not asked for any more. What tracks,
// briefs and caps remember has a part of its own
// (`memory_bits_in_progress`); where a policy needs more, none of it is kept. Where more stands at once than there is
// room for (four appointments, a call-back and something to send), nothing is kept but that.
constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
constexpr int instant_bits = 32;
constexpr int count_bits = 16;
constexpr int outcome_bits = 6;
constexpr int day_bits = 15;      // 89 years from the start
constexpr int any_day_bits = 18;  // 358 years either way
constexpr int minute_bits = 11;   // of a day, and half an hour more
constexpr int number_bits = 4;    // of a contact point
constexpr int brief_bits = 7;     // its place, plus one
constexpr int length_bits = 6;    // of a promise or appointment, in days
constexpr int tried_minute_bits = 16;
constexpr int tallied_calls_bits = 6;
constexpr int tallied_answers_bits = 4;
constexpr int all_bits = 64 * 16;
constexpr int calls_begin_at = 32;  // behind the fingerprint
static_assert(outcome_count <= 1 << outcome_bits);

// Where the parts of a state go and come from: the same calls write it and read it.
class writing {
 public:
  static constexpr bool reads = false;
  explicit writing(const ground& g) : g_(g) {}

  [[nodiscard]] const bit_writer& bits() const { return bits_; }

  template <class Number>
  void number(const Number& value, int width) {
    bits_.put(static_cast<std::uint64_t>(value), width);
  }
  template <class Enum>
  void one_of(Enum value, int width, int) {
    bits_.put(static_cast<std::uint64_t>(value), width);
  }
  void at(instant value) {
    number(static_cast<std::uint32_t>(value == no_instant ? none : static_cast<std::int32_t>(value - g_.started)), 32);
  }
  void day(day_number value) { number(value == 0 ? 0 : std::max(value - start_day(), 0) + 1, day_bits); }
  void any_day(day_number value) { number(value - start_day() + (1 << (any_day_bits - 1)), any_day_bits); }
  bool given(bool whether) {
    number(whether, 1);
    return whether;
  }
  template <class List>
  void length(const List& list, int width) {
    number(list.size(), width);
  }
  void expect(bool) {}

 private:
  [[nodiscard]] day_number start_day() const { return g_.local_day(g_.started); }

  const ground& g_;
  bit_writer bits_;
};

// Whatever bytes a host hands back, nothing is looked up beyond a table's end.
class reading {
 public:
  static constexpr bool reads = true;
  reading(const ground& g, const word_array& words) : g_(g), bits_(words) {}

  template <class Number>
  void number(Number& value, int width) {
    value = static_cast<Number>(bits_.take(width));
  }
  template <class Enum>
  void one_of(Enum& value, int width, int count) {
    if (count == 0) return expect(false);  // none of none
    const std::uint64_t found = bits_.take(width);
    expect(found < static_cast<std::uint64_t>(count));
    value = sound_ ? static_cast<Enum>(found) : Enum{};
  }
  void at(instant& value) {
    const auto found = static_cast<std::int32_t>(bits_.take(instant_bits));
    value = found == none ? no_instant : g_.started + found;
    expect(found == none || (value >= 0 && value < end_of_time));
  }
  void day(day_number& value) {
    const auto found = static_cast<day_number>(bits_.take(day_bits));
    value = found == 0 ? 0 : start_day() + found - 1;
  }
  void any_day(day_number& value) {
    value = start_day() + static_cast<day_number>(bits_.take(any_day_bits)) - (1 << (any_day_bits - 1));
    expect(value >= 0 && value < end_of_days);
  }
  bool given(bool) { return bits_.take(1) != 0; }
  template <class List>
  void length(List& list, int width) {
    const auto found = static_cast<std::size_t>(bits_.take(width));
    expect(found <= list.capacity());
    list.resize(sound_ ? found : 0);
  }
  void expect(bool good) { sound_ = sound_ && good; }
  [[nodiscard]] bool is_sound() const { return sound_; }

 private:
  [[nodiscard]] day_number start_day() const { return g_.local_day(g_.started); }

  const ground& g_;
  bit_reader bits_;
  bool sound_ = true;
};

template <class Way, class Span>
void put_span(Way& way, Span& when) {
  way.number(when.dates_only, 1);
  if (when.dates_only) {
    way.number(when.to, length_bits);
    way.expect(when.to >= 1 && when.to <= 31);
  } else {
    way.number(when.from, minute_bits);
    way.number(when.to, minute_bits);
    way.expect(when.from < when.to && when.from < 1440 && when.to <= 1440 + agreed_time::usual_minutes);
  }
}

// Of a promise of dates, the minutes from when an attempt counts to the last one, plus one.
template <class Way, class Promise>
void put_last_attempt(Way& way, Promise& promise) {
  const instant first = promise.begin - promise_tolerance;
  auto minutes = promise.tried == no_instant ? std::int64_t{0} : (promise.tried - first) / 60 + 1;
  minutes = std::min<std::int64_t>(minutes, (1 << tried_minute_bits) - 1);
  way.number(minutes, tried_minute_bits);
  if constexpr (Way::reads) promise.tried = minutes == 0 ? no_instant : first + (minutes - 1) * 60;
}

template <class Way, class Promise>
void put_promise(Way& way, const ground& g, Promise& promise) {
  way.number(promise.by_us, 1);
  way.number(promise.soft, 1);
  way.number(promise.said_by, 2);
  if (way.given(promise.number != promise.no_number)) {
    way.number(promise.number, number_bits);
    way.expect(promise.number != promise.no_number && promise.number <= promise.number_not_on_file);
  }
  way.number(promise.follows, trace_bits);
  way.any_day(promise.when.first);
  put_span(way, promise.when);
  if constexpr (Way::reads) {
    if (!way.is_sound()) return;
    promise.active = true;
    agree_on(promise, promise.when, g.zone());
  }
  if (promise.dates_only) put_last_attempt(way, promise);
}

// Of those that progress has room for.
template <class Way, class Place>
void put_brief(Way& way, const compiled_policy& p, Place& brief) {
  auto place = static_cast<std::uint8_t>(brief < briefs_in_progress ? brief + 1 : 0);
  way.number(place, brief_bits);
  way.expect(place <= p.briefs.size());
  if constexpr (Way::reads) brief = static_cast<brief_place>(place) - 1;
}

template <class Way, class Failing>
void put_failing(Way& way, const ground& g, Failing& some) {
  way.number(some.again, 4);
  way.number(some.point, number_bits);
  way.expect(some.point != 0 && some.point <= g.subject.who.reachable_by.size());
}

template <class Way, class State>
void put_agreements(Way& way, const ground& g, State& s) {
  if (way.given(s.promise.active)) put_promise(way, g, s.promise);
  way.one_of(s.request.kind, 3, request_kind_count);
  if (s.request.kind != request_kind::none) {
    way.one_of(s.request.via, 3, channel_count);
    way.number(s.request.follows, trace_bits);
    way.at(s.request.at);
    way.one_of(s.request.asked_by, outcome_bits, outcome_count);
    way.expect(s.request.at != no_instant);
    if (s.request.kind == request_kind::delivery) put_brief(way, g.policy, s.request.brief);
  }
  way.number(s.hold.active, 1);
  if (s.hold.active) {
    way.number(s.hold.named, 1);
    way.number(s.hold.said_by, 2);
    way.number(s.hold.keeps_request, 1);
    way.day(s.hold.until);
    way.expect(s.hold.until != 0);
  }
  way.day(s.absent_until);
  way.number(s.absence_is_pause, 1);
  way.number(s.absence_is_agreed, 1);
  way.length(s.appointments, 3);
  for (auto& one : s.appointments) {
    way.day(one.first);
    put_span(way, one);
    way.expect(one.first != 0);
  }
  way.number(s.asking.active, 1);
  if (s.asking.active) {
    way.number(s.asking.attempts, 2);
    way.at(s.asking.no_at);
    way.expect(s.asking.no_at != no_instant);
  }
  if (way.given(s.limited_at != no_instant)) way.at(s.limited_at);
}

bool is_anything_agreed(const case_state& s) {
  return may_be_pending(s) || s.absence_is_pause || s.absence_is_agreed || s.asking.active ||
         s.limited_at != no_instant;
}
bool is_anything_closed(const case_state& s) {
  return s.points_dead != 0 || s.points_assumed != 0 || s.points_objected != 0 || s.objected_at != never_objected;
}

// What of a state there is at all. Most pursuits have little of it.
struct parts {
  bool closed = false;
  bool late = false;  // the end, or words after it
  bool agreed = false;
  bool retried = false;
  bool calls_failing = false;
  bool mails_failing = false;
};
parts parts_of(const case_state& s) {
  const bool goes_on = !s.ended.has_value();
  return {.closed = is_anything_closed(s),
          .late = !goes_on || !s.late_words.empty() || s.tried_early.at != no_instant,
          .agreed = goes_on && is_anything_agreed(s),
          .retried = goes_on && s.retried != decltype(s.retried){},
          .calls_failing = goes_on && s.calls_failing.point != 0,
          .mails_failing = goes_on && s.mails_failing.point != 0};
}

template <class Way, class State>
void put_retries(Way& way, const compiled_policy& p, State& s) {
  for (outcome_set rest = p.retries; rest != 0; rest &= rest - 1) {
    way.number(s.retried[static_cast<std::size_t>(first_of(rest))], 4);
  }
}

// Mostly at once.
template <class Way, class Word>
void put_closing(Way& way, Word& word) {
  if (!way.given(word.can_close != never)) return;
  if (way.given(word.can_close != word.limit_at)) {
    way.at(word.can_close);
  } else if constexpr (Way::reads) {
    word.can_close = word.limit_at;
  }
}

template <class Way, class State>
void put_late_words(Way& way, const ground& g, State& s) {
  way.length(s.late_words, 2);
  for (auto& one : s.late_words) {
    way.at(one.at);
    way.one_of(one.limit, static_cast<int>(std::bit_width(g.policy.limits.size())),
               static_cast<int>(g.policy.limits.size()));
    way.at(one.limit_at);
    way.number(one.message_owed, 1);
    put_closing(way, one);
    way.number(one.settles, 1);
    way.expect(one.at != no_instant && one.limit_at != no_instant);
  }
  if (!way.given(s.tried_early.at != no_instant)) return;
  way.any_day(s.tried_early.when.first);
  put_span(way, s.tried_early.when);
  way.at(s.tried_early.at);
  way.at(s.tried_early.until);
  way.expect(s.tried_early.when.dates_only && s.tried_early.at != no_instant && s.tried_early.until != no_instant);
}

// The last calls: the newest whole, of the others how long before the next one they were.
template <class Way, class State>
void put_attempts(Way& way, const compiled_policy& p, State& s) {
  if (p.attempts_kept == 0) return;
  way.at(s.attempts[0]);
  const std::int64_t fewer = (std::int64_t{1} << p.attempt_gap_bits) - 1;
  for (std::size_t i = 1; i < static_cast<std::size_t>(p.attempts_kept); ++i) {
    auto gap = s.attempts[i] == no_instant ? fewer : s.attempts[i - 1] - s.attempts[i];
    way.number(gap, p.attempt_gap_bits);
    if constexpr (Way::reads) s.attempts[i] = gap == fewer ? no_instant : s.attempts[i - 1] - gap;
    way.expect(gap == fewer || (s.attempts[i - 1] != no_instant && s.attempts[i] >= 0));
  }
}

template <class Way, class State>
void put_tallies(Way& way, const compiled_policy& p, State& s) {
  if (p.dayparts == nullptr) return;
  for (std::size_t d = 0; d < p.dayparts->parts.size(); ++d) {
    auto both = static_cast<std::uint16_t>(s.tried[d] | s.reached[d] << tallied_calls_bits);
    way.number(both, tallied_calls_bits + tallied_answers_bits);
    if constexpr (Way::reads) {
      s.tried[d] = both & ((1U << tallied_calls_bits) - 1);
      s.reached[d] = static_cast<std::uint8_t>(both >> tallied_calls_bits);
    }
  }
  way.number(s.weekdays_tried, 7);
}

// What it follows, how often it was made and by what are written as one number: this is read with every decision.
template <class Way, class Memory>
void put_track(Way& way, Memory& one) {
  constexpr int made_at = trace_bits;
  constexpr int by_at = made_at + count_bits;
  std::uint64_t all = one.follows | std::uint64_t{one.made} << made_at | static_cast<std::uint64_t>(one.by) << by_at;
  way.number(all, by_at + outcome_bits);
  way.at(one.at);
  if constexpr (Way::reads) {
    one.follows = all & ((trace{1} << trace_bits) - 1);
    one.made = static_cast<std::uint16_t>(all >> made_at);
    way.expect(all >> by_at <= outcome_count);
    if (way.is_sound()) one.by = static_cast<outcome_kind>(all >> by_at);
  }
}

template <class Way, class State>
void put_memory(Way& way, const compiled_policy& p, State& s) {
  put_attempts(way, p, s);
  put_tallies(way, p, s);
  for (auto& one : s.memory) put_track(way, one);
  for (std::size_t done = 0; done < p.briefs.size(); done += 32) {
    const int width = static_cast<int>(std::min<std::size_t>(p.briefs.size() - done, 32));
    std::uint64_t bits = s.used.first() >> done;
    way.number(bits, width);
    if constexpr (Way::reads) s.used.set_first(s.used.first() | bits << done);
  }
}

// The number that was called last, plus one.
template <class Way, class State>
void put_turn(Way& way, State& s) {
  auto called = static_cast<std::uint8_t>(s.called + 1);
  way.number(called, 4);
  way.expect(called <= 8);
  if constexpr (Way::reads) s.called = static_cast<std::int8_t>(called - 1);
  way.number(s.at_next_number, 1);
}

template <class Way, class State>
void put_end(Way& way, const ground& g, State& ended) {
  std::uint64_t touch = ended.touch.value();
  way.number(touch, 64);
  if constexpr (Way::reads) ended.touch = touchpoint_id{touch};
  way.at(ended.at);
  way.at(ended.cause_at);
  way.one_of(ended.rule, 8, outcome_count + static_cast<int>(g.policy.limits.size()));
  way.one_of(ended.how, 4, disposition_count);
}

template <class Way, class State>
void put_points_out(Way& way, State& s) {
  way.number(s.points_dead, 8);
  if (way.given(s.points_assumed != 0)) way.number(s.points_assumed, 8);
  if (way.given(s.points_objected != 0)) way.number(s.points_objected, 8);
  way.expect(s.points_out() != 0);
}

// Who objects to calls objects to voicemails, often to several channels at once.
template <class Way, class State>
void put_what_is_closed(Way& way, State& s) {
  if (way.given(s.points_out() != 0)) put_points_out(way, s);
  instant before = no_instant;
  for (auto& objected : s.objected_at) {
    if (!way.given(objected != no_instant)) continue;
    if (way.given(objected == before)) {
      if constexpr (Way::reads) objected = before;
    } else {
      way.at(objected);
    }
    way.expect(objected != no_instant);
    before = objected;
  }
}

// The first word but for its end: whose progress it is, the calls, and whether all of it is there.
template <class Way, class Print, class State>
void put_head(Way& way, Print& print, State& s, bool& whole) {
  way.number(print, calls_begin_at);
  way.number(s.calls, count_bits);
  way.number(whole, 1);
}

// The rest of what has its fixed place, up to the end of a word but for what the last contact follows. Inlined, so that
// the places are in the code.
template <class Way, class State>
[[gnu::always_inline]] inline void put_fixed(Way& way, State& s, parts& there) {
  way.number(there.closed, 1);
  way.number(there.late, 1);
  way.number(there.agreed, 1);
  way.number(there.retried, 1);
  way.number(there.calls_failing, 1);
  way.number(there.mails_failing, 1);
  way.number(s.contact_unanswered, 1);
  way.number(s.message_owed, 1);
  way.number(s.letter_since_contact, 1);
  way.one_of(s.contact_outcome, outcome_bits, outcome_count);
  std::uint64_t newest = s.newest.value();
  way.number(newest, 64);
  if constexpr (Way::reads) s.newest = touchpoint_id{newest};
  way.at(s.newest_at);
  way.number(s.newest_marks, 32);
  way.at(s.contact_at);
  way.number(s.unanswered, count_bits);
  way.number(s.newest_content, 16);
  way.number(s.contact, trace_bits);
}

template <class Way, class State>
void put_rest(Way& way, const ground& g, State& s, const parts& there) {
  if (g.policy.turns != 0) put_turn(way, s);
  if (there.closed) put_what_is_closed(way, s);
  if (there.late) {
    put_late_words(way, g, s);
    if (way.given(s.ended.has_value())) {
      if constexpr (Way::reads) s.ended.emplace();
      return put_end(way, g, *s.ended);
    }
  }
  if (there.agreed) put_agreements(way, g, s);
  way.expect(s.contact_at != no_instant || (!s.message_owed && !s.asking.active));
  if (there.retried) put_retries(way, g.policy, s);
  if (there.calls_failing) put_failing(way, g, s.calls_failing);
  if (there.mails_failing) put_failing(way, g, s.mails_failing);
  if (g.policy.used_up_counts) way.at(s.used_up_at);  // which tells when it is over, also where no track is kept
  if (g.policy.memory_fits) put_memory(way, g.policy, s);
}

std::string place_of(const ground& g) { return "progress of pursuit " + std::to_string(g.subject.id.value()); }
[[noreturn]] void refuse_stale(const ground& g) {
  throw stale_progress(
      place_of(g), "folded under another policy, pursuit or zone",
      "progress of this pursuit under policy '" + g.policy.name + "' version " + g.policy.version + ": fold anew");
}
[[noreturn]] void refuse_damaged(const ground& g) {
  throw stale_progress(place_of(g), "damaged", "what fold or advance gave: fold anew");
}
[[noreturn]] void refuse_what_has_no_room(const ground& g) {
  throw history_required(place_of(g), "more agreed at once than it has room for",
                         "a fold of the touchpoints with each");
}

}  // namespace

progress packed(const ground& g, const case_state& s) {
  const std::uint32_t print = g.fingerprint();
  bool whole = true;
  writing fixed(g);
  put_head(fixed, print, s, whole);
  parts there = parts_of(s);
  put_fixed(fixed, s, there);
  writing all(fixed);
  put_rest(all, g, s, there);
  if (all.bits().size() <= all_bits) return progress::from_words(all.bits().words());
  writing head(g);
  whole = false;
  put_head(head, print, s, whole);
  return progress::from_words(head.bits().words());
}

case_state unpacked(const ground& g, const progress& p) {
  case_state s = initial_state(g);
  reading fixed(g, p.words());
  std::uint32_t print = 0;
  bool whole = false;
  put_head(fixed, print, s, whole);
  if (print != g.fingerprint()) refuse_stale(g);
  if (!whole) refuse_what_has_no_room(g);
  parts there;
  put_fixed(fixed, s, there);
  s.plan_known = s.newest_at != no_instant && g.planned_since < s.newest_at;
  // From here on: where something is depends on what is there before it. (A copy, for what is passed on by reference
  // has its place in memory and not in the code.)
  reading rest(fixed);
  put_rest(rest, g, s, there);
  if (!rest.is_sound()) refuse_damaged(g);
  return s;
}

}  // namespace detail

int progress::calls() const noexcept {
  return static_cast<int>(words_[0] >> detail::calls_begin_at & ((1U << detail::count_bits) - 1));
}

namespace {

// Of earlier touchpoints at the newest instant only marks are kept.
void refuse_a_possible_repeat(const detail::case_state& s, const touchpoint& next) {
  const std::uint32_t mark = detail::mark_of(detail::trace_of(next.id));
  if (detail::instant_of(next) != s.newest_at || (s.newest_marks & mark) != mark) return;
  throw out_of_order(detail::name_of_touch(next) + ": at", to_string(next.at),
                     "none that may have been recorded at that instant already: fold anew");
}

}  // namespace

progress fold(const policy& rules, const pursuit& subject, std::span<const touchpoint> history) {
  const detail::ground g(rules.compiled(), subject);
  const detail::ordered_history ordered(history);
  detail::case_state s = folded(g, ordered);
  const auto touches = ordered.touches();
  const auto newest =
      std::find_if(touches.rbegin(), touches.rend(), [&](const auto& one) { return one.id == s.newest; });
  if (newest != touches.rend()) s.newest_content = detail::content_of(*newest);
  return packed(g, s);
}

progress advance(const policy& rules, const pursuit& subject, const progress& so_far, const touchpoint& next) {
  const detail::ground g(rules.compiled(), subject);
  detail::case_state s = unpacked(g, so_far);
  if (s.newest && next.id == s.newest) {
    if (detail::content_of(next) == s.newest_content) return so_far;
    throw invalid_history(detail::name_of_touch(next), "recorded twice with different content",
                          "one content for one id");
  }
  refuse_a_possible_repeat(s, next);
  apply(g, s, next);
  s.newest_content = detail::content_of(next);
  return packed(g, s);
}

}  // namespace followup
