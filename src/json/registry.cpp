#include <followup/json/registry.hpp>

#include "json/host_rules.hpp"
#include "json/parse.hpp"
#include "json/time_codecs.hpp"

#include <numeric>

namespace followup::json {
namespace detail {
namespace {

// Objects with their members in order of name, so that one meaning has one text.
node canonical(const node& value) {
  node copy = value;
  if (value.is(node::kind::object)) {
    std::vector<std::size_t> order(value.names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return value.names[a] < value.names[b]; });
    for (std::size_t i = 0; i < order.size(); ++i) {
      copy.names[i] = value.names[order[i]];
      copy.items[i] = value.items[order[i]];
    }
  }
  for (node& item : copy.items) item = canonical(item);
  return copy;
}

std::string canonical_text(const std::optional<place>& parameters) {
  if (!parameters || parameters->value().items.empty()) return {};
  return print(canonical(parameters->value()), layout::one_line);
}

const auto& entries_for(const registry& own, const host_track&) { return own.tracks(); }
const auto& entries_for(const registry& own, const host_guard&) { return own.guards(); }
const auto& entries_for(const registry& own, const host_ending&) { return own.endings(); }

void set(host_track& what, track_function made) { what.propose = std::move(made); }
void set(host_guard& what, guard_function made) { what.judge = std::move(made); }
void set(host_ending& what, ending_function made) { what.over = std::move(made); }

template <class Entries>
std::string known_names(const Entries& entries) {
  std::vector<std::string_view> names;
  names.reserve(entries.size());
  for (const auto& [name, entry] : entries) names.push_back(name);
  return names.empty() ? "none is registered" : "a registered name: " + listed(names);
}

// The rule that a document names. Whether it could be made.
template <class Rule>
bool make(const place& at, const std::string& name, const place& named_at, Rule& what) {
  static const registry nothing;
  const auto& entries = entries_for(at.all().own != nullptr ? *at.all().own : nothing, what);
  const auto entry = entries.find(name);
  if (entry == entries.end()) {
    named_at.refuse(named_at.shown(), known_names(entries));
    return false;
  }
  const std::optional<place> given = at.member("parameters");
  if (given && !given->is(node::kind::object)) {
    given->refuse(given->shown(), "an object");
    return false;
  }
  const std::size_t before = at.all().found.size();
  parameter_reading reading(at);
  auto made = (given ? *given : at).attempt([&] { return entry->second.make(parameters{reading}); });
  reading.finish();
  if (!made || at.all().found.size() != before) return false;
  if (!*made) {
    named_at.refuse(named_at.shown(), "a rule; its factory made an empty function");
    return false;
  }
  set(what, std::move(*made));
  what.reads_history = entry->second.reads_history;
  what.registered = {name, canonical_text(given)};
  return true;
}

node parameters_of(const registered_name& registered) {
  findings found;
  auto parameters = parse(registered.parameters, found);
  if (!parameters || !parameters->is(node::kind::object)) {
    throw invalid_policy("rule '" + registered.name + "': parameters", in_quotes(registered.parameters),
                         "the JSON text of an object");
  }
  return std::move(*parameters);
}

template <class Rule>
void describe_rule(fields& f, Rule& what) {
  constexpr const char* says_rule = "The name under which the host registered a rule of its own.";
  constexpr const char* says_parameters = "What the rule is given.";
  if (node* const into = f.writing_into()) {
    into->add("rule", what.registered.name);
    if (!what.registered.parameters.empty()) into->add("parameters", parameters_of(what.registered));
    return;
  }
  std::string name;
  f.required("rule", says_rule, name);
  if (f.schema() != nullptr) {
    node parameters = schema_of_type("object");
    parameters.add("description", says_parameters);
    f.schema()->properties.add("parameters", std::move(parameters));
    return;
  }
  (void)f.take("parameters");
  const auto named_at = f.reading_from()->member("rule");
  if (!name.empty() && !make(*f.reading_from(), name, *named_at, what)) f.spoil();
}

// A rule as a document of its own.
template <class Rule>
Rule made_alone(const registry& own, std::string_view name, std::string_view parameters) {
  reading all{.own = &own};
  node document = node::object();
  document.add("rule", name);
  if (!parameters.empty()) {
    auto given = parse(parameters, all.found);
    if (!given) throw invalid_document(all.found.take());
    document.add("parameters", std::move(*given));
  }
  auto made = codec<Rule>{}.read(place{document, all});
  if (!made) throw invalid_document(all.found.take());
  return std::move(*made);
}

template <class Entries, class Factory>
void add(Entries& entries, std::string_view kind, std::string name, Factory make, registry::looks_at what) {
  const std::string field = "registry: " + std::string(kind);
  if (name.empty()) throw invalid_policy(field, "(none)", "a name");
  if (!make) throw invalid_policy(field + " '" + name + "'", "an empty function", "a factory");
  if (entries.contains(name)) throw invalid_policy(field + " '" + name + "'", "registered already", "each name once");
  entries.emplace(std::move(name), typename Entries::mapped_type{std::move(make), what == registry::looks_at::history});
}

}  // namespace

parameter_reading::parameter_reading(const place& rule) : rule_(rule) {
  if (const auto given = rule.member("parameters")) given_.emplace(*given);
}

std::optional<place> parameter_reading::take(std::string_view name) {
  asked_.emplace_back(name);
  return given_ ? given_->member(name) : std::nullopt;
}

void parameter_reading::refuse(std::string_view name, std::string_view found, std::string_view allowed) {
  if (given_) {
    given_->refuse(name, found, allowed);
  } else {
    rule_.refuse("parameters", "no \"" + std::string(name) + "\"", allowed);
  }
}

void parameter_reading::finish() {
  if (!given_) return;
  for (const std::string& name : given_->value().names) {
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    given_->refuse(name, "a parameter of this name", asked_.empty() ? "none" : listed({asked_.begin(), asked_.end()}));
  }
}

void describe(fields& f, host_track& what) { describe_rule(f, what); }
void describe(fields& f, host_guard& what) { describe_rule(f, what); }
void describe(fields& f, host_ending& what) { describe_rule(f, what); }

void check_registered(const registered_name& name, std::string_view kind, const std::string& id) {
  if (!name.name.empty()) return;
  throw invalid_policy(std::string(kind) + " '" + id + "'", "a rule of the host's own that is not registered",
                       "registry::make_" + std::string(kind) + " of a registered one, in what is written as JSON");
}

}  // namespace detail

