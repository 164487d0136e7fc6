#include "assure/verify_listener.hpp"

#include "model/facts.hpp"
#include "model/outcome_table.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

constexpr std::int64_t early_enough = std::int64_t{15} * 60;

bool is_our_call(const touchpoint& touch) { return touch.via == channel::call && touch.way == direction::outbound; }

// Somebody on their side told us something, or a visit of ours met somebody or a closed door.
bool is_word_from_them(const touchpoint& touch) {
  const outcome_kind kind = kind_of(touch.what);
  if (touch.way == direction::outbound) return touch.via == channel::task && kind != outcome_kind::sent;
  const bool person = touch.spoke_to == contact_role::gatekeeper || touch.spoke_to == contact_role::decision_maker;
  return person && row_of(kind).by_word_of_mouth();
}

instant begin_of(const ground& g, const promise& made) {
  const int minute = made.when.dates_only() ? 0 : made.when.from_minute();
  return g.zone().to_utc(local_at(to_day(made.when.first_day(), "promise"), minute));
}

void hear_objection_to(heard& so_far, channel via, instant at) {
  so_far.objected_at[static_cast<std::size_t>(via)] = at;
  if (via == channel::call) so_far.objected_at[static_cast<std::size_t>(channel::voicemail)] = at;
}

// That number, or, where one of the two is not told, each that it may have been.
void hear_objection_to_number(const ground& g, heard& so_far, const touchpoint& touch) {
  const auto& points = g.subject.who.reachable_by;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].via != carrier_of(touch.via)) continue;
    if (touch.endpoint && points[i].endpoint && points[i].endpoint != touch.endpoint) continue;
    so_far.numbers_objected = static_cast<std::uint8_t>(so_far.numbers_objected | (1U << i));
  }
}

void hear_objection(const ground& g, heard& so_far, const touchpoint& touch) {
  const instant at = to_instant(touch.at, "at");
  const auto* what = std::get_if<objection>(&touch.what);
  if (what == nullptr && kind_of(touch.what) != outcome_kind::unsubscribed) return;
  so_far.objection = true;
  const auto listen = [&] {
    bool all = at >= g.started;
    for (int i = 0; i < channel_count; ++i) all = all && is_objected_to(g, so_far, static_cast<channel>(i), at);
    so_far.objection_to_all |= all;
  };
  if (what == nullptr || what->only) {
    hear_objection_to(so_far, what == nullptr ? touch.via : *what->only, at);
    return listen();
  }
  if (touch.spoke_to == contact_role::gatekeeper) return hear_objection_to_number(g, so_far, touch);
  for (const channel via : {channel::call, channel::letter, channel::email, channel::task}) {
    hear_objection_to(so_far, via, at);
  }
  listen();
}

void hear_decision(heard& so_far, outcome_kind kind) {
  so_far.no |= kind == outcome_kind::no_with_reasons || kind == outcome_kind::no_without_reasons;
  so_far.no_with_reasons |= kind == outcome_kind::no_with_reasons;
  so_far.yes |= kind == outcome_kind::yes;
  so_far.gone |= row_of(kind).has(nobody_left);
  so_far.replied |= kind == outcome_kind::replied;
  so_far.appointment |= kind == outcome_kind::meeting_agreed;
}

// A person put it off: to a date, to an appointment, or until somebody is back. A gatekeeper puts off only what a
// gatekeeper agreed, unless it is a fact.
bool is_newer_word(const ground& g, const heard& so_far, const touchpoint& touch) {
  if (touch.spoke_to != contact_role::gatekeeper && touch.spoke_to != contact_role::decision_maker) return false;
  const behaviour& what = g.policy.behaviour_of(kind_of(touch.what));
  if (std::holds_alternative<wait_for_meeting>(what)) return true;
  if (std::holds_alternative<stay_away>(what)) return named_date_in(touch.what).has_value();
  if (!std::holds_alternative<hold_until_named_or>(what)) return false;
  return touch.spoke_to == contact_role::decision_maker || so_far.promised_to == contact_role::gatekeeper;
}

void hear_promise(const ground& g, heard& so_far, const touchpoint& touch) {
  const instant at = to_instant(touch.at, "at");
  const bool tried = is_our_call(touch) && so_far.promised != no_instant && at >= so_far.promised - early_enough;
  if (tried || is_conversation(touch) || is_newer_word(g, so_far, touch)) so_far.promised = no_instant;
  if (!touch.promised) return;
  so_far.promised = begin_of(g, *touch.promised);
  so_far.promised_to = touch.spoke_to;
}

void hear_message(heard& so_far, const touchpoint& touch) {
  const outcome_kind kind = kind_of(touch.what);
  if (is_our_call(touch)) {
    so_far.message_owed = is_unanswered_call(touch) && !touch.message_left && kind != outcome_kind::message_taken;
    so_far.calls += kind == outcome_kind::busy || kind == outcome_kind::delayed ? 0 : 1;
  } else if (is_word_from_them(touch) || (touch.via == channel::voicemail && kind == outcome_kind::sent)) {
    so_far.message_owed = false;
  }
}

}  // namespace

bool is_objected_to(const ground& g, const heard& so_far, channel via, instant at) {
  const instant objected = so_far.objected_at[static_cast<std::size_t>(via)];
  if (objected == no_instant) return false;
  const auto& all = g.subject.who.consents;
  return std::none_of(all.begin(), all.end(), [&](const consent& one) {
    const stretch given = stretch_of(one);
    return (one.via == via || one.via == carrier_of(via)) && one.level == consent_level::express &&
           given.begin > objected && given.begin <= at && at < given.end;
  });
}

heard nothing_heard(const ground& g) {
  heard so_far;
  so_far.calls = g.subject.earlier_attempts;
  return so_far;
}

void hear(const ground& g, heard& so_far, const touchpoint& touch) {
  hear_objection(g, so_far, touch);
  if (touch.pursuit != g.subject.id) return;
  hear_decision(so_far, kind_of(touch.what));
  hear_promise(g, so_far, touch);
  hear_message(so_far, touch);
}

}  // namespace followup::detail
