// Ruling 30: which number or address is dead, alive or objected to, as far as anybody said, and which one a promise
// names; and ruling 53: a voicemail is a channel of its own.
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

// --- "Call me on my mobile on Friday at two" (rulings 30 and 34).

namespace {

const fu::agreed_time friday_at_two = fu::agreed_time::at(fu::day("2026-11-27"), boost::posix_time::hours(14));

story promised_on(fu::endpoint_id number) {
  story s = two_numbers();
  s.call("2026-11-24 10:05", fu::call_back{}).on(desk).promised(friday_at_two).to_be_called_on(number);
  return s;
}

// What an answer says of the number that was agreed, and of none.
std::string told_of_number(const story& s, std::string_view now, fu::language in = fu::language::english) {
  const fu::answer a = s.ask(now);
  for (const fu::reason_kind kind : {fu::reason_kind::promised_number, fu::reason_kind::promised_number_out}) {
    if (const fu::reason* why = support::reason_of(a, kind)) return fu::explain(*why, s.rules, s.zone(), in);
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_call_that_was_promised_to_a_number_goes_to_that_one) {
  const story s = promised_on(mobile);
  const fu::answer a = s.ask("2026-11-24 10:06");
  BOOST_TEST(support::window_of(a) == "2026-11-27 14:00/2026-11-27 14:30");
  BOOST_TEST(a.actions.front().endpoint == mobile);
  BOOST_TEST(told_of_number(s, "2026-11-24 10:06") == "The call was agreed for contact point 2.");
  BOOST_TEST(told_of_number(s, "2026-11-24 10:06", fu::language::dutch) ==
             "Afgesproken is te bellen naar contactpunt 2.");
  BOOST_TEST(told_of_number(promised_on({}), "2026-11-24 10:06").empty());
}

BOOST_AUTO_TEST_CASE(one_that_we_missed_is_made_good_on_that_number) {
  BOOST_TEST(next_number(promised_on(mobile), "2026-11-30 10:00") == mobile);
}

BOOST_AUTO_TEST_CASE(when_that_promise_is_kept_the_first_number_is_called_again) {
  story s = promised_on(mobile);
  s.call("2026-11-27 14:05", fu::no_answer{}).on(mobile);
  BOOST_TEST(next_number(s) == desk);
  BOOST_TEST(told_of_number(s, "2026-11-30 10:00").empty());
}

BOOST_AUTO_TEST_CASE(a_promise_to_a_number_that_cannot_be_called_goes_to_another_and_says_so) {
  const std::string out =
      "The call was agreed for contact point 2, which cannot be called any more: it goes to contact point 1.";
  story dead = promised_on(mobile);
  dead.call("2026-11-25 10:05", fu::wrong_number{}).on(mobile);
  BOOST_TEST(next_number(dead, "2026-11-27 14:00") == desk);
  BOOST_TEST(support::first_of(dead.ask("2026-11-25 10:06")) == "call 2026-11-27 14:00");
  BOOST_TEST(told_of_number(dead, "2026-11-27 14:00") == out);
  BOOST_TEST(told_of_number(dead, "2026-11-27 14:00", fu::language::dutch) ==
             "Afgesproken is te bellen naar contactpunt 2, maar dat kan niet meer: dit telefoontje gaat naar "
             "contactpunt 1.");

  story objected = promised_on(mobile);
  objected.subject.who.suppressions = {{.endpoint = mobile}};
  BOOST_TEST(next_number(objected, "2026-11-27 14:00") == desk);
  BOOST_TEST(told_of_number(objected, "2026-11-27 14:00") == out);

  const story unknown = promised_on(home);
  BOOST_TEST(next_number(unknown, "2026-11-27 14:00") == desk);
  BOOST_TEST(told_of_number(unknown, "2026-11-27 14:00") ==
             "The number that was agreed is none of the contact points: it goes to contact point 1.");

  story alive = dead;
  alive.inbound("2026-11-26 10:05", call, fu::will_call_back{}).on(mobile).by(fu::contact_role::gatekeeper);
  BOOST_TEST(next_number(alive, "2026-11-27 14:00") == mobile);
}

BOOST_AUTO_TEST_CASE(a_wrong_number_that_nobody_named_is_the_one_that_was_promised) {
  story s = promised_on(mobile);
  s.call("2026-11-27 14:00", fu::wrong_number{});
  BOOST_TEST(next_number(s) == desk);
  BOOST_TEST(support::reason_of(s.ask("2026-12-01 10:00"), fu::reason_kind::endpoint_assumed)->n == 2);

  // Known by its action to be another rule's: that went to the usual number.
  story of_rhythm = two_numbers();
  const fu::answer before = of_rhythm.ask("2026-11-24 09:00");
  of_rhythm.call("2026-11-24 10:05", fu::call_back{}).on(desk).promised(friday_at_two).to_be_called_on(mobile);
  of_rhythm.call("2026-11-25 10:00", fu::wrong_number{}).carrying_out(before.actions.front());
  BOOST_TEST(support::reason_of(of_rhythm.ask("2026-12-01 10:00"), fu::reason_kind::endpoint_assumed)->n == 1);
}

BOOST_AUTO_TEST_CASE(a_cap_per_number_counts_the_number_that_was_promised) {
  auto cap = fu::at_most(1, call, fu::per_lifetime);
  cap.whose = fu::count_scope::number;
  story s{support::calling_every(fu::business_days{1}, {fu::guard{"once a number", cap}.law("Art. 1")}),
          "2026-11-20 09:00"};
  s.subject.who.reachable_by = {{call, desk}, {call, mobile}};
  s.call("2026-11-24 10:05", fu::call_back{}).on(desk).promised(friday_at_two).to_be_called_on(mobile);
  BOOST_TEST(support::first_of(s.ask("2026-11-24 10:06")) == "call 2026-11-27 14:00");
  s.history.back().promised->endpoint = desk;
  BOOST_TEST(support::first_of(s.ask("2026-11-24 10:06")).empty());
}

BOOST_AUTO_TEST_SUITE_END()
