// The picture of a timeline, alone or as part of a page.
#pragma once

#include "assure/timeline_words.hpp"

#include <string>
#include <string_view>

namespace followup::detail {

// With title and subtitle in the picture, or below those of a page.
enum class heading : unsigned char { inside, outside };
[[nodiscard]] std::string timeline_picture(const timeline& what, const timeline_reading& read, heading where);

// The colours, as custom properties: of paper and ink, and of each channel. For the selector that is to have them.
[[nodiscard]] std::string timeline_colours(std::string_view selector);

}  // namespace followup::detail
