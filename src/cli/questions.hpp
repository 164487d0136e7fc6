// Lines of questions: one prospect a line, as JSON (followup/json/question.hpp).
#pragma once

#include "inputs.hpp"
#include "streams.hpp"

#include <followup/json/session.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cli {

// What every command takes that reads such lines.
[[nodiscard]] std::vector<option> question_options();

// A text below the identity of a pursuit, and with a blank line behind it. `pursuit` is JSON.
[[nodiscard]] std::string told(const std::string& pursuit, std::string_view lines);

// A line that is of no use.
struct bad_line {
  std::string file;
  std::size_t number = 0;
  std::string pursuit;  // its identity as the line has it, as JSON; empty: none
  std::vector<fu::json::mistake> mistakes;
};

// Reads the files named, or standard input, a line at a time.
class question_reader {
 public:
  // `rules` is the policy of lines that have none; it must outlive the reader. `hours` stands for the option --calendar
  // where there is none.
  question_reader(const arguments& given, const fu::policy* rules, fu::reasons why = fu::reasons::wanted,
                  std::optional<fu::calendar> hours = std::nullopt);

  // Writes the reply to each line. Returns the status to end with.
  int answer_each();
  // `on_question` for each line that can be understood; a `followup::error` that it throws makes the line a bad one.
  int each(const std::function<void(const fu::json::posed&)>& on_question,
           const std::function<void(const bad_line&)>& on_bad_line);

 private:
  // A line that is not blank; without its text where that is too long.
  struct line {
    const std::string& file;
    std::size_t number;
    std::optional<std::string_view> text;
  };
  // `on_line` says whether it was good.
  int each_line(const std::function<bool(const line&)>& on_line);
  [[nodiscard]] fu::json::setting at(const line& one) const;

  std::vector<std::string> files_;
  const fu::policy* rules_;
  fu::reasons why_;
  std::optional<fu::calendar> hours_;
  std::optional<fu::ptime> now_;  // none: by the clock, for each line
  fu::json::session asking_;
};

}  // namespace cli