std::string parameters::text(std::string_view name) const { return from_.get(name, std::string{}, true); }
std::string parameters::text(std::string_view name, std::string otherwise) const {
  return from_.get(name, std::move(otherwise), false);
}
std::vector<std::string> parameters::texts(std::string_view name) const {
  return from_.get(name, std::vector<std::string>{}, true, detail::one_or_many<std::string>{});
}
std::vector<std::string> parameters::texts(std::string_view name, std::vector<std::string> otherwise) const {
  return from_.get(name, std::move(otherwise), false, detail::one_or_many<std::string>{});
}
bool parameters::flag(std::string_view name) const { return from_.get(name, false, true); }
bool parameters::flag(std::string_view name, bool otherwise) const { return from_.get(name, otherwise, false); }
std::int64_t parameters::number(std::string_view name, range allowed) const {
  return from_.get(name, allowed.least, true, detail::whole<std::int64_t>{allowed.least, allowed.most});
}
std::int64_t parameters::number(std::string_view name, range allowed, std::int64_t otherwise) const {
  return from_.get(name, otherwise, false, detail::whole<std::int64_t>{allowed.least, allowed.most});
}
delay parameters::wait(std::string_view name) const { return from_.get(name, delay{}, true); }
delay parameters::wait(std::string_view name, delay otherwise) const { return from_.get(name, otherwise, false); }
channel parameters::via(std::string_view name) const { return from_.get(name, channel::call, true); }
channel parameters::via(std::string_view name, channel otherwise) const { return from_.get(name, otherwise, false); }

std::optional<date> parameters::day(std::string_view name) const {
  const auto at = from_.take(name);
  return at ? detail::codec<date>{}.read(*at) : std::nullopt;
}
std::optional<ptime> parameters::instant(std::string_view name) const {
  const auto at = from_.take(name);
  return at ? detail::codec<ptime>{}.read(*at) : std::nullopt;
}

void parameters::refuse(std::string_view name, std::string_view found, std::string_view allowed) const {
  from_.refuse(name, found, allowed);
}

registry& registry::track(std::string name, track_factory make, looks_at what) {
  detail::add(tracks_, "track", std::move(name), std::move(make), what);
  return *this;
}
registry& registry::guard(std::string name, guard_factory make, looks_at what) {
  detail::add(guards_, "guard", std::move(name), std::move(make), what);
  return *this;
}
registry& registry::ending(std::string name, ending_factory make, looks_at what) {
  detail::add(endings_, "ending", std::move(name), std::move(make), what);
  return *this;
}

registry& registry::zone(time_zone own) {
  std::string name = own.name();
  if (zones_.contains(name)) throw unknown_time_zone("registry: zone '" + name + "'", "registered already", "once");
  zones_.emplace(std::move(name), std::move(own));
  return *this;
}

host_track registry::make_track(std::string_view name, std::string_view parameters) const {
  return detail::made_alone<host_track>(*this, name, parameters);
}
host_guard registry::make_guard(std::string_view name, std::string_view parameters) const {
  return detail::made_alone<host_guard>(*this, name, parameters);
}
host_ending registry::make_ending(std::string_view name, std::string_view parameters) const {
  return detail::made_alone<host_ending>(*this, name, parameters);
}

}  // namespace followup::json
