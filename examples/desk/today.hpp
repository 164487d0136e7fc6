// desk/today.hpp - the list of the day.
#pragma once

#include "book.hpp"
#include "show.hpp"

#include <cstddef>
#include <vector>

namespace desk {

struct day_list {
  // What can be done today, in the order in which to do it.
  std::vector<fu::agenda_item> in_order;
  // How many prospects that is about; one may be due a call and a letter.
  std::size_t prospects = 0;
};

// Everything that can be done from `now` until midnight on the clock of `zone`.
[[nodiscard]] day_list list_of_today(book& from, const house& rules, const fu::time_zone& zone, fu::ptime now);

// The first of them, one line each: who, what, when, the first reason why, and what came of the last touch.
void show_first(terminal& out, book& from, house& rules, const day_list& today, const fu::time_zone& zone,
                fu::ptime now, std::size_t most);

// Who is left alone, and until when: those who put it off, and those with an appointment ahead, so many of each.
void show_left_alone(terminal& out, book& from, house& rules, const fu::time_zone& zone, fu::ptime now,
                     std::size_t most);

}  // namespace desk
