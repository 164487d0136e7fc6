// How many instructions each operation takes, under valgrind's callgrind; instructions.sh beside this file runs it and
// compares with what was kept. A count is the same whatever else the machine does.
#include <valgrind/callgrind.h>
#include <followup/followup.hpp>

#include <cstddef>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "bench/subjects.hpp"
#include "engine/reference_policy.hpp"

namespace {

namespace fu = followup;
using bench::subjects;

constexpr std::size_t prospects = 1'000;

template <class Value>
void keep(const Value& value) {
  asm volatile("" : : "m"(value) : "memory");
}

// Counts `pass`, which does something `times` times. What is printed and what callgrind writes have the same order.
template <class F>
void count(const std::string& name, std::size_t times, F pass) {
  pass();
  CALLGRIND_START_INSTRUMENTATION;
  CALLGRIND_ZERO_STATS;
  pass();
  CALLGRIND_DUMP_STATS_AT(name.c_str());
  CALLGRIND_STOP_INSTRUMENTATION;
  std::cout << name << ' ' << times << '\n';
}

template <class F>
void count_each(const std::string& name, const subjects& s, F one) {
  count(name, s.people.size(), [&] {
    for (std::size_t i = 0; i < s.people.size(); ++i) keep(one(i));
  });
}

// --- The peers and the library, on the prospects of the table.

void count_peers(subjects& s) {
  count_each("tuned/state", s, [&](std::size_t i) { return s.tuned_days[i]->decide(s.states[i]); });
  count_each("naive/state", s, [&](std::size_t i) { return naive::decide(s.states[i], s.naive_now); });
  count_each("naive/history", s, [&](std::size_t i) {
    return naive::decide(s.people.naive_row(i), s.people.naive_history(i), s.naive_now);
  });
  count("naive/fold", s.people.touches(), [&] {
    for (std::size_t i = 0; i < s.people.size(); ++i)
      keep(naive::fold(s.people.naive_row(i), s.people.naive_history(i)));
  });
  count("naive/apply", s.touched.size(), [&] {
    for (const std::size_t i : s.touched) {
      naive::state after = s.naive_all_but_one[i];
      naive::apply(after, s.naive_last[i]);
      keep(after);
    }
  });
}

void count_decisions(const subjects& s) {
  using fu::reasons;
  count_each("progress", s, [&](std::size_t i) { return s.from_progress(i, reasons::wanted); });
  count_each("progress/no_reasons", s, [&](std::size_t i) { return s.from_progress(i, reasons::none); });
  count_each("history", s, [&](std::size_t i) { return s.from_history(i, reasons::wanted); });
  count_each("until_no", s, [&](std::size_t i) { return s.by_until_no(i, reasons::wanted); });
  count_each("until_no/no_reasons", s, [&](std::size_t i) { return s.by_until_no(i, reasons::none); });
}

void count_folding(const subjects& s) {
  count("advance", s.touched.size(), [&] {
    for (const std::size_t i : s.touched) keep(s.last_one_folded(i));
  });
  count("fold", s.people.touches(), [&] {
    for (std::size_t i = 0; i < s.people.size(); ++i) {
      keep(fu::fold(s.cadence, s.people.pursuit(i), s.people.history(i)));
    }
  });
}

void count_outlooks(subjects& s) {
  std::vector<std::size_t> places(s.outlooks.size());
  const auto all = s.outlooks.size();
  count("outlook/next_of_all", all, [&] { fu::next_of_all(s.outlooks, s.now, {s.via, {}}, {s.from, {}}); });
  count("outlook/woken", all, [&] { keep(fu::woken(s.outlooks, s.later, places)); });
  count("outlook/count_woken", all, [&] { keep(fu::count_woken(s.outlooks, s.later)); });
  count("outlook/due", all, [&] { keep(fu::due(s.outlooks, s.now, places)); });
  count("outlook/next_wake", all, [&] { keep(fu::next_wake(s.outlooks)); });
}

// --- Growth: what a unit costs, of many; the same of few and of many, or less.

fu::pursuit some_pursuit() {
  fu::pursuit one;
  one.id = fu::pursuit_id{1};
  one.who = {.id = fu::prospect_id{1},
             .zones = {fu::time_zone::named("Europe/Amsterdam")},
             .reachable_by = {{fu::channel::call}, {fu::channel::letter}, {fu::channel::email}}};
  one.started = fu::utc("2026-01-05T08:00:00Z");
  return one;
}

// Calls, an hour apart.
std::vector<fu::touchpoint> calls(std::size_t how_many) {
  std::vector<fu::touchpoint> made(how_many);
  for (std::size_t i = 0; i < how_many; ++i) {
    made[i].id = fu::touchpoint_id{i + 1};
    made[i].pursuit = fu::pursuit_id{1};
    made[i].at = fu::utc("2026-01-05T09:00:00Z") + boost::posix_time::hours(static_cast<long>(i));
    made[i].what = fu::no_answer{};
  }
  return made;
}

fu::calendar office(std::size_t holidays = 0) {
  std::vector<fu::date> days;
  for (std::size_t i = 0; i < holidays; ++i) {
    days.push_back(fu::day("2027-01-01") + boost::gregorian::days(static_cast<long>(i)));
  }
  return {"office", "1", fu::monday_to_friday("09:00-17:00"), days};
}

fu::policy with_tracks_and_guards(std::size_t tracks, std::size_t guards) {
  std::vector<fu::policy_rule> rules;
  for (std::size_t i = 0; i < tracks; ++i) {
    rules.push_back(fu::track{"track " + std::to_string(i), fu::every(fu::business_days{1}, fu::channel::email)});
  }
  for (std::size_t i = 0; i < guards; ++i) {
    rules.push_back(fu::guard{"guard " + std::to_string(i), fu::at_most(1, fu::channel::email, fu::per_local_day)});
  }
  return {"growing", fu::doctrine(), rules};
}

template <class F>
void count_growth(const std::string& what, const std::vector<std::size_t>& sizes, F measure) {
  for (const std::size_t size : sizes) measure("growth/" + what + "/" + std::to_string(size), size);
}

void count_growing_histories() {
  const fu::policy rules = fu::until_no();
  const fu::pursuit who = some_pursuit();
  const fu::calendar hours = office();
  count_growth("touchpoint", {10, 100, 1'000, 10'000, 100'000}, [&](const std::string& name, std::size_t size) {
    const auto history = calls(size);
    const fu::ptime now = history.back().at;
    count(name, size, [&] { keep(fu::next_actions(rules, who, history, hours, now)); });
  });
}

void count_growing_policies() {
  const fu::pursuit who = some_pursuit();
  const fu::calendar hours = office();
  const auto history = calls(1);
  const auto ask = [&](const std::string& name, std::size_t units, const fu::policy& rules) {
    count(name, units, [&] { keep(fu::next_actions(rules, who, history, hours, history.back().at)); });
  };
  count_growth("track", {4, 8, 16},
               [&](const std::string& name, std::size_t size) { ask(name, size, with_tracks_and_guards(size, 0)); });
  count_growth("guard", {4, 16, 64},
               [&](const std::string& name, std::size_t size) { ask(name, size, with_tracks_and_guards(1, size)); });
}

void count_growing_surroundings(const subjects& s) {
  const fu::policy rules = fu::until_no();
  const auto history = calls(1);
  const auto ask = [&](const std::string& name, const fu::pursuit& who, const fu::calendar& hours) {
    count(name, 1, [&] { keep(fu::next_actions(rules, who, history, hours, history.back().at)); });
  };
  count_growth("holidays", {1, 100, 10'000},
               [&](const std::string& name, std::size_t size) { ask(name, some_pursuit(), office(size)); });
  count_growth("prospect", {10, 100, 1'000}, [&](const std::string& name, std::size_t size) {
    std::vector<fu::pursuit> some;
    for (std::size_t i = 0; i < size; ++i) some.push_back(s.people.pursuit(i));
    std::vector<fu::outlook> kept(size);
    count(name, size, [&] {
      fu::next_actions(s.cadence, some, std::span(s.whole).first(size), s.hours, s.now, {.outlooks = kept});
    });
  });
}

// Of every kind and priority, due within a month.
std::vector<fu::agenda_item> items(std::size_t how_many) {
  std::vector<fu::agenda_item> made(how_many);
  for (std::size_t i = 0; i < how_many; ++i) {
    const std::uint64_t mixed = (i + 1) * 0x9e37'79b9'7f4a'7c15;
    fu::agenda_item& one = made[i];
    one.pursuit = fu::pursuit_id{i + 1};
    one.what.due =
        fu::utc("2026-01-05T09:00:00Z") + boost::posix_time::minutes(static_cast<long>(mixed >> 32) % 40'000);
    one.what.window = {one.what.due, one.what.due + boost::posix_time::hours(8)};
    one.how = static_cast<fu::agenda_item::urgency>(mixed >> 8 & 3U);
    one.deadline = one.what.window.end;
    one.attempts = static_cast<int>(mixed >> 16 & 7U);
  }
  return made;
}

void count_growing_agendas() {
  const fu::calendar hours = office();
  const fu::time_zone zone = fu::time_zone::named("Europe/Amsterdam");
  count_growth("agenda_item", {100, 1'000, 10'000}, [&](const std::string& name, std::size_t size) {
    const auto all = items(size);
    count(name, size, [&] { keep(fu::agenda(all, hours, zone)); });
  });
}

int run() {
  subjects s{prospects};
  if (!bench::all_right(s)) return EXIT_FAILURE;
  count_peers(s);
  count_decisions(s);
  count_folding(s);
  count_outlooks(s);
  count_growing_histories();
  count_growing_policies();
  count_growing_surroundings(s);
  count_growing_agendas();
  return EXIT_SUCCESS;
}

}  // namespace

int main() try { return run(); } catch (const std::exception& e) {
  std::cerr << "followup_instructions: " << e.what() << '\n';
  return EXIT_FAILURE;
}
