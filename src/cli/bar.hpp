// How far something is, on a terminal, where it takes long.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace cli {

// A bar in place on standard error; nothing where that is no terminal, and nothing within the first two seconds. It is
// gone when it goes out of scope.
class bar {
 public:
  explicit bar(std::string_view what);
  ~bar();
  bar(const bar&) = delete;
  bar& operator=(const bar&) = delete;
  bar(bar&&) = delete;
  bar& operator=(bar&&) = delete;

  void share(double done);
  // Of how many nobody knows.
  void count(std::size_t so_far);

 private:
  [[nodiscard]] bool is_time();
  void show(const std::string& text);

  std::string what_;
  bool is_terminal_;
  std::chrono::steady_clock::time_point next_;
  std::size_t width_ = 0;  // of what is shown
};

}  // namespace cli
