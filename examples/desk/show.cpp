#include "show.hpp"

#include "words.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace desk {
namespace {

constexpr const char* code_of(ink colour) noexcept {
  switch (colour) {
    case ink::plain: break;
    case ink::bold: return "\x1b[1m";
    case ink::dim: return "\x1b[2m";
    case ink::green: return "\x1b[32m";
    case ink::yellow: return "\x1b[33m";
    case ink::red: return "\x1b[31m";
  }
  return "";
}

// Takes from the front of `text` what fits in `width` columns, broken at a blank if there is one.
std::string_view take_line(std::string_view& text, std::size_t width) {
  std::size_t length = std::min(text.find('\n'), text.size());
  if (length > width) {
    const std::size_t blank = text.substr(0, width + 1).rfind(' ');
    length = blank == std::string_view::npos || blank == 0 ? width : blank;
  }
  const std::string_view line = text.substr(0, length);
  text.remove_prefix(length);
  if (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  return line;
}

}  // namespace

terminal::terminal() : is_terminal_(isatty(STDOUT_FILENO) != 0) {
  const char* const refused = std::getenv("NO_COLOR");
  colour_ = is_terminal_ && (refused == nullptr || *refused == '\0');
}

std::string terminal::coloured(std::string_view text, ink colour) const {
  if (!colour_ || colour == ink::plain) return std::string(text);
  return code_of(colour) + std::string(text) + "\x1b[0m";
}

void terminal::line(std::string_view text, ink colour) {
  std::cout << coloured(text.substr(0, width), colour) << '\n';
}

void terminal::heading(std::string_view text) {
  line();
  line(text, ink::bold);
  line(std::string(width, '='), ink::dim);
}

void terminal::paragraph(std::string_view text, std::size_t indent, ink colour) {
  do {
    line(std::string(indent, ' ').append(take_line(text, width - indent)), colour);
  } while (!text.empty());
}

void terminal::entry(std::string_view label, std::size_t label_width, std::string_view text, ink colour) {
  std::string side = left(label, label_width);
  do {
    line(side.append(take_line(text, width - label_width)), colour);
    side.assign(label_width, ' ');
  } while (!text.empty());
}

void terminal::progress(std::string_view what, double share) {
  if (!is_terminal_) return;
  constexpr int blocks = 50;
  const int done = static_cast<int>(share * blocks);
  if (share >= 1) {
    std::cout << '\r' << std::string(width - 1, ' ') << '\r' << std::flush;
  } else {
    std::cout << '\r' << what << " [" << std::string(static_cast<std::size_t>(done), '#')
              << std::string(static_cast<std::size_t>(blocks - done), '.') << "] " << std::flush;
  }
}

std::string with_commas(std::int64_t number) {
  std::string text = std::to_string(number);
  for (auto place = static_cast<std::ptrdiff_t>(text.size()) - 3; place > (number < 0 ? 1 : 0); place -= 3) {
    text.insert(static_cast<std::size_t>(place), 1, ',');
  }
  return text;
}

std::string percent(std::int64_t part, std::int64_t whole) {
  const std::int64_t permille = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;
  return std::to_string(permille / 10) + '.' + std::to_string(permille % 10) + " %";
}

std::string left(std::string_view text, std::size_t width) {
  std::string column(text);
  if (column.size() < width) column.append(width - column.size(), ' ');
  return column;
}

std::string right(std::string_view text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ').append(text);
}

std::string told(const fu::action& what, const fu::policy& rules, const fu::time_zone& zone) {
  const fu::ptime begin = what.window.begin;
  const fu::ptime end = what.window.end;
  const bool same_day = zone.at(begin).on == zone.at(end).on;
  std::string text{fu::name_of(what.via)};
  text += ' ' + shown(begin, zone) + (same_day ? '-' + shown_clock(end, zone) : " until " + shown(end, zone));
  if (const auto brief = rules.name_of(what.brief); !brief.empty()) text.append(": ").append(brief);
  return text;
}

std::string reasons_told(const fu::answer& what, std::size_t action, std::size_t most, const fu::policy& rules,
                         const fu::time_zone& zone) {
  std::string words;
  for (const fu::reason& why : what.reasons) {
    if (why.action != action || most == 0) continue;
    words += (words.empty() ? "" : " ") + fu::explain(why, rules, zone);
    --most;
  }
  return words;
}

void show_next(terminal& out, const fu::answer& what, const fu::policy& rules, const fu::time_zone& zone,
               std::size_t indent) {
  constexpr std::string_view label = "next: ";
  constexpr std::size_t reasons = 2;
  for (std::size_t i = 0; i < what.actions.size(); ++i) {
    out.paragraph(std::string(label) + told(what.actions[i], rules, zone), indent, ink::green);
    out.paragraph(reasons_told(what, i, reasons, rules, zone), indent + label.size(), ink::dim);
  }
  if (what.actions.empty()) out.paragraph(fu::explain(what, rules, zone), indent, ink::green);
}

}  // namespace desk
