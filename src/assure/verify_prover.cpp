#include "assure/verify_prover.hpp"

#include "assure/verify_cases.hpp"
#include "assure/verify_listener.hpp"
#include "engine/limits.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <tuple>

namespace followup::detail {
namespace {

// --- How a case goes on.

// A state and what was heard of it.
struct led {
  case_state s;
  heard h;
};

// What is kept of both from one touchpoint to the next; a small tuple of numbers.
using key = std::array<std::uint32_t, 6>;

// What a property must know of the past: how it is read, how it is put into a state with everything else at rest (on
// each side of the times that it is compared with), and when it is wrong.
struct followed_part {
  std::function<key(const led&)> read;
  std::vector<std::function<void(const key&, led&, instant now)>> put;
  std::function<bool(const led&)> is_wrong;
  bool promises = false;  // each kind of promise makes a difference
  bool limits = false;    // so does whether a limit in time was reached, which decides on the end alone
};

// One way in which everything else can differ from being at rest: one part of the state, on one side of the present,
// which is `newest_at`.
using variation = std::function<void(case_state&)>;

void vary_contact(std::vector<variation>& all) {
  for (const bool same_day : {true, false}) {
    for (const outcome_kind kind : {outcome_kind::busy, outcome_kind::machine, outcome_kind::meeting_agreed}) {
      all.emplace_back([=](case_state& s) {
        s.contact_at = s.newest_at - (same_day ? 0 : 3 * seconds_per_day);
        s.contact = 1;
        s.contact_outcome = kind;
        s.busy_that_day = same_day ? 15 : 1;
        s.message_owed = s.contact_unanswered = kind == outcome_kind::machine;
        s.letter_since_contact = same_day;
      });
    }
  }
}

void vary_requests(std::vector<variation>& all) {
  for (const request_kind kind : {request_kind::answer, request_kind::information, request_kind::information_sent}) {
    for (const channel via : {channel::call, channel::letter, channel::email}) {
      all.emplace_back([=](case_state& s) { s.request = {kind, via, 1, s.newest_at}; });
    }
  }
  all.emplace_back([](case_state& s) { s.asking_why = true; });
}

void vary_what_is_put_off(const ground& g, std::vector<variation>& all) {
  for (const int days : {-2, 3}) {
    for (const put_off waiting : {put_off::hold, put_off::meeting}) {
      all.emplace_back([=, &g](case_state& s) {
        s.waiting = waiting;
        s.until_day = g.local_day(s.newest_at) + days;
        s.until_minute = 600;
      });
    }
    for (const bool pause : {false, true}) {
      all.emplace_back([=, &g](case_state& s) {
        s.absent_until = g.local_day(s.newest_at) + days;
        s.absence_is_pause = pause;
      });
    }
  }
}

// Over, in a quarter of an hour, and later.
void vary_promises(std::vector<variation>& all) {
  for (const int minutes_from_now : {-600, 10, 2 * 1440}) {
    for (const bool soft : {false, true}) {
      all.emplace_back([=](case_state& s) {
        if (s.promise.active) return;  // it is followed
        s.promise = {.active = true,
                     .soft = soft,
                     .follows = 1,
                     .begin = s.newest_at + std::int64_t{minutes_from_now} * 60,
                     .minutes = 30};
      });
    }
  }
}

void vary_counts(const ground& g, std::vector<variation>& all) {
  for (const compiled_limit& one : g.policy.limits) {
    const auto& most = one.source->most_calls();
    if (!most) continue;
    for (const int count : {most->count - 1, most->count}) {
      all.emplace_back([=](case_state& s) { s.calls = static_cast<std::uint16_t>(std::min(count, 0xFFFE)); });
    }
  }
}

void vary_what_is_left(const ground& g, std::vector<variation>& all) {
  for (int via = 0; via < channel_count; ++via) {
    all.emplace_back([=](case_state& s) { s.suppressed |= static_cast<channel>(via); });
  }
  for (std::size_t i = 0; i < g.subject.who.reachable_by.size(); ++i) {
    all.emplace_back([=](case_state& s) { s.points_out = static_cast<std::uint8_t>(s.points_out | (1U << i)); });
  }
}

std::vector<variation> all_variations(const ground& g) {
  std::vector<variation> all;
  vary_contact(all);
  vary_requests(all);
  vary_what_is_put_off(g, all);
  vary_promises(all);
  vary_counts(g, all);
  vary_what_is_left(g, all);
  return all;
}

// Leads the engine and the listener through every touchpoint, from the start, until nothing new comes up. All of them
// happen at one instant, for times enter only by which side of it they lie on.
class following {
 public:
  following(const ground& g, const calendar& hours, const std::vector<kind_of_touch>& alphabet,
            const followed_part& part)
      : g_(g), hours_(hours), part_(part), variations_(all_variations(g)) {
    using enum kind_of_touch::promise_kind;
    std::vector<kind_of_touch> all;
    std::vector<kind_of_touch> plain_ones;
    for (const kind_of_touch& one : alphabet) {
      const bool must = kind_of(one.touch.what) == outcome_kind::call_back;
      const bool plain = one.promised == (must ? clock : none);
      if (plain || part.promises) all.push_back(one);
      if (plain) plain_ones.push_back(one);
    }
    for (const instant now : presents_of(g, part.limits)) {
      presents_.push_back({now, recorded(all, now), recorded(plain_ones, now)});
    }
  }

