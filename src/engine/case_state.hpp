// What happened in one pursuit, as far as any rule needs it: the folded history, unpacked.
#pragma once

#include "engine/action_identity.hpp"
#include "engine/history.hpp"
#include "policy/compiled_policy.hpp"
#include "time/calendar_table.hpp"
#include "time/seconds.hpp"

#include <followup/engine/progress.hpp>
#include <followup/model/touchpoint.hpp>

#include <boost/container/small_vector.hpp>
#include <boost/container/static_vector.hpp>

#include <array>
#include <cstdint>
#include <optional>

namespace followup::detail {

inline constexpr instant no_instant = std::numeric_limits<instant>::min();

// Counts saturate.
inline void up(std::uint16_t& count) noexcept { count = static_cast<std::uint16_t>(count + (count < 0xFFFF ? 1 : 0)); }

// What a track with a memory slot remembers.
struct track_memory {
  trace follows = 0;                           // what its present occasion follows
  instant at = no_instant;                     // what it counts from
  std::uint16_t made = 0;                      // touches made; they saturate
  outcome_kind by = outcome_kind::unrecorded;  // the event that it follows, or that a branch was taken by

  // Progress has no room for the rest, which only some tracks fill.
  // Of a step list that jumps:
  std::uint16_t step = 0;   // the one made last
  std::uint16_t next = 0;   // the one to come; the number of steps: the rhythm has taken over
  bool again = false;       // the list has run out, and begins again with the next one
  std::uint16_t beats = 0;  // touches of the rhythm
  // Of a track that plans: when its last touch was really made, and how many dates of its plan were let pass. Of one
  // that reminds: when an appointment was agreed last; `at` is the beginning of the last one they were reminded of.
  instant touched = no_instant;
  std::uint16_t passed = 0;
};

// The briefs of a policy, by their places.
class brief_set {
 public:
  void make_room(std::size_t briefs) { words_.resize((briefs + 63) / 64); }
  [[nodiscard]] bool contains(brief_place one) const noexcept {
    return (words_[static_cast<std::size_t>(one) / 64] >> (static_cast<unsigned>(one) % 64) & 1U) != 0;
  }
  void insert(brief_place one) noexcept {
    words_[static_cast<std::size_t>(one) / 64] |= std::uint64_t{1} << (static_cast<unsigned>(one) % 64);
  }
  // The first 64 of them as bits.
  [[nodiscard]] std::uint64_t first() const noexcept { return words_.empty() ? 0 : words_.front(); }
  void set_first(std::uint64_t bits) noexcept {
    if (!words_.empty()) words_.front() = bits;
  }

 private:
  boost::container::small_vector<std::uint64_t, 4> words_;
};

// A stretch in which nothing went out, because it was agreed: [begin, end).
struct past_hold {
  instant begin;
  instant end;
};

// A time as people agreed on it, which is how it is remembered, quoted and recognised: a day with clock times, or days.
struct civil_span {
  day_number first = 0;
  bool dates_only = true;
  std::int16_t from = 0;  // minutes since midnight; dates only: meaningless
  std::int16_t to = 0;    // the minute it is over; dates only: how many days

  friend bool operator==(const civil_span&, const civil_span&) = default;
};
[[nodiscard]] civil_span span_of(const agreed_time& when);
// What asking how an appointment went follows.
[[nodiscard]] trace trace_of(const civil_span& appointment) noexcept;

// What a call follows that the host has planned.
[[nodiscard]] trace trace_of_plan(const planned_call& call) noexcept;

// What a zone makes of it: [begin, end). Where the change of the clocks skips its beginning it is no shorter for that.
struct zoned_span {
  instant begin = no_instant;  // dates only: the first day's start
  instant end = no_instant;
  local_kind reading = local_kind::unique;  // of the clock time at which it begins
};
[[nodiscard]] zoned_span in_zone(const civil_span& when, const zone_table& zone) noexcept;

struct pending_promise {
  static constexpr std::uint8_t no_number = 0;
  static constexpr std::uint8_t number_not_on_file = 9;

