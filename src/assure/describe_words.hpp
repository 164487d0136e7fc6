// What a language has to say of a policy, and how its words become sentences.
#pragma once

#include "assure/describe_articles.hpp"
#include "engine/text.hpp"

#include <followup/engine/explain.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace followup::detail {

// A sentence without its full stop, for when there is something to say and for when there is not. In it, {v} stands for
// the value, {a} for one touch ("a call"), {touches} for all of them ("calls and e-mails"). Empty: no sentence.
struct sentence_pair {
  std::string_view said;
  std::string_view unsaid = {};
};

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

struct section_words {
  std::string_view heading;
  std::string_view opening;  // what holds for all that follows
  std::string_view nothing;  // where nothing follows
};

// Fixed phrases; {v} and {w} stand for what is told.
struct fixed_phrases {
  std::string_view title;            // {v}: the policy's name, {w}: its version
  std::string_view opening;          // what a cadence is
  std::string_view unlike_doctrine;  // {v}: what the doctrine does
  std::string_view identity;         // {v}: the policy's
  std::string_view history_needed;
  std::string_view history_spared;
  std::string_view host_rules;  // {v}: their names
  std::string_view hand_over;   // when a step list has run out
  std::string_view two;         // "a and b": " and "
  std::string_view instead_of;  // between what is and what was
  std::string_view before;      // before a sentence that held before
  std::string_view now;         // before the name of a rule of another kind
  std::string_view namesake;    // equal words for different things
  std::string_view added;       // {v}: what
  std::string_view removed;
  std::string_view moved_behind;  // {v}: what, {w}: behind which
  std::string_view moved_first;
  std::string_view nothing_changed;
};

// Of the picture.
struct diagram_words {
  std::string_view start;
  std::array<std::string_view, 5> effects;  // what outcomes do: go on, again, owed, wait, over
};

struct policy_words {
  sentence_pair (*sentence)(aspect what);
  std::string (*value)(const statement_value& value);
  std::string_view (*happening)(outcome_kind kind) noexcept;
  std::string_view (*ending)(disposition how) noexcept;
  std::string_view (*one)(channel via) noexcept;
  std::string_view (*many)(channel via) noexcept;
  std::string_view (*part)(policy_part what);  // "the track"
  section_words (*section)(detail::section which);
  fixed_phrases phrases;
  diagram_words picture;
};

extern const policy_words english_policy_words;
extern const policy_words dutch_policy_words;

[[nodiscard]] const policy_words& policy_words_of(language in) noexcept;

// "a, b and c", with the language's word before the last.
[[nodiscard]] std::string listed(const std::vector<std::string>& items, std::string_view last,
                                 std::string_view between = ", ");

// --- Figures in words.

// A list of values, each in the words of a visitor.
template <class Words, class T>
[[nodiscard]] std::string each(const Words& words, const std::vector<T>& values, std::string_view last,
                               std::string_view between = ", ") {
  std::vector<std::string> shown;
  shown.reserve(values.size());
  for (const T& value : values) shown.push_back(words(value));
  return listed(shown, last, between);
}

struct unit_words {
  std::string_view one;
  std::string_view many;
};

struct value_vocabulary {
  const date_words& dates;
  unit_words minutes;
  unit_words hours;
  unit_words open_minutes;
  unit_words calendar_days;
  unit_words business_days;
  unit_words months;
  unit_words calls;
  std::string_view (*at_once)(const delay& none);
  std::string_view (*people)(audience kind);
  std::string_view (*happening)(outcome_kind kind) noexcept;
  std::string_view (*ending)(disposition how) noexcept;
  std::string_view (*one)(channel via) noexcept;
  std::string_view (*many)(channel via) noexcept;
  std::string_view and_last;  // before the last of a list
  std::string_view and_then;  // between weeks that take turns
  std::string_view or_last;
  std::string_view later;
  std::string_view to;  // from one weekday to another
  std::string_view closed;
  std::string_view no_citation;
  char decimal_point;
};

