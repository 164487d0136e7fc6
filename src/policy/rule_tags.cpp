#include "policy/rule_tags.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

constexpr rule_tag last_tag = (rule_tag{1} << rule_tag_bits) - 1;

// The upper bits of the id, which is a hash of the rule's name.
rule_tag wanted_by(rule_id rule) noexcept {
  const auto upper = static_cast<rule_tag>(rule.value() >> (64 - rule_tag_bits));
  return upper == 0 ? 1 : upper;
}

auto place_in(const std::vector<std::pair<rule_tag, rule_id>>& taken, rule_tag tag) noexcept {
  return std::lower_bound(taken.begin(), taken.end(), tag,
                          [](const auto& entry, rule_tag value) { return entry.first < value; });
}

}  // namespace

rule_tags::rule_tags(std::span<const rule_id> of_every_policy, std::vector<rule_id> own) {
  std::sort(own.begin(), own.end());
  for (const rule_id rule : of_every_policy) give(rule);
  for (const rule_id rule : own) give(rule);
}

void rule_tags::give(rule_id rule) {
  const rule_tag wanted = wanted_by(rule);
  rule_tag tag = wanted;
  while (rule_of(tag)) tag = tag == last_tag ? 1 : tag + 1;  // a policy has a few dozen rules, and there are millions
  if (tag != wanted) moved_.emplace_back(rule, tag);
  taken_.insert(place_in(taken_, tag), {tag, rule});
}

rule_tag rule_tags::tag_of(rule_id rule) const noexcept {
  for (const auto& [moved, tag] : moved_) {
    if (moved == rule) return tag;
  }
  return wanted_by(rule);
}

rule_id rule_tags::rule_of(rule_tag tag) const noexcept {
  const auto at = place_in(taken_, tag);
  return at != taken_.end() && at->first == tag ? at->second : rule_id{};
}

}  // namespace followup::detail
