#include "assure/verify_prover.hpp"

#include "assure/verify_followed.hpp"
#include "engine/objections.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace followup::detail {
namespace {

class cases {
 public:
  cases(const ground& g, const calendar& hours, const search_bounds& bounds)
      : g_(g), hours_(hours), most_(bounds.cases), end_(g.started + bounds.horizon.count * seconds_per_day) {}

  // A wish is lost where its delay leads past the last day on which the calendar opens, and the later the sooner: what
  // is wanted at the end is wanted before, and what nobody wants at the start nobody wants later.
  enum class when : unsigned char { at_start, at_end };

  // The first case for which `look` has something to say.
  using looking = std::function<std::optional<std::string>(const abstract_case&, const wish_list&)>;
  std::optional<std::string> run(const case_range& range, when at, const looking& look, proof_effort& effort) const {
    std::optional<std::string> said;
    const instant now = at == when::at_start ? g_.started : std::min(end_, end_of_time - 1);
    const std::int64_t seen = for_each_case(g_, range, most_, [&](const abstract_case& one) {
      said = look(one, wanted_in(one, now));
      return !said;
    });
    if (seen < 0) return "there are more cases than the bounds allow";
    effort.cases += seen;
    return said;
  }

 private:
  [[nodiscard]] wish_list wanted_in(const abstract_case& one, instant now) const {
    const case_state s = representative(g_, one, now, now != g_.started);
    wish_list wanted;
    collect_wishes(case_facts{g_, s, hours_, {}, false}, objected_for_good(g_, s, s.newest_at), wanted);
    return wanted;
  }

  const ground& g_;
  const calendar& hours_;
  std::int64_t most_;
  instant end_;
};

std::string told(const abstract_case& one) {
  // With these, whatever the last contact was is no matter.
  std::string text = one.waiting == put_off::meeting ? "with an appointment"
                     : one.asking_why                ? "after a no without reasons"
                     : one.contact == abstract_case::no_contact
                         ? "before anything happened"
                         : "after " + std::string(name_of(static_cast<outcome_kind>(one.contact)));
  if (one.promise) text += ", with a promise";
  if (one.request != request_kind::none) text += ", with something asked of us";
  if (one.waiting == put_off::hold) text += ", on hold";
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
      return told(one) + ", nothing may be left to do" + (hindrance_.empty() ? "" : ": " + hindrance_);
    };
    if (!look_at({.nothing_lost = true}, cases::when::at_end, look)) return attempt_;
    return proved(
        "in every case with all contact points left some rule wants a touch that nothing can hold back for "
        "ever");
  }

  proof_attempt operator()(const leaves_a_message_every_time&) {
    if (!g_.policy.messages) return failed("no track of calls leaves messages");
    if (!g_.policy.every_call_owes_a_message) return failed("the calls of some track owe no message");
    if (!follow(message_owed())) return failed("a message that is owed may be forgotten");
    if (!when_.no_stricter(channel::voicemail, channel::call)) {
      return failed("a guard holds messages back that does not hold calls back");
    }
    const auto look = [this](const abstract_case& one, const wish_list& wanted) -> std::optional<std::string> {
      const bool agreed =
          one.promise || one.waiting != put_off::no || one.asking_why || one.request == request_kind::answer;
      const bool usable = one.usable.contains(channel::call) && one.usable.contains(channel::voicemail);
      if (agreed || !usable) return std::nullopt;
      const auto is_message = [this](const wish& w) { return w.via == channel::voicemail && admits(w); };
      if (std::any_of(wanted.wanted.begin(), wanted.wanted.end(), is_message)) return std::nullopt;
      return told(one) + ", no message may be asked for" + (hindrance_.empty() ? "" : ": " + hindrance_);
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
          return told(one) + ", another rule may call before it";
        }
      }
      return std::nullopt;
    };
    if (!look_at({.with_promise_only = true}, cases::when::at_start, look)) return attempt_;
    return proved("a promise is remembered until it is due, and meanwhile no other rule calls");
  }

  proof_attempt operator()(const never_after_a_suppression&) {
    if (!follow(channels_objected_to())) return failed("an objection may be forgotten");
    for (std::size_t i = 0; i < g_.subject.who.reachable_by.size(); ++i) {
      if (!follow(number_objected_to(i))) return failed("an objection to a number may be forgotten");
    }
    const auto look = [](const abstract_case& one, const wish_list& wanted) -> std::optional<std::string> {
      for (const wish& w : wanted.wanted) {
        if (!one.usable.contains(w.via)) return told(one) + ", a channel may be used that is not left";
      }
      return std::nullopt;
    };
    if (!look_at({}, cases::when::at_start, look)) return attempt_;
    // The closing touch of a limit is no wish; it asks the same question, `usable`.
    return proved("an objection is remembered for good, and no rule uses what is objected to, in any case");
  }

  proof_attempt operator()(const never_asks_again&) { return failed("it is looked for in stories, never proved"); }
  proof_attempt operator()(const reaches_every_rule&) { return failed("shown by stories alone"); }
  proof_attempt operator()(const own_property&) {
    return failed("a property of the host's own is searched, not proved");
  }

 private:
  bool follow(const followed_part& part) {
    const auto wrong = goes_wrong(g_, hours_, alphabet_, part, attempt_.effort);
    if (wrong) detail_ = *wrong;
    return !wrong;
  }

  bool look_at(const case_range& range, cases::when at, const cases::looking& look) {
    const auto said = cases_.run(range, at, look, attempt_.effort);
    if (said) failed(*said);
    return !said;
  }

  // Whether nothing can hold the wish back for ever.
  bool admits(const wish& w) {
    // What lapses may do so before it is allowed, and a promise that is waited for may lie however far ahead.
    if (w.lapses != never || w.waited_from != no_instant) return false;
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

bool prover::may_ask(const compiled_track& t, proof_effort& effort) {
  const auto asks = [&t](const abstract_case&, const wish_list& wanted) -> std::optional<std::string> {
    const auto is_its = [&t](const wish& w) { return w.rule == t.id; };
    const bool found = std::any_of(wanted.wanted.begin(), wanted.wanted.end(), is_its);
    return found ? std::optional<std::string>("asks") : std::nullopt;
  };
  return cases(g_, hours_, bounds_).run({}, cases::when::at_start, asks, effort).has_value();
}

}  // namespace followup::detail
