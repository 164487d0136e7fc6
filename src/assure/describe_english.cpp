#include "assure/describe_words.hpp"
#include "closed_set.hpp"

namespace followup::detail {
namespace {

using namespace english;

constexpr std::string_view and_last = " and ";

sentence_pair sentence(aspect what) {
  switch (what) {
    case aspect::name: return {"the policy is called {v}"};
    case aspect::version: return {"its version is {v}", "it has no version"};
    case aspect::needs_history: return {"it needs the touchpoints themselves", "it can be decided from progress alone"};
    case aspect::behaviour: return {"{v}"};

    case aspect::via: return {"it is {v}"};
    case aspect::gaps: return {"the {touches} come {v}"};
    case aspect::first: return {"the first is due {v} after the start"};
    case aspect::message: return {"every unanswered call owes a message, due at once", "no message is asked for"};
    case aspect::message_at:
      return {"an unanswered call owes a message, due at once, only at {v}", "no attempt is different from another"};
    case aspect::chooses_daypart:
      return {
          "a call due at a certain instant also gets the part of what is left of the day in which it is most likely "
          "to be answered",
          "a call due at a certain instant keeps it"};
    case aspect::otherwise: return {"where that is not possible, it is {v}", "there is no other way"};
    case aspect::message_first:
      return {"until the message is recorded, or the next call is, nothing that comes later is proposed",
              "what comes later does not wait for the message"};
    case aspect::briefs:
      return {"they are about these, in this order, none twice for one prospect: {v}",
              "they are about nothing in particular"};
    case aspect::nth: return {"{a} for every {v}"};
    case aspect::nth_wait: return {"it is due {v} after the call that makes it so"};
    case aspect::follows: return {"{a} for every touch of {v}"};
    case aspect::follow_wait: return {"it is due {v}"};
    case aspect::events: return {"{a} after any of these, counted from the newest: {v}"};
    case aspect::event_wait: return {"it is due {v} after that"};
    case aspect::takes_telephone:
      return {"while it is to be made the tracks after this one do not call",
              "the tracks after this one call beside it"};
    case aspect::reminder:
      return {
          "{a} {v} before each appointment, at once where it was agreed later than that; it lapses when the "
          "appointment begins"};
    case aspect::steps:
      return {
          "these steps, the first counted from the start, each later one from when the one before it was made "
          "or from what led to it"};
    case aspect::repeats:
      return {"when the steps have run out they begin again, {v} after the last", "the steps do not begin again"};
    case aspect::step_wait: return {"{a}, {v}"};
    case aspect::step_brief: return {"about {v}", "about nothing in particular"};
    case aspect::step_message: return {"if it is not answered, a message is owed at once", "no message of its own"};
    case aspect::label: return {"the task is {v}", "the task has no label"};
    case aspect::branches: return {"{v}", "it has no branches"};
    case aspect::next:
      return {"where no branch is taken, {v} follows", "where no branch is taken, the next step follows"};
    case aspect::last:
      return {"where no branch is taken, the steps have run out here", "the steps do not run out here"};
    case aspect::holds_back_later:
      return {"while it has something to do, the tracks after it propose nothing",
              "the tracks after it go on beside it"};
    case aspect::lapses:
      return {
          "what was not made {v} after it was wanted lapses, of several the newest alone is wanted, and it takes "
          "the telephone from no other track",
          "it does not lapse"};
    case aspect::waits_for_promises:
      return {"while a call was agreed, nothing goes out before its time is over",
              "it goes on while a call was agreed"};
    case aspect::in_place_of:
      return {"it is asked for only where {v} are out", "it does not depend on what else is out"};
    case aspect::counts_from: return {"after a touch made in time, the next counts {v}"};
    case aspect::late: return {"after a touch made late, {v}"};
    case aspect::resumes: return {"after a hold, {v}"};

    case aspect::registered:
      return {"this is the host's own code, registered as {v}",
              "this is the host's own code, under no registered name"};
    case aspect::parameters: return {"it was given {v}", "it was given no parameters"};
    case aspect::reads_history:
      return {"it looks at the touchpoints themselves", "it does not look at the touchpoints"};

    case aspect::channels: return {"it holds for {v}"};
    case aspect::hours: return {"{touches} only at these hours: {v}"};
    case aspect::other_weeks: return {"in the weeks after it {v}, and then the first again", "every week the same"};
    case aspect::first_week: return {"the first of these weeks is that of {v}", "no week is the first"};
    case aspect::calendar: return {"the hours are those of the calendar {v}"};
    case aspect::holidays: return {"not on {v}", "no holidays"};
    case aspect::overrides: return {"on these dates otherwise: {v}", "no dates with other hours"};
    case aspect::hours_zone:
      return {"the hours are read on the clock of {v}", "the hours are read on the prospect's clock"};
    case aspect::cap: return {"at most {v}"};
    case aspect::cap_outcomes: return {"only what led to one of these counts: {v}", "it counts whatever it led to"};
    case aspect::cap_scope: return {"counted are {v}"};
    case aspect::cap_zone: return {"days are read on the calendar of {v}", "days are the prospect's own"};
    case aspect::excepts_retries:
      return {"what their side brought about goes through: retries on the same day, and answers owed",
              "retries on the same day and answers owed count like the rest"};
    case aspect::quiet_after:
      return {"that begins with any of these: {v}", "that begins with every conversation with the person pursued"};
    case aspect::quiet_length: return {"no {touches} for {v}"};
    case aspect::its_day_counts: return {"the day itself is day 1", "the day itself is day 0"};
    case aspect::distance: return {"at least {v}"};
    case aspect::landing_day: return {"no {touches} on the day on which a letter is due to land"};
    case aspect::consumer: return {"{touches} to consumers, and to whoever is not known to be another, need {v}"};
    case aspect::sole_trader: return {"to sole traders they need {v}"};
    case aspect::legal_entity: return {"to companies they need {v}"};
    case aspect::registry: return {"{touches} only when the do-not-call list was looked at {v} ago or less"};
    case aspect::citation: return {"law: {v}; no promise overrides it", "a house rule: a firm promise overrides it"};
    case aspect::exempts_agreed: return {"calls that were agreed are exempt", "calls that were agreed are not exempt"};
    case aspect::audiences: return {"it holds for {v}", "it holds for every audience"};
    case aspect::jurisdiction:
      return {"it holds for prospects in {v}, or whose jurisdiction is not known", "it holds everywhere"};
    case aspect::valid_from: return {"it is in force from {v} on", "it has always been in force"};
    case aspect::valid_to: return {"it is in force until {v}, that day not included", "it has no end"};

    case aspect::weight: return {"what people usually do weighs as much as {v} calls to the prospect"};
    case aspect::apart: return {"a call after one that failed comes at least {v} after it"};
    case aspect::daypart_hours: return {"{v}"};
    case aspect::daypart_days: return {"only on {v}", "on every day"};
    case aspect::answer_rate: return {"{v} of calls are expected to be answered then"};
    case aspect::preference: return {"{v}"};

    case aspect::cleared: return {"a promise stands until {v}"};
    case aspect::missed: return {"a promise that we missed is made good {v}"};

    case aspect::most_calls: return {"it is reached with {v}", "no number of calls reaches it"};
    case aspect::longest: return {"it is reached {v} after the start", "no length of time reaches it"};
    case aspect::closing_touch:
      return {"then {v} closes the matter",
              "nothing is sent to close the matter: the pursuit closes as exhausted at once"};
    case aspect::closing_brief:
      return {"the closing touch is about {v}", "the closing touch is about nothing in particular"};
    case aspect::closing_within:
      return {"the pursuit closes as exhausted when its closing touch is done, at the latest {v} after the limit"};
    case aspect::regardless:
      return {"it holds regardless of what was agreed", "it waits while something agreed with a person is pending"};

    case aspect::re_entry_after: return {"after {v} it is taken up again"};
    case aspect::re_entry_wait: return {"it begins {v} after the ending"};
    case aspect::re_entry_policy: return {"from then on under the policy {v}", "from then on under the same policy"};
  }
  return {};
}

std::string_view at_once(const delay& none) {
  struct in_words {
    std::string_view operator()(minutes) const { return "at once"; }
    std::string_view operator()(followup::hours) const { return "at once (0 hours)"; }
    std::string_view operator()(open_minutes) const { return "at once (in open time)"; }
    std::string_view operator()(calendar_days) const { return "on the same day"; }
    std::string_view operator()(business_days) const { return "at once (within opening hours)"; }
    std::string_view operator()(months) const { return "on the same day (0 months)"; }
  };
  return std::visit(in_words{}, none);
}

std::string_view counted_of(count_scope whose) {
  switch (whose) {
    case count_scope::prospect: return "those of all pursuits of the prospect";
    case count_scope::pursuit: return "those of this pursuit alone";
    case count_scope::number: return "those to the number or address that would be used";
    case count_scope::seller: return "those of the whole seller, as the host counts them";
  }
  return {};
}

std::string_view consent_of(consent_level level) {
  switch (level) {
    case consent_level::none: return "no consent";
    case consent_level::presumed: return "presumed consent at least";
    case consent_level::customer: return "that they are customers, or express consent";
    case consent_level::express: return "express consent";
  }
  return {};
}

std::string_view people(audience kind) {
  switch (kind) {
    case audience::unknown: return "those whose audience is not known";
    case audience::consumer: return "consumers";
    case audience::sole_trader: return "sole traders";
    case audience::legal_entity: return "companies";
  }
  return {};
}

constexpr value_vocabulary vocabulary{
    .dates = english::dates,
    .minutes = {"minute", "minutes"},
    .hours = {"hour", "hours"},
    .open_minutes = {"open minute", "open minutes"},
    .calendar_days = {"calendar day", "calendar days"},
    .business_days = {"business day", "business days"},
    .months = {"month", "months"},
    .calls = {"call", "calls"},
    .at_once = at_once,
    .people = people,
    .happening = happening,
    .ending = ending,
    .one = one_of,
    .many = plural,
    .and_last = and_last,
    .and_then = ", then ",
    .or_last = " or ",
    .later = "later",
    .to = "to",
    .closed = "closed",
    .no_citation = "no citation given",
    .decimal_point = '.',
};

class value_words : public common_values {
 public:
  using common_values::common_values;
  using common_values::operator();

