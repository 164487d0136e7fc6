// Ruling 28: what is not delivered for now goes again after a wait, at most so many times; then as bounced.
#include "engine/support.hpp"

namespace fu = followup;
using support::story;

BOOST_AUTO_TEST_SUITE(delayed)

namespace {

using support::actions_of;
using support::first_of;

constexpr auto call = fu::channel::call;
constexpr auto email = fu::channel::email;
constexpr fu::endpoint_id desk{40'001};
constexpr fu::endpoint_id mobile{40'002};
constexpr fu::endpoint_id mailbox{40'003};
constexpr fu::endpoint_id second_mailbox{40'004};

story calling() {
  story s{support::calling_every(fu::business_days{5}), "2026-11-20 09:00"};
  s.subject.who.reachable_by = {{call, desk}, {call, mobile}};
  return s;
}

// An e-mail every ten business days, about something new each time.
story mailing() {
  const auto rhythm = fu::every(fu::business_days{10}, email).with({{"a view", "a case"}});
  story s{fu::policy{"mailing", fu::doctrine(), {fu::track{"e-mails", rhythm}}}, "2026-11-20 09:00"};
  s.subject.who.reachable_by = {{email, mailbox}, {email, second_mailbox}};
  return s;
}
story& comes_back(story& s, std::string_view at) {
  return s.inbound(at, email, fu::delayed{}).by(fu::contact_role::machine).on(mailbox);
}

fu::endpoint_id next_point(const fu::answer& a) {
  return a.actions.empty() ? fu::endpoint_id{} : a.actions.front().endpoint;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_line_that_is_out_of_order_is_called_again_after_the_wait) {
  story s = calling();
  s.call("2026-11-23 10:00", fu::delayed{});
  const fu::answer a = s.ask("2026-11-23 10:01");
  BOOST_TEST(actions_of(a) == "call 2026-11-24 08:00");
  BOOST_TEST(next_point(a) == desk);
  const fu::reason why = *support::reason_of(a, fu::reason_kind::outcome_says);
  BOOST_TEST(fu::explain(why, s.rules, s.zone()) ==
             "It did not get through for now (on Monday 23 November 2026, 10:00); due from Tuesday 24 November 2026, "
             "08:00.");
  BOOST_TEST(fu::explain(why, s.rules, s.zone(), fu::language::dutch) ==
             "Het kwam er voorlopig niet door (op maandag 23 november 2026, 10:00); te doen vanaf dinsdag 24 november "
             "2026, 08:00.");
}

BOOST_AUTO_TEST_CASE(after_three_more_in_a_row_that_number_is_out_and_the_rhythm_goes_on_with_the_next) {
  story s = calling();
  for (const char* at : {"2026-11-23 10:00", "2026-11-24 08:00", "2026-11-25 08:00"}) s.call(at, fu::delayed{});
  BOOST_TEST(first_of(s.ask("2026-11-25 08:01")) == "call 2026-11-26 08:00");
  BOOST_TEST(next_point(s.ask("2026-11-25 08:01")) == desk);
  s.call("2026-11-26 08:00", fu::delayed{});
  const fu::answer a = s.ask("2026-11-26 08:01");
  BOOST_TEST(first_of(a) == "call 2026-12-03 08:00");
  BOOST_TEST(next_point(a) == mobile);
  BOOST_TEST(support::says(a, fu::reason_kind::endpoint_assumed));
  s.call("2026-12-03 08:00", fu::delayed{}).on(mobile);
  BOOST_TEST(first_of(s.ask("2026-12-03 08:01")) == "call 2026-12-04 08:00");
}

BOOST_AUTO_TEST_CASE(a_call_that_gets_through_and_one_to_another_number_begin_anew) {
  for (const bool by_other_number : {false, true}) {
    story s = calling();
    for (const char* at : {"2026-11-23 10:00", "2026-11-24 08:00", "2026-11-25 08:00"}) s.call(at, fu::delayed{});
    if (by_other_number) {
      s.call("2026-11-26 08:00", fu::delayed{}).on(mobile);
    } else {
      s.call("2026-11-26 08:00", fu::no_answer{});
    }
    s.call("2026-11-27 08:00", fu::delayed{}).on(desk);
    const fu::answer a = s.ask("2026-11-27 08:01");
    BOOST_TEST(first_of(a) == "call 2026-11-30 08:00");
    BOOST_TEST(next_point(a) == desk);
  }
}

BOOST_AUTO_TEST_CASE(as_a_busy_line_it_counts_for_no_limit_and_owes_no_message) {
  const fu::policy rules{"one call",
                         fu::doctrine(),
                         {fu::track{"calls", fu::every(fu::business_days{1}, call).leaving_a_message()},
                          fu::limit{"patience", fu::calls{1}}}};
  story s{rules, "2026-11-20 09:00"};
  s.call("2026-11-23 10:00", fu::delayed{});
  BOOST_TEST(actions_of(s.ask("2026-11-23 10:01")) == "call 2026-11-24 08:00");
  s.call("2026-11-24 10:00", fu::machine{}).leaving_a_message();
  BOOST_TEST((s.ask("2026-11-24 10:01").status == fu::status::closed));
}

BOOST_AUTO_TEST_CASE(a_soft_bounce_is_sent_again_and_nothing_else_by_e_mail_before_it) {
  story s = mailing();
  s.email("2026-11-23 10:00").history.back().brief = fu::id_of<fu::brief_id>("a view");
  comes_back(s, "2026-11-23 10:05").history.back().brief = fu::id_of<fu::brief_id>("a view");
  const fu::answer a = s.ask("2026-11-23 10:06");
  BOOST_TEST(actions_of(a) == "email 2026-11-24 08:00");
  BOOST_TEST(next_point(a) == mailbox);
  BOOST_TEST(a.actions.front().brief == fu::id_of<fu::brief_id>("a view"));
  s.email("2026-11-24 09:00").carrying_out(a.actions.front());
  const fu::answer rest = s.ask("2026-11-24 09:01");
  BOOST_TEST(actions_of(rest) == "email 2026-12-07 08:00");
  BOOST_TEST(rest.actions.front().brief == fu::id_of<fu::brief_id>("a case"));
}

BOOST_AUTO_TEST_CASE(an_e_mail_that_another_rule_asked_for_is_not_the_one_that_came_back) {
  story s = mailing();
  const fu::answer first = s.ask("2026-11-20 09:00");
  comes_back(s, "2026-11-20 09:05");
  s.email("2026-11-20 09:10").carrying_out(first.actions.front());
  BOOST_TEST(first_of(s.ask("2026-11-20 09:11")) == "email 2026-11-23 08:00");
}

BOOST_AUTO_TEST_CASE(after_three_soft_bounces_more_that_address_is_out) {
  story s = mailing();
  const std::vector<std::string> days{"2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"};
  for (const std::string& on : days) {
    s.email(on + " 10:00");
    comes_back(s, on + " 10:05");
  }
  const fu::answer a = s.ask("2026-11-26 10:06");
  BOOST_TEST(next_point(a) == second_mailbox);
  BOOST_TEST(first_of(a) == "email 2026-12-10 08:00");
  BOOST_TEST(!support::says(a, fu::reason_kind::endpoint_assumed));
}

BOOST_AUTO_TEST_CASE(an_e_mail_that_got_through_begins_anew) {
  story s = mailing();
  for (const char* on : {"2026-11-23", "2026-11-24", "2026-11-25"}) {
    s.email(std::string(on) + " 10:00");
    comes_back(s, std::string(on) + " 10:05");
  }
  s.email("2026-11-26 10:00");  // again, and through
  s.email("2026-12-10 10:00");
  comes_back(s, "2026-12-10 10:05");
  BOOST_TEST(first_of(s.ask("2026-12-10 10:06")) == "email 2026-12-11 08:00");
  BOOST_TEST(next_point(s.ask("2026-12-10 10:06")) == mailbox);
}

BOOST_AUTO_TEST_CASE(an_e_mail_that_is_told_with_its_failure_was_made) {
  story s = mailing();
  const fu::answer first = s.ask("2026-11-20 09:00");
  s.add(support::made(s.at("2026-11-20 09:10"), email, fu::delayed{})).carrying_out(first.actions.front());
  const fu::answer a = s.ask("2026-11-20 09:11");
  BOOST_TEST(actions_of(a) == "email 2026-11-23 08:00");
  BOOST_TEST(a.actions.front().id != first.actions.front().id);
  BOOST_TEST(a.actions.front().brief == fu::id_of<fu::brief_id>("a view"));
}

BOOST_AUTO_TEST_CASE(what_they_asked_for_is_sent_again_and_the_call_counts_from_when_it_got_through) {
  story s{support::calling_every(fu::business_days{50}), "2026-11-20 09:00"};
  s.call("2026-11-23 10:00", fu::send_information{}).email("2026-11-23 11:00");
  s.inbound("2026-11-23 11:05", email, fu::delayed{});
  BOOST_TEST(first_of(s.ask("2026-11-23 11:06")) == "email 2026-11-24 08:00");
  s.email("2026-11-24 11:00");
  BOOST_TEST(first_of(s.ask("2026-11-24 11:01")) == "call 2026-11-27 08:00");
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_owed_comes_before_it_and_a_hold_holds_it) {
  story wrote = mailing();
  wrote.email("2026-11-23 10:00");
  comes_back(wrote, "2026-11-23 10:05").inbound("2026-11-23 10:10", email, fu::replied{});
  BOOST_TEST(support::says(wrote.ask("2026-11-23 10:11"), fu::reason_kind::answer_owed));
  BOOST_TEST(first_of(wrote.ask("2026-11-23 10:11")) == "email 2026-11-23 10:10");

  story held = mailing();
  held.email("2026-11-23 10:00");
  comes_back(held, "2026-11-23 10:05");
  held.inbound("2026-11-23 10:10", call, fu::on_hold{fu::day("2027-03-01")}).by(fu::contact_role::decision_maker);
  BOOST_TEST(support::due_via(held.ask("2026-11-23 10:11"), email).substr(0, 10) == "2027-03-01");
}

BOOST_AUTO_TEST_CASE(a_row_of_no_times_is_out_at_once) {
  const fu::policy rules{"strict",
                         fu::doctrine().with(fu::outcome_kind::delayed, fu::try_again{fu::hours{1}, 0}),
                         {fu::track{"calls", fu::every(fu::business_days{5}, call)}}};
  story s{rules, "2026-11-20 09:00"};
  s.subject.who.reachable_by = {{call, desk}, {call, mobile}};
  s.call("2026-11-23 10:00", fu::delayed{}).on(desk);
  BOOST_TEST(next_point(s.ask("2026-11-23 10:01")) == mobile);
  BOOST_TEST(first_of(s.ask("2026-11-23 10:01")) == "call 2026-11-30 08:00");
}

BOOST_AUTO_TEST_SUITE_END()
