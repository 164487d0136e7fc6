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
constexpr fu::endpoint_id second_mailbox{15};

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

const std::vector<fu::calendar>& odd_calendars() {
  static const std::vector<fu::calendar> all{
      {"office", "1", fu::monday_to_friday("09:00-17:00")},
      {"night", "1", fu::every_day("00:00-06:00 22:00-24:00")},
      {"week nights", "1", fu::monday_to_friday("00:00-06:00 22:00-24:00")},
      {"always", "1", fu::every_day("00:00-24:00")},
      {"always but for two days", "1", fu::every_day("00:00-24:00"), {fu::day("2012-01-06"), fu::day("2026-04-27")}},
      {"around midnight", "1", fu::every_day("00:00-01:00 23:00-24:00")},
      {"at two", "1", fu::every_day("02:00-03:00")},
      {"after two", "1", fu::every_day("02:00-02:30 10:00-12:00")},
      {"after midnight", "1", fu::every_day("00:00-01:00")},
      {"before midnight", "1", fu::every_day("23:00-24:00")}};
  return all;
}

}  // namespace

teller::teller(std::uint64_t seed) : random_{seed}, later_random_{~seed} {}

instant teller::between(instant from, instant to) {
  return from + static_cast<instant>(random_() % static_cast<std::uint64_t>(std::max<instant>(1, to - from)));
}

story teller::begin() {
  const int kind = below(10);
  temper_ = kind < 4 ? temper::lively : kind < 6 ? temper::agreeable : kind < 8 ? temper::silent : temper::wild;
  const int exactness = below(10);
  known_ = exactness < 6 ? precision::seconds : exactness < 8 ? precision::minutes : precision::dates;
  numbers_ = chance(25);
  story told;
  told.subject.id = this_one;
  told.subject.who.id = fu::prospect_id{5};
  if (chance(20)) {
    set_an_odd_scene(told);
  } else {
    set_the_scene(told);
  }
  fu::prospect& who = told.subject.who;
  if (!chance(3)) who.reachable_by.push_back({channel::call, desk});
  if (chance(25)) who.reachable_by.push_back({channel::call, mobile});
  if (chance(85)) who.reachable_by.push_back({channel::letter, office_address});
  if (chance(85)) who.reachable_by.push_back({channel::email, mailbox});
  if (chance(15)) who.reachable_by.push_back({channel::email, second_mailbox});
  if (who.reachable_by.empty()) who.reachable_by.push_back({channel::call, desk});
  told.now = recorded(told, told.now);
  told.subject.started = ptime_of(told.now);
  if (chance(5)) told.subject.earlier_attempts = below(50);
  if (chance(12)) object_and_consent(told);
  if (later_chance(8)) plan(told);
  return told;
}

void teller::set_the_scene(story& told) {
  told.hours = &calendars()[static_cast<std::size_t>(below(static_cast<int>(calendars().size())))];
  told.now = between(instant_of(fu::utc("2024-01-01T00:00:00Z")), instant_of(fu::utc("2028-01-01T00:00:00Z")));
  told.subject.who.zones = {zones()[static_cast<std::size_t>(below(8))]};
  // Where there is work at the same time, if less of it.
  if (chance(10)) told.subject.who.zones.push_back(neighbour(told.subject.who.zones.front()));
}

// Hours and places in which a day is not what it seems: soon before the clocks change, or a day is left out.
void teller::set_an_odd_scene(story& told) {
  struct scene {
    const char* zone;
    const char* change;
  };
  static constexpr std::array<scene, 8> scenes{{{"Pacific/Apia", "2011-12-30T10:00:00Z"},
                                                {"Europe/Berlin", "2026-03-29T01:00:00Z"},
                                                {"Europe/Berlin", "2026-10-25T01:00:00Z"},
                                                {"Africa/Cairo", "2026-04-23T22:00:00Z"},
                                                {"Africa/Cairo", "2026-10-29T21:00:00Z"},
                                                {"America/Nuuk", "2026-03-29T01:00:00Z"},
                                                {"America/Nuuk", "2026-10-25T01:00:00Z"},
                                                {"America/Havana", "2026-11-01T05:00:00Z"}}};
  const scene& here = scenes[static_cast<std::size_t>(below(static_cast<int>(scenes.size())))];
  told.hours = &odd_calendars()[static_cast<std::size_t>(below(static_cast<int>(odd_calendars().size())))];
  told.now = instant_of(fu::utc(here.change)) - between(0, chance(50) ? 3 * 24 * hour : 30 * 24 * hour);
  told.subject.who.zones = {fu::time_zone::named(here.zone)};
}

