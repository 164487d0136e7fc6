#include "engine/same_instant.hpp"

#include "engine/track_credit.hpp"
#include "model/facts.hpp"
#include "model/order.hpp"

#include <boost/container/static_vector.hpp>

#include <algorithm>
#include <tuple>

namespace followup::detail {
namespace {

// Of more touches than these, so many are compared at a time.
constexpr std::size_t most_compared = 32;

struct candidate {
  const touchpoint* touch = nullptr;
  trace known_as = 0;
  trace follows = 0;  // what the action follows that it carries out; 0: none, or the start
  int led_to_by = 0;  // so many other candidates come before it
};

bool brought_about(const touchpoint& mailing, const touchpoint& what) noexcept {
  return is_reaction(what) && kind_of(mailing.what) == outcome_kind::sent && mailing.via == what.via;
}

// Whether one is known to come before the other.
bool leads_to(const candidate& one, const candidate& other) noexcept {
  const touchpoint& a = *one.touch;
  const touchpoint& b = *other.touch;
  if (a.sequence != 0 && b.sequence != 0 && a.sequence != b.sequence) return a.sequence < b.sequence;
  const bool asked_after = other.follows == one.known_as;
  const bool asked_before = one.follows == other.known_as;
  if (asked_after != asked_before) return asked_after;
  if (a.way == b.way) return false;
  return a.way == direction::outbound ? brought_about(a, b) : !brought_about(b, a);
}

class one_after_another {
 public:
  one_after_another(const ground& g, case_state& s, std::span<const touchpoint> touches, const calendar_table* hours)
      : g_(g), s_(s), touches_(touches), hours_(hours) {}

  void run() {
    for (std::size_t left = touches_.size(); left > 0; --left) {
      while (near_.size() < most_compared && next_ < touches_.size()) add(touches_[next_++]);
      apply(g_, s_, *take_first().touch, hours_);
    }
  }

 private:
  void add(const touchpoint& touch) {
    candidate fresh{&touch, trace_of(touch.id)};
    if (touch.pursuit == g_.subject.id && rule_asking_for(g_, touch.action)) {
      fresh.follows = asked_by(g_.subject.id, touch.action).follows;
    }
    for (candidate& other : near_) {
      fresh.led_to_by += leads_to(other, fresh) ? 1 : 0;
      other.led_to_by += leads_to(fresh, other) ? 1 : 0;
    }
    near_.push_back(fresh);
  }

  // Where what is known goes round in a circle, the rest decides.
  [[nodiscard]] auto key(const candidate& one) const {
    const touchpoint& touch = *one.touch;
    const urgency how = touch.pursuit == g_.subject.id ? how_urgent(g_, s_, touch) : urgency::not_asked_for;
    return std::tuple(one.led_to_by > 0, how, rank_of(touch.via), touch.id);
  }

  candidate take_first() {
    auto first = near_.begin();
    for (auto one = std::next(first); one != near_.end(); ++one) {
      if (key(*one) < key(*first)) first = one;
    }
    const candidate taken = *first;
    near_.erase(first);
    for (candidate& other : near_) other.led_to_by -= leads_to(taken, other) ? 1 : 0;
    return taken;
  }

  const ground& g_;
  case_state& s_;
  std::span<const touchpoint> touches_;
  const calendar_table* hours_;
  std::size_t next_ = 0;
  boost::container::static_vector<candidate, most_compared> near_;
};

}  // namespace

void apply_together(const ground& g, case_state& s, std::span<const touchpoint> touches, const calendar_table* hours) {
  one_after_another(g, s, touches, hours).run();
}

}  // namespace followup::detail
