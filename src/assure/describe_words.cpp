#include "assure/describe_words.hpp"

#include "closed_set.hpp"
#include "engine/text.hpp"
#include "time/clock_text.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

template <class Make>
phrase in_each_case(const Make& make) {
  return {make(grammatical_case::nominative), make(grammatical_case::accusative), make(grammatical_case::dative)};
}

// What touches through some channels are called: "calls, letters or e-mails".
phrase touches(channel_set some, text<> channel_words::*name, const catalogue& words, const text<>& last) {
  return in_each_case([&](grammatical_case which) {
    std::vector<std::string> names;
    for (const channel via : channel_set::all()) {
      if (some.contains(via)) names.push_back((words.touches[via].*name).in(which));
    }
    return listed(names, last.plain());
  });
}

// The values of statements. One overload for each: what is none of them does not compile.
class value_teller {
 public:
  explicit value_teller(const catalogue& words) noexcept : words_(words), w_(words.describe.values) {}

  phrase operator()(std::monostate) const { return {}; }
  phrase operator()(bool) const { return {}; }
  phrase operator()(int n) const { return n; }
  phrase operator()(const std::string& text) const { return quoted(text); }
  phrase operator()(const verbatim& text) const { return on_one_line(text.text); }

  // Waits and lengths.
  phrase operator()(minutes d) const { return w_.minutes.counted.inflected(d.count); }
  phrase operator()(followup::hours d) const { return w_.hours.counted.inflected(d.count); }
  phrase operator()(open_minutes d) const { return w_.open_minutes.counted.inflected(d.count); }
  phrase operator()(calendar_days d) const { return w_.calendar_days.counted.inflected(d.count); }
  phrase operator()(business_days d) const { return w_.business_days.counted.inflected(d.count); }
  phrase operator()(months d) const { return w_.months.counted.inflected(d.count); }
  phrase operator()(calls most) const { return w_.calls.inflected(most.count); }
  // As they are: what is none of their alternatives must not become one.
  template <any_of<delay, review_period, span_limit, behaviour, side_rule> Whole>
  phrase operator()(const Whole& what) const {
    return std::visit(*this, what);
  }
  phrase operator()(const due_after& due) const {
    return count_of(due.wait) == 0 ? unit_of(due.wait).at_once.inflected() : (*this)(due.wait);
  }
  phrase operator()(const later& follows) const {
    if (count_of(follows.wait) == 0) return unit_of(follows.wait).at_once.inflected();
    return w_.later.inflected((*this)(follows.wait));
  }
  phrase operator()(const ahead_of& some) const {
    return names_a_day(some.wait) && count_of(some.wait) == 0 ? w_.on_the_morning.inflected() : (*this)(some.wait);
  }
  phrase operator()(const repeating& rhythm) const {
    std::string all;
    for (std::size_t i = 0; i + 1 < rhythm.gaps.size(); ++i) all += w_.first_gap((*this)(rhythm.gaps[i]));
    const delay& gap = rhythm.gaps.back();
    return all + (count_of(gap) == 1 ? unit_of(gap).each() : w_.every((*this)(gap)));
  }

  // Dates and hours.
  phrase operator()(weekday day) const { return weekday_name(static_cast<std::size_t>(day)); }
  phrase operator()(const std::vector<weekday>& days) const { return each(days, w_.last); }
  phrase operator()(const week_hours& week) const;
  phrase operator()(const std::vector<week_hours>& weeks) const { return each(weeks, w_.then, w_.then.plain()); }
  phrase operator()(const day_hours& hours) const { return hours.empty() ? w_.closed() : each(hours, w_.last); }
  phrase operator()(day_interval hours) const { return shown_hours(hours); }
  phrase operator()(date on) const {  // "25 December 2026"
    const auto ymd = on.year_month_day();
    return w_.date(ymd.day.as_number(), words_.times.months[ymd.month.as_number() - 1U].plain(), int{ymd.year});
  }
  phrase operator()(const std::vector<date>& days) const { return each(days, w_.last); }
  phrase operator()(const date_override& day) const { return joined({said(day.on), " ", said(day.hours)}); }
  phrase operator()(const std::vector<date_override>& days) const { return in_a_row(days); }
  phrase operator()(const time_zone& zone) const { return on_one_line(zone.name()); }
  phrase operator()(const hours_source& from) const { return w_.hours_source(quoted(from.name), quoted(from.version)); }

