// The rules that are classes, as plain members: what they are described, compared and put together by.
#pragma once

#include <followup/policy/policy.hpp>

#include <optional>
#include <string>
#include <vector>

namespace followup::detail {

struct track_parts {
  std::string id;
  track::rule what;
  bool holds_back_later = false;
  pacing pace = {};
  std::optional<delay> lapses_after = {};
  bool waits_for_promises = false;
  std::string label = {};
  channel_set in_place_of = {};
};

struct guard_parts {
  std::string id;
  guard::rule what;
  std::optional<std::string> law = {};
  bool exempts_agreed_calls = false;
  std::vector<audience> audiences = {};
  std::string jurisdiction = {};
  std::optional<date> valid_from = {};
  std::optional<date> valid_to = {};
};

struct ending_parts {
  std::string id;
  host_ending what;
};

struct limit_parts {
  std::string id;
  std::optional<calls> most_calls = {};
  std::optional<span_limit> longest = {};
  std::optional<channel> closing_with = {};
  std::string closing_brief = {};
  business_days closing_within{10};
  bool regardless = false;
};

struct re_entry_parts {
  std::string id;
  std::vector<disposition> after;
  review_period wait;
  std::string under = {};
};

[[nodiscard]] track_parts parts_of(const track& one);
[[nodiscard]] guard_parts parts_of(const guard& one);
[[nodiscard]] ending_parts parts_of(const ending& one);
[[nodiscard]] limit_parts parts_of(const limit& one);
[[nodiscard]] re_entry_parts parts_of(const re_entry& one);

}  // namespace followup::detail