// An objection from a list, and a consent that may lift it, for a while.
void teller::object_and_consent(story& told) {
  const channel via = chance(50) ? channel::email : channel::letter;
  const auto some_day = [&](int from, int to) { return ptime_of(told.now + between(from, to) * 24 * hour); };
  if (chance(80)) told.subject.who.suppressions.push_back({via, some_day(-100, 5)});
  for (int n = 1 + below(2); n > 0; --n) {
    fu::consent given{via, fu::consent_level::express, some_day(-120, 60)};
    if (chance(50)) given.until = given.since + boost::posix_time::hours{24 * (1 + below(60))};
    if (chance(20)) given.withdrawn = given.since + boost::posix_time::hours{24 * (1 + below(60))};
    if (chance(10)) given.level = fu::consent_level::customer;
    told.subject.who.consents.push_back(given);
  }
}

void teller::plan(story& told) {
  const std::mt19937_64 rest = random_;
  random_.seed(later_random_());
  const instant since = told.now + (chance(70) ? between(0, 20 * 24 * hour) : 0);
  fu::planned_call call{.when = agreed(told, since)};
  if (since != told.now) call.since = ptime_of(std::max(recorded(told, since), told.now));
  if (chance(30)) call.how = fu::firmness::soft;
  name_number(call.endpoint);
  told.subject.planned = call;
  random_ = rest;
}

// Times are often known to the minute, or only by their date: then they count as noon.
instant teller::recorded(const story& told, instant at) const {
  if (known_ == precision::minutes) return at - at % minute;
  if (known_ == precision::seconds) return at;
  const fu::time_zone& zone = told.subject.who.zones.front();
  return instant_of(fu::noon_of(zone.at(ptime_of(at)).on, zone));
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

std::optional<fu::agreed_time> teller::some_appointment(const story& told, instant at) {
  std::optional<fu::agreed_time> some;
  for (const fu::touchpoint& touch : told.history)
    if (const auto* meeting = std::get_if<fu::meeting_agreed>(&touch.what);
        meeting != nullptr && meeting->when.first_day() >= date_after(told, at, 0) && chance(40))
      some = meeting->when;
  return some;
}

// "On my mobile"; which may be no number of theirs.
void teller::name_number(fu::endpoint_id& number) {
  if (later_chance(30)) number = later_chance(80) ? mobile : mailbox;
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
    if (chance(12)) what.promised = fu::promise{agreed(told, at)}, name_number(what.promised->endpoint);
  };
  const auto decider = [&](fu::outcome said) {
    what.spoke_to = contact_role::decision_maker;
    what.what = said;
  };
  const auto either = [&](fu::outcome said) {
    what.spoke_to = chance(50) ? contact_role::gatekeeper : contact_role::decision_maker;
    what.what = said;
  };
  // What comes of people who agree to things: 17 to 31 are what they say.
  switch (temper_ == temper::agreeable && chance(50) ? 16 + below(16) : below(42)) {
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
      name_number(what.promised->endpoint);
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
    case 34: return either(fu::meeting_cancelled{some_appointment(told, at)});
    case 35: return either(fu::meeting_missed{some_appointment(told, at)});
    case 30:
      if (chance(50)) return decider(fu::yes{});
      return decider(fu::no_with_reasons{});
    case 31: return decider(fu::no_without_reasons{});
    case 32:
      if (chance(60)) return decider(fu::objection{channel::call});
      return chance(50) ? decider(fu::objection{}) : someone(fu::objection{});
    case 33:
      if (chance(30)) what.endpoint = {};
      return someone(fu::wrong_number{});
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
    case 5: return called_by_them(told, what);
    case 6:
      if (chance(30)) what.endpoint = {};
      what.what = fu::bounced{};
      return;
    case 7: what.what = fu::unsubscribed{}; return;
    case 8:
      what.what = fu::on_hold{date_after(told, at, 1 + below(40))};
      what.spoke_to = contact_role::decision_maker;
      return;
    default: what.what = chance(50) ? fu::outcome{fu::opened{}} : fu::outcome{fu::clicked{}}; return;
  }
}

// They call, and somebody is there to answer.
void teller::called_by_them(const story& told, fu::touchpoint& what) {
  const instant at = instant_of(what.at);
  what.via = channel::call;
  what.endpoint = chance(70) ? desk : mobile;
  what.spoke_to = chance(50) ? contact_role::gatekeeper : contact_role::decision_maker;
  switch (below(8)) {
    case 0:
      what.what = fu::call_back{};
      what.promised = fu::promise{agreed(told, at)};
      name_number(what.promised->endpoint);
      return;
    case 1: what.what = fu::on_hold{date_after(told, at, 1 + below(40))}; return;
    case 2:
      what.what = fu::away{chance(80) ? std::optional{date_after(told, at, below(25))} : std::nullopt};
      what.spoke_to = contact_role::gatekeeper;
      return;
    case 3: what.what = fu::meeting_agreed{agreed(told, at)}; return;
    case 4: what.what = fu::meeting_cancelled{some_appointment(told, at)}; return;
    default:
      what.what = fu::spoke{};
      what.spoke_to = contact_role::decision_maker;
      return;
  }
}

