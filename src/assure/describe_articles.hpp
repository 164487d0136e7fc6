// What a policy says, one statement at a time and without words: what description, difference and picture share.
#pragma once

#include "words/aspects.hpp"

#include <followup/assure/diff.hpp>
#include <followup/policy/policy.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace followup::detail {

// The name that a change carries: "gaps".
[[nodiscard]] std::string_view name_of(aspect what) noexcept;

// Figures that a language words in ways of their own.
struct repeating {  // every so often
  std::vector<delay> gaps;
  bool operator==(const repeating&) const = default;
};
struct due_after {  // a wait, of which none is "at once"
  delay wait;
  bool operator==(const due_after&) const = default;
};
struct later {  // the same, said of something that follows
  delay wait;
  bool operator==(const later&) const = default;
};
struct every_nth {
  int n;
  counted what;
  bool operator==(const every_nth&) const = default;
};
struct after_arrival {
  delay wait;
  bool landed;
  bool operator==(const after_arrival&) const = default;
};
struct hours_source {  // the calendar that the hours come from
  std::string name;
  std::string version;
  bool operator==(const hours_source&) const = default;
};
struct cap_figures {
  int n;
  counted_event what;
  channel_set channels;
  decltype(cap_guard::over) over;
  bool operator==(const cap_figures&) const = default;
};
struct distance_figures {
  delay wait;
  channel_set earlier;
  channel_set later;
  bool operator==(const distance_figures&) const = default;
};
struct ahead_of {  // how long before an appointment
  delay wait;
  bool operator==(const ahead_of&) const = default;
};
struct chosen_attempts {  // those that owe a message
  std::vector<int> numbers;
  bool operator==(const chosen_attempts&) const = default;
};
struct law_citation {
  std::string text;
  bool operator==(const law_citation&) const = default;
};
struct verbatim {  // a text with quotes of its own
  std::string text;
  bool operator==(const verbatim&) const = default;
};
struct permille {
  int count;
  bool operator==(const permille&) const = default;
};

// Nothing, `false` and an empty list or text are "unsaid": a language has another sentence for them, or none.
using statement_value =
    std::variant<std::monostate, bool, int, std::string, delay, due_after, later, repeating, review_period, span_limit,
                 business_days, followup::hours, calls, permille, channel, channel_set, distance_figures, every_nth,
                 after_arrival, std::vector<outcome_kind>, brief, brief_list, std::vector<branch>, anchor, late_policy,
                 resume_mode, behaviour, week_hours, std::vector<week_hours>, day_interval, hours_source,
                 std::vector<date>, std::vector<date_override>, date, time_zone, cap_figures, count_scope,
                 calendar_days, consent_level, std::vector<audience>, law_citation, verbatim, side_rule,
                 promise_rules::clearing, promise_rules::missed, std::vector<disposition>, ahead_of, chosen_attempts,
                 std::vector<weekday>>;

[[nodiscard]] bool is_said(const statement_value& value) noexcept;

struct statement {
  aspect what;
  statement_value value;
  channel_set touches = {};  // which the sentence speaks of
  bool usual = false;        // as everybody takes it, or told by another sentence: no word in the description
};

// A rule, or a part of one, and all that it says.
struct article {
  policy_part about;
  std::string id;        // empty: it has none
  std::size_t kind = 0;  // of tracks, guards and side rules: which alternative
  std::vector<statement> says = {};
  std::vector<article> parts = {};
};

// The policy itself, its 31 outcomes in their order, and its rules in theirs.
struct articles {
  article self;
  std::vector<article> outcomes;
  std::vector<article> rules;
};
[[nodiscard]] articles articles_of(const policy& what);
[[nodiscard]] article article_of(const track& one);
// Of rules that hold also where a policy does not state them.
[[nodiscard]] article article_of(const promise_rules& rules);

[[nodiscard]] bool is_law(const article& guard) noexcept;

}  // namespace followup::detail