  // Channels, outcomes, and who they are.
  phrase operator()(channel via) const { return words_.touches[via].one_of.inflected(); }
  phrase operator()(channel_set some) const { return touches(some, &channel_words::plural, words_, w_.last); }
  phrase operator()(outcome_kind kind) const { return words_.happening[kind].plain(); }
  phrase operator()(const std::vector<outcome_kind>& kinds) const { return in_a_row(kinds); }
  phrase operator()(audience kind) const { return w_.people[kind].plain(); }
  phrase operator()(const std::vector<audience>& some) const { return each(some, w_.last); }
  phrase operator()(disposition how) const { return quoted(words_.ending[how].plain()); }
  phrase operator()(const std::vector<disposition>& some) const { return each(some, w_.last_or); }
  phrase operator()(const law_citation& law) const {
    return law.text.empty() ? w_.no_citation() : on_one_line(law.text);
  }

  // What follows from an outcome.
  phrase operator()(const follow_rhythm& b) const { return w_.follow_rhythm(b.next_number); }
  phrase operator()(const retry_soon& b) const {
    return w_.retry_soon((*this)(later{b.after}), b.at_most_a_day, b.chooses_daypart, b.next_number);
  }
  phrase operator()(const call_again& b) const { return w_.call_again((*this)(b.after)); }
  phrase operator()(const same_day_after& b) const { return w_.same_day_after((*this)(b.wait)); }
  phrase operator()(const same_day_at& b) const { return w_.same_day_at(clock_text(b.minute)); }
  phrase operator()(const stay_away& b) const { return w_.stay_away((*this)(b.otherwise)); }
  phrase operator()(const keep_promise&) const { return w_.keep_promise(); }
  phrase operator()(const cool_down& b) const {
    return w_.cool_down((*this)(b.wait), b.letter_after ? (*this)(*b.letter_after) : phrase{});
  }
  phrase operator()(const hold_until_named_or& b) const { return w_.hold_until_named_or((*this)(b.otherwise)); }
  phrase operator()(const send_then_call& b) const {
    return w_.send_then_call((*this)(b.send_within), (*this)(b.call_after));
  }
  phrase operator()(const wait_for_meeting& b) const { return w_.wait_for_meeting((*this)(b.ask_after)); }
  phrase operator()(const close_as& b) const { return w_.close_as(words_.ending[b.how].plain()); }
  phrase operator()(const ask_why& b) const {
    return w_.ask_why((*this)(b.after), words_.ending[disposition::refused].plain());
  }
  phrase operator()(const suppress&) const { return w_.suppress(); }
  phrase operator()(const answer_within& b) const { return w_.answer_within((*this)(b.wait)); }
  phrase operator()(const drop_contact_point&) const { return w_.drop_contact_point(); }
  phrase operator()(const try_again& b) const { return w_.try_again((*this)(later{b.after}), b.at_most); }
  phrase operator()(const lands& b) const { return w_.lands((*this)(b.letter)); }
  phrase operator()(const take_note&) const { return w_.take_note(); }

