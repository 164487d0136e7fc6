#include "policy/checks.hpp"

#include "closed_set.hpp"
#include "policy/compiled_policy.hpp"
#include "policy/daypart_score.hpp"
#include "policy/rule_place.hpp"
#include "policy/step_order.hpp"

#include <algorithm>
#include <set>

namespace followup::detail {
namespace {

void check_delay(const delay& wait, const std::string& where, mistakes& wrong) {
  if (count_of(wait) < 0) wrong.add(where, "a delay of " + std::to_string(count_of(wait)) + " is negative");
}

void check_gap(const delay& wait, const std::string& where, mistakes& wrong) {
  check_delay(wait, where, wrong);
  if (count_of(wait) == 0) wrong.add(where, "a gap of 0 would repeat at once, for ever", "1 or more");
}

void check_chosen_attempts(const rhythm& what, const std::string& where, mistakes& wrong) {
  if (what.messages_at.empty()) return;
  if (!what.messages || what.via != channel::call) wrong.add(where, "attempts without messages", "leaving_a_message()");
  if (what.messages_at.size() > most_chosen_attempts) {
    wrong.add(where, std::to_string(what.messages_at.size()) + " chosen attempts", "at most 100");
  }
  std::set<int> seen;
  for (const int attempt : what.messages_at) {
    if (attempt < 1) wrong.add(where, "a message at attempt " + std::to_string(attempt), "1 or more");
    if (!seen.insert(attempt).second) wrong.add(where, "attempt " + std::to_string(attempt) + " twice", "each once");
  }
}

// A call is no letter: what follows from it, and what it owes, is another matter.
void check_otherwise(const rhythm& what, const std::string& where, mistakes& wrong) {
  if (!what.otherwise) return;
  const channel_set may{channel::letter, channel::email, channel::task};
  if (may.contains(what.via) && may.contains(*what.otherwise) && what.via != *what.otherwise) return;
  wrong.add(where, std::string(name_of(what.via)) + " else_by(" + std::string(name_of(*what.otherwise)) + ")",
            "two of letter, email, task");
}

void check_rhythm(const rhythm& what, const std::string& where, mistakes& wrong) {
  if (what.gaps.empty()) wrong.add(where, "a rhythm without a gap", "one or more");
  for (const delay& gap : what.gaps) check_gap(gap, where, wrong);
  check_delay(what.first, where + ", first", wrong);
  if (what.via == channel::voicemail) wrong.add(where, "a voicemail follows a call", "leaving_a_message()");
  check_chosen_attempts(what, where, wrong);
  if (what.chooses_daypart && what.via != channel::call) {
    wrong.add(where, std::string(name_of(what.via)) + " choosing the daypart", "that for calls");
  }
  check_otherwise(what, where, wrong);
}

void check_outcomes(const std::vector<outcome_kind>& kinds, const std::string& where, mistakes& wrong) {
  if (kinds.empty()) wrong.add(where, "no outcome", "one or more");
  std::set<outcome_kind> seen;
  for (const outcome_kind kind : kinds) {
    if (kind == outcome_kind::unrecorded) wrong.add(where, "unrecorded", "outcomes that can be recorded");
    if (!seen.insert(kind).second) wrong.add(where, std::string(name_of(kind)) + " twice", "each once");
  }
}

// Of one step list: its steps, and the ways through it.
class step_check {
 public:
  step_check(const step_list& list, const std::string& where, mistakes& wrong)
      : list_(list), where_(where), wrong_(wrong) {}

