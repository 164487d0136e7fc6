#include "year.hpp"

#include <followup/insight/simulate.hpp>

#include <array>
#include <string>
#include <vector>

namespace desk {
namespace {

constexpr int sellers = 3;
constexpr int prospects_each = 133;

// Trades by places that are on no map: 16 times 25 names.
std::string made_up_name(std::int64_t number) {
  static constexpr std::array trades{"Bakery",  "Smithy",  "Dairy",   "Brewery", "Florist", "Tannery",
                                     "Joinery", "Printer", "Mill",    "Garage",  "Cooper",  "Tailor",
                                     "Glazier", "Saddler", "Nursery", "Foundry"};
  static constexpr std::array places{"Nowhere",  "Utopia",   "Elsewhen", "Noplace", "Neverwas", "Anyhow", "Whatnot",
                                     "Perhaps",  "Maybe",    "Notyet",   "Someday", "Hereby",   "Thusly", "Whence",
                                     "Yonder",   "Herewith", "Adverb",   "Lorem",   "Ipsum",    "Dolor",  "Amet",
                                     "Etcetera", "Idem",     "Ditto",    "Viz"};
  const auto n = static_cast<std::size_t>(number);
  return std::string(trades[n % trades.size()]) + ' ' + places[n % places.size()];
}

// In office hours, and best before ten and after four.
std::array<double, 24> reached_by_the_hour() {
  std::array<double, 24> chances{};
  chances[8] = chances[9] = chances[16] = chances[17] = 0.3;
  for (std::size_t hour = 10; hour < 16; ++hour) chances[hour] = 0.18;
  return chances;
}

fu::population people_in(const fu::time_zone& zone) {
  return {.who = {.id = fu::prospect_id{1},
                  .zones = {zone},
                  .reachable_by = {{fu::channel::call}, {fu::channel::letter}, {fu::channel::email}}},
          .reached = reached_by_the_hour(),
          .keeps_promise = 0.75,
          .yes = {0.08, 0.07, 0.06, 0.05, 0.04},
          .no = {0.10, 0.08, 0.06},
          .objection = 0.01,
          .call_back = 0.35,
          .information = 0.15,
          .on_hold = 0.15,
          .appointment = 0.15,
          .gatekeeper = 0.55,
          .answers_letter = 0.05,
          .answers_email = 0.08,
          .complaint = 0.002};
}

}  // namespace

fu::ptime end_of_the_year(const fu::time_zone& zone) { return zone.resolve(fu::day("2026-11-24"), {8, 0, 0}).first; }

std::int64_t add_made_up_year(book& into, house& rules, const fu::time_zone& zone) {
  const fu::calendar_days year{365};
  const fu::ptime end = end_of_the_year(zone);
  const fu::trial team{.from = end - boost::gregorian::days(year.count),
                       .prospects = sellers * prospects_each,
                       .length = year,
                       .seed = 34,
                       .arriving = year,
                       .by = fu::seller{.prospects = prospects_each, .a_day = {90}, .falls_ill = 0.03}};
  std::int64_t touchpoints = 0;
  transaction whole = into.begin();
  const auto keep = [&](const fu::pursuit& one, std::span<const fu::touchpoint> history) {
    const auto number = static_cast<std::int64_t>(one.id.value());
    into.add(whole,
             {.number = number,
              .name = made_up_name(number),
              .zone = zone.name(),
              .phone = "",
              .email = "",
              .address = "",
              .policy = "until_no",
              .started = one.started},
             {history.begin(), history.end()}, end);
    touchpoints += static_cast<std::int64_t>(history.size());
  };
  (void)fu::simulate(rules.policy_named("policy", "until_no"), people_in(zone), rules.hours(), team, keep);
  whole.commit();
  return touchpoints;
}

}  // namespace desk
