#include <followup/policy/policy.hpp>

#include "policy/compiled_policy.hpp"
#include "policy/content_hash.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <set>
#include <type_traits>

namespace followup {
namespace detail {
namespace {

// Collects every mistake of a policy, so that one error names them all.
class findings {
 public:
  void add(std::string where, std::string what) { list_.push_back(std::move(where) + ": " + std::move(what)); }
  void throw_if_any(const std::string& policy_name) const {
    if (list_.empty()) return;
    std::string all;
    for (const std::string& one : list_) all += (all.empty() ? "" : "; ") + one;
    throw invalid_policy("policy '" + policy_name + "'", all, "a policy without these mistakes");
  }

 private:
  std::vector<std::string> list_;
};

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

void check_steps(const step_list& list, const std::string& where, findings& found) {
  if (list.steps.empty()) found.add(where, "no step; allowed: one or more");
  std::set<std::string> ids;
  for (const step& one : list.steps) {
    if (one.id.empty()) found.add(where, "a step without an id");
    if (!ids.insert(one.id).second) found.add(where, "two steps are called '" + one.id + "'");
    check_delay(one.wait, where + ", step '" + one.id + "'", found);
    if (one.via == channel::voicemail) {
      found.add(where + ", step '" + one.id + "'", "a voicemail follows a call; allowed: leaving_a_message()");
    }
  }
  if (list.steps.size() > 1'000) found.add(where, "more than 1,000 steps");
  if (list.repeat_after.empty() && list.then.empty()) {
    found.add(where, "the list runs out, which would give up by accident; allowed: repeating_after or handing_over_to");
  }
  if (!list.repeat_after.empty() && !list.then.empty()) {
    found.add(where, "it both repeats and hands over; allowed: one of them");
  }
  for (const delay& pause : list.repeat_after) check_gap(pause, where + ", repeat", found);
  for (const rhythm& next : list.then) {
    check_rhythm(next, where + ", then", found);
    if (next.first != rhythm{}.first)
      found.add(where + ", then", "first_after; allowed: gaps, counted from the last step");
  }
}

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
  void operator()(const step_list& what) const { check_steps(what, where, found); }
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

void check_limit(const limit& what, const std::string& where, findings& found) {
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

void check_dayparts(const daypart_choice& choice, findings& found) {
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
    const std::string which = where + ", '" + part.name + "'";
    if (part.hours.open < 0 || part.hours.close > 1440 || part.hours.open >= part.hours.close) {
      found.add(which, "minutes " + std::to_string(part.hours.open) + " to " + std::to_string(part.hours.close) +
                           "; allowed: 0 to 1440, open before close");
    }
    if (part.answer_rate_permille < 0 || part.answer_rate_permille > 1'000) {
      found.add(which, "answer rate " + std::to_string(part.answer_rate_permille) + "; allowed: 0 to 1000 permille");
    }
    if (i > 0 && parts[i - 1].hours.close > part.hours.open) found.add(which, "overlaps '" + parts[i - 1].name + "'");
  }
  for (const side_rule& rule : choice.side_rules) {
    if (const auto* most = std::get_if<at_most_per_daypart>(&rule); most != nullptr && most->calls < 1) {
      found.add(where, "at most " + std::to_string(most->calls) + " calls per daypart; allowed: 1 or more");
    }
  }
}

// A limit within which nothing becomes 180 days old.
bool ends_within_180_days(const limit& what) {
  if (!what.longest()) return false;
  if (const auto* span = std::get_if<hours>(&*what.longest())) return span->count < 180 * 24;
  if (const auto* span = std::get_if<calendar_days>(&*what.longest())) return span->count < 180;
  return std::get<months>(*what.longest()).count <= 5;
}

struct guard_facts {
  channel_set channels = channel_set::all();
  bool needs_history = false;
};

// Which channels a guard judges, and whether the eight calls that progress remembers are enough for it.
struct guard_needs {
  guard_facts operator()(const window_guard& what) const { return {what.channels, false}; }
  guard_facts operator()(const cap_guard& what) const {
    const bool remembered = what.n <= attempts_remembered && what.channels == channel_set{channel::call} &&
                            what.what == counted_event::attempts && what.whose == count_scope::prospect &&
                            !std::holds_alternative<per_lifetime_t>(what.over);
    return {what.channels, !remembered && what.whose != count_scope::seller};
  }
  guard_facts operator()(const quiet_guard& what) const { return {what.channels, true}; }
  guard_facts operator()(const gap_guard& what) const { return {what.later, true}; }
  guard_facts operator()(const landing_day_guard& what) const { return {what.channels, true}; }
  guard_facts operator()(const consent_guard& what) const { return {what.channels, false}; }
  guard_facts operator()(const registry_guard& what) const { return {what.channels, false}; }
  guard_facts operator()(const host_guard& what) const { return {channel_set::all(), what.reads_history}; }
};

bool starts_by_itself(const track& one) {
  return std::holds_alternative<rhythm>(one.what()) || std::holds_alternative<step_list>(one.what()) ||
         std::holds_alternative<host_track>(one.what());
}

// Fills a compiled policy from its rules, noting what is wrong on the way.
class builder {
 public:
  explicit builder(compiled_policy& into) : p_(into) {}

  void build() {
    if (p_.name.empty()) found_.add("name", "empty; allowed: any other text");
    for (const outcome_kind gap : p_.table.gaps()) {
      found_.add("outcome '" + std::string(followup::name_of(gap)) + "'", "no behaviour");
    }
    name_common_rules();
    for (const policy_rule& rule : p_.rules) std::visit([this](const auto& one) { add(one); }, rule);
    resolve_tracks();
    if (p_.tracks.empty()) {
      found_.add("tracks", "none; allowed: one or more");
    } else if (std::none_of(p_.tracks.begin(), p_.tracks.end(),
                            [](const compiled_track& t) { return starts_by_itself(*t.source); })) {
      found_.add("tracks", "none starts by itself; allowed: a rhythm, a step list or a rule of your own among them");
    }
    if (caps_by_daypart_ && p_.dayparts == nullptr) found_.add("dayparts", "none, but a cap counts by them");
    if (p_.tracks.size() > 32) found_.add("tracks", std::to_string(p_.tracks.size()) + "; allowed: at most 32");
    if (p_.slots > most_slots) {
      found_.add("tracks", std::to_string(p_.slots) + " keep a count of their own; allowed: at most " +
                               std::to_string(most_slots));
    }
    found_.throw_if_any(p_.name);

    for (std::size_t i = 0; i < p_.row.size(); ++i) p_.row[i] = *p_.table.at(static_cast<outcome_kind>(i));
    look_at_memory();
    p_.fingerprint = content_hash(p_);
    std::sort(p_.names.begin(), p_.names.end());
  }

 private:
  void name_common_rules() {
    const auto named = [this](std::string_view text) { return name_rule(std::string(text)); };
    p_.common.promise = named("promise");
    p_.common.answer = named("answer");
    p_.common.message = named("message");
    p_.common.appointment = named("appointment");
    p_.common.hold = named("hold");
    p_.common.letter = named("letter");
    p_.common.calendar = named("calendar");
    p_.common.preference = named("preference");
    p_.common.data = named("data");
    for (std::size_t i = 0; i < p_.common.outcome.size(); ++i) {
      p_.common.outcome[i] = name_rule("outcome:" + std::string(followup::name_of(static_cast<outcome_kind>(i))));
    }
  }

  rule_id name_rule(std::string text) {
    const auto id = id_of<rule_id>(text);
    p_.names.emplace_back(id.value(), std::move(text));
    return id;
  }

  brief_id name_brief(const std::string& text) {
    if (text.empty()) return {};
    const auto id = id_of<brief_id>(text);
    p_.names.emplace_back(id.value(), text);
    return id;
  }

  // A rule's own id: stable, unique, and none of those that every policy has.
  rule_id claim(const std::string& id, std::string_view what) {
    const std::string where = std::string(what) + " '" + id + "'";
    if (id.empty()) found_.add(where, "an empty id");
    const bool reserved = id.starts_with("outcome:") || id == "promise" || id == "answer" || id == "message" ||
                          id == "appointment" || id == "hold" || id == "letter" || id == "calendar" ||
                          id == "preference" || id == "data";
    if (reserved) found_.add(where, "a rule that every policy has is called so");
    if (!ids_.insert(id).second) found_.add(where, "two rules have this id");
    return name_rule(id);
  }

  void add(const track& one) {
    const std::string where = "track '" + one.id() + "'";
    std::visit(track_check{where, found_}, one.what());
    compiled_track t;
    t.id = claim(one.id(), "track");
    t.source = &one;
    std::visit([&](const auto& what) { prepare(what, t); }, one.what());
    p_.tracks.push_back(std::move(t));
  }

  void prepare(const rhythm& what, compiled_track& t) {
    t.via = what.via;
    if (what.via != channel::call) t.slot = p_.slots++;
    add_briefs(what.briefs, t);
    p_.messages |= what.messages && what.via == channel::call;
    p_.message_holds_back |= what.message_holds_back && what.via == channel::call;
  }
  void prepare(const after_each_nth& what, compiled_track& t) {
    t.via = what.via;
    t.slot = p_.slots++;
    add_briefs(what.briefs, t);
  }
  void prepare(const after_other& what, compiled_track& t) {
    t.via = what.via;
    t.slot = p_.slots++;
    add_briefs(what.briefs, t);
  }
  void prepare(const step_list& what, compiled_track& t) {
    t.slot = p_.slots++;
    for (const step& one : what.steps) t.briefs.push_back(name_brief(one.brief));
    for (const rhythm& next : what.then) {
      add_briefs(next.briefs, t);
      p_.messages |= next.messages && next.via == channel::call;
      p_.message_holds_back |= next.message_holds_back && next.via == channel::call;
    }
    p_.messages |= what.messages;
  }
  void prepare(const host_track& what, compiled_track&) { p_.needs_history |= what.reads_history; }

  void add_briefs(const brief_list& list, compiled_track& t) {
    for (const std::string& name : list.names) {
      if (name.empty() || !briefs_.insert(name).second) {
        found_.add("track '" + t.source->id() + "'", "brief '" + name + "': allowed are names, each once in a policy");
      }
      t.briefs.push_back(name_brief(name));
    }
  }

  void add(const guard& one) {
    const std::string where = "guard '" + one.id() + "'";
    std::visit(guard_check{where, found_}, one.what());
    compiled_guard g{.id = claim(one.id(), "guard"), .source = &one};
    const guard_facts facts = std::visit(guard_needs{}, one.what());
    g.channels = facts.channels;
    p_.needs_history |= facts.needs_history;
    if (one.citation() && one.citation()->empty()) found_.add(where, "law without a citation");
    if (one.exempts_agreed_calls() && !one.is_law()) {
      found_.add(where, "a house rule gives way to what was agreed anyway; allowed: exempting_agreed_calls() of a law");
    }
    if (one.first_day() && one.end_day() && !(*one.first_day() < *one.end_day())) {
      found_.add(where, "valid from " + to_string(*one.first_day()) + " to " + to_string(*one.end_day()) +
                            "; allowed: a later end");
    }
    caps_by_daypart_ |= std::holds_alternative<cap_guard>(one.what()) &&
                        std::holds_alternative<per_daypart_t>(std::get<cap_guard>(one.what()).over);
    p_.guards.push_back(g);
  }

  void add(const ending& one) {
    if (!one.what().over) found_.add("ending '" + one.id() + "'", "an empty function");
    p_.needs_history |= one.what().reads_history;
    p_.endings.push_back({claim(one.id(), "ending"), &one});
  }

  void add(const limit& one) {
    check_limit(one, "limit '" + one.id() + "'", found_);
    p_.limits.push_back({claim(one.id(), "limit"), &one, name_brief(one.closing_brief())});
    if (p_.limits.size() > 16) found_.add("limits", "more than 16");
  }

  void add(const daypart_choice& choice) {
    if (p_.dayparts != nullptr) found_.add("dayparts", "given twice; allowed: once");
    check_dayparts(choice, found_);
    p_.dayparts = &choice;
  }

  void add(const promise_rules& rules) {
    if (promises_given_) found_.add("promises", "given twice; allowed: once");
    promises_given_ = true;
    p_.promises = rules;
  }

  void resolve_tracks() {
    for (compiled_track& t : p_.tracks) {
      const auto* what = std::get_if<after_other>(&t.source->what());
      if (what == nullptr) continue;
      for (std::size_t i = 0; i < p_.tracks.size(); ++i) {
        if (p_.tracks[i].source->id() == what->track && &p_.tracks[i] != &t) t.waits_for = static_cast<int>(i);
      }
      const std::string where = "track '" + t.source->id() + "'";
      if (t.waits_for < 0) {
        found_.add(where, "waits for '" + what->track + "', which is no other track of this policy");
      } else if (p_.tracks[static_cast<std::size_t>(t.waits_for)].slot < 0 ||
                 std::holds_alternative<step_list>(p_.tracks[static_cast<std::size_t>(t.waits_for)].source->what())) {
        found_.add(where, "waits for '" + what->track + "'; allowed: a track of letters, e-mails or tasks");
      } else if (std::holds_alternative<after_other>(p_.tracks[static_cast<std::size_t>(t.waits_for)].source->what())) {
        found_.add(where, "waits for '" + what->track + "', which waits itself; allowed: a track that does not");
      }
    }
  }

  void look_at_memory() {
    p_.needs_history |= p_.slots > slots_in_progress;
    if (p_.dayparts == nullptr) return;
    p_.tallies_from_history = std::none_of(p_.limits.begin(), p_.limits.end(),
                                           [](const compiled_limit& l) { return ends_within_180_days(*l.source); });
    const auto& side = p_.dayparts->side_rules;
    p_.needs_history |= p_.tallies_from_history || p_.dayparts->parts.size() > dayparts_in_progress ||
                        std::any_of(side.begin(), side.end(), [](const side_rule& rule) {
                          return std::holds_alternative<other_clock_time>(rule);
                        });
  }

  compiled_policy& p_;
  findings found_;
  std::set<std::string> ids_;
  std::set<std::string> briefs_;
  bool promises_given_ = false;
  bool caps_by_daypart_ = false;
};

}  // namespace

compiled_policy::compiled_policy(std::string given_name, behaviours given_table, std::vector<policy_rule> given_rules,
                                 std::string given_version)
    : name(std::move(given_name)),
      version(std::move(given_version)),
      table(std::move(given_table)),
      rules(std::move(given_rules)) {
  builder(*this).build();
}

void intrusive_ptr_add_ref(const compiled_policy* policy) noexcept {
  policy->references_.fetch_add(1, std::memory_order_relaxed);
}

void intrusive_ptr_release(const compiled_policy* policy) noexcept {
  if (policy->references_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete policy;
}

}  // namespace detail

policy::policy(std::string name, behaviours table, std::vector<policy_rule> rules, std::string version)
    : compiled_(new detail::compiled_policy(std::move(name), std::move(table), std::move(rules), std::move(version))) {}

const std::string& policy::name() const noexcept { return compiled_->name; }
const std::string& policy::version() const noexcept { return compiled_->version; }
const behaviours& policy::table() const noexcept { return compiled_->table; }
std::span<const policy_rule> policy::rules() const noexcept { return compiled_->rules; }
std::uint64_t policy::identity() const noexcept { return compiled_->fingerprint; }
bool policy::needs_history() const noexcept { return compiled_->needs_history; }

namespace {

std::string_view name_in(const detail::compiled_policy& p, std::uint64_t id) noexcept {
  const auto at = std::lower_bound(p.names.begin(), p.names.end(), id,
                                   [](const auto& entry, std::uint64_t value) { return entry.first < value; });
  return at != p.names.end() && at->first == id ? std::string_view(at->second) : std::string_view{};
}

}  // namespace

std::string_view policy::name_of(rule_id rule) const noexcept { return name_in(*compiled_, rule.value()); }
std::string_view policy::name_of(brief_id brief) const noexcept { return name_in(*compiled_, brief.value()); }

}  // namespace followup
