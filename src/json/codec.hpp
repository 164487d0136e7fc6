// How a kind of value stands in a document: one object for reading it, writing it and saying so in a schema.
//
// A codec<T> has
//   std::optional<T> read(const place&) const      nothing, and a mistake at the place, where it cannot be
//   node write(const T&, const writing&) const
//   node schema(schema_book&) const
//   std::string expects() const                    "a date like ...": for the mistakes
// Values that can stand in more than one way have further codecs of the same shape.
#pragma once

#include "json/node.hpp"
#include "json/place.hpp"

#include <followup/model/channel.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace followup {
class policy;
}

namespace followup::json::detail {

// What one writing has for all its values.
struct writing {
  const policy* rules = nullptr;      // by which identities get their names
  const identities* names = nullptr;  // the host's own, for the others
  bool all_outcomes = false;          // a table of outcomes stands for itself
};

// The definitions that a schema's parts share.
class schema_book {
 public:
  // {"$ref": "#/$defs/<name>"}, to what is kept under it; hyphens stand for blanks.
  node define(std::string name, node schema) {
    std::replace(name.begin(), name.end(), ' ', '-');
    definitions_.insert_or_assign(name, std::move(schema));
    node reference = node::object();
    reference.add("$ref", "#/$defs/" + name);
    return reference;
  }
  [[nodiscard]] const std::map<std::string, node>& definitions() const noexcept { return definitions_; }

 private:
  std::map<std::string, node> definitions_;
};

// {"type": <type>}
[[nodiscard]] node schema_of_type(std::string_view type);
// A text that matches a regular expression.
[[nodiscard]] node schema_of_text(std::string pattern, std::string description);
// One of a few.
[[nodiscard]] node schema_of_choice(std::string_view keyword, std::vector<node> choices);

template <class T>
struct codec;

// The value of a number's digits, where it is whole and has 64 bits.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view digits);

template <>
struct codec<bool> {
  [[nodiscard]] std::optional<bool> read(const place& at) const;
  [[nodiscard]] node write(bool value, const writing&) const { return {value}; }
  [[nodiscard]] node schema(schema_book&) const { return schema_of_type("boolean"); }
  [[nodiscard]] std::string expects() const { return "true or false"; }
};

// A whole number in [least, most].
template <std::integral T = int>
struct whole {
  T least = 0;
  T most = std::numeric_limits<T>::max();

