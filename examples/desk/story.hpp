// desk/story.hpp - one pursuit from the first handshake to the appointment, and the other ways in which it could end.
#pragma once

#include "show.hpp"

namespace desk {

// Replays it touch by touch: after each the library says what is next, when and why, and that is when the next happens.
void tell_story(terminal& out);

}  // namespace desk
