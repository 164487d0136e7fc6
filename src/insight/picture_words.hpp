// What pictures say, by language; {0}, {1} … stand for what is filled in.
#pragma once

#include "engine/vocabulary.hpp"

#include <followup/engine/explain.hpp>

#include <string_view>

namespace followup::detail {

struct picture_words {
  const date_words& dates;
  char decimal_point;
  std::string_view (*touches)(channel via) noexcept;
  std::string_view (*touch)(channel via) noexcept;
  std::string_view yes_title, yes_text, yes_axis, yes_says;
  std::string_view call, in_play, yes, share, from, to;
  std::string_view hours_title, hours_text, hour, weekday, reached_says, reached, calls;
  std::string_view work_title, work_text, work_axis, work_says;
  std::string_view date, band, mean, in_silence, capacity;
  std::string_view left_title, left_text, left_axis, left_says, week;
  std::string_view line_title, line_text, happened, ahead, now, what, outcome;
};

[[nodiscard]] const picture_words& picture_words_of(language in) noexcept;

}  // namespace followup::detail
