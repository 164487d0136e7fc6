#include "questions.hpp"

#include "commands.hpp"
#include "wire.hpp"

#include <utility>

namespace cli {
namespace {

// What neither the line nor the command line says.
struct incomplete {
  fu::json::mistake what;
};

}  // namespace

std::vector<option> question_options() {
  return {
      {"--calendar", "CALENDAR", "for lines without one: a file, or hours from Monday to Friday, 09:00-17:00"},
      {"--now", "INSTANT", "for lines without one, 2026-11-24T08:00:00Z; default: the system's clock as each is read"},
  };
}

std::string asked::told(std::string_view lines) const {
  const bool is_text = pursuit.size() > 2 && pursuit.front() == '"';
  std::string text = (is_text ? pursuit.substr(1, pursuit.size() - 2) : pursuit) + "\n  ";
  for (const char c : lines) {
    text += c;
    if (c == '\n') text += "  ";
  }
  return text + "\n\n";
}

question_reader::question_reader(const arguments& given) : files_(given.words()) {
  if (const auto text = given.value("--now")) now_ = instant_named("--now", *text);
  if (const auto name = given.value("--calendar")) hours_ = calendar_named(*name);
  if (!files_.empty()) return;
  if (given.read_standard_input())
    throw usage_error("standard input is read for an option: name the file of questions");
  files_.emplace_back("-");
}

void question_reader::remember(const std::vector<fu::time_zone>& zones) {
  constexpr std::size_t most = 600;  // there are hardly more, but for those that are made up
  for (const fu::time_zone& one : zones) {
    if (known_.zones().size() < most && !known_.zones().contains(one.name())) known_.zone(one);
  }
}

fu::calendar question_reader::hours_for(const fu::json::question& from) const {
  if (!from.hours && !hours_) throw incomplete{{"/calendar", "(none)", "a calendar, or one for all: --calendar"}};
  return from.hours ? *from.hours : *hours_;
}

void question_reader::read(const std::string& path, const std::function<void(const asked&)>& on_question,
                           const std::function<void(const bad_line&)>& on_bad_line) {
  source from(path);
  line_reader lines(from);
  const auto refuse = [&](std::string pursuit, std::vector<fu::json::mistake> mistakes) {
    if (bad_++ == 0) first_bad_ = from.name() + ", line " + std::to_string(lines.number());
    on_bad_line({from.name(), lines.number(), std::move(pursuit), std::move(mistakes)});
  };
  for (auto found = lines.next(); found != line_reader::found::end; found = lines.next()) {
    ++lines_;
    if (found == line_reader::found::too_long) {
      refuse({}, {{"", "(a very long line)", "at most 16 MiB on a line"}});
      continue;
    }
    std::string pursuit = identity_in(lines.line());
    auto read = fu::json::read_question(lines.line(), known_);
    if (!read) {
      refuse(std::move(pursuit), read.error());
      continue;
    }
    remember(read->subject.who.zones);
    fu::json::question put = std::move(read).value();
    try {
      const fu::ptime now = put.now ? *put.now : now_ ? *now_ : clock();
      leave_out_unusable(put, now);
      on_question({pursuit, put.subject, put.history, hours_for(put), now, put.names, put.left_out});
    } catch (const incomplete& why) { refuse(pursuit, {why.what}); } catch (const fu::error& why) {
      refuse(pursuit, {mistake_in(put, why)});
    }
  }
}

int question_reader::each(const std::function<void(const asked&)>& on_question,
                          const std::function<void(const bad_line&)>& on_bad_line) {
  for (const std::string& file : files_) read(file, on_question, on_bad_line);
  flush_out();
  if (bad_ == 0) return all_good;
  complain(std::to_string(bad_) + " of " + std::to_string(lines_) +
           " lines could not be decided; the first: " + first_bad_);
  return some_bad;
}

}  // namespace cli
