#include <followup/error.hpp>

#include <algorithm>
#include <utility>

namespace followup {
namespace {

std::string in_one_sentence(const std::vector<policy_mistake>& mistakes) {
  std::string all;
  for (const policy_mistake& one : mistakes) all += (all.empty() ? "" : "; ") + one.where + ": " + one.what;
  return all;
}

// A value that is an empty text can be seen, and one with control characters does not cut the sentence short.
std::string readable(std::string value) {
  if (value.empty()) return "\"\"";
  std::replace_if(
      value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, '?');
  return value;
}

std::string sentence(const std::string& field, const std::string& value, const std::string& allowed) {
  return field + ": found " + value + ", allowed: " + allowed;
}

}  // namespace

std::string_view name_of(error_kind kind) noexcept {
  switch (kind) {
    case error_kind::invalid_time: return "invalid_time";
    case error_kind::unknown_time_zone: return "unknown_time_zone";
    case error_kind::invalid_calendar: return "invalid_calendar";
    case error_kind::invalid_policy: return "invalid_policy";
    case error_kind::invalid_pursuit: return "invalid_pursuit";
    case error_kind::invalid_history: return "invalid_history";
    case error_kind::stale_progress: return "stale_progress";
    case error_kind::out_of_order: return "out_of_order";
    case error_kind::history_required: return "history_required";
    case error_kind::invalid_column: return "invalid_column";
    case error_kind::invalid_document: return "invalid_document";
  }
  return {};
}

error::error(error_kind kind, std::string field, std::string value, std::string allowed)
    : std::runtime_error(sentence(readable(field), readable(value), readable(allowed))),
      kind_(kind),
      field_(std::move(field)),
      value_(value.empty() ? "\"\"" : std::move(value)),
      allowed_(std::move(allowed)) {}

invalid_policy::invalid_policy(std::string field, std::vector<policy_mistake> mistakes, std::string allowed)
    : error_of(std::move(field), in_one_sentence(mistakes), std::move(allowed)), mistakes_(std::move(mistakes)) {}

}  // namespace followup
