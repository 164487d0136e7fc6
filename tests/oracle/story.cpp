#include "oracle/story.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace oracle {
namespace {

namespace fu = followup;
using fu::channel;
using fu::contact_role;

constexpr fu::pursuit_id this_one{1};
constexpr fu::pursuit_id another_one{2};
constexpr fu::endpoint_id desk{11};
constexpr fu::endpoint_id mobile{12};
constexpr fu::endpoint_id office_address{13};
constexpr fu::endpoint_id mailbox{14};

const std::vector<fu::time_zone>& zones() {
  static const std::vector<fu::time_zone> all{
      fu::time_zone::named("Europe/Amsterdam"),  fu::time_zone::named("America/New_York"),
      fu::time_zone::named("Australia/Sydney"),  fu::time_zone::named("Asia/Kolkata"),
      fu::time_zone::named("America/St_Johns"),  fu::time_zone::named("Pacific/Auckland"),
      fu::time_zone::named("America/Sao_Paulo"), fu::time_zone::named("Australia/Lord_Howe")};
  return all;
}

const fu::time_zone& neighbour(const fu::time_zone& zone) {
  static const std::vector<std::pair<std::string, fu::time_zone>> all{
      {"Europe/Amsterdam", fu::time_zone::named("Europe/Lisbon")},
      {"America/New_York", fu::time_zone::named("America/Chicago")},
      {"Australia/Sydney", fu::time_zone::named("Australia/Brisbane")},
      {"Asia/Kolkata", fu::time_zone::named("Asia/Kathmandu")},
      {"America/St_Johns", fu::time_zone::named("America/New_York")},
      {"Pacific/Auckland", fu::time_zone::named("Australia/Sydney")},
      {"America/Sao_Paulo", fu::time_zone::named("America/New_York")},
      {"Australia/Lord_Howe", fu::time_zone::named("Pacific/Auckland")}};
  for (const auto& [name, other] : all)
    if (name == zone.name()) return other;
  return zone;
}

std::vector<fu::date> holidays() {
  std::vector<fu::date> days;
  for (int year = 2023; year <= 2029; ++year)
    for (const auto& [month, on] : std::initializer_list<std::pair<int, int>>{
             {1, 1}, {3, 30}, {4, 27}, {5, 5}, {5, 14}, {7, 3}, {9, 7}, {11, 26}, {12, 25}, {12, 26}})
      days.emplace_back(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
                        static_cast<unsigned short>(on));
  return days;
}

const std::vector<fu::calendar>& calendars() {
  static const std::vector<fu::calendar> all = [] {
    fu::week_hours uneven = fu::monday_to_friday("08:30-12:00 13:00-17:30");
    uneven[2] = fu::hours_from("10:00-20:00");
    uneven[4] = fu::hours_from("08:30-12:30");
    uneven[5] = fu::hours_from("10:00-14:00");
    return std::vector<fu::calendar>{
        {"office", "1", fu::monday_to_friday("09:00-17:00"), holidays()},
        {"long", "1", fu::monday_to_friday("08:00-18:00"), holidays()},
        {"split", "1", fu::monday_to_friday("09:00-12:30 13:30-17:30"), holidays()},
        {"uneven", "1", uneven, holidays(), {{fu::day("2025-12-24"), fu::hours_from("09:00-13:00")}}},
        {"shop", "1", fu::every_day("10:00-21:00"), holidays()},
        {"evening", "1", fu::monday_to_friday("15:30-22:00")}};
  }();
  return all;
}

}  // namespace

teller::teller(std::uint64_t seed) : random_{seed} {}

instant teller::between(instant from, instant to) {
  return from + static_cast<instant>(random_() % static_cast<std::uint64_t>(std::max<instant>(1, to - from)));
}

