// What each rule consists of: its members, what they are called in documents, what each can be. Their defaults are
// those of the rules themselves.
#pragma once

#include "policy/compiled_policy.hpp"
#include "policy/daypart_score.hpp"
#include "policy/description.hpp"
#include "policy/parts.hpp"

#include <followup/policy/policy.hpp>

namespace followup::detail {

template <class T>
concept time_unit = std::same_as<T, minutes> || std::same_as<T, hours> || std::same_as<T, open_minutes> ||
    std::same_as<T, calendar_days> || std::same_as<T, business_days> || std::same_as<T, months>;

constexpr std::size_t any_number = list_range{}.most;
constexpr list_range not_empty{.fewest = 1};
constexpr list_range each_once{.fewest = 1, .each_once = true};
constexpr count_range one_or_more{.least = 1};
// A voicemail follows a call; beside a rhythm of calls there are no further calls.
constexpr channel_range not_voicemail{{channel::call, channel::letter, channel::email, channel::task}};
constexpr channel_range written_or_task{{channel::letter, channel::email, channel::task}};

// --- What follows from an outcome.

template <class Next>
[[nodiscard]] auto field_of_next_number(Next& next_number) {
  return field{"next_number", "The next call goes to the next number.", added, next_number};
}

template <either_const<follow_rhythm> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [next_number] = what;
  return described<B>("", "", field_of_next_number(next_number));
}

template <either_const<retry_soon> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [after, at_most_a_day, chooses_daypart, next_number] = what;
  return described<B>(
      "", "", field{"after", "Call again so long after.", shown, after},
      field{"at_most_a_day", "Not more often on one local day.", shown, at_most_a_day, count_range{0, 14}},
      field{"chooses_daypart", "In the least tried part of what is left of the day.", added, chooses_daypart},
      field_of_next_number(next_number));
}

template <either_const<call_again> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [after] = what;
  return described<B>("", "", field{"after", "", shown, after});
}

template <either_const<try_again> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [after, at_most] = what;
  return described<B>("", "", field{"after", "The same once more so long after.", shown, after},
                      field{"at_most", "So many times in a row; then that number or address is out.", shown, at_most,
                            count_range{0, 14}});
}

template <either_const<same_day_after> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [wait] = what;
  return described<B>("", "", field{"wait", "", shown, wait});
}

template <either_const<same_day_at> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [minute] = what;
  return described<B>("", "", field{"minute", "", shown, minute, count_range{0, 24 * 60 - 1}, form::clock_time{}});
}

template <either_const<stay_away> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [otherwise] = what;
  return described<B>("", "", field{"otherwise", "", shown, otherwise});
}

template <either_const<cool_down> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [wait, letter_after] = what;
  return described<B>("", "", field{"wait", "No calls for so long.", shown, wait},
                      field{"letter_after", "A letter to the decision maker so long after; null: none.", shown,
                            letter_after, usual_range{}, form::or_null{}});
}

template <either_const<hold_until_named_or> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [otherwise] = what;
  return described<B>("", "", field{"otherwise", "", shown, otherwise});
}

template <either_const<send_then_call> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [send_within, call_after] = what;
  return described<B>("", "", field{"send_within", "Send something, at the latest so long after.", shown, send_within},
                      field{"call_after", "Call so long after it landed.", shown, call_after});
}

template <either_const<wait_for_meeting> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [ask_after] = what;
  return described<B>("", "", field{"ask_after", "", shown, ask_after});
}

template <either_const<close_as> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [how] = what;
  return described<B>("", "", field{"how", "", required, how});
}

template <either_const<ask_why> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [after] = what;
  return described<B>("", "", field{"after", "", shown, after});
}

template <either_const<answer_within> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [wait] = what;
  return described<B>("", "", field{"wait", "", shown, wait});
}

