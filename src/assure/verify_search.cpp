#include "assure/verify_search.hpp"

#include "assure/verify_cases.hpp"
#include "engine/agreed_hours.hpp"
#include "engine/occasion.hpp"
#include "time/fingerprint.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <deque>
#include <initializer_list>
#include <unordered_set>
#include <utility>

namespace followup::detail {
namespace {

// A story so far.
struct node {
  std::vector<touchpoint> history;
  case_state s;
  heard h;
  instant at;  // of its last touch, or the start
};

class searching {
 public:
  searching(const policy& rules, const ground& g, const calendar& hours, const std::vector<kind_of_touch>& alphabet,
            std::vector<const property*> what, const search_bounds& bounds, std::int64_t most_answers,
            const answering& ask)
      : rules_(rules),
        g_(g),
        hours_(hours),
        alphabet_(alphabet),
        what_(std::move(what)),
        bounds_(bounds),
        most_answers_(most_answers),
        ask_(ask) {
    result_.stories.resize(what_.size());
    for (const property* one : what_) {
      if (std::holds_alternative<own_property>(*one)) reasons_ = reasons::wanted;
      if (const auto* end = std::get_if<ends_within>(one)) deadlines_.push_back(end_of_span(g_, end->span));
    }
  }

  search_result run() {
    const node start{{}, initial_state(g_), nothing_heard(g_), g_.started};
    for (const kind_of_touch& kind : alphabet_) possible_.insert(kind_of(kind.touch.what));
    look_around(start, 60);
    std::vector<node> level;
    if (bounds_.depth > 0) level = longer_than({start}, alphabet_);
    run_long();
    const std::vector<kind_of_touch> telling = kinds_that_tell(start);
    go_on_from_turns(telling);
    go_through_lists();
    shorten_all();
    while (!is_done() && result_.depth < bounds_.depth && !level.empty()) level = longer_than(level, telling);
    shorten_all();
    return std::move(result_);
  }

 private:
  // Nothing is left that more touches could tell.
  [[nodiscard]] bool is_done() const {
    if (result_.answers >= most_answers_) return true;
    for (std::size_t i = 0; i < what_.size(); ++i) {
      if (!is_settled(i)) return false;
    }
    return true;
  }

  // Stories of fewer touches than that were all tried.
  [[nodiscard]] bool is_settled(std::size_t index) const {
    if (std::holds_alternative<reaches_every_rule>(*what_[index])) return everything_reached();
    const auto& story = result_.stories[index];
    return story && static_cast<int>(story->touches.size()) <= result_.depth + 1;
  }

  [[nodiscard]] bool everything_reached() const {
    const auto& tracks = g_.policy.tracks;
    return result_.recorded.size() == possible_.size() &&
           std::all_of(tracks.begin(), tracks.end(), [this](const compiled_track& t) {
             const auto* list = std::get_if<step_list>(&t.source->what());
             if (list == nullptr) return result_.asked_for.contains(t.id);
             const std::size_t count = list->steps.size() + (list->then ? 1 : 0);
             const auto from = result_.steps.lower_bound({t.id, 0});
             return std::distance(from, result_.steps.upper_bound({t.id, count})) == static_cast<std::ptrdiff_t>(count);
           });
  }

  // --- One question.

  answer put(const node& n, instant now) {
    ++result_.answers;
    answer said = ask_(g_.subject, n.history, to_ptime(now), reasons_);
    for (const action& one : said.actions) result_.asked_for.insert(one.rule);
    note_steps(n, said);
    for (std::size_t i = 0; i < what_.size(); ++i) {
      if (result_.stories[i] && result_.stories[i]->touches.size() <= n.history.size()) continue;
      const auto how = breach_of(*what_[i], {rules_, g_, hours_, n.history, n.s, n.h, said, now});
      if (!how) continue;
      result_.stories[i] = breaking_story{g_.subject, n.history, to_ptime(now), said, *how};
    }
    return said;
  }

  // Which steps of lists the answer asks for.
  void note_steps(const node& n, const answer& said) {
    for (const compiled_track& t : g_.policy.tracks) {
      const auto* list = std::get_if<step_list>(&t.source->what());
      if (list == nullptr) continue;
      const auto by_it = [&t](const action& one) { return one.rule == t.id; };
      const auto asked = std::find_if(said.actions.begin(), said.actions.end(), by_it);
      if (asked == said.actions.end()) continue;
      const std::size_t step = next_step(*list, t, n.s.memory[static_cast<std::size_t>(t.slot)]);
      if (result_.steps.emplace(t.id, step).second && step < list->steps.size()) {
        first_asked_.push_back({n, *asked, &list->steps[step]});
      }
    }
  }

