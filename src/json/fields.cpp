#include "json/fields.hpp"

#include <algorithm>

namespace followup::json::detail {
namespace {

node list_of_names(const std::vector<std::string>& names) {
  node list = node::list();
  for (const std::string& name : names) list.push(name);
  return list;
}

node requiring(const std::string& name) {
  node schema = node::object();
  schema.add("required", list_of_names({name}));
  return schema;
}

}  // namespace

node object_schema::merged(const object_schema& more) const {
  object_schema both = *this;
  both.name.clear();
  both.alternatives.clear();
  if (!more.description.empty()) both.description = more.description;
  for (std::size_t i = 0; i < more.properties.items.size(); ++i) {
    both.properties.add(more.properties.names[i], more.properties.items[i]);
  }
  both.required.insert(both.required.end(), more.required.begin(), more.required.end());
  both.any_of.insert(both.any_of.end(), more.any_of.begin(), more.any_of.end());
  return both.finished();
}

node object_schema::finished() const {
  if (!alternatives.empty()) {
    std::vector<node> choices;
    for (const object_schema& one : alternatives) choices.push_back(merged(one));
    node schema = node::object();
    if (!description.empty()) schema.add("description", description);
    schema.add("anyOf", std::move(schema_of_choice("anyOf", std::move(choices)).items.front()));
    return schema;
  }
  node schema = schema_of_type("object");
  if (!description.empty()) schema.add("description", description);
  schema.add("properties", properties);
  if (!required.empty()) schema.add("required", list_of_names(required));
  if (!any_of.empty()) {
    node choices = node::list();
    for (const std::string& one : any_of) choices.push(requiring(one));
    schema.add("anyOf", std::move(choices));
  }
  schema.add("additionalProperties", false);
  return schema;
}

void fields::at_least_one(std::initializer_list<std::string_view> names) {
  if (schema_ != nullptr) {
    schema_->any_of.assign(names.begin(), names.end());
  } else if (from_ != nullptr) {
    const auto there = [this](std::string_view name) { return from_->value().find(name) != nullptr; };
    if (std::any_of(names.begin(), names.end(), there)) return;
    from_->refuse("an object without " + listed(names), "at least one of these members");
    good_ = false;
  }
}

std::optional<place> fields::take(std::string_view name) {
  asked_.push_back(name);
  const auto& names = from_->value().names;
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(at - names.begin());
  taken_[index] = true;
  return from_->item(index);
}

bool fields::finish() {
  const auto& names = from_->value().names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (taken_[i]) continue;
    good_ = false;
    from_->refuse(names[i], "a member of this name", asked_.empty() ? "none" : listed(asked_));
  }
  return good_;
}

void fields::missing(std::string_view name, std::string_view expected) {
  from_->refuse(name, "(none)", expected);
  good_ = false;
}

void fields::property(std::string_view name, std::string_view says, node schema, const node* usual) {
  // What stands beside a reference adds to it.
  if (!says.empty()) {
    const auto at = std::find(schema.names.begin(), schema.names.end(), "description");
    if (at != schema.names.end()) {
      schema.items[static_cast<std::size_t>(at - schema.names.begin())] = node(says);
    } else {
      schema.add("description", says);
    }
  }
  if (usual != nullptr) schema.add("default", *usual);
  schema_->properties.add(std::string(name), std::move(schema));
}

std::optional<std::size_t> fields::tag_among(const std::vector<std::string_view>& tags) {
  std::vector<std::string_view> there;
  for (const std::string_view tag : tags) {
    if (from_->value().find(tag) != nullptr) there.push_back(tag);
  }
  if (there.size() == 1) {
    const auto at = std::find(tags.begin(), tags.end(), there.front());
    return static_cast<std::size_t>(at - tags.begin());
  }
  from_->refuse(there.empty() ? "none of the members that say what it is" : listed(there) + " in one object",
                "one of " + listed(tags));
  // What else stands there cannot be judged.
  taken_.assign(taken_.size(), true);
  good_ = false;
  return std::nullopt;
}

}  // namespace followup::json::detail
