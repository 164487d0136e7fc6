// What a book says, as a document: made from questions, told by the names that these have for pursuits and touchpoints.
#pragma once

#include "json/node.hpp"

#include <followup/insight/book_insight.hpp>
#include <followup/json/session.hpp>

#include <optional>
#include <vector>

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
