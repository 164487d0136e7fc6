// A second opinion on what a book says: each number by itself, from its definition, by counting the pursuits anew.
#pragma once

#include <followup/insight/proportion.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/daypart.hpp>

#include <map>
#include <string>
#include <vector>

namespace naive {

namespace fu = followup;

// 'y': a yes, 'n': another end, '?': neither.
struct course {
  int calls = 0;
  char came_to = '?';
};

// The ends of Wilson's interval are where a share is so far from what was seen as chance would bring it.
[[nodiscard]] fu::estimate wilson(int count, int of);
// Of the pursuits that had call n, how many said yes to it, ended otherwise with it; of all yeses, those later on.
[[nodiscard]] fu::proportion yes(const std::vector<course>& all, int n);
[[nodiscard]] fu::proportion no(const std::vector<course>& all, int n);
[[nodiscard]] fu::proportion later(const std::vector<course>& all, int n);
[[nodiscard]] fu::proportion onward(const std::vector<course>& all, int n);
[[nodiscard]] fu::estimate in_play(const std::vector<course>& all, int n);
[[nodiscard]] fu::estimate yes_by(const std::vector<course>& all, int n);

// What a history says, where nothing but a yes, a no with reasons, an unscoped objection and somebody's leaving ends
// it.
[[nodiscard]] course course_of(const std::vector<fu::touchpoint>& history);

// Calls that tell of answers, by what `name_of` calls their time, and how many of them reached the person.
using tallies = std::map<std::string, fu::proportion>;
void count_answers(const fu::pursuit& subject, const std::vector<fu::touchpoint>& history,
                   const std::vector<fu::daypart>& parts, tallies& into);

// "kept", "missed by us", "missed by them", with how many of each.
void count_promises(const fu::pursuit& subject, const std::vector<fu::touchpoint>& history, fu::ptime now,
                    std::map<std::string, int>& into);

}  // namespace naive
