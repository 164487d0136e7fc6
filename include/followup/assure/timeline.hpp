// followup/assure/timeline.hpp - what a policy will do if nobody answers: every touch of it, as data and as a picture.
//
//   const timeline plan = if_nobody_answers(proposals, offer, {}, office, offer.started);
//   std::cout << timeline_text(plan);                    // a table by date
//   write("proposals.html", timeline_html(plan));        // the same with a picture, for a browser or a printer
#pragma once

#include <followup/engine/explain.hpp>
#include <followup/engine/next_actions.hpp>
#include <followup/policy/policy.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace followup {

// What happens to what is done, and how far to look.
struct silence {
  // What every call leads to. Letters, e-mails, voicemails and tasks are sent or done.
  outcome of_calls = no_answer{};
  // Looking ahead stops so many days after it began, or after so many touches.
  calendar_days longest{400};
  int most_touches = 500;
};

// One touch that the policy will ask for, made when its window begins.
struct foreseen_touch {
  action what;                  // as it was asked for at that instant
  ptime at;                     // what.window.begin, or later where it was already open
  local_time local;             // the same, as the prospect's clock shows it
  int day = 0;                  // local dates since the pursuit's start, whose date is day 0
  int nth = 1;                  // the n-th foreseen on its channel
  std::vector<reason> reasons;  // those of this action, `reason::action` being 0
};

// A limit of the policy that was reached, or is the next one ahead.
struct foreseen_limit {
  rule_id rule;
  ptime at;
};

// What a policy does with one pursuit while nothing comes back.
struct timeline {
  enum class stop : unsigned char {
    closed,   // the pursuit ended: last.concluded says how
    longest,  // looked as far as was asked, `silence::longest`
    touches,  // and this is `silence::most_touches`
  };

  policy rules;
  pursuit subject;
  calendar hours;
  ptime from;  // since when
  outcome of_calls;
  std::vector<foreseen_touch> touches;  // in order of time; of one instant in the order of precedence
  stop why = stop::closed;
  ptime until;  // when it closed, or how far was looked
  answer last;  // the answer then
  std::optional<foreseen_limit> limit = {};

  // In which its dates are: the prospect's first; UTC where none is known.
  [[nodiscard]] time_zone zone() const { return subject.who.zone(); }
  // How many touches of a channel there are.
  [[nodiscard]] int count(channel via) const noexcept;
};

// Carries out whatever the policy asks for, each touch at the first instant at which it can be done, and asks again,
// until the pursuit closes. Begins at `from` with what happened until then; the policy is asked by `next_actions`, so
// what comes out is what a host would be told.
//
// Throws what `next_actions` throws, and `invalid_history` for an outcome that no call can have by itself (`sent`, or
// `call_back`, which needs a promise); `invalid_policy` for a negative length or number.
[[nodiscard]] timeline if_nobody_answers(const policy& rules, const pursuit& subject,
                                         std::span<const touchpoint> so_far, const calendar& hours, ptime from,
                                         const silence& how = {});

// How a timeline is shown. All of it in the prospect's local time, and the same bytes for the same timeline.
struct timeline_style {
  language in = language::english;
  std::string title = {};       // the host's, as plain text; empty: the policy's name and version
  reasons why = reasons::none;  // whether the tables say why, in words
};

// A table by local date, with a line end after each line.
//
//   "until_no" (version 1): what happens if nobody answers
//   From Friday 20 November 2026, 16:00, on the clock of Europe/Amsterdam; calendar "office" (2026).
//
//   day  date             time         touch         asked for by
//     5  Wed 25 Nov 2026  16:00-18:00  call 1        calls
//                                      voicemail 1   message
//   ...
//
//   50 calls, 49 voicemails, 10 letters and 9 e-mails in 77 days.
//   Closed: the limit "patience" was reached, which is no refusal, on Thursday 4 February 2027, 08:00.
[[nodiscard]] std::string timeline_text(const timeline& what, const timeline_style& how = {});

// One picture, complete in itself: a lane per channel over an axis of weeks, calls by their time of the day, closed
// days shaded, limit and ending marked; light or dark as its reader prefers. The host's text is escaped. A mark says
// what it is to those who point at it; title and description tell the rest to those who have it read to them.
[[nodiscard]] std::string timeline_svg(const timeline& what, const timeline_style& how = {});

// One page, complete in itself: the picture and the table, for a telephone, a screen and a printer.
[[nodiscard]] std::string timeline_html(const timeline& what, const timeline_style& how = {});

}  // namespace followup
