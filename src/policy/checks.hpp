// What is wrong with the rules of a policy, each looked at by itself; what only shows when they are seen together, the
// policy finds while it is built.
#pragma once

#include <followup/error.hpp>
#include <followup/policy/policy.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace followup::detail {

// Collects every mistake of a policy, so that one error names them all.
class findings {
 public:
  // Whose mistakes the next ones are: a rule's, by its index, or nobody's.
  void look_at(std::optional<std::size_t> rule) { rule_ = rule; }
  void add(std::string where, std::string what) { list_.push_back({rule_, std::move(where), std::move(what)}); }
  void throw_if_any(const std::string& policy_name) const {
    if (list_.empty()) return;
    throw invalid_policy("policy '" + policy_name + "'", list_, "a policy without these mistakes");
  }

 private:
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
