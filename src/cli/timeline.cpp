#include <followup/assure/timeline.hpp>

#include "commands.hpp"
#include "inputs.hpp"
#include "streams.hpp"

namespace cli {
namespace {

int days_in(const std::string& text) {
  const auto days = whole_number<int>(text);
  if (!days || *days < 0) throw usage_error("--days: " + in_quotes(text) + " is no number of days");
  return *days;
}

int timeline(const arguments& given) {
  if (given.words().size() != 1) throw usage_error("takes one policy");
  const fu::policy rules = policy_named(given.words().front());
  const fu::calendar hours = calendar_named(given.value("--calendar").value_or("09:00-17:00"));
  fu::pursuit subject{.id = fu::pursuit_id{1}, .who = prospect_for(given), .started = clock()};
  const fu::time_zone& zone = subject.who.zones.front();
  if (const auto start = given.value("--start")) subject.started = instant_named("--start", *start, zone);

  fu::silence how;
  if (const auto outcome = given.value("--outcome")) how.of_calls = *fu::outcome_of(*fu::outcome_named(*outcome));
  if (const auto days = given.value("--days")) how.longest = fu::calendar_days{days_in(*days)};
  const fu::timeline plan = fu::if_nobody_answers(rules, subject, {}, hours, subject.started, how);

  const fu::timeline_style style{.in = language_of(given),
                                 .title = given.value("--title").value_or(""),
                                 .why = given.has("--reasons") ? fu::reasons::wanted : fu::reasons::none};
  const std::string format = given.value("--format").value_or("text");
  write_out(format == "svg"    ? fu::timeline_svg(plan, style)
            : format == "html" ? fu::timeline_html(plan, style)
                               : fu::timeline_text(plan, style));
  flush_out();
  return all_good;
}

}  // namespace

command timeline_command() {
  return {
      "timeline",
      "[OPTION]... POLICY",
      "what a policy will do if nobody answers, as text or a picture",
      "Carries out whatever the policy asks for, each touch as soon as it can be done, until the pursuit closes: a\n"
      "table by date, or a picture or page that is complete in itself.",
      {{"--start", "INSTANT", "when the pursuit starts, in the zone, or UTC with a Z; default: the system's clock"},
       {"--zone", "ZONE", "where the prospect is, Europe/Amsterdam; default: UTC"},
       {"--calendar", "CALENDAR", "a file, or hours from Monday to Friday; default: 09:00-17:00"},
       {"--prospect", "FILE", "for whom; default: anybody, reachable in every way"},
       {"--outcome", "OUTCOME", "what every call leads to; default: no_answer", inconclusive_outcomes()},
       {"--days", "DAYS", "how far to look; default: 400"},
       {"--format", "FORMAT", "text (the default), svg or html", "text svg html"},
       {"--reasons", "", "with the reasons, in the tables"},
       {"--title", "TEXT", "instead of the policy's name"},
       language_option()},
      {{"a table by date", "followup timeline --start '2026-11-20 16:00' --zone Europe/Amsterdam until_no"},
       {"a page for a browser, a telephone or a printer",
        "followup timeline --start 2026-11-20 --zone Europe/Amsterdam --calendar office.json --format html "
        "ours.json > ours.html"},
       {"what if an answering machine always answers", "followup timeline --outcome machine gentle"}},
      timeline};
}

}  // namespace cli
