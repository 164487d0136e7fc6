#include "bench/naive.hpp"

#include <cctz/civil_time.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace naive {
namespace {

using cctz::civil_day;
using cctz::civil_second;

constexpr instant longest = instant{91} * 86'400;
constexpr int most_calls = 50;

// In order.
const std::array holidays{civil_day(2025, 12, 25), civil_day(2026, 1, 1),  civil_day(2026, 2, 16),
                          civil_day(2026, 4, 3),   civil_day(2026, 4, 6),  civil_day(2026, 4, 27),
                          civil_day(2026, 5, 5),   civil_day(2026, 5, 14), civil_day(2026, 5, 25),
                          civil_day(2026, 7, 3),   civil_day(2026, 9, 7),  civil_day(2026, 11, 26),
                          civil_day(2026, 12, 25)};

civil_second local(instant at, const cctz::time_zone& zone) {
  return cctz::convert(cctz::time_point<cctz::seconds>(cctz::seconds(at)), zone);
}

instant opening(civil_day on, const cctz::time_zone& zone) {
  return cctz::convert(civil_second(on.year(), on.month(), on.day(), opens), zone).time_since_epoch().count();
}

civil_day working_days_after(civil_day from, int n) {
  while (n > 0) {
    if (is_open(++from)) --n;
  }
  return from;
}

instant rolled_forward(instant at, const cctz::time_zone& zone) {
  const civil_second there = local(at, zone);
  civil_day on(there);
  if (is_open(on)) {
    if (there.hour() < opens) return opening(on, zone);
    if (there.hour() < closes) return at;
  }
  return opening(working_days_after(on, 1), zone);
}

action call_or_email(const state& s) {
  const cctz::time_zone& zone = *s.zone;
  const instant call =
      s.calls == 0 ? s.created : opening(working_days_after(civil_day(local(s.last_call, zone)), 2), zone);
  if (s.emails < s.letters) {
    const instant email = opening(civil_day(local(s.last_letter, zone)) + 1, zone);
    if (email <= call) return {channel::email, email};
  }
  return {channel::call, call};
}

action before_rolling(const state& s) {
  if (s.last_outcome == outcome::on_hold) return {channel::call, opening(civil_day() + s.until, *s.zone)};
  if (s.owes_voicemail) return {channel::voicemail, s.last_call};
  if (s.letters < s.unanswered / 5) return {channel::letter, s.last_call};
  return call_or_email(s);
}

}  // namespace

bool is_open(civil_day on) {
  const cctz::weekday weekday = cctz::get_weekday(on);
  if (weekday == cctz::weekday::saturday || weekday == cctz::weekday::sunday) return false;
  return !std::binary_search(holidays.begin(), holidays.end(), on);
}

state nothing_yet(const row& of) noexcept {
  state s;
  s.created = of.created;
  s.zone = of.zone;
  return s;
}

void apply(state& s, const touch& next) noexcept {
  switch (next.via) {
    case channel::call:
      ++s.calls;
      s.last_call = next.at;
      s.last_outcome = next.what;
      s.until = next.until;
      s.owes_voicemail = next.what == outcome::no_answer;
      if (next.what == outcome::no_answer) ++s.unanswered;
      if (next.what == outcome::definite_no || next.what == outcome::meeting) s.ended = true;
      break;
    case channel::voicemail: s.owes_voicemail = false; break;
    case channel::letter:
      ++s.letters;
      s.last_letter = next.at;
      break;
    case channel::email: ++s.emails; break;
    case channel::none: break;
  }
}

state fold(const row& of, std::span<const touch> history) noexcept {
  state s = nothing_yet(of);
  for (const touch& one : history) apply(s, one);
  return s;
}

action decide(const state& s, instant now) {
  const instant limit = s.created + longest;
  if (s.ended || s.calls >= most_calls || now >= limit) return {};
  action next;
  if (s.last_outcome == outcome::callback) {
    next = {channel::call, std::max(s.until, now)};
  } else {
    next = before_rolling(s);
    next.at = rolled_forward(std::max(next.at, now), *s.zone);
  }
  return next.at > limit ? action{} : next;
}

action decide(const row& of, std::span<const touch> history, instant now) { return decide(fold(of, history), now); }

}  // namespace naive