fu::touchpoint teller::touch(const story& told, instant at) {
  fu::touchpoint what;
  if (numbers_) what.sequence = next_id_;
  // In no order.
  what.id = fu::touchpoint_id{1 + next_id_++ * 617 % 1009};
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
    // Round the clock a window may have no end.
    const instant end = std::min(one.window.end, begin + 100 * 24 * hour);
    next.at = ptime_of(between(begin, chance(70) ? std::min(end, begin + hour) : end));
    next.via = one.via;
    if (one.id && chance(50)) {
      next.action = one.id;
      told.asked_for[one.id] = one;
    }
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
  next.at = ptime_of(std::max(recorded(told, instant_of(next.at)), instant_of(told.subject.started)));
  try {
    fu::check(next);
  } catch (const fu::invalid_history&) {
    return;  // nothing of the kind can happen
  }
  told.now = std::max(told.now, instant_of(next.at));
  told.history.push_back(next);
}

instant teller::later(const story& told, const answer& advice) {
  std::vector<instant> moments{told.now, told.now + 1, told.now + between(0, 4 * hour),
                               told.now + between(0, 20 * 24 * hour)};
  if (advice.wake_at) moments.insert(moments.end(), {*advice.wake_at, *advice.wake_at - 1});
  for (const action& one : advice.actions)
    moments.insert(moments.end(), {one.due, one.window.begin, one.window.end, one.window.end - 1, one.due + hour});
  const instant chosen = moments[static_cast<std::size_t>(below(static_cast<int>(moments.size())))];
  return chosen > told.now && chosen < told.now + 1000 * 24 * hour ? chosen : told.now;
}

void teller::shuffle(std::vector<fu::touchpoint>& history) {
  for (std::size_t i = history.size(); i > 1; --i)
    std::swap(history[i - 1], history[static_cast<std::size_t>(below(static_cast<int>(i)))]);
}

std::ostream& operator<<(std::ostream& out, const story& told) {
  for (const fu::time_zone& zone : told.subject.who.zones) out << "in " << zone.name() << ' ';
  out << "calendar " << told.hours->name() << ", started " << fu::to_string(told.subject.started);
  if (told.subject.earlier_attempts != 0) out << ", after " << told.subject.earlier_attempts << " calls";
  out << ", by";
  for (const fu::contact_point& point : told.subject.who.reachable_by)
    out << ' ' << fu::name_of(point.via) << '/' << point.endpoint.value();
  if (const auto& planned = told.subject.planned)
    out << "\n  planned" << (planned->since ? " on " + fu::to_string(*planned->since) : "") << " for "
        << fu::to_string(planned->when) << " by " << planned->endpoint.value()
        << (planned->how == fu::firmness::soft ? " softly" : "");
  for (const fu::suppression& one : told.subject.who.suppressions)
    out << "\n  objected to " << (one.only ? fu::name_of(*one.only) : "all") << " on "
        << (one.since ? fu::to_string(*one.since) : "no date");
  for (const fu::consent& one : told.subject.who.consents) {
    out << "\n  consent to " << fu::name_of(one.via) << ' ' << fu::name_of(one.level) << " from "
        << fu::to_string(one.since);
    if (one.until) out << " until " << fu::to_string(*one.until);
    if (one.withdrawn) out << ", withdrawn " << fu::to_string(*one.withdrawn);
  }
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
    if (const auto* off = std::get_if<fu::meeting_cancelled>(&touch.what); off != nullptr && off->when)
      when(*off->when);
    if (const auto* off = std::get_if<fu::meeting_missed>(&touch.what); off != nullptr && off->when) when(*off->when);
    if (const auto* no = std::get_if<fu::objection>(&touch.what))
      out << (no->only ? fu::name_of(*no->only) : " to all");
    if (const auto asked = told.asked_for.find(touch.action); asked != told.asked_for.end())
      out << " for \"" << asked->second.rule << "\" after #" << asked->second.follows.value();
    if (touch.sequence != 0) out << " no. " << touch.sequence;
    if (touch.message_left) out << " +message";
    if (touch.promised) {
      out << (touch.promised->how == fu::firmness::hard ? " promised" : " softly promised");
      when(touch.promised->when);
      if (touch.promised->endpoint) out << " on " << touch.promised->endpoint.value();
    }
  }
  return out << "\n  now " << fu::to_string(ptime_of(told.now));
}

}  // namespace oracle
