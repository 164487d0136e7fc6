// What proofs rest on, held against the engine: that a case stands for every state of it, that no case and no
// touchpoint is left out, and that a fault of the engine itself would be noticed.
#include "assure/verify_alphabet.hpp"
#include "assure/verify_cases.hpp"
#include "assure/verify_checks.hpp"
#include "assure/verify_listener.hpp"
#include "assure/verify_prover.hpp"
#include "assure/verify_search.hpp"
#include "engine/agreed_hours.hpp"
#include "engine/objections.hpp"
#include "engine/support.hpp"
#include "samples.hpp"

#include <followup/testing/fakes.hpp>
#include <followup/testing/generators.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace {

namespace fu = followup;
namespace data = boost::unit_test::data;
namespace detail = fu::detail;
namespace kit = fu::testing;
using support::dice;
using support::office;

// Tracks that wait for events, lists that branch, and one that keeps its dates and begins anew after a hold.
fu::policy of_an_attentive_house() {
  const fu::step offer = fu::step{"offer", fu::channel::email}
                             .when(fu::outcome_kind::clicked, "call")
                             .when(fu::outcome_kind::bounced, "letter");
  const auto list = fu::in_order({offer,
                                  {"reminder", fu::channel::email, fu::business_days{3}},
                                  {"call", fu::channel::call, fu::business_days{1}},
                                  {"letter", fu::channel::letter, fu::business_days{1}}});
  const fu::pacing by_plan{fu::anchor::planned, fu::late_policy::hold, fu::resume_mode::restart};
  return {"attentive house",
          fu::doctrine(),
          {fu::track{"offer", list.handing_over_to(fu::every(fu::business_days{10}, fu::channel::call))},
           fu::track{"calls", fu::every(fu::business_days{2}, fu::channel::call).leaving_a_message()}.paced(by_plan),
           fu::track{"hot", fu::after(fu::outcome_kind::opened, fu::hours{1}, fu::channel::call)},
           fu::track{"thanks", fu::after(fu::outcome_kind::spoke, fu::hours{1}, fu::channel::email)},
           fu::limit{"patience", fu::months{4}}.closing_with(fu::channel::email)}};
}

// The presets, and houses of more kinds; no rule of a host's own among them.
std::vector<fu::policy> built_in() {
  return {fu::until_no(),      fu::three_strikes(),           fu::gentle(),           fu::proposal_follow_up(),
          fu::fourteen_days(), support::of_a_careful_house(), of_an_attentive_house()};
}

fu::pursuit somebody_pursued() {
  fu::pursuit subject;
  subject.id = fu::pursuit_id{1};
  subject.who = support::somebody();
  subject.who.reachable_by = {{fu::channel::call, fu::endpoint_id{1}},
                              {fu::channel::call, fu::endpoint_id{2}},
                              {fu::channel::letter},
                              {fu::channel::email}};
  subject.started = support::local("2026-01-05 10:00");
  return subject;
}

// The same for every policy.
const std::vector<detail::kind_of_touch>& all_kinds() {
  static const fu::policy any = fu::three_strikes();
  static const fu::pursuit subject = somebody_pursued();
  static const auto kinds = detail::all_kinds_of_touch(detail::ground{any.compiled(), subject});
  return kinds;
}

// A story that goes on by chance: whatever can be recorded, at whatever time, or what was asked for.
class chance {
 public:
  chance(const fu::policy& rules, std::uint32_t seed)
      : g(rules.compiled(), subject_),
        s(detail::initial_state(g)),
        h(detail::nothing_heard(g)),
        now(g.started),
        rules_(rules),
        dice_(seed) {}

  void go_on() {
    const fu::answer said = ask(now);
    const bool carries_out = !said.actions.empty() && dice_.once_in(2);
    auto touch =
        dice_.one_of(all_kinds()).at(g, some_time_later(said, carries_out), fu::touchpoint_id{history.size() + 1});
    if (carries_out && touch.via == said.actions.front().via) touch.action = said.actions.front().id;
    detail::case_state next = s;
    try {
      detail::apply(g, next, touch, &hours.table());
      settle_attempt(g, next, hours.table());
    } catch (const fu::error&) { return; }
    const bool costs_much = next.ended || next.objected_at != s.objected_at || next.points_out() != s.points_out();
    if (costs_much && !dice_.once_in(12)) return;  // most stories should go on
    s = next;
    detail::hear(g, h, touch);
    now = detail::to_instant(touch.at, "at");
    history.push_back(touch);
  }

