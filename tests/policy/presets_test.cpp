#include <followup/policy/presets.hpp>

#include "time/refusal.hpp"

#include <followup/error.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

using namespace followup;

namespace {

// The rules of a policy by kind and id, in their order.
struct label_of {
  std::string operator()(const track& one) const { return "track " + one.id(); }
  std::string operator()(const guard& one) const { return "guard " + one.id(); }
  std::string operator()(const ending& one) const { return "ending " + one.id(); }
  std::string operator()(const limit& one) const { return "limit " + one.id(); }
  std::string operator()(const daypart_choice&) const { return "dayparts"; }
  std::string operator()(const promise_rules&) const { return "promises"; }
  std::string operator()(const re_entry& one) const { return "re-entry " + one.id(); }
};

std::vector<std::string> rules_of(const policy& rules) {
  std::vector<std::string> labels;
  for (const policy_rule& one : rules.rules()) labels.push_back(std::visit(label_of{}, one));
  return labels;
}

using labels = std::vector<std::string>;

// The rule of that label; fails the test if there is none.
template <class Rule>
const Rule& rule_in(const policy& rules, const std::string& label) {
  for (const policy_rule& one : rules.rules()) {
    if (std::visit(label_of{}, one) == label) return std::get<Rule>(one);
  }
  throw std::runtime_error("no " + label + " in " + rules.name());
}

template <class Rule>
const Rule& track_in(const policy& rules, const std::string& id) {
  return std::get<Rule>(rule_in<track>(rules, "track " + id).what());
}

struct preset {
  std::string name;
  std::function<policy()> make;
  friend std::ostream& operator<<(std::ostream& out, const preset& row) { return out << row.name; }
};

const std::vector<preset> presets{
    {"until_no", [] { return until_no(); }},
    {"three_strikes", [] { return three_strikes(); }},
    {"gentle", [] { return gentle(); }},
    {"proposal_follow_up", [] { return proposal_follow_up(); }},
    {"fourteen_days", [] { return fourteen_days(); }},
};

const cap_guard one_a_day{1, channel::call, per_local_day, true};

struct bad_option {
  std::string label;
  std::function<void(until_no_options&)> change;
  std::string said;
  friend std::ostream& operator<<(std::ostream& out, const bad_option& row) { return out << row.label; }
};

const std::vector<bad_option> bad_options{
    {"first call before the start", [](auto& o) { o.first_call = business_days{-1}; },
     "until_no | first_call = -1 | first_call of 0 or more"},
    {"no rhythm", [](auto& o) { o.rhythm = business_days{0}; }, "until_no | rhythm = 0 | rhythm of 1 or more"},
    {"nothing between what is written", [](auto& o) { o.in_writing = business_days{0}; },
     "until_no | in_writing = 0 | in_writing of 1 or more"},
    {"negative rhythm", [](auto& o) { o.rhythm = business_days{-1}; }, "until_no | rhythm = -1 | rhythm of 1 or more"},
    {"a letter per nothing", [](auto& o) { o.unanswered_calls_per_letter = 0; },
     "until_no | unanswered_calls_per_letter = 0 | unanswered_calls_per_letter of 1 or more"},
    {"e-mail before the letter", [](auto& o) { o.email_after_landing = business_days{-2}; },
     "until_no | email_after_landing = -2 | email_after_landing of 0 or more"},
    {"a limit of no calls", [](auto& o) { o.most_calls = calls{0}; },
     "until_no | most_calls = 0 | most_calls of 1 or more"},
    {"a limit of no time", [](auto& o) { o.longest = span_limit{months{0}}; },
     "until_no | longest = 0 | longest of 1 or more"},
    {"a negative limit", [](auto& o) { o.longest = span_limit{hours{-5}}; },
     "until_no | longest = -5 | longest of 1 or more"},
    {"two at once",
     [](auto& o) {
       o.first_call = business_days{-3};
       o.most_calls = calls{-1};
     },
     "until_no | first_call = -3, most_calls = -1 | first_call of 0 or more, most_calls of 1 or more"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ready_made_cadences)

// --- What holds for all of them.

BOOST_DATA_TEST_CASE(a_preset_is_called_as_its_function_is_and_has_a_version, presets, row) {
  BOOST_TEST(row.make().name() == row.name);
  BOOST_TEST(row.make().version() == "1");
}

BOOST_DATA_TEST_CASE(a_preset_can_be_decided_from_progress, presets, row) { BOOST_TEST(!row.make().needs_history()); }

BOOST_DATA_TEST_CASE(a_preset_takes_every_outcome, presets, row) { BOOST_TEST(row.make().table().gaps().empty()); }

BOOST_DATA_TEST_CASE(a_preset_keeps_every_promise_and_obeys_every_objection, presets, row) {
  const auto rules = row.make();
  for (const auto kind : {outcome_kind::call_back, outcome_kind::objection, outcome_kind::unsubscribed,
                          outcome_kind::yes, outcome_kind::no_with_reasons}) {
    BOOST_TEST((rules.table().at(kind) == doctrine().at(kind)));
  }
}

BOOST_DATA_TEST_CASE(a_preset_states_its_limit, presets, row) {
  const auto rules = row.make();
  const auto& end = rule_in<limit>(rules, "limit patience");
  BOOST_TEST((end.most_calls() || end.longest()));
  BOOST_TEST((end.closes_within() == business_days{10}));
}

// --- until_no

BOOST_AUTO_TEST_CASE(until_no_is_the_doctrine_in_four_channels) {
  const auto rules = until_no();
  BOOST_TEST((rules.table() == doctrine()));
  BOOST_TEST(rules_of(rules) == (labels{"track calls", "track letters", "track e-mails", "track in writing",
                                        "guard one call a day", "dayparts", "limit patience"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(until_no_calls_three_business_days_after_the_start_then_every_business_day_with_a_message) {
  BOOST_TEST((track_in<rhythm>(until_no(), "calls") ==
              every(business_days{1}, channel::call).first_after(business_days{3}).leaving_a_message()));
}

BOOST_AUTO_TEST_CASE(until_no_sends_a_letter_per_five_unanswered_calls_and_an_e_mail_after_it_landed) {
  const auto rules = until_no();
  BOOST_TEST((track_in<after_each_nth>(rules, "letters") == after_each(5, unanswered_calls, channel::letter)));
  BOOST_TEST(
      (track_in<after_other>(rules, "e-mails") == after(landing_of{"letters"}, business_days{1}, channel::email)));
}

BOOST_AUTO_TEST_CASE(until_no_writes_every_ten_business_days_where_no_call_can_be_made) {
  const auto rules = until_no();
  BOOST_TEST((track_in<rhythm>(rules, "in writing") ==
              every(business_days{10}, channel::letter).first_after(business_days{10}).else_by(channel::email)));
  BOOST_TEST((rule_in<track>(rules, "track in writing").stands_in_for() == channel_set{channel::call}));
  BOOST_TEST(
      (track_in<rhythm>(until_no({.in_writing = business_days{3}}), "in writing").first == delay{business_days{3}}));
  BOOST_TEST(!rules.needs_history());
}

BOOST_AUTO_TEST_CASE(until_no_calls_once_a_day_retries_excepted) {
  const auto rules = until_no();
  const auto& daily = rule_in<guard>(rules, "guard one call a day");
  BOOST_TEST((std::get<cap_guard>(daily.what()) == one_a_day));
  BOOST_TEST(!daily.is_law());
}

BOOST_AUTO_TEST_CASE(until_no_varies_five_dayparts_and_the_weekday) {
  const daypart_choice expected{.parts = {{"early", {480, 600}, 214},
                                          {"mid-morning", {600, 720}, 200},
                                          {"lunch", {720, 840}, 209},
                                          {"afternoon", {840, 960}, 163},
                                          {"late", {960, 1080}, 215}},
                                .k = 2,
                                .side_rules = {other_weekday{}}};
  BOOST_TEST((rule_in<daypart_choice>(until_no(), "dayparts") == expected));
}

BOOST_AUTO_TEST_CASE(until_no_ends_after_fifty_calls_or_three_months_with_a_letter) {
  BOOST_TEST((rule_in<limit>(until_no(), "limit patience") ==
              limit{"patience", calls{50}, months{3}}.closing_with(channel::letter)));
}

BOOST_AUTO_TEST_CASE(until_no_takes_figures_of_ones_own) {
  const auto rules = until_no({.first_call = business_days{0},
                               .rhythm = business_days{2},
                               .unanswered_calls_per_letter = 3,
                               .email_after_landing = business_days{0},
                               .most_calls = calls{20},
                               .longest = calendar_days{60},
                               .letters = {"a view", "a case"},
                               .emails = {"an article"},
                               .version = "ours-2"});
  BOOST_TEST(rules.name() == "until_no");
  BOOST_TEST(rules.version() == "ours-2");
  BOOST_TEST((track_in<rhythm>(rules, "calls") == every(business_days{2}, channel::call).leaving_a_message()));
  BOOST_TEST((track_in<after_each_nth>(rules, "letters") ==
              after_each(3, unanswered_calls, channel::letter).with({{"a view", "a case"}})));
  BOOST_TEST((track_in<after_other>(rules, "e-mails") ==
              after(landing_of{"letters"}, business_days{0}, channel::email).with({{"an article"}})));
  BOOST_TEST((rule_in<limit>(rules, "limit patience") ==
              limit{"patience", calls{20}, calendar_days{60}}.closing_with(channel::letter)));
  BOOST_TEST(rules.name_of(id_of<brief_id>("an article")) == "an article");
}

BOOST_AUTO_TEST_CASE(until_no_has_the_limits_that_are_stated_and_no_other) {
  BOOST_TEST((rule_in<limit>(until_no({.longest = {}}), "limit patience") ==
              limit{"patience", calls{50}}.closing_with(channel::letter)));
  BOOST_TEST((rule_in<limit>(until_no({.most_calls = {}}), "limit patience") ==
              limit{"patience", months{3}}.closing_with(channel::letter)));
  const auto for_ever = rules_of(until_no({.most_calls = {}, .longest = {}}));
  BOOST_TEST(std::count(for_ever.begin(), for_ever.end(), "limit patience") == 0);
}

BOOST_AUTO_TEST_CASE(until_no_needs_history_once_it_may_last_180_days) {
  BOOST_TEST(!until_no({.longest = calendar_days{179}}).needs_history());
  BOOST_TEST(until_no({.longest = calendar_days{180}}).needs_history());
  BOOST_TEST(!until_no({.longest = months{5}}).needs_history());
  BOOST_TEST(until_no({.longest = months{6}}).needs_history());
  BOOST_TEST(until_no({.longest = {}}).needs_history());
}

BOOST_DATA_TEST_CASE(options_that_cannot_be_are_refused_by_name, bad_options, row) {
  until_no_options figures;
  row.change(figures);
  BOOST_TEST(refusal<invalid_policy>([&] { return until_no(figures); }) == row.said);
}

BOOST_AUTO_TEST_CASE(a_brief_given_twice_is_refused) {
  BOOST_CHECK_THROW(until_no({.letters = {"a view", "a view"}}), invalid_policy);
}

// --- three_strikes

BOOST_AUTO_TEST_CASE(three_strikes_calls_three_times_two_business_days_apart_and_is_exhausted_without_a_letter) {
  const auto rules = three_strikes();
  BOOST_TEST((rules.table() == doctrine()));
  BOOST_TEST(rules_of(rules) == (labels{"track calls", "limit patience"}), boost::test_tools::per_element());
  BOOST_TEST((track_in<rhythm>(rules, "calls") == every(business_days{2}, channel::call)));
  BOOST_TEST((rule_in<limit>(rules, "limit patience") == limit{"patience", calls{3}}));
}

// --- gentle

BOOST_AUTO_TEST_CASE(gentle_e_mails_every_three_weeks_and_calls_every_eight_for_a_year) {
  const auto rules = gentle();
  BOOST_TEST(rules_of(rules) == (labels{"track calls", "track e-mails", "guard one call a day", "limit patience"}),
             boost::test_tools::per_element());
  BOOST_TEST((track_in<rhythm>(rules, "calls") ==
              every(business_days{40}, channel::call).first_after(business_days{40}).leaving_a_message()));
  BOOST_TEST(
      (track_in<rhythm>(rules, "e-mails") == every(business_days{15}, channel::email).first_after(business_days{15})));
  BOOST_TEST((std::get<cap_guard>(rule_in<guard>(rules, "guard one call a day").what()) == one_a_day));
  BOOST_TEST((rule_in<limit>(rules, "limit patience") == limit{"patience", months{12}}.closing_with(channel::email)));
}

BOOST_AUTO_TEST_CASE(gentle_rests_longer_and_does_not_ask_why) {
  BOOST_TEST((gentle().table() == doctrine()
                                      .with(outcome_kind::not_now, hold_until_named_or{months{3}})
                                      .with(outcome_kind::gatekeeper_no, cool_down{calendar_days{30}, std::nullopt})
                                      .with(outcome_kind::no_without_reasons, close_as{disposition::refused})));
}

// --- proposal_follow_up

BOOST_AUTO_TEST_CASE(an_offer_is_called_after_every_other_day_with_reminders_in_between_for_two_months) {
  const auto rules = proposal_follow_up();
  BOOST_TEST((rules.table() == doctrine()));
  BOOST_TEST(rules_of(rules) ==
                 (labels{"track calls", "track reminders", "guard one call a day", "dayparts", "limit patience"}),
             boost::test_tools::per_element());
  BOOST_TEST((track_in<rhythm>(rules, "calls") ==
              every(business_days{2}, channel::call).first_after(business_days{2}).leaving_a_message()));
  BOOST_TEST((track_in<after_each_nth>(rules, "reminders") ==
              after_each(3, unanswered_calls, channel::email).waiting(business_days{1})));
  BOOST_TEST((rule_in<limit>(rules, "limit patience") == limit{"patience", months{2}}.closing_with(channel::letter)));
}

// --- fourteen_days

BOOST_AUTO_TEST_CASE(fourteen_days_is_a_sequence_of_five_calls_and_four_e_mails_that_takes_fourteen_business_days) {
  const auto rules = fourteen_days();
  BOOST_TEST(rules_of(rules) == (labels{"track sequence", "guard one call a day", "dayparts", "limit patience"}),
             boost::test_tools::per_element());
  const auto& list = track_in<step_list>(rules, "sequence");
  int day = 1;
  int calls_made = 0;
  std::set<std::string> ids;
  std::vector<int> days;
  for (const step& one : list.steps) {
    day += std::get<business_days>(one.wait).count;
    days.push_back(day);
    calls_made += one.via == channel::call ? 1 : 0;
    BOOST_TEST((one.via == channel::call || one.via == channel::email));
    ids.insert(one.id);
  }
  BOOST_TEST(days == (std::vector<int>{1, 1, 3, 4, 6, 8, 10, 13, 14}), boost::test_tools::per_element());
  BOOST_TEST(calls_made == 5);
  BOOST_TEST(ids.size() == 9U);
  BOOST_TEST(list.messages);
}

BOOST_AUTO_TEST_CASE(fourteen_days_goes_on_with_a_call_every_two_weeks_for_five_months) {
  const auto rules = fourteen_days();
  const auto& list = track_in<step_list>(rules, "sequence");
  BOOST_TEST(!list.repeat_after);
  BOOST_REQUIRE(list.then.has_value());
  BOOST_TEST((*list.then == every(business_days{10}, channel::call).leaving_a_message()));
  BOOST_TEST((rule_in<limit>(rules, "limit patience") == limit{"patience", months{5}}.closing_with(channel::email)));
}

BOOST_AUTO_TEST_SUITE_END()
