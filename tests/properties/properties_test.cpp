// What holds of every policy, every history and every time: over some thousands of each, made by chance from a seed.
#include "engine/admission.hpp"
#include "engine/case_state.hpp"
#include "properties/shifted.hpp"
#include "samples.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/engine/outlook.hpp>
#include <followup/engine/progress.hpp>
#include <followup/error.hpp>
#include <followup/policy/presets.hpp>
#include <followup/testing/generators.hpp>
#include <followup/testing/printing.hpp>
#include <followup/testing/source.hpp>
#include <followup/testing/story.hpp>
#include <followup/testing/timeline.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

BOOST_AUTO_TEST_SUITE(properties)

namespace {

namespace fu = followup;
namespace ft = followup::testing;
using boost::posix_time::seconds;

constexpr std::uint64_t cases = support::samples(2'000);

std::string text_of(const fu::answer& a) {
  std::string text{fu::name_of(a.status)};
  for (const fu::action& one : a.actions)
    text += "\n    " + ft::to_text(one) + " due " + fu::to_string(one.due) + " in [" + fu::to_string(one.window.begin) +
            ", " + fu::to_string(one.window.end) + ")";
  if (a.wake_at) text += "\n    wake at " + fu::to_string(*a.wake_at);
  return text;
}

// What a property says against a case; empty where it holds.
using objection = std::string;
using property = std::function<objection(const ft::story& told, const fu::answer& a, ft::source& luck)>;

// Made once, for the making takes longer than most of what is asked about them.
struct told_case {
  ft::story told;
  fu::answer answer;
};
const std::vector<told_case>& all_cases() {
  static const std::vector<told_case> all = [] {
    std::vector<told_case> made;
    made.reserve(cases);
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
      ft::source luck{seed};
      ft::story told = ft::some_story(luck);
      fu::answer a = fu::next_actions(told.rules, told.subject, told.history, told.hours, told.now);
      made.push_back({std::move(told), std::move(a)});
    }
    return made;
  }();
  return all;
}

void holds(const property& what) {
  int failures = 0;
  for (std::uint64_t seed = 0; seed < cases && failures < 3; ++seed) {
    const ft::story& told = all_cases()[seed].told;
    const fu::answer& a = all_cases()[seed].answer;
    ft::source luck{seed + cases};
    const objection found = [&]() -> objection {
      try {
        return what(told, a, luck);
      } catch (const fu::error& e) { return e.what(); }
    }();
    if (found.empty()) continue;
    ++failures;
    BOOST_ERROR("seed " << seed << ": " << found << "\n  answer at " << fu::to_string(told.now) << ": " << text_of(a)
                        << "\n"
                        << ft::record(told));
  }
}

// Callables of a host's own: a guard that does not say how long it allows leaves windows that run on, and an ending may
// change its mind with every touchpoint.
bool has_own_guards(const fu::policy& rules) {
  return std::any_of(rules.rules().begin(), rules.rules().end(), [](const fu::policy_rule& rule) {
    const auto* one = std::get_if<fu::guard>(&rule);
    return one != nullptr && std::holds_alternative<fu::host_guard>(one->what());
  });
}

bool has_own_endings(const fu::policy& rules) {
  return std::any_of(rules.rules().begin(), rules.rules().end(),
                     [](const fu::policy_rule& rule) { return std::holds_alternative<fu::ending>(rule); });
}

fu::answer at(const ft::story& told, fu::ptime now) {
  return fu::next_actions(told.rules, told.subject, told.history, told.hours, now);
}

fu::ptime between(ft::source& luck, fu::ptime from, fu::ptime to) {
  const auto length = static_cast<std::uint64_t>((to - from).total_seconds());
  return from + seconds(static_cast<long>(luck.below(length)));
}

bool is_promised(const ft::story& told, const fu::action& one) { return told.rules.name_of(one.rule) == "promise"; }

bool is_open_everywhere(const ft::story& told, fu::ptime when) {
  return std::all_of(told.subject.who.zones.begin(), told.subject.who.zones.end(),
                     [&](const fu::time_zone& zone) { return told.hours.is_open(when, zone); });
}

// A window that a guard of the policy states, for everybody and always.
const fu::window_guard* plain_window(const fu::policy_rule& rule, fu::channel via) {
  const auto* one = std::get_if<fu::guard>(&rule);
  if (one == nullptr || !one->audiences().empty() || !one->jurisdiction().empty()) return nullptr;
  if (one->first_day() || one->end_day()) return nullptr;
  const auto* window = std::get_if<fu::window_guard>(&one->what());
  return window != nullptr && window->channels.contains(via) ? window : nullptr;
}

bool allows(const fu::window_guard& window, const ft::story& told, fu::ptime when) {
  if (window.zone) return window.hours.is_open(when, *window.zone);
  return std::all_of(told.subject.who.zones.begin(), told.subject.who.zones.end(),
                     [&](const fu::time_zone& zone) { return window.hours.is_open(when, zone); });
}

// A host's own track, which proposes what it likes.
bool is_own_track(const fu::policy& rules, fu::rule_id rule) {
  return std::any_of(rules.rules().begin(), rules.rules().end(), [&](const fu::policy_rule& one) {
    const auto* track = std::get_if<fu::track>(&one);
    return track != nullptr && std::holds_alternative<fu::host_track>(track->what()) &&
           fu::id_of<fu::rule_id>(track->id()) == rule;
  });
}

// Nobody answers; everything else is sent.
fu::touchpoint carrying_out(const fu::action& what, const ft::story& told, fu::touchpoint_id id) {
  fu::touchpoint touch{.id = id, .pursuit = told.subject.id, .at = told.now, .via = what.via};
  touch.what = what.via == fu::channel::call ? fu::outcome{fu::no_answer{}} : fu::outcome{fu::sent{}};
  touch.endpoint = what.endpoint;
  touch.brief = what.brief;
  touch.action = what.id;
  touch.label = what.label;
  return touch;
}

// The status, the actions and the ends of their windows: what `wake_at` watches.
bool looks_the_same(const fu::answer& a, const fu::answer& b) {
  if (a.status != b.status || a.actions.size() != b.actions.size()) return false;
  return std::is_permutation(a.actions.begin(), a.actions.end(), b.actions.begin(),
                             [](const fu::action& one, const fu::action& other) {
                               return one.id == other.id && one.via == other.via && one.window.end == other.window.end;
                             });
}

// An answer as it reads at a later time, up to its `wake_at`.
fu::answer kept(fu::answer a, fu::ptime now) {
  for (fu::action& one : a.actions) one.window.begin = std::max(one.window.begin, now);
  return a;
}

// Takes out what is of the time of asking: the reasons, and that the host is asked again in a month.
fu::answer without_what_is_of_now(fu::answer a) {
  a.reasons.clear();
  a.truncated_reasons = 0;
  if (a.status == fu::status::needs_data) a.wake_at.reset();
  return a;
}

// What a kept answer says wrongly of a later time before its `wake_at`.
objection against_keeping(const ft::story& told, const fu::answer& a, fu::ptime later) {
  const fu::answer asked = at(told, later);
  const bool is_open = std::any_of(asked.actions.begin(), asked.actions.end(),
                                   [later](const fu::action& one) { return one.is_open_at(later); });
  if (fu::outlook{a}.is_open_at(later) != is_open)
    return "the outlook is wrong about what is open at " + fu::to_string(later);
  const bool same = without_what_is_of_now(kept(a, later)) == without_what_is_of_now(asked);
  return same ? "" : "asked again at " + fu::to_string(later) + ": " + text_of(asked);
}

// Some times from that of the question up to the `wake_at` of its answer, the last one among them.
std::vector<fu::ptime> times_it_holds(ft::source& luck, fu::ptime now, const fu::answer& a) {
  const fu::ptime end = a.wake_at.value_or(fu::last_instant());
  std::vector<fu::ptime> times{end - seconds(1)};
  for (int i = 0; i < 4; ++i) times.push_back(between(luck, now, end));
  return times;
}

objection against_keeping(const ft::story& told, const fu::answer& a, ft::source& luck) {
  for (const fu::ptime later : times_it_holds(luck, told.now, a)) {
    if (objection found = against_keeping(told, a, later); !found.empty()) return found;
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_answer_holds_as_it_is_up_to_its_wake_at) {
  int closed = 0;
  holds([&](const ft::story& told, const fu::answer& a, ft::source& luck) -> objection {
    if (has_own_guards(told.rules)) return {};
    closed += a.status == fu::status::closed ? 1 : 0;
    return against_keeping(told, a, luck);
  });
  BOOST_TEST(closed > support::samples(100));
}

BOOST_AUTO_TEST_CASE(an_answer_of_every_preset_holds_as_it_is_up_to_its_wake_at) {
  const std::vector<fu::policy> presets{fu::until_no(), fu::three_strikes(), fu::gentle(), fu::proposal_follow_up(),
                                        fu::fourteen_days()};
  int failures = 0;
  for (std::uint64_t seed = 0; seed < cases && failures < 3; ++seed) {
    ft::source luck{seed};
    const ft::story told = ft::some_story(luck, presets[seed % presets.size()], ft::some_calendar(luck));
    const fu::answer a = at(told, told.now);
    const objection found = against_keeping(told, a, luck);
    if (found.empty()) continue;
    ++failures;
    BOOST_ERROR("seed " << seed << ": " << found << "\n  answer at " << fu::to_string(told.now) << ": " << text_of(a)
                        << "\n"
                        << ft::record(told));
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_to_be_done_before_now_or_before_it_is_due) {
  holds([](const ft::story& told, const fu::answer& a, ft::source&) -> objection {
    for (const fu::action& one : a.actions) {
      if (one.window.begin < told.now) return "a window begins before now";
      if (one.window.begin < one.due) return "a window begins before it is due";
      if (one.window.begin >= one.window.end) return "a window without time in it";
    }
    return {};
  });
}

BOOST_AUTO_TEST_CASE(actions_come_in_order_of_due_time_and_each_id_once) {
  holds([](const ft::story&, const fu::answer& a, ft::source&) -> objection {
    for (std::size_t i = 1; i < a.actions.size(); ++i) {
      if (a.actions[i].due < a.actions[i - 1].due) return "an action is due before the one ahead of it";
      for (std::size_t j = 0; j < i; ++j)
        if (a.actions[i].id == a.actions[j].id) return "two actions of one id";
    }
    return {};
  });
}

BOOST_AUTO_TEST_CASE(due_says_that_something_is_open_and_waiting_that_nothing_is) {
  holds([](const ft::story& told, const fu::answer& a, ft::source&) -> objection {
    const bool open = std::any_of(a.actions.begin(), a.actions.end(),
                                  [&](const fu::action& one) { return one.is_open_at(told.now); });
    if (a.status == fu::status::due && !open) return "due, but nothing is open";
    if (a.status == fu::status::waiting && open) return "waiting, but something is open";
    return {};
  });
}

BOOST_AUTO_TEST_CASE(nothing_that_is_not_promised_falls_outside_an_open_window) {
  holds([](const ft::story& told, const fu::answer& a, ft::source& luck) -> objection {
    for (const fu::action& one : a.actions) {
      if (is_promised(told, one)) continue;
      const fu::ptime last = one.window.end - seconds(1);
      for (const fu::ptime when : {one.window.begin, between(luck, one.window.begin, one.window.end), last}) {
        if (!is_open_everywhere(told, when)) return "the calendar is closed at " + fu::to_string(when);
        for (const fu::policy_rule& rule : told.rules.rules()) {
          const fu::window_guard* window = plain_window(rule, one.via);
          if (window != nullptr && !allows(*window, told, when))
            return "a guard's window is shut at " + fu::to_string(when);
        }
      }
    }
    return {};
  });
}

BOOST_AUTO_TEST_CASE(not_closed_means_that_there_is_a_time_to_ask_again) {
  holds([](const ft::story& told, const fu::answer& a, ft::source&) -> objection {
    const bool closed = a.status == fu::status::closed;
    if (closed != !a.wake_at) return "closed and to be asked again, or neither";
    if (closed != a.concluded.has_value()) return "closed without a conclusion, or the other way about";
    if (closed && !a.actions.empty()) return "closed, and something to do";
    if (a.wake_at && *a.wake_at <= told.now) return "to be asked again at once";
    return {};
  });
}

BOOST_AUTO_TEST_CASE(what_a_touchpoint_ended_stays_ended_whatever_comes_after) {
  holds([](const ft::story& told, const fu::answer& a, ft::source& luck) -> objection {
    if (!a.concluded || !a.concluded->touch || has_own_endings(told.rules)) return {};
    ft::story longer = told;
    for (int i = 0; i < 5; ++i) {
      longer.now += boost::posix_time::hours(1 + static_cast<long>(luck.below(100)));
      fu::touchpoint more = ft::some_touchpoint(luck, told.subject, longer.now);
      more.id = fu::touchpoint_id{1'000'000 + static_cast<std::uint64_t>(i)};
      longer.history.push_back(more);
      const fu::answer later = at(longer, longer.now);
      if (later.status != fu::status::closed) return "open again after one more touchpoint";
      const bool objected = later.concluded->how == fu::disposition::opted_out;
      if (!objected && later.concluded->how != a.concluded->how) return "ended in another way afterwards";
    }
    return {};
  });
}

BOOST_AUTO_TEST_CASE(nothing_changes_before_wake_at_and_something_does_then) {
  holds([](const ft::story& told, const fu::answer& a, ft::source& luck) -> objection {
    if (!a.wake_at || has_own_guards(told.rules)) return {};
    std::vector<fu::ptime> probes{*a.wake_at - seconds(1)};
    for (int i = 0; i < 4; ++i) probes.push_back(between(luck, told.now, *a.wake_at));
    for (const fu::ptime when : probes) {
      if (!looks_the_same(a, at(told, when)))
        return "another answer already at " + fu::to_string(when) + ": " + text_of(at(told, when));
    }
    const fu::answer then = at(told, *a.wake_at);
    // Where only the host can help, it is asked again in a month.
    if (a.status != fu::status::needs_data && looks_the_same(a, then)) return "nothing has changed at wake_at";
    return {};
  });
}

BOOST_AUTO_TEST_CASE(from_one_wake_at_to_the_next_no_change_is_missed) {
  holds([](const ft::story& told, const fu::answer& a, ft::source& luck) -> objection {
    if (has_own_guards(told.rules)) return {};
    fu::answer current = a;
    fu::ptime when = told.now;
    for (int i = 0; i < 6 && current.wake_at; ++i) {
      const fu::ptime probe = between(luck, when, *current.wake_at);
      if (!looks_the_same(current, at(told, probe)))
        return "another answer already at " + fu::to_string(probe) + ": " + text_of(at(told, probe)) +
               "\n  after that at " + fu::to_string(when) + ": " + text_of(current);
      when = *current.wake_at;
      current = at(told, when);
    }
    return {};
  });
}

BOOST_AUTO_TEST_CASE(while_nothing_happens_what_is_due_stays_due_and_its_window_only_moves_on) {
  holds([](const ft::story& told, const fu::answer& a, ft::source& luck) -> objection {
    const auto& planned = told.subject.planned;
    if (planned && planned->since.value_or(told.subject.started) > told.now) return {};  // then something happens
    fu::answer before = a;
    fu::ptime when = told.now;
    for (int i = 0; i < 5; ++i) {
      when += seconds(1 + static_cast<long>(luck.below(luck.flip() ? 86'400 : 20 * 86'400)));
      const fu::answer after = at(told, when);
      if (before.status == fu::status::closed && after.status != fu::status::closed) return "open again by itself";
      for (const fu::action& one : after.actions) {
        const auto same = std::find_if(before.actions.begin(), before.actions.end(),
                                       [&](const fu::action& other) { return other.id == one.id; });
        if (same == before.actions.end()) continue;
        if (one.due != same->due) return "due at another time when asked at " + fu::to_string(when);
        if (one.window.begin < same->window.begin) return "a window went back when asked at " + fu::to_string(when);
      }
      before = after;
    }
    return {};
  });
}

BOOST_AUTO_TEST_CASE(folding_a_part_and_then_the_rest_is_folding_the_whole) {
  holds([](const ft::story& told, const fu::answer&, ft::source&) -> objection {
    const fu::progress whole = fu::fold(told.rules, told.subject, told.history);
    const auto& all = told.history;
    for (std::size_t split = 0; split <= all.size(); ++split) {
      // The order within an instant is not that of recording.
      const auto from = split == 0 ? all.begin() : all.begin() + static_cast<std::ptrdiff_t>(split) - 1;
      if (std::adjacent_find(from, all.end(), [](const auto& a, const auto& b) { return a.at == b.at; }) != all.end()) {
        continue;
      }
      const auto middle = told.history.begin() + static_cast<std::ptrdiff_t>(split);
      fu::progress p = fu::fold(told.rules, told.subject, std::vector(told.history.begin(), middle));
      try {
        for (auto next = middle; next != told.history.end(); ++next)
          p = fu::advance(told.rules, told.subject, p, *next);
      } catch (const fu::history_required&) { continue; }  // more stood at once than there is room for
      if (p != whole) return "another progress when split before touchpoint " + std::to_string(split);
    }
    return {};
  });
}

BOOST_AUTO_TEST_CASE(progress_answers_as_the_history_does) {
  holds([](const ft::story& told, const fu::answer& a, ft::source&) -> objection {
    if (told.rules.needs_history()) return {};
    const fu::progress p = fu::fold(told.rules, told.subject, told.history);
    const fu::answer folded = fu::next_actions(told.rules, told.subject, p, told.hours, told.now);
    return folded == a ? "" : "from progress: " + text_of(folded);
  });
}

// Recorded under the newest instant, as a host does that keeps minutes or dates: what carries out an action has made
// it.
BOOST_AUTO_TEST_CASE(what_was_done_is_not_asked_for_again) {
  int done = 0;
  holds([&](const ft::story& told, const fu::answer& a, ft::source& luck) -> objection {
    for (const fu::action& one : a.actions) {
      if (!one.is_open_at(told.now) || is_own_track(told.rules, one.rule)) continue;
      ft::story after = told;
      after.history.push_back(carrying_out(one, told, fu::touchpoint_id{900'000 + luck.below(9)}));
      const fu::answer next = at(after, after.now);
      ++done;
      for (const fu::action& other : next.actions) {
        if (other.id == one.id) return "asked for again: " + ft::to_text(one);
      }
    }
    return {};
  });
  BOOST_TEST(done > support::samples(50));
}

BOOST_AUTO_TEST_CASE(every_action_tells_which_rule_asked_for_it) {
  int told_by = 0;
  holds([&](const ft::story& told, const fu::answer& a, ft::source&) -> objection {
    const fu::detail::ground g(told.rules.compiled(), told.subject);
    for (const fu::action& one : a.actions) {
      ++told_by;
      if (fu::detail::rule_asking_for(g, one.id) != one.rule) return "another rule than that of " + ft::to_text(one);
    }
    return {};
  });
  BOOST_TEST(told_by > support::samples(500));
}

BOOST_AUTO_TEST_CASE(neither_the_order_of_telling_nor_telling_twice_changes_the_answer) {
  holds([](const ft::story& told, const fu::answer& a, ft::source& luck) -> objection {
    ft::story other = told;
    for (std::size_t i = other.history.size(); i > 1; --i)
      std::swap(other.history[i - 1], other.history[luck.below(i)]);
    if (!other.history.empty()) other.history.push_back(other.history[luck.below(other.history.size())]);
    return at(other, told.now) == a ? "" : "told in another order: " + text_of(at(other, told.now));
  });
}

BOOST_AUTO_TEST_CASE(a_whole_case_some_weeks_later_has_the_same_answer_so_many_weeks_later) {
  int compared = 0;
  holds([&](const ft::story& told, const fu::answer&, ft::source& luck) -> objection {
    const auto plain = dateless(told);
    if (!plain) return {};
    const int weeks = luck.between(1, 60);
    const fu::answer here = at(*plain, plain->now);
    // A month is what a host that must say more is given.
    if (here.status == fu::status::needs_data) return {};
    ++compared;
    const ft::story moved = shifted(*plain, weeks);
    const fu::answer there = at(moved, moved.now);
    fu::answer expected = shifted(here, weeks);
    expected.calendar_identity = there.calendar_identity;
    // An appointment is known by when it was agreed for, so what asks how it went has another name.
    for (std::size_t i = 0; i < std::min(expected.actions.size(), there.actions.size()); ++i) {
      fu::action& one = expected.actions[i];
      if (told.rules.name_of(one.rule) == "appointment") one.id = there.actions[i].id;
    }
    return there == expected
               ? ""
               : std::to_string(weeks) + " weeks later: " + text_of(there) + "\n  but not " + text_of(expected);
  });
  BOOST_TEST(compared > support::samples(40));
}

// An admission keeps what it was told of a touch for the next question about it.
BOOST_AUTO_TEST_CASE(what_was_asked_before_changes_nothing_about_when_a_touch_is_allowed) {
  holds([](const ft::story& told, const fu::answer&, ft::source& luck) -> objection {
    namespace fd = fu::detail;
    constexpr auto range = std::uint64_t{60} * fd::seconds_per_day;
    const fd::ground g(told.rules.compiled(), told.subject);
    const fd::ordered_history history(told.history);
    const fd::case_state s = fd::folded(g, history, &told.hours.table());
    const fd::case_facts facts{g, s, told.hours, history.touches(), true};
    const fd::instant now = fd::to_instant(told.now, "now");
    const fd::admission asked_often(facts, now);
    fu::channel via = fu::channel::call;
    fd::standing as = fd::standing::ordinary;
    for (int i = 0; i < 12; ++i) {
      if (luck.below(4) == 0) via = static_cast<fu::channel>(luck.below(fu::channel_count));
      if (luck.below(4) == 0) as = static_cast<fd::standing>(luck.below(4));
      const fd::instant wanted = now + static_cast<fd::instant>(luck.below(range)) - fd::seconds_per_day * 20;
      const fd::admitted a = asked_often.admit(via, wanted, as);
      const fd::admitted b = fd::admission(facts, now).admit(via, wanted, as);
      const auto all_of = [](const fd::admitted& one) {
        return std::tuple(one.at, one.until, one.moved_by, one.guard, one.rolled);
      };
      if (all_of(a) != all_of(b)) {
        return std::string(fu::name_of(via)) + " wanted at " + fu::to_string(fd::to_ptime(wanted)) + " differs";
      }
    }
    return {};
  });
}

BOOST_AUTO_TEST_SUITE_END()