  // What follows from an outcome.
  // As they are: what is none of their alternatives must not become one.
  template <any_of<behaviour, side_rule> Whole>
  std::string operator()(const Whole& what) const {
    return std::visit(*this, what);
  }
  std::string operator()(const follow_rhythm& b) const {
    return joined({"the tracks go on, and nothing follows of its own", next_number(b.next_number)});
  }
  std::string operator()(const retry_soon& b) const {
    return joined(
        {"call again ", (*this)(later{b.after}), ", at most ", counted_as(b.at_most_a_day, "time", "times"),
         " on one local day",
         b.chooses_daypart ? ", in the part of what is left of the day in which it is most likely to be answered" : "",
         "; then the tracks go on", next_number(b.next_number)});
  }
  std::string operator()(const call_again& b) const {
    return joined({"call again after ", (*this)(b.after), ", whatever the rhythm"});
  }
  std::string operator()(const same_day_after& b) const {
    return joined({"call again after ", (*this)(b.wait),
                   " if that is still the same day, else at the next working day's opening"});
  }
  std::string operator()(const same_day_at& b) const {
    return joined({"call again at ", clock(b.minute),
                   " if that is still to come today and open, else at the next working day's opening"});
  }
  std::string operator()(const stay_away& b) const {
    return joined({"no calls before the first working day on or after the date that was named, or for ",
                   (*this)(b.otherwise), " where none was; letters and e-mails go on"});
  }
  std::string operator()(const keep_promise&) const {
    return "the promise that was made says when, and nothing goes out by telephone before it";
  }
  std::string operator()(const cool_down& b) const {
    const std::string letter = b.letter_after
                                   ? "meanwhile a letter to the decision maker, due after " + (*this)(*b.letter_after)
                                   : std::string("no letter for it");
    return joined({"no calls for ", (*this)(b.wait), "; ", letter});
  }
  std::string operator()(const hold_until_named_or& b) const {
    return joined({"nothing goes out before the first working day on or after the date that was named, or for ",
                   (*this)(b.otherwise), " where none was; then a call"});
  }
  std::string operator()(const send_then_call& b) const {
    return joined({"send it at once, within ", (*this)(b.send_within),
                   " at the latest, by e-mail if there is an address and else by letter; call ", (*this)(b.call_after),
                   " after it has landed"});
  }
  std::string operator()(const wait_for_meeting& b) const {
    return joined({"nothing until the agreed time is over; if nothing was recorded then, ask how it went, due after ",
                   (*this)(b.ask_after)});
  }
  std::string operator()(const close_as& b) const { return joined({"the pursuit is over (", ending(b.how), ")"}); }
  std::string operator()(const ask_why& b) const {
    return joined({"one more touch to ask for the reasons, due after ", (*this)(b.after),
                   "; when the question has reached them, or after three attempts, the pursuit is over (",
                   ending(disposition::refused), ")"});
  }
  std::string operator()(const suppress&) const {
    return "an objection, absolute and at once: nothing more goes out that way";
  }
  std::string operator()(const answer_within& b) const {
    return joined({"answer within ", (*this)(b.wait), ", before everything but promises that are due"});
  }
  std::string operator()(const drop_contact_point&) const { return "that number or address is out, others go on"; }
  std::string operator()(const try_again& b) const {
    return joined({"the same once more ", (*this)(later{b.after}), ", at most ", counted_as(b.at_most, "time", "times"),
                   " in a row; then that number or address is out, others go on"});
  }
  std::string operator()(const lands& b) const {
    return joined({"a letter lands ", (*this)(b.letter), " after it was sent, everything else at once"});
  }
  std::string operator()(const take_note&) const { return "noted, and nothing changes"; }

