#include "json/time_codecs.hpp"

#include "time/clock_text.hpp"

#include <followup/json/registry.hpp>

#include <array>
#include <charconv>

namespace followup::json::detail {
namespace {

using followup::detail::clock_minute;
using followup::detail::clock_text;

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
constexpr const char* one_interval = "(([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00))";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a text is laid out as the pattern is: 9 for a digit, anything else
// for itself.
bool looks_like(std::string_view text, std::string_view pattern) {
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                    [](char c, char wanted) { return wanted == '9' ? is_digit(c) : c == wanted; });
}

std::optional<std::size_t> weekday_named(std::string_view name) {
  const auto at = std::find(weekdays.begin(), weekdays.end(), name);
  if (at == weekdays.end()) return std::nullopt;
  return static_cast<std::size_t>(at - weekdays.begin());
}

// "monday", "monday-friday" or "sunday-thursday": the first and the last day,
// over the end of the week where it is written so.
std::optional<std::pair<std::size_t, std::size_t>> weekdays_named(std::string_view name) {
  const std::size_t dash = name.find('-');
  const auto first = weekday_named(name.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : weekday_named(name.substr(dash + 1));
  if (!first || !last) return std::nullopt;
  return std::pair(*first, *last);
}

std::string with_s(std::string_view unit) { return std::string(unit) + "s"; }

// "UTC+05:30" and "UTC-03:00:30", as fixed zones are called.
std::optional<time_duration> offset_named(std::string_view name) {
  if (!name.starts_with("UTC+") && !name.starts_with("UTC-")) return std::nullopt;
  const std::string_view size = name.substr(4);
  const bool to_the_second = looks_like(size, "99:99:99");
  const auto minutes = clock_minute(to_the_second ? size.substr(0, 5) : size);
  const auto seconds = to_the_second ? clock_minute("00:" + std::string(size.substr(6))) : 0;
  if (!minutes || !seconds) return std::nullopt;
  const time_duration offset{0, *minutes, *seconds};
  return name[3] == '-' ? -offset : offset;
}

// Throws `unknown_time_zone`.
time_zone zone_named(const std::string& name, const registry* own) {
  if (own != nullptr) {
    if (const auto registered = own->zones().find(name); registered != own->zones().end()) return registered->second;
  }
  if (name == "UTC") return {};
  if (const auto offset = offset_named(name)) return time_zone::fixed(*offset);
  return time_zone::named(name);
}

}  // namespace

std::optional<counted_text> read_counted(std::string_view text, const std::vector<std::string_view>& units) {
  counted_text some;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), some.count);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (wrong != std::errc{} || some.count < 0 || !text.starts_with(' ')) return std::nullopt;
  text.remove_prefix(1);
  for (; some.unit < units.size(); ++some.unit) {
    if (text == units[some.unit] || text == with_s(units[some.unit])) return some;
  }
  return std::nullopt;
}

std::string text_of(int count, std::string_view unit) {
  return std::to_string(count) + " " + (count == 1 ? std::string(unit) : with_s(unit));
}

std::string expected_counted(const std::vector<std::string_view>& units) {
  std::string list;
  for (const std::string_view unit : units) (list += list.empty() ? "" : ", ") += with_s(unit);
  return "a text like \"" + text_of(3, units.back()) + "\"" + (units.size() > 1 ? ", in " + list : "");
}

node schema_of_counted(const std::vector<std::string_view>& units) {
  std::string choices;
  for (const std::string_view unit : units) ((choices += choices.empty() ? "" : "|") += unit) += "s?";
  return schema_of_text("^[0-9]{1,10} (" + choices + ")$", expected_counted(units));
}

std::optional<date> codec<date>::read(const place& at) const {
  if (at.is(node::kind::text)) return at.attempt([&] { return day(at.value().text); });
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

node codec<date>::schema(schema_book& book) const {
  return book.define("date", schema_of_text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "A date like 2026-11-27."));
}

