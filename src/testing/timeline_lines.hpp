// A timeline, line by line: what record, read and compare have in common.
#pragma once

#include <followup/testing/story.hpp>
#include <followup/testing/timeline.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace followup::testing::detail {

// One line and, for a line of an answer, its reasons.
struct told_line {
  std::string text;  // without the indent
  std::vector<std::string> because = {};
  int number = 0;  // in the text it was read from
};

struct moment {
  std::string when;
  std::vector<told_line> happened;
  std::vector<told_line> answered;
  int number = 0;
};

struct timeline_lines {
  std::vector<told_line> head;
  std::vector<moment> moments;
};

// --- Written.

[[nodiscard]] timeline_lines lines_of(const story& what);
[[nodiscard]] std::string text_of(const timeline_lines& lines);

// Where the names of rules and briefs come from; without a policy they are numbers.
class names {
 public:
  names() = default;
  explicit names(const policy& rules) noexcept : rules_(&rules) {}
  [[nodiscard]] std::string operator()(rule_id rule) const { return named(rule); }
  [[nodiscard]] std::string operator()(brief_id brief) const { return named(brief); }
  [[nodiscard]] std::string operator()(policy_id policy) const { return named(policy); }

 private:
  template <class Id>
  [[nodiscard]] std::string named(Id what) const;
  const policy* rules_ = nullptr;
};

// "call: just_left by gatekeeper, message left (#1)"; `subject` is the pursuit that need not be named.
[[nodiscard]] std::string text_of(const touchpoint& touch, const names& known, pursuit_id subject);
// "call 2026-11-27 09:00 .. 2026-11-27 12:30, asked for by "promise"".
[[nodiscard]] std::string text_of(const action& what, const names& known, const time_zone& zone);
// What is answered: the status, then each action, with their reasons.
[[nodiscard]] std::vector<told_line> lines_of(const answer& what, const policy& rules, const time_zone& zone);

// --- Read.

// Where each line stands, whatever it says.
[[nodiscard]] timeline_lines split(std::string_view text, std::vector<timeline_mistake>& mistakes);
// Without an id of its own a touchpoint has none. An error says what was expected instead.
[[nodiscard]] touchpoint touchpoint_from(std::string_view text, ptime at, pursuit_id subject);

// The part of a reason that is compared.
[[nodiscard]] std::string_view without_words(std::string_view because) noexcept;

}  // namespace followup::testing::detail
