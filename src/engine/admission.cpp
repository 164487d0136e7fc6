#include "engine/admission.hpp"

#include "engine/objections.hpp"

#include <boost/container/small_vector.hpp>

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

// One question: who may speak (the calendar in each zone, the preference, each guard in its order), and up to when each
// of them is known to allow the touch.
class admission::search {
 public:
  search(const admission& of, channel via, instant wanted, standing as, left_out out)
      : of_(of),
        guards_(of.g_.policy.guards),
        via_(via),
        as_(as),
        preference_(static_cast<std::size_t>(of.zone_count())),
        objected_(objected_at(of.g_, of.facts_.s, via)),
        at_(wanted),
        last_(of.horizon_of(wanted)),
        allowed_until_(first_guard() + guards_.size(), no_instant) {
    for (const int guard : out) allowed_until_[voice_of(guard)] = never;
  }

  admitted run() {
    const std::size_t voices = allowed_until_.size();
    for (std::size_t voice = 0, in_a_row = 0; in_a_row < voices; voice = voice + 1 < voices ? voice + 1 : 0) {
      if (at_ < allowed_until_[voice]) {
        ++in_a_row;
        continue;
      }
      const ruling said = ask(voice);
      if (said.not_before > at_) {
        move_to(said.not_before, voice);
        if (at_ > last_ && !blocked_) blocked_ = admitted{.moved_by = found_.moved_by, .guard = found_.guard};
        if (at_ > last_ + admission_horizon || moves_by_host_ >= most_moves) {
          return blocked_.value_or(admitted{.moved_by = found_.moved_by, .guard = found_.guard});
        }
        in_a_row = 0;
        if (voice < preference_) {  // the calendar says until when from there on; a guard is asked again
          allowed_until_[voice] = said.until;
          in_a_row = 1;
        }
      } else {
        allowed_until_[voice] = said.until;
        ++in_a_row;
      }
    }
    if (blocked_) {
      of_.note_beyond(at_);
      return *blocked_;
    }
    found_.at = at_;
    found_.until = *std::min_element(allowed_until_.begin(), allowed_until_.end());
    return found_;
  }

 private:
  [[nodiscard]] ruling allowed() const { return {at_, end_of_time}; }

  [[nodiscard]] ruling ask(std::size_t voice) const {
    if (voice < preference_) return ask_calendar(static_cast<int>(voice));
    if (voice == preference_) return ask_preference();
    if (voice == objections()) return ask_objection();
    return ask_guard(voice - first_guard());
  }

  [[nodiscard]] ruling ask_calendar(int zone) const {
    if (as_ == standing::promised || as_ == standing::missed) return allowed();
    const stretch open = of_.hours_.open_stretch_from(at_, of_.zone(zone));
    return {open.begin, open.end};
  }

  [[nodiscard]] ruling ask_preference() const {
    const auto& hours = of_.g_.subject.who.preferred_hours;
    const bool at_any_hour = as_ == standing::promised || as_ == standing::missed;
    const bool holds = hours && !at_any_hour && via_ == channel::call;
    return holds ? of_.prefers(*hours, at_) : allowed();
  }

  // The law's, whatever was agreed.
  [[nodiscard]] ruling ask_objection() const {
    if (!objected_) return allowed();
    const stretch lifted = lifted_from(of_.g_.subject.who, via_, *objected_, at_);
    return {lifted.begin, lifted.end};
  }

  [[nodiscard]] ruling ask_guard(std::size_t place) const {
    const compiled_guard& guard = guards_[place];
    if (!guard.channels.contains(via_) || gives_way(guard, as_)) return allowed();
    return judged(of_.facts_, of_.known_, guard, via_, at_, as_);
  }

  void move_to(instant later, std::size_t voice) {
    at_ = later;
    if (voice < preference_) {
      found_.rolled = true;
      return;
    }
    const common_rules& common = of_.g_.policy.common;
    if (voice == preference_) {
      found_.guard = preference_guard;
      found_.moved_by = common.preference;
    } else if (voice == objections()) {
      found_.guard = objection_guard;
      found_.moved_by = common.outcome[static_cast<std::size_t>(outcome_kind::objection)];
    } else {
      const compiled_guard& guard = guards_[voice - first_guard()];
      found_.guard = static_cast<int>(voice - first_guard());
      found_.moved_by = guard.id;
      moves_by_host_ += std::holds_alternative<host_guard>(guard.source->what()) ? 1 : 0;
    }
  }

  const admission& of_;
  const std::vector<compiled_guard>& guards_;
  channel via_;
  standing as_;
  std::size_t preference_;  // the place of its voice, behind the zones; then objections, then the guards
  [[nodiscard]] std::size_t objections() const { return preference_ + 1; }
  [[nodiscard]] std::size_t first_guard() const { return preference_ + 2; }
  [[nodiscard]] std::size_t voice_of(int guard) const {
    if (guard == preference_guard) return preference_;
    return guard == objection_guard ? objections() : first_guard() + static_cast<std::size_t>(guard);
  }
  std::optional<instant> objected_;
  instant at_;
  instant last_;
  boost::container::small_vector<instant, 16> allowed_until_;  // by voice
  int moves_by_host_ = 0;
  admitted found_;
  // What held it when the two years were over: it is looked for as long again, to know when that will be different.
  std::optional<admitted> blocked_;
};

admitted admission::admit(channel via, instant wanted, standing as, left_out out) const {
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
