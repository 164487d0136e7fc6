#include <followup/testing/expectation.hpp>

#include "testing/timeline_lines.hpp"

#include "testing/scanner.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <ostream>
#include <utility>

namespace followup::testing {
namespace {

using detail::quoted;
using detail::told_line;

// A rule as a reader knows it.
struct rule_words {
  std::string operator()(const track& one) const { return "track " + quoted(one.id()); }
  std::string operator()(const guard& one) const { return "guard " + quoted(one.id()); }
  std::string operator()(const ending& one) const { return "ending " + quoted(one.id()); }
  std::string operator()(const limit& one) const { return "limit " + quoted(one.id()); }
  std::string operator()(const re_entry& one) const { return "re-entry " + quoted(one.id()); }
  std::string operator()(const daypart_choice&) const { return "the dayparts"; }
  std::string operator()(const promise_rules&) const { return "the promise rules"; }
};

story without_touchpoint(const story& told, std::size_t index) {
  story other = told;
  other.history.erase(other.history.begin() + static_cast<std::ptrdiff_t>(index));
  return other;
}

story without_promise(const story& told, std::size_t index) {
  story other = told;
  other.history[index].promised.reset();
  return other;
}

// Throws `invalid_policy` where the rest makes none.
story without_rule(const story& told, std::size_t index) {
  const auto all = told.rules.rules();
  std::vector<policy_rule> rest(all.begin(), all.end());
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(index));
  story other = told;
  other.rules = policy{told.rules.name(), told.rules.table(), std::move(rest), told.rules.version()};
  return other;
}

// False as well for a story that cannot be.
template <class Make>
bool would_hold(const expectation& expected, Make make) {
  try {
    return expected.holds_for(told_answer{make()});
  } catch (const error&) { return false; }
}

std::string in_words(const touchpoint& touch, const story& told) {
  return "touchpoint #" + std::to_string(touch.id.value()) + " (" + local_text(touch.at, zone_of(told)) + " " +
         detail::text_of(touch, detail::names{told.rules}, told.subject.id) + ")";
}

std::string indented(std::string_view indent, const std::vector<told_line>& lines) {
  std::string text;
  for (const told_line& line : lines) {
    text += std::string{indent} + line.text + '\n';
    for (const std::string& why : line.because) text += std::string{indent} + "   " + why + '\n';
  }
  return text;
}

std::string answer_of(const told_answer& next) {
  return indented("  ", detail::lines_of(next.what(), next.told().rules, zone_of(next.told())));
}

std::string timeline_of(const told_answer& next) {
  story told = next.told();
  told.looked_at.push_back(told.now);
  return record(told);
}

std::string at_now(const told_answer& next) { return "at " + local_text(next.told().now, zone_of(next.told())); }

// What would have been, had the last thing not happened.
std::string before_the_last(const told_answer& next) {
  const story& told = next.told();
  if (told.history.empty()) return "";
  const auto last = up_to(told.history, told.now).back();
  const auto it = std::find_if(told.history.begin(), told.history.end(),
                               [&](const touchpoint& touch) { return touch.id == last.id; });
  std::string text = "without the last thing that happened, " + in_words(last, told) + ":\n";
  try {
    return text + answer_of(told_answer{without_touchpoint(told, static_cast<std::size_t>(it - told.history.begin()))});
  } catch (const error& e) { return text + "  " + e.what() + '\n'; }
}

bool has_host_track(const policy& rules) {
  const auto all = rules.rules();
  return std::any_of(all.begin(), all.end(), [](const policy_rule& rule) {
    const auto* one = std::get_if<track>(&rule);
    return one != nullptr && std::holds_alternative<host_track>(one->what());
  });
}

void refuse_unknown(const expectation& expected, const policy& rules) {
  const auto refuse = [&](std::string_view what, const std::string& name) {
    throw invalid_policy("expectation '" + expected.says() + "': " + std::string{what}, name,
                         "a " + std::string{what} + " of policy '" + rules.name() + "'");
  };
  for (const std::string& one : expected.names().rules) {
    if (rules.name_of(id_of<rule_id>(one)).empty()) refuse("rule", one);
  }
  // A host's own track may name any brief.
  if (has_host_track(rules)) return;
  for (const std::string& one : expected.names().briefs) {
    if (rules.name_of(id_of<brief_id>(one)).empty()) refuse("brief", one);
  }
}

}  // namespace

told_answer::told_answer(story told) : told_(std::move(told)), what_(next_actions(told_)) {}

const action& told_answer::first(channel via) const& {
  const auto found =
      std::find_if(what_.actions.begin(), what_.actions.end(), [via](const action& one) { return one.via == via; });
  if (found != what_.actions.end()) return *found;
  throw invalid_history("answer: first", "no " + std::string{name_of(via)},
                        "a channel among its actions\n" + to_text(*this));
}

bool operator==(const told_answer& next, const expectation& expected) {
  refuse_unknown(expected, next.told().rules);
  if (expected.holds_for(next)) return true;
  next.missed_ = expected;
  return false;
}

std::string to_text(const told_answer& next) {
  if (next.missed_) return why_not(next, *next.missed_);
  return at_now(next) + '\n' + answer_of(next) + "\nthe whole story\n\n" + timeline_of(next);
}

std::ostream& operator<<(std::ostream& out, const told_answer& next) { return out << to_text(next); }

std::vector<std::string> what_is_in_the_way(const told_answer& next, const expectation& expected) {
  const story& told = next.told();
  std::vector<std::string> all;
  const auto rules = told.rules.rules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (would_hold(expected, [&] { return without_rule(told, i); })) all.push_back(std::visit(rule_words{}, rules[i]));
  }
  for (std::size_t i = 0; i < told.history.size(); ++i) {
    const touchpoint& touch = told.history[i];
    if (would_hold(expected, [&] { return without_touchpoint(told, i); })) all.push_back(in_words(touch, told));
    if (touch.promised && would_hold(expected, [&] { return without_promise(told, i); })) {
      all.push_back("the promise of " + in_words(touch, told));
    }
  }
  return all;
}

std::string why_not(const told_answer& next, const expectation& expected) {
  std::string text = "expected " + at_now(next) + ": " + expected.says() + "\nbut it is\n" + answer_of(next) + '\n';
  const auto in_the_way = what_is_in_the_way(next, expected);
  text += in_the_way.empty() ? "no rule and no touchpoint alone is in the way\n" : "it would be as expected without\n";
  for (const std::string& one : in_the_way) text += "  " + one + '\n';
  return text + before_the_last(next) + "\nthe whole story\n\n" + timeline_of(next);
}

}  // namespace followup::testing