  // At once, and as long as the answer says when it will change.
  answer look_around(const node& n, int times) {
    answer first = put(n, n.at);
    const answer* last = &first;
    answer next;
    for (int i = 0; i < times && !is_done() && last->wake_at; ++i) {
      next = put(n, to_instant(*last->wake_at, "wake_at"));
      last = &next;
    }
    for (const instant deadline : deadlines_) {
      if (deadline > n.at && deadline < end_of_time && !is_done()) put(n, deadline);
    }
    return first;
  }

  // --- Going on.

  // Nothing for a touch that cannot follow.
  std::optional<node> after(const node& n, touchpoint touch) {
    node next = n;
    touch.id = touchpoint_id{n.history.size() + 1};
    next.at = to_instant(touch.at, "at");
    next.history.push_back(std::move(touch));
    const touchpoint& added = next.history.back();
    try {
      // At the same instant it may belong before what is there.
      if (next.at == n.at && !n.history.empty()) {
        next.s = folded(g_, ordered_history(next.history), &hours_.table());
      } else {
        apply(g_, next.s, added, &hours_.table());
      }
      settle_attempt(g_, next.s, hours_.table());
    } catch (const error&) { return std::nullopt; }
    hear(g_, next.h, added);
    return next;
  }

  // The instants that matter to an answer: at once, and each side of what it names.
  [[nodiscard]] std::vector<instant> instants(const node& n, const answer& said) const {
    std::vector<instant> all{n.at + 60};
    const auto add = [&](instant at) {
      if (at > n.at && at < end_of_time - 1) all.push_back(at);
    };
    const auto add_time = [&](ptime at) {
      if (at < last_instant()) add(to_instant(at, "window"));
    };
    for (const action& one : said.actions) {
      add_time(one.window.begin);
      add_time(one.window.end - boost::posix_time::seconds(1));
    }
    if (said.wake_at) add_time(*said.wake_at);
    if (n.h.promised != no_instant) add(n.h.promised - 86'400), add(n.h.promised);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  // A touch that does what the answer asks for carries its identity.
  void carry_out(touchpoint& touch, const answer& said) const {
    if (touch.way != direction::outbound || touch.pursuit != g_.subject.id) return;
    const auto is_it = [&](const action& one) { return one.via == touch.via && one.is_open_at(touch.at); };
    const auto found = std::find_if(said.actions.begin(), said.actions.end(), is_it);
    if (found != said.actions.end()) touch.action = found->id;
  }

  // --- All stories, the shorter ones first.

  std::vector<node> longer_than(const std::vector<node>& level, const std::vector<kind_of_touch>& kinds) {
    std::vector<node> next;
    std::unordered_set<std::uint64_t> ends;
    for (const node& n : level) {
      // The same case at another time differs in its answers, which were seen, and rarely in what comes of it.
      if (ends.insert(stands_for(n)).second) expand(n, kinds, seen_, next);
      if (is_done()) return {};
    }
    ++result_.depth;
    return next;
  }

  // `seen`: what the stories that are gone on from alike have led to.
  using outcomes_seen = std::unordered_set<std::uint64_t>;
  void expand(const node& n, const std::vector<kind_of_touch>& kinds, outcomes_seen& seen, std::vector<node>& into) {
    const answer said = put(n, n.at);
    if (said.status == status::closed) return;
    const std::vector<instant> when = instants(n, said);
    const bool first = n.history.empty();
    for (std::size_t which = 0; which < kinds.size(); ++which) {
      const kind_of_touch& kind = kinds[which];
      for (std::size_t i = 0; i < when.size(); ++i) {
        touchpoint touch = kind.at(g_, when[i], touchpoint_id{1});
        carry_out(touch, said);
        auto next = after(n, std::move(touch));
        if (!next) continue;
        result_.recorded.insert(kind_of(kind.touch.what));
        // Each kind counts as the first touch a minute after the start; else each case that it leads to.
        const std::uint64_t apart = first && i == 0 ? promise_kinds + which : static_cast<std::uint64_t>(kind.promised);
        if (!seen.insert(mixed(mixed(stands_for(*next), apart), i)).second) continue;
        look_around(*next, first ? 2 : 1);
        if (is_done()) return;
        into.push_back(std::move(*next));
      }
    }
  }

  // One kind for each case that a first touch can lead to.
  [[nodiscard]] std::vector<kind_of_touch> kinds_that_tell(const node& start) {
    std::vector<kind_of_touch> telling;
    std::unordered_set<std::uint64_t> ends;
    for (const kind_of_touch& kind : alphabet_) {
      const auto next = after(start, kind.at(g_, start.at + 60, touchpoint_id{1}));
      if (next && ends.insert(stands_for(*next)).second) telling.push_back(kind);
    }
    return telling;
  }

  // Two stories of one value are taken as one. It costs stories, never a proof.
  [[nodiscard]] std::uint64_t stands_for(const node& n) const {
    const abstract_case one = abstracted(g_, n.s);
    std::uint64_t hash = 0;
    const auto add = [&hash](auto value) { hash = mixed(hash, static_cast<std::uint64_t>(value)); };
    add(one.contact), add(n.s.contact_outcome), add(one.message_owed), add(one.letter_sent), add(one.retries_used_up),
        add(one.asking_why);
    add(one.promise), add(one.request), add(one.request_via), add(one.waiting), add(n.s.absent_until != 0),
        add(one.usable.bits());
    for (const std::uint16_t position : one.tracks) add(position);
    add(n.s.calls), add(n.s.unanswered), add(n.s.ended ? 1 + static_cast<int>(n.s.ended->how) : 0);
    add(std::count(n.s.attempts.begin(), n.s.attempts.end(), no_instant)), add(n.h.no), add(n.h.yes), add(n.h.gone),
        add(n.h.replied), add(n.h.promised != no_instant);
    for (const instant objected : n.h.objected_at) add(objected != no_instant);
    return hash;
  }

  // --- One thing again and again.

  void run_long() {
    const std::initializer_list<outcome> every_time{no_answer{},
                                                    machine{},
                                                    busy{},
                                                    just_left{},
                                                    in_meeting{},
                                                    at_lunch{},
                                                    day_off{},
                                                    message_taken{},
                                                    will_call_back{},
                                                    gatekeeper_no{},
                                                    away{},
                                                    spoke{},
                                                    on_hold{},
                                                    not_now{},
                                                    send_information{},
                                                    meeting_missed{},
                                                    meeting_cancelled{}};
    for (const bool late : {false, true}) {
      for (const outcome& what : every_time) {
        for (const bool message : {false, true}) run_with(what, message, late);
      }
    }
  }

  // The first kind of the alphabet with that outcome.
  [[nodiscard]] const kind_of_touch* usual(channel via, const outcome& what, bool message) const {
    const auto is_it = [&](const kind_of_touch& one) {
      return one.touch.via == via && one.touch.way == direction::outbound && one.touch.what == what &&
             one.touch.message_left == message && one.touch.pursuit == g_.subject.id;
    };
    const auto found = std::find_if(alphabet_.begin(), alphabet_.end(), is_it);
    return found == alphabet_.end() ? nullptr : &*found;
  }

  // Whether the calls of a run have just filled a cap for a lifetime, or are one short of a limit.
  [[nodiscard]] bool is_turn(const node& n) const {
    const auto made = std::count_if(n.history.begin(), n.history.end(), [](const touchpoint& touch) {
      return touch.via == channel::call && touch.way == direction::outbound;
    });
    const bool full = std::any_of(g_.policy.guards.begin(), g_.policy.guards.end(), [&](const compiled_guard& one) {
      const auto* cap = std::get_if<cap_guard>(&one.source->what());
      return cap != nullptr && std::holds_alternative<per_lifetime_t>(cap->over) &&
             cap->what == counted_event::attempts && cap->outcomes.empty() && cap->channels.contains(channel::call) &&
             cap->n == made;
    });
    return full || std::any_of(g_.policy.limits.begin(), g_.policy.limits.end(), [&](const compiled_limit& one) {
             const auto& most = one.source->most_calls();
             return most && most->count - 1 == n.s.calls;
           });
  }

  // There anything may come next.
  void go_on_from_turns(const std::vector<kind_of_touch>& kinds) {
    outcomes_seen seen;
    std::vector<node> beyond;
    for (const node& one : turns_) {
      if (!is_done()) expand(one, kinds, seen, beyond);
    }
  }

  // The seller does what is asked for, as soon as it may be done or as late; every call leads to the same.
  void run_with(const outcome& what, bool message, bool late) {
    if (usual(channel::call, what, message) == nullptr) return;
    const bool turns = what == outcome{no_answer{}} && !message && !late;
    node n{{}, initial_state(g_), nothing_heard(g_), g_.started};
    for (int i = 0; i < bounds_.run && !is_done(); ++i) {
      const answer said = look_around(n, 0);
      if (said.status == status::closed || said.actions.empty()) return;
      const action& next = said.actions.front();
      if (next.window.end >= last_instant()) return;
      const bool talks = next.via == channel::call || next.via == channel::task;
      const kind_of_touch* kind = talks ? usual(next.via, what, message) : usual(next.via, sent{}, false);
      if (kind == nullptr) return;
      const ptime when = late ? next.window.end - boost::posix_time::seconds(1) : next.window.begin;
      touchpoint touch = kind->at(g_, std::max(to_instant(when, "window"), n.at + 1), touchpoint_id{1});
      touch.action = next.id;
      auto longer = after(n, std::move(touch));
      if (!longer) return;
      n = std::move(*longer);
      result_.recorded.insert(kind_of(kind->touch.what));
      if (turns && kind->touch.via == channel::call && is_turn(n)) turns_.push_back(n);
    }
  }

  // --- Every way through the lists.

  // A step, and the first story in which it was asked for.
  struct asked_step {
    node story;
    action asked;
    const step* what;
  };

  // Makes each step that is asked for, with all that it branches on, until none is new.
  void go_through_lists() {
    while (!first_asked_.empty() && !is_done()) {
      const asked_step one = std::move(first_asked_.front());
      first_asked_.pop_front();
      if (const kind_of_touch* plain = usual_result(one.asked.via)) make(one, *plain);
      for (const branch& some : one.what->branches) {
        for (const outcome_kind on : some.on) make_with(one, on);
      }
    }
  }

  [[nodiscard]] const kind_of_touch* usual_result(channel via) const {
    return via == channel::call || via == channel::task ? usual(via, no_answer{}, false) : usual(via, sent{}, false);
  }

  // The step's own touch may have that outcome, or something that happens after it.
  void make_with(const asked_step& one, outcome_kind on) {
    const kind_of_touch* plain = usual_result(one.asked.via);
    for (const kind_of_touch& kind : alphabet_) {
      if (kind_of(kind.touch.what) != on || kind.touch.pursuit != g_.subject.id || is_done()) continue;
      if (kind.touch.via == one.asked.via && kind.touch.way == direction::outbound) {
        make(one, kind);
      } else if (plain != nullptr) {
        make(one, *plain, &kind);
      }
    }
  }

  void make(const asked_step& one, const kind_of_touch& kind, const kind_of_touch* then = nullptr) {
    const instant when = std::max(to_instant(one.asked.window.begin, "window"), one.story.at + 1);
    if (when >= end_of_time - 2) return;
    touchpoint touch = kind.at(g_, when, touchpoint_id{1});
    touch.action = one.asked.id;
    auto made = after(one.story, std::move(touch));
    if (made && then != nullptr) made = after(*made, then->at(g_, when + 1, touchpoint_id{1}));
    if (made) look_around(*made, 1);
  }

  // --- A story that was found.

  void shorten_all() {
    for (std::size_t i = 0; i < what_.size(); ++i) shorten(i);
  }

  // Leaves out touch after touch, from the last to the first, as long as the rest still breaks it.
  void shorten(std::size_t index) {
    std::optional<breaking_story>& story = result_.stories[index];
    if (!story) return;
    for (std::size_t left = story->touches.size(); left > 0; --left) {
      std::vector<touchpoint> fewer = story->touches;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left - 1));
      if (auto shorter = still_breaks(*what_[index], std::move(fewer), story->now)) story = std::move(shorter);
    }
    if (auto again = still_breaks(*what_[index], story->touches, story->now)) story = std::move(again);
  }

