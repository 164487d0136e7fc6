#include "insight/naive.hpp"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace naive {
namespace {

namespace posix = boost::posix_time;

double quantile() { return boost::math::quantile(boost::math::normal(), 0.975); }

double ratio(const fu::proportion& of) { return static_cast<double>(of.count) / static_cast<double>(of.of); }

template <class Condition>
int count(const std::vector<course>& all, Condition holds) {
  return static_cast<int>(std::count_if(all.begin(), all.end(), holds));
}

int called(const std::vector<course>& all, int n) {
  return count(all, [n](const course& one) { return one.calls >= n; });
}
double ended_share(const std::vector<course>& all, int n) { return ratio(yes(all, n)) + ratio(no(all, n)); }

double survival(const std::vector<course>& all, int n) {
  double left = 1;
  for (int i = 1; i <= n; ++i) left *= 1 - ended_share(all, i);
  return left;
}
double incidence(const std::vector<course>& all, int n) {
  double by_then = 0;
  for (int i = 1; i <= n; ++i) by_then += survival(all, i - 1) * ratio(yes(all, i));
  return by_then;
}

fu::estimate with_error(double value, double error, int in_play) {
  if (value == 0) return {0, 0, wilson(0, in_play).high};
  if (value == 1) return {1, wilson(in_play, in_play).low, 1};
  const double scaled = std::log(-std::log(value));
  const double width = quantile() * error / std::abs(value * std::log(value));
  return {value, std::exp(-std::exp(scaled + width)), std::exp(-std::exp(scaled - width))};
}

bool is_call(const fu::touchpoint& touch) {
  return touch.via == fu::channel::call && touch.way == fu::direction::outbound;
}
bool is_one_of(const fu::touchpoint& touch, std::initializer_list<fu::outcome_kind> kinds) {
  return std::find(kinds.begin(), kinds.end(), fu::kind_of(touch.what)) != kinds.end();
}
bool ends(const fu::touchpoint& touch) {
  using enum fu::outcome_kind;
  return is_one_of(touch, {yes, no_with_reasons, objection, left_organisation});
}
bool is_talk(const fu::touchpoint& touch) {
  using enum fu::outcome_kind;
  return touch.spoke_to == fu::contact_role::decision_maker && !is_one_of(touch, {replied, opened, clicked, sent});
}

// What a secretary says takes the place of what was agreed: a hold only of what a secretary agreed (ruling 33).
bool is_news(const fu::touchpoint& touch, const fu::touchpoint& agreed_in) {
  if (touch.spoke_to != fu::contact_role::gatekeeper) return false;
  if (is_one_of(touch, {fu::outcome_kind::on_hold})) return agreed_in.spoke_to == fu::contact_role::gatekeeper;
  const auto* absence = std::get_if<fu::away>(&touch.what);
  return is_one_of(touch, {fu::outcome_kind::meeting_agreed}) || (absence != nullptr && absence->until);
}

struct stretch {
  fu::ptime begin;
  fu::ptime end;
};
stretch window_of(const fu::agreed_time& when, const fu::time_zone& zone) {
  const auto at = [&](fu::date day, long minute) { return zone.resolve(day, posix::minutes(minute)).first; };
  if (when.dates_only()) return {at(when.first_day(), 0), at(when.last_day() + boost::gregorian::days(1), 0)};
  return {at(when.first_day(), when.from_minute()), at(when.first_day(), when.to_minute())};
}

// What became of the promise in history[i]: "" where it was settled, or is still ahead; and the calls made for it.
std::string fate(const fu::pursuit& subject, const std::vector<fu::touchpoint>& history, std::size_t i, fu::ptime now,
                 std::vector<std::size_t>& for_it) {
  const auto [begin, end] = window_of(history[i].promised->when, subject.who.zone());
  const fu::ptime from = begin - posix::minutes(15);
  std::optional<std::size_t> over;  // the touch that settles it
  for (std::size_t j = 0; j <= i; ++j) {
    if (ends(history[j])) return "";
  }
  for (std::size_t j = i + 1; j < history.size() && !over; ++j) {
    if (history[j].at >= end) break;
    if (is_call(history[j]) && history[j].at >= from) for_it.push_back(j);
    if (is_talk(history[j]) || history[j].promised || is_news(history[j], history[i]) || ends(history[j])) over = j;
  }
  if (over && is_talk(history[*over])) return history[*over].at >= from ? "kept" : "";
  if (!for_it.empty() && (over || end <= now)) return "missed by them";
  return over || end > now ? "" : "missed by us";
}

}  // namespace

