#include "commands.hpp"
#include "inputs.hpp"
#include "serve/schemas.hpp"
#include "streams.hpp"

#include <followup/assure/describe.hpp>
#include <followup/assure/diff.hpp>
#include <followup/json/policy.hpp>
#include <followup/json/schema.hpp>

#include <algorithm>

namespace cli {
namespace {

const std::string& only_word(const arguments& given, std::string_view what) {
  if (given.words().size() != 1) throw usage_error("takes one " + std::string(what));
  return given.words().front();
}

void write_lines(std::string text) {
  if (!text.ends_with('\n')) text += '\n';
  write_out(text);
  flush_out();
}

int check(const arguments& given) {
  if (given.words().empty()) throw usage_error("takes at least one policy");
  int end = all_good;
  for (const std::string& name : given.words()) {
    const auto read = read_policy(name);
    const std::string shown = name == "-" ? "standard input" : name;
    if (read) {
      write_out(shown + ": good\n");
    } else {
      write_out(in_lines(shown, read.error()) + "\n");
      end = some_bad;
    }
  }
  flush_out();
  return end;
}

int describe(const arguments& given) {
  const fu::policy rules = policy_named(only_word(given, "policy"));
  const fu::language in = language_of(given);
  write_lines(given.has("--diagram") ? fu::diagram(rules, in) : fu::describe(rules, in));
  return all_good;
}

int diff(const arguments& given) {
  if (given.words().size() != 2) throw usage_error("takes two policies");
  const auto changes = fu::diff(policy_named(given.words()[0]), policy_named(given.words()[1]), language_of(given));
  write_lines(fu::in_words(changes, language_of(given)));
  return changes.empty() ? all_good : some_bad;
}

int show(const arguments& given) {
  const fu::policy rules = policy_named(only_word(given, "policy"));
  write_lines(fu::json::write(rules, fu::json::layout::pretty,
                              given.has("--all-outcomes") ? fu::json::rows::all : fu::json::rows::that_differ));
  return all_good;
}

int schema(const arguments& given) {
  const std::string& name = only_word(given, "name");
  const auto names = fu::json::schema_names();
  if (const auto of_books = serve::schema(name)) {
    write_lines(*of_books);
  } else if (std::find(names.begin(), names.end(), name) != names.end()) {
    write_lines(fu::json::schema(name));
  } else {
    std::string all;
    for (const std::string_view one : names) all += std::string(one) + " ";
    for (const std::string_view one : serve::schema_names()) all += std::string(one) + " ";
    all.pop_back();
    throw usage_error(in_quotes(name) + " is none of: " + all);
  }
  return all_good;
}

}  // namespace

command check_command() {
  return {"check",
          "POLICY...",
          "whether policies load: every mistake, with its place",
          "Reads each policy and says that it is good, or lists everything that is wrong with it: where, what stands\n"
          "there and what may. Exit status 1 if any has a mistake.",
          {},
          {{"a policy that is being written", "followup check ours.json"}},
          check};
}

command describe_command() {
  return {"describe",
          "[OPTION]... POLICY",
          "a policy in words that can be signed, or as a diagram",
          "Tells all that a policy says in plain sentences.",
          {language_option(), {"--diagram", "", "the text of a Mermaid flowchart instead"}},
          {{"in Dutch", "followup describe --language nl until_no"},
           {"as a diagram, for a page that shows Mermaid", "followup describe --diagram ours.json"}},
          describe};
}

command diff_command() {
  return {"diff",
          "[OPTION]... POLICY POLICY",
          "what is different between two policies, in words",
          "Lists what makes the second policy another one than the first, a sentence for each difference. Exit status\n"
          "0 if there is none, 1 if there is any.",
          {language_option()},
          {{"an edit, before it goes live", "followup diff until_no ours.json"}},
          diff};
}

command show_command() {
  return {"show",
          "[OPTION]... POLICY",
          "a policy as a document, to begin one of your own from",
          "Writes a policy as JSON, as the library would write it.",
          {{"--all-outcomes", "", "also the outcomes that are as in the doctrine"}},
          {{"a preset, to be edited", "followup show until_no > mine.json"}},
          show};
}

command schema_command() {
  return {"schema",
          "NAME",
          "the JSON Schema of a kind of document",
          "Writes the JSON Schema of: policy, calendar, prospect, pursuit, touchpoint, history, answer, reply,\n"
          "question, progress, insight, simulation, forecast.",
          {},
          {{"for an editor that completes and checks", "followup schema policy > policy.schema.json"}},
          schema};
}

}  // namespace cli
