#include <followup/policy/behaviours.hpp>

#include "model/outcome_table.hpp"
#include "policy/behaviour_table.hpp"
#include "policy/compiled_policy.hpp"
#include "policy/mistakes.hpp"

#include <string>
#include <utility>

namespace followup {
namespace {

using detail::only;

std::string behaviours_allowed_at(outcome_kind kind) {
  std::string list;
  for (const auto& [name, outcomes] : detail::behaviour_rows) {
    if ((outcomes & only(kind)) == 0) continue;
    if (!list.empty()) list += ", ";
    list += name;
  }
  return list;
}

int count_of_review(const review_period& period) {
  return std::visit([](const auto& kind) { return kind.count; }, period);
}

// What is wrong with a behaviour's own figures, at that outcome.
struct figures_check {
  outcome_kind kind;
  detail::mistakes& wrong;

  void operator()(const follow_rhythm& b) const { check_turn(b.next_number); }
  void operator()(const retry_soon& b) const {
    wrong.at_least(0, count_of(b.after), "after");
    if (b.at_most_a_day < 0 || b.at_most_a_day > 14) {
      wrong.add({}, "at_most_a_day = " + std::to_string(b.at_most_a_day), "at_most_a_day of 0 to 14");
    }
    check_turn(b.next_number);
  }
  void operator()(const call_again& b) const { wrong.at_least(0, count_of(b.after), "after"); }
  void operator()(const same_day_after& b) const { wrong.at_least(0, b.wait.count, "wait"); }
  void operator()(const same_day_at& b) const {
    if (b.minute < 0 || b.minute >= 24 * 60)
      wrong.add({}, "minute = " + std::to_string(b.minute), "minute of 0 to 1439");
  }
  void operator()(const stay_away& b) const { wrong.at_least(0, count_of_review(b.otherwise), "otherwise"); }
  void operator()(const keep_promise&) const {}
  void operator()(const cool_down& b) const {
    wrong.at_least(0, b.wait.count, "wait");
    if (b.letter_after) wrong.at_least(0, count_of(*b.letter_after), "letter_after");
  }
  void operator()(const hold_until_named_or& b) const { wrong.at_least(0, count_of_review(b.otherwise), "otherwise"); }
  void operator()(const send_then_call& b) const {
    wrong.at_least(0, b.send_within.count, "send_within");
    wrong.at_least(0, b.call_after.count, "call_after");
  }
  void operator()(const wait_for_meeting& b) const { wrong.at_least(0, count_of(b.ask_after), "ask_after"); }
  void operator()(const close_as& b) const {
    // A limit is not the prospect's doing, an objection has a behaviour of its own, and only a definite no is a no.
    const bool elsewhere = b.how == disposition::exhausted || b.how == disposition::opted_out;
    const bool no_definite_no = b.how == disposition::refused && (detail::definite_noes & only(kind)) == 0;
    // A person takes over where they wrote, and nowhere else.
    const bool not_answered = (b.how == disposition::answered) != (kind == outcome_kind::replied);
    if (!elsewhere && !no_definite_no && !not_answered) return;
    wrong.add({}, "how = " + std::string(name_of(b.how)),
              "won, meeting, unreachable or withdrawn; refused at no_with_reasons and no_without_reasons; answered at "
              "replied");
  }
  void operator()(const ask_why& b) const { wrong.at_least(0, count_of(b.after), "after"); }
  void operator()(const suppress&) const {}
  void operator()(const answer_within& b) const { wrong.at_least(0, b.wait.count, "wait"); }
  void operator()(const drop_contact_point&) const {}
  void operator()(const lands& b) const { wrong.at_least(0, b.letter.count, "letter"); }
  void operator()(const take_note&) const {}
  void operator()(const try_again& b) const {
    wrong.at_least(0, count_of(b.after), "after");
    if (b.at_most < 0 || b.at_most > 14) {
      wrong.add({}, "at_most = " + std::to_string(b.at_most), "at_most of 0 to 14");
    }
  }

