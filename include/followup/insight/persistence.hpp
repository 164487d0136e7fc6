// followup/insight/persistence.hpp - whether going on pays: what came of the first call, the second, the fiftieth.
//
//   persistence seen;
//   for (const row& one : campaign) seen.add(one.calls, one.came_to);
//
//   for (const persistence_row& row : seen.rows()) show(row.call, wilson(row.yes), row.yes_by);
#pragma once

#include <followup/insight/proportion.hpp>
#include <followup/model/prospect.hpp>
#include <followup/time/delay.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace followup {

// What can be said of the n-th call. In play for it are the pursuits that had one; what a pursuit came to counts for
// the last call before it.
struct persistence_row {
  int call = 0;      // n, from 1
  proportion yes;    // of those in play, who said yes to it
  proportion no;     // ... of whom it was the last call because it ended in another way
  proportion later;  // of all yeses, those that came after it: what stopping here would have lost
  // Of this call and all later ones, how many brought a yes: what going on as this book did brings.
  proportion onward;
  // Who has not ended by then, a pursuit without an end being one of whom no more is known: Kaplan and Meier's
  // estimate, with Greenwood's variance on the log(-log) scale.
  estimate in_play;
  // Who has said yes by then, of all who are called as long as they are in play: Aalen and Johansen's estimate, which
  // is 1 - `in_play` where nothing but a yes ends a pursuit. Its variance is that of Gaynor and others (JASA 88, 1993).
  estimate yes_by;
  friend bool operator==(const persistence_row&, const persistence_row&) = default;
};

// The persistence of a book: after how many calls each pursuit came to what. `won` and `meeting` are a yes; `refused`,
// `opted_out` and `unreachable` an end without one. The others (`exhausted`, `withdrawn`, `answered`, and none at all:
// open, or given up) say nothing of what one call more would have brought: they count for the calls they had.
class persistence {
 public:
  static constexpr int most_calls = 65'535;

  // So many pursuits of one kind. Throws `invalid_history` for calls outside [0, `most_calls`] and a negative number
  // of pursuits.
  void add(int calls, std::optional<disposition> ended, std::int64_t pursuits = 1);

  // Those added, and those of them that came to a yes, to another end and to neither; uncalled ones too.
  [[nodiscard]] std::int64_t pursuits() const noexcept;
  [[nodiscard]] std::int64_t yeses() const noexcept;
  [[nodiscard]] std::int64_t noes() const noexcept;
  [[nodiscard]] std::int64_t undecided() const noexcept;
  [[nodiscard]] std::int64_t calls() const noexcept;

  // Returns a row for each call up to the last that anybody had.
  [[nodiscard]] std::vector<persistence_row> rows() const;

  friend bool operator==(const persistence&, const persistence&) = default;

 private:
  struct tally {
    std::int64_t yes = 0;
    std::int64_t no = 0;
    std::int64_t undecided = 0;
    [[nodiscard]] std::int64_t all() const noexcept { return yes + no + undecided; }
    friend bool operator==(const tally&, const tally&) = default;
  };
  [[nodiscard]] std::int64_t sum(std::int64_t tally::*which) const noexcept;

  std::vector<tally> after_;  // by the number of calls
};

// What a call costs, and what a yes is worth, both in a seller's time: what is known in money is divided by what an
// hour costs.
//
//   call_worth{minutes{6}, hours{8}}
struct call_worth {
  minutes a_call;                   // with its message and what is written down; 1 or more
  std::optional<hours> a_yes = {};  // 1 or more; none: how far calls pay is not asked
  friend bool operator==(const call_worth&, const call_worth&) = default;
};

// How far calls pay for themselves, as far as a book says so beyond doubt. Between the two it cannot tell.
struct payoff {
  double calls_a_yes = 0;  // so many calls cost what a yes is worth
  // The last call up to which each pays: of those in play more say yes to it than it takes, also at the low end of the
  // interval. 0: not even the first.
  int pays_to = 0;
  // The first call after that which no longer pays, nor does going on from it as the book did, also at the high end of
  // the interval of `onward`. None: that is not to be seen.
  std::optional<int> no_longer_from = {};
  friend bool operator==(const payoff&, const payoff&) = default;
};

// Returns nothing where `price` has no worth of a yes. Throws `invalid_policy` for a time of less than 1.
[[nodiscard]] std::optional<payoff> payoff_of(std::span<const persistence_row> rows, const call_worth& price);

// Returns how many minutes of calling a yes costs at that call, as its share of yeses is; nothing where nobody said
// yes. Throws as `payoff_of`.
[[nodiscard]] std::optional<double> minutes_a_yes(const persistence_row& row, const call_worth& price);

}  // namespace followup
