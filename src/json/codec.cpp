#include "json/codec.hpp"

#include <followup/policy/policy.hpp>

#include <charconv>

namespace followup::json::detail {
namespace {

// The largest whole number that every JSON reader keeps as it is.
constexpr std::uint64_t exact_in_a_double = (std::uint64_t{1} << 53) - 1;

template <class T>
std::optional<T> number(std::string_view digits) {
  T value{};
  const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (wrong != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// "17": as a number is written, so that every identity has one such text.
std::optional<std::uint64_t> plain_number(std::string_view text) {
  const auto value = number<std::uint64_t>(text);
  return value && (text.size() == 1 || text.front() != '0') ? value : std::nullopt;
}

}  // namespace

node schema_of_type(std::string_view type) {
  node schema = node::object();
  schema.add("type", type);
  return schema;
}

node schema_of_text(std::string pattern, std::string description) {
  node schema = schema_of_type("string");
  schema.add("pattern", std::move(pattern));
  schema.add("description", std::move(description));
  return schema;
}

node schema_of_choice(std::string_view keyword, std::vector<node> choices) {
  node list = node::list();
  list.items = std::move(choices);
  node schema = node::object();
  schema.add(std::string(keyword), std::move(list));
  return schema;
}

std::optional<bool> codec<bool>::read(const place& at) const {
  if (at.is(node::kind::boolean)) return at.value().flag;
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

std::optional<std::int64_t> whole_number(std::string_view digits) { return number<std::int64_t>(digits); }

std::optional<std::string> codec<std::string>::read(const place& at) const {
  if (at.is(node::kind::text)) return at.value().text;
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

std::string listed(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) (text += text.empty() ? "" : ", ") += name;
  return text;
}

node schema_of_names(const std::vector<std::string_view>& names) {
  return schema_of_choice("enum", {names.begin(), names.end()});
}

std::optional<bool> either::read(const place& at) const {
  if (at.is(node::kind::text) && at.value().text == if_true) return true;
  if (at.is(node::kind::text) && at.value().text == if_false) return false;
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

std::optional<channel_set> codec<channel_set>::read(const place& at) const {
  const auto some = one_or_many<channel>{}.read(at);
  if (!some) return std::nullopt;
  channel_set all;
  for (const channel one : *some) all |= one;
  return all;
}

node codec<channel_set>::write(channel_set value, const writing& how) const {
  std::vector<channel> some;
  for (int i = 0; i < channel_count; ++i) {
    if (value.contains(static_cast<channel>(i))) some.push_back(static_cast<channel>(i));
  }
  return one_or_many<channel>{}.write(some, how);
}

std::optional<codec<std::map<std::string, std::string, std::less<>>>::facts>
codec<std::map<std::string, std::string, std::less<>>>::read(const place& at) const {
  if (!at.is(node::kind::object)) {
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  facts values;
  bool good = true;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const auto text = codec<std::string>{}.read(at.item(i));
    good &= text.has_value();
    if (text) values.emplace(at.value().names[i], *text);
  }
  return good ? std::optional(std::move(values)) : std::nullopt;
}

node codec<std::map<std::string, std::string, std::less<>>>::write(const facts& values, const writing&) const {
  node object = node::object();
  for (const auto& [name, value] : values) object.add(name, value);
  return object;
}

node codec<std::map<std::string, std::string, std::less<>>>::schema(schema_book&) const {
  node schema = schema_of_type("object");
  schema.add("additionalProperties", schema_of_type("string"));
  return schema;
}

std::optional<std::uint64_t> identity_text::read(const place& at) {
  const std::string& text = at.value().text;
  if (at.is(node::kind::text) && !text.empty()) {
    const auto digits = plain_number(text);
    if (!digits && at.all().names != nullptr) at.all().names->add(hash_of(text), text);
    return digits.value_or(hash_of(text));
  }
  if (at.is(node::kind::integer)) {
    const auto value = number<std::uint64_t>(text);
    if (value && *value <= exact_in_a_double) return value;
    at.refuse(at.shown(), "a whole number from 0 to " + std::to_string(exact_in_a_double) +
                              "; larger ones as texts, \"" + text.substr(0, 20) + "\"");
    return std::nullopt;
  }
  at.refuse(at.shown(), "an identity: a text, or a whole number up to 2^53 - 1");
  return std::nullopt;
}

node identity_text::schema(schema_book& book) {
  node number = schema_of_type("integer");
  number.add("minimum", 0);
  number.add("maximum", exact_in_a_double);
  node text = schema_of_type("string");
  text.add("minLength", 1);
  node schema = schema_of_choice("anyOf", {std::move(text), std::move(number)});
  schema.add("description", "An identity: the digits of a 64-bit number, or any other text, which is hashed.");
  return book.define("id", std::move(schema));
}

std::uint64_t identity_text::meant_by(std::string_view text) { return plain_number(text).value_or(hash_of(text)); }

node identity_text::write(std::uint64_t value, std::string_view name) {
  if (!name.empty() && meant_by(name) == value) return {name};
  return {std::to_string(value)};
}

std::string_view name_by_host(std::uint64_t value, const writing& how) {
  return how.names != nullptr ? how.names->text_of(value) : std::string_view{};
}

namespace {

template <class Id>
std::string_view name_by_policy(Id value, const writing& how) {
  const std::string_view name = how.rules != nullptr ? how.rules->name_of(value) : std::string_view{};
  return name.empty() ? name_by_host(value.value(), how) : name;
}

}  // namespace

std::string_view known_name(rule_id value, const writing& how) { return name_by_policy(value, how); }
std::string_view known_name(brief_id value, const writing& how) { return name_by_policy(value, how); }
std::string_view known_name(policy_id value, const writing& how) { return name_by_policy(value, how); }
std::string_view known_name(label_id value, const writing& how) { return name_by_policy(value, how); }

}  // namespace followup::json::detail
