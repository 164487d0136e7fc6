// followup/policy/guard.hpp - what holds us back: each guard allows a touch, names the earliest later instant, or
// forbids.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/model/outcome.hpp>
#include <followup/model/prospect.hpp>
#include <followup/policy/case_view.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/delay.hpp>
#include <followup/time/time_zone.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace followup {

// Touches only inside these hours, read in every candidate zone of the prospect, or in a zone of its own (a seller's
// own hours). Half-open: a window that closes at 12:00 does not allow 12:00.
struct window_guard {
  channel_set channels = channel::call;
  calendar hours;
  std::optional<time_zone> zone = {};

  [[nodiscard]] window_guard in(time_zone own) const {
    auto copy = *this;
    copy.zone = std::move(own);
    return copy;
  }
  bool operator==(const window_guard&) const = default;
};
[[nodiscard]] window_guard window(channel_set channels, calendar hours);
// Without holidays: window(channel::call, monday_to_friday("09:00-12:00 13:30-17:00")).
[[nodiscard]] window_guard window(channel_set channels, week_hours hours);

// Over what a cap counts. A local day is the prospect's own, or that of the cap's zone.
struct per_local_day_t {
  bool operator==(const per_local_day_t&) const = default;
};  // the prospect's local date
inline constexpr per_local_day_t per_local_day{};
struct per_lifetime_t {
  bool operator==(const per_lifetime_t&) const = default;
};  // the whole history
inline constexpr per_lifetime_t per_lifetime{};
struct rolling {
  hours length;
  bool operator==(const rolling&) const = default;
};  // (at - length, at]
struct rolling_days {
  int days = 1;
  bool operator==(const rolling_days&) const = default;
};  // local dates, today included

// One calendar week, from Monday on, or one calendar month.
struct per_calendar_week_t {
  bool operator==(const per_calendar_week_t&) const = default;
};
inline constexpr per_calendar_week_t per_calendar_week{};
struct per_calendar_month_t {
  bool operator==(const per_calendar_month_t&) const = default;
};
inline constexpr per_calendar_month_t per_calendar_month{};

// One of the policy's dayparts on one local date.
struct per_daypart_t {
  bool operator==(const per_daypart_t&) const = default;
};
inline constexpr per_daypart_t per_daypart{};

// What a cap counts.
enum class counted_event : unsigned char {
  attempts,       // outbound touches, reached or not
  connected,      // outbound calls that anybody answered
  conversations,  // with the person pursued, whoever called
  messages,       // messages left, on a machine or with a person
};

// Whose events a cap counts. What the library cannot see (other prospects of the seller, other people at the same
// number) the host passes in pursuit::outside_counts.
enum class count_scope : unsigned char {
  prospect,  // all the pursuits of the prospect
  pursuit,   // this one
  number,    // the number or address that would be used now
  seller,    // everything: only what the host passes
};

// "attempts", "prospect": the names used in documents.
[[nodiscard]] std::string_view name_of(counted_event what) noexcept;
[[nodiscard]] std::string_view name_of(count_scope whose) noexcept;

// At most so many of these.
struct cap_guard {
  int n = 1;
  channel_set channels = channel::call;
  std::variant<per_local_day_t, per_lifetime_t, rolling, rolling_days, per_daypart_t, per_calendar_week_t,
               per_calendar_month_t>
      over;
  // What the prospect's side brought about is not counted against them: retries on the same day (busy, in a meeting,
  // at lunch) and answers owed go through.
  bool excepts_retries = false;
  counted_event what = counted_event::attempts;
  count_scope whose = count_scope::prospect;
  std::optional<time_zone> zone = {};       // in which days are read; none: the prospect's first
  std::vector<outcome_kind> outcomes = {};  // only what led to one of these, each once; empty: whatever it led to

  [[nodiscard]] cap_guard except_retries() const {
    auto copy = *this;
    copy.excepts_retries = true;
    return copy;
  }
  [[nodiscard]] cap_guard counting(counted_event event) const {
    auto copy = *this;
    copy.what = event;
    return copy;
  }
  // No more calls once so many led to that: at_most(3, channel::call,
  // per_lifetime).that_led_to({outcome_kind::machine}).
  [[nodiscard]] cap_guard that_led_to(std::vector<outcome_kind> some) const {
    auto copy = *this;
    copy.outcomes = std::move(some);
    return copy;
  }
  [[nodiscard]] cap_guard per(count_scope scope) const {
    auto copy = *this;
    copy.whose = scope;
    return copy;
  }
  [[nodiscard]] cap_guard in(time_zone own) const {
    auto copy = *this;
    copy.zone = std::move(own);
    return copy;
  }
  bool operator==(const cap_guard&) const = default;
};
[[nodiscard]] cap_guard at_most(int n, channel_set channels, per_local_day_t over);
[[nodiscard]] cap_guard at_most(int n, channel_set channels, per_lifetime_t over);
[[nodiscard]] cap_guard at_most(int n, channel_set channels, rolling over);
[[nodiscard]] cap_guard at_most(int n, channel_set channels, rolling_days over);
[[nodiscard]] cap_guard at_most(int n, channel_set channels, per_daypart_t over);
[[nodiscard]] cap_guard at_most(int n, channel_set channels, per_calendar_week_t over);
[[nodiscard]] cap_guard at_most(int n, channel_set channels, per_calendar_month_t over);

