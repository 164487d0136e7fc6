// A book for what is said of it as a whole: lines of questions, of which none is decided.
#pragma once

#include "inputs.hpp"
#include "serve/insight_document.hpp"

namespace cli {

// Reads the files named, or standard input. Complains of lines that are of no use, and returns the status to end with.
int read_book(const arguments& given, const fu::policy& rules, serve::insight_document& into);

}  // namespace cli
