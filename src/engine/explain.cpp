#include <followup/engine/explain.hpp>

#include "engine/text.hpp"
#include "words/catalogue.hpp"

namespace followup {
namespace {

using detail::phrase;
using detail::quoted;

// One answer in the words of a language: what of each reason goes into its sentence.
class telling {
 public:
  telling(const policy& rules, const time_zone& zone, language in)
      : words_(detail::words_in(in)), w_(words_.explain), read_(rules, zone, words_) {}

  [[nodiscard]] std::string of(const reason& why) const { return detail::capitalised(sentence(why)); }

  [[nodiscard]] std::string of(const action& what) const {
    const bool overdue = read_.on_an_earlier_day(what.due, what.window.begin);
    return w_.action(deed(what), quoted_name(what.brief), read_.stretch(what.window.begin, what.window.end),
                     overdue ? read_.moment(what.due) : std::string{});
  }

  // What there is to say of an answer without actions: how it ended, or that there is nothing to do yet.
  [[nodiscard]] std::string of_status(const answer& what) const {
    if (what.concluded) return closed(*what.concluded);
    return w_.look_again(w_.standstill[what.status].plain(), read_.moment(what.wake_at));
  }

  [[nodiscard]] std::string of(const continuation& next) const {
    return w_.taken_up_again(read_.moment(next.from), quoted_name(next.under));
  }

 private:
  template <class Id>
  [[nodiscard]] std::string quoted_name(Id id) const {
    const std::string_view name = read_.name(id);
    return name.empty() ? std::string{} : quoted(name);
  }

  // Null: it is not one of those that every policy has.
  [[nodiscard]] const detail::text<>* common_rule(std::string_view name) const {
    if (name == "promise") return &w_.promise;
    if (name == "answer") return &w_.answer;
    if (name == "message") return &w_.message;
    if (name == "appointment") return &w_.appointment;
    if (name == "hold") return &w_.hold;
    if (name == "calendar") return &w_.calendar;
    if (name == "preference") return &w_.preference;
    if (name == "data") return &w_.data;
    return nullptr;
  }

  [[nodiscard]] phrase named(rule_id id) const {
    const std::string_view name = read_.name(id);
    if (name.empty()) return w_.another_rule.inflected();
    if (const auto what = read_.outcome_of(id)) return w_.outcome_rule.inflected(happening(*what));
    if (const auto* const common = common_rule(name)) return common->inflected();
    const std::string* const law = read_.citation(id);
    return law == nullptr ? quoted(name) : w_.law(quoted(name), detail::on_one_line(*law));
  }

  // A touch that is no action, by the rule that wants it.
  [[nodiscard]] phrase touch_of(rule_id rule, channel via) const {
    const std::string_view name = read_.name(rule);
    if (name == "promise") return w_.promised_call.inflected();
    if (name == "answer" || name == "message") return common_rule(name)->inflected();
    const phrase touch = words_.touches[via].with_article.inflected();
    if (name == "hold" || name == "appointment") return w_.touch_after.inflected(touch, common_rule(name)->inflected());
    if (const auto what = read_.outcome_of(rule)) return w_.touch_after.inflected(touch, quoted(happening(*what)));
    return w_.touch_of.inflected(touch, named(rule));
  }
  // Nothing where no rule wants it.
  [[nodiscard]] phrase touch_by(const reason& why) const { return why.by ? touch_of(why.by, why.via) : phrase{}; }

  [[nodiscard]] std::string_view happening(outcome_kind kind) const { return words_.happening[kind].plain(); }
  [[nodiscard]] std::string_view what_happened(const reason& why) const {
    return why.what ? happening(*why.what) : std::string_view{};
  }
  [[nodiscard]] phrase touches(channel via) const { return words_.touches[via].plural.inflected(); }

