#include <followup/policy/ending.hpp>

#include <boost/test/unit_test.hpp>

#include <type_traits>

using namespace followup;

static_assert(!std::is_constructible_v<ending, std::string, int>);

BOOST_AUTO_TEST_SUITE(endings)

BOOST_AUTO_TEST_CASE(a_limit_is_of_calls_or_of_time_or_of_both) {
  const limit by_calls{"patience", calls{50}};
  BOOST_TEST(by_calls.id() == "patience");
  BOOST_TEST((by_calls.most_calls() == calls{50}));
  BOOST_TEST(!by_calls.longest().has_value());

  const limit by_time{"patience", months{3}};
  BOOST_TEST(!by_time.most_calls().has_value());
  BOOST_TEST((by_time.longest() == span_limit{months{3}}));

  const limit by_both{"patience", calls{50}, hours{91 * 24}};
  BOOST_TEST((by_both.most_calls() == calls{50}));
  BOOST_TEST((by_both.longest() == span_limit{hours{91 * 24}}));
}

BOOST_AUTO_TEST_CASE(a_limit_closes_silently_within_ten_business_days_unless_told_otherwise) {
  const limit patience{"patience", calls{3}};
  BOOST_TEST(!patience.closing_touch().has_value());
  BOOST_TEST(patience.closing_brief().empty());
  BOOST_TEST((patience.closes_within() == business_days{10}));
  BOOST_TEST((patience.closing_within(business_days{5}).closes_within() == business_days{5}));
}

BOOST_AUTO_TEST_CASE(a_closing_touch_may_have_a_brief_and_makes_another_limit) {
  const limit patience{"patience", calls{50}, months{3}};
  const auto with_letter = patience.closing_with(channel::letter, "farewell");
  BOOST_TEST((with_letter.closing_touch() == channel::letter));
  BOOST_TEST(with_letter.closing_brief() == "farewell");
  BOOST_TEST((with_letter.most_calls() == calls{50}));
  BOOST_TEST((with_letter != patience));
  BOOST_TEST(!patience.closing_touch().has_value());
  BOOST_TEST(patience.closing_with(channel::email).closing_brief().empty());
}

BOOST_AUTO_TEST_CASE(limits_are_equal_when_all_of_them_is) {
  BOOST_TEST((limit{"patience", calls{3}} == limit{"patience", calls{3}}));
  BOOST_TEST((limit{"patience", calls{3}} != limit{"patience", calls{4}}));
  BOOST_TEST((limit{"patience", calls{3}} != limit{"strikes", calls{3}}));
  BOOST_TEST((limit{"patience", months{3}} != limit{"patience", calendar_days{3}}));
}

BOOST_AUTO_TEST_CASE(a_re_entry_is_under_the_same_policy_unless_another_is_named) {
  const re_entry again{"again next year", {disposition::refused, disposition::exhausted}, months{12}};
  BOOST_TEST(again.id() == "again next year");
  BOOST_TEST((again.after() == std::vector<disposition>{disposition::refused, disposition::exhausted}));
  BOOST_TEST((again.wait() == review_period{months{12}}));
  BOOST_TEST(again.policy_name().empty());
  BOOST_TEST(again.under("gentle").policy_name() == "gentle");
  BOOST_TEST((again.under("gentle") != again));
  BOOST_TEST((hand_over("nurture", {disposition::exhausted}, "gentle") ==
              re_entry("nurture", {disposition::exhausted}, calendar_days{0}).under("gentle")));
}

BOOST_AUTO_TEST_CASE(a_lambda_is_an_ending_and_says_if_it_reads_history) {
  const ending own{"sold out", [](const case_view&) -> std::optional<disposition> { return disposition::withdrawn; }};
  BOOST_TEST(own.id() == "sold out");
  BOOST_TEST(static_cast<bool>(own.what().over));
  BOOST_TEST(!own.what().reads_history);
  BOOST_TEST(own.reading_history().what().reads_history);
  BOOST_TEST(!own.what().reads_history);
}

BOOST_AUTO_TEST_SUITE_END()
