// followup/policy/daypart.hpp - at what time of the day to call somebody who was not reached at other times.
#pragma once

#include <followup/time/calendar.hpp>
#include <followup/time/delay.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace followup {

// A named part of the working day, on the prospect's local clock, clipped to the calendar. Parts that differ by weekday
// are parts of their own: "Friday lunch", {12 * 60, 13 * 60}, 150, {weekday::friday}.
struct daypart {
  std::string name;
  day_interval hours;
  int answer_rate_permille = 200;  // prior: how often people answer then, 0 ... 1000
  std::vector<weekday> on = {};    // the weekdays that have it, each once; empty: every day
  bool operator==(const daypart&) const = default;
};

// Preferences on top of the score, each among the dayparts that the ones listed before it leave. One that would leave
// none of them is set aside alone; the answer says so where it could have chosen between several.
struct at_most_per_daypart {
  int calls = 3;
  bool operator==(const at_most_per_daypart&) const = default;
};
// Not in the same or a neighbouring half-hour of the clock as an earlier failed call; or, with a number of hours, not
// less than so many hours of the clock before or after one, on whatever day that was.
//
//   other_clock_time{hours{2}}   after a call that failed at 10:15: not from 08:16 to 12:14
struct other_clock_time {
  hours around{0};  // 0: by half-hours; up to 11
  bool operator==(const other_clock_time&) const = default;
};
// A weekday that was not tried yet. The day itself is the rhythm's to name, so this never chooses between its dayparts.
struct other_weekday {
  bool operator==(const other_weekday&) const = default;
};
using side_rule = std::variant<at_most_per_daypart, other_clock_time, other_weekday>;

// How a call that is due on a day gets its hour. For daypart d, with n_d calls of this pursuit in d during the last 180
// days (busy lines not counted) of which s_d reached the person,
//
//     score(d) = (k * P_d + 1000 * s_d) / (k + n_d)
//
// and the largest score wins: integers only, compared exactly, nothing random (n_d counts up to 63, s_d up to 15).
// Ties: fewer calls, then the daypart that opens first from the earliest allowed instant on, then the order given. The
// daypart of the last failed call is passed over while another is open.
struct daypart_choice {
  std::vector<daypart> parts;  // at most 8, not overlapping on any weekday
  int k = 2;                   // 2 when the rates are a guess, 4 when from 1,000 calls or more of one's own
  std::vector<side_rule> side_rules;
  hours apart{3};  // a call after one that failed comes at least so long after it
  bool operator==(const daypart_choice&) const = default;
};

// The order in which the score prefers the dayparts, by index: calls[d] and reached[d] as above; ties by fewer calls,
// then index. Shows the bare score at work; `next_actions` adds the hours, the side rules and the tie by opening.
// Throws `invalid_policy` for a k or a rate that no policy can have, and `invalid_history` unless there is one count
// for each daypart and none reached the person more often than it was called in.
[[nodiscard]] std::vector<int> ranked(const daypart_choice& choice, std::span<const int> calls,
                                      std::span<const int> reached);

}  // namespace followup
