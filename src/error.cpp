#include <followup/error.hpp>

#include <utility>

namespace followup {

error::error(std::string field, std::string value, std::string allowed)
    : std::runtime_error(field + ": found " + value + ", allowed: " + allowed),
      field_(std::move(field)),
      value_(std::move(value)),
      allowed_(std::move(allowed)) {}

}  // namespace followup
