#include <followup/testing/timeline.hpp>

#include "testing/timeline_lines.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

namespace followup::testing {
namespace {

using detail::moment;
using detail::told_line;
using detail::without_words;

bool same_reasons(const told_line& a, const told_line& b) {
  return std::equal(a.because.begin(), a.because.end(), b.because.begin(), b.because.end(),
                    [](const auto& one, const auto& other) { return without_words(one) == without_words(other); });
}

// "call" of "-> call 2026-11-27 09:00 .. 12:30": what a line is about.
std::string_view subject_of(const told_line& line) {
  const std::string_view text = line.text;
  const std::size_t from = text.starts_with("-> ") ? 3 : 0;
  return text.substr(from, text.find_first_of(" :,", from) - from);
}

// Notes what differs between the lines of one moment.
class comparison {
 public:
  explicit comparison(replay_result& result) : result_(result) {}

  void compare(const moment& was, const moment& now) {
    when_ = was.when;
    line_ = was.number;
    match(was.happened, now.happened);
    // A status is compared with the status, whatever it says.
    const bool both = !was.answered.empty() && !now.answered.empty();
    if (both) compare_lines(was.answered.front(), now.answered.front());
    const auto first = static_cast<std::ptrdiff_t>(result_.changes.size());
    match(rest(was.answered, both), rest(now.answered, both));
    // Lines that say the same were found first; a reader goes through them from top to bottom.
    std::stable_sort(result_.changes.begin() + first, result_.changes.end(),
                     [](const timeline_change& a, const timeline_change& b) { return a.line < b.line; });
  }

 private:
  static std::vector<told_line> rest(const std::vector<told_line>& lines, bool without_first) {
    return {lines.begin() + (without_first ? 1 : 0), lines.end()};
  }

  // Each with one that says the same; of the others, each with one about the same thing; those left came or went.
  void match(std::vector<told_line> was, std::vector<told_line> now) {
    pair_up(was, now, [](const told_line& a, const told_line& b) { return a.text == b.text; });
    pair_up(was, now, [](const told_line& a, const told_line& b) { return subject_of(a) == subject_of(b); });
    for (const told_line& line : was) note(line, {});
    for (const told_line& line : now) note({}, line);
  }

  template <class Alike>
  void pair_up(std::vector<told_line>& was, std::vector<told_line>& now, Alike alike) {
    for (auto old = was.begin(); old != was.end();) {
      const auto found = std::find_if(now.begin(), now.end(), [&](const told_line& line) { return alike(*old, line); });
      if (found == now.end()) {
        ++old;
        continue;
      }
      compare_lines(*old, *found);
      now.erase(found);
      old = was.erase(old);
    }
  }

  void compare_lines(const told_line& was, const told_line& now) {
    if (was.text != now.text || !same_reasons(was, now)) note(was, now);
  }

  void note(const told_line& was, const told_line& now) {
    result_.changes.push_back(
        {was.number != 0 ? was.number : line_, when_, was.text, now.text, was.because, now.because});
  }

  replay_result& result_;
  std::string when_;
  int line_ = 0;
};

std::string head_line(const detail::timeline_lines& lines, std::size_t index) {
  return index < lines.head.size() ? lines.head[index].text : "";
}

void compare_lines(const detail::timeline_lines& was, const detail::timeline_lines& now, replay_result& result) {
  comparison differences{result};
  if (head_line(was, 3) != head_line(now, 3)) {
    result.changes.push_back({was.head[3].number, "the start", head_line(was, 3), head_line(now, 3), {}, {}});
  }
  std::map<std::string, const moment*> left;
  for (const moment& one : now.moments) left[one.when] = &one;
  for (const moment& old : was.moments) {
    const auto found = left.find(old.when);
    differences.compare(old, found == left.end() ? moment{old.when, {}, {}} : *found->second);
    if (found != left.end()) left.erase(found);
  }
  const int last = was.moments.empty() ? 0 : was.moments.back().number;
  for (const auto& [when, added] : left) differences.compare({when, {}, {}, last}, *added);
}

// Of a text that can be read.
void compare_with(std::string_view recorded, const story& told, replay_result& result) {
  const detail::timeline_lines was = detail::split(recorded, result.mistakes);
  result.recorded_under = head_line(was, 1);
  try {
    const detail::timeline_lines now = detail::lines_of(told);
    result.replayed_under = head_line(now, 1);
    compare_lines(was, now, result);
  } catch (const invalid_history& e) { result.mistakes.push_back({0, e.what()}); }
}

std::string indented(std::string_view label, const std::string& line, const std::vector<std::string>& because) {
  if (line.empty()) return "  " + std::string{label} + "  (no such line)\n";
  std::string text = "  " + std::string{label} + "  " + line + '\n';
  for (const std::string& why : because) text += "          " + why + '\n';
  return text;
}

}  // namespace

story retold(std::string_view timeline, story under) {
  recorded_facts facts = facts_of(timeline, zone_of(under), under.subject.id);
  under.subject.started = facts.started;
  under.history = std::move(facts.history);
  under.looked_at = std::move(facts.looked_at);
  return under;
}

replay_result replay(std::string_view timeline, const story& under) {
  return compare(timeline, retold(timeline, under));
}

replay_result compare(std::string_view timeline, const story& told) {
  replay_result result;
  result.mistakes = facts_of(timeline, zone_of(told), told.subject.id).mistakes;
  if (result.mistakes.empty()) compare_with(timeline, told, result);
  return result;
}

std::string to_text(const replay_result& result) {
  if (result) return "as recorded";
  std::string text;
  for (const timeline_mistake& one : result.mistakes) {
    text += (one.line == 0 ? "" : "line " + std::to_string(one.line) + ": ") + one.what + '\n';
  }
  if (!result.changes.empty()) {
    text += std::to_string(result.changes.size()) + " of its lines changed\n";
    text += "  recorded under " + result.recorded_under + '\n' + "  replayed under " + result.replayed_under + '\n';
  }
  for (const timeline_change& one : result.changes) {
    text += "line " + std::to_string(one.line) + ", at " + one.when + '\n';
    text += indented("was", one.was, one.was_because) + indented("now", one.now, one.now_because);
  }
  return text;
}

std::ostream& operator<<(std::ostream& out, const replay_result& result) { return out << to_text(result); }

}  // namespace followup::testing
