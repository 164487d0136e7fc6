// followup/insight/forecast.hpp - how much work is ahead: by day, channel and seller.
//
//   std::vector<open_pursuit> open;
//   for (const row& one : open_pursuits()) open.push_back({one.policy, office, one.pursuit, one.touchpoints,
//   one.seller}); const forecast ahead = forecast_of(open, population_of(seen, anybody), {.now = now, .a_day =
//   minutes{360}}); std::cout << explain(ahead) << "\n";
//
// Each pursuit is gone on with from where it stands, by touches that `next_actions` asks for, made as soon as they are
// allowed: what is put off for want of time comes on top of the days behind it. New pursuits are not among them; what
// room there is for those, `carried` says.
#pragma once

#include <followup/engine/agenda.hpp>
#include <followup/engine/explain.hpp>
#include <followup/insight/simulate.hpp>
#include <followup/model/channel.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/instant.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace followup {

// An open pursuit is one that somebody goes on with. One that is over asks for nothing.
struct open_pursuit {
  policy rules;
  calendar hours;
  pursuit subject;
  // All touchpoints of the prospect, in any order; those after the time of the forecast are left out. It must outlive
  // the call.
  std::span<const touchpoint> history;
  int seller = 0;  // whose it is, from 0
};

// How far to look, and by what.
struct forecast_plan {
  ptime now;
  int weeks = 4;    // 1 to 52; the first day is that of `now`, from then on
  int sellers = 1;  // 1 or more
  time_zone zone;   // in which days are read
  effort takes = {};
  std::optional<minutes> a_day = {};  // what a seller has for touches each working day; none: it is not asked
  int runs = 100;                     // in which people answer by chance, 20 or more
  std::uint64_t seed = 0;
};

// A band is what runs of chance come to: their mean, and where the middle 90 % of them lie, both ends included.
struct band {
  double mean = 0;
  double low = 0;
  double high = 0;
  friend bool operator==(const band&, const band&) = default;
};

// The work of a date.
struct workload {
  struct load {
    std::array<double, channel_count> touches_in_silence = {};  // if nobody answers, whole numbers
    std::array<band, channel_count> touches = {};               // if they answer as they do
    double minutes_in_silence = 0;
    band minutes = {};
    friend bool operator==(const load&, const load&) = default;
  };
  date on;
  bool open = false;            // on the calendar of some pursuit
  load all;                     // of all sellers together
  std::vector<load> by_seller;  // in their order
  friend bool operator==(const workload&, const workload&) = default;
};

// One thing of today, in the order in which a seller should do them.
struct planned_touch {
  agenda_item what;
  int seller = 0;
  bool fits = true;  // in the seller's day, with those before it
};

struct forecast {
  forecast_plan plan;
  std::size_t pursuits = 0;          // that are not over
  std::vector<workload> days;        // every date of the weeks, in order
  std::vector<planned_touch> today;  // by seller
};

// Told the share that is done, now and then.
using progress_told = std::function<void(double)>;

// Pure. People answer as `usual` says; whom it is like does not matter, for each pursuit has its own prospect. Throws
// what `fold` throws for a pursuit; `invalid_pursuit` for a plan or a seller outside of what is said of them, and for
// chances outside [0, 1]; `invalid_time`.
[[nodiscard]] forecast forecast_of(std::span<const open_pursuit> open, const population& usual,
                                   const forecast_plan& plan, const progress_told& on_progress = {});

// How many new pursuits a working day a seller's time carries in the long run: what a seller has a day, divided by what
// a pursuit takes from its beginning to its end, as far as `how` looks. The interval is that of the mean.
struct carrying {
  double minutes_a_pursuit = 0;
  double pursuits_a_day = 0;
  double low = 0;
  double high = 0;
  friend bool operator==(const carrying&, const carrying&) = default;
};

// Throws what `simulate` throws, and `invalid_pursuit` for less than 1 minute a day or 2 prospects.
[[nodiscard]] carrying carried(const policy& rules, const population& people, const calendar& hours, const trial& how,
                               minutes a_day, const effort& takes = {});

// In sentences and a table by date, one to a line, without a line end after the last. `sellers` are their names, none
// or all.
//
//   date             if nobody answers  as they answer        capacity
//   Tue 24 Nov 2026  6.4 hours          6.1 hours (5.7–6.4)     6 hours  over
[[nodiscard]] std::string explain(const forecast& ahead, const std::optional<carrying>& room = {},
                                  std::span<const std::string> sellers = {}, language in = language::english);

}  // namespace followup
