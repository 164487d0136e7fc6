// The documents of the tests and the schemas, for tools that know nothing of the library.
//
//   json_documents                     each document on a line: {"kind", "label", "valid", "document"}
//   json_documents --schemas FOLDER    the schemas, as they are shipped
//   json_documents --read              for each line KIND<tab>DOCUMENT one with all mistakes, U+001E between them
#include "json/mistaken.hpp"
#include "json/samples.hpp"

#include <followup/json/json.hpp>
#include <followup/policy/presets.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

namespace fu = followup;
namespace json = fu::json;

// Labels are plain text.
void show(std::string_view kind, const std::string& label, bool valid, std::string document) {
  std::replace(document.begin(), document.end(), '\n', ' ');
  std::cout << R"({"kind": ")" << kind << R"(", "label": ")" << label << R"(", "valid": )" << (valid ? "true" : "false")
            << R"(, "document": )" << document << "}\n";
}

void show_written() {
  for (const samples::named_policy& one : samples::policies()) {
    show("policy", one.label, true, json::write(one.rules));
    show("policy", one.label + ", all outcomes", true, json::write(one.rules, json::layout::one_line, json::rows::all));
  }
  show("policy", "a preset", true, R"({"preset": "gentle"})");
  show("policy", "a preset with figures", true,
       R"({"preset": "until_no", "rhythm": "2 business days", "longest": null})");
  show("calendar", "office", true, json::write(samples::office()));
  show("prospect", "everything", true, json::write(samples::pursuit_with_everything().who));
  show("pursuit", "everything", true, json::write(samples::pursuit_with_everything()));
  show("history", "everything", true, json::write(samples::history_with_everything()));
  for (const fu::touchpoint& touch : samples::history_with_everything()) {
    show("touchpoint", std::string(name_of(kind_of(touch.what))), true, json::write(touch));
  }
  const json::question asked = samples::whole_question();
  show("question", "everything", true, json::write(asked));
  for (const samples::named_policy& one : samples::policies()) {
    fu::pursuit subject = asked.subject;
    subject.earlier_attempts = 0;
    const std::vector<fu::touchpoint> nothing;
    const auto answer = fu::next_actions(one.rules, subject, nothing, *asked.hours, *asked.now);
    show("answer", one.label, true, json::write(answer, one.rules));
  }
  const fu::policy rules = fu::until_no();
  json::question replied = asked;
  replied.subject.earlier_attempts = 0;
  replied.history.resize(1);
  replied.now.reset();
  const json::setting by_clock{.rules = &rules, .now = fu::utc("2026-12-01T08:00:00Z"), .by_clock = true};
  show("reply", "everything", true, json::next(json::write(replied), by_clock).text);
  show("progress", "until_no", true, json::write(fu::fold(fu::until_no(), asked.subject, {})));
}

void show_mistaken() {
  for (const samples::mistaken& one : samples::mistaken_documents()) {
    if (one.schema_knows) show(one.kind, one.label, false, one.text);
  }
}

void write_schemas(const std::string& folder) {
  for (const std::string_view name : json::schema_names()) {
    std::ofstream(folder + "/" + std::string(name) + ".schema.json") << json::schema(name);
  }
}

template <class Value>
std::string mistakes_of(const json::result<Value>& read) {
  if (read) return {};
  std::string all;
  for (const json::mistake& one : read.error()) all += (all.empty() ? "" : "\x1E") + to_string(one);
  std::replace(all.begin(), all.end(), '\n', ' ');
  return all;
}

std::string read(std::string_view kind, std::string_view document) {
  if (kind == "answer") return mistakes_of(json::read_answer(document));
  if (kind == "calendar") return mistakes_of(json::read_calendar(document));
  if (kind == "history") return mistakes_of(json::read_history(document));
  if (kind == "policy") return mistakes_of(json::read_policy(document));
  if (kind == "progress") return mistakes_of(json::read_progress(document));
  if (kind == "prospect") return mistakes_of(json::read_prospect(document));
  if (kind == "pursuit") return mistakes_of(json::read_pursuit(document));
  if (kind == "question") return mistakes_of(json::read_question(document));
  if (kind == "touchpoint") return mistakes_of(json::read_touchpoint(document));
  throw std::invalid_argument("nothing reads a " + std::string(kind));
}

void read_lines() {
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    std::cout << read(std::string_view(line).substr(0, tab), std::string_view(line).substr(tab + 1)) << std::endl;
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 3 && std::string_view(arguments[1]) == "--schemas") {
    write_schemas(arguments[2]);
  } else if (count == 2 && std::string_view(arguments[1]) == "--read") {
    read_lines();
  } else {
    show_written();
    show_mistaken();
  }
}