  void run() {
    if (list_.steps.empty()) wrong_.add(where_, "no step", "one or more");
    if (list_.steps.size() > 1'000) wrong_.add(where_, "more than 1,000 steps");
    check_ids();
    for (const step& one : list_.steps) check_step(one);
    const bool sound = check_targets();
    const bool runs_out = !sound || list_.steps.empty() || follow_all_ways();
    check_continuation(runs_out);
  }

 private:
  [[nodiscard]] std::string named(const step& one) const { return where_ + ", " + called("step", one.id); }

  void check_ids() {
    std::set<std::string_view> ids;
    for (const step& one : list_.steps) {
      if (one.id.empty()) wrong_.add(where_, "a step without an id");
      if (!ids.insert(one.id).second) wrong_.add(where_, "two steps are called" + called("", one.id));
    }
  }

  void check_step(const step& one) {
    check_delay(one.wait, named(one), wrong_);
    if (one.via == channel::voicemail) { wrong_.add(named(one), "a voicemail follows a call", "leaving_a_message()"); }
    if (one.message && one.via != channel::call) {
      wrong_.add(named(one), "a message after " + std::string(name_of(one.via)), "that after a call");
    }
    if (!one.label.empty() && one.via != channel::task) {
      wrong_.add(named(one), called("labelled", one.label), "a label of a task");
    }
    if (one.last && !one.next.empty()) wrong_.add(named(one), "both ends_list() and then()", "one of them");
    for (const branch& to : one.branches) {
      check_outcomes(to.on, named(one) + ", " + called("branch to", to.to), wrong_);
    }
  }

  // Whether every jump leads to a step of the list.
  bool check_targets() {
    bool sound = true;
    for (std::size_t place = 0; place < list_.steps.size(); ++place) {
      const step& one = list_.steps[place];
      if (!one.next.empty()) sound &= check_jump(place, one.next);
      for (const branch& to : one.branches) sound &= check_jump(place, to.to);
    }
    return sound;
  }

  bool check_jump(std::size_t from, const std::string& to) {
    const std::size_t target = place_of(list_, to);
    if (target == list_.steps.size()) {
      wrong_.add(named(list_.steps[from]), called("goes on with", to) + ", which is no step of this list");
      return false;
    }
    if (target <= from && count_of(list_.steps[target].wait) == 0) {
      wrong_.add(named(list_.steps[from]),
                 called("goes back to", to) + ", whose wait of 0 would repeat it at once, for ever", "1 or more");
    }
    return true;
  }

  // Names the steps that no way leads to. Whether the list runs out on one of the ways.
  bool follow_all_ways() {
    std::vector<bool> reached(list_.steps.size() + 1, false);
    std::vector<std::size_t> ahead{0};
    while (!ahead.empty()) {
      const std::size_t place = ahead.back();
      ahead.pop_back();
      if (reached[place]) continue;
      reached[place] = true;
      if (place == list_.steps.size()) continue;
      ahead.push_back(following(list_, place));
      for (const branch& to : list_.steps[place].branches) ahead.push_back(place_of(list_, to.to));
    }
    for (std::size_t place = 0; place < list_.steps.size(); ++place) {
      if (!reached[place]) wrong_.add(named(list_.steps[place]), "no way leads to it from the first step");
    }
    return reached[list_.steps.size()];
  }

  void check_continuation(bool runs_out) {
    if (runs_out && !list_.repeat_after && !list_.then) {
      wrong_.add(where_, "the list runs out, which would give up by accident", "repeating_after or handing_over_to");
    }
    if (list_.repeat_after && list_.then) { wrong_.add(where_, "it both repeats and hands over", "one of them"); }
    if (list_.repeat_after) check_gap(*list_.repeat_after, where_ + ", repeat", wrong_);
    if (!list_.then) return;
    check_rhythm(*list_.then, where_ + ", then", wrong_);
    if (list_.then->first != rhythm{}.first) {
      wrong_.add(where_ + ", then", "first_after", "gaps, counted from the last step");
    }
  }

  const step_list& list_;
  const std::string& where_;
  mistakes& wrong_;
};

struct track_check {
  const std::string& where;
  mistakes& wrong;

