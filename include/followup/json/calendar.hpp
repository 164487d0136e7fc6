// followup/json/calendar.hpp - a calendar as a document.
//
//   {
//     "calendar": "office",
//     "version": "2026-1",
//     "hours": {"monday-thursday": "09:00-12:30 13:30-17:30", "friday": "09:00-12:30"},
//     "holidays": ["2026-12-25", "2026-12-26"],
//     "other_hours": {"2026-12-24": "09:00-16:00"}
//   }
//
// Weeks that take turns: "hours" are those of the week of "first_week", "other_weeks" those of the weeks after it.
//
//     "hours": {"monday-friday": "07:00-15:00"}, "other_weeks": [{"monday-friday": "10:00-18:00"}],
//     "first_week": "2026-11-23"
#pragma once

#include <followup/json/layout.hpp>
#include <followup/json/result.hpp>
#include <followup/time/calendar.hpp>

#include <string>
#include <string_view>

namespace followup::json {

[[nodiscard]] result<calendar> read_calendar(std::string_view text);
[[nodiscard]] std::string write(const calendar& hours, layout how = layout::pretty);

}  // namespace followup::json