  // What goes wrong, in words; nothing if the part is right in all that can happen.
  std::optional<std::string> run(proof_attempt& figures) {
    push(part_.read({initial_state(g_), nothing_heard(g_)}));
    while (!queue_.empty()) {
      const key from = queue_.front();
      queue_.pop_front();
      bool put = false;
      for (const auto& side : part_.put) {
        for (const present& now : presents_) {
          if (auto wrong = lead(from, side, now.at, at_rest, now.all, put, figures)) return wrong;
          for (const variation& other : variations_) {
            if (auto wrong = lead(from, side, now.at, other, now.plain, put, figures)) return wrong;
          }
        }
      }
      if (!put) return "a case that cannot be put together again";
    }
    figures.cases += static_cast<std::int64_t>(seen_.size());
    return std::nullopt;
  }

 private:
  // An instant at which things are recorded, and all that can be.
  struct present {
    instant at;
    std::vector<touchpoint> all;
    std::vector<touchpoint> plain;  // without a promise, unless they must carry one
  };

  // Around each consent that could lift an objection, and, where they count, around each limit in time.
  static std::vector<instant> presents_of(const ground& g, bool limits) {
    std::vector<instant> all{some_time_after_start(g)};
    const auto add_around = [&](instant at) {
      if (at >= end_of_time - 400 * seconds_per_day) return;
      if (at > g.started) all.push_back(at - 1);
      if (at >= g.started) all.push_back(at + seconds_per_hour);
    };
    for (const compiled_limit& one : g.policy.limits) {
      if (limits) add_around(limit_instant(g, *one.source));
    }
    for (const consent& one : g.subject.who.consents) add_around(to_instant(one.since, "prospect: consent, since"));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  [[nodiscard]] std::vector<touchpoint> recorded(const std::vector<kind_of_touch>& kinds, instant now) const {
    std::vector<touchpoint> all;
    all.reserve(kinds.size());
    for (const kind_of_touch& kind : kinds) all.push_back(kind.at(g_, now, touchpoint_id{2}));
    return all;
  }

  using putting = std::function<void(const key&, led&, instant now)>;

  static void at_rest(case_state&) {}

  std::optional<std::string> lead(const key& from, const putting& side, instant now, const variation& other,
                                  const std::vector<touchpoint>& touches, bool& put, proof_attempt& figures) {
    led before{initial_state(g_), nothing_heard(g_)};
    before.s.newest = touchpoint_id{1};
    before.s.newest_at = std::max(now - 60, g_.started);
    side(from, before, now);
    if (part_.read(before) != from) return std::nullopt;  // a side on which this cannot be
    put = true;
    other(before.s);
    if (part_.read(before) != from) return std::nullopt;  // what is followed is not varied
    for (const touchpoint& touch : touches) {
      led after = before;
      apply(g_, after.s, touch, &hours_.table());
      hear(g_, after.h, touch);
      ++figures.transitions;
      if (part_.is_wrong(after)) return "after " + std::string(name_of(kind_of(touch.what)));
      if (!after.s.ended) push(part_.read(after));
    }
    return std::nullopt;
  }

  void push(const key& one) {
    if (seen_.insert(one).second) queue_.push_back(one);
  }

  const ground& g_;
  const calendar& hours_;
  const followed_part& part_;
  std::vector<variation> variations_;
  std::vector<present> presents_;
  std::set<key> seen_;
  std::deque<key> queue_;
};

// --- The parts that properties follow.

std::uint32_t bits_of(channel_set set) { return set.bits(); }
channel_set set_of(std::uint32_t bits) { return channel_set::from_bits(static_cast<std::uint8_t>(bits)); }

// Nothing of it is wrong before the end, and at the end something was heard that justifies it.
followed_part how_it_ends(const never_ends_before& what) {
  const auto justified = [what](const led& one) {
    if (one.s.ended->rule >= outcome_count) return true;  // a limit
    if (one.h.yes || one.h.objection || (what.appointment && one.h.appointment)) return true;
    return what.no.with_reasons ? one.h.no_with_reasons : one.h.no;
  };
  return {.read = [](const led& one) -> key {
            return {one.s.asking_why, one.h.no, one.h.no_with_reasons, one.h.yes, one.h.appointment, one.h.objection};
          },
          .put = {[](const key& k, led& one, instant) {
            one.s.asking_why = k[0] != 0;
            one.h.no = k[1] != 0;
            one.h.no_with_reasons = k[2] != 0;
            one.h.yes = k[3] != 0;
            one.h.appointment = k[4] != 0;
            one.h.objection = k[5] != 0;
          }},
          .is_wrong = [justified](const led& one) { return one.s.ended && !justified(one); },
          .limits = true};
}

followed_part message_owed() {
  return {.read = [](const led& one) -> key {
            return {one.s.message_owed, one.h.message_owed};
          },
          .put = {[](const key& k, led& one, instant) {
            one.s.message_owed = k[0] != 0;
            one.h.message_owed = k[1] != 0;
            if (k[0] == 0) return;
            one.s.contact_at = one.s.newest_at;
            one.s.contact = 1;
          }},
          .is_wrong = [](const led& one) { return !one.s.ended && one.h.message_owed && !one.s.message_owed; }};
}

// A promise that is over is none: no call can be before it any more.
followed_part promise_that_stands() {
  const auto is_ahead = [](const led& one) { return one.h.promised > one.s.newest_at; };
  const auto put_at = [](std::int64_t seconds_from_now) {
    return [=](const key& k, led& one, instant now) {
      if (k[0] != 0) {
        one.s.promise = {
            .active = true, .soft = k[0] == 2, .follows = 1, .begin = now + seconds_from_now, .minutes = 30};
      }
      if (k[1] != 0) one.h.promised = now + seconds_from_now;
    };
  };
  return {.read = [is_ahead](const led& one) -> key {
            const std::uint32_t standing = one.s.promise.active ? (one.s.promise.soft ? 2 : 1) : 0;
            return {standing, is_ahead(one)};
          },
          .put = {put_at(-10 * seconds_per_hour), put_at(600), put_at(2 * seconds_per_day)},
          .is_wrong =
              [is_ahead](const led& one) {
                if (one.s.ended || !is_ahead(one)) return false;
                return !one.s.promise.active || one.s.promise.begin != one.h.promised;
              },
          .promises = true};
}

// An objection to a channel is lifted by a consent that comes later: until then there is none.
followed_part channels_objected_to(const ground& g) {
  const auto standing = [&g](std::uint32_t bits, instant now) {
    channel_set all;
    for (int i = 0; i < channel_count; ++i) {
      const auto via = static_cast<channel>(i);
      const bool follows_the_call = via == channel::voicemail;
      if (set_of(bits).contains(via) && (follows_the_call || !lifted(g.subject.who, via, now))) all |= via;
    }
    return all;
  };
  return {.read = [](const led& one) -> key {
            return {bits_of(one.s.suppressed), bits_of(one.h.objected), one.h.objection_to_all};
          },
          .put = {[standing](const key& k, led& one, instant now) {
            one.s.suppressed = standing(k[0], now);
            one.h.objected = standing(k[1], now);
            one.h.objection_to_all = k[2] != 0;
          }},
          .is_wrong =
              [](const led& one) {
                const bool forgotten = (one.s.suppressed | one.h.objected) != one.s.suppressed;
                return !one.s.ended && (forgotten || one.h.objection_to_all);
              }};
}

followed_part number_objected_to(std::size_t index) {
  const auto bit = static_cast<std::uint8_t>(1U << index);
  return {
      .read = [bit](const led& one) -> key {
        return {std::uint32_t{one.s.points_out} & bit, std::uint32_t{one.h.numbers_objected} & bit};
      },
      .put = {[](const key& k, led& one, instant) {
        one.s.points_out = static_cast<std::uint8_t>(k[0]);
        one.h.numbers_objected = static_cast<std::uint8_t>(k[1]);
      }},
      .is_wrong =
          [bit](const led& one) { return !one.s.ended && (one.h.numbers_objected & ~one.s.points_out & bit) != 0; }};
}

// --- What a case wants.

class cases {
 public:
  cases(const ground& g, const calendar& hours, const search_bounds& bounds)
      : g_(g), hours_(hours), most_(bounds.cases), end_(g.started + bounds.horizon.count * seconds_per_day) {}

