#include <followup/policy/ending.hpp>

namespace followup {

limit limit::closing_with(channel via, std::string brief) const {
  auto copy = *this;
  copy.closing_ = via;
  copy.brief_ = std::move(brief);
  return copy;
}

re_entry hand_over(std::string id, std::vector<disposition> after, std::string policy_name) {
  return re_entry{std::move(id), std::move(after), calendar_days{0}}.under(std::move(policy_name));
}

}  // namespace followup
