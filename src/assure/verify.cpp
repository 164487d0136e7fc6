#include <followup/assure/verify.hpp>

#include "assure/verify_alphabet.hpp"
#include "assure/verify_cases.hpp"
#include "assure/verify_checks.hpp"
#include "assure/verify_prover.hpp"
#include "assure/verify_search.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <utility>

namespace followup {
namespace detail {
namespace {

constexpr std::int64_t part_for_proofs = 20;  // of the answers, to hold proofs against stories

pursuit subject_of(const given& about) {
  pursuit subject;
  subject.id = pursuit_id{1};
  subject.who = about.who;
  subject.started = about.started;
  subject.earlier_attempts = about.earlier_attempts;
  return subject;
}

void check(const search_bounds& bounds) {
  const auto refuse = [](const std::string& what, std::int64_t found, std::string allowed) {
    throw invalid_policy("search_bounds: " + what, std::to_string(found), std::move(allowed));
  };
  if (bounds.horizon.count < 1 || bounds.horizon.count > 700) refuse("horizon", bounds.horizon.count, "1 to 700 days");
  if (bounds.depth < 0 || bounds.depth > 100) refuse("depth", bounds.depth, "0 to 100");
  if (bounds.run < 0 || bounds.run > 10'000) refuse("run", bounds.run, "0 to 10,000");
  if (bounds.answers < 0) refuse("answers", bounds.answers, "0 or more");
  if (bounds.cases < 0) refuse("cases", bounds.cases, "0 or more");
}

class verifying {
 public:
  verifying(const policy& rules, const given& about, const std::vector<property>& promises, const search_bounds& bounds)
      : rules_(rules),
        about_(about),
        promises_(promises),
        bounds_(bounds),
        subject_(subject_of(about)),
        g_(rules.compiled(), subject_),
        alphabet_(all_kinds_of_touch(g_)),
        prover_(rules, g_, about.hours, alphabet_, bounds),
        ask_(answers_of(rules, about.hours)) {}

  verification run() {
    report_.policy = rules_.name();
    judged_.resize(promises_.size());
    for (const property& one : promises_) {
      refuse_if_impossible(one);
      report_.findings.push_back({.property = name_of(one)});
    }
    for (std::size_t i = 0; i < promises_.size(); ++i) prove(i);
    look_for_stories(proof::unknown, bounds_.answers);
    look_for_stories(proof::proved, bounds_.answers / part_for_proofs);
    return std::move(report_);
  }

 private:
  void prove(std::size_t i) {
    finding& found = report_.findings[i];
    if (std::holds_alternative<own_property>(promises_[i])) {
      found.why = "a property of the host's own is searched, never proved";
    } else if (has_host_rules(rules_.compiled())) {
      found.why = "the policy has rules of the host's own, which are searched, never proved";
    } else if (!std::holds_alternative<reaches_every_rule>(promises_[i])) {
      const proof_attempt made = prover_.attempt(promises_[i]);
      found.what = made.proved ? proof::proved : proof::unknown;
      found.why = made.why;
      found.cases = made.effort.cases;
      found.transitions = made.effort.transitions;
    }
  }

  // Of those that stand so: a story that breaks one has the last word.
  void look_for_stories(proof standing, std::int64_t most_answers) {
    std::vector<const property*> looked_for;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < promises_.size(); ++i) {
      if (report_.findings[i].what != standing || judged_[i]) continue;
      looked_for.push_back(&promises_[i]);
      places.push_back(i);
    }
    if (looked_for.empty()) return;
    search_result found = searched(rules_, g_, about_.hours, alphabet_, looked_for, bounds_,
                                   std::max<std::int64_t>(most_answers, 1), ask_);
    for (std::size_t i = 0; i < places.size(); ++i) {
      finding& one = report_.findings[places[i]];
      one.answers = found.answers;
      one.depth = found.depth;
      if (found.stories[i]) {
        one.what = proof::refuted;
        one.why = found.stories[i]->how;
        one.story = std::move(found.stories[i]);
      } else if (std::holds_alternative<reaches_every_rule>(promises_[places[i]])) {
        judge_reach(found, one);
        judged_[places[i]] = true;
      } else if (one.what == proof::unknown) {
        one.why += "; no story was found that breaks it: " + std::to_string(found.answers) +
                   " questions were asked, of all stories of up to " + std::to_string(found.depth) +
                   (found.depth == 1 ? " touch" : " touches") + " and of some longer ones";
      }
    }
  }

  // --- What nothing reaches.

  void judge_reach(const search_result& found, finding& into) {
    std::string open;
    std::string dead;
    for (const compiled_track& t : rules_.compiled().tracks) {
      if (found.asked_for.contains(t.id)) {
        judge_steps(t, found, open, dead);
        continue;
      }
      proof_effort effort;
      const std::string why = why_it_cannot_ask(t, effort);
      into.cases += effort.cases;
      (why.empty() ? open : dead) += "; track '" + t.source->id() + "'" + (why.empty() ? "" : ": " + why);
    }
    std::set<outcome_kind> possible;
    for (const kind_of_touch& kind : alphabet_) possible.insert(kind_of(kind.touch.what));
    const bool all = std::includes(found.recorded.begin(), found.recorded.end(), possible.begin(), possible.end());
    if (!all) open += "; some outcomes were never recorded";
    if (!dead.empty()) {
      into.what = proof::refuted;
      into.why = "nothing reaches" + dead.substr(1);
    } else if (!open.empty()) {
      into.what = proof::unknown;
      into.why = "no story was found that reaches" + open.substr(1);
    } else {
      into.what = proof::proved;
      into.why = "for each track, step and outcome there is a story that reaches it";
    }
  }

  void judge_steps(const compiled_track& t, const search_result& found, std::string& open, std::string& dead) const {
    const auto* list = std::get_if<step_list>(&t.source->what());
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->steps.size(); ++i) {
      if (found.steps.contains({t.id, i})) continue;
      const step& one = list->steps[i];
      const bool can_be = channels_of(g_).contains(one.via);
      (can_be ? open : dead) +=
          "; step '" + one.id + "' of track '" + t.source->id() + "'" + (can_be ? "" : ": " + not_by(one.via));
    }
    if (list->then && !found.steps.contains({t.id, list->steps.size()})) {
      open += "; the rhythm that takes over from track '" + t.source->id() + "'";
    }
  }

