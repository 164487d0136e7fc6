#include <followup/assure/replay.hpp>

#include "engine/text.hpp"

#include <string_view>

namespace followup {
namespace {

using detail::catalogue;
using detail::replay_words;

void add(std::string& list, std::string_view separator, const std::string& item) {
  if (item.empty()) return;
  if (!list.empty()) list += separator;
  list += item;
}

std::string told_change(const action_change& one, const catalogue& words) {
  const replay_words& w = words.replay;
  if (!one.before) return w.is_new(words.touches[one.after->via].one_of());
  const std::string touch = words.touches[one.before->via].with_article();
  if (!one.after) return w.is_gone(touch);
  std::string how;
  const auto say = [&](bool holds, const detail::text<>& text) {
    if (holds) add(how, words.describe.values.last.plain(), text());
  };
  say(one.another_window(), w.another_time);
  say(one.another_subject(), w.another_subject);
  say(one.another_rule(), w.another_rule);
  return w.differs(touch, how);
}

std::string told_ending(const replayed& what, const replay_words& words) {
  if (!what.ending_changes) return {};
  if (!what.before.given->concluded) return words.ends();
  return what.after.given->concluded ? words.ends_otherwise() : words.goes_on();
}

std::string told_status(const replayed& what, const replay_words& words) {
  if (!what.status_changes) return {};
  return words.another_status(words.states[what.after.given->status].plain(),
                              words.states[what.before.given->status].plain());
}

std::string what_changes(const replayed& what, const catalogue& all) {
  const replay_words& words = all.replay;
  if (!what.before.given && !what.after.given) return words.undecided_both();
  if (!what.before.given) return words.undecided_before();
  if (!what.after.given) return words.undecided_after();
  std::string text;
  for (const action_change& one : what.actions) add(text, "; ", told_change(one, all));
  add(text, "; ", told_ending(what, words));
  // Where something to do changes its status does; to say so adds nothing.
  if (text.empty()) add(text, "; ", told_status(what, words));
  if (text.empty()) text = (what.wake_up_changes ? words.wake_up_only : words.nothing)();
  return text;
}

// "proposals" (version 2); where that does not tell them apart, which of the two it is.
std::string heading(const policy& one, const policy& other, const detail::text<>& place, const replay_words& words) {
  const bool alike = one.name() == other.name() && one.version() == other.version();
  return words.under(detail::quoted(one.name()), alike ? place() : words.version(detail::on_one_line(one.version())));
}

std::string indented(std::string_view lines) {
  std::string text = "  ";
  for (const char c : lines) {
    text += c;
    if (c == '\n') text += "  ";
  }
  return text;
}

std::string told(const decision& what, const policy& rules, const time_zone& zone, language in) {
  if (what.given) return indented(explain(*what.given, rules, zone, in));
  return "  " + detail::words_in(in).replay.no_answer(detail::on_one_line(what.refused));
}

}  // namespace

std::string explain(const replayed& what, const replay& edit, const time_zone& zone, language in) {
  const catalogue& all = detail::words_in(in);
  const replay_words& words = all.replay;
  std::string text = detail::capitalised(what_changes(what, all)) + ".\n";
  text += heading(edit.before(), edit.after(), words.earlier, words) + "\n";
  text += told(what.before, edit.before(), zone, in) + "\n";
  text += heading(edit.after(), edit.before(), words.later, words) + "\n";
  return text + told(what.after, edit.after(), zone, in);
}

std::string explain(const replay_totals& what, language in) {
  const replay_words& words = detail::words_in(in).replay;
  std::string details;
  const auto say = [&](std::size_t n, const detail::text<"n">& of_what) {
    if (n != 0) add(details, ", ", of_what(n));
  };
  say(what.next_action_changed, words.next_action_of);
  say(what.status_changed, words.status_of);
  say(what.ending_changed, words.ending_of);
  std::string text = words.total(what.changed, what.cases, details);
  if (what.past_due_changed != 0) text += " " + words.past_due(what.past_due_changed);
  if (what.undecided != 0) text += " " + words.undecided(what.undecided);
  return text;
}

}  // namespace followup
