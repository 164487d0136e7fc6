#include "engine/agreed_hours.hpp"

namespace followup::detail {
namespace {

class agreeing {
 public:
  agreeing(const ground& g, const pending_promise& promise, const calendar_table& hours)
      : g_(g), promise_(promise), hours_(hours) {}

  agreed_hours run() {
    const day_number first = g_.local_day(promise_.begin);
    if (!promise_.dates_only) {
      out_.parts.push_back({promise_.begin, promise_.end()});
      out_.closed_day = !hours_.is_open(first);
      return out_;
    }
    const day_number days = promise_.days();
    for (day_number day = first; day < first + days; ++day) add_day(day, days == 1);
    // Nothing but closed days: the first of them, as agreed.
    if (out_.parts.empty()) add_day(first, true);
    return out_;
  }

 private:
  // The hours of an open day; of a closed one those that its weekday usually has, if it must be that day.
  void add_day(day_number day, bool even_if_closed) {
    const bool open = hours_.is_open(day);
    if (!open && !even_if_closed) return;
    out_.closed_day = out_.closed_day || !open;
    const auto hours = open ? hours_.hours_on(day) : usual_hours(day);
    for (const day_interval& part : hours) {
      const instant begin = g_.zone().to_utc(local_at(day, part.open));
      const instant end = g_.zone().to_utc(local_at(day, part.close));
      if (begin < end) add(begin, end);
    }
    if (out_.parts.empty()) out_.parts.push_back({promise_.begin, promise_.end()});  // no hours at all: the whole day
  }

  // Hours that meet are one stretch (ruling 40).
  void add(instant begin, instant end) {
    if (!out_.parts.empty() && out_.parts.back().end == begin) {
      out_.parts.back().end = end;
    } else if (out_.parts.size() < most_agreed_hours) {
      out_.parts.push_back({begin, end});
    }
  }

  // A weekday that is never open borrows the hours of the next one that is.
  [[nodiscard]] std::span<const day_interval> usual_hours(day_number day) const {
    for (day_number next = day; next < day + hours_.days_in_turn(); ++next) {
      const auto hours = hours_.usual_hours_on(next);
      if (!hours.empty()) return hours;
    }
    return {};
  }

  const ground& g_;
  const pending_promise& promise_;
  const calendar_table& hours_;
  agreed_hours out_;
};

}  // namespace

agreed_hours hours_agreed(const ground& g, const pending_promise& promise, const calendar_table& hours) {
  return agreeing(g, promise, hours).run();
}

namespace {

bool is_in_time(const ground& g, const pending_promise& promise, instant at, const calendar_table& hours) {
  return at >= hours_agreed(g, promise, hours).parts.front().begin - promise_tolerance;
}

// The limit that was reached since an attempt waited for the promise up to then.
void forget_limit_between(case_state& s, instant tried, instant until) {
  s.limited_at = std::max(s.limited_at, until);
  auto& words = s.late_words;
  words.erase(std::remove_if(words.begin(), words.end(),
                             [&](const late_word& one) { return one.limit_at >= tried && one.at <= until; }),
              words.end());
}

}  // namespace

void settle_attempt(const ground& g, case_state& s, const calendar_table& hours) {
  if (s.promise.active && s.promise.tried != no_instant) {
    if (is_in_time(g, s.promise, s.promise.tried, hours)) {
      s.promise = {};
    } else {
      forget_limit_between(s, s.promise.tried, s.newest_at);
      s.promise.tried = no_instant;
    }
  }
  if (s.tried_early.at == no_instant) return;
  pending_promise then;
  agree_on(then, s.tried_early.when, g.zone());
  if (!is_in_time(g, then, s.tried_early.at, hours)) forget_limit_between(s, s.tried_early.at, s.tried_early.until);
}

}  // namespace followup::detail
