// A second implementation of the preset `until_no` with its default figures: slow and plain, written from the
// description of the domain alone. It scans the history anew for every question, walks the calendar day by day, and
// finds `wake_at` by trying each instant at which something might change.
#pragma once

#include "oracle/wall_clock.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/model/prospect.hpp>
#include <followup/model/touchpoint.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace oracle {

struct action {
  std::string rule;                 // what asks for it
  followup::touchpoint_id follows;  // ... and after which touchpoint; with the rule its identity
  followup::channel via = followup::channel::call;
  followup::endpoint_id endpoint;  // which number or address
  instant due = 0;
  stretch window;
  followup::action_id id = {};  // the library's name for it, where both ask for it
};
// What was asked for, by the name under which a touchpoint gives it back.
using requests = std::map<followup::action_id, action>;

// How it ended, and when.
struct ending {
  followup::disposition how = followup::disposition::exhausted;
  instant at = 0;
  friend bool operator==(const ending&, const ending&) = default;
};

struct answer {
  followup::status status = followup::status::waiting;
  std::vector<action> actions;  // in order of due time
  std::optional<instant> wake_at;
  std::optional<ending> ended;
  // The rulings of `src/README.md` that had a say in this case, by number; the common ones are not among them.
  std::set<int> rulings;
  // What the description leaves open in this case; empty where it settles everything above.
  std::string open_question;
};

// Every touchpoint at or before `now`; the prospect has one zone that counts, the first.
[[nodiscard]] answer until_no(const followup::pursuit& subject, const std::vector<followup::touchpoint>& history,
                              const requests& asked_for, const followup::calendar& hours, instant now);

}  // namespace oracle
