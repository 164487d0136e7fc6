#include "fair_rules.hpp"

#include <algorithm>

namespace fu = followup;

namespace fair {
namespace {

fu::ptime start_of(fu::date on, const fu::time_zone& zone) { return zone.resolve(on, fu::time_duration{}).first; }

trade_fair fair_in(const fu::json::parameters& given) {
  const auto first = given.day("first_day");
  const auto last = given.day("last_day");
  if (!first) given.refuse("first_day", "(none)", "the first day of the fair");
  if (!last) given.refuse("last_day", "(none)", "the last day of the fair");
  const trade_fair some_day{fu::day("2000-01-01"), fu::day("2000-01-01")};
  if (!first || !last) return some_day;
  if (*last < *first) given.refuse("last_day", fu::to_string(*last), "no day before " + fu::to_string(*first));
  return {*first, *last};
}

}  // namespace

fu::brief_id brief_of(trade_fair which) {
  return fu::id_of<fu::brief_id>("invitation to the fair of " + fu::to_string(which.first_day));
}

fu::track_function invitation(trade_fair to, int days_ahead) {
  return [to, days_ahead](const fu::case_view& c) -> std::optional<fu::proposal> {
    const fu::brief_id brief = brief_of(to);
    const auto carries_it = [brief](const fu::touchpoint& touch) { return touch.brief == brief; };
    if (std::any_of(c.history().begin(), c.history().end(), carries_it)) return std::nullopt;

    // A rule has no clock: that the fair has come shows in what happened since.
    const fu::ptime opens = start_of(to.first_day, c.zone());
    if (c.last_contact().value_or(c.subject().started) >= opens) return std::nullopt;
    const fu::ptime in_time = start_of(to.first_day - boost::gregorian::days(days_ahead), c.zone());
    return fu::proposal{
        .via = fu::channel::email, .not_before = std::max(in_time, c.subject().started), .brief = brief};
  };
}

// [guard
fu::guard_function nobody_at_the_telephone(trade_fair during) {
  return [during](const fu::case_view& c, const fu::touch_at& touch) {
    const fu::ptime begins = start_of(during.first_day, c.zone());
    const fu::ptime over = start_of(during.last_day + boost::gregorian::days(1), c.zone());
    if (touch.via != fu::channel::call || touch.at >= over) return fu::verdict::allow();
    return touch.at < begins ? fu::verdict::allow(begins) : fu::verdict::not_before(over);
  };
}
// guard]

// [registered
const fu::json::registry& own_rules() {
  static const auto rules = [] {
    fu::json::registry own;
    own.track(
        "fair invitation",
        [](const fu::json::parameters& given) {
          return invitation(fair_in(given), static_cast<int>(given.number("days_ahead", {1, 365}, 21)));
        },
        fu::json::registry::looks_at::history);
    own.guard("nobody at the telephone",
              [](const fu::json::parameters& given) { return nobody_at_the_telephone(fair_in(given)); });
    return own;
  }();
  return rules;
}
// registered]

}  // namespace fair
