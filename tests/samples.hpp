// How much a test draws by chance.
#pragma once

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

}  // namespace support
