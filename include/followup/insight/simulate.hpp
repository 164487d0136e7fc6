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
// Every touch is one that `next_actions` asked for: made at the first instant at which it is allowed by a seller who is
// never late, or as soon as one with so much time a day, who is ill sometimes, comes to it (`trial::by`). It shows what
// the policy does and what follows from the rates it is given; that people are so is for the rates to say.
#pragma once

#include <followup/engine/explain.hpp>
#include <followup/insight/book_insight.hpp>
#include <followup/insight/persistence.hpp>
#include <followup/model/channel.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/delay.hpp>
#include <followup/time/instant.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace followup {

// A population is how people behave when they are called and written to, in chances from 0 to 1. Voicemails and tasks
// reach them, and nothing comes of these.
struct population {
  prospect who;                         // whom they are like: zones, ways to reach them, audience, consents
  std::array<double, 24> reached = {};  // that a call reaches the person, by the hour of their clock
  double keeps_promise = 1;             // the same of a call at a time that they agreed to
  // What a conversation comes to, by the number of the call in which it is, the last chance standing for all later
  // calls; empty: never. Then an objection.
  std::vector<double> yes = {};
  std::vector<double> no = {};
  double objection = 0;
  // Of the conversations that decide nothing, 1 together at most: "call me back", one to five business days later at
  // the same hour; "send me something"; "not before", two to nine weeks later; an appointment, three to ten business
  // days later at the same hour.
  double call_back = 0;
  double information = 0;
  double on_hold = 0;
  double appointment = 0;
  // That somebody else answers a call that does not reach the person, else a machine. They say that the person has just
  // left, is in a meeting, has a day off, or is away for one to three weeks, each as often.
  double gatekeeper = 0;
  // That a letter or an e-mail is answered, in writing and one to five business days after it was sent. An answer is
  // yes and no as a conversation in the newest call is; else it wants to be answered.
  double answers_letter = 0;
  double answers_email = 0;
  // That a conversation, a letter or an e-mail is one too many: they complain, which is an objection.
  double complaint = 0;
};

// Returns a population that behaves as a book did: reached by the hour, keeping promises, with a yes or another end of
// a conversation by the number of the call (from the first call on that had fewer than 100 in play, all later ones
// together). What a book does not count stays 0: objections are among the noes.
[[nodiscard]] population population_of(const book_insight& seen, prospect who);

// An effort is what a touch takes of a seller's time, in minutes by channel, 0 or more: with what is written down, and
// what is known in money divided by what an hour costs. The usual one is a guess, to be replaced by one's own.
struct effort {
  std::array<int, channel_count> minutes = {6, 1, 10, 4, 15};
  [[nodiscard]] constexpr int of(channel via) const noexcept { return minutes[static_cast<std::size_t>(via)]; }
  friend bool operator==(const effort&, const effort&) = default;
};

// A seller is who makes the touches, one after the other: promises first, then those missed, answers owed, and the rest
// by due time, as `agenda` has them. The touch that is begun within the day's minutes is finished. When ill, on local
// dates as the prospects have them, they make none, and nobody stands in for them.
struct seller {
  int prospects = 250;   // so many of the trial each, 1 or more; the last one has the rest
  minutes a_day{360};    // for touches, 1 or more
  double falls_ill = 0;  // the chance on a day that the calendar has open, 0 to 1
  calendar_days ill{4};  // so many dates in a row, 1 or more
  effort takes = {};
  friend bool operator==(const seller&, const seller&) = default;
};

// Which of them, and how long: [from, from + length). A trial of 10,000 is that of its first 5,000 followed by that of
// the others (`first` = 5,000), so that parts of it may run in parallel; with sellers a part has whole ones.
struct trial {
  ptime from;
  int prospects = 10'000;
  calendar_days length{180};
  std::uint64_t seed = 0;
  int first = 0;
  calendar_days arriving{0};      // over so many days from `from` they start, spread evenly; 0: all at once
  std::optional<seller> by = {};  // none: somebody who is never late
};

struct simulated_pursuit {
  std::array<int, channel_count> touches = {};  // made, by their channel
  std::optional<disposition> ended = {};        // none: it was open at the end
  std::optional<ptime> ended_at = {};
  int days = 0;           // whole days from its start until then, or until the end of the trial
  int answers = 0;        // to letters and e-mails
  int complaints = 0;     // at most one
  int late_promises = 0;  // agreed calls for which nobody called in time, while it was open
  friend bool operator==(const simulated_pursuit&, const simulated_pursuit&) = default;
};

struct simulation {
  std::vector<simulated_pursuit> pursuits;  // in the order of the prospects
  int together = 1;                         // so many in a row had one seller

  // The same as of a book.
  [[nodiscard]] persistence going_on() const;
  friend bool operator==(const simulation&, const simulation&) = default;
};

// Each pursuit with all that happened, to be kept as a book; in the order of the prospects.
using book_keeper = std::function<void(const pursuit&, std::span<const touchpoint>)>;

// Pure: the same arguments give the same simulation, on any machine and whatever else is simulated. What a prospect
// does at their n-th call, letter or e-mail depends on the seed, the prospect and n alone, and a seller is ill on the
// same dates whatever they do, so that two policies meet the same luck. Throws `invalid_pursuit` for chances outside
// [0, 1], for numbers below what is said of them, for a part that begins within a seller's prospects, and for a
// prospect that cannot be right; `invalid_time`.
[[nodiscard]] simulation simulate(const policy& rules, const population& people, const calendar& hours,
                                  const trial& how, const book_keeper& keep = {});

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
// narrower than of two books of different people. Where prospects share a seller it is that of the change of each
// seller, since what one of them is spared another may get.
struct comparison {
  difference yeses;
  difference objections;  // complaints are among them
  std::array<difference, channel_count> touches = {};
  difference answers;  // to letters and e-mails
  difference complaints;
  difference late_promises;
  difference days;     // that a pursuit is open
  difference minutes;  // of sellers' time
  friend bool operator==(const comparison&, const comparison&) = default;
};

// Throws `invalid_pursuit` unless both have the same number of prospects with as many to a seller, and two prospects
// or sellers at least.
[[nodiscard]] comparison compared(const simulation& before, const simulation& after, const effort& takes = {});

// In a table by the hundred prospects, what a yes takes, and what it holds for; one to a line, without a line end after
// the last. Lines in which nothing happened are left out.
//
//   of 100 prospects  before   after                change
//   yeses                2.8    20.0   17.2 (16.4 to 17.9)
[[nodiscard]] std::string explain(const comparison& found, language in = language::english);

}  // namespace followup
