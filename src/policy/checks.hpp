// What is wrong with the rules of a policy, each looked at by itself; what only shows when they are seen together, the
// policy finds while it is built.
#pragma once

#include "policy/mistakes.hpp"

#include <followup/policy/policy.hpp>

namespace followup::detail {

void check(const track& one, mistakes& wrong);
void check(const guard& one, mistakes& wrong);
void check(const ending& one, mistakes& wrong);
void check(const limit& what, mistakes& wrong);
void check(const re_entry& one, mistakes& wrong);
void check(const daypart_choice& choice, mistakes& wrong);

// Of a choice of dayparts only what its score is made of.
void check_score(const daypart_choice& choice, mistakes& wrong);

}  // namespace followup::detail
