#include "policy/mistakes.hpp"

namespace followup::detail {
namespace {

void append(std::string& list, const std::string& one) {
  if (one.empty()) return;
  if (!list.empty()) list += ", ";
  list += one;
}

}  // namespace

void mistakes::refuse_policy(const std::string& name) const {
  if (list_.empty()) return;
  std::vector<policy_mistake> all;
  for (const mistake& one : list_) {
    all.push_back({one.rule, one.where, one.allowed.empty() ? one.found : one.found + "; allowed: " + one.allowed});
  }
  if (more_ > 0) all.push_back({{}, "policy", std::to_string(more_) + " more mistakes"});
  throw invalid_policy("policy '" + name + "'", std::move(all), "a policy without these mistakes");
}

void mistakes::refuse(std::string thing) const {
  if (list_.empty()) return;
  std::string found;
  std::string allowed;
  for (const mistake& one : list_) append(found, one.found), append(allowed, one.allowed);
  throw invalid_policy(std::move(thing), std::move(found), std::move(allowed));
}

}  // namespace followup::detail
