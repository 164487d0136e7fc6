// The commands: what each is called, takes, says of itself and does.
#pragma once

#include "arguments.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace cli {

// What the command ends with.
enum status : int {
  all_good = 0,
  some_bad = 1,  // lines that could not be decided, mistakes, differences: the rest was done
  no_use = 2,    // nothing could be done: a wrong command line, a file or a policy that is no use
};

struct example {
  std::string_view says;
  std::string_view line;  // of the shell, in a directory with the files of tests/cli/data
};

struct command {
  std::string_view name;
  std::string_view takes;  // after the name: "--policy POLICY [OPTION]... [FILE]..."
  std::string_view summary;
  std::string_view about;
  std::vector<option> options;
  std::vector<example> examples;
  int (*run)(const arguments& given);
};

// Lines of questions.
[[nodiscard]] command next_command();
[[nodiscard]] command explain_command();
[[nodiscard]] command replay_command();
[[nodiscard]] command insight_command();
[[nodiscard]] command simulate_command();
[[nodiscard]] command forecast_command();
[[nodiscard]] command report_command();
[[nodiscard]] command serve_command();
// Policies.
[[nodiscard]] command check_command();
[[nodiscard]] command describe_command();
[[nodiscard]] command diff_command();
[[nodiscard]] command show_command();
[[nodiscard]] command schema_command();
[[nodiscard]] command timeline_command();
[[nodiscard]] command verify_command();

[[nodiscard]] std::string help(std::span<const command> all);
[[nodiscard]] std::string help(const command& one);

// Options of several commands.
[[nodiscard]] option language_option();
inline constexpr option minutes_option{"--minutes", "MINUTES",
                                       "what a call takes, with what is written down; default: 6"};
inline constexpr option zone_option{"--zone", "ZONE", "where the prospect is, Europe/Amsterdam; default: UTC"};
inline constexpr option prospect_option{"--prospect", "FILE", "for whom; default: anybody, reachable in every way"};

}  // namespace cli