template <either_const<lands> B>
[[nodiscard]] auto fields_of(B& what) {
  auto& [letter] = what;
  return described<B>("", "", field{"letter", "", shown, letter});
}

// --- Tracks.

template <class Briefs>
[[nodiscard]] auto field_of_briefs(Briefs& briefs) {
  return field{"briefs", "What the touches are about, each used once; a list in it: variants of one brief.", optional,
               briefs};
}

template <class Via>
[[nodiscard]] auto field_of_via(Via& via, channel_range among) {
  return field{"via", "The channel of the touch.", required, via, among};
}

template <either_const<rhythm> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [via, gaps, first, messages, message_holds_back, briefs, messages_at, chooses_daypart, otherwise] = rule;
  return described<R>(
      "rhythm", "A touch every so often.", field_of_via(via, not_voicemail),
      field{"every", "How long after the touch before; of several the last one repeats.", tells_kind, gaps,
            list_range{.fewest = 1, .each = one_or_more}, form::one_or_many{}},
      field{"first_after", "From the pursuit's start to the first touch.", optional, first}, field_of_briefs(briefs),
      field{"leaves_message", "An unanswered call owes a message.", optional, messages},
      field{"message_holds_back", "... and nothing else is due before it.", optional, message_holds_back},
      field{"message_at", "Only at these attempts, the first being 1; left out: at all of them.", added, messages_at,
            list_range{.most = most_chosen_attempts, .each_once = true, .each = one_or_more}},
      field{"chooses_daypart", "Also a gap that names an instant leaves the hour to the dayparts.", added,
            chooses_daypart},
      field{"otherwise", "The channel where the first cannot be used.", added, otherwise});
}

template <either_const<after_each_nth> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [n, what, via, wait, briefs] = rule;
  return described<R>("after each", "A touch for every so many of something.",
                      field_group{"after_each", "Of how many of what.", tells_kind, form::counted_things{},
                                  field{"n", "", required, n, one_or_more}, field{"what", "", required, what}},
                      field_of_via(via, written_or_task),
                      field{"wait", "How long after the one that made it due.", optional, wait},
                      field_of_briefs(briefs));
}

template <either_const<after_other> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [track, landed, wait, via, briefs] = rule;
  return described<R>("after track", "A touch for every touch of another track.",
                      field{"after_track", "The id of the other track.", tells_kind, track},
                      field{"from", "What the wait counts from.", optional, landed, usual_range{},
                            form::one_of_two{"landing", "sending"}},
                      field{"wait", "How long after that.", required, wait}, field_of_via(via, written_or_task),
                      field_of_briefs(briefs));
}

template <either_const<after_event> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [events, wait, via, briefs] = rule;
  return described<R>(
      "after outcome", "A touch after something was recorded.",
      field{"after_outcome", "The outcome, or any of several.", tells_kind, events, each_once, form::one_or_many{}},
      field{"wait", "How long after that.", optional, wait}, field_of_via(via, not_voicemail), field_of_briefs(briefs));
}

template <either_const<appointment_reminder> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [wait, via, briefs] = rule;
  return described<R>("before appointment", "A touch ahead of each appointment.",
                      field{"before_appointment", "How long before it.", tells_kind, wait},
                      field_of_via(via, not_voicemail), field_of_briefs(briefs));
}

template <either_const<branch> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [on, to] = rule;
  return described<R>("branch", "Which step follows an outcome.",
                      field{"outcome", "The outcome, or any of several.", required, on, each_once, form::one_or_many{}},
                      field{"go_to", "The id of the step that follows.", required, to});
}

template <either_const<step> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [id, via, wait, about, branches, next, last, message, label] = rule;
  return described<R>(
      "step", "One touch of a list.", field{"id", "Stable, and unique in its list.", required, id},
      field_of_via(via, not_voicemail), field{"wait", "How long after the step before was made.", optional, wait},
      field{"brief", "What the touch is about; a list: variants of it.", optional, about},
      field{"when", "Which step follows which outcome.", optional, branches, list_range{.most = 100}},
      field{"then", "The id of the step that follows otherwise; left out: the next one.", optional, next},
      field{"ends_list", "Nothing follows otherwise: the list has run out.", optional, last},
      field{"leaves_message", "An unanswered call of this step owes a message.", added, message},
      field{"label", "Of a task; left out: the track's.", added, label});
}

