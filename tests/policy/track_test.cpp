#include <followup/policy/track.hpp>

#include "time/refusal.hpp"

#include <followup/error.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <type_traits>
#include <vector>

using namespace followup;

namespace {

std::optional<proposal> never_anything(const case_view&) { return std::nullopt; }

// Only what can be asked of a case is a rule.
static_assert(!std::is_constructible_v<track, std::string, int>);
static_assert(!std::is_constructible_v<track, std::string, int (*)(const case_view&)>);

}  // namespace

BOOST_AUTO_TEST_SUITE(tracks)

BOOST_AUTO_TEST_CASE(a_rhythm_starts_at_once_and_says_nothing_of_messages) {
  const auto calls = every(business_days{2}, channel::call);
  BOOST_TEST((calls.via == channel::call));
  BOOST_TEST((calls.gaps == std::vector<delay>{business_days{2}}));
  BOOST_TEST((calls.first == delay{business_days{0}}));
  BOOST_TEST(!calls.messages);
  BOOST_TEST(!calls.message_holds_back);
  BOOST_TEST(calls.briefs.in_order.empty());
}

BOOST_AUTO_TEST_CASE(a_rhythm_of_several_gaps_keeps_their_order_and_kinds) {
  const std::vector<delay> gaps{business_days{1}, calendar_days{3}, hours{48}};
  BOOST_TEST((every(gaps, channel::email).gaps == gaps));
  BOOST_TEST((every(gaps, channel::email).via == channel::email));
  BOOST_TEST((every(business_days{1}, channel::call) == every(std::vector<delay>{business_days{1}}, channel::call)));
}

BOOST_AUTO_TEST_CASE(what_is_added_to_a_rhythm_makes_another_one) {
  const auto plain = every(business_days{1}, channel::call);
  const auto full = plain.first_after(business_days{3}).leaving_a_message().with({{"a view", "a case"}});
  BOOST_TEST((full.first == delay{business_days{3}}));
  BOOST_TEST(full.messages);
  BOOST_TEST(!full.message_holds_back);
  BOOST_TEST((full.briefs.in_order == std::vector<brief>{"a view", "a case"}));
  BOOST_TEST((plain == every(business_days{1}, channel::call)));
}

BOOST_AUTO_TEST_CASE(a_message_as_a_step_is_a_message_and_holds_back) {
  const auto calls = every(business_days{2}, channel::call).message_as_step();
  BOOST_TEST(calls.messages);
  BOOST_TEST(calls.message_holds_back);
}

BOOST_AUTO_TEST_CASE(after_each_counts_what_it_is_told_to_and_waits_when_told_to) {
  const auto letters = after_each(5, unanswered_calls, channel::letter);
  BOOST_TEST(letters.n == 5);
  BOOST_TEST((letters.what == counted::unanswered_calls));
  BOOST_TEST((letters.via == channel::letter));
  BOOST_TEST((letters.wait == delay{minutes{0}}));
  BOOST_TEST((after_each(3, counted::calls, channel::email).what == counted::calls));

  const auto later = letters.waiting(business_days{1}).with({{"a view"}});
  BOOST_TEST((later.wait == delay{business_days{1}}));
  BOOST_TEST((later.briefs.in_order == std::vector<brief>{"a view"}));
}

BOOST_AUTO_TEST_CASE(after_counts_from_the_landing_or_from_the_sending) {
  const auto landed = after(landing_of{"letters"}, business_days{1}, channel::email);
  BOOST_TEST(landed.track == "letters");
  BOOST_TEST(landed.landed);
  BOOST_TEST((landed.wait == delay{business_days{1}}));
  BOOST_TEST((landed.via == channel::email));

  const auto sent = after(sending_of{"letters"}, calendar_days{1}, channel::email).with({{"a view"}});
  BOOST_TEST(!sent.landed);
  BOOST_TEST((sent.wait == delay{calendar_days{1}}));
  BOOST_TEST((sent.briefs.in_order == std::vector<brief>{"a view"}));
}

BOOST_AUTO_TEST_CASE(after_an_event_is_after_any_of_those_named) {
  const auto hot = after(outcome_kind::clicked, hours{2}, channel::call);
  BOOST_TEST((hot.events == std::vector<outcome_kind>{outcome_kind::clicked}));
  BOOST_TEST((hot.wait == delay{hours{2}}));
  BOOST_TEST((hot.via == channel::call));
  BOOST_TEST(hot.briefs.in_order.empty());
  const auto both = after({outcome_kind::opened, outcome_kind::clicked}, hours{2}, channel::call).with({{"a view"}});
  BOOST_TEST((both.events == std::vector<outcome_kind>{outcome_kind::opened, outcome_kind::clicked}));
  BOOST_TEST((both.briefs.in_order == std::vector<brief>{"a view"}));
}

BOOST_AUTO_TEST_CASE(a_brief_has_a_name_or_variants_or_is_about_nothing) {
  BOOST_TEST((brief{"a view"}.variants == std::vector<std::string>{"a view"}));
  BOOST_TEST((one_of({"long", "short"}).variants == std::vector<std::string>{"long", "short"}));
  BOOST_TEST(brief{}.empty());
  BOOST_TEST(brief{""}.empty());
  BOOST_TEST(!one_of({"long", "short"}).empty());
  BOOST_TEST((one_of({"long"}) == brief{"long"}));
}