story teller::begin() {
  const int kind = below(10);
  temper_ = kind < 6 ? temper::lively : kind < 8 ? temper::silent : temper::wild;
  story told;
  told.hours = &calendars()[static_cast<std::size_t>(below(static_cast<int>(calendars().size())))];
  told.now = between(instant_of(fu::utc("2024-01-01T00:00:00Z")), instant_of(fu::utc("2028-01-01T00:00:00Z")));
  fu::prospect who{.id = fu::prospect_id{5}, .zones = {zones()[static_cast<std::size_t>(below(8))]}};
  // Where there is work at the same time, if less of it.
  if (chance(10)) who.zones.push_back(neighbour(who.zones.front()));
  if (!chance(3)) who.reachable_by.push_back({channel::call, desk});
  if (chance(25)) who.reachable_by.push_back({channel::call, mobile});
  if (chance(85)) who.reachable_by.push_back({channel::letter, office_address});
  if (chance(85)) who.reachable_by.push_back({channel::email, mailbox});
  if (who.reachable_by.empty()) who.reachable_by.push_back({channel::call, desk});
  told.subject = {.id = this_one, .who = std::move(who), .started = ptime_of(told.now)};
  if (chance(5)) told.subject.earlier_attempts = below(50);
  return told;
}

fu::date teller::date_after(const story& told, instant at, int days) {
  return told.subject.who.zones.front().at(ptime_of(at)).on + boost::gregorian::days{days};
}

fu::agreed_time teller::agreed(const story& told, instant at) {
  using boost::posix_time::minutes;
  const fu::date on = date_after(told, at, 1 + below(chance(80) ? 9 : 60));
  const int from = 8 * 60 + 5 * below(110);
  switch (below(8)) {
    case 0: return fu::agreed_time::between(on, minutes{from}, minutes{from + 30 + below(120)});
    case 1: return fu::agreed_time::within(on, on + boost::gregorian::days{below(5)});
    case 2:
    case 3: return fu::agreed_time::at(on, minutes{from});
    case 4: {
      const auto local = told.subject.who.zones.front().at(ptime_of(at));
      const auto soon = local.clock.total_seconds() / 60 + 10 + below(300);
      if (soon < 20 * 60) return fu::agreed_time::at(local.on, minutes{soon});
      return fu::agreed_time::on(on);
    }
    default: return fu::agreed_time::on(on);
  }
}

void teller::call(const story& told, fu::touchpoint& what) {
  const instant at = instant_of(what.at);
  const auto soon = [&] { return chance(60) ? std::optional{date_after(told, at, below(30))} : std::nullopt; };
  what.via = channel::call;
  if (temper_ == temper::silent) {
    const int kind = below(12);
    what.what = kind < 8 ? fu::outcome{fu::no_answer{}} : kind < 10 ? fu::outcome{fu::machine{}} : fu::busy{};
    if (kind >= 8 && kind < 10) what.spoke_to = contact_role::machine;
    what.message_left = kind < 10 && chance(60);
    return;
  }
  const auto someone = [&](fu::outcome said) {
    what.spoke_to = contact_role::gatekeeper;
    what.what = said;
    what.message_left = chance(50);
    if (chance(12)) what.promised = fu::promise{agreed(told, at)};
  };
  const auto decider = [&](fu::outcome said) {
    what.spoke_to = contact_role::decision_maker;
    what.what = said;
  };
  const auto either = [&](fu::outcome said) {
    what.spoke_to = chance(50) ? contact_role::gatekeeper : contact_role::decision_maker;
    what.what = said;
  };
  switch (below(40)) {
    case 0:
    case 1:
    case 2:
    case 3: what.what = fu::busy{}; return;
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      what.what = fu::machine{};
      what.spoke_to = contact_role::machine;
      what.message_left = chance(50);
      return;
    case 9:
    case 10: return someone(fu::just_left{});
    case 11:
    case 12: return someone(fu::in_meeting{});
    case 13:
    case 14: return someone(fu::at_lunch{});
    case 15: return someone(fu::day_off{});
    case 16:
    case 17: return someone(fu::away{soon()});
    case 18:
      someone(fu::message_taken{});
      what.message_left = true;
      return;
    case 19:
    case 20:
      either(fu::call_back{});
      what.promised = fu::promise{agreed(told, at), chance(80) ? fu::promised_by::them : fu::promised_by::us,
                                  chance(80) ? fu::firmness::hard : fu::firmness::soft};
      return;
    case 21: return either(fu::will_call_back{});
    case 22: return someone(fu::gatekeeper_no{});
    case 23: return decider(fu::not_now{soon()});
    case 24: return either(fu::on_hold{soon()});
    case 25:
    case 26: return decider(fu::send_information{});
    case 27:
    case 28: return decider(fu::spoke{});
    case 29: return either(fu::meeting_agreed{agreed(told, at)});
    case 30:
      if (chance(50)) return decider(fu::yes{});
      return decider(fu::no_with_reasons{});
    case 31: return decider(fu::no_without_reasons{});
    case 32:
      if (chance(60)) return decider(fu::objection{channel::call});
      return chance(50) ? decider(fu::objection{}) : someone(fu::objection{});
    case 33: return someone(fu::wrong_number{});
    default:
      what.what = fu::no_answer{};
      what.message_left = chance(30);
      return;
  }
}

