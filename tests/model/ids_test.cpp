#include <followup/model/ids.hpp>

#include <boost/test/unit_test.hpp>

#include <bit>
#include <set>
#include <string>
#include <type_traits>
#include <unordered_set>

using namespace followup;

// No identity of one kind passes for another, nor a number for an identity.
static_assert(!std::is_convertible_v<std::uint64_t, touchpoint_id>);
static_assert(!std::is_convertible_v<touchpoint_id, std::uint64_t>);
static_assert(!std::is_constructible_v<touchpoint_id, pursuit_id>);
static_assert(sizeof(touchpoint_id) == sizeof(std::uint64_t));

BOOST_AUTO_TEST_SUITE(ids)

BOOST_AUTO_TEST_CASE(zero_means_none) {
  BOOST_TEST(!touchpoint_id{});
  BOOST_TEST(!touchpoint_id{0});
  BOOST_TEST(static_cast<bool>(touchpoint_id{1}));
  BOOST_TEST((touchpoint_id{1} < touchpoint_id{2}));
}

BOOST_AUTO_TEST_CASE(ids_are_kept_in_sets_and_maps) {
  const std::unordered_set<pursuit_id> some{pursuit_id{1}, pursuit_id{2}, pursuit_id{1}};
  BOOST_TEST(some.size() == 2U);
  BOOST_TEST(some.contains(pursuit_id{2}));
}

// Stored by hosts: never to change.
BOOST_AUTO_TEST_CASE(the_hash_of_a_text_is_the_same_on_every_machine_and_in_every_version) {
  BOOST_TEST(hash_of("") == 0x5e1c'eb66'f22b'5960ULL);
  BOOST_TEST(hash_of("calls") == 0xa5b8'7ad0'12e9'efb2ULL);
  BOOST_TEST(hash_of("outcome:just_left") == 0x92f2'0273'f8b5'0c54ULL);
  BOOST_TEST(id_of<touchpoint_id>("calls").value() == hash_of("calls"));
}

BOOST_AUTO_TEST_CASE(near_texts_have_distant_hashes) {
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = "touchpoint-" + std::to_string(i);
    const std::uint64_t hash = hash_of(text);
    BOOST_TEST(hash != 0U);
    BOOST_TEST(seen.insert(hash).second, text);
    const int changed = std::popcount(hash ^ hash_of(text + "x"));
    BOOST_TEST((changed > 8 && changed < 56), text << ": " << changed << " bits differ");
  }
}

BOOST_AUTO_TEST_CASE(every_bit_is_set_in_about_half_of_the_hashes) {
  constexpr int texts = 4'096;
  for (int bit = 0; bit < 64; ++bit) {
    int set = 0;
    for (int i = 0; i < texts; ++i) set += static_cast<int>(hash_of(std::to_string(i)) >> bit & 1U);
    BOOST_TEST((set > texts * 45 / 100 && set < texts * 55 / 100), "bit " << bit << ": " << set);
  }
}

BOOST_AUTO_TEST_CASE(a_zero_byte_and_other_bytes_of_a_text_count) {
  using namespace std::string_view_literals;
  BOOST_TEST(hash_of("a\0b"sv) != hash_of("a"sv));
  BOOST_TEST(hash_of("a\0"sv) != hash_of("a"sv));
  BOOST_TEST(hash_of("\xc3\xa9"sv) != hash_of("\xc3\xa8"sv));
}

BOOST_AUTO_TEST_SUITE_END()
