#include <followup/testing/source.hpp>

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <vector>

BOOST_AUTO_TEST_SUITE(source)

namespace {

namespace fu = followup;

std::vector<std::uint64_t> choices(fu::testing::source luck, std::uint64_t n) {
  std::vector<std::uint64_t> all;
  for (int i = 0; i < 8; ++i) all.push_back(luck.below(n));
  return all;
}

using list = std::vector<std::uint64_t>;

}  // namespace

// Written down once, from the reference implementation of SplitMix64 seeded with 1234567: the same on every machine.
BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_choices_on_every_machine) {
  fu::testing::source luck{1'234'567};
  const std::uint64_t most = ~std::uint64_t{0};
  BOOST_TEST(luck.below(most) == 6'457'827'717'110'365'317U);
  BOOST_TEST(luck.below(most) == 3'203'168'211'198'807'973U);
  BOOST_TEST(luck.below(most) == 9'817'491'932'198'370'423U);
}

BOOST_AUTO_TEST_CASE(a_copy_makes_the_same_choices_again) {
  fu::testing::source luck{7};
  (void)luck.below(10);
  BOOST_TEST(choices(luck, 1'000) == choices(luck, 1'000));
  BOOST_TEST(choices(luck, 1'000) != choices(fu::testing::source{7}, 1'000));
}

BOOST_AUTO_TEST_CASE(numbers_are_taken_in_order_and_followed_by_zeros) {
  BOOST_TEST(choices(fu::testing::source::of_numbers({3, 17, 5}), 10) == (list{3, 7, 5, 0, 0, 0, 0, 0}));
  BOOST_TEST(choices(fu::testing::source::of_numbers({}), 10) == list(8, 0));
}

BOOST_AUTO_TEST_CASE(bytes_are_taken_one_for_a_small_choice_and_eight_for_a_large_one) {
  const std::vector<std::uint8_t> bytes{1, 2, 0, 0, 0, 0, 0, 1, 0, 9};
  auto luck = fu::testing::source::of_bytes(bytes);
  BOOST_TEST(luck.below(256) == 1U);
  BOOST_TEST(luck.below(1U << 17U) == 256U);
  BOOST_TEST(luck.below(5) == 4U);
  BOOST_TEST(luck.below(5) == 0U);
}

BOOST_AUTO_TEST_CASE(a_choice_among_one_or_none_takes_nothing) {
  auto luck = fu::testing::source::of_numbers({1, 1});
  BOOST_TEST(luck.below(1) == 0U);
  BOOST_TEST(luck.below(0) == 0U);
  BOOST_TEST(luck.between(5, 5) == 5);
  BOOST_TEST(luck.between(5, 2) == 5);
  BOOST_TEST(luck.below(2) == 1U);
}

BOOST_AUTO_TEST_CASE(between_includes_both_ends) {
  auto luck = fu::testing::source::of_numbers({0, 4, 5});
  BOOST_TEST(luck.between(-2, 2) == -2);
  BOOST_TEST(luck.between(-2, 2) == 2);
  BOOST_TEST(luck.between(-2, 2) == -2);
}

BOOST_AUTO_TEST_CASE(the_plainest_choice_is_the_first_of_some_and_never_the_exception) {
  auto luck = fu::testing::source::of_numbers({});
  BOOST_TEST(luck.one_of({'a', 'b'}) == 'a');
  BOOST_TEST(luck.one_made_by([] { return 1; }, [] { return 2; }) == 1);
  BOOST_TEST(!luck.flip());
  BOOST_TEST(!luck.once_in(100));
}

BOOST_AUTO_TEST_SUITE_END()
