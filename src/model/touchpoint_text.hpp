// A touchpoint, and when it was, as text: in timelines, and in the stories of `verify`.
#pragma once

#include <followup/model/touchpoint.hpp>
#include <followup/time/time_zone.hpp>

#include <cstdint>
#include <string>

namespace followup::detail {

// "#42": something that has no name here.
[[nodiscard]] inline std::string number_text(std::uint64_t number) { return "#" + std::to_string(number); }

// "call: just_left by gatekeeper, message left (#1)". `brief`: the name of its brief, where it has one; `subject`: the
// pursuit that need not be named.
[[nodiscard]] std::string text_of(const touchpoint& touch, const std::string& brief, pursuit_id subject);

// "2026-11-23 10:00", with seconds where there are any; in UTC, with a Z, where the clock shows it for the second time.
[[nodiscard]] std::string local_text(ptime at, const time_zone& zone);

// "a call", "an email".
[[nodiscard]] inline std::string with_article(channel via) {
  return (via == channel::email ? "an " : "a ") + std::string(name_of(via));
}

}  // namespace followup::detail
