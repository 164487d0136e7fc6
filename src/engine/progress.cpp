#include <followup/engine/progress.hpp>

#include "engine/agreed_hours.hpp"
#include "engine/case_state.hpp"
#include "time/fingerprint.hpp"

#include <followup/error.hpp>

#include <bit>
#include <string>

namespace followup {
namespace detail {
namespace {

// The 128 bytes. Instants are seconds from the pursuit's start, which reaches 68 years either way; days count from the
// day before it. Some things take the place of others that are not asked for any more: what ended a pursuit that of
// what its rules remembered, and when a limit was reached that of the tallies of dayparts. Where what the tracks and
// briefs remember does not all fit, none of it is kept.
struct layout {
  std::uint32_t fingerprint;
  std::int32_t newest_at;
  std::uint64_t newest;
  std::int32_t attempts[attempts_remembered];
  std::uint32_t contact_low, promise_low, request_low, memory_low[slots_in_progress];
  std::uint8_t contact_high, promise_high, request_high, memory_high[slots_in_progress];
  std::uint8_t memory_by_first : 5;
  std::uint8_t used_high : 3;
  std::uint16_t newest_content;
  std::uint32_t memory_by_second : 5;
  std::uint32_t used_low : 27;
  std::int32_t contact_at, promise_begin, request_at, memory_at[slots_in_progress];
  std::uint16_t promise_minutes, calls, unanswered, memory_made[slots_in_progress], until_day, absent_until;

  std::uint16_t points_out : 8;
  std::uint16_t suppressed : 5;
  std::uint16_t request_kind : 2;
  std::uint16_t ended : 1;

  std::uint32_t contact_outcome : 5;
  std::uint32_t weekdays_tried : 7;
  std::uint32_t until_minute : 11;
  std::uint32_t waiting : 2;
  std::uint32_t request_via : 3;
  std::uint32_t retried : 4;

  std::uint64_t tallies : 50;
  std::uint64_t contact_unanswered : 1;
  std::uint64_t message_owed : 1;
  std::uint64_t letter_since_contact : 1;
  std::uint64_t asking_why : 1;
  std::uint64_t absence_is_pause : 1;
  std::uint64_t promise_active : 1;
  std::uint64_t promise_by_us : 1;
  std::uint64_t promise_soft : 1;
  std::uint64_t promise_dates_only : 1;
  std::uint64_t promise_reading : 2;
  std::uint64_t newest_rank : 2;
  std::uint64_t limited : 1;
};
static_assert(sizeof(layout) == sizeof(progress));

constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
constexpr int used_low_bits = 27;
static_assert(briefs_in_progress == used_low_bits + 3);
constexpr int tried_bits = 6;
constexpr int reached_bits = 4;

class packer {
 public:
  explicit packer(instant started, day_number start_day) : started_(started), start_day_(start_day) {}

  [[nodiscard]] std::int32_t relative(instant at) const {
    return at == no_instant ? none : static_cast<std::int32_t>(at - started_);
  }
  [[nodiscard]] instant absolute(std::int32_t at) const { return at == none ? no_instant : started_ + at; }

  [[nodiscard]] std::uint16_t relative_day(day_number day) const {
    return day == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(std::max(day - start_day_, 0) + 1);
  }
  [[nodiscard]] day_number absolute_day(std::uint16_t day) const { return day == 0 ? 0 : start_day_ + day - 1; }

