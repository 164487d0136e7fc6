#include <followup/policy/presets.hpp>

#include "policy/mistakes.hpp"

#include <utility>

namespace followup {
namespace {

// The working day in stretches of two hours, with how many of a thousand calls are answered in each: a guess, hence the
// light weight.
daypart_choice varying_dayparts() {
  return {.parts = {{"early", {8 * 60, 10 * 60}, 214},
                    {"mid-morning", {10 * 60, 12 * 60}, 200},
                    {"lunch", {12 * 60, 14 * 60}, 209},
                    {"afternoon", {14 * 60, 16 * 60}, 163},
                    {"late", {16 * 60, 18 * 60}, 215}},
          .k = 2,
          .side_rules = {other_weekday{}}};
}

guard one_call_a_day() { return {"one call a day", at_most(1, channel::call, per_local_day).except_retries()}; }

int count_of_limit(const span_limit& longest) {
  return std::visit([](const auto& kind) { return kind.count; }, longest);
}

void check(const until_no_options& figures) {
  detail::mistakes wrong;
  wrong.at_least(0, figures.first_call.count, "first_call");
  wrong.at_least(1, figures.rhythm.count, "rhythm");
  wrong.at_least(1, figures.unanswered_calls_per_letter, "unanswered_calls_per_letter");
  wrong.at_least(0, figures.email_after_landing.count, "email_after_landing");
  wrong.at_least(1, figures.in_writing.count, "in_writing");
  if (figures.most_calls) wrong.at_least(1, figures.most_calls->count, "most_calls");
  if (figures.longest) wrong.at_least(1, count_of_limit(*figures.longest), "longest");
  wrong.refuse("until_no");
}

std::optional<limit> patience(const std::optional<calls>& most, const std::optional<span_limit>& longest) {
  if (most && longest) return limit{"patience", *most, *longest};
  if (most) return limit{"patience", *most};
  if (longest) return limit{"patience", *longest};
  return std::nullopt;
}

}  // namespace

policy until_no(until_no_options figures) {
  check(figures);
  std::vector<policy_rule> rules{
      track{"calls", every(figures.rhythm, channel::call).first_after(figures.first_call).leaving_a_message()},
      track{"letters", after_each(figures.unanswered_calls_per_letter, unanswered_calls, channel::letter)
                           .with(brief_list{std::move(figures.letters)})},
      track{"e-mails", after(landing_of{"letters"}, figures.email_after_landing, channel::email)
                           .with(brief_list{std::move(figures.emails)})},
      track{"in writing",
            every(figures.in_writing, channel::letter).first_after(figures.in_writing).else_by(channel::email)}
          .in_place_of(channel::call),
      one_call_a_day(),
      varying_dayparts(),
  };
  if (const auto end = patience(figures.most_calls, figures.longest)) {
    rules.emplace_back(end->closing_with(channel::letter));
  }
  return policy{"until_no", doctrine(), std::move(rules), std::move(figures.version)};
}

policy three_strikes() {
  const std::vector<policy_rule> rules{
      track{"calls", every(business_days{2}, channel::call)},
      limit{"patience", calls{3}},
  };
  return policy{"three_strikes", doctrine(), rules};
}

policy gentle() {
  const auto table = doctrine()
                         .with(outcome_kind::not_now, hold_until_named_or{months{3}})
                         .with(outcome_kind::gatekeeper_no, cool_down{calendar_days{30}, std::nullopt})
                         .with(outcome_kind::no_without_reasons, close_as{disposition::refused});
  // No dayparts: over a year they would need the history, for six calls or so.
  const std::vector<policy_rule> rules{
      track{"calls", every(business_days{40}, channel::call).first_after(business_days{40}).leaving_a_message()},
      track{"e-mails", every(business_days{15}, channel::email).first_after(business_days{15})},
      one_call_a_day(),
      limit{"patience", months{12}}.closing_with(channel::email),
  };
  return policy{"gentle", table, rules};
}

policy proposal_follow_up() {
  const std::vector<policy_rule> rules{
      track{"calls", every(business_days{2}, channel::call).first_after(business_days{2}).leaving_a_message()},
      // With calls every other day, the day after one lies between two.
      track{"reminders", after_each(3, unanswered_calls, channel::email).waiting(business_days{1})},
      one_call_a_day(),
      varying_dayparts(),
      limit{"patience", months{2}}.closing_with(channel::letter),
  };
  return policy{"proposal_follow_up", doctrine(), rules};
}

policy fourteen_days() {
  // A shape that is common in the field, densest at the start, channels alternating; no source is claimed for it. The
  // day of the first call is day 1.
  const std::vector<step> fortnight{
      {"call 1", channel::call, business_days{0}},    {"e-mail 1", channel::email, business_days{0}},
      {"call 2", channel::call, business_days{2}},     // day 3
      {"e-mail 2", channel::email, business_days{1}},  // day 4
      {"call 3", channel::call, business_days{2}},     // day 6
      {"e-mail 3", channel::email, business_days{2}},  // day 8
      {"call 4", channel::call, business_days{2}},     // day 10
      {"call 5", channel::call, business_days{3}},     // day 13
      {"e-mail 4", channel::email, business_days{1}},  // day 14
  };
  const auto ever_after = every(business_days{10}, channel::call).leaving_a_message();
  const std::vector<policy_rule> rules{
      track{"sequence", in_order(fortnight).leaving_a_message().handing_over_to(ever_after)},
      one_call_a_day(),
      varying_dayparts(),
      limit{"patience", months{5}}.closing_with(channel::email),
  };
  return policy{"fourteen_days", doctrine(), rules};
}

}  // namespace followup
