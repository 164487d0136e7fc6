// desk/words.hpp - instants, agreed times and outcomes as text: on the command line, in the book, on the screen.
//
//   agreed time   2026-11-27    2026-11-27 14:00    2026-11-27 14:00-16:00    2026-11-30 to 2026-12-04
//   detail        of away, not_now, on_hold: a date; of meeting_agreed: an agreed time; of objection: a channel
#pragma once

#include <followup/followup.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace desk {

namespace fu = followup;

// Instants are kept as seconds since 1970 UTC.
[[nodiscard]] std::int64_t seconds_of(fu::ptime at);
[[nodiscard]] fu::ptime instant_of(std::int64_t seconds);

// "2026-11-23T10:00:00Z" is UTC; without the Z it is what the clock shows in `zone`. Else `bad_input`.
[[nodiscard]] fu::ptime instant_from(const std::string& field, std::string_view text, const fu::time_zone& zone);

[[nodiscard]] fu::date date_from(const std::string& field, std::string_view text);

[[nodiscard]] fu::agreed_time agreed_from(const std::string& field, std::string_view text);

// What an outcome says beside its kind; nullopt: nothing.
[[nodiscard]] std::optional<std::string> detail_of(const fu::outcome& what);
// The outcome of that kind and detail. Throws `bad_input` for a detail that is no such thing, or one too many or few.
[[nodiscard]] fu::outcome outcome_from(const std::string& field, fu::outcome_kind kind,
                                       const std::optional<std::string>& detail);

// "opted out" for "opted_out".
[[nodiscard]] std::string spaced(std::string_view name);

// "call, gatekeeper: just left; call back 2026-11-27; message left".
[[nodiscard]] std::string words_of(const fu::touchpoint& touch);

// "Fri 4 Dec 2026 14:00" on the clock of `zone`, "Fri 4 Dec 2026", and "14:00".
[[nodiscard]] std::string shown(fu::ptime at, const fu::time_zone& zone);
[[nodiscard]] std::string shown(fu::date on);
[[nodiscard]] std::string shown_clock(fu::ptime at, const fu::time_zone& zone);
// "Fri  4 Dec 2026 14:00": the same width whatever the day, for columns.
[[nodiscard]] std::string in_column(fu::ptime at, const fu::time_zone& zone);

}  // namespace desk