  [[nodiscard]] std::string after_nth(const reason& why) const {
    const auto* const rule = read_.track_as<after_each_nth>(why.rule);
    const bool all = rule != nullptr && rule->what == counted::calls;
    return (all ? w_.after_nth_call : w_.after_nth_unanswered)(named(why.rule), why.n, why.m, read_.moment(why.from));
  }
  [[nodiscard]] std::string after_landing(const reason& why) const {
    const auto* const rule = read_.track_as<after_other>(why.rule);
    const std::string other = rule != nullptr ? quoted(rule->track) : std::string{};
    const bool landed = rule == nullptr || rule->landed;
    return (landed ? w_.after_landing : w_.after_sending)(named(why.rule), other, read_.moment(why.from));
  }
  [[nodiscard]] std::string daypart_chosen(const reason& why) const {
    const daypart* const part = read_.daypart_at(why.n);
    if (part == nullptr) return w_.daypart_chosen("", "", why.m);
    return w_.daypart_chosen(quoted(part->name), detail::shown_hours(part->hours), why.m);
  }
  [[nodiscard]] std::string daypart_reached(const reason& why) const {
    const daypart* const part = read_.daypart_at(why.n);
    return w_.daypart_reached(part == nullptr ? std::string{} : quoted(part->name), why.m);
  }
  [[nodiscard]] phrase preference(const side_rule* rule) const {
    struct in_words {
      const detail::explain_words& w;
      phrase operator()(const at_most_per_daypart& most) const { return w.at_most_per_daypart.inflected(most.calls); }
      phrase operator()(const other_clock_time&) const { return w.other_clock_time.inflected(); }
      phrase operator()(const other_weekday&) const { return w.other_weekday.inflected(); }
    };
    return rule == nullptr ? w_.another_time.inflected() : std::visit(in_words{w_}, *rule);
  }
  [[nodiscard]] std::string ended(const reason& why) const {
    const std::string when = read_.moment(why.from);
    if (why.what) return w_.ended(happening(*why.what), when);
    return w_.ended_as(words_.ending[static_cast<disposition>(why.n)].plain(), named(why.rule), when);
  }

  [[nodiscard]] std::string sentence(const reason& why) const {
    const phrase rule = named(why.rule);
    const std::string from = read_.moment(why.from);
    const std::string to = read_.moment(why.to);
    switch (why.kind) {
      case reason_kind::first_touch: return w_.first_touch(rule, from, to);
      case reason_kind::rhythm: return w_.rhythm(rule, why.n, from, to);
      case reason_kind::after_nth: return after_nth(why);
      case reason_kind::after_landing: return after_landing(why);
      case reason_kind::next_step: return w_.next_step(why.n, why.m, rule, from);
      case reason_kind::branch_taken: return w_.branch_taken(why.n, why.m, rule, what_happened(why), from);
      case reason_kind::after_event: return w_.after_event(rule, what_happened(why), from, to);
      case reason_kind::before_appointment: return w_.before_appointment(rule, from, to);
      case reason_kind::host_rule: return w_.host_rule(rule, to);
      case reason_kind::message_owed: return w_.message_owed(why.n, from);
      case reason_kind::outcome_says: return w_.outcome_says(what_happened(why), from, to);
      case reason_kind::promise_by_them: return w_.promise_by_them(read_.agreed(why));
      case reason_kind::promise_by_us: return w_.promise_by_us(read_.agreed(why));
      case reason_kind::answer_owed: return w_.answer_owed(from, to);
      case reason_kind::information_owed: return w_.information_owed(from, to);
      case reason_kind::information_landed: return w_.information_landed(from);
      case reason_kind::ask_for_reasons: return w_.ask_for_reasons(why.n, from);
      case reason_kind::how_did_it_go: return w_.how_did_it_go(read_.last_day_of(why.from));
      case reason_kind::closing_touch: return w_.closing_touch(rule, from);

      case reason_kind::promise_in_gap: return w_.promise_in_gap(to);
      case reason_kind::promise_in_overlap: return w_.promise_in_overlap(to);
      case reason_kind::promise_on_closed_day: return w_.promise_on_closed_day(read_.day_of(why.to));
      case reason_kind::promise_missed_by_us: return w_.promise_missed_by_us(read_.stretch(why.from, why.to));
      case reason_kind::promise_blocked: return w_.promise_blocked(rule, to);
      case reason_kind::agreed_clock_kept: return w_.agreed_clock_kept(to);

      case reason_kind::daypart_chosen: return daypart_chosen(why);
      case reason_kind::daypart_reached: return daypart_reached(why);
      case reason_kind::side_rule_dropped: return w_.side_rule_dropped(preference(read_.side_rule_at(why.n)));
      case reason_kind::rolled_to_opening: return w_.rolled_to_opening(from, to);
      case reason_kind::rolled_from_closed_day: return w_.rolled_from_closed_day(read_.day_of(why.from), to);
      case reason_kind::guard_moved: return w_.guard_moved(rule, from, to);
      case reason_kind::kept_apart: return w_.kept_apart(why.n, from, to);
      case reason_kind::after_promise: return w_.after_promise(rule, from, to);
      case reason_kind::next_number: return w_.next_number(why.n, why.m);
      case reason_kind::promised_number: return w_.promised_number(why.n);
      case reason_kind::promised_number_out: return w_.promised_number_out(why.n, why.m);
      case reason_kind::lapses: return w_.lapses(to);
      case reason_kind::guard_forbids: return w_.guard_forbids(rule, touch_by(why));
      case reason_kind::briefs_used_up: return w_.briefs_used_up(why.n, rule);

      case reason_kind::held_back: return w_.held_back(touch_of(why.rule, why.via), from, named(why.by));
      case reason_kind::channel_unusable:
        return w_.channel_unusable(rule, words_.touches[why.via].one_of.inflected(), w_.missing[why.via].plain());
      case reason_kind::channel_suppressed:
        return w_.channel_suppressed(rule, words_.touches[why.via].one_of.inflected(), touches(why.via));
      case reason_kind::endpoint_assumed: return w_.endpoint_assumed(why.n, touches(why.via));
      case reason_kind::lapsed: return w_.lapsed(touch_of(why.rule, why.via), to);
      case reason_kind::beyond_limit: return w_.beyond_limit(touch_of(why.rule, why.via), named(why.by), to);

      case reason_kind::waiting: return w_.waiting(to);
      case reason_kind::appointment_ahead: return w_.appointment_ahead(read_.agreed(why));
      case reason_kind::hold: return w_.on_hold(why.n, from, to);
      case reason_kind::absence: return w_.absence(why.n, to);
      case reason_kind::pause: return w_.pause(why.n, to);
      case reason_kind::limit_reached: return w_.limit_reached(rule, why.n, from);
      case reason_kind::limit_ahead: return w_.limit_ahead(rule, to);
      case reason_kind::limit_waits: return w_.limit_waits(rule, why.n, from, named(why.by));
      case reason_kind::no_zone: return w_.no_zone();
      case reason_kind::no_channel: return w_.no_channel();
      case reason_kind::nothing_proposed: return w_.nothing_proposed();
      case reason_kind::blocked: return w_.blocked();
      case reason_kind::never_open: return w_.never_open(touch_by(why));
      case reason_kind::suppressed: return w_.suppressed(why.n == 1 ? touches(why.via) : phrase{}, from);
      case reason_kind::ended: return ended(why);
    }
    return w_.another_reason();
  }

