// desk/demo.hpp - what examples/run shows: a story, a team's year that was made up, and a large book that was not.
#pragma once

#include "show.hpp"

#include <optional>
#include <string>

namespace desk {

// `data` is the file of telemarketing contacts. The large book is kept in `file`, which must be new, if one is named.
void demonstrate(terminal& out, const std::string& data, const std::optional<std::string>& file);

}  // namespace desk
