// The words that every text of the library uses alike, whether it explains an answer or describes a policy.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/model/outcome.hpp>
#include <followup/model/prospect.hpp>

#include <array>
#include <string_view>

namespace followup::detail {

// What touches through a channel are called.
struct touch_words {
  std::string_view noun;
  std::string_view plural;
  std::string_view one_of;
  std::string_view with_article;
};

struct date_words {
  std::array<std::string_view, 7> weekdays;  // Monday first
  std::array<std::string_view, 12> months;
  std::string_view from;
  std::string_view until;
  std::string_view end_of;             // a day
  std::string_view on;                 // a day
  std::string_view between, and_last;  // the first and the last of several days, both included
};

namespace english {
inline constexpr date_words dates{{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
                                  {"January", "February", "March", "April", "May", "June", "July", "August",
                                   "September", "October", "November", "December"},
                                  "from",
                                  "until",
                                  "the end of",
                                  "on",
                                  "between",
                                  "and"};
[[nodiscard]] std::string_view noun(channel via) noexcept;          // "call"
[[nodiscard]] std::string_view plural(channel via) noexcept;        // "calls"
[[nodiscard]] std::string_view one_of(channel via) noexcept;        // "a call"
[[nodiscard]] std::string_view with_article(channel via) noexcept;  // "the call"
// What happened, in the middle of a sentence and in the past: "they had just left".
[[nodiscard]] std::string_view happening(outcome_kind kind) noexcept;
// How it ended: "refused".
[[nodiscard]] std::string_view ending(disposition how) noexcept;
}  // namespace english

namespace dutch {
inline constexpr date_words dates{{"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"},
                                  {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                                   "september", "oktober", "november", "december"},
                                  "vanaf",
                                  "tot",
                                  "het einde van",
                                  "op",
                                  "tussen",
                                  "en"};
[[nodiscard]] std::string_view noun(channel via) noexcept;          // "telefoontje"
[[nodiscard]] std::string_view plural(channel via) noexcept;        // "telefoontjes"
[[nodiscard]] std::string_view one_of(channel via) noexcept;        // "een telefoontje"
[[nodiscard]] std::string_view with_article(channel via) noexcept;  // "het telefoontje"
[[nodiscard]] std::string_view happening(outcome_kind kind) noexcept;
[[nodiscard]] std::string_view ending(disposition how) noexcept;
}  // namespace dutch

}  // namespace followup::detail
