#include <followup/engine/batch.hpp>

#include "engine/answer_row.hpp"
#include "engine/column_writer.hpp"
#include "engine/first_action.hpp"

#include <followup/engine/decide.hpp>
#include <followup/error.hpp>

#include <algorithm>
#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace followup {
namespace {

// Rows of one part: a multiple of eight, so that no two parts write to one byte of a validity.
constexpr std::size_t rows_of_a_part = 1'024;

// --- Columns.

template <class Do>
void each_column(const answer_columns& out, Do&& what) {
  what(out.status, "status");
  what(out.actions, "actions");
  what(out.action, "action");
  what(out.rule, "rule");
  what(out.via, "via");
  what(out.due, "due");
  what(out.begin, "begin");
  what(out.end, "end");
  what(out.brief, "brief");
  what(out.endpoint, "endpoint");
  what(out.label, "label");
  what(out.wake_at, "wake_at");
  what(out.disposition, "disposition");
  what(out.error, "error");
}

void check_all(const answer_columns& out, std::size_t rows) {
  each_column(out, [rows](const auto& one, std::string_view name) { detail::check_room(one, rows, name); });
  detail::check_room(column<outlook>{out.outlooks, {}}, rows, "outlooks");
}

void check_as_many(std::string_view name, std::size_t found, std::size_t wanted) {
  if (found == wanted) return;
  throw invalid_column("column " + std::string{name}, std::to_string(found), std::to_string(wanted));
}

template <class Id>
void write_id(const column<std::uint64_t>& to, std::size_t row, Id value) noexcept {
  detail::write(to, row, static_cast<bool>(value), value.value());
}

void write_action(const answer_columns& out, std::size_t row, const action& next) noexcept {
  detail::write(out.action, row, true, next.id.value());
  write_id(out.rule, row, next.rule);
  detail::write(out.via, row, true, static_cast<std::uint8_t>(next.via));
  detail::write(out.due, row, true, detail::seconds_of(next.due));
  detail::write(out.begin, row, true, detail::seconds_of(next.window.begin));
  detail::write(out.end, row, true, detail::seconds_of(next.window.end));
  write_id(out.brief, row, next.brief);
  write_id(out.endpoint, row, next.endpoint);
  write_id(out.label, row, next.label);
}

void write_answer(const answer_columns& out, std::size_t row, const answer& given) noexcept {
  const action* const next = detail::first_to_open(given);
  if (next != nullptr) write_action(out, row, *next);
  detail::write(out.status, row, true, static_cast<std::uint8_t>(given.status));
  detail::write(out.actions, row, true, static_cast<std::uint8_t>(given.actions.size()));
  if (given.wake_at) detail::write(out.wake_at, row, true, detail::seconds_of(*given.wake_at));
  if (given.concluded) detail::write(out.disposition, row, true, static_cast<std::uint8_t>(given.concluded->how));
  if (!out.outlooks.empty()) out.outlooks[row] = outlook{given};
}

void clear(const answer_columns& out, std::size_t row) noexcept {
  each_column(out, [row](const auto& one, std::string_view) {
    if (!one.values.empty()) one.values[row] = {};
    if (!one.validity.empty()) detail::write_bit(one.validity, row, false);
  });
  if (!out.outlooks.empty()) out.outlooks[row] = outlook{};
}

// --- Rows.

// Whatever goes wrong with a row, the others have their answers.
template <class Ask>
std::optional<std::uint8_t> error_of_row(Ask&& ask) noexcept {
  try {
    ask();
    return std::nullopt;
  } catch (const error& e) { return static_cast<std::uint8_t>(e.kind()); } catch (...) {
    return thrown_by_host;
  }
}

// Whether the row has an error.
template <class Ask>
bool fill(const answer_columns& out, std::size_t row, answer& used_again, const Ask& ask) noexcept {
  clear(out, row);
  const std::optional<std::uint8_t> wrong = error_of_row([&] {
    ask(row, used_again);
    write_answer(out, row, used_again);
  });
  if (wrong) detail::write(out.error, row, true, *wrong);
  return wrong.has_value();
}

template <class Ask>
std::size_t fill_all(const answer_columns& out, std::size_t rows, const executor& on, const Ask& ask) {
  check_all(out, rows);
  std::atomic<std::size_t> errors{0};
  const auto part = [&](std::size_t which) {
    const std::size_t begin = which * rows_of_a_part;
    std::size_t wrong = 0;
    answer used_again;
    for (std::size_t i = begin; i < std::min(begin + rows_of_a_part, rows); ++i) {
      wrong += fill(out, i, used_again, ask) ? 1U : 0U;
    }
    errors += wrong;
  };
  (on ? on : on_threads(1))((rows + rows_of_a_part - 1) / rows_of_a_part, part);
  return errors;
}

std::span<const touchpoint> history_of(const history_lists& all, std::size_t row) {
  const std::int64_t begin = all.offsets[row];
  const std::int64_t end = all.offsets[row + 1];
  if (begin < 0 || end < begin || static_cast<std::size_t>(end) > all.touches.size()) {
    throw invalid_history("offsets of row " + std::to_string(row), std::to_string(begin) + " to " + std::to_string(end),
                          "ascending, up to " + std::to_string(all.touches.size()));
  }
  return all.touches.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

}  // namespace

void detail::write_row(const answer_columns& out, std::size_t row, const answer& given) noexcept {
  clear(out, row);
  write_answer(out, row, given);
}

void detail::clear_row(const answer_columns& out, std::size_t row) noexcept { clear(out, row); }

executor on_threads(unsigned count) {
  return [count](std::size_t parts, const std::function<void(std::size_t)>& part) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i = next++; i < parts; i = next++) part(i);
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(count, parts); ++i) others.emplace_back(work);
    work();
  };
}

std::size_t next_actions(const policy& rules, std::span<const pursuit> pursuits, std::span<const progress> so_far,
                         const calendar& hours, ptime now, const answer_columns& out, const executor& on) {
  (void)detail::to_instant(now, "now");
  check_as_many("progress", so_far.size(), pursuits.size());
  return fill_all(out, pursuits.size(), on, [&](std::size_t row, answer& into) {
    decide(into, rules, pursuits[row], so_far[row], hours, now, reasons::none);
  });
}

std::size_t next_actions(const policy& rules, std::span<const pursuit> pursuits, const history_lists& histories,
                         const calendar& hours, ptime now, const answer_columns& out, const executor& on) {
  (void)detail::to_instant(now, "now");
  check_as_many("offsets", histories.offsets.size(), pursuits.size() + 1);
  return fill_all(out, pursuits.size(), on, [&](std::size_t row, answer& into) {
    decide(into, rules, pursuits[row], history_of(histories, row), hours, now, reasons::none);
  });
}

}  // namespace followup
