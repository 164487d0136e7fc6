// What a language has to say: one catalogue for every text of the library. A sentence that it lacks, or a parameter
// that a sentence does not know or leaves out, does not compile.
//
// Sentences begin with a small letter where they may stand inside of others, and then end without a full stop.
#pragma once

#include "words/aspects.hpp"
#include "words/text.hpp"

#include <followup/engine/agenda.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/language.hpp>
#include <followup/model/channel.hpp>
#include <followup/model/outcome.hpp>
#include <followup/model/prospect.hpp>
#include <followup/policy/guard.hpp>
#include <followup/policy/policy_part.hpp>

#include <array>
#include <string_view>

namespace followup::detail {

inline constexpr int status_count = static_cast<int>(status::closed) + 1;

// What touches through a channel are called: "call", "calls", "a call", "the call".
struct channel_words {
  text<> noun, plural, one_of, with_article;
};

struct time_words {
  std::array<text<>, 7> weekdays;  // Monday first
  std::array<text<>, 12> months;
  text<"weekday", "day", "month", "year"> date;
  text<"date", "clock"> moment;
  text<"date"> end_of_day;  // the end of something
  text<"end"> until;
  text<"date", "open"> from;
  text<"date", "open", "close"> hours;
  text<"date", "open", "end"> from_until;
  // An agreed time: at what o'clock, on a day, and on one of several days.
  text<"date", "clock"> at;
  text<"date"> on;
  text<"first", "last"> between;
};

// --- Answers.

// What the reasons of an answer say. In the accusative and the dative where the names of rules and touches are put into
// other sentences.
struct explain_words {
  keyed<channel, text<>, channel_count> missing;  // why a touch cannot be made
  // The rules that every policy has.
  text<> promise, answer, message, appointment, hold, calendar, preference, data;
  text<> another_rule;
  text<"what"> outcome_rule;
  text<"name", "law"> law;
  // A touch that is no action, by the rule that wants it.
  text<> promised_call;
  text<"touch", "what"> touch_after;
  text<"touch", "rule"> touch_of;

  text<"rule", "from", "to"> first_touch;
  text<"rule", "n", "from", "to"> rhythm;
  text<"rule", "n", "m", "from"> after_nth_call, after_nth_unanswered;
  text<"rule", "other", "from"> after_landing, after_sending;
  text<"n", "m", "rule", "from"> next_step;
  text<"n", "m", "rule", "what", "from"> branch_taken;
  text<"rule", "what", "from", "to"> after_event;
  text<"rule", "from", "to"> before_appointment;
  text<"rule", "to"> host_rule;
  text<"n", "from"> message_owed;
  text<"what", "from", "to"> outcome_says;
  text<"when"> promise_by_them, promise_by_us;
  text<"from", "to"> answer_owed, information_owed;
  text<"from"> information_landed;
  text<"n", "from"> ask_for_reasons;
  text<"day"> how_did_it_go;
  text<"rule", "from"> closing_touch;

  text<"to"> promise_in_gap, promise_in_overlap;
  text<"day"> promise_on_closed_day;
  text<"when"> promise_missed_by_us;
  text<"rule", "to"> promise_blocked;
  text<"to"> agreed_clock_kept;

  text<"part", "hours", "m"> daypart_chosen;
  text<"part", "m"> daypart_reached;
  text<"n"> at_most_per_daypart;
  text<> other_clock_time, other_weekday, another_time;
  text<"which"> side_rule_dropped;
  text<"from", "to"> rolled_to_opening;
  text<"day", "to"> rolled_from_closed_day;
  text<"rule", "from", "to"> guard_moved;
  text<"n", "from", "to"> kept_apart;
  text<"rule", "from", "to"> after_promise;
  text<"n", "m"> next_number;
  text<"n"> promised_number;
  text<"n", "m"> promised_number_out;
  text<"to"> lapses;
  text<"rule", "touch"> guard_forbids;
  text<"n", "rule"> briefs_used_up;

