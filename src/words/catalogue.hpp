// What a language has to say: one catalogue for every text of the library. A sentence that it lacks, or a parameter
// that a sentence does not know or leaves out, does not compile.
//
// Sentences begin with a small letter where they may stand inside of others, and then end without a full stop.
#pragma once

#include "words/text.hpp"

#include <followup/engine/next_actions.hpp>
#include <followup/language.hpp>
#include <followup/model/channel.hpp>
#include <followup/model/outcome.hpp>
#include <followup/model/prospect.hpp>

#include <array>
#include <string_view>

namespace followup::detail {

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

  // Actions.
  text<> call, leave_voicemail, send_letter, send_email;
  text<"label", "rule"> do_task;
  text<"deed", "brief", "when", "due"> action;

  // An answer without actions.
  text<"rule"> exhausted;
  text<"how"> with_reasons, without_reasons;
  text<"how", "rule"> ended_by;
  text<"how", "at"> closed;
  keyed<status, text<>, 7> standstill;
  text<"standstill", "at"> look_again;
  text<"from", "policy"> taken_up_again;
  text<"actions", "reasons"> left_out;
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
};

[[nodiscard]] const catalogue& words_in(language in);

}  // namespace followup::detail
