#include <followup/time/zone_cache.hpp>

#include <followup/error.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using namespace followup;

BOOST_AUTO_TEST_SUITE(zone_caches)

BOOST_AUTO_TEST_CASE(a_zone_is_loaded_once_and_shared) {
  std::vector<std::string> loaded;
  zone_cache zones([&](std::string_view name) {
    loaded.emplace_back(name);
    return time_zone::from(std::string(name), time_duration(1, 0, 0), {});
  });
  const time_zone first = zones.named("Office/North");
  BOOST_TEST(&zones.named("Office/North").table() == &first.table());
  BOOST_TEST(zones.named("Office/South").name() == "Office/South");
  BOOST_TEST(loaded == (std::vector<std::string>{"Office/North", "Office/South"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_name_that_could_not_be_loaded_is_asked_for_again) {
  int asked = 0;
  zone_cache zones([&](std::string_view name) {
    if (++asked == 1) throw unknown_time_zone("time zone", std::string(name), "a zone that is there by now");
    return time_zone{};
  });
  BOOST_CHECK_THROW(zones.named("Late/Comer"), unknown_time_zone);
  BOOST_TEST(zones.named("Late/Comer").name() == "UTC");
  BOOST_TEST(asked == 2);
}

BOOST_AUTO_TEST_CASE(from_the_system_unless_told_otherwise) {
  zone_cache zones;
  BOOST_TEST((zones.named("Europe/Amsterdam") == time_zone::named("Europe/Amsterdam")));
  BOOST_CHECK_THROW(zones.named("Europe/Nowhere"), unknown_time_zone);
}

BOOST_AUTO_TEST_CASE(threads_share_one_cache) {
  std::atomic<int> loads = 0;
  zone_cache zones([&](std::string_view name) {
    ++loads;
    return time_zone::from(std::string(name), time_duration(2, 0, 0), {});
  });
  std::vector<std::thread> askers;
  for (int i = 0; i < 4; ++i) {
    askers.emplace_back([&] {
      for (int n = 0; n < 200; ++n) (void)zones.named("Zone/" + std::to_string(n % 5));
    });
  }
  for (std::thread& one : askers) one.join();
  BOOST_TEST(loads == 5);
}

BOOST_AUTO_TEST_SUITE_END()
