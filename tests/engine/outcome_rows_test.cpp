// Every row that a table of outcomes can have does what it says, however the outcome came to be recorded.
#include "engine/support.hpp"

#include <followup/policy/behaviours.hpp>

#include <boost/test/data/test_case.hpp>

using namespace followup;
using namespace support;

namespace {

// A row of each kind, with figures that are nobody's defaults.
const std::vector<behaviour> rows{follow_rhythm{},
                                  retry_soon{minutes{25}, 2},
                                  call_again{business_days{3}},
                                  same_day_after{open_minutes{90}},
                                  same_day_at{15 * 60},
                                  stay_away{calendar_days{10}},
                                  keep_promise{},
                                  cool_down{calendar_days{9}, delay{business_days{2}}},
                                  hold_until_named_or{calendar_days{14}},
                                  send_then_call{business_days{2}, business_days{6}},
                                  wait_for_meeting{business_days{2}},
                                  close_as{disposition::meeting},
                                  ask_why{business_days{2}},
                                  suppress{},
                                  answer_within{open_minutes{30}},
                                  drop_contact_point{},
                                  lands{business_days{4}},
                                  take_note{},
                                  try_again{hours{3}, 2}};

// A row at an outcome, and one way in which the outcome can be recorded.
struct recorded_row {
  behaviour row;
  touchpoint touch;
  friend std::ostream& operator<<(std::ostream& out, const recorded_row& one) {
    return out << name_of(kind_of(one.touch.what)) << ": " << name_of(one.row) << ", by " << name_of(one.touch.way)
               << ' ' << name_of(one.touch.via) << " with " << name_of(one.touch.spoke_to);
  }
};

bool loads(outcome_kind kind, const behaviour& what) {
  try {
    (void)doctrine().with(kind, what);
    return true;
  } catch (const invalid_policy&) { return false; }
}

bool can_happen(const touchpoint& touch) {
  try {
    check(touch);
    return true;
  } catch (const invalid_history&) { return false; }
}

// Monday 23 November 2026, 10:00.
const std::string that_moment = "2026-11-23 10:00";
const date that_friday = day("2026-11-27");

std::vector<touchpoint> ways_to_record(const outcome& what) {
  std::vector<touchpoint> all;
  for (const direction way : {direction::outbound, direction::inbound}) {
    for (int via = 0; via < channel_count; ++via) {
      for (const auto who :
           {contact_role::nobody, contact_role::machine, contact_role::gatekeeper, contact_role::decision_maker}) {
        touchpoint touch = made(local(that_moment), static_cast<channel>(via), what);
        touch.id = touchpoint_id{100};
        touch.way = way;
        touch.spoke_to = who;
        if (kind_of(what) == outcome_kind::call_back) touch.promised = promise{agreed_time::on(that_friday)};
        if (can_happen(touch)) all.push_back(touch);
      }
    }
  }
  return all;
}

// Without a date, so that the row's own figure counts.
template <std::size_t At = 0>
outcome sample_of(outcome_kind kind) {
  using one = std::variant_alternative_t<At, outcome>;
  if constexpr (std::is_same_v<one, unrecorded>) {
    return unrecorded{};
  } else {
    if (static_cast<std::size_t>(kind) != At) return sample_of<At + 1>(kind);
    if constexpr (std::is_default_constructible_v<one>) {
      return one{};
    } else {
      return one{agreed_time::on(that_friday)};
    }
  }
}

std::vector<recorded_row> every_row_that_loads() {
  std::vector<recorded_row> all;
  for (int i = 0; i < outcome_count; ++i) {
    const auto kind = static_cast<outcome_kind>(i);
    for (const behaviour& row : rows) {
      if (!loads(kind, row)) continue;
      for (const touchpoint& touch : ways_to_record(sample_of(kind))) all.push_back({row, touch});
    }
  }
  return all;
}

// A policy with that row, and the touch recorded under it. What its tracks want lies far ahead, unless they call daily.
story told_with(const recorded_row& one, delay gap = business_days{50}) {
  const behaviours table = doctrine().with(kind_of(one.touch.what), one.row);
  story s{{"rows",
           table,
           {track{"calls", every(gap, channel::call).first_after(business_days{50})},
            track{"letters", every(business_days{50}, channel::letter).first_after(business_days{50})},
            track{"e-mails", after(landing_of{"letters"}, business_days{1}, channel::email)}}},
          "2026-11-20 09:00"};
  s.add(one.touch);
  return s;
}

bool is_by_track(const action& what) {
  const auto is = [&](std::string_view id) { return what.rule == id_of<rule_id>(id); };
  return is("calls") || is("letters") || is("e-mails");
}

// The actions that no track asked for.
std::string own_actions(const story& s, std::string_view now = "2026-11-23 10:01") {
  answer a = s.ask(now);
  a.actions.erase(std::remove_if(a.actions.begin(), a.actions.end(), is_by_track), a.actions.end());
  return actions_of(a);
}

struct does_what_it_says {
  const recorded_row& one;

