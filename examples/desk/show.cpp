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

// A character of UTF-8 takes one column, however many bytes it has; its first byte is counted.
bool begins_character(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::size_t columns_of(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

// How many bytes of `text` fit in `width` columns.
std::size_t bytes_in(std::string_view text, std::size_t width) noexcept {
  std::size_t bytes = 0;
  while (bytes < text.size() && (!begins_character(text[bytes]) || width-- > 0)) ++bytes;
  return bytes;
}

// Takes from the front of `text` what fits in `width` columns, broken at a blank if there is one.
std::string_view take_line(std::string_view& text, std::size_t width) {
  std::size_t length = bytes_in(text, width);
  if (length < text.size()) {
    const std::size_t blank = text.substr(0, length + 1).rfind(' ');
    if (blank != std::string_view::npos && blank != 0) length = blank;
  }
  const std::string_view line = text.substr(0, length);
  text.remove_prefix(length);
  if (text.starts_with(' ')) text.remove_prefix(1);
  return line;
}

std::string on(const std::optional<fu::ptime>& at, const fu::time_zone& zone) {
  return at ? " on " + shown(zone.at(*at).on) : std::string{};
}

// A few words for what a list has room for; empty for what only the whole story tells.
std::string in_short(const fu::reason& why, const fu::policy& rules, const fu::time_zone& zone) {
  using enum fu::reason_kind;
  switch (why.kind) {
    case first_touch: return "the first touch";
    case rhythm: return "the rhythm";
    case after_nth: return std::to_string(why.m) + " unanswered calls";
    case after_landing: return "after the landing" + on(why.from, zone);
    case next_step: return "step " + std::to_string(why.n) + " of " + std::to_string(why.m);
    case host_rule: return "rule " + std::string(rules.name_of(why.rule));
    case message_owed: return "no message was left" + on(why.from, zone);
    case outcome_says: return why.what ? spaced(fu::name_of(*why.what)) : std::string{};
    case promise_by_them: return "they asked to be called then";
    case promise_by_us: return "we said we would call then";
    case promise_missed_by_us: return "missed by us";
    case answer_owed: return "an answer is owed";
    case information_owed: return "they asked for information" + on(why.from, zone);
    case information_landed: return "what they asked for has arrived";
    case ask_for_reasons: return "ask for the reasons, once";
    case how_did_it_go: return "ask how it went";
    case closing_touch: return "the limit is reached";
    case daypart_chosen: return why.m == 0 ? "a new time of day" : "the best time left";
    case briefs_used_up: return "find something new to say";
    default: return {};
  }
}

}  // namespace

terminal::terminal() : is_terminal_(isatty(STDOUT_FILENO) != 0) {
  const char* const refused = std::getenv("NO_COLOR");
  colour_ = is_terminal_ && (refused == nullptr || *refused == '\0');
}

// What was interrupted leaves no half a bar.
terminal::~terminal() {
  if (bar_shown_) progress({}, 1);
}

std::string terminal::coloured(std::string_view text, ink colour) const {
  if (!colour_ || colour == ink::plain) return std::string(text);
  return code_of(colour) + std::string(text) + "\x1b[0m";
}

void terminal::line(std::string_view text, ink colour) {
  std::cout << coloured(text.substr(0, bytes_in(text, width)), colour) << '\n';
}

void terminal::heading(std::string_view text) {
  line();
  line(text, ink::bold);
  line(std::string(width, '='), ink::dim);
}

void terminal::paragraph(std::string_view text, std::size_t indent, ink colour) {
  while (!text.empty()) {
    std::string_view one = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    const std::size_t own = std::min(one.find_first_not_of(' '), one.size());
    one.remove_prefix(own);
    entry({}, indent + own, one, colour);
  }
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
  constexpr std::size_t blocks = 50;
  const auto done = std::min(static_cast<std::size_t>(share * blocks), blocks);
  bar_shown_ = share < 1;
  if (bar_shown_) {
    std::cout << '\r' << what << " [" << std::string(done, '#') << std::string(blocks - done, '.') << "] "
              << std::flush;
  } else {
    std::cout << '\r' << std::string(width - 1, ' ') << '\r' << std::flush;
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
  return std::string(text).append(width - std::min(columns_of(text), width), ' ');
}

std::string right(std::string_view text, std::size_t width) {
  return std::string(width - std::min(columns_of(text), width), ' ').append(text);
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

std::string in_short(const fu::answer& what, std::size_t action, const fu::policy& rules, const fu::time_zone& zone,
                     std::size_t most) {
  std::string words;
  for (const fu::reason& why : what.reasons) {
    if (why.action != action || most == 0) continue;
    const std::string clause = in_short(why, rules, zone);
    if (clause.empty()) continue;
    words += (words.empty() ? "" : "; ") + clause;
    --most;
  }
  return words;
}

void show_next(terminal& out, const fu::answer& what, const fu::policy& rules, const fu::time_zone& zone,
               std::size_t indent) {
  const bool ordinary = what.status == fu::status::due || what.status == fu::status::waiting;
  const std::string label = ordinary ? "next: " : std::string(fu::name_of(what.status)) + ", then: ";
  for (std::size_t i = 0; i < what.actions.size(); ++i) {
    out.entry(std::string(indent, ' ') + label, indent + label.size(),
              told(what.actions[i], rules, zone) + " (" + in_short(what, i, rules, zone) + ')', ink::green);
  }
  if (what.actions.empty()) out.paragraph(fu::explain(what, rules, zone), indent, ink::yellow);
}

}  // namespace desk
