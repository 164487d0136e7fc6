// followup/model/ids.hpp - identities: 64-bit values of the host's own, each kind a type of its own.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string_view>

namespace followup {

// An identity of one kind. The host chooses the values (a row id, or `id_of` some text); zero means "none".
template <class Kind>
class id {
 public:
  constexpr id() noexcept = default;
  constexpr explicit id(std::uint64_t value) noexcept : value_(value) {}
  [[nodiscard]] constexpr std::uint64_t value() const noexcept { return value_; }
  constexpr explicit operator bool() const noexcept { return value_ != 0; }
  constexpr auto operator<=>(const id&) const noexcept = default;

 private:
  std::uint64_t value_ = 0;
};

using prospect_id = id<struct prospect_kind>;
using pursuit_id = id<struct pursuit_kind>;
using touchpoint_id = id<struct touchpoint_kind>;
// A telephone number, an e-mail address, a postal address.
using endpoint_id = id<struct endpoint_kind>;
// What a letter, an e-mail or a call is about; used at most once for one prospect.
using brief_id = id<struct brief_kind>;
// What a task is: "visit", "text message".
using label_id = id<struct label_kind>;
// One thing to do, the same however often it is asked for.
using action_id = id<struct action_kind>;
// A track, guard, ending or limit of a policy, or one of the rules every policy has ("promise", "outcome:just_left").
using rule_id = id<struct rule_kind>;
// A policy, by its name.
using policy_id = id<struct policy_kind>;

// Writes "#42"; "none" for zero.
template <class Kind, class Char, class Traits>
std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out, id<Kind> one) {
  return one ? out << '#' << one.value() : out << "none";
}

// 64 well-mixed bits of any text; the same on every machine and in every version.
[[nodiscard]] std::uint64_t hash_of(std::string_view text) noexcept;

// An identity from text: id_of<touchpoint_id>("call-2026-11-23-17"). Never zero.
template <class Id>
[[nodiscard]] Id id_of(std::string_view text) noexcept {
  return Id{hash_of(text)};
}

}  // namespace followup

template <class Kind>
struct std::hash<followup::id<Kind>> {
  std::size_t operator()(const followup::id<Kind>& value) const noexcept {
    return std::hash<std::uint64_t>{}(value.value());
  }
};
