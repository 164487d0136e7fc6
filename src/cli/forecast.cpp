#include <followup/insight/forecast.hpp>

#include "commands.hpp"
#include "serve/forecast_document.hpp"
#include "streams.hpp"
#include "whole_book.hpp"

namespace cli {
namespace {

namespace json = fu::json;

int forecast(const arguments& given) {
  const fu::language in = language_of(given);
  const whole_book book = read_whole_book(given);
  const fu::forecast ahead = forecast_of(given, book);
  const auto room = room_in(given, book);
  if (given.value("--format") == "json") {
    const auto document = json::detail::forecast_document::of(ahead, room, book.sellers, book.identities);
    write_out(print(json::detail::codec<json::detail::forecast_document>{}.write(document, {}), json::layout::pretty));
  } else {
    write_out(fu::explain(ahead, room, book.sellers, in));
  }
  write_out("\n");
  flush_out();
  return book.status;
}

}  // namespace

command forecast_command() {
  std::vector<option> options = whole_book_options();
  options.insert(options.end() - 1, {"--format", "FORMAT", "text (the default) or json", "text json"});
  return {
      "forecast",
      "[OPTION]... [FILE]...",
      "how much work is ahead, by day, channel and seller",
      "Reads questions as followup next does, and goes on with every pursuit from where it stands: if nobody answers,\n"
      "and as people answer in this book, with the band in which 90 of 100 runs of chance lie. With a seller's\n"
      "minutes a day it tells on which days there is too much, how much of today's agenda fits into the day, and\n"
      "how many new pursuits a day there is room for.",
      std::move(options),
      {{"two weeks, against six hours a day", "followup forecast --weeks 2 --minutes-a-day 360 cases.jsonl"},
       {"by seller, for a program", "followup forecast --seller owner --format json cases.jsonl"}},
      forecast};
}

}  // namespace cli
