#include "json/outcome_table.hpp"

#include "json/rule_documents.hpp"
#include "policy/behaviour_table.hpp"

#include <bitset>

namespace followup::json::detail {

constexpr std::string_view base_member = "based_on";
constexpr std::string_view doctrine_name = "doctrine";

template <>
inline constexpr bool needs_argument<close_as> = true;

template <class B, auto Member, class C = codec<std::decay_t<decltype(B{}.*Member)>>>
using of_member = only_member<B, Member, C>;

template <>
struct codec<call_again> : of_member<call_again, &call_again::after> {};
template <>
struct codec<same_day_after> : of_member<same_day_after, &same_day_after::wait> {};
template <>
struct codec<same_day_at> : of_member<same_day_at, &same_day_at::minute, clock_time> {};
template <>
struct codec<stay_away> : of_member<stay_away, &stay_away::otherwise> {};
template <>
struct codec<hold_until_named_or> : of_member<hold_until_named_or, &hold_until_named_or::otherwise> {};
template <>
struct codec<wait_for_meeting> : of_member<wait_for_meeting, &wait_for_meeting::ask_after> {};
template <>
struct codec<close_as> : of_member<close_as, &close_as::how> {};
template <>
struct codec<ask_why> : of_member<ask_why, &ask_why::after> {};
template <>
struct codec<answer_within> : of_member<answer_within, &answer_within::wait> {};
template <>
struct codec<lands> : of_member<lands, &lands::letter> {};

template <>
struct names_in<behaviour> {
  [[nodiscard]] static std::string_view at(std::size_t index) { return followup::detail::behaviour_rows[index].name; }
};

std::optional<behaviour> codec<behaviour>::read(const place& at) const { return alternatives<behaviour>{}.read(at); }
node codec<behaviour>::write(const behaviour& value, const writing& how) const {
  return alternatives<behaviour>{}.write(value, how);
}
std::string codec<behaviour>::expects() const { return alternatives<behaviour>{}.expects(); }

namespace {

std::vector<std::string_view> names_of(const std::vector<outcome_kind>& kinds) {
  std::vector<std::string_view> names;
  names.reserve(kinds.size());
  for (const outcome_kind kind : kinds) names.push_back(name_of(kind));
  return names;
}

std::vector<std::string_view> all_outcomes() { return codec<outcome_kind>::names(); }

// One row. Whether it could be read.
bool read_row(const place& at, outcome_kind kind, behaviours& table) {
  const auto what = codec<behaviour>{}.read(at);
  if (!what) return false;
  auto changed = at.attempt([&] { return table.with(kind, *what); });
  if (changed) table = std::move(*changed);
  return changed.has_value();
}

bool read_base(const place& at, behaviours& table) {
  if (!at.is(node::kind::text) || at.value().text != doctrine_name) {
    at.refuse(at.shown(), in_quotes(doctrine_name));
    return false;
  }
  table = doctrine();
  return true;
}

}  // namespace

std::optional<behaviours> codec<behaviours>::read(const place& at) const {
  if (!at.is(node::kind::object)) {
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  behaviours table;
  std::vector<bool> named(outcome_count, false);
  const auto base = at.member(base_member);
  bool good = !base || read_base(*base, table);
  for (std::size_t i = 0; i < at.size(); ++i) {
    const std::string& name = at.value().names[i];
    if (name == base_member) continue;
    const auto kind = outcome_named(name);
    if (kind) {
      named[static_cast<std::size_t>(*kind)] = true;
      good &= read_row(at.item(i), *kind, table);
    } else {
      at.item(i).refuse("a member of this name", "an outcome: " + listed(all_outcomes()));
      good = false;
    }
  }
  if (!base) {
    std::vector<outcome_kind> gaps;
    for (const outcome_kind kind : table.gaps()) {
      if (!named[static_cast<std::size_t>(kind)]) gaps.push_back(kind);
    }
    if (!gaps.empty()) {
      at.refuse("no behaviour for " + listed(names_of(gaps)), "all of them, or \"based_on\": \"doctrine\"");
      good = false;
    }
  }
  return good ? std::optional(table) : std::nullopt;
}

node codec<behaviours>::write(const behaviours& value, const writing& how) const {
  const behaviours base = how.all_outcomes ? behaviours{} : doctrine();
  node object = node::object();
  if (!how.all_outcomes) object.add(std::string(base_member), doctrine_name);
  for (int i = 0; i < outcome_count; ++i) {
    const auto kind = static_cast<outcome_kind>(i);
    const auto& row = value.at(kind);
    if (row && row != base.at(kind)) object.add(std::string(name_of(kind)), codec<behaviour>{}.write(*row, how));
  }
  return object;
}

namespace {

// Outcomes at which the same behaviours can stand share a definition, named after the first of them.
node schema_of_row(outcome_kind kind, schema_book& book) {
  const auto standing_at = [](outcome_kind at) {
    std::bitset<std::variant_size_v<behaviour>> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = followup::detail::stands_at(i, at);
    return all;
  };
  const auto those = standing_at(kind);
  int first = 0;
  while (standing_at(static_cast<outcome_kind>(first)) != those) ++first;
  return book.define("behaviour-at-" + std::string(name_of(static_cast<outcome_kind>(first))),
                     alternatives<behaviour>{}.schema_of_those(book, [&](std::size_t i) { return those[i]; }));
}

}  // namespace

node codec<behaviours>::schema(schema_book& book) const {
  object_schema table{.book = &book};
  table.description = "What follows from each outcome: all of them, or those that differ from what it is based on.";
  table.properties.add(std::string(base_member), schema_of_names({doctrine_name}));
  node all = node::list();
  for (int i = 0; i < outcome_count; ++i) {
    const auto kind = static_cast<outcome_kind>(i);
    table.properties.add(std::string(name_of(kind)), schema_of_row(kind, book));
    all.push(name_of(kind));
  }
  node schema = table.finished();
  node base = node::object();
  base.add("required", node::list()).push(base_member);
  node complete = node::object();
  complete.add("required", std::move(all));
  schema.add("anyOf", std::move(schema_of_choice("anyOf", {std::move(base), std::move(complete)}).items.front()));
  return book.define("outcomes", std::move(schema));
}

}  // namespace followup::json::detail