  bool active = false;
  bool by_us = false;
  bool soft = false;
  contact_role said_by = contact_role::nobody;
  bool dates_only = false;
  local_kind reading = local_kind::unique;  // of its clock time
  std::uint8_t number = no_number;          // the n-th contact point is to be called, one that is none of them, or any
  trace follows = 0;
  civil_span when = {};
  instant begin = no_instant;  // dates only: the first day's start
  std::int32_t minutes = 0;    // its length; dates only: whole days
  instant tried = no_instant;  // dates only: the minute of the last attempt on these days, perhaps before their hours

  [[nodiscard]] instant end() const noexcept { return begin + std::int64_t{minutes} * 60; }
  [[nodiscard]] day_number days() const noexcept { return minutes / 1440; }  // dates only
};
// Makes it one for that time.
void agree_on(pending_promise& promise, const civil_span& when, const zone_table& zone) noexcept;

struct pending_hold {
  bool active = false;
  bool named = false;  // until a date that was named, not for a usual while
  contact_role said_by = contact_role::machine;
  bool keeps_request = false;  // what they asked to be sent was asked for before it
  day_number until = 0;        // the first day again
};

// What the prospect waits for.
enum class request_kind : unsigned char {
  none,
  answer,            // to what they wrote, through `via`
  information,       // "send me something"
  information_sent,  // it was sent, at `at`, through `via`
  delivery,          // nothing; what we sent through `via` did not get through, at `at`, and is to be sent again
};
inline constexpr int request_kind_count = 5;
struct pending_request {
  request_kind kind = request_kind::none;
  channel via = channel::call;
  trace follows = 0;
  instant at = no_instant;
  outcome_kind asked_by = outcome_kind::send_information;  // whose row says what to send, and when to call then
  brief_place brief = no_brief;                            // of what is to be sent again, where it was told
};

// What does not get through for now, call after call or e-mail after e-mail: so many were made again, to that contact
// point by its number from one; 0: nothing failed last, or it is out.
struct failing {
  std::uint8_t again = 0;
  std::uint8_t point = 0;
};
inline constexpr int most_made_again = 15;

// A no without reasons, for which they are asked.
struct pending_question {
  bool active = false;
  std::uint8_t attempts = 0;   // that did not reach the person
  instant no_at = no_instant;  // when the no was said
};
inline constexpr std::uint8_t most_attempts_to_ask = 3;

inline constexpr std::size_t most_appointments = 4;

struct late_word {
  instant at = no_instant;
  std::uint8_t limit = 0;  // its place
  instant limit_at = no_instant;
  bool message_owed = false;  // by the call that reached it
  instant can_close = never;  // from when on its closing touch could be made, as things stood then
  bool settles = false;       // nothing is left to do with this touch, unless a promise still held: see early_try
};
inline constexpr std::size_t most_late_words = 3;

// An attempt on an agreed day with which a limit was reached, if it was made in the hours of that day, which takes a
// calendar to know. If not, the promise held up to `until`.
struct early_try {
  civil_span when = {};
  instant at = no_instant;  // none
  instant until = no_instant;
};

struct ended_by {
  disposition how = disposition::withdrawn;
  std::uint8_t rule = 0;  // an outcome_kind, or outcome_count + the index of a limit
  touchpoint_id touch;
  instant at = no_instant;
  instant cause_at = no_instant;  // when the no was said, or the limit reached, of which that is the end
};

inline constexpr std::array<instant, channel_count> never_objected = [] {
  std::array<instant, channel_count> all{};
  all.fill(no_instant);
  return all;
}();

struct case_state {
  // The newest touchpoint of all.
  touchpoint_id newest;
  instant newest_at = no_instant;
  std::uint16_t newest_content = 0;
  std::uint32_t newest_marks = 0;  // of all touchpoints of its instant

  // The prospect's last call attempts, newest first, whatever the pursuit.
  std::array<instant, attempts_remembered> attempts{no_instant, no_instant, no_instant, no_instant,
                                                    no_instant, no_instant, no_instant, no_instant};