void teller::inbound(const story& told, fu::touchpoint& what) {
  const instant at = instant_of(what.at);
  what.way = fu::direction::inbound;
  what.via = channel::email;
  what.endpoint = mailbox;
  switch (below(10)) {
    case 0:
    case 1:
      what.what = fu::replied{};
      what.spoke_to = contact_role::decision_maker;
      return;
    case 2:
      what.via = chance(50) ? channel::call : channel::letter;
      what.endpoint = what.via == channel::call ? desk : office_address;
      what.what = fu::replied{};
      return;
    case 3:
    case 4:
      what.what = fu::away{chance(70) ? std::optional{date_after(told, at, below(25))} : std::nullopt};
      what.spoke_to = contact_role::machine;
      return;
    case 5:
      what.via = channel::call;
      what.endpoint = desk;
      what.what = fu::spoke{};
      what.spoke_to = contact_role::decision_maker;
      return;
    case 6: what.what = fu::bounced{}; return;
    case 7: what.what = fu::unsubscribed{}; return;
    case 8:
      what.what = fu::on_hold{date_after(told, at, 1 + below(40))};
      what.spoke_to = contact_role::decision_maker;
      return;
    default: what.what = chance(50) ? fu::outcome{fu::opened{}} : fu::outcome{fu::clicked{}}; return;
  }
}

fu::touchpoint teller::touch(const story& told, instant at) {
  fu::touchpoint what;
  what.id = fu::touchpoint_id{next_id_++};
  what.pursuit = told.subject.id;
  what.at = ptime_of(at);
  what.endpoint = desk;
  return what;
}

void teller::go_on(story& told, const answer& advice) {
  fu::touchpoint next = touch(told, told.now);
  const int kind = below(100);
  const bool heeds = temper_ != temper::wild && !advice.actions.empty() && kind < (temper_ == temper::silent ? 97 : 78);
  if (heeds) {
    const action& one =
        advice.actions[chance(80) ? 0 : static_cast<std::size_t>(below(static_cast<int>(advice.actions.size())))];
    const instant begin = std::max(told.now, one.window.begin);
    next.at = ptime_of(between(begin, chance(70) ? std::min(one.window.end, begin + hour) : one.window.end));
    next.via = one.via;
    if (one.via == channel::call) {
      call(told, next);
    } else {
      next.what = fu::sent{};
      if (one.via == channel::voicemail) next.spoke_to = contact_role::machine;
      if (one.via == channel::letter) next.endpoint = office_address;
      if (one.via == channel::email) next.endpoint = mailbox;
    }
  } else {
    next.at = ptime_of(told.now + (chance(15) ? 0 : between(0, chance(70) ? 30 * hour : 12 * 24 * hour)));
    if (kind % 3 == 0) {
      inbound(told, next);
    } else if (kind % 3 == 1 && temper_ == temper::wild) {
      next.via = chance(50) ? channel::letter : channel::email;
      next.endpoint = next.via == channel::letter ? office_address : mailbox;
      next.what = fu::sent{};
    } else {
      call(told, next);
      if (chance(20)) {
        next.pursuit = another_one;
        next.promised.reset();
        next.what = fu::no_answer{};
        next.spoke_to = contact_role::nobody;
      }
    }
  }
  try {
    fu::check(next);
  } catch (const fu::invalid_history&) {
    return;  // nothing of the kind can happen
  }
  told.now = instant_of(next.at);
  told.history.push_back(next);
}

