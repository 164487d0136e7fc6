// Policies and calendars that come along with questions: most of them bring the same again.
#pragma once

#include "json/codec.hpp"
#include "json/policy_codec.hpp"
#include "json/time_codecs.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace followup::json::detail {

// Those read before, by their texts. Bounded: whoever brings ever new ones, or very large ones, gains nothing, and
// loses nothing.
struct brought_documents {
  static constexpr std::size_t most = 64;
  static constexpr std::size_t most_bytes_of_one = std::size_t{32} << 10;
  std::map<std::string, policy, std::less<>> policies = {};
  std::map<std::string, calendar, std::less<>> calendars = {};

  [[nodiscard]] auto& of(const policy*) noexcept { return policies; }
  [[nodiscard]] auto& of(const calendar*) noexcept { return calendars; }
};

// A name, or the document itself.
template <class T>
struct by_name_or_whole {
  using value_type = std::variant<std::string, T>;

  [[nodiscard]] std::optional<value_type> read(const place& at) const {
    if (at.is(node::kind::text) && !at.value().text.empty()) return at.value().text;
    if (!at.is(node::kind::object)) {
      at.refuse(at.shown(), expects());
      return std::nullopt;
    }
    auto read = remembered(at);
    return read ? std::optional<value_type>(std::move(*read)) : std::nullopt;
  }
  [[nodiscard]] node write(const value_type& value, const writing& how) const {
    if (const auto* const name = std::get_if<std::string>(&value)) return {*name};
    return codec<T>{}.write(std::get<T>(value), how);
  }
  [[nodiscard]] node schema(schema_book& book) const {
    node name = schema_of_type("string");
    name.add("minLength", 1);
    return schema_of_choice("anyOf", {std::move(name), codec<T>{}.schema(book)});
  }
  [[nodiscard]] std::string expects() const { return "a name; or the document"; }

 private:
  [[nodiscard]] static std::optional<T> remembered(const place& at) {
    if (at.all().brought == nullptr) return codec<T>{}.read(at);
    auto& known = at.all().brought->of(static_cast<const T*>(nullptr));
    std::string text = print(at.value(), layout::one_line);
    if (const auto found = known.find(text); found != known.end()) return found->second;
    auto read = codec<T>{}.read(at);
    if (!read || text.size() > brought_documents::most_bytes_of_one) return read;
    if (known.size() == brought_documents::most) known.clear();
    known.emplace(std::move(text), *read);
    return read;
  }
};

}  // namespace followup::json::detail
