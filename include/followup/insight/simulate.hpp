// followup/insight/simulate.hpp - what a policy would come to with people who behave by chance; two policies side by
// side.
//
//   population people{.who = who, .yes = {0.2, 0.15, 0.1}, .no = {0.1}, .gatekeeper = 0.4};
//   people.reached.fill(0.25);
//   const trial half_a_year{.from = utc("2026-01-05T08:00:00Z"), .prospects = 10'000, .seed = 7};
//   const simulation strikes = simulate(three_strikes(), people, office, half_a_year);
//   const simulation until = simulate(until_no(), people, office, half_a_year);
//   const comparison found = compared(strikes, until);
//
// Every touch is one that `next_actions` asked for, made at the first instant at which it is allowed by a seller who is
// never late: no capacity, no illness. It shows what the policy does and what follows from the rates it is given; that
// people are so is for the rates to say.
#pragma once

#include <followup/engine/explain.hpp>
#include <followup/insight/book_insight.hpp>
#include <followup/insight/persistence.hpp>
#include <followup/model/channel.hpp>
#include <followup/model/prospect.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/delay.hpp>
#include <followup/time/instant.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace followup {

// A population is how people behave when they are called, in chances from 0 to 1. Letters, e-mails and tasks reach
// them, and nothing comes of these.
struct population {
  prospect who;                         // whom they are like: zones, ways to reach them, audience, consents
  std::array<double, 24> reached = {};  // that a call reaches the person, by the hour of their clock
  double keeps_promise = 1;             // the same of a call at a time that they agreed to
  // What a conversation comes to, by the number of the call in which it is, the last chance standing for all later
  // calls; empty: never. Then an objection; and of those that decide nothing, "call me back", one to five business days
  // later at the same hour.
  std::vector<double> yes = {};
  std::vector<double> no = {};
  double objection = 0;
  double call_back = 0;
  double gatekeeper = 0;  // that somebody else answers a call that does not reach the person, else a machine
};

// Returns a population that behaves as a book did: reached by the hour, keeping promises, with a yes or another end of
// a conversation by the number of the call (from the first call on that had fewer than 100 in play, all later ones
// together). What a book does not count stays 0: objections are among the noes.
[[nodiscard]] population population_of(const book_insight& seen, prospect who);

// Which of them, and how long: [from, from + length). A trial of 10,000 is that of its first 5,000 followed by that of
// the others (`first` = 5,000), so that parts of it may run in parallel.
struct trial {
  ptime from;
  int prospects = 10'000;
  calendar_days length{180};
  std::uint64_t seed = 0;
  int first = 0;
};

struct simulated_pursuit {
  std::array<int, channel_count> touches = {};  // made, by their channel
  std::optional<disposition> ended = {};        // none: it was open at the end
  std::optional<ptime> ended_at = {};
  friend bool operator==(const simulated_pursuit&, const simulated_pursuit&) = default;
};

struct simulation {
  std::vector<simulated_pursuit> pursuits;  // in the order of the prospects

  // The same as of a book.
  [[nodiscard]] persistence going_on() const;
  friend bool operator==(const simulation&, const simulation&) = default;
};

// Pure: the same arguments give the same simulation, on any machine and whatever else is simulated. What a prospect
// does at their n-th call depends on the seed, the prospect and n alone, so that two policies meet the same luck.
// Throws `invalid_pursuit` for chances outside [0, 1], for a negative number of prospects or days, and for a prospect
// that cannot be right; `invalid_time`.
[[nodiscard]] simulation simulate(const policy& rules, const population& people, const calendar& hours,
                                  const trial& how);

// A figure of each of two simulations, by the prospect, and by how much it changes, with its 95 % interval.
struct difference {
  double before = 0;
  double after = 0;
  double change = 0;
  double low = 0;
  double high = 0;
  friend bool operator==(const difference&, const difference&) = default;
};

// Two policies with the same people, prospect by prospect: the interval is that of the change of each, which is
// narrower than of two books of different people.
struct comparison {
  difference yeses;
  difference objections;
  std::array<difference, channel_count> touches = {};
  friend bool operator==(const comparison&, const comparison&) = default;
};

// Throws `invalid_pursuit` unless both have the same number of prospects, and two at least.
[[nodiscard]] comparison compared(const simulation& before, const simulation& after);

// In a table by the hundred prospects, and what it holds for; one to a line, without a line end after the last.
//
//   of 100 prospects  before   after                change
//   yeses                2.8    20.0   17.2 (16.4 to 17.9)
[[nodiscard]] std::string explain(const comparison& found, language in = language::english);

}  // namespace followup
