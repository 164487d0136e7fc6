// What each behaviour is called, and at which outcomes it can stand.
#pragma once

#include "policy/compiled_policy.hpp"

#include <followup/policy/behaviours.hpp>

#include <array>
#include <initializer_list>
#include <string_view>
#include <variant>

namespace followup::detail {

constexpr outcome_set some(std::initializer_list<outcome_kind> kinds) {
  outcome_set set = 0;
  for (const outcome_kind kind : kinds) set |= only(kind);
  return set;
}

inline constexpr outcome_set objections = some({outcome_kind::objection, outcome_kind::unsubscribed});
inline constexpr outcome_set dead_ends =
    some({outcome_kind::wrong_number, outcome_kind::bounced, outcome_kind::returned});
inline constexpr outcome_set anything_else =
    ((outcome_set{1} << outcome_count) - 1) & ~objections & ~dead_ends & ~only(outcome_kind::delayed);
// What the decision maker decides, and appointments: everything else is silence, or somebody else's word.
inline constexpr outcome_set gone =
    some({outcome_kind::left_organisation, outcome_kind::closed_down, outcome_kind::withdrawn});
inline constexpr outcome_set decisions =
    gone |
    some({outcome_kind::not_now, outcome_kind::yes, outcome_kind::no_with_reasons, outcome_kind::no_without_reasons,
          outcome_kind::meeting_agreed, outcome_kind::meeting_cancelled, outcome_kind::meeting_missed});
// What a call comes to, or a person says: a call of its own can follow from it, and is then what the next one follows.
inline constexpr outcome_set no_contacts = some({outcome_kind::call_back, outcome_kind::replied, outcome_kind::sent,
                                                 outcome_kind::opened, outcome_kind::clicked, outcome_kind::withdrawn});
inline constexpr outcome_set contacts = anything_else & ~no_contacts;
// What they did without us, which a call can follow.
inline constexpr outcome_set signs = some({outcome_kind::replied, outcome_kind::opened, outcome_kind::clicked});
inline constexpr outcome_set notes = contacts | signs | only(outcome_kind::sent);
inline constexpr outcome_set definite_noes = some({outcome_kind::no_with_reasons, outcome_kind::no_without_reasons});

struct behaviour_row {
  std::string_view name;
  outcome_set outcomes;  // at which it can stand
};

// In the order of the variant.
inline constexpr std::array<behaviour_row, std::variant_size_v<behaviour>> behaviour_rows{{
    {"follow_rhythm", notes},
    {"retry_soon", contacts},
    {"call_again", contacts | signs},
    {"same_day_after", contacts | signs},
    {"same_day_at", contacts | signs},
    {"stay_away", contacts},
    {"keep_promise", only(outcome_kind::call_back)},
    {"cool_down", contacts},
    {"hold_until_named_or", contacts},
    {"send_then_call", contacts},
    {"wait_for_meeting", only(outcome_kind::meeting_agreed)},
    {"close_as", decisions | only(outcome_kind::replied)},
    {"ask_why", only(outcome_kind::no_without_reasons)},
    {"suppress", objections},
    {"answer_within", only(outcome_kind::replied)},
    {"drop_contact_point", dead_ends},
    {"lands", only(outcome_kind::sent)},
    {"take_note", notes},
    {"try_again", only(outcome_kind::delayed)},
}};

[[nodiscard]] constexpr bool stands_at(std::size_t behaviour_index, outcome_kind kind) noexcept {
  return (behaviour_rows[behaviour_index].outcomes & only(kind)) != 0;
}

}  // namespace followup::detail
