// The hand-tuned peer: the reference cadence over day tables made once for each zone. No policy, no reasons, nothing
// that another cadence could use.
#pragma once

#include <cctz/time_zone.h>

#include <cstdint>
#include <vector>

#include "bench/naive.hpp"

namespace tuned {

using naive::action;
using naive::instant;

// The days of the years around the table in one zone, and what they say of one `now`.
class zone_days {
 public:
  zone_days(const cctz::time_zone& zone, instant now);

  [[nodiscard]] action decide(const naive::state& s) const noexcept;

  // What the tables say, for a database to be told.
  struct span_of_days {
    instant first;
    instant last;  // both are known, and the second open day after them
  };
  [[nodiscard]] span_of_days days() const noexcept;
  [[nodiscard]] instant opening(std::int64_t since_1970) const noexcept { return day_number(since_1970).opens; }
  [[nodiscard]] instant second_opening(std::int64_t since_1970) const noexcept;
  [[nodiscard]] std::int64_t day_of(instant at) const noexcept;
  [[nodiscard]] instant rolled_forward(instant at) const noexcept;
  [[nodiscard]] instant rolled_now() const noexcept { return rolled_now_; }

 private:
  struct day {
    instant opens = 0;  // 09:00, also of a closed day
    instant closes = 0;
    std::int32_t next_open = 0;  // after it
    std::int32_t second_open = 0;
    bool is_open = false;
  };
  [[nodiscard]] const day& day_number(std::int64_t since_1970) const noexcept;
  [[nodiscard]] action before_rolling(const naive::state& s) const noexcept;
  [[nodiscard]] action call_or_email(const naive::state& s) const noexcept;
  void lay_out(const cctz::time_zone& zone);

  std::vector<day> days_;
  std::vector<std::int32_t> offsets_;  // by hour of UTC
  instant now_;
  instant rolled_now_;
};

}  // namespace tuned
