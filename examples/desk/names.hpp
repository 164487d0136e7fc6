// desk/names.hpp - the names of things, looked up and listed.
#pragma once

#include "input.hpp"

#include <followup/model/channel.hpp>
#include <followup/model/outcome.hpp>
#include <followup/model/promise.hpp>
#include <followup/model/prospect.hpp>

#include <array>
#include <string>
#include <string_view>

namespace desk {

// "a, b or c".
template <class Names>
[[nodiscard]] std::string listed(const Names& names) {
  std::string all;
  std::size_t left = std::size(names);
  for (const auto& name : names) {
    all += name;
    --left;
    if (left > 0) all += left == 1 ? " or " : ", ";
  }
  return all;
}

// The values of the library's enumerations, to find one by the name that the library gives it.
inline constexpr std::array channels{followup::channel::call, followup::channel::voicemail, followup::channel::letter,
                                     followup::channel::email, followup::channel::task};
inline constexpr std::array directions{followup::direction::outbound, followup::direction::inbound};
inline constexpr std::array roles{followup::contact_role::nobody, followup::contact_role::machine,
                                  followup::contact_role::gatekeeper, followup::contact_role::decision_maker};
inline constexpr std::array priorities{followup::prospect::priority_class::low,
                                       followup::prospect::priority_class::normal,
                                       followup::prospect::priority_class::high};
inline constexpr std::array promisers{followup::promised_by::them, followup::promised_by::us};
inline constexpr std::array firmnesses{followup::firmness::hard, followup::firmness::soft};

// The name of each; what the library does not name itself, the desk does.
template <class Value>
[[nodiscard]] constexpr std::string_view word_for(Value value) noexcept {
  return followup::name_of(value);
}
[[nodiscard]] constexpr std::string_view word_for(followup::prospect::priority_class priority) noexcept {
  constexpr std::array<std::string_view, 3> names{"low", "normal", "high"};
  return names[static_cast<std::size_t>(priority)];
}
[[nodiscard]] constexpr std::string_view word_for(followup::promised_by who) noexcept {
  return who == followup::promised_by::them ? "them" : "us";
}
[[nodiscard]] constexpr std::string_view word_for(followup::firmness how) noexcept {
  return how == followup::firmness::hard ? "hard" : "soft";
}

// The one of that name; else `bad_input` on that field, listing the names there are.
template <class Values>
[[nodiscard]] typename Values::value_type named(const std::string& field, std::string_view name, const Values& all) {
  std::array<std::string_view, std::tuple_size_v<Values>> names{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    names[i] = word_for(all[i]);
    if (names[i] == name) return all[i];
  }
  throw bad_input(field, in_quotes(name), listed(names));
}

}  // namespace desk
