#include <followup/policy/policy.hpp>

#include "policy/checks.hpp"
#include "policy/compiled_policy.hpp"
#include "policy/content_hash.hpp"
#include "policy/rule_place.hpp"
#include "policy/step_order.hpp"
#include "time/fingerprint.hpp"
#include "time/seconds.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <type_traits>

namespace followup {
namespace detail {
namespace {

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
    return {what.channels, !counts_last_calls(what) && what.whose != count_scope::seller};
  }
  guard_facts operator()(const quiet_guard& what) const { return {what.channels, true}; }
  guard_facts operator()(const gap_guard& what) const { return {what.later, true}; }
  guard_facts operator()(const landing_day_guard& what) const { return {what.channels, true}; }
  guard_facts operator()(const consent_guard& what) const { return {what.channels, false}; }
  guard_facts operator()(const registry_guard& what) const { return {what.channels, false}; }
  guard_facts operator()(const host_guard& what) const { return {channel_set::all(), what.reads_history}; }
};

// Whether every call that a track may ask for owes a message; what a host's own asks for does where any does.
struct owes_whenever_it_calls {
  bool any_owes;

  bool operator()(const rhythm& what) const {
    return (what.messages && what.messages_at.empty()) || what.via != channel::call;
  }
  bool operator()(const step_list& what) const {
    const auto calls_in_silence = [](const step& one) { return one.via == channel::call && !one.message; };
    const bool steps = what.messages || std::none_of(what.steps.begin(), what.steps.end(), calls_in_silence);
    return steps && (!what.then || (*this)(*what.then));
  }
  bool operator()(const host_track&) const { return any_owes; }
  bool operator()(const after_each_nth& what) const { return what.via != channel::call; }
  bool operator()(const after_other& what) const { return what.via != channel::call; }
  bool operator()(const after_event& what) const { return what.via != channel::call; }
  bool operator()(const appointment_reminder& what) const { return what.via != channel::call; }
};

// The channels through which a track's touches may go; of a host's own: nobody knows.
struct channels_used {
  channel_set operator()(const rhythm& what) const {
    return channel_set{what.via} | channel_set{what.otherwise.value_or(what.via)};
  }
  channel_set operator()(const step_list& what) const {
    channel_set some = what.then ? (*this)(*what.then) : channel_set{};
    for (const step& one : what.steps) some |= one.via;
    return some;
  }
  channel_set operator()(const host_track&) const { return {}; }
  channel_set operator()(const after_each_nth& what) const { return what.via; }
  channel_set operator()(const after_other& what) const { return what.via; }
  channel_set operator()(const after_event& what) const { return what.via; }
  channel_set operator()(const appointment_reminder& what) const { return what.via; }
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
    if (p_.name.empty()) wrong_.add("name", "empty", "any other text");
    for (const outcome_kind gap : p_.table.gaps()) {
      wrong_.add("outcome '" + std::string(followup::name_of(gap)) + "'", "no behaviour");
    }
    name_common_rules();
    for (std::size_t i = 0; i < p_.rules.size(); ++i) {
      wrong_.look_at(i);
      std::visit([this](const auto& one) { add(one); }, p_.rules[i]);
    }
    resolve_tracks();
    if (p_.tracks.empty()) {
      wrong_.add("tracks", "none", "one or more");
    } else if (std::none_of(p_.tracks.begin(), p_.tracks.end(),
                            [](const compiled_track& t) { return starts_by_itself(*t.source); })) {
      wrong_.add("tracks", "none starts by itself", "a rhythm, a step list or a rule of your own among them");
    }
    fill_rows();
    if (caps_by_daypart_ && p_.dayparts == nullptr) wrong_.add("dayparts", "none, but a cap counts by them");
    if (chooses_daypart_ && p_.dayparts == nullptr) wrong_.add("dayparts", "none, but calls choose among them");
    if (p_.tracks.size() > 32) wrong_.add("tracks", std::to_string(p_.tracks.size()), "at most 32");
    if (p_.guards.size() > most_guards) {
      wrong_.add("guards", std::to_string(p_.guards.size()), "at most " + std::to_string(most_guards));
    }
    if (p_.slots > most_slots) {
      wrong_.add("tracks", std::to_string(p_.slots) + " keep a count of their own",
                 "at most " + std::to_string(most_slots));
    }
    wrong_.refuse_policy(p_.name);

    look_at_memory();
    tag_rules();
    p_.fingerprint = content_hash(p_);
    std::sort(p_.names.begin(), p_.names.end());
    std::sort(p_.brief_names.begin(), p_.brief_names.end());
  }

