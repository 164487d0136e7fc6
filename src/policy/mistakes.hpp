// Collects what is wrong with one thing, so that its error lists everything at once.
#pragma once

#include <followup/error.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace followup::detail {

class mistakes {
 public:
  void at_least(int least, int found, std::string_view what) {
    if (found >= least) return;
    const std::string name{what};
    add(name + " = " + std::to_string(found), name + " of " + std::to_string(least) + " or more");
  }
  void add(std::string_view found, std::string_view allowed) {
    append(found_, found);
    append(allowed_, allowed);
  }
  // Throws `invalid_policy` if there is anything to say.
  void report(std::string where) {
    if (!found_.empty()) throw invalid_policy(std::move(where), std::move(found_), std::move(allowed_));
  }

 private:
  static void append(std::string& list, std::string_view one) {
    if (!list.empty()) list += ", ";
    list += one;
  }
  std::string found_;
  std::string allowed_;
};

}  // namespace followup::detail
