#include "engine/objections.hpp"
#include "engine/row_check.hpp"
#include "model/facts.hpp"
#include "model/pursuit_check.hpp"
#include "time/fingerprint.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <bit>
#include <chrono>
#include <string>

namespace followup::detail {
namespace {

std::chrono::year_month_day civil(day_number day) { return std::chrono::sys_days{std::chrono::days{day}}; }

// So many months after a day, where the month has that day, else on its last; no later than any day there is.
day_number clipped_month(day_number from, int count) {
  const std::chrono::year_month_day day = civil(from);
  const std::chrono::year_month month = day.year() / day.month() + std::chrono::months{count};
  const std::chrono::year_month_day same = month / day.day();
  const std::chrono::sys_days there = same.ok() ? same : month / std::chrono::last;
  return static_cast<day_number>(std::min<std::int64_t>(there.time_since_epoch().count(), end_of_days - 1));
}

// What follows something of that kind at a time that was agreed; never 0.
template <class Day>
trace trace_of_time(std::uint64_t kind, Day day, int minute) noexcept {
  const std::uint64_t on = mixed(kind, static_cast<std::uint64_t>(day));
  const trace t = mixed(on, static_cast<std::uint64_t>(minute)) >> (64 - trace_bits);
  return t == 0 ? 1 : t;
}

}  // namespace

ground::ground(const compiled_policy& rules, const pursuit& of)
    : policy(rules), subject(of), started(to_instant(of.started, "pursuit: started")) {
  static const time_zone universal;
  check(of);
  if (of.planned) note_planned(*of.planned);
  note_suppressed_points();
  for (const time_zone& zone : of.who.zones) zones[static_cast<std::size_t>(zone_count++)] = &zone.table();
  if (zone_count == 0) zones[0] = &universal.table();
}

void ground::note_planned(const planned_call& call) {
  planned_since = call.since ? to_instant(*call.since, "pursuit: planned, since") : started;
  const instant last = std::int64_t{to_day(call.when.last_day(), "pursuit: planned, when")} * seconds_per_day;
  if (last - started <= farthest && planned_since - started <= farthest) return;
  throw invalid_pursuit("pursuit " + std::to_string(subject.id.value()) + ": planned", to_string(call.when),
                        "within 68 years of the pursuit's start, as when it was planned");
}

// By a consent that was given later and has no end: progress is folded for all times.
bool ground::is_lifted_for_good(const suppression& one, channel via) const {
  const auto& all = subject.who.consents;
  return std::any_of(all.begin(), all.end(), [&](const consent& given) {
    const stretch in_force = stretch_of(given);
    return given.via == carrier_of(via) && given.level == consent_level::express && in_force.end == end_of_time &&
           in_force.begin > made_at(one);
  });
}

// Only what is objected to by number or address; channels that are objected to are the decision's.
void ground::note_suppressed_points() {
  const auto& points = subject.who.reachable_by;
  for (const suppression& one : subject.who.suppressions) {
    if (!one.endpoint) continue;
    for (int via = 0; via < channel_count; ++via) {
      const auto through = static_cast<channel>(via);
      if (!stops(one, through) || is_lifted_for_good(one, through)) continue;
      std::uint8_t& out = points_suppressed[static_cast<std::size_t>(via)];
      for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].endpoint == one.endpoint) out = static_cast<std::uint8_t>(out | 1U << i);
      }
    }
  }
}

int ground::point_from(int first, channel via, std::uint8_t but) const noexcept {
  const auto& points = subject.who.reachable_by;
  const unsigned out = but | points_suppressed[static_cast<std::size_t>(via)];
  for (const channel through : {via, carrier_of(via)}) {
    for (std::size_t place = 0; place < points.size(); ++place) {
      const std::size_t i = (place + (through == channel::call ? static_cast<std::size_t>(first) : 0)) % points.size();
      if (points[i].via == through && (out >> i & 1U) == 0) return static_cast<int>(i);
    }
  }
  return -1;
}

int promised_point(const ground& g, const case_state& s) noexcept {
  const std::uint8_t number = s.promise.active ? s.promise.number : pending_promise::no_number;
  if (number == pending_promise::no_number || number == pending_promise::number_not_on_file) return -1;
  const unsigned out = s.points_out() | g.points_suppressed[static_cast<std::size_t>(channel::call)];
  return (out >> (number - 1) & 1U) == 0 ? number - 1 : -1;
}

int point_for(const ground& g, const case_state& s, channel via) noexcept {
  const int promised = via == channel::call ? promised_point(g, s) : -1;
  return promised >= 0 ? promised : usual_point_for(g, s, via);
}

