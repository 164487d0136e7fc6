#include <followup/engine/agenda.hpp>

#include "engine/support.hpp"

#include <followup/policy/presets.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace followup;
using support::amsterdam;
using support::local;
using support::office;
namespace data = boost::unit_test::data;
using urgency = agenda_item::urgency;
using enum prospect::priority_class;

namespace {

// An item that is called by its pursuit's number, due then, with a window until the end of that office day.
agenda_item item(std::uint64_t number, urgency how, std::string_view due, std::string_view deadline = {}) {
  agenda_item one;
  one.pursuit = pursuit_id{number};
  one.what = {.id = action_id{number},
              .via = channel::call,
              .due = local(due),
              .window = {local(due), local(std::string{due.substr(0, 10)} + " 18:00")},
              .rule = id_of<rule_id>("calls")};
  one.how = how;
  one.deadline = local(deadline.empty() ? due : deadline);
  return one;
}

agenda_item with(agenda_item one, prospect::priority_class priority) {
  one.priority = priority;
  return one;
}

agenda_item tried(agenda_item one, int attempts) {
  one.attempts = attempts;
  return one;
}

agenda_item closing(agenda_item one, std::string_view end) {
  one.what.window.end = local(end);
  return one;
}

agenda_item via(agenda_item one, channel other) {
  one.what.via = other;
  return one;
}

std::string numbers(const std::vector<agenda_item>& items) {
  std::string text;
  for (const agenda_item& one : items) text += (text.empty() ? "" : " ") + std::to_string(one.pursuit.value());
  return text;
}

capacity calls_only(int most) {
  capacity today;
  today.per_channel[static_cast<std::size_t>(channel::call)] = most;
  return today;
}

std::string in_order(std::vector<agenda_item> items, const capacity& today = {}) {
  return numbers(agenda(std::move(items), office(), amsterdam(), today));
}

// So many items of a kind, numbered from `first`, due an hour of the day one after another.
std::vector<agenda_item> several(int count, std::uint64_t first, urgency how) {
  std::vector<agenda_item> items;
  for (int i = 0; i < count; ++i) {
    const std::string minute = (i < 10 ? "0" : "") + std::to_string(i);
    items.push_back(item(first + static_cast<std::uint64_t>(i), how, "2026-11-27 09:" + minute));
  }
  return items;
}

std::vector<agenda_item> together(std::vector<agenda_item> a, const std::vector<agenda_item>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

int count_of(const std::vector<agenda_item>& items, urgency how) {
  return static_cast<int>(std::count_if(items.begin(), items.end(), [how](const auto& one) { return one.how == how; }));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(agendas)

// --- The order.

BOOST_AUTO_TEST_CASE(promises_come_first_then_missed_ones_then_answers_then_the_rest) {
  BOOST_TEST(in_order({item(4, urgency::other, "2026-11-20 09:00"), item(3, urgency::answer, "2026-11-25 09:00"),
                       item(2, urgency::missed_promise, "2026-11-26 09:00"),
                       item(1, urgency::promise, "2026-11-27 09:00")}) == "1 2 3 4");
}

BOOST_AUTO_TEST_CASE(promises_go_by_the_end_of_their_window_the_others_by_their_deadline) {
  BOOST_TEST(in_order({item(1, urgency::promise, "2026-11-27 09:00", "2026-11-27 17:00"),
                       item(2, urgency::promise, "2026-11-27 14:00", "2026-11-27 14:30")}) == "2 1");
  BOOST_TEST(in_order({item(1, urgency::missed_promise, "2026-11-25 09:00", "2026-11-26 18:00"),
                       item(2, urgency::missed_promise, "2026-11-25 10:00", "2026-11-25 10:30")}) == "2 1");
  BOOST_TEST(in_order({item(1, urgency::answer, "2026-11-27 09:00", "2026-11-27 12:00"),
                       item(2, urgency::answer, "2026-11-27 10:00", "2026-11-27 11:00")}) == "2 1");
}

BOOST_AUTO_TEST_CASE(priority_is_a_head_start_of_open_days) {
  // Less 0, 2 and 5 open days all three are due on Friday the 27th.
  const auto low_one = with(item(1, urgency::other, "2026-11-27 10:00"), low);
  const auto normal_one = with(item(2, urgency::other, "2026-12-01 09:30"), normal);
  const auto high_one = with(item(3, urgency::other, "2026-12-04 09:00"), high);
  BOOST_TEST(in_order({low_one, normal_one, high_one}) == "3 2 1");
  BOOST_TEST(in_order({low_one, with(item(3, urgency::other, "2026-12-04 11:00"), high)}) == "1 3");
  BOOST_TEST(in_order({low_one, with(item(2, urgency::other, "2026-12-02 09:00"), normal)}) == "1 2");
}

BOOST_AUTO_TEST_CASE(a_holiday_is_no_part_of_the_head_start) {
  // Christmas is a Friday: five open days back from Thursday 31 December is Wednesday 23 December.
  const auto low_one = with(item(1, urgency::other, "2026-12-23 10:00"), low);
  BOOST_TEST(in_order({low_one, with(item(2, urgency::other, "2026-12-31 09:00"), high)}) == "2 1");
  BOOST_TEST(in_order({low_one, with(item(2, urgency::other, "2026-12-31 11:00"), high)}) == "1 2");
}

BOOST_AUTO_TEST_CASE(priority_helps_no_promise_and_no_answer) {
  for (const urgency how : {urgency::promise, urgency::missed_promise, urgency::answer}) {
    BOOST_TEST(in_order({with(item(2, how, "2026-11-27 10:00"), high), with(item(1, how, "2026-11-27 09:00"), low)}) ==
               "1 2");
  }
}

BOOST_AUTO_TEST_CASE(a_time_on_a_closed_day_counts_as_the_start_of_the_next_open_one) {
  const auto saturday = item(1, urgency::other, "2026-11-28 15:00");
  BOOST_TEST(in_order({item(2, urgency::other, "2026-11-30 08:00"), saturday}) == "1 2");
  BOOST_TEST(in_order({saturday, item(2, urgency::other, "2026-11-29 09:00")}) == "1 2");
  BOOST_TEST(in_order({saturday, item(2, urgency::other, "2026-11-27 17:59")}) == "2 1");
}

BOOST_AUTO_TEST_CASE(ties_go_by_due_time_then_fewer_attempts_then_pursuit_then_action) {
  const char* const then = "2026-11-27 09:00";
  BOOST_TEST(in_order({with(item(1, urgency::other, "2026-12-04 09:00"), high),
                       with(item(2, urgency::other, then), low)}) == "2 1");
  BOOST_TEST(in_order({tried(item(1, urgency::other, then), 9), tried(item(2, urgency::other, then), 3)}) == "2 1");
  BOOST_TEST(in_order({item(2, urgency::other, then), item(1, urgency::other, then)}) == "1 2");
  agenda_item twin = item(1, urgency::other, then);
  twin.what.id = action_id{99};
  const auto both = agenda({twin, item(1, urgency::other, then)}, office(), amsterdam());
  BOOST_TEST(both[0].what.id.value() == 1U);
  BOOST_TEST(both[1].what.id.value() == 99U);
}

BOOST_AUTO_TEST_CASE(without_a_capacity_nothing_is_left_out) {
  BOOST_TEST(agenda(several(50, 1, urgency::other), office(), amsterdam()).size() == 50U);
  BOOST_TEST(agenda({}, office(), amsterdam()).empty());
}

// --- Capacity.

BOOST_AUTO_TEST_CASE(what_there_is_no_time_for_is_left_out) {
  BOOST_TEST(in_order(several(5, 1, urgency::other), calls_only(3)) == "1 2 3");
  BOOST_TEST(in_order(several(5, 1, urgency::other), calls_only(0)).empty());
  BOOST_TEST(in_order(several(5, 1, urgency::promise), calls_only(-1)).empty());
  BOOST_TEST(in_order(several(2, 1, urgency::other), calls_only(1'000'000'000)) == "1 2");
}

BOOST_AUTO_TEST_CASE(each_channel_has_its_own_capacity_and_one_without_takes_everything) {
  std::vector<agenda_item> items = several(3, 1, urgency::other);
  for (agenda_item letter : several(3, 11, urgency::other)) items.push_back(via(letter, channel::letter));
  for (agenda_item email : several(3, 21, urgency::other)) items.push_back(via(email, channel::email));
  capacity today = calls_only(1);
  today.per_channel[static_cast<std::size_t>(channel::letter)] = 2;
  const auto chosen = agenda(items, office(), amsterdam(), today);
  const auto of = [&chosen](channel one) {
    return std::count_if(chosen.begin(), chosen.end(), [one](const auto& next) { return next.what.via == one; });
  };
  BOOST_TEST(of(channel::call) == 1);
  BOOST_TEST(of(channel::letter) == 2);
  BOOST_TEST(of(channel::email) == 3);
}

struct fifth_row {
  int capacity, urgent, others;      // what there is
  int chosen_urgent, chosen_others;  // what is chosen
};
std::ostream& operator<<(std::ostream& out, const fifth_row& one) {
  return out << "capacity " << one.capacity << ", " << one.urgent << " urgent, " << one.others << " others";
}

const fifth_row fifths[] = {
    {10, 20, 20, 8, 2}, {11, 20, 20, 8, 3}, {5, 20, 20, 4, 1},  {6, 20, 20, 4, 2},    {4, 20, 20, 3, 1},
    {2, 20, 20, 1, 1},  {1, 20, 20, 1, 0},  {0, 20, 20, 0, 0},  {1, 0, 20, 0, 1},     {10, 20, 1, 9, 1},
    {10, 20, 0, 10, 0}, {10, 3, 20, 3, 7},  {10, 0, 20, 0, 10}, {50, 20, 20, 20, 20},
};

BOOST_DATA_TEST_CASE(at_least_a_fifth_is_kept_for_what_is_not_urgent_but_never_the_whole, data::make(fifths)) {
  for (const urgency how : {urgency::promise, urgency::missed_promise, urgency::answer}) {
    const auto items = together(several(sample.urgent, 1, how), several(sample.others, 101, urgency::other));
    const auto chosen = agenda(items, office(), amsterdam(), calls_only(sample.capacity));
    BOOST_TEST(count_of(chosen, how) == sample.chosen_urgent);
    BOOST_TEST(count_of(chosen, urgency::other) == sample.chosen_others);
  }
}

BOOST_AUTO_TEST_CASE(the_most_urgent_ones_are_chosen) {
  const auto items = together(together(several(2, 1, urgency::promise), several(2, 11, urgency::missed_promise)),
                              together(several(2, 21, urgency::answer), several(2, 31, urgency::other)));
  BOOST_TEST(in_order(items, calls_only(5)) == "1 2 11 12 31");
}

BOOST_AUTO_TEST_CASE(what_was_chosen_comes_in_the_order_in_which_its_windows_close) {
  const auto until_noon = closing(item(3, urgency::other, "2026-11-27 09:00"), "2026-11-27 12:00");
  const auto until_six = closing(item(1, urgency::promise, "2026-11-27 09:00"), "2026-11-27 18:00");
  const auto until_two = closing(item(2, urgency::answer, "2026-11-27 09:00"), "2026-11-27 14:00");
  BOOST_TEST(in_order({until_six, until_two, until_noon}, calls_only(9)) == "3 2 1");
  BOOST_TEST(in_order({until_six, until_two, until_noon}) == "1 2 3");
}

BOOST_AUTO_TEST_CASE(windows_that_close_together_keep_the_order_of_urgency) {
  BOOST_TEST(in_order({item(1, urgency::other, "2026-11-27 08:00"), item(2, urgency::answer, "2026-11-27 08:00"),
                       item(3, urgency::promise, "2026-11-27 08:00")},
                      calls_only(3)) == "3 2 1");
}

BOOST_AUTO_TEST_CASE(an_open_end_closes_last) {
  auto open_ended = via(item(1, urgency::other, "2026-11-27 08:00"), channel::email);
  open_ended.what.window.end = last_instant();
  BOOST_TEST(in_order({open_ended, item(2, urgency::other, "2026-11-27 09:00")}, calls_only(3)) == "2 1");
}

BOOST_AUTO_TEST_CASE(an_item_with_an_impossible_time_is_refused) {
  auto odd = item(1, urgency::other, "2026-11-27 08:00");
  odd.what.due = ptime(boost::date_time::not_a_date_time);
  BOOST_CHECK_THROW((void)agenda({odd}, office(), amsterdam()), invalid_time);
  odd = item(1, urgency::other, "2026-11-27 08:00");
  odd.deadline = ptime(boost::date_time::pos_infin);
  BOOST_CHECK_THROW((void)agenda({odd}, office(), amsterdam()), invalid_time);
}

// --- What holds for any items.

std::vector<agenda_item> any_items(support::dice& chance, std::size_t count) {
  std::vector<agenda_item> items;
  for (std::size_t i = 0; i < count; ++i) {
    agenda_item one;
    one.pursuit = pursuit_id{i + 1};
    one.what.id = action_id{i + 1};
    one.what.via = static_cast<channel>(chance.below(3) == 0 ? 3 : 0);
    const auto minute = static_cast<long>(chance.below(40 * 24 * 4) * 15);
    one.what.due = local("2026-11-30 00:00") + boost::posix_time::minutes(minute);
    one.what.window = {one.what.due, one.what.due + boost::posix_time::hours(1 + static_cast<long>(chance.below(9)))};
    one.deadline = one.what.due;
    one.how = static_cast<urgency>(chance.below(4));
    one.priority = static_cast<prospect::priority_class>(chance.below(3));
    one.attempts = static_cast<int>(chance.below(4));
    items.push_back(one);
  }
  return items;
}

BOOST_AUTO_TEST_CASE(nobody_starves_an_item_is_overtaken_only_by_items_due_within_five_open_days_of_it) {
  support::dice chance(20261123);
  const calendar hours = office();
  const auto day_of = [](ptime at) { return amsterdam().at(at).on; };
  for (int round = 0; round < 40; ++round) {
    auto items = any_items(chance, 60);
    std::erase_if(items, [](const agenda_item& one) { return one.how != urgency::other; });
    const auto ordered = agenda(items, hours, amsterdam());
    for (std::size_t later = 0; later < ordered.size(); ++later) {
      const ptime due = ordered[later].what.due;
      const date last = *hours.after(day_of(due), business_days{5});
      for (std::size_t before = 0; before < later; ++before) {
        if (ordered[before].what.due <= due) continue;
        BOOST_TEST((day_of(ordered[before].what.due) <= last), support::shown(ordered[before].what.due)
                                                                   << " overtakes " << support::shown(due));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(of_one_priority_who_is_due_earlier_comes_earlier) {
  support::dice chance(7);
  for (const auto priority : {low, normal, high}) {
    auto items = any_items(chance, 200);
    for (agenda_item& one : items) one.priority = priority, one.how = urgency::other;
    const auto ordered = agenda(items, office(), amsterdam());
    BOOST_TEST(std::is_sorted(ordered.begin(), ordered.end(),
                              [](const auto& a, const auto& b) { return a.what.due < b.what.due; }));
  }
}

BOOST_AUTO_TEST_CASE(the_order_does_not_depend_on_the_order_given) {
  support::dice chance(11);
  auto items = any_items(chance, 80);
  for (const capacity& today : {capacity{}, calls_only(17)}) {
    const std::string expected = in_order(items, today);
    for (int round = 0; round < 20; ++round) {
      for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[chance.below(i)]);
      BOOST_TEST(in_order(items, today) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_capacity_is_used_up_or_everything_is_chosen) {
  support::dice chance(13);
  for (int round = 0; round < 60; ++round) {
    const auto items = any_items(chance, 1 + chance.below(40));
    const auto calls =
        std::count_if(items.begin(), items.end(), [](const auto& one) { return one.what.via == channel::call; });
    const int most = static_cast<int>(chance.below(30));
    const auto chosen = agenda(items, office(), amsterdam(), calls_only(most));
    const auto chosen_calls =
        std::count_if(chosen.begin(), chosen.end(), [](const auto& one) { return one.what.via == channel::call; });
    BOOST_TEST(chosen_calls == std::min<std::ptrdiff_t>(calls, most));
    BOOST_TEST(chosen.size() - static_cast<std::size_t>(chosen_calls) ==
               items.size() - static_cast<std::size_t>(calls));
  }
}

// --- From an answer.

// A pursuit, the answer with one action due then, and what the answer says of it.
struct given {
  pursuit subject;
  answer what;

  explicit given(std::vector<reason> reasons) {
    subject.id = pursuit_id{7};
    subject.who.priority = high;
    what.actions.push_back(item(1, urgency::other, "2026-11-27 14:00").what);
    what.actions[0].window.end = local("2026-11-27 14:30");
    for (const reason& why : reasons) what.reasons.push_back(why);
  }
  [[nodiscard]] std::vector<agenda_item> items(std::string_view now = "2026-11-27 09:00",
                                               std::string_view end_of_day = "2026-11-28 00:00") const {
    return agenda_items(subject, what, 3, local(now), local(end_of_day));
  }
};

BOOST_AUTO_TEST_CASE(an_item_carries_what_the_agenda_needs) {
  const auto items = given({}).items();
  BOOST_TEST(items.size() == 1U);
  BOOST_TEST(items[0].pursuit == pursuit_id{7});
  BOOST_TEST(items[0].what.id == action_id{1});
  BOOST_TEST((items[0].priority == high));
  BOOST_TEST(items[0].attempts == 3);
}

BOOST_AUTO_TEST_CASE(only_what_can_be_done_in_the_rest_of_the_day_is_an_item) {
  const given one({});
  BOOST_TEST(one.items("2026-11-27 14:29").size() == 1U);
  BOOST_TEST(one.items("2026-11-27 14:30").empty());
  BOOST_TEST(one.items("2026-11-26 09:00", "2026-11-27 14:00").empty());
  BOOST_TEST(one.items("2026-11-26 09:00", "2026-11-27 14:01").size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_reasons_of_an_action_say_how_urgent_it_is) {
  const ptime owed_at = local("2026-11-27 10:00");
  const reason by_them{.kind = reason_kind::promise_by_them, .action = 0};
  const reason by_us{.kind = reason_kind::promise_by_us, .action = 0};
  const reason missed{.kind = reason_kind::promise_missed_by_us, .action = 0, .to = owed_at};
  const reason owed{.kind = reason_kind::answer_owed, .action = 0, .to = owed_at};

  BOOST_TEST((given({}).items()[0].how == urgency::other));
  BOOST_TEST((given({}).items()[0].deadline == local("2026-11-27 14:00")));
  for (const reason& promise : {by_them, by_us}) {
    BOOST_TEST((given({promise}).items()[0].how == urgency::promise));
    BOOST_TEST((given({promise}).items()[0].deadline == local("2026-11-27 14:30")));
    BOOST_TEST((given({promise, missed}).items()[0].how == urgency::missed_promise));
    BOOST_TEST((given({promise, missed}).items()[0].deadline == owed_at));
  }
  BOOST_TEST((given({owed}).items()[0].how == urgency::answer));
  BOOST_TEST((given({owed}).items()[0].deadline == owed_at));
}

BOOST_AUTO_TEST_CASE(the_reasons_of_another_action_or_of_the_whole_answer_say_nothing_of_it) {
  BOOST_TEST((given({{.kind = reason_kind::answer_owed, .action = 1}}).items()[0].how == urgency::other));
  BOOST_TEST((given({{.kind = reason_kind::promise_by_them}}).items()[0].how == urgency::other));
}

BOOST_AUTO_TEST_CASE(the_engine_says_what_a_promise_a_missed_one_and_an_answer_owed_are) {
  support::story s{until_no(), "2026-11-18 20:00"};
  const auto first = [&s](std::string_view now) {
    const auto items =
        agenda_items(s.subject, s.ask(now), 1, s.at(now), s.at(std::string{now.substr(0, 10)} + " 23:59"));
    BOOST_REQUIRE(!items.empty());
    return items[0];
  };
  s.call("2026-11-24 16:05", just_left{}).leaving_a_message().promised(agreed_time::on(day("2026-11-27")));
  BOOST_TEST((first("2026-11-27 09:00").how == urgency::promise));
  BOOST_TEST((first("2026-11-30 09:00").how == urgency::missed_promise));
  BOOST_TEST((first("2026-11-30 09:00").deadline < local("2026-11-28 00:01")));
  s.call("2026-11-30 09:10", spoke{});
  s.inbound("2026-11-30 11:00", channel::email, replied{});
  BOOST_TEST((first("2026-11-30 11:30").how == urgency::answer));
  BOOST_TEST((first("2026-11-30 11:30").deadline == local("2026-11-30 12:00")));
}

BOOST_AUTO_TEST_SUITE_END()