 private:
  void fill_rows() {
    for (std::size_t i = 0; i < p_.row.size(); ++i) {
      const auto kind = static_cast<outcome_kind>(i);
      if (!p_.table.at(kind)) continue;  // a gap, which was noted
      p_.row[i] = *p_.table.at(kind);
      if (const auto* what = std::get_if<follow_rhythm>(&p_.row[i]); what != nullptr && what->next_number) {
        p_.turns |= only(kind);
      }
      if (const auto* what = std::get_if<retry_soon>(&p_.row[i])) {
        p_.retries |= only(kind);
        if (what->next_number) p_.turns |= only(kind);
        chooses_daypart_ |= what->chooses_daypart;
      }
      if (std::holds_alternative<send_then_call>(p_.row[i])) p_.sends |= only(kind);
    }
  }

  void name_common_rules() {
    const auto named = [this](std::string_view text) {
      const rule_id one = name_rule(std::string(text));
      common_.insert(one);
      return one;
    };
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

  label_id name_label(const std::string& text) {
    if (text.empty()) return {};
    const auto id = id_of<label_id>(text);
    p_.names.emplace_back(id.value(), text);
    return id;
  }

  policy_id name_policy(const std::string& text) {
    const auto id = id_of<policy_id>(text);
    p_.names.emplace_back(id.value(), text);
    return id;
  }

  // The brief's place among those of the policy; equal briefs share one.
  brief_place place_brief(const brief& one, const std::string& where) {
    if (one.empty()) return no_brief;
    const auto [known, is_new] = places_.emplace(one.variants, static_cast<brief_place>(p_.briefs.size()));
    if (!is_new) return known->second;
    compiled_brief& made = p_.briefs.emplace_back();
    std::set<std::string_view> names;
    for (const std::string& name : one.variants) {
      if (name.empty()) wrong_.add(where, "a brief without a name");
      if (!names.insert(name).second) wrong_.add(where, "two variants of a brief are called" + called("", name));
      const auto id = id_of<brief_id>(name);
      p_.names.emplace_back(id.value(), name);
      p_.brief_names.emplace_back(id.value(), known->second);
      made.variants.push_back(id);
      made.hash = mixed(made.hash, id.value());
    }
    return known->second;
  }

  // A rule's own id: stable, unique, and none of those that every policy has.
  rule_id claim(const std::string& id, std::string_view what) {
    const std::string where = called(what, id);
    if (id.empty()) wrong_.add(where, "an empty id");
    const rule_id claimed = name_rule(id);
    if (id.starts_with("outcome:") || common_.contains(claimed)) {
      wrong_.add(where, "a rule that every policy has is called so");
    }
    if (!own_.insert(claimed).second) wrong_.add(where, "two rules have this id");
    return claimed;
  }

  void add(const track& one) {
    check(one, wrong_);
    compiled_track t;
    t.id = claim(one.id(), "track");
    t.source = &one;
    t.label = name_label(one.label());
    t.lapses = one.lapses_after().has_value();
    t.plans = one.pace().from != pacing{}.from || one.pace().late != pacing{}.late;
    t.channels = std::visit(channels_used{}, one.what());
    std::visit([&](const auto& what) { prepare(what, t); }, one.what());
    if (t.slot >= 0 || !t.briefs.empty()) p_.credited |= t.channels;
    p_.needs_history |= one.pace() != pacing{};
    p_.memory_fits &= !t.plans;
    p_.keeps_holds |= one.pace().resumes != pacing{}.resumes;
    p_.tracks.push_back(std::move(t));
  }

  void prepare(const rhythm& what, compiled_track& t) {
    t.via = what.via;
    if (what.via != channel::call || t.plans) t.slot = p_.slots++;
    add_briefs(what.briefs, t);
    p_.messages |= what.messages && what.via == channel::call;
    p_.message_holds_back |= what.message_holds_back && what.via == channel::call;
    chooses_daypart_ |= what.chooses_daypart;
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
  void prepare(const after_event& what, compiled_track& t) {
    t.via = what.via;
    t.slot = p_.slots++;
    for (const outcome_kind kind : what.events) t.events |= only(kind);
    p_.watched |= t.events;
    add_briefs(what.briefs, t);
  }
  void prepare(const step_list& what, compiled_track& t) {
    t.slot = p_.slots++;
    t.jumps = has_jumps(what);
    p_.memory_fits &= !t.jumps;
    for (std::size_t place = 0; place < what.steps.size(); ++place) t.steps.push_back(compiled(what, place, t));
    if (what.then) {
      add_briefs(what.then->briefs, t);
      p_.messages |= what.then->messages && what.then->via == channel::call;
      p_.message_holds_back |= what.then->message_holds_back && what.then->via == channel::call;
      chooses_daypart_ |= what.then->chooses_daypart;
    }
    p_.messages |=
        what.messages || std::any_of(what.steps.begin(), what.steps.end(), [](const step& one) { return one.message; });
  }
  void prepare(const host_track& what, compiled_track&) { p_.needs_history |= what.reads_history; }
  void prepare(const appointment_reminder& what, compiled_track& t) {
    t.via = what.via;
    t.slot = p_.slots++;
    t.reminds = p_.reminds = true;
    p_.needs_history = true;
    p_.memory_fits = false;
    add_briefs(what.briefs, t);
  }

  compiled_step compiled(const step_list& list, std::size_t place, const compiled_track& t) {
    const step& one = list.steps[place];
    compiled_step made;
    made.brief = place_brief(one.brief, step_called(t.source->id(), one.id));
    made.label = one.label.empty() ? t.label : name_label(one.label);
    made.next = static_cast<std::uint16_t>(following(list, place));
    for (const branch& to : one.branches) {
      outcome_set on = 0;
      for (const outcome_kind kind : to.on) on |= only(kind);
      p_.watched |= on;
      made.branches.emplace_back(on, static_cast<std::uint16_t>(place_of(list, to.to)));
    }
    return made;
  }

  void add_briefs(const brief_list& list, compiled_track& t) {
    const std::string where = called("track", t.source->id());
    for (const brief& one : list.in_order) {
      if (one.empty()) wrong_.add(where, "a brief without a name");
      for (const std::string& name : one.variants) {
        if (!listed_.insert(name).second) { wrong_.add(where, called("brief", name), "names, each once in a policy"); }
      }
      t.briefs.push_back(place_brief(one, where));
    }
  }

  void add(const guard& one) {
    check(one, wrong_);
    compiled_guard g{.id = claim(one.id(), "guard"), .source = &one};
    const guard_facts facts = std::visit(guard_needs{}, one.what());
    g.channels = facts.channels;
    g.for_everybody = one.audiences().empty() && one.jurisdiction().empty();
    g.always = !one.first_day() && !one.end_day();
    p_.needs_history |= facts.needs_history;
    caps_by_daypart_ |= std::holds_alternative<cap_guard>(one.what()) &&
                        std::holds_alternative<per_daypart_t>(std::get<cap_guard>(one.what()).over);
    p_.guards.push_back(g);
  }

  void add(const ending& one) {
    check(one, wrong_);
    p_.needs_history |= one.what().reads_history;
    p_.endings.push_back({claim(one.id(), "ending"), &one});
  }

  void add(const limit& one) {
    check(one, wrong_);
    p_.limits.push_back({claim(one.id(), "limit"), &one, place_brief(one.closing_brief(), called("limit", one.id()))});
    if (p_.limits.size() > most_limits) wrong_.add("limits", "more than 16");
  }

  void add(const re_entry& one) {
    check(one, wrong_);
    const std::string& under = one.policy_name().empty() ? p_.name : one.policy_name();
    p_.re_entries.push_back({claim(one.id(), "re-entry"), &one, name_policy(under)});
  }

  void add(const daypart_choice& choice) {
    if (p_.dayparts != nullptr) wrong_.add("dayparts", "given twice", "once");
    check(choice, wrong_);
    p_.dayparts = &choice;
  }

  void add(const promise_rules& rules) {
    if (promises_given_) wrong_.add("promises", "given twice", "once");
    promises_given_ = true;
    p_.promises = rules;
  }

  [[nodiscard]] std::size_t index_of(const track& one) const {
    const auto is_it = [&](const policy_rule& rule) { return std::get_if<track>(&rule) == &one; };
    return static_cast<std::size_t>(std::find_if(p_.rules.begin(), p_.rules.end(), is_it) - p_.rules.begin());
  }

  void resolve_tracks() {
    for (compiled_track& t : p_.tracks) {
      const auto* what = std::get_if<after_other>(&t.source->what());
      if (what == nullptr) continue;
      for (std::size_t i = 0; i < p_.tracks.size(); ++i) {
        if (p_.tracks[i].source->id() == what->track && &p_.tracks[i] != &t) t.waits_for = static_cast<int>(i);
      }
      wrong_.look_at(index_of(*t.source));
      const std::string where = called("track", t.source->id());
      if (t.waits_for < 0) {
        wrong_.add(where, called("waits for", what->track) + ", which is no other track of this policy");
      } else if (p_.tracks[static_cast<std::size_t>(t.waits_for)].slot < 0 ||
                 p_.tracks[static_cast<std::size_t>(t.waits_for)].via == channel::call ||
                 std::holds_alternative<step_list>(p_.tracks[static_cast<std::size_t>(t.waits_for)].source->what())) {
        wrong_.add(where, called("waits for", what->track), "a track of letters, e-mails or tasks");
      } else if (std::holds_alternative<after_other>(p_.tracks[static_cast<std::size_t>(t.waits_for)].source->what())) {
        wrong_.add(where, called("waits for", what->track) + ", which waits itself", "a track that does not");
      }
    }
    wrong_.look_at(std::nullopt);
  }

  // Guards, endings and re-entries ask for nothing.
  void tag_rules() {
    const common_rules& common = p_.common;
    std::vector<rule_id> shared{common.promise,     common.answer, common.message,
                                common.appointment, common.hold,   common.letter};
    shared.insert(shared.end(), common.outcome.begin(), common.outcome.end());
    std::vector<rule_id> own;
    for (const compiled_track& one : p_.tracks) own.push_back(one.id);
    for (const compiled_limit& one : p_.limits) own.push_back(one.id);
    p_.tags = rule_tags(shared, std::move(own));
  }

  void look_at_memory() {
    look_at_attempts();
    const owes_whenever_it_calls owes{p_.messages};
    p_.every_call_owes_a_message = std::all_of(p_.tracks.begin(), p_.tracks.end(), [&](const compiled_track& t) {
      return std::visit(owes, t.source->what());
    });
    for (const compiled_limit& one : p_.limits) {
      if (!one.source->most_calls()) continue;
      const int most = one.source->most_calls()->count;
      p_.calls_of_a_limit = std::min(p_.calls_of_a_limit, most);
      if (!one.source->holds_regardless()) continue;
      p_.used_up_counts = true;
      p_.calls_of_one_that_waits_for_nothing = std::min(p_.calls_of_one_that_waits_for_nothing, most);
    }
    p_.memory_fits &= p_.briefs.size() <= briefs_in_progress && bits_of_memory() <= memory_bits_in_progress;
    p_.needs_history |= !p_.memory_fits;
    if (p_.dayparts == nullptr) return;
    p_.tallies_from_history = std::none_of(p_.limits.begin(), p_.limits.end(),
                                           [](const compiled_limit& l) { return ends_within_180_days(*l.source); });
    const auto& side = p_.dayparts->side_rules;
    p_.needs_history |= p_.tallies_from_history || std::any_of(side.begin(), side.end(), [](const side_rule& rule) {
                          return std::holds_alternative<other_clock_time>(rule);
                        });
  }

  // How far back the caps look that count the last calls, and how many of them.
  void look_at_attempts() {
    std::int64_t longest = 0;
    for (const compiled_guard& one : p_.guards) {
      const auto* cap = std::get_if<cap_guard>(&one.source->what());
      if (cap == nullptr || !counts_last_calls(*cap)) continue;
      p_.attempts_kept = std::max(p_.attempts_kept, cap->n);
      longest = std::max(longest, seconds_looked_back(*cap));
    }
    p_.attempt_gap_bits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(longest) + 1));
  }

