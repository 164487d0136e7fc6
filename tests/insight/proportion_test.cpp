#include <followup/insight/proportion.hpp>

#include "insight/interval.hpp"
#include "insight/naive.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <ostream>

namespace fu = followup;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(proportion)

namespace {

struct published {
  int count;
  int of;
  double low;
  double high;
  friend std::ostream& operator<<(std::ostream& out, const published& one) {
    return out << one.count << " of " << one.of;
  }
};

}  // namespace

// Table I, method 3, of R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in
// Medicine 17 (1998).
BOOST_DATA_TEST_CASE(wilsons_interval_is_the_published_one,
                     data::make<published>({{81, 263, 0.2553, 0.3662},
                                            {15, 148, 0.0624, 0.1605},
                                            {0, 20, 0.0000, 0.1611},
                                            {1, 29, 0.0061, 0.1718}}),
                     row) {
  const fu::estimate found = fu::wilson({row.count, row.of});
  BOOST_TEST(found.value == static_cast<double>(row.count) / row.of);
  BOOST_TEST(std::abs(found.low - row.low) < 0.00005);
  BOOST_TEST(std::abs(found.high - row.high) < 0.00005);
}

BOOST_AUTO_TEST_CASE(wilsons_interval_is_where_chance_would_not_bring_what_was_seen) {
  for (int of = 1; of <= 40; ++of) {
    for (int count = 0; count <= of; ++count) {
      const fu::estimate found = fu::wilson({count, of});
      const fu::estimate other = naive::wilson(count, of);
      BOOST_TEST(std::abs(found.low - other.low) < 1e-9, count << " of " << of << ": " << found.low);
      BOOST_TEST(std::abs(found.high - other.high) < 1e-9, count << " of " << of << ": " << found.high);
    }
  }
}

BOOST_AUTO_TEST_CASE(of_nothing_nothing_is_known) { BOOST_TEST((fu::wilson({}) == fu::estimate{0, 0, 1})); }

BOOST_AUTO_TEST_CASE(the_ends_of_none_and_of_all_are_exact) {
  BOOST_TEST(fu::wilson({0, 7}).low == 0);
  BOOST_TEST(fu::wilson({7, 7}).high == 1);
}

BOOST_AUTO_TEST_CASE(the_quantile_is_that_of_ninety_five_percent) {
  const double found = boost::math::quantile(boost::math::normal(), 0.975);
  BOOST_TEST(fu::detail::normal_quantile == found, boost::test_tools::tolerance(1e-15));
}

BOOST_AUTO_TEST_SUITE_END()
