#include <followup/json/policy.hpp>

#include "json/document.hpp"
#include "json/outcome_table.hpp"
#include "json/policy_codec.hpp"
#include "json/presets.hpp"
#include "json/rules.hpp"
#include "policy/rule_place.hpp"

namespace followup::json {
namespace detail {
namespace {

// What takes the place of a part that could not be read, so that the rest of the policy can be looked at: valid by
// itself, and of the id by which other rules refer to it.
track stand_in(const std::string& id, const track*) { return {id, every(business_days{1}, channel::letter)}; }
guard stand_in(const std::string& id, const guard*) { return {id, not_on_landing_day(channel::call)}; }
ending stand_in(const std::string& id, const ending*) {
  return {id, [](const case_view&) -> std::optional<disposition> { return std::nullopt; }};
}
limit stand_in(const std::string& id, const limit*) { return {id, calls{1}}; }
re_entry stand_in(const std::string& id, const re_entry*) { return {id, {disposition::exhausted}, calendar_days{1}}; }
daypart_choice stand_in(const std::string&, const daypart_choice*) { return {.parts = {{"day", {0, 24 * 60}}}}; }
promise_rules stand_in(const std::string&, const promise_rules*) { return {}; }
behaviours stand_in(const std::string&, const behaviours*) { return doctrine(); }

std::string id_at(const place& at) {
  const node* const id = at.is(node::kind::object) ? at.value().find("id") : nullptr;
  return id != nullptr && id->is(node::kind::text) && !id->text.empty() ? id->text : "rule at " + at.path();
}

// Reads a part; where that fails the mistakes are noted and it gives a stand-in.
template <class T>
struct noting : codec<T> {
  [[nodiscard]] std::optional<T> read(const place& at) const {
    if (auto part = codec<T>::read(at)) return part;
    return stand_in(id_at(at), static_cast<const T*>(nullptr));
  }
};

// More than any policy has; each window takes a megabyte and a half, for its days.
template <class T>
struct rules_of : list_of<T, noting<T>> {
  explicit rules_of(std::size_t at_least = 0) : list_of<T, noting<T>>{{}, 200, at_least} {}
};

struct policy_document {
  std::string name = "(none)";
  std::string version = "1";
  behaviours table = doctrine();
  std::optional<std::vector<track>> tracks;
  std::optional<std::vector<guard>> guards;
  std::optional<std::vector<ending>> endings;
  std::optional<std::vector<limit>> limits;
  std::optional<daypart_choice> dayparts;
  std::optional<promise_rules> promises;
  std::optional<std::vector<re_entry>> re_entries;
};

void describe(fields& f, policy_document& all) {
  f.object("policy", "A cadence: what to do next for a prospect, and what holds it back.");
  f.required("policy", "Its name, which decisions carry.", all.name);
  f.shown("version", "Another content is another version.", all.version, std::string("1"));
  f.required("outcomes", "What follows from each outcome.", all.table, noting<behaviours>{});
  f.required("tracks", "What we want to do next, in the order in which they are asked.", all.tracks,
             rules_of<track>{1});
  f.maybe("guards", "What holds us back.", all.guards, rules_of<guard>{});
  f.maybe("endings", "The host's own rules of when it is over.", all.endings, rules_of<ending>{});
  f.maybe("limits", "How far patience reaches.", all.limits, rules_of<limit>{});
  f.maybe("dayparts", "At what time of the day to call.", all.dayparts, noting<daypart_choice>{});
  f.maybe("promises", "What becomes of a promise.", all.promises, noting<promise_rules>{});
  f.maybe("re_entries", "What comes after an ending.", all.re_entries, rules_of<re_entry>{});
}

// --- To a document.

template <class T>
void put(std::optional<std::vector<T>>& list, const T& rule) {
  if (!list) list.emplace();
  list->push_back(rule);
}

struct sorting {
  policy_document& into;

