// What proofs rest on, held against the engine: that a case stands for every state of it, that no case and no
// touchpoint is left out, and that a fault of the engine itself would be noticed.
#include "assure/verify_alphabet.hpp"
#include "assure/verify_cases.hpp"
#include "assure/verify_checks.hpp"
#include "assure/verify_listener.hpp"
#include "assure/verify_prover.hpp"
#include "assure/verify_search.hpp"
#include "engine/support.hpp"

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
    } catch (const fu::error&) { return; }
    const bool costs_much = next.ended || !(next.suppressed == s.suppressed) || next.points_out != s.points_out;
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
constexpr std::uint32_t policies_by_chance = 3;

using wanted = std::multiset<std::tuple<std::uint64_t, fu::channel, bool>>;

wanted wanted_in(const detail::ground& g, const detail::case_state& s, const fu::calendar& hours) {
  detail::wish_list list;
  detail::collect_wishes({g, s, hours, {}, false}, s.suppressed, list);
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

BOOST_AUTO_TEST_SUITE(verify_soundness_tests)

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
    BOOST_TEST_CONTEXT(rules.name()) {
      for (std::uint32_t seed = 0; seed < 30; ++seed) {
        chance story{rules, seed};
        for (int i = 0; i < 20; ++i) {
          story.go_on();
          if (story.s.ended) break;
          owed += story.h.message_owed ? 1 : 0;
          BOOST_TEST((!story.h.message_owed || story.s.message_owed), "seed " << seed << ", touch " << i);
          if (story.h.promised > story.now) {
            ++promised;
            BOOST_TEST((story.s.promise.active && story.s.promise.begin == story.h.promised), "seed " << seed);
          }
          objected += story.h.objection ? 1 : 0;
          BOOST_TEST(((story.s.suppressed | story.h.objected) == story.s.suppressed), "seed " << seed);
          BOOST_TEST((story.h.numbers_objected & ~story.s.points_out) == 0, "seed " << seed);
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

// --- Policies by chance: what is proved of one is held against stories by chance.

namespace {

// Tracks, guards, limits, behaviours and rules of promises in a mix that nobody chose.
fu::policy by_chance(std::uint32_t seed) {
  dice some{seed};
  const std::vector<fu::delay> delays{fu::minutes{40},      fu::hours{5},         fu::open_minutes{300},
                                      fu::calendar_days{2}, fu::business_days{1}, fu::business_days{7}};
  const auto beat = [&](fu::channel via) { return fu::every(some.one_of(delays), via); };
  const auto legal_hours = fu::window(fu::channel::call, fu::every_day("09:00-12:30 13:30-20:00"));
  const fu::step first = fu::step{"one", fu::channel::email}.when(fu::outcome_kind::clicked, "two");
  const auto list = fu::in_order({first, {"three", fu::channel::letter, fu::business_days{2}}, {"two"}});
  const fu::guard strict{"law", fu::at_most(2, fu::channel::call, fu::rolling{fu::hours{24}})};
  const std::vector<fu::policy_rule> optional{
      fu::track{"letters", fu::after_each(2, fu::unanswered_calls, fu::channel::letter)},
      fu::track{"e-mails", beat(fu::channel::email)},
      fu::track{"list", list.repeating_after(fu::business_days{3})},
      fu::track{"hot", fu::after(fu::outcome_kind::opened, fu::hours{1}, fu::channel::call)},
      fu::guard{"day", fu::at_most(1, fu::channel::call, fu::per_local_day).except_retries()},
      fu::guard{"voicemail", fu::at_most(1, fu::channel::voicemail, fu::rolling_days{2})},
      fu::guard{"both", fu::at_most(2, {fu::channel::call, fu::channel::voicemail}, fu::per_local_day)},
      fu::guard{"apart", fu::apart(fu::channel::call, fu::channel::call, fu::hours{4})},
      fu::guard{"office", fu::window({fu::channel::call, fu::channel::email}, fu::monday_to_friday("09:00-16:00"))},
      fu::guard{"legal hours", legal_hours}.law("Art. 1"),
      strict.law("Art. 2"),
      fu::guard{"quiet", fu::quiet_after_conversation(fu::calendar_days{5}, fu::channel::call)},
      fu::guard{"lifetime", fu::at_most(6, fu::channel::call, fu::per_lifetime)},
      fu::limit{"patience", fu::calls{5}, fu::months{2}}.closing_with(fu::channel::call),
      fu::limit{"end", fu::calendar_days{40}},
      fu::promise_rules{fu::promise_rules::clearing::by_next_call, fu::promise_rules::missed::next_opening}};
  std::vector<fu::policy_rule> rules;
  auto calls = beat(fu::channel::call);
  if (some.once_in(2)) calls = calls.leaving_a_message();
  rules.emplace_back(fu::track{"calls", some.once_in(3) ? calls.message_as_step() : calls});
  for (const fu::policy_rule& rule : optional) {
    if (some.once_in(4)) rules.push_back(rule);
  }
  fu::behaviours table = fu::doctrine();
  if (some.once_in(3)) table = table.with(fu::outcome_kind::no_answer, fu::call_again{some.one_of(delays)});
  if (some.once_in(3)) table = table.with(fu::outcome_kind::spoke, fu::hold_until_named_or{fu::calendar_days{9}});
  if (some.once_in(4)) table = table.with(fu::outcome_kind::not_now, fu::close_as{fu::disposition::withdrawn});
  if (some.once_in(4)) table = table.with(fu::outcome_kind::meeting_agreed, fu::close_as{fu::disposition::meeting});
  if (some.once_in(3)) {
    table = table.with(fu::outcome_kind::no_without_reasons, fu::close_as{fu::disposition::refused});
  }
  return {"by chance " + std::to_string(seed), table, rules};
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_proved_of_policies_by_chance_is_broken_by_no_story_by_chance) {
  const std::vector<fu::property> asked{
      fu::never_ends_before(fu::definite_no{}),
      fu::never_ends_before(fu::definite_no{.with_reasons = true}).or_an_appointment(),
      fu::always_has_a_next_step{},
      fu::leaves_a_message_every_time{},
      fu::within(office()),
      fu::within(office()).except_agreed_times(),
      fu::within(fu::calendar{"day", "1", fu::every_day("08:00-20:00")}),
      fu::keeps_to(fu::at_most(2, fu::channel::call, fu::per_local_day)),
      fu::keeps_to(fu::at_most(2, fu::channel::call, fu::per_local_day).except_retries()).except_agreed_times(),
      fu::keeps_to(fu::at_most(2, fu::channel::call, fu::rolling{fu::hours{20}})),
      fu::keeps_apart(fu::hours{4}, fu::channel::call).except_agreed_times(),
      fu::never_before_a_promise{},
      fu::never_after_a_suppression{},
      fu::ends_within(fu::months{2})};
  int proved = 0;
  int unknown = 0;
  for (std::uint32_t seed = 0; seed < policies_by_chance; ++seed) {
    const fu::policy rules = by_chance(seed);
    const chance any{rules, seed};
    const fu::search_bounds bounds;
    detail::prover prover(rules, any.g, any.hours, all_kinds(), bounds);
    std::vector<const fu::property*> held;
    for (const fu::property& one : asked) {
      if (prover.attempt(one).proved) held.push_back(&one);
    }
    proved += static_cast<int>(held.size());
    unknown += static_cast<int>(asked.size() - held.size());

    const auto found = detail::searched(rules, any.g, any.hours, all_kinds(), held, bounds, 4'000,
                                        detail::answers_of(rules, any.hours));
    for (std::size_t i = 0; i < held.size(); ++i) {
      if (found.stories[i]) BOOST_ERROR(rules.name() << ", " << fu::name_of(*held[i]) << ": " << found.stories[i]->how);
    }
    for (std::uint32_t run = 0; run < 12; ++run) {
      chance story{rules, seed * 1'000 + run};
      for (int i = 0; i < 15; ++i, story.go_on()) {
        for (const detail::instant now : {story.now, story.now + 7'200, story.now + 86'400, story.now + 70 * 86'400}) {
          const fu::answer said = story.ask(now);
          const detail::question moment{rules, story.g, story.hours, story.history, story.s, story.h, said, now};
          for (const fu::property* one : held) {
            const auto how = detail::breach_of(*one, moment);
            if (how)
              BOOST_ERROR(rules.name() << ", " << fu::name_of(*one) << ": " << *how << "; " << support::told(said));
          }
        }
      }
    }
  }
  BOOST_TEST(proved > 5);
  BOOST_TEST(unknown > 5);
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
      touch.promised->when = fu::agreed_time::on(earlier);
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
  const auto found = detail::searched(rules, g, office(), all_kinds(), {&row.broken}, {}, 60'000, row.answers);
  BOOST_REQUIRE(found.stories.front());
  BOOST_TEST(found.stories.front()->touches.size() <= 2U);
}

BOOST_AUTO_TEST_SUITE_END()
