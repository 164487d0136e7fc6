#include "properties/reasons_reader.hpp"

#include <followup/policy/daypart.hpp>

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <utility>

namespace reader {
namespace {

namespace fu = followup;
using fu::reason;
using fu::reason_kind;

// --- When.

const fu::daypart_choice* dayparts_of(const fu::policy& rules) {
  for (const fu::policy_rule& rule : rules.rules())
    if (const auto* choice = std::get_if<fu::daypart_choice>(&rule)) return choice;
  return nullptr;
}

// The first instant of a daypart from there on, that same local day, at which the calendar is open in every zone.
std::optional<fu::ptime> opening_in(const fu::daypart& part, fu::ptime from, const fu::testing::story& told) {
  const fu::time_zone zone = told.subject.who.zone();
  const fu::date on = zone.at(from).on;
  const auto at = [&](int minute) { return zone.resolve(on, boost::posix_time::minutes(minute)).first; };
  fu::ptime candidate = std::max(from, at(part.hours.open));
  for (bool moved = true; moved;) {
    moved = false;
    for (const fu::time_zone& each : told.subject.who.zones) {
      const auto open = told.hours.next_open(candidate, each);
      if (!open) return std::nullopt;
      moved = moved || *open != candidate;
      candidate = *open;
    }
  }
  if (candidate >= at(part.hours.close)) return std::nullopt;
  return candidate;
}

bool is_one_of(reason_kind kind, std::initializer_list<reason_kind> some) {
  return std::find(some.begin(), some.end(), kind) != some.end();
}

// Where a touch comes from: the instant that its first reason names.
std::optional<fu::ptime> origin(const reason& why) {
  using kind = reason_kind;
  if (is_one_of(why.kind,
                {kind::first_touch, kind::rhythm, kind::next_step, kind::branch_taken, kind::after_event,
                 kind::before_appointment, kind::host_rule, kind::outcome_says, kind::after_nth, kind::after_landing,
                 kind::information_landed, kind::ask_for_reasons, kind::how_did_it_go, kind::hold}))
    return why.to;
  // The begin of a promise's time, and what is owed from when it happened on.
  if (is_one_of(why.kind, {kind::promise_by_them, kind::promise_by_us, kind::message_owed, kind::answer_owed,
                           kind::information_owed, kind::closing_touch}))
    return why.from;
  return std::nullopt;
}

// A date alone means that day's usual hours (ruling 12); of several days, the first that is open.
fu::ptime agreed_begin(const reason& promise, const fu::testing::story& told) {
  const bool days_alone = promise.n == promise.m;
  const auto open = days_alone ? told.hours.next_open(*promise.from, told.subject.who.zone()) : promise.from;
  return open && promise.to && *open < *promise.to ? *open : *promise.from;
}

bool is_promise(reason_kind kind) {
  return is_one_of(kind, {reason_kind::promise_by_them, reason_kind::promise_by_us});
}

bool moves(reason_kind kind) {
  return is_one_of(kind, {reason_kind::rolled_to_opening, reason_kind::rolled_from_closed_day, reason_kind::guard_moved,
                          reason_kind::kept_apart, reason_kind::after_promise, reason_kind::promise_blocked,
                          reason_kind::agreed_clock_kept});
}

// Goes with a touch from reason to reason.
class follower {
 public:
  follower(const reason& first, const fu::testing::story& told) : told_(told), at_(origin(first)) {
    if (is_promise(first.kind) && at_) at_ = agreed_begin(first, told);
  }

  void follow(const reason& why) {
    if (!at_) return;
    if (why.kind == reason_kind::promise_on_closed_day || why.kind == reason_kind::hold) {
      at_ = why.to;
    } else if (why.kind == reason_kind::daypart_chosen) {
      const fu::daypart_choice* choice = dayparts_of(told_.rules);
      at_ = choice != nullptr && why.n < choice->parts.size() ? opening_in(choice->parts[why.n], *at_, told_)
                                                              : std::nullopt;
    } else if (moves(why.kind)) {
      move(why);
    }
  }