  void operator()(const track& rule) const { put(into.tracks, rule); }
  void operator()(const guard& rule) const { put(into.guards, rule); }
  void operator()(const ending& rule) const { put(into.endings, rule); }
  void operator()(const limit& rule) const { put(into.limits, rule); }
  void operator()(const daypart_choice& rule) const { into.dayparts = rule; }
  void operator()(const promise_rules& rule) const { into.promises = rule; }
  void operator()(const re_entry& rule) const { put(into.re_entries, rule); }
};

policy_document document_of(const policy& rules) {
  policy_document all{.name = rules.name(), .version = rules.version(), .table = rules.table()};
  for (const policy_rule& rule : rules.rules()) std::visit(sorting{all}, rule);
  return all;
}

// --- From one.

// The rules of a document in one list, each with its path.
class rule_list {
 public:
  explicit rule_list(const policy_document& all) {
    add("/tracks", all.tracks);
    add("/guards", all.guards);
    add("/endings", all.endings);
    add("/limits", all.limits);
    add("/dayparts", all.dayparts);
    add("/promises", all.promises);
    add("/re_entries", all.re_entries);
  }

  [[nodiscard]] const std::vector<policy_rule>& rules() const noexcept { return rules_; }
  [[nodiscard]] std::string path_of(const policy_mistake& wrong) const {
    if (wrong.rule) return paths_[*wrong.rule] + step_path(wrong);
    if (wrong.where == "name") return "/policy";
    return "/" + wrong.where;
  }

 private:
  template <class T>
  void add(const std::string& path, const std::optional<std::vector<T>>& list) {
    if (!list) return;
    for (std::size_t i = 0; i < list->size(); ++i) put((*list)[i], path + "/" + std::to_string(i));
  }
  template <class T>
  void add(const std::string& path, const std::optional<T>& one) {
    if (one) put(*one, path);
  }
  void put(policy_rule rule, std::string path) {
    rules_.push_back(std::move(rule));
    paths_.push_back(std::move(path));
  }

  [[nodiscard]] std::string step_path(const policy_mistake& wrong) const {
    const auto* const one = std::get_if<track>(&rules_[*wrong.rule]);
    const auto* const list = one != nullptr ? std::get_if<step_list>(&one->what()) : nullptr;
    if (list == nullptr) return {};
    for (std::size_t i = 0; i < list->steps.size(); ++i) {
      if (wrong.where == followup::detail::step_called(one->id(), list->steps[i].id)) {
        return "/steps/" + std::to_string(i);
      }
    }
    return {};
  }

  std::vector<policy_rule> rules_;
  std::vector<std::string> paths_;
};

void report(const policy_mistake& wrong, const rule_list& list, const place& at) {
  constexpr std::string_view separator = "; allowed: ";
  const auto split = wrong.what.find(separator);
  const std::string allowed =
      split == std::string::npos ? "a policy without that" : wrong.what.substr(split + separator.size());
  at.all().found.add(at.path() + list.path_of(wrong), wrong.what.substr(0, split), allowed);
}

std::optional<policy> made(const policy_document& all, const place& at) {
  const rule_list list(all);
  try {
    return policy{all.name, all.table, list.rules(), all.version};
  } catch (const invalid_policy& refused) {
    for (const policy_mistake& wrong : refused.mistakes()) {
      // Tracks that are missing or no list were noted before.
      if (wrong.where != "tracks" || all.tracks) report(wrong, list, at);
    }
    return std::nullopt;
  }
}

}  // namespace

std::optional<policy> codec<policy>::read(const place& at) const {
  if (!at.is(node::kind::object)) {
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  if (at.member("preset")) return read_preset(at);
  fields f(at);
  policy_document all;
  describe(f, all);
  (void)f.finish();
  return made(all, at);
}

node codec<policy>::write(const policy& value, const writing& how) const {
  return codec<policy_document>{}.write(document_of(value), how);
}

node codec<policy>::schema(schema_book& book) const {
  return schema_of_choice("anyOf", {codec<policy_document>{}.schema(book), schema_of_presets(book)});
}

}  // namespace detail

result<policy> read_policy(std::string_view text, const registry& own) {
  return detail::read_document<policy>(text, {.own = &own});
}

std::string write(const policy& rules, layout how, rows which) {
  return detail::written(rules, how, {.all_outcomes = which == rows::all});
}

}  // namespace followup::json