  void operator()(const rhythm& what) const { check_rhythm(what, where, wrong); }
  void operator()(const after_each_nth& what) const {
    if (what.n < 1) wrong.add(where, "after each " + std::to_string(what.n), "1 or more");
    check_delay(what.wait, where, wrong);
    check_channel(what.via);
  }
  void operator()(const after_other& what) const {
    check_delay(what.wait, where, wrong);
    check_channel(what.via);
  }
  void operator()(const after_event& what) const {
    check_outcomes(what.events, where + ", events", wrong);
    check_delay(what.wait, where, wrong);
    if (what.via == channel::voicemail) { wrong.add(where, "a voicemail follows a call", "call, letter, email, task"); }
  }
  void operator()(const step_list& what) const { step_check(what, where, wrong).run(); }
  void operator()(const host_track& what) const {
    if (!what.propose) wrong.add(where, "an empty function");
  }
  void operator()(const appointment_reminder& what) const {
    check_delay(what.wait, where, wrong);
    if (std::holds_alternative<open_minutes>(what.wait) || std::holds_alternative<months>(what.wait)) {
      wrong.add(where, "open minutes or months before an appointment", "minutes, hours, calendar or business days");
    }
    if (!names_a_day(what.wait) && count_of(what.wait) == 0) wrong.add(where, "0 before an appointment", "1 or more");
    if (what.via == channel::voicemail) { wrong.add(where, "a voicemail follows a call", "call, letter, email, task"); }
  }

 private:
  void check_channel(channel via) const {
    if (via == channel::call || via == channel::voicemail) {
      wrong.add(where, std::string(name_of(via)) + " beside a rhythm of calls", "letter, email, task");
    }
  }
};

// Which tracks can keep time in another way than the usual one.
void check_pace(const track& one, const std::string& where, mistakes& wrong) {
  const pacing pace = one.pace();
  const auto* list = std::get_if<step_list>(&one.what());
  if (std::holds_alternative<host_track>(one.what())) {
    if (pace != pacing{}) wrong.add(where, "paced()", "that for a built-in track");
    return;
  }
  if (std::holds_alternative<appointment_reminder>(one.what())) {
    if (pace != pacing{}) wrong.add(where, "paced()", "that for what does not count back from an appointment");
    return;
  }
  const bool plans = std::holds_alternative<rhythm>(one.what()) || (list != nullptr && !has_jumps(*list));
  if (!plans && (pace.from != pacing{}.from || pace.late != pacing{}.late)) {
    wrong.add(where, "an anchor or late policy", "that for rhythms and for step lists without branches");
  }
}

// What follows something else, so that the rest goes on without it.
struct can_lapse {
  template <any_of<after_each_nth, after_other, after_event, appointment_reminder> Following>
  bool operator()(const Following&) const {
    return true;
  }
  template <any_of<rhythm, step_list, host_track> Starting>
  bool operator()(const Starting&) const {
    return false;
  }
};

void check_lapse(const track& one, const std::string& where, mistakes& wrong) {
  const bool reminds = std::holds_alternative<appointment_reminder>(one.what());
  if (one.lapses_after()) {
    if (count_of(*one.lapses_after()) < 1) {
      wrong.add(where, "lapsing after " + std::to_string(count_of(*one.lapses_after())), "1 or more");
    }
    if (!std::visit(can_lapse{}, one.what())) {
      wrong.add(where, "lapsing_after() of a track that starts by itself, which would give up by accident",
                "that for a track that follows something else");
    }
  }
  if ((one.lapses_after() || reminds) && one.holds_back_later()) {
    wrong.add(where, "what lapses holding back later tracks", "one of them");
  }
}

// Through which channels a track's touches go; a host's own may go through any.
struct channels_used {
  channel_set operator()(const step_list& what) const {
    channel_set all = what.then ? (*this)(*what.then) : channel_set{};
    for (const step& one : what.steps) all |= one.via;
    return all;
  }
  channel_set operator()(const host_track&) const { return channel_set::all(); }
  channel_set operator()(const rhythm& what) const {
    channel_set all{what.via};
    if (what.otherwise) all |= *what.otherwise;
    return all;
  }
  template <any_of<after_each_nth, after_other, after_event, appointment_reminder> Single>
  channel_set operator()(const Single& what) const {
    return what.via;
  }
};

void check_options(const track& one, const std::string& where, mistakes& wrong) {
  check_lapse(one, where, wrong);
  const channel_set used = std::visit(channels_used{}, one.what());
  if (one.waits_for_promises() && used == channel_set{channel::call}) {
    wrong.add(where, "calls waiting_for_promises()", "that for letters, e-mails and tasks: calls wait anyway");
  }
  for (const channel via : one.stands_in_for()) {
    if (std::holds_alternative<host_track>(one.what()) || !used.contains(via)) continue;
    wrong.add(where, "in_place_of(" + std::string(name_of(via)) + "), which it uses itself", "other channels");
  }
  if (one.label().empty()) return;
  if (std::holds_alternative<host_track>(one.what())) {
    wrong.add(where, called("labelled", one.label()), "proposal::label of a rule of your own");
  } else if (!used.contains(channel::task)) {
    wrong.add(where, called("labelled", one.label()), "a label of tasks");
  }
}

struct guard_check {
  const std::string& where;
  mistakes& wrong;

