#include <followup/policy/case_view.hpp>

#include "engine/admission.hpp"
#include "engine/delays.hpp"

#include <followup/error.hpp>

namespace followup {

const pursuit& case_view::subject() const noexcept { return facts_.g.subject; }
const calendar& case_view::hours() const noexcept { return facts_.hours; }

const time_zone& case_view::zone() const noexcept {
  static const time_zone universal;
  const auto& zones = facts_.g.subject.who.zones;
  return zones.empty() ? universal : zones.front();
}

int case_view::calls() const noexcept { return facts_.s.calls; }
int case_view::unanswered_calls() const noexcept { return facts_.s.unanswered; }

std::optional<ptime> case_view::last_contact() const {
  if (facts_.s.contact_at == detail::no_instant) return std::nullopt;
  return detail::to_ptime(facts_.s.contact_at);
}

std::optional<outcome_kind> case_view::last_outcome() const noexcept {
  if (facts_.s.contact_at == detail::no_instant) return std::nullopt;
  return facts_.s.contact_outcome;
}

touchpoint_id case_view::newest() const noexcept { return facts_.s.newest; }

int case_view::made_by(std::string_view track_id) const noexcept {
  for (const detail::compiled_track& t : facts_.g.policy.tracks) {
    if (t.source->id() != track_id) continue;
    if (t.slot >= 0) return facts_.s.memory[static_cast<std::size_t>(t.slot)].made;
    return std::holds_alternative<rhythm>(t.source->what()) ? facts_.s.calls : 0;
  }
  return 0;
}

std::optional<ptime> case_view::after(ptime from, delay wait) const {
  const auto target =
      detail::named_by(wait, detail::to_instant(from, "case_view::after: from"), facts_.g, facts_.hours.table());
  if (target.at == detail::never) return std::nullopt;
  return detail::to_ptime(target.at);
}

std::span<const touchpoint> case_view::history() const {
  if (!facts_.has_history) {
    throw history_required("policy '" + facts_.g.policy.name + "'", "a rule reads the history",
                           "deciding from the touchpoints; the rule is declared with reading_history()");
  }
  return facts_.history;
}

}  // namespace followup