  // A wish is lost where its delay leads past the last day on which the calendar opens, and the later the sooner: what
  // is wanted at the end is wanted before, and what nobody wants at the start nobody wants later.
  enum class when : unsigned char { at_start, at_end };

  // The first case for which `look` has something to say.
  using looking = std::function<std::optional<std::string>(const abstract_case&, const wish_list&)>;
  std::optional<std::string> run(const case_range& range, when at, const looking& look, proof_attempt& figures) const {
    std::optional<std::string> said;
    const instant now = at == when::at_start ? g_.started : std::min(end_, end_of_time - 1);
    const std::int64_t seen = for_each_case(g_, range, most_, [&](const abstract_case& one) {
      said = look(one, wanted_in(one, now));
      return !said;
    });
    if (seen < 0) return "there are more cases than the bounds allow";
    figures.cases += seen;
    return said;
  }

 private:
  [[nodiscard]] wish_list wanted_in(const abstract_case& one, instant now) const {
    const case_state s = representative(g_, one, now, now != g_.started);
    wish_list wanted;
    collect_wishes(case_facts{g_, s, hours_, {}, false}, s.suppressed, wanted);
    return wanted;
  }

  const ground& g_;
  const calendar& hours_;
  std::int64_t most_;
  instant end_;
};

std::string told(const abstract_case& one) {
  if (one.contact == abstract_case::no_contact) return "before anything happened";
  std::string text = "after " + std::string(name_of(static_cast<outcome_kind>(one.contact)));
  if (one.promise) text += ", with a promise";
  if (one.request != request_kind::none) text += ", with something asked of us";
  if (one.waiting == put_off::hold) text += ", on hold";
  if (one.waiting == put_off::meeting) text += ", with an appointment";
  if (one.asking_why) text += ", after a no without reasons";
  return text;
}

class proving {
 public:
  proving(const ground& g, const calendar& hours, const std::vector<kind_of_touch>& alphabet,
          const search_bounds& bounds, timing& when)
      : g_(g), hours_(hours), alphabet_(alphabet), cases_(g, hours, bounds), when_(when) {}

