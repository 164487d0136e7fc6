#include "policy/checks.hpp"

#include "policy/compiled_policy.hpp"
#include "policy/rule_place.hpp"
#include "policy/step_order.hpp"

#include <algorithm>
#include <set>

namespace followup::detail {
namespace {

void check_delay(const delay& wait, const std::string& where, findings& found) {
  if (count_of(wait) < 0) found.add(where, "a delay of " + std::to_string(count_of(wait)) + " is negative");
}

void check_gap(const delay& wait, const std::string& where, findings& found) {
  check_delay(wait, where, found);
  if (count_of(wait) == 0) found.add(where, "a gap of 0 would repeat at once, for ever; allowed: 1 or more");
}

void check_rhythm(const rhythm& what, const std::string& where, findings& found) {
  if (what.gaps.empty()) found.add(where, "a rhythm without a gap; allowed: one or more");
  for (const delay& gap : what.gaps) check_gap(gap, where, found);
  check_delay(what.first, where + ", first", found);
  if (what.via == channel::voicemail) found.add(where, "a voicemail follows a call; allowed: leaving_a_message()");
}

void check_outcomes(const std::vector<outcome_kind>& kinds, const std::string& where, findings& found) {
  if (kinds.empty()) found.add(where, "no outcome; allowed: one or more");
  std::set<outcome_kind> seen;
  for (const outcome_kind kind : kinds) {
    if (kind == outcome_kind::unrecorded) found.add(where, "unrecorded; allowed: outcomes that can be recorded");
    if (!seen.insert(kind).second) found.add(where, std::string(name_of(kind)) + " twice; allowed: each once");
  }
}

// Of one step list: its steps, and the ways through it.
class step_check {
 public:
  step_check(const step_list& list, const std::string& where, findings& found)
      : list_(list), where_(where), found_(found) {}

  void run() {
    if (list_.steps.empty()) found_.add(where_, "no step; allowed: one or more");
    if (list_.steps.size() > 1'000) found_.add(where_, "more than 1,000 steps");
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
      if (one.id.empty()) found_.add(where_, "a step without an id");
      if (!ids.insert(one.id).second) found_.add(where_, "two steps are called" + called("", one.id));
    }
  }

  void check_step(const step& one) {
    check_delay(one.wait, named(one), found_);
    if (one.via == channel::voicemail) {
      found_.add(named(one), "a voicemail follows a call; allowed: leaving_a_message()");
    }
    if (one.last && !one.next.empty()) found_.add(named(one), "both ends_list() and then(); allowed: one of them");
    for (const branch& to : one.branches) {
      check_outcomes(to.on, named(one) + ", " + called("branch to", to.to), found_);
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
      found_.add(named(list_.steps[from]), called("goes on with", to) + ", which is no step of this list");
      return false;
    }
    if (target <= from && count_of(list_.steps[target].wait) == 0) {
      found_.add(named(list_.steps[from]), called("goes back to", to) +
                                               ", whose wait of 0 would repeat it at once, for ever; allowed: 1 or "
                                               "more");
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
      if (!reached[place]) found_.add(named(list_.steps[place]), "no way leads to it from the first step");
    }
    return reached[list_.steps.size()];
  }

  void check_continuation(bool runs_out) {
    if (runs_out && list_.repeat_after.empty() && list_.then.empty()) {
      found_.add(where_,
                 "the list runs out, which would give up by accident; allowed: repeating_after or handing_over_to");
    }
    if (!list_.repeat_after.empty() && !list_.then.empty()) {
      found_.add(where_, "it both repeats and hands over; allowed: one of them");
    }
    for (const delay& pause : list_.repeat_after) check_gap(pause, where_ + ", repeat", found_);
    for (const rhythm& next : list_.then) {
      check_rhythm(next, where_ + ", then", found_);
      if (next.first != rhythm{}.first) {
        found_.add(where_ + ", then", "first_after; allowed: gaps, counted from the last step");
      }
    }
  }