  text<"touch", "from", "by"> held_back;
  text<"rule", "touch", "missing"> channel_unusable;
  text<"rule", "touch", "touches"> channel_suppressed;
  text<"n", "touches"> endpoint_assumed;
  text<"touch", "to"> lapsed;
  text<"touch", "by", "to"> beyond_limit;

  text<"to"> waiting;
  text<"when"> appointment_ahead;
  text<"n", "from", "to"> on_hold;
  text<"n", "to"> absence, pause;
  text<"rule", "n", "from"> limit_reached;
  text<"rule", "to"> limit_ahead;
  text<"rule", "n", "from", "by"> limit_waits;
  text<> no_zone, no_channel, nothing_proposed, blocked;
  text<"touch"> never_open;
  text<"touches", "from"> suppressed;
  text<"what", "from"> ended;
  text<"how", "rule", "from"> ended_as;
  text<> another_reason;  // of a kind that is none

  // Actions.
  text<> call, leave_voicemail, send_letter, send_email;
  text<"label", "rule"> do_task;
  text<"deed", "brief", "when", "due"> action;

  // An answer without actions.
  text<"rule"> exhausted;
  text<"how"> with_reasons, without_reasons;
  text<"how", "rule"> ended_by;
  text<"how", "at"> closed;
  keyed<status, text<>, status_count> standstill;
  text<"standstill", "at"> look_again;
  text<"from", "policy"> taken_up_again;
  text<"actions", "reasons"> left_out;
};

// --- What policies say.

// A sentence without its full stop, for when there is something to say and for when there is not: {v} is the value, {a}
// one touch ("a call"), {touches} all of them ("calls and e-mails"). Empty: no sentence.
struct statement_words {
  free_text<"v", "a", "touches"> said;
  free_text<"v", "a", "touches"> unsaid = "";
};

struct section_words {
  text<> heading;
  text<> opening;  // what holds for all that follows
  text<> nothing;  // where nothing follows
};

struct unit_words {
  text<"n"> counted;  // "2 business days"
  text<> each;        // "every business day"
  text<> at_once;     // none of it
};

struct value_words {
  text<> last, last_or, then;  // before the last of several: "a and b", "a or b", "a, then b"
  unit_words minutes, hours, open_minutes, calendar_days, business_days, months;
  text<"n"> calls;
  text<"v"> every, later;
  text<"first", "last"> weekdays;
  text<> closed;  // of a day
  text<"day", "month", "year"> date;
  text<> no_citation;
  keyed<audience, text<>, 4> people;
  keyed<count_scope, text<>, 4> counted;
  keyed<consent_level, text<>, 4> consent;

  // What follows from an outcome.
  text<"next"> follow_rhythm;
  text<"when", "n", "daypart", "next"> retry_soon;
  text<"wait"> call_again, same_day_after;
  text<"clock"> same_day_at;
  text<"wait"> stay_away;
  text<> keep_promise;
  text<"wait", "letter"> cool_down;
  text<"wait"> hold_until_named_or;
  text<"within", "wait"> send_then_call;
  text<"wait"> wait_for_meeting;
  text<"how"> close_as;
  text<"wait", "how"> ask_why;
  text<> suppress;
  text<"wait"> answer_within;
  text<> drop_contact_point;
  text<"when", "n"> try_again;
  text<"wait"> lands;
  text<> take_note;

  // Tracks.
  text<"gap"> first_gap;
  text<"n"> nth_call, nth_unanswered;
  text<"when"> after_landing, after_sending;
  text<> no_brief;
  text<"names"> one_of_briefs;
  text<"outcomes", "to"> branch;
  text<> branch_outcomes, last_branch_outcome;  // between them
  text<> from_actual, from_planned, late_shift, late_hold;
  text<> original_deadline, remaining, restart;

