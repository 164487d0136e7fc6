// What cannot be in a pursuit and its prospect, refused before anything is made of it.
#pragma once

#include <followup/model/prospect.hpp>

namespace followup::detail {

// Throws invalid_pursuit, naming pursuit and member, for values that no enumerator has and for counts below zero or
// above what there is room for; invalid_time for instants that are none or outside the library's range (ruling 56).
void check(const pursuit& given);

}  // namespace followup::detail