  // The last contact of this pursuit: our last call, or what their side told us last. no_instant: none yet.
  instant contact_at = no_instant;
  trace contact = 0;
  outcome_kind contact_outcome = outcome_kind::no_answer;
  bool contact_unanswered = false;  // it was a call that did not reach the person
  bool message_owed = false;
  bool letter_since_contact = false;

  std::uint16_t calls = 0;  // busy lines not counted; they saturate
  std::uint16_t unanswered = 0;
  // On the local day of the last contact, by outcome: how often it came to one whose row is retry_soon; up to 15.
  std::array<std::uint8_t, outcome_count> retried{};
  std::uint8_t weekdays_tried = 0;  // bits, Monday first: days of calls that failed

  pending_question asking;
  pending_promise promise;
  bool plan_known = false;  // the call that the host has planned is among what was agreed, or was
  pending_request request;
  pending_hold hold;
  boost::container::static_vector<civil_span, most_appointments> appointments;  // in the order they were agreed in

  day_number absent_until = 0;     // no calls before this day; 0: none
  bool absence_is_pause = false;   // after a gatekeeper's no
  bool absence_is_agreed = false;  // until a date that a person named

  // When each channel was objected to last, as far as that was recorded; no_instant: never.
  std::array<instant, channel_count> objected_at = never_objected;
  // Contact points by index: dead ones, among them those that were only taken to be it because nobody said which
  // (ruling 30), and those that were objected to.
  std::uint8_t points_dead = 0;
  std::uint8_t points_assumed = 0;
  std::uint8_t points_objected = 0;

  failing calls_failing;
  failing mails_failing;

  // Where numbers take turns: the contact point that was called last, and whether the next one is to be called now.
  std::int8_t called = -1;  // none yet
  bool at_next_number = false;

  std::array<std::uint8_t, most_dayparts> tried{};    // calls per daypart; up to 63
  std::array<std::uint8_t, most_dayparts> reached{};  // of those, conversations; up to 15

  boost::container::static_vector<track_memory, most_slots> memory;  // one for each slot of the policy
  brief_set used;
  boost::container::small_vector<past_hold, 4> holds;  // in their order, where the policy asks for them
  // When a limit was reached by what happened: by a call that used up their number, or by what settled the last of what
  // it had waited for.
  instant limited_at = no_instant;
  // Said, agreed or done when a limit had been reached, the first times and the last: something is pending since, or
  // nothing is left to do. It counts unless the pursuit was over by then, which takes a calendar to know (ruling 36).
  boost::container::static_vector<late_word, most_late_words> late_words;
  early_try tried_early;
  // When a call used up the number of a limit that waits for nothing.
  instant used_up_at = no_instant;
  std::optional<ended_by> ended;

  [[nodiscard]] std::uint8_t points_out() const noexcept { return points_dead | points_objected; }
};

// What a touch says to what was agreed before (ruling 33): nothing; something that takes the place of a call-back and a
// hold, whoever agreed them; a gatekeeper's hold, which takes the place of what a gatekeeper agreed.
enum class newer_word : unsigned char { none, holds_for_all, holds_for_gatekeepers };
[[nodiscard]] newer_word word_in(const compiled_policy& p, const touchpoint& touch) noexcept;

// The pursuit's own part of a decision: its zone tables and identity, checked once.
struct ground {
  const compiled_policy& policy;
  const pursuit& subject;
  instant started;
  instant planned_since = never;             // of the planned call
  std::array<const zone_table*, 4> zones{};  // the first is where dates are read
  int zone_count = 0;                        // 0: unknown; then zones[0] is UTC
  // For each channel the contact points, by index, that the host knows an objection to.
  std::array<std::uint8_t, channel_count> points_suppressed{};

  ground(const compiled_policy& rules, const pursuit& of);  // throws invalid_pursuit, invalid_time

  [[nodiscard]] const zone_table& zone() const noexcept { return *zones[0]; }
  // The index of the first contact point for that channel which is not among these; -1: none is left. A voicemail goes
  // to a box of its own where there is one, else to the number that is called.
  [[nodiscard]] int first_point(channel via, std::uint8_t but) const noexcept { return point_from(0, via, but); }
  // The same, of numbers the first from that one on, and from the last one on the first again.
  [[nodiscard]] int point_from(int first, channel via, std::uint8_t but) const noexcept;
  [[nodiscard]] day_number local_day(instant at) const noexcept { return day_of(zone().to_local(at)); }
  [[nodiscard]] int local_minute(instant at) const noexcept;
  [[nodiscard]] std::uint32_t fingerprint() const noexcept;

