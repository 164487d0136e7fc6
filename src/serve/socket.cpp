#include "serve/lines.hpp"
#include "serve/server.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

namespace serve {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using protocol = asio::local::stream_protocol;

[[noreturn]] void fail(const error_code& why, const std::string& path) {
  throw std::system_error(why.value(), std::generic_category(), path);
}

class connection;

// Who is connected.
struct connections {
  std::set<std::shared_ptr<connection>> all = {};
  bool stopping = false;
  std::function<void()> when_none_is_left = {};  // once it is stopping

  void forget(const std::shared_ptr<connection>& one) {
    all.erase(one);
    if (stopping && all.empty()) when_none_is_left();
  }
};

// One who asks. Reads, answers and writes in turns: while something is to be written nothing is read, so that who does
// not read takes no memory, and after some lines the others have their turn.
class connection : public std::enable_shared_from_this<connection> {
 public:
  connection(protocol::socket socket, counter& answers, connections& all)
      : socket_(std::move(socket)), answers_(answers), all_(all) {}

  void start() { read(); }
  // What has come in is answered, then it is over.
  void finish() {
    if (!busy_) close();
  }
  void close() {
    error_code ignored;
    socket_.close(ignored);
    all_.forget(shared_from_this());
  }

 private:
  void read() {
    if (ended_ || all_.stopping) return close();
    busy_ = false;
    socket_.async_read_some(asio::buffer(piece_), [self = shared_from_this()](error_code failed, std::size_t got) {
      self->busy_ = true;
      if (failed && failed != asio::error::eof) return self->close();
      if (failed) {
        self->ended_ = true;
        self->lines_.end();
      }
      self->lines_.add({self->piece_.data(), got});
      self->answer();
    });
  }

  void answer() {
    constexpr std::size_t most_lines = 64;
    constexpr std::size_t most_bytes = std::size_t{256} << 10;
    out_.clear();
    auto found = line_buffer::found::nothing;
    for (std::size_t i = 0; i < most_lines && out_.size() < most_bytes; ++i) {
      found = lines_.next();
      if (found == line_buffer::found::nothing) break;
      const bool whole = found == line_buffer::found::line;
      out_ += (whole ? answers_.answer(lines_.line(), lines_.number()) : counter::too_long(lines_.number())).text;
      out_ += '\n';
    }
    if (out_.empty()) return read();
    asio::async_write(socket_, asio::buffer(out_), [self = shared_from_this()](error_code failed, std::size_t) {
      if (failed) return self->close();
      self->answer();
    });
  }

  protocol::socket socket_;
  counter& answers_;
  connections& all_;
  line_buffer lines_;
  std::array<char, std::size_t{16} << 10> piece_{};
  std::string out_;
  bool busy_ = true;    // else it waits for more to come
  bool ended_ = false;  // nothing more comes
};

// A socket that a server which is no more has left behind. Whatever else is there stays.
void remove_left_behind(asio::io_context& context, const std::string& path) {
  if (!std::filesystem::is_socket(path)) return;
  protocol::socket somebody(context);
  error_code refused;
  somebody.connect(protocol::endpoint(path), refused);
  if (refused == asio::error::connection_refused) std::filesystem::remove(path);
}

class listener {
 public:
  listener(asio::io_context& context, counter& answers, const std::string& path, const log& tell)
      : acceptor_(context),
        signals_(context, SIGTERM, SIGINT),
        pause_(context),
        answers_(answers),
        path_(path),
        tell_(tell) {
    remove_left_behind(context, path);
    error_code failed;
    acceptor_.open(protocol(), failed);
    if (!failed) acceptor_.bind(protocol::endpoint(path), failed);
    if (failed) fail(failed, path);
    acceptor_.listen(asio::socket_base::max_listen_connections, failed);
    if (failed) fail(failed, path);
    signals_.async_wait([this](error_code cancelled, int) {
      if (!cancelled) stop();
    });
    accept();
  }

 private:
  void accept() {
    acceptor_.async_accept([this](error_code failed, protocol::socket socket) {
      if (all_.stopping) return;
      if (failed) {
        // Too many are connected, most likely; some will leave.
        tell_("cannot accept: " + failed.message());
        pause_.expires_after(std::chrono::milliseconds(500));
        pause_.async_wait([this](error_code cancelled) {
          if (!cancelled) accept();
        });
        return;
      }
      const auto one = std::make_shared<connection>(std::move(socket), answers_, all_);
      all_.all.insert(one);
      one->start();
      accept();
    });
  }

  void stop() {
    all_.stopping = true;
    all_.when_none_is_left = [this] { pause_.cancel(); };
    error_code ignored;
    acceptor_.close(ignored);
    std::filesystem::remove(path_);
    pause_.expires_after(std::chrono::seconds(5));
    pause_.async_wait([this](error_code) {
      for (const auto& one : std::set(all_.all)) one->close();
    });
    for (const auto& one : std::set(all_.all)) one->finish();
    if (all_.all.empty()) pause_.cancel();
  }

  protocol::acceptor acceptor_;
  asio::signal_set signals_;
  asio::steady_timer pause_;
  counter& answers_;
  std::string path_;
  log tell_;
  connections all_;
};

}  // namespace

void serve_socket(counter& answers, const std::string& path, const log& tell) {
  asio::io_context context(1);
  const listener here(context, answers, path, tell);
  tell("listens on " + path);
  context.run();
}

}  // namespace serve
