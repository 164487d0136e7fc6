#include "engine/case_state.hpp"
#include "model/pursuit_check.hpp"
#include "time/fingerprint.hpp"

#include <followup/error.hpp>

#include <algorithm>
#include <bit>
#include <string>

namespace followup::detail {
namespace {

date clipped_month(date from, int count) {
  const int month = from.year() * 12 + from.month() - 1 + count;
  const int year = month / 12;
  if (year > 2199) return date(2199, 12, 31);
  const auto of_year = static_cast<unsigned short>(month % 12 + 1);
  const auto last = boost::gregorian::gregorian_calendar::end_of_month_day(static_cast<unsigned short>(year), of_year);
  return date(static_cast<unsigned short>(year), of_year, std::min<unsigned short>(from.day(), last));
}

}  // namespace

ground::ground(const compiled_policy& rules, const pursuit& of)
    : policy(rules), subject(of), started(to_instant(of.started, "pursuit: started")) {
  static const time_zone universal;
  check(of);
  for (const time_zone& zone : of.who.zones) zones[static_cast<std::size_t>(zone_count++)] = &zone.table();
  if (zone_count == 0) zones[0] = &universal.table();
}

int ground::local_minute(instant at) const noexcept {
  const std::int64_t local = zone().to_local(at);
  return static_cast<int>((local - start_of(day_of(local))) / 60);
}

rule_id rule_asking_for(const ground& g, action_id action) noexcept {
  return g.policy.tags.rule_of(asked_by(g.subject.id, action).by);
}

std::uint32_t ground::fingerprint() const noexcept {
  constexpr std::uint64_t layout_version = 2;  // of progress
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
  const auto folded_hash = static_cast<std::uint32_t>(mixed(hash, 0) >> 16);
  return folded_hash == 0 ? 1 : folded_hash;  // zero is the empty progress, which belongs to nothing
}

instant end_of_meeting(const ground& g, const case_state& s) noexcept {
  return g.zone().to_utc(local_at(s.until_day, s.until_minute));
}

day_number day_after(day_number from, const review_period& wait) {
  constexpr int most_months = 12 * 2'200;
  if (const auto* days = std::get_if<calendar_days>(&wait)) return from + std::min(days->count, end_of_days);
  return to_day(clipped_month(to_date(from), std::min(std::get<months>(wait).count, most_months)), "review");
}

day_number a_month_after(day_number from) { return day_after(from, months{1}); }

stretch stretch_of(const consent& one) {
  instant until = end_of_time;
  if (one.until) until = std::min(until, to_instant(*one.until, "prospect: consent, until"));
  if (one.withdrawn) until = std::min(until, to_instant(*one.withdrawn, "prospect: consent, withdrawn"));
  return {to_instant(one.since, "prospect: consent, since"), until};
}

bool lifted(const prospect& who, channel via, instant at) {
  return std::any_of(who.consents.begin(), who.consents.end(), [&](const consent& one) {
    return one.via == via && one.level == consent_level::express && !one.withdrawn &&
           to_instant(one.since, "prospect: consent, since") > at;
  });
}

int daypart_of(const compiled_policy& p, int minute) noexcept {
  if (p.dayparts == nullptr) return -1;
  for (std::size_t d = 0; d < p.dayparts->parts.size(); ++d) {
    const day_interval& hours = p.dayparts->parts[d].hours;
    if (minute >= hours.open && minute < hours.close) return static_cast<int>(d);
  }
  return -1;
}

}  // namespace followup::detail