std::optional<ptime> codec<ptime>::read(const place& at) const {
  // Without the Z it would be somebody's local time more often than not.
  if (at.is(node::kind::text) && at.value().text.ends_with('Z')) {
    return at.attempt([&] { return utc(at.value().text); });
  }
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

node codec<ptime>::schema(schema_book& book) const {
  return book.define("instant", schema_of_text("^[0-9]{4}-[0-9]{2}-[0-9]{2}[T "
                                               "][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?Z$",
                                               "An instant in UTC like 2026-11-27T14:00:00Z."));
}

std::optional<int> clock_time::read(const place& at) const {
  if (at.is(node::kind::text)) {
    const auto minute = clock_minute(at.value().text);
    if (minute && *minute < 24 * 60) return minute;
  }
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

node clock_time::write(int minute, const writing&) const { return {clock_text(minute)}; }

node clock_time::schema(schema_book& book) const {
  return book.define("clock", schema_of_text("^([01][0-9]|2[0-3]):[0-5][0-9]$", "A clock time like 14:00."));
}

std::optional<agreed_time> codec<agreed_time>::read(const place& at) const {
  if (at.is(node::kind::text)) return at.attempt([&] { return agreed(at.value().text); });
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

node codec<agreed_time>::schema(schema_book& book) const {
  return book.define("agreed time", schema_of_text("^[0-9]{4}-[0-9]{2}-[0-9]{2}( "
                                                   "[0-9]{2}:[0-9]{2}(-[0-9]{2}:[0-9]{2})?| to "
                                                   "[0-9]{4}-[0-9]{2}-[0-9]{2})?$",
                                                   "2026-11-27 (that day), 2026-11-27 14:00 (at two), "
                                                   "2026-11-27 14:00-16:00, or 2026-11-30 to "
                                                   "2026-12-04 (within these days); local to the prospect."));
}

std::string codec<agreed_time>::expects() const {
  return "a time like \"2026-11-27\", \"2026-11-27 14:00\", \"2026-11-27 "
         "14:00-16:00\" or \"2026-11-30 to "
         "2026-12-04\"";
}

std::optional<day_hours> codec<day_hours>::read(const place& at) const {
  if (at.is(node::kind::text)) return at.attempt([&] { return hours_from(at.value().text); });
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

node codec<day_hours>::schema(schema_book& book) const {
  const std::string one = one_interval;
  return book.define("day hours", schema_of_text("^(closed|(" + one + "( +" + one + ")*)?)$",
                                                 "The hours of a day like \"09:00-12:30 13:30-17:30\", or closed."));
}

std::optional<day_interval> codec<day_interval>::read(const place& at) const {
  if (at.is(node::kind::text)) {
    const auto hours = at.attempt([&] { return hours_from(at.value().text); });
    if (!hours) return std::nullopt;
    if (hours->size() == 1) return hours->front();
  }
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

node codec<day_interval>::schema(schema_book& book) const {
  return book.define("interval",
                     schema_of_text("^" + std::string(one_interval) + "$", "A stretch of a day like 09:00-12:30."));
}

std::optional<week_hours> codec<week_hours>::read(const place& at) const {
  if (!at.is(node::kind::object)) {
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  week_hours week;
  std::array<bool, 7> named{};
  bool good = true;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const place here = at.item(i);
    const auto days = weekdays_named(at.value().names[i]);
    if (!days) {
      here.refuse(in_quotes(at.value().names[i]), "a weekday like \"monday\", or some like \"monday-friday\"");
      good = false;
      continue;
    }
    const auto hours = codec<day_hours>{}.read(here);
    good &= hours.has_value();
    const std::size_t count = (days->second + 7 - days->first) % 7 + 1;
    for (std::size_t behind = 0; behind < count; ++behind) {
      const std::size_t day = (days->first + behind) % 7;
      if (named[day]) {
        here.refuse("hours of a day that has some, " + std::string(weekdays[day]), "each day once");
        good = false;
      }
      named[day] = true;
      if (hours) week[day] = *hours;
    }
  }
  return good ? std::optional(week) : std::nullopt;
}

node codec<week_hours>::write(const week_hours& value, const writing& how) const {
  node object = node::object();
  for (std::size_t first = 0; first < 7;) {
    std::size_t last = first;
    while (last + 1 < 7 && value[last + 1] == value[first]) ++last;
    if (!value[first].empty()) {
      std::string name(weekdays[first]);
      if (last > first) (name += '-') += weekdays[last];
      object.add(std::move(name), codec<day_hours>{}.write(value[first], how));
    }
    first = last + 1;
  }
  return object;
}

node codec<week_hours>::schema(schema_book& book) const {
  std::string day;
  for (const std::string_view name : weekdays) (day += day.empty() ? "" : "|") += name;
  node members = node::object();
  members.add("^(" + day + ")(-(" + day + "))?$", codec<day_hours>{}.schema(book));
  node schema = schema_of_type("object");
  schema.add("description",
             "The hours of a week, by day or by days; days that "
             "are not named are closed.");
  schema.add("patternProperties", std::move(members));
  schema.add("additionalProperties", false);
  return book.define("week", std::move(schema));
}

std::string codec<week_hours>::expects() const {
  return "an object of hours by weekday, like {\"monday-friday\": "
         "\"09:00-17:00\"}";
}

std::optional<std::vector<date_override>> codec<std::vector<date_override>>::read(const place& at) const {
  if (!at.is(node::kind::object)) {
    at.refuse(at.shown(), expects());
    return std::nullopt;
  }
  std::vector<date_override> days;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const place here = at.item(i);
    const auto on = here.attempt([&] { return day(at.value().names[i]); });
    const auto hours = codec<day_hours>{}.read(here);
    if (on && hours) days.push_back({*on, *hours});
  }
  return days.size() == at.size() ? std::optional(std::move(days)) : std::nullopt;
}

node codec<std::vector<date_override>>::write(const std::vector<date_override>& value, const writing& how) const {
  node object = node::object();
  for (const date_override& day : value) object.add(to_string(day.on), codec<day_hours>{}.write(day.hours, how));
  return object;
}

node codec<std::vector<date_override>>::schema(schema_book& book) const {
  node members = node::object();
  members.add("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", codec<day_hours>{}.schema(book));
  node schema = schema_of_type("object");
  schema.add("patternProperties", std::move(members));
  schema.add("additionalProperties", false);
  return schema;
}

std::optional<time_zone> codec<time_zone>::read(const place& at) const {
  if (at.is(node::kind::text)) return at.attempt([&] { return zone_named(at.value().text, at.all().own); });
  at.refuse(at.shown(), expects());
  return std::nullopt;
}

node codec<time_zone>::schema(schema_book& book) const {
  node schema = schema_of_type("string");
  schema.add("description",
             "A zone: a name of the IANA tz database, UTC, or "
             "an offset like UTC+05:30.");
  return book.define("zone", std::move(schema));
}

calendar_document calendar_document::of(const calendar& hours) {
  const week_rotation turn = hours.weeks();
  const auto& weeks = turn.weeks();
  return {hours.name(),
          hours.version(),
          hours.week(),
          {weeks.begin() + 1, weeks.end()},
          weeks.size() > 1 ? std::optional(turn.from()) : std::nullopt,
          {hours.holidays().begin(), hours.holidays().end()},
          {hours.overrides().begin(), hours.overrides().end()}};
}

std::optional<calendar> calendar_document::made(const place& at) && {
  if (!other_weeks.empty() && !first_week) {
    at.refuse("first_week", "nothing", "a date in a week that has \"hours\", since there are \"other_weeks\"");
    return std::nullopt;
  }
  return at.attempt([&] {
    if (!first_week) {
      return calendar{std::move(name), std::move(version), std::move(week), std::move(holidays), std::move(overrides)};
    }
    other_weeks.insert(other_weeks.begin(), std::move(week));
    return calendar{std::move(name), std::move(version), week_rotation{std::move(other_weeks), *first_week},
                    std::move(holidays), std::move(overrides)};
  });
}

namespace {

void describe_hours(fields& f, calendar_document& parts) {
  f.required("hours", "The hours of a week.", parts.week);
  f.optional("other_weeks", "The hours of the weeks after it, after which it comes again.", parts.other_weeks, {});
  f.maybe("first_week", "A date in a week that has \"hours\", where there are other weeks.", parts.first_week);
  f.optional("holidays", "Dates on which it is closed.", parts.holidays, {});
  f.optional("other_hours", "Dates with hours of their own, which win over both.", parts.overrides, {});
}

}  // namespace

void describe(fields& f, calendar_document& parts) {
  f.object("calendar", "Opening hours in local time.");
  f.required("calendar", "Its name, which decisions carry.", parts.name);
  f.shown("version", "Another content is another version.", parts.version, std::string("1"));
  describe_hours(f, parts);
}

void describe(fields& f, unnamed_calendar& hours) {
  f.object("window hours", "When touches may be made.");
  describe_hours(f, hours.parts);
  f.optional("calendar", "The name of these hours.", hours.parts.name, std::string("hours"));
  f.optional("version", "Another content is another version.", hours.parts.version, std::string("1"));
}

}  // namespace followup::json::detail
