// followup/model/prospect.hpp - the person pursued, and the pursuit of one subject with them.
#pragma once

#include <followup/model/channel.hpp>
#include <followup/model/ids.hpp>
#include <followup/model/promise.hpp>
#include <followup/time/calendar.hpp>
#include <followup/time/instant.hpp>
#include <followup/time/time_zone.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace followup {

// Whom the law sees in the prospect. Unknown is treated as a consumer.
enum class audience : unsigned char { unknown, consumer, sole_trader, legal_entity };

enum class consent_level : unsigned char { none, presumed, customer, express };

// That the prospect may be approached through a channel, in [since, until) and not from `withdrawn` on.
// An express consent that was given after an objection lifts it for that channel, at instants inside that time alone:
// what an objection has closed stays closed (ruling 43).
struct consent {
  channel via = channel::call;
  consent_level level = consent_level::express;
  ptime since;
  std::optional<ptime> until = {};
  std::optional<ptime> withdrawn = {};
  friend bool operator==(const consent&, const consent&) = default;
};

// An objection that the host knows from elsewhere than a touchpoint, a do-not-call list for instance. Absolute.
//
//   suppression{}                                                       everything, from ever
//   suppression{.only = channel::voicemail, .since = utc("2026-03-01T00:00:00Z")}
//   suppression{.endpoint = mobile}                                     that number, whatever goes through it
struct suppression {
  std::optional<channel> only;      // none: every channel; calls: their voicemails too
  std::optional<ptime> since = {};  // none: from ever, before any consent
  endpoint_id endpoint = {};        // none: every number and address
  friend bool operator==(const suppression&, const suppression&) = default;
};

// One way to reach the prospect. A call's number also takes its voicemail, unless there is a box of its own
// ({channel::voicemail, box}); a task needs one of its own ({channel::task}), or it cannot be done.
struct contact_point {
  channel via = channel::call;
  endpoint_id endpoint = {};  // may stay empty where the host keeps no identities of numbers and addresses
  friend bool operator==(const contact_point&, const contact_point&) = default;
};

// The person pursued.
struct prospect {
  // Who is more important: higher gets a head start in the day's agenda, nothing else.
  enum class priority_class : unsigned char { low, normal, high };

  prospect_id id;
  // Where the prospect is; several if the evidence conflicts: then a touch is made only when all of them allow it. The
  // first is the one in which dates are read. None: the answer is "needs data". At most 4.
  std::vector<time_zone> zones;
  // That first one; UTC where none is known.
  [[nodiscard]] time_zone zone() const { return zones.empty() ? time_zone{} : zones.front(); }
  // How to reach them, best first. None: "needs data". At most 8.
  std::vector<contact_point> reachable_by;
  audience kind = audience::unknown;
  std::vector<consent> consents = {};
  std::vector<suppression> suppressions = {};
  // Where the law sees them: "FR", "US-FL". None: rules of every jurisdiction apply.
  std::vector<std::string> jurisdictions = {};
  // When they were last looked up in the do-not-call list. None: never.
  std::optional<ptime> registry_checked = {};
  priority_class priority = priority_class::normal;
  // Hours at which the prospect asked to be called, local; a hard filter. None: any.
  std::optional<day_interval> preferred_hours = {};
  // The host's own facts, for its own rules.
  std::map<std::string, std::string, std::less<>> facts = {};
  friend bool operator==(const prospect&, const prospect&) = default;
};

// What a cap counts elsewhere, as the host knows it: so many used already; when the next one becomes free.
struct outside_count {
  rule_id rule;  // of the guard: id_of<rule_id>("daily")
  int used = 0;
  std::optional<ptime> frees_at = {};  // none: never
  friend bool operator==(const outside_count&, const outside_count&) = default;
};

// A call that the host has planned: a promise by us that no touchpoint has to carry (ruling 32). It is as if it had
// been made at `since`: what is said, agreed or tried later keeps it, replaces it or clears it as any promise. Of
// several that are planned a host passes the next.
//
//   planned_call{.when = agreed_time::at(day("2026-11-27"), hours(14)), .since = utc("2026-11-23T09:30:00Z")}
struct planned_call {
  agreed_time when;
  std::optional<ptime> since = {};  // when it was planned, behind what was recorded then; none: as the pursuit started
  firmness how = firmness::hard;
  endpoint_id endpoint = {};  // the number to call; none: the one that would be called otherwise
  friend bool operator==(const planned_call&, const planned_call&) = default;
};

// One prospect, one subject (an offer, a first contact), pursued under one policy from `started`.
struct pursuit {
  pursuit_id id;
  followup::prospect who;
  ptime started;  // UTC; no touchpoint of this pursuit is earlier
  // Calls before the history begins, known by their number only; they count towards limits.
  int earlier_attempts = 0;
  std::vector<outside_count> outside_counts = {};
  std::optional<planned_call> planned = {};
  friend bool operator==(const pursuit&, const pursuit&) = default;
};

// Why a pursuit is over.
enum class disposition : unsigned char {
  won,
  meeting,    // for policies that end on an appointment
  refused,    // a definite no from the decision maker
  opted_out,  // an objection
  unreachable,
  exhausted,  // a stated limit was reached; never a no
  withdrawn,  // the host took it back
  answered,   // they wrote, and a person takes over, where a policy says so
};
inline constexpr int disposition_count = static_cast<int>(disposition::answered) + 1;

[[nodiscard]] std::string_view name_of(audience kind) noexcept;
[[nodiscard]] std::string_view name_of(consent_level level) noexcept;
[[nodiscard]] std::string_view name_of(disposition how) noexcept;
[[nodiscard]] std::string_view name_of(prospect::priority_class priority) noexcept;

}  // namespace followup
