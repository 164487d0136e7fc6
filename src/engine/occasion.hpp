// What the next touch of a rhythm or a step list is, and when: asked by a decision, and while folding by tracks whose
// next touch counts from what was planned.
#pragma once

#include "engine/case_state.hpp"
#include "engine/delays.hpp"

namespace followup::detail {

struct occasion {
  delay wait;
  instant since = no_instant;  // what the wait counts from
  instant begun = no_instant;  // when that really was: a plan may lie before or after it
  trace follows = 0;
  int made = 0;          // touches so far: of a rhythm that took over, its own
  int passed = 0;        // dates of its plan that were let pass
  std::size_t step = 0;  // of a step list: the place of its next step; the number of steps: the rhythm took over
  bool first = false;    // nothing was made yet
};

// Of a track that is a rhythm or a step list.
[[nodiscard]] occasion next_occasion(const ground& g, const case_state& s, const compiled_track& t);

// The place of a list's next step; the number of steps: the rhythm has taken over.
[[nodiscard]] std::size_t next_step(const step_list& list, const compiled_track& t, const track_memory& m) noexcept;

// Where a wait leads, with what holds have kept back taken up again as the track says. A hold that is on shows only in
// that nothing goes out before its end, which is not looked at here.
[[nodiscard]] named_time named_after_holds(const ground& g, const case_state& s, const compiled_track& t,
                                           const delay& wait, instant since, instant begun,
                                           const calendar_table& hours) noexcept;

// How many have happened; attempts before the history begins are none.
[[nodiscard]] int number_of(const ground& g, const case_state& s, counted what) noexcept;

// Whether after_each_nth or after_other owes a touch.
[[nodiscard]] bool owes(const ground& g, const case_state& s, const compiled_track& t) noexcept;

// The channel of a track's next touch; of a host's own rule: meaningless.
[[nodiscard]] channel next_channel(const case_state& s, const compiled_track& t) noexcept;
// The one in its place, where that cannot be used; none: there is none.
[[nodiscard]] std::optional<channel> other_channel(const case_state& s, const compiled_track& t) noexcept;

// The label of a track's next touch, if that is a task; none: it has none.
[[nodiscard]] label_id next_label(const case_state& s, const compiled_track& t) noexcept;

// The briefs of which a track's next touch uses the first that is not used yet.
[[nodiscard]] std::span<const brief_place> next_briefs(const case_state& s, const compiled_track& t) noexcept;
// no_brief: none is left.
[[nodiscard]] brief_place first_unused(const case_state& s, std::span<const brief_place> briefs) noexcept;

}  // namespace followup::detail
