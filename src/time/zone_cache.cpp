#include <followup/time/zone_cache.hpp>

#include <utility>

namespace followup {

zone_cache::zone_cache() : zone_cache(&time_zone::named) {}

zone_cache::zone_cache(loader load) : load_(std::move(load)) {}

time_zone zone_cache::named(std::string_view iana_name) {
  const std::lock_guard lock(mutex_);
  const auto known = zones_.find(iana_name);
  if (known != zones_.end()) return known->second;
  return zones_.emplace(iana_name, load_(iana_name)).first->second;
}

}  // namespace followup