BOOST_AUTO_TEST_CASE(what_is_added_to_a_step_makes_another_one) {
  const step mail{"mail", channel::email, business_days{1}, one_of({"long", "short"})};
  const auto branching =
      mail.when(outcome_kind::opened, "call").when({outcome_kind::clicked, outcome_kind::replied}, "x");
  BOOST_TEST((branching.branches == std::vector<branch>{{{outcome_kind::opened}, "call"},
                                                        {{outcome_kind::clicked, outcome_kind::replied}, "x"}}));
  BOOST_TEST(mail.branches.empty());
  BOOST_TEST(mail.then("call").next == "call");
  BOOST_TEST(mail.ends_list().last);
  BOOST_TEST(!mail.last);
  BOOST_TEST((mail.then("call") != mail));
}

BOOST_AUTO_TEST_CASE(a_track_counts_from_what_really_happened_unless_paced_otherwise) {
  const track calls{"calls", every(business_days{2}, channel::call)};
  BOOST_TEST((calls.pace() == pacing{anchor::actual, late_policy::shift, resume_mode::original_deadline}));
  const pacing other{anchor::planned, late_policy::hold, resume_mode::restart};
  BOOST_TEST((calls.paced(other).pace() == other));
  BOOST_TEST((calls.pace() == pacing{}));
}

BOOST_AUTO_TEST_CASE(a_step_list_repeats_or_hands_over_as_it_is_told) {
  const std::vector<step> steps{{"first", channel::call, business_days{0}},
                                {"second", channel::email, hours{2}, "a view"}};
  const auto list = in_order(steps);
  BOOST_TEST((list.steps == steps));
  BOOST_TEST(!list.repeat_after);
  BOOST_TEST(!list.then);
  BOOST_TEST(!list.messages);

  BOOST_TEST((list.repeating_after(business_days{10}).repeat_after == delay{business_days{10}}));
  const auto weekly = every(business_days{5}, channel::call);
  BOOST_TEST((list.handing_over_to(weekly).then == weekly));
  BOOST_TEST(list.leaving_a_message().messages);
}

BOOST_AUTO_TEST_CASE(a_track_has_its_id_and_its_rule_and_holds_nothing_back) {
  const track calls{"calls", every(business_days{2}, channel::call)};
  BOOST_TEST(calls.id() == "calls");
  BOOST_TEST((std::get<rhythm>(calls.what()) == every(business_days{2}, channel::call)));
  BOOST_TEST(!calls.holds_back_later());
  BOOST_TEST(calls.holding_back_later().holds_back_later());
  BOOST_TEST(!calls.holds_back_later());
}

BOOST_AUTO_TEST_CASE(each_kind_of_rule_makes_a_track) {
  const auto weekly = every(business_days{5}, channel::call);
  BOOST_TEST(std::holds_alternative<rhythm>(track("a", weekly).what()));
  BOOST_TEST(
      std::holds_alternative<after_each_nth>(track("a", after_each(5, unanswered_calls, channel::letter)).what()));
  BOOST_TEST(std::holds_alternative<after_other>(track("a", after(landing_of{"b"}, hours{1}, channel::email)).what()));
  BOOST_TEST(std::holds_alternative<after_event>(track("a", after(outcome_kind::yes, hours{1}, channel::task)).what()));
  BOOST_TEST(std::holds_alternative<step_list>(track("a", in_order({}).handing_over_to(weekly)).what()));
  BOOST_TEST(std::holds_alternative<host_track>(track("a", &never_anything).what()));
  BOOST_TEST(std::holds_alternative<host_track>(track("a", track_function{&never_anything}).what()));
}

BOOST_AUTO_TEST_CASE(a_lambda_is_a_track_like_any_other) {
  const track own{"own", [](const case_view&) -> std::optional<proposal> { return std::nullopt; }};
  BOOST_TEST(own.id() == "own");
  BOOST_TEST(!own.holds_back_later());
  BOOST_TEST(static_cast<bool>(std::get<host_track>(own.what()).propose));
  BOOST_TEST(!std::get<host_track>(own.what()).reads_history);
}

BOOST_AUTO_TEST_CASE(a_rule_of_the_hosts_own_says_that_it_reads_history) {
  const track own{"own", never_anything};
  BOOST_TEST(std::get<host_track>(own.reading_history().what()).reads_history);
  BOOST_TEST(!std::get<host_track>(own.what()).reads_history);
}

BOOST_AUTO_TEST_CASE(a_built_in_rule_does_not_say_so) {
  const track calls{"calls", every(business_days{2}, channel::call)};
  BOOST_TEST(refusal<invalid_policy>([&] { return calls.reading_history(); }) ==
             "track 'calls' | reading_history() | that for a rule of the host's own");
}

BOOST_AUTO_TEST_CASE(what_is_counted_has_a_name) {
  BOOST_TEST(name_of(counted::unanswered_calls) == "unanswered_calls");
  BOOST_TEST(name_of(counted::calls) == "calls");
  BOOST_TEST(name_of(static_cast<counted>(99)) == "");
}

BOOST_AUTO_TEST_SUITE_END()
