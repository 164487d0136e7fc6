// desk/house.hpp - what the desk decides with: its opening hours, and the policies and time zones by their names.
#pragma once

#include <followup/followup.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace desk {

namespace fu = followup;

// Loading a zone and building a calendar or a policy is the slow part, so each is made when it is first asked for and
// kept. Everything handed out is an immutable value.
class house {
 public:
  // Monday to Friday 08:00-18:00.
  [[nodiscard]] const fu::calendar& hours() const noexcept { return hours_; }

  // Throw `bad_input` on `field`, listing the names there are.
  [[nodiscard]] const fu::policy& policy_named(const std::string& field, const std::string& name);
  [[nodiscard]] const fu::time_zone& zone_named(const std::string& field, const std::string& name);

  [[nodiscard]] static std::span<const std::string_view> policy_names() noexcept;

  // One number for all of it, and for how the library folds a history. When it changes, what was decided before must be
  // looked at again.
  [[nodiscard]] std::uint64_t fingerprint();

 private:
  fu::calendar hours_{"office", "1", fu::monday_to_friday("08:00-18:00")};
  std::map<std::string, fu::policy, std::less<>> policies_;
  std::map<std::string, fu::time_zone, std::less<>> zones_;
};

}  // namespace desk
