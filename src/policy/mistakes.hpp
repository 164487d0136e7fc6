// What is wrong with a policy or a part of one, collected so that one error names it all: a thousand mistakes at most.
#pragma once

#include <followup/error.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace followup::detail {

class mistakes {
 public:
  // Whose the next ones are: a rule's, by its index, or nobody's.
  void look_at(std::optional<std::size_t> rule) { rule_ = rule; }
  // `allowed` may be empty, where what was found says it.
  void add(std::string where, std::string found, std::string allowed = {}) {
    if (list_.size() < most) {
      list_.push_back({rule_, std::move(where), std::move(found), std::move(allowed)});
    } else {
      ++more_;
    }
  }
  // Of the one thing that is looked at, a figure by its name.
  void at_least(int least, int found, const std::string& figure) {
    if (found >= least) return;
    add({}, figure + " = " + std::to_string(found), figure + " of " + std::to_string(least) + " or more");
  }

  // Throw `invalid_policy` if there are any: one by one, of a whole policy; or all in one, of the thing named.
  void refuse_policy(const std::string& name) const;
  void refuse(std::string thing) const;

 private:
  static constexpr std::size_t most = 999;
  struct mistake {
    std::optional<std::size_t> rule;
    std::string where;
    std::string found;
    std::string allowed;
  };
  std::vector<mistake> list_;
  std::size_t more_ = 0;
  std::optional<std::size_t> rule_;
};

}  // namespace followup::detail