int usual_point_for(const ground& g, const case_state& s, channel via) noexcept {
  if (g.policy.turns == 0 || s.called < 0) return g.first_point(via, s.points_out());
  return g.point_from(s.called + (s.at_next_number && via == channel::call ? 1 : 0), via, s.points_out());
}

int ground::local_minute(instant at) const noexcept {
  const std::int64_t local = zone().to_local(at);
  return static_cast<int>((local - start_of(day_of(local))) / 60);
}

std::uint32_t mark_of(touchpoint_id id) noexcept {
  const std::uint64_t bits = trace_of(id);
  return 1U << (bits & 31U) | 1U << (bits >> 5 & 31U);
}

rule_id rule_asking_for(const ground& g, action_id action) noexcept {
  return action ? g.policy.tags.rule_of(asked_by(g.subject.id, action).by) : rule_id{};
}

std::uint32_t ground::fingerprint() const noexcept {
  constexpr std::uint64_t layout_version = 7;  // of progress
  std::uint64_t hash = policy.fingerprint + layout_version;
  // One multiplication a value: this is asked for with every decision.
  const auto add = [&hash](std::uint64_t value) { hash = (std::rotl(hash, 23) ^ value) * 0x9e37'79b9'7f4a'7c15; };
  add(subject.id.value());
  add(static_cast<std::uint64_t>(started));
  add(static_cast<std::uint64_t>(subject.earlier_attempts));
  for (int i = 0; i < zone_count; ++i) add(zones[static_cast<std::size_t>(i)]->fingerprint());
  for (const contact_point& point : subject.who.reachable_by) {
    add(point.endpoint.value() * channel_count + static_cast<std::uint64_t>(point.via));
  }
  for (const consent& one : subject.who.consents) {
    add(static_cast<std::uint64_t>(one.via) * 8 + static_cast<std::uint64_t>(one.level));
    add(static_cast<std::uint64_t>(one.since.is_special() ? 0 : to_instant(one.since, "consent")));
    add(one.withdrawn ? 1 : 0);
  }
  for (const std::uint8_t out : points_suppressed) {
    if (out != 0) add(out);
  }
  if (subject.planned) {
    add(static_cast<std::uint64_t>(planned_since));
    add(trace_of_plan(*subject.planned));
    add(subject.planned->when.last_day().day_number());
    add(static_cast<std::uint64_t>(subject.planned->when.to_minute()) + 1);
    add(subject.planned->endpoint.value() * 2 + static_cast<std::uint64_t>(subject.planned->how));
  }
  const auto folded_hash = static_cast<std::uint32_t>(mixed(hash, 0) >> 16);
  return folded_hash == 0 ? 1 : folded_hash;  // zero is the empty progress, which belongs to nothing
}

civil_span span_of(const agreed_time& when) {
  const day_number first = to_day(when.first_day(), "agreed time");
  if (when.dates_only()) {
    const auto days = (when.last_day() - when.first_day()).days() + 1;
    return {first, true, 0, static_cast<std::int16_t>(days)};
  }
  return {first, false, static_cast<std::int16_t>(when.from_minute()), static_cast<std::int16_t>(when.to_minute())};
}

trace trace_of(const civil_span& appointment) noexcept {
  return trace_of_time(0x6D'65'65'74ULL, appointment.first, appointment.from);
}

trace trace_of_plan(const planned_call& call) noexcept {
  return trace_of_time(0x70'6C'61'6EULL, call.when.first_day().day_number(), call.when.from_minute());
}

zoned_span in_zone(const civil_span& when, const zone_table& zone) noexcept {
  if (when.dates_only) {
    const instant first = zone.to_utc(start_of(when.first));
    const instant end = zone.to_utc(start_of(when.first + when.to));
    // A day that never was is flagged, not moved (ruling 41).
    return {first, end, first == end ? local_kind::gap : local_kind::unique};
  }
  const std::int64_t from = local_at(when.first, when.from);
  const std::int64_t to = local_at(when.first, when.to);
  const zone_reading begin = zone.resolve(from);
  // Where the clock has got there before it is put back, that is the end.
  const bool straight = zone.to_local(begin.first + (to - from) - 1) == to - 1;
  const instant end = straight ? begin.first + (to - from) : zone.to_utc(to);
  return {begin.first, end > begin.first ? end : begin.first + (to - from), begin.kind};
}

void agree_on(pending_promise& promise, const civil_span& when, const zone_table& zone) noexcept {
  const zoned_span there = in_zone(when, zone);
  promise.when = when;
  promise.dates_only = when.dates_only;
  promise.begin = there.begin;
  promise.reading = there.reading;
  promise.minutes = when.dates_only ? when.to * 1440 : static_cast<std::int32_t>((there.end - there.begin) / 60);
}

newer_word word_in(const compiled_policy& p, const touchpoint& touch) noexcept {
  if (touch.spoke_to != contact_role::gatekeeper && touch.spoke_to != contact_role::decision_maker) {
    return newer_word::none;
  }
  const behaviour& rule = p.behaviour_of(kind_of(touch.what));
  const bool calls_back = touch.promised && touch.promised->by == promised_by::them;
  const bool absence = std::holds_alternative<stay_away>(rule) && named_date_in(touch.what);
  if (calls_back || absence || std::holds_alternative<wait_for_meeting>(rule)) return newer_word::holds_for_all;
  if (!std::holds_alternative<hold_until_named_or>(rule)) return newer_word::none;
  return touch.spoke_to == contact_role::decision_maker ? newer_word::holds_for_all : newer_word::holds_for_gatekeepers;
}

bool is_pending(const ground& g, const case_state& s) noexcept {
  // A call that was objected to cannot be made, whatever was agreed; what has no address cannot be sent. An attempt on
  // an agreed day is one, at whatever hour, until a calendar tells what hours that day has: a fold has none.
  const auto can = [&](channel via) { return is_left(g, s, via, s.newest_at); };
  const auto writes = [&] { return can(channel::email) || can(channel::letter); };
  const auto may_call = [&] { return !objected_for_good(g, s, s.newest_at).contains(channel::call); };
  const bool promised = s.promise.active && s.promise.tried == no_instant && may_call();
  const bool owed = (s.request.kind == request_kind::answer && (writes() || can(channel::call))) ||
                    (s.request.kind == request_kind::information && writes());
  const bool away = s.absent_until != 0 && s.absence_is_agreed;
  const bool held = s.hold.active && s.hold.named && s.hold.said_by >= contact_role::gatekeeper;
  return promised || owed || away || held || !s.appointments.empty();
}

instant end_of_last_appointment(const ground& g, const case_state& s) noexcept {
  instant last = no_instant;
  for (const civil_span& one : s.appointments) last = std::max(last, in_zone(one, g.zone()).end);
  return last;
}

const civil_span* appointment_ahead(const ground& g, const case_state& s, instant at) noexcept {
  const civil_span* next = nullptr;
  instant first = never;
  for (const civil_span& one : s.appointments) {
    const instant end = in_zone(one, g.zone()).end;
    if (end > at && end < first) next = &one, first = end;
  }
  return next;
}

day_number day_after(day_number from, const review_period& wait) {
  constexpr int most_months = 12 * 2'200;
  if (const auto* days = std::get_if<calendar_days>(&wait)) return from + std::min(days->count, end_of_days);
  return clipped_month(from, std::min(std::get<months>(wait).count, most_months));
}

day_number first_day_of_next_month(day_number day) {
  return clipped_month(day - static_cast<day_number>(static_cast<unsigned>(civil(day).day())) + 1, 1);
}

day_number a_month_after(day_number from) { return clipped_month(from, 1); }

stretch stretch_of(const consent& one) {
  instant until = end_of_time;
  if (one.until) until = std::min(until, to_instant(*one.until, "prospect: consent, until"));
  if (one.withdrawn) until = std::min(until, to_instant(*one.withdrawn, "prospect: consent, withdrawn"));
  return {to_instant(one.since, "prospect: consent, since"), until};
}

instant made_at(const suppression& one) {
  return one.since ? to_instant(*one.since, "prospect: suppression, since") : no_instant;
}

bool stops(const suppression& one, channel via) noexcept {
  return !one.only || *one.only == via || *one.only == carrier_of(via);
}

bool is_on(const daypart& part, day_number day) noexcept {
  const auto weekday = static_cast<followup::weekday>(weekday_index(day));
  return part.on.empty() || std::find(part.on.begin(), part.on.end(), weekday) != part.on.end();
}

int daypart_of(const compiled_policy& p, day_number day, int minute) noexcept {
  if (p.dayparts == nullptr) return -1;
  for (std::size_t d = 0; d < p.dayparts->parts.size(); ++d) {
    const daypart& part = p.dayparts->parts[d];
    if (minute >= part.hours.open && minute < part.hours.close && is_on(part, day)) return static_cast<int>(d);
  }
  return -1;
}

}  // namespace followup::detail