 private:
  instant started_;
  day_number start_day_;
};

// A promise of dates has no clock time, which leaves room for the last attempt: its day in 18 bits, of which the upper
// two take the place of how the clock time is read, and the minutes from when an attempt counts, plus one.
struct packed_dates {
  std::int32_t begin;
  std::uint8_t reading;
};

constexpr int day_bits = 18;
constexpr day_number middle_day = 1 << (day_bits - 1);  // 358 years either way

packed_dates packed_dates_of(const pending_promise& p, day_number from_start) {
  const auto day = static_cast<std::uint32_t>(from_start + middle_day);
  const instant first = p.begin - promise_tolerance;
  const auto tried = p.tried == no_instant ? 0U : static_cast<std::uint32_t>((p.tried - first) / 60 + 1);
  return {static_cast<std::int32_t>((day << 16) | std::min(tried, 0xFFFFU)), static_cast<std::uint8_t>(day >> 16 & 3U)};
}

day_number days_from_start(std::int32_t begin, unsigned reading) {
  return static_cast<day_number>((reading << 16) | (static_cast<std::uint32_t>(begin) >> 16)) - middle_day;
}

constexpr std::uint32_t low(trace t) noexcept { return static_cast<std::uint32_t>(t); }
constexpr std::uint8_t high(trace t) noexcept { return static_cast<std::uint8_t>(t >> 32); }
constexpr trace trace_of(std::uint32_t l, std::uint8_t h) noexcept { return (trace{h} << 32) | l; }

// Whatever bytes a host hands back, nothing is looked up beyond a table's end.
void refuse_damage(const ground& g, const layout& in) {
  const auto is_instant = [&](std::int32_t at) {
    return at == none || (g.started + at >= 0 && g.started + at < end_of_time);
  };
  bool sound = is_instant(in.newest_at) && is_instant(in.contact_at) && is_instant(in.request_at) &&
               in.contact_outcome < outcome_count && in.request_via < channel_count &&
               in.waiting <= static_cast<unsigned>(put_off::meeting) &&
               in.until_minute <= 1440 + agreed_time::usual_minutes;
  if (in.promise_dates_only != 0) {
    const day_number day = g.local_day(g.started) + days_from_start(in.promise_begin, in.promise_reading);
    sound = sound && day >= 0 && day < end_of_days && in.promise_minutes >= 1440;
  } else {
    sound = sound && is_instant(in.promise_begin) && in.promise_reading <= static_cast<unsigned>(local_kind::overlap);
  }
  sound = sound && (in.limited == 0 || is_instant(static_cast<std::int32_t>(in.tallies & 0xFFFF'FFFFU)));
  for (const std::int32_t at : in.attempts) sound = sound && is_instant(at);
  for (const std::int32_t at : in.memory_at) sound = sound && is_instant(at);
  if (in.ended != 0) {
    sound = sound && in.memory_made[0] < outcome_count + g.policy.limits.size() &&
            in.memory_made[1] <= static_cast<unsigned>(disposition::withdrawn);
  }
  sound = sound && (in.promise_active == 0 || in.promise_dates_only != 0 || in.promise_begin != none) &&
          (in.request_kind == 0 || in.request_at != none) && (in.message_owed == 0 || in.contact_at != none) &&
          (in.waiting == 0 || in.until_day != 0) && (in.asking_why == 0 || in.contact_at != none);
  const std::uint64_t used = (std::uint64_t{in.used_high} << used_low_bits) | in.used_low;
  sound = sound && (g.policy.memory_fits ? used >> g.policy.briefs.size() == 0 : used == 0);
  if (!sound) {
    throw stale_progress("progress of pursuit " + std::to_string(g.subject.id.value()), "damaged",
                         "what fold or advance gave: fold anew");
  }
}

}  // namespace

progress packed(const ground& g, const case_state& s) {
  const packer to(g.started, g.local_day(g.started));
  layout out{};
  out.fingerprint = g.fingerprint();
  out.newest = s.newest.value();
  out.newest_at = to.relative(s.newest_at);
  out.newest_content = s.newest_content;
  out.newest_rank = s.newest_rank & 3U;
  for (std::size_t i = 0; i < attempts_remembered; ++i) out.attempts[i] = to.relative(s.attempts[i]);
  out.suppressed = s.suppressed.bits() & 0x1FU;
  out.points_out = s.points_out;
  out.calls = s.calls;
  out.unanswered = s.unanswered;
  if (s.ended) {
    out.ended = 1;
    out.contact_low = low(s.ended->touch.value());
    out.promise_low = static_cast<std::uint32_t>(s.ended->touch.value() >> 32);
    out.contact_at = to.relative(s.ended->at);
    out.memory_made[0] = s.ended->rule;
    out.memory_made[1] = static_cast<std::uint16_t>(s.ended->how);
    return progress::from_words(std::bit_cast<std::array<std::uint64_t, 16>>(out));
  }
  out.contact_low = low(s.contact);
  out.contact_high = high(s.contact);
  out.contact_at = to.relative(s.contact_at);
  out.contact_outcome = static_cast<std::uint32_t>(s.contact_outcome) & 0x1FU;
  out.contact_unanswered = s.contact_unanswered;
  out.message_owed = s.message_owed;
  out.letter_since_contact = s.letter_since_contact;
  if (g.policy.retries != 0) out.retried = s.retried[static_cast<std::size_t>(first_of(g.policy.retries))] & 0xFU;
  out.weekdays_tried = s.weekdays_tried & 0x7FU;
  out.asking_why = s.asking_why;

  out.promise_active = s.promise.active;
  out.promise_by_us = s.promise.by_us;
  out.promise_soft = s.promise.soft;
  out.promise_dates_only = s.promise.dates_only;
  out.promise_low = low(s.promise.follows);
  out.promise_high = high(s.promise.follows);
  out.promise_begin = to.relative(s.promise.begin);
  out.promise_reading = static_cast<std::uint64_t>(s.promise.reading) & 3U;
  if (s.promise.dates_only) {
    const auto dates = packed_dates_of(s.promise, g.local_day(s.promise.begin) - g.local_day(g.started));
    out.promise_begin = dates.begin;
    out.promise_reading = dates.reading & 3U;
  }
  out.promise_minutes = static_cast<std::uint16_t>(s.promise.minutes);

  out.request_kind = static_cast<std::uint16_t>(s.request.kind) & 3U;
  out.request_via = static_cast<std::uint32_t>(s.request.via) & 7U;
  out.request_low = low(s.request.follows);
  out.request_high = high(s.request.follows);
  out.request_at = to.relative(s.request.at);

  out.waiting = static_cast<std::uint32_t>(s.waiting) & 3U;
  out.until_day = to.relative_day(s.until_day);
  out.until_minute = static_cast<std::uint32_t>(s.until_minute) & 0x7FFU;
  out.absent_until = to.relative_day(s.absent_until);
  out.absence_is_pause = s.absence_is_pause;

  std::uint64_t tallies = 0;
  for (std::size_t d = dayparts_in_progress; d-- > 0;) {
    tallies = (tallies << tried_bits) | s.tried[d];
    tallies = (tallies << reached_bits) | s.reached[d];
  }
  out.limited = s.limited_at != no_instant;
  if (s.limited_at != no_instant) tallies = static_cast<std::uint32_t>(to.relative(s.limited_at));
  out.tallies = tallies & ((std::uint64_t{1} << 50) - 1);
  if (!g.policy.memory_fits) return progress::from_words(std::bit_cast<std::array<std::uint64_t, 16>>(out));
  out.used_low = s.used.first() & ((1U << used_low_bits) - 1);
  out.used_high = (s.used.first() >> used_low_bits) & 7U;
  if (!s.memory.empty()) out.memory_by_first = static_cast<unsigned>(s.memory[0].by) & 0x1FU;
  if (s.memory.size() > 1) out.memory_by_second = static_cast<unsigned>(s.memory[1].by) & 0x1FU;
  for (std::size_t i = 0; i < s.memory.size(); ++i) {
    out.memory_low[i] = low(s.memory[i].follows);
    out.memory_high[i] = high(s.memory[i].follows);
    out.memory_at[i] = to.relative(s.memory[i].at);
    out.memory_made[i] = s.memory[i].made;
  }
  return progress::from_words(std::bit_cast<std::array<std::uint64_t, 16>>(out));
}

case_state unpacked(const ground& g, const progress& p) {
  const auto in = std::bit_cast<layout>(p.words());
  if (in.fingerprint != g.fingerprint()) {
    throw stale_progress(
        "progress of pursuit " + std::to_string(g.subject.id.value()), "folded under another policy, pursuit or zone",
        "progress of this pursuit under policy '" + g.policy.name + "' version " + g.policy.version + ": fold anew");
  }
  refuse_damage(g, in);
  const bool counts_days = (in.until_day | in.absent_until) != 0 || in.promise_dates_only != 0;
  const day_number start_day = counts_days ? g.local_day(g.started) : 0;
  const packer to(g.started, start_day);
  case_state s = initial_state(g);
  s.newest = touchpoint_id{in.newest};
  s.newest_at = to.absolute(in.newest_at);
  s.newest_content = in.newest_content;
  s.newest_rank = static_cast<std::uint8_t>(in.newest_rank);
  for (std::size_t i = 0; i < attempts_remembered; ++i) s.attempts[i] = to.absolute(in.attempts[i]);
  s.suppressed = channel_set::from_bits(static_cast<std::uint8_t>(in.suppressed));
  s.points_out = static_cast<std::uint8_t>(in.points_out);
  s.calls = in.calls;
  s.unanswered = in.unanswered;
  if (in.ended != 0) {
    s.ended =
        ended_by{static_cast<disposition>(in.memory_made[1]), static_cast<std::uint8_t>(in.memory_made[0]),
                 touchpoint_id{(std::uint64_t{in.promise_low} << 32) | in.contact_low}, to.absolute(in.contact_at)};
    return s;
  }
  s.contact = trace_of(in.contact_low, in.contact_high);
  s.contact_at = to.absolute(in.contact_at);
  s.contact_outcome = static_cast<outcome_kind>(in.contact_outcome);
  s.contact_unanswered = in.contact_unanswered != 0;
  s.message_owed = in.message_owed != 0;
  s.letter_since_contact = in.letter_since_contact != 0;
  if (g.policy.retries != 0) {
    s.retried[static_cast<std::size_t>(first_of(g.policy.retries))] = static_cast<std::uint8_t>(in.retried);
  }
  s.weekdays_tried = static_cast<std::uint8_t>(in.weekdays_tried);
  s.asking_why = in.asking_why != 0;

  s.promise.active = in.promise_active != 0;
  s.promise.by_us = in.promise_by_us != 0;
  s.promise.soft = in.promise_soft != 0;
  s.promise.dates_only = in.promise_dates_only != 0;
  s.promise.follows = trace_of(in.promise_low, in.promise_high);
  s.promise.minutes = in.promise_minutes;
  if (s.promise.dates_only) {
    const day_number day = start_day + days_from_start(in.promise_begin, in.promise_reading);
    s.promise.begin = g.zone().to_utc(start_of(day));
    const std::int64_t tried = static_cast<std::uint32_t>(in.promise_begin) & 0xFFFFU;
    if (tried != 0) s.promise.tried = s.promise.begin - promise_tolerance + (tried - 1) * 60;
  } else {
    s.promise.begin = to.absolute(in.promise_begin);
    s.promise.reading = static_cast<local_kind>(in.promise_reading);
  }

  s.request.kind = static_cast<request_kind>(in.request_kind);
  s.request.via = static_cast<channel>(in.request_via);
  s.request.follows = trace_of(in.request_low, in.request_high);
  s.request.at = to.absolute(in.request_at);
  if (g.policy.sends != 0) s.request.asked_by = first_of(g.policy.sends);

  s.waiting = static_cast<put_off>(in.waiting);
  s.until_day = to.absolute_day(in.until_day);
  s.until_minute = static_cast<std::int16_t>(in.until_minute);
  s.absent_until = to.absolute_day(in.absent_until);
  s.absence_is_pause = in.absence_is_pause != 0;

  std::uint64_t tallies = in.limited == 0 ? in.tallies : 0;
  if (in.limited != 0) s.limited_at = to.absolute(static_cast<std::int32_t>(in.tallies & 0xFFFF'FFFFU));
  for (std::size_t d = 0; d < dayparts_in_progress; ++d) {
    s.reached[d] = static_cast<std::uint8_t>(tallies & ((1U << reached_bits) - 1));
    tallies >>= reached_bits;
    s.tried[d] = static_cast<std::uint8_t>(tallies & ((1U << tried_bits) - 1));
    tallies >>= tried_bits;
  }
  if (!g.policy.memory_fits) return s;
  s.used.set_first((std::uint64_t{in.used_high} << used_low_bits) | in.used_low);
  const std::array<unsigned, slots_in_progress> by{in.memory_by_first, in.memory_by_second};
  for (std::size_t i = 0; i < s.memory.size(); ++i) {
    s.memory[i].follows = trace_of(in.memory_low[i], in.memory_high[i]);
    s.memory[i].at = to.absolute(in.memory_at[i]);
    s.memory[i].made = in.memory_made[i];
    s.memory[i].by = static_cast<outcome_kind>(by[i]);
  }
  return s;
}

}  // namespace detail

int progress::calls() const noexcept { return std::bit_cast<detail::layout>(words_).calls; }

progress fold(const policy& rules, const pursuit& subject, std::span<const touchpoint> history) {
  const detail::ground g(rules.compiled(), subject);
  const detail::ordered_history ordered(history);
  detail::case_state s = folded(g, ordered);
  if (!ordered.touches().empty()) s.newest_content = detail::content_of(ordered.touches().back());
  return packed(g, s);
}

progress advance(const policy& rules, const pursuit& subject, const progress& so_far, const touchpoint& next) {
  const detail::ground g(rules.compiled(), subject);
  detail::case_state s = unpacked(g, so_far);
  if (s.newest && next.id == s.newest && detail::content_of(next) != s.newest_content) {
    throw invalid_history("touchpoint " + std::to_string(next.id.value()), "recorded twice with different content",
                          "one content for one id");
  }
  apply(g, s, next);
  s.newest_content = detail::content_of(next);
  return packed(g, s);
}

}  // namespace followup
