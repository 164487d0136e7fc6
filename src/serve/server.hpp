// Lines in, lines out: over standard input and output, or a Unix socket.
#pragma once

#include "serve/counter.hpp"

#include <functional>
#include <string>

namespace serve {

using log = std::function<void(const std::string&)>;

// Answers standard input until it ends, or a signal to stop comes; then what was read is answered still. Throws
// `std::system_error` where it cannot be read or written.
void serve_standard_streams(counter& answers);

// Answers whoever connects to the socket, until a signal to stop comes; then what was read is answered still, for up to
// five seconds, and the socket is removed. Who does not read gets no further answers until they do, and nobody waits
// for them; who has gone is forgotten. Throws `std::system_error` where it cannot listen there.
void serve_socket(counter& answers, const std::string& path, const log& tell);

}  // namespace serve
