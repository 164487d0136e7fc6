#include "engine/daypart_pick.hpp"

#include "model/facts.hpp"
#include "policy/daypart_score.hpp"

#include <boost/container/static_vector.hpp>

#include <algorithm>
#include <cstdlib>
#include <type_traits>

namespace followup::detail {
namespace {

constexpr std::int64_t memory_of_calls = 180 * seconds_per_day;

struct candidate {
  int part;
  instant from;
  instant at;
  instant until;
};
using candidates = boost::container::static_vector<candidate, most_dayparts>;

class picking {
 public:
  picking(const case_facts& facts, const admission& gate, instant earliest, standing as)
      : facts_(facts),
        g_(facts.g),
        s_(facts.s),
        gate_(gate),
        choice_(*facts.g.policy.dayparts),
        earliest_(earliest),
        as_(as),
        day_(facts.g.local_day(earliest)) {
    if (g_.policy.tallies_from_history) tally_recent();
  }

  std::optional<daypart_pick> run() {
    candidates left;
    find_allowed_parts(left);
    if (left.empty()) return std::nullopt;
    pass_over_last(left);
    for (std::size_t i = 0; i < choice_.side_rules.size(); ++i) prefer(i, left);
    const candidate& best = *std::min_element(
        left.begin(), left.end(), [this](const candidate& a, const candidate& b) { return is_better(a, b); });
    return daypart_pick{best.part, tally_of(best).calls, tally_of(best).reached, set_aside_, best.from, best.at,
                        best.until};
  }

 private:
  // The calls of the last 180 days. Where a limit ends the pursuit before, that is all of them.
  [[nodiscard]] daypart_tally tally_of(const candidate& c) const {
    const auto part = static_cast<std::size_t>(c.part);
    if (g_.policy.tallies_from_history) return recent_[part];
    return {choice_.parts[part].answer_rate_permille, s_.tried[part], s_.reached[part]};
  }
  void tally_recent() {
    const auto& parts = choice_.parts;
    for (std::size_t d = 0; d < parts.size(); ++d) recent_[d].rate_permille = parts[d].answer_rate_permille;
    for (const touchpoint& touch : facts_.history) {
      if (touch.pursuit != g_.subject.id || !got_through(touch)) continue;
      const instant at = to_instant(touch.at, "touchpoint: at");
      const int part = daypart_of(g_.policy, g_.local_day(at), g_.local_minute(at));
      if (part < 0 || at <= earliest_ - memory_of_calls) continue;
      daypart_tally& one = recent_[static_cast<std::size_t>(part)];
      one.calls = std::min(one.calls + 1, 63);
      if (is_conversation(touch)) one.reached = std::min(one.reached + 1, 15);
    }
  }

  void find_allowed_parts(candidates& open) const {
    const zone_table::clock clock = g_.zone().clock_at(earliest_);
    for (std::size_t d = 0; d < choice_.parts.size(); ++d) {
      if (!is_on(choice_.parts[d], day_)) continue;
      const day_interval& hours = choice_.parts[d].hours;
      const instant from = std::max(clock.to_utc(local_at(day_, hours.open)), earliest_);
      const instant end = clock.to_utc(local_at(day_, hours.close));
      if (from >= end) continue;
      const admitted found = gate_.admit(channel::call, from, as_);
      if (found.at < end) open.push_back({static_cast<int>(d), from, found.at, found.until});
    }
  }

  // The daypart in which the last call failed, as long as another is open.
  void pass_over_last(candidates& open) const {
    if (!s_.contact_unanswered || open.size() < 2) return;
    const int last = daypart_of(g_.policy, g_.local_day(s_.contact_at), g_.local_minute(s_.contact_at));
    const auto it = std::find_if(open.begin(), open.end(), [&](const candidate& c) { return c.part == last; });
    if (it != open.end()) open.erase(it);
  }

  // In their order, each among those that the ones before it left (ruling 44).
  void prefer(std::size_t place, candidates& left) {
    std::visit([&](const auto& rule) { prefer(rule, place, left); }, choice_.side_rules[place]);
  }
  template <class Rule>
  void prefer(const Rule& rule, std::size_t place, candidates& left) {
    const auto is_lost = [&](const candidate& c) { return !keeps(rule, c); };
    if (!std::all_of(left.begin(), left.end(), is_lost)) {
      left.erase(std::remove_if(left.begin(), left.end(), is_lost), left.end());
    } else if (left.size() > 1 && !std::is_same_v<Rule, other_weekday>) {
      set_aside_ |= std::uint32_t{1} << place;  // a weekday is the same for all of them
    }
  }

  [[nodiscard]] bool keeps(const at_most_per_daypart& rule, const candidate& c) const {
    return tally_of(c).calls < rule.calls;
  }
  [[nodiscard]] bool keeps(const other_weekday&, const candidate&) const {
    return (s_.weekdays_tried & (1U << weekday_index(day_))) == 0;
  }
  [[nodiscard]] bool keeps(const other_clock_time& rule, const candidate& c) {
    if (rule.around.count > 0) return is_far_from_failed(g_.local_minute(c.at), rule.around.count * 60);
    return (near_tried_half_hours() >> (g_.local_minute(c.at) / 30) & 1U) == 0;
  }

  [[nodiscard]] bool is_far_from_failed(int minute, int least) const {
    constexpr int day = 1440;
    return std::none_of(facts_.history.begin(), facts_.history.end(), [&](const touchpoint& touch) {
      if (touch.pursuit != g_.subject.id || !is_unanswered_call(touch)) return false;
      const int apart = std::abs(minute - g_.local_minute(to_instant(touch.at, "touchpoint: at")));
      return std::min(apart, day - apart) < least;
    });
  }

  // As bits: the half-hours of the clock in which a call failed, and their neighbours.
  [[nodiscard]] std::uint64_t near_tried_half_hours() {
    constexpr unsigned all = 48;
    if (half_hours_) return *half_hours_;
    half_hours_ = 0;
    for (const touchpoint& touch : facts_.history) {
      if (touch.pursuit != g_.subject.id || !is_unanswered_call(touch)) continue;
      const auto tried = static_cast<unsigned>(g_.local_minute(to_instant(touch.at, "touchpoint: at")) / 30);
      for (const unsigned near : {tried + all - 1, tried, tried + 1}) *half_hours_ |= std::uint64_t{1} << near % all;
    }
    return *half_hours_;
  }

  [[nodiscard]] bool is_better(const candidate& a, const candidate& b) const {
    const auto by_score = compare_scores(choice_.k, tally_of(a), tally_of(b));
    if (std::is_neq(by_score)) return std::is_gt(by_score);
    if (tally_of(a).calls != tally_of(b).calls) return tally_of(a).calls < tally_of(b).calls;
    if (a.at != b.at) return a.at < b.at;
    return a.part < b.part;
  }

  const case_facts& facts_;
  const ground& g_;
  const case_state& s_;
  const admission& gate_;
  const daypart_choice& choice_;
  instant earliest_;
  standing as_;
  day_number day_;
  std::array<daypart_tally, most_dayparts> recent_{};
  std::optional<std::uint64_t> half_hours_;
  std::uint32_t set_aside_ = 0;
};

}  // namespace

std::optional<daypart_pick> pick_daypart(const case_facts& facts, const admission& gate, instant earliest,
                                         standing as) {
  return picking(facts, gate, earliest, as).run();
}

}  // namespace followup::detail
