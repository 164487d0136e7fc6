#include <followup/insight/book_insight.hpp>

#include "book.hpp"
#include "commands.hpp"
#include "questions.hpp"
#include "streams.hpp"

namespace cli {
namespace {

int count_in(std::string_view option, const std::string& text) {
  const auto count = whole_number<int>(text);
  if (!count || *count < 1) {
    throw usage_error(std::string(option) + ": " + in_quotes(text) + " is no whole number from 1 on");
  }
  return *count;
}

std::optional<fu::call_worth> price_in(const arguments& given) {
  const auto call = given.value("--minutes");
  const auto yes = given.value("--worth");
  if (yes && !call) throw usage_error("--worth needs --minutes: what a call costs");
  if (!call) return std::nullopt;
  fu::call_worth price{.a_call = fu::minutes{count_in("--minutes", *call)}};
  if (yes) price.a_yes = fu::hours{count_in("--worth", *yes)};
  return price;
}

int insight(const arguments& given) {
  const fu::policy rules = policy_named(given.value("--policy").value_or("until_no"));
  const auto price = price_in(given);
  const fu::language in = language_of(given);
  const auto now = given.value("--now");
  serve::insight_document book{rules, now ? instant_named("--now", *now) : clock()};
  const int read = read_book(given, rules, book);
  write_out(given.value("--format") == "json" ? print(book.written(price), fu::json::layout::pretty)
                                              : fu::explain(book.seen(), price, in));
  write_out("\n");
  flush_out();
  return read;
}

}  // namespace

int read_book(const arguments& given, const fu::policy& rules, serve::insight_document& into) {
  const auto report = [](const bad_line& one) {
    complain(in_lines(one.file + ", line " + std::to_string(one.number), one.mistakes));
  };
  question_reader questions(given, &rules, fu::reasons::none, serve::any_hours());
  return questions.each([&](const fu::json::posed& one) { into.add(one); }, report);
}

command insight_command() {
  return {
      "insight",
      "[OPTION]... [FILE]...",
      "what a book says: whether going on pays, when people are reached, who keeps their word",
      "Reads questions as followup next does, which need no calendar, and tells what their histories say together:\n"
      "for each call how many still say yes to it, where open pursuits do not lie, and what stopping there would\n"
      "have lost; in how many calls the person was reached, by daypart, weekday and hour; and what became of what\n"
      "was agreed. Shares come with their 95 % intervals.",
      {{"--policy", "POLICY", "by whose outcomes and dayparts to read; default: until_no"},
       {"--now", "INSTANT", "what is later is left out, 2026-11-24T08:00:00Z; default: the system's clock"},
       {"--minutes", "MINUTES", "what a call takes, with its message and what is written down"},
       {"--worth", "HOURS", "what a yes is worth of a seller's time; asks how far calls pay"},
       {"--format", "FORMAT", "text (the default) or json, whose dayparts may stand in a policy", "text json"},
       language_option()},
      {{"what a yes costs, and how far calls pay", "followup insight --minutes 6 --worth 8 cases.jsonl"},
       {"rates for the dayparts of a policy", "followup insight --policy ours.json --format json cases.jsonl"}},
      insight};
}

}  // namespace cli
