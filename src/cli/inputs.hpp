// What is named on the command line, as the library's values. Each throws `usage_error` or `unusable`, naming what is
// wrong.
#pragma once

#include "arguments.hpp"

#include <followup/engine/explain.hpp>
#include <followup/insight/simulate.hpp>
#include <followup/json/result.hpp>
#include <followup/model/outcome.hpp>
#include <followup/model/prospect.hpp>
#include <followup/policy/policy.hpp>
#include <followup/time/calendar.hpp>

#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

namespace cli {

namespace fu = followup;

// The names that stand for a policy without a file.
[[nodiscard]] std::span<const std::string_view> preset_names() noexcept;

// A preset by its name, else the document in a file ("-": standard input); a file called like a preset is "./until_no".
[[nodiscard]] fu::json::result<fu::policy> read_policy(const std::string& name);
[[nodiscard]] fu::policy policy_named(const std::string& name);

// The hours of a week from Monday to Friday, "09:00-12:30 13:30-17:00", or a document in a file.
[[nodiscard]] fu::calendar calendar_named(const std::string& name);

// Somebody who can be reached in every way, in no zone.
[[nodiscard]] fu::prospect anybody();

// For whom a policy is looked at, by the options --prospect and --zone: somebody who can be reached in every way and is
// in UTC, unless they say otherwise. Has a zone.
[[nodiscard]] fu::prospect prospect_for(const arguments& given);

// "2026-11-24T08:00:00Z"; what does not end with Z is somebody's local time, and refused.
[[nodiscard]] fu::ptime instant_named(std::string_view option, const std::string& text);
// The same, or local time in that zone: "2026-11-24 09:00", "2026-11-24".
[[nodiscard]] fu::ptime instant_named(std::string_view option, const std::string& text, const fu::time_zone& zone);
// The system's clock: the only place at which it is read.
[[nodiscard]] fu::ptime clock();

[[nodiscard]] fu::language language_of(const arguments& given);

// All of a text as a whole number; none: it is no such number, or one that does not fit.
template <class T>
[[nodiscard]] std::optional<T> whole_number(std::string_view text) {
  T value{};
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  return wrong == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// The number that an option has, in [least, most].
template <class T>
[[nodiscard]] T number_in(const arguments& given, std::string_view option, T otherwise, T least, T most) {
  const auto text = given.value(option);
  if (!text) return otherwise;
  const auto value = whole_number<T>(*text);
  if (!value || *value < least || *value > most) {
    throw usage_error(std::string(option) + ": " + in_quotes(*text) + " is no number from " + std::to_string(least) +
                      " to " + std::to_string(most));
  }
  return *value;
}
// The chance that an option tells in percent, "2.5"; 0 where it is not given.
[[nodiscard]] double share_in(const arguments& given, std::string_view option);
// What a touch takes: the usual, but for calls what --minutes says.
[[nodiscard]] fu::effort effort_in(const arguments& given);

// The outcomes that a call can have over and over, by name, separated by blanks.
[[nodiscard]] std::string_view inconclusive_outcomes();

// A mistake of a document, a line for each.
[[nodiscard]] std::string in_lines(const std::string& name, std::span<const fu::json::mistake> mistakes);

}  // namespace cli
