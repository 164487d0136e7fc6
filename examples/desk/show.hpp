// desk/show.hpp - the terminal: 100 columns, and colour where it is one that wants it.
#pragma once

#include <followup/followup.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace desk {

namespace fu = followup;

enum class ink : unsigned char { plain, bold, dim, green, yellow, red };

class terminal {
 public:
  static constexpr std::size_t width = 100;

  // Colour and progress bars only where stdout is a terminal; no colour where NO_COLOR is set (https://no-color.org).
  terminal();
  terminal(const terminal&) = delete;
  terminal& operator=(const terminal&) = delete;
  ~terminal();

  // One line, cut at the width.
  void line(std::string_view text = {}, ink colour = ink::plain);
  // A line under which a part begins.
  void heading(std::string_view text);
  // Text of any length, broken at blanks, every line after `indent` blanks. The lines in it keep their own indent.
  void paragraph(std::string_view text, std::size_t indent = 0, ink colour = ink::plain);
  // A label of that width, and text beside it, broken at blanks.
  void entry(std::string_view label, std::size_t label_width, std::string_view text, ink colour = ink::plain);
  // A bar that grows in place, on a terminal; 1 removes it.
  void progress(std::string_view what, double share);

 private:
  [[nodiscard]] std::string coloured(std::string_view text, ink colour) const;

  bool is_terminal_;
  bool colour_;
  bool bar_shown_ = false;
};

// "12,345".
[[nodiscard]] std::string with_commas(std::int64_t number);
// "12.3 %", rounded to the nearest.
[[nodiscard]] std::string percent(std::int64_t part, std::int64_t whole);
// Text in a column of that width, at its left or right side.
[[nodiscard]] std::string left(std::string_view text, std::size_t width);
[[nodiscard]] std::string right(std::string_view text, std::size_t width);

// "call Fri 27 Nov 2026 14:00-14:30", "letter Mon 4 Jan 2027 08:00-18:00: an article".
[[nodiscard]] std::string told(const fu::action& what, const fu::policy& rules, const fu::time_zone& zone);

// Why, in a few words, for a line of a list: "they asked to be called then", "day off; a new time of day". Of the
// action at that place in the answer, at most so many reasons. The whole story is `fu::explain`.
[[nodiscard]] std::string in_short(const fu::answer& what, std::size_t action, const fu::policy& rules,
                                   const fu::time_zone& zone, std::size_t most = 2);

// What is next, a line for every action of the answer with its reasons; else why there is none.
void show_next(terminal& out, const fu::answer& what, const fu::policy& rules, const fu::time_zone& zone,
               std::size_t indent = 0);

}  // namespace desk