  proof_attempt operator()(const never_ends_before& what) {
    if (!follow(how_it_ends(what))) return failed("the pursuit may be closed without any of these");
    return proved("only those outcomes, objections and stated limits close it, whatever came before");
  }

  proof_attempt operator()(const always_has_a_next_step&) {
    const auto look = [this](const abstract_case& one, const wish_list& wanted) -> std::optional<std::string> {
      const auto can_be = [this](const wish& w) { return admits(w); };
      if (std::any_of(wanted.wanted.begin(), wanted.wanted.end(), can_be)) return std::nullopt;
      return told(one) + " nothing may be left to do" + (hindrance_.empty() ? "" : ": " + hindrance_);
    };
    if (!look_at({.nothing_lost = true}, cases::when::at_end, look)) return attempt_;
    return proved(
        "in every case with all contact points left some rule wants a touch that nothing can hold back for "
        "ever");
  }

  proof_attempt operator()(const leaves_a_message_every_time&) {
    if (!g_.policy.messages) return failed("no track of calls leaves messages");
    if (!follow(message_owed())) return failed("a message that is owed may be forgotten");
    if (!when_.no_stricter(channel::voicemail, channel::call)) {
      return failed("a guard holds messages back that does not hold calls back");
    }
    const auto look = [this](const abstract_case& one, const wish_list& wanted) -> std::optional<std::string> {
      const bool agreed =
          one.promise || one.waiting != put_off::no || one.asking_why || one.request == request_kind::answer;
      if (agreed || !one.usable.contains(channel::call)) return std::nullopt;
      const auto is_message = [this](const wish& w) { return w.via == channel::voicemail && admits(w); };
      if (std::any_of(wanted.wanted.begin(), wanted.wanted.end(), is_message)) return std::nullopt;
      return told(one) + " no message may be asked for" + (hindrance_.empty() ? "" : ": " + hindrance_);
    };
    if (!look_at({.message_owed_only = true}, cases::when::at_end, look)) return attempt_;
    return proved("a message that is owed is asked for in every case, and allowed no later than a call");
  }

