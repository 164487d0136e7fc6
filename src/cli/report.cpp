#include "bar.hpp"
#include "commands.hpp"
#include "report_page.hpp"
#include "streams.hpp"
#include "whole_book.hpp"

#include <algorithm>

namespace cli {
namespace {

// A part after the other, so that it can be told how far it is.
fu::simulation tried(const fu::policy& rules, const whole_book& book, fu::trial how, bar& told, double before) {
  constexpr int part = 50;
  fu::simulation all;
  const int prospects = how.prospects;
  for (how.first = 0; how.first < prospects; how.first += part) {
    how.prospects = std::min(part, prospects - how.first);
    fu::simulation some = fu::simulate(rules, book.people, book.hours, how);
    all.pursuits.insert(all.pursuits.end(), some.pursuits.begin(), some.pursuits.end());
    told.share((before + static_cast<double>(how.first) / prospects) / 2);
  }
  return all;
}

// The price of a yes is asked where its worth is known.
fu::call_worth price_in(const arguments& given) {
  fu::call_worth price{.a_call = fu::minutes{effort_in(given).of(fu::channel::call)}};
  if (given.has("--worth")) price.a_yes = fu::hours{number_in(given, "--worth", 1, 1, 100'000)};
  return price;
}

int write_report(const arguments& given) {
  const fu::language in = language_of(given);
  const fu::policy other = policy_named(given.value("--other").value_or("three_strikes"));
  const int prospects = number_in(given, "--prospects", 1'000, 2, 1'000'000);
  const fu::call_worth price = price_in(given);
  const whole_book book = read_whole_book(given);
  report all{.book = book,
             .ahead = forecast_of(given, book),
             .room = room_in(given, book),
             .price = price,
             .before_name = book.rules.name(),
             .after_name = other.name(),
             .title = given.value("--title").value_or("")};
  for (const fu::open_pursuit& one : book.pursuits)
    all.audited.push_back({one.rules, one.hours, one.subject, one.history});
  std::erase_if(all.audited, [&](const fu::audited& one) {
    return fu::next_actions(one.rules, one.subject, fu::up_to(one.history, book.now), one.hours, book.now,
                            fu::reasons::none)
               .status == fu::status::closed;
  });
  all.wrong = fu::audit(all.audited, book.now);
  std::stable_sort(all.wrong.begin(), all.wrong.end(), [](const auto& a, const auto& b) { return a.kind < b.kind; });
  const fu::trial how{.from = book.now, .prospects = prospects, .seed = all.ahead.plan.seed};
  all.days = how.length.count;
  bar comparing("comparing policies");
  all.before = tried(book.rules, book, how, comparing, 0);
  all.after = tried(other, book, how, comparing, 1);
  write_out(page_of(all, in));
  flush_out();
  return book.status;
}

}  // namespace

command report_command() {
  std::vector<option> options = whole_book_options();
  options.insert(options.end() - 1,
                 {{"--worth", "HOURS", "what a yes is worth of a seller's time; asks how far calls pay"},
                  {"--other", "POLICY", "what to compare the policy with; default: three_strikes"},
                  {"--prospects", "NUMBER", "with how many people; default: 1000"},
                  {"--title", "TEXT", "instead of the page's own"}});
  return {
      "report",
      "[OPTION]... [FILE]...",
      "one page to look at: today, the weeks ahead, what the book says, what is wrong, another policy",
      "Reads questions as followup next does and writes a page of HTML that is complete in itself, for a screen, a\n"
      "telephone and a printer: today's agenda and the work of the weeks ahead; whether going on pays, when people\n"
      "are reached and who keeps their word; what the audit finds; and what another policy would come to.",
      std::move(options),
      {{"for whoever runs the team", "followup report --minutes-a-day 360 --worth 8 cases.jsonl > report.html"}},
      write_report};
}

}  // namespace cli
