#include "serve/schemas.hpp"

#include "json/model_codecs.hpp"
#include "json/rules.hpp"
#include "json/schema_of.hpp"
#include "serve/forecast_document.hpp"
#include "serve/insight_document.hpp"
#include "serve/simulation_document.hpp"

#include <array>

namespace serve {
namespace {

using fu::json::detail::codec;
using fu::json::detail::document_kind;
using fu::json::detail::document_schema;

constexpr std::array<document_kind, 3> kinds{
    {{"insight", document_schema<codec<fu::json::detail::insight_figures>>},
     {"simulation", document_schema<codec<fu::json::detail::simulation_document>>},
     {"forecast", document_schema<codec<fu::json::detail::forecast_document>>}}};

}  // namespace

std::vector<std::string_view> schema_names() {
  std::vector<std::string_view> names;
  names.reserve(kinds.size());
  for (const document_kind& one : kinds) names.push_back(one.name);
  return names;
}

std::optional<std::string> schema(std::string_view name) {
  for (const document_kind& one : kinds) {
    if (one.name != name) continue;
    return fu::json::detail::print(one.schema("followup: " + std::string(name)), fu::json::layout::pretty);
  }
  return std::nullopt;
}

}  // namespace serve
