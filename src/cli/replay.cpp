#include "commands.hpp"
#include "questions.hpp"
#include "wire.hpp"

#include <followup/assure/replay.hpp>
#include <followup/json/answer.hpp>

#include <utility>

namespace cli {
namespace {

std::string as_text(const fu::json::posed& one, const fu::replayed& seen, const fu::replay& edit, fu::language in) {
  return told(one.pursuit, fu::explain(seen, edit, one.asked.subject.who.zone(), in));
}

std::string side(const fu::decision& what, const fu::policy& rules, const fu::json::identities& names) {
  if (what.given) return fu::json::write(*what.given, rules, names, fu::json::layout::one_line);
  return with_member("refused", json_text(what.refused), "{}");
}

// {"pursuit":"17","changes":["next_action","actions"],"before":{...},"after":{...}}
std::string as_json(const fu::json::posed& one, const fu::replayed& seen, const fu::replay& edit) {
  std::string changes;
  const auto say = [&](bool holds, std::string_view what) {
    if (holds) changes += (changes.empty() ? "\"" : ",\"") + std::string(what) + "\"";
  };
  say(seen.next_action_changes, "next_action");
  say(!seen.actions.empty(), "actions");
  say(seen.status_changes, "status");
  say(seen.wake_up_changes, "wake_up");
  say(seen.ending_changes, "ending");
  say(seen.undecided(), "undecided");
  const std::string text =
      with_member("changes", "[" + changes + "]",
                  with_member("before", side(seen.before, edit.before(), one.asked.names),
                              with_member("after", side(seen.after, edit.after(), one.asked.names), "{}")));
  return (one.pursuit.empty() ? text : with_member("pursuit", one.pursuit, text)) + "\n";
}

int replay(const arguments& given) {
  const fu::replay edit{policy_named(given.required("--before")), policy_named(given.required("--after"))};
  const fu::language in = language_of(given);
  const bool json = given.value("--format") == "json";
  fu::replay_totals totals;
  const auto decide = [&](const fu::json::posed& one) {
    const auto& asked = one.asked;
    if (asked.so_far && *asked.so_far) {
      throw fu::history_required("progress", "a part of the history",
                                 "all of it, for both policies: \"progress\": null");
    }
    const fu::replayed seen = edit(asked.subject, asked.history, *asked.hours, *asked.now);
    totals.add(seen);
    if (!seen.changed() && !seen.undecided()) return;
    write_out(json ? as_json(one, seen, edit) : as_text(one, seen, edit, in));
  };
  const auto report = [&](const bad_line& one) {
    if (json) return write_out(mistakes_on(one.number, one.pursuit, one.mistakes) + "\n");
    flush_out();
    complain(in_lines(one.file + ", line " + std::to_string(one.number), one.mistakes));
  };
  const int read = question_reader(given, &edit.before()).each(decide, report);
  if (!json) write_out(fu::explain(totals, in) + "\n");
  return totals.undecided != 0 ? some_bad : read;
}

}  // namespace

command replay_command() {
  std::vector<option> options{{"--before", "POLICY", "as it was; must be given"},
                              {"--after", "POLICY", "as it would be; must be given"}};
  for (const option& one : question_options()) options.push_back(one);
  options.push_back({"--format", "FORMAT", "text (the default) or json, a line for each that changes", "text json"});
  options.push_back(language_option());
  return {"replay",
          "--before POLICY --after POLICY [OPTION]... [FILE]...",
          "whose next action another policy changes, and why",
          "Reads questions as followup next does, decides each under both policies, and lists those whose answer\n"
          "changes, with both answers and their reasons; at the end, how many there are.",
          std::move(options),
          {{"what an edit does to the pursuits under way",
            "followup replay --before until_no --after ours.json --calendar office.json --now 2026-11-24T08:00:00Z "
            "cases.jsonl"}},
          replay};
}

}  // namespace cli
