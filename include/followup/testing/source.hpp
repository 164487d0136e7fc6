// followup/testing/source.hpp - where a generator's choices come from: a seed, a list of numbers, the bytes of a
// fuzzer.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <type_traits>
#include <vector>

namespace followup::testing {

// A stream of choices. The same source gives the same choices on every machine. A choice of 0 is the plainest one there
// is, so that a list that is made shorter, or whose numbers are made smaller, makes a plainer value: that is how a
// property that fails is shrunk.
//
//   source luck{42};                                     // endless, and the same every time
//   const pursuit subject = some_pursuit(luck);          // testing/generators.hpp
class source {
 public:
  // Endless, from a seed.
  explicit source(std::uint64_t seed);
  // These numbers, in order; zeros after the last. What a property-based test library shrinks.
  [[nodiscard]] static source of_numbers(std::vector<std::uint64_t> numbers);
  // These bytes, one for each choice among 256 or fewer, eight for others; zeros after the last. What a fuzzer gives.
  // They are copied.
  [[nodiscard]] static source of_bytes(std::span<const std::uint8_t> bytes);

  // 0 ... n - 1; 0 for n = 0.
  [[nodiscard]] std::uint64_t below(std::uint64_t n);
  // least ... most, both included; `least` where `most` is less.
  [[nodiscard]] int between(int least, int most);
  // True for one in n choices, never for a choice of 0; n >= 2.
  [[nodiscard]] bool once_in(std::uint64_t n) { return below(n) == n - 1; }
  [[nodiscard]] bool flip() { return once_in(2); }

  // One of these; there must be one.
  template <class T>
  [[nodiscard]] T one_of(std::initializer_list<T> some) {
    return *(some.begin() + below(some.size()));
  }
  template <class T>
  [[nodiscard]] const T& one_of(const std::vector<T>& some) {
    return some[below(some.size())];
  }
  // The result of one of these functions, of which only that one is called.
  template <class F, class... Fs>
  [[nodiscard]] std::invoke_result_t<F> one_made_by(F first, Fs... others) {
    const std::function<std::invoke_result_t<F>()> all[] = {first, others...};
    return all[below(1 + sizeof...(Fs))]();
  }

 private:
  using choice = std::function<std::uint64_t(std::uint64_t n)>;
  explicit source(choice next);
  choice next_;
};

}  // namespace followup::testing
