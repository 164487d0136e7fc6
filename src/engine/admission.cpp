#include "engine/admission.hpp"

#include "engine/objections.hpp"

#include <optional>

namespace followup::detail {
namespace {

// Of a host's guards for one touch: as often as two years have hours, and more than any rule in days needs. One that
// moves it by seconds for ever allows it nowhere that could be told in time.
constexpr int most_moves = 20'000;

[[nodiscard]] bool gives_way(const compiled_guard& guard, standing as) noexcept {
  return as == standing::promised && (!guard.source->is_law() || guard.source->exempts_agreed_calls());
}

// What a zone's clock says of hours that are the same every day.
[[nodiscard]] ruling daily(const day_interval& hours, const zone_table& zone, instant at) noexcept {
  constexpr int whole_day = 1440;
  if (hours.open == 0 && hours.close == whole_day) return {at, end_of_time};
  const day_number today = day_of(zone.latest_local(at));
  for (day_number day = today; day <= today + 1; ++day) {
    const instant begin = zone.to_utc(local_at(day, hours.open));
    const instant end = zone.to_utc(local_at(day, hours.close));
    if (at < end && begin < end) return {std::max(at, begin), end};
  }
  return {zone.to_utc(local_at(today + 2, hours.open)), end_of_time};
}

}  // namespace

instant admission::horizon_of(instant wanted) const noexcept { return std::max(wanted, now_) + admission_horizon; }

void admission::note_beyond(instant reached) const noexcept {
  if (reached != never) looks_further_at_ = std::min(looks_further_at_, reached - admission_horizon);
}

stretch admission::open_stretch(instant at) const noexcept {
  const instant last = horizon_of(at);
  stretch common{at, never};
  // Zones in a row that are open at `common.begin`, up to `common.end` at least.
  for (int open_in = 0, i = 0; open_in < zone_count(); i = (i + 1) % zone_count()) {
    const stretch here = hours_.open_stretch_from(common.begin, zone(i));
    if (here.begin == never || (zone_count() > 1 && here.begin > last)) return {never, never};
    if (here.begin > common.begin) {
      common = here;
      open_in = 1;
    } else {
      common.end = std::min(common.end, here.end);
      ++open_in;
    }
  }
  return common;
}

// Who cannot have anything to say of it is not asked.
void admission::gather(channel via, standing as) const {
  const prospect& who = g_.subject.who;
  const bool at_any_hour = as == standing::promised || as == standing::missed;
  voices_.clear();
  host_speaks_ = false;
  for (int i = 0; i < zone_count() && !at_any_hour; ++i) voices_.push_back({.who = first_calendar - i});
  if (who.preferred_hours && !at_any_hour && via == channel::call) voices_.push_back({.who = preference_guard});
  if (objected_at(g_, facts_.s, via)) voices_.push_back({.who = objection_guard});
  const auto& guards = g_.policy.guards;
  for (std::size_t i = 0; i < guards.size(); ++i) {
    const compiled_guard& one = guards[i];
    if (!one.channels.contains(via) || gives_way(one, as)) continue;
    if (!one.for_everybody && !concerns(*one.source, who)) continue;
    const bool by_host = std::holds_alternative<host_guard>(one.source->what());
    voices_.push_back({.who = static_cast<int>(i), .by_host = by_host});
    host_speaks_ |= by_host;
  }
}

admission::voices& admission::those_who_speak_of(channel via, standing as) const {
  if (voices_of_ != via || voices_as_ != as) {
    gather(via, as);
    voices_of_ = via;
    voices_as_ = as;
  }
  if (host_speaks_) {
    for (voice& one : voices_) {
      if (one.by_host) one.from = one.until = never;
    }
  }
  return voices_;
}

// One question, and up to when each of those who speak is known to allow the touch.
class admission::search {
 public:
  search(const admission& of, channel via, instant wanted, standing as, left_out out)
      : of_(of),
        voices_(of.those_who_speak_of(via, as)),
        out_(out),
        via_(via),
        as_(as),
        at_(wanted),
        last_(of.horizon_of(wanted)) {}