instant teller::later(const story& told, const answer& advice) {
  std::vector<instant> moments{told.now, told.now + 1, told.now + between(0, 4 * hour),
                               told.now + between(0, 20 * 24 * hour)};
  if (advice.wake_at) moments.insert(moments.end(), {*advice.wake_at, *advice.wake_at - 1});
  for (const action& one : advice.actions)
    moments.insert(moments.end(), {one.due, one.window.begin, one.window.end, one.window.end - 1, one.due + hour});
  const instant chosen = moments[static_cast<std::size_t>(below(static_cast<int>(moments.size())))];
  return std::max(chosen, told.now);
}

std::ostream& operator<<(std::ostream& out, const story& told) {
  for (const fu::time_zone& zone : told.subject.who.zones) out << "in " << zone.name() << ' ';
  out << "calendar " << told.hours->name() << ", started " << fu::to_string(told.subject.started);
  if (told.subject.earlier_attempts != 0) out << ", after " << told.subject.earlier_attempts << " calls";
  out << ", by";
  for (const fu::contact_point& point : told.subject.who.reachable_by)
    out << ' ' << fu::name_of(point.via) << '/' << point.endpoint.value();
  for (const fu::touchpoint& touch : told.history) {
    const auto local = told.subject.who.zones.front().at(touch.at);
    out << "\n  #" << touch.id.value() << (touch.pursuit == told.subject.id ? "" : " of another pursuit") << ' '
        << fu::to_string(touch.at) << " (" << fu::to_string(local.on) << ' ' << local.clock.hours() << ':'
        << local.clock.minutes() << ") " << fu::name_of(touch.way) << ' ' << fu::name_of(touch.via) << '/'
        << touch.endpoint.value() << ' ' << fu::name_of(touch.spoke_to) << ' ' << fu::name_of(fu::kind_of(touch.what));
    const auto until = [&](const std::optional<fu::date>& on) { out << ' ' << (on ? fu::to_string(*on) : "open"); };
    if (const auto* away = std::get_if<fu::away>(&touch.what)) until(away->until);
    if (const auto* hold = std::get_if<fu::on_hold>(&touch.what)) until(hold->until);
    if (const auto* later = std::get_if<fu::not_now>(&touch.what)) until(later->until);
    const auto when = [&](const fu::agreed_time& some) {
      out << ' ' << fu::to_string(some.first_day()) << ".." << fu::to_string(some.last_day());
      if (!some.dates_only()) out << ' ' << some.from_minute() << '-' << some.to_minute();
    };
    if (const auto* meeting = std::get_if<fu::meeting_agreed>(&touch.what)) when(meeting->when);
    if (const auto* no = std::get_if<fu::objection>(&touch.what))
      out << (no->only ? fu::name_of(*no->only) : " to all");
    if (touch.message_left) out << " +message";
    if (touch.promised) {
      out << (touch.promised->how == fu::firmness::hard ? " promised" : " softly promised");
      when(touch.promised->when);
    }
  }
  return out << "\n  now " << fu::to_string(ptime_of(told.now));
}

}  // namespace oracle