fu::estimate wilson(int count, int of) {
  const double seen = static_cast<double>(count) / of;
  const auto too_far = [&](double share) {
    return std::abs(seen - share) > quantile() * std::sqrt(share * (1 - share) / of);
  };
  // The edge of what is too far, between a share that is and one that is not.
  const auto edge = [&](double far, double near) {
    for (int i = 0; i < 200; ++i) (too_far((far + near) / 2) ? far : near) = (far + near) / 2;
    return near;
  };
  return {seen, count == 0 ? 0 : edge(0, seen), count == of ? 1 : edge(1, seen)};
}

fu::proportion yes(const std::vector<course>& all, int n) {
  return {count(all, [n](const course& one) { return one.calls == n && one.came_to == 'y'; }), called(all, n)};
}
fu::proportion no(const std::vector<course>& all, int n) {
  return {count(all, [n](const course& one) { return one.calls == n && one.came_to == 'n'; }), called(all, n)};
}
fu::proportion later(const std::vector<course>& all, int n) {
  return {count(all, [n](const course& one) { return one.calls > n && one.came_to == 'y'; }),
          count(all, [](const course& one) { return one.came_to == 'y'; })};
}
fu::proportion onward(const std::vector<course>& all, int n) {
  fu::proportion from_here;
  for (const course& one : all) {
    for (int call = n; call <= one.calls; ++call) from_here.add(call == one.calls && one.came_to == 'y');
  }
  return from_here;
}

fu::estimate in_play(const std::vector<course>& all, int n) {
  double greenwood = 0;
  for (int i = 1; i <= n; ++i) {
    const double at_risk = called(all, i);
    const double ended = ended_share(all, i) * at_risk;
    if (ended < at_risk) greenwood += ended / (at_risk * (at_risk - ended));
  }
  const double left = survival(all, n);
  return with_error(left, left * std::sqrt(greenwood), called(all, n));
}

fu::estimate yes_by(const std::vector<course>& all, int n) {
  const double by_then = incidence(all, n);
  double variance = 0;
  for (int i = 1; i <= n; ++i) {
    const double at_risk = called(all, i);
    const double share = ratio(yes(all, i));
    const double ended = ended_share(all, i);
    const double before = survival(all, i - 1);
    const double since = by_then - incidence(all, i);
    variance += before * before * share * (1 - share) / at_risk;
    if (i == n || ended == 1) continue;
    variance += since * since * ended / ((1 - ended) * at_risk) - 2 * since * before * share / at_risk;
  }
  return with_error(by_then, std::sqrt(variance), called(all, n));
}

course course_of(const std::vector<fu::touchpoint>& history) {
  course seen;
  for (const fu::touchpoint& touch : history) {
    if (is_call(touch) && !is_one_of(touch, {fu::outcome_kind::busy})) ++seen.calls;
    if (!ends(touch)) continue;
    seen.came_to = is_one_of(touch, {fu::outcome_kind::yes}) ? 'y' : 'n';
    break;
  }
  return seen;
}

void count_answers(const fu::pursuit& subject, const std::vector<fu::touchpoint>& history,
                   const std::vector<fu::daypart>& parts, tallies& into) {
  std::vector<std::size_t> agreed;
  for (std::size_t i = 0; i < history.size(); ++i) {
    if (history[i].promised) (void)fate(subject, history, i, history.back().at, agreed);
  }
  for (std::size_t i = 0; i < history.size(); ++i) {
    const fu::touchpoint& touch = history[i];
    const bool tells = is_call(touch) && !is_one_of(touch, {fu::outcome_kind::busy, fu::outcome_kind::attempted});
    if (!tells || std::find(agreed.begin(), agreed.end(), i) != agreed.end()) continue;
    const fu::local_time there = subject.who.zone().at(touch.at);
    const auto minute = there.clock.total_seconds() / 60;
    into["all"].add(is_talk(touch));
    into[std::string(name_of(fu::weekday_of(there.on)))].add(is_talk(touch));
    into[std::to_string(there.clock.hours())].add(is_talk(touch));
    for (const fu::daypart& part : parts) {
      if (part.hours.open <= minute && minute < part.hours.close) into[part.name].add(is_talk(touch));
    }
  }
}

void count_promises(const fu::pursuit& subject, const std::vector<fu::touchpoint>& history, fu::ptime now,
                    std::map<std::string, int>& into) {
  for (std::size_t i = 0; i < history.size(); ++i) {
    if (!history[i].promised) continue;
    std::vector<std::size_t> unused;
    const std::string what = fate(subject, history, i, now, unused);
    if (!what.empty()) ++into[what];
  }
}

}  // namespace naive
