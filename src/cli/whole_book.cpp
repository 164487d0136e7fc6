#include "whole_book.hpp"

#include "bar.hpp"
#include "commands.hpp"
#include "json/parse.hpp"
#include "questions.hpp"
#include "streams.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace cli {
namespace {

// By the fact of the prospect that names them; whoever has none is nobody's.
int seller_of(const fu::prospect& who, const std::optional<std::string>& fact, std::vector<std::string>& sellers) {
  if (!fact) return 0;
  const auto found = who.facts.find(*fact);
  const std::string name = found == who.facts.end() ? "?" : found->second;
  const auto place = std::find(sellers.begin(), sellers.end(), name) - sellers.begin();
  if (place == std::ssize(sellers)) sellers.push_back(name);
  return static_cast<int>(place);
}

}  // namespace

std::vector<option> whole_book_options() {
  return {
      {"--policy", "POLICY", "of lines without one; default: until_no"},
      {"--calendar", "CALENDAR", "of lines without one: a file, or hours from Monday to Friday; default: 09:00-17:00"},
      {"--now", "INSTANT", "as of when, 2026-11-24T08:00:00Z; default: the system's clock"},
      {"--seller", "FACT", "the fact of a prospect that says whose they are; default: one seller's"},
      {"--weeks", "WEEKS", "how far to look ahead; default: 4"},
      minutes_option,
      {"--minutes-a-day", "MINUTES", "what a seller has for touches; default: it is not asked"},
      {"--runs", "NUMBER", "how often chance is asked; default: 100"},
      {"--seed", "NUMBER", "of chance; default: 0"},
      language_option()};
}

std::string whole_book::name_of(fu::pursuit_id which) const {
  const auto found = identities.find(which.value());
  return found == identities.end() ? std::to_string(which.value()) : found->second.text;
}

whole_book read_whole_book(const arguments& given) {
  const fu::policy rules = policy_named(given.value("--policy").value_or("until_no"));
  const auto now = given.value("--now");
  const fu::ptime as_of = now ? instant_named("--now", *now) : clock();
  whole_book book{.rules = rules,
                  .hours = calendar_named(given.value("--calendar").value_or("09:00-17:00")),
                  .now = as_of,
                  .seen = serve::insight_document(rules, as_of)};
  const auto report = [](const bad_line& one) {
    complain(in_lines(one.file + ", line " + std::to_string(one.number), one.mistakes));
  };
  bar reading("reading");
  question_reader questions(given, &book.rules, fu::reasons::none, book.hours);
  book.status = questions.each(
      [&](const fu::json::posed& one) {
        book.seen.add(one);
        book.lines.push_back(one);
        reading.count(book.lines.size());
      },
      report);
  const auto fact = given.value("--seller");
  for (const fu::json::posed& one : book.lines) {
    const fu::pursuit& subject = one.asked.subject;
    book.pursuits.push_back(
        {*one.asked.rules, *one.asked.hours, subject, one.asked.history, seller_of(subject.who, fact, book.sellers)});
    fu::json::detail::findings found;
    const auto identity = one.pursuit.empty() ? std::nullopt : fu::json::detail::parse(one.pursuit, found);
    if (identity) book.identities.insert_or_assign(subject.id.value(), *identity);
  }
  if (!book.lines.empty()) book.zone = book.lines.front().asked.subject.who.zone();
  fu::prospect who = anybody();
  who.zones = {book.zone};
  book.people = fu::population_of(book.seen.seen(), std::move(who));
  return book;
}

fu::forecast forecast_of(const arguments& given, const whole_book& book) {
  fu::forecast_plan plan{.now = book.now,
                         .weeks = number_in(given, "--weeks", 4, 1, 52),
                         .sellers = std::max(1, static_cast<int>(book.sellers.size())),
                         .zone = book.zone,
                         .takes = effort_in(given),
                         .runs = number_in(given, "--runs", 100, 20, 10'000),
                         .seed = number_in(given, "--seed", std::uint64_t{0}, std::uint64_t{0},
                                           std::numeric_limits<std::uint64_t>::max())};
  if (given.has("--minutes-a-day")) plan.a_day = fu::minutes{number_in(given, "--minutes-a-day", 0, 1, 24 * 60)};
  bar ahead("looking ahead");
  return fu::forecast_of(book.pursuits, book.people, plan, [&](double done) { ahead.share(done); });
}

std::optional<fu::carrying> room_in(const arguments& given, const whole_book& book) {
  if (!given.has("--minutes-a-day")) return std::nullopt;
  const fu::trial how{.from = book.now, .prospects = 500, .length = {400}};
  return fu::carried(book.rules, book.people, book.hours, how,
                     fu::minutes{number_in(given, "--minutes-a-day", 0, 1, 24 * 60)}, effort_in(given));
}

}  // namespace cli
