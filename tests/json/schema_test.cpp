#include <followup/json/schema.hpp>

#include "json/support.hpp"

#include <fstream>
#include <iterator>

namespace {

namespace fu = followup;
namespace json = fu::json;

BOOST_AUTO_TEST_SUITE(schemas)

// What is shipped was written by `json_documents --schemas src/json/schema`.
BOOST_AUTO_TEST_CASE(what_is_shipped_is_what_the_library_reads) {
  for (const std::string_view name : json::schema_names()) {
    std::ifstream file(FOLLOWUP_JSON_SCHEMAS + ("/" + std::string(name) + ".schema.json"));
    const std::string shipped{std::istreambuf_iterator<char>(file), {}};
    BOOST_TEST((shipped == json::schema(name)), name << " has changed: write the schemas anew");
  }
}

BOOST_AUTO_TEST_CASE(another_name_is_refused) {
  BOOST_CHECK_EXCEPTION(json::schema("polity"), json::invalid_document, [](const json::invalid_document& wrong) {
    return wrong.value() == "\"polity\"" && wrong.allowed().find("policy, calendar") != std::string::npos;
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
