#include "streams.hpp"

#include <followup/json/layout.hpp>

#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace cli {
namespace {

[[noreturn]] void fail(const std::string& name, const char* doing) {
  const int why = errno;
  throw unusable(name + ": cannot be " + doing + ": " + std::strerror(why));
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

void write_out(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail("standard output", "written");
}

void flush_out() {
  if (std::fflush(stdout) != 0) fail("standard output", "written");
}

void complain(std::string_view message) {
  const std::string line = "followup: " + std::string(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

source::source(const std::string& path)
    : name_(path == "-" ? "standard input" : path),
      descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) fail(name_, "read");
}

source::~source() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t source::read(char* to, std::size_t most) {
  flush_out();
  for (;;) {
    const ssize_t got = ::read(descriptor_, to, most);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) fail(name_, "read");
  }
}

bool line_reader::fill() {
  constexpr std::size_t piece = std::size_t{64} << 10;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + piece);
  const std::size_t got = from_.read(buffer_.data() + kept, piece);
  buffer_.resize(kept + got);
  return got != 0;
}

line_reader::found line_reader::next() {
  found what = next_of_any();
  while (what == found::line && blank(line_)) what = next_of_any();
  return what;
}

line_reader::found line_reader::next_of_any() {
  bool too_long = false;
  std::size_t searched = begin_;
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos || (over_ && begin_ < buffer_.size())) {
      const std::size_t stop = std::min(end, buffer_.size());
      line_ = std::string_view(buffer_).substr(begin_, stop - begin_);
      begin_ = std::min(stop + 1, buffer_.size());
      ++number_;
      // What spreadsheets put before everything else.
      if (number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.remove_prefix(3);
      return too_long ? found::too_long : found::line;
    }
    if (over_) return too_long ? (++number_, found::too_long) : found::end;
    if (buffer_.size() - begin_ > longest) {
      too_long = true;
      begin_ = buffer_.size();
    }
    searched = buffer_.size() - begin_;
    over_ = !fill();
  }
}

std::string whole(const std::string& path) {
  source from(path);
  std::string text;
  for (;;) {
    constexpr std::size_t piece = std::size_t{64} << 10;
    const std::size_t kept = text.size();
    if (kept > followup::json::most_bytes) throw unusable(from.name() + ": is too large");
    text.resize(kept + piece);
    const std::size_t got = from.read(text.data() + kept, piece);
    text.resize(kept + got);
    if (got == 0) return text;
  }
}

}  // namespace cli
