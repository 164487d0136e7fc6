#include <followup/insight/book_insight.hpp>

#include "engine/agreed_hours.hpp"
#include "engine/case_state.hpp"
#include "engine/history.hpp"
#include "engine/same_instant.hpp"
#include "policy/compiled_policy.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace followup {
namespace {

const daypart_choice* dayparts_in(std::span<const policy_rule> rules) {
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [](const policy_rule& one) { return std::holds_alternative<daypart_choice>(one); });
  return found == rules.end() ? nullptr : &std::get<daypart_choice>(*found);
}

// The table and the dayparts alone, beside the track that every policy has.
policy without_limits(const policy& rules) {
  std::vector<policy_rule> kept{track{"calls", every(business_days{1}, channel::call)}};
  if (const daypart_choice* const parts = dayparts_in(rules.rules())) kept.emplace_back(*parts);
  return {rules.name(), rules.table(), std::move(kept), rules.version()};
}

bool is_our_call(const touchpoint& touch) noexcept {
  return touch.way == direction::outbound && touch.via == channel::call;
}

// Whether a call tells if people answer then.
bool tells_of_answers(const touchpoint& touch) noexcept {
  const outcome_kind kind = kind_of(touch.what);
  return is_our_call(touch) && kind != outcome_kind::busy && kind != outcome_kind::attempted;
}

struct course {
  int calls = 0;
  std::optional<detail::ended_by> ended = {};  // by what ended it first: an objection takes no yes back
};

course course_of(const detail::ground& g, std::span<const touchpoint> touches) {
  detail::case_state s = initial_state(g);
  course found;
  for (auto first = touches.begin(); first != touches.end();) {
    const auto last =
        std::find_if(first, touches.end(), [&](const touchpoint& other) { return other.at != first->at; });
    apply_together(g, s, {first, last}, nullptr);
    if (!found.ended) found.ended = s.ended;
    first = last;
  }
  found.calls = s.calls;
  return found;
}

// One pursuit's touchpoints, looked through with what was agreed in them.
class reader {
 public:
  reader(const detail::ground& g, std::span<const touchpoint> touches, ptime now, answer_rates& answers,
         promise_record& promises)
      : g_(g), now_(detail::to_instant(now, "now")), answers_(answers), promises_(promises) {
    std::copy_if(touches.begin(), touches.end(), std::back_inserter(own_),
                 [&](const touchpoint& touch) { return touch.pursuit == g.subject.id; });
    was_agreed_.resize(own_.size());
  }

  void run(const std::optional<detail::ended_by>& ended) {
    const detail::instant end = ended ? ended->at : detail::end_of_time;
    for (std::size_t i = 0; i < own_.size() && detail::instant_of(own_[i]) < end; ++i) {
      if (own_[i].promised) look_at_promise(i, end);
    }
    look_at_their_calls();
    for (std::size_t i = 0; i < own_.size(); ++i) {
      if (tells_of_answers(own_[i]) && !was_agreed_[i]) look_at_answer(own_[i]);
    }
  }

 private:
  void look_at_promise(std::size_t made, detail::instant end) {
    const touchpoint& said = own_[made];
    const detail::zoned_span window = detail::in_zone(detail::span_of(said.promised->when), g_.zone());
    bool tried = false;
    bool settled = false;
    for (std::size_t i = made + 1; i < own_.size() && !settled; ++i) {
      const detail::instant at = detail::instant_of(own_[i]);
      if (at >= window.end) break;
      const bool in_time = at >= window.begin - detail::promise_tolerance;
      if (in_time && is_our_call(own_[i])) tried = was_agreed_[i] = true;
      if (is_conversation(own_[i])) {
        if (in_time) ++promises_.kept;
        return;
      }
      settled = at >= end || is_newer_word(own_[i], said.spoke_to);
    }
    if (settled ? !tried : window.end > now_) return;
    auto& missed = tried ? promises_.missed_by_them : promises_.missed_by_us;
    missed.push_back({g_.subject.id, said.id, {detail::to_ptime(window.begin), detail::to_ptime(window.end)}});
  }

  // Ruling 33.
  [[nodiscard]] bool is_newer_word(const touchpoint& touch, contact_role agreed_by) const {
    if (touch.promised) return true;
    const detail::newer_word said = detail::word_in(g_.policy, touch);
    return said == detail::newer_word::holds_for_all ||
           (said == detail::newer_word::holds_for_gatekeepers && agreed_by == contact_role::gatekeeper);
  }

  void look_at_their_calls() {
    std::int64_t announced = 0;
    for (const touchpoint& touch : own_) {
      const bool came = touch.way == direction::inbound && is_heard(touch);
      if (came || is_our_call(touch)) {
        promises_.called_us.of += announced;
        if (came) promises_.called_us.count += announced;
        announced = 0;
      }
      if (kind_of(touch.what) == outcome_kind::will_call_back) ++announced;
    }
  }

  // They came back to us; what our mailings bring about by themselves is none of it.
  [[nodiscard]] static bool is_heard(const touchpoint& touch) {
    return is_conversation(touch) || kind_of(touch.what) == outcome_kind::replied;
  }

  void look_at_answer(const touchpoint& call) {
    const detail::instant at = detail::instant_of(call);
    const detail::day_number day = g_.local_day(at);
    const int minute = g_.local_minute(at);
    const bool reached = is_conversation(call);
    answers_.all.add(reached);
    const auto weekday = static_cast<std::size_t>(detail::weekday_index(day));
    const auto hour = static_cast<std::size_t>(minute / 60);
    answers_.by_weekday[weekday].add(reached);
    answers_.by_hour[hour].add(reached);
    answers_.by_hour_of_weekday[weekday][hour].add(reached);
    const int part = detail::daypart_of(g_.policy, day, minute);
    if (part >= 0) answers_.by_part[static_cast<std::size_t>(part)].add(reached);
  }

  const detail::ground& g_;
  detail::instant now_;
  answer_rates& answers_;
  promise_record& promises_;
  std::vector<touchpoint> own_;
  std::vector<bool> was_agreed_;  // of each, whether it was a call in a time that was agreed
};

}  // namespace

book_insight::book_insight(const policy& rules, ptime now) : reading_(without_limits(rules)), now_(now) {
  (void)detail::to_instant(now, "now");
  if (const daypart_choice* const parts = dayparts_in(reading_.rules())) answers_.by_part.resize(parts->parts.size());
}

void book_insight::add(const pursuit& subject, std::span<const touchpoint> history) {
  const std::vector<touchpoint> past = up_to(history, now_);
  const detail::ordered_history ordered(past);
  const detail::ground g(reading_.compiled(), subject);
  const course read = course_of(g, ordered.touches());
  going_on_.add(read.calls, read.ended ? std::optional{read.ended->how} : std::nullopt);
  reader(g, ordered.touches(), now_, answers_, promises_).run(read.ended);
}

std::optional<daypart_choice> book_insight::dayparts() const {
  const daypart_choice* const parts = dayparts_in(reading_.rules());
  if (parts == nullptr) return std::nullopt;
  return with_rates_of(answers_, *parts);
}

}  // namespace followup
