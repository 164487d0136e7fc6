#include "questions.hpp"

#include "commands.hpp"

#include <utility>

namespace cli {
namespace {

std::vector<fu::json::mistake> too_long() { return {{"", "(a very long line)", "at most 16 MiB on a line"}}; }

}  // namespace

std::vector<option> question_options() {
  return {
      {"--calendar", "CALENDAR", "for lines without one: a file, or hours from Monday to Friday, 09:00-17:00"},
      {"--now", "INSTANT", "for lines without one, 2026-11-24T08:00:00Z; default: the system's clock as each is read"},
  };
}

std::string told(const std::string& pursuit, std::string_view lines) {
  const bool is_text = pursuit.size() > 2 && pursuit.front() == '"';
  std::string text = (is_text ? pursuit.substr(1, pursuit.size() - 2) : pursuit) + "\n  ";
  for (const char c : lines) {
    text += c;
    if (c == '\n') text += "  ";
  }
  return text + "\n\n";
}

question_reader::question_reader(const arguments& given, const fu::policy* rules, fu::reasons why,
                                 std::optional<fu::calendar> hours)
    : files_(given.words()), rules_(rules), why_(why), hours_(std::move(hours)) {
  if (const auto text = given.value("--now")) now_ = instant_named("--now", *text);
  if (const auto name = given.value("--calendar")) hours_ = calendar_named(*name);
  if (!files_.empty()) return;
  if (given.read_standard_input())
    throw usage_error("standard input is read for an option: name the file of questions");
  files_.emplace_back("-");
}

fu::json::setting question_reader::at(const line& one) const {
  return {.rules = rules_,
          .hours = hours_ ? &*hours_ : nullptr,
          .now = now_ ? *now_ : clock(),
          .by_clock = !now_,
          .why = why_,
          .line = one.number};
}

int question_reader::each_line(const std::function<bool(const line&)>& on_line) {
  std::size_t all = 0;
  std::size_t bad = 0;
  std::string first_bad;
  for (const std::string& file : files_) {
    source from(file);
    line_reader lines(from);
    for (auto found = lines.next(); found != line_reader::found::end; found = lines.next()) {
      ++all;
      line one{from.name(), lines.number(), std::nullopt};
      if (found == line_reader::found::line) one.text = lines.line();
      if (on_line(one)) continue;
      if (bad++ == 0) first_bad = from.name() + ", line " + std::to_string(lines.number());
    }
  }
  flush_out();
  if (bad == 0) return all_good;
  complain(std::to_string(bad) + " of " + std::to_string(all) + " lines could not be decided; the first: " + first_bad);
  return some_bad;
}

int question_reader::answer_each() {
  return each_line([&](const line& one) {
    const fu::json::reply said =
        one.text ? asking_.next(*one.text, at(one)) : fu::json::refusal(too_long(), one.number);
    write_out(said.text);
    write_out("\n");
    return said.good();
  });
}

int question_reader::each(const std::function<void(const fu::json::posed&)>& on_question,
                          const std::function<void(const bad_line&)>& on_bad_line) {
  return each_line([&](const line& one) {
    const auto refuse = [&](std::string pursuit, std::vector<fu::json::mistake> mistakes) {
      on_bad_line({one.file, one.number, std::move(pursuit), std::move(mistakes)});
      return false;
    };
    if (!one.text) return refuse({}, too_long());
    fu::json::posed put = asking_.pose(*one.text, at(one));
    if (!put.good()) return refuse(std::move(put.pursuit), std::move(put.mistakes));
    try {
      on_question(put);
      return true;
    } catch (const fu::error& why) { return refuse(put.pursuit, {mistake_in(put.asked, why)}); }
  });
}

}  // namespace cli