  // At least; days are counted by the clock of some zone.
  static std::int64_t seconds_looked_back(const cap_guard& cap) {
    if (const auto* over = std::get_if<rolling>(&cap.over)) return std::int64_t{over->length.count} * seconds_per_hour;
    if (std::holds_alternative<per_calendar_week_t>(cap.over)) return 8 * seconds_per_day;
    if (std::holds_alternative<per_calendar_month_t>(cap.over)) return 32 * seconds_per_day;
    const auto* over = std::get_if<rolling_days>(&cap.over);
    return (std::int64_t{over != nullptr ? over->days : 1} + 1) * seconds_per_day;
  }

  [[nodiscard]] int bits_of_memory() const {
    constexpr int instant = 32;
    constexpr int slot = 40 + instant + 16 + 6;
    constexpr int daypart = 10;
    constexpr int weekdays = 7;
    const int attempts = p_.attempts_kept == 0 ? 0 : instant + (p_.attempts_kept - 1) * p_.attempt_gap_bits;
    const int parts = p_.dayparts == nullptr ? 0 : static_cast<int>(p_.dayparts->parts.size()) * daypart + weekdays;
    constexpr int turn = 5;
    return attempts + parts + (p_.used_up_counts ? instant : 0) + (p_.turns != 0 ? turn : 0) + p_.slots * slot +
           static_cast<int>(p_.briefs.size());
  }

