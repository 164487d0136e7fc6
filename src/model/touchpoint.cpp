#include <followup/model/touchpoint.hpp>

#include "model/facts.hpp"
#include "model/order.hpp"
#include "model/outcome_table.hpp"
#include "time/seconds.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace followup {
namespace {

using detail::outcome_row;
using detail::role_set;
using enum channel;
using enum contact_role;
using kind = outcome_kind;

constexpr channel_set any = channel_set::all();
constexpr channel_set in_person{call, task};  // a visit is a task

const outcome_row& row_of(const touchpoint& touch) noexcept { return detail::row_of(kind_of(touch.what)); }

// A value that the host made from a number need not be one of the enumerators.
bool known(channel via) noexcept { return static_cast<unsigned>(via) < channel_count; }
bool known(direction way) noexcept { return way == direction::outbound || way == direction::inbound; }
bool known(contact_role role) noexcept { return static_cast<unsigned>(role) <= static_cast<unsigned>(decision_maker); }

bool on_its_channel(const touchpoint& touch) noexcept {
  const outcome_row& from = row_of(touch);
  if (!known(touch.via) || !known(touch.way)) return false;
  return (touch.way == direction::outbound ? from.outbound : from.inbound).contains(touch.via);
}

bool by_who_can(const touchpoint& touch) noexcept {
  return known(touch.spoke_to) && row_of(touch).who.contains(touch.spoke_to);
}

bool message_possible(const touchpoint& touch) noexcept {
  return touch.via == call && touch.way == direction::outbound && touch.spoke_to != decision_maker &&
         row_of(touch).has(detail::may_leave_message);
}

// Only "call back" must carry one; they can promise nothing where we reached nobody.
bool promise_possible(const touchpoint& touch) noexcept {
  if (!touch.promised) return kind_of(touch.what) != kind::call_back;
  const bool unheard = touch.via == call && touch.way == direction::outbound && touch.spoke_to < gatekeeper;
  return touch.promised->by == promised_by::us || !unheard;
}

bool sequence_possible(const touchpoint& touch) noexcept { return touch.sequence <= touchpoint::most_sequence; }

bool scope_known(const outcome& what) noexcept {
  const auto* one = std::get_if<objection>(&what);
  return one == nullptr || !one->only || known(*one->only);
}

// --- What is wrong, in words. Off the path that every touch takes.

std::string field_of(const touchpoint& touch, std::string_view member) {
  return "touchpoint " + std::to_string(touch.id.value()) + ": " + std::string(member);
}

std::string names(channel_set set) {
  std::string text;
  for (int i = 0; i < channel_count; ++i) {
    const auto one = static_cast<channel>(i);
    if (set.contains(one)) (text += text.empty() ? "" : ", ") += name_of(one);
  }
  return text;
}

std::string names(role_set set) {
  std::string text;
  for (const contact_role one : {nobody, machine, gatekeeper, decision_maker}) {
    if (set.contains(one)) (text += text.empty() ? "" : ", ") += name_of(one);
  }
  return text;
}

template <class Enum>
std::string shown(Enum value) {
  return known(value) ? std::string(name_of(value)) : std::to_string(static_cast<unsigned>(value));
}

[[noreturn]] void refuse_channel(const touchpoint& touch) {
  const outcome_row& from = row_of(touch);
  const std::string what(from.name);
  if (!known(touch.way)) throw invalid_history(field_of(touch, "way"), shown(touch.way), "outbound, inbound");
  if (known(touch.via) && (from.outbound | from.inbound).contains(touch.via)) {
    const direction other = touch.way == direction::outbound ? direction::inbound : direction::outbound;
    throw invalid_history(field_of(touch, "way"), shown(touch.way) + " " + what + " on " + shown(touch.via),
                          shown(other));
  }
  throw invalid_history(field_of(touch, "what"), what + " on " + shown(touch.via), names(from.outbound | from.inbound));
}

[[noreturn]] void refuse_role(const touchpoint& touch) {
  const outcome_row& from = row_of(touch);
  throw invalid_history(field_of(touch, "spoke_to"), std::string(from.name) + " from " + shown(touch.spoke_to),
                        names(from.who));
}

[[noreturn]] void refuse_message(const touchpoint& touch) {
  throw invalid_history(field_of(touch, "message_left"),
                        "a message with " + shown(touch.way) + " " + shown(touch.via) + ", " +
                            std::string(name_of(kind_of(touch.what))) + ", " + shown(touch.spoke_to),
                        "with an outbound call that did not reach the decision maker");
}

[[noreturn]] void refuse_promise(const touchpoint& touch) {
  if (!touch.promised) throw invalid_history(field_of(touch, "promised"), "(none)", "a promise, with call_back");
  throw invalid_history(field_of(touch, "promised"), "their promise in a call with " + shown(touch.spoke_to),
                        "a promise of ours, or gatekeeper, decision_maker");
}

[[noreturn]] void refuse(const touchpoint& touch) {
  if (!touch.id) throw invalid_history("touchpoint: id", "0", "any other number");
  if (!touch.pursuit) throw invalid_history(field_of(touch, "pursuit"), "0", "the id of a pursuit");
  if (kind_of(touch.what) == kind::unrecorded) {
    throw invalid_history(field_of(touch, "what"), "(none)", "an outcome: what the touchpoint led to");
  }
  if (!on_its_channel(touch)) refuse_channel(touch);
  if (!by_who_can(touch)) refuse_role(touch);
  if (!scope_known(touch.what)) throw invalid_history(field_of(touch, "what"), "objection to no channel", names(any));
  if (touch.message_left && !message_possible(touch)) refuse_message(touch);
  if (!sequence_possible(touch)) {
    throw invalid_history(field_of(touch, "sequence"), std::to_string(touch.sequence), "at most 2^53 - 1");
  }
  refuse_promise(touch);
}

void check_times(const touchpoint& touch) try {
  (void)detail::to_instant(touch.at, "at");
  if (const auto* until = detail::date_in(touch.what); until != nullptr && *until)
    (void)detail::to_day(**until, "until");
} catch (const invalid_time& e) { throw invalid_time(field_of(touch, e.field()), e.value(), e.allowed()); }

}  // namespace