  const step_list& list_;
  const std::string& where_;
  findings& found_;
};

struct track_check {
  const std::string& where;
  findings& found;

  void operator()(const rhythm& what) const { check_rhythm(what, where, found); }
  void operator()(const after_each_nth& what) const {
    if (what.n < 1) found.add(where, "after each " + std::to_string(what.n) + "; allowed: 1 or more");
    check_delay(what.wait, where, found);
    check_channel(what.via);
  }
  void operator()(const after_other& what) const {
    check_delay(what.wait, where, found);
    check_channel(what.via);
  }
  void operator()(const after_event& what) const {
    check_outcomes(what.events, where + ", events", found);
    check_delay(what.wait, where, found);
    if (what.via == channel::voicemail) {
      found.add(where, "a voicemail follows a call; allowed: call, letter, email, task");
    }
  }
  void operator()(const step_list& what) const { step_check(what, where, found).run(); }
  void operator()(const host_track& what) const {
    if (!what.propose) found.add(where, "an empty function");
  }

 private:
  void check_channel(channel via) const {
    if (via == channel::call || via == channel::voicemail) {
      found.add(where, std::string(name_of(via)) + " beside a rhythm of calls; allowed: letter, email, task");
    }
  }
};

// Which tracks can keep time in another way than the usual one.
void check_pace(const track& one, const std::string& where, findings& found) {
  const pacing pace = one.pace();
  const auto* list = std::get_if<step_list>(&one.what());
  if (std::holds_alternative<host_track>(one.what())) {
    if (pace != pacing{}) found.add(where, "paced(); allowed: that for a built-in track");
    return;
  }
  const bool plans = std::holds_alternative<rhythm>(one.what()) || (list != nullptr && !has_jumps(*list));
  if (!plans && (pace.from != pacing{}.from || pace.late != pacing{}.late)) {
    found.add(where, "an anchor or late policy; allowed: that for rhythms and for step lists without branches");
  }
}

struct guard_check {
  const std::string& where;
  findings& found;