template <either_const<step_list> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [steps, repeat_after, then, messages] = rule;
  return described<R>(
      "steps", "A fixed list of touches, which then repeats or hands over to a rhythm.",
      field{"steps", "In their order.", tells_kind, steps, list_range{1, 1'000}},
      field{"repeats_after", "Begins again so long after the last step.", optional, repeat_after, one_or_more},
      field{"hands_over_to", "The rhythm that takes over after the last step.", optional, then},
      field{"leaves_message", "An unanswered call owes a message.", optional, messages});
}

template <either_const<pacing> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [from, late, resumes] = rule;
  return described<R>(
      "pacing", "What a delay counts from when people are early, late, or put things on hold.",
      field{"from", "What the next touch counts from, where the last one was made in time.", optional, from},
      field{"late", "What becomes of the rest when a touch was made late.", optional, late},
      field{"resumes", "When a touch is due again that a hold has kept back.", optional, resumes});
}

// --- Guards.

template <class Channels>
[[nodiscard]] auto field_of_channels(Channels& channels) {
  return field{"channels", "Of which touches.", required, channels};
}

template <either_const<window_guard> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [channels, open, zone] = rule;
  return described<R>(
      "", "", field_of_channels(channels),
      field{"window", "Touches only inside these hours.", tells_kind, open, usual_range{}, form::nameless{}},
      field{"zone", "Whose local time; left out: that of each candidate zone of the prospect.", optional, zone});
}

template <either_const<rolling> R>
[[nodiscard]] auto fields_of(R& span) {
  auto& [length] = span;
  return described<R>("", "", field{"hours", "", required, length, one_or_more});
}

template <either_const<rolling_days> R>
[[nodiscard]] auto fields_of(R& span) {
  auto& [days] = span;
  return described<R>("", "", field{"days", "", required, days, one_or_more});
}

template <either_const<cap_guard> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [n, channels, over, excepts_retries, what, whose, zone, outcomes] = rule;
  return described<R>(
      "", "", field{"at_most", "So many of these.", tells_kind, n, one_or_more}, field_of_channels(channels),
      field{"per", "Over what they are counted.", required, over},
      field{"except_retries", "Retries on the same day and answers owed go through.", optional, excepts_retries},
      field{"counting", "What is counted.", optional, what}, field{"of", "Whose events are counted.", optional, whose},
      field{"zone", "In which days are read; left out: the prospect's first zone.", optional, zone},
      field{"that_led_to", "Only what led to one of these outcomes; left out: whatever it led to.", added, outcomes,
            list_range{.each_once = true}, form::one_or_many{}});
}

template <either_const<quiet_guard> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [after, length, channels, its_day_counts] = rule;
  return described<R>(
      "", "", field{"after", "After what.", required, after, usual_range{}, form::occasions{}},
      field{"quiet_for", "No touches for so long.", tells_kind, length, one_or_more}, field_of_channels(channels),
      field{"counting_its_day", "The day of what happened is day 1, else day 0.", optional, its_day_counts});
}

template <either_const<gap_guard> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [earlier, later, wait] = rule;
  return described<R>("", "", field{"earlier", "On which channels the first of them is.", required, earlier},
                      field{"later", "On which channels the second one is.", required, later},
                      field{"apart", "So long between two touches.", tells_kind, wait});
}

template <either_const<landing_day_guard> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [channels] = rule;
  return described<R>(
      "", "",
      field{"not_on_landing_day", "No touches on these channels on the day on which a letter is due to land.",
            tells_kind, channels});
}

