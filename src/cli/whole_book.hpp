// A book that is looked at as a whole and ahead: its questions are kept.
#pragma once

#include "arguments.hpp"
#include "inputs.hpp"
#include "serve/insight_document.hpp"

#include <followup/insight/forecast.hpp>
#include <followup/json/session.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cli {

// What every command takes that reads such a book.
[[nodiscard]] std::vector<option> whole_book_options();

struct whole_book {
  fu::policy rules;  // of lines without one
  fu::calendar hours;
  fu::ptime now;
  fu::time_zone zone;  // in which days are read
  int status = 0;      // to end with
  std::vector<fu::json::posed> lines = {};
  std::vector<fu::open_pursuit> pursuits = {};  // of the same lines
  std::vector<std::string> sellers = {};        // by name; none: nobody tells them apart
  std::map<std::uint64_t, fu::json::detail::node> identities = {};
  serve::insight_document seen;
  fu::population people = {};  // as the book's behave

  // The identity of a pursuit as text.
  [[nodiscard]] std::string name_of(fu::pursuit_id which) const;
};

// Reads the files named, or standard input, complaining of lines that are of no use.
[[nodiscard]] whole_book read_whole_book(const arguments& given);

// What is ahead of it, by the options, and how many new pursuits there is room for, where a seller's day is known.
[[nodiscard]] fu::forecast forecast_of(const arguments& given, const whole_book& book);
[[nodiscard]] std::optional<fu::carrying> room_in(const arguments& given, const whole_book& book);

}  // namespace cli
