// Cases told tersely: local times in and out, touchpoints with ids of their own, one office and one prospect.
#pragma once

#include "model/outcome_table.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/engine/progress.hpp>
#include <followup/error.hpp>
#include <followup/model/touchpoint.hpp>
#include <followup/policy/policy.hpp>
#include <followup/policy/presets.hpp>
#include <followup/time/calendar.hpp>

#include <algorithm>
#include <boost/date_time/gregorian/gregorian.hpp>
#include <boost/date_time/posix_time/posix_time_io.hpp>
#include <boost/test/unit_test.hpp>
#include <initializer_list>
#include <optional>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// How Boost.Test shows the library's values.
namespace followup {

inline std::ostream& boost_test_print_type(std::ostream& out, status what) { return out << name_of(what); }
inline std::ostream& boost_test_print_type(std::ostream& out, channel via) { return out << name_of(via); }
inline std::ostream& boost_test_print_type(std::ostream& out, disposition how) { return out << name_of(how); }
inline std::ostream& boost_test_print_type(std::ostream& out, reason_kind kind) { return out << name_of(kind); }
inline std::ostream& boost_test_print_type(std::ostream& out, outcome_kind kind) { return out << name_of(kind); }
template <class Kind>
std::ostream& boost_test_print_type(std::ostream& out, id<Kind> value) {
  return out << value.value();
}

}  // namespace followup