  [[nodiscard]] std::optional<T> read(const place& at) const {
    if (at.is(node::kind::integer)) {
      const auto value = whole_number(at.value().text);
      if (value && std::cmp_less_equal(least, *value) && std::cmp_less_equal(*value, most))
        return static_cast<T>(*value);
    }
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  [[nodiscard]] node write(T value, const writing&) const { return {value}; }
  [[nodiscard]] node schema(schema_book&) const {
    node schema = schema_of_type("integer");
    schema.add("minimum", least);
    schema.add("maximum", most);
    return schema;
  }
  [[nodiscard]] std::string expects() const {
    return "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  }
};

template <>
struct codec<std::string> {
  [[nodiscard]] std::optional<std::string> read(const place& at) const;
  [[nodiscard]] node write(const std::string& value, const writing&) const { return {value}; }
  [[nodiscard]] node schema(schema_book&) const { return schema_of_type("string"); }
  [[nodiscard]] std::string expects() const { return "a text"; }
};

// One of a few names. `Names` has the values in their order, of a type that `name_of` knows.
[[nodiscard]] std::string listed(const std::vector<std::string_view>& names);
[[nodiscard]] node schema_of_names(const std::vector<std::string_view>& names);

template <class E>
requires std::is_enum_v<E>
struct codec<E> {
  [[nodiscard]] std::optional<E> read(const place& at) const {
    if (at.is(node::kind::text)) {
      const auto all = names();
      const auto found = std::find(all.begin(), all.end(), at.value().text);
      if (found != all.end()) return static_cast<E>(found - all.begin());
    }
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  [[nodiscard]] node write(E value, const writing&) const { return {name_of(value)}; }
  [[nodiscard]] node schema(schema_book&) const { return schema_of_names(names()); }
  [[nodiscard]] std::string expects() const { return listed(names()); }

  // A value that no enumerator has is without a name.
  [[nodiscard]] static std::vector<std::string_view> names() {
    std::vector<std::string_view> all;
    for (unsigned char i = 0; !name_of(static_cast<E>(i)).empty(); ++i) all.push_back(name_of(static_cast<E>(i)));
    return all;
  }
};

// A bool that is one of two things.
struct either {
  std::string_view if_true;
  std::string_view if_false;

  [[nodiscard]] std::optional<bool> read(const place& at) const;
  [[nodiscard]] node write(bool value, const writing&) const { return {value ? if_true : if_false}; }
  [[nodiscard]] node schema(schema_book&) const { return schema_of_names({if_true, if_false}); }
  [[nodiscard]] std::string expects() const { return listed({if_true, if_false}); }
};

// A list. Where one element is wrong the others are looked at all the same.
template <class T, class Element = codec<T>>
struct list_of {
  Element element = {};
  std::size_t most = most_values;
  // What is checked when the whole is put together, and said to those who know the schema alone.
  std::size_t fewest = 0;
  bool each_once = false;

  [[nodiscard]] std::optional<std::vector<T>> read(const place& at) const {
    if (!at.is(node::kind::list)) {
      at.refuse(at.shown(), expects());
      return std::nullopt;
    }
    if (at.size() > most) {
      at.refuse(std::to_string(at.size()) + " of them", "at most " + std::to_string(most));
      return std::nullopt;
    }
    std::vector<T> values;
    values.reserve(at.size());
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (auto one = element.read(at.item(i))) values.push_back(std::move(*one));
    }
    if (values.size() != at.size()) return std::nullopt;
    return values;
  }
  [[nodiscard]] node write(const std::vector<T>& values, const writing& how) const {
    node list = node::list();
    for (const T& value : values) list.push(element.write(value, how));
    return list;
  }
  [[nodiscard]] node schema(schema_book& book) const {
    node list = schema_of_type("array");
    list.add("items", element.schema(book));
    if (fewest != 0) list.add("minItems", fewest);
    if (most != most_values) list.add("maxItems", most);
    if (each_once) list.add("uniqueItems", true);
    return list;
  }
  [[nodiscard]] std::string expects() const { return "a list, each of it " + element.expects(); }
};

template <class T>
struct codec<std::vector<T>> : list_of<T> {};

// The same, where one thing may stand for a list of one, and does when it is written.
template <class T, class Element = codec<T>>
struct one_or_many {
  Element element = {};
  std::size_t most = most_values;
  std::size_t fewest = 0;
  bool each_once = false;

  [[nodiscard]] std::optional<std::vector<T>> read(const place& at) const {
    if (at.is(node::kind::list)) return list_of<T, Element>{element, most}.read(at);
    auto one = element.read(at);
    if (!one) return std::nullopt;
    std::vector<T> values;
    values.push_back(std::move(*one));
    return values;
  }
  [[nodiscard]] node write(const std::vector<T>& values, const writing& how) const {
    if (values.size() == 1) return element.write(values.front(), how);
    return list_of<T, Element>{element, most}.write(values, how);
  }
  [[nodiscard]] node schema(schema_book& book) const {
    return schema_of_choice("anyOf",
                            {element.schema(book), list_of<T, Element>{element, most, fewest, each_once}.schema(book)});
  }
  [[nodiscard]] std::string expects() const { return element.expects() + "; or a list of them"; }
};

// A value, or null for none.
template <class T, class C = codec<T>>
struct or_null {
  C some = {};

  [[nodiscard]] std::optional<std::optional<T>> read(const place& at) const {
    if (at.is(node::kind::null)) return std::optional<T>{};
    const auto value = some.read(at);
    return value ? std::optional(std::optional<T>(*value)) : std::nullopt;
  }
  [[nodiscard]] node write(const std::optional<T>& value, const writing& how) const {
    return value ? some.write(*value, how) : node{};
  }
  [[nodiscard]] node schema(schema_book& book) const {
    return schema_of_choice("anyOf", {some.schema(book), schema_of_type("null")});
  }
  [[nodiscard]] std::string expects() const { return some.expects() + "; or null"; }
};

// A name or a list of them.
template <>
struct codec<channel_set> {
  [[nodiscard]] std::optional<channel_set> read(const place& at) const;
  [[nodiscard]] node write(channel_set value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const { return one_or_many<channel>{}.schema(book); }
  [[nodiscard]] std::string expects() const { return one_or_many<channel>{}.expects(); }
};

// An object of the host's own names, each with a text.
template <>
struct codec<std::map<std::string, std::string, std::less<>>> {
  using facts = std::map<std::string, std::string, std::less<>>;
  [[nodiscard]] std::optional<facts> read(const place& at) const;
  [[nodiscard]] node write(const facts& values, const writing&) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "an object of texts"; }
};

// The host's identities: json/pursuit.hpp says how they are read and written.
struct identity_text {
  [[nodiscard]] static std::optional<std::uint64_t> read(const place& at);
  [[nodiscard]] static node schema(schema_book& book);
  // The identity that a text stands for.
  [[nodiscard]] static std::uint64_t meant_by(std::string_view text);
  [[nodiscard]] static node write(std::uint64_t value, std::string_view name);
};

// The name of what an identity stands for: in the policy that is written about, else in the host's own document; empty
// where it has none.
[[nodiscard]] std::string_view name_by_host(std::uint64_t value, const writing& how);
[[nodiscard]] std::string_view known_name(rule_id value, const writing& how);
[[nodiscard]] std::string_view known_name(brief_id value, const writing& how);
[[nodiscard]] std::string_view known_name(policy_id value, const writing& how);
[[nodiscard]] std::string_view known_name(label_id value, const writing& how);
template <class Kind>
[[nodiscard]] std::string_view known_name(id<Kind> value, const writing& how) {
  return name_by_host(value.value(), how);
}

template <class Kind>
struct codec<id<Kind>> {
  [[nodiscard]] std::optional<id<Kind>> read(const place& at) const {
    const auto value = identity_text::read(at);
    return value ? std::optional(id<Kind>{*value}) : std::nullopt;
  }
  [[nodiscard]] node write(id<Kind> value, const writing& how) const {
    return identity_text::write(value.value(), known_name(value, how));
  }
  [[nodiscard]] node schema(schema_book& book) const { return identity_text::schema(book); }
  [[nodiscard]] std::string expects() const { return "an identity: a text, or a whole number up to 2^53 - 1"; }
};

}  // namespace followup::json::detail
