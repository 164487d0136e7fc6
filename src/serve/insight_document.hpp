// What a book says, as a document: made from questions, told by the names that these have for pursuits and touchpoints.
#pragma once

#include "json/fields.hpp"
#include "json/node.hpp"

#include <followup/insight/book_insight.hpp>
#include <followup/json/session.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace followup::json::detail {

// The document, and its parts.
struct call_figures {
  persistence_row row;
  std::optional<double> minutes_a_yes = {};
};
struct weekday_figures {
  std::array<proportion, 7> each = {};
};
struct daypart_figures {
  proportion seen;
  std::string part;
};
struct answer_figures {
  proportion all = {};
  weekday_figures weekdays = {};
  std::vector<proportion> hours = {};
  std::optional<std::vector<daypart_figures>> dayparts = {};
};
struct promise_figures {
  std::int64_t kept = 0;
  std::vector<node> missed_by_us = {};
  std::vector<node> missed_by_them = {};
  proportion called_us = {};
};
struct insight_figures {
  std::int64_t pursuits = 0;
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::int64_t undecided = 0;
  std::vector<call_figures> calls = {};
  std::optional<payoff> pays = {};
  answer_figures answers = {};
  std::optional<daypart_choice> dayparts = {};
  promise_figures promises = {};
};
void describe(fields& f, call_figures& one);
void describe(fields& f, payoff& what);
void describe(fields& f, weekday_figures& all);
void describe(fields& f, daypart_figures& one);
void describe(fields& f, answer_figures& all);
void describe(fields& f, promise_figures& all);
void describe(fields& f, insight_figures& all);

}  // namespace followup::json::detail

namespace serve {

namespace fu = followup;

// The calendar of questions that have none, of which nothing is decided.
[[nodiscard]] inline fu::calendar any_hours() { return {"any", "1", fu::every_day("00:00-24:00")}; }

class insight_document {
 public:
  insight_document(const fu::policy& rules, fu::ptime now) : seen_(rules, now) {}

  // Throws what `book_insight::add` throws, and `history_required` for a question that brings progress.
  void add(const fu::json::posed& one);

  [[nodiscard]] const fu::book_insight& seen() const noexcept { return seen_; }
  // {"pursuits": 3, ..., "calls": [...], "answers": {...}, "dayparts": {...}, "promises": {...}}; "dayparts" may stand
  // in a policy as it is. Shares have six decimals.
  [[nodiscard]] fu::json::detail::node written(const std::optional<fu::call_worth>& price) const;

 private:
  using node = fu::json::detail::node;

  fu::book_insight seen_;
  std::vector<node> missed_by_us_;  // as written
  std::vector<node> missed_by_them_;
};

}  // namespace serve