namespace support {

namespace fu = followup;

inline fu::time_zone amsterdam() {
  static const auto zone = fu::time_zone::named("Europe/Amsterdam");
  return zone;
}

// The instant at which the clock shows "2026-11-23 10:00" there; the first of them, where it comes twice.
inline fu::ptime local(std::string_view text, const fu::time_zone& zone = amsterdam()) {
  const fu::ptime wall = fu::utc(text);
  return zone.resolve(wall.date(), wall.time_of_day()).first;
}

// "14:30" as a clock time.
inline fu::time_duration clock(std::string_view text) {
  return fu::utc("2000-01-01 " + std::string{text}).time_of_day();
}

// "2026-11-23 10:00", with seconds where there are any; a window may end where time does.
inline std::string shown(fu::ptime at, const fu::time_zone& zone = amsterdam()) {
  if (at == fu::last_instant()) return "the end";
  const fu::local_time there = zone.at(at);
  const auto two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  std::string text = fu::to_string(there.on) + " " + two(there.clock.hours()) + ":" + two(there.clock.minutes());
  if (there.clock.seconds() != 0) text += ":" + two(there.clock.seconds());
  return text;
}

// Monday to Friday, closed at Christmas and New Year.
inline fu::calendar office(std::string_view hours = "08:00-18:00") {
  return {"office", "1", fu::monday_to_friday(hours), {fu::day("2026-12-25"), fu::day("2027-01-01")}};
}

inline fu::calendar always_open() { return {"always", "1", fu::every_day("00:00-24:00")}; }

inline constexpr fu::pursuit_id this_pursuit{7};
inline constexpr fu::pursuit_id other_pursuit{8};

inline fu::prospect somebody(std::vector<fu::time_zone> zones = {amsterdam()}) {
  fu::prospect who;
  who.id = fu::prospect_id{3};
  who.zones = std::move(zones);
  who.reachable_by = {{fu::channel::call}, {fu::channel::letter}, {fu::channel::email}, {fu::channel::task}};
  who.kind = fu::audience::legal_entity;
  return who;
}

// Who says such a thing, usually.
inline fu::contact_role usual_role(const fu::outcome& what) { return fu::detail::row_of(fu::kind_of(what)).usual; }

// Every channel of `touchpoint` that a test may want to fill, at its usual value.
inline fu::touchpoint made(fu::ptime at, fu::channel via, fu::outcome what) {
  fu::touchpoint touch;
  touch.id = {};
  touch.pursuit = this_pursuit;
  touch.at = at;
  touch.via = via;
  touch.spoke_to = usual_role(what);
  touch.what = std::move(what);
  return touch;
}

// --- What an answer says, as text.

inline std::string shown(const fu::action& what, const fu::time_zone& zone = amsterdam()) {
  return std::string{fu::name_of(what.via)} + " " + shown(what.due, zone);
}

// "letter 2026-12-07 14:05, call 2026-12-08 16:00": the actions by their due time.
inline std::string actions_of(const fu::answer& a, const fu::time_zone& zone = amsterdam()) {
  std::string text;
  for (const fu::action& next : a.actions) text += (text.empty() ? "" : ", ") + shown(next, zone);
  return text;
}

inline std::string first_of(const fu::answer& a, const fu::time_zone& zone = amsterdam()) {
  return a.actions.empty() ? "" : shown(a.actions.front(), zone);
}

// "2026-12-07 14:05/2026-12-07 18:00": the window of the first action.
inline std::string window_of(const fu::answer& a, const fu::time_zone& zone = amsterdam()) {
  if (a.actions.empty()) return "";
  const fu::time_window& when = a.actions.front().window;
  return shown(when.begin, zone) + "/" + shown(when.end, zone);
}

inline std::string wake_of(const fu::answer& a, const fu::time_zone& zone = amsterdam()) {
  return a.wake_at ? shown(*a.wake_at, zone) : "";
}

inline const fu::action* action_via(const fu::answer& a, fu::channel via) {
  const auto found =
      std::find_if(a.actions.begin(), a.actions.end(), [via](const auto& one) { return one.via == via; });
  return found == a.actions.end() ? nullptr : &*found;
}

// "2026-12-07 14:05" of the first action on that channel; "" where there is none.
inline std::string due_via(const fu::answer& a, fu::channel via, const fu::time_zone& zone = amsterdam()) {
  const fu::action* next = action_via(a, via);
  return next ? shown(next->due, zone) : "";
}

inline std::string day_via(const fu::answer& a, fu::channel via) { return due_via(a, via).substr(0, 10); }

inline const fu::reason* reason_of(const fu::answer& a, fu::reason_kind kind) {
  const auto found =
      std::find_if(a.reasons.begin(), a.reasons.end(), [kind](const auto& one) { return one.kind == kind; });
  return found == a.reasons.end() ? nullptr : &*found;
}

inline bool says(const fu::answer& a, fu::reason_kind kind) { return reason_of(a, kind) != nullptr; }

inline std::string reasons_of(const fu::answer& a) {
  std::string text;
  for (const fu::reason& why : a.reasons) text += (text.empty() ? "" : ", ") + std::string{fu::name_of(why.kind)};
  return text;
}

// Status, actions, windows, wake-up and reasons on one line: what to show of an answer that is not as expected.
inline std::string told(const fu::answer& a, const fu::time_zone& zone = amsterdam()) {
  std::string text{fu::name_of(a.status)};
  for (const fu::action& next : a.actions) {
    text += "; " + shown(next, zone) + " in " + shown(next.window.begin, zone) + "/" + shown(next.window.end, zone);
  }
  if (a.wake_at) text += "; wakes " + shown(*a.wake_at, zone);
  if (a.concluded) text += "; " + std::string{fu::name_of(a.concluded->how)};
  return text + "; because " + reasons_of(a);
}

// --- The builder.

// A pursuit, what happened in it, and the question. Times are local to the prospect's first zone.
//
//   story s{until_no(), "2026-11-18 20:00"};
//   s.call("2026-11-23 16:05", just_left{}).leaving_a_message().promised(agreed_time::on(day("2026-11-27")));
//   BOOST_TEST(first_of(s.ask("2026-11-23 16:06")) == "call 2026-11-27 08:00");
class story {
 public:
  fu::policy rules;
  fu::calendar hours;
  fu::pursuit subject;
  std::vector<fu::touchpoint> history;

  story(fu::policy cadence, std::string_view started, fu::calendar opening = office(), fu::prospect who = somebody())
      : rules(std::move(cadence)), hours(std::move(opening)) {
    subject.id = this_pursuit;
    subject.who = std::move(who);
    subject.started = local(started, zone());
  }

  [[nodiscard]] fu::time_zone zone() const { return subject.who.zones.empty() ? amsterdam() : subject.who.zones[0]; }
  [[nodiscard]] fu::ptime at(std::string_view text) const { return local(text, zone()); }

  story& add(fu::touchpoint touch) {
    if (!touch.id) touch.id = fu::touchpoint_id{100 + history.size()};
    history.push_back(std::move(touch));
    return *this;
  }
  story& call(fu::ptime when, fu::outcome what) { return add(made(when, fu::channel::call, std::move(what))); }
  story& call(std::string_view when, fu::outcome what) { return call(at(when), std::move(what)); }
  story& voicemail(std::string_view when) { return add(made(at(when), fu::channel::voicemail, fu::sent{})); }
  story& letter(std::string_view when) { return add(made(at(when), fu::channel::letter, fu::sent{})); }
  story& email(std::string_view when) { return add(made(at(when), fu::channel::email, fu::sent{})); }
  story& inbound(std::string_view when, fu::channel via, fu::outcome what) {
    fu::touchpoint touch = made(at(when), via, std::move(what));
    touch.way = fu::direction::inbound;
    return add(std::move(touch));
  }