  [[nodiscard]] std::string deed(const action& what) const {
    switch (what.via) {
      case channel::call: return w_.call();
      case channel::voicemail: return w_.leave_voicemail();
      case channel::letter: return w_.send_letter();
      case channel::email: return w_.send_email();
      case channel::task: return w_.do_task(quoted_name(what.label), named(what.rule));
    }
    return {};
  }

  [[nodiscard]] std::string how_it_ended(const conclusion& end) const {
    const auto what = read_.outcome_of(end.rule);
    const std::string_view how = words_.ending[end.how].plain();
    if (end.how == disposition::exhausted) return w_.exhausted(named(end.rule));
    if (what == outcome_kind::no_with_reasons) return w_.with_reasons(how);
    if (what == outcome_kind::no_without_reasons) return w_.without_reasons(how);
    if (!what && !read_.name(end.rule).empty()) return w_.ended_by(how, named(end.rule));
    return std::string(how);
  }
  [[nodiscard]] std::string closed(const conclusion& end) const {
    return w_.closed(how_it_ended(end), read_.moment(end.at));
  }

  const detail::catalogue& words_;
  const detail::explain_words& w_;
  detail::reading read_;
};

}  // namespace

std::string explain(const answer& what, const policy& rules, const time_zone& zone, language in) {
  const telling tell(rules, zone, in);
  std::string text;
  const auto add = [&text](std::string_view indent, const std::string& line) {
    text += detail::joined({text.empty() ? "" : "\n", indent, line});
  };
  if (what.actions.empty()) add("", tell.of_status(what));
  if (what.concluded && what.concluded->next) add("", tell.of(*what.concluded->next));
  for (std::size_t i = 0; i < what.actions.size(); ++i) {
    add("", tell.of(what.actions[i]) + ".");
    for (const reason& why : what.reasons) {
      if (why.action == i) add("  ", tell.of(why));
    }
  }
  for (const reason& why : what.reasons) {
    if (why.action >= what.actions.size()) add(what.actions.empty() ? "  " : "", tell.of(why));
  }
  if (what.truncated()) {
    add("", detail::words_in(in).explain.left_out(what.truncated_actions, what.truncated_reasons));
  }
  return text;
}

std::string explain(const reason& why, const policy& rules, const time_zone& zone, language in) {
  return telling(rules, zone, in).of(why);
}

std::string explain(const action& what, const policy& rules, const time_zone& zone, language in) {
  return telling(rules, zone, in).of(what);
}

}  // namespace followup
