// What stands for a rule in the ids of the actions that it asks for.
#pragma once

#include <followup/model/ids.hpp>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace followup::detail {

// A rule in few enough bits to leave room in an action's id for what the action follows. Zero: no rule.
using rule_tag = std::uint32_t;
inline constexpr int rule_tag_bits = 24;

// The tags of those rules of one policy that ask for actions, each another one. A rule's tag comes from its id alone,
// so that it is the same at any place and in any version of the policy. Where two meet, the one that was given first
// keeps it, and the other takes the next one that is free.
class rule_tags {
 public:
  rule_tags() = default;
  // The rules that every policy has keep theirs, whatever a policy calls its own; those come in any order.
  rule_tags(std::span<const rule_id> of_every_policy, std::vector<rule_id> own);

  [[nodiscard]] rule_tag tag_of(rule_id rule) const noexcept;
  // None: no rule of the policy asks under this tag.
  [[nodiscard]] rule_id rule_of(rule_tag tag) const noexcept;

 private:
  void give(rule_id rule);

  std::vector<std::pair<rule_tag, rule_id>> taken_;  // sorted by tag
  std::vector<std::pair<rule_id, rule_tag>> moved_;  // those that could not keep theirs
};

}  // namespace followup::detail