  proof_attempt operator()(const within& what) { return by(when_.keeps(what)); }
  proof_attempt operator()(const keeps_to& what) { return by(when_.keeps(what)); }
  proof_attempt operator()(const keeps_apart& what) { return by(when_.keeps(what)); }
  proof_attempt operator()(const ends_within& what) { return by(when_.keeps(what)); }

  proof_attempt operator()(const never_before_a_promise&) {
    if (!follow(promise_that_stands())) return failed("a promise may be forgotten before its time");
    const auto& common = g_.policy.common;
    const auto look = [&](const abstract_case& one, const wish_list& wanted) -> std::optional<std::string> {
      for (const wish& w : wanted.wanted) {
        if (w.via == channel::call && !w.is_promise && w.rule != common.answer) {
          return told(one) + " another rule may call before it";
        }
      }
      return std::nullopt;
    };
    if (!look_at({.with_promise_only = true}, cases::when::at_start, look)) return attempt_;
    return proved("a promise is remembered until it is due, and meanwhile no other rule calls");
  }

  proof_attempt operator()(const never_after_a_suppression&) {
    if (!follow(channels_objected_to(g_))) return failed("an objection may be forgotten");
    for (std::size_t i = 0; i < g_.subject.who.reachable_by.size(); ++i) {
      if (!follow(number_objected_to(i))) return failed("an objection to a number may be forgotten");
    }
    const auto look = [](const abstract_case& one, const wish_list& wanted) -> std::optional<std::string> {
      for (const wish& w : wanted.wanted) {
        if (!one.usable.contains(w.via)) return told(one) + " a channel may be used that is not left";
      }
      return std::nullopt;
    };
    if (!look_at({}, cases::when::at_start, look)) return attempt_;
    // The closing touch of a limit is no wish; it asks the same question, `usable`.
    return proved("an objection is remembered for good, and no rule uses what is objected to, in any case");
  }

