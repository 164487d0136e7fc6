// By what means a rule's members are described, once for all that goes through them: content hash, checks, documents,
// generators. The descriptions themselves are in policy/rule_fields.hpp:
//
//   template <either_const<gap_guard> R>
//   [[nodiscard]] constexpr auto fields_of(R& rule) {
//     auto& [earlier, later, wait] = rule;
//     return described<R>("", "", field{"earlier", "On which channels the first of them is.", required, earlier}, ...);
//   }
//
// A member that the rule has and its description lacks does not compile: not in the structured binding, nor in
// `described`.
#pragma once

#include <followup/model/channel.hpp>

#include <concepts>
#include <cstddef>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace followup::detail {

// --- What a member's value can be.

// Any of its type's; of a set, any but the empty one; of counts, none below 0.
struct usual_range {};

// Of a count, that of a delay too.
struct count_range {
  int least = 0;
  int most = std::numeric_limits<int>::max();
};

// Of a list: of how many, whether each stands once, and what those can be that are counts.
struct list_range {
  std::size_t fewest = 0;
  std::size_t most = std::numeric_limits<std::size_t>::max();
  bool each_once = false;
  count_range each = {};
};

// Of a channel: one of these.
struct channel_range {
  channel_set allowed = channel_set::all();
};

// --- How it stands in a document, where its type alone does not say that.

namespace form {

struct plain {};
struct unwritten {};       // no document says it
struct alternatives {};    // of kinds of rule: the members of one of them, beside the others
struct one_or_many {};     // of a list: one thing stands for a list of one
struct occasions {};       // of outcomes: "conversation" stands for none
struct or_null {};         // of what may be missing, and is there by default: null for none
struct clock_time {};      // of minutes since midnight: "14:00"
struct nameless {};        // of a calendar: name and version go without saying
struct counted_things {};  // of a group: "5 unanswered calls"
struct nested {};          // of a group: an object
struct one_of_two {        // of a bool
  std::string_view if_true;
  std::string_view if_false;
};

}  // namespace form

// Whether it is there.
enum class presence : unsigned char {
  tells_kind,  // always; it comes first and tells which kind of rule it is: "every"
  required,    // always
  optional,    // may be left out, and is where it says nothing new
  shown,       // may be left out, and is written all the same
  added,       // optional, and younger than its rule: a policy that does not use it keeps the identity it had
};
template <presence Kept>
using kept_as = std::integral_constant<presence, Kept>;
inline constexpr kept_as<presence::tells_kind> tells_kind;
inline constexpr kept_as<presence::required> required;
inline constexpr kept_as<presence::optional> optional;
inline constexpr kept_as<presence::shown> shown;
inline constexpr kept_as<presence::added> added;

// One member.
template <class Member, presence Kept, class Range = usual_range, class Form = form::plain>
struct field {
  std::string_view term;  // its name in documents and mistakes
  std::string_view says;  // in a schema
  Member& value;
  Range range;
  Form form;

  constexpr field(std::string_view its_term, std::string_view sentence, kept_as<Kept>, Member& member,
                  Range can_be = {}, Form stands_as = {}) noexcept
      : term(its_term), says(sentence), value(member), range(can_be), form(stands_as) {}

  static constexpr presence kept = Kept;
  static constexpr std::size_t members = 1;
};

// Several members that a document says in one.
template <presence Kept, class Form, class... Fields>
struct field_group {
  std::string_view term;
  std::string_view says;
  Form form;
  std::tuple<Fields...> fields;

  constexpr field_group(std::string_view its_term, std::string_view sentence, kept_as<Kept>, Form stands_as,
                        Fields... parts) noexcept
      : term(its_term), says(sentence), form(stands_as), fields(parts...) {}

  static constexpr presence kept = Kept;
  static constexpr std::size_t members = (Fields::members + ...);
};

// All members of a rule, in the order of its content hash; documents put the one that tells the kind first.
template <class... Fields>
struct description {
  std::string_view name;  // in a schema; empty: none
  std::string_view says;
  std::tuple<Fields...> fields;
};

// How many members an aggregate has: the most that it can be made of.
struct any_member {
  template <class T>
  operator T() const;
};
template <class Aggregate, class... Members>
concept made_of = requires {
  Aggregate{Members{}...};
};
template <class Aggregate, class... Members>
[[nodiscard]] consteval std::size_t member_count() noexcept {
  if constexpr (sizeof...(Members) < 16) {
    const std::size_t more = member_count<Aggregate, Members..., any_member>();
    if (more != 0) return more;
  }
  return made_of<Aggregate, Members...> ? sizeof...(Members) : 0;
}

template <class Rule, class... Fields>
[[nodiscard]] constexpr auto described(std::string_view name, std::string_view says, Fields... fields) noexcept {
  static_assert((Fields::members + ...) == member_count<std::remove_const_t<Rule>>(), "a member is not described");
  return description<Fields...>{name, says, {fields...}};
}

// For a description of rules that are looked at and of those that are filled.
template <class T, class Rule>
concept either_const = std::same_as<std::remove_const_t<T>, Rule>;

// Calls `visit` for each field of a description or group in turn; a group is one of them.
template <class Described, class Visit>
constexpr void for_each_field(const Described& all, Visit&& visit) {
  std::apply([&visit](const auto&... one) { (visit(one), ...); }, all.fields);
}

// Whether a field stands for several members.
template <class Field>
concept grouped = requires(const Field& one) {
  one.fields;
};

// The fields of a description or group, with the parts of a group in its place: one for each member.
template <class Described>
[[nodiscard]] constexpr auto each_member(const Described& all) noexcept {
  const auto singly = [](const auto& one) {
    if constexpr (grouped<decltype(one)>) {
      return each_member(one);
    } else {
      return std::tuple(one);
    }
  };
  return std::apply([&singly](const auto&... one) { return std::tuple_cat(singly(one)...); }, all.fields);
}

}  // namespace followup::detail
