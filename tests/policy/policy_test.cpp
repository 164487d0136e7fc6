#include <followup/policy/policy.hpp>

#include "time/refusal.hpp"

#include <followup/error.hpp>
#include <followup/policy/presets.hpp>
#include <followup/policy/rule_packs.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using namespace followup;

// A value that is never changed.
static_assert(std::is_copy_constructible_v<policy> && std::is_copy_assignable_v<policy>);
static_assert(sizeof(policy) == sizeof(void*));
static_assert(!std::is_default_constructible_v<policy>);

namespace {

using rules_list = std::vector<policy_rule>;

const track plain_calls{"calls", every(business_days{2}, channel::call)};
const track plain_letters{"letters", after_each(5, unanswered_calls, channel::letter)};

policy with(rules_list rules) { return policy{"p", doctrine(), std::move(rules)}; }

// What a policy with these rules beside a rhythm of calls is refused for; empty: it loads.
std::string mistakes_in(rules_list rules, const behaviours& table = doctrine()) {
  try {
    (void)policy{"p", table, std::move(rules)};
  } catch (const invalid_policy& wrong) {
    BOOST_TEST(wrong.field() == "policy 'p'");
    return wrong.value();
  }
  return "";
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

daypart_choice choice_of(std::vector<daypart> parts, int k = 2, std::vector<side_rule> side_rules = {}) {
  daypart_choice choice;
  choice.parts = std::move(parts);
  choice.k = k;
  choice.side_rules = std::move(side_rules);
  return choice;
}

daypart_choice this_many_parts(int n) {
  daypart_choice choice;
  for (int d = 0; d < n; ++d) choice.parts.push_back({"part " + std::to_string(d), {480 + 60 * d, 540 + 60 * d}, 200});
  return choice;
}

const daypart morning{"morning", {480, 720}, 200};
const daypart afternoon{"afternoon", {720, 1020}, 200};
const limit three_months{"patience", months{3}};

// --- One mistake, and what of it the error names.
struct mistake {
  std::string label;
  rules_list rules;
  std::vector<std::string> named;
  friend std::ostream& operator<<(std::ostream& out, const mistake& row) { return out << row.label; }
};

rhythm rhythm_without_a_gap() { return every(std::vector<delay>{}, channel::call); }

step_list endless(std::vector<step> steps) { return in_order(std::move(steps)).repeating_after(business_days{10}); }

const step first_call{"first", channel::call, business_days{0}};

const std::vector<mistake> mistakes_of_tracks{
    {"no rule at all", {}, {"tracks"}},
    {"no track", {three_months}, {"tracks"}},
    {"no track that starts by itself", {plain_letters}, {"tracks", "starts by itself"}},
    {"no track that starts, two that wait",
     {plain_letters, track{"e-mails", after(landing_of{"letters"}, business_days{1}, channel::email)}},
     {"starts by itself"}},
    {"a rhythm without a gap", {track{"calls", rhythm_without_a_gap()}}, {"track 'calls'", "gap"}},
    {"a gap of nothing", {track{"calls", every(business_days{0}, channel::call)}}, {"track 'calls'", "0"}},
    {"a negative gap", {track{"calls", every(business_days{-2}, channel::call)}}, {"track 'calls'", "-2"}},
    {"a negative gap behind a good one",
     {track{"calls", every(std::vector<delay>{hours{4}, minutes{-7}}, channel::call)}},
     {"track 'calls'", "-7"}},
    {"a negative first",
     {track{"calls", every(business_days{1}, channel::call).first_after(calendar_days{-3})}},
     {"track 'calls'", "first", "-3"}},
    {"a rhythm of voicemails",
     {track{"messages", every(business_days{1}, channel::voicemail)}},
     {"track 'messages'", "voicemail"}},
    {"after each of nothing",
     {plain_calls, track{"letters", after_each(0, unanswered_calls, channel::letter)}},
     {"track 'letters'", "0"}},
    {"after each of less than nothing",
     {plain_calls, track{"letters", after_each(-5, unanswered_calls, channel::letter)}},
     {"track 'letters'", "-5"}},
    {"a negative wait after each",
     {plain_calls, track{"letters", after_each(5, unanswered_calls, channel::letter).waiting(open_minutes{-30})}},
     {"track 'letters'", "-30"}},
    {"a negative wait after a landing",
     {plain_calls, plain_letters, track{"e-mails", after(landing_of{"letters"}, business_days{-1}, channel::email)}},
     {"track 'e-mails'", "-1"}},
    {"a negative wait after a sending",
     {plain_calls, plain_letters, track{"e-mails", after(sending_of{"letters"}, hours{-8}, channel::email)}},
     {"track 'e-mails'", "-8"}},
    {"after the landing of a track that is not there",
     {plain_calls, track{"e-mails", after(landing_of{"leters"}, business_days{1}, channel::email)}},
     {"track 'e-mails'", "'leters'"}},
    {"after the sending of a track that is not there",
     {plain_calls, track{"e-mails", after(sending_of{"parcels"}, business_days{1}, channel::email)}},
     {"track 'e-mails'", "'parcels'"}},
    {"after its own landing",
     {plain_calls, track{"e-mails", after(landing_of{"e-mails"}, business_days{1}, channel::email)}},
     {"track 'e-mails'", "'e-mails'"}},
    {"after the landing of a guard",
     {plain_calls, guard{"daily", at_most(1, channel::call, per_local_day)},
      track{"e-mails", after(landing_of{"daily"}, business_days{1}, channel::email)}},
     {"track 'e-mails'", "'daily'"}},
    {"after the landing of calls",
     {plain_calls, track{"e-mails", after(landing_of{"calls"}, business_days{1}, channel::email)}},
     {"track 'e-mails'", "'calls'"}},
    {"a list without steps", {track{"sequence", endless({})}}, {"track 'sequence'", "step"}},
    {"a list that runs out", {track{"sequence", in_order({first_call})}}, {"track 'sequence'", "runs out"}},
    {"a list that repeats and hands over",
     {track{"sequence", endless({first_call}).handing_over_to(every(business_days{5}, channel::call))}},
     {"track 'sequence'"}},
    {"a negative wait before a step",
     {track{"sequence", endless({first_call, {"second", channel::email, business_days{-4}}})}},
     {"track 'sequence'", "'second'", "-4"}},
    {"a step without an id",
     {track{"sequence", endless({{"", channel::call, business_days{0}}})}},
     {"'sequence'", "id"}},
    {"two steps of one id",
     {track{"sequence", endless({first_call, {"first", channel::email, business_days{1}}})}},
     {"track 'sequence'", "'first'"}},
    {"a negative pause before repeating",
     {track{"sequence", in_order({first_call}).repeating_after(business_days{-10})}},
     {"track 'sequence'", "-10"}},
    {"a negative gap in what takes over",
     {track{"sequence", in_order({first_call}).handing_over_to(every(business_days{-6}, channel::call))}},
     {"track 'sequence'", "-6"}},
    {"a negative first in what takes over",
     {track{"sequence",
            in_order({first_call}).handing_over_to(every(business_days{6}, channel::call).first_after(hours{-1}))}},
     {"track 'sequence'", "-1"}},
    {"a brief used twice",
     {track{"calls", every(business_days{2}, channel::call).with({{"a view", "a case", "a view"}})}},
     {"track 'calls'", "'a view'"}},
    {"an empty function", {plain_calls, track{"own", track_function{}}}, {"track 'own'", "function"}},
};

const step mail{"mail", channel::email};
const step again{"again", channel::email, business_days{1}};

rules_list steps(std::vector<step> some) { return {track{"sequence", endless(std::move(some))}}; }
rules_list beside_calls(after_event what) { return {plain_calls, track{"hot", std::move(what)}}; }
track paced(track::rule what, pacing pace) { return track("paced", std::move(what)).paced(pace); }

const pacing planned{.from = anchor::planned};
const pacing holding{.late = late_policy::hold};
const pacing restarting{.resumes = resume_mode::restart};

const std::vector<mistake> mistakes_of_ways{
    {"a branch to nowhere", steps({mail.when(outcome_kind::clicked, "cal")}), {"step 'mail'", "'cal'"}},
    {"a next step that is not there", steps({mail.then("cal")}), {"step 'mail'", "'cal'"}},
    {"a branch without an outcome",
     steps({mail.when(std::vector<outcome_kind>{}, "again"), again}),
     {"step 'mail', branch to 'again'", "no outcome"}},
    {"a branch on what cannot be recorded",
     steps({mail.when(outcome_kind::unrecorded, "again"), again}),
     {"branch to 'again'", "unrecorded"}},
    {"a branch that names an outcome twice",
     steps({mail.when({outcome_kind::opened, outcome_kind::clicked, outcome_kind::opened}, "again"), again}),
     {"branch to 'again'", "opened twice"}},
    {"a step that no way leads to", steps({mail.ends_list(), again}), {"step 'again'", "no way leads to it"}},
    {"two steps that lead to each other alone",
     steps({mail.ends_list(), again, step{"third", channel::call, hours{1}}.then("again")}),
     {"step 'again'", "step 'third'"}},
    {"a jump back that does not wait",
     steps({mail, again.when(outcome_kind::opened, "mail")}),
     {"step 'again'", "'mail'", "wait of 0"}},
    {"a jump onto itself that does not wait", steps({mail.then("mail")}), {"step 'mail'", "wait of 0"}},
    {"a step that both ends and goes on", steps({mail.ends_list().then("again"), again}), {"step 'mail'", "ends_list"}},
    {"a list that runs out on one way",
     {track{"sequence", in_order({mail.when(outcome_kind::opened, "again").ends_list(), again.then("again")})}},
     {"runs out"}},
    {"after no event", beside_calls(after(std::vector<outcome_kind>{}, hours{1}, channel::call)), {"'hot'", "events"}},
    {"after an event that cannot be recorded",
     beside_calls(after(outcome_kind::unrecorded, hours{1}, channel::call)),
     {"'hot'", "unrecorded"}},
    {"after an event named twice",
     beside_calls(after({outcome_kind::opened, outcome_kind::opened}, hours{1}, channel::call)),
     {"'hot'", "opened twice"}},
    {"a negative wait after an event",
     beside_calls(after(outcome_kind::opened, hours{-1}, channel::call)),
     {"'hot'", "-1"}},
    {"a voicemail after an event",
     beside_calls(after(outcome_kind::opened, hours{1}, channel::voicemail)),
     {"'hot'", "voicemail"}},
    {"nothing but what follows events",
     {track{"hot", after(outcome_kind::clicked, hours{1}, channel::call)}},
     {"starts by itself"}},
    {"after the landing of calls that follow an event",
     {plain_calls, track{"hot", after(outcome_kind::clicked, hours{1}, channel::call)},
      track{"e-mails", after(landing_of{"hot"}, business_days{1}, channel::email)}},
     {"track 'e-mails'", "'hot'"}},
    {"after the landing of calls that keep to a plan",
     {plain_calls.paced(planned), track{"e-mails", after(landing_of{"calls"}, business_days{1}, channel::email)}},
     {"track 'e-mails'", "'calls'"}},
    {"a plan for what follows an event",
     {plain_calls, paced(after(outcome_kind::opened, hours{1}, channel::email), planned)},
     {"track 'paced'", "anchor or late policy"}},
    {"a plan for what is owed",
     {plain_calls, paced(after_each(5, unanswered_calls, channel::letter), holding)},
     {"'paced'"}},
    {"a plan for a list with branches",
     {paced(endless({mail.when(outcome_kind::opened, "again"), again}), holding)},
     {"'paced'", "without branches"}},
    {"a plan for a list that ends early", {paced(endless({mail.ends_list()}), planned)}, {"'paced'"}},
    {"a pace for a rule of the host's own",
     {plain_calls, paced(host_track{[](const case_view&) { return std::optional<proposal>{}; }}, restarting)},
     {"'paced'", "built-in"}},
    {"a brief with two variants of one name",
     {track{"e-mails", every(hours{1}, channel::email).with({{one_of({"a view", "a view"})}})}},
     {"'e-mails'", "'a view'"}},
    {"a variant without a name",
     steps({{"mail", channel::email, hours{1}, one_of({"a view", ""})}}),
     {"'mail'", "name"}},
    {"an empty brief in a list",
     {track{"e-mails", every(hours{1}, channel::email).with({{""}})}},
     {"'e-mails'", "name"}},
};

const std::vector<mistake> mistakes_of_re_entries{
    {"after nothing", {plain_calls, re_entry{"again", {}, months{12}}}, {"re-entry 'again'", "disposition"}},
    {"after an objection",
     {plain_calls, re_entry{"again", {disposition::refused, disposition::opted_out}, months{12}}},
     {"re-entry 'again'", "opted_out"}},
    {"after one thing twice",
     {plain_calls, re_entry{"again", {disposition::refused, disposition::refused}, months{12}}},
     {"re-entry 'again'", "refused twice"}},
    {"a negative wait",
     {plain_calls, re_entry{"again", {disposition::refused}, calendar_days{-3}}},
     {"re-entry 'again'", "-3"}},
    {"the id of another rule",
     {plain_calls, hand_over("calls", {disposition::refused}, "gentle")},
     {"re-entry 'calls'"}},
};

const std::vector<mistake> mistakes_of_names{
    {"two tracks of one id", {plain_calls, track{"calls", every(business_days{9}, channel::email)}}, {"'calls'"}},
    {"a track and a guard of one id",
     {plain_calls, guard{"calls", at_most(1, channel::call, per_local_day)}},
     {"guard 'calls'"}},
    {"two limits of one id", {plain_calls, three_months, limit{"patience", calls{9}}}, {"limit 'patience'"}},
    {"a track without an id", {track{"", every(business_days{2}, channel::call)}}, {"track ''", "id"}},
    {"a track called as a rule that every policy has",
     {track{"promise", every(business_days{2}, channel::call)}},
     {"track 'promise'"}},
    {"a limit called as an outcome is", {plain_calls, limit{"outcome:busy", calls{9}}}, {"limit 'outcome:busy'"}},
};

const std::vector<mistake> mistakes_of_the_rest{
    {"a cap of nothing",
     {plain_calls, guard{"daily", at_most(0, channel::call, per_local_day)}},
     {"guard 'daily'", "0"}},
    {"a cap of less", {plain_calls, guard{"ever", at_most(-3, channel::call, per_lifetime)}}, {"guard 'ever'", "-3"}},
    {"a cap over no hours",
     {plain_calls, guard{"daily", at_most(1, channel::call, rolling{hours{0}})}},
     {"guard 'daily'", "0 hours"}},
    {"a cap over negative days",
     {plain_calls, guard{"monthly", at_most(1, channel::call, rolling_days{-30})}},
     {"guard 'monthly'", "-30 days"}},
    {"a cap for no channel",
     {plain_calls, guard{"daily", at_most(1, channel_set{}, per_local_day)}},
     {"guard 'daily'", "channel"}},
    {"a window for no channel",
     {plain_calls, guard{"office", window(channel_set{}, monday_to_friday("09:00-17:00"))}},
     {"guard 'office'", "channel"}},
    {"an empty function as a guard", {plain_calls, guard{"own", guard_function{}}}, {"guard 'own'", "function"}},
    {"an empty function as an ending", {plain_calls, ending{"own", ending_function{}}}, {"ending 'own'", "function"}},
    {"a limit of no calls", {plain_calls, limit{"patience", calls{0}}}, {"limit 'patience'", "0 calls"}},
    {"a limit of negative calls", {plain_calls, limit{"patience", calls{-1}}}, {"limit 'patience'", "-1"}},
    {"a limit of no time", {plain_calls, limit{"patience", months{0}}}, {"limit 'patience'", "0"}},
    {"a limit of negative time", {plain_calls, limit{"patience", calls{5}, hours{-9}}}, {"limit 'patience'", "-9"}},
    {"closing within no time", {plain_calls, three_months.closing_within(business_days{-2})}, {"'patience'", "-2"}},
    {"closing with a voicemail",
     {plain_calls, three_months.closing_with(channel::voicemail)},
     {"'patience'", "voicemail"}},
    {"no daypart", {plain_calls, choice_of({})}, {"dayparts"}},
    {"nine dayparts", {plain_calls, this_many_parts(9)}, {"dayparts", "9"}},
    {"overlapping dayparts",
     {plain_calls, choice_of({afternoon, {"noon", {700, 760}, 200}})},
     {"dayparts", "'afternoon'", "'noon'"}},
    {"a daypart the wrong way round",
     {plain_calls, choice_of({morning, {"reversed", {900, 800}, 200}})},
     {"'reversed'"}},
    {"an empty daypart", {plain_calls, choice_of({morning, {"empty", {900, 900}, 200}})}, {"'empty'"}},
    {"a daypart before the day begins", {plain_calls, choice_of({{"night", {-60, 60}, 200}})}, {"'night'", "-60"}},
    {"a daypart after the day ends", {plain_calls, choice_of({{"night", {1380, 1441}, 200}})}, {"'night'", "1441"}},
    {"more answers than calls", {plain_calls, choice_of({{"lunch", {720, 840}, 1001}})}, {"'lunch'", "1001"}},
    {"fewer answers than none", {plain_calls, choice_of({{"lunch", {720, 840}, -1}})}, {"'lunch'", "-1"}},
    {"no weight", {plain_calls, choice_of({morning}, 0)}, {"dayparts", "k = 0"}},
    {"negative weight", {plain_calls, choice_of({morning}, -2)}, {"dayparts", "k = -2"}},
    {"no calls in a daypart",
     {plain_calls, choice_of({morning}, 2, {at_most_per_daypart{0}})},
     {"dayparts", "0 calls per daypart"}},
    {"dayparts given twice", {plain_calls, choice_of({morning}), choice_of({morning})}, {"dayparts", "twice"}},
    {"promise rules given twice", {plain_calls, promise_rules{}, promise_rules{}}, {"promises", "twice"}},
};

void check_named(const mistake& row) {
  const auto said = mistakes_in(row.rules);
  BOOST_TEST_INFO(said);
  BOOST_TEST(!said.empty());
  for (const std::string& part : row.named) {
    BOOST_TEST_INFO(said);
    BOOST_TEST(contains(said, part), "names " << part);
  }
}

// --- A policy made from another one.

std::vector<std::string> ids_of(const policy& rules) {
  std::vector<std::string> ids;
  for (const policy_rule& one : rules.rules()) ids.emplace_back(id_of(one));
  return ids;
}

BOOST_AUTO_TEST_CASE(a_rule_takes_the_place_of_the_one_with_its_id_or_comes_last) {
  const policy before = with({plain_calls, plain_letters});
  const track slower{"calls", every(business_days{5}, channel::call)};
  BOOST_TEST((before.with(slower) == with({slower, plain_letters})));
  const guard daily{"daily", at_most(1, channel::call, per_local_day)};
  BOOST_TEST((before.with(daily) == with({plain_calls, plain_letters, daily})));
  BOOST_TEST((before.with(rules_list{daily, slower}) == with({slower, plain_letters, daily})));
  BOOST_TEST((before == with({plain_calls, plain_letters})));
}

BOOST_AUTO_TEST_CASE(promise_rules_and_dayparts_replace_those_that_there_were) {
  const policy before = with({plain_calls, promise_rules{}});
  const promise_rules other{.cleared = promise_rules::clearing::by_next_call};
  BOOST_TEST((before.with(other) == with({plain_calls, other})));
}

BOOST_AUTO_TEST_CASE(a_preset_and_the_rules_of_a_law_are_one_policy) {
  const policy ours = until_no().with(rules::united_states_telephone()).without({"letters", "e-mails"});
  const policy theirs = until_no();
  BOOST_TEST(ours.rules().size() == theirs.rules().size() + rules::united_states_telephone().size() - 2);
  BOOST_TEST(ours.name() == "until_no");
  BOOST_TEST((ours != theirs));
  const policy named = ours.named("in the US", "2027");
  BOOST_TEST(named.name() + ' ' + named.version() == "in the US 2027");
  BOOST_TEST((named != ours));
  BOOST_TEST(ids_of(named) == ids_of(ours), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(another_table_leaves_the_rules) {
  const behaviours closing = doctrine().with(outcome_kind::no_without_reasons, close_as{disposition::refused});
  BOOST_TEST((with({plain_calls}).with(closing) == policy{"p", closing, {plain_calls}}));
}

BOOST_AUTO_TEST_CASE(only_a_rule_that_is_there_can_be_left_out_and_the_rest_must_stand) {
  const policy rules = with({plain_calls, plain_letters});
  BOOST_TEST(refusal<invalid_policy>([&] { return rules.without("e-mails"); }) ==
             "policy 'p': without | e-mails | calls, letters");
  BOOST_TEST(refusal<invalid_policy>([&] { return rules.without(""); }) ==
             "policy 'p': without | \"\" | calls, letters");
  BOOST_CHECK_THROW((void)with({plain_calls}).without("calls"), invalid_policy);
}

BOOST_AUTO_TEST_CASE(a_loop_over_the_rules_of_a_temporary_policy_is_safe) {
  std::size_t met = 0;
  for (const policy_rule& one : until_no().rules()) met += id_of(one).empty() ? 0U : 1U;
  BOOST_TEST(met > 0U);
}

// --- Whether progress is enough.
struct memory {
  std::string label;
  rules_list rules;
  bool needs_history;
  friend std::ostream& operator<<(std::ostream& out, const memory& row) { return out << row.label; }
};

const track emails{"e-mails", every(business_days{15}, channel::email)};
const track more_emails{"more e-mails", every(business_days{20}, channel::email)};
const track own_track{"own track", [](const case_view&) -> std::optional<proposal> { return std::nullopt; }};
const guard own_guard{"own guard", [](const case_view&, const touch_at&) { return verdict::allow(); }};
const ending own_ending{"own ending", [](const case_view&) -> std::optional<disposition> { return std::nullopt; }};

const std::vector<memory> memories{
    {"a rhythm of calls", {plain_calls}, false},
    {"a rhythm of calls with briefs", {track{"calls", every(hours{9}, channel::call).with({{"a view"}})}}, false},
    {"what follows an event", beside_calls(after(outcome_kind::opened, hours{1}, channel::call)), false},
    {"two that count and one that follows",
     {plain_calls, plain_letters, emails, track{"hot", after(outcome_kind::opened, hours{1}, channel::call)}},
     false},
    {"a list in its order", steps({mail, again}), false},
    {"a list with a branch", steps({mail.when(outcome_kind::opened, "again"), again}), true},
    {"a list that ends early", steps({mail.ends_list()}), true},
    {"a list that goes on elsewhere", steps({mail.then("again"), again}), true},
    {"a plan", {plain_calls.paced(planned)}, true},
    {"a late one that holds its dates", {plain_calls.paced(holding)}, true},
    {"a delay that starts anew after a hold", {plain_calls.paced(restarting)}, true},
    {"the usual pace, given", {plain_calls.paced({})}, false},
    {"a re-entry", {plain_calls, hand_over("nurture", {disposition::refused}, "gentle")}, false},
    {"two tracks that count", {plain_calls, plain_letters, emails}, false},
    {"three tracks that count", {plain_calls, plain_letters, emails, more_emails}, false},
    {"five tracks that count",
     {plain_calls, plain_letters, emails, more_emails,
      track{"hot", after(outcome_kind::opened, hours{1}, channel::call)},
      track{"warm", after(outcome_kind::clicked, hours{1}, channel::call)}},
     true},
    {"a cap of eight calls", {plain_calls, guard{"weekly", at_most(8, channel::call, rolling_days{7})}}, false},
    {"a cap of nine calls", {plain_calls, guard{"weekly", at_most(9, channel::call, rolling_days{7})}}, true},
    {"a cap of e-mails", {plain_calls, guard{"weekly", at_most(1, channel::email, rolling_days{7})}}, true},
    {"a cap of calls and e-mails",
     {plain_calls, guard{"weekly", at_most(1, {channel::call, channel::email}, rolling_days{7})}},
     true},
    {"a cap for life", {plain_calls, guard{"ever", at_most(3, channel::call, per_lifetime)}}, true},
    {"a window", {plain_calls, guard{"office", window(channel_set::all(), monday_to_friday("09:00-17:00"))}}, false},
    {"five dayparts for 179 days", {plain_calls, this_many_parts(5), limit{"end", calendar_days{179}}}, false},
    {"five dayparts for 180 days", {plain_calls, this_many_parts(5), limit{"end", calendar_days{180}}}, true},
    {"five dayparts for five months", {plain_calls, this_many_parts(5), limit{"end", months{5}}}, false},
    {"five dayparts for six months", {plain_calls, this_many_parts(5), limit{"end", months{6}}}, true},
    {"five dayparts for 4,319 hours", {plain_calls, this_many_parts(5), limit{"end", hours{4'319}}}, false},
    {"five dayparts for 4,320 hours", {plain_calls, this_many_parts(5), limit{"end", hours{4'320}}}, true},
    {"dayparts without a limit of time", {plain_calls, this_many_parts(5), limit{"end", calls{50}}}, true},
    {"six dayparts", {plain_calls, this_many_parts(6), three_months}, false},
    {"other weekday", {plain_calls, choice_of({morning}, 2, {other_weekday{}}), three_months}, false},
    {"other clock time", {plain_calls, choice_of({morning}, 2, {other_clock_time{}}), three_months}, true},
    {"rules of one's own", {plain_calls, own_track, own_guard, own_ending}, false},
    {"a track of one's own that reads history", {plain_calls, own_track.reading_history()}, true},
    {"a guard of one's own that reads history", {plain_calls, own_guard.reading_history()}, true},
    {"an ending of one's own that reads history", {plain_calls, own_ending.reading_history()}, true},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(policies)

// --- What a policy is.

BOOST_AUTO_TEST_CASE(a_policy_is_what_it_was_made_of) {
  const policy proposals{"proposal follow-up",
                         doctrine(),
                         {plain_calls, guard{"daily", at_most(1, channel::call, per_local_day)}, three_months},
                         "2026-1"};
  BOOST_TEST(proposals.name() == "proposal follow-up");
  BOOST_TEST(proposals.version() == "2026-1");
  BOOST_TEST((proposals.table() == doctrine()));
  BOOST_REQUIRE(proposals.rules().size() == 3U);
  BOOST_TEST(std::get<track>(proposals.rules()[0]).id() == "calls");
  BOOST_TEST(std::get<guard>(proposals.rules()[1]).id() == "daily");
  BOOST_TEST((std::get<limit>(proposals.rules()[2]) == three_months));
}

BOOST_AUTO_TEST_CASE(the_version_is_1_unless_given) { BOOST_TEST(with({plain_calls}).version() == "1"); }

BOOST_AUTO_TEST_CASE(copies_share_what_they_are_made_of_and_outlive_each_other) {
  auto original = std::make_unique<policy>(with({plain_calls}));
  const policy copy = *original;
  BOOST_TEST(copy.rules().data() == original->rules().data());
  original.reset();
  BOOST_TEST(std::get<track>(copy.rules().front()).id() == "calls");
}

BOOST_AUTO_TEST_CASE(rules_of_the_hosts_own_stand_beside_the_others) {
  const auto rules = with({plain_calls, own_track, own_guard, own_ending});
  BOOST_TEST(rules.rules().size() == 4U);
  BOOST_TEST(rules.name_of(id_of<rule_id>("own track")) == "own track");
  BOOST_TEST(rules.name_of(id_of<rule_id>("own guard")) == "own guard");
  BOOST_TEST(rules.name_of(id_of<rule_id>("own ending")) == "own ending");
}

BOOST_AUTO_TEST_CASE(a_track_of_the_hosts_own_is_enough_to_start) { BOOST_TEST(mistakes_in({own_track}) == ""); }

BOOST_AUTO_TEST_CASE(a_policy_may_lack_every_limit) { BOOST_TEST(mistakes_in({plain_calls}) == ""); }

BOOST_AUTO_TEST_CASE(a_list_that_repeats_or_hands_over_loads) {
  BOOST_TEST(mistakes_in({track{"sequence", endless({first_call})}}) == "");
  BOOST_TEST(mistakes_in({track{
                 "sequence", in_order({first_call}).handing_over_to(every(business_days{5}, channel::call))}}) == "");
}

BOOST_AUTO_TEST_CASE(a_list_that_never_runs_out_need_not_repeat) {
  BOOST_TEST(mistakes_in({track{"sequence", in_order({mail, again.then("again")})}}) == "");
  const step other{"other", channel::call, hours{2}};
  BOOST_TEST(mistakes_in({track{"sequence", in_order({mail.then("again").when(outcome_kind::opened, "other"), other,
                                                      again.then("other")})}}) == "");
}

BOOST_AUTO_TEST_CASE(a_track_may_wait_for_one_that_is_declared_after_it) {
  BOOST_TEST(mistakes_in({plain_calls, track{"e-mails", after(landing_of{"letters"}, business_days{1}, channel::email)},
                          plain_letters}) == "");
}

BOOST_AUTO_TEST_CASE(eight_dayparts_that_touch_are_as_many_as_there_can_be) {
  BOOST_TEST(mistakes_in({plain_calls, this_many_parts(8)}) == "");
  BOOST_TEST(mistakes_in({plain_calls, choice_of({afternoon, morning})}) == "");
}

// --- What does not load.

BOOST_AUTO_TEST_CASE(a_policy_without_a_name_does_not_load) {
  BOOST_CHECK_THROW((policy{"", doctrine(), {plain_calls}}), invalid_policy);
}

BOOST_AUTO_TEST_CASE(every_outcome_without_a_behaviour_is_named_in_one_error) {
  const auto said = mistakes_in({plain_calls}, behaviours{});
  for (int i = 0; i < outcome_count; ++i) {
    const std::string name{name_of(static_cast<outcome_kind>(i))};
    BOOST_TEST(contains(said, "'" + name + "'"), "names " << name);
  }
}

BOOST_AUTO_TEST_CASE(outcomes_that_have_a_behaviour_are_not_named) {
  const auto said = mistakes_in(
      {plain_calls}, behaviours{}.with(outcome_kind::busy, retry_soon{}).with(outcome_kind::yes, take_note{}));
  BOOST_TEST(!contains(said, "'busy'"));
  BOOST_TEST(!contains(said, "'yes'"));
  BOOST_TEST(contains(said, "'no_answer'"));
}

BOOST_DATA_TEST_CASE(a_mistake_in_a_track_is_named, mistakes_of_tracks, row) { check_named(row); }

BOOST_DATA_TEST_CASE(a_mistake_in_the_ways_through_a_list_or_in_a_reaction_is_named, mistakes_of_ways, row) {
  check_named(row);
}

BOOST_DATA_TEST_CASE(a_mistake_in_a_re_entry_is_named, mistakes_of_re_entries, row) { check_named(row); }

BOOST_DATA_TEST_CASE(a_mistake_in_an_id_is_named, mistakes_of_names, row) { check_named(row); }

BOOST_DATA_TEST_CASE(a_mistake_in_any_other_rule_is_named, mistakes_of_the_rest, row) { check_named(row); }

BOOST_AUTO_TEST_CASE(a_negative_distance_between_calls_is_named) {
  auto choice = choice_of({morning});
  choice.apart = hours{-3};
  BOOST_TEST(contains(mistakes_in({plain_calls, choice}), "-3"));
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_listed_not_the_first) {
  const auto said = mistakes_in(
      {track{"calls", every(business_days{-2}, channel::call)}, track{"sequence", in_order({first_call})},
       guard{"daily", at_most(0, channel::call, per_local_day)}, limit{"patience", calls{0}}, choice_of({morning}, -1)},
      doctrine());
  for (const char* const part : {"track 'calls'", "track 'sequence'", "guard 'daily'", "limit 'patience'", "k = -1"}) {
    BOOST_TEST(contains(said, part), "names " << part);
  }
  BOOST_TEST(contains(mistakes_in({}, behaviours{}), "tracks"));
  BOOST_TEST(contains(mistakes_in({}, behaviours{}), "'no_answer'"));
}

// --- The names behind the identities in an answer.

BOOST_AUTO_TEST_CASE(rules_have_their_names) {
  const auto rules = with(
      {plain_calls, plain_letters, guard{"daily", at_most(1, channel::call, per_local_day)}, own_ending, three_months});
  for (const char* const id : {"calls", "letters", "daily", "own ending", "patience"}) {
    BOOST_TEST(rules.name_of(id_of<rule_id>(id)) == id);
  }
}

BOOST_AUTO_TEST_CASE(a_rule_is_not_called_like_one_that_every_policy_has) {
  for (const std::string id : {"promise", "answer", "message", "appointment", "hold", "letter", "calendar",
                               "preference", "data", "outcome:busy", "outcome:of my own"}) {
    check_named({id, {plain_calls, track{id, every(business_days{2}, channel::letter)}}, {"every policy"}});
  }
}

BOOST_AUTO_TEST_CASE(the_rules_that_every_policy_has_are_named_too) {
  const auto rules = with({plain_calls});
  for (const char* const id : {"promise", "answer", "message", "appointment", "hold", "calendar"}) {
    BOOST_TEST(rules.name_of(id_of<rule_id>(id)) == id);
  }
  for (int i = 0; i < outcome_count; ++i) {
    const auto id = "outcome:" + std::string(name_of(static_cast<outcome_kind>(i)));
    BOOST_TEST(rules.name_of(id_of<rule_id>(id)) == id);
  }
}

BOOST_AUTO_TEST_CASE(briefs_have_their_names_wherever_they_stand) {
  const auto rules =
      with({track{"calls", every(business_days{2}, channel::call).with({{"of a call"}})},
            track{"letters", after_each(5, unanswered_calls, channel::letter).with({{"of a letter", "of another"}})},
            track{"e-mails", after(landing_of{"letters"}, business_days{1}, channel::email).with({{"of an e-mail"}})},
            track{"sequence", endless({{"first", channel::email, business_days{0}, "of a step"}})},
            three_months.closing_with(channel::letter, "of the end")});
  for (const char* const brief :
       {"of a call", "of a letter", "of another", "of an e-mail", "of a step", "of the end"}) {
    BOOST_TEST(rules.name_of(id_of<brief_id>(brief)) == brief);
  }
}

BOOST_AUTO_TEST_CASE(variants_and_the_policies_that_take_over_have_their_names) {
  const auto rules = with({track{"calls", every(hours{1}, channel::call).with({{one_of({"long", "short"})}})},
                           re_entry{"again", {disposition::refused}, months{12}},
                           hand_over("nurture", {disposition::exhausted}, "gentle")});
  BOOST_TEST(rules.name_of(id_of<brief_id>("long")) == "long");
  BOOST_TEST(rules.name_of(id_of<brief_id>("short")) == "short");
  BOOST_TEST(rules.name_of(id_of<rule_id>("nurture")) == "nurture");
  BOOST_TEST(rules.name_of(id_of<policy_id>("gentle")) == "gentle");
  BOOST_TEST(rules.name_of(id_of<policy_id>("p")) == "p");
  BOOST_TEST(rules.name_of(id_of<policy_id>("another")) == "");
}

BOOST_AUTO_TEST_CASE(policies_are_equal_when_all_that_they_say_is) {
  const auto equal = [](rules_list a, rules_list b) { return with(std::move(a)) == with(std::move(b)); };
  const auto hot = after(outcome_kind::opened, hours{1}, channel::call);
  const auto own = [](std::string name, std::string parameters) {
    host_track rule{[](const case_view&) { return std::optional<proposal>{}; }};
    rule.registered = {std::move(name), std::move(parameters)};
    return rules_list{track{"own", rule}};
  };
  BOOST_TEST(equal({plain_calls}, {plain_calls}));
  BOOST_TEST((with({plain_calls}) != policy{"p", doctrine(), {plain_calls}, "2"}));
  BOOST_TEST(!equal({plain_calls}, {plain_calls.paced(planned)}));
  BOOST_TEST(!equal({plain_calls.paced(holding)}, {plain_calls.paced(restarting)}));
  BOOST_TEST(!equal(beside_calls(hot), beside_calls(after(outcome_kind::clicked, hours{1}, channel::call))));
  BOOST_TEST(!equal(beside_calls(hot), beside_calls(hot.with({{"a view"}}))));
  BOOST_TEST(!equal(steps({mail, again}), steps({mail.then("again"), again})));
  BOOST_TEST(!equal(steps({mail, again}), steps({mail, again.ends_list()})));
  BOOST_TEST(!equal(steps({mail, again}), steps({mail.when(outcome_kind::opened, "again"), again})));
  BOOST_TEST(!equal({plain_calls}, {plain_calls, hand_over("on", {disposition::refused}, "gentle")}));
  BOOST_TEST(!equal({plain_calls, hand_over("on", {disposition::refused}, "other")},
                    {plain_calls, hand_over("on", {disposition::refused}, "gentle")}));
  BOOST_TEST(equal(own("quarterly", "{}"), own("quarterly", "{}")));
  BOOST_TEST(!equal(own("quarterly", "{}"), own("yearly", "{}")));
  BOOST_TEST(!equal(own("quarterly", "{}"), own("quarterly", "{\"n\":2}")));
}

BOOST_AUTO_TEST_CASE(what_is_not_of_this_policy_has_no_name) {
  const auto rules = with({plain_calls});
  BOOST_TEST(rules.name_of(id_of<rule_id>("letters")) == "");
  BOOST_TEST(rules.name_of(rule_id{}) == "");
  BOOST_TEST(rules.name_of(id_of<brief_id>("a view")) == "");
  BOOST_TEST(rules.name_of(brief_id{}) == "");
}

// --- Whether progress is enough.

BOOST_DATA_TEST_CASE(a_policy_needs_history_when_it_looks_further_back_than_progress_does, memories, row) {
  BOOST_TEST(with(row.rules).needs_history() == row.needs_history);
}

BOOST_AUTO_TEST_SUITE_END()