template <either_const<consent_guard> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [channels, consumer, sole_trader, legal_entity] = rule;
  return described<R>(
      "", "", field_of_channels(channels),
      field_group{"consent", "Only with this consent.", tells_kind, form::nested{},
                  field{"consumer", "Also where the audience is unknown.", shown, consumer},
                  field{"sole_trader", "", shown, sole_trader}, field{"legal_entity", "", shown, legal_entity}});
}

template <either_const<registry_guard> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [channels, stale_after] = rule;
  return described<R>("", "", field_of_channels(channels),
                      field{"registry_no_older_than", "Only while the do-not-call list was looked at no longer ago.",
                            tells_kind, stale_after, one_or_more});
}

// --- A host's own rules: under which name they are registered, and with what parameters. What the functions do cannot
// be seen.

template <either_const<registered_name> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [name, parameters] = rule;
  return described<R>("", "",
                      field{"rule", "The name under which the host registered a rule of its own.", tells_kind, name},
                      field{"parameters", "What the rule is given.", optional, parameters});
}

template <class R>
[[nodiscard]] auto fields_of_host_rule(R& rule) {
  auto& [function, reads_history, registered] = rule;
  return described<R>("", "", field{"registered", "", required, registered},
                      field{"reads_history", "", optional, reads_history, usual_range{}, form::unwritten{}},
                      field{"function", "", required, function, usual_range{}, form::unwritten{}});
}
template <either_const<host_track> R>
[[nodiscard]] auto fields_of(R& rule) {
  return fields_of_host_rule(rule);
}
template <either_const<host_guard> R>
[[nodiscard]] auto fields_of(R& rule) {
  return fields_of_host_rule(rule);
}
template <either_const<host_ending> R>
[[nodiscard]] auto fields_of(R& rule) {
  return fields_of_host_rule(rule);
}

// --- The lines of a policy.

template <class Id>
[[nodiscard]] auto field_of_id(Id& id) {
  return field{"id", "Stable, and unique in its policy.", required, id};
}

template <either_const<track_parts> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [id, what, holds_back_later, pace, lapses_after, waits_for_promises, label, in_place_of] = rule;
  return described<R>(
      "track", "What we want to do next.", field_of_id(id),
      field{"", "", required, what, usual_range{}, form::alternatives{}},
      field{"holds_back_later", "While it has something to do, later tracks propose nothing.", optional,
            holds_back_later},
      field{"pace", "How it keeps time.", optional, pace},
      field{"lapses_after", "A touch that was not made so long after it was wanted lapses.", added, lapses_after},
      field{"waits_for_promises", "Nothing before the time of a call that was agreed is over.", added,
            waits_for_promises},
      field{"label", "What its tasks are.", added, label},
      field{"in_place_of", "Asked for only while none of these channels can be used.", added, in_place_of});
}

template <either_const<guard_parts> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [id, what, law, exempts_agreed_calls, audiences, jurisdiction, valid_from, valid_to] = rule;
  return described<R>(
      "guard", "What holds us back.", field_of_id(id),
      field{"", "", required, what, usual_range{}, form::alternatives{}},
      field{"law", "The citation of a rule of law, which no promise overrides.", optional, law},
      field{"exempts_agreed_calls", "The law itself exempts calls that were agreed.", optional, exempts_agreed_calls},
      field{"audiences", "Only for prospects of these; left out: all.", optional, audiences, list_range{},
            form::one_or_many{}},
      field{"jurisdiction", "Only where the prospect is in it, or in none that is known.", optional, jurisdiction},
      field{"valid_from", "The first local date on which it is in force.", optional, valid_from},
      field{"valid_to", "The first local date on which it is no more in force.", optional, valid_to});
}

template <either_const<ending_parts> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [id, what] = rule;
  return described<R>("ending", "How a pursuit ends, by a rule of the host's own.", field_of_id(id),
                      field{"", "", required, what, usual_range{}, form::alternatives{}});
}

