#include "assure/verify_alphabet.hpp"

#include "model/facts.hpp"
#include "model/outcome_table.hpp"

#include <algorithm>
#include <array>

namespace followup::detail {
namespace {

using promise_kind = kind_of_touch::promise_kind;

constexpr day_number days_ahead = 4;       // of a promise and an appointment
constexpr day_number days_to_resume = 10;  // of an absence and a hold
constexpr day_number any_day = 20'000;

constexpr std::array all_promises{promise_kind::none,          promise_kind::clock, promise_kind::dates,
                                  promise_kind::days,          promise_kind::ours,  promise_kind::ours_softly,
                                  promise_kind::outside_hours, promise_kind::past};

promise made(promise_kind what, day_number today) {
  const auto two = boost::posix_time::hours(14);
  const date then = to_date(today + days_ahead);
  switch (what) {
    case promise_kind::dates: return {agreed_time::on(then), promised_by::them, firmness::soft};
    case promise_kind::days:
      return {agreed_time::within(then, to_date(today + days_ahead + 2)), promised_by::them, firmness::hard};
    case promise_kind::ours_softly: return {agreed_time::at(then, two), promised_by::us, firmness::soft};
    case promise_kind::ours: return {agreed_time::at(then, two), promised_by::us, firmness::hard};
    case promise_kind::outside_hours: {
      const day_number sunday = today + 7 - weekday_index(today) + 6;
      return {agreed_time::at(to_date(sunday), boost::posix_time::hours(3)), promised_by::them, firmness::hard};
    }
    case promise_kind::past:
      return {agreed_time::at(to_date(today), boost::posix_time::hours(0)), promised_by::them, firmness::hard};
    case promise_kind::none:
    case promise_kind::clock: break;
  }
  return {agreed_time::at(then, two), promised_by::them, firmness::hard};
}

// The one that would be called last of all; none where they have no identities.
endpoint_id last_number(const prospect& who) {
  endpoint_id last;
  for (const contact_point& point : who.reachable_by) {
    if (point.via == channel::call) last = point.endpoint;
  }
  return last;
}

// The outcomes of one kind: an objection to nothing named, and to each channel.
std::vector<outcome> outcomes_of(outcome_kind kind) {
  std::vector<outcome> all{plain_outcome(kind, agreed_time::at(date(2026, 1, 5), boost::posix_time::hours(10)))};
  if (kind == outcome_kind::objection) {
    for (int i = 0; i < channel_count; ++i) all.emplace_back(objection{static_cast<channel>(i)});
  }
  return all;
}

bool can_be(const kind_of_touch& one) {
  touchpoint touch = one.touch;
  touch.id = touchpoint_id{1};
  if (one.promised != promise_kind::none) touch.promised = made(one.promised, any_day);
  return is_possible(touch);
}

bool reaches_beyond(const touchpoint& touch) {
  const bool our_call = touch.via == channel::call && touch.way == direction::outbound;
  return our_call || row_of(kind_of(touch.what)).has(beyond_pursuit);
}

bool may_name_date(const touchpoint& touch) { return date_in(touch.what) != nullptr; }

class listing {
 public:
  explicit listing(const ground& g) : g_(g) {}

  std::vector<kind_of_touch> run() {
    for (const direction way : {direction::outbound, direction::inbound}) {
      for (int via = 0; via < channel_count; ++via) {
        for (int kind = 0; kind < outcome_count; ++kind) {
          for (const outcome& what : outcomes_of(static_cast<outcome_kind>(kind))) {
            add_roles(way, static_cast<channel>(via), what);
          }
        }
      }
    }
    std::stable_sort(all_.begin(), all_.end(), [this](const auto& a, const auto& b) { return oddity(a) < oddity(b); });
    return std::move(all_);
  }

 private:
  // So that the shortest story is also a plain one.
  [[nodiscard]] int oddity(const kind_of_touch& one) const {
    return (one.touch.pursuit == own_ ? 0 : 32) + (one.promised == promise_kind::none ? 0 : 8) +
           (one.promised > promise_kind::clock ? 4 : 0) + (one.touch.endpoint ? 2 : 0) +
           (one.touch.way == direction::inbound ? 1 : 0) + (one.touch.via == channel::call ? 0 : 1);
  }

  void add_roles(direction way, channel via, const outcome& what) {
    for (const contact_role role :
         {contact_role::nobody, contact_role::machine, contact_role::gatekeeper, contact_role::decision_maker}) {
      for (const bool message : {false, true}) {
        kind_of_touch one;
        one.touch.pursuit = own_;
        one.touch.via = via;
        one.touch.way = way;
        one.touch.spoke_to = role;
        one.touch.what = what;
        one.touch.message_left = message;
        add_promises(one);
      }
    }
  }

  void add_promises(kind_of_touch one) {
    // What cannot be with a promise of ours nor without one cannot be at all.
    const bool without = can_be(one);
    one.promised = promise_kind::ours;
    if (!without && !can_be(one)) return;
    for (const promise_kind promised : all_promises) {
      one.promised = promised;
      if (!can_be(one)) continue;
      for (const bool named : {false, true}) {
        if (named && !may_name_date(one.touch)) continue;
        one.names_date = named;
        add_places(one);
      }
    }
  }

  void add_places(kind_of_touch one) {
    all_.push_back(one);
    if (!reaches_beyond(one.touch)) return;
    if (one.promised == promise_kind::none) {
      one.touch.pursuit = another_;
      all_.push_back(one);
      one.touch.pursuit = own_;
    }
    if (one.promised != promise_kind::none) return;
    std::uint64_t not_on_file = 1;
    for (const contact_point& point : g_.subject.who.reachable_by) {
      not_on_file = std::max(not_on_file, point.endpoint.value() + 1);
      if (!point.endpoint || point.via != carrier_of(one.touch.via)) continue;
      one.touch.endpoint = point.endpoint;
      all_.push_back(one);
    }
    one.touch.endpoint = endpoint_id{not_on_file};
    if (not_on_file != 0) all_.push_back(one);
  }

  const ground& g_;
  pursuit_id own_ = g_.subject.id;
  pursuit_id another_{own_.value() + 1 == 0 ? 1 : own_.value() + 1};
  std::vector<kind_of_touch> all_;
};

}  // namespace

touchpoint kind_of_touch::at(const ground& g, instant when, touchpoint_id id) const {
  touchpoint one = touch;
  one.id = id;
  one.at = to_ptime(when);
  const day_number today = g.local_day(when);
  if (promised != promise_kind::none) one.promised = made(promised, today);
  if (promised == promise_kind::ours) one.promised->endpoint = last_number(g.subject.who);
  if (auto* agreed = std::get_if<meeting_agreed>(&one.what)) {
    agreed->when = agreed_time::at(to_date(today + days_ahead), boost::posix_time::hours(10));
  }
  if (!names_date) return one;
  const date until = to_date(today + days_to_resume);
  if (auto* absence = std::get_if<away>(&one.what)) absence->until = until;
  if (auto* later = std::get_if<not_now>(&one.what)) later->until = until;
  if (auto* hold = std::get_if<on_hold>(&one.what)) hold->until = until;
  return one;
}

std::vector<kind_of_touch> all_kinds_of_touch(const ground& g) { return listing(g).run(); }

}  // namespace followup::detail
