// The peers: the reference cadence as somebody writes it who needs it once, in plain loops over cctz. No policy, no
// reasons, no validation.
#pragma once

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include <cstddef>
#include <cstdint>
#include <span>

namespace naive {

using instant = std::int64_t;  // seconds since 1970, UTC

// Working time, Monday to Friday but for the holidays of the table.
constexpr int opens = 9;
constexpr int closes = 17;
[[nodiscard]] bool is_open(cctz::civil_day on);

enum class channel : std::uint8_t { none, call, voicemail, letter, email };
enum class outcome : std::uint8_t { none, no_answer, answered, callback, on_hold, definite_no, meeting };

struct touch {
  instant at;
  instant until;  // callback: the instant asked for; on_hold: days since 1970 of the date
  channel via;
  outcome what;
};

// One prospect and where its touches are in the array that all of them share.
struct row {
  instant created;
  const cctz::time_zone* zone;
  std::uint32_t first;
  std::uint32_t count;
};

// A history, folded.
struct alignas(64) state {
  instant created = 0;
  const cctz::time_zone* zone = nullptr;
  instant last_call = 0;
  instant until = 0;  // of the last call
  instant last_letter = 0;
  std::uint16_t calls = 0;
  std::uint16_t unanswered = 0;
  std::uint16_t letters = 0;
  std::uint16_t emails = 0;
  outcome last_outcome = outcome::none;
  bool owes_voicemail = false;
  bool ended = false;
};
static_assert(sizeof(state) == 64);

struct action {
  channel via = channel::none;  // none: nothing to do
  instant at = 0;

  friend bool operator==(const action&, const action&) = default;
};

[[nodiscard]] state nothing_yet(const row& of) noexcept;
void apply(state& s, const touch& next) noexcept;
[[nodiscard]] state fold(const row& of, std::span<const touch> history) noexcept;

[[nodiscard]] action decide(const state& s, instant now);
[[nodiscard]] action decide(const row& of, std::span<const touch> history, instant now);

}  // namespace naive
