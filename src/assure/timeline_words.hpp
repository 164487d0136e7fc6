// What the renderings of a timeline share: its sentences, dates as its reader writes them, and the names of rules.
#pragma once

#include "words/catalogue.hpp"

#include <followup/assure/timeline.hpp>

#include <string>
#include <string_view>

namespace followup::detail {

// One timeline in one language. What comes from the host is on one line, and not yet escaped.
class timeline_reading {
 public:
  timeline_reading(const timeline& what, const timeline_style& how);

  [[nodiscard]] const catalogue& language() const noexcept { return language_; }
  [[nodiscard]] const timeline_words& words() const noexcept { return language_.timeline; }

  // `"until_no" (version 1): what happens if nobody answers`, and below it since when, where and by which calendar.
  [[nodiscard]] std::string title() const;
  [[nodiscard]] std::string subtitle() const;
  // "50 calls and 10 letters in 89 days."
  [[nodiscard]] std::string summary() const;
  // How it ended, or how far was looked.
  [[nodiscard]] std::string ending() const;
  // The same in a few words, for a mark; empty: it did not end.
  [[nodiscard]] std::string ending_mark() const;
  // `limit "patience"`; empty: none.
  [[nodiscard]] std::string limit_mark() const;

  [[nodiscard]] std::string short_date(followup::date on) const;        // "25 Nov"
  [[nodiscard]] std::string dated(followup::date on) const;             // "Wed 25 Nov 2026"
  [[nodiscard]] std::string hours_of(const foreseen_touch& one) const;  // "14:00-16:00", "14:00"
  [[nodiscard]] std::string name_of(const foreseen_touch& one) const;   // "call 3"
  [[nodiscard]] std::string rule_of(const foreseen_touch& one) const;   // "calls", "promise"
  [[nodiscard]] std::string about(const foreseen_touch& one) const;     // its brief; empty: none
  // Any of them has one.
  [[nodiscard]] bool has_subjects() const;
  [[nodiscard]] std::vector<std::string> reasons_of(const foreseen_touch& one) const;

  // The first and the last local date that there is something to show of.
  [[nodiscard]] followup::date first_day() const;
  [[nodiscard]] followup::date last_day() const;
  [[nodiscard]] local_time local(ptime at) const { return zone_.at(at); }

 private:
  const timeline& what_;
  const timeline_style& how_;
  const catalogue& language_;
  const timeline_words& words_;
  time_zone zone_;
};

// As text in HTML and SVG, also inside attributes in double quotes.
[[nodiscard]] std::string escaped(std::string_view text);

// The first `most` characters of UTF-8 text, and an ellipsis where there are more; how many characters there are.
[[nodiscard]] std::string clipped(std::string_view text, std::size_t most);
[[nodiscard]] std::size_t characters_in(std::string_view text) noexcept;

}  // namespace followup::detail
