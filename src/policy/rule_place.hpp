// Where in a policy a mistake is, in the words of its messages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace followup::detail {

// "track 'calls'". Names are a host's, and there may be a mistake for each step of a list: a long one is cut short.
[[nodiscard]] inline std::string called(std::string_view kind, std::string_view name) {
  std::size_t shown = name.size();
  if (constexpr std::size_t most = 200; shown > most) {
    shown = most;
    while (shown > 0 && (static_cast<unsigned char>(name[shown]) & 0xC0U) == 0x80U) --shown;  // not within a character
  }
  std::string text(kind);
  (text += " '") += name.substr(0, shown);
  return text += shown < name.size() ? "...'" : "'";
}

// "track 'sequence', step 'offer'"
[[nodiscard]] inline std::string step_called(std::string_view track, std::string_view step) {
  return (called("track", track) += ", ") += called("step", step);
}

}  // namespace followup::detail
