#include "pipeline.hpp"

#include <algorithm>
#include <optional>

namespace fu = followup;

namespace cold_stores {
namespace {

constexpr auto visit = "site visit";

// Whoever cannot be reached by telephone is somewhere, and so is their site. Once.
std::optional<fu::proposal> site_visit(const fu::case_view& c) {
  constexpr int failed_calls = 4;
  if (c.unanswered_calls() < failed_calls) return std::nullopt;
  const auto history = c.history();
  const bool visited = std::any_of(history.begin(), history.end(), [](const fu::touchpoint& touch) {
    return touch.label == fu::id_of<fu::label_id>(visit);
  });
  if (visited) return std::nullopt;
  const auto at = c.after(c.last_contact().value_or(c.subject().started), fu::business_days{3});
  if (!at) return std::nullopt;
  return fu::proposal{
      .via = fu::channel::task, .not_before = *at, .brief = {}, .follows = {}, .label = fu::id_of<fu::label_id>(visit)};
}

fu::verdict no_visit_on_credit_stop(const fu::case_view& c, const fu::touch_at& touch) {
  const auto& facts = c.subject().who.facts;
  const auto stop = facts.find("credit stop");
  const bool stopped = stop != facts.end() && stop->second == "yes";
  return stopped && touch.via == fu::channel::task ? fu::verdict::forbid() : fu::verdict::allow();
}

}  // namespace

fu::policy offers() {
  return {
      "offers",
      fu::doctrine(),
      {fu::track{
           "calls",
           fu::every(fu::business_days{2}, fu::channel::call).first_after(fu::business_days{3}).leaving_a_message()},
       fu::track{"references", fu::after_each(2, fu::unanswered_calls, fu::channel::letter)
                                   .with({{"a bakery's store", "a florist's store", "a laboratory's store"}})},
       fu::track{"visit", site_visit}.reading_history(),
       fu::guard{"our hours", fu::window(fu::channel::call, fu::monday_to_friday("08:30-12:00 13:00-17:00"))},
       fu::guard{"credit stop", no_visit_on_credit_stop},
       fu::limit{"patience", fu::calls{12}, fu::months{3}}.closing_with(fu::channel::letter, "our last letter")}};
}

}  // namespace cold_stores
