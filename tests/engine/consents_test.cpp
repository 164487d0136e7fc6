// Ruling 43: a consent lifts an older objection inside its own time, and what an objection has closed stays closed.
#include "engine/support.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

namespace {

namespace fu = followup;
using support::actions_of;
using support::somebody;
using support::story;
using support::told;
using support::wake_of;
using support::window_of;

fu::policy emails_every_week() {
  return {"e-mails", fu::doctrine(), {fu::track{"e-mails", fu::every(fu::business_days{5}, fu::channel::email)}}};
}

fu::prospect with_consent(std::string_view since, std::optional<std::string_view> until = {}) {
  fu::prospect who = somebody();
  fu::consent given{fu::channel::email, fu::consent_level::express, support::local(since)};
  if (until) given.until = support::local(*until);
  who.consents = {given};
  return who;
}

story unsubscribed_before(const fu::prospect& who) {
  story s{emails_every_week(), "2026-03-02 09:00", support::office(), who};
  s.email("2026-03-02 10:00").inbound("2026-03-04 10:00", fu::channel::email, fu::unsubscribed{});
  return s;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(consents)

BOOST_AUTO_TEST_CASE(an_e_mail_that_was_objected_to_is_due_when_the_consent_begins) {
  const story s = unsubscribed_before(with_consent("2026-05-01 00:00"));
  const fu::answer a = s.ask("2026-04-13 10:00");
  BOOST_TEST(actions_of(a) == "email 2026-05-01 08:00", told(a));
  BOOST_TEST(wake_of(a) == "2026-05-01 08:00", told(a));
  const fu::reason* why = support::reason_of(a, fu::reason_kind::guard_moved);
  BOOST_TEST_REQUIRE(why != nullptr);
  BOOST_TEST(s.rules.name_of(why->rule) == "outcome:objection");
}

BOOST_AUTO_TEST_CASE(its_window_ends_with_the_consent) {
  const story s = unsubscribed_before(with_consent("2026-05-04 00:00", "2026-05-05 11:00"));
  BOOST_TEST(window_of(s.ask("2026-05-05 10:00")) == "2026-05-05 10:00/2026-05-05 11:00");
  const fu::answer over = s.ask("2026-05-05 11:00");
  BOOST_TEST(over.actions.empty(), told(over));
  BOOST_TEST(support::says(over, fu::reason_kind::channel_suppressed), told(over));
}

BOOST_AUTO_TEST_CASE(a_consent_of_before_lifts_nothing) {
  const fu::answer a = unsubscribed_before(with_consent("2026-03-04 10:00")).ask("2026-05-04 10:00");
  BOOST_TEST(a.actions.empty(), told(a));
}

BOOST_AUTO_TEST_CASE(what_an_objection_closed_stays_closed) {
  story s{emails_every_week(), "2026-03-02 09:00", support::office(), with_consent("2026-05-01 00:00")};
  s.call("2026-03-04 10:00", fu::objection{});
  for (const std::string_view now : {"2026-03-04 10:01", "2026-05-04 10:00"}) {
    const fu::answer a = s.ask(now);
    BOOST_TEST_REQUIRE(a.concluded.has_value());
    BOOST_TEST(a.concluded->how == fu::disposition::opted_out);
    BOOST_TEST((a.concluded->at == support::local("2026-03-04 10:00")));
  }
}

BOOST_AUTO_TEST_CASE(a_pursuit_that_began_with_the_consent_is_not_closed_by_what_was_said_before_it) {
  story s{emails_every_week(), "2026-05-01 09:00", support::office(), with_consent("2026-05-01 00:00")};
  s.call("2026-03-04 10:00", fu::objection{});
  s.history.back().pursuit = support::other_pursuit;
  BOOST_TEST(actions_of(s.ask("2026-05-04 10:00")) == "email 2026-05-01 09:00");
}

BOOST_AUTO_TEST_CASE(how_a_pursuit_ended_does_not_change_when_a_consent_runs_out) {
  fu::prospect who = with_consent("2026-03-01 00:00", "2026-06-01 00:00");
  who.suppressions = {fu::suppression{.only = {}, .since = support::local("2026-02-01 00:00")}};
  story s{emails_every_week(), "2026-03-02 09:00", support::office(), who};
  s.inbound("2026-03-04 10:00", fu::channel::email, fu::no_with_reasons{});
  for (const std::string_view now : {"2026-03-04 10:01", "2026-07-01 10:00"}) {
    BOOST_TEST(s.ask(now).concluded->how == fu::disposition::refused);
  }
}

BOOST_AUTO_TEST_SUITE_END()