  // Guards.
  text<"name", "version"> hours_source;
  text<"n", "touches"> touches_together;
  text<"n"> connected, conversations, messages;
  text<"touches"> no_more;
  text<> per_local_day, per_lifetime, per_calendar_week, per_calendar_month, per_daypart;
  text<"length"> rolling, rolling_days;
  text<> on_the_morning;
  text<"several", "numbers"> attempts;
  text<"wait", "earlier", "later"> distance;

  // Dayparts and promises.
  text<"apart"> clock_apart;
  text<> other_clock_time, other_weekday;
  text<> cleared_by_attempt, cleared_by_call, made_good_at_opening, made_good_at_once;
};

struct policy_words {
  keyed<aspect, statement_words, aspect_count> statements;
  value_words values;
  keyed<policy_part, text<>, policy_part_count> parts;  // "the track"
  keyed<section, section_words, section_count> sections;

  text<"name", "version"> title;
  text<> opening;  // what a cadence is
  text<"doctrine"> unlike_doctrine;
  text<"identity"> identity;
  text<> history_needed, history_spared;
  text<"names"> host_rules;
  text<> hand_over;  // when a step list has run out

  // What is different.
  text<"now", "before"> instead_of;  // of values
  text<"now", "before"> changed;     // of sentences
  text<> namesake;                   // equal words for different things
  text<"part", "now", "before"> other_kind;
  text<"part"> added, removed, moved_first;
  text<"part", "other"> moved_behind;
  text<> nothing_changed;

  // Of the picture: where it begins, and what outcomes do: go on, again, owed, wait, over.
  text<> start;
  std::array<text<>, 5> effects;
};

// --- What comes, and what came.

struct timeline_words {
  std::array<text<>, 7> weekdays;  // Monday first, short
  std::array<text<>, 12> months;   // short
  text<"day", "month"> short_date;
  text<"weekday", "date", "year"> dated;
  text<"name", "version"> if_nobody_answers;
  text<"name", "version", "outcome"> if_calls_lead_to;
  text<"from", "zone", "calendar", "version"> subtitle;
  text<> nothing;
  text<"touches", "days"> summary;
  text<"date"> looked_until;
  text<"n"> stopped_after;
  text<> day, date, time, touch, rule, about;  // the heads of columns
  text<> start, end, closed_day;
  text<"name"> limit;
};

struct replay_words {
  text<"touch"> is_new, is_gone;
  text<"touch", "how"> differs;
  text<> another_time, another_subject, another_rule;
  text<> ends, goes_on, ends_otherwise;
  keyed<status, text<>, status_count> states;  // after "it is"
  text<"now", "before"> another_status;
  text<> wake_up_only, nothing, undecided_before, undecided_after, undecided_both;
  text<"policy", "which"> under;
  text<"version"> version;
  text<> earlier, later;
  text<"why"> no_answer;
  text<"n", "cases", "details"> total;
  text<"n"> next_action_of, status_of, ending_of;
  text<"n"> past_due, undecided;
};

struct audit_words {
  text<"id", "sentence"> finding;
  text<"why"> unanswerable, nothing_to_do;
  text<"touch", "when"> not_in_diary;
  text<> given_up;
  text<"from"> already_over;
  text<"touch", "from"> no_longer_asked, twice_in_diary;
  text<"touch", "from", "other", "to"> disturbs;
  text<"touch", "day", "other"> same_day;
  text<"when"> promise_not_kept;
  text<"when", "made_up"> promise_kept_late;
  text<"from", "to"> message_lapsed;
  text<"first", "second", "touch", "from"> probably_one;
  text<"id"> pursuit;
  text<> another_pursuit;
};

// --- What a book says.

struct insight_words {
  std::array<text<>, 4> ordinals;  // what follows a number: 4th, 1st, 2nd, 3rd
  std::array<text<>, 7> columns;   // of the table of calls
  text<"n"> minutes, hours;
  text<"nth", "share", "time", "cost"> row;
  text<"pursuits", "yeses", "share", "others", "undecided"> summary;
  text<> nobody_called;
  text<"nth", "share"> lost;
  text<"worth", "calls", "time", "pays", "stop"> worth;
  text<"nth"> pays_to;
  text<> pays_not;
  text<"nth"> no_longer;
  text<> cannot_tell;
  text<> no_cause;
  text<"calls", "share"> answers;
  text<> reached, calls;  // the heads of columns
  text<"k", "rates", "calls"> rates;
  text<"all", "kept", "share", "by_us", "by_them"> promises;
  text<"all", "kept", "share"> called_us;

