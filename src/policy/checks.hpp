// What is wrong with the rules of a policy, each looked at by itself; what only shows when they are seen together, the
// policy finds while it is built.
#pragma once

#include <followup/error.hpp>
#include <followup/policy/policy.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace followup::detail {

// Collects the mistakes of a policy, so that one error names them all: a thousand of them at most.
class findings {
 public:
  // Whose mistakes the next ones are: a rule's, by its index, or nobody's.
  void look_at(std::optional<std::size_t> rule) { rule_ = rule; }
  void add(std::string where, std::string what) {
    if (list_.size() < most) {
      list_.push_back({rule_, std::move(where), std::move(what)});
    } else {
      ++more_;
    }
  }
  void throw_if_any(const std::string& policy_name) {
    if (list_.empty()) return;
    if (more_ > 0) list_.push_back({{}, "policy", std::to_string(more_) + " more mistakes"});
    throw invalid_policy("policy '" + policy_name + "'", std::move(list_), "a policy without these mistakes");
  }

 private:
  static constexpr std::size_t most = 999;
  std::size_t more_ = 0;
  std::vector<policy_mistake> list_;
  std::optional<std::size_t> rule_;
};

void check(const track& one, findings& found);
void check(const guard& one, findings& found);
void check(const ending& one, findings& found);
void check(const limit& what, findings& found);
void check(const re_entry& one, findings& found);
void check(const daypart_choice& choice, findings& found);

}  // namespace followup::detail
