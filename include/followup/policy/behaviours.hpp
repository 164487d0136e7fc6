// followup/policy/behaviours.hpp - what follows from each outcome: one closed table per policy.
//
// Every outcome has exactly one behaviour. A table with a gap makes a policy that does not load, and says which
// outcomes are missing. `doctrine()` is the full table of "keep going until a definite no"; a policy changes the rows
// it sees differently:
//
//   doctrine().with(outcome_kind::on_hold, hold_until_named_or{months{2}})
//             .with(outcome_kind::meeting_agreed, close_as{disposition::meeting})
//
// A row stands where it can do what it says, and the table refuses it elsewhere, naming those that can. Most follow
// from what a call came to or what a person said; calls, from signs of interest too. Of two outcomes each counts its
// own retries.
//
// Where a row says `next_number`, the next call goes to the usable number after the one that was called, and from the
// last one to the first again; after a call whose row does not say so, to the same one. A call of which no endpoint was
// told went to the number in turn.
#pragma once

#include <followup/model/outcome.hpp>
#include <followup/model/prospect.hpp>
#include <followup/time/delay.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace followup {

// The tracks go on; nothing follows of its own. (A message owed after an unanswered call is the track's to ask for.)
struct follow_rhythm {
  bool next_number = false;  // after a call: the next one goes to the next number
  bool operator==(const follow_rhythm&) const = default;
};

// Call again after a short while, at most so many times on one local day for this outcome; then the tracks go on. For a
// busy line.
struct retry_soon {
  delay after = minutes{20};
  int at_most_a_day = 2;         // up to 14
  bool chooses_daypart = false;  // not at that instant, but in the least tried part of what is left of the day
  bool next_number = false;      // at the next number
  bool operator==(const retry_soon&) const = default;
};

// Call again then, whatever the rhythm. A delay that names a day leaves the hour to the dayparts.
struct call_again {
  delay after = business_days{1};
  bool operator==(const call_again&) const = default;
};

// Call again after that much open time if that is still the same local day, else at the next working day's opening.
struct same_day_after {
  open_minutes wait{120};
  bool operator==(const same_day_after&) const = default;
};

// Call again at that local clock time (minutes since midnight) if it is still to come today and open, else at the next
// working day's opening. For "at lunch".
struct same_day_at {
  int minute = 14 * 60;
  bool operator==(const same_day_at&) const = default;
};

// No calls before the first working day on or after the date named, else this long after; letters and e-mails go on.
struct stay_away {
  review_period otherwise = calendar_days{7};
  bool operator==(const stay_away&) const = default;
};

// The touchpoint's promise says when. Only for `call_back`, and the only thing allowed there.
struct keep_promise {
  bool operator==(const keep_promise&) const = default;
};

// No calls for that long; meanwhile a letter goes to the decision maker, if `letter_after` says when.
struct cool_down {
  calendar_days wait{7};
  std::optional<delay> letter_after = delay{business_days{1}};
  bool operator==(const cool_down&) const = default;
};

// Nothing goes out before the first working day on or after the date named, else this long after; then a call.
struct hold_until_named_or {
  review_period otherwise = months{1};
  bool operator==(const hold_until_named_or&) const = default;
};

// Send something at once, at the latest so long after; then call, counted from its landing. By e-mail if the prospect
// has one, else by letter.
struct send_then_call {
  business_days send_within{1};
  business_days call_after{3};
  bool operator==(const send_then_call&) const = default;
};

// Leave it alone until the agreed time is over, but for what they ask to be sent; then ask how it went, if nothing was
// recorded. Only for `meeting_agreed`.
struct wait_for_meeting {
  delay ask_after = business_days{1};
  bool operator==(const wait_for_meeting&) const = default;
};

// The pursuit is over. Only for what the decision maker decides and for appointments: silence is never a no.
struct close_as {
  disposition how;
  bool operator==(const close_as&) const = default;
};

// One more touch to ask for the reasons; when that is recorded the pursuit closes as refused, unless by then they want
// something after all: information, a call, an appointment, a hold. Only for `no_without_reasons`.
struct ask_why {
  delay after = business_days{1};
  bool operator==(const ask_why&) const = default;
};

// An objection: absolute, at once. Only for `objection` and `unsubscribed`, and the only thing allowed there.
struct suppress {
  bool operator==(const suppress&) const = default;
};

// Answer within that much open time, before everything but promises that are due. Only for `replied`.
struct answer_within {
  open_minutes wait{60};
  bool operator==(const answer_within&) const = default;
};

// The number or address is out; others go on. Only for `wrong_number`, `bounced` and `returned`, and the only thing
// allowed there.
struct drop_contact_point {
  bool operator==(const drop_contact_point&) const = default;
};

// Not delivered for now: the same once more so long after, through that channel, at most so many times in a row; then
// as if it had bounced: that number or address is out. Of an e-mail what is sent in between begins anew. Only for
// `delayed`, and the only thing allowed there.
struct try_again {
  delay after = business_days{1};
  int at_most = 3;  // up to 14; 0: out at once
  bool operator==(const try_again&) const = default;
};

// A letter lands so long after it was sent; everything else at once. Only for `sent`.
struct lands {
  business_days letter{2};
  bool operator==(const lands&) const = default;
};

// Noted, and nothing changes.
struct take_note {
  bool operator==(const take_note&) const = default;
};

using behaviour = std::variant<follow_rhythm, retry_soon, call_again, same_day_after, same_day_at, stay_away,
                               keep_promise, cool_down, hold_until_named_or, send_then_call, wait_for_meeting, close_as,
                               ask_why, suppress, answer_within, drop_contact_point, lands, take_note, try_again>;

// "hold_until_named_or": the name used in documents.
[[nodiscard]] std::string_view name_of(const behaviour& what) noexcept;

// The table. A value; `with` gives a changed copy.
class behaviours {
 public:
  behaviours() = default;

  // Throws `invalid_policy` for a behaviour that this outcome cannot have, or whose delay is negative.
  [[nodiscard]] behaviours with(outcome_kind kind, behaviour what) const;

  [[nodiscard]] const std::optional<behaviour>& at(outcome_kind kind) const noexcept {
    return rows_[static_cast<std::size_t>(kind)];
  }
  // The outcomes without a behaviour, in their order.
  [[nodiscard]] std::vector<outcome_kind> gaps() const;

  friend bool operator==(const behaviours&, const behaviours&) = default;

 private:
  std::array<std::optional<behaviour>, outcome_count> rows_{};
};

// Every outcome as the doctrine takes it; the defaults above are its figures.
[[nodiscard]] behaviours doctrine();

}  // namespace followup
