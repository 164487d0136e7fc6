#include <followup/testing/source.hpp>

#include <algorithm>
#include <utility>

namespace followup::testing {
namespace {

// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
class seeded {
 public:
  explicit seeded(std::uint64_t seed) : state_(seed) {}
  std::uint64_t operator()(std::uint64_t n) {
    std::uint64_t bits = state_ += 0x9e37'79b9'7f4a'7c15;
    bits = (bits ^ (bits >> 30)) * 0xbf58'476d'1ce4'e5b9;
    bits = (bits ^ (bits >> 27)) * 0x94d0'49bb'1331'11eb;
    return (bits ^ (bits >> 31)) % n;
  }

 private:
  std::uint64_t state_;
};

class listed {
 public:
  explicit listed(std::vector<std::uint64_t> numbers) : numbers_(std::move(numbers)) {}
  std::uint64_t operator()(std::uint64_t n) { return next_ < numbers_.size() ? numbers_[next_++] % n : 0; }

 private:
  std::vector<std::uint64_t> numbers_;
  std::size_t next_ = 0;
};

class read_from_bytes {
 public:
  explicit read_from_bytes(std::span<const std::uint8_t> bytes) : bytes_(bytes.begin(), bytes.end()) {}
  std::uint64_t operator()(std::uint64_t n) {
    const int wanted = n <= 256 ? 1 : 8;
    std::uint64_t number = 0;
    for (int i = 0; i < wanted && next_ < bytes_.size(); ++i) number = number << 8 | bytes_[next_++];
    return number % n;
  }

 private:
  std::vector<std::uint8_t> bytes_;
  std::size_t next_ = 0;
};

}  // namespace

source::source(choice next) : next_(std::move(next)) {}
source::source(std::uint64_t seed) : next_(seeded{seed}) {}

source source::of_numbers(std::vector<std::uint64_t> numbers) { return source{choice{listed{std::move(numbers)}}}; }
source source::of_bytes(std::span<const std::uint8_t> bytes) { return source{choice{read_from_bytes{bytes}}}; }

std::uint64_t source::below(std::uint64_t n) { return n < 2 ? 0 : next_(n); }

int source::between(int least, int most) {
  const std::int64_t span = std::int64_t{most} - least + 1;
  return static_cast<int>(
      least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(std::max<std::int64_t>(span, 0)))));
}

}  // namespace followup::testing
