#include "serve/lines.hpp"
#include "serve/server.hpp"

#include <poll.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>

namespace serve {
namespace {

volatile std::sig_atomic_t stopping = 0;
void stop(int) { stopping = 1; }

// Lets the signals to stop in only while somebody waits for input, so that none comes too late to be seen.
class stop_signals {
 public:
  stop_signals() {
    struct sigaction on_stop {};
    on_stop.sa_handler = stop;
    sigset_t these;
    sigemptyset(&these);
    for (const int one : {SIGTERM, SIGINT}) {
      sigaddset(&these, one);
      ::sigaction(one, &on_stop, nullptr);
    }
    ::sigprocmask(SIG_BLOCK, &these, &before_);
  }
  ~stop_signals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
  stop_signals(const stop_signals&) = delete;
  stop_signals& operator=(const stop_signals&) = delete;
  stop_signals(stop_signals&&) = delete;
  stop_signals& operator=(stop_signals&&) = delete;

  // False: there will be none.
  [[nodiscard]] bool wait_for_input() const {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (stopping == 0) {
      if (::ppoll(&input, 1, nullptr, &before_) > 0) return true;
      if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "standard input");
    }
    return false;
  }

 private:
  sigset_t before_{};
};

void write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "standard output");
    }
  }
}

void answer_lines(counter& answers, line_buffer& lines) {
  constexpr std::size_t piece = std::size_t{64} << 10;
  std::string out;
  for (auto found = lines.next(); found != line_buffer::found::nothing; found = lines.next()) {
    const bool whole = found == line_buffer::found::line;
    out += (whole ? answers.answer(lines.line(), lines.number()) : counter::too_long(lines.number())).text;
    out += '\n';
    if (out.size() < piece) continue;
    write_all(out);
    out.clear();
  }
  write_all(out);
}

}  // namespace

void serve_standard_streams(counter& answers) {
  const stop_signals signals;
  line_buffer lines;
  std::array<char, std::size_t{64} << 10> piece{};
  while (signals.wait_for_input()) {
    const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category(), "standard input");
    if (got == 0) break;
    lines.add({piece.data(), static_cast<std::size_t>(got)});
    answer_lines(answers, lines);
  }
  // A line whose rest never came is no question, once somebody said stop.
  if (stopping == 0) lines.end();
  answer_lines(answers, lines);
}

}  // namespace serve