  [[nodiscard]] fu::answer ask(detail::instant when) const {
    return fu::next_actions(rules_, subject_, history, hours, detail::to_ptime(when));
  }

 private:
  fu::pursuit subject_ = somebody_pursued();

 public:
  detail::ground g;
  detail::case_state s;
  detail::heard h;
  std::vector<fu::touchpoint> history;
  detail::instant now;
  fu::calendar hours = office();

 private:
  detail::instant some_time_later(const fu::answer& said, bool carries_out) {
    if (carries_out) return std::max(detail::to_instant(said.actions.front().window.begin, "window"), now + 1);
    constexpr std::array<detail::instant, 6> waits{1, 60, 1'200, 7'200, 86'400, 5 * 86'400};
    return now + waits[dice_.below(waits.size())];
  }

  const fu::policy& rules_;
  dice dice_;
};

// Enough of them to see a wrong argument; the more the better where time does not count.
constexpr std::uint64_t policies_by_chance = support::samples(5);
constexpr std::uint64_t first_by_chance = 20;  // among which more kinds of property are proved than among the first

using wanted = std::multiset<std::tuple<std::uint64_t, fu::channel, bool>>;

wanted wanted_in(const detail::ground& g, const detail::case_state& s, const fu::calendar& hours) {
  detail::wish_list list;
  detail::collect_wishes({g, s, hours, {}, false}, detail::objected_for_good(g, s, s.newest_at), list);
  // Outcomes of one behaviour are one case: they ask for the same in different names.
  const auto& of_outcomes = g.policy.common.outcome;
  wanted all;
  for (const detail::wish& w : list.wanted) {
    const bool by_outcome = std::find(of_outcomes.begin(), of_outcomes.end(), w.rule) != of_outcomes.end();
    all.emplace(by_outcome ? 0 : w.rule.value(), w.via, w.is_promise);
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(soundness_tests)

BOOST_AUTO_TEST_CASE(any_state_of_a_case_wants_what_the_case_wants) {
  for (const fu::policy& rules : built_in()) {
    BOOST_TEST_CONTEXT(rules.name()) {
      for (std::uint32_t seed = 0; seed < 30; ++seed) {
        chance story{rules, seed};
        for (int i = 0; i < 25 && !story.s.ended; ++i) {
          const auto one = detail::abstracted(story.g, story.s);
          const auto stand_in =
              detail::representative(story.g, one, detail::some_time_after_start(story.g), i % 2 == 0);
          BOOST_TEST((wanted_in(story.g, story.s, story.hours) == wanted_in(story.g, stand_in, story.hours)),
                     "seed " << seed << ", touch " << i);
          BOOST_TEST((detail::abstracted(story.g, stand_in) == one), "seed " << seed << ", touch " << i);
          story.go_on();
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_case_that_happens_is_among_those_looked_at) {
  for (const fu::policy& rules : built_in()) {
    chance any{rules, 0};
    std::vector<detail::abstract_case> happened;
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
      chance story{rules, seed};
      for (int i = 0; i < 15 && !story.s.ended; ++i, story.go_on()) {
        happened.push_back(detail::abstracted(story.g, story.s));
      }
    }
    const auto hash = [](const detail::abstract_case& one) {
      return std::tuple(one.contact, one.promise, one.request, one.request_via, one.waiting, one.usable.bits());
    };
    std::multimap<decltype(hash(happened.front())), detail::abstract_case> missing;
    for (const auto& one : happened) missing.emplace(hash(one), one);
    const std::int64_t seen = detail::for_each_case(any.g, {}, 5'000'000, [&](const detail::abstract_case& one) {
      const auto [from, to] = missing.equal_range(hash(one));
      for (auto at = from; at != to;) at = at->second == one ? missing.erase(at) : std::next(at);
      return true;
    });
    BOOST_TEST(seen > 5'000);
    BOOST_TEST(missing.empty(), rules.name() << ": " << missing.size() << " of " << happened.size());
  }
}

BOOST_AUTO_TEST_CASE(a_case_that_is_put_together_is_read_back_as_itself) {
  const fu::policy rules = fu::fourteen_days();
  const chance any{rules, 0};
  std::int64_t wrong = 0;
  const auto seen = detail::for_each_case(any.g, {.message_owed_only = true}, 10'000'000, [&](const auto& one) {
    const auto state = detail::representative(any.g, one, detail::some_time_after_start(any.g), false);
    wrong += detail::abstracted(any.g, state) == one ? 0 : 1;
    return wrong == 0;
  });
  BOOST_TEST(seen > 10'000);
  BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(every_touchpoint_that_can_be_recorded_is_tried) {
  using kind = std::tuple<fu::channel, fu::direction, fu::contact_role, std::size_t, bool>;
  std::set<kind> tried;
  for (const auto& one : all_kinds()) {
    tried.emplace(one.touch.via, one.touch.way, one.touch.spoke_to, one.touch.what.index(), one.touch.message_left);
  }
  // A sample of each outcome, from those that were tried: each of them is there.
  std::map<std::size_t, fu::outcome> samples;
  for (const auto& one : all_kinds()) samples.emplace(one.touch.what.index(), one.touch.what);
  BOOST_TEST(samples.size() == static_cast<std::size_t>(fu::outcome_count));

  int possible = 0;
  for (const auto& [index, what] : samples) {
    for (int via = 0; via < fu::channel_count; ++via) {
      for (const auto way : {fu::direction::outbound, fu::direction::inbound}) {
        for (int role = 0; role <= static_cast<int>(fu::contact_role::decision_maker); ++role) {
          for (const bool message : {false, true}) {
            fu::touchpoint touch =
                support::made(support::local("2026-01-05 10:00"), static_cast<fu::channel>(via), what);
            touch.id = fu::touchpoint_id{1};
            touch.way = way;
            touch.spoke_to = static_cast<fu::contact_role>(role);
            touch.message_left = message;
            if (index == static_cast<std::size_t>(fu::outcome_kind::call_back)) {
              touch.promised = fu::promise{fu::agreed_time::on(fu::day("2026-01-09"))};
            }
            try {
              fu::check(touch);
            } catch (const fu::invalid_history&) { continue; }
            ++possible;
            BOOST_TEST(tried.contains({touch.via, touch.way, touch.spoke_to, index, message}),
                       fu::name_of(fu::kind_of(what)) << " by " << fu::name_of(touch.via));
          }
        }
      }
    }
  }
  BOOST_TEST(possible > 200);
}

BOOST_AUTO_TEST_CASE(the_engine_remembers_what_the_listener_heard) {
  int owed = 0;
  int promised = 0;
  int objected = 0;
  for (const fu::policy& rules : built_in()) {
    const bool all_owe = rules.compiled().every_call_owes_a_message;
    BOOST_TEST_CONTEXT(rules.name()) {
      for (std::uint32_t seed = 0; seed < 30; ++seed) {
        chance story{rules, seed};
        for (int i = 0; i < 20; ++i) {
          story.go_on();
          if (story.s.ended) break;
          owed += story.h.message_owed ? 1 : 0;
          BOOST_TEST((!all_owe || !story.h.message_owed || story.s.message_owed), "seed " << seed << ", touch " << i);
          if (story.h.promised > story.now) {
            ++promised;
            BOOST_TEST((story.s.promise.active && story.s.promise.begin == story.h.promised), "seed " << seed);
          }
          objected += story.h.objection ? 1 : 0;
          for (std::size_t via = 0; via < fu::channel_count; ++via) {
            BOOST_TEST(story.s.objected_at[via] >= story.h.objected_at[via], "seed " << seed);
          }
          BOOST_TEST((story.h.numbers_objected & ~story.s.points_objected) == 0, "seed " << seed);
        }
      }
    }
  }
  BOOST_TEST(owed > 100);
  BOOST_TEST(promised > 100);
  BOOST_TEST(objected > 100);
}

BOOST_AUTO_TEST_CASE(nothing_that_is_proved_is_broken_by_chance) {
  const std::vector<fu::property> proved{fu::never_ends_before(fu::definite_no{}),
                                         fu::always_has_a_next_step{},
                                         fu::within(office()).except_agreed_times(),
                                         fu::never_before_a_promise{},
                                         fu::never_after_a_suppression{},
                                         fu::ends_within(fu::months{12})};
  const std::vector<fu::policy> presets{fu::until_no(), fu::gentle(), fu::proposal_follow_up(), fu::fourteen_days(),
                                        of_an_attentive_house()};
  for (const fu::policy& rules : presets) {
    for (std::uint32_t seed = 100; seed < 130; ++seed) {
      chance story{rules, seed};
      for (int i = 0; i < 20; ++i, story.go_on()) {
        for (const detail::instant now : {story.now, story.now + 86'400, story.now + 400 * 86'400}) {
          const fu::answer said = story.ask(now);
          const detail::question asked{rules, story.g, story.hours, story.history, story.s, story.h, said, now};
          for (const fu::property& one : proved) {
            const auto how = detail::breach_of(one, asked);
            if (how) BOOST_ERROR(rules.name() << ", seed " << seed << ": " << *how << "; " << support::told(said));
          }
          const auto messages = detail::breach_of(fu::leaves_a_message_every_time{}, asked);
          if (messages) BOOST_ERROR(rules.name() << ", seed " << seed << ": " << *messages);
        }
      }
    }
  }
}

// --- Policies, prospects and hours by chance: what is proved of them is held against stories by chance.

namespace {

struct drawn {
  fu::policy rules;
  fu::pursuit subject;
  fu::calendar hours;
};

drawn draw(kit::source& luck) {
  drawn one{kit::some_policy(luck, {.host_rules = false}), kit::some_pursuit(luck), kit::some_calendar(luck)};
  one.subject.outside_counts.clear();  // a profile has none
  one.subject.planned.reset();
  // What takes long to follow: zones that are never open together, many numbers, many consents.
  one.subject.who.zones.resize(1, kit::amsterdam());
  auto& points = one.subject.who.reachable_by;
  points.resize(std::min<std::size_t>(points.size(), 4), {fu::channel::call});
  auto& consents = one.subject.who.consents;
  if (consents.size() > 1) consents.erase(consents.begin() + 1, consents.end());
  return one;
}

// What its own limits and guards should bring about, and what every cadence should.
std::vector<fu::property> asked_of(const drawn& one) {
  std::vector<fu::property> all{fu::never_ends_before(fu::definite_no{}),
                                fu::never_ends_before(fu::definite_no{.with_reasons = true}).or_an_appointment(),
                                fu::always_has_a_next_step{},
                                fu::leaves_a_message_every_time{},
                                fu::within(one.hours),
                                fu::within(one.hours).except_agreed_times(),
                                fu::never_before_a_promise{},
                                fu::never_after_a_suppression{}};
  const auto add = [&all](const auto& what) {
    all.push_back(what);
    all.push_back(what.except_agreed_times());
  };
  for (const fu::policy_rule& rule : one.rules.rules()) {
    if (const auto* end = std::get_if<fu::limit>(&rule); end != nullptr && end->longest()) {
      all.push_back(fu::ends_within(*end->longest()));
    }
    const auto* some = std::get_if<fu::guard>(&rule);
    if (some == nullptr) continue;
    if (const auto* open = std::get_if<fu::window_guard>(&some->what())) add(fu::within(open->hours));
    if (const auto* gap = std::get_if<fu::gap_guard>(&some->what())) add(fu::keeps_apart(gap->later, gap->wait));
    const auto* cap = std::get_if<fu::cap_guard>(&some->what());
    const bool by_touchpoints = cap != nullptr && !std::holds_alternative<fu::per_daypart_t>(cap->over) &&
                                (cap->whose == fu::count_scope::prospect || cap->whose == fu::count_scope::pursuit);
    if (by_touchpoints) add(fu::keeps_to(*cap));
  }
  return all;
}

// Those of them that are proved.
std::vector<fu::property> proved_of(const drawn& one, const detail::ground& g) {
  fu::search_bounds few;
  few.cases = 10'000;
  const auto kinds = detail::all_kinds_of_touch(g);
  detail::prover prover(one.rules, g, one.hours, kinds, few);
  std::vector<fu::property> held = asked_of(one);
  const auto is_open = [&](const fu::property& what) { return !prover.attempt(what).proved; };
  held.erase(std::remove_if(held.begin(), held.end(), is_open), held.end());
  return held;
}

// At every touch of the story, and at some time after each.
void hold_against(const drawn& one, const detail::ground& g, const std::vector<fu::property>& held, kit::source& luck) {
  const auto told = kit::some_history(luck, one.rules, one.subject, one.hours);
  detail::case_state s = detail::initial_state(g);
  detail::heard h = detail::nothing_heard(g);
  for (std::size_t touches = 0; touches <= told.size(); ++touches) {
    const std::vector<fu::touchpoint> history(told.begin(), told.begin() + static_cast<std::ptrdiff_t>(touches));
    if (touches > 0) {
      detail::apply(g, s, history.back(), &one.hours.table());
      settle_attempt(g, s, one.hours.table());
      detail::hear(g, h, history.back());
    }
    const detail::instant last = std::max(g.started, s.newest_at);
    const auto later = static_cast<detail::instant>(luck.below(60 * 86'400));
    for (const detail::instant now : {last, last + later % 7'200, last + later}) {
      const fu::answer said = fu::next_actions(one.rules, one.subject, history, one.hours, detail::to_ptime(now));
      const detail::question asked{one.rules, g, one.hours, history, s, h, said, now};
      for (const fu::property& what : held) {
        const auto how = detail::breach_of(what, asked);
        if (how) BOOST_ERROR(fu::name_of(what) << ": " << *how << "; " << support::told(said));
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_proved_of_policies_by_chance_is_broken_by_no_story_by_chance) {
  std::map<std::size_t, int> proved;  // by kind of property
  for (std::uint64_t seed = first_by_chance; seed < first_by_chance + policies_by_chance; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      kit::source luck{seed};
      const drawn one = draw(luck);
      const detail::ground g{one.rules.compiled(), one.subject};
      const std::vector<fu::property> held = proved_of(one, g);
      for (const fu::property& what : held) ++proved[what.index()];
      for (int story = 0; story < 8; ++story) hold_against(one, g, held, luck);
    }
  }
  BOOST_TEST(proved.size() >= (policies_by_chance < 5 ? 1U : 4U));
}

// --- Faults of the engine: somebody else answers.

namespace {

using changing = std::function<void(std::vector<fu::touchpoint>&)>;

// Answers as the engine would of a history that it got wrong.
detail::answering mishearing(const fu::policy& rules, changing change) {
  return [=](const fu::pursuit& subject, std::span<const fu::touchpoint> history, fu::ptime now, fu::reasons why) {
    std::vector<fu::touchpoint> changed(history.begin(), history.end());
    change(changed);
    return fu::next_actions(rules, subject, changed, office(), now, why);
  };
}

// Gives another answer than the engine does.
detail::answering misspeaking(const fu::policy& rules, std::function<void(fu::answer&, std::size_t touches)> change) {
  return [=](const fu::pursuit& subject, std::span<const fu::touchpoint> history, fu::ptime now, fu::reasons why) {
    fu::answer said = fu::next_actions(rules, subject, history, office(), now, why);
    change(said, history.size());
    return said;
  };
}

void forget_if(std::vector<fu::touchpoint>& history, const std::function<bool(const fu::touchpoint&)>& is_it) {
  history.erase(std::remove_if(history.begin(), history.end(), is_it), history.end());
}

struct engine_fault {
  const char* label;
  fu::property broken;
  detail::answering answers;
  friend std::ostream& operator<<(std::ostream& out, const engine_fault& row) { return out << row.label; }
};

std::vector<engine_fault> engine_faults() {
  const fu::policy rules = fu::until_no();
  const auto is = [](fu::outcome_kind kind) {
    return [kind](const fu::touchpoint& touch) { return fu::kind_of(touch.what) == kind; };
  };
  const auto without = [&](std::function<bool(const fu::touchpoint&)> is_it) {
    return mishearing(rules, [=](std::vector<fu::touchpoint>& history) { forget_if(history, is_it); });
  };
  const auto no_promises = [](std::vector<fu::touchpoint>& history) {
    for (fu::touchpoint& touch : history) {
      if (fu::kind_of(touch.what) == fu::outcome_kind::call_back) touch.what = fu::will_call_back{};
      touch.promised.reset();
    }
  };
  const auto promises_a_day_early = [](std::vector<fu::touchpoint>& history) {
    for (fu::touchpoint& touch : history) {
      if (!touch.promised) continue;
      const fu::date earlier = touch.promised->when.first_day() - boost::gregorian::days(1);
      if (earlier > touch.at.date()) touch.promised->when = fu::agreed_time::on(earlier);
    }
  };
  const auto busy_clears = [](std::vector<fu::touchpoint>& history) {
    const auto is_busy = [](const fu::touchpoint& t) { return fu::kind_of(t.what) == fu::outcome_kind::busy; };
    if (std::none_of(history.begin(), history.end(), is_busy)) return;
    for (fu::touchpoint& touch : history) {
      if (fu::kind_of(touch.what) != fu::outcome_kind::call_back) touch.promised.reset();
    }
  };
  const auto from_gatekeeper = [is](const fu::touchpoint& touch) {
    return is(fu::outcome_kind::objection)(touch) && touch.spoke_to == fu::contact_role::gatekeeper;
  };
  const auto to_one_channel = [is](const fu::touchpoint& touch) {
    const auto* what = std::get_if<fu::objection>(&touch.what);
    return is(fu::outcome_kind::unsubscribed)(touch) || (what != nullptr && what->only);
  };
  const fu::property suppression = fu::never_after_a_suppression{};
  const fu::property promise = fu::never_before_a_promise{};
  return {
      {"deaf to objections", suppression, without(is(fu::outcome_kind::objection))},
      {"deaf to what is objected to by channel", suppression, without(to_one_channel)},
      {"deaf to a gatekeeper's objection", suppression, without(from_gatekeeper)},
      {"deaf to promises", promise, mishearing(rules, no_promises)},
      {"promises a day early", promise, mishearing(rules, promises_a_day_early)},
      {"a busy line clears a promise", promise, mishearing(rules, busy_clears)},
      {"deaf to what was sent", fu::never_asks_again{}, without(is(fu::outcome_kind::sent))},
      {"gives up after a touch", fu::never_ends_before(fu::definite_no{}),
       misspeaking(rules,
                   [](fu::answer& said, std::size_t touches) {
                     if (touches < 1) return;
                     said.status = fu::status::closed;
                     said.concluded = fu::conclusion{fu::disposition::exhausted, fu::id_of<fu::rule_id>("patience")};
                   })},
      {"sleeps without an alarm", fu::always_has_a_next_step{},
       misspeaking(rules, [](fu::answer& said, std::size_t) { said.wake_at.reset(); })},
      {"forgets the messages", fu::leaves_a_message_every_time{},
       misspeaking(rules,
                   [](fu::answer& said, std::size_t) {
                     for (auto one = said.actions.begin(); one != said.actions.end();) {
                       one = one->via == fu::channel::voicemail ? said.actions.erase(one) : std::next(one);
                     }
                   })},
  };
}

}  // namespace

BOOST_DATA_TEST_CASE(a_fault_of_the_engine_is_found, data::make(engine_faults()), row) {
  const fu::policy rules = fu::until_no();
  const fu::pursuit subject = somebody_pursued();
  const detail::ground g{rules.compiled(), subject};
  const auto found = detail::searched(rules, g, office(), all_kinds(), {&row.broken}, {.run = 8}, 60'000, row.answers);
  BOOST_REQUIRE(found.stories.front());
  BOOST_TEST(found.stories.front()->touches.size() <= 2U);
}

BOOST_AUTO_TEST_SUITE_END()
