// Stories that a seller and a prospect might make, and wilder ones: seeded, the same on every machine.
#pragma once

#include "oracle/until_no.hpp"

#include <cstdint>
#include <iosfwd>
#include <random>
#include <vector>

namespace oracle {

struct story {
  followup::pursuit subject;
  const followup::calendar* hours = nullptr;
  std::vector<followup::touchpoint> history;  // as it was told
  requests asked_for;                         // what the touchpoints' actions are
  instant now = 0;
};
// The whole story in lines, for a test that fails.
std::ostream& operator<<(std::ostream& out, const story& told);

// Tells one story, step by step.
class teller {
 public:
  explicit teller(std::uint64_t seed);

  [[nodiscard]] story begin();
  // One more thing happens, at or after `told.now`: mostly what the answer asks for, at the time it says.
  void go_on(story& told, const answer& advice);
  // An instant worth asking at: soon after what happened, when the answer changes, or just before.
  [[nodiscard]] instant later(const story& told, const answer& advice);
  // Histories come in any order.
  void shuffle(std::vector<followup::touchpoint>& history);

 private:
  enum class temper { lively, agreeable, silent, wild };
  // How exactly it is known when something happened.
  enum class precision { seconds, minutes, dates };

  [[nodiscard]] int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
  [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
  // Of what was added later, so that the rest of a story stays as it was.
  [[nodiscard]] bool later_chance(int percent) { return static_cast<int>(later_random_() % 100) < percent; }
  [[nodiscard]] instant between(instant from, instant to);

  [[nodiscard]] followup::touchpoint touch(const story& told, instant at);
  void set_the_scene(story& told);
  void set_an_odd_scene(story& told);
  void object_and_consent(story& told);
  void plan(story& told);
  [[nodiscard]] instant recorded(const story& told, instant at) const;
  void call(const story& told, followup::touchpoint& what);
  void inbound(const story& told, followup::touchpoint& what);
  void called_by_them(const story& told, followup::touchpoint& what);
  void name_number(followup::endpoint_id& number);
  [[nodiscard]] followup::agreed_time agreed(const story& told, instant at);
  // One of the appointments from that day on, to name it; none where nobody says which.
  [[nodiscard]] std::optional<followup::agreed_time> some_appointment(const story& told, instant at);
  [[nodiscard]] followup::date date_after(const story& told, instant at, int days);

  std::mt19937_64 random_;
  std::mt19937_64 later_random_;
  temper temper_ = temper::lively;
  precision known_ = precision::seconds;
  bool numbers_ = false;  // the host keeps an order of its own
  std::uint64_t next_id_ = 1;
};

}  // namespace oracle
