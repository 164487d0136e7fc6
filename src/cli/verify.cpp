#include <followup/assure/verify.hpp>

#include "commands.hpp"
#include "inputs.hpp"
#include "streams.hpp"

#include <algorithm>
#include <vector>

namespace cli {
namespace {

struct named_property {
  std::string_view name;
  fu::property what;
  bool by_default = true;
};

std::vector<named_property> properties(const fu::calendar& hours) {
  return {{"definite-no", fu::never_ends_before(fu::definite_no{})},
          {"next-step", fu::always_has_a_next_step{}},
          {"messages", fu::leaves_a_message_every_time{}},
          {"hours", fu::within(hours).except_agreed_times()},
          {"promises", fu::never_before_a_promise{}},
          {"suppressions", fu::never_after_a_suppression{}},
          {"done-once", fu::never_asks_again{}, false},
          {"every-rule", fu::reaches_every_rule{}}};
}

// Those that were asked for, in their order; if none was, all that can be proved.
std::vector<fu::property> chosen(const std::vector<named_property>& all, std::span<const std::string> names) {
  std::vector<fu::property> some;
  for (const std::string& name : names) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
    if (found == all.end()) {
      std::string list;
      for (const named_property& one : all) list += " " + std::string(one.name);
      throw usage_error(in_quotes(name) + " is none of:" + list);
    }
    some.push_back(found->what);
  }
  if (names.empty()) {
    for (const named_property& one : all) {
      if (one.by_default) some.push_back(one.what);
    }
  }
  return some;
}

int verify(const arguments& given) {
  if (given.words().empty()) throw usage_error("takes a policy");
  const fu::policy rules = policy_named(given.words().front());
  const fu::calendar hours = calendar_named(given.value("--calendar").value_or("09:00-17:00"));
  const fu::prospect who = prospect_for(given);
  const fu::time_zone zone = who.zones.front();
  fu::given about{who, hours, zone};
  if (const auto start = given.value("--start")) about = about.starting(instant_named("--start", *start, zone));

  const std::span<const std::string> names = std::span(given.words()).subspan(1);
  const fu::verification report = fu::verify(rules, about, chosen(properties(hours), names));
  std::string text = fu::to_string(report);
  if (!text.ends_with('\n')) text += '\n';
  write_out(text);
  flush_out();
  return report.all_proved() ? all_good : some_bad;
}

}  // namespace

command verify_command() {
  return {
      "verify",
      "[OPTION]... POLICY [PROPERTY]...",
      "whether a policy keeps to what it should, proved or refuted",
      "Proves what a policy promises for whatever may happen, or tells the shortest story that breaks it. Exit\n"
      "status 0 if all is proved, 1 if anything is not.\n\n"
      "A PROPERTY is one of (default: all but the last, which is looked for in stories and never proved):\n"
      "  definite-no   it never ends before a definite no, a yes, an objection or a stated limit\n"
      "  next-step     as long as it is open there is a next step, with a date\n"
      "  messages      an unanswered call is followed by a message\n"
      "  hours         nothing is done outside the calendar's hours, but for what was agreed\n"
      "  promises      nobody is called before the time that was agreed\n"
      "  suppressions  nothing goes through a channel that was objected to\n"
      "  every-rule    every rule has its say in some story\n"
      "  done-once     what was done is not asked for again",
      {{"--calendar", "CALENDAR", "a file, or hours from Monday to Friday; default: 09:00-17:00"},
       zone_option,
       prospect_option,
       {"--start", "INSTANT", "when the pursuit starts, in the zone, or UTC with a Z; default: 2026-01-05T09:00:00Z"}},
      {{"the doctrine keeps its word", "followup verify --zone Europe/Amsterdam until_no next-step messages"}},
      verify};
}

}  // namespace cli
