// A command line taken apart: options by their names, and the words between them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// Whoever typed it has to type something else. The command ends with status 2.
struct usage_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// A file that cannot be read or written, or does not say what it should. The command ends with status 2.
struct unusable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One option of a command: `--name VALUE`, or `--name` alone where `value` is empty. `choices`, separated by blanks,
// are all that may be given; empty: anything.
struct option {
  std::string_view name;
  std::string_view value;
  std::string_view says;
  std::string_view choices = {};
};

class arguments {
 public:
  // `--name value` and `--name=value`, in any place; after `--` everything is a word, and "-" always is. Throws
  // `usage_error` for an option that is not known, lacks its value, has one that it cannot have, or comes twice, and
  // where "-", standard input, is named twice: it can be read once.
  arguments(std::span<const char* const> given, std::span<const option> known);

  [[nodiscard]] bool has(std::string_view name) const { return options_.contains(name); }
  [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
  // Throws `usage_error` where it was not given.
  [[nodiscard]] std::string required(std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& words() const noexcept { return words_; }
  // Whether some option or word is "-".
  [[nodiscard]] bool read_standard_input() const { return inputs_named() > 0; }

 private:
  void take(std::span<const char* const> given, std::span<const option> known);
  [[nodiscard]] std::ptrdiff_t inputs_named() const;

  std::map<std::string, std::string, std::less<>> options_;
  std::vector<std::string> words_;
};

// "'text'", shortened and on one line: how what was given is quoted in a message.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace cli
