// followup/insight/pictures.hpp - what a book says and what is ahead, to look at.
//
//   const picture going_on = picture_of(seen.going_on());
//   page << going_on.svg << table_of(going_on.table);
//
// Each is an SVG that needs nothing else, by itself or in a page: light or dark as its reader prefers, and black on
// white on paper; nothing in it is told by hue alone. It has a title and a description for those who have it read to
// them, and a mark says what it is to those who point at it. The same bytes for the same figures.
#pragma once

#include <followup/engine/explain.hpp>
#include <followup/insight/answer_rates.hpp>
#include <followup/insight/forecast.hpp>
#include <followup/insight/persistence.hpp>
#include <followup/insight/simulate.hpp>

#include <array>
#include <string>
#include <vector>

namespace followup {

// A picture with all its numbers: the first line of the table are the names of its columns. The texts are plain.
struct picture {
  std::string title;
  std::string svg;
  std::vector<std::vector<std::string>> table;
  friend bool operator==(const picture&, const picture&) = default;
};

// Of those in play, how many say yes to the n-th call, with the interval, as long as 20 are in play.
[[nodiscard]] picture picture_of(const persistence& seen, language in = language::english);

// How many calls reach the person, by weekday and hour: a map in which the number stands, too.
[[nodiscard]] picture picture_of(const answer_rates& seen, language in = language::english);

// The work of each working day: the band and the mean, what it is if nobody answers, and what there is time for.
[[nodiscard]] picture picture_of(const forecast& ahead, language in = language::english);

// Who is still without a yes, week by week, under two policies with those names; for trials that start all at once.
[[nodiscard]] picture picture_of(const simulation& before, const simulation& after,
                                 const std::array<std::string, 2>& names, language in = language::english);

// One pursuit: what happened until `now`, and what is ahead of it in so many weeks if nobody answers. `name` is what to
// call it. Throws what `fold` throws.
[[nodiscard]] picture picture_of(const open_pursuit& one, const std::string& name, ptime now, int weeks = 4,
                                 language in = language::english);

}  // namespace followup
