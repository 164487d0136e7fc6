// A report as one page that needs nothing else: for a screen, a telephone and a printer.
#pragma once

#include "whole_book.hpp"

#include <followup/assure/audit.hpp>
#include <followup/insight/pictures.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cli {

// What the page shows.
struct report {
  const whole_book& book;
  fu::forecast ahead;
  std::optional<fu::carrying> room;
  std::optional<fu::call_worth> price;
  std::vector<fu::audited> audited;
  std::vector<fu::audit_finding> wrong;
  // The book's policy, and another one with the same people.
  std::string before_name;
  std::string after_name;
  fu::simulation before;
  fu::simulation after;
  int days = 0;
  std::string title;  // empty: the page's own
};

[[nodiscard]] std::string page_of(const report& all, fu::language in);

}  // namespace cli