 private:
  void note_planned(const planned_call& call);
  void note_suppressed_points();
  [[nodiscard]] bool is_lifted_for_good(const suppression& one, channel via) const;
};

// The index of the contact point that a touch would use; -1: none is left. Where numbers take turns a voicemail goes to
// the one that was called. While a call to a certain number is promised, calls go to that one.
[[nodiscard]] int point_for(const ground& g, const case_state& s, channel via) noexcept;
// The same, whatever number a promise names.
[[nodiscard]] int usual_point_for(const ground& g, const case_state& s, channel via) noexcept;
// The contact point that the pending promise names, where it can be called; -1: it names none, or one that is out.
[[nodiscard]] int promised_point(const ground& g, const case_state& s) noexcept;

// Something agreed with a person is pending: a promise, a dated hold or absence, an appointment, information or an
// answer owed that can be given. No limit ends that (ruling 35).
[[nodiscard]] bool is_pending(const ground& g, const case_state& s) noexcept;

// The rule of this policy that asked for an action; none: it was none of them.
[[nodiscard]] rule_id rule_asking_for(const ground& g, action_id action) noexcept;

// When the last of the appointments that stand is over; no_instant where there is none.
[[nodiscard]] instant end_of_last_appointment(const ground& g, const case_state& s) noexcept;
// The first of those that are not over at `at`; null: none is.
[[nodiscard]] const civil_span* appointment_ahead(const ground& g, const case_state& s, instant at) noexcept;

// The day so long after another one; a month is clipped to its end.
[[nodiscard]] day_number day_after(day_number from, const review_period& wait);
// The same day of the next month, or its last.
[[nodiscard]] day_number a_month_after(day_number from);

[[nodiscard]] day_number first_day_of_next_month(day_number day);

// When a consent is in force: from when it was given until it ends or is withdrawn (ruling 43). Empty: never.
[[nodiscard]] stretch stretch_of(const consent& one);

// When an objection was made that the host knows of; before anything where that has no date.
[[nodiscard]] instant made_at(const suppression& one);
// Whether it stops what goes through that channel; one to calls stops voicemails too.
[[nodiscard]] bool stops(const suppression& one, channel via) noexcept;

// Whether a day has that daypart.
[[nodiscard]] bool is_on(const daypart& part, day_number day) noexcept;
// The daypart of a policy in which a minute of a local day lies; -1: none.
[[nodiscard]] int daypart_of(const compiled_policy& p, day_number day, int minute) noexcept;

// Two bits for a touchpoint, to tell that it cannot be among those whose bits are together in a mask.
[[nodiscard]] std::uint32_t mark_of(touchpoint_id id) noexcept;

// Folds one touchpoint behind all the others, of which none is later. Throws invalid_history, and out_of_order. Without
// a calendar what was planned, and holds, are left out: no decision is made from that where they count.
void apply(const ground& g, case_state& s, const touchpoint& touch, const calendar_table* hours = nullptr);
// Agrees on the call that the host has planned, once, if it was planned before that instant (ruling 32). What was
// recorded at the instant of the plan comes before it.
void note_plan_before(const ground& g, case_state& s, instant at);
// The state before anything happened.
[[nodiscard]] case_state initial_state(const ground& g);
// ... and its calls: those known by their number only.
[[nodiscard]] inline std::uint16_t initial_calls(const pursuit& of) noexcept {
  return static_cast<std::uint16_t>(std::min(of.earlier_attempts, 0xFFFF));
}

[[nodiscard]] case_state folded(const ground& g, const ordered_history& history, const calendar_table* hours = nullptr);

[[nodiscard]] progress packed(const ground& g, const case_state& s);
// Throws stale_progress.
[[nodiscard]] case_state unpacked(const ground& g, const progress& p);

}  // namespace followup::detail
