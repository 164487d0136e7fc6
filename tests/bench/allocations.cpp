#include "bench/allocations.hpp"

#include <cstdlib>
#include <new>

namespace {

thread_local std::uint64_t count = 0;

void* counted(void* memory) {
  if (memory == nullptr) throw std::bad_alloc{};
  ++count;
  return memory;
}

}  // namespace

// The other forms of new and delete call these.
// NOLINTBEGIN(cppcoreguidelines-no-malloc)
void* operator new(std::size_t size) { return counted(std::malloc(size == 0 ? 1 : size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto edge = static_cast<std::size_t>(alignment);
  return counted(std::aligned_alloc(edge, (size + edge - 1) / edge * edge));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
// NOLINTEND(cppcoreguidelines-no-malloc)

namespace bench {

std::uint64_t allocations() noexcept { return count; }

}  // namespace bench
