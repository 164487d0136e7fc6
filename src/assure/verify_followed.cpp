#include "assure/verify_followed.hpp"

#include "engine/agreed_hours.hpp"
#include "engine/limits.hpp"

#include <algorithm>
#include <deque>
#include <set>

namespace followup::detail {
namespace {

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
        s.retried[static_cast<std::size_t>(kind)] = same_day ? 15 : 1;
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
  constexpr std::uint8_t last = most_attempts_to_ask - 1;
  for (const std::uint8_t attempts : {std::uint8_t{0}, last}) {
    all.emplace_back([=](case_state& s) { s.asking = {.active = true, .attempts = attempts, .no_at = s.newest_at}; });
  }
}

void vary_what_is_put_off(const ground& g, std::vector<variation>& all) {
  for (const int days : {-2, 3}) {
    const auto then = [=, &g](const case_state& s) { return g.local_day(s.newest_at) + days; };
    for (const contact_role said_by : {contact_role::machine, contact_role::gatekeeper, contact_role::decision_maker}) {
      all.emplace_back(
          [=](case_state& s) { s.hold = {.active = true, .named = days > 0, .said_by = said_by, .until = then(s)}; });
    }
    all.emplace_back([=](case_state& s) { s.appointments.push_back({then(s), false, 570, 600}); });
    for (const bool pause : {false, true}) {
      all.emplace_back([=](case_state& s) {
        s.absent_until = then(s);
        s.absence_is_pause = pause;
        s.absence_is_agreed = !pause;
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
    all.emplace_back([=](case_state& s) { s.objected_at[static_cast<std::size_t>(via)] = s.newest_at; });
  }
  for (std::size_t i = 0; i < g.subject.who.reachable_by.size(); ++i) {
    all.emplace_back([=](case_state& s) { s.points_dead = static_cast<std::uint8_t>(s.points_dead | (1U << i)); });
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

// All touchpoints happen at one instant, for times enter only by which side of it they lie on.
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
  std::optional<std::string> run(proof_effort& effort) {
    push(part_.read({initial_state(g_), nothing_heard(g_)}));
    while (!queue_.empty()) {
      const key from = queue_.front();
      queue_.pop_front();
      bool put = false;
      for (const auto& side : part_.put) {
        for (const present& now : presents_) {
          if (auto wrong = lead(from, side, now.at, at_rest, now.all, put, effort)) return wrong;
          for (const variation& other : variations_) {
            if (auto wrong = lead(from, side, now.at, other, now.plain, put, effort)) return wrong;
          }
        }
      }
      if (!put) return "a case that cannot be put together again";
    }
    effort.cases += static_cast<std::int64_t>(seen_.size());
    return std::nullopt;
  }

 private:
  // An instant at which things are recorded, and all that can be.
  struct present {
    instant at;
    std::vector<touchpoint> all;
    std::vector<touchpoint> plain;  // without a promise, unless they must carry one
  };

  // Around both ends of each consent that could lift an objection, and, where they count, around each limit in time.
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
    for (const consent& one : g.subject.who.consents) {
      add_around(stretch_of(one).begin);
      add_around(stretch_of(one).end);
    }
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
                                  const std::vector<touchpoint>& touches, bool& put, proof_effort& effort) {
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
      settle_attempt(g_, after.s, hours_.table());
      hear(g_, after.h, touch);
      ++effort.transitions;
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

std::uint32_t bits_of(channel_set set) { return set.bits(); }
channel_set set_of(std::uint32_t bits) { return channel_set::from_bits(static_cast<std::uint8_t>(bits)); }

}  // namespace

followed_part how_it_ends(const never_ends_before& what) {
  const auto justified = [what](const led& one) {
    if (one.s.ended->rule >= outcome_count) return true;  // a limit
    if (one.h.gone || (one.h.replied && one.s.ended->how == disposition::answered)) return true;
    if (one.h.yes || one.h.objection || (what.appointment && one.h.appointment)) return true;
    return what.no.with_reasons ? one.h.no_with_reasons : one.h.no;
  };
  return {.read = [](const led& one) -> key {
            return {one.s.asking.active, one.h.no,  one.h.no_with_reasons, one.h.yes, one.h.appointment,
                    one.h.objection,     one.h.gone};
          },
          .put = {[](const key& k, led& one, instant) {
            if (k[0] != 0) one.s.asking = {.active = true, .no_at = one.s.newest_at};
            one.h.no = k[1] != 0;
            one.h.no_with_reasons = k[2] != 0;
            one.h.yes = k[3] != 0;
            one.h.appointment = k[4] != 0;
            one.h.objection = k[5] != 0;
            one.h.gone = k[6] != 0;
            one.h.replied = k[7] != 0;
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

followed_part promise_that_stands() {
  const auto is_ahead = [](const led& one) { return one.h.promised > one.s.newest_at; };
  const auto is_gatekeepers = [](contact_role said_by) -> std::uint32_t { return said_by == contact_role::gatekeeper; };
  const auto role_of = [](std::uint32_t gatekeepers) {
    return gatekeepers != 0 ? contact_role::gatekeeper : contact_role::decision_maker;
  };
  const auto put_at = [=](std::int64_t seconds_from_now) {
    return [=](const key& k, led& one, instant now) {
      if (k[0] != 0) {
        one.s.promise = {.active = true,
                         .soft = k[0] == 2,
                         .said_by = role_of(k[2]),
                         .follows = 1,
                         .begin = now + seconds_from_now,
                         .minutes = 30};
      }
      if (k[1] != 0) one.h.promised = now + seconds_from_now;
      one.h.promised_to = role_of(k[3]);
    };
  };
  return {.read = [=](const led& one) -> key {
            const std::uint32_t standing = one.s.promise.active ? (one.s.promise.soft ? 2 : 1) : 0;
            return {standing, is_ahead(one), one.s.promise.active ? is_gatekeepers(one.s.promise.said_by) : 0U,
                    is_ahead(one) ? is_gatekeepers(one.h.promised_to) : 0U};
          },
          .put = {put_at(-10 * seconds_per_hour), put_at(600), put_at(2 * seconds_per_day)},
          .is_wrong =
              [is_ahead](const led& one) {
                if (one.s.ended || !is_ahead(one)) return false;
                return !one.s.promise.active || one.s.promise.begin != one.h.promised;
              },
          .promises = true};
}

followed_part channels_objected_to() {
  using objections = std::array<instant, channel_count>;
  const auto channels = [](const objections& all) {
    channel_set some;
    for (int i = 0; i < channel_count; ++i) {
      if (all[static_cast<std::size_t>(i)] != no_instant) some |= static_cast<channel>(i);
    }
    return bits_of(some);
  };
  const auto made = [](std::uint32_t bits, instant at) {
    objections all = never_objected;
    for (int i = 0; i < channel_count; ++i) {
      if (set_of(bits).contains(static_cast<channel>(i))) all[static_cast<std::size_t>(i)] = at;
    }
    return all;
  };
  return {.read = [channels](const led& one) -> key {
            return {channels(one.s.objected_at), channels(one.h.objected_at), one.h.objection_to_all};
          },
          .put = {[made](const key& k, led& one, instant) {
            one.s.objected_at = made(k[0], one.s.newest_at);
            one.h.objected_at = made(k[1], one.s.newest_at);
            one.h.objection_to_all = k[2] != 0;
          }},
          .is_wrong =
              [](const led& one) {
                bool forgotten = false;
                for (std::size_t i = 0; i < channel_count; ++i) {
                  forgotten = forgotten || one.h.objected_at[i] > one.s.objected_at[i];
                }
                return !one.s.ended && (forgotten || one.h.objection_to_all);
              }};
}

followed_part number_objected_to(std::size_t index) {
  const auto bit = static_cast<std::uint8_t>(1U << index);
  return {.read = [bit](const led& one) -> key {
            return {std::uint32_t{one.s.points_objected} & bit, std::uint32_t{one.h.numbers_objected} & bit};
          },
          .put = {[](const key& k, led& one, instant) {
            one.s.points_objected = static_cast<std::uint8_t>(k[0]);
            one.h.numbers_objected = static_cast<std::uint8_t>(k[1]);
          }},
          .is_wrong =
              [bit](const led& one) {
                return !one.s.ended && (one.h.numbers_objected & ~one.s.points_objected & bit) != 0;
              }};
}

std::optional<std::string> goes_wrong(const ground& g, const calendar& hours,
                                      const std::vector<kind_of_touch>& alphabet, const followed_part& part,
                                      proof_effort& effort) {
  return following(g, hours, alphabet, part).run(effort);
}

}  // namespace followup::detail