  [[nodiscard]] times found() const {
    if (!at_) return {};
    if (late_since_) return {late_since_, at_};
    return {at_, std::max(*at_, told_.now)};
  }

 private:
  // Each move begins where the touch is, or tells how it got there; of a touch that is late, anew from now on.
  void move(const reason& why) {
    if (!late_since_ && *at_ < told_.now && why.from == told_.now) late_since_ = std::exchange(at_, told_.now);
    if (why.to == at_) return;
    at_ = why.from == at_ ? why.to : std::nullopt;
  }

  const fu::testing::story& told_;
  std::optional<fu::ptime> at_;
  std::optional<fu::ptime> late_since_;  // when it was due
};

}  // namespace

times times_by_reasons(const fu::answer& a, std::size_t action, const fu::testing::story& told) {
  std::optional<follower> touch;
  for (const reason& why : a.reasons) {
    if (why.action != action) continue;
    if (touch) {
      touch->follow(why);
    } else {
      touch.emplace(why, told);
    }
  }
  return touch ? touch->found() : times{};
}

// --- Contradictions.

namespace {

struct facts {
  const fu::answer& a;
  fu::ptime now;
};

// A rule wants something.
bool tells_of_a_wish(reason_kind kind) {
  return kind == reason_kind::held_back || kind == reason_kind::channel_unusable ||
         kind == reason_kind::channel_suppressed || kind == reason_kind::beyond_limit ||
         kind == reason_kind::guard_forbids;
}

// Two reasons that exclude each other, whatever else the answer says.
struct excluding_pair {
  const char* words;
  std::function<bool(const facts&, const reason&, const reason&)> excluded;
};

const std::vector<excluding_pair>& pairs() {
  using kind = reason_kind;
  static const std::vector<excluding_pair> all{
      {"a limit that was reached is still ahead",
       [](const facts&, const reason& x, const reason& y) {
         return x.kind == kind::limit_reached && y.kind == kind::limit_ahead && x.rule == y.rule;
       }},
      {"nothing is proposed, and a rule wants something",
       [](const facts&, const reason& x, const reason& y) {
         return x.kind == kind::nothing_proposed && tells_of_a_wish(y.kind);
       }},
      {"it is over, and something is ahead",
       [](const facts&, const reason& x, const reason& y) {
         return x.kind == kind::ended && (y.kind == kind::waiting || y.kind == kind::limit_ahead ||
                                          y.kind == kind::appointment_ahead || y.kind == kind::hold);
       }},
      {"the calendar never opens, and it is rolled to an opening",
       [](const facts&, const reason& x, const reason& y) {
         return x.kind == kind::never_open && !x.by && y.kind == kind::rolled_to_opening;
       }},
      {"a promise's time is in a gap and in an overlap",
       [](const facts&, const reason& x, const reason& y) {
         return x.kind == kind::promise_in_gap && y.kind == kind::promise_in_overlap && x.action == y.action;
       }},
      {"a promise was missed, and was never possible",
       [](const facts&, const reason& x, const reason& y) {
         return x.kind == kind::promise_missed_by_us && y.kind == kind::promise_blocked && x.action == y.action &&
                y.from == x.from;
       }},
      {"one promise is theirs and ours",
       [](const facts&, const reason& x, const reason& y) {
         return x.kind == kind::promise_by_them && y.kind == kind::promise_by_us && x.action == y.action;
       }},
      {"one roll, two reasons",
       [](const facts&, const reason& x, const reason& y) {
         return x.kind == kind::rolled_to_opening && y.kind == kind::rolled_from_closed_day && x.action == y.action &&
                x.from == y.from;
       }},
      {"a channel is out, and objected to",
       [](const facts&, const reason& x, const reason& y) {
         return x.kind == kind::channel_unusable && y.kind == kind::channel_suppressed && x.rule == y.rule &&
                x.via == y.via;
       }},
  };
  return all;
}

// A reason that an action excludes.
struct excluded_by_action {
  const char* words;
  std::function<bool(const facts&, const reason&, std::size_t)> excluded;
};

const std::vector<excluded_by_action>& beside_actions() {
  using kind = reason_kind;
  static const std::vector<excluded_by_action> all{
      {"nothing is proposed, and there is something to do",
       [](const facts&, const reason& why, std::size_t) { return why.kind == kind::nothing_proposed; }},
      {"everything is blocked, and there is something to do",
       [](const facts&, const reason& why, std::size_t) { return why.kind == kind::blocked; }},
      {"no zone or no channel is known, and there is something to do",
       [](const facts&, const reason& why, std::size_t) {
         return why.kind == kind::no_zone || why.kind == kind::no_channel;
       }},
      {"it is over, and there is something to do",
       [](const facts&, const reason& why, std::size_t) { return why.kind == kind::ended; }},
      {"calls until then: none, and a call before that",
       [](const facts& all_of_it, const reason& why, std::size_t action) {
         const fu::action& one = all_of_it.a.actions[action];
         return (why.kind == kind::absence || why.kind == kind::pause) && why.n == 0 && why.to &&
                one.via == fu::channel::call && one.due < *why.to;
       }},
      {"nothing goes out until then, and something before that",
       [](const facts& all_of_it, const reason& why, std::size_t action) {
         return why.kind == kind::hold && why.n == 0 && why.to && all_of_it.a.actions[action].due < *why.to;
       }},
      {"a rule's touch is held back, and asked for",
       [](const facts& all_of_it, const reason& why, std::size_t action) {
         const fu::action& one = all_of_it.a.actions[action];
         return why.kind == kind::held_back && why.rule == one.rule && why.via == one.via;
       }},
      {"a rule's channel is out or objected to, and used by it",
       [](const facts& all_of_it, const reason& why, std::size_t action) {
         const fu::action& one = all_of_it.a.actions[action];
         return (why.kind == kind::channel_unusable || why.kind == kind::channel_suppressed) && why.rule == one.rule &&
                why.via == one.via;
       }},
      {"a rule's touch would come after the limit, and is asked for",
       [](const facts& all_of_it, const reason& why, std::size_t action) {
         const fu::action& one = all_of_it.a.actions[action];
         return why.kind == kind::beyond_limit && why.rule == one.rule && why.via == one.via;
       }},
      {"all briefs are used, and there is one",
       [](const facts& all_of_it, const reason& why, std::size_t action) {
         return why.kind == kind::briefs_used_up && why.action == action && all_of_it.a.actions[action].brief;
       }},
      {"a promise is blocked until then, and asked for before",
       [](const facts& all_of_it, const reason& why, std::size_t action) {
         return why.kind == kind::promise_blocked && why.action == action && why.to &&
                all_of_it.a.actions[action].window.begin < *why.to;
       }},
  };
  return all;
}

// A reason that the time of asking excludes.
struct excluded_by_now {
  const char* words;
  std::function<bool(const facts&, const reason&)> excluded;
};

const std::vector<excluded_by_now>& beside_now() {
  using kind = reason_kind;
  static const std::vector<excluded_by_now> all{
      {"what is waited for is over",
       [](const facts& f, const reason& why) {
         return (why.kind == kind::waiting || why.kind == kind::limit_ahead) && why.to && *why.to <= f.now;
       }},
      {"a limit was reached later than now",
       [](const facts& f, const reason& why) {
         return why.kind == kind::limit_reached && why.from && *why.from > f.now;
       }},
      {"a promise was missed before its window is over", [](const facts& f, const reason& why) {
         return why.kind == kind::promise_missed_by_us && why.to && *why.to > f.now;
       }}};
  return all;
}

}  // namespace

std::vector<std::string> contradictions(const fu::answer& a, fu::ptime now) {
  const facts all{a, now};
  std::vector<std::string> found;
  for (const reason& x : a.reasons) {
    for (const auto& pair : pairs())
      for (const reason& y : a.reasons)
        if (pair.excluded(all, x, y)) found.emplace_back(pair.words);
    for (const auto& one : beside_actions())
      for (std::size_t i = 0; i < a.actions.size(); ++i)
        if (one.excluded(all, x, i)) found.emplace_back(one.words);
    for (const auto& one : beside_now())
      if (one.excluded(all, x)) found.emplace_back(one.words);
  }
  return found;
}

}  // namespace reader
