#include "engine/daypart_pick.hpp"

#include "policy/daypart_score.hpp"

#include <boost/container/static_vector.hpp>

#include <algorithm>
#include <cstdlib>

namespace followup::detail {
namespace {

constexpr std::int64_t memory_of_calls = 180 * seconds_per_day;

struct candidate {
  int part;
  instant at;
  instant until;
};
using candidates = boost::container::static_vector<candidate, most_dayparts>;

class picking {
 public:
  picking(const case_facts& facts, const admission& gate, instant earliest)
      : facts_(facts),
        g_(facts.g),
        s_(facts.s),
        gate_(gate),
        choice_(*facts.g.policy.dayparts),
        earliest_(earliest),
        day_(facts.g.local_day(earliest)) {
    tally();
  }

  std::optional<daypart_pick> run() {
    candidates open = allowed_parts();
    if (open.empty()) return std::nullopt;
    pass_over_last(open);
    int kept = static_cast<int>(choice_.side_rules.size());
    candidates left = preferred(open, kept);
    while (left.empty()) left = preferred(open, --kept);
    const candidate best = *std::min_element(
        left.begin(), left.end(), [this](const candidate& a, const candidate& b) { return is_better(a, b); });
    return daypart_pick{best.part, tally_of(best).calls, kept, best.at, best.until};
  }

 private:
  // The calls of the last 180 days, per daypart. Where a limit ends the pursuit before, that is all of them.
  void tally() {
    const auto& parts = choice_.parts;
    for (std::size_t d = 0; d < parts.size(); ++d) {
      tallies_[d] = {parts[d].answer_rate_permille, s_.tried[d], s_.reached[d]};
    }
    if (!g_.policy.tallies_from_history) return;
    for (daypart_tally& one : tallies_) one.calls = one.reached = 0;
    for (const touchpoint& touch : facts_.history) {
      if (touch.pursuit != g_.subject.id || touch.way != direction::outbound || touch.via != channel::call ||
          kind_of(touch.what) == outcome_kind::busy) {
        continue;
      }
      const instant at = to_instant(touch.at, "touchpoint: at");
      const int part = daypart_of(g_.policy, g_.local_minute(at));
      if (part < 0 || at <= earliest_ - memory_of_calls) continue;
      daypart_tally& one = tallies_[static_cast<std::size_t>(part)];
      one.calls = std::min(one.calls + 1, 63);
      if (is_conversation(touch)) one.reached = std::min(one.reached + 1, 15);
    }
  }

  [[nodiscard]] const daypart_tally& tally_of(const candidate& c) const {
    return tallies_[static_cast<std::size_t>(c.part)];
  }

  [[nodiscard]] instant local(int minute) const { return g_.zone().to_utc(local_at(day_, minute)); }

  [[nodiscard]] candidates allowed_parts() const {
    candidates open;
    for (std::size_t d = 0; d < choice_.parts.size(); ++d) {
      const day_interval& hours = choice_.parts[d].hours;
      const instant from = std::max(local(hours.open), earliest_);
      const instant end = local(hours.close);
      if (from >= end) continue;
      const admitted found = gate_.admit(channel::call, from, standing::ordinary);
      if (found.at < end) open.push_back({static_cast<int>(d), found.at, found.until});
    }
    return open;
  }

  // The daypart in which the last call failed, as long as another is open.
  void pass_over_last(candidates& open) const {
    if (!s_.contact_unanswered || open.size() < 2) return;
    const int last = daypart_of(g_.policy, g_.local_minute(s_.contact_at));
    const auto it = std::find_if(open.begin(), open.end(), [&](const candidate& c) { return c.part == last; });
    if (it != open.end()) open.erase(it);
  }

  [[nodiscard]] candidates preferred(const candidates& open, int rules) const {
    candidates left;
    for (const candidate& c : open) {
      bool keeps_all = true;
      for (int i = 0; i < rules; ++i) {
        keeps_all = keeps_all && std::visit([&](const auto& rule) { return keeps(rule, c); },
                                            choice_.side_rules[static_cast<std::size_t>(i)]);
      }
      if (keeps_all) left.push_back(c);
    }
    return left;
  }

  [[nodiscard]] bool keeps(const at_most_per_daypart& rule, const candidate& c) const {
    return tally_of(c).calls < rule.calls;
  }
  [[nodiscard]] bool keeps(const other_weekday&, const candidate&) const {
    return (s_.weekdays_tried & (1U << weekday_index(day_))) == 0;
  }
  [[nodiscard]] bool keeps(const other_clock_time&, const candidate& c) const {
    const int half_hour = g_.local_minute(c.at) / 30;
    return std::none_of(facts_.history.begin(), facts_.history.end(), [&](const touchpoint& touch) {
      if (touch.pursuit != g_.subject.id || !is_unanswered_call(touch)) return false;
      const int apart = std::abs(g_.local_minute(to_instant(touch.at, "touchpoint: at")) / 30 - half_hour);
      return std::min(apart, 48 - apart) <= 1;
    });
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
  day_number day_;
  std::array<daypart_tally, most_dayparts> tallies_{};
};

}  // namespace

std::optional<daypart_pick> pick_daypart(const case_facts& facts, const admission& gate, instant earliest) {
  return picking(facts, gate, earliest).run();
}

}  // namespace followup::detail