  void operator()(const window_guard& what) const {
    if (what.channels.empty()) found.add(where, "a window for no channel");
  }
  void operator()(const cap_guard& what) const {
    if (what.channels.empty()) found.add(where, "a cap for no channel");
    if (what.n < 1) found.add(where, "at most " + std::to_string(what.n) + "; allowed: 1 or more");
    if (const auto* over = std::get_if<rolling>(&what.over); over != nullptr && over->length.count < 1) {
      found.add(where, "over " + std::to_string(over->length.count) + " hours; allowed: 1 or more");
    }
    if (const auto* over = std::get_if<rolling_days>(&what.over); over != nullptr && over->days < 1) {
      found.add(where, "over " + std::to_string(over->days) + " days; allowed: 1 or more");
    }
  }
  void operator()(const quiet_guard& what) const {
    if (what.channels.empty()) found.add(where, "quiet on no channel");
    if (what.length.count < 1) found.add(where, std::to_string(what.length.count) + " days; allowed: 1 or more");
  }
  void operator()(const gap_guard& what) const {
    if (what.earlier.empty() || what.later.empty()) found.add(where, "a gap between no channels");
    check_delay(what.wait, where, found);
  }
  void operator()(const landing_day_guard& what) const {
    if (what.channels.empty()) found.add(where, "a landing day for no channel");
  }
  void operator()(const consent_guard& what) const {
    if (what.channels.empty()) found.add(where, "consent for no channel");
  }
  void operator()(const registry_guard& what) const {
    if (what.channels.empty()) found.add(where, "a registry for no channel");
    if (what.stale_after.count < 1) {
      found.add(where, "stale after " + std::to_string(what.stale_after.count) + " days; allowed: 1 or more");
    }
  }
  void operator()(const host_guard& what) const {
    if (!what.judge) found.add(where, "an empty function");
  }
};

}  // namespace

void check(const track& one, findings& found) {
  const std::string where = called("track", one.id());
  std::visit(track_check{where, found}, one.what());
  check_pace(one, where, found);
}

void check(const guard& one, findings& found) {
  const std::string where = called("guard", one.id());
  std::visit(guard_check{where, found}, one.what());
  if (one.citation() && one.citation()->empty()) found.add(where, "law without a citation");
  if (one.exempts_agreed_calls() && !one.is_law()) {
    found.add(where, "a house rule gives way to what was agreed anyway; allowed: exempting_agreed_calls() of a law");
  }
  if (one.first_day() && one.end_day() && !(*one.first_day() < *one.end_day())) {
    found.add(where, "valid from " + to_string(*one.first_day()) + " to " + to_string(*one.end_day()) +
                         "; allowed: a later end");
  }
}

void check(const ending& one, findings& found) {
  if (!one.what().over) found.add(called("ending", one.id()), "an empty function");
}

void check(const re_entry& one, findings& found) {
  const std::string where = called("re-entry", one.id());
  if (one.after().empty()) found.add(where, "after no disposition; allowed: one or more");
  std::set<disposition> seen;
  for (const disposition how : one.after()) {
    if (how == disposition::opted_out) found.add(where, "after opted_out; allowed: never, an objection is absolute");
    if (!seen.insert(how).second) found.add(where, std::string(name_of(how)) + " twice; allowed: each once");
  }
  const int count = std::visit([](const auto& period) { return period.count; }, one.wait());
  if (count < 0) found.add(where, "a wait of " + std::to_string(count) + " is negative");
}

void check(const limit& what, findings& found) {
  const std::string where = called("limit", what.id());
  if (what.most_calls() && what.most_calls()->count < 1) {
    found.add(where, "a limit of " + std::to_string(what.most_calls()->count) + " calls; allowed: 1 or more");
  }
  if (what.longest()) {
    const int count = std::visit([](const auto& span) { return span.count; }, *what.longest());
    if (count < 1) found.add(where, "a span of " + std::to_string(count) + "; allowed: 1 or more");
  }
  if (what.closes_within().count < 1) {
    found.add(where,
              "closing within " + std::to_string(what.closes_within().count) + " business days; allowed: 1 or more");
  }
  if (what.closing_touch() == channel::voicemail)
    found.add(where, "closing with a voicemail; allowed: any other channel");
}

void check(const daypart_choice& choice, findings& found) {
  const std::string where = "dayparts";
  if (choice.parts.empty() || choice.parts.size() > most_dayparts) {
    found.add(where, std::to_string(choice.parts.size()) + " parts; allowed: 1 to " + std::to_string(most_dayparts));
  }
  if (choice.k < 1 || choice.k > 1'000) found.add(where, "k = " + std::to_string(choice.k) + "; allowed: 1 to 1000");
  if (choice.apart.count < 0) found.add(where, "apart " + std::to_string(choice.apart.count) + " hours is negative");
  auto parts = choice.parts;
  std::sort(parts.begin(), parts.end(), [](const daypart& a, const daypart& b) { return a.hours < b.hours; });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const daypart& part = parts[i];
    const std::string which = where + "," + called("", part.name);
    if (part.hours.open < 0 || part.hours.close > 1440 || part.hours.open >= part.hours.close) {
      found.add(which, "minutes " + std::to_string(part.hours.open) + " to " + std::to_string(part.hours.close) +
                           "; allowed: 0 to 1440, open before close");
    }
    if (part.answer_rate_permille < 0 || part.answer_rate_permille > 1'000) {
      found.add(which, "answer rate " + std::to_string(part.answer_rate_permille) + "; allowed: 0 to 1000 permille");
    }
    if (i > 0 && parts[i - 1].hours.close > part.hours.open) found.add(which, called("overlaps", parts[i - 1].name));
  }
  for (const side_rule& rule : choice.side_rules) {
    if (const auto* most = std::get_if<at_most_per_daypart>(&rule); most != nullptr && most->calls < 1) {
      found.add(where, "at most " + std::to_string(most->calls) + " calls per daypart; allowed: 1 or more");
    }
  }
}

}  // namespace followup::detail
