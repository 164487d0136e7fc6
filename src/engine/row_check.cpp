#include "engine/row_check.hpp"

#include "engine/history.hpp"
#include "model/facts.hpp"
#include "time/zone_table.hpp"

#include <followup/error.hpp>

#include <string>

namespace followup::detail {
namespace {

void check_near_start(const row_frame& frame, const touchpoint& touch, date said, std::string_view member) {
  if (std::int64_t{to_day(said, member)} * seconds_per_day - frame.started > farthest) {
    throw invalid_history(name_of_touch(touch) + ": " + std::string(member), to_string(said),
                          "within 68 years of the pursuit's start");
  }
}

// A hold, an absence or a promise cannot be over when it is told (ruling 31). An appointment can be recorded after the
// fact.
void check_ahead(const row_frame& frame, const touchpoint& touch, date said, std::string_view member) {
  const day_number today = day_of(frame.zone.to_local(instant_of(touch)));
  if (to_day(said, member) < today - (frame.zone_known ? 0 : 1)) {
    throw invalid_history(name_of_touch(touch) + ": " + std::string(member), to_string(said),
                          "no date before that of the touchpoint itself, " + to_string(to_date(today)));
  }
  check_near_start(frame, touch, said, member);
}

void check_dates(const row_frame& frame, const touchpoint& touch) {
  if (const auto until = named_date_in(touch.what)) check_ahead(frame, touch, *until, "until");
  if (const auto* agreed = std::get_if<meeting_agreed>(&touch.what)) {
    check_near_start(frame, touch, agreed->when.last_day(), "what");
  }
  if (touch.promised) check_ahead(frame, touch, touch.promised->when.last_day(), "promised");
}

}  // namespace

void check_row(const row_frame& frame, const touchpoint& touch) {
  check(touch);
  check_row(frame, touch, instant_of(touch));
}

void check_row(const row_frame& frame, const touchpoint& touch, instant at) {
  if (!is_possible(touch) || date_in(touch.what) != nullptr) check(touch);
  if (at - frame.started > farthest || frame.started - at > farthest) {
    throw invalid_history(name_of_touch(touch) + ": at", to_string(touch.at),
                          "within 68 years of the start of the pursuit");
  }
  if (touch.pursuit != frame.pursuit) return;
  if (at < frame.started) {
    throw invalid_history(name_of_touch(touch) + ": at", to_string(touch.at),
                          "not before the start of its pursuit, " + to_string(to_ptime(frame.started)));
  }
  check_dates(frame, touch);
}

void check_past(const touchpoint& touch, instant now) {
  if (instant_of(touch) <= now) return;
  throw invalid_history(name_of_touch(touch) + ": at", to_string(touch.at),
                        "not after now, " + to_string(to_ptime(now)));
}

}  // namespace followup::detail
