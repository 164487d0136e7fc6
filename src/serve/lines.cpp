#include "serve/lines.hpp"

namespace serve {

void line_buffer::add(std::string_view bytes) {
  bytes_.erase(0, begin_);
  searched_ -= begin_;
  begin_ = 0;
  bytes_ += bytes;
}

void line_buffer::end() {
  if (begin_ < bytes_.size() || passing_over_) add("\n");
}

line_buffer::found line_buffer::next() {
  for (;;) {
    const found what = next_of_any();
    if (what != found::line || line_.find_first_not_of(" \t\r") != std::string_view::npos) return what;
  }
}

line_buffer::found line_buffer::next_of_any() {
  const std::size_t end = bytes_.find('\n', searched_);
  if (end == std::string::npos) {
    if (bytes_.size() - begin_ > longest) {
      passing_over_ = true;
      begin_ = bytes_.size();
    }
    searched_ = bytes_.size();
    return found::nothing;
  }
  line_ = std::string_view(bytes_).substr(begin_, end - begin_);
  begin_ = searched_ = end + 1;
  ++number_;
  const bool too_long = passing_over_ || line_.size() > longest;
  passing_over_ = false;
  return too_long ? found::too_long : found::line;
}

}  // namespace serve