  // Tracks.
  std::string operator()(const repeating& rhythm) const {
    std::string all;
    for (std::size_t i = 0; i + 1 < rhythm.gaps.size(); ++i) {
      all += joined({"after ", (*this)(rhythm.gaps[i]), ", then "});
    }
    return all + every(rhythm.gaps.back());
  }
  std::string operator()(const every_nth& tally) const {
    const bool all = tally.what == counted::calls;
    const std::string_view one = all ? "call" : "unanswered call";
    const std::string_view many = all ? "calls" : "unanswered calls";
    return tally.n == 1 ? std::string(one) : counted_as(tally.n, one, many);
  }
  std::string operator()(const after_arrival& arrival) const {
    return joined({(*this)(due_after{arrival.wait}), " after that ", arrival.landed ? "has landed" : "was sent"});
  }
  std::string operator()(const brief& about) const {
    if (about.empty()) return "nothing in particular";
    if (about.variants.size() == 1) return quoted(about.variants.front());
    return joined({"one of ", names(about.variants), " (for one prospect always the same)"});
  }
  std::string operator()(const brief_list& list) const { return each(*this, list.in_order, ", "); }
  std::string operator()(const branch& one) const {
    return joined({"if ", each(*this, one.on, w_.or_last), ": ", quoted(one.to), " follows"});
  }
  std::string operator()(const std::vector<branch>& branches) const { return each(*this, branches, "; ", "; "); }
  std::string operator()(anchor from) const {
    return from == anchor::actual ? "from when it was really made" : "from when it was planned";
  }
  std::string operator()(late_policy late) const {
    return late == late_policy::shift ? "the rest moves along" : "the rest holds its dates";
  }
  std::string operator()(resume_mode mode) const {
    switch (mode) {
      case resume_mode::original_deadline: return "a touch is due when it would have been without it, or at its end";
      case resume_mode::remaining: return "what was left of the wait runs from its end";
      case resume_mode::restart: return "the whole wait runs anew from its end";
    }
    return {};
  }

