// Ruling 26: recorded times are often minutes or dates, so touches of one instant are ordered by what led to what.
#include "engine/support.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace fu = followup;
using support::story;

BOOST_AUTO_TEST_SUITE(same_instant)

namespace {

constexpr auto call = fu::channel::call;
constexpr auto email = fu::channel::email;
constexpr auto letter = fu::channel::letter;
constexpr const char* noon = "2026-11-02 12:00";

// An e-mail, a call and another e-mail two business days after it.
fu::policy mail_and_call() {
  return {"two a day",
          fu::doctrine(),
          {fu::track{"core", fu::in_order({fu::step{"mail", email}, fu::step{"call", call, fu::business_days{0}},
                                           fu::step{"mail again", email, fu::business_days{2}}})
                                 .handing_over_to(fu::every(fu::business_days{20}, email))}}};
}

story pursued(const fu::policy& rules = mail_and_call()) { return {rules, "2026-11-02 09:00"}; }

// What is asked for, in whatever order the touchpoints are told and whichever ids they have: one and the same.
std::string asked_however_told(const story& told, std::string_view now) {
  std::vector<std::size_t> places(told.history.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::string expected;
  do {
    story other = told;
    for (std::size_t i = 0; i < places.size(); ++i) other.history[i] = told.history[places[i]];
    const std::string asked = support::actions_of(other.ask(now));
    if (expected.empty()) expected = asked;
    BOOST_TEST(asked == expected);
    // Ids in another order, as two tables of a host may have them.
    for (std::size_t i = 0; i < places.size(); ++i) other.history[i].id = fu::touchpoint_id{50 - i};
    if (std::none_of(other.history.begin(), other.history.end(), [](const auto& one) { return bool{one.action}; })) {
      BOOST_TEST(support::actions_of(other.ask(now)) == expected);
    }
  } while (std::next_permutation(places.begin(), places.end()));
  return expected;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_the_policy_waits_for_comes_first) {
  story s = pursued();
  s.call(noon, fu::no_answer{}).email(noon);
  BOOST_TEST(asked_however_told(s, "2026-11-02 12:10") == "email 2026-11-04 08:00");
}

BOOST_AUTO_TEST_CASE(a_touch_comes_after_what_the_action_follows_that_it_carries_out) {
  story s = pursued();
  const fu::action mail = s.ask("2026-11-02 11:00").actions.front();
  s.email(noon).carrying_out(mail);
  const fu::action then = s.ask("2026-11-02 12:05").actions.front();
  s.call(noon, fu::no_answer{}).carrying_out(then);
  BOOST_TEST(asked_however_told(s, "2026-11-02 12:10") == "email 2026-11-04 08:00");
}

BOOST_AUTO_TEST_CASE(what_comes_in_comes_before_what_answers_it) {
  story s{fu::until_no(), "2026-11-02 09:00"};
  s.inbound(noon, email, fu::replied{}).email(noon);
  BOOST_TEST(asked_however_told(s, "2026-11-02 12:10") == "call 2026-11-05 16:00");
}

BOOST_AUTO_TEST_CASE(what_only_a_mailing_can_bring_about_comes_after_it) {
  const fu::policy rules{"mails",
                         fu::doctrine(),
                         {fu::track{"mails", fu::every(fu::business_days{5}, email)},
                          fu::track{"hot", fu::after(fu::outcome_kind::clicked, fu::hours{1}, email)}}};
  story s = pursued(rules);
  s.email(noon).inbound(noon, email, fu::clicked{});
  BOOST_TEST(asked_however_told(s, "2026-11-02 12:10") == "email 2026-11-02 13:00, email 2026-11-09 08:00");
}

BOOST_AUTO_TEST_CASE(a_click_comes_before_the_call_about_it) {
  const fu::policy rules{"hot",
                         fu::doctrine(),
                         {fu::track{"hot", fu::after(fu::outcome_kind::clicked, fu::minutes{0}, call)},
                          fu::track{"calls", fu::every(fu::business_days{20}, call)}}};
  story s = pursued(rules);
  s.inbound(noon, email, fu::clicked{});
  const fu::action hot = s.ask("2026-11-02 12:05").actions.front();
  s.call(noon, fu::spoke{}).carrying_out(hot);
  BOOST_TEST(asked_however_told(s, "2026-11-02 12:10") == "call 2026-11-30 08:00");
}

BOOST_AUTO_TEST_CASE(the_hosts_own_order_outranks_everything) {
  story s = pursued();
  s.email(noon).call(noon, fu::no_answer{});
  s.history[0].sequence = 8;
  s.history[1].sequence = 7;
  // The call came first: it was none that the list asked for.
  BOOST_TEST(asked_however_told(s, "2026-11-02 12:10") == "call 2026-11-02 12:00");
}

BOOST_AUTO_TEST_CASE(a_sequence_beyond_what_documents_can_say_is_refused) {
  fu::touchpoint touch = support::made(fu::utc("2026-11-02T11:00:00Z"), email, fu::sent{});
  touch.id = fu::touchpoint_id{1};
  touch.sequence = fu::touchpoint::most_sequence;
  BOOST_CHECK_NO_THROW(fu::check(touch));
  ++touch.sequence;
  support::refuses<fu::invalid_history>([&] { fu::check(touch); }, {"sequence", "9007199254740992"});
}

// A day's work of a book that keeps dates alone: thirty calls and the letters that every fifth of them made due.
BOOST_AUTO_TEST_CASE(more_touches_of_one_instant_than_are_compared_at_once_are_credited_all_the_same) {
  story s{fu::until_no({.most_calls = std::nullopt}), "2026-11-02 09:00"};
  for (int i = 0; i < 8; ++i) s.letter("2026-11-03 12:00");
  for (int i = 0; i < 40; ++i) s.call("2026-11-03 12:00", fu::no_answer{}).leaving_a_message();
  std::reverse(s.history.begin(), s.history.end());
  BOOST_TEST(support::action_via(s.ask("2026-11-03 12:01"), letter) == nullptr);
  s.history.pop_back();
  BOOST_TEST(support::action_via(s.ask("2026-11-03 12:01"), letter) != nullptr);
}

BOOST_AUTO_TEST_CASE(progress_takes_a_touch_at_the_newest_instant) {
  story s = pursued();
  s.email(noon);
  const fu::progress mailed = s.folded();
  s.call(noon, fu::no_answer{});
  const fu::progress both = fu::advance(s.rules, s.subject, mailed, s.history[1]);
  BOOST_TEST((both == s.folded()));
  // What was taken at that instant is told from what is new; to be on the safe side a host folds anew.
  BOOST_TEST((fu::advance(s.rules, s.subject, both, s.history[1]) == both));
  BOOST_CHECK_THROW((void)fu::advance(s.rules, s.subject, both, s.history[0]), fu::out_of_order);
}

BOOST_AUTO_TEST_SUITE_END()
