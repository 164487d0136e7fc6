// desk/year.hpp - a year of a small team, made up: people who behave by chance, from a seed.
#pragma once

#include "book.hpp"

#include <cstdint>

namespace desk {

// What there is to say of it before anybody takes it for somebody's book. In lines of the terminal.
inline constexpr const char* made_up_in_words =
    "None of it happened: three sellers with an hour and a half a day to call and write, ill now and then, and people "
    "who "
    "answer, "
    "put off, agree and refuse by chance (followup::simulate, seed 34). Each touch is one that the policy asked for.";

// Where everybody is, and when the year is over: on a Tuesday, as the office opens.
[[nodiscard]] fu::ptime end_of_the_year(const fu::time_zone& zone);

// Adds the prospects with all that happened to them, in one transaction; gives back how many touchpoints.
std::int64_t add_made_up_year(book& into, house& rules, const fu::time_zone& zone);

}  // namespace desk
