#include <followup/assure/audit.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "engine/support.hpp"

BOOST_AUTO_TEST_SUITE(audit)

namespace {

namespace fu = followup;
using fu::agreed_time;
using fu::day;
using support::clock;
using support::local;
using support::story;

constexpr auto call = fu::channel::call;

std::string kind_sequence(const std::vector<fu::audit_finding>& found) {
  std::string text;
  for (const fu::audit_finding& one : found) text += (text.empty() ? "" : " ") + std::string{fu::name_of(one.kind)};
  return text;
}

fu::policy calls(bool messages = true) {
  const auto rhythm = fu::every(fu::business_days{2}, call);
  return {"calls", fu::doctrine(), {fu::track{"calls", messages ? rhythm.leaving_a_message() : rhythm}}};
}

// Monday 23 November 2026; one pursuit, whose history outlives its line.
story on_monday(fu::policy rules = calls()) { return {std::move(rules), "2026-11-23 09:00"}; }

fu::audited line_of(const story& told) { return {told.rules, told.hours, told.subject, told.history}; }

std::vector<fu::audit_finding> audited(const story& told, const char* now, const char* since = nullptr) {
  const std::vector<fu::audited> book{line_of(told)};
  return fu::audit(book, local(now), since == nullptr ? std::nullopt : std::optional{local(since)});
}

std::string kinds(const story& told, const char* now, const char* since = nullptr) {
  return kind_sequence(audited(told, now, since));
}

std::string kinds(const fu::audited& line, const char* now) {
  return kind_sequence(fu::audit(std::vector{line}, local(now)));
}

// Called on Monday, "call back on Friday at two".
story friday_at_two(fu::policy rules = calls()) {
  story told = on_monday(std::move(rules));
  told.call("2026-11-23 10:00", fu::just_left{}).leaving_a_message();
  told.promised(agreed_time::at(day("2026-11-27"), clock("14:00")));
  return told;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_book_in_order_has_nothing_to_report) {
  story told = on_monday();
  told.call("2026-11-23 10:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(kinds(told, "2026-11-24 10:00") == "");
  BOOST_TEST(fu::audit({}, local("2026-11-24 10:00")).empty());
}

// --- No next step.

BOOST_AUTO_TEST_CASE(a_prospect_of_whom_too_little_is_known_has_no_next_step) {
  story told = on_monday();
  told.subject.who.reachable_by.clear();
  const auto found = audited(told, "2026-11-24 10:00");
  BOOST_REQUIRE(kind_sequence(found) == "nothing_to_do");
  BOOST_TEST((found[0].why.value().kind == fu::reason_kind::no_channel));
  const std::vector<fu::audited> book{line_of(told)};
  BOOST_TEST(
      fu::explain(found[0], book) ==
      "Pursuit 7: it is open, but there is nothing to do. No telephone number or address is usable: find another "
      "one.");
  BOOST_TEST(fu::explain(found[0], book, fu::language::dutch) ==
             "Zaak 7: die staat open, maar er is niets te doen. Geen telefoonnummer of adres is bruikbaar: zoek een "
             "ander.");
  told.subject.who.zones.clear();
  BOOST_TEST((audited(told, "2026-11-24 10:00").at(0).why.value().kind == fu::reason_kind::no_zone));
}

BOOST_AUTO_TEST_CASE(a_policy_that_forbids_all_that_it_wants_has_no_next_step) {
  story told = on_monday({"nights",
                          fu::doctrine(),
                          {fu::track{"calls", fu::every(fu::business_days{2}, call)},
                           fu::guard{"nights", fu::window(call, fu::every_day("02:00-04:00"))}}});
  const auto found = audited(told, "2026-11-24 10:00");
  BOOST_REQUIRE(kind_sequence(found) == "nothing_to_do");
  BOOST_TEST((found[0].why.value().kind == fu::reason_kind::blocked));
}

BOOST_AUTO_TEST_CASE(a_history_that_is_refused_is_a_finding_and_the_rest_of_the_book_is_audited) {
  story broken = on_monday();
  broken.call("2026-11-20 10:00", fu::no_answer{});
  const story good = friday_at_two();
  const std::vector<fu::audited> book{line_of(broken), line_of(good)};
  const auto found = fu::audit(book, local("2026-11-30 10:00"));
  BOOST_TEST(kind_sequence(found) == "unanswerable promise_not_kept");
  BOOST_TEST(found[0].text.find("not before the start") != std::string::npos);
  BOOST_TEST(found[1].index == 1U);
}

BOOST_AUTO_TEST_CASE(what_the_host_closed_and_the_policy_did_not_was_given_up) {
  story told = on_monday();
  told.call("2026-11-23 10:00", fu::gatekeeper_no{}).leaving_a_message();
  fu::audited line = line_of(told);
  line.open = false;
  BOOST_TEST(kinds(line, "2026-11-24 10:00") == "given_up");
  told.call("2026-11-24 09:00", fu::no_with_reasons{});
  line.history = told.history;
  BOOST_TEST(kinds(line, "2026-11-24 10:00") == "");
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_and_in_no_diary_has_no_next_step) {
  story told = on_monday();
  told.call("2026-11-23 10:00", fu::no_answer{}).leaving_a_message();
  const fu::answer next = told.ask("2026-11-24 10:00");
  fu::audited line = line_of(told);
  line.diary.emplace();
  const auto found = fu::audit(std::vector{line}, local("2026-11-24 10:00"));
  BOOST_REQUIRE(kind_sequence(found) == "not_in_diary");
  BOOST_TEST(found[0].action == next.actions[0].id);
  BOOST_TEST((found[0].from == next.actions[0].window.begin && found[0].to == next.actions[0].window.end));
  line.diary->push_back({next.actions[0].id, call, next.actions[0].window.begin});
  BOOST_TEST(kinds(line, "2026-11-24 10:00") == "");
}

// --- Contradicting ones.

BOOST_AUTO_TEST_CASE(what_is_in_the_diary_is_what_is_asked_for_and_once) {
  story told = on_monday();
  told.call("2026-11-23 10:00", fu::no_answer{}).leaving_a_message();
  const fu::action next = told.ask("2026-11-24 10:00").actions[0];
  fu::audited line = line_of(told);
  const fu::scheduled_step step{next.id, call, next.window.begin};
  line.diary = {step, step};
  BOOST_TEST(kinds(line, "2026-11-24 10:00") == "twice_in_diary");
  line.diary = {step, {fu::action_id{99}, fu::channel::letter, local("2026-11-25 10:00")}};
  BOOST_TEST(kinds(line, "2026-11-24 10:00") == "no_longer_asked");
  line.open = false;
  told.call("2026-11-24 09:00", fu::yes{});
  line.history = told.history;
  BOOST_TEST(kinds(line, "2026-11-24 10:00") == "no_longer_asked no_longer_asked");
}

BOOST_AUTO_TEST_CASE(what_is_in_the_diary_otherwise_than_it_is_asked_for_contradicts_it) {
  story told = on_monday();
  told.call("2026-11-23 10:00", fu::no_answer{}).leaving_a_message();
  const fu::action next = told.ask("2026-11-24 10:00").actions[0];  // on Wednesday from 08:00 to 18:00
  fu::audited line = line_of(told);
  const auto with = [&](fu::channel via, const char* at, const char* now = "2026-11-24 10:00") {
    line.diary = {{next.id, via, local(at)}};
    return kinds(line, now);
  };
  BOOST_TEST(with(call, "2026-11-25 09:00") == "");
  BOOST_TEST(with(call, "2026-11-26 09:00") == "");                      // a day later will do
  BOOST_TEST(with(call, "2026-11-25 09:00", "2026-11-25 20:00") == "");  // it is past, and still to be made
  BOOST_TEST(with(fu::channel::letter, "2026-11-25 09:00") == "not_in_diary no_longer_asked");
  BOOST_TEST(with(call, "2026-11-24 17:00") == "not_in_diary no_longer_asked");  // too soon
  const std::vector<fu::audited> book{line};
  const auto found = fu::audit(book, local("2026-11-24 10:00"));
  BOOST_TEST(fu::explain(found[0], book) ==
             "Pursuit 7: the call of Wednesday 25 November 2026, 08:00-18:00 is not in the diary for then.");
  BOOST_TEST(fu::explain(found[1], book) ==
             "Pursuit 7: the diary has a call for Tuesday 24 November 2026, 17:00, which is not what is asked for.");
  BOOST_TEST(with(call, "2026-11-28 10:00") == "not_in_diary no_longer_asked");  // a Saturday
  line.diary = {{next.id, call, fu::ptime{}}};
  BOOST_TEST(kinds(line, "2026-11-24 10:00") == "not_in_diary no_longer_asked");
}

BOOST_AUTO_TEST_CASE(a_promised_call_is_in_the_diary_for_its_own_time) {
  const story told = friday_at_two();
  const fu::action next = told.ask("2026-11-24 10:00").actions[0];
  fu::audited line = line_of(told);
  line.diary = {{next.id, call, local("2026-11-27 14:15")}};
  BOOST_TEST(kinds(line, "2026-11-24 10:00") == "");
  line.diary = {{next.id, call, local("2026-11-30 14:00")}};
  BOOST_TEST(kinds(line, "2026-11-24 10:00") == "not_in_diary no_longer_asked");
  // Once it was missed, a day later than the next opening will do.
  line.diary = {{next.id, call, local("2026-12-01 15:00")}};
  BOOST_TEST(kinds(line, "2026-11-28 10:00") == "promise_not_kept");
}

BOOST_AUTO_TEST_CASE(a_call_promised_for_several_days_is_in_the_diary_for_any_of_them) {
  story told = friday_at_two();
  told.history.back().promised->when = agreed_time::within(day("2026-11-25"), day("2026-11-27"));
  const fu::action next = told.ask("2026-11-24 10:00").actions[0];
  fu::audited line = line_of(told);
  const auto with = [&](const char* at) {
    line.diary = {{next.id, call, local(at)}};
    return kinds(line, "2026-11-24 10:00");
  };
  for (const char* at : {"2026-11-25 10:00", "2026-11-26 10:00", "2026-11-27 17:00"}) BOOST_TEST(with(at) == "");
  for (const char* at : {"2026-11-24 17:00", "2026-11-30 10:00"}) {
    BOOST_TEST(with(at) == "not_in_diary no_longer_asked");
  }
}

BOOST_AUTO_TEST_CASE(what_is_over_does_not_go_on) {
  story told = on_monday();
  told.call("2026-11-23 10:00", fu::no_with_reasons{});
  const auto found = audited(told, "2026-11-24 10:00");
  BOOST_REQUIRE(kind_sequence(found) == "already_over");
  BOOST_TEST(found[0].touch == told.history[0].id);
  BOOST_TEST((found[0].from == told.history[0].at));
}

namespace {

// Two pursuits of one prospect, whose touchpoints both have.
struct two_pursuits {
  story first = on_monday();
  story second = on_monday();

  two_pursuits() { second.subject.id = support::other_pursuit; }

  std::vector<fu::audit_finding> audited(const char* now) {
    std::vector<fu::touchpoint> all = first.history;
    for (fu::touchpoint touch : second.history) {
      touch.pursuit = second.subject.id;
      touch.id = fu::touchpoint_id{touch.id.value() + 1'000};
      all.push_back(touch);
    }
    std::vector<fu::audited> book{line_of(first), line_of(second)};
    for (fu::audited& line : book) line.history = all;
    return fu::audit(book, local(now));
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(two_calls_to_one_person_on_one_day_contradict_each_other) {
  two_pursuits both;
  both.first.call("2026-11-23 10:00", fu::no_answer{}).leaving_a_message();
  both.second.call("2026-11-23 11:00", fu::no_answer{}).leaving_a_message();
  const auto found = both.audited("2026-11-24 10:00");
  BOOST_REQUIRE(kind_sequence(found) == "same_day same_day");
  BOOST_TEST((found[0].index == 0U && found[0].other == 1U && found[1].index == 1U && found[1].other == 0U));
  both.second.subject.who.id = fu::prospect_id{77};
  BOOST_TEST(kind_sequence(both.audited("2026-11-24 10:00")) == "");
}

BOOST_AUTO_TEST_CASE(visits_on_one_day_do_not_contradict_each_other_nor_do_pursuits_of_nobody_in_particular) {
  two_pursuits visits;
  const fu::policy by_visits{
      "visits", fu::doctrine(), {fu::track{"visits", fu::every(fu::business_days{2}, fu::channel::task)}}};
  visits.first.rules = visits.second.rules = by_visits;
  BOOST_TEST(kind_sequence(visits.audited("2026-11-24 10:00")) == "");
  two_pursuits unnamed;
  unnamed.first.subject.who.id = unnamed.second.subject.who.id = {};
  BOOST_TEST(kind_sequence(unnamed.audited("2026-11-24 10:00")) == "");
  two_pursuits nowhere;
  nowhere.second.subject.who.zones.clear();
  BOOST_TEST(kind_sequence(nowhere.audited("2026-11-24 10:00")) == "nothing_to_do");
}

BOOST_AUTO_TEST_CASE(who_put_one_matter_on_hold_is_disturbed_by_another) {
  two_pursuits both;
  both.first.call("2026-11-23 10:00", fu::on_hold{day("2027-03-01")});
  both.second.call("2026-11-23 11:00", fu::no_answer{}).leaving_a_message();
  const auto found = both.audited("2026-11-24 10:00");
  BOOST_REQUIRE(kind_sequence(found) == "disturbs");
  BOOST_TEST((found[0].index == 1U && found[0].other == 0U && found[0].via == call));
  BOOST_TEST((found[0].to >= local("2027-03-01 00:00") && found[0].to <= local("2027-03-01 08:00")));
}

// --- Promises.

struct promise_row {
  const char* label;
  const char* called;  // by us; none: nobody called
  fu::outcome led_to;
  const char* now;
  const char* kinds;
  friend std::ostream& operator<<(std::ostream& out, const promise_row& r) { return out << r.label; }
};

const std::vector<promise_row> promises{
    {"before its window is over it can be kept", nullptr, {}, "2026-11-27 14:29", ""},
    {"afterwards nobody kept it", nullptr, {}, "2026-11-27 14:30", "promise_not_kept"},
    {"a week later nobody has yet", nullptr, {}, "2026-12-04 10:00", "promise_not_kept"},
    {"a call in its window keeps it", "2026-11-27 14:10", fu::day_off{}, "2026-11-30 10:00", ""},
    {"a call 15 minutes before it does", "2026-11-27 13:45", fu::day_off{}, "2026-11-30 10:00", ""},
    {"a call 16 minutes before it does not", "2026-11-27 13:44", fu::day_off{}, "2026-11-30 10:00", "promise_not_kept"},
    {"a conversation before it settles it", "2026-11-25 10:00", fu::spoke{}, "2026-11-30 10:00", ""},
    {"a call at its end came late", "2026-11-27 14:30", fu::day_off{}, "2026-11-30 10:00", "promise_kept_late"},
    {"a no before it settles it", "2026-11-25 10:00", fu::no_with_reasons{}, "2026-11-30 10:00", "already_over"},
};

BOOST_DATA_TEST_CASE(a_promise_is_kept_settled_or_reported, promises, row) {
  story told = friday_at_two(calls(false));
  if (row.called != nullptr) told.call(row.called, row.led_to);
  BOOST_TEST(kinds(told, row.now) == row.kinds);
}

BOOST_AUTO_TEST_CASE(a_missed_promise_is_named_with_its_touchpoint_and_window) {
  story told = friday_at_two();
  told.call("2026-11-30 09:00", fu::spoke{});
  const auto found = audited(told, "2026-11-30 10:00");
  BOOST_REQUIRE(kind_sequence(found) == "promise_kept_late");
  BOOST_TEST(found[0].touch == told.history[0].id);
  BOOST_TEST((found[0].from == local("2026-11-27 14:00") && found[0].to == local("2026-11-27 14:30")));
  BOOST_TEST((found[0].made_up == local("2026-11-30 09:00")));
}

BOOST_AUTO_TEST_CASE(a_day_that_was_promised_is_over_at_midnight) {
  story told = on_monday();
  told.call("2026-11-23 10:00", fu::just_left{}).leaving_a_message().promised(agreed_time::on(day("2026-11-27")));
  BOOST_TEST(kinds(told, "2026-11-27 23:59") == "");
  BOOST_TEST(kinds(told, "2026-11-28 00:00") == "promise_not_kept");
}

BOOST_AUTO_TEST_CASE(a_newer_promise_takes_the_place_of_one_that_is_not_due_yet) {
  story told = friday_at_two(calls(false));
  told.call("2026-11-26 10:00", fu::in_meeting{}).promised(agreed_time::on(day("2026-12-03")));
  BOOST_TEST(kinds(told, "2026-11-30 10:00") == "");
}

BOOST_AUTO_TEST_CASE(any_call_settles_a_promise_where_the_policy_says_so) {
  const fu::promise_rules any{fu::promise_rules::clearing::by_next_call, fu::promise_rules::missed::at_once};
  story told = friday_at_two({"any", fu::doctrine(), {fu::track{"calls", fu::every(fu::business_days{2}, call)}, any}});
  told.call("2026-11-25 10:00", fu::day_off{});
  BOOST_TEST(kinds(told, "2026-11-30 10:00") == "");
}

BOOST_AUTO_TEST_CASE(what_was_made_up_is_reported_once) {
  story told = friday_at_two();
  told.call("2026-11-30 09:00", fu::spoke{});
  BOOST_TEST(kinds(told, "2026-11-30 23:00", "2026-11-29 23:00") == "promise_kept_late");
  BOOST_TEST(kinds(told, "2026-12-01 23:00", "2026-11-30 23:00") == "");
}

// --- Messages.

struct message_row {
  const char* label;
  fu::outcome first;
  bool left;
  const char* voicemail;
  const char* kinds;
  friend std::ostream& operator<<(std::ostream& out, const message_row& r) { return out << r.label; }
};

const std::vector<message_row> messages{
    {"one that was owed and not left lapses", fu::no_answer{}, false, nullptr, "message_lapsed"},
    {"one with the call is left", fu::no_answer{}, true, nullptr, ""},
    {"one before the next call is left", fu::no_answer{}, false, "2026-11-23 10:05", ""},
    {"one after the next call is too late", fu::no_answer{}, false, "2026-11-25 10:05", "message_lapsed"},
    {"one that a person took is left", fu::message_taken{}, false, nullptr, ""},
    {"a busy line owes none", fu::busy{}, false, nullptr, ""},
    {"a conversation owes none", fu::spoke{}, false, nullptr, ""},
};

BOOST_DATA_TEST_CASE(a_message_that_is_owed_lapses_at_the_next_call, messages, row) {
  story told = on_monday();
  told.call("2026-11-23 10:00", row.first);
  if (row.left) told.leaving_a_message();
  if (row.voicemail != nullptr) told.voicemail(row.voicemail);
  told.call("2026-11-25 10:00", fu::no_answer{}).leaving_a_message();
  BOOST_TEST(kinds(told, "2026-11-25 11:00") == row.kinds);
}

BOOST_AUTO_TEST_CASE(a_policy_that_leaves_no_messages_owes_none) {
  story told = on_monday(calls(false));
  told.call("2026-11-23 10:00", fu::no_answer{}).call("2026-11-25 10:00", fu::no_answer{});
  BOOST_TEST(kinds(told, "2026-11-25 11:00") == "");
}

BOOST_AUTO_TEST_CASE(a_lapsed_message_is_reported_once) {
  story told = on_monday();
  told.call("2026-11-23 10:00", fu::no_answer{}).call("2026-11-25 10:00", fu::spoke{});
  // At the close of the business day after its call.
  BOOST_TEST(kinds(told, "2026-11-25 23:00", "2026-11-23 23:00") == "message_lapsed");
  BOOST_TEST(kinds(told, "2026-11-25 23:00", "2026-11-24 23:00") == "");
}

// --- Records.

BOOST_AUTO_TEST_CASE(touches_of_one_instant_way_and_outcome_are_probably_one) {
  story told = on_monday();
  told.call("2026-11-23 10:00", fu::spoke{}).call("2026-11-23 10:00", fu::spoke{});
  const auto found = audited(told, "2026-11-23 11:00");
  BOOST_REQUIRE(kind_sequence(found) == "probably_one");
  BOOST_TEST(found[0].touch == told.history[0].id);
  BOOST_TEST(found[0].twin == told.history[1].id);
  BOOST_TEST(fu::explain(found[0], std::vector{line_of(told)}) ==
             "Pursuit 7: touchpoints 100 and 101 are probably one, a call on Monday 23 November 2026, 10:00.");
}

BOOST_AUTO_TEST_CASE(what_differs_in_any_of_these_is_two_touches) {
  const auto beside_a_call = [](auto change) {
    story told = on_monday();
    told.call("2026-11-23 10:00", fu::spoke{}).call("2026-11-23 10:00", fu::spoke{});
    change(told.history.back());
    return kinds(told, "2026-11-23 11:00");
  };
  BOOST_TEST(beside_a_call([](fu::touchpoint&) {}) == "probably_one");
  BOOST_TEST(beside_a_call([](fu::touchpoint& touch) { touch.at += boost::posix_time::seconds(1); }) == "");
  BOOST_TEST(beside_a_call([](fu::touchpoint& touch) { touch.via = fu::channel::task; }) == "");
  BOOST_TEST(beside_a_call([](fu::touchpoint& touch) { touch.way = fu::direction::inbound; }) == "");
  BOOST_TEST(beside_a_call([](fu::touchpoint& touch) { touch.endpoint = fu::endpoint_id{5}; }) == "");
  BOOST_TEST(beside_a_call([](fu::touchpoint& touch) { touch.what = fu::yes{}; }) == "already_over");
}

// --- Words, and whatever the book.

BOOST_AUTO_TEST_CASE(each_finding_is_one_sentence) {
  const story told = friday_at_two();
  const std::vector<fu::audited> book{line_of(told)};
  const auto found = fu::audit(book, local("2026-11-30 10:00"));
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(fu::explain(found[0], book) ==
             "Pursuit 7: the call promised for Friday 27 November 2026, 14:00-14:30 was not made.");
  for (int i = 0; i <= static_cast<int>(fu::audit_kind::probably_one); ++i) {
    fu::audit_finding one = found[0];
    one.kind = static_cast<fu::audit_kind>(i);
    one.other = 0;
    const std::string text = fu::explain(one, book);
    BOOST_TEST(text.ends_with("."), text);
    BOOST_TEST(text.size() > 30U, text);
    BOOST_TEST(!fu::name_of(one.kind).empty());
  }
}

BOOST_AUTO_TEST_CASE(times_must_be_times) {
  BOOST_CHECK_THROW((void)fu::audit({}, fu::ptime{}), fu::invalid_time);
  BOOST_CHECK_THROW((void)fu::audit({}, local("2026-11-23 10:00"), fu::ptime{}), fu::invalid_time);
}

BOOST_AUTO_TEST_SUITE_END()
