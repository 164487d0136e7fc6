// What texts are made of: identities as names, and instants as local dates.
#pragma once

#include <followup/engine/next_actions.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/time_zone.hpp>

#include "words/catalogue.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace followup::detail {

[[nodiscard]] std::string joined(std::initializer_list<std::string_view> parts);
// A host's text, on one line whatever is in it; and the same in double quotes.
[[nodiscard]] std::string on_one_line(std::string_view text);
[[nodiscard]] std::string quoted(std::string_view name);
// With its first letter, if that is a plain one, as a capital.
[[nodiscard]] std::string capitalised(std::string sentence);

// "1 call", "2 calls".
[[nodiscard]] std::string counted_as(int n, const channel_words& touches);

// "25 Nov"; "Wed 25 Nov 2026".
[[nodiscard]] std::string short_date(date on, const timeline_words& words);
[[nodiscard]] std::string dated(date on, const timeline_words& words);

// The identities and instants of an answer as its reader knows them. An instant outside the library's range, which an
// open end can be, is left out like one that is missing.
class reading {
 public:
  reading(const policy& rules, const time_zone& zone, const catalogue& words) noexcept
      : rules_(rules), zone_(zone), words_(words) {}

  [[nodiscard]] const catalogue& words() const noexcept { return words_; }

  // "Friday 27 November 2026, 09:00"; without the time where that is midnight. Empty: left out.
  [[nodiscard]] std::string moment(const std::optional<ptime>& at) const;
  // "Friday 27 November 2026".
  [[nodiscard]] std::string day_of(const std::optional<ptime>& at) const;
  // As `moment`, for something that ends then: midnight is the end of the day before.
  [[nodiscard]] std::string finish(const std::optional<ptime>& at) const;
  // The day on which something was over: midnight belongs to the day before.
  [[nodiscard]] std::string last_day_of(const std::optional<ptime>& at) const;
  // "Friday 27 November 2026, 09:00-12:00", or "..., from 09:00 (until Monday 30 November 2026, 12:00)". An end a month
  // away or more says nothing to the reader.
  [[nodiscard]] std::string stretch(const std::optional<ptime>& begin, const std::optional<ptime>& end) const;
  // A promise or an appointment as it was agreed, whatever the clock made of it: "on Friday 27 November 2026", "on
  // Friday 27 November 2026, 14:00", "..., 14:00-16:00", "between Monday 30 November 2026 and Friday 4 December 2026".
  [[nodiscard]] std::string agreed(const reason& why) const;
  [[nodiscard]] bool on_an_earlier_day(ptime a, ptime b) const;

  // Empty for an identity that is not of this policy.
  [[nodiscard]] std::string_view name(rule_id rule) const noexcept { return rules_.name_of(rule); }
  [[nodiscard]] std::string_view name(brief_id brief) const noexcept { return rules_.name_of(brief); }
  [[nodiscard]] std::string_view name(policy_id other) const noexcept { return rules_.name_of(other); }
  [[nodiscard]] std::string_view name(label_id label) const noexcept { return rules_.name_of(label); }
  // Of a rule that says what follows from an outcome.
  [[nodiscard]] std::optional<outcome_kind> outcome_of(rule_id rule) const noexcept;
  // Null: the rule is not one of law.
  [[nodiscard]] const std::string* citation(rule_id rule) const noexcept;
  // The track of that kind behind an identity; null: it is another kind.
  template <class Kind>
  [[nodiscard]] const Kind* track_as(rule_id rule) const noexcept {
    const track* const found = find<track>(rule);
    return found == nullptr ? nullptr : std::get_if<Kind>(&found->what());
  }
  [[nodiscard]] const daypart* daypart_at(int index) const noexcept;
  [[nodiscard]] const side_rule* side_rule_at(int index) const noexcept;

 private:
  template <class Rule>
  [[nodiscard]] const Rule* find(rule_id rule) const noexcept {
    const std::string_view wanted = name(rule);
    for (const policy_rule& one : rules_.rules()) {
      const auto* const found = std::get_if<Rule>(&one);
      if (found != nullptr && found->id() == wanted) return found;
    }
    return nullptr;
  }
  [[nodiscard]] const daypart_choice* dayparts() const noexcept;
  [[nodiscard]] std::optional<local_time> local(const std::optional<ptime>& at) const;
  [[nodiscard]] std::string shown(date on) const;

  const policy& rules_;
  const time_zone& zone_;
  const catalogue& words_;
};

// "09:00-12:00", on the local clock.
[[nodiscard]] std::string shown_hours(day_interval hours);

}  // namespace followup::detail
