#include "wire.hpp"

#include <nlohmann/json.hpp>

namespace cli {
namespace {

using json = nlohmann::ordered_json;

std::string written(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

// Stops at the member "id" of the member "pursuit" of the whole: most of the text is never looked at.
class identity_finder : public nlohmann::json_sax<json> {
 public:
  [[nodiscard]] const std::string& found() const noexcept { return found_; }

  bool null() override { return value({}); }
  bool boolean(bool) override { return value({}); }
  bool number_integer(number_integer_t number) override { return value(std::to_string(number)); }
  bool number_unsigned(number_unsigned_t number) override { return value(std::to_string(number)); }
  bool number_float(number_float_t, const string_t&) override { return value({}); }
  bool string(string_t& text) override { return value(is_it() ? json_text(text) : std::string{}); }
  bool binary(binary_t&) override { return value({}); }
  bool start_object(std::size_t) override {
    if (depth_ == 1) within_ = key_ == "pursuit";
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    return !(within_ && depth_ == 1);
  }
  bool start_array(std::size_t) override {
    ++depth_;
    return true;
  }
  bool end_array() override {
    --depth_;
    return true;
  }
  bool key(string_t& name) override {
    key_ = name;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  [[nodiscard]] bool is_it() const { return within_ && depth_ == 2 && key_ == "id"; }
  bool value(std::string text) {
    if (!is_it()) return true;
    found_ = std::move(text);
    return false;
  }

  int depth_ = 0;
  bool within_ = false;
  std::string key_;
  std::string found_;
};

}  // namespace

std::string json_text(std::string_view text) { return written(json(text)); }

std::string identity_in(std::string_view question) {
  identity_finder finder;
  json::sax_parse(question, &finder);
  return finder.found();
}

std::string with_member(std::string_view name, std::string_view value, std::string_view object) {
  std::string text = "{" + json_text(name) + ":";
  text += value;
  if (object != "{}") text += ',';
  return text.append(object.substr(1));
}

std::string as_list(std::span<const followup::json::mistake> mistakes) {
  json list = json::array();
  for (const auto& one : mistakes) {
    list.push_back(json::object({{"path", one.path}, {"found", one.found}, {"allowed", one.allowed}}));
  }
  return written(list);
}

std::string mistakes_on(std::size_t line, const std::string& pursuit,
                        std::span<const followup::json::mistake> mistakes) {
  const std::string text = with_member("line", std::to_string(line), "{\"mistakes\":" + as_list(mistakes) + "}");
  return pursuit.empty() ? text : with_member("pursuit", pursuit, text);
}

}  // namespace cli
