// Policies and calendars from folders, as they are now.
#pragma once

#include <followup/json/session.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace serve {

namespace fu = followup;

// A stock is the documents in two folders, "proposals.json" being called "proposals". They are looked at again when
// they may have changed. What has become no use stays as it was when it last was good, and is told with its mistakes;
// what is gone is gone.
class stock {
 public:
  // One document, as `policies` tells it.
  struct item {
    std::filesystem::path file;
    std::string stamp = {};                        // changes when the file does
    std::vector<fu::json::mistake> mistakes = {};  // none: what is in use is what is in the file
    bool in_use = false;                           // else it was never good
  };
  using items = std::map<std::string, item, std::less<>>;
  // Told of each document that is taken, or no use, or gone.
  using log = std::function<void(const std::string&)>;

  // A folder that is empty is none. Throws `std::filesystem::filesystem_error` where one cannot be listed.
  stock(std::filesystem::path policies, std::filesystem::path calendars, log tell);

  // Looks at the folders, if the last look is a fifth of a second ago.
  void refresh();

  [[nodiscard]] const fu::json::shelf& shelf() const noexcept { return shelf_; }
  [[nodiscard]] const items& policies() const noexcept { return policies_; }
  [[nodiscard]] const items& calendars() const noexcept { return calendars_; }

 private:
  using clock = std::chrono::steady_clock;

  void look();
  template <class T>
  void look(const std::filesystem::path& folder, items& known, std::map<std::string, T, std::less<>>& good);
  template <class T>
  void take(const std::string& name, item& one, std::map<std::string, T, std::less<>>& good);

  std::filesystem::path policy_folder_;
  std::filesystem::path calendar_folder_;
  log tell_;
  items policies_;
  items calendars_;
  fu::json::shelf shelf_;
  clock::time_point looked_{};
  std::string trouble_;  // why the folders could not be listed the last time
};

}  // namespace serve
