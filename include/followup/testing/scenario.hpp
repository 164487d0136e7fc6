// followup/testing/scenario.hpp - a story told to a policy, as it would be told to a colleague.
//
//   scenario s{proposals, prospect_in("Europe/Amsterdam")};
//   s.at("2026-11-23 10:00").call(just_left{}).promised("2026-11-27").message_left();
//   BOOST_TEST(s.next() == call_in("2026-11-27 09:00", "2026-11-27 12:00"));
//   s.skip_to_next().does_what_is_due(day_off{}).message_left();
//   BOOST_TEST(s.next() == call_on("2026-11-30"));
//   BOOST_TEST(s.replays_as(timeline_file{"secretary_friday.timeline"}));
#pragma once

#include <followup/model/outcome.hpp>
#include <followup/testing/expectation.hpp>
#include <followup/testing/fakes.hpp>
#include <followup/testing/story.hpp>
#include <followup/testing/timeline.hpp>
#include <followup/time/delay.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace followup::testing {

// Somebody at a company, who can be called, written to, mailed and visited. The name is that of a zone of the system's
// tz database; testing/fakes.hpp has zones that need none.
[[nodiscard]] prospect prospect_in(std::string_view iana_name);
[[nodiscard]] prospect prospect_in(time_zone zone);

// Who says such a thing, usually: "just left" a gatekeeper, "yes" the decision maker, a machine what machines say.
[[nodiscard]] contact_role usual_role(outcome_kind kind) noexcept;

// A file that a timeline is kept in.
struct timeline_file {
  std::string path;
};

// One pursuit under a policy, and a clock that moves only when it is told to. The clock shows the local time of the
// prospect's first zone.
//
// Verbs that tell what happened add a touchpoint at the clock's time; those after them say more about it. Whether it
// can have happened at all is judged when it is asked what is next (`invalid_history`).
class scenario {
 public:
  explicit scenario(policy rules, prospect who = prospect_in(amsterdam()), calendar hours = office());
  // Of a pursuit of the host's own, from its start.
  scenario(policy rules, pursuit subject, calendar hours);

  // --- The clock.

  // When the pursuit starts; without it, at the first time that is named. Once, and first.
  scenario& starts(std::string_view time);
  // "2026-11-23 10:00"; or "14:30", on the day it is. The clock does not go back: throws `invalid_time`.
  scenario& at(std::string_view time);
  // So long after the time it is: a named day at its opening, as rules count.
  scenario& after(delay wait);
  // To the first time at which something can be done, through that channel where one is named; and to the time to ask
  // again. Throws `invalid_history` where there is none: the answer is in the error.
  scenario& skip_to_next(std::optional<channel> via = std::nullopt);
  scenario& skip_to_wake();

  // --- What happened. By the usual role, on no endpoint in particular.

  scenario& call(outcome what);
  scenario& voicemail();
  scenario& letter();
  scenario& email();
  scenario& task(std::string_view label, outcome what = sent{});
  // They did it.
  scenario& they_call(outcome what);
  scenario& they_write(outcome what = replied{}, channel via = channel::email);
  // Anything at all; without an id, a pursuit or a time it gets the scenario's.
  scenario& happens(touchpoint what);

  // What was asked for, with its brief, endpoint and label, and credited to the rule that asked.
  scenario& does(const action& what, outcome led_to = sent{});
  // The first action that can be done now, through that channel where one is named, and can lead to that: throws
  // `invalid_history` where there is none.
  scenario& does_what_is_due(outcome led_to = sent{});
  scenario& does_what_is_due(channel via, outcome led_to = sent{});

  // --- More about the newest touchpoint. Throws `invalid_history` where there is none.

  scenario& said_by(contact_role who);
  scenario& message_left();
  // By them; "2026-11-27 14:00-16:00" and what else testing/story.hpp reads as agreed.
  scenario& promised(std::string_view when, firmness how = firmness::hard);
  scenario& we_promised(std::string_view when, firmness how = firmness::hard);
  // The number that the newest promise names: "call me on my mobile".
  scenario& to_be_called_on(endpoint_id number);
  scenario& about(std::string_view brief);
  scenario& on(endpoint_id endpoint);

  // --- The questions.

  [[nodiscard]] told_answer next() const;
  [[nodiscard]] story told() const;
  [[nodiscard]] ptime now() const;
  [[nodiscard]] time_zone zone() const;
  [[nodiscard]] std::span<const touchpoint> history() const noexcept { return history_; }

  // The story as text, with the answer at each time the clock stood at (testing/timeline.hpp).
  [[nodiscard]] std::string timeline() const;
  // Whether that is what was recorded. A file that is not there is a mistake in the result. If the environment variable
  // FOLLOWUP_RECORD is "1" the file is written instead: look at the diff before you commit it.
  [[nodiscard]] replay_result replays_as(std::string_view recorded) const;
  [[nodiscard]] replay_result replays_as(const timeline_file& recorded) const;

  // Told each thing that happens, in words, as it does: a test framework's checkpoints.
  scenario& observed_by(std::function<void(const std::string&)> observer);

 private:
  scenario& move_to(ptime at);
  scenario& add(channel via, outcome what, direction way = direction::outbound);
  scenario& promised(std::string_view when, promised_by by, firmness how);
  scenario& does_first(std::optional<channel> via, outcome led_to);
  [[nodiscard]] touchpoint& newest();

  policy rules_;
  calendar hours_;
  pursuit subject_;
  std::vector<touchpoint> history_;
  std::vector<ptime> stood_at_;
  std::optional<ptime> now_;
  std::function<void(const std::string&)> observer_;
};

// A file that the host recorded, of a pursuit of its own, replayed (testing/timeline.hpp); with FOLLOWUP_RECORD,
// written anew if it can be read.
[[nodiscard]] replay_result replay(const timeline_file& recorded, const story& under);

}  // namespace followup::testing
