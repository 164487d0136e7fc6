#include <followup/error.hpp>

#include <utility>

namespace followup {
namespace {

std::string in_one_sentence(const std::vector<policy_mistake>& mistakes) {
  std::string all;
  for (const policy_mistake& one : mistakes) all += (all.empty() ? "" : "; ") + one.where + ": " + one.what;
  return all;
}

}  // namespace

error::error(std::string field, std::string value, std::string allowed)
    : std::runtime_error(field + ": found " + value + ", allowed: " + allowed),
      field_(std::move(field)),
      value_(std::move(value)),
      allowed_(std::move(allowed)) {}

invalid_policy::invalid_policy(std::string field, std::vector<policy_mistake> mistakes, std::string allowed)
    : error(std::move(field), in_one_sentence(mistakes), std::move(allowed)), mistakes_(std::move(mistakes)) {}

}  // namespace followup
