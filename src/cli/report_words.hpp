// What the report says around what the library does, by language; {0}, {1} … stand for what is filled in.
#pragma once

#include <followup/engine/explain.hpp>

#include <array>
#include <string_view>

namespace cli {

struct report_words {
  std::string_view code;  // of the language, for browsers
  std::string_view title, as_of;
  std::string_view open, open_of, yeses, yeses_of, today, today_of, missed, missed_of;
  std::string_view today_head, today_none, today_more;
  std::array<std::string_view, 4> urgencies;  // as agenda_item has them
  std::string_view pursuit, seller, what, when, why, left_over, hours;
  std::string_view ahead, going_on, reached, stories, wrong, wrong_none, wrong_more, other, other_about, numbers;
  std::string_view made_by;
};

[[nodiscard]] const report_words& report_words_of(followup::language in) noexcept;

}  // namespace cli