  admitted run() {
    for (std::size_t next = 0, in_a_row = 0; in_a_row < voices_.size();
         next = next + 1 < voices_.size() ? next + 1 : 0) {
      voice& one = voices_[next];
      if ((at_ >= one.from && at_ < one.until) || is_left_out(one)) {
        ++in_a_row;
        continue;
      }
      const ruling said = ask(one.who);
      if (said.not_before > at_) {
        move_to(said.not_before, one);
        if (at_ > last_ && !blocked_) blocked_ = admitted{.moved_by = found_.moved_by, .guard = found_.guard};
        if (at_ > last_ + admission_horizon || moves_by_host_ >= most_moves) {
          return blocked_.value_or(admitted{.moved_by = found_.moved_by, .guard = found_.guard});
        }
        in_a_row = 0;
        if (!is_calendar(one.who)) continue;  // a guard is asked again
      }
      one.from = at_;
      one.until = said.until;
      ++in_a_row;
    }
    if (blocked_) {
      of_.note_beyond(at_);
      return *blocked_;
    }
    found_.at = at_;
    found_.until = end_of_time;
    for (const voice& one : voices_) {
      if (!is_left_out(one)) found_.until = std::min(found_.until, one.until);
    }
    return found_;
  }

 private:
  [[nodiscard]] bool is_left_out(const voice& one) const {
    return !out_.empty() && std::find(out_.begin(), out_.end(), one.who) != out_.end();
  }

  [[nodiscard]] ruling ask(int who) const {
    if (is_calendar(who)) return ask_calendar(first_calendar - who);
    if (who == preference_guard) return of_.prefers(*of_.g_.subject.who.preferred_hours, at_);
    if (who == objection_guard) return ask_objection();
    return judged(of_.facts_, of_.known_, guard(who), via_, at_, as_);
  }

  [[nodiscard]] ruling ask_calendar(int zone) const {
    const stretch open = of_.hours_.open_stretch_from(at_, of_.zone(zone));
    return {open.begin, open.end};
  }

  // The law's, whatever was agreed.
  [[nodiscard]] ruling ask_objection() const {
    const instant objected = objected_at(of_.g_, of_.facts_.s, via_).value();
    const stretch lifted = lifted_from(of_.g_.subject.who, via_, objected, at_);
    return {lifted.begin, lifted.end};
  }

  [[nodiscard]] const compiled_guard& guard(int place) const {
    return of_.g_.policy.guards[static_cast<std::size_t>(place)];
  }

  void move_to(instant later, const voice& by) {
    at_ = later;
    if (is_calendar(by.who)) {
      found_.rolled = true;
      return;
    }
    const common_rules& common = of_.g_.policy.common;
    found_.guard = by.who;
    moves_by_host_ += by.by_host ? 1 : 0;
    if (by.who == preference_guard) {
      found_.moved_by = common.preference;
    } else if (by.who == objection_guard) {
      found_.moved_by = common.outcome[static_cast<std::size_t>(outcome_kind::objection)];
    } else {
      found_.moved_by = guard(by.who).id;
    }
  }

  const admission& of_;
  voices& voices_;
  left_out out_;
  channel via_;
  standing as_;
  instant at_;
  instant last_;
  int moves_by_host_ = 0;
  admitted found_;
  // What held it when the two years were over: it is looked for as long again, to know when that will be different.
  std::optional<admitted> blocked_;
};

admitted admission::searched(channel via, instant wanted, standing as, left_out out) const {
  return search(*this, via, wanted, as, out).run();
}

// In every candidate zone (ruling 55).
ruling admission::prefers(const day_interval& hours, instant at) const noexcept {
  ruling said{at, end_of_time};
  for (int i = 0; i < zone_count(); ++i) {
    const ruling here = daily(hours, zone(i), at);
    said = {std::max(said.not_before, here.not_before), std::min(said.until, here.until)};
  }
  return said;
}

}  // namespace followup::detail
