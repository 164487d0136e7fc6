#include <followup/engine/outlook.hpp>

#include "engine/column_writer.hpp"
#include "engine/first_action.hpp"
#include "time/seconds.hpp"

#include <followup/error.hpp>

#include <algorithm>

namespace followup {
namespace {

using detail::instant;
using word = std::uint64_t;

// Two words, with an instant on top of each, so that one comparison with `now` tells who has woken:
//
//   ask again (40 bits)  via + 1 (4)  status (4)  until, upper (16)
//   from (40 bits)                                until, lower (24)
//
// Zero: waiting for an instant that is past, with nothing to do.
constexpr int instant_bits = 40;
constexpr int below_instant = 64 - instant_bits;
constexpr word no_more = (word{1} << instant_bits) - 1;  // later than every instant
constexpr int via_shift = 20;
constexpr int status_shift = 16;
constexpr word nibble = 0xF;
constexpr word until_lower = (word{1} << below_instant) - 1;
constexpr word until_upper = (word{1} << status_shift) - 1;

// The status of zeros is `waiting`.
constexpr word flipped(word what) noexcept { return what ^ static_cast<word>(status::waiting); }

constexpr word instant_in(word in) noexcept { return in >> below_instant; }
// A word is at most this when its instant is `at` or earlier.
constexpr word last_until(instant at) noexcept { return static_cast<word>(at) << below_instant | until_lower; }

// An open end is the end of the range, for which there is room as well.
word word_of(ptime at) noexcept {
  return static_cast<word>(std::clamp<instant>(detail::seconds_of(at), 0, detail::end_of_time));
}
std::optional<ptime> shown(word at) {
  return at == no_more ? std::nullopt : std::optional(detail::to_ptime(static_cast<instant>(at)));
}

constexpr word via_in(const std::array<word, 2>& words) noexcept { return words[0] >> via_shift & nibble; }
constexpr bool has_woken(const std::array<word, 2>& words, word now) noexcept { return words[0] <= now; }
constexpr bool is_due(const std::array<word, 2>& words, word now) noexcept { return words[0] > now && words[1] <= now; }

word now_in_words(ptime now) { return last_until(detail::to_instant(now, "now")); }

template <class Test>
std::size_t count_if(std::span<const outlook> all, Test test) noexcept {
  std::size_t count = 0;
  for (const outlook& one : all) count += test(one.words()) ? 1U : 0U;
  return count;
}

// Without a branch on what is found, which nobody can foretell.
template <class Test>
std::size_t places_if(std::span<const outlook> all, std::span<std::size_t> places, Test test) noexcept {
  std::size_t found = 0;
  for (std::size_t i = 0; i < all.size() && found < places.size(); ++i) {
    places[found] = i;
    found += test(all[i].words()) ? 1U : 0U;
  }
  return found;
}

}  // namespace

outlook::outlook(const answer& given) noexcept {
  const action* const first = detail::first_to_open(given);
  const word until = first != nullptr ? word_of(first->window.end) : 0;
  const word via = first != nullptr ? static_cast<word>(first->via) + 1 : 0;
  words_[0] = (given.wake_at ? word_of(*given.wake_at) : no_more) << below_instant | via << via_shift |
              flipped(static_cast<word>(given.status)) << status_shift | until >> below_instant;
  words_[1] = (first != nullptr ? word_of(first->window.begin) : no_more) << below_instant | (until & until_lower);
}

status outlook::status() const noexcept {
  return static_cast<followup::status>(flipped(words_[0] >> status_shift & nibble));
}

std::optional<channel> outlook::via() const noexcept {
  const word via = via_in(words_);
  return via == 0 ? std::nullopt : std::optional(static_cast<channel>(via - 1));
}

std::optional<ptime> outlook::from() const { return via() ? shown(instant_in(words_[1])) : std::nullopt; }

std::optional<ptime> outlook::until() const {
  if (!via()) return std::nullopt;
  return shown((words_[0] & until_upper) << below_instant | (words_[1] & until_lower));
}

std::optional<ptime> outlook::ask_again() const { return shown(instant_in(words_[0])); }

bool outlook::holds_at(ptime now) const { return !has_woken(words_, now_in_words(now)); }

bool outlook::is_open_at(ptime now) const { return is_due(words_, now_in_words(now)); }

std::size_t woken(std::span<const outlook> all, ptime now, std::span<std::size_t> places) {
  return places_if(all, places, [at = now_in_words(now)](const auto& words) { return has_woken(words, at); });
}

std::size_t count_woken(std::span<const outlook> all, ptime now) {
  return count_if(all, [at = now_in_words(now)](const auto& words) { return has_woken(words, at); });
}

std::optional<ptime> next_wake(std::span<const outlook> all) {
  word first = ~word{0};
  for (const outlook& one : all) first = std::min(first, one.words()[0]);
  return shown(instant_in(first));
}

std::size_t due(std::span<const outlook> all, ptime now, std::span<std::size_t> places) {
  return places_if(all, places, [at = now_in_words(now)](const auto& words) { return is_due(words, at); });
}

std::size_t count_due(std::span<const outlook> all, ptime now) {
  return count_if(all, [at = now_in_words(now)](const auto& words) { return is_due(words, at); });
}

void next_of_all(std::span<const outlook> all, ptime now, const column<std::uint8_t>& via,
                 const column<std::int64_t>& from) {
  detail::check_room(via, all.size(), "via");
  detail::check_room(from, all.size(), "from");
  const word at = now_in_words(now);
  const auto known = [at](const std::array<word, 2>& words) { return via_in(words) != 0 && !has_woken(words, at); };
  const auto row = [all](std::size_t i) -> const std::array<word, 2>& { return all[i].words(); };
  // Column by column: each loop is a few instructions a row.
  for (std::size_t i = 0; i < std::min(via.values.size(), all.size()); ++i) {
    via.values[i] = static_cast<std::uint8_t>(known(row(i)) ? via_in(row(i)) - 1 : 0);
  }
  for (std::size_t i = 0; i < std::min(from.values.size(), all.size()); ++i) {
    from.values[i] = known(row(i)) ? static_cast<instant>(instant_in(std::max(row(i)[1], at))) : 0;
  }
  for (const std::span<std::uint8_t> bits : {via.validity, from.validity}) {
    if (bits.empty()) continue;
    for (std::size_t i = 0; i < all.size(); ++i) detail::write_bit(bits, i, known(row(i)));
  }
}

}  // namespace followup
