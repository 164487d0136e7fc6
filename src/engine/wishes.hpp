// What the rules of a policy want to do next, before anything holds it back: the part of a decision that depends on
// what happened, and not on what time it is now.
#pragma once

#include "engine/admission.hpp"

#include <followup/engine/reason.hpp>

#include <boost/container/static_vector.hpp>

#include <span>

namespace followup::detail {

// A touch that a rule would like to make.
struct wish {
  rule_id rule = {};
  channel via = channel::call;
  trace follows = 0;
  instant from = never;              // the earliest instant
  bool names_day = false;            // its hour is still to be chosen
  bool at_any_hour = false;          // of its day; none is better, nor too soon after the last call
  instant rolled_from = no_instant;  // the closed day that a count of calendar days led to
  bool is_promise = false;
  standing as = standing::ordinary;
  brief_id brief = {};
  int briefs_used_up = 0;  // all so many are used
  label_id label = {};
  instant lapses = never;            // of use before that
  instant waited_from = no_instant;  // when it would have been wanted but for a promise
  bool held = false;                 // wanted when the hold is over, and not when `why` says
  reason why = {};                   // where it comes from
};

// What a rule would have wanted but for something else.
struct loss {
  reason_kind kind;
  rule_id rule = {};
  rule_id by = {};
  channel via;
};

inline constexpr std::size_t most_wishes = 48;

struct wish_list {
  boost::container::static_vector<wish, most_wishes> wanted;  // in order of precedence
  boost::container::static_vector<loss, most_wishes> lost;
  instant hold_until = no_instant;    // on hold before it
  instant absent_until = no_instant;  // no calls before it
  bool never_open = false;            // some delay leads nowhere: the calendar does not open again
};

// Whether the hold that is on was agreed in the last contact.
[[nodiscard]] bool put_on_hold_by_contact(const ground& g, const case_state& s) noexcept;

[[nodiscard]] inline bool usable(const case_facts& facts, channel_set suppressed, channel via) noexcept {
  return !suppressed.contains(via) && !suppressed.contains(carrier_of(via)) && point_for(facts.g, facts.s, via) >= 0;
}

// The first of these briefs that is not used yet, in the variant that this prospect gets; says so where all are used.
void use_brief(const case_facts& facts, std::span<const brief_place> briefs, wish& w);

// `suppressed`: the channels objected to, in the history or before it.
void collect_wishes(const case_facts& facts, channel_set suppressed, wish_list& into);

}  // namespace followup::detail
