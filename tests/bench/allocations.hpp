// How often memory was asked for.
#pragma once

#include <cstdint>

namespace bench {

// Calls of operator new by this thread so far, those of the library included.
[[nodiscard]] std::uint64_t allocations() noexcept;

}  // namespace bench