// None of these channels for so many calendar days after something happened: a refusal, a conversation.
//
//   quiet_after({outcome_kind::no_with_reasons}, calendar_days{60}, channel::call)
//   quiet_after_conversation(calendar_days{7}, channel::call).counting_its_day()    // its day is day 1
struct quiet_guard {
  std::vector<outcome_kind> after;  // empty: any conversation with the person pursued
  calendar_days length{7};
  channel_set channels = channel::call;
  bool its_day_counts = false;  // the event's own date is day 1, else day 0

  [[nodiscard]] quiet_guard counting_its_day() const {
    auto copy = *this;
    copy.its_day_counts = true;
    return copy;
  }
  bool operator==(const quiet_guard&) const = default;
};
[[nodiscard]] quiet_guard quiet_after(std::vector<outcome_kind> events, calendar_days length, channel_set channels);
[[nodiscard]] quiet_guard quiet_after_conversation(calendar_days length, channel_set channels);

// So long between a touch on one channel and the next on another (or the same): an e-mail no sooner than a day after
// a call.
struct gap_guard {
  channel_set earlier;
  channel_set later;
  delay wait = calendar_days{1};
  bool operator==(const gap_guard&) const = default;
};
[[nodiscard]] gap_guard apart(channel_set earlier, channel_set later, delay wait);

// None of these channels on the day on which a letter is due to land.
struct landing_day_guard {
  channel_set channels = channel::call;
  bool operator==(const landing_day_guard&) const = default;
};
[[nodiscard]] landing_day_guard not_on_landing_day(channel_set channels);

// Only with consent: the least level that each audience asks for, on these channels. Consents are the prospect's, with
// their own times; none < presumed < customer < express.
struct consent_guard {
  channel_set channels = channel::call;
  consent_level consumer = consent_level::express;  // and where the audience is unknown
  consent_level sole_trader = consent_level::express;
  consent_level legal_entity = consent_level::none;
  bool operator==(const consent_guard&) const = default;
};

// Only as long as the do-not-call list was looked at so many days ago or less (prospect::registry_checked).
struct registry_guard {
  channel_set channels = channel::call;
  calendar_days stale_after{31};
  bool operator==(const registry_guard&) const = default;
};

struct host_guard {
  guard_function judge;
  bool reads_history = false;
  registered_name registered = {};
};

// A named guard of a policy. House rules give way to a hard promise; law does not.
//
//   guard{"office", window(channel::call, monday_to_friday("09:00-17:00"))}
//   guard{"legal hours", window(channel::call, every_day("08:00-21:00"))}
//       .law("47 CFR 64.1200(c)(1)").in_jurisdiction("US")
class guard {
 public:
  using rule = std::variant<window_guard, cap_guard, quiet_guard, gap_guard, landing_day_guard, consent_guard,
                            registry_guard, host_guard>;

  guard(std::string id, rule what) : id_(std::move(id)), what_(std::move(what)) {}
  template <guard_callable F>
  guard(std::string id, F judge) : id_(std::move(id)), what_(host_guard{std::move(judge), false}) {}

  // A rule of law, with its citation: no promise overrides it.
  [[nodiscard]] guard law(std::string citation) const {
    auto copy = *this;
    copy.citation_ = std::move(citation);
    return copy;
  }
  // ... unless the law itself exempts calls that were agreed.
  [[nodiscard]] guard exempting_agreed_calls() const {
    auto copy = *this;
    copy.exempts_agreed_ = true;
    return copy;
  }
  [[nodiscard]] guard reading_history() const;

  // Only for prospects of these audiences; an unknown one counts as a consumer. Default: all.
  [[nodiscard]] guard for_audiences(std::vector<audience> some) const {
    auto copy = *this;
    copy.audiences_ = std::move(some);
    return copy;
  }
  // Only where the prospect is in that jurisdiction or a part of it ("US" holds in "US-FL"), or where it is not known
  // in which they are. Default: everywhere.
  [[nodiscard]] guard in_jurisdiction(std::string code) const {
    auto copy = *this;
    copy.jurisdiction_ = std::move(code);
    return copy;
  }
  // In force in [from, to), local dates of the prospect. Default: always.
  [[nodiscard]] guard valid_from(date first) const {
    auto copy = *this;
    copy.from_ = first;
    return copy;
  }
  [[nodiscard]] guard valid_to(date end) const {
    auto copy = *this;
    copy.to_ = end;
    return copy;
  }

  [[nodiscard]] const std::vector<audience>& audiences() const noexcept { return audiences_; }
  [[nodiscard]] const std::string& jurisdiction() const noexcept { return jurisdiction_; }
  [[nodiscard]] const std::optional<date>& first_day() const noexcept { return from_; }
  [[nodiscard]] const std::optional<date>& end_day() const noexcept { return to_; }

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const rule& what() const noexcept { return what_; }
  [[nodiscard]] bool is_law() const noexcept { return citation_.has_value(); }
  [[nodiscard]] const std::optional<std::string>& citation() const noexcept { return citation_; }
  [[nodiscard]] bool exempts_agreed_calls() const noexcept { return exempts_agreed_; }

 private:
  std::string id_;
  rule what_;
  std::optional<std::string> citation_;
  bool exempts_agreed_ = false;
  std::vector<audience> audiences_;
  std::string jurisdiction_;
  std::optional<date> from_;
  std::optional<date> to_;
};

}  // namespace followup
