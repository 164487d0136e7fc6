// A fingerprint of what a policy says. Two policies that differ in anything folding depends on differ here; host
// callables count by their rule's id, so a host that changes one gives its policy a new version.
#pragma once

#include <cstdint>

namespace followup::detail {

class compiled_policy;

[[nodiscard]] std::uint64_t content_hash(const compiled_policy& policy);

}  // namespace followup::detail
