// Rules as objects, by what policy/rule_fields.hpp says of them.
#pragma once

#include "json/alternatives.hpp"
#include "json/briefs.hpp"
#include "json/fields.hpp"
#include "json/time_codecs.hpp"
#include "policy/rule_fields.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace followup::json::detail {

namespace form = followup::detail::form;
using followup::detail::count_range;
using followup::detail::list_range;
using followup::detail::presence;
using followup::detail::usual_range;

// "5 unanswered calls"
struct number_of_things {
  int n = 1;
  counted what = counted::unanswered_calls;
};
template <>
struct codec<number_of_things> {
  [[nodiscard]] std::optional<number_of_things> read(const place& at) const;
  [[nodiscard]] node write(const number_of_things& value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "a text like \"5 unanswered calls\" or \"3 calls\""; }
};

// Outcomes, or "conversation" for none in particular.
struct occasions {
  [[nodiscard]] std::optional<std::vector<outcome_kind>> read(const place& at) const;
  [[nodiscard]] node write(const std::vector<outcome_kind>& value, const writing& how) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const;
};

// So many calls.
struct number_of_calls {
  whole<> number = {};

  [[nodiscard]] std::optional<calls> read(const place& at) const {
    const auto count = number.read(at);
    return count ? std::optional(calls{*count}) : std::nullopt;
  }
  [[nodiscard]] node write(const calls& value, const writing& how) const { return number.write(value.count, how); }
  [[nodiscard]] node schema(schema_book& book) const { return number.schema(book); }
  [[nodiscard]] std::string expects() const { return number.expects(); }
};

// How a member is written, by its type, its range and its form.
template <class T, class Range>
[[nodiscard]] codec<T> codec_for(std::type_identity<T>, Range, form::plain) {
  return {};
}
[[nodiscard]] inline whole<> codec_for(std::type_identity<int>, usual_range, form::plain) { return {}; }
[[nodiscard]] inline whole<> codec_for(std::type_identity<int>, count_range of, form::plain) {
  return {of.least, of.most};
}
[[nodiscard]] inline number_of_calls codec_for(std::type_identity<calls>, count_range of, form::plain) {
  return {{of.least, of.most}};
}
[[nodiscard]] inline clock_time codec_for(std::type_identity<int>, count_range, form::clock_time) { return {}; }
[[nodiscard]] inline either codec_for(std::type_identity<bool>, usual_range, form::one_of_two names) {
  return {names.if_true, names.if_false};
}
[[nodiscard]] inline occasions codec_for(std::type_identity<std::vector<outcome_kind>>, usual_range, form::occasions) {
  return {};
}
[[nodiscard]] inline list_of<int, whole<>> codec_for(std::type_identity<std::vector<int>>, list_range of, form::plain) {
  return {{of.each.least, of.each.most}, std::min(of.most, most_values), of.fewest, of.each_once};
}
template <class T>
[[nodiscard]] list_of<T> codec_for(std::type_identity<std::vector<T>>, list_range of, form::plain) {
  return {{}, std::min(of.most, most_values), of.fewest, of.each_once};
}
template <class T>
[[nodiscard]] one_or_many<T> codec_for(std::type_identity<std::vector<T>>, list_range of, form::one_or_many) {
  return {{}, std::min(of.most, most_values), of.fewest, of.each_once};
}
template <class T>
[[nodiscard]] or_null<T> codec_for(std::type_identity<std::optional<T>>, usual_range, form::or_null) {
  return {};
}
template <class T, class Range>
[[nodiscard]] auto codec_for(std::type_identity<std::optional<T>>, Range of, form::plain how) {
  return codec_for(std::type_identity<T>{}, of, how);
}

// What there may be and is not by default: left out where it is not.
template <class Field>
inline constexpr bool there_or_not = false;
template <class T, presence Kept, class Range>
inline constexpr bool there_or_not<followup::detail::field<std::optional<T>, Kept, Range, form::plain>> = true;

template <class Field, class Default>
void describe_member(fields& f, const Field& one, const Default& otherwise);

