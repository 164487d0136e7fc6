#include "bench/subjects.hpp"

#include <iostream>
#include <string>

namespace bench {

subjects::subjects(std::size_t prospects) : people(FOLLOWUP_TEST_DATA, prospects) {
  for (std::size_t i = 0; i < people.size(); ++i) prepare(i);
  folded = whole;
  naive_folded = states;
  found.resize(people.size());
  via.resize(people.size());
  from.resize(people.size());
}

void subjects::prepare(std::size_t i) {
  const fu::pursuit& subject = people.pursuit(i);
  const auto history = people.history(i);
  const auto naive_history = people.naive_history(i);
  const std::size_t before_last = history.empty() ? 0 : history.size() - 1;
  if (!history.empty()) touched.push_back(i);
  last.push_back(history.empty() ? fu::touchpoint{} : history.back());
  naive_last.push_back(history.empty() ? naive::touch{} : naive_history.back());
  whole.push_back(fu::fold(cadence, subject, history));
  of_until_no.push_back(fu::fold(until_no, subject, history));
  all_but_one.push_back(fu::fold(cadence, subject, history.first(before_last)));
  states.push_back(naive::fold(people.naive_row(i), naive_history));
  const cctz::time_zone* const zone = people.naive_row(i).zone;
  tuned_days.push_back(&days.try_emplace(zone, *zone, naive_now).first->second);
  naive_all_but_one.push_back(naive::fold(people.naive_row(i), naive_history.first(before_last)));
  outlooks.emplace_back(from_progress(i, fu::reasons::none));
}

namespace {

naive::action first_of(const fu::answer& a) {
  if (a.actions.empty()) return {};
  return {channel_of(a.actions.front().via), seconds_of(a.actions.front().window.begin)};
}

naive::action kept(const subjects& s, std::size_t i) {
  const auto via = s.outlooks[i].via();
  return via ? naive::action{channel_of(*via), seconds_of(*s.outlooks[i].from())} : naive::action{};
}

bool same_but_for_reasons(fu::answer a, fu::answer b) {
  for (fu::answer* const one : {&a, &b}) {
    one->reasons.clear();
    one->truncated_reasons = 0;
  }
  return a == b;
}

// What is wrong with one prospect; empty: nothing.
std::string mistakes(const subjects& s, std::size_t i) {
  std::string wrong;
  const auto must = [&wrong](bool holds, const char* what) {
    if (!holds) (wrong += wrong.empty() ? "" : "; ") += what;
  };
  using enum fu::reasons;
  const naive::action& expected = s.people.expected(i);
  const naive::row& row = s.people.naive_row(i);
  must(naive::decide(row, s.people.naive_history(i), s.naive_now) == expected, "the naive loop from history");
  must(naive::decide(s.states[i], s.naive_now) == expected, "the naive loop from its state");
  must(s.tuned_days[i]->decide(s.states[i]) == expected, "the tuned loop");
  const fu::answer a = s.from_history(i, fu::reasons::wanted);
  const fu::answer b = s.from_progress(i, fu::reasons::wanted);
  must(first_of(a) == expected, "from history");
  must(first_of(b) == expected, "from progress");
  must(a == b, "from history and from progress differ");
  must(same_but_for_reasons(a, s.from_history(i, none)), "asking for no reasons changes it, from history");
  must(same_but_for_reasons(b, s.from_progress(i, none)), "asking for no reasons changes it, from progress");
  if (!s.people.history(i).empty()) must(s.last_one_folded(i) == s.whole[i], "advance is not fold");
  const fu::answer c = s.by_until_no(i, fu::reasons::wanted);
  must(c == fu::next_actions(s.until_no, s.people.pursuit(i), s.people.history(i), s.hours, s.now),
       "until_no from history and from progress differ");
  must(same_but_for_reasons(c, s.by_until_no(i, none)), "asking for no reasons changes until_no");
  must(kept(s, i) == expected, "what is next by its outlook");
  // Whom the outlooks do not name, nothing new is to be done for.
  const fu::answer then = fu::next_actions(s.cadence, s.people.pursuit(i), s.whole[i], s.hours, s.later, none);
  must(!s.outlooks[i].holds_at(s.later) || (then.status == b.status && then.actions.size() == b.actions.size()),
       "something is to be done that no outlook told");
  return wrong;
}

}  // namespace

bool all_right(const subjects& s) {
  constexpr int most_shown = 20;
  int wrong = 0;
  for (std::size_t i = 0; i < s.people.size(); ++i) {
    const std::string what = mistakes(s, i);
    if (what.empty() || ++wrong > most_shown) continue;
    std::cerr << "prospect " << s.people.number(i) << " of the table: " << what << '\n';
  }
  if (wrong > 0) std::cerr << wrong << " of " << s.people.size() << " are wrong; nothing was timed\n";
  return wrong == 0;
}

}  // namespace bench
