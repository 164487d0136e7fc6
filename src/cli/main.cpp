// followup - the library as a command, for hosts in other languages, shell scripts and spreadsheets.

#include "commands.hpp"
#include "streams.hpp"

#include <algorithm>
#include <exception>
#include <vector>

namespace cli {
namespace {

std::vector<command> all_commands() {
  return {next_command(),     explain_command(),  serve_command(),  replay_command(),   insight_command(),
          simulate_command(), forecast_command(), report_command(), timeline_command(), describe_command(),
          check_command(),    diff_command(),     show_command(),   schema_command(),   verify_command()};
}

const command& named(std::span<const command> all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const command& one) { return one.name == name; });
  if (found == all.end()) throw usage_error("unknown command " + in_quotes(name) + "; see followup --help");
  return *found;
}

bool asks_for_help(std::string_view word) { return word == "--help" || word == "-h"; }

int print(const std::string& text) {
  write_out(text);
  flush_out();
  return all_good;
}

int run(const command& one, std::span<const char* const> rest) {
  const auto end = std::find(rest.begin(), rest.end(), std::string_view("--"));
  if (std::any_of(rest.begin(), end, asks_for_help)) return print(help(one));
  try {
    return one.run(arguments(rest, one.options));
  } catch (const usage_error& why) {
    throw usage_error(std::string(one.name) + ": " + why.what() + "; see followup " + std::string(one.name) +
                      " --help");
  }
}

int run(std::span<const char* const> words) {
  const std::vector<command> all = all_commands();
  if (words.empty()) throw usage_error("which command? See followup --help");
  const std::string_view first = words.front();
  if (first == "--version") return print("followup " FOLLOWUP_VERSION "\n");
  if (asks_for_help(first) || (first == "help" && words.size() == 1)) return print(help(all));
  if (first == "help") return print(help(named(all, words[1])));
  return run(named(all, first), words.subspan(1));
}

}  // namespace
}  // namespace cli

int main(int count, char** words) {
  try {
    const std::vector<const char*> given(words + std::min(count, 1), words + count);
    return cli::run(given);
  } catch (const std::exception& why) { cli::complain(why.what()); }
  return cli::no_use;
}
