// followup/assure/verify.hpp - whether a cadence keeps its promises: proved, refuted by a story, or unknown.
//
//   const given about{prospect, office, time_zone::named("Europe/Amsterdam")};
//   const verification report = verify(until_no(), about, never_ends_before(definite_no{}), always_has_a_next_step{},
//                                      leaves_a_message_every_time{}, within(office).except_agreed_times());
//   if (!report.all_proved()) std::cerr << to_string(report);
//
//   proved    No story breaks it. Not one that was tried: none.
//   refuted   This story breaks it: ask `next_actions` and see.
//   unknown   Neither. It says how far was looked; it is never a pass.
//
// How it comes to know. What can happen is without end, but what a policy remembers of it is not: the last contact and
// its outcome, a promise or none, what is owed, what was put off, which channels are left, where each track stands.
// Times enter only by how they compare with one another and with now, and counts by what they are compared with.
//
// 1. All cases. Every combination of these that the types allow is brought to the engine itself, which says what it
//    would want to do: whether or not a history leads there, so that no history is forgotten. Of counts only "owes one"
//    and "at step n" is kept, of times nothing: neither decides which touches a rule wants, only when. What makes no
//    difference is looked at once: outcomes of one behaviour, steps of one channel and wait, tracks while an
//    appointment is ahead.
// 2. How a case goes on. What a property must know of the past (was a no heard, does a promise stand, is a message
//    owed) is noted beside the engine by a listener of its own, and both are led through every touchpoint that can be
//    recorded (all outcomes, channels, directions and roles, with and without message and promise, of this pursuit and
//    of another one), on both sides of each comparison that recording makes: same day or later, before, just before or
//    after a promise, a hold and an appointment ahead or over, limits reached or not. What the property needs is
//    followed; the rest is varied one part at a time, for recording treats its parts on their own.
// 3. When. Calendar, windows, consents and the registry depend on nothing that happens: the stretches in which they
//    allow a touch are listed, by the engine's own admission, for `search_bounds::horizon` from the start and the two
//    years that the engine looks ahead, and compared with what is asked. Caps, gaps and quiet days hold a touch back
//    for a time that is known; they are compared by their figures. Dayparts and side rules choose among allowed
//    instants and are taken as "any of them".
// 4. Stories. What is not proved is looked for, by the number of touches: none; one; then long runs in which one
//    thing happens again and again, what can follow where the calls of one fill a cap for a lifetime or are one
//    short of a limit, and each step and branch of the lists; then two, three, up to `search_bounds::depth`. A story
//    of n touches goes on from each case that one of n - 1 leads to, a minute later and at the instants that its
//    answer names (a window's begin and last second, the wake-up, a promise and the day before). As the first touch,
//    a minute after the start, every kind is tried; at the other instants, and later, one kind for each case that a
//    first touch can lead to. Dates come with them in one way: a hard promise of theirs for a clock time or for
//    three days, a soft one for a day, a hard or soft one of ours for a clock time, each four days later, one of
//    theirs for next Sunday at three in the night, and one for yesterday; an appointment four days later; the end of
//    a hold or an absence ten days later, where one is named. The question is put at once and when its answer wakes
//    up. Each hit is replayed through `next_actions` from the bare touchpoints. Proofs are held against a short
//    search as well.
//
// The shortest story: of those just described none with fewer touches breaks the property, if `finding::depth` has been
// searched so far that the story has at most one touch more. Of a longer one, which a long run met, no touch can be
// left out; another one may be shorter.
//
// A proof holds for this profile and calendar, for what happens, is agreed and is asked in the first `horizon` after
// `given::started`; of a policy with a limit in time that is all there is, appointments aside. A policy with callables
// of the host's own is searched, never proved.
#pragma once

#include <followup/assure/properties.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/model/prospect.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace followup {

// Whom and under which hours: a profile that stands for the prospects a policy is meant for. What they consented to,
// which channels they have and where they are decides what can happen.
struct given {
  // `zone` counts where the prospect names none of its own.
  given(prospect whom, calendar open, const time_zone& zone);
  [[nodiscard]] given starting(ptime at) const {
    auto copy = *this;
    copy.started = at;
    return copy;
  }

  prospect who;
  calendar hours;
  ptime started;  // default: 2026-01-05T09:00:00Z, a Monday
  int earlier_attempts = 0;
};

// How far to look. Work is counted, not time, so that a report is the same on every machine.
struct search_bounds {
  calendar_days horizon{550};      // how long after the start proofs reach; 1 to 700
  int depth = 3;                   // touches of a story, when all kinds of them are tried
  int run = 130;                   // touches of a long run
  std::int64_t answers = 100'000;  // asked of the engine, for all properties that are not proved
  std::int64_t cases = 4'000'000;  // combinations; a policy with more is unknown
};

enum class proof : unsigned char { proved, refuted, unknown };

// What happened, and the question whose answer breaks the property.
struct breaking_story {
  pursuit subject;
  std::vector<touchpoint> touches;  // in order
  ptime now;
  answer said;      // what `next_actions` answers
  std::string how;  // "closed as withdrawn by 'outcome:not_now', ..."

  // The same question anew.
  [[nodiscard]] answer replayed(const policy& rules, const calendar& hours) const;
};

struct finding {
  std::string property;  // name_of it
  proof what = proof::unknown;
  std::string why;  // the argument, or what could not be shown
  // Of a refuted one. None for a rule that nothing reaches, which no story can show: `why` names it.
  std::optional<breaking_story> story;
  std::int64_t cases = 0;        // combinations looked at
  std::int64_t transitions = 0;  // touchpoints led through them
  std::int64_t answers = 0;      // asked of the engine in stories
  int depth = 0;                 // stories of up to so many touches were all tried, see 4.
};

// The report: one finding for each property, in their order.
struct verification {
  std::string policy;  // its name
  std::vector<finding> findings;

  [[nodiscard]] bool all_proved() const noexcept;
};

// Throws `invalid_policy` for a property or bounds that cannot be, `invalid_pursuit` and `invalid_time` for such a
// prospect. What a host's callable throws leaves it.
[[nodiscard]] verification verify(const policy& rules, const given& about, const std::vector<property>& promises,
                                  const search_bounds& bounds = {});

template <class... Properties>
[[nodiscard]] verification verify(const policy& rules, const given& about, const property& first,
                                  const Properties&... others) {
  return verify(rules, about, std::vector<property>{first, property{others}...});
}

// One line per property, the story of a refuted one below it, in the local time of its prospect and in the words of
// a timeline (testing/timeline.hpp):
//
//   policy 'three_strikes'
//   refuted: leaves a message every time
//     after a call without a message nothing asks for one
//       2026-01-05 10:01 call: no_answer by nobody, carrying out #16576506109464492054 (#1)
//       asked at 2026-01-05 10:01: waiting, call from 2026-01-07 08:00
//     (looked at 67 answers)
[[nodiscard]] std::string to_string(const verification& report);

[[nodiscard]] std::string_view name_of(proof what) noexcept;

}  // namespace followup
