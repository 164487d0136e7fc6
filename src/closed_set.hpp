// Closed sets are visited alternative by alternative. Where several are treated alike they are named all the same, so
// that one more is not treated so unseen:
//
//   template <any_of<window_guard, consent_guard> Fixed>
//   bool operator()(const Fixed&) const { return true; }
#pragma once

#include <concepts>

namespace followup::detail {

template <class T, class... Alternatives>
concept any_of = (std::same_as<T, Alternatives> || ...);

}  // namespace followup::detail