  // Guards.
  std::string operator()(const hours_source& from) const {
    return joined({quoted(from.name), ", version ", quoted(from.version)});
  }
  std::string operator()(const cap_figures& cap) const {
    return joined({events(cap), " ", std::visit(*this, cap.over), beyond(cap)});
  }
  std::string operator()(per_local_day_t) const { return "on one local day"; }
  std::string operator()(per_lifetime_t) const { return "ever"; }
  std::string operator()(rolling over) const { return "in any " + (*this)(over.length); }
  std::string operator()(rolling_days over) const {
    return joined({"in any ", (*this)(calendar_days{over.days}), ", today included"});
  }
  std::string operator()(per_calendar_week_t) const { return "in one calendar week"; }
  std::string operator()(per_calendar_month_t) const { return "in one calendar month"; }
  std::string operator()(const ahead_of& some) const {
    return names_a_day(some.wait) && count_of(some.wait) == 0 ? "on the morning" : (*this)(some.wait);
  }
  std::string operator()(const chosen_attempts& some) const {
    return joined({some.numbers.size() == 1 ? "attempt " : "attempts ", each(*this, some.numbers, w_.and_last)});
  }
  std::string operator()(weekday day) const { return std::string(w_.dates.weekdays[static_cast<std::size_t>(day)]); }
  std::string operator()(const std::vector<weekday>& days) const { return each(*this, days, w_.and_last); }
  std::string operator()(per_daypart_t) const { return "in one part of one local day"; }
  std::string operator()(count_scope whose) const { return std::string(counted_of(whose)); }
  std::string operator()(consent_level level) const { return std::string(consent_of(level)); }
  std::string operator()(const distance_figures& far) const {
    return joined(
        {(*this)(far.wait), " between ", (*this)(far.earlier), " and the ", (*this)(far.later), " that follow them"});
  }

