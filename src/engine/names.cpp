#include <followup/engine/next_actions.hpp>
#include <followup/engine/reason.hpp>

namespace followup {

std::string_view name_of(reason_kind kind) noexcept {
  switch (kind) {
    case reason_kind::first_touch: return "first_touch";
    case reason_kind::rhythm: return "rhythm";
    case reason_kind::after_nth: return "after_nth";
    case reason_kind::after_landing: return "after_landing";
    case reason_kind::next_step: return "next_step";
    case reason_kind::branch_taken: return "branch_taken";
    case reason_kind::after_event: return "after_event";
    case reason_kind::before_appointment: return "before_appointment";
    case reason_kind::host_rule: return "host_rule";
    case reason_kind::message_owed: return "message_owed";
    case reason_kind::outcome_says: return "outcome_says";
    case reason_kind::promise_by_them: return "promise_by_them";
    case reason_kind::promise_by_us: return "promise_by_us";
    case reason_kind::answer_owed: return "answer_owed";
    case reason_kind::information_owed: return "information_owed";
    case reason_kind::information_landed: return "information_landed";
    case reason_kind::ask_for_reasons: return "ask_for_reasons";
    case reason_kind::how_did_it_go: return "how_did_it_go";
    case reason_kind::closing_touch: return "closing_touch";
    case reason_kind::promise_in_gap: return "promise_in_gap";
    case reason_kind::promise_in_overlap: return "promise_in_overlap";
    case reason_kind::promise_on_closed_day: return "promise_on_closed_day";
    case reason_kind::promise_missed_by_us: return "promise_missed_by_us";
    case reason_kind::promise_blocked: return "promise_blocked";
    case reason_kind::agreed_clock_kept: return "agreed_clock_kept";
    case reason_kind::daypart_chosen: return "daypart_chosen";
    case reason_kind::daypart_reached: return "daypart_reached";
    case reason_kind::side_rule_dropped: return "side_rule_dropped";
    case reason_kind::rolled_to_opening: return "rolled_to_opening";
    case reason_kind::rolled_from_closed_day: return "rolled_from_closed_day";
    case reason_kind::guard_moved: return "guard_moved";
    case reason_kind::kept_apart: return "kept_apart";
    case reason_kind::after_promise: return "after_promise";
    case reason_kind::next_number: return "next_number";
    case reason_kind::promised_number: return "promised_number";
    case reason_kind::promised_number_out: return "promised_number_out";
    case reason_kind::lapses: return "lapses";
    case reason_kind::guard_forbids: return "guard_forbids";
    case reason_kind::briefs_used_up: return "briefs_used_up";
    case reason_kind::held_back: return "held_back";
    case reason_kind::channel_unusable: return "channel_unusable";
    case reason_kind::channel_suppressed: return "channel_suppressed";
    case reason_kind::endpoint_assumed: return "endpoint_assumed";
    case reason_kind::lapsed: return "lapsed";
    case reason_kind::beyond_limit: return "beyond_limit";
    case reason_kind::waiting: return "waiting";
    case reason_kind::appointment_ahead: return "appointment_ahead";
    case reason_kind::hold: return "hold";
    case reason_kind::absence: return "absence";
    case reason_kind::pause: return "pause";
    case reason_kind::limit_reached: return "limit_reached";
    case reason_kind::limit_ahead: return "limit_ahead";
    case reason_kind::limit_waits: return "limit_waits";
    case reason_kind::no_zone: return "no_zone";
    case reason_kind::no_channel: return "no_channel";
    case reason_kind::nothing_proposed: return "nothing_proposed";
    case reason_kind::blocked: return "blocked";
    case reason_kind::never_open: return "never_open";
    case reason_kind::suppressed: return "suppressed";
    case reason_kind::ended: return "ended";
  }
  return {};
}

std::string_view name_of(status what) noexcept {
  switch (what) {
    case status::due: return "due";
    case status::waiting: return "waiting";
    case status::dormant: return "dormant";
    case status::on_hold: return "on_hold";
    case status::closing: return "closing";
    case status::needs_data: return "needs_data";
    case status::closed: return "closed";
  }
  return {};
}

}  // namespace followup