  [[nodiscard]] static std::string not_by(channel via) {
    return "the prospect cannot be reached by " + std::string(name_of(via));
  }

  // Empty: it may.
  [[nodiscard]] std::string why_it_cannot_ask(const compiled_track& t, proof_effort& effort) {
    const auto& what = t.source->what();
    if (has_host_rules(rules_.compiled())) return {};
    const auto* beat = std::get_if<rhythm>(&what);
    const bool by_other = beat != nullptr && beat->otherwise && channels_of(g_).contains(*beat->otherwise);
    if (!std::holds_alternative<step_list>(what) && !channels_of(g_).contains(t.via) && !by_other) return not_by(t.via);
    if (const auto* each = std::get_if<after_each_nth>(&what)) {
      const int earlier = subject_.earlier_attempts;
      const int needed = each->what == counted::calls ? std::max(each->n, earlier) : each->n + earlier;
      for (const compiled_limit& one : rules_.compiled().limits) {
        const auto& most = one.source->most_calls();
        if (most && most->count <= needed) {
          return "limit '" + one.source->id() + "' is reached after " + std::to_string(most->count) +
                 " calls, before " + std::to_string(each->n) + " were counted, or with them";
        }
      }
    }
    return prover_.may_ask(t, effort) ? "" : "in no case does it get to ask for a touch";
  }

  const policy& rules_;
  const given& about_;
  const std::vector<property>& promises_;
  const search_bounds& bounds_;
  pursuit subject_;
  ground g_;
  std::vector<kind_of_touch> alphabet_;
  prover prover_;
  answering ask_;
  verification report_;
  std::vector<bool> judged_;  // by a search already
};

}  // namespace
}  // namespace detail

given::given(prospect whom, calendar open, const time_zone& zone)
    : who(std::move(whom)), hours(std::move(open)), started(utc("2026-01-05T09:00:00Z")) {
  if (who.zones.empty()) who.zones.push_back(zone);
}

answer breaking_story::replayed(const policy& rules, const calendar& hours) const {
  return next_actions(rules, subject, touches, hours, now);
}

bool verification::all_proved() const noexcept {
  return std::all_of(findings.begin(), findings.end(), [](const finding& one) { return one.what == proof::proved; });
}

verification verify(const policy& rules, const given& about, const std::vector<property>& promises,
                    const search_bounds& bounds) {
  detail::check(bounds);
  return detail::verifying(rules, about, promises, bounds).run();
}

}  // namespace followup
