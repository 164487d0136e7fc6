// followup/testing/generators.hpp - prospects, histories and policies by chance, for tests of what must always hold.
//
// Each function makes a valid value from a source's choices, and between them they reach everything that the library's
// types can say: every alternative of every variant, every outcome in every way in which it can come about. Valid
// means that the library takes it, not that it is wise: a generated policy may forbid everything.
//
//   for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
//     source luck{seed};
//     const story told = some_story(luck);
//     const answer next = next_actions(told.rules, told.subject, told.history, told.hours, told.now);
//     BOOST_TEST((next.status == status::closed || next.wake_at), record(told));
//   }
//
// With RapidCheck: testing/rapidcheck.hpp.
#pragma once

#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>
#include <followup/testing/source.hpp>
#include <followup/testing/story.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/delay.hpp>
#include <followup/time/time_zone.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace followup::testing {

// --- Time.

// Any day from 2024 to 2029, and any second of it: with clock changes, leap days and turns of the year.
[[nodiscard]] date some_day(source& luck);
[[nodiscard]] ptime some_instant(source& luck);
// Zones of testing/fakes.hpp, UTC, and fixed offsets from -11:00 to +13:45.
[[nodiscard]] time_zone some_zone(source& luck);
// The hours of one day: office hours, or up to four intervals, or none.
[[nodiscard]] day_hours some_day_hours(source& luck);
// At least one day of it is open.
[[nodiscard]] week_hours some_week_hours(source& luck);
// With up to 20 holidays and up to 5 days of hours of their own.
[[nodiscard]] calendar some_calendar(source& luck);
// Up to a few weeks; not negative.
[[nodiscard]] delay some_delay(source& luck);
// A date, a clock time, a window or a few days, from `near` to four weeks after it.
[[nodiscard]] agreed_time some_agreed_time(source& luck, date near);

// --- Who.

// Reachable through 0 to 8 contact points, in 0 to 4 zones: most of them through a few, in one.
[[nodiscard]] prospect some_prospect(source& luck);
[[nodiscard]] pursuit some_pursuit(source& luck);

// --- What happened.

// One touchpoint of `subject` at that instant (not before its start), of any kind that `check` allows.
[[nodiscard]] touchpoint some_touchpoint(source& luck, const pursuit& subject, ptime at);

struct history_shape {
  std::size_t most = 24;       // touchpoints
  bool ends = true;            // with answers, objections and dead numbers among them, which end things
  bool other_pursuits = true;  // with touchpoints of the prospect's other pursuits
};

// Up to `most` touchpoints, each valid, in their order, ids of their own, spread over some months from the pursuit's
// start.
[[nodiscard]] std::vector<touchpoint> some_history(source& luck, const pursuit& subject, history_shape shape = {});

// The same, as it comes about under a policy: about half of the touchpoints carry out what the policy asked for at the
// time, the action's id and brief given back. These reach deeper: the tenth call, the letter after the fifth.
[[nodiscard]] std::vector<touchpoint> some_history(source& luck, const policy& rules, const pursuit& subject,
                                                   const calendar& hours, history_shape shape = {});

// A time to ask at: the instant of the newest touchpoint (without one, the start), or up to some weeks after it.
[[nodiscard]] ptime time_after(source& luck, const pursuit& subject, std::span<const touchpoint> history);

// --- Rules.

// Any behaviour that can stand at that outcome.
[[nodiscard]] behaviour some_behaviour(source& luck, outcome_kind kind);
// The doctrine, or the doctrine with a few rows changed, or any table without gaps.
[[nodiscard]] behaviours some_behaviours(source& luck);

struct policy_shape {
  bool host_rules = true;     // with callables of a host's own as tracks, guards and endings
  bool needs_history = true;  // else the policy can be decided from progress
};

// With 1 to 6 tracks, 0 to 5 guards, 0 to 2 limits, half of them with dayparts. Its tracks are called "track 1", its
// guards "guard 1", its limits "limit 1", its re-entries "re-entry 1"; a host's own rules have what they do and their
// figure behind that
// ("guard 2: not before 9 o'clock"), so that policies of equal identity do the same.
[[nodiscard]] policy some_policy(source& luck, policy_shape shape = {});

// --- All of it: a policy, a pursuit, hours, a history that came about under them, and a time to ask at.

[[nodiscard]] story some_story(source& luck, policy_shape rules = {}, history_shape history = {});
// Under that policy and these hours.
[[nodiscard]] story some_story(source& luck, policy rules, calendar hours, history_shape history = {});

}  // namespace followup::testing