 private:
  void check_turn(bool next_number) const {
    if (next_number && !detail::row_of(kind).outbound.contains(channel::call)) {
      wrong.add({}, "next_number", "that at an outcome that a call of ours can have");
    }
  }
};

void check(outcome_kind kind, const behaviour& what) {
  const std::string where = "outcome '" + std::string(name_of(kind)) + "'";
  if (!detail::stands_at(what.index(), kind)) {
    throw invalid_policy(where, std::string(name_of(what)), behaviours_allowed_at(kind));
  }
  detail::mistakes wrong;
  std::visit(figures_check{kind, wrong}, what);
  wrong.refuse(where + ": " + std::string(name_of(what)));
}

}  // namespace

std::string_view name_of(const behaviour& what) noexcept { return detail::behaviour_rows[what.index()].name; }

behaviours behaviours::with(outcome_kind kind, behaviour what) const {
  check(kind, what);
  auto changed = *this;
  changed.rows_[static_cast<std::size_t>(kind)] = std::move(what);
  return changed;
}

std::vector<outcome_kind> behaviours::gaps() const {
  std::vector<outcome_kind> missing;
  for (int i = 0; i < outcome_count; ++i) {
    const auto kind = static_cast<outcome_kind>(i);
    if (!at(kind)) missing.push_back(kind);
  }
  return missing;
}

behaviours doctrine() {
  const behaviours none;
  return none
      // Not reached: each reason has its own consequence.
      .with(outcome_kind::no_answer, follow_rhythm{})
      .with(outcome_kind::busy, retry_soon{minutes{20}, 2})
      .with(outcome_kind::machine, follow_rhythm{})
      .with(outcome_kind::just_left, call_again{business_days{1}})
      .with(outcome_kind::in_meeting, same_day_after{open_minutes{120}})
      .with(outcome_kind::at_lunch, same_day_at{14 * 60})
      .with(outcome_kind::day_off, call_again{business_days{1}})
      .with(outcome_kind::away, stay_away{calendar_days{7}})
      .with(outcome_kind::message_taken, follow_rhythm{})
      // What they want of us. Nobody waits for a call that was promised.
      .with(outcome_kind::call_back, keep_promise{})
      .with(outcome_kind::will_call_back, follow_rhythm{})
      .with(outcome_kind::gatekeeper_no, cool_down{calendar_days{7}, delay{business_days{1}}})
      .with(outcome_kind::not_now, hold_until_named_or{months{1}})
      .with(outcome_kind::on_hold, hold_until_named_or{months{1}})
      .with(outcome_kind::send_information, send_then_call{business_days{1}, business_days{3}})
      .with(outcome_kind::spoke, follow_rhythm{})
      // One that fell through needs another, soon, however slow the rhythm is.
      .with(outcome_kind::meeting_agreed, wait_for_meeting{business_days{1}})
      .with(outcome_kind::meeting_cancelled, call_again{business_days{1}})
      .with(outcome_kind::meeting_missed, call_again{business_days{1}})
      // Answers.
      .with(outcome_kind::yes, close_as{disposition::won})
      .with(outcome_kind::no_with_reasons, close_as{disposition::refused})
      .with(outcome_kind::no_without_reasons, ask_why{business_days{1}})
      .with(outcome_kind::objection, suppress{})
      .with(outcome_kind::unsubscribed, suppress{})
      .with(outcome_kind::replied, answer_within{open_minutes{60}})
      // What happens to letters, e-mails and numbers.
      .with(outcome_kind::sent, lands{business_days{2}})
      .with(outcome_kind::wrong_number, drop_contact_point{})
      .with(outcome_kind::bounced, drop_contact_point{})
      .with(outcome_kind::returned, drop_contact_point{})
      .with(outcome_kind::opened, take_note{})
      .with(outcome_kind::clicked, take_note{})
      // What hosts record beside.
      .with(outcome_kind::attempted, follow_rhythm{})
      .with(outcome_kind::left_organisation, close_as{disposition::unreachable})
      .with(outcome_kind::closed_down, close_as{disposition::unreachable})
      .with(outcome_kind::withdrawn, close_as{disposition::withdrawn})
      .with(outcome_kind::delayed, try_again{business_days{1}, 3});
}

}  // namespace followup
