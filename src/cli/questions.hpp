// Lines of questions: one prospect a line, as JSON (followup/json/question.hpp).
#pragma once

#include "inputs.hpp"
#include "streams.hpp"

#include <followup/json/question.hpp>
#include <followup/json/registry.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cli {

// What every command takes that reads such lines.
[[nodiscard]] std::vector<option> question_options();

// One question, with what the command line fills in.
struct asked {
  std::string pursuit;  // its identity as the line has it, as JSON; empty: none
  fu::pursuit subject;
  std::vector<fu::touchpoint> history;
  fu::calendar hours;
  fu::ptime now;
  fu::json::identities names = {};               // the texts of the line's identities
  std::vector<fu::json::mistake> left_out = {};  // of the history, where the line asks for what is usable

  [[nodiscard]] fu::time_zone zone() const { return subject.who.zone(); }
  // In text: below its identity, and with a blank line behind it.
  [[nodiscard]] std::string told(std::string_view lines) const;
};

// A line that is of no use.
struct bad_line {
  std::string file;
  std::size_t number = 0;
  std::string pursuit;  // as above
  std::vector<fu::json::mistake> mistakes;
};

// Reads the files named, or standard input, a line at a time.
class question_reader {
 public:
  explicit question_reader(const arguments& given);

  // `on_question` for each line that can be understood; a `followup::error` that it throws makes the line a bad one.
  // Returns the status to end with.
  int each(const std::function<void(const asked&)>& on_question,
           const std::function<void(const bad_line&)>& on_bad_line);

 private:
  void remember(const std::vector<fu::time_zone>& zones);
  [[nodiscard]] fu::calendar hours_for(const fu::json::question& from) const;
  void read(const std::string& path, const std::function<void(const asked&)>& on_question,
            const std::function<void(const bad_line&)>& on_bad_line);

  std::vector<std::string> files_;
  std::optional<fu::calendar> hours_;
  fu::json::registry known_;      // the zones that were named so far: to load one takes longer than to decide
  std::optional<fu::ptime> now_;  // none: by the clock, for each line
  std::size_t lines_ = 0;
  std::size_t bad_ = 0;
  std::string first_bad_;
};

}  // namespace cli
