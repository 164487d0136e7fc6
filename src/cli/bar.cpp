#include "bar.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>

namespace cli {

using namespace std::chrono_literals;

bar::bar(std::string_view what)
    : what_(what), is_terminal_(isatty(STDERR_FILENO) != 0), next_(std::chrono::steady_clock::now() + 2s) {}

bar::~bar() {
  if (width_ > 0) std::cerr << '\r' << std::string(width_, ' ') << '\r' << std::flush;
}

void bar::share(double done) {
  constexpr std::size_t blocks = 40;
  if (!is_time()) return;
  const auto filled = std::min(blocks, static_cast<std::size_t>(done * blocks));
  show(what_ + " [" + std::string(filled, '#') + std::string(blocks - filled, '.') + "] " +
       std::to_string(std::lround(done * 100)) + " %");
}

void bar::count(std::size_t so_far) {
  if (is_time()) show(what_ + " " + std::to_string(so_far));
}

bool bar::is_time() {
  if (!is_terminal_) return false;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return false;
  next_ = now + 100ms;
  return true;
}

void bar::show(const std::string& text) {
  width_ = std::max(width_, text.size());
  std::cerr << '\r' << text << std::flush;
}

}  // namespace cli
