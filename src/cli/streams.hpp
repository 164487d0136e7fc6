// What the command reads and writes. Files are read a piece at a time, and what was written is known to have arrived.
#pragma once

#include "arguments.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace cli {

// Standard output. Throws `unusable` where it cannot be written, which is also found out at the end.
void write_out(std::string_view text);
void flush_out();

// One line to standard error, behind the command's name.
void complain(std::string_view message);

// A file that is read, "-" being standard input. Throws `unusable` where it cannot be.
class source {
 public:
  explicit source(const std::string& path);
  ~source();
  source(const source&) = delete;
  source& operator=(const source&) = delete;
  source(source&&) = delete;
  source& operator=(source&&) = delete;

  // As messages call it: the path, or "standard input".
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  // At most so many bytes; none at the end. Flushes standard output first, which someone may wait for before giving us
  // more to read.
  std::size_t read(char* to, std::size_t most);

 private:
  std::string name_;
  int descriptor_;
};

// The lines of a source, without their line ends. A line that is too long is passed over and told as such, so that
// memory stays bounded whatever is read.
class line_reader {
 public:
  static constexpr std::size_t longest = std::size_t{16} << 20;
  enum class found { line, too_long, end };

  explicit line_reader(source& from) : from_(from) {}

  // The next line that is not blank.
  found next();
  [[nodiscard]] std::string_view line() const noexcept { return line_; }
  [[nodiscard]] std::size_t number() const noexcept { return number_; }  // counted from 1

 private:
  found next_of_any();
  bool fill();

  source& from_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is still to be read in the buffer
  std::string_view line_;
  std::size_t number_ = 0;
  bool over_ = false;
};

// A whole document. Throws `unusable` for one that is larger than any may be.
[[nodiscard]] std::string whole(const std::string& path);

}  // namespace cli
