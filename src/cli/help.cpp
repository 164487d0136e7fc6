#include "commands.hpp"

#include <algorithm>
#include <string>

namespace cli {
namespace {

// Two columns, the first as wide as the widest of it.
class table {
 public:
  void add(std::string first, std::string_view second) { rows_.emplace_back(std::move(first), second); }

  [[nodiscard]] std::string text() const {
    std::size_t width = 0;
    for (const auto& row : rows_) width = std::max(width, row.first.size());
    std::string lines;
    for (const auto& [first, second] : rows_) {
      lines += "  " + first + std::string(width - first.size() + 2, ' ') + std::string(second) + "\n";
    }
    return lines;
  }

 private:
  std::vector<std::pair<std::string, std::string_view>> rows_;
};

std::string shown(const option& one) {
  return std::string(one.name) + (one.value.empty() ? "" : " ") + std::string(one.value);
}

}  // namespace

std::string help(std::span<const command> all) {
  table commands;
  for (const command& one : all) commands.add(std::string(one.name), one.summary);
  return "Usage: followup COMMAND [ARGUMENT]...\n\n"
         "What is the next thing to do for this prospect, when, through which channel, and why?\n\n"
         "Commands:\n" +
         commands.text() +
         "\n"
         "followup COMMAND --help tells more of each, with examples; followup --version says which version this is.\n"
         "A POLICY is a file, - for standard input, or the name of a preset: until_no, three_strikes, gentle,\n"
         "proposal_follow_up, fourteen_days.\n\n"
         "Exit status: 0 all is well; 1 some lines could not be decided, a policy has mistakes, or two differ;\n"
         "2 nothing could be done.\n";
}

std::string help(const command& one) {
  std::string text = "Usage: followup " + std::string(one.name) + " " + std::string(one.takes) + "\n\n" +
                     std::string(one.about) + "\n\nOptions:\n";
  table options;
  for (const option& each : one.options) options.add(shown(each), each.says);
  options.add("--help", "this text");
  text += options.text() + "\nExamples:\n";
  for (const example& each : one.examples) {
    text += "  # " + std::string(each.says) + "\n  $ " + std::string(each.line) + "\n";
  }
  return text;
}

}  // namespace cli
