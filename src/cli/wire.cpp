#include "wire.hpp"

#include <nlohmann/json.hpp>

namespace cli {
namespace {

using json = nlohmann::ordered_json;

std::string written(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string as_list(std::span<const followup::json::mistake> mistakes) {
  json list = json::array();
  for (const auto& one : mistakes) {
    list.push_back(json::object({{"path", one.path}, {"found", one.found}, {"allowed", one.allowed}}));
  }
  return written(list);
}

}  // namespace

std::string json_text(std::string_view text) { return written(json(text)); }

std::string with_member(std::string_view name, std::string_view value, std::string_view object) {
  std::string text = "{" + json_text(name) + ":";
  text += value;
  if (object != "{}") text += ',';
  return text.append(object.substr(1));
}

std::string mistakes_on(std::size_t line, const std::string& pursuit,
                        std::span<const followup::json::mistake> mistakes) {
  const std::string text = with_member("line", std::to_string(line), "{\"mistakes\":" + as_list(mistakes) + "}");
  return pursuit.empty() ? text : with_member("pursuit", pursuit, text);
}

}  // namespace cli