  proof_attempt operator()(const reaches_every_rule&) { return failed("shown by stories alone"); }
  proof_attempt operator()(const own_property&) {
    return failed("a property of the host's own is searched, not proved");
  }

 private:
  bool follow(const followed_part& part) {
    const auto wrong = following(g_, hours_, alphabet_, part).run(attempt_);
    if (wrong) detail_ = *wrong;
    return !wrong;
  }

  bool look_at(const case_range& range, cases::when at, const cases::looking& look) {
    const auto said = cases_.run(range, at, look, attempt_);
    if (said) failed(*said);
    return !said;
  }

  // Whether nothing can hold the wish back for ever.
  bool admits(const wish& w) {
    if (w.is_promise && !admits(w, standing::promised)) return false;
    // Whether it is excepted from a cap depends on the time; whether a guard holds it back for ever does not.
    return admits(w, standing::ordinary);
  }

  bool admits(const wish& w, standing as) {
    const timing::admitting& found = when_.admits(w.via, as);
    if (w.from < found.before) return true;
    hindrance_ = found.hindrance;
    return false;
  }

  proof_attempt by(const argument& what) { return what.holds ? proved(what.why) : failed(what.why); }

  proof_attempt proved(std::string why) {
    attempt_.proved = true;
    attempt_.why = std::move(why);
    return attempt_;
  }

  proof_attempt failed(std::string why) {
    attempt_.proved = false;
    attempt_.why = std::move(why) + (detail_.empty() ? "" : ", " + detail_);
    return attempt_;
  }

  const ground& g_;
  const calendar& hours_;
  const std::vector<kind_of_touch>& alphabet_;
  cases cases_;
  timing& when_;
  proof_attempt attempt_;
  std::string detail_;
  std::string hindrance_;
};

}  // namespace

bool has_host_rules(const compiled_policy& p) {
  const auto is_host_track = [](const compiled_track& t) {
    return std::holds_alternative<host_track>(t.source->what());
  };
  const auto is_host_guard = [](const compiled_guard& one) {
    return std::holds_alternative<host_guard>(one.source->what());
  };
  return !p.endings.empty() || std::any_of(p.tracks.begin(), p.tracks.end(), is_host_track) ||
         std::any_of(p.guards.begin(), p.guards.end(), is_host_guard);
}

prover::prover(const policy& rules, const ground& g, const calendar& hours, const std::vector<kind_of_touch>& alphabet,
               const search_bounds& bounds)
    : g_(g), hours_(hours), alphabet_(alphabet), bounds_(bounds), timing_(rules, g, hours, bounds.horizon.count) {}

proof_attempt prover::attempt(const property& what) {
  return std::visit(proving(g_, hours_, alphabet_, bounds_, timing_), what);
}

bool prover::may_ask(const compiled_track& t, proof_attempt& figures) {
  const auto asks = [&t](const abstract_case&, const wish_list& wanted) -> std::optional<std::string> {
    const auto is_its = [&t](const wish& w) { return w.rule == t.id; };
    const bool found = std::any_of(wanted.wanted.begin(), wanted.wanted.end(), is_its);
    return found ? std::optional<std::string>("asks") : std::nullopt;
  };
  return cases(g_, hours_, bounds_).run({}, cases::when::at_start, asks, figures).has_value();
}

}  // namespace followup::detail