  [[nodiscard]] story told(delay gap = business_days{50}) const { return told_with(one, gap); }
  void follow_with(std::string_view expected) const { BOOST_TEST(own_actions(told()) == expected); }

  void operator()(const follow_rhythm&) const { follow_with(""); }
  void operator()(const take_note&) const { follow_with(""); }
  void operator()(const retry_soon&) const {
    story s = told();
    BOOST_TEST(own_actions(s) == "call 2026-11-23 10:25");
    const auto again = [&](std::string_view when) {
      touchpoint touch = one.touch;
      touch.id = {};
      touch.at = s.at(when);
      s.add(touch);
    };
    again("2026-11-23 10:25");
    BOOST_TEST(own_actions(s, "2026-11-23 10:26") == "call 2026-11-23 10:50");
    again("2026-11-23 10:50");
    BOOST_TEST(own_actions(s, "2026-11-23 10:51") == "");
    again("2026-11-24 10:00");
    BOOST_TEST(own_actions(s, "2026-11-24 10:01") == "call 2026-11-24 10:25");
  }
  void operator()(const call_again&) const { follow_with("call 2026-11-26 08:00"); }
  void operator()(const try_again&) const {
    follow_with((one.touch.via == channel::call ? "call" : "email") + std::string(" 2026-11-23 13:00"));
  }
  void operator()(const same_day_after&) const { follow_with("call 2026-11-23 11:30"); }
  void operator()(const same_day_at&) const { follow_with("call 2026-11-23 15:00"); }
  void operator()(const stay_away&) const {
    // The first working day on or after 3 December, also for a track that would call every day.
    BOOST_TEST(due_via(told(business_days{1}).ask("2026-11-23 10:01"), channel::call).substr(0, 10) >= "2026-12-03");
    story untouched = told(business_days{1});
    untouched.letter("2026-11-23 11:00");
    BOOST_TEST(day_via(untouched.ask("2026-11-23 11:01"), channel::email) == "2026-11-26");
  }
  void operator()(const keep_promise&) const { follow_with("call 2026-11-27 08:00"); }
  void operator()(const cool_down&) const { follow_with("letter 2026-11-25 08:00, call 2026-12-02 08:00"); }
  void operator()(const hold_until_named_or&) const {
    const answer a = told(business_days{1}).ask("2026-11-23 10:01");
    BOOST_TEST(a.status == status::on_hold);
    BOOST_TEST(due_via(a, channel::call) == "2026-12-07 08:00");
    for (const action& next : a.actions) BOOST_TEST(next.due >= local("2026-12-07 08:00"));
  }
  void operator()(const send_then_call&) const {
    story s = told();
    const answer a = s.ask("2026-11-23 10:01");
    BOOST_TEST(actions_of(a).substr(0, 22) == "email 2026-11-23 10:00");
    BOOST_REQUIRE(says(a, reason_kind::information_owed));
    BOOST_TEST(shown(*reason_of(a, reason_kind::information_owed)->to) == "2026-11-25 08:00");
    s.email("2026-11-23 11:00");
    BOOST_TEST(own_actions(s, "2026-11-23 11:01") == "call 2026-12-01 08:00");
  }
  void operator()(const wait_for_meeting&) const {
    const answer a = told(business_days{1}).ask("2026-11-23 10:01");
    BOOST_TEST(a.status == status::dormant);
    BOOST_TEST(actions_of(a) == "call 2026-12-01 08:00");
  }
  void operator()(const close_as&) const {
    const answer a = told().ask("2026-11-23 10:01");
    BOOST_REQUIRE(a.concluded.has_value());
    BOOST_TEST(a.concluded->how == disposition::meeting);
  }
  void operator()(const ask_why&) const { follow_with("call 2026-11-25 08:00"); }
  void operator()(const suppress&) const { goes_quiet(); }
  void operator()(const answer_within&) const {
    const answer a = told().ask("2026-11-23 10:01");
    BOOST_TEST(a.status == status::due);
    BOOST_REQUIRE(says(a, reason_kind::answer_owed));
    BOOST_TEST(shown(*reason_of(a, reason_kind::answer_owed)->to) == "2026-11-23 10:30");
  }
  void operator()(const drop_contact_point&) const { goes_quiet(); }
  void operator()(const lands&) const {
    if (one.touch.via != channel::letter) return follow_with("");
    BOOST_TEST(due_via(told().ask("2026-11-23 10:01"), channel::email) == "2026-11-30 08:00");
  }

