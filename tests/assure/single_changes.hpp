// A policy that uses everything, and every policy that differs from it in one thing.
#pragma once

#include <followup/policy/policy.hpp>

#include <functional>
#include <string>
#include <string_view>

// Says something in every field of every rule that there is.
[[nodiscard]] followup::policy policy_of_everything();

// Begins how a label ends, of a change that moves a rule past one of another kind: another policy, which says the same.
inline const std::string order_without_meaning = "an order without meaning at ";

// Calls `look` with each change of one field, or of one element of a list, that gives a policy; its label says where.
// A field that is missing in the table of fields does not compile, and one of which no change was possible fails the
// test.
void for_each_single_change(const std::function<void(const std::string& label, const followup::policy& changed)>& look);
