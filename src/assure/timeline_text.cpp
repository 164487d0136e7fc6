#include "assure/timeline_words.hpp"

#include <algorithm>
#include <array>

namespace followup {
namespace {

using detail::timeline_reading;

struct row {
  static constexpr std::size_t columns = 6;
  std::array<std::string, columns> cells;
  std::vector<std::string> why = {};
};

std::string day_of(const foreseen_touch& one) { return std::to_string(one.day); }

// One line a touch; what an earlier line says of its day is not repeated.
std::vector<row> rows_of(const timeline& what, const timeline_reading& read) {
  const auto& words = read.words();
  std::vector<row> rows{{{words.day(), words.date(), words.time(), words.touch(), words.rule(),
                          read.has_subjects() ? words.about() : std::string{}}}};
  const foreseen_touch* before = nullptr;
  for (const foreseen_touch& one : what.touches) {
    const bool new_day = before == nullptr || before->local.on != one.local.on;
    const std::string hours = read.hours_of(one);
    const bool new_hours = new_day || read.hours_of(*before) != hours;
    rows.push_back({{new_day ? day_of(one) : "", new_day ? read.dated(one.local.on) : "", new_hours ? hours : "",
                     read.name_of(one), read.rule_of(one), read.about(one)},
                    read.reasons_of(one)});
    before = &one;
  }
  return rows;
}

std::array<std::size_t, row::columns> widths_of(const std::vector<row>& rows) {
  std::array<std::size_t, row::columns> widths{};
  for (const row& one : rows) {
    for (std::size_t i = 0; i < row::columns; ++i) {
      widths[i] = std::max(widths[i], detail::characters_in(one.cells[i]));
    }
  }
  return widths;
}

// Numbers of days to the right, all else to the left.
std::string line_of(const row& one, const std::array<std::size_t, row::columns>& widths) {
  std::string line;
  for (std::size_t i = 0; i < row::columns; ++i) {
    const std::string blanks(widths[i] - detail::characters_in(one.cells[i]), ' ');
    line += i == 0 ? blanks + one.cells[i] : "  " + one.cells[i] + blanks;
  }
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

}  // namespace

std::string timeline_text(const timeline& what, const timeline_style& how) {
  const timeline_reading read(what, how);
  std::string text = read.title() + "\n" + read.subtitle() + "\n\n";
  if (!what.touches.empty()) {
    const std::vector<row> rows = rows_of(what, read);
    const auto widths = widths_of(rows);
    for (const row& one : rows) {
      text += line_of(one, widths) + "\n";
      for (const std::string& why : one.why) text += std::string(widths[0] + 4, ' ') + why + "\n";
    }
    text += "\n";
  }
  return text + read.summary() + "\n" + read.ending() + "\n";
}

}  // namespace followup