  void goes_quiet() const {
    const answer a = told().ask("2026-11-23 10:01");
    BOOST_TEST(action_via(a, one.touch.via) == nullptr);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(outcome_rows)

BOOST_DATA_TEST_CASE(a_row_that_loads_does_what_it_says, every_row_that_loads(), one) {
  std::visit(does_what_it_says{one}, one.row);
}

BOOST_AUTO_TEST_CASE(a_row_that_could_do_nothing_there_does_not_load) {
  BOOST_TEST(!loads(outcome_kind::sent, send_then_call{}));
  BOOST_TEST(!loads(outcome_kind::sent, call_again{}));
  BOOST_TEST(!loads(outcome_kind::clicked, retry_soon{}));
  BOOST_TEST(!loads(outcome_kind::opened, stay_away{}));
  BOOST_TEST(!loads(outcome_kind::replied, send_then_call{}));
  BOOST_TEST(!loads(outcome_kind::call_back, call_again{}));
}

// --- Retries within the day.

namespace {

policy retrying(std::vector<policy_rule> more = {}) {
  const behaviours table = doctrine()
                               .with(outcome_kind::no_answer, retry_soon{minutes{20}, 2})
                               .with(outcome_kind::busy, retry_soon{minutes{10}, 3});
  more.insert(more.begin(), track{"calls", every(business_days{1}, channel::call)});
  return {"retrying", table, std::move(more)};
}

// Makes every call as soon as it is allowed, on one day, and says how many there were.
int calls_made(policy rules, const std::vector<outcome>& in_turn) {
  story s{std::move(rules), "2026-11-20 09:00"};
  int made = 0;
  for (ptime now = s.at("2026-11-23 08:00"); made < 50;) {
    const answer a = s.ask(now);
    const action* next = action_via(a, channel::call);
    if (next == nullptr || next->window.begin >= s.at("2026-11-24 00:00")) break;
    now = next->window.begin;
    s.call(now, in_turn[static_cast<std::size_t>(made++) % in_turn.size()]);
  }
  return made;
}

guard one_a_day(bool but_retries) {
  const cap_guard cap = at_most(1, channel::call, per_local_day);
  return {"one a day", but_retries ? cap.except_retries() : cap};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_call_is_retried_as_often_a_day_as_its_row_says) {
  BOOST_TEST(calls_made(retrying({one_a_day(true)}), {no_answer{}}) == 1 + 2);
  BOOST_TEST(calls_made(retrying({one_a_day(true)}), {busy{}}) == 1 + 3);
}

BOOST_AUTO_TEST_CASE(each_outcome_has_a_count_of_its_own) {
  // The third unanswered call is retried no more; the two busy lines between them did not count for it.
  BOOST_TEST(calls_made(retrying({one_a_day(true)}), {no_answer{}, busy{}}) == 5);
}

BOOST_AUTO_TEST_CASE(all_retries_together_stay_within_a_cap_that_does_not_except_them) {
  const guard four{"four a day", at_most(4, channel::call, per_local_day)};
  BOOST_TEST(calls_made(retrying({one_a_day(true), four}), {no_answer{}, busy{}}) == 4);
  BOOST_TEST(calls_made(retrying({one_a_day(false)}), {no_answer{}, busy{}}) == 1);
}

BOOST_AUTO_TEST_CASE(progress_counts_the_retries_of_each_outcome) {
  behaviours table = doctrine();
  for (const auto kind : {outcome_kind::no_answer, outcome_kind::machine, outcome_kind::just_left}) {
    table = table.with(kind, retry_soon{minutes{20}, 1});
  }
  const std::vector<policy_rule> rules{track{"calls", every(business_days{1}, channel::call)}, one_a_day(true)};
  table = table.with(outcome_kind::day_off, retry_soon{minutes{20}, 1});
  const policy five{"five rows", table, rules};
  BOOST_TEST(!five.needs_history());
  BOOST_TEST(calls_made(five, {no_answer{}, machine{}, just_left{}, day_off{}}) == 1 + 4);
}

// --- What is sent, and the call after it, are as the row of the outcome says that asked for it.

BOOST_AUTO_TEST_CASE(what_one_outcome_asks_for_is_not_sent_by_the_row_of_another) {
  const behaviours table = doctrine().with(outcome_kind::spoke, send_then_call{business_days{1}, business_days{10}});
  const policy rules{"spoke", table, {track{"letters", every(business_days{50}, channel::letter)}}};
  story s{rules, "2026-11-20 09:00"};
  s.call("2026-11-23 10:00", spoke{}).email("2026-11-23 11:00");
  BOOST_TEST(due_via(s.ask("2026-11-23 11:01"), channel::call) == "2026-12-07 08:00");
  s.call("2026-12-07 09:00", send_information{}).email("2026-12-07 10:00");
  BOOST_TEST(due_via(s.ask("2026-12-07 10:01"), channel::call) == "2026-12-10 08:00");
}

// --- Whose calls owe a message.

namespace {

policy listed(bool steps_leave, bool rhythm_leaves) {
  step_list steps = in_order({step{"one", channel::call}, step{"two", channel::call, business_days{3}}});
  rhythm ever_after = every(business_days{5}, channel::call);
  if (rhythm_leaves) ever_after = ever_after.leaving_a_message();
  steps = steps.handing_over_to(ever_after);
  return {"list", doctrine(), {track{"list", steps_leave ? steps.leaving_a_message() : steps}}};
}

bool owes_a_message(const story& s, std::string_view now) { return says(s.ask(now), reason_kind::message_owed); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_step_list_and_the_rhythm_after_it_each_say_whether_their_calls_owe_a_message) {
  struct row {
    bool steps_leave, rhythm_leaves;
  };
  for (const auto& [steps_leave, rhythm_leaves] : {row{false, true}, row{true, false}, row{false, false}}) {
    story s{listed(steps_leave, rhythm_leaves), "2026-11-20 09:00"};
    s.call("2026-11-20 10:00", no_answer{});
    BOOST_TEST(owes_a_message(s, "2026-11-20 10:01") == steps_leave);
    s.call("2026-11-25 10:00", no_answer{});
    BOOST_TEST(owes_a_message(s, "2026-11-25 10:01") == steps_leave);
    s.call("2026-12-02 10:00", no_answer{});
    BOOST_TEST(owes_a_message(s, "2026-12-02 10:01") == rhythm_leaves);
  }
}

BOOST_AUTO_TEST_CASE(the_track_whose_action_a_call_carries_out_says_whether_it_owes_a_message) {
  const policy rules{"two tracks",
                     doctrine(),
                     {track{"hot", after(outcome_kind::clicked, minutes{0}, channel::call)},
                      track{"calls", every(business_days{1}, channel::call).leaving_a_message()}}};
  story s{rules, "2026-11-20 09:00"};
  s.inbound("2026-11-23 10:00", channel::email, clicked{});
  const answer a = s.ask("2026-11-23 10:01");
  BOOST_REQUIRE(action_via(a, channel::call) != nullptr);
  s.call("2026-11-23 10:05", no_answer{}).carrying_out(*action_via(a, channel::call));
  BOOST_TEST(!owes_a_message(s, "2026-11-23 10:06"));
}

BOOST_AUTO_TEST_CASE(a_call_that_no_track_asked_for_owes_a_message_where_any_track_leaves_them) {
  const auto rules = [](bool leaving) {
    const rhythm calls = every(business_days{5}, channel::call);
    return policy{"rhythm", doctrine(), {track{"calls", leaving ? calls.leaving_a_message() : calls}}};
  };
  for (const bool leaving : {false, true}) {
    story s{rules(leaving), "2026-11-20 09:00"};
    s.call("2026-11-20 10:00", just_left{});
    const answer a = s.ask("2026-11-23 09:00");
    s.call("2026-11-23 09:00", no_answer{}).carrying_out(*action_via(a, channel::call));
    BOOST_TEST(owes_a_message(s, "2026-11-23 09:01") == leaving);
  }
}

// --- What hosts record beside (rulings 27 and 29).

BOOST_AUTO_TEST_CASE(an_attempt_counts_for_limits_and_the_rhythm_owes_nothing_and_says_nothing) {
  const policy rules{"two calls",
                     doctrine(),
                     {track{"calls", every(business_days{1}, channel::call).leaving_a_message()},
                      track{"letters", after_each(1, unanswered_calls, channel::letter)}, limit{"patience", calls{2}}}};
  story s{rules, "2026-11-20 09:00"};
  s.call("2026-11-23 10:00", attempted{});
  BOOST_TEST(!owes_a_message(s, "2026-11-23 10:01"));
  BOOST_TEST(support::actions_of(s.ask("2026-11-23 10:01")) == "call 2026-11-24 08:00");
  s.call("2026-11-24 10:00", attempted{});
  const answer a = s.ask("2026-11-24 10:01");
  BOOST_TEST_REQUIRE(a.concluded.has_value());
  BOOST_TEST(a.concluded->how == disposition::exhausted);
}

BOOST_AUTO_TEST_CASE(who_is_gone_is_unreachable_and_what_the_host_takes_back_is_withdrawn) {
  const auto ended_by = [](channel via, direction way, outcome what) {
    story s{until_no(), "2026-11-20 09:00"};
    touchpoint touch = support::made(support::local("2026-11-24 10:00"), via, std::move(what));
    touch.way = way;
    return s.add(touch).ask("2026-11-24 10:01").concluded.value().how;
  };
  BOOST_TEST(ended_by(channel::call, direction::outbound, left_organisation{}) == disposition::unreachable);
  BOOST_TEST(ended_by(channel::letter, direction::inbound, closed_down{}) == disposition::unreachable);
  BOOST_TEST(ended_by(channel::task, direction::outbound, withdrawn{}) == disposition::withdrawn);
}

BOOST_AUTO_TEST_CASE(a_reply_may_end_a_pursuit_as_answered_for_a_person_takes_over) {
  const policy rules{"until they write",
                     doctrine().with(outcome_kind::replied, close_as{disposition::answered}),
                     {track{"e-mails", every(business_days{2}, channel::email)}}};
  story s{rules, "2026-11-20 09:00"};
  s.email("2026-11-23 10:00").inbound("2026-11-24 10:00", channel::email, replied{});
  BOOST_TEST(s.ask("2026-11-24 10:01").concluded.value().how == disposition::answered);
}

BOOST_AUTO_TEST_SUITE_END()
