// followup/engine/agenda.hpp - more is due than a seller can do: what comes first today.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/model/ids.hpp>
#include <followup/model/prospect.hpp>
#include <followup/time/calendar.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace followup {

// One due action of one pursuit, as the agenda sees it.
struct agenda_item {
  enum class urgency : unsigned char {
    promise,         // a promise whose window meets the rest of today
    missed_promise,  // a promise that we missed
    answer,          // an answer owed to the prospect
    other,           // everything else
  };
  pursuit_id pursuit;
  action what;
  urgency how = urgency::other;
  ptime deadline;  // promise: the end of its window; missed: the time missed; answer: the latest; other: due
  prospect::priority_class priority = prospect::priority_class::normal;
  int attempts = 0;
};

// The agenda's view of an answer: its actions that can be done at some time in [now, end_of_day), each with its
// urgency, read from the reasons: of an answer that was asked without reasons everything is `other`.
// `attempts` is how often this prospect was tried; it decides ties.
[[nodiscard]] std::vector<agenda_item> agenda_items(const pursuit& subject, const answer& what, int attempts, ptime now,
                                                    ptime end_of_day);

// How many touches of each channel there is time for today; none: any number. Less than none counts as 0.
struct capacity {
  std::array<std::optional<int>, channel_count> per_channel{};
};

// The items in the order in which they should be done:
//   1. promises, by the end of their window;
//   2. promises that we missed, by the time missed;
//   3. answers owed, by deadline;
//   4. everything else by due time less a head start for priority (low none, normal 2 open days, high 5).
// Ties: due time, fewer attempts, pursuit id, action id.
//
// With a capacity of any channel the first ones that fit are chosen; those of channels without one all are. At least a
// fifth of each channel's capacity, rounded up but never the whole of it, is kept for the fourth kind while there are
// any, so that nobody starves: an item due on day D is overtaken, among those, only by items due by D + 5 open days.
// What was chosen comes in the order in which its windows close, ties in the order above; what was not is left out.
//
// The open days are those of `hours`, read in `zone`; a time on a closed day counts as the start of the next open one.
// Throws `invalid_time` for an item whose times are special or out of range.
[[nodiscard]] std::vector<agenda_item> agenda(std::vector<agenda_item> items, const calendar& hours,
                                              const time_zone& zone, const capacity& today = {});

}  // namespace followup