  // Dayparts and promises.
  std::string operator()(const at_most_per_daypart& most) const {
    return joined({"at most ", (*this)(calls{most.calls}), " in one part of the day"});
  }
  std::string operator()(const other_clock_time& rule) const {
    if (rule.around.count > 0) {
      return joined({"at least ", (*this)(rule.around), " of the clock from an earlier call that failed"});
    }
    return "not at the clock time of an earlier call that failed, nor in the half-hour beside it";
  }
  std::string operator()(const other_weekday&) const { return "a weekday that was not tried yet"; }
  std::string operator()(promise_rules::clearing how) const {
    return how == promise_rules::clearing::by_attempt_in_time
               ? "we try in its time or later, there is a conversation, or a newer promise is made"
               : "the next call, also one that comes too early";
  }
  std::string operator()(promise_rules::missed when) const {
    return when == promise_rules::missed::next_opening
               ? "at the next opening, on later days not before the clock time that was promised"
               : "at once, open or not";
  }

 private:
  [[nodiscard]] static std::string_view next_number(bool is_next) {
    return is_next ? "; the next call goes to the next number" : "";
  }
  [[nodiscard]] std::string every(const delay& gap) const {
    const std::string text = (*this)(gap);
    return count_of(gap) == 1 ? "every" + text.substr(1) : "every " + text;
  }
  [[nodiscard]] std::string events(const cap_figures& cap) const {
    switch (cap.what) {
      case counted_event::attempts:
        for (int i = 0; i < channel_count; ++i) {
          const auto via = static_cast<channel>(i);
          if (cap.channels == channel_set{via}) return counted_as(cap.n, noun(via), plural(via));
        }
        return joined({counted_as(cap.n, "touch", "touches"), " (", (*this)(cap.channels), " together)"});
      case counted_event::connected:
        return counted_as(cap.n, "call that somebody answered", "calls that somebody answered");
      case counted_event::conversations:
        return counted_as(cap.n, "conversation with the person pursued", "conversations with the person pursued");
      case counted_event::messages: return counted_as(cap.n, "message left", "messages left");
    }
    return {};
  }
  // What a cap on something else than the touches themselves holds back.
  [[nodiscard]] std::string beyond(const cap_figures& cap) const {
    if (cap.what == counted_event::attempts) return {};
    return joined({"; then no more ", touches(cap.channels, w_.or_last)});
  }
};

std::string value(const statement_value& what) { return std::visit(value_words{vocabulary}, what); }

std::string_view part(policy_part what) {
  switch (what) {
    case policy_part::policy: return "the policy";
    case policy_part::outcome_row: return "the outcome";
    case policy_part::track: return "the track";
    case policy_part::step: return "the step";
    case policy_part::hand_over: return "the rhythm at the end of the steps";
    case policy_part::guard: return "the guard";
    case policy_part::dayparts: return "the choice of a time of the day";
    case policy_part::daypart: return "the part of the day";
    case policy_part::preference: return "the preference";
    case policy_part::promises: return "the rule for promises";
    case policy_part::limit: return "the limit";
    case policy_part::ending: return "the ending";
    case policy_part::re_entry: return "what comes after,";
  }
  return {};
}

section_words section_of(section which) {
  switch (which) {
    case section::tracks:
      return {"What we do",
              "The tracks below are asked in this order, and each gives at most one thing to do at a time. Unless "
              "one says otherwise, every touch counts from when the one before it was really made: whoever is late "
              "shifts the rest. After a hold a touch is due when it would have been without it, or at its end if "
              "that is past.",
              {}};
    case section::outcomes: return {"What follows from what happens", "Each outcome has exactly one consequence.", {}};
    case section::house_rules:
      return {"What holds us back: our own rules",
              "These hold for every prospect unless they say otherwise, and count what was done in all pursuits of "
              "the prospect. A firm promise overrides them.",
              "There is no rule of our own."};
    case section::law:
      return {"What holds us back: law",
              "No promise overrides these, unless one exempts agreed calls itself. The audience that is not known "
              "counts as a consumer.",
              "No rule of law is stated. An objection is absolute all the same."};
    case section::dayparts:
      return {"At what time of the day",
              "A call that is due on a day gets the part of the day in which it is most likely to be answered, by "
              "what people usually do and by what calls to this prospect led to, and never twice in a row the same "
              "one while another is open.",
              "Nothing is said: a call that is due on a day is due from its opening."};
    case section::promises: return {"Promises", "Nothing goes out by telephone before the time that was agreed.", {}};
    case section::endings:
      return {"How it ends",
              "It ends with one of the outcomes above that say so, or with what is stated here. Silence is never a "
              "no: a limit that is reached closes a pursuit as exhausted, never as refused. If it counts both "
              "calls and time, what is reached first holds; busy lines do not count as calls. Something agreed with "
              "a person is a promise, a hold or an absence until a date, an appointment, information or an answer that "
              "is owed.",
              "No limit is stated: it goes on until one of the outcomes above ends it."};
    case section::re_entry:
      return {"What comes after",
              "A pursuit that is over stays closed; the matter is taken up again as a new one. Of several rules "
              "for one ending the first holds.",
              "Nothing: what is over is not taken up again by itself."};
    case section::host: return {"What it asks of the system", {}, {}};
  }
  return {};
}

}  // namespace

constinit const policy_words english_policy_words{
    sentence,
    value,
    happening,
    ending,
    one_of,
    plural,
    part,
    section_of,
    {.title = "How we follow up: {v}, version {w}",
     .opening = "This is all that is done to follow up a prospect, from the start to the end.",
     .unlike_doctrine = "(The doctrine says otherwise: {v}.)",
     .identity = "The content of this text stands under the identity {v}: equal for policies that say the same.",
     .history_needed = "To decide what is next, all touchpoints of the prospect are needed.",
     .history_spared = "To decide what is next, the progress kept beside the prospect is enough.",
     .host_rules = "The host's own code decides in {v}; what it does cannot be told here.",
     .hand_over = "When the steps have run out",
     .two = and_last,
     .instead_of = " instead of ",
     .before = "before: ",
     .now = "is of another kind now",
     .namesake = "something else of the same name",
     .added = "New: {v}.",
     .removed = "No longer there: {v}.",
     .moved_behind = "{v} now comes after {w}.",
     .moved_first = "{v} now comes first.",
     .nothing_changed = "Nothing has changed."},
    {.start = "Start", .effects = {"The tracks go on", "Call again", "Something is owed", "Wait", "Over"}}};

}  // namespace followup::detail
