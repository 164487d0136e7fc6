#include "engine/reference_policy.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>
#include <utility>

namespace support {

namespace fu = followup;

fu::policy reference_cadence() {
  const fu::promise_rules promises{fu::promise_rules::clearing::by_next_call, fu::promise_rules::missed::at_once};
  return {"reference cadence",
          fu::doctrine()
              .with(fu::outcome_kind::no_answer, fu::follow_rhythm{})
              .with(fu::outcome_kind::spoke, fu::follow_rhythm{})
              .with(fu::outcome_kind::call_back, fu::keep_promise{})
              .with(fu::outcome_kind::on_hold, fu::hold_until_named_or{fu::months{1}})
              .with(fu::outcome_kind::no_with_reasons, fu::close_as{fu::disposition::refused})
              .with(fu::outcome_kind::meeting_agreed, fu::close_as{fu::disposition::meeting}),
          {promises,
           fu::track{"letters", fu::after_each(5, fu::unanswered_calls, fu::channel::letter)}.holding_back_later(),
           fu::track{"e-mails", fu::after(fu::sending_of{"letters"}, fu::calendar_days{1}, fu::channel::email)},
           fu::track{
               "calls",
               fu::every(fu::business_days{2}, fu::channel::call).first_after(fu::business_days{0}).message_as_step()},
           fu::limit{"patience", fu::calls{50}, fu::hours{91 * 24}}.regardless()}};
}

fu::calendar reference_hours() {
  std::vector<fu::date> holidays;
  for (const char* const closed :
       {"2025-12-25", "2026-01-01", "2026-02-16", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14",
        "2026-05-25", "2026-07-03", "2026-09-07", "2026-11-26", "2026-12-25"}) {
    holidays.push_back(fu::day(closed));
  }
  return {"reference", "1", fu::monday_to_friday("09:00-17:00"), std::move(holidays)};
}

fu::ptime reference_now() { return fu::utc("2026-04-01T13:30:00Z"); }

namespace {

using fields = std::vector<std::string>;

fields split(const std::string& line) {
  fields cells(1);
  for (const char c : line) {
    if (c == ',') {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

// The rows below the heading.
template <class F>
void for_each_row(const std::string& file, std::size_t columns, F use) {
  std::ifstream in{file};
  std::string line;
  if (!std::getline(in, line)) throw std::runtime_error{"cannot read " + file};
  while (std::getline(in, line)) {
    const fields cells = split(line);
    if (cells.size() != columns) throw std::runtime_error{file + ": " + line};
    use(cells);
  }
}

fu::channel channel_from(const std::string& name) {
  static const std::map<std::string, fu::channel> channels{{"call", fu::channel::call},
                                                           {"voicemail", fu::channel::voicemail},
                                                           {"letter", fu::channel::letter},
                                                           {"email", fu::channel::email}};
  return channels.at(name);
}

// A few of the table's dates lie before the touch that names them, which nobody can have said (ruling 31). The touch's
// own day comes to the same: what is over by then is due at once.
fu::date not_before(const fu::touchpoint& touch, const fu::time_zone& zone, fu::date named) {
  return std::max(named, zone.at(touch.at).on);
}

// "Call back at that instant" is agreed on in the prospect's own time.
fu::promise promise_at(const fu::touchpoint& touch, fu::ptime until, const fu::time_zone& zone) {
  const fu::local_time there = zone.at(until);
  const fu::date on = not_before(touch, zone, there.on);
  if (on != there.on) return {fu::agreed_time::at(on, {0, 0, 0})};
  if (there.clock.seconds() != 0) throw std::runtime_error{"a promise is a whole minute: " + fu::to_string(until)};
  return {fu::agreed_time::at(there.on, there.clock)};
}

void fill_call(fu::touchpoint& touch, const fu::time_zone& zone, const std::string& what, const std::string& until) {
  touch.spoke_to = fu::contact_role::decision_maker;
  if (what == "no_answer") {
    touch.spoke_to = fu::contact_role::nobody;
    touch.what = fu::no_answer{};
  } else if (what == "answered") {
    touch.what = fu::spoke{};
  } else if (what == "callback") {
    touch.what = fu::call_back{};
    touch.promised = promise_at(touch, fu::utc(until), zone);
  } else if (what == "on_hold") {
    touch.what = fu::on_hold{not_before(touch, zone, fu::day(until))};
  } else if (what == "definite_no") {
    touch.what = fu::no_with_reasons{};
  } else if (what == "meeting") {
    // The table names no date for it.
    touch.what = fu::meeting_agreed{fu::agreed_time::on(zone.at(touch.at).on)};
  } else {
    throw std::runtime_error{"an outcome that the table does not have: " + what};
  }
}

}  // namespace

fu::pursuit reference_pursuit(int number, const fu::time_zone& zone, const std::string& created) {
  const auto identity = static_cast<std::uint64_t>(number) + 1;
  fu::pursuit subject;
  subject.id = fu::pursuit_id{identity};
  subject.who.id = fu::prospect_id{identity};
  subject.who.zones = {zone};
  subject.who.reachable_by = {{fu::channel::call}, {fu::channel::letter}, {fu::channel::email}};
  subject.who.kind = fu::audience::legal_entity;
  subject.started = fu::utc(created);
  return subject;
}

fu::touchpoint reference_touchpoint(const fu::pursuit& subject, int sequence, const std::string& at,
                                    const std::string& via, const std::string& what, const std::string& until) {
  fu::touchpoint touch;
  touch.id = fu::touchpoint_id{subject.id.value() * 1000 + static_cast<std::uint64_t>(sequence) + 1};
  touch.pursuit = subject.id;
  touch.at = fu::utc(at);
  touch.via = channel_from(via);
  if (touch.via == fu::channel::call) {
    fill_call(touch, subject.who.zones.front(), what, until);
  } else {
    touch.what = fu::sent{};
  }
  return touch;
}

std::vector<reference_row> reference_table(const std::string& folder) {
  std::map<std::string, fu::time_zone> zones;
  std::vector<reference_row> table;
  for_each_row(folder + "/reference_prospects.csv", 3, [&](const fields& cells) {
    auto zone = zones.find(cells[1]);
    if (zone == zones.end()) zone = zones.emplace(cells[1], fu::time_zone::named(cells[1])).first;
    reference_row& next = table.emplace_back();
    next.number = std::stoi(cells[0]);
    next.subject = reference_pursuit(next.number, zone->second, cells[2]);
  });
  const auto at = [&](const std::string& number) -> reference_row& {
    reference_row& found = table.at(std::stoul(number));
    if (std::to_string(found.number) != number) throw std::runtime_error{"prospects are not in order"};
    return found;
  };
  for_each_row(folder + "/reference_touchpoints.csv", 6, [&](const fields& cells) {
    reference_row& one = at(cells[0]);
    one.history.push_back(
        reference_touchpoint(one.subject, std::stoi(cells[1]), cells[2], cells[3], cells[4], cells[5]));
  });
  for_each_row(folder + "/reference_expected.csv", 3, [&](const fields& cells) {
    reference_row& one = at(cells[0]);
    if (cells[1].empty()) return;
    one.via = channel_from(cells[1]);
    one.next = fu::utc(cells[2]);
  });
  return table;
}

}  // namespace support
