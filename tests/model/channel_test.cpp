#include <followup/model/channel.hpp>

#include <followup/model/outcome.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <sstream>

using namespace followup;

BOOST_AUTO_TEST_SUITE(channels)

BOOST_AUTO_TEST_CASE(a_set_holds_what_was_put_in_it) {
  const channel_set written{channel::letter, channel::email};
  BOOST_TEST(written.contains(channel::letter));
  BOOST_TEST(written.contains(channel::email));
  BOOST_TEST(!written.contains(channel::call));
  BOOST_TEST((written == (channel_set{channel::email} | channel::letter)));
  BOOST_TEST((written != channel_set{channel::email}));
}

BOOST_AUTO_TEST_CASE(an_empty_set_holds_nothing_and_all_holds_everything) {
  BOOST_TEST(channel_set{}.empty());
  BOOST_TEST(!channel_set::all().empty());
  for (int i = 0; i < channel_count; ++i) {
    BOOST_TEST(!channel_set{}.contains(static_cast<channel>(i)));
    BOOST_TEST(channel_set::all().contains(static_cast<channel>(i)));
  }
}

BOOST_AUTO_TEST_CASE(a_set_comes_back_from_its_bits_and_bits_that_mean_nothing_are_dropped) {
  for (unsigned bits = 0; bits < 0x20; ++bits) {
    const auto set = channel_set::from_bits(static_cast<std::uint8_t>(bits));
    BOOST_TEST(static_cast<unsigned>(set.bits()) == bits);
  }
  BOOST_TEST((channel_set::from_bits(0xFF) == channel_set::all()));
}

BOOST_AUTO_TEST_CASE(a_set_is_gone_through_in_the_order_of_the_channels) {
  for (unsigned bits = 0; bits < 0x20; ++bits) {
    const auto set = channel_set::from_bits(static_cast<std::uint8_t>(bits));
    channel_set met;
    int last = -1;
    for (const channel via : set) {
      BOOST_TEST(static_cast<int>(via) > last);
      last = static_cast<int>(via);
      met |= via;
    }
    BOOST_TEST((met == set));
  }
}

BOOST_AUTO_TEST_CASE(what_has_a_name_prints_as_that_name) {
  std::ostringstream out;
  out << channel::email << ' ' << direction::inbound << ' ' << contact_role::gatekeeper << ' '
      << static_cast<channel>(200) << ' ' << channel_set{channel::email, channel::call} << ' ' << channel_set{} << ' '
      << outcome_kind::just_left;
  BOOST_TEST(out.str() == "email inbound gatekeeper ? {call, email} {} just_left");
}

BOOST_AUTO_TEST_CASE(documents_name_channels_directions_and_roles_as_the_code_does) {
  BOOST_TEST(name_of(channel::call) == "call");
  BOOST_TEST(name_of(channel::voicemail) == "voicemail");
  BOOST_TEST(name_of(channel::letter) == "letter");
  BOOST_TEST(name_of(channel::email) == "email");
  BOOST_TEST(name_of(channel::task) == "task");
  BOOST_TEST(name_of(direction::outbound) == "outbound");
  BOOST_TEST(name_of(direction::inbound) == "inbound");
  BOOST_TEST(name_of(contact_role::nobody) == "nobody");
  BOOST_TEST(name_of(contact_role::machine) == "machine");
  BOOST_TEST(name_of(contact_role::gatekeeper) == "gatekeeper");
  BOOST_TEST(name_of(contact_role::decision_maker) == "decision_maker");
}

BOOST_AUTO_TEST_CASE(a_value_that_is_no_enumerator_has_no_name) {
  BOOST_TEST(name_of(static_cast<channel>(200)).empty());
  BOOST_TEST(name_of(static_cast<direction>(200)).empty());
  BOOST_TEST(name_of(static_cast<contact_role>(200)).empty());
}

BOOST_AUTO_TEST_SUITE_END()
