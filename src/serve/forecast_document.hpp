// What is ahead, as a document.
#pragma once

#include "serve/figures.hpp"

#include <followup/insight/forecast.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace followup::json::detail {

struct seller_load {
  std::string seller;
  workload::load load;
  friend bool operator==(const seller_load&, const seller_load&) = default;
};
struct workload_figures {
  std::optional<date> on = {};
  bool open = false;
  workload::load all;
  std::vector<seller_load> sellers = {};
};
struct planned_figures {
  node pursuit;
  std::string seller;
  std::string via;
  std::string urgency;
  std::optional<ptime> from = {};
  std::optional<ptime> to = {};
  bool fits = true;
};
struct forecast_document {
  std::size_t pursuits = 0;
  std::optional<ptime> now = {};
  int weeks = 0;
  int runs = 0;
  std::uint64_t seed = 0;
  std::optional<int> minutes_a_day = {};
  std::vector<workload_figures> days = {};
  std::vector<planned_figures> today = {};
  std::optional<carrying> carries = {};

  // `identities` are those of the pursuits, by the ids that they have in the forecast.
  [[nodiscard]] static forecast_document of(const forecast& ahead, const std::optional<carrying>& room,
                                            const std::vector<std::string>& sellers,
                                            const std::map<std::uint64_t, node>& identities);
};
void describe(fields& f, band& what);
void describe(fields& f, workload::load& what);
void describe(fields& f, seller_load& what);
void describe(fields& f, workload_figures& what);
void describe(fields& f, planned_figures& what);
void describe(fields& f, carrying& what);
void describe(fields& f, forecast_document& all);

}  // namespace followup::json::detail
