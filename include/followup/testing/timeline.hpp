// followup/testing/timeline.hpp - stories as text files: recorded, reviewed in a diff, and replayed on upgrade.
#pragma once

#include <followup/testing/story.hpp>

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace followup::testing {

// A timeline tells for each moment of a story what happened and what the answer was then, with its reasons. Times are
// those of the prospect's first zone, in which the text must be read again.
//
//   followup timeline 1
//   policy "proposals" version "1"
//   zone "Europe/Amsterdam"
//   started 2026-11-20 16:00
//
//   2026-11-23 10:00
//     call: just_left by gatekeeper, message left, promised 2026-11-27 (#1)
//     -> waiting, ask again 2026-11-27 09:00
//     -> call 2026-11-27 09:00 .. 2026-11-27 12:30, asked for by "promise"
//        because promise_by_them "promise": They asked to be called back on Friday 27 November 2026.
//
// A moment is the start, whenever something happened, and each of story::looked_at. The lines "->" are the answer: its
// status, then each action; "because" are the reasons of the line above, by kind and rule, the words after the colon
// being for the reader only. Blank lines, and what follows a "#" at the beginning of a line, are left out of account.
[[nodiscard]] std::string record(const story& what);

// A line that cannot be read, counted from 1.
struct timeline_mistake {
  int line = 0;
  std::string what;
  friend bool operator==(const timeline_mistake&, const timeline_mistake&) = default;
};

// The facts of a timeline, without the answers.
struct recorded_facts {
  ptime started;
  std::vector<touchpoint> history;  // each valid (`check`), in order
  std::vector<ptime> looked_at;
  // Every line that could not be read; then the rest is not complete.
  std::vector<timeline_mistake> mistakes;
};

// The text may be anybody's: what is wrong in it is a result, never an exception. `subject` is the id that touchpoints
// have where the text names no other pursuit. Names and ids of rules are not looked at here.
[[nodiscard]] recorded_facts facts_of(std::string_view timeline, const time_zone& zone, pursuit_id subject);

// What is not as it was recorded: one line of an answer, or of what happened.
struct timeline_change {
  int line = 0;      // of the recorded text; of a line that is new, that of its moment
  std::string when;  // the moment, as it stands there
  std::string was;   // empty: there was no such line
  std::string now;   // empty: there is none any more
  std::vector<std::string> was_because;
  std::vector<std::string> now_because;
  friend bool operator==(const timeline_change&, const timeline_change&) = default;
};

// Whether a story still comes out as it was recorded. Converts to true if so; prints itself as what changed, and why.
struct replay_result {
  std::vector<timeline_change> changes;    // in the order of the text; moments that are new come last
  std::vector<timeline_mistake> mistakes;  // in the recorded text; nothing was compared then
  std::string recorded_under;              // policy "proposals" version "1"
  std::string replayed_under;

  [[nodiscard]] explicit operator bool() const noexcept { return changes.empty() && mistakes.empty(); }
};
[[nodiscard]] std::string to_text(const replay_result& result);
std::ostream& operator<<(std::ostream& out, const replay_result& result);

// The story that a timeline tells, with the rules, hours and pursuit of `under`; what cannot be read is left out.
[[nodiscard]] story retold(std::string_view timeline, story under);

// Replays what was recorded under the rules, hours and pursuit of `under`, whose history and start are those of the
// text: the test to keep for a library upgrade and for a changed policy. A history that the engine refuses is a mistake
// of line 0.
[[nodiscard]] replay_result replay(std::string_view timeline, const story& under);

// Whether the story itself, what happened in it and what was answered, is as recorded.
[[nodiscard]] replay_result compare(std::string_view timeline, const story& told);

}  // namespace followup::testing