  compiled_policy& p_;
  mistakes wrong_;
  std::set<rule_id> common_;
  std::set<rule_id> own_;
  std::map<std::vector<std::string>, brief_place> places_;
  std::set<std::string> listed_;  // names of briefs in lists
  bool promises_given_ = false;
  bool caps_by_daypart_ = false;
  bool chooses_daypart_ = false;  // some calls do that otherwise have an instant
};

}  // namespace

brief_id compiled_brief::variant_for(prospect_id who) const noexcept {
  return variants.size() == 1 ? variants.front() : variants[mixed(hash, who.value()) % variants.size()];
}

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
std::span<const policy_rule> policy::rules() const& noexcept { return compiled_->rules; }
std::vector<policy_rule> policy::rules() && { return compiled_->rules; }
std::uint64_t policy::identity() const noexcept { return compiled_->fingerprint; }
bool policy::needs_history() const noexcept { return compiled_->needs_history; }

namespace {

std::string_view name_in(const detail::compiled_policy& p, std::uint64_t id) noexcept {
  const auto at = std::lower_bound(p.names.begin(), p.names.end(), id,
                                   [](const auto& entry, std::uint64_t value) { return entry.first < value; });
  return at != p.names.end() && at->first == id ? std::string_view(at->second) : std::string_view{};
}

}  // namespace

