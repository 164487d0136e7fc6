// followup/engine/batch.hpp - the question, of a whole book at once, into columns of the host's.
#pragma once

#include <followup/engine/columns.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/engine/outlook.hpp>
#include <followup/engine/progress.hpp>
#include <followup/error.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace followup {

// Histories one after the other, in the layout of Apache Arrow's large lists: that of row i is
// touches[offsets[i]] up to, and without, touches[offsets[i + 1]]; one offset more than there are rows.
struct history_lists {
  std::span<const touchpoint> touches;
  std::span<const std::int64_t> offsets;
};

// Why a row has no answer, in a column of errors: an error_kind, or this where a callable of the host's own threw
// something else. The row asked about alone (next_actions) throws it again, with all that it says.
inline constexpr std::uint8_t thrown_by_host = 0xFF;

// What is wanted of the answers, a row for each pursuit; a column that is left empty is not written. The columns of an
// action tell the one that is next (engine/outlook.hpp): no value where there is none.
struct answer_columns {
  std::span<outlook> outlooks = {};  // that of a row with an error asks at once
  column<std::uint8_t> status = {};
  column<std::uint8_t> actions = {};  // how many there are, of which the next is told
  column<std::uint64_t> action = {};
  column<std::uint64_t> rule = {};
  column<std::uint8_t> via = {};
  column<std::int64_t> due = {};
  column<std::int64_t> begin = {};  // of its window
  column<std::int64_t> end = {};
  column<std::uint64_t> brief = {};
  column<std::uint64_t> endpoint = {};
  column<std::uint64_t> label = {};
  column<std::int64_t> wake_at = {};
  column<std::uint8_t> disposition = {};
  column<std::uint8_t> error = {};  // an error_kind, or thrown_by_host; no value: there is an answer
};

// Calls `part` once with each of 0 .. parts - 1, wherever and in whatever order, and returns when all have returned.
// They are independent of each other, and throw nothing.
using executor = std::function<void(std::size_t parts, const std::function<void(std::size_t)>& part)>;

// So many threads of its own, the calling one among them, for each use; less than 1 counts as 1.
[[nodiscard]] executor on_threads(unsigned count);

// The question, of every pursuit: row i is what next_actions says of pursuits[i], whichever executor it is asked on. A
// row that cannot be answered has an error, and keeps no other from its answer. Returns how many have one.
//
// Takes no memory of its own for a row, but for a history that is not in order. Throws `invalid_time` for `now`, and
// `invalid_column` where a column has no room for every row or there are not as many progresses or histories as
// pursuits.
std::size_t next_actions(const policy& rules, std::span<const pursuit> pursuits, std::span<const progress> so_far,
                         const calendar& hours, ptime now, const answer_columns& out, const executor& on = {});
std::size_t next_actions(const policy& rules, std::span<const pursuit> pursuits, const history_lists& histories,
                         const calendar& hours, ptime now, const answer_columns& out, const executor& on = {});

}  // namespace followup