  void operator()(const window_guard& what) const {
    if (what.channels.empty()) wrong.add(where, "a window for no channel");
  }
  void operator()(const cap_guard& what) const {
    if (what.channels.empty()) wrong.add(where, "a cap for no channel");
    if (what.n < 1) wrong.add(where, "at most " + std::to_string(what.n), "1 or more");
    if (const auto* over = std::get_if<rolling>(&what.over); over != nullptr && over->length.count < 1) {
      wrong.add(where, "over " + std::to_string(over->length.count) + " hours", "1 or more");
    }
    if (const auto* over = std::get_if<rolling_days>(&what.over); over != nullptr && over->days < 1) {
      wrong.add(where, "over " + std::to_string(over->days) + " days", "1 or more");
    }
    if (!what.outcomes.empty()) check_outcomes(what.outcomes, where, wrong);
  }
  void operator()(const quiet_guard& what) const {
    if (what.channels.empty()) wrong.add(where, "quiet on no channel");
    if (what.length.count < 1) wrong.add(where, std::to_string(what.length.count) + " days", "1 or more");
  }
  void operator()(const gap_guard& what) const {
    if (what.earlier.empty() || what.later.empty()) wrong.add(where, "a gap between no channels");
    check_delay(what.wait, where, wrong);
  }
  void operator()(const landing_day_guard& what) const {
    if (what.channels.empty()) wrong.add(where, "a landing day for no channel");
  }
  void operator()(const consent_guard& what) const {
    if (what.channels.empty()) wrong.add(where, "consent for no channel");
  }
  void operator()(const registry_guard& what) const {
    if (what.channels.empty()) wrong.add(where, "a registry for no channel");
    if (what.stale_after.count < 1) {
      wrong.add(where, "stale after " + std::to_string(what.stale_after.count) + " days", "1 or more");
    }
  }
  void operator()(const host_guard& what) const {
    if (!what.judge) wrong.add(where, "an empty function");
  }
};

}  // namespace

void check(const track& one, mistakes& wrong) {
  const std::string where = called("track", one.id());
  std::visit(track_check{where, wrong}, one.what());
  check_pace(one, where, wrong);
  check_options(one, where, wrong);
}

void check(const guard& one, mistakes& wrong) {
  const std::string where = called("guard", one.id());
  std::visit(guard_check{where, wrong}, one.what());
  if (one.citation() && one.citation()->empty()) wrong.add(where, "law without a citation");
  if (one.exempts_agreed_calls() && !one.is_law()) {
    wrong.add(where, "a house rule gives way to what was agreed anyway", "exempting_agreed_calls() of a law");
  }
  if (one.first_day() && one.end_day() && !(*one.first_day() < *one.end_day())) {
    wrong.add(where, "valid from " + to_string(*one.first_day()) + " to " + to_string(*one.end_day()), "a later end");
  }
}

void check(const ending& one, mistakes& wrong) {
  if (!one.what().over) wrong.add(called("ending", one.id()), "an empty function");
}

void check(const re_entry& one, mistakes& wrong) {
  const std::string where = called("re-entry", one.id());
  if (one.after().empty()) wrong.add(where, "after no disposition", "one or more");
  std::set<disposition> seen;
  for (const disposition how : one.after()) {
    if (how == disposition::opted_out) wrong.add(where, "after opted_out", "never, an objection is absolute");
    if (!seen.insert(how).second) wrong.add(where, std::string(name_of(how)) + " twice", "each once");
  }
  const int count = std::visit([](const auto& period) { return period.count; }, one.wait());
  if (count < 0) wrong.add(where, "a wait of " + std::to_string(count) + " is negative");
}

void check(const limit& what, mistakes& wrong) {
  const std::string where = called("limit", what.id());
  constexpr int most = 65'535;  // further the engine does not count
  if (what.most_calls() && (what.most_calls()->count < 1 || what.most_calls()->count > most)) {
    wrong.add(where, "a limit of " + std::to_string(what.most_calls()->count) + " calls", "1 to 65535");
  }
  if (what.longest()) {
    const int count = std::visit([](const auto& span) { return span.count; }, *what.longest());
    if (count < 1) wrong.add(where, "a span of " + std::to_string(count), "1 or more");
  }
  if (what.closes_within().count < 1) {
    wrong.add(where, "closing within " + std::to_string(what.closes_within().count) + " business days", "1 or more");
  }
  if (what.closing_touch() == channel::voicemail) wrong.add(where, "closing with a voicemail", "any other channel");
}

void check_score(const daypart_choice& choice, mistakes& wrong) {
  const std::string where = "dayparts";
  if (choice.k < 1 || choice.k > most_daypart_weight) {
    wrong.add(where, "k = " + std::to_string(choice.k), "k of 1 to " + std::to_string(most_daypart_weight));
  }
  for (const daypart& part : choice.parts) {
    const int rate = part.answer_rate_permille;
    if (rate >= 0 && rate <= 1'000) continue;
    wrong.add(where + called(",", part.name), "answer_rate_permille = " + std::to_string(rate), "0 to 1000");
  }
}

// On some weekday.
bool overlap(const daypart& a, const daypart& b) {
  if (a.hours.open >= b.hours.close || b.hours.open >= a.hours.close) return false;
  const auto is_shared = [&](weekday day) { return std::find(b.on.begin(), b.on.end(), day) != b.on.end(); };
  return a.on.empty() || b.on.empty() || std::any_of(a.on.begin(), a.on.end(), is_shared);
}

void check(const daypart_choice& choice, mistakes& wrong) {
  const std::string where = "dayparts";
  if (choice.parts.empty() || choice.parts.size() > most_dayparts) {
    wrong.add(where, std::to_string(choice.parts.size()) + " parts", "1 to " + std::to_string(most_dayparts));
  }
  check_score(choice, wrong);
  if (choice.apart.count < 0) wrong.add(where, "apart " + std::to_string(choice.apart.count) + " hours is negative");
  const auto& parts = choice.parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const daypart& part = parts[i];
    const std::string which = where + "," + called("", part.name);
    if (part.hours.open < 0 || part.hours.close > 1440 || part.hours.open >= part.hours.close) {
      wrong.add(which, "minutes " + std::to_string(part.hours.open) + " to " + std::to_string(part.hours.close),
                "0 to 1440, open before close");
    }
    if (std::set<weekday>(part.on.begin(), part.on.end()).size() != part.on.size()) {
      wrong.add(which, "a weekday twice", "each once");
    }
    for (std::size_t other = 0; other < i; ++other) {
      if (overlap(parts[other], part)) wrong.add(which, called("overlaps", parts[other].name));
    }
  }
  if (choice.side_rules.size() > most_side_rules) {
    wrong.add(where, std::to_string(choice.side_rules.size()) + " side rules",
              "at most " + std::to_string(most_side_rules));
  }
  for (const side_rule& rule : choice.side_rules) {
    if (const auto* most = std::get_if<at_most_per_daypart>(&rule); most != nullptr && most->calls < 1) {
      wrong.add(where, "at most " + std::to_string(most->calls) + " calls per daypart", "1 or more");
    }
    const auto* clock = std::get_if<other_clock_time>(&rule);
    if (clock != nullptr && (clock->around.count < 0 || clock->around.count > most_hours_around)) {
      wrong.add(where, std::to_string(clock->around.count) + " hours around an earlier call",
                "0 to " + std::to_string(most_hours_around));
    }
  }
}

}  // namespace followup::detail