  // Of two policies.
  text<> of_a_hundred, before, after, change;  // the heads of columns
  text<> yeses, objections, complaints, answers_in_writing, late_promises, days_open, sellers_hours;
  text<"change", "low", "high"> interval;
  text<"before", "after"> a_yes;
  text<> holds_for;
};

struct forecast_words {
  text<"pursuits", "weeks"> summary;
  text<> nothing;
  text<> day, in_silence, as_usual, has;  // the heads of columns
  text<> over;                            // of a day with more to do than time for
  text<"n"> seller;                       // one without a name
  text<> by_seller;                       // above the table
  text<"touches"> by_channel;
  text<"days", "all", "first"> first_over;
  text<> never_over;
  text<"n", "rest"> today;
  text<> fits;
  text<"n", "left"> overflow;
  text<"time", "n", "low", "high"> carries;
  text<> holds_for;
};

// Each picture with its title, what it shows, its axis and what its marks say.
struct picture_words {
  text<> from, to;  // the ends of an interval

  text<> yes_title;
  text<"first", "last", "call"> yes_text;
  text<> yes_axis;
  text<"call", "share", "low", "high", "n", "all"> yes_says;
  text<> call, in_play, yes, share;

  text<> hours_title;
  text<"day", "hour", "share"> hours_text;
  text<"day", "hour", "share", "low", "high", "n", "calls"> hours_says;
  text<> weekday, hour, calls, reached;

  text<> work_title;
  text<"from", "to", "least", "most", "quiet"> work_text;
  text<> work_axis;
  text<"day", "hours", "low", "high", "quiet"> work_says;
  text<> band;

  text<> left_title;
  text<"weeks", "before", "of_before", "after", "of_after"> left_text;
  text<> left_axis;
  text<"week", "policy", "share", "low", "high"> left_says;
  text<> week;

  text<"name"> line_title;
  text<"n", "now", "more", "until"> line_text;
  text<> happened, ahead, now, what, outcome;
};

// What the page of a book says around all of that.
struct report_words {
  text<> title;
  text<"moment", "zone"> as_of;
  // Figures, each with what it is of.
  text<> open, yeses, today, missed;
  text<"n"> open_of, today_of, missed_of;
  text<"share"> yeses_of;
  text<> today_head, today_none;
  text<"n"> more;
  keyed<agenda_item::urgency, text<>, 4> urgencies;  // of what is to be done; empty: none
  text<> left_over;
  text<> pursuit, what, when, why, hours;  // the heads of columns
  text<> ahead, going_on, reached, wrong, other;
  text<> wrong_none;
  text<"n", "days", "before", "after"> other_about;
  text<> numbers, made_by;
};

struct catalogue {
  std::string_view code;  // of ISO 639-1
  char decimal_point;
  keyed<channel, channel_words, channel_count> touches;
  // What happened, in the middle of a sentence and in the past: "they had just left".
  keyed<outcome_kind, text<>, outcome_count + 1> happening;
  keyed<disposition, text<>, disposition_count> ending;  // "refused"
  time_words times;
  explain_words explain;
  policy_words describe;
  timeline_words timeline;
  replay_words replay;
  audit_words audit;
  insight_words insight;
  forecast_words forecast;
  picture_words pictures;
  report_words report;
};

[[nodiscard]] const catalogue& words_in(language in);

}  // namespace followup::detail
