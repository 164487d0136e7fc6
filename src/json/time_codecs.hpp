// Delays, dates, instants, clock times, hours and zones as texts; calendars.
#pragma once

#include "json/fields.hpp"

#include <followup/model/promise.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/delay.hpp>
#include <followup/time/instant.hpp>
#include <followup/time/time_zone.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace followup::json::detail {

using followup::to_string;

// "business day": one of them.
constexpr std::string_view unit_of(const minutes*) { return "minute"; }
constexpr std::string_view unit_of(const hours*) { return "hour"; }
constexpr std::string_view unit_of(const open_minutes*) { return "open minute"; }
constexpr std::string_view unit_of(const calendar_days*) { return "calendar day"; }
constexpr std::string_view unit_of(const business_days*) { return "business day"; }
constexpr std::string_view unit_of(const months*) { return "month"; }

// A count, a blank and a unit, of one thing or of several.
struct counted_text {
  int count = 0;
  std::size_t unit = 0;  // among those given
};
[[nodiscard]] std::optional<counted_text> read_counted(std::string_view text,
                                                       const std::vector<std::string_view>& units);
[[nodiscard]] std::string text_of(int count, std::string_view unit);
// "3 business days": what there is to say where it is none.
[[nodiscard]] std::string expected_counted(const std::vector<std::string_view>& units);
[[nodiscard]] node schema_of_counted(const std::vector<std::string_view>& units);

template <class Unit>
concept unit_of_time = requires(const Unit* unit) {
  unit_of(unit);
};

// Any of some units of time.
template <unit_of_time... Units>
struct codec<std::variant<Units...>> {
  using value_type = std::variant<Units...>;
  [[nodiscard]] static std::vector<std::string_view> units() {
    return {unit_of(static_cast<const Units*>(nullptr))...};
  }

  [[nodiscard]] std::optional<value_type> read(const place& at) const {
    if (at.is(node::kind::text)) {
      if (const auto some = read_counted(at.value().text, units())) return made(*some);
    }
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  [[nodiscard]] node write(const value_type& value, const writing&) const {
    return std::visit([&](const auto& unit) { return node(text_of(unit.count, unit_of(&unit))); }, value);
  }
  [[nodiscard]] node schema(schema_book& book) const { return book.define(schema_name(), schema_of_counted(units())); }
  [[nodiscard]] std::string expects() const { return expected_counted(units()); }

 private:
  [[nodiscard]] static std::string schema_name() {
    if (std::is_same_v<value_type, delay>) return "delay";
    if (std::is_same_v<value_type, review_period>) return "review period";
    if (std::is_same_v<value_type, span_limit>) return "span";
    return std::string(units().front()) + "s";
  }
  [[nodiscard]] static value_type made(const counted_text& some) {
    value_type value;
    std::size_t index = 0;
    (void)((index++ == some.unit && (value = Units{some.count}, true)) || ...);
    return value;
  }
};

// One unit of time.
template <unit_of_time Unit>
struct codec<Unit> {
  [[nodiscard]] std::optional<Unit> read(const place& at) const {
    const auto some = codec<std::variant<Unit>>{}.read(at);
    return some ? std::optional(std::get<Unit>(*some)) : std::nullopt;
  }
  [[nodiscard]] node write(const Unit& value, const writing& how) const {
    return codec<std::variant<Unit>>{}.write(value, how);
  }
  [[nodiscard]] node schema(schema_book& book) const { return codec<std::variant<Unit>>{}.schema(book); }
  [[nodiscard]] std::string expects() const { return codec<std::variant<Unit>>{}.expects(); }
};

// "2026-11-27"
template <>
struct codec<date> {
  [[nodiscard]] std::optional<date> read(const place& at) const;
  [[nodiscard]] node write(date value, const writing&) const { return {to_string(value)}; }
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "a date like 2026-11-27"; }
};

// "2026-11-27T14:00:00Z"
template <>
struct codec<ptime> {
  [[nodiscard]] std::optional<ptime> read(const place& at) const;
  [[nodiscard]] node write(ptime value, const writing&) const { return {to_string(value)}; }
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "an instant in UTC like 2026-11-27T14:00:00Z"; }
};

// "14:00", as minutes since midnight.
struct clock_time {
  [[nodiscard]] std::optional<int> read(const place& at) const;
  [[nodiscard]] node write(int minute, const writing&) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "a clock time from 00:00 to 23:59"; }
};

// "2026-11-27 14:00-16:00": model/promise.hpp.
template <>
struct codec<agreed_time> {
  [[nodiscard]] std::optional<agreed_time> read(const place& at) const;
  [[nodiscard]] node write(const agreed_time& value, const writing&) const { return {to_string(value)}; }
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const;
};

// "09:00-12:30 13:30-17:30"
template <>
struct codec<day_hours> {
  [[nodiscard]] std::optional<day_hours> read(const place& at) const;
  [[nodiscard]] node write(const day_hours& value, const writing&) const { return {to_string(value)}; }
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "hours like \"09:00-12:30 13:30-17:30\", or \"closed\""; }
};

// "09:00-12:30"
template <>
struct codec<day_interval> {
  [[nodiscard]] std::optional<day_interval> read(const place& at) const;
  [[nodiscard]] node write(const day_interval& value, const writing&) const { return {to_string(day_hours{value})}; }
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "hours like \"09:00-12:30\""; }
};

// {"monday-friday": "09:00-17:00", "saturday": "10:00-16:00"}
template <>
struct codec<week_hours> {
  [[nodiscard]] std::optional<week_hours> read(const place& at) const;
  [[nodiscard]] node write(const week_hours& value, const writing&) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const;
};

// {"2026-12-24": "09:00-16:00"}
template <>
struct codec<std::vector<date_override>> {
  [[nodiscard]] std::optional<std::vector<date_override>> read(const place& at) const;
  [[nodiscard]] node write(const std::vector<date_override>& value, const writing&) const;
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const { return "an object of hours by date"; }
};

// The name of a zone.
template <>
struct codec<time_zone> {
  [[nodiscard]] std::optional<time_zone> read(const place& at) const;
  [[nodiscard]] node write(const time_zone& value, const writing&) const { return {value.name()}; }
  [[nodiscard]] node schema(schema_book& book) const;
  [[nodiscard]] std::string expects() const {
    return "a name of the IANA tz database, UTC, or an offset like UTC+05:30";
  }
};

// A calendar's parts.
struct calendar_document {
  std::string name = "hours";
  std::string version = "1";
  week_hours week;
  std::vector<week_hours> other_weeks;
  std::optional<date> first_week;
  std::vector<date> holidays;
  std::vector<date_override> overrides;

  [[nodiscard]] static calendar_document of(const calendar& hours);
  [[nodiscard]] std::optional<calendar> made(const place& at) &&;
};
void describe(fields& f, calendar_document& parts);

template <>
struct codec<calendar> : codec_by<calendar, calendar_document> {};

// The same as what a window guard has, where name and version go without saying: those that `window` gives.
struct unnamed_calendar {
  calendar_document parts;
};
void describe(fields& f, unnamed_calendar& hours);

}  // namespace followup::json::detail