  // About the newest one:
  story& by(fu::contact_role who) { return history.back().spoke_to = who, *this; }
  story& leaving_a_message() { return history.back().message_left = true, *this; }
  story& promised(fu::agreed_time when, fu::firmness how = fu::firmness::hard) {
    return history.back().promised = fu::promise{when, fu::promised_by::them, how}, *this;
  }
  story& to_be_called_on(fu::endpoint_id where) { return history.back().promised->endpoint = where, *this; }
  story& on(fu::endpoint_id where) { return history.back().endpoint = where, *this; }
  story& carrying_out(const fu::action& what) {
    history.back().action = what.id;
    history.back().brief = what.brief;
    return *this;
  }

  // The question, put twice: from the history, and from its fold. The answers are the same, always.
  [[nodiscard]] fu::answer ask(fu::ptime now) const {
    fu::answer a = fu::next_actions(rules, subject, history, hours, now);
    BOOST_TEST(!(a.status != fu::status::closed && !a.wake_at), "not closed, and no wake_at: " << told(a, zone()));
    if (rules.needs_history()) {
      BOOST_CHECK_THROW((void)fu::next_actions(rules, subject, folded(), hours, now), fu::history_required);
    } else {
      const fu::answer b = fu::next_actions(rules, subject, folded(), hours, now);
      BOOST_TEST((a == b), "history: " << told(a, zone()) << "\nprogress: " << told(b, zone()));
    }
    return a;
  }
  [[nodiscard]] fu::answer ask(std::string_view now) const { return ask(at(now)); }

