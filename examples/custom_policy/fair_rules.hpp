// Two rules of a host's own: an exhibitor invites its prospects to a trade fair, and calls nobody while it is there.
#pragma once

#include <followup/followup.hpp>
#include <followup/json/registry.hpp>

namespace fair {

// The fair, both days included, in the prospect's local dates.
struct trade_fair {
  followup::date first_day;
  followup::date last_day;
};

// A track: an e-mail with the invitation, once, so many days before the fair; none to those who come into play or say
// something after it has opened. It finds what was sent in the history, by its brief, which is one for each fair.
[[nodiscard]] followup::track_function invitation(trade_fair to, int days_ahead);

// A guard: no calls on the days of the fair. Letters and e-mails go on.
[[nodiscard]] followup::guard_function nobody_at_the_telephone(trade_fair during);

// The brief of the invitation, as touchpoints carry it.
[[nodiscard]] followup::brief_id brief_of(trade_fair which);

// Both, by the names under which documents refer to them:
//
//   {"rule": "fair invitation", "parameters": {"first_day": "2027-03-08", "last_day": "2027-03-12", "days_ahead": 21}}
//   {"rule": "nobody at the telephone", "parameters": {"first_day": "2027-03-08", "last_day": "2027-03-12"}}
[[nodiscard]] const followup::json::registry& own_rules();

}  // namespace fair
