#include <followup/insight/simulate.hpp>

#include "book.hpp"
#include "commands.hpp"
#include "streams.hpp"

#include <limits>

namespace cli {
namespace {

template <class T>
T number_in(const arguments& given, std::string_view option, T otherwise, T least, T most) {
  const auto text = given.value(option);
  if (!text) return otherwise;
  const auto value = whole_number<T>(*text);
  if (!value || *value < least || *value > most) {
    throw usage_error(std::string(option) + ": " + in_quotes(*text) + " is no number from " + std::to_string(least) +
                      " to " + std::to_string(most));
  }
  return *value;
}

int simulate(const arguments& given) {
  const fu::policy before = policy_named(given.required("--before"));
  const fu::policy after = policy_named(given.required("--after"));
  const fu::calendar hours = calendar_named(given.value("--calendar").value_or("09:00-17:00"));
  const fu::language in = language_of(given);
  fu::prospect who = prospect_for(given);
  fu::trial how{.prospects = number_in(given, "--prospects", 10'000, 2, 1'000'000),
                .length = {number_in(given, "--days", 180, 1, 3'650)},
                .seed = number_in(given, "--seed", std::uint64_t{0}, std::uint64_t{0},
                                  std::numeric_limits<std::uint64_t>::max())};
  how.from = instant_named("--start", given.value("--start").value_or("2026-01-05T09:00:00Z"), who.zones.front());
  serve::insight_document book{before, clock()};
  const int read = read_book(given, before, book);
  const fu::population people = fu::population_of(book.seen(), std::move(who));
  const fu::comparison found =
      fu::compared(fu::simulate(before, people, hours, how), fu::simulate(after, people, hours, how));
  write_out(fu::explain(found, in) + "\n");
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
          "same luck; the same seed gives the same. It holds for people who behave so, and for a seller who is never\n"
          "late.",
          {{"--before", "POLICY", "as it is; must be given"},
           {"--after", "POLICY", "as it would be; must be given"},
           {"--calendar", "CALENDAR", "a file, or hours from Monday to Friday; default: 09:00-17:00"},
           zone_option,
           prospect_option,
           {"--start", "INSTANT", "when all pursuits start; default: 2026-01-05T09:00:00Z"},
           {"--days", "DAYS", "how long; default: 180"},
           {"--prospects", "NUMBER", "how many people; default: 10000"},
           {"--seed", "NUMBER", "of chance; default: 0"},
           language_option()},
          {{"whether going on would bring more than three strikes",
            "followup simulate --before three_strikes --after until_no --prospects 500 cases.jsonl"}},
          simulate};
}

}  // namespace cli
