// The stories of the fuzzers that decide.
#pragma once

#include <followup/testing/generators.hpp>
#include <followup/testing/source.hpp>
#include <followup/testing/story.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace fuzz {

namespace detail {

// The plainest one first.
inline std::vector<followup::calendar> some_calendars() {
  namespace ft = followup::testing;
  ft::source plainest = ft::source::of_numbers({});
  std::vector<followup::calendar> all{ft::some_calendar(plainest)};
  for (std::uint64_t seed = 1; seed < 32; ++seed) {
    ft::source luck{seed};
    all.push_back(ft::some_calendar(luck));
  }
  return all;
}

}  // namespace detail

// As testing::some_story, but for its calendar, which is one of a few: laying out the days of two centuries anew takes
// longer than all the rest of an input.
inline followup::testing::story some_story(followup::testing::source& luck, followup::testing::policy_shape rules,
                                           std::size_t most_touches) {
  namespace ft = followup::testing;
  static const std::vector<followup::calendar> calendars = detail::some_calendars();
  followup::policy under = ft::some_policy(luck, rules);
  const followup::calendar& hours = luck.one_of(calendars);
  return ft::some_story(luck, std::move(under), hours, {.most = most_touches});
}

}  // namespace fuzz
