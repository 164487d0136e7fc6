// followup/time/zone_cache.hpp - zones by name, each loaded once.
#pragma once

#include <followup/time/time_zone.hpp>

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace followup {

// A cache of zones that a host keeps beside its prospects: the first question for a name loads the zone, the later ones
// copy the handle. Safe from several threads at once. It keeps what it was given until it is destroyed, so a program
// that outlives an update of the tz database makes a new one.
//
//   zone_cache zones;
//   who.zones = {zones.named("Europe/Amsterdam")};
class zone_cache {
 public:
  // Where zones come from; it may throw, and is then asked again the next time.
  using loader = std::function<time_zone(std::string_view)>;

  // From the system's tz database.
  zone_cache();
  explicit zone_cache(loader load);

  // Throws what the loader throws: `unknown_time_zone` for a name that is none.
  [[nodiscard]] time_zone named(std::string_view iana_name);

 private:
  loader load_;
  std::mutex mutex_;
  std::map<std::string, time_zone, std::less<>> zones_;
};

}  // namespace followup
