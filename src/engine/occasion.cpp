#include "engine/occasion.hpp"

#include <algorithm>

namespace followup::detail {
namespace {

const track_memory& memory_of(const case_state& s, const compiled_track& t) noexcept {
  return s.memory[static_cast<std::size_t>(t.slot)];
}

// The n-th gap of a rhythm, of which the last repeats.
const delay& gap(const rhythm& what, int n) noexcept {
  return what.gaps[static_cast<std::size_t>(std::clamp(n, 0, static_cast<int>(what.gaps.size()) - 1))];
}

// Nothing made yet: it counts from the start.
void begin_at(instant started, occasion& next) {
  next.first = next.since == no_instant;
  if (next.first) next.since = started;
  if (next.begun == no_instant) next.begun = next.since;
}

occasion of_rhythm(const ground& g, const case_state& s, const compiled_track& t, const rhythm& what) {
  occasion next{.since = s.contact_at, .follows = s.contact, .made = s.calls};
  if (t.slot >= 0) {
    const track_memory& m = memory_of(s, t);
    next = {.since = m.at, .begun = m.touched, .follows = m.follows, .made = m.made, .passed = m.passed};
  }
  begin_at(g.started, next);
  // The first gap lies between the first and the second touch.
  next.wait = next.first ? what.first : gap(what, next.made - 1 + next.passed);
  return next;
}

occasion of_list(const ground& g, const case_state& s, const compiled_track& t, const step_list& list) {
  const track_memory& m = memory_of(s, t);
  const std::size_t size = list.steps.size();
  occasion next{.since = m.at, .begun = m.touched, .follows = m.follows, .made = m.made, .passed = m.passed};
  begin_at(g.started, next);
  next.step = next_step(list, t, m);
  const bool again = t.jumps ? m.again : next.step == 0 && m.made > 0;
  if (next.step == size) {
    next.made = t.jumps ? m.beats : m.made - static_cast<int>(size);
    next.wait = gap(*list.then, next.made + next.passed);
  } else {
    next.wait = again ? *list.repeat_after : list.steps[next.step].wait;
  }
  return next;
}

// What was left of a wait when a hold began, from its end on.
named_time rest_of(const delay& wait, instant due, const past_hold& hold, const ground& g,
                   const calendar_table& hours) noexcept {
  if (std::holds_alternative<open_minutes>(wait)) {
    const std::int64_t left = (hours.open_seconds_between(hold.begin, due, g.zone()) + 59) / 60;
    return {hours.after_open_time(hold.end, left, g.zone())};
  }
  const day_number day = g.local_day(hold.begin);
  const day_number last = g.local_day(due);
  if (std::holds_alternative<calendar_days>(wait) || std::holds_alternative<months>(wait)) {
    return named_by(calendar_days{last - day}, hold.end, g, hours);
  }
  if (std::holds_alternative<business_days>(wait)) {
    const int left = hours.open_days_before(last + 1) - hours.open_days_before(day + 1);
    return named_by(business_days{left}, hold.end, g, hours);
  }
  return {hold.end + (due - hold.begin) < end_of_time ? hold.end + (due - hold.begin) : never};
}

}  // namespace

std::size_t next_step(const step_list& list, const compiled_track& t, const track_memory& m) noexcept {
  if (t.jumps) return m.next;
  const std::size_t size = list.steps.size();
  if (m.made < size) return m.made;
  return list.repeat_after ? m.made % size : size;
}

occasion next_occasion(const ground& g, const case_state& s, const compiled_track& t) {
  if (const auto* what = std::get_if<rhythm>(&t.source->what())) return of_rhythm(g, s, t, *what);
  return of_list(g, s, t, std::get<step_list>(t.source->what()));
}

named_time named_after_holds(const ground& g, const case_state& s, const compiled_track& t, const delay& wait,
                             instant since, instant begun, const calendar_table& hours) noexcept {
  named_time when = named_by(wait, since, g, hours);
  const resume_mode mode = t.source->pace().resumes;
  if (mode == resume_mode::original_deadline) return when;
  for (const past_hold& hold : s.holds) {
    if (begun > hold.begin || when.at == never || when.at <= hold.begin) continue;
    if (hold.end == never) return {};
    when = mode == resume_mode::restart ? named_by(wait, hold.end, g, hours) : rest_of(wait, when.at, hold, g, hours);
  }
  return when;
}

int number_of(const ground& g, const case_state& s, counted what) noexcept {
  return what == counted::unanswered_calls ? s.unanswered : s.calls - initial_calls(g.subject);
}

bool owes(const ground& g, const case_state& s, const compiled_track& t) noexcept {
  const std::uint16_t made = s.memory[static_cast<std::size_t>(t.slot)].made;
  if (const auto* each = std::get_if<after_each_nth>(&t.source->what())) {
    return number_of(g, s, each->what) / each->n > made;
  }
  const compiled_track& other = g.policy.tracks[static_cast<std::size_t>(t.waits_for)];
  return s.memory[static_cast<std::size_t>(other.slot)].made > made;
}

channel next_channel(const case_state& s, const compiled_track& t) noexcept {
  const auto* list = std::get_if<step_list>(&t.source->what());
  if (list == nullptr) return t.via;
  const std::size_t step = next_step(*list, t, memory_of(s, t));
  return step < list->steps.size() ? list->steps[step].via : list->then->via;
}

std::optional<channel> other_channel(const case_state& s, const compiled_track& t) noexcept {
  if (const auto* beat = std::get_if<rhythm>(&t.source->what())) return beat->otherwise;
  const auto* list = std::get_if<step_list>(&t.source->what());
  if (list == nullptr || !list->then || next_step(*list, t, memory_of(s, t)) < list->steps.size()) return std::nullopt;
  return list->then->otherwise;
}

label_id next_label(const case_state& s, const compiled_track& t) noexcept {
  const auto* list = std::get_if<step_list>(&t.source->what());
  if (list == nullptr) return t.label;
  const std::size_t step = next_step(*list, t, memory_of(s, t));
  return step < t.steps.size() ? t.steps[step].label : t.label;
}

std::span<const brief_place> next_briefs(const case_state& s, const compiled_track& t) noexcept {
  if (const auto* list = std::get_if<step_list>(&t.source->what())) {
    const std::size_t step = next_step(*list, t, memory_of(s, t));
    if (step < t.steps.size()) return one_or_none(t.steps[step].brief);
  }
  return t.briefs;
}

brief_place first_unused(const case_state& s, std::span<const brief_place> briefs) noexcept {
  const auto found = std::find_if(briefs.begin(), briefs.end(), [&](brief_place one) { return !s.used.contains(one); });
  return found == briefs.end() ? no_brief : *found;
}

}  // namespace followup::detail
