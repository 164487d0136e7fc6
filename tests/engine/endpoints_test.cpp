// Ruling 30: which number or address is dead, alive or objected to, as far as anybody said; and ruling 53: a voicemail
// is a channel of its own.
#include "engine/support.hpp"

namespace fu = followup;
using support::story;

BOOST_AUTO_TEST_SUITE(endpoints)

namespace {

constexpr auto call = fu::channel::call;
constexpr auto email = fu::channel::email;
constexpr auto voicemail = fu::channel::voicemail;
constexpr fu::endpoint_id desk{40'001};
constexpr fu::endpoint_id mobile{40'002};
constexpr fu::endpoint_id home{40'003};

story called_on(std::vector<fu::contact_point> points) {
  story s{support::calling_every(fu::business_days{1}), "2026-11-20 09:00"};
  s.subject.who.reachable_by = std::move(points);
  return s;
}
story two_numbers() { return called_on({{call, desk}, {call, mobile}}); }

// The number to call next; none: nothing is to be done.
fu::endpoint_id next_number(const story& s, std::string_view now = "2026-12-10 12:00") {
  const fu::answer a = s.ask(now);
  return a.actions.empty() ? fu::endpoint_id{} : a.actions.front().endpoint;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_dead_number_that_nobody_named_is_the_one_that_was_proposed) {
  story s = two_numbers();
  BOOST_TEST(next_number(s) == desk);
  s.call("2026-11-23 10:05", fu::wrong_number{});
  BOOST_TEST(next_number(s) == mobile);
  const fu::answer a = s.ask("2026-11-24 10:00");
  const fu::reason* assumed = support::reason_of(a, fu::reason_kind::endpoint_assumed);
  BOOST_REQUIRE(assumed != nullptr);
  BOOST_TEST(assumed->n == 1);
  BOOST_TEST(assumed->via == call);
}

BOOST_AUTO_TEST_CASE(where_there_is_one_number_or_it_was_named_nothing_is_assumed) {
  story named = two_numbers();
  named.call("2026-11-23 10:05", fu::wrong_number{}).on(mobile);
  BOOST_TEST(next_number(named) == desk);
  BOOST_TEST(!support::says(named.ask("2026-11-24 10:00"), fu::reason_kind::endpoint_assumed));

  story one = called_on({{call, desk}, {email}});
  one.call("2026-11-23 10:05", fu::wrong_number{});
  BOOST_TEST(!support::says(one.ask("2026-11-24 10:00"), fu::reason_kind::endpoint_assumed));
}

BOOST_AUTO_TEST_CASE(a_number_that_is_none_of_the_prospects_leaves_them_as_they_are) {
  story s = two_numbers();
  s.call("2026-11-23 10:05", fu::wrong_number{}).on(home);
  BOOST_TEST(next_number(s) == desk);
}

BOOST_AUTO_TEST_CASE(each_dead_number_takes_one_out) {
  story s = two_numbers();
  s.call("2026-11-23 10:05", fu::wrong_number{}).call("2026-11-24 10:05", fu::wrong_number{});
  BOOST_TEST((s.ask("2026-11-25 10:00").status == fu::status::needs_data));
}

BOOST_AUTO_TEST_CASE(what_comes_in_from_a_dead_number_makes_it_usable_again) {
  story s = two_numbers();
  s.call("2026-11-23 10:05", fu::wrong_number{}).on(desk);
  s.inbound("2026-11-25 10:05", call, fu::spoke{}).on(desk);
  BOOST_TEST(next_number(s) == desk);

  story assumed = two_numbers();
  assumed.call("2026-11-23 10:05", fu::wrong_number{});
  assumed.inbound("2026-11-25 10:05", call, fu::spoke{}).on(desk);
  BOOST_TEST(next_number(assumed) == desk);
  BOOST_TEST(!support::says(assumed.ask("2026-12-01 10:00"), fu::reason_kind::endpoint_assumed));
}

BOOST_AUTO_TEST_CASE(what_comes_in_never_lifts_an_objection) {
  story s = two_numbers();
  s.call("2026-11-23 10:05", fu::objection{}).by(fu::contact_role::gatekeeper).on(desk);
  s.inbound("2026-11-25 10:05", call, fu::spoke{}).on(desk);
  BOOST_TEST(next_number(s) == mobile);
}

BOOST_AUTO_TEST_CASE(a_suppression_of_one_number_stops_that_one_and_needs_no_date) {
  story s = two_numbers();
  s.subject.who.suppressions = {{.endpoint = desk}};
  BOOST_TEST(next_number(s) == mobile);
  s.subject.who.suppressions = {{.endpoint = desk}, {.endpoint = mobile}};
  BOOST_TEST((s.ask("2026-11-25 10:00").status == fu::status::needs_data));
  s.subject.who.suppressions = {{.only = email, .endpoint = desk}};
  BOOST_TEST(next_number(s) == desk);
}

BOOST_AUTO_TEST_CASE(a_suppression_without_a_date_holds_from_ever) {
  story s = two_numbers();
  s.subject.who.suppressions = {fu::suppression{}};
  const fu::answer a = s.ask("2026-11-25 10:00");
  BOOST_TEST((a.status == fu::status::closed));
  BOOST_TEST((a.concluded->how == fu::disposition::opted_out));
  BOOST_TEST(!a.concluded->at.has_value());
}

BOOST_AUTO_TEST_CASE(an_objection_to_voicemails_stops_those_and_one_to_calls_stops_both) {
  story s{fu::until_no(), "2026-11-20 09:00"};
  s.call("2026-11-25 10:00", fu::no_answer{});
  const auto asks_for = [&](fu::channel via) { return support::action_via(s.ask("2026-11-25 10:01"), via) != nullptr; };
  BOOST_TEST(asks_for(voicemail));
  s.subject.who.suppressions = {{.only = voicemail}};
  BOOST_TEST(!asks_for(voicemail));
  BOOST_TEST(asks_for(call));
  s.subject.who.suppressions = {{.only = call}};
  BOOST_TEST(!asks_for(voicemail));
  BOOST_TEST(!asks_for(call));
  s.subject.who.suppressions = {};
  s.inbound("2026-11-25 10:01", email, fu::objection{voicemail}).by(fu::contact_role::decision_maker);
  BOOST_TEST(!asks_for(voicemail));
  BOOST_TEST(asks_for(call));
}

BOOST_AUTO_TEST_CASE(a_voicemail_goes_to_a_box_of_its_own_where_there_is_one) {
  story s{fu::until_no(), "2026-11-20 09:00"};
  s.subject.who.reachable_by = {{call, desk}, {voicemail, home}};
  s.call("2026-11-25 10:00", fu::no_answer{});
  const fu::answer a = s.ask("2026-11-25 10:01");
  BOOST_REQUIRE(support::action_via(a, voicemail) != nullptr);
  BOOST_TEST(support::action_via(a, voicemail)->endpoint == home);
  BOOST_TEST(support::action_via(a, call)->endpoint == desk);
}

BOOST_AUTO_TEST_SUITE_END()