template <either_const<calls> R>
[[nodiscard]] auto fields_of(R& most) {
  auto& [count] = most;
  return described<R>("", "", field{"calls", "", required, count, count_range{1, 65'535}});
}

template <either_const<limit_parts> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [id, most_calls, longest, closing_with, closing_brief, closing_within, regardless] = rule;
  return described<R>(
      "limit", "How far patience reaches: whichever comes first.", field_of_id(id),
      field{"most_calls", "So many calls, busy lines not counted.", optional, most_calls, count_range{1, 65'535}},
      field{"longest", "So long after the start.", optional, longest, one_or_more},
      field{"closing_with", "A last touch on this channel.", optional, closing_with, not_voicemail},
      field{"closing_brief", "What it is about.", optional, closing_brief},
      field{"closing_within", "It closes at the latest so long after it was reached.", optional, closing_within,
            one_or_more},
      field{"regardless", "Also while something agreed with a person is pending; else it waits.", added, regardless});
}

template <either_const<re_entry_parts> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [id, after, wait, under] = rule;
  return described<R>(
      "re-entry", "What comes after an ending: the matter is taken up again.", field_of_id(id),
      field{"after", "How it ended; any of several.", required, after, each_once, form::one_or_many{}},
      field{"wait", "How long after that.", required, wait},
      field{"under", "The name of the policy that takes over; left out: the same one.", optional, under});
}

template <either_const<daypart> R>
[[nodiscard]] auto fields_of(R& part) {
  auto& [name, open, answer_rate_permille, on] = part;
  return described<R>("daypart", "A named part of the working day.", field{"name", "", required, name},
                      field{"hours", "On the prospect's local clock.", required, open},
                      field{"answer_rate_permille", "How often people answer then.", shown, answer_rate_permille,
                            count_range{0, 1'000}},
                      field{"on", "The weekdays that have it; left out: every day.", added, on,
                            list_range{.each_once = true}, form::one_or_many{}});
}

template <either_const<at_most_per_daypart> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [most] = rule;
  return described<R>("", "", field{"calls", "", shown, most, one_or_more});
}

template <either_const<other_clock_time> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [around] = rule;
  return described<R>(
      "", "",
      field{"around", "So many hours of the clock around it.", added, around, count_range{0, most_hours_around}});
}

template <either_const<daypart_choice> R>
[[nodiscard]] auto fields_of(R& rule) {
  auto& [parts, k, side_rules, apart_by] = rule;
  return described<R>(
      "dayparts", "At what time of the day to call somebody who was not reached at other times.",
      field{"parts", "At most 8, not overlapping.", required, parts, list_range{1, most_dayparts}},
      field{"k", "2 when the rates are a guess, 4 when from 1,000 calls or more.", optional, k,
            count_range{1, most_daypart_weight}},
      field{"side_rules", "Preferences in their order; one that would leave nothing is set aside.", optional,
            side_rules, list_range{}, form::one_or_many{}},
      field{"apart", "A call after one that failed comes at least so long after it.", optional, apart_by});
}

template <either_const<promise_rules> R>
[[nodiscard]] auto fields_of(R& rules) {
  auto& [cleared, when_missed] = rules;
  return described<R>("promises", "What becomes of a promise.", field{"cleared", "What clears it.", shown, cleared},
                      field{"when_missed", "What follows when we missed it.", shown, when_missed});
}

// Rules and their parts that are described here.
template <class T>
concept has_fields = requires(T& value) {
  fields_of(value);
};

// A rule as it is by default: what its optional members are when they are left out.
template <has_fields T>
[[nodiscard]] T usual() {
  if constexpr (std::same_as<T, window_guard>) {
    return window(channel::call, every_day("00:00-24:00"));
  } else {
    return T{};
  }
}

}  // namespace followup::detail
