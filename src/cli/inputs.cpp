#include "inputs.hpp"

#include "streams.hpp"

#include <followup/json/calendar.hpp>
#include <followup/json/policy.hpp>
#include <followup/json/pursuit.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace cli {
namespace {

constexpr std::array<std::string_view, 5> presets{"until_no", "three_strikes", "gentle", "proposal_follow_up",
                                                  "fourteen_days"};

template <class T>
T usable(const std::string& name, fu::json::result<T> read) {
  if (!read) throw unusable(in_lines(name, read.error()));
  return std::move(read).value();
}

std::string shown_name(const std::string& path) { return path == "-" ? "standard input" : path; }

}  // namespace

std::span<const std::string_view> preset_names() noexcept { return presets; }

fu::json::result<fu::policy> read_policy(const std::string& name) {
  if (std::find(presets.begin(), presets.end(), name) != presets.end()) {
    return fu::json::read_policy(R"({"preset": ")" + name + R"("})");
  }
  return fu::json::read_policy(whole(name));
}

fu::policy policy_named(const std::string& name) { return usable(shown_name(name), read_policy(name)); }

fu::calendar calendar_named(const std::string& name) {
  const bool hours = !name.empty() && name[0] >= '0' && name[0] <= '2' && name.find(':') != std::string::npos;
  if (!hours) return usable(shown_name(name), fu::json::read_calendar(whole(name)));
  try {
    return {"Monday to Friday", name, fu::monday_to_friday(name)};
  } catch (const fu::error& why) { throw usage_error(std::string("--calendar: ") + why.what()); }
}

fu::prospect anybody() {
  return {.id = fu::prospect_id{1},
          .reachable_by = {{fu::channel::call}, {fu::channel::letter}, {fu::channel::email}, {fu::channel::task}}};
}

fu::prospect prospect_for(const arguments& given) {
  fu::prospect who = anybody();
  if (const auto path = given.value("--prospect")) {
    who = usable(shown_name(*path), fu::json::read_prospect(whole(*path)));
  }
  if (const auto zone = given.value("--zone")) {
    try {
      who.zones = {fu::time_zone::named(*zone)};
    } catch (const fu::error& why) { throw usage_error(std::string("--zone: ") + why.what()); }
  }
  if (who.zones.empty()) who.zones = {fu::time_zone{}};
  return who;
}

fu::ptime instant_named(std::string_view option, const std::string& text) {
  if (!text.ends_with('Z')) {
    throw usage_error(std::string(option) + ": " + in_quotes(text) + " is no time in UTC like 2026-11-24T08:00:00Z");
  }
  try {
    return fu::utc(text);
  } catch (const fu::error& why) { throw usage_error(std::string(option) + ": " + why.what()); }
}

fu::ptime instant_named(std::string_view option, const std::string& text, const fu::time_zone& zone) {
  if (text.ends_with('Z')) return instant_named(option, text);
  try {
    if (text.size() == 10) return zone.resolve(fu::day(text), fu::time_duration{}).first;
    const fu::ptime wall = fu::utc(text);
    return zone.resolve(wall.date(), wall.time_of_day()).first;
  } catch (const fu::error& why) { throw usage_error(std::string(option) + ": " + why.what()); }
}

fu::ptime clock() {
  using namespace std::chrono;
  const auto since_1970 = duration_cast<seconds>(system_clock::now().time_since_epoch());
  return fu::first_instant() + fu::time_duration(0, 0, since_1970.count());
}

fu::language language_of(const arguments& given) {
  return fu::language_named(given.value("--language").value_or("en")).value_or(fu::language::english);
}

option language_option() {
  static const std::string codes = [] {
    std::string all;
    for (int i = 0; i < fu::language_count; ++i) {
      all += (all.empty() ? "" : " ") + std::string(fu::name_of(static_cast<fu::language>(i)));
    }
    return all;
  }();
  static const std::string says = "one of " + codes + "; default: en";
  return {"--language", "LANGUAGE", says, codes};
}

std::string_view inconclusive_outcomes() {
  static const std::string all = [] {
    std::string names;
    for (int i = 0; i < fu::outcome_count; ++i) {
      const auto kind = static_cast<fu::outcome_kind>(i);
      if (fu::is_inconclusive(kind)) (names += names.empty() ? "" : " ") += fu::name_of(kind);
    }
    return names;
  }();
  return all;
}

std::string in_lines(const std::string& name, std::span<const fu::json::mistake> mistakes) {
  std::string text;
  for (const fu::json::mistake& one : mistakes) {
    text += (text.empty() ? "" : "\n") + name + ": " + fu::json::to_string(one);
  }
  return text;
}

double share_in(const arguments& given, std::string_view option) {
  const auto text = given.value(option);
  if (!text) return 0;
  double percent = 0;
  const auto [end, wrong] = std::from_chars(text->data(), text->data() + text->size(), percent);
  if (wrong != std::errc{} || end != text->data() + text->size() || !(percent >= 0 && percent <= 100)) {
    throw usage_error(std::string(option) + ": " + in_quotes(*text) + " is no percentage from 0 to 100");
  }
  return percent / 100;
}

fu::effort effort_in(const arguments& given) {
  fu::effort takes;
  int& of_call = takes.minutes[static_cast<std::size_t>(fu::channel::call)];
  of_call = number_in(given, "--minutes", of_call, 1, 24 * 60);
  return takes;
}

}  // namespace cli
