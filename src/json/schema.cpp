#include <followup/json/schema.hpp>

#include "json/answer_codecs.hpp"
#include "json/model_codecs.hpp"
#include "json/policy_codec.hpp"
#include "json/reply_codecs.hpp"
#include "json/schema_of.hpp"
#include "json/time_codecs.hpp"

#include <array>

namespace followup::json {
namespace detail {
namespace {

constexpr std::array<document_kind, 10> kinds{{{"policy", document_schema<codec<policy>>},
                                               {"calendar", document_schema<codec<calendar>>},
                                               {"prospect", document_schema<codec<prospect>>},
                                               {"pursuit", document_schema<codec<pursuit>>},
                                               {"touchpoint", document_schema<codec<touchpoint>>},
                                               {"history", document_schema<history_list>},
                                               {"question", document_schema<codec<question>>},
                                               {"answer", document_schema<codec<answer>>},
                                               {"reply", document_schema<codec<reply_document>>},
                                               {"progress", document_schema<codec<progress>>}}};

constexpr auto kind_names = [] {
  std::array<std::string_view, kinds.size()> names;
  for (std::size_t i = 0; i < kinds.size(); ++i) names[i] = kinds[i].name;
  return names;
}();

}  // namespace
}  // namespace detail

std::span<const std::string_view> schema_names() noexcept { return detail::kind_names; }

std::string schema(std::string_view name) {
  for (const detail::document_kind& kind : detail::kinds) {
    if (kind.name == name) return detail::print(kind.schema("followup: " + std::string(name)), layout::pretty);
  }
  const std::vector<std::string_view> names(detail::kind_names.begin(), detail::kind_names.end());
  throw invalid_document({{"", detail::in_quotes(name), "a schema: " + detail::listed(names)}});
}

}  // namespace followup::json
