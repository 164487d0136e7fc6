#include <followup/model/outcome.hpp>

#include "model/outcome_table.hpp"

#include <array>
#include <type_traits>
#include <utility>

namespace followup {
namespace detail {
namespace {

using enum channel;
using enum contact_role;
using of = outcome_kind;

constexpr channel_set none;
constexpr channel_set any = channel_set::all();
constexpr channel_set in_person{call, task};  // a visit is a task
constexpr role_set nobody_there{nobody, machine};
constexpr role_set a_person{gatekeeper, decision_maker};
constexpr role_set a_voice{machine, gatekeeper, decision_maker};
constexpr role_set anyone{nobody, machine, gatekeeper, decision_maker};
constexpr unsigned missed = may_leave_message | unanswered | inconclusive;
constexpr unsigned decided = spoken | final_word;
constexpr unsigned gone = nobody_left | final_word;
// An objection, or what puts a number or address out of use.
constexpr unsigned stopping = final_word | beyond_pursuit;

}  // namespace

// A visit can find a closed door as a call finds no answer; what people say they can also say when they call or write
// to us. An e-mail of ours says nothing but that it was sent: what came back is a touchpoint of its own.
constexpr std::array<outcome_row, outcome_count + 1> outcome_rows{{
    {of::no_answer, "no_answer", in_person, none, nobody_there, nobody, missed},
    {of::busy, "busy", call, none, {nobody}, nobody, inconclusive | fell_through},
    {of::machine, "machine", call, none, nobody_there, machine, missed},
    {of::just_left, "just_left", in_person, none, {gatekeeper}, gatekeeper, missed},
    {of::in_meeting, "in_meeting", in_person, none, {gatekeeper}, gatekeeper, missed},
    {of::at_lunch, "at_lunch", in_person, none, {gatekeeper}, gatekeeper, missed},
    {of::day_off, "day_off", in_person, none, {machine, gatekeeper}, gatekeeper, missed},
    {of::away, "away", in_person, any, anyone, gatekeeper, missed | spoken},
    {of::message_taken, "message_taken", in_person, none, {gatekeeper}, gatekeeper, missed},
    {of::call_back, "call_back", in_person, any, a_person, gatekeeper, may_leave_message | unanswered | spoken},
    {of::will_call_back, "will_call_back", in_person, any, a_voice, gatekeeper, missed | spoken},
    {of::gatekeeper_no, "gatekeeper_no", in_person, any, {gatekeeper}, gatekeeper, missed},
    {of::not_now, "not_now", in_person, any, {decision_maker}, decision_maker, spoken},
    {of::on_hold, "on_hold", in_person, any, a_person, decision_maker, may_leave_message | spoken},
    {of::send_information, "send_information", in_person, any, a_person, decision_maker, may_leave_message | spoken},
    {of::spoke, "spoke", in_person, in_person, {decision_maker}, decision_maker, spoken},
    {of::meeting_agreed, "meeting_agreed", in_person, any, a_person, decision_maker, may_leave_message | spoken},
    {of::meeting_cancelled, "meeting_cancelled", any, any, anyone, decision_maker, may_leave_message | spoken},
    {of::meeting_missed, "meeting_missed", in_person, any, anyone, decision_maker, may_leave_message | spoken},
    {of::yes, "yes", in_person, any, {decision_maker}, decision_maker, decided},
    {of::no_with_reasons, "no_with_reasons", in_person, any, {decision_maker}, decision_maker, decided},
    {of::no_without_reasons, "no_without_reasons", in_person, any, {decision_maker}, decision_maker, decided},
    {of::objection, "objection", any, any, anyone, decision_maker, spoken | stopping},
    {of::unsubscribed, "unsubscribed", none, {call, letter, email, task}, anyone, decision_maker, stopping | reaction},
    {of::replied, "replied", none, any, {nobody, gatekeeper, decision_maker}, decision_maker},
    {of::sent, "sent", {voicemail, letter, email, task}, none, {nobody, machine, gatekeeper}, nobody},
    {of::wrong_number, "wrong_number", call, none, {nobody, machine, gatekeeper}, nobody, stopping},
    {of::bounced, "bounced", email, email, nobody_there, nobody, stopping | reaction},
    {of::returned, "returned", letter, letter, {nobody, gatekeeper}, nobody, stopping | reaction},
    {of::opened, "opened", none, {email, task}, anyone, nobody, reaction},
    {of::clicked, "clicked", none, {email, task}, anyone, nobody, reaction},
    {of::attempted, "attempted", call, none, {nobody}, nobody, may_leave_message | inconclusive},
    {of::left_organisation, "left_organisation", in_person, any, anyone, gatekeeper, gone},
    {of::closed_down, "closed_down", in_person, any, anyone, gatekeeper, gone},
    {of::withdrawn, "withdrawn", task, none, {nobody}, nobody, gone},
    {of::delayed, "delayed", {call, email}, email, nobody_there, nobody, inconclusive | fell_through | reaction},
    {of::unrecorded, "", none, none, {}, nobody},
}};

namespace {

constexpr bool in_order() {
  for (std::size_t i = 0; i < outcome_rows.size(); ++i) {
    if (static_cast<std::size_t>(outcome_rows[i].kind) != i) return false;
  }
  return true;
}
static_assert(in_order());

// Nothing where it has to name a time and is given none.
template <std::size_t I>
std::optional<outcome> plain(const std::optional<agreed_time>& when) {
  using alternative = std::variant_alternative_t<I, outcome>;
  if constexpr (std::is_default_constructible_v<alternative>) {
    return alternative{};
  } else {
    return when ? std::optional<outcome>(alternative{*when}) : std::nullopt;
  }
}

template <std::size_t... I>
std::optional<outcome> plain_at(std::size_t index, const std::optional<agreed_time>& when, std::index_sequence<I...>) {
  using maker = std::optional<outcome> (*)(const std::optional<agreed_time>&);
  static constexpr std::array<maker, sizeof...(I)> all{plain<I>...};
  return all[index](when);
}

std::optional<outcome> plain_of(outcome_kind kind, const std::optional<agreed_time>& when) {
  constexpr std::make_index_sequence<std::variant_size_v<outcome>> every;
  return plain_at(static_cast<std::size_t>(row_of(kind).kind), when, every);
}

}  // namespace

outcome plain_outcome(outcome_kind kind, const agreed_time& when) { return *plain_of(kind, when); }

}  // namespace detail

std::string_view name_of(outcome_kind kind) noexcept { return detail::row_of(kind).name; }

std::optional<outcome> outcome_of(outcome_kind kind) { return detail::plain_of(kind, std::nullopt); }

bool is_inconclusive(outcome_kind kind) noexcept { return detail::row_of(kind).has(detail::inconclusive); }

std::optional<outcome_kind> outcome_named(std::string_view name) noexcept {
  for (int i = 0; i < outcome_count; ++i) {
    const auto kind = static_cast<outcome_kind>(i);
    if (name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

}  // namespace followup