  [[nodiscard]] fu::progress folded() const { return fu::fold(rules, subject, history); }
};

// The doctrine's outcomes, one track of calls, and what a test is about.
inline fu::policy calling_every(fu::delay gap, std::vector<fu::policy_rule> more = {}, std::string version = "1") {
  more.insert(more.begin(), fu::track{"calls", fu::every(gap, fu::channel::call)});
  return {"calling", fu::doctrine(), std::move(more), std::move(version)};
}

// Rules of a host's own in every place where one can stand, beside a built-in one.
inline fu::policy of_a_host() {
  const auto visits = [](const fu::case_view& c) -> std::optional<fu::proposal> {
    const auto from = c.last_contact().value_or(c.subject().started);
    const auto at = c.after(from, fu::business_days{2});
    if (!at) return std::nullopt;
    return fu::proposal{fu::channel::task, *at, {}, c.newest(), fu::id_of<fu::label_id>("visit")};
  };
  const auto not_at_night = [](const fu::case_view& c, const fu::touch_at& touch) {
    const fu::local_time there = c.zone().at(touch.at);
    if (there.clock >= boost::posix_time::hours(8)) return fu::verdict::allow();
    return fu::verdict::not_before(c.zone().resolve(there.on, boost::posix_time::hours(8)).first);
  };
  const auto enough = [](const fu::case_view& c) -> std::optional<fu::disposition> {
    if (c.calls() < 20) return std::nullopt;
    return fu::disposition::withdrawn;
  };
  return {"host's own",
          fu::doctrine(),
          {fu::track{"visits", visits}, fu::track{"calls", fu::every(fu::business_days{3}, fu::channel::call)},
           fu::guard{"not at night", not_at_night}, fu::ending{"enough", enough}}};
}

// A house that holds back as much as it can: every kind of guard, side rule and delay that progress can decide.
inline fu::policy of_a_careful_house() {
  const auto legal = fu::window(fu::channel::call, fu::every_day("09:00-12:30 13:30-20:00"));
  const auto desk = fu::window({fu::channel::call, fu::channel::email}, fu::monday_to_friday("08:30-21:00"));
  const fu::daypart_choice halves{{{"morning", {540, 720}, 300}, {"afternoon", {780, 1080}, 250}},
                                  4,
                                  {fu::other_weekday{}, fu::at_most_per_daypart{2}}};
  return {"careful house",
          fu::doctrine()
              .with(fu::outcome_kind::no_answer, fu::call_again{fu::open_minutes{300}})
              .with(fu::outcome_kind::meeting_agreed, fu::wait_for_meeting{fu::hours{4}})
              .with(fu::outcome_kind::spoke, fu::stay_away{fu::calendar_days{2}})
              .with(fu::outcome_kind::no_without_reasons, fu::close_as{fu::disposition::refused}),
          {fu::track{"calls", fu::every({fu::calendar_days{1}, fu::business_days{2}, fu::hours{30}}, fu::channel::call)
                                  .first_after(fu::open_minutes{90})
                                  .leaving_a_message()},
           fu::track{"letters", fu::after_each(2, fu::counted::calls, fu::channel::letter).waiting(fu::hours{20})},
           fu::track{"e-mails", fu::after(fu::landing_of{"letters"}, fu::calendar_days{1}, fu::channel::email)},
           fu::guard{"legal hours", legal}.law("Art. 1"),
           fu::guard{"legal cap", fu::at_most(3, fu::channel::call, fu::rolling{fu::hours{24}})}
               .law("Art. 2")
               .exempting_agreed_calls(),
           fu::guard{"desk", desk.in(fu::time_zone::named("America/New_York"))},
           fu::guard{"a month", fu::at_most(8, fu::channel::call, fu::rolling_days{30})},
           fu::guard{"a day", fu::at_most(2, fu::channel::call, fu::per_local_day)}, halves,
           fu::promise_rules{fu::promise_rules::clearing::by_attempt_in_time, fu::promise_rules::missed::at_once},
           fu::limit{"patience", fu::calls{12}, fu::span_limit{fu::calendar_days{60}}}
               .closing_with(fu::channel::email)
               .closing_within(fu::business_days{3})}};
}

// A house that reacts: to signs of interest, with something new to say each time, and again after a while.
inline fu::policy of_an_attentive_house() {
  const auto signs = {fu::outcome_kind::opened, fu::outcome_kind::clicked, fu::outcome_kind::meeting_cancelled};
  const fu::brief_list views{{"a view", fu::one_of({"the long case", "the short case"}), "prices"}};
  return {"attentive house",
          fu::doctrine(),
          {fu::track{"hot", fu::after(signs, fu::open_minutes{90}, fu::channel::call).with({{"what they looked at"}})},
           fu::track{"calls", fu::every(fu::business_days{2}, fu::channel::call)
                                  .leaving_a_message()
                                  .with({{"an opening", fu::one_of({"a question", "an offer"})}})},
           fu::track{"e-mails", fu::every(fu::calendar_days{4}, fu::channel::email).with(views)},
           fu::limit{"patience", fu::calls{12}}.closing_with(fu::channel::letter, "a farewell"),
           fu::re_entry{"again next year", {fu::disposition::refused}, fu::months{12}},
           fu::hand_over("nurture", {fu::disposition::exhausted}, "gentle")}};
}

// What every policy must keep to.
inline std::vector<fu::policy> policies() {
  return {fu::until_no(),      fu::three_strikes(), fu::gentle(),         fu::proposal_follow_up(),
          fu::fourteen_days(), of_a_host(),         of_a_careful_house(), of_an_attentive_house()};
}

// --- Errors.

// `action` throws exactly that kind of error, which names its field and value, and says each of the words.
template <class Error, class Action>
void refuses(Action&& action, std::initializer_list<std::string_view> words = {}) {
  try {
    std::forward<Action>(action)();
  } catch (const Error& e) {
    BOOST_TEST(!e.field().empty());
    BOOST_TEST(!e.value().empty());
    BOOST_TEST(!e.allowed().empty());
    for (const std::string_view word : words) {
      BOOST_TEST(std::string_view{e.what()}.find(word) != std::string_view::npos,
                 "\"" << e.what() << "\" does not say \"" << word << "\"");
    }
    return;
  } catch (const std::exception& e) {
    BOOST_ERROR("another kind of error: " << e.what());
    return;
  }
  BOOST_ERROR("no error");
}

// --- Chance, the same on every machine.

class dice {
 public:
  explicit dice(std::uint32_t seed) : engine_(seed) {}
  // 0 ... n - 1
  [[nodiscard]] std::size_t below(std::size_t n) { return engine_() % n; }
  [[nodiscard]] bool once_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  [[nodiscard]] const T& one_of(const std::vector<T>& some) {
    return some[below(some.size())];
  }

 private:
  std::mt19937 engine_;
};

}  // namespace support
