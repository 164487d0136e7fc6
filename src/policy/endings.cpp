#include <followup/policy/ending.hpp>

namespace followup {

limit limit::closing_with(channel via, std::string brief) const {
  auto copy = *this;
  copy.closing_ = via;
  copy.brief_ = std::move(brief);
  return copy;
}

}  // namespace followup
