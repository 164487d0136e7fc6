// All that is measured, made ready before anything is timed or counted.
#pragma once

#include <followup/followup.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "bench/book.hpp"
#include "bench/naive.hpp"
#include "bench/tuned.hpp"
#include "engine/reference_policy.hpp"

namespace bench {

namespace fu = followup;

struct subjects {
  explicit subjects(std::size_t prospects);

  [[nodiscard]] fu::answer from_history(std::size_t i, fu::reasons why) const {
    return fu::next_actions(cadence, people.pursuit(i), people.history(i), hours, now, why);
  }
  [[nodiscard]] fu::answer from_progress(std::size_t i, fu::reasons why) const {
    return fu::next_actions(cadence, people.pursuit(i), whole[i], hours, now, why);
  }
  [[nodiscard]] fu::answer by_until_no(std::size_t i, fu::reasons why) const {
    return fu::next_actions(until_no, people.pursuit(i), of_until_no[i], hours, now, why);
  }
  [[nodiscard]] fu::progress last_one_folded(std::size_t i) const {
    return fu::advance(cadence, people.pursuit(i), all_but_one[i], last[i]);
  }

  // All that a decision from progress must look at, and nothing done with it.
  [[nodiscard]] std::uint64_t words_of(std::size_t i) const {
    const fu::pursuit& subject = people.pursuit(i);
    std::uint64_t sum = subject.id.value() + static_cast<std::uint64_t>(seconds_of(subject.started));
    for (const fu::time_zone& zone : subject.who.zones) sum += zone.name().size();
    for (const fu::contact_point& one : subject.who.reachable_by) sum += static_cast<std::uint64_t>(one.via);
    for (const std::uint64_t word : whole[i].words()) sum ^= word;
    return sum;
  }

  book people;
  fu::policy cadence = support::reference_cadence();
  fu::policy until_no = fu::until_no();
  fu::calendar hours = support::reference_hours();
  fu::ptime now = support::reference_now();
  naive::instant naive_now = seconds_of(now);

  std::vector<fu::progress> whole;
  std::vector<fu::progress> of_until_no;
  std::vector<naive::state> states;
  std::map<const cctz::time_zone*, tuned::zone_days> days;
  std::vector<const tuned::zone_days*> tuned_days;
  // Of those who have a touchpoint: the last one, as a host just recorded it, and what was folded before it.
  std::vector<std::size_t> touched;
  std::vector<fu::touchpoint> last;
  std::vector<naive::touch> naive_last;
  std::vector<fu::progress> all_but_one;
  std::vector<naive::state> naive_all_but_one;
  // What a host keeps beside each prospect.
  std::vector<fu::outlook> outlooks;
  fu::ptime later = now + boost::posix_time::hours(24);

  // Where results go.
  std::vector<fu::progress> folded;
  std::vector<naive::state> naive_folded;
  std::vector<fu::outlook> found;
  std::vector<std::uint8_t> via;
  std::vector<std::int64_t> from;

 private:
  void prepare(std::size_t i);
};

// Whether the library and its peers agree with the reference table on every prospect; tells on std::cerr where not.
[[nodiscard]] bool all_right(const subjects& s);

}  // namespace bench