// All members of a rule or group, the one that tells its kind first; `usual` has those of the rule as it is by default.
template <class Described, class Defaults>
void describe_members(fields& f, const Described& all, const Defaults& usual) {
  const auto of_kind = [&f]<bool Telling>(std::bool_constant<Telling>, const auto& one, const auto& otherwise) {
    constexpr bool tells = std::decay_t<decltype(one)>::kept == presence::tells_kind;
    if constexpr (tells == Telling) describe_member(f, one, otherwise);
  };
  const auto each = [&]<std::size_t... I>(auto telling, std::index_sequence<I...>) {
    (of_kind(telling, std::get<I>(all.fields), std::get<I>(usual.fields)), ...);
  };
  constexpr std::make_index_sequence<std::tuple_size_v<decltype(all.fields)>> every;
  each(std::true_type{}, every);
  each(std::false_type{}, every);
}

// The members of a group as an object of their own.
template <class Group, class Defaults>
struct nested_object {
  struct filled {};
  const Group& group;
  const Defaults& usual;

  [[nodiscard]] std::optional<filled> read(const place& at) const {
    if (!at.is(node::kind::object)) {
      at.refuse(at.shown(), expects());
      return std::nullopt;
    }
    fields f(at);
    describe_members(f, group, usual);
    return f.finish() ? std::optional(filled{}) : std::nullopt;
  }
  [[nodiscard]] node write(filled, const writing& how) const {
    node object = node::object();
    fields f(object, how);
    describe_members(f, group, usual);
    return object;
  }
  [[nodiscard]] node schema(schema_book& book) const {
    object_schema object{.book = &book};
    fields f(object);
    describe_members(f, group, usual);
    return object.finished();
  }
  [[nodiscard]] std::string expects() const { return "an object"; }
};

template <class Group, class Defaults>
void describe_group(fields& f, const Group& group, const Defaults& usual, form::nested) {
  using object = nested_object<Group, Defaults>;
  typename object::filled all;
  f.required(group.term, group.says, all, object{group, usual});
}
template <class Group, class Defaults>
void describe_group(fields& f, const Group& group, const Defaults&, form::counted_things) {
  const auto& [n, what] = group.fields;
  number_of_things all{n.value, what.value};
  f.required(group.term, group.says, all);
  if (f.reading_from() == nullptr) return;
  n.value = all.n;
  what.value = all.what;
}

template <class Field, class Default>
void describe_member(fields& f, const Field& one, const Default& otherwise) {
  if constexpr (followup::detail::grouped<Field>) {
    describe_group(f, one, otherwise, one.form);
  } else if constexpr (std::same_as<decltype(one.form), form::alternatives>) {
    f.one_of(one.value);
  } else {
    using value_type = std::remove_reference_t<decltype(one.value)>;
    const auto how = codec_for(std::type_identity<value_type>{}, one.range, one.form);
    if constexpr (Field::kept == presence::tells_kind || Field::kept == presence::required) {
      f.required(one.term, one.says, one.value, how);
    } else if constexpr (there_or_not<Field>) {
      f.maybe(one.term, one.says, one.value, how);
    } else if constexpr (Field::kept == presence::shown) {
      f.shown(one.term, one.says, one.value, otherwise.value, how);
    } else {
      f.optional(one.term, one.says, one.value, otherwise.value, how);
    }
  }
}

template <followup::detail::has_fields Rule>
void describe(fields& f, Rule& rule) {
  const auto all = followup::detail::fields_of(rule);
  const Rule usual = followup::detail::usual<Rule>();
  if (!all.name.empty()) f.object(all.name, all.says);
  describe_members(f, all, followup::detail::fields_of(usual));
}

// The member that tells the kind of a rule.
template <followup::detail::has_fields Rule>
struct telling_member<Rule> {
  [[nodiscard]] static std::string_view name() {
    if constexpr (!tag<Rule>.empty()) return tag<Rule>;
    const Rule some = followup::detail::usual<Rule>();
    std::string_view term;
    followup::detail::for_each_field(followup::detail::fields_of(some), [&term](const auto& one) {
      if (std::decay_t<decltype(one)>::kept == presence::tells_kind) term = one.term;
    });
    return term;
  }
};

}  // namespace followup::json::detail
