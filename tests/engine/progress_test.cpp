#include <followup/engine/progress.hpp>

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "engine/reference_policy.hpp"
#include "engine/support.hpp"
#include "samples.hpp"

BOOST_AUTO_TEST_SUITE(progress)

namespace {

namespace fu = followup;
using support::dice;
using support::story;
using support::told;

constexpr auto call = fu::channel::call;
constexpr auto letter = fu::channel::letter;
constexpr auto email = fu::channel::email;
constexpr auto inbound = fu::direction::inbound;
constexpr auto outbound = fu::direction::outbound;
constexpr auto gatekeeper = fu::contact_role::gatekeeper;
constexpr auto machine = fu::contact_role::machine;
constexpr auto decision_maker = fu::contact_role::decision_maker;

// --- Histories by chance: everything that can happen, in the order in which it does.

fu::touchpoint seed(fu::channel via, fu::direction way, fu::contact_role who, fu::outcome what) {
  fu::touchpoint touch = support::made({}, via, std::move(what));
  touch.way = way;
  touch.spoke_to = who;
  return touch;
}

fu::agreed_time some_agreed_time(dice& luck, fu::date after) {
  const fu::date on = after + boost::gregorian::days(static_cast<long>(luck.below(15)));
  const fu::time_duration from = boost::posix_time::minutes(static_cast<long>(luck.below(23 * 60)));
  switch (luck.below(4)) {
    case 0: return fu::agreed_time::on(on);
    case 1: return fu::agreed_time::at(on, from);
    case 2: return fu::agreed_time::between(on, from, from + boost::posix_time::minutes(45));
    default: return fu::agreed_time::within(on, on + boost::gregorian::days(4));
  }
}

// No date that was said lies before the local one, wherever that is.
fu::date day_after(fu::ptime at) { return at.date() + boost::gregorian::days(1); }

std::optional<fu::date> some_date(dice& luck, fu::date after) {
  if (luck.once_in(3)) return std::nullopt;
  return after + boost::gregorian::days(static_cast<long>(luck.below(40)));
}

constexpr auto nobody = fu::contact_role::nobody;

// What pauses, moves or continues a pursuit; dates are filled in when it happens.
const std::vector<fu::touchpoint>& what_usually_happens() {
  static const auto some_time = fu::agreed_time::on(fu::day("2000-01-01"));
  static const std::vector<fu::touchpoint> all{
      seed(call, outbound, nobody, fu::no_answer{}),
      seed(call, outbound, nobody, fu::no_answer{}),
      seed(call, outbound, nobody, fu::no_answer{}),
      seed(call, outbound, nobody, fu::busy{}),
      seed(call, outbound, nobody, fu::busy{}),
      seed(call, outbound, machine, fu::machine{}),
      seed(call, outbound, gatekeeper, fu::just_left{}),
      seed(call, outbound, gatekeeper, fu::in_meeting{}),
      seed(call, outbound, gatekeeper, fu::at_lunch{}),
      seed(call, outbound, gatekeeper, fu::day_off{}),
      seed(call, outbound, gatekeeper, fu::away{}),
      seed(call, outbound, gatekeeper, fu::message_taken{}),
      seed(call, outbound, gatekeeper, fu::call_back{}),
      seed(call, outbound, decision_maker, fu::call_back{}),
      seed(call, inbound, decision_maker, fu::call_back{}),
      seed(call, outbound, gatekeeper, fu::will_call_back{}),
      seed(call, outbound, gatekeeper, fu::gatekeeper_no{}),
      seed(call, outbound, decision_maker, fu::not_now{}),
      seed(call, outbound, decision_maker, fu::on_hold{}),
      seed(call, outbound, gatekeeper, fu::on_hold{}),
      seed(call, outbound, decision_maker, fu::send_information{}),
      seed(email, inbound, decision_maker, fu::send_information{}),
      seed(call, outbound, decision_maker, fu::spoke{}),
      seed(call, inbound, decision_maker, fu::spoke{}),
      seed(call, outbound, gatekeeper, fu::meeting_agreed{some_time}),
      seed(email, inbound, decision_maker, fu::meeting_agreed{some_time}),
      seed(call, inbound, gatekeeper, fu::meeting_cancelled{}),
      seed(fu::channel::task, outbound, decision_maker, fu::meeting_missed{}),
      seed(email, inbound, decision_maker, fu::replied{}),
      seed(call, inbound, nobody, fu::replied{}),
      seed(email, inbound, machine, fu::away{}),
      seed(email, inbound, nobody, fu::opened{}),
      seed(email, inbound, nobody, fu::clicked{}),
      seed(fu::channel::voicemail, outbound, machine, fu::sent{}),
      seed(fu::channel::voicemail, outbound, machine, fu::sent{}),
      seed(letter, outbound, nobody, fu::sent{}),
      seed(letter, outbound, nobody, fu::sent{}),
      seed(email, outbound, nobody, fu::sent{}),
      seed(email, outbound, nobody, fu::sent{}),
      seed(fu::channel::task, outbound, nobody, fu::sent{}),
  };
  return all;
}

// What ends a pursuit or a channel.
const std::vector<fu::touchpoint>& what_seldom_happens() {
  static const std::vector<fu::touchpoint> all{
      seed(call, outbound, nobody, fu::wrong_number{}),
      seed(call, outbound, nobody, fu::wrong_number{}),
      seed(email, inbound, nobody, fu::bounced{}),
      seed(email, inbound, nobody, fu::bounced{}),
      seed(letter, outbound, nobody, fu::returned{}),
      seed(letter, outbound, nobody, fu::returned{}),
      seed(call, outbound, decision_maker, fu::no_without_reasons{}),
      seed(call, outbound, decision_maker, fu::no_without_reasons{}),
      seed(call, outbound, decision_maker, fu::objection{email}),
      seed(call, outbound, gatekeeper, fu::objection{}),
      seed(email, inbound, decision_maker, fu::unsubscribed{}),
      seed(call, outbound, decision_maker, fu::yes{}),
      seed(call, outbound, decision_maker, fu::no_with_reasons{}),
      seed(call, inbound, decision_maker, fu::objection{}),
  };
  return all;
}

void fill_dates(dice& luck, fu::touchpoint& touch) {
  const fu::date on = day_after(touch.at);
  if (auto* const absence = std::get_if<fu::away>(&touch.what)) absence->until = some_date(luck, on);
  if (auto* const later = std::get_if<fu::not_now>(&touch.what)) later->until = some_date(luck, on);
  if (auto* const hold = std::get_if<fu::on_hold>(&touch.what)) hold->until = some_date(luck, on);
  if (auto* const meeting = std::get_if<fu::meeting_agreed>(&touch.what)) meeting->when = some_agreed_time(luck, on);
}

// How long until the next thing happens; now and then at the same instant.
long some_seconds(dice& luck) {
  static const std::vector<long> steps{0, 60, 1'200, 7'200, 10'800, 43'200, 86'400, 86'400, 172'800, 345'600};
  const long step = luck.one_of(steps);
  return step == 0 ? 0 : step + static_cast<long>(luck.below(3'600));
}

// One of the briefs of `of_an_attentive_house`, or another one.
fu::brief_id some_brief(dice& luck) {
  static const std::vector<std::string> names{"a view",   "the long case", "the short case",
                                              "an offer", "a farewell",    "a joke"};
  return fu::id_of<fu::brief_id>(luck.one_of(names));
}

fu::touchpoint something(dice& luck, fu::ptime at) {
  fu::touchpoint touch = luck.one_of(luck.once_in(30) ? what_seldom_happens() : what_usually_happens());
  touch.at = at;
  fill_dates(luck, touch);
  const bool calls_back = fu::kind_of(touch.what) == fu::outcome_kind::call_back;
  const bool by_a_person = touch.way == outbound && touch.via == call && touch.spoke_to >= gatekeeper;
  if (calls_back || (by_a_person && luck.once_in(6))) {
    const auto how = luck.once_in(4) ? fu::firmness::soft : fu::firmness::hard;
    touch.promised = fu::promise{some_agreed_time(luck, day_after(at)), fu::promised_by::them, how};
  }
  if (fu::is_unanswered_call(touch)) touch.message_left = luck.once_in(2);
  if (luck.once_in(3)) touch.endpoint = fu::endpoint_id{1 + luck.below(3)};
  if (luck.once_in(10)) touch.brief = some_brief(luck);
  if (luck.once_in(12)) touch.pursuit = support::other_pursuit;
  return touch;
}

fu::pursuit some_pursuit(dice& luck) {
  static const std::vector<std::string> names{"Europe/Amsterdam", "America/New_York", "Asia/Tokyo",
                                              "Australia/Lord_Howe"};
  static const std::map<std::string, fu::time_zone> zones = [] {
    std::map<std::string, fu::time_zone> loaded;
    for (const std::string& name : names) loaded.emplace(name, fu::time_zone::named(name));
    return loaded;
  }();
  fu::prospect who = support::somebody({zones.at(luck.one_of(names))});
  if (luck.once_in(5)) who.zones.push_back(zones.at(luck.one_of(names)));
  if (luck.once_in(3)) {
    who.reachable_by = {
        {call, fu::endpoint_id{1}}, {call, fu::endpoint_id{2}}, {email, fu::endpoint_id{3}}, {letter, {}}};
  }
  fu::pursuit subject;
  subject.id = support::this_pursuit;
  subject.who = std::move(who);
  subject.started =
      fu::utc("2026-01-05T00:00:00Z") + boost::posix_time::minutes(static_cast<long>(luck.below(500'000)));
  if (luck.once_in(10)) subject.earlier_attempts = static_cast<int>(luck.below(60));
  return subject;
}

story some_story(dice& luck, const fu::policy& rules, std::size_t longest) {
  story s{rules, "2026-01-05 10:00"};
  s.subject = some_pursuit(luck);
  fu::ptime at = s.subject.started;
  for (std::size_t left = luck.below(longest + 1); left > 0; --left) {
    at += boost::posix_time::seconds(some_seconds(luck));
    s.add(something(luck, at));
  }
  return s;
}

fu::ptime last_of(const story& s) {
  fu::ptime last = s.subject.started;
  for (const fu::touchpoint& touch : s.history) last = std::max(last, touch.at);
  return last;
}

std::vector<fu::touchpoint> ordered(const story& s) { return fu::up_to(s.history, last_of(s)); }

// The first touchpoint of each instant: in which order those of one instant belong, a fold alone can tell.
std::vector<fu::touchpoint> at_instants_of_their_own(const story& s) {
  std::vector<fu::touchpoint> some = ordered(s);
  const auto together = [](const fu::touchpoint& a, const fu::touchpoint& b) { return a.at == b.at; };
  some.erase(std::unique(some.begin(), some.end(), together), some.end());
  return some;
}

fu::answer asked(const story& s, fu::ptime now) {
  return fu::next_actions(s.rules, s.subject, s.history, s.hours, now);
}

std::string told_in_full(const story& s) {
  std::string text = s.rules.name() + ", started " + fu::to_string(s.subject.started);
  for (const fu::touchpoint& touch : ordered(s)) {
    text += "\n  " + fu::to_string(touch.at) + " " + std::string{fu::name_of(touch.via)} + " " +
            std::string{fu::name_of(touch.way)} + " " + std::string{fu::name_of(touch.spoke_to)} + " " +
            std::string{fu::name_of(fu::kind_of(touch.what))} + (touch.message_left ? " message" : "") +
            (touch.promised ? " promise " + fu::to_string(touch.promised->when.first_day()) : "") +
            (touch.pursuit == support::other_pursuit ? " (other)" : "") +
            (touch.brief ? " about " + std::to_string(touch.brief.value()) : "") +
            (touch.endpoint ? " @" + std::to_string(touch.endpoint.value()) : "");
  }
  return text;
}

// The policies, each with seeds of its own.
struct lot {
  std::size_t policy;
  std::uint32_t seed;
  std::string name;
  friend std::ostream& operator<<(std::ostream& out, const lot& one) { return out << one.name; }
};

const std::vector<fu::policy>& all_policies() {
  static const std::vector<fu::policy> all = [] {
    std::vector<fu::policy> some = support::policies();
    some.push_back(support::reference_cadence());
    return some;
  }();
  return all;
}

std::vector<lot> lots() {
  std::vector<lot> some;
  for (std::size_t i = 0; i < all_policies().size(); ++i) {
    some.push_back({i, static_cast<std::uint32_t>(1'000 * (i + 1)), all_policies()[i].name()});
  }
  return some;
}

// `check(story)` for so many stories of a policy; stops at the first that fails, which is then told in full.
template <class Check>
void for_stories(const lot& one, int count, std::size_t longest, Check check) {
  dice luck{one.seed};
  int too_much_at_once = 0;
  for (int i = 0; i < support::samples(count); ++i) {
    const story s = some_story(luck, all_policies()[one.policy], longest);
    std::string wrong;
    try {
      wrong = check(s, luck);
    } catch (const fu::history_required&) { ++too_much_at_once; }
    if (wrong.empty()) continue;
    BOOST_ERROR("story " << i << ": " << wrong << "\n" << told_in_full(s));
    return;
  }
  // More agreed and objected to than progress has room for is the exception.
  BOOST_TEST(too_much_at_once * 20 <= support::samples(count));
}

fu::ptime some_time_after(dice& luck, fu::ptime last) {
  return last + boost::posix_time::seconds(static_cast<long>(luck.below(luck.once_in(4) ? 8'000'000 : 400'000)));
}

}  // namespace

// --- Folding.

BOOST_AUTO_TEST_CASE(the_presets_fit) {
  for (const fu::policy& rules : all_policies()) BOOST_TEST(!rules.needs_history(), rules.name());
}

BOOST_DATA_TEST_CASE(from_progress_and_from_history_the_answers_are_equal, boost::unit_test::data::make(lots()), one) {
  for_stories(one, 400, 40, [](const story& s, dice& luck) -> std::string {
    const fu::progress folded = s.folded();
    for (const fu::ptime now : {last_of(s), some_time_after(luck, last_of(s)), some_time_after(luck, last_of(s))}) {
      const fu::answer a = asked(s, now);
      const fu::answer b = fu::next_actions(s.rules, s.subject, folded, s.hours, now);
      if (!(a == b)) {
        return "asked at " + fu::to_string(now) + "\n  history:  " + told(a, s.zone()) +
               "\n  progress: " + told(b, s.zone());
      }
    }
    return {};
  });
}

BOOST_DATA_TEST_CASE(one_at_a_time_is_the_fold_of_the_whole, boost::unit_test::data::make(lots()), one) {
  for_stories(one, 150, 40, [](const story& s, dice& luck) -> std::string {
    const std::vector<fu::touchpoint> in_order = at_instants_of_their_own(s);
    const std::size_t split = luck.below(in_order.size() + 1);
    const std::span<const fu::touchpoint> all{in_order};
    fu::progress step = fu::fold(s.rules, s.subject, {});
    fu::progress rest = fu::fold(s.rules, s.subject, all.first(split));
    for (std::size_t i = 0; i < all.size(); ++i) {
      step = fu::advance(s.rules, s.subject, step, all[i]);
      if (!(fu::advance(s.rules, s.subject, step, all[i]) == step)) return "a repeat of the newest changes it";
      if (i >= split) rest = fu::advance(s.rules, s.subject, rest, all[i]);
    }
    const fu::progress whole = fu::fold(s.rules, s.subject, in_order);
    if (!(step == whole)) return "one at a time is not the whole";
    if (!(rest == whole)) return "split at " + std::to_string(split) + " is not the whole";
    return {};
  });
}

BOOST_DATA_TEST_CASE(order_and_repeats_make_no_difference, boost::unit_test::data::make(lots()), one) {
  for_stories(one, 100, 30, [](const story& s, dice& luck) -> std::string {
    story shuffled = s;
    if (!s.history.empty()) {
      for (int i = 0; i < 3; ++i) shuffled.history.push_back(luck.one_of(s.history));
    }
    for (std::size_t left = shuffled.history.size(); left > 1; --left) {
      std::swap(shuffled.history[left - 1], shuffled.history[luck.below(left)]);
    }
    if (!(shuffled.folded() == s.folded())) return "the fold differs";
    const fu::ptime now = some_time_after(luck, last_of(s));
    return asked(shuffled, now) == asked(s, now) ? "" : "the answer differs";
  });
}

BOOST_DATA_TEST_CASE(what_belongs_earlier_is_refused, boost::unit_test::data::make(lots()), one) {
  for_stories(one, 80, 20, [](const story& s, dice& luck) -> std::string {
    if (s.history.empty()) return {};
    fu::touchpoint early = luck.one_of(s.history);
    early.at = s.subject.started;
    early.id = fu::touchpoint_id{1};
    if (last_of(s) == s.subject.started) return {};
    try {
      (void)fu::advance(s.rules, s.subject, s.folded(), early);
    } catch (const fu::out_of_order&) { return {}; }
    return "it was taken";
  });
}

BOOST_AUTO_TEST_CASE(words_are_all_there_is_to_keep) {
  story s{fu::until_no(), "2026-11-02 10:00"};
  s.call("2026-11-05 16:00", fu::no_answer{}).call("2026-11-06 08:00", fu::just_left{});
  const fu::progress kept = s.folded();
  const fu::progress again = fu::progress::from_words(kept.words());
  BOOST_TEST((again == kept));
  const fu::ptime now = s.at("2026-11-06 10:00");
  BOOST_TEST((fu::next_actions(s.rules, s.subject, again, s.hours, now) == s.ask(now)));
}

BOOST_AUTO_TEST_CASE(a_policy_that_needs_history_still_folds_and_says_so_when_asked) {
  story s{support::calling_every(fu::business_days{1}, {fu::guard{"cap", fu::at_most(20, call, fu::rolling_days{90})}}),
          "2026-11-02 10:00"};
  BOOST_TEST(s.rules.needs_history());
  s.call("2026-11-02 11:00", fu::no_answer{});
  const fu::progress folded = s.folded();
  BOOST_CHECK_THROW((void)fu::next_actions(s.rules, s.subject, folded, s.hours, s.at("2026-11-02 11:00")),
                    fu::history_required);
  BOOST_TEST(support::actions_of(s.ask("2026-11-02 11:00")) == "call 2026-11-03 08:00");
}

BOOST_AUTO_TEST_CASE(a_meeting_recorded_after_the_fact_folds_like_any_other) {
  // 30 October is before the pursuit began.
  for (const char* const on : {"2026-10-30", "2026-11-03", "2026-11-04", "2026-11-05"}) {
    story s{fu::until_no(), "2026-11-02 10:00"};
    s.call("2026-11-05 10:30", fu::meeting_agreed{fu::agreed_time::on(fu::day(on))});
    BOOST_TEST(support::says(s.ask("2026-11-05 10:31"), fu::reason_kind::how_did_it_go), on);
    BOOST_TEST(support::says(s.ask("2026-11-09 10:31"), fu::reason_kind::how_did_it_go), on);
  }
}

// --- Answers.

BOOST_DATA_TEST_CASE(an_answer_is_complete, boost::unit_test::data::make(lots()), one) {
  for_stories(one, 300, 40, [](const story& s, dice& luck) -> std::string {
    const fu::ptime now = some_time_after(luck, last_of(s));
    const fu::answer a = asked(s, now);
    const std::string shown = fu::to_string(now) + ": " + told(a, s.zone());
    const bool closed = a.status == fu::status::closed;
    if (closed != a.concluded.has_value()) return "closed and concluded differ: " + shown;
    if (closed != !a.wake_at) return "closed or a wake_at: " + shown;
    if (closed && !a.actions.empty()) return "closed with something to do: " + shown;
    if (a.wake_at && *a.wake_at <= now) return "wakes at once or in the past: " + shown;
    if (a.status == fu::status::due && a.actions.empty()) return "due, and nothing to do: " + shown;
    if (a.status == fu::status::needs_data && !a.actions.empty()) return "needs data, and something to do: " + shown;
    if (a.reasons.empty()) return "no reasons: " + shown;
    bool now_possible = false;
    for (std::size_t i = 0; i < a.actions.size(); ++i) {
      const fu::action& next = a.actions[i];
      if (!next.id || !next.rule) return "an action without identity: " + shown;
      if (next.window.begin < now) return "before now: " + shown;
      if (next.window.begin < next.due) return "before it is due: " + shown;
      if (next.window.end <= next.window.begin) return "an empty window: " + shown;
      if (i > 0 && next.due < a.actions[i - 1].due) return "not in order of due time: " + shown;
      for (std::size_t j = 0; j < i; ++j) {
        if (a.actions[j].id == next.id) return "one id twice: " + shown;
      }
      now_possible = now_possible || next.window.begin == now;
    }
    if (a.status == fu::status::due && !now_possible) return "due, and nothing can be done now: " + shown;
    if (a.status == fu::status::waiting && now_possible) return "waiting for what can be done now: " + shown;
    return {};
  });
}

namespace {

// What `wake_at` watches.
struct watched {
  fu::status status;
  std::vector<std::pair<fu::action_id, fu::ptime>> ends;
  explicit watched(const fu::answer& a) : status(a.status) {
    for (const fu::action& next : a.actions) ends.emplace_back(next.id, next.window.end);
  }
  friend bool operator==(const watched&, const watched&) = default;
};

}  // namespace

BOOST_DATA_TEST_CASE(nothing_changes_before_wake_at, boost::unit_test::data::make(lots()), one) {
  for_stories(one, 150, 25, [](const story& s, dice& luck) -> std::string {
    fu::ptime now = last_of(s);
    for (int wakes = 0; wakes < 6; ++wakes) {
      const fu::answer a = asked(s, now);
      if (!a.wake_at) return {};
      const watched before{a};
      const auto asleep = static_cast<std::size_t>((*a.wake_at - now).total_seconds());
      for (int i = 0; i < 6; ++i) {
        const std::size_t later = i == 0 ? asleep - 1 : luck.below(asleep);
        const fu::ptime then = now + boost::posix_time::seconds(static_cast<long>(later));
        const fu::answer b = asked(s, then);
        if (!(watched{b} == before)) {
          return "asked at " + fu::to_string(now) + ": " + told(a, s.zone()) + "\n  and at " + fu::to_string(then) +
                 ": " + told(b, s.zone());
        }
      }
      now = *a.wake_at;
    }
    return {};
  });
}

BOOST_DATA_TEST_CASE(something_changes_at_wake_at, boost::unit_test::data::make(lots()), one) {
  for_stories(one, 150, 25, [](const story& s, dice&) -> std::string {
    fu::ptime now = last_of(s);
    for (int wakes = 0; wakes < 6; ++wakes) {
      const fu::answer a = asked(s, now);
      // Where data are missing it is a month, whatever happens then.
      if (!a.wake_at || a.status == fu::status::needs_data) return {};
      const fu::answer b = asked(s, *a.wake_at);
      if (watched{b} == watched{a}) {
        return "asked at " + fu::to_string(now) + ": " + told(a, s.zone()) + "\n  then: " + told(b, s.zone());
      }
      now = *a.wake_at;
    }
    return {};
  });
}

BOOST_DATA_TEST_CASE(asking_later_gives_the_same_due_and_no_earlier_window, boost::unit_test::data::make(lots()), one) {
  for_stories(one, 250, 30, [](const story& s, dice& luck) -> std::string {
    const fu::ptime first = some_time_after(luck, last_of(s));
    const fu::ptime second = first + boost::posix_time::seconds(static_cast<long>(luck.below(500'000)));
    const fu::answer a = asked(s, first);
    const fu::answer b = asked(s, second);
    if (a.status == fu::status::closed && b.status != fu::status::closed) return "closed, and open again later";
    for (const fu::action& early : a.actions) {
      for (const fu::action& late : b.actions) {
        if (early.id != late.id || early.via != late.via) continue;
        const std::string both = "asked at " + fu::to_string(first) + ": " + told(a, s.zone()) + "\n  and at " +
                                 fu::to_string(second) + ": " + told(b, s.zone());
        if (early.due != late.due) return "another due: " + both;
        if (late.window.begin < early.window.begin) return "an earlier window: " + both;
      }
    }
    return {};
  });
}

BOOST_DATA_TEST_CASE(recording_an_action_makes_it_go_away, boost::unit_test::data::make(lots()), one) {
  for_stories(one, 120, 15, [](const story& s, dice&) -> std::string {
    const fu::answer a = asked(s, last_of(s));
    if (a.actions.empty()) return {};
    const fu::action next = a.actions.front();
    story done = s;
    fu::outcome what = fu::sent{};
    if (next.via == call) what = fu::spoke{};
    // A second later: a call at the instant of a reply comes before it.
    const fu::ptime at = next.window.begin + boost::posix_time::seconds(1);
    done.add(support::made(at, next.via, what)).carrying_out(next);
    done.history.back().label = next.label;
    const fu::answer b = asked(done, at);
    for (const fu::action& other : b.actions) {
      if (other.id == next.id && other.via == next.via) return told(a, s.zone()) + "\n  then: " + told(b, s.zone());
    }
    return {};
  });
}

BOOST_AUTO_TEST_CASE(action_ids_do_not_depend_on_the_version) {
  const auto versioned = [](std::string version) {
    story s{support::calling_every(fu::business_days{1}, {}, std::move(version)), "2026-11-02 10:00"};
    s.call("2026-11-05 10:00", fu::no_answer{});
    return s;
  };
  const story one = versioned("1");
  const story two = versioned("2");
  const fu::answer a = one.ask("2026-11-05 10:01");
  const fu::answer b = two.ask("2026-11-05 10:01");
  BOOST_REQUIRE(!a.actions.empty());
  BOOST_REQUIRE(!b.actions.empty());
  BOOST_TEST(a.actions.front().id == b.actions.front().id);
}

BOOST_AUTO_TEST_CASE(action_ids_differ_by_pursuit_rule_and_what_they_follow) {
  story s{support::calling_every(fu::business_days{1}, {fu::track{"letters", fu::every(fu::business_days{1}, letter)}}),
          "2026-11-02 10:00"};
  const fu::answer a = s.ask("2026-11-02 10:00");
  BOOST_REQUIRE(a.actions.size() == 2U);
  BOOST_TEST(a.actions[0].id != a.actions[1].id);
  story other = s;
  other.subject.id = fu::pursuit_id{99};
  BOOST_TEST(other.ask("2026-11-02 10:00").actions[0].id != a.actions[0].id);
  s.call("2026-11-02 10:05", fu::no_answer{});
  const fu::answer b = s.ask("2026-11-02 10:06");
  for (const fu::action& next : b.actions) {
    if (next.via == call) BOOST_TEST(next.id != a.actions[0].id);
    // The letter still follows the start.
    if (next.via == letter) BOOST_TEST(next.id == a.actions[1].id);
  }
}

BOOST_AUTO_TEST_SUITE_END()
