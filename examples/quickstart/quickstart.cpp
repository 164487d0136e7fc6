#include <followup/followup.hpp>

#include <iostream>

namespace fu = followup;

int main() {
  const auto amsterdam = fu::time_zone::named("Europe/Amsterdam");
  const fu::calendar office{"office", "2026", fu::monday_to_friday("09:00-12:30 13:30-17:30"), {fu::day("2026-12-25")}};

  fu::week_hours week = fu::monday_to_friday("08:00-20:00");
  week[4] = fu::hours_from("08:00-12:00");  // a week begins on Monday

  // A cadence: tracks propose, guards hold back, limits end, and `doctrine()` says what follows from each outcome.
  const fu::policy proposals{
      "proposals",
      fu::doctrine().with(fu::outcome_kind::on_hold, fu::hold_until_named_or{fu::months{2}}),
      {fu::track{"calls", fu::every(fu::business_days{2}, fu::channel::call).leaving_a_message()},
       fu::track{"letters", fu::after_each(5, fu::unanswered_calls, fu::channel::letter)},
       fu::guard{"one call a day", fu::at_most(1, fu::channel::call, fu::per_local_day).except_retries()},
       fu::guard{"not on Friday afternoons", fu::window(fu::channel::call, week)},
       fu::limit{"patience", fu::calls{50}, fu::months{3}}.closing_with(fu::channel::letter)}};

  const fu::pursuit offer{.id = fu::pursuit_id{1},
                          .who = {.id = fu::prospect_id{7},
                                  .zones = {amsterdam},
                                  .reachable_by = {{fu::channel::call}, {fu::channel::letter}}},
                          .started = fu::utc("2026-11-20T15:00:00Z")};

  // What happened: on Monday the secretary said "he has just left, call back Friday", and took a message.
  const std::vector<fu::touchpoint> history{{.id = fu::touchpoint_id{100},
                                             .pursuit = offer.id,
                                             .at = fu::utc("2026-11-23T09:00:00Z"),
                                             .via = fu::channel::call,
                                             .spoke_to = fu::contact_role::gatekeeper,
                                             .what = fu::just_left{},
                                             .message_left = true,
                                             .promised = fu::promise{fu::agreed_time::on(fu::day("2026-11-27"))}}};

  const fu::answer next = fu::next_actions(proposals, offer, history, office, fu::utc("2026-11-24T08:00:00Z"));
  std::cout << fu::explain(next, proposals, amsterdam) << "\n\n";
  std::cout << "Ask again at " << fu::to_string(*next.wake_at) << ".\n";
}