  // Tracks.
  phrase operator()(const every_nth& tally) const {
    return (tally.what == counted::calls ? w_.nth_call : w_.nth_unanswered).inflected(tally.n);
  }
  phrase operator()(const after_arrival& arrival) const {
    return (arrival.landed ? w_.after_landing : w_.after_sending)((*this)(due_after{arrival.wait}));
  }
  phrase operator()(const brief& about) const {
    if (about.empty()) return w_.no_brief();
    if (about.variants.size() == 1) return quoted(about.variants.front());
    return w_.one_of_briefs(each(about.variants, w_.last));
  }
  phrase operator()(const brief_list& list) const { return in_a_row(list.in_order, ", "); }
  phrase operator()(const branch& one) const {
    return w_.branch(each(one.on, w_.last_branch_outcome, w_.branch_outcomes.plain()), quoted(one.to));
  }
  phrase operator()(const std::vector<branch>& branches) const { return in_a_row(branches); }
  phrase operator()(anchor from) const { return from == anchor::actual ? w_.from_actual() : w_.from_planned(); }
  phrase operator()(late_policy late) const { return late == late_policy::shift ? w_.late_shift() : w_.late_hold(); }
  phrase operator()(resume_mode mode) const {
    switch (mode) {
      case resume_mode::original_deadline: return w_.original_deadline();
      case resume_mode::remaining: return w_.remaining();
      case resume_mode::restart: return w_.restart();
    }
    return {};
  }

  // Guards.
  phrase operator()(const cap_figures& cap) const {
    return joined({events(cap), " ", std::visit(*this, cap.over).in(grammatical_case::nominative),
                   cap.what == counted_event::attempts ? std::string{} : w_.no_more(one_of(cap.channels))});
  }
  phrase operator()(per_local_day_t) const { return w_.per_local_day(); }
  phrase operator()(per_lifetime_t) const { return w_.per_lifetime(); }
  phrase operator()(rolling over) const { return w_.rolling((*this)(over.length)); }
  phrase operator()(rolling_days over) const { return w_.rolling_days((*this)(calendar_days{over.days})); }
  phrase operator()(per_calendar_week_t) const { return w_.per_calendar_week(); }
  phrase operator()(per_calendar_month_t) const { return w_.per_calendar_month(); }
  phrase operator()(per_daypart_t) const { return w_.per_daypart(); }
  phrase operator()(const chosen_attempts& some) const {
    return w_.attempts(some.numbers.size() > 1, each(some.numbers, w_.last));
  }
  phrase operator()(count_scope whose) const { return w_.counted[whose].plain(); }
  phrase operator()(consent_level level) const { return w_.consent[level].inflected(); }
  phrase operator()(const distance_figures& far) const {
    return w_.distance((*this)(far.wait), (*this)(far.earlier), (*this)(far.later));
  }

  // Dayparts and promises.
  phrase operator()(permille rate) const {
    std::string text = std::to_string(rate.count / 10);
    if (rate.count % 10 != 0) text += words_.decimal_point + std::to_string(rate.count % 10);
    return text + " %";
  }
  phrase operator()(const at_most_per_daypart& most) const { return words_.explain.at_most_per_daypart(most.calls); }
  phrase operator()(const other_clock_time& rule) const {
    return rule.around.count > 0 ? w_.clock_apart((*this)(rule.around)) : w_.other_clock_time();
  }
  phrase operator()(const other_weekday&) const { return w_.other_weekday(); }
  phrase operator()(promise_rules::clearing how) const {
    return how == promise_rules::clearing::by_attempt_in_time ? w_.cleared_by_attempt() : w_.cleared_by_call();
  }
  phrase operator()(promise_rules::missed when) const {
    return when == promise_rules::missed::next_opening ? w_.made_good_at_opening() : w_.made_good_at_once();
  }

 private:
  template <class Value>
  [[nodiscard]] std::string said(const Value& value) const {
    return (*this)(value).in(grammatical_case::nominative);
  }
  template <class T>
  [[nodiscard]] std::string each(const std::vector<T>& values, const text<>& last,
                                 std::string_view between = ", ") const {
    return in_a_row(values, between, last.plain());
  }
  template <class T>
  [[nodiscard]] std::string in_a_row(const std::vector<T>& values, std::string_view between,
                                     std::string_view last) const {
    std::vector<std::string> shown;
    shown.reserve(values.size());
    for (const T& value : values) shown.push_back(said(value));
    return listed(shown, last, between);
  }
  template <class T>
  [[nodiscard]] std::string in_a_row(const std::vector<T>& values, std::string_view between = "; ") const {
    return in_a_row(values, between, between);
  }

