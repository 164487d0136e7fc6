// desk/demo.hpp - what examples/run shows: a story, a real book, and what stopping early costs.
#pragma once

#include "show.hpp"

#include <optional>
#include <string>

namespace desk {

// `data` is the file of telemarketing contacts. The book is kept in `file`, which must be new, if one is named.
void demonstrate(terminal& out, const std::string& data, const std::optional<std::string>& file);

}  // namespace desk
