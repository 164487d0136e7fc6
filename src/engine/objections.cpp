#include "engine/objections.hpp"

#include "model/facts.hpp"

namespace followup::detail {
namespace {

template <class Condition>
channel_set channels_where(Condition holds) {
  channel_set some;
  for (int i = 0; i < channel_count; ++i) {
    const auto via = static_cast<channel>(i);
    if (holds(via)) some |= via;
  }
  return some;
}

bool lifts(const consent& one, channel via, instant objected) {
  const bool of_channel = one.via == via || one.via == carrier_of(via);
  return of_channel && one.level == consent_level::express && stretch_of(one).begin > objected;
}

}  // namespace

std::optional<instant> objected_at(const ground& g, const case_state& s, channel via) {
  std::optional<instant> newest;
  if (const instant told = s.objected_at[static_cast<std::size_t>(via)]; told != no_instant) newest = told;
  for (const suppression& one : g.subject.who.suppressions) {
    if (!one.endpoint && stops(one, via)) newest = std::max(newest.value_or(no_instant), made_at(one));
  }
  return newest;
}

stretch lifted_from(const prospect& who, channel via, instant objected, instant at) {
  return consented_from(who, at, [&](const consent& one) { return lifts(one, via, objected); });
}

instant end_of_lifting(const prospect& who, channel via, instant objected) {
  instant last = no_instant;
  for (const consent& one : who.consents) {
    const stretch given = stretch_of(one);
    if (lifts(one, via, objected) && given.begin < given.end) last = std::max(last, given.end);
  }
  return last;
}

channel_set objected_for_good(const ground& g, const case_state& s, instant now) {
  if (!any_objection(g, s)) return {};
  return channels_where([&](channel via) {
    const auto objected = objected_at(g, s, via);
    return objected && lifted_from(g.subject.who, via, *objected, now).begin == never;
  });
}

instant left_from(const ground& g, const case_state& s, channel via, instant at) {
  if (g.first_point(via, s.points_out()) < 0) return never;
  const auto objected = objected_at(g, s, via);
  return objected ? lifted_from(g.subject.who, via, *objected, at).begin : at;
}

bool objected_to_all(const ground& g, const case_state& s, instant at) {
  if (!any_objection(g, s)) return false;
  return channel_set::all() == channels_where([&](channel via) {
           const auto objected = objected_at(g, s, via);
           return objected && lifted_from(g.subject.who, via, *objected, at).begin != at;
         });
}

}  // namespace followup::detail
