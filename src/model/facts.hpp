// Small facts of the model that several parts of the library ask for.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/model/outcome.hpp>
#include <followup/model/touchpoint.hpp>

#include <optional>
#include <variant>

namespace followup::detail {

// What carries a touch: a voicemail goes to the number that is called.
[[nodiscard]] constexpr channel carrier_of(channel via) noexcept {
  return via == channel::voicemail ? channel::call : via;
}

// The date that an outcome may name: the first day back, or the end of a hold. Null for outcomes that cannot.
[[nodiscard]] inline const std::optional<date>* date_in(const outcome& what) noexcept {
  if (const auto* absence = std::get_if<away>(&what)) return &absence->until;
  if (const auto* later = std::get_if<not_now>(&what)) return &later->until;
  if (const auto* hold = std::get_if<on_hold>(&what)) return &hold->until;
  return nullptr;
}

// That date, where it was named.
[[nodiscard]] inline std::optional<date> named_date_in(const outcome& what) noexcept {
  const std::optional<date>* named = date_in(what);
  return named != nullptr ? *named : std::nullopt;
}

// The appointment that an outcome is about, where it says which; null: it does not.
[[nodiscard]] inline const agreed_time* named_appointment_in(const outcome& what) noexcept {
  if (const auto* agreed = std::get_if<meeting_agreed>(&what)) return &agreed->when;
  if (const auto* off = std::get_if<meeting_cancelled>(&what)) return off->when ? &*off->when : nullptr;
  if (const auto* missed = std::get_if<meeting_missed>(&what)) return missed->when ? &*missed->when : nullptr;
  return nullptr;
}

// A call of ours that counts as one: no busy line, and none that was out of order.
[[nodiscard]] bool got_through(const touchpoint& touch) noexcept;

// What a letter or an e-mail brings about by itself: it comes back, it is opened, a machine answers.
[[nodiscard]] bool is_reaction(const touchpoint& touch) noexcept;

// Whether this can have happened, whatever its times: what `check` tells in words, without an exception.
[[nodiscard]] bool is_possible(const touchpoint& touch) noexcept;

}  // namespace followup::detail