std::string_view id_of(const policy_rule& rule) noexcept {
  struct id_in {
    std::string_view operator()(const track& one) const noexcept { return one.id(); }
    std::string_view operator()(const guard& one) const noexcept { return one.id(); }
    std::string_view operator()(const ending& one) const noexcept { return one.id(); }
    std::string_view operator()(const limit& one) const noexcept { return one.id(); }
    std::string_view operator()(const re_entry& one) const noexcept { return one.id(); }
    std::string_view operator()(const daypart_choice&) const noexcept { return {}; }
    std::string_view operator()(const promise_rules&) const noexcept { return {}; }
  };
  return std::visit(id_in{}, rule);
}

namespace {

// Ids are unique across the kinds of rules; the two kinds without an id stand once each.
bool takes_the_place_of(const policy_rule& rule, const policy_rule& other) noexcept {
  const std::string_view id = id_of(rule);
  return id.empty() ? rule.index() == other.index() : id == id_of(other);
}

std::string ids_in(const std::vector<policy_rule>& rules) {
  std::string ids;
  for (const policy_rule& one : rules) {
    if (!id_of(one).empty()) ids += (ids.empty() ? "" : ", ") + std::string(id_of(one));
  }
  return ids.empty() ? "no id: the policy has no such rules" : ids;
}

}  // namespace

policy policy::with(policy_rule rule) const {
  std::vector<policy_rule> several;
  several.push_back(std::move(rule));
  return with(std::move(several));
}

policy policy::with(std::vector<policy_rule> several) const {
  std::vector<policy_rule> all = compiled_->rules;
  for (policy_rule& rule : several) {
    const auto there =
        std::find_if(all.begin(), all.end(), [&](const policy_rule& other) { return takes_the_place_of(rule, other); });
    if (there == all.end()) {
      all.push_back(std::move(rule));
    } else {
      *there = std::move(rule);
    }
  }
  return {name(), table(), std::move(all), version()};
}

policy policy::with(behaviours table) const { return {name(), std::move(table), compiled_->rules, version()}; }

policy policy::without(std::string_view id) const { return without({id}); }

policy policy::without(std::initializer_list<std::string_view> ids) const {
  std::vector<policy_rule> all = compiled_->rules;
  for (const std::string_view id : ids) {
    const auto gone = [id](const policy_rule& one) { return !id.empty() && id_of(one) == id; };
    if (std::erase_if(all, gone) == 0) {
      throw invalid_policy("policy '" + name() + "': without", std::string(id), ids_in(all));
    }
  }
  return {name(), table(), std::move(all), version()};
}

policy policy::named(std::string name, std::string version) const {
  return {std::move(name), table(), compiled_->rules, std::move(version)};
}

std::string_view policy::name_of(rule_id rule) const noexcept { return name_in(*compiled_, rule.value()); }
std::string_view policy::name_of(brief_id brief) const noexcept { return name_in(*compiled_, brief.value()); }
std::string_view policy::name_of(policy_id other) const noexcept { return name_in(*compiled_, other.value()); }
std::string_view policy::name_of(label_id label) const noexcept { return name_in(*compiled_, label.value()); }

}  // namespace followup
