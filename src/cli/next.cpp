#include "commands.hpp"
#include "questions.hpp"
#include "wire.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/json/answer.hpp>

#include <utility>

namespace cli {
namespace {

int next(const arguments& given) {
  const fu::policy rules = policy_named(given.required("--policy"));
  const bool plain = given.has("--no-reasons");
  if (plain && given.has("--reasons")) throw usage_error("--reasons and --no-reasons exclude each other");
  const auto answer = [&](const asked& one) {
    const fu::answer said = fu::next_actions(rules, one.subject, one.history, one.hours, one.now,
                                             plain ? fu::reasons::none : fu::reasons::wanted);
    std::string text = fu::json::write(said, rules, one.names, fu::json::layout::one_line);
    if (!one.left_out.empty()) text = with_member("left_out", as_list(one.left_out), text);
    write_out((one.pursuit.empty() ? text : with_member("pursuit", one.pursuit, text)) + "\n");
  };
  const auto report = [](const bad_line& one) { write_out(mistakes_on(one.number, one.pursuit, one.mistakes) + "\n"); };
  return question_reader(given).each(answer, report);
}

int explain(const arguments& given) {
  const fu::policy rules = policy_named(given.required("--policy"));
  const fu::language in = language_of(given);
  const auto tell = [&](const asked& one) {
    const fu::answer said = fu::next_actions(rules, one.subject, one.history, one.hours, one.now);
    const std::string rest = in_lines("left out", one.left_out);
    write_out(one.told(fu::explain(said, rules, one.zone(), in) + (rest.empty() ? "" : "\n" + rest)));
  };
  const auto report = [](const bad_line& one) {
    flush_out();
    complain(in_lines(one.file + ", line " + std::to_string(one.number), one.mistakes));
  };
  return question_reader(given).each(tell, report);
}

std::vector<option> options(std::vector<option> own) {
  std::vector<option> all{{"--policy", "POLICY", "a file, or the name of a preset; must be given"}};
  for (const option& one : question_options()) all.push_back(one);
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

}  // namespace

command next_command() {
  return {
      "next",
      "--policy POLICY [OPTION]... [FILE]...",
      "what to do next for each prospect: JSON lines in, JSON lines out",
      "Reads questions, one prospect a line as JSON, from the files or standard input, and writes one line for each\n"
      "line that is not blank, in the same order: the answer, with the pursuit's id as the question has it. A line\n"
      "that cannot be decided is answered by {\"line\": its number, \"mistakes\": [...]}, and the rest is carried on.\n"
      "With \"usable\": true in a question, touchpoints that cannot be right do not make it one: they are left out, "
      "and\n"
      "told as \"left_out\": [...] with the answer. What a question names by texts the answer names by the same "
      "texts.\n"
      "An answer is written before the next question is waited for, so that a program can ask one by one.\n\n"
      "A question: {\"pursuit\": {...}, \"history\": [...], \"calendar\": {...}, \"now\": \"2026-11-24T08:00:00Z\"}; "
      "the\n"
      "last two may be left to the options. followup schema question has every member.",
      options({{"--reasons", "", "with the reasons (the default)"}, {"--no-reasons", "", "without the reasons"}}),
      {{"every prospect of a file",
        "followup next --policy until_no --calendar office.json --now 2026-11-24T08:00:00Z "
        "cases.jsonl"},
       {"one question, typed in",
        "echo '{\"pursuit\": {\"id\": \"offer-17\", \"started\": \"2026-11-20T15:00:00Z\", \"who\": {\"id\": 7, "
        "\"zones\": \"Europe/Amsterdam\", \"reachable_by\": [\"call\"]}}}' | followup next --policy ours.json "
        "--calendar "
        "09:00-17:00 --now 2026-11-24T08:00:00Z"}},
      next};
}

command explain_command() {
  return {"explain",
          "--policy POLICY [OPTION]... [FILE]...",
          "the same in words: what to do, when, and why",
          "Reads questions as followup next does and tells each answer in plain sentences, below the pursuit's id, in "
          "the\nprospect's local time. Lines that cannot be decided are reported on standard error, and the rest is "
          "carried on.",
          options({language_option}),
          {{"what to do, in Dutch",
            "followup explain --policy until_no --calendar office.json --now "
            "2026-11-24T08:00:00Z --language nl cases.jsonl"}},
          explain};
}

}  // namespace cli
