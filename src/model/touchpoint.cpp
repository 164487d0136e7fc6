#include <followup/model/touchpoint.hpp>

#include "model/facts.hpp"
#include "model/order.hpp"
#include "time/seconds.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

namespace followup {
namespace {

class role_set {
 public:
  constexpr role_set(std::initializer_list<contact_role> some) noexcept {
    for (const contact_role one : some) bits_ |= 1U << static_cast<unsigned>(one);
  }
  [[nodiscard]] constexpr bool contains(contact_role one) const noexcept {
    return (bits_ >> static_cast<unsigned>(one) & 1U) != 0;
  }

 private:
  unsigned bits_ = 0;
};

// What else there is to say of an outcome.
enum trait : unsigned {
  may_leave_message = 1,  // with an outbound call
  unanswered = 2,         // as an outbound call that did not reach the person it owes a message
  spoken = 4,             // said by the person pursued, it is a conversation
};

// How an outcome can come about.
struct origin {
  outcome_kind kind;
  channel_set outbound;
  channel_set inbound;
  role_set who;
  unsigned traits = 0;
};

using enum channel;
using enum contact_role;
using kind = outcome_kind;

constexpr channel_set none;
constexpr channel_set any = channel_set::all();
constexpr channel_set in_person{call, task};  // a visit is a task
constexpr role_set nobody_there{nobody, machine};
constexpr role_set a_person{gatekeeper, decision_maker};
constexpr role_set a_voice{machine, gatekeeper, decision_maker};
constexpr role_set anyone{nobody, machine, gatekeeper, decision_maker};
constexpr unsigned missed = may_leave_message | unanswered;

// A visit can find a closed door as a call finds no answer; what people say they can also say when they call or write
// to us. An e-mail of ours says nothing but that it was sent: what came back is a touchpoint of its own.
constexpr std::array<origin, outcome_count + 1> origins{{
    {kind::no_answer, in_person, none, nobody_there, missed},
    {kind::busy, call, none, {nobody}},
    {kind::machine, call, none, nobody_there, missed},
    {kind::just_left, in_person, none, {gatekeeper}, missed},
    {kind::in_meeting, in_person, none, {gatekeeper}, missed},
    {kind::at_lunch, in_person, none, {gatekeeper}, missed},
    {kind::day_off, in_person, none, {machine, gatekeeper}, missed},
    {kind::away, in_person, any, anyone, missed | spoken},
    {kind::message_taken, in_person, none, {gatekeeper}, missed},
    {kind::call_back, in_person, any, a_person, missed | spoken},
    {kind::will_call_back, in_person, any, a_voice, missed | spoken},
    {kind::gatekeeper_no, in_person, any, {gatekeeper}, missed},
    {kind::not_now, in_person, any, {decision_maker}, spoken},
    {kind::on_hold, in_person, any, a_person, may_leave_message | spoken},
    {kind::send_information, in_person, any, a_person, may_leave_message | spoken},
    {kind::spoke, in_person, in_person, {decision_maker}, spoken},
    {kind::meeting_agreed, in_person, any, a_person, may_leave_message | spoken},
    {kind::meeting_cancelled, any, any, anyone, may_leave_message | spoken},
    {kind::meeting_missed, in_person, any, anyone, may_leave_message | spoken},
    {kind::yes, in_person, any, {decision_maker}, spoken},
    {kind::no_with_reasons, in_person, any, {decision_maker}, spoken},
    {kind::no_without_reasons, in_person, any, {decision_maker}, spoken},
    {kind::objection, any, any, anyone, spoken},
    {kind::unsubscribed, none, {call, letter, email, task}, anyone},
    {kind::replied, none, any, {nobody, gatekeeper, decision_maker}},
    {kind::sent, {voicemail, letter, email, task}, none, {nobody, machine, gatekeeper}},
    {kind::wrong_number, call, none, {nobody, machine, gatekeeper}},
    {kind::bounced, email, email, nobody_there},
    {kind::returned, letter, letter, {nobody, gatekeeper}},
    {kind::opened, none, {email, task}, anyone},
    {kind::clicked, none, {email, task}, anyone},
    {kind::unrecorded, none, none, {}},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < origins.size(); ++i) {
    if (static_cast<std::size_t>(origins[i].kind) != i) return false;
  }
  return true;
}
static_assert(in_order());

const origin& origin_of(const touchpoint& touch) noexcept { return origins[touch.what.index()]; }

bool has(const touchpoint& touch, trait one) noexcept { return (origin_of(touch).traits & one) != 0; }

// A value that the host made from a number need not be one of the enumerators.
bool known(channel via) noexcept { return static_cast<unsigned>(via) < channel_count; }
bool known(direction way) noexcept { return way == direction::outbound || way == direction::inbound; }
bool known(contact_role role) noexcept { return static_cast<unsigned>(role) <= static_cast<unsigned>(decision_maker); }

bool on_its_channel(const touchpoint& touch) noexcept {
  const origin& from = origin_of(touch);
  if (!known(touch.via) || !known(touch.way)) return false;
  return (touch.way == direction::outbound ? from.outbound : from.inbound).contains(touch.via);
}

bool by_who_can(const touchpoint& touch) noexcept {
  return known(touch.spoke_to) && origin_of(touch).who.contains(touch.spoke_to);
}

bool message_possible(const touchpoint& touch) noexcept {
  return touch.via == call && touch.way == direction::outbound && touch.spoke_to != decision_maker &&
         has(touch, may_leave_message);
}

// Only "call back" must carry one; they can promise nothing where we reached nobody.
bool promise_possible(const touchpoint& touch) noexcept {
  if (!touch.promised) return kind_of(touch.what) != kind::call_back;
  const bool unheard = touch.via == call && touch.way == direction::outbound && touch.spoke_to < gatekeeper;
  return touch.promised->by == promised_by::us || !unheard;
}

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
  const origin& from = origin_of(touch);
  const std::string what(name_of(from.kind));
  if (!known(touch.way)) throw invalid_history(field_of(touch, "way"), shown(touch.way), "outbound, inbound");
  if (known(touch.via) && (from.outbound | from.inbound).contains(touch.via)) {
    const direction other = touch.way == direction::outbound ? direction::inbound : direction::outbound;
    throw invalid_history(field_of(touch, "way"), shown(touch.way) + " " + what + " on " + shown(touch.via),
                          shown(other));
  }
  throw invalid_history(field_of(touch, "what"), what + " on " + shown(touch.via), names(from.outbound | from.inbound));
}

[[noreturn]] void refuse_role(const touchpoint& touch) {
  const origin& from = origin_of(touch);
  throw invalid_history(field_of(touch, "spoke_to"), std::string(name_of(from.kind)) + " from " + shown(touch.spoke_to),
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
  const auto key = [](const touchpoint& touch) {
    return std::tuple(detail::to_instant(touch.at, "touchpoint: at"), detail::rank_of(touch.via), touch.id);
  };
  std::vector<touchpoint> past;
  for (const touchpoint& touch : history) {
    if (std::get<0>(key(touch)) <= last) past.push_back(touch);
  }
  std::stable_sort(past.begin(), past.end(),
                   [&key](const touchpoint& a, const touchpoint& b) { return key(a) < key(b); });
  return past;
}

bool detail::is_possible(const touchpoint& touch) noexcept {
  return touch.id && touch.pursuit && on_its_channel(touch) && by_who_can(touch) && scope_known(touch.what) &&
         (!touch.message_left || message_possible(touch)) && promise_possible(touch);
}

void check(const touchpoint& touch) {
  if (!detail::is_possible(touch)) refuse(touch);
  check_times(touch);
}

bool is_unanswered_call(const touchpoint& touch) noexcept {
  return touch.via == call && touch.way == direction::outbound && touch.spoke_to != decision_maker &&
         has(touch, unanswered);
}

bool is_conversation(const touchpoint& touch) noexcept {
  const bool heard = touch.way == direction::inbound || in_person.contains(touch.via);
  return heard && touch.spoke_to == decision_maker && has(touch, spoken);
}

}  // namespace followup