std::vector<touchpoint> up_to(std::span<const touchpoint> history, ptime now) {
  const detail::instant last = detail::to_instant(now, "now");
  std::vector<touchpoint> past;
  for (const touchpoint& touch : history) {
    if (detail::to_instant(touch.at, "touchpoint: at") <= last) past.push_back(touch);
  }
  std::stable_sort(past.begin(), past.end(), detail::is_before);
  return past;
}

bool detail::got_through(const touchpoint& touch) noexcept {
  return touch.via == call && touch.way == direction::outbound && !row_of(kind_of(touch.what)).has(fell_through);
}

bool detail::is_reaction(const touchpoint& touch) noexcept {
  return touch.way == direction::inbound &&
         (row_of(kind_of(touch.what)).has(reaction) || touch.spoke_to == contact_role::machine);
}

bool detail::is_possible(const touchpoint& touch) noexcept {
  return touch.id && touch.pursuit && on_its_channel(touch) && by_who_can(touch) && scope_known(touch.what) &&
         (!touch.message_left || message_possible(touch)) && promise_possible(touch) && sequence_possible(touch);
}

void check(const touchpoint& touch) {
  if (!detail::is_possible(touch)) refuse(touch);
  check_times(touch);
}

bool is_unanswered_call(const touchpoint& touch) noexcept {
  return touch.via == call && touch.way == direction::outbound && touch.spoke_to != decision_maker &&
         row_of(touch).has(detail::unanswered);
}

bool is_conversation(const touchpoint& touch) noexcept {
  const bool heard = touch.way == direction::inbound || in_person.contains(touch.via);
  return heard && touch.spoke_to == decision_maker && row_of(touch).has(detail::spoken);
}

}  // namespace followup
