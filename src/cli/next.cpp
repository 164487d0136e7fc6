#include "commands.hpp"
#include "questions.hpp"

#include <optional>
#include <utility>

namespace cli {
namespace {

// The policy of lines that have none of their own.
std::optional<fu::policy> policy_given(const arguments& given) {
  const auto name = given.value("--policy");
  return name ? std::optional(policy_named(*name)) : std::nullopt;
}

int next(const arguments& given) {
  const auto rules = policy_given(given);
  const bool plain = given.has("--no-reasons");
  if (plain && given.has("--reasons")) throw usage_error("--reasons and --no-reasons exclude each other");
  const auto why = plain ? fu::reasons::none : fu::reasons::wanted;
  return question_reader(given, rules ? &*rules : nullptr, why).answer_each();
}

int explain(const arguments& given) {
  const auto rules = policy_given(given);
  const fu::language in = language_of(given);
  fu::answer said;
  const auto tell = [&](const fu::json::posed& one) {
    const auto& asked = one.asked;
    decide(said, one);
    const std::string rest = in_lines("left out", asked.left_out);
    write_out(told(one.pursuit,
                   fu::explain(said, *asked.rules, asked.subject.who.zone(), in) + (rest.empty() ? "" : "\n" + rest)));
  };
  const auto report = [](const bad_line& one) {
    flush_out();
    complain(in_lines(one.file + ", line " + std::to_string(one.number), one.mistakes));
  };
  return question_reader(given, rules ? &*rules : nullptr).each(tell, report);
}

std::vector<option> options(std::vector<option> own) {
  std::vector<option> all{{"--policy", "POLICY", "for lines without one: a file, or the name of a preset"}};
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
      "What a question names by texts the answer names by the same texts.\n"
      "An answer is written before the next question is waited for, so that a program can ask one by one.\n\n"
      "A question: {\"pursuit\": {...}, \"history\": [...], \"calendar\": {...}, \"now\": \"2026-11-24T08:00:00Z\"}; "
      "the\n"
      "last two and the policy may be left to the options. With it may come:\n"
      "  \"policy\": {...}     a policy of its own; as a text, the name of a preset\n"
      "  \"usable\": true      what cannot be right is left out, and listed as \"left_out\", instead of a mistake\n"
      "  \"told\": \"en\"       the answer in sentences as well; a list: in several languages\n"
      "  \"request\": 42       whatever it is, it comes back\n"
      "  \"progress\": null    bring the progress to keep; given the next time, only newer touchpoints are needed\n"
      "followup schema question and followup schema reply have every member.",
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
          options({language_option()}),
          {{"what to do, in Dutch",
            "followup explain --policy until_no --calendar office.json --now "
            "2026-11-24T08:00:00Z --language nl cases.jsonl"}},
          explain};
}

}  // namespace cli
