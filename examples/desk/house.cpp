#include "house.hpp"

#include "input.hpp"
#include "names.hpp"

#include <array>
#include <utility>

namespace desk {
namespace {

// The last one is the desk's own: a book whose first contacts nobody dated can be limited by calls, not by months.
fu::policy fifty_calls() { return fu::until_no({.longest = std::nullopt}); }

struct named_policy {
  std::string_view name;
  fu::policy (*make)();
};
constexpr std::array<named_policy, 6> policies{{
    {"until_no", [] { return fu::until_no(); }},
    {"three_strikes", fu::three_strikes},
    {"gentle", fu::gentle},
    {"proposal_follow_up", fu::proposal_follow_up},
    {"fourteen_days", fu::fourteen_days},
    {"fifty_calls", fifty_calls},
}};

}  // namespace

std::span<const std::string_view> house::policy_names() noexcept {
  static constexpr auto names = [] {
    std::array<std::string_view, policies.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = policies[i].name;
    return all;
  }();
  return names;
}

const fu::policy& house::policy_named(const std::string& field, const std::string& name) {
  if (const auto known = policies_.find(name); known != policies_.end()) return known->second;
  for (const named_policy& one : policies) {
    if (one.name == name) return policies_.emplace(name, one.make()).first->second;
  }
  throw bad_input(field, in_quotes(name), listed(policy_names()));
}

const fu::time_zone& house::zone_named(const std::string& field, const std::string& name) {
  if (const auto known = zones_.find(name); known != zones_.end()) return known->second;
  try {
    return zones_.emplace(name, fu::time_zone::named(name)).first->second;
  } catch (const fu::unknown_time_zone&) {
    throw bad_input(field, in_quotes(name), "a time zone of this system, like Europe/Amsterdam");
  }
}

std::uint64_t house::fingerprint() {
  // A progress carries the fingerprint of its policy and of its own layout; one of nothing has nothing else.
  const fu::pursuit nothing{
      fu::pursuit_id{1}, {.id = fu::prospect_id{1}, .zones = {fu::time_zone{}}}, fu::first_instant()};
  std::string all = hours_.name() + ' ' + hours_.version();
  for (const named_policy& one : policies) {
    const fu::progress folded = fu::fold(policy_named("policy", std::string(one.name)), nothing, {});
    for (const std::uint64_t word : folded.words()) all += ' ' + std::to_string(word);
  }
  return fu::hash_of(all);
}

}  // namespace desk
