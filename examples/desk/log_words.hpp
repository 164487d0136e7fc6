// desk/log_words.hpp - `desk log 17 just_left "call back 2026-11-27 14:00" message`: what happened, in a few words.
#pragma once

#include <followup/followup.hpp>

#include <optional>
#include <span>
#include <string>

namespace desk {

namespace fu = followup;

struct log_words {
  fu::touchpoint touch;           // without its id, its pursuit, and `at` where none was said
  std::optional<fu::ptime> at;    // when it happened, if not just now
  std::optional<std::string> id;  // what the seller calls it
};

// The words after the prospect: an outcome, then in any order what else there is to say. Who was spoken to, the channel
// and the direction have a usual value for every outcome. Throws `bad_input`, listing what is allowed.
[[nodiscard]] log_words log_words_from(std::span<const std::string> arguments, const fu::time_zone& zone);

// The words that are understood, one form to a line, for the help.
[[nodiscard]] std::string log_help();

}  // namespace desk
