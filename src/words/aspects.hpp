// What there is to say of a policy: each language has a sentence for each of these.
#pragma once

namespace followup::detail {

// What one statement is about.
enum class aspect : unsigned char {
  name,
  version,
  needs_history,
  behaviour,

  via,
  gaps,
  first,
  message,
  message_at,
  message_first,
  chooses_daypart,
  otherwise,
  briefs,
  nth,
  nth_wait,
  follows,
  follow_wait,
  events,
  event_wait,
  takes_telephone,
  reminder,
  steps,
  repeats,
  step_wait,
  step_brief,
  step_message,
  label,
  branches,
  next,
  last,
  holds_back_later,
  lapses,
  waits_for_promises,
  in_place_of,
  counts_from,
  late,
  resumes,

  registered,
  parameters,
  reads_history,

  channels,
  hours,
  other_weeks,
  first_week,
  calendar,
  holidays,
  overrides,
  hours_zone,
  cap,
  cap_outcomes,
  cap_scope,
  cap_zone,
  excepts_retries,
  quiet_after,
  quiet_length,
  its_day_counts,
  distance,
  landing_day,
  consumer,
  sole_trader,
  legal_entity,
  registry,
  citation,
  exempts_agreed,
  audiences,
  jurisdiction,
  valid_from,
  valid_to,

  weight,
  apart,
  daypart_hours,
  daypart_days,
  answer_rate,
  preference,

  cleared,
  missed,

  most_calls,
  longest,
  closing_touch,
  closing_brief,
  closing_within,
  regardless,

  re_entry_after,
  re_entry_wait,
  re_entry_policy,
};
inline constexpr int aspect_count = static_cast<int>(aspect::re_entry_policy) + 1;

// A chapter of a description.
enum class section : unsigned char {
  tracks,
  outcomes,
  house_rules,
  law,
  dayparts,
  promises,
  endings,
  re_entry,
  host,
};
inline constexpr int section_count = static_cast<int>(section::host) + 1;

}  // namespace followup::detail
