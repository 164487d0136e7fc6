#include <followup/policy/track.hpp>

#include <followup/error.hpp>

namespace followup {

rhythm every(delay gap, channel via) { return every(std::vector<delay>{gap}, via); }

rhythm every(std::vector<delay> gaps, channel via) {
  rhythm some;
  some.via = via;
  some.gaps = std::move(gaps);
  return some;
}

after_each_nth after_each(int n, counted what, channel via) {
  after_each_nth some;
  some.n = n;
  some.what = what;
  some.via = via;
  return some;
}

after_other after(landing_of what, delay wait, channel via) {
  return {.track = std::move(what.track), .landed = true, .wait = wait, .via = via, .briefs = {}};
}

after_other after(sending_of what, delay wait, channel via) {
  return {.track = std::move(what.track), .landed = false, .wait = wait, .via = via, .briefs = {}};
}

after_event after(outcome_kind event, delay wait, channel via) { return after(std::vector{event}, wait, via); }

after_event after(std::vector<outcome_kind> events, delay wait, channel via) {
  return {.events = std::move(events), .wait = wait, .via = via, .briefs = {}};
}

appointment_reminder before_appointment(delay wait, channel via) { return {.wait = wait, .via = via, .briefs = {}}; }

brief one_of(std::vector<std::string> variants) {
  brief some;
  some.variants = std::move(variants);
  return some;
}

step_list in_order(std::vector<step> steps) {
  step_list list;
  list.steps = std::move(steps);
  return list;
}

track track::reading_history() const {
  auto copy = *this;
  auto* const own = std::get_if<host_track>(&copy.what_);
  if (own == nullptr) {
    throw invalid_policy("track '" + id_ + "'", "reading_history()", "that for a rule of the host's own");
  }
  own->reads_history = true;
  return copy;
}

}  // namespace followup