  std::optional<breaking_story> still_breaks(const property& what, std::vector<touchpoint> touches, ptime now) {
    node n{{}, initial_state(g_), nothing_heard(g_), g_.started};
    for (touchpoint& touch : touches) {
      auto next = after(n, std::move(touch));
      if (!next) return std::nullopt;
      n = std::move(*next);
    }
    ++result_.answers;
    answer said = ask_(g_.subject, n.history, now, reasons::wanted);
    const auto how = breach_of(what, {rules_, g_, hours_, n.history, n.s, n.h, said, to_instant(now, "now")});
    if (!how) return std::nullopt;
    return breaking_story{g_.subject, std::move(n.history), now, std::move(said), *how};
  }

  const policy& rules_;
  const ground& g_;
  const calendar& hours_;
  const std::vector<kind_of_touch>& alphabet_;
  std::vector<const property*> what_;
  const search_bounds& bounds_;
  std::int64_t most_answers_;
  const answering& ask_;
  reasons reasons_ = reasons::none;  // only a host's property reads them
  std::vector<instant> deadlines_;
  std::set<outcome_kind> possible_;
  std::vector<node> turns_;
  std::deque<asked_step> first_asked_;
  outcomes_seen seen_;
  search_result result_;
};

}  // namespace

answering answers_of(const policy& rules, const calendar& hours) {
  return [rules, hours](const pursuit& subject, std::span<const touchpoint> history, ptime now, reasons why) {
    return next_actions(rules, subject, history, hours, now, why);
  };
}

search_result searched(const policy& rules, const ground& g, const calendar& hours,
                       const std::vector<kind_of_touch>& alphabet, std::vector<const property*> what,
                       const search_bounds& bounds, std::int64_t most_answers, const answering& ask) {
  return searching(rules, g, hours, alphabet, std::move(what), bounds, most_answers, ask).run();
}

}  // namespace followup::detail
