#include <followup/model/ids.hpp>

#include "time/fingerprint.hpp"

namespace followup {

std::uint64_t hash_of(std::string_view text) noexcept {
  const std::uint64_t hash = detail::mixed(0, detail::fnv_1a(text));
  return hash != 0 ? hash : 1;  // zero means "none"
}

}  // namespace followup