// The values that are put into words in the same way everywhere. A language adds the others.
class common_values {
 public:
  explicit common_values(const value_vocabulary& words) noexcept : w_(words) {}

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool) const { return {}; }
  std::string operator()(int n) const { return std::to_string(n); }
  std::string operator()(const std::string& text) const { return quoted(text); }
  std::string operator()(const verbatim& text) const { return on_one_line(text.text); }
  std::string operator()(const delay& wait) const;
  std::string operator()(minutes d) const { return counted_as(d.count, w_.minutes.one, w_.minutes.many); }
  std::string operator()(followup::hours d) const { return counted_as(d.count, w_.hours.one, w_.hours.many); }
  std::string operator()(open_minutes d) const {
    return counted_as(d.count, w_.open_minutes.one, w_.open_minutes.many);
  }
  std::string operator()(calendar_days d) const {
    return counted_as(d.count, w_.calendar_days.one, w_.calendar_days.many);
  }
  std::string operator()(business_days d) const {
    return counted_as(d.count, w_.business_days.one, w_.business_days.many);
  }
  std::string operator()(months d) const { return counted_as(d.count, w_.months.one, w_.months.many); }
  std::string operator()(calls most) const { return counted_as(most.count, w_.calls.one, w_.calls.many); }
  std::string operator()(const due_after& due) const;
  std::string operator()(const later& follows) const;
  std::string operator()(const review_period& some) const { return std::visit(*this, some); }
  std::string operator()(const span_limit& some) const { return std::visit(*this, some); }
  std::string operator()(permille rate) const;
  std::string operator()(channel via) const { return std::string(w_.one(via)); }
  std::string operator()(channel_set some) const { return touches(some, w_.and_last); }
  std::string operator()(outcome_kind kind) const { return std::string(w_.happening(kind)); }
  std::string operator()(const std::vector<outcome_kind>& kinds) const { return each(*this, kinds, "; ", "; "); }
  std::string operator()(const week_hours& week) const;
  std::string operator()(const std::vector<week_hours>& weeks) const {
    return each(*this, weeks, w_.and_then, w_.and_then);
  }
  std::string operator()(const day_hours& hours) const;
  std::string operator()(day_interval hours) const { return shown_hours(hours); }
  std::string operator()(date on) const;  // "25 December 2026"
  std::string operator()(const std::vector<date>& days) const { return each(*this, days, w_.and_last); }
  std::string operator()(const date_override& day) const { return joined({(*this)(day.on), " ", (*this)(day.hours)}); }
  std::string operator()(const std::vector<date_override>& days) const { return each(*this, days, "; ", "; "); }
  std::string operator()(const time_zone& zone) const { return on_one_line(zone.name()); }
  std::string operator()(audience kind) const { return std::string(w_.people(kind)); }
  std::string operator()(const std::vector<audience>& some) const { return each(*this, some, w_.and_last); }
  std::string operator()(disposition how) const { return quoted(w_.ending(how)); }
  std::string operator()(const std::vector<disposition>& some) const { return each(*this, some, w_.or_last); }
  std::string operator()(const law_citation& law) const {
    return law.text.empty() ? std::string(w_.no_citation) : on_one_line(law.text);
  }

 protected:
  // "calls, letters or e-mails".
  [[nodiscard]] std::string touches(channel_set some, std::string_view last) const;
  [[nodiscard]] std::string names(const std::vector<std::string>& some) const { return each(*this, some, w_.and_last); }
  // A clock time, "14:00".
  [[nodiscard]] static std::string clock(int minute);

  const value_vocabulary& w_;
};

// A phrase with {v} and {w} in their places.
[[nodiscard]] std::string filled(std::string_view phrase, std::string_view v, std::string_view w = {});

// What a statement says, with `value` for {v}; no capital, no full stop. Empty: nothing to say.
[[nodiscard]] std::string clause_of(const statement& one, const policy_words& words);
[[nodiscard]] std::string clause_with(std::string_view value, const statement& one, const policy_words& words);

// "The calls come every business day. The first is due 3 business days after the start."
[[nodiscard]] std::string sentences_of(const article& about, const policy_words& words);

// "\"call 1\"", or what it is where it has no name.
[[nodiscard]] std::string name_of_part(const article& part, const policy_words& words);

}  // namespace followup::detail
