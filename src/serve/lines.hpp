// Lines out of bytes that come in pieces of any size.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace serve {

// A line buffer holds what came in and was not yet taken as a line. A line that is too long is passed over and told as
// such, so that memory stays bounded whatever comes.
class line_buffer {
 public:
  static constexpr std::size_t longest = std::size_t{16} << 20;
  enum class found { line, too_long, nothing };

  void add(std::string_view bytes);
  // Nothing more comes: what is left is a line, though it has no end.
  void end();

  // The next line that is whole and not blank, without its end.
  found next();
  [[nodiscard]] std::string_view line() const noexcept { return line_; }  // until the next call of anything
  [[nodiscard]] std::size_t number() const noexcept { return number_; }   // counted from 1

 private:
  found next_of_any();

  std::string bytes_;
  std::size_t begin_ = 0;     // of what was not taken
  std::size_t searched_ = 0;  // from here on an end is looked for
  std::string_view line_;
  std::size_t number_ = 0;
  bool passing_over_ = false;  // a line that is too long
};

}  // namespace serve