  [[nodiscard]] std::string weekday_name(std::size_t day) const { return words_.times.weekdays[day](); }
  [[nodiscard]] const unit_words& unit_of(const delay& wait) const {
    struct unit {
      const value_words& w;
      const unit_words& operator()(minutes) const { return w.minutes; }
      const unit_words& operator()(followup::hours) const { return w.hours; }
      const unit_words& operator()(open_minutes) const { return w.open_minutes; }
      const unit_words& operator()(calendar_days) const { return w.calendar_days; }
      const unit_words& operator()(business_days) const { return w.business_days; }
      const unit_words& operator()(months) const { return w.months; }
    };
    return std::visit(unit{w_}, wait);
  }
  [[nodiscard]] phrase one_of(channel_set some) const {
    return touches(some, &channel_words::plural, words_, w_.last_or);
  }
  [[nodiscard]] std::string events(const cap_figures& cap) const {
    switch (cap.what) {
      case counted_event::attempts:
        for (const channel via : channel_set::all()) {
          if (cap.channels == channel_set{via}) return counted_as(cap.n, words_.touches[via]);
        }
        return w_.touches_together(cap.n, (*this)(cap.channels));
      case counted_event::connected: return w_.connected(cap.n);
      case counted_event::conversations: return w_.conversations(cap.n);
      case counted_event::messages: return w_.messages(cap.n);
    }
    return {};
  }

  const catalogue& words_;
  const value_words& w_;
};

// Neighbours with the same hours in one: "Monday to Friday 09:00-17:00; Saturday and Sunday closed".
phrase value_teller::operator()(const week_hours& week) const {
  std::string all;
  for (std::size_t first = 0; first < week.size();) {
    std::size_t last = first;
    while (last + 1 < week.size() && week[last + 1] == week[first]) ++last;
    std::string days = weekday_name(first);
    if (last == first + 1) {
      days = joined({days, w_.last.plain(), weekday_name(last)});
    } else if (last != first) {
      days = w_.weekdays(days, weekday_name(last));
    }
    all += joined({all.empty() ? "" : "; ", days, " ", said(week[first])});
    first = last + 1;
  }
  return all;
}

}  // namespace

std::string listed(const std::vector<std::string>& items, std::string_view last, std::string_view between) {
  std::string list;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) list += i + 1 == items.size() ? last : between;
    list += items[i];
  }
  return list;
}

phrase value_in_words(const statement_value& value, const catalogue& words) {
  return std::visit(value_teller(words), value);
}

std::string clause_of(const statement& one, const catalogue& words) {
  return clause_with(is_said(one.value) ? value_in_words(one.value, words) : phrase{}, one, words);
}

std::string clause_with(const phrase& value, const statement& one, const catalogue& words) {
  const statement_words& both = words.describe.statements[one.what];
  const text<>& last = words.describe.values.last;
  return (is_said(one.value) ? both.said : both.unsaid)(value,
                                                        touches(one.touches, &channel_words::one_of, words, last),
                                                        touches(one.touches, &channel_words::plural, words, last));
}

std::string sentences_of(const article& about, const catalogue& words) {
  std::string all;
  for (const statement& one : about.says) {
    const std::string clause = one.usual ? std::string{} : clause_of(one, words);
    if (!clause.empty()) all += joined({all.empty() ? "" : " ", capitalised(clause), "."});
  }
  return all;
}

std::string name_of_part(const article& part, const catalogue& words) {
  if (part.about == policy_part::hand_over) return words.describe.hand_over();
  if (part.about == policy_part::preference) return capitalised(words.describe.parts[policy_part::preference]());
  return quoted(part.id);
}

}  // namespace followup::detail
