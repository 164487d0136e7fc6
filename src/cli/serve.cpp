#include "commands.hpp"
#include "inputs.hpp"
#include "streams.hpp"

#include "serve/server.hpp"

#include <utility>

namespace cli {
namespace {

int run(const arguments& given) {
  if (!given.words().empty()) throw usage_error("takes no " + in_quotes(given.words().front()));
  serve::counter::defaults otherwise;
  if (const auto name = given.value("--policy")) otherwise.rules = policy_named(*name);
  if (const auto name = given.value("--calendar")) otherwise.hours = calendar_named(*name);
  otherwise.clock = clock;
  if (const auto text = given.value("--now")) {
    otherwise.clock = [now = instant_named("--now", *text)] { return now; };
    otherwise.by_clock = false;
  }
  if (given.has("--no-reasons")) otherwise.why = fu::reasons::none;

  serve::stock documents(given.value("--policies").value_or(""), given.value("--calendars").value_or(""), complain);
  serve::counter answers(documents, std::move(otherwise));
  if (const auto path = given.value("--socket")) {
    serve::serve_socket(answers, *path, complain);
  } else {
    serve::serve_standard_streams(answers);
  }
  return all_good;
}

}  // namespace

command serve_command() {
  return {
      "serve",
      "[OPTION]...",
      "the same for a program that goes on asking: JSON lines over standard streams or a Unix socket",
      "Answers each line with a line, in their order, until its input ends or it is told to stop (SIGTERM, SIGINT).\n"
      "A line is a question, as of followup next, or says with its \"verb\" what it is:\n"
      "  fold, advance   a question, for its progress alone\n"
      "  explain         a question, for its answer in sentences\n"
      "  agenda          {\"questions\": [...], \"end_of_day\": ..., \"zone\": ..., \"capacity\": {\"call\": 20}}\n"
      "  audit           {\"book\": [a question with \"open\" and \"diary\", ...], \"since\": ...}\n"
      "  insight         {\"book\": [a question, ...], \"minutes_a_call\": 6, \"hours_a_yes\": 8, \"told\": \"en\"}\n"
      "  check           {\"policy\": {...}} or {\"calendar\": {...}}: whether it is good, or what is not\n"
      "  policies        what is in the folders, and what has become no use\n"
      "Policies and calendars in the folders are called as their files are, without .json, and are taken anew when\n"
      "these change. One that has become no use stays as it was when it last was good.",
      {{"--policies", "FOLDER", "the policies that questions may name"},
       {"--calendars", "FOLDER", "the calendars that they may name"},
       {"--policy", "POLICY", "for lines without one: a file, or the name of a preset"},
       {"--calendar", "CALENDAR", "for lines without one: a file, or hours from Monday to Friday, 09:00-17:00"},
       {"--now", "INSTANT", "for lines without one, 2026-11-24T08:00:00Z; default: the system's clock, for each line"},
       {"--no-reasons", "", "without the reasons"},
       {"--socket", "PATH", "listen there for any number of programs, instead of standard input"}},
      {{"a program's questions, one after the other",
        "followup serve --policy until_no --calendar office.json <cases.jsonl"},
       {"whether a document is good",
        "echo '{\"verb\": \"check\", \"policy\": {\"preset\": \"gentle\"}}' | followup serve"}},
      run};
}

}  // namespace cli
