#include "policy/parts.hpp"

namespace followup::detail {

track_parts parts_of(const track& one) {
  return {one.id(),    one.what(),         one.holds_back_later(),
          one.pace(),  one.lapses_after(), one.waits_for_promises(),
          one.label(), one.stands_in_for()};
}

guard_parts parts_of(const guard& one) {
  return {one.id(),        one.what(),         one.citation(),  one.exempts_agreed_calls(),
          one.audiences(), one.jurisdiction(), one.first_day(), one.end_day()};
}

ending_parts parts_of(const ending& one) { return {one.id(), one.what()}; }

limit_parts parts_of(const limit& one) {
  return {one.id(),
          one.most_calls(),
          one.longest(),
          one.closing_touch(),
          one.closing_brief(),
          one.closes_within(),
          one.holds_regardless()};
}

re_entry_parts parts_of(const re_entry& one) { return {one.id(), one.after(), one.wait(), one.policy_name()}; }

}  // namespace followup::detail
