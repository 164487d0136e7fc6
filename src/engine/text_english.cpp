#include "engine/text.hpp"

namespace followup::detail {
namespace {

using namespace english;

std::string_view what_is_missing(channel via) {
  switch (via) {
    case channel::call:
    case channel::voicemail: return "no telephone number is usable";
    case channel::letter: return "no postal address is usable";
    case channel::email: return "no e-mail address is usable";
    case channel::task: return "no task is possible";
  }
  return "there is no way to make it";
}

std::string_view common_rule(std::string_view name) {
  if (name == "promise") return "the promise";
  if (name == "answer") return "the answer that is owed";
  if (name == "message") return "the message that is owed";
  if (name == "appointment") return "the appointment";
  if (name == "hold") return "the hold";
  if (name == "calendar") return "the calendar";
  if (name == "preference") return "their preference for certain hours";
  if (name == "data") return "the lack of data";
  return {};
}

std::string named(rule_id id, const reading& read) {
  const std::string_view name = read.name(id);
  if (name.empty()) return "another rule";
  if (const auto what = read.outcome_of(id)) return joined({"the rule for \"", happening(*what), "\""});
  if (const std::string_view common = common_rule(name); !common.empty()) return std::string(common);
  const std::string* const law = read.citation(id);
  if (law == nullptr) return quoted(name);
  return law->empty() ? quoted(name) + " (law)" : joined({quoted(name), " (law: ", on_one_line(*law), ")"});
}

// A touch that is no action, by the rule that wants it.
std::string touch_of(rule_id rule, channel via, const reading& read) {
  const std::string_view name = read.name(rule);
  if (name == "promise") return "the promised call";
  if (name == "answer" || name == "message") return std::string(common_rule(name));
  const std::string_view touch = with_article(via);
  if (name == "hold" || name == "appointment") return joined({touch, " after ", common_rule(name)});
  if (const auto what = read.outcome_of(rule)) return joined({touch, " after ", quoted(happening(*what))});
  return joined({touch, " of ", named(rule, read)});
}

std::string on(const std::optional<ptime>& at, const reading& read) { return clause(" (on ", read.moment(at), ")"); }

std::string after_nth(const reason& why, const reading& read) {
  const auto* const rule = read.track_as<after_each_nth>(why.rule);
  const bool all = rule != nullptr && rule->what == counted::calls;
  const std::string_view one = all ? "call" : "unanswered call";
  const std::string_view many = all ? "calls" : "unanswered calls";
  const std::string every = why.n == 1 ? std::string(one) : counted_as(why.n, one, many);
  const std::string so_far = joined({why.m == 1 ? "; there was " : "; there were ", std::to_string(why.m)});
  return joined({named(why.rule, read), ": one for every ", every, so_far,
                 clause(", and the one on ", read.moment(why.from), " made it due"), "."});
}

std::string after_landing(const reason& why, const reading& read) {
  const auto* const rule = read.track_as<after_other>(why.rule);
  const std::string other = rule != nullptr ? quoted(rule->track) : "an earlier touch";
  const std::string_view how = rule == nullptr || rule->landed ? ", landing on " : ", which was sent on ";
  return joined({named(why.rule, read), " follows ", other, clause(how, read.moment(why.from)), "."});
}

std::string reached_in(const reason& why, const reading& read) {
  const daypart* const part = read.daypart_at(why.n);
  return joined({"they were reached ", why.m == 1 ? "once" : counted_as(why.m, "time", "times"), " in ",
                 part == nullptr ? "this part of the day" : quoted(part->name), "."});
}

std::string chosen_daypart(const reason& why, const reading& read) {
  const daypart* const part = read.daypart_at(why.n);
  const std::string which =
      part == nullptr ? "this" : joined({quoted(part->name), " (", shown_hours(part->hours), ")"});
  const std::string calls = why.m == 0 ? "no calls" : counted_as(why.m, "call", "calls");
  return joined({which, " is the best time of the day to try: ", calls, " then so far."});
}

std::string preference(const side_rule* rule) {
  struct in_words {
    std::string operator()(const at_most_per_daypart& most) const {
      return joined({"at most ", counted_as(most.calls, "call", "calls"), " in one part of the day"});
    }
    std::string operator()(const other_clock_time&) const { return "another time on the clock"; }
    std::string operator()(const other_weekday&) const { return "a weekday not tried yet"; }
  };
  return rule == nullptr ? "another time" : std::visit(in_words{}, *rule);
}

std::string used_up(const reason& why, const reading& read) {
  const std::string all = why.n == 1 ? "The only subject" : joined({"All ", std::to_string(why.n), " subjects"});
  return joined(
      {all, " of ", named(why.rule, read), why.n == 1 ? " has" : " have", " been used: find something new to say."});
}

std::string asked_before(const reason& why) {
  return why.n == 0 ? ", once" : " again; so far " + counted_as(why.n, "attempt", "attempts") + " did not reach them";
}

std::string suppressed_by(const reason& why, const reading& read) {
  const std::string_view what = why.n == 1 ? plural(why.via) : "any contact";
  return joined({"They objected to ", what, on(why.from, read), "."});
}

std::string ended_by(const reason& why, const reading& read) {
  if (why.what) return joined({"it ended here: ", happening(*why.what), on(why.from, read), "."});
  return joined({"it ended here: ", ending(static_cast<disposition>(why.n)), " (", named(why.rule, read),
                 clause(", on ", read.moment(why.from)), ")."});
}

std::string sentence(const reason& why, const reading& read) {
  const std::string rule = named(why.rule, read);
  const std::string from = read.moment(why.from);
  const std::string to = read.moment(why.to);
  const std::string when = on(why.from, read);
  const std::string due = clause("; due from ", to);
  switch (why.kind) {
    case reason_kind::first_touch:
      return joined({rule, " begins", clause("; the pursuit started on ", from), due, "."});
    case reason_kind::rhythm: {
      const std::string so_far = why.n == 0 ? "" : " after " + counted_as(why.n, "touch", "touches");
      return joined({rule, " goes on", so_far, clause(", the last on ", from), due, "."});
    }
    case reason_kind::after_nth: return after_nth(why, read);
    case reason_kind::after_landing: return after_landing(why, read);
    case reason_kind::next_step:
      return joined({"step ", std::to_string(why.n), " of ", std::to_string(why.m), " of ", rule,
                     clause(", counted from ", from), "."});
    case reason_kind::branch_taken:
      return joined({"step ", std::to_string(why.n), " of ", std::to_string(why.m), " of ", rule, ", because ",
                     why.what ? happening(*why.what) : "something happened", when, "."});
    case reason_kind::after_event:
      return joined({rule, " follows up: ", why.what ? happening(*why.what) : "something happened", when, due, "."});
    case reason_kind::before_appointment:
      return joined({rule, " comes before the appointment", clause(" of ", from), due, "."});
    case reason_kind::host_rule: return joined({rule, " asks for it", clause(" from ", to), "."});
    case reason_kind::message_owed: {
      const std::string call = why.n == 0 ? "the call" : "call " + std::to_string(why.n);
      return joined({"no message was left yet after ", call, clause(", on ", from), "."});
    }
    case reason_kind::outcome_says:
      return joined({why.what ? happening(*why.what) : "something happened", when, due, "."});
    case reason_kind::promise_by_them:
      return joined({"they asked to be called back", clause(" ", read.agreed(why)), "."});
    case reason_kind::promise_by_us: return joined({"we promised to call", clause(" ", read.agreed(why)), "."});
    case reason_kind::answer_owed:
      return joined({"they got in touch", when, clause("; answer by ", to, " at the latest"), "."});
    case reason_kind::information_owed:
      return joined({"they asked for information", when, clause("; send it by ", to, " at the latest"), "."});
    case reason_kind::information_landed:
      return joined({"the information they asked for has arrived", when, ": ask what they think of it."});
    case reason_kind::ask_for_reasons:
      return joined({"they said no without a reason", when, ": ask for the reasons", asked_before(why), "."});
    case reason_kind::how_did_it_go:
      return joined({"ask how it went, should nothing be recorded by then of the appointment",
                     clause(" of ", read.last_day_of(why.from)), "."});
    case reason_kind::closing_touch:
      return joined({"the limit ", rule, " was reached", clause(" on ", from), ": close with a last message."});

    case reason_kind::promise_in_gap:
      return joined({"the agreed time does not exist that day, because the clocks go forward",
                     clause("; the first moment after it is ", to), "."});
    case reason_kind::promise_in_overlap:
      return joined({"the agreed time comes twice that day, because the clocks go back",
                     clause("; the first of the two is taken: ", to), "."});
    case reason_kind::promise_on_closed_day:
      return joined({to.empty() ? "that day" : read.day_of(why.to), " is a closed day, but what was agreed stands."});
    case reason_kind::promise_missed_by_us:
      return joined({"we missed the agreed time", clause(": ", read.stretch(why.from, why.to)), "."});
    case reason_kind::promise_blocked:
      return joined({"the promise stands, but ", rule, " does not allow it", clause(" before ", to), "."});
    case reason_kind::agreed_clock_kept:
      return joined({"the next opening, not before the agreed time of day", clause(": ", to), "."});

    case reason_kind::daypart_chosen: return chosen_daypart(why, read);
    case reason_kind::daypart_reached: return reached_in(why, read);
    case reason_kind::side_rule_dropped:
      return joined({"the preference for ", preference(read.side_rule_at(why.n)), " left no time and was set aside."});
    case reason_kind::rolled_to_opening:
      return joined({"outside opening hours", clause(" on ", from), clause("; open from ", to), "."});
    case reason_kind::rolled_from_closed_day:
      return joined(
          {from.empty() ? "that" : read.day_of(why.from), " is a closed day", clause("; open from ", to), "."});
    case reason_kind::guard_moved: return joined({rule, " moved it", clause(" from ", from), clause(" to ", to), "."});
    case reason_kind::kept_apart:
      return joined({"no call within ", counted_as(why.n, "hour", "hours"), " of one that failed",
                     clause("; moved from ", from), clause(" to ", to), "."});
    case reason_kind::after_promise:
      return joined({rule, " waits for the call that was agreed", clause(", from ", from), clause(" to ", to), "."});
    case reason_kind::next_number:
      return joined({"the last call went to contact point ", std::to_string(why.m), ", this one goes to contact point ",
                     std::to_string(why.n), "."});
    case reason_kind::promised_number:
      return joined({"the call was agreed for contact point ", std::to_string(why.n), "."});
    case reason_kind::promised_number_out: {
      const std::string agreed = why.n == 0 ? "the number that was agreed is none of the contact points"
                                            : "the call was agreed for contact point " + std::to_string(why.n) +
                                                  ", which cannot be called any more";
      return joined({agreed, ": it goes to contact point ", std::to_string(why.m), "."});
    }
    case reason_kind::lapses: return joined({"it is of no use any more", clause(" from ", to), " on."});
    case reason_kind::guard_forbids: {
      const std::string touch = why.by ? touch_of(why.by, why.via, read) : "it";
      return joined({rule, " does not allow ", touch, " at any time."});
    }
    case reason_kind::briefs_used_up: return used_up(why, read);

    case reason_kind::held_back:
      return joined({"held back: ", touch_of(why.rule, why.via, read), clause(" (due on ", from, ")"), " gives way to ",
                     named(why.by, read), "."});
    case reason_kind::channel_unusable:
      return joined({rule, " wants ", one_of(why.via), ", but ", what_is_missing(why.via), "."});
    case reason_kind::channel_suppressed:
      return joined({rule, " wants ", one_of(why.via), ", but they objected to ", plural(why.via), "."});
    case reason_kind::endpoint_assumed:
      return joined({"nobody said which number or address is dead: contact point ", std::to_string(why.n), " (",
                     plural(why.via), ") was taken to be it."});
    case reason_kind::lapsed:
      return joined(
          {touch_of(why.rule, why.via, read), " was not made in time", clause(": it was of use until ", to), "."});
    case reason_kind::beyond_limit:
      return joined({touch_of(why.rule, why.via, read), " would come after the limit ", named(why.by, read),
                     clause(" (", to, ")"), "."});

    case reason_kind::waiting: return joined({"nothing to do", to.empty() ? " yet" : clause(" before ", to), "."});
    case reason_kind::appointment_ahead:
      return joined({"an appointment was agreed", clause(": ", read.agreed(why)), "."});
    case reason_kind::hold:
      return joined({"on hold",
                     clause(why.n == 0 ? ": nothing goes out before " : ": nothing else goes out before ", to),
                     clause(" (agreed on ", from, ")"), "."});
    case reason_kind::absence:
      return joined({"they are away", clause(why.n == 0 ? ": no calls before " : ": no other calls before ", to), "."});
    case reason_kind::pause:
      return joined({why.n == 0 ? "no calls" : "no other calls", to.empty() ? " for now" : clause(" before ", to),
                     ": somebody said no, but not the one who decides."});
    case reason_kind::limit_reached:
      return joined({"the limit ", rule, " was reached", clause(" on ", from),
                     why.n == 0 ? "" : ", after " + counted_as(why.n, "call", "calls"), "."});
    case reason_kind::limit_ahead: return joined({"the limit ", rule, " is ahead", clause(": ", to), "."});
    case reason_kind::limit_waits: {
      const std::string reach = why.n == 0 ? from : counted_as(why.n, "call", "calls");
      return joined({"the limit ", rule, clause(" (", reach, ")"), " waits for ", named(why.by, read), "."});
    }
    case reason_kind::no_zone: return "where is this prospect? Without a time zone there is no telling when to call.";
    case reason_kind::no_channel: return "no telephone number or address is usable: find another one.";
    case reason_kind::nothing_proposed: return "nothing that a rule wants can be done.";
    case reason_kind::blocked: return "everything that was proposed is forbidden.";
    case reason_kind::never_open:
      return joined({"the calendar does not open again", why.by ? " for " + touch_of(why.by, why.via, read) : "", "."});
    case reason_kind::suppressed: return suppressed_by(why, read);
    case reason_kind::ended: return ended_by(why, read);
  }
  return "for another reason.";
}

std::string reason_sentence(const reason& why, const reading& read) { return capitalised(sentence(why, read)); }

std::string deed(const action& what, const reading& read) {
  switch (what.via) {
    case channel::call: return "Call";
    case channel::voicemail: return "Leave a voicemail";
    case channel::letter: return "Send a letter";
    case channel::email: return "Send an e-mail";
    case channel::task: {
      const std::string_view label = read.name(what.label);
      return joined({"Do the task ", label.empty() ? "of " + named(what.rule, read) : quoted(label)});
    }
  }
  return "Get in touch";
}

std::string action_sentence(const action& what, const reading& read) {
  const std::string_view brief = read.name(what.brief);
  const bool overdue = read.on_an_earlier_day(what.due, what.window.begin);
  return joined({deed(what, read), brief.empty() ? "" : " about " + quoted(brief),
                 clause(" on ", read.stretch(what.window.begin, what.window.end)),
                 overdue ? clause(" (due since ", read.moment(what.due), ")") : ""});
}

std::string closed(const conclusion& end, const reading& read) {
  const auto what = read.outcome_of(end.rule);
  std::string how(ending(end.how));
  if (end.how == disposition::exhausted) {
    how = joined({"the limit ", named(end.rule, read), " was reached, which is no refusal"});
  } else if (what == outcome_kind::no_with_reasons) {
    how += ", with reasons";
  } else if (what == outcome_kind::no_without_reasons) {
    how += ", without reasons";
  } else if (!what && !read.name(end.rule).empty()) {
    how += ", by " + named(end.rule, read);
  }
  return joined({"Closed: ", how, clause(", on ", read.moment(end.at)), "."});
}

std::string_view standstill(status what) {
  switch (what) {
    case status::due: return "Something is to be done";
    case status::waiting: return "Nothing to do yet";
    case status::dormant: return "Nothing to do before the appointment is over";
    case status::on_hold: return "Nothing to do while it is on hold";
    case status::closing: return "Nothing to do but to wait for the end";
    case status::needs_data: return "Nothing can be done before more is known";
    case status::closed: return "Closed";
  }
  return "Nothing to do";
}

std::string status_sentence(const answer& what, const reading& read) {
  if (what.concluded) return closed(*what.concluded, read);
  return joined({standstill(what.status), clause("; look again on ", read.moment(what.wake_at)), "."});
}

std::string next_sentence(const continuation& next, const reading& read) {
  const std::string_view policy = read.name(next.under);
  return joined({"To be taken up again", clause(" from ", read.moment(next.from)), " under ",
                 policy.empty() ? "another policy" : quoted(policy), "."});
}

std::string rest_sentence(int actions, int reasons) {
  const std::string both = actions != 0 && reasons != 0 ? " and " : "";
  return joined({"Left out here: ", actions == 0 ? "" : counted_as(actions, "action", "actions"), both,
                 reasons == 0 ? "" : counted_as(reasons, "reason", "reasons"), "."});
}

}  // namespace

constinit const language_words english_words{english::dates,  reason_sentence, action_sentence,
                                             status_sentence, next_sentence,   rest_sentence};

}  // namespace followup::detail
