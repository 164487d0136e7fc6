// A closed set of things that are written by their name, or as {"name": what it takes}: behaviours, outcomes.
#pragma once

#include "json/fields.hpp"

#include <type_traits>
#include <utility>
#include <variant>

namespace followup::json::detail {

// A struct whose only member stands for it.
template <class T, auto Member, class C>
struct only_member {
  [[nodiscard]] std::optional<T> read(const place& at) const {
    auto value = C{}.read(at);
    if (!value) return std::nullopt;
    T some{};
    some.*Member = std::move(*value);
    return some;
  }
  [[nodiscard]] node write(const T& value, const writing& how) const { return C{}.write(value.*Member, how); }
  [[nodiscard]] node schema(schema_book& book) const { return C{}.schema(book); }
  [[nodiscard]] std::string expects() const { return C{}.expects(); }
};

// Of those that say nothing without what they take.
template <class A>
inline constexpr bool needs_argument = !std::is_default_constructible_v<A>;

// The names of a variant's alternatives by their index: `static std::string_view at(std::size_t)`, empty for what no
// document can say.
template <class Variant>
struct names_in;

template <class Variant>
struct alternatives {
  [[nodiscard]] std::optional<Variant> read(const place& at) const {
    if (at.is(node::kind::text)) return by_name(at, at.value().text, every);
    if (at.is(node::kind::object) && at.size() == 1) return by_argument(at, every);
    at.refuse(at.is(node::kind::object) ? std::to_string(at.size()) + " members" : at.shown(), expects());
    return std::nullopt;
  }

  [[nodiscard]] node write(const Variant& value, const writing& how) const {
    std::string name(names_in<Variant>::at(value.index()));
    return std::visit(
        [&](const auto& one) -> node {
          using alternative = std::decay_t<decltype(one)>;
          if constexpr (!std::is_empty_v<alternative>) {
            node argument = codec<alternative>{}.write(one, how);
            if (!argument.is(node::kind::object) || !argument.items.empty()) {
              node object = node::object();
              object.add(std::move(name), std::move(argument));
              return object;
            }
          }
          return {std::move(name)};
        },
        value);
  }

  [[nodiscard]] node schema(schema_book& book) const {
    return schema_of_those(book, [](std::size_t) { return true; });
  }

  // Of the alternatives of which `chosen(index)`.
  template <class Chosen>
  [[nodiscard]] node schema_of_those(schema_book& book, const Chosen& chosen) const {
    std::vector<node> choices;
    const auto alone = names_alone(chosen, every);
    if (!alone.empty()) choices.push_back(schema_of_names(alone));
    add_with_arguments(choices, book, chosen, every);
    return schema_of_choice("anyOf", std::move(choices));
  }

  [[nodiscard]] std::string expects() const {
    return "a name, or an object of one with what it takes: " + listed(names(every));
  }

 private:
  static constexpr std::make_index_sequence<std::variant_size_v<Variant>> every{};
  template <std::size_t I>
  using at_index = std::variant_alternative_t<I, Variant>;

  [[nodiscard]] static std::string_view name(std::size_t index) { return names_in<Variant>::at(index); }
  template <std::size_t... I>
  [[nodiscard]] static std::vector<std::string_view> names(std::index_sequence<I...>) {
    return without_blanks({name(I)...});
  }
  template <class Chosen, std::size_t... I>
  [[nodiscard]] static std::vector<std::string_view> names_alone(const Chosen& chosen, std::index_sequence<I...>) {
    return without_blanks({(needs_argument<at_index<I>> || !chosen(I) ? std::string_view{} : name(I))...});
  }
  [[nodiscard]] static std::vector<std::string_view> without_blanks(std::vector<std::string_view> all) {
    std::erase(all, std::string_view{});
    return all;
  }

  template <std::size_t... I>
  [[nodiscard]] std::optional<Variant> by_name(const place& at, std::string_view given,
                                               std::index_sequence<I...>) const {
    std::optional<Variant> value;
    const bool known =
        ((given == name(I) && !given.empty() && (this->template take_default<I>(at, value), true)) || ...);
    if (!known) at.refuse(at.shown(), expects());
    return value;
  }
  template <std::size_t I>
  void take_default(const place& at, std::optional<Variant>& value) const {
    if constexpr (needs_argument<at_index<I>>) {
      at.refuse(at.shown(), "{" + in_quotes(name(I)) + ": " + codec<at_index<I>>{}.expects() + "}");
    } else {
      value = at_index<I>{};
    }
  }

  template <std::size_t... I>
  [[nodiscard]] std::optional<Variant> by_argument(const place& at, std::index_sequence<I...>) const {
    std::optional<Variant> value;
    const std::string& given = at.value().names.front();
    const bool known =
        ((given == name(I) && !given.empty() && (this->template read_argument<I>(at.item(0), value), true)) || ...);
    if (!known) at.item(0).refuse("a member of this name", "one of " + listed(names(every)));
    return value;
  }
  template <std::size_t I>
  void read_argument(const place& at, std::optional<Variant>& value) const {
    if constexpr (std::is_empty_v<at_index<I>>) {
      at.refuse(at.shown(), "the name alone, " + in_quotes(name(I)));
    } else {
      if (auto one = codec<at_index<I>>{}.read(at)) value = std::move(*one);
    }
  }

  template <class Chosen, std::size_t... I>
  static void add_with_arguments(std::vector<node>& choices, schema_book& book, const Chosen& chosen,
                                 std::index_sequence<I...>) {
    ((chosen(I) ? add_with_argument<I>(choices, book) : void()), ...);
  }
  template <std::size_t I>
  static void add_with_argument([[maybe_unused]] std::vector<node>& choices, [[maybe_unused]] schema_book& book) {
    if constexpr (!std::is_empty_v<at_index<I>>) {
      object_schema object{.book = &book};
      object.properties.add(std::string(name(I)), codec<at_index<I>>{}.schema(book));
      object.required.emplace_back(name(I));
      choices.push_back(object.finished());
    }
  }
};

}  // namespace followup::json::detail
