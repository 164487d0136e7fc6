#include "words.hpp"

#include "input.hpp"
#include "names.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

namespace desk {
namespace {

const fu::ptime epoch = fu::first_instant();
constexpr const char* agreed_forms =
    "a date (2026-11-27), with a time (2026-11-27 14:00) or a window (2026-11-27 14:00-16:00), or two dates "
    "(2026-11-30 to 2026-12-04)";

std::string two_digits(long number) { return (number < 10 ? "0" : "") + std::to_string(number); }

template <class Outcome>
constexpr bool has_until = requires(const Outcome& what) {
  what.until;
};

// Every outcome, each as it is when nothing more is known of it. A meeting has to have a time.
template <std::size_t... Index>
std::array<fu::outcome, sizeof...(Index)> plain_outcomes(std::index_sequence<Index...>) {
  const auto plain = []<class Outcome>(std::type_identity<Outcome>) -> fu::outcome {
    if constexpr (std::is_default_constructible_v<Outcome>)
      return Outcome{};
    else
      return Outcome{fu::agreed_time::on(epoch.date())};
  };
  return {plain(std::type_identity<std::variant_alternative_t<Index, fu::outcome>>{})...};
}

// Dates and channels are read by whoever wants one.
fu::outcome with_detail(const std::string& field, fu::outcome what, std::string_view detail) {
  std::visit(
      [&]<class Outcome>(Outcome& plain) {
        if constexpr (has_until<Outcome>) {
          plain.until = date_from(field, detail);
        } else if constexpr (std::is_same_v<Outcome, fu::meeting_agreed>) {
          plain.when = agreed_from(field, detail);
        } else if constexpr (std::is_same_v<Outcome, fu::objection>) {
          plain.only = named(field, detail, channels);
        } else {
          throw bad_input(field, in_quotes(detail),
                          "nothing: " + std::string(fu::name_of(fu::kind_of(what))) + " has no date or channel");
        }
      },
      what);
  return what;
}

}  // namespace

std::int64_t seconds_of(fu::ptime at) { return (at - epoch).total_seconds(); }

fu::ptime instant_of(std::int64_t seconds) {
  constexpr std::int64_t day = 24 * 60 * 60;
  return fu::ptime{epoch.date() + boost::gregorian::days{seconds / day}, fu::time_duration{0, 0, seconds % day}};
}

fu::ptime instant_from(const std::string& field, std::string_view text, const fu::time_zone& zone) try {
  const fu::ptime at = fu::utc(text);
  if (text.ends_with('Z')) return at;
  return zone.resolve(at.date(), at.time_of_day()).first;
} catch (const fu::invalid_time&) {
  throw bad_input(field, in_quotes(text),
                  "an instant like 2026-11-23T10:00:00Z, or without the Z a local one, from 1970 to 2199");
}

fu::date date_from(const std::string& field, std::string_view text) try {
  return fu::day(text);
} catch (const fu::invalid_time&) {
  throw bad_input(field, in_quotes(text), "a date like 2026-11-27, from 1970-01-01 to 2199-12-31");
}

fu::agreed_time agreed_from(const std::string& field, std::string_view text) try {
  return fu::agreed(text);
} catch (const fu::invalid_time& wrong) { throw bad_input(field, in_quotes(text), wrong.allowed()); }

std::optional<std::string> detail_of(const fu::outcome& what) {
  return std::visit(
      []<class Outcome>(const Outcome& one) -> std::optional<std::string> {
        if constexpr (has_until<Outcome>) {
          if (one.until) return fu::to_string(*one.until);
        } else if constexpr (std::is_same_v<Outcome, fu::meeting_agreed>) {
          return fu::to_string(one.when);
        } else if constexpr (std::is_same_v<Outcome, fu::objection>) {
          if (one.only) return std::string(fu::name_of(*one.only));
        }
        return std::nullopt;
      },
      what);
}

fu::outcome outcome_from(const std::string& field, fu::outcome_kind kind, const std::optional<std::string>& detail) {
  static const auto plain = plain_outcomes(std::make_index_sequence<fu::outcome_count>{});
  if (!detail && kind == fu::outcome_kind::meeting_agreed) throw bad_input(field, "(none)", agreed_forms);
  const fu::outcome& what = plain[static_cast<std::size_t>(kind)];
  return detail ? with_detail(field, what, *detail) : what;
}

std::string spaced(std::string_view name) {
  std::string text{name};
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string words_of(const fu::touchpoint& touch) {
  std::string text{fu::name_of(touch.via)};
  if (touch.way == fu::direction::inbound) text += " from them";
  const bool a_person =
      touch.spoke_to == fu::contact_role::gatekeeper || touch.spoke_to == fu::contact_role::decision_maker;
  if (a_person) text += ", " + spaced(fu::name_of(touch.spoke_to));
  text += ": " + spaced(fu::name_of(fu::kind_of(touch.what)));
  if (const auto detail = detail_of(touch.what)) text += " (" + *detail + ')';
  if (touch.promised) {
    text += touch.promised->by == fu::promised_by::them ? "; call back " : "; we said we would call ";
    text += fu::to_string(touch.promised->when);
  }
  if (touch.message_left) text += "; message left";
  return text;
}

std::string shown(fu::date on) {
  constexpr std::array<const char*, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto ymd = on.year_month_day();
  const char* const weekday = days[static_cast<std::size_t>(fu::weekday_of(on))];
  const char* const month = months[static_cast<std::size_t>(ymd.month.as_number()) - 1];
  return std::string(weekday) + ' ' + std::to_string(ymd.day) + ' ' + month + ' ' + std::to_string(ymd.year);
}

std::string shown_clock(fu::ptime at, const fu::time_zone& zone) {
  const fu::time_duration clock = zone.at(at).clock;
  return two_digits(clock.hours()) + ':' + two_digits(clock.minutes());
}

std::string shown(fu::ptime at, const fu::time_zone& zone) {
  return shown(zone.at(at).on) + ' ' + shown_clock(at, zone);
}

std::string in_column(fu::ptime at, const fu::time_zone& zone) {
  constexpr std::size_t day_of_month = 4;  // after "Fri "
  std::string text = shown(at, zone);
  if (text[day_of_month + 1] == ' ') text.insert(day_of_month, 1, ' ');
  return text;
}

}  // namespace desk
