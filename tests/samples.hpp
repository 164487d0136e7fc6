// How much a test draws by chance.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <vector>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define FOLLOWUP_TEST_SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define FOLLOWUP_TEST_SANITIZED
#endif

namespace support {

// So many; a fifth of them where a sanitizer watches, which takes ten times as long for each.
constexpr int samples(int many) {
#if defined(FOLLOWUP_TEST_SANITIZED)
  return (many + 4) / 5;
#else
  return many;
#endif
}

// A fifth of `all` in an ordinary run, and all where the environment has FOLLOWUP_TEST_ALL_SAMPLES, as at night. Always
// the same ones first.
inline int share_of(int all) {
  return samples(std::getenv("FOLLOWUP_TEST_ALL_SAMPLES") != nullptr ? all : (all + 4) / 5);
}

// Of a table whose every row takes long: all of it, or each third row where a sanitizer watches.
template <class Row>
std::vector<Row> rows_of(std::vector<Row> all) {
#if defined(FOLLOWUP_TEST_SANITIZED)
  std::vector<Row> some;
  for (std::size_t i = 0; i < all.size(); i += 3) some.push_back(all[i]);
  return some;
#else
  return all;
#endif
}

}  // namespace support
