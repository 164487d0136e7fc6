// What must hold of the rules whatever happens, with RapidCheck: a story that breaks it is made plainer first.
#include <boost/test/unit_test.hpp>

#include "pipeline.hpp"

#include <followup/testing/rapidcheck.hpp>
#include <followup/testing/scenario.hpp>

#include <algorithm>

namespace {

namespace fu = followup;
namespace ft = followup::testing;

// Anybody, anywhere, with an offer, and anything that may have happened since.
auto stories() {
  return ft::generated([](ft::source& luck) {
    const fu::policy rules = cold_stores::offers();
    fu::pursuit subject = ft::some_pursuit(luck);
    if (luck.flip()) subject.who.facts["credit stop"] = "yes";
    ft::story told{rules, ft::office(), subject, ft::some_history(luck, rules, subject, ft::office()), {}, {}};
    told.now = ft::time_after(luck, subject, told.history);
    return told;
  });
}

}  // namespace

BOOST_AUTO_TEST_CASE(nobody_visits_where_we_do_not_deliver) {
  BOOST_TEST(rc::check("no visit on credit stop", [] {
    const ft::story told = *stories();
    const auto& facts = told.subject.who.facts;
    RC_PRE(facts.find("credit stop") != facts.end());
    const fu::answer next = ft::next_actions(told);
    RC_ASSERT(std::none_of(next.actions.begin(), next.actions.end(),
                           [](const fu::action& one) { return one.via == fu::channel::task; }));
  }));
}

BOOST_AUTO_TEST_CASE(an_offer_that_is_not_over_has_a_next_step) {
  BOOST_TEST(rc::check("not closed means that there is a time to ask again", [] {
    const fu::answer next = ft::next_actions(*stories());
    RC_ASSERT(next.status == fu::status::closed || next.wake_at);
  }));
}
