#include <followup/insight/simulate.hpp>

#include "book.hpp"
#include "commands.hpp"
#include "questions.hpp"
#include "serve/simulation_document.hpp"
#include "streams.hpp"

#include <limits>

namespace cli {
namespace {

namespace json = fu::json;

fu::trial trial_in(const arguments& given, const fu::time_zone& zone) {
  fu::trial how{
      .prospects = number_in(given, "--prospects", 10'000, 2, 1'000'000),
      .length = {number_in(given, "--days", 180, 1, 3'650)},
      .seed = number_in(given, "--seed", std::uint64_t{0}, std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max()),
      .arriving = {number_in(given, "--arriving", 0, 0, 3'650)}};
  how.from = instant_named("--start", given.value("--start").value_or("2026-01-05T09:00:00Z"), zone);
  if (!given.has("--minutes-a-day")) {
    for (const std::string_view option : {"--each", "--ill"}) {
      if (given.has(option)) throw usage_error(std::string(option) + " needs --minutes-a-day: what a seller has");
    }
    return how;
  }
  how.by = fu::seller{.prospects = number_in(given, "--each", 250, 1, 1'000'000),
                      .a_day = {number_in(given, "--minutes-a-day", 0, 1, 24 * 60)},
                      .falls_ill = share_in(given, "--ill"),
                      .takes = effort_in(given)};
  return how;
}

// What a book does not tell.
fu::population people_in(const arguments& given, const fu::book_insight& seen, fu::prospect who) {
  fu::population people = fu::population_of(seen, std::move(who));
  people.answers_letter = share_in(given, "--letters-answered");
  people.answers_email = share_in(given, "--emails-answered");
  people.call_back = share_in(given, "--call-back");
  people.complaint = share_in(given, "--complaints");
  return people;
}

int simulate(const arguments& given) {
  const fu::policy before = policy_named(given.required("--before"));
  const fu::policy after = policy_named(given.required("--after"));
  const fu::calendar hours = calendar_named(given.value("--calendar").value_or("09:00-17:00"));
  const fu::language in = language_of(given);
  fu::prospect who = prospect_for(given);
  const fu::trial how = trial_in(given, who.zones.front());
  if (how.by && how.by->prospects >= how.prospects) {
    throw usage_error("--each: fewer than --prospects, for two sellers at least");
  }
  serve::insight_document book{before, clock()};
  const int read = read_book(given, before, book);
  const fu::population people = people_in(given, book.seen(), std::move(who));
  const std::string format = given.value("--format").value_or("text");
  const fu::comparison found =
      fu::compared(fu::simulate(before, people, hours, how), fu::simulate(after, people, hours, how), effort_in(given));
  if (format == "json") {
    const json::detail::simulation_document whole{.before = before.name(),
                                                  .after = after.name(),
                                                  .prospects = how.prospects,
                                                  .days = how.length.count,
                                                  .seed = how.seed,
                                                  .found = found};
    write_out(print(json::detail::codec<json::detail::simulation_document>{}.write(whole, {}), json::layout::pretty));
  } else {
    write_out(fu::explain(found, in));
  }
  write_out("\n");
  flush_out();
  return read;
}

}  // namespace

command simulate_command() {
  return {"simulate",
          "--before POLICY --after POLICY [OPTION]... [FILE]...",
          "what two policies would come to with people who behave as a book did",
          "Reads a book as followup insight does, and tries both policies on as many people as are wanted, who are\n"
          "reached, say yes and refuse by chance, as often as the book's. Both policies meet the same people with the\n"
          "same luck; the same seed gives the same. It holds for people who behave so, and, unless sellers have so\n"
          "many minutes a day, for one who is never late.",
          {{"--before", "POLICY", "as it is; must be given"},
           {"--after", "POLICY", "as it would be; must be given"},
           {"--calendar", "CALENDAR", "a file, or hours from Monday to Friday; default: 09:00-17:00"},
           zone_option,
           prospect_option,
           {"--start", "INSTANT", "when the first pursuits start; default: 2026-01-05T09:00:00Z"},
           {"--arriving", "DAYS", "over how many days they start; default: 0, all at once"},
           {"--days", "DAYS", "how long; default: 180"},
           {"--prospects", "NUMBER", "how many people; default: 10000"},
           {"--seed", "NUMBER", "of chance; default: 0"},
           minutes_option,
           {"--minutes-a-day", "MINUTES", "what a seller has for touches; default: nobody is ever late"},
           {"--each", "NUMBER", "prospects of a seller; default: 250"},
           {"--ill", "PERCENT", "the chance that a seller falls ill on a working day, for four days; default: 0"},
           {"--call-back", "PERCENT", "of undecided conversations, those that agree on a call; default: 0"},
           {"--letters-answered", "PERCENT", "of letters; default: 0"},
           {"--emails-answered", "PERCENT", "of e-mails; default: 0"},
           {"--complaints", "PERCENT", "of what gets to people; default: 0"},
           {"--format", "FORMAT", "text (the default) or json", "text json"},
           language_option()},
          {{"whether going on would bring more than three strikes",
            "followup simulate --before three_strikes --after until_no --prospects 500 cases.jsonl"},
           {"with sellers who have six hours a day and are ill sometimes",
            "followup simulate --before three_strikes --after until_no --prospects 500 --minutes-a-day 360 --ill 1 "
            "cases.jsonl"}},
          simulate};
}

}  // namespace cli
